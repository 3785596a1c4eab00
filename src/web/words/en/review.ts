import type { Outcome, Stance } from '../../../reviews/domain/events.js';
import type { ValueType } from '../../../coalition/domain/value-types.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

const many = (count: number, one: string, more: string): string => `${count} ${plural(count, one, more)}`;

/** The words of the pages of a review. */
export const review = {
  title: 'Review',
  of: (quarter: string) => `Review of the ${quarter}`,
  all: 'All reviews',

  // The page of all reviews
  none: 'No quarter has been reviewed yet.',
  noneTitle: 'Reviews will stand here',
  noneText:
    'At the end of a quarter its members look together at who gave what, who got what, and whether that is fair. They decide what is given next, and close the books. Each quarter’s review is kept here with what was decided and why.',
  onNow: (quarter: string, step: string) => `The review of the ${quarter} is on: ${step}.`,
  noneOn: (count: number) =>
    `No review is on. ${many(count, 'quarter is', 'quarters are')} reviewed and closed.`,
  goOn: 'Go on with the review',
  look: 'See the review',
  begin: 'Begin a review',
  beginWhich: 'Quarter',
  beginOver: 'over',
  beginRunning: 'still running',
  beginText:
    'From then on supplies are listed: what can be given next. Figures are frozen once the quarter is over.',
  beginBy: 'A facilitator or a coordinator begins a review.',
  nothingToBegin: 'Every quarter that has begun has its review.',
  ledBy: 'Led by',
  ledHint: 'Who leads it, and signs it as facilitator.',
  onlyYou: 'So far nobody but you can sign, and a close takes two people.',
  inviteFacilitator: 'Invite a facilitator',
  inviteSigner: 'Invite who signs',
  you: 'you',
  somebody: 'somebody of the backbone',
  open: 'Open the review',
  past: 'Past reviews',
  quarterColumn: 'Quarter',
  stage: 'Step',
  outcome: 'What came of it',
  closedOn: 'Closed',
  nothingProposed: 'nothing was proposed',

  // Steps
  steps: { prepare: 'Prepare', discuss: 'Discuss', decide: 'Decide', close: 'Close' },
  stepsLabel: 'Steps of the review',
  stepStates: { done: 'done', now: 'now', ahead: 'to come' },
  stages: {
    opened: 'opened',
    preparing: 'being prepared',
    discussing: 'being discussed',
    deciding: 'being decided',
    closed: 'closed',
  },
  next: 'Next step',
  missing: 'Before that',
  goTo: (step: string) => `The review is at “${step}”: go there`,
  whoGoesOn: 'A facilitator or a coordinator takes the review on.',
  lead: {
    running: (until: string) =>
      `The quarter lasts to ${until}. Until then, list what can be given next; then its figures are frozen, so that all speak of the same ones.`,
    over: 'The quarter is over. Freeze its figures, so that all speak of the same ones.',
    preparing: (frozen: string, pulses: number, of: number) =>
      `Figures are frozen as of ${frozen}. ${pulses} of ${many(of, 'member', 'members')} said how fair they find the quarter.`,
    discussing: (positions: number, proposals: number) =>
      `${proposals === 0 ? 'Nothing is proposed yet' : `${many(proposals, 'proposal is', 'proposals are')} on the table`}, and ${many(positions, 'position was', 'positions were')} stated.`,
    deciding: (decided: number, of: number) =>
      of === 0
        ? 'Nothing is proposed, so nothing is left to decide.'
        : `${decided} of ${many(of, 'proposal', 'proposals')} decided.`,
    closed: (on: string, what: string) => `Closed on ${on}: ${what}.`,
  },
  moved: (stage: string) =>
    `Somebody took the review on meanwhile: it is ${stage} now. Look at it again; what you typed still stands here.`,
  madeAnew: 'Proposals were made anew meanwhile. Look at them again; what you typed still stands here.',

  lacks: {
    notOver: (to: string) => `The quarter lasts to ${to}.`,
    pulses: (count: number) =>
      `${many(count, 'member has', 'members have')} not said how fair they find the quarter.`,
    noProposals: (supplies: number) => `No proposals were made for ${many(supplies, 'supply', 'supplies')}.`,
    outdated: 'Figures were frozen anew since proposals were made. Make them again.',
    undecided: (count: number) => `${many(count, 'proposal is', 'proposals are')} undecided.`,
    unpublished: (count: number) =>
      `The reasons of ${many(count, 'decision', 'decisions')} are not published; the close publishes them.`,
    signature: (role: string) => `Nobody has signed ${role}.`,
  },

  // Prepare
  freeze: 'Freeze the figures',
  freezeAgain: 'Freeze them anew',
  freezeAgainHint: 'For figures that were mended since. Proposals have to be made again then.',
  discuss: 'Open the discussion',
  complete: 'How complete it is',
  completeLead: (ready: number, of: number) =>
    of === 1
      ? ready === 1
        ? 'Nothing is left to do for your member.'
        : 'Something is left to do for your member.'
      : `${ready} of ${many(of, 'member', 'members')} ${plural(ready, 'is', 'are')} ready.`,
  completeNow: 'As of now; frozen figures take their place.',
  completeFrozen: 'As frozen. What was mended since counts once figures are frozen anew.',
  member: 'Member',
  readiness: 'Ready',
  readyOf: (done: number, of: number) => `${done} of ${of}`,
  open_: 'Still open',
  openThings: {
    unvalued: (count: number) => `${many(count, 'entry', 'entries')} without a value`,
    unaccepted: (count: number) => `${many(count, 'entry', 'entries')} not accepted`,
    disputed: (count: number) => `${many(count, 'entry', 'entries')} disputed`,
    overdue: (count: number) => `${many(count, 'pledge', 'pledges')} overdue`,
    pulse: 'no word on fairness',
    undeclared: {
      priorities: 'no priorities declared',
      need: 'no need declared',
      budget: 'no budget stated',
    },
  },
  nothingOpen: 'nothing',
  moreMembers: (count: number) => `${many(count, 'more member', 'more members')} lack no more than these.`,
  counts: {
    entries: 'Entries',
    unvalued: 'Without a value',
    unaccepted: 'Not accepted',
    disputed: 'Disputed',
    overdue: 'Pledges overdue',
    of: (count: string) => `of ${count}`,
  },
  sheet: 'Preparation sheet',
  sheetOf: (member: string) => `Preparation sheet of ${member}`,
  sheetsText: 'Each member brings one to the review: its figures, what changed, and three questions.',
  sheetQuestions: 'Three questions for you',
  sheetChanges: 'What changed since the quarter before',
  changed: { given: 'Given', received: 'Received', balance: 'Balance', alignment: 'Fit with priorities' },
  figure: 'Figure',
  now: 'Now',
  before: 'Before',
  difference: 'Difference',
  fairTarget: 'Fair share over the window',
  fairReceived: (amount: string) => `${amount} received`,
  statuses: {
    'under-served': 'below its fair share',
    'in-balance': 'in balance',
    'over-served': 'above its fair share',
  },
  pulse: 'How fair is the quarter to you?',
  pulseText: 'From 1 (not at all) to 5 (entirely). You may change it until deciding begins.',
  pulseMember: 'For which member',
  pulseAnswers: {
    1: '1 – not at all fair',
    2: '2 – hardly fair',
    3: '3 – partly fair',
    4: '4 – largely fair',
    5: '5 – entirely fair',
  },
  fairness: 'Fairness',
  comment: 'In words',
  givePulse: 'Say so',
  yourPulse: (fairness: number) => `You gave it ${fairness} of 5.`,
  pulsesGiven: 'What members find',
  pulseMean: (mean: string, count: number) =>
    `${mean} of 5 on average, from ${many(count, 'member', 'members')}.`,
  pulseCount: (count: number, of: number) =>
    `${count} of ${many(of, 'member', 'members')} said how fair they find it.`,
  agenda: 'Agenda',
  agendaLead: 'Made from the figures and from what members said: what weighs most comes first.',
  agendaEmpty: 'Nothing stands out: no wide gap, no dispute, nothing overdue, no objection.',
  agendaKinds: {
    gap: 'Below the fair share',
    dispute: 'Disputed',
    'overdue-pledge': 'Overdue',
    ring: 'Circles of praise',
    objection: 'Objections',
    pulse: 'Found unfair',
  },
  look_: 'Look at it',
  agendaMore: (count: number) => `and ${count} more`,

  // Supplies
  supplies: 'What can be given next',
  suppliesText: 'Money of a pool, hours, places: what proposals hand out.',
  noSupplies: 'Nothing is listed yet',
  noSuppliesText:
    'List money that a pool can give, or hours and places that a member offers. Proposals then say who would get what of it, and why.',
  supply: 'Supply',
  from: 'From',
  quantity: 'Quantity',
  worth: 'Worth',
  left: 'Left',
  withdrawn: 'withdrawn',
  addSupply: 'List a supply',
  supplyTitle: 'What it is',
  supplySource: 'Who gives it',
  supplyKind: 'Kind',
  supplyQuantity: 'How much',
  supplyUnit: 'Unit',
  supplyUnitHint: (currency: string) => `${currency}, hours, or what it is counted in.`,
  supplyValue: 'Worth in all',
  supplyValueHint: (currency: string) => `In ${currency}; not needed for money in ${currency}.`,
  supplyType: 'Value it brings',
  supplyMost: 'At most, for each member',
  supplyStep: 'Handed out in steps of',
  supplyStepHint:
    'Such as 5, where nobody is given less than five hours. One by one without it; money to the cent.',
  supplyOpenTo: 'Only for these members',
  supplyOpenToHint: 'One a line, by name or id. Without any it is for all members.',
  supplyOpenToUnknown: (found: string) => `No member is called “${found}”.`,
  onlyFor: (members: string) => `only for ${members}`,
  atMostEach: (quantity: string) => `at most ${quantity} each`,
  inSteps: (quantity: string) => `in steps of ${quantity}`,
  list: 'List it',
  withdraw: 'Withdraw',
  withdrawReason: 'Why is it withdrawn?',
  pool: (name: string) => `Pool: ${name}`,
  valueTypes: {
    financial: 'financial',
    innovative: 'innovative',
    operational: 'operational',
    reputational: 'reputational',
    strategic: 'strategic',
  } satisfies Record<ValueType, string>,

  // Discuss
  positions: 'Where members stand',
  noPositions: 'Nobody has taken a position yet',
  noPositionsText:
    'Members say whether they support the quarter or a proposal, have a concern, or object, and why.',
  hiddenPositions: 'Positions of others are shown once decisions are published.',
  stances: { support: 'supports', concern: 'has a concern', object: 'objects' } satisfies Record<
    Stance,
    string
  >,
  stanceChoices: { support: 'Support', concern: 'Concern', object: 'Objection' } satisfies Record<
    Stance,
    string
  >,
  onQuarter: 'the quarter as a whole',
  onProposal: (id: string) => `proposal ${id}`,
  statePosition: 'State a position',
  about: 'About',
  stance: 'Where you stand',
  words: 'Why, in words',
  state: 'State it',
  positionText: 'The last word counts: state another one to change it.',
  proposals: 'Proposals',
  noProposals: 'Nothing is proposed yet',
  noProposalsText:
    'Proposals share out what can be given next, so that members come closer to their fair shares. Each says why.',
  noneSeen: 'Proposals for others are not shown to your member.',
  propose: 'Make proposals',
  proposeAgain: 'Make them again',
  proposeHint:
    'From the frozen figures and the listed supplies, by the rules of the quarter. It takes some seconds.',
  fairBefore: 'Before',
  fairAfter: 'With what is proposed',
  fairTarget_: 'Fair share',
  fairOther: 'Under other rules',
  fairTitle: (currency: string) => `Received over the window, before and after, in ${currency}`,
  fairRow: (name: string, before: string, after: string, target: string) =>
    `${name} goes from ${before} to ${after}; its fair share is ${target}.`,
  fairRowOther: (other: string) => `Under the other rules it would have ${other}.`,
  shortfallBefore: 'Missing to fair shares before',
  shortfallAfter: 'Missing after',
  below: (count: number) => `${many(count, 'member', 'members')} below`,
  othersInChart: (count: number) =>
    `${many(count, 'more member is', 'more members are')} not shown: less changes for them, or nothing.`,
  tradeOffs: 'What stands in the way',
  for: 'For',
  why: 'Why',
  undecided: 'undecided',
  compare: 'Compare with other rules',
  compareText: 'What would be proposed if the rules were others. Nothing is recorded.',
  proportionality: 'Weight of what was given',
  need: 'Weight of need',
  equality: 'Weight of equality',
  floor: 'Floor, as part of the fair share',
  ruleHint: (now: string) => `Now ${now}.`,
  weightsHint: 'Of 1; the three weights make 1 together.',
  compareLead: (real: string, supposed: string) =>
    `Under these rules ${supposed} would be missing to fair shares in the end, and ${real} by the rules of the quarter.`,
  compareHint: 'It takes some seconds.',
  compareSame: 'Change a weight, and see what would be proposed then.',
  byPolicy: 'By the rules of the quarter',
  byOther: 'Under other rules',
  settleUp: 'Settle up',
  settleText: 'Who would pay whom, so that every balance is zero. Nothing is recorded.',
  settleLead: (transfers: number, amount: string) =>
    transfers === 0
      ? 'All balances are settled: nobody would pay anybody.'
      : `${many(transfers, 'payment', 'payments')} of ${amount} in all would settle every balance.`,
  settleFewest: 'There is no way with fewer.',
  settleNotFewest: 'There may be a way with fewer: with so many parties it is not looked for.',
  settleUnvalued: (count: number) =>
    `${many(count, 'entry', 'entries')} without a value are settled by no payment.`,
  pays: 'Pays',
  isPaid: 'Is paid',
  amount: 'Amount',
  common: 'held in common',
  back: 'Back to the discussion',
  decideStep: 'Go on to deciding',
  decideStepHint: 'Pulses and supplies are closed then.',

  // Waiting for proposals
  waiting: 'Proposals are being made',
  waitingLead: (seconds: number) =>
    `Working on it for ${many(seconds, 'second', 'seconds')}. This page looks again by itself.`,
  lookAgain: 'Look again',
  waitingHint: 'You may leave this page: the proposals will stand in the review.',

  // Decide
  decideTitle: 'Decisions',
  decide: 'Decide',
  decideOn: (id: string, member: string) => `Proposal ${id}: ${member}`,
  decideNext: (id: string) => `Decide on proposal ${id}`,
  outcomeField: 'Decision',
  outcomeChoices: {
    accepted: 'Accept',
    amended: 'Accept with another quantity',
    rejected: 'Reject',
  } satisfies Record<Outcome, string>,
  outcomes: { accepted: 'accepted', amended: 'amended', rejected: 'rejected' } satisfies Record<
    Outcome,
    string
  >,
  outcomeCounts: (counts: Readonly<Partial<Record<Outcome, number>>>) =>
    (['accepted', 'amended', 'rejected'] as const)
      .filter((outcome) => (counts[outcome] ?? 0) > 0)
      .map((outcome) => `${counts[outcome]} ${outcome}`)
      .join(', '),
  otherQuantity: (unit: string) => `Quantity instead, in ${unit}`,
  otherQuantityHint: 'Only where the quantity is another.',
  reason: 'Reason',
  reasonHint: 'All members will read it.',
  dueOn: 'Delivered by',
  dueOnHint: 'Of what a member promises; the end of this quarter if you leave it empty.',
  dissent: 'Who does not agree',
  dissentWords: 'Why not',
  action: 'What is done next',
  actionOwner: 'Who does it',
  actionDue: 'Until when',
  more: 'Dissent and what is done next',
  recordDecision: 'Record the decision',
  decidedOn: (day: string) => `Decided on ${day}.`,
  becomesEntry: 'The entry that came of it',
  becomesPledge: 'The pledge that came of it',
  notPublished: 'The reason is not published yet.',
  dissents: (member: string) => `${member} does not agree:`,
  until: (owner: string, day: string) => `${owner}, until ${day}`,
  publish: 'Publish the reasons',
  notTold: 'What is decided is published with its reasons.',
  showUndecided: 'Undecided',
  showDecided: 'Decided',
  showAll: 'All',
  show: 'Show',
  partOf: (shown: number, of: number) => `${shown} of ${of} are shown.`,
  nothingToDecide: 'Nothing to decide',
  nothingToDecideText: 'No proposals were made. The review can be signed and closed.',
  notYetDeciding: 'Proposals are decided on after the discussion.',

  // Close
  closeTitle: 'What the close does',
  closeDoes: {
    locks: (count: number, entries: string) =>
      `It locks the quarter: its ${entries} ${count === 1 ? 'entry changes' : 'entries change'} no more. What comes late is booked in an open quarter.`,
    waits: (count: number) =>
      `${many(count, 'entry', 'entries')} not accepted or disputed will be decided on as late items.`,
    publishes: (count: number) =>
      count === 0
        ? 'All reasons are published.'
        : `It publishes the reasons of ${many(count, 'decision', 'decisions')}.`,
    vests: (credits: string) =>
      `It lets credits for confirmed knowledge vest: ${credits}, up to the quarter’s cap.`,
    vestsNone: 'No credits vest: no use of knowledge was confirmed.',
    vestsSome: 'It lets credits for confirmed knowledge vest, up to the quarter’s cap.',
    expires: 'It lets credits expire whose time is over.',
    seals: 'It seals the report: its text is kept with a hash, by which anybody can check a file.',
  },
  signatures: 'Signatures',
  signaturesText: 'Two different people sign: the facilitator, and a coordinator for the backbone.',
  asRole: { facilitator: 'as facilitator', backbone: 'for the backbone' },
  signedBy: (name: string) => `signed by ${name}`,
  notSigned: 'not signed yet',
  sign: (role: string) => `Sign ${role}`,
  signHint: 'You sign as yourself. A signature can’t be taken back.',
  signedYou: 'You have signed. Somebody else signs in the other place.',
  closeNow: (quarter: string) => `Close the ${quarter}`,
  closeHint: 'Nothing in the quarter changes any more.',
  sealed: 'Sealed report',
  sealedText: 'Its SHA-256 hash, by which a file can be checked:',
  notSealed: 'The report is not sealed yet. Close once more to seal it.',
  sealAgain: 'Seal the report',
  report: 'Read the report',
  reopen: 'Reopen the quarter',
  reopenText:
    'For what can’t wait for the next quarter. It takes two people and a reason. Decisions stay; signatures and the sealed report’s finality do not.',
  reopenAsked: (name: string, day: string) => `${name} asked on ${day} that the quarter be reopened:`,
  reopenYours: 'You asked for it. A second person has to agree.',
  reopenAgree: 'Agree, and reopen it',
  reopenAsk: 'Ask that it be reopened',
  reopenReason: 'Why?',
  stillReview: 'Everything has to be decided before it is signed.',
};

