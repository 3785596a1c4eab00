import type { Details } from '../details.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

/** The words about the library and what was applied of it, in English. */
export const knowledge = {
  title: 'Knowledge',
  nav: {
    label: 'Knowledge',
    library: 'Library',
    applications: 'Who used what',
    credits: 'Credits',
    offers: 'Offers',
    recognition: 'Recognition',
  },
  lead: (assets: string, unused: string | null) =>
    `The library holds ${assets}.${unused === null ? '' : ` ${unused}`}`,
  assets: (count: number) => (count === 0 ? 'nothing yet' : count === 1 ? 'one asset' : `${count} assets`),
  unusedOf: (count: number) =>
    count === 0
      ? 'Every one of them has been applied.'
      : `${count === 1 ? 'One has' : `${count} have`} not been applied by anybody yet.`,
  share: 'Share knowledge',
  filters: 'Which knowledge',
  search: 'Search',
  type: 'Type',
  anyType: 'Any type',
  author: 'By',
  anybody: 'Anybody',
  use: 'Use',
  anyUse: 'Applied or not',
  unusedOnly: 'Not applied yet',
  listTitle: 'Assets',
  asset: 'Asset',
  by: 'By',
  licence: 'Licence',
  uses: 'Times applied',
  usesUntold: 'not told',
  sharedOn: 'Shared on',
  edition: 'Version',
  mostApplied: 'Applied most',
  times: (count: number) => (count === 1 ? 'once' : `${count} times`),
  emptyTitle: 'The library is empty',
  empty:
    'An asset is know-how that others can use: a method, a data set, a guide, a piece of software. Its authors earn credits when others apply it, and not by sharing it.',
  emptyFiltered: 'Nothing in the library is so. Take other words, or fewer of them.',
  newTitle: 'Share knowledge',
  newIntro:
    'Others will find it here. Its authors earn credits once somebody else applies it and that is confirmed.',
  name: 'What it is called',
  typeHint: 'Such as method, data set, guide or software.',
  licenceHint: 'What others may do with it, such as CC-BY-4.0.',
  description: 'In words',
  descriptionHint: 'What it is good for, and where it is to be had.',
  authors: 'Authors',
  authorsHint: 'Members, and the part of each in per cent. Leave the parts empty where all did the same.',
  authorN: (place: number) => (place === 1 ? 'Author' : `Author ${place}`),
  shareN: (place: number) => `Part ${place}, in %`,
  sources: 'Made from',
  sourcesHint: 'Assets of the library that it builds on: a part of its credit goes to their authors.',
  sourcesById: 'The id stands at the end of the address of an asset’s page.',
  sourceN: (place: number) => `Source ${place}`,
  weightN: (place: number) => `Part ${place}, in %`,
  sumOff: (found: string) => `The parts sum to ${found} per cent and not to 100.`,
  partMissing: 'Give every part in per cent, or none.',
  twice: 'This stands here twice.',
  shareIt: 'Share it',

  leadOf: (day: string, authors: string) => `Shared on ${day} by ${authors}.`,
  usedSo: (uses: number) =>
    uses === 0
      ? 'Nobody is confirmed to have applied it yet.'
      : `It was applied ${uses === 1 ? 'once' : `${uses} times`}, as confirmed.`,
  about: 'About it',
  partOf: 'Part',
  lineage: 'Where it comes from, and what became of it',
  madeFrom: 'Made from',
  madeFromNothing: 'From nothing else in the library.',
  wentInto: 'Went into',
  wentIntoNothing: 'Nothing in the library was made from it yet.',
  wentIntoMore: (more: number) => `and ${more} more`,
  versions: 'Versions',
  first: 'As it was shared.',
  byQuarter: 'How it was applied, quarter by quarter',
  quarter: 'Quarter',
  users: 'Members',
  depths: { consulted: 'consulted', adapted: 'adapted', embedded: 'embedded' },
  depthHints: {
    consulted: 'consulted: somebody looked things up in it',
    adapted: 'adapted: somebody changed it to their needs',
    embedded: 'embedded: it is part of how somebody works now',
  },
  outcomes: 'Outcome',
  awaiting: 'To be confirmed',
  contested: 'Contested',
  applications: 'Applications',
  noApplications:
    'Nobody has told of an application yet. Whoever uses this tells it below; it counts once somebody outside the authors’ organisations confirms it.',
  allApplications: 'All its applications',
  whatItEarned: 'What it earned',
  earned: 'earned',
  earnedTitle: (quarter: string) => `What its uses earned in the ${quarter}`,
  earnedIntro:
    'By user and author, before what caps and mutual use take away. What a quarter comes to in the end stands with the credits.',
  earnedNothing: 'Its uses earned nothing that is shown to you.',
  user: 'User',
  authorOf: 'Author',
  through: 'By way of',
  credits: 'Credits',
  excluded: {
    'own-use': 'none: its own use',
    'same-parent-group': 'none: of the same group',
  },
  tell: 'Tell that you applied it',
  tellFor: 'Tell that somebody applied it',
  tellIntro:
    'One outside the authors’ organisations confirms it then, which may be the user itself. Only what is confirmed earns credits.',
  whoApplied: 'Who applied it',
  appliedOn: 'On which day',
  depth: 'How deeply',
  outcome: 'What came of it',
  outcomeHint: (currency: string) => `In ${currency}, where it can be said: money saved, or raised.`,
  evidence: 'How one can tell',
  evidenceHint: 'What you did with it, and where that can be seen.',
  tellIt: 'Tell it',
  newVersion: 'A new version',
  newVersionIntro: 'Uses and credits stay with the asset.',
  whatIsNew: 'What is new in it',
  since: 'Since when',
  reviseIt: 'Record the version',
  tellLineage: 'Say what it was made from',
  tellLineageIntro: 'Once, from a day on. A part of its credit goes there from that quarter on.',
  lineageIt: 'Record it',
};