export type ReviewWords = typeof review;

/** What was done a moment ago. */
export const reviewSaid = {
  'review-opened': 'The review is open. List what can be given next.',
  'figures-frozen': 'The figures are frozen: all speak of the same ones now.',
  'discussion-open': 'The discussion is open: members say where they stand.',
  'deciding-open': 'The review is at its decisions.',
  'proposals-made': 'The proposals are made.',
  'pulse-given': 'Your word on fairness is noted.',
  'position-stated': 'Your position is noted.',
  'supply-listed': 'The supply is listed.',
  'supply-withdrawn': 'The supply is withdrawn.',
  'proposal-decided': 'The decision is recorded, and what follows from it is done.',
  'reasons-published': 'The reasons are published.',
  'close-signed': 'Your signature is recorded.',
  'quarter-closed': 'The quarter is closed.',
  'reopening-asked': 'Your word is kept. The quarter is reopened when a second person agrees.',
  'quarter-reopened': 'The quarter is open again.',
};

/** What a problem says of itself. */
type ProblemDetails = Readonly<Record<string, unknown>>;

/** Problems as people meet them in forms about a review. */
export const reviewProblems = {
  'reviews.not-at-this-stage': () =>
    'Somebody took the review to another step meanwhile. Look at it again; what you typed still stands here.',
  'reviews.proposal-unknown': () => 'This proposal is no more: proposals were made anew meanwhile.',
  'reviews.proposal-outdated': () =>
    'Figures were frozen anew since this proposal was made. Have proposals made again first.',
  'reviews.proposal-decided': ({ known, proposal }: ProblemDetails) =>
    `Somebody decided on proposal ${proposal} meanwhile: ${known}. What you typed was not recorded.`,
  'reviews.decisions-taken': () =>
    'Something was decided already, so proposals and figures stay as they are.',
  'reviews.figures-changed': () =>
    'Somebody froze figures anew, or had proposals made, while these were reckoned. Have them made again.',
  'reviews.amendment-malformed': ({ expected }: ProblemDetails) => `Of the quantity, ${expected} is right.`,
  'reviews.supply-exhausted': ({ left, unit }: ProblemDetails) =>
    `Only ${left} ${unit} are left of this supply.`,
  'reviews.undecided': ({ count }: ProblemDetails) =>
    `Before anybody signs, everything has to be decided: ${many(Number(count), 'proposal is', 'proposals are')} not.`,
  'reviews.same-signer': () => 'Two different people sign. You have signed in the other place.',
  'reviews.signed-otherwise': () => 'Somebody else has signed in this place already.',
  'reviews.signatures-missing': () => 'Two people have to sign before the quarter is closed.',
  'reviews.proposals-busy': () => 'Other proposals are being made at this moment. Try again in a minute.',
  'reviews.quarter-not-over': ({ to }: ProblemDetails) =>
    `The quarter lasts to ${to}: its figures are not complete before.`,
  'reviews.review-exists': () => 'Somebody opened the review of this quarter meanwhile.',
};