export const applications = {
  title: 'Who used what',
  lead: (quarter: string | null) =>
    quarter === null
      ? 'Every application that is told, by its day.'
      : `What was applied in the ${quarter}, by its day.`,
  filters: 'Which applications',
  allQuarters: 'All quarters',
  state: 'State',
  anyState: 'Any state',
  states: {
    awaiting: 'to be confirmed',
    confirmed: 'confirmed',
    contested: 'contested',
    withdrawn: 'withdrawn',
  },
  day: 'Day',
  emptyTitle: 'No applications',
  empty:
    'An application says that a member used an asset of the library: how deeply, and what came of it. It is told on the page of the asset, and counts once it is confirmed.',
  of: (asset: string, member: string) => `${asset}, applied by ${member}`,
  leadOf: (member: string, asset: string, day: string, depth: string) =>
    `${member} ${depth} “${asset}” on ${day}.`,
  stands: {
    awaiting: 'It is not confirmed yet, and earns nothing until it is.',
    confirmed: (day: string, by: string, quarter: string) =>
      `Confirmed by ${by} on ${day}. It counts in the ${quarter}.`,
    contested: (by: string) => `Contested by ${by}: it does not count until that is settled.`,
    withdrawn: (by: string) => `Taken back by ${by}. It never counts.`,
  },
  pending: (quarter: string) => `What it earns is provisional until the ${quarter} is closed; then it vests.`,
  recordedBy: 'Told by',
  noOutcome: 'not said',
  reason: 'Why',
  entry: 'Recorded as',
  benefit: 'benefit of the user',
  earns: 'What it earns',
  earnsNothing: 'Nothing that is shown to you.',
  showEarned: 'Show what it earned',
  confirm: 'Confirm it',
  confirmIntro: 'You say that it was so. The authors earn credits for it, and the user got the use of it.',
  confirmAgain: 'Settle it: it was so after all',
  contest: 'Contest it',
  contestIntro:
    'You say that it was not so. It counts no longer, until whoever contested it, or the backbone, confirms it.',
  withdraw: 'Take it back',
  withdrawIntro: 'For what was told by mistake. It stays in the ledger, and never counts.',
  next: {
    awaiting: 'It waits for somebody outside the authors’ organisations to confirm it.',
    contested: 'It waits for whoever contested it, or for the backbone.',
  },
};

export const knowledgeSaid = {
  'knowledge-shared': 'It is shared. Its authors earn once others apply it.',
  'version-recorded': 'The version is recorded.',
  'lineage-recorded': 'It is recorded what it was made from.',
  'application-told': 'It is told, and waits to be confirmed by somebody outside the authors’ organisations.',
  'application-confirmed': 'It is confirmed. What it earns is provisional until the quarter is closed.',
  'application-contested': 'It is contested. It does not count until that is settled.',
  'application-withdrawn': 'It is taken back. It never counts.',
  'offer-listed': 'It is offered. Members can reserve it from its first day on.',
  'offer-closed': 'It is offered no longer. What is reserved stays so.',
  'credits-reserved': 'It is reserved, with its price. Whoever offers it says when it was handed over.',
  'credits-redeemed': 'It is redeemed: the credits are spent, and the benefit is recorded.',
  'credits-released': 'The credits are free again.',
  'lapsed-released': 'What nobody fetched in time is free again.',
  'nothing-lapsed': 'Nothing had lapsed.',
};

export const knowledgeProblems = {
  'knowledge.asset-unknown': () => 'There is no such asset in the library.',
  'knowledge.weights-malformed': ({ reason }: Details) => `The parts do not serve: ${text(reason)}.`,
  'knowledge.lineage-stated': () =>
    'Somebody has said already what this was made from, and that is said once. It stands above.',
  'knowledge.lineage-cycle': ({ parent }: Details) =>
    `“${text(parent)}” was itself made from this. Nothing can come from what was made of it.`,
  'knowledge.before-it-was-shared': ({ sharedOn }: Details) =>
    `It was shared on ${text(sharedOn)}; a day before that is too early.`,
  'knowledge.application-unknown': () => 'There is no such application, or it is not shown to you.',
  'knowledge.application-withdrawn': () => 'Somebody took this application back meanwhile. It never counts.',
  'knowledge.confirmed-before-use': ({ appliedOn }: Details) =>
    `It was applied on ${text(appliedOn)}; it can’t be confirmed before that.`,
  'knowledge.outcome-negative': () => 'What came of it must not be below zero.',
  'knowledge.offer-unknown': () => 'There is no such offer.',
  'knowledge.offer-not-open': ({ on, validFrom, validTo }: Details) =>
    `It can be reserved from ${text(validFrom)} to ${text(validTo)}, and not on ${text(on)}.`,
  'knowledge.offer-exhausted': ({ capacity }: Details) =>
    `${plural(text(capacity), 'It is', `All ${text(capacity)} are`)} taken: somebody was quicker. If a reservation lapses or is set free, it can be had again.`,
  'knowledge.credits-insufficient': ({ held, price }: Details) =>
    `It costs ${text(price)} credits, and ${text(held)} are there to be redeemed. Credits that accrue can be used once their quarter is closed.`,
  'knowledge.redemption-ended': ({ state, on }: Details) =>
    `This was ${state === 'redeemed' ? 'redeemed' : 'set free'} already, on ${text(on)}.`,
  'knowledge.reservation-lapsed': ({ until }: Details) =>
    `It could be fetched until ${text(until)}, and has lapsed. Reserve it again.`,
};

function text(detail: unknown): string {
  return String(detail);
}
