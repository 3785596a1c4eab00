import { review, reviewProblems, reviewSaid } from './review-en.js';

import { enExplain, enMembers, enMembersProblems, enMembersSaid, enPortfolio } from './en-members.js';
import { enCoalition, enForWhom, enNeedsYou, enOverview } from './en-overview.js';
import type { Details } from './details.js';
import { enCredits, enOffers } from './en-credits.js';
import { enApplications, enKnowledge, enKnowledgeProblems, enKnowledgeSaid } from './en-knowledge.js';
import { enPledges, enPledgesProblems, enPledgesSaid } from './en-pledges.js';
import { enRecognition, enRecognitionProblems, enRecognitionSaid } from './en-recognition.js';
import { imports } from './en-import.js';
import { verify, trail } from './en-proof.js';
import { help } from './en-help.js';
import { entryWords } from './entries-en.js';

/**
 * All words of the site in English. Other languages are files with the same names, and do not compile where one is missing.
 * Words are those of a coordinator: “given” and “received”, “balance”, and no terms of the program.
 */
export const en = {
  language: 'English',
  product: 'Evenhand',
  tagline: 'Who gives what, who gets what, and whether that is fair.',
  skip: 'Skip to the content',
  optional: '(optional)',
  choose: 'Choose…',
  cancel: 'Cancel',
  never: 'never',
  more: 'Next page',
  filter: 'Show',
  downloads: 'Download what is shown:',
  /** What stands before the decimals of a number that is typed. */
  decimalPoint: '.' as '.' | ',',

  nav: {
    site: 'Site',
    menu: 'Menu',
    needsYou: 'Needs you',
    coalition: 'Coalition',
    coalitions: 'Coalitions',
    overview: 'Overview',
    members: 'Members',
    ledger: 'Ledger',
    pledges: 'Pledges',
    knowledge: 'Knowledge',
    review: 'Review',
    reports: 'Reports',
    policies: 'Rates and rules',
    import: 'Import',
    verify: 'Verify',
    record: 'Record',
    help: 'Help',
    access: 'People and access',
    everybody: 'Everybody',
    found: 'Found a coalition',
    account: 'Your account',
    signIn: 'Sign in',
    signOut: 'Sign out',
    api: 'Description of the API',
  },

  roles: {
    coordinator: 'coordinator',
    facilitator: 'facilitator',
    representative: 'representative',
    auditor: 'auditor',
    observer: 'observer',
    operator: 'operator',
  },
  /** What each role is for, as whoever holds it is told. */
  mandates: {
    coordinator: 'You keep the ledger for all members, and say who has access.',
    facilitator: 'You hold the quarterly reviews.',
    representative: 'You speak for your member: what it gave, what it got, and what it needs.',
    auditor: 'You see everything, with the log behind it, and change nothing.',
    observer: 'You read what is published.',
    operator: 'You set up coalitions, and look after people and this service.',
  },
  representativeOf: (member: string) => `representative of ${member}`,

  said: {
    'signed-out': 'You are signed out.',
    'signed-out-everywhere': 'You are signed out in every browser.',
    'signed-out-meanwhile':
      'You were signed out meanwhile, and what you sent was not saved. Sign in, and send it again.',
    'sign-in-needed': 'Sign in to go on.',
    'too-long-ago': 'Too much time has passed since the password. Begin again.',
    'password-set': 'Your new password is set. Sign in with it.',
    'password-changed': 'Your password is changed. Every other browser is signed out.',
    'second-factor-added': 'Signing in now takes a code as well. Every other browser is signed out.',
    'second-factor-removed': 'Signing in no longer takes a code. Every other browser is signed out.',
    joined: 'Welcome. Your account is ready.',
    'role-taken': 'The role is yours.',
    founded: 'The coalition is founded, and you are its coordinator.',
    ...enMembersSaid,
    'entry-recorded': 'It is recorded.',
    'entry-recorded-already': 'It was recorded already, and once: here it is.',
    'entry-replaced': 'The correction is recorded, and the old entry taken back.',
    'entry-accepted': 'It is accepted, and counts from now on.',
    'entry-disputed': 'It is disputed. Its amount is held apart.',
    'dispute-answered': 'Your answer stands with the entry.',
    'dispute-resolved': 'The dispute is settled.',
    'entry-reversed': 'It is taken back.',
    'entry-rejected': 'It is rejected, with the reason.',
    'entry-withdrawn': 'It is withdrawn.',
    'entry-valued': 'It has its value.',
    'evidence-attached': 'The evidence is attached.',
    'role-given': 'The role is given. It holds from now on.',
    'role-withdrawn': 'The role is withdrawn. It holds no longer.',
    'invitation-withdrawn': 'The invitation is withdrawn. Its link no longer works.',
    ...enPledgesSaid,
    ...enKnowledgeSaid,
    ...enRecognitionSaid,
    imported: 'The files are imported.',
    'nothing-imported': 'All of it was recorded already; nothing changed.',
    'import-undone': 'The import is undone. Every figure is as it was without it.',
    'import-undone-before': 'This import is undone already; nothing changed.',
    'session-ended': 'The session is ended. That browser is signed out.',
    'provider-linked': 'You can sign in with this provider from now on.',
    'provider-unlinked': 'Signing in with this provider no longer works.',
    'second-factor-taken': 'The second factor is taken off, and all sessions of that person are ended.',
    'key-revoked': 'The key is revoked. It no longer works.',
    ...reviewSaid,
    'rate-set': 'The rate is set. It values what is recorded from now on for its days.',
    'exchange-rate-set': 'The exchange rate is set.',
    'rules-adopted': 'The rules are adopted. Quarters that begin on their first day or later go by them.',
    'pool-opened': 'The pool is open.',
    'settings-changed': 'The settings are saved.',
    'person-erased': 'The person is erased.',
    'person-erased-not-wiped':
      'The person is erased, but somebody was reading meanwhile, so the database’s files may still hold traces. Erase once more.',
  },

  errors: {
    summary: (count: number) =>
      count === 1 ? 'One thing is not right yet' : `${count} things are not right yet`,
    missing: 'This is needed.',
    tooLong: (max: number) => `This is longer than ${max} characters.`,
    notAChoice: 'Choose one of these.',
    decimal: 'A number such as 1200 or 12.50 is right.',
    days: (max: number) => `A whole number of days from 1 to ${max} is right.`,
  },

  /** Problems as people meet them in forms; of all others the catalogue’s own sentence is shown. */
  problems: {
    'access.sign-in-refused': () =>
      'The e-mail address, the password or the code is not right. Try again, or have an operator send you a link for a new password.',
    'access.password-not-right': () => 'This is not your current password.',
    'access.second-factor-not-right': () =>
      'This is not the code of this moment, or it was used before. Type the six digits that your app shows now.',
    'access.second-factor-there': () => 'Your account has a second factor already. Remove it first.',
    'access.password-length': ({ found, min, max }: Details) =>
      `The password has ${found} characters; from ${min} to ${max} are right.`,
    'access.password-malformed': () => 'The password holds half of a character, which no keyboard makes.',
    'access.password-common': () =>
      'This password is one of those that are tried first, or little more. Several words that have nothing to do with each other are good, and so is what a password manager makes.',
    'access.password-telling': ({ found }: Details) =>
      `The password holds “${found}”, which others know of you or of this service. Take one without names and addresses.`,
    'access.passwords-busy': () => 'Many people are signing in at this moment. Try again in a few seconds.',
    'access.email-malformed': ({ found }: Details) =>
      `“${found}” is not an e-mail address such as anna@clinic.example.`,
    'access.email-taken': () =>
      'Somebody has an account with this e-mail address. If it is yours, sign in first, and take up the invitation then.',
    'access.member-needed': () => 'A representative speaks for a member. Choose which.',
    'access.member-not-taken': () =>
      'Only representatives speak for a member. Leave the member empty for this role.',
    'access.last-coordinator': () =>
      'Nobody would be left to give roles. Make somebody else a coordinator first.',
    'access.person-unknown': () => 'This person has no role here any more.',
    'access.invitation-unknown': () => 'This invitation was taken up or withdrawn already.',
    'access.key-unknown': () => 'This key is not in force any more.',
    'access.too-many-keys': ({ max }: Details) =>
      `There are ${max} keys in force. Revoke those that nobody uses.`,
    'access.too-many-invitations': ({ max }: Details) =>
      `There are ${max} open invitations. Withdraw those that went astray.`,
    'access.link-not-valid': () =>
      'This link was used, was withdrawn, has expired, or never was. Ask whoever sent it for a new one.',
    'access.not-permitted': () => 'Your role does not include this. Ask a coordinator if you should have it.',
    'coalition.member-unknown': () => 'There is no such member in this coalition.',
    ...enMembersProblems,
    ...enPledgesProblems,
    ...enKnowledgeProblems,
    ...enRecognitionProblems,
    'coalition.pool-unknown': () => 'There is no such pool in this coalition.',
    'coalition.act-not-permitted': () => 'That is not for you to do: see who acts next.',
    'exchange.entry-exists': () => 'There is an entry with this id already.',
    'exchange.entry-unknown': () => 'There is no such entry, or you do not see it.',
    'exchange.quantity-not-positive': () => 'The quantity is above zero.',
    'exchange.value-negative': () => 'A value is not below zero.',
    'exchange.exchange-with-itself': () => 'The other side is somebody else.',
    'exchange.exchange-with-pool': () => 'An exchange is between two members. Choose a member.',
    'exchange.entry-disputed': () => 'It is disputed meanwhile: settle that first.',
    'exchange.entry-not-disputed': () => 'The dispute is over already.',
    'exchange.own-entry-disputed': () =>
      'You recorded it yourself: withdraw it, or ask the backbone to take it back.',
    'exchange.adjustment-missing': () => 'Say which other quantity or value it comes to.',
    'exchange.adjustment-unwanted': () =>
      'Another quantity or value goes with adjusting alone. Leave both empty for this outcome.',
    'exchange.pool-overdrawn': ({ balance, unit, wanted, on }: Details) =>
      `The pool holds ${balance} ${unit} on ${on}, which is less than ${wanted}.`,
    'exchange.pledge-unknown': () => 'There is no such pledge.',
    'exchange.value-of-funds-differs': ({ expected }: Details) =>
      `Money in the coalition’s currency is its own value: ${expected}. Leave the value empty.`,
    'exchange.item-claimed-twice': ({ claimedBy, award }: Details) =>
      `This is claimed already on the award ${award}, by the entry ${claimedBy}.`,
    'coalition.slug-malformed': () =>
      'Lower-case letters, digits and single hyphens between them are right, at most 60 characters.',
    'coalition.policy-principles': ({ found }: Details) =>
      `The three principles make ${String(found)} together; they have to make 1.`,
    'coalition.policy-rule-malformed': ({ found, expected }: Details) =>
      `“${String(found)}” is not right here: ${String(expected).replace(/,$/, '')} is.`,
    'coalition.rate-overlaps': ({ otherFrom, otherTo }: Details) =>
      `There is a rate for this from ${String(otherFrom)} to ${String(otherTo)}. Let one end before the other begins.`,
    'ledger.coalition-exists': ({ coalition }: Details) =>
      `There is a coalition “${coalition}” already. Take another short name.`,
    'ledger.coalition-unknown': () => 'There is no such coalition, or you have no role in it.',
    ...reviewProblems,
    'interchange.upload-gone': () =>
      'The files are kept for two hours, and these are gone, or lie on another machine of this service. Choose them once more; nothing was imported.',
    'interchange.preview-outdated': () =>
      'The ledger has changed since you looked, and the files would now do something else. This is the new preview.',
    'interchange.undoing-refused': () =>
      'Something was recorded meanwhile that rests on this import. Nothing was undone.',
    'interchange.import-unknown': () => 'There is no such import in this coalition.',
    'coalition.reason-missing': () => 'A reason is needed.',
    'kernel.text-malformed': ({ max }: Details) =>
      `From 1 to ${max} characters are right, without control characters.`,
    'kernel.currency-unknown': () => 'Choose a currency of the list.',
    'kernel.time-zone-unknown': () => 'Choose a time zone of the list.',
    'request.too-many': ({ retryAfterSeconds }: Details) =>
      `There were too many tries. Try again in ${inMinutes(retryAfterSeconds)}.`,
    'request.not-found': () => 'There is nothing at this address that you may see.',
    'request.internal': ({ correlationId }: Details) =>
      `Something went wrong on our side, and nothing was saved. If it happens again, tell an operator this number: ${correlationId}`,
    'request.cross-site': () => 'The form came from another site, so it was not accepted.',
  },

  problemPages: {
    400: 'This request is not right',
    403: 'Not for your role',
    404: 'Nothing here',
    405: 'Nothing here',
    409: 'That does not go together',
    410: 'This link no longer holds',
    413: 'That is too much',
    415: 'This request is not right',
    421: 'Meant for another site',
    422: 'That can’t be done',
    429: 'Too many requests',
    500: 'Something went wrong',
    503: 'Busy at the moment',
  },
  problemPage: {
    other: 'That did not work',
    home: 'Go to the first page',
    back: 'Your browser’s way back leads to what you typed.',
  },

  home: {
    welcome: 'Who gives what, who gets what, and is that fair?',
    what: 'Organisations that work on one problem each give what they have – money, people’s time, goods and space, know-how – and each get something else back. Evenhand keeps that as a ledger which nobody can quietly rewrite, and answers with evidence.',
    waysIn: 'The way in',
    byAccount: 'If you have an account',
    byInvitation: 'If you are new',
    invited:
      'You need an invitation: a link from a coordinator of your coalition. Open it, and choose a password.',
    yours: 'Your coalitions',
    all: 'Coalitions here',
    none: 'You have no role in a coalition yet. A coordinator of yours can invite you.',
    noneYet: 'There is no coalition yet. Found the first one, then invite whoever coordinates it.',
    asOperator:
      'As operator you look after the service; you see nothing of a coalition without a role in it.',
    noRole: 'You have no role here.',
  },

  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    with: (label: string) => `Sign in with ${label}`,
    or: 'or',
    lost: 'Forgotten your password? Ask an operator of this service for a link to set a new one.',
    new: 'New here? Open the link of your invitation.',
    codeTitle: 'One more step',
    codeIntro: 'The password is right. Now type the six digits that your authenticator app shows.',
    code: 'Code',
    codeSubmit: 'Sign in',
    again: 'Begin again',
  },

  invitation: {
    title: 'You are invited',
    offers: (role: string, coalition: string) => `You are invited to be ${role} in ${coalition}.`,
    operatorTitle: 'Welcome to Evenhand',
    operatorIntro:
      'Nobody operates this service yet, and you hold the link for whoever does. Make your account; then found the first coalition.',
    operatorAgain: 'You are invited to operate this service: to found coalitions and look after people.',
    asSomebodyNew: 'Make your account',
    name: 'Your name',
    nameHint: 'As others in the coalition see it.',
    email: 'E-mail address',
    emailHint: 'You sign in with it.',
    password: 'Password',
    passwordHint: 'At least 12 characters. Several words that have nothing to do with each other are good.',
    join: 'Join',
    haveAccount: 'If you have an account here',
    signInFirst: 'Sign in and take up the invitation',
    signedInAs: (name: string) => `You are signed in as ${name}.`,
    accept: (name: string) => `Take it up as ${name}`,
    notYou: 'Is this for somebody else? Sign out, then open the link again.',
  },

  password: {
    title: 'Set a new password',
    intro: 'This link holds once. All browsers in which you are signed in are signed out.',
    password: 'New password',
    submit: 'Set the password',
  },

  account: {
    title: 'Your account',
    name: 'Name',
    email: 'E-mail address',
    id: 'Id in the ledger',
    idHint: 'What you record bears this id, never your name.',
    roles: 'Your roles',
    noRoles: 'You have no role anywhere.',
    wholeService: 'This service',
    where: 'Where',
    role: 'Role',
    passwordTitle: 'Password',
    current: 'Current password',
    new: 'New password',
    newHint: 'At least 12 characters. Every other browser is signed out.',
    change: 'Change the password',
    secondFactor: 'Second factor',
    secondFactorOff:
      'Signing in takes your password alone. With a second factor it takes a code from an app on your phone as well, so that a stolen password is of no use.',
    secondFactorOn: 'Signing in takes your password and a code from your authenticator app.',
    on: 'On',
    off: 'Off',
    offer: 'Set up a second factor',
    offerHint: 'Your password once more, as this changes how you sign in.',
    remove: 'Remove the second factor',
    code: 'Code that your app shows now',
    noPassword: 'You sign in with a provider, which looks after your password and second factor.',
    sessions: 'Where you are signed in',
    since: 'Since',
    seen: 'Last here',
    way: 'By',
    end: 'Act',
    endSession: 'End it',
    thisOne: 'this browser',
    ways: {
      password: 'password',
      provider: 'a provider',
      invitation: 'an invitation',
      reset: 'a new password',
    },
    providers: 'Other ways to sign in',
    providersIntro:
      'A provider that you link vouches for you, so that you need no password here. Within ten minutes of signing in you can change this.',
    provider: 'Provider',
    state: 'State',
    linkedSince: (day: string) => `linked since ${day}`,
    notLinked: 'not linked',
    link: 'Link it',
    unlink: 'Unlink it',
    goOnTitle: (label: string) => `Link ${label}`,
    goOnHow: (label: string) => `${label} now asks who you are, and sends you back here.`,
    goOn: (label: string) => `Go on to ${label}`,
    sessionsIntro: 'A session ends by itself after an hour without use, and after a day in any case.',
    everywhere: 'Sign out everywhere',
  },

  secondFactor: {
    title: 'Set up a second factor',
    scan: 'Scan this with your authenticator app',
    picture: 'QR code that holds the secret for your authenticator app',
    type: 'or type the secret into it:',
    confirm: 'Then type the code that it shows',
    code: 'Code',
    password: 'Your password, once more',
    submit: 'Turn it on',
    lost: 'If you lose your phone, an operator of this service can take the second factor off.',
  },

  coalition: enCoalition,

  keys: {
    title: 'Keys',
    search: 'Search on this page',
    these: 'Show or hide these keys',
    close: 'Close',
  },

  /** What changes hands, and what it is worth, as every page says it. */
  kinds: {
    funds: 'funds',
    'staff-time': 'staff time',
    'in-kind': 'in kind',
    knowledge: 'knowledge',
    service: 'service',
    access: 'access',
    recognition: 'recognition',
  },
  statuses: {
    proposed: 'proposed',
    accepted: 'accepted',
    disputed: 'disputed',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    reversed: 'reversed',
  },
  valueTypes: {
    financial: 'financial',
    innovative: 'innovative',
    operational: 'operational',
    reputational: 'reputational',
    strategic: 'strategic',
  },
  given: 'Given',
  received: 'Received',
  balance: 'Balance',
  /** Units that are words; currencies and the names that people give to their own stand as they are. */
  units: { hours: 'hours', credits: 'credits', assets: 'assets' },
  /** Who acts or is meant, where it is no member and no pool with a name of its own. */
  parties: { backbone: 'the backbone', commonPool: 'the common pool' },

  members: enMembers,

  explain: enExplain,

  portfolio: enPortfolio,

  overview: enOverview,

  forWhom: enForWhom,

  needsYou: enNeedsYou,

  ...entryWords,

  pledges: enPledges,

  knowledge: enKnowledge,
  applications: enApplications,

  credits: enCredits,

  offers: enOffers,

  recognition: enRecognition,

  review,

  reports: {
    title: 'Reports',
    latest: (quarter: string, day: string) =>
      `The latest report is that of the ${quarter}, which was closed on ${day}.`,
    noneYet: 'No quarter is closed yet, so that no report stands for good.',
    waiting: (quarters: string, count: number) =>
      count === 1
        ? `The ${quarters} is over and waits for its close.`
        : `These quarters are over and wait for their close: ${quarters}.`,
    readReport: (quarter: string) => `Read the report of the ${quarter}`,
    noneTitle: 'Reports will stand here',
    noneHow:
      'When a quarter has been reviewed and closed, its report is published: who gave, who received, whether that was fair, and what was decided.',
    quarters: 'Quarters',
    quarter: 'Quarter',
    state: 'State',
    states: { closed: 'closed', open: 'to be closed', running: 'under way' },
    on: (day: string) => `on ${day}`,
    closedOn: (day: string) => `closed on ${day}`,
    version: (number: number) => `version ${number}`,
    givenIn: (currency: string) => `Given, ${currency}`,
    receivedIn: (currency: string) => `Received, ${currency}`,
    notTold: '—',
    signed: 'Signed by',
    signing: { facilitator: 'the facilitator', backbone: 'the backbone' },
    nobodySigned: 'closed without a review',
    files: 'Files',
    notPublished: 'not published yet',
    reportOf: (quarter: string) => `Report of the ${quarter}`,
    earlierVersion: 'This is an earlier version: the quarter was opened again since, and closed anew.',
    inEnglish: 'Reports are written in English.',
    wholePdf: 'Make the PDF with all statements',
    compare: 'Compare with another quarter',
    whatIf: 'What if the rules were other?',
    toReview: 'The review of this quarter',
    toReport: 'To the report',
    toMember: (name: string) => `The portfolio of ${name}`,
    hash: 'Hash of the report',
    hashHow: 'SHA-256 of its JSON file: whoever has the file can check it.',
    position: 'Position in the ledger',
    policy: 'Rules',
    defaults: 'the defaults',
    policyVersion: (number: number) => `version ${number} of the rules`,
    versions: 'Versions',
    reopened: (day: string, reason: string) => `opened again on ${day}: ${reason}`,
    since: 'What came after the close',
    sinceHow: (items: number) =>
      items === 1
        ? 'A closed quarter keeps what it said. One late item counts in a later quarter; here is what this one would say, had it been known in time.'
        : `A closed quarter keeps what it said. ${items} late items count in later quarters; here is what this one would say, had they been known in time.`,
    member: 'Member',
    sealedBalance: 'As closed',
    difference: 'Difference',
    restatedBalance: 'Restated',
    lateItems: 'Late items',
    bookedOn: (day: string) => `booked on ${day}`,
    neighbours: 'Other quarters',
    allRows: (all: string, shown: string) => `Show all ${all} rows (these are the first ${shown})`,
    statementOf: (name: string, quarter: string) => `${name}: statement for the ${quarter}`,
    compareTitle: (quarter: string) => `The ${quarter} beside another`,
    compareWith: 'With which quarter',
    nothingToCompare: 'There is no other report yet',
    nothingToCompareHow: 'As soon as a second quarter can be read, the two can be set side by side here.',
  },

  reportFile: {
    title: (format: string, quarter: string) => `${format} of the ${quarter}`,
    states: {
      waiting: 'The file waits for its turn.',
      running: 'The file is being made.',
      done: 'The file is ready.',
      failed: 'The file could not be made.',
      cancelled: 'The file was cancelled.',
      expired: 'The file was kept for its time and is gone. It can be made again.',
    },
    stages: { reading: 'Reading the ledger', drawing: 'Drawing', keeping: 'Storing the file' },
    open: (format: string) => `Open the ${format}`,
    size: 'Size',
    kilobytes: (kilobytes: string) => `${kilobytes} kB`,
    keptUntil: 'Kept until',
    reloads: 'This page comes again by itself until the file is ready. You may leave it meanwhile.',
    cancel: 'Cancel',
    again: 'Make it again',
  },

  whatIf: {
    title: (quarter: string) => `What if other rules had held in the ${quarter}?`,
    intro: (version: string) =>
      `The quarter goes by ${version}. Change what you like: the ledger and its reports stay as they are.`,
    rules: 'The rules to try',
    submit: 'Show what would change',
    reset: 'Back to the rules of the quarter',
    withProposals: 'Work out the proposals of the review as well (this takes a few seconds)',
    effects: (quarter: string) => `What it would change in the ${quarter}`,
    nothingChanges: 'Reckoned from the same entries. Nothing is recorded.',
    same: 'Nothing: with these rules the quarter comes to the same.',
    fairTitle: 'Fair shares',
    noStandingChanges: 'No member’s standing would change.',
    standingsChange: (count: number, names: string) =>
      count === 1
        ? `The standing of one member would change: ${names}.`
        : `The standing of ${count} members would change, among them ${names}.`,
    underServed: 'Members under-served',
    shortfall: (currency: string) => `Short in all, ${currency}`,
    member: 'Member',
    shareNow: 'Share',
    shareThen: 'Share then',
    targetNow: (currency: string) => `Fair share, ${currency}`,
    targetThen: (currency: string) => `Fair share then, ${currency}`,
    difference: 'Difference',
    standingNow: 'Standing',
    standingThen: 'Standing then',
    standings: {
      'in-balance': 'in balance',
      'under-served': 'under-served',
      'over-served': 'over-served',
    },
    firstOf: (shown: string, all: string) => `The first ${shown} of ${all} members; the files have all.`,
    creditsTitle: 'Credits of the quarter',
    now: 'Credits',
    then: 'Credits then',
    all: 'All members',
    proposalsTitle: 'Proposals of the review',
    proposedNow: (currency: string) => `Proposed, ${currency}`,
    proposedThen: (currency: string) => `Proposed then, ${currency}`,
    lacksThen: (currency: string) => `Still short then, ${currency}`,
  },

  policies: {
    title: 'Rates and rules',
    byVersion: (version: number, day: string) => `Version ${version} of the rules has held since ${day}.`,
    byDefaults: 'The defaults hold: the coalition has adopted no rules of its own yet.',
    fairInWords: (given: string, need: string, same: string) =>
      `A fair share follows by ${given} what a member gave, by ${need} what it needs, and is by ${same} the same for all.`,
    changeRules: 'Change the rules',
    whoChanges: 'Coordinators change what stands here, with a reason that everybody reads.',
    onThisPage: 'On this page',
    parts: {
      rules: 'Rules',
      rates: 'Rates',
      exchange: 'Exchange rates',
      pools: 'Pools',
      sight: 'Settings, and who sees what',
    },
    otherThisQuarter: (version: string) =>
      `The present quarter still goes by ${version}: a quarter goes by what held on its first day.`,
    quarterRule: (quarter: string) =>
      `A quarter goes by the rules that held on its first day. The present one is the ${quarter}.`,
    coming: 'Coming',
    history: 'How they changed',
    neverChanged: 'The rules have not been changed yet.',
    creditRules: 'Rules of knowledge-equity credits',
    version: 'Version',
    from: 'From',
    changed: 'What changed',
    reason: 'Reason',
    by: 'Adopted by',
    party: (party: string) => (party === 'backbone' ? 'the backbone' : party.replace('member:', '')),
    inForce: 'in force',
    isComing: 'coming',
    isOver: 'over',
    defaultsReason: 'The defaults, until the coalition adopts rules of its own.',
    noCap: 'no cap',
    groups: {
      principles: {
        title: 'Principles of a fair share',
        about: 'Three weights that make 1 together.',
      },
      fairness: {
        title: 'How fairness is measured',
        about: 'Over which time, and how much leeway there is.',
      },
      weights: {
        title: 'What counts how much',
        about: 'Where contributions are compared, each type of value counts so many times.',
      },
      uses: { title: 'Credits for use', about: 'What the use of somebody’s knowledge earns its authors.' },
      rings: { title: 'Against rings', about: 'What members can gain by using each other’s knowledge.' },
      credits: { title: 'Life of credits', about: 'How many vest, and how long they hold.' },
    },
    rules: {
      base: { label: 'Base', about: 'Credits for one use at depth 1.' },
      depthConsulted: { label: 'Consulted', about: 'Times the base for an asset that was consulted.' },
      depthAdapted: { label: 'Adapted', about: 'Times the base for an asset that was adapted.' },
      depthEmbedded: { label: 'Embedded', about: 'Times the base for an asset that was embedded.' },
      outcomeRate: { label: 'Outcome rate', about: 'Credits for one unit of base currency of outcome.' },
      outcomeCap: { label: 'Outcome cap', about: 'Outcome of one use in a quarter that counts at most.' },
      pairCap: {
        label: 'Cap of a pair',
        about: 'Credits from one user to one author in a quarter that count at most.',
      },
      mutualLimit: {
        label: 'Limit of mutual use',
        about: 'What two members can gain in a quarter at most by using each other’s knowledge.',
      },
      windowQuarters: {
        label: 'Window of mutual use',
        about: 'Quarters over which mutual use is looked at.',
      },
      lineageShare: {
        label: 'Share of the lineage',
        about: 'What an asset passes on to those that it derives from, from 0 to below 1.',
      },
      quarterCap: {
        label: 'Cap of a quarter',
        about: 'Credits that vest in a quarter at most; “none” for no cap.',
      },
      expiryQuarters: { label: 'Expiry', about: 'Quarters after the one in which they vested.' },
      reservationDays: { label: 'Reservation', about: 'Days for which credits stay reserved at most.' },
      proportionality: { label: 'Given', about: 'How much a share follows what a member gave.' },
      need: { label: 'Need', about: 'How much it follows what a member needs.' },
      equality: { label: 'Equality', about: 'How much of it is the same for all.' },
      weightStrategic: { label: 'Strategic', about: 'Times that strategic value counts.' },
      weightOperational: { label: 'Operational', about: 'Times that operational value counts.' },
      weightFinancial: { label: 'Financial', about: 'Times that financial value counts.' },
      weightInnovative: { label: 'Innovative', about: 'Times that innovative value counts.' },
      weightReputational: { label: 'Reputational', about: 'Times that reputational value counts.' },
      fairWindowQuarters: {
        label: 'Window',
        about: 'Quarters over which giving and getting are compared, the present one included.',
      },
      tolerance: {
        label: 'Tolerance',
        about: 'How far from its target, as a share of it, a member is still in balance.',
      },
      floor: {
        label: 'Floor',
        about: 'The share of its target that everybody is to have before priorities count.',
      },
    },
    ratesAbout: (currency: string) =>
      `What is counted in hours or items is worth its quantity times the rate of its day, in ${currency}. A rate values what is recorded after it; what is recorded keeps its value.`,
    noRates: 'No rate is in force',
    noRatesHow:
      'Without a rate, hours and goods that bring no value of their own stand unvalued beside the sums. A coordinator sets a rate with its source, such as a published rate for volunteers’ time.',
    ratesNow: 'In force today',
    allRates: 'All rates, with those that are over or coming',
    setRate: 'Set a rate',
    kind: 'Kind',
    kindOf: (kind: string, category: string) => (category === '' ? kind : `${kind}: ${category}`),
    category: 'Role or category',
    categoryHint: 'Such as nurse or driver. Without one the rate is for the whole kind.',
    unit: 'Unit',
    unitHint: 'Such as hours.',
    rate: 'Rate',
    rateOf: (currency: string) => `${currency} for one unit`,
    decimalHint: 'Digits with a point before decimals: 31.80',
    method: 'Method',
    methods: {
      'actual-cost': 'actual cost',
      'comparable-market': 'comparable market price',
      'volunteer-standard': 'standard for volunteers',
    },
    holds: 'Holds',
    since: (day: string) => `since ${day}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    source: 'Source',
    sourceHint: 'Where it comes from: a table, a contract, a decision.',
    firstDay: 'First day',
    lastDay: 'Last day',
    lastDayHint: 'Until further notice without one.',
    rateIntro:
      'It values what is recorded from now on for its days. What is recorded already keeps its value.',
    saveRate: 'Set the rate',
    exchangeAbout: (currency: string) =>
      `What is given in another currency is worth, in ${currency}, its amount times the rate of its day. A rate holds until the next one’s day.`,
    noExchangeRates: 'No exchange rate is set',
    noExchangeRatesHow: (currency: string) =>
      `As long as everything is in ${currency}, none is needed. A coordinator sets one with its day and source.`,
    exchangeNow: 'The rates of today',
    allExchangeRates: 'All exchange rates',
    setExchangeRate: 'Set an exchange rate',
    currency: 'Currency',
    inBase: (currency: string) => `${currency} for one`,
    rateToBaseHint: (currency: string) =>
      `How much ${currency} one unit of the other currency is worth: 0.92`,
    untilNext: 'It holds until the next rate of the currency.',
    exchangeSourceHint: 'Such as the reference rate of a central bank.',
    exchangeIntro: 'It values what is recorded from now on in that currency.',
    saveExchangeRate: 'Set the exchange rate',
    poolsAbout: 'Money and goods held in common. What a pool is restricted to, it serves alone.',
    pool: 'Pool',
    poolName: 'Name',
    poolId: 'Short name',
    poolIdHint: 'By which entries and files name it, such as relief-fund. It cannot be changed later.',
    restrictedTo: 'Only for',
    restrictedHint: 'The purpose that its money is for. Without one it serves any.',
    unrestricted: 'any purpose',
    overdraft: 'Below zero',
    mayOverdraw: 'may go below zero',
    mayNotOverdraw: 'never',
    allowNegative: 'It may go below zero, as an overdraft that was agreed',
    openedOn: 'Opened on',
    always: 'from the start',
    openPool: 'Open a pool',
    poolIntro: 'Members give into it, and it gives to members. Its balance stands in every report.',
    savePool: 'Open the pool',
    tier: 'What members see of each other',
    tierHint: 'It holds from the moment it is saved, for what was recorded before as well.',
    tiers: {
      open: { label: 'Everything', about: 'every entry of every member, but for what is not decided' },
      totals: { label: 'Totals', about: 'what each gave, received and holds in all' },
      own: { label: 'Their own', about: 'their own account, and what is published' },
    },
    disputes: 'Who sees disputes',
    disputesTo: {
      parties: 'those on either side, and the backbone',
      members: 'all members that see the entry',
    },
    positions: 'Who sees positions in a review',
    positionsTo: {
      members: 'all members at once',
      backbone: 'the backbone, until decisions are published',
    },
    name: 'Name',
    timeZone: 'Time zone',
    baseCurrency: 'Currency',
    fiscalStart: 'First month of the fiscal year',
    forGood: 'Set for good when the coalition was founded.',
    changeSettings: 'Change settings',
    settingsIntro: 'Who sees what, and what the coalition is called. The reason stands in the ledger.',
    saveSettings: 'Save the settings',
    settings: {
      name: 'Name',
      timeZone: 'Time zone',
      informationTier: 'What members see of each other',
      disputesShownTo: 'Who sees disputes',
      positionsShownTo: 'Who sees positions in a review',
    },
    rulesIntro:
      'Agree on rules before the amounts are known. Look first at what they would have changed; adopt them then, from a day on.',
    holdsFrom: 'They hold from',
    holdsFromHint: 'A quarter goes by the rules of its first day.',
    reasonHint: 'As members will read it.',
    preview: 'Show what this would have changed',
    adopt: 'Adopt the rules',
    nothingChanged: 'Nothing differs from what holds already.',
    changedMeanwhile:
      'Something was changed while you typed, and nothing of yours is saved yet. What you typed is kept: look at it once more, then send it again.',
    settingsMeanwhile: 'Somebody changed this meanwhile. It now stands at:',
    adoptedMeanwhile: (version: number, day: string) =>
      `Version ${version} was adopted meanwhile, from ${day}:`,
  },

  imports,

  verify,

  trail,

  help,

  people: {
    title: 'People and access',
    intro:
      'Who may come in, and as what. Roles hold from the moment they are given until they are withdrawn.',
    here: 'People',
    name: 'Name',
    email: 'E-mail address',
    roles: 'Roles',
    change: 'Change',
    withdraw: (role: string) => `Withdraw: ${role}`,
    giveMore: (name: string) => `Give ${name} one more role`,
    give: 'Give the role',
    you: 'you',
    inviteTitle: 'Invite somebody',
    inviteIntro: 'You get a link to hand over. Whoever opens it first gets the role.',
    role: 'Role',
    member: 'Member',
    memberHint: 'For representatives only.',
    noMember: 'None: the whole coalition',
    forWhom: 'For whom',
    forWhomMailed:
      'The link is mailed to this address, and you see it as well. Without one you hand it over yourself.',
    forWhomHint: 'An e-mail address, as a note for coordinators. Nothing is sent to it.',
    invite: 'Make the link',
    open: 'Open invitations',
    noneOpen: 'No invitation is open.',
    invitedBy: 'Invited by',
    until: 'Holds until',
    withdrawInvitation: 'Withdraw',
    formerly: 'somebody without a role here',
    keys: 'Keys of programs',
    keysIntro: 'A program shows its key with each request. Give it no more than it needs.',
    noKeys: 'There are no keys.',
    keyName: 'What it is for',
    may: 'May',
    reads: 'read',
    writes: 'read and change',
    used: 'Last used',
    state: 'State',
    inForce: 'in force',
    revoked: (day: string) => `revoked on ${day}`,
    expired: 'expired',
    revoke: 'Revoke',
    makeKey: 'Make a key',
    writesLabel: 'It may change things, not only read',
    days: 'Days until it expires',
    make: 'Make the key',
    onlyCoordinators: 'Coordinators change who has access.',
  },

  handedOut: {
    onceOnly: 'This is shown once and kept nowhere. Copy it now.',
    invitationTitle: 'Invitation link',
    invitationHow: (role: string) =>
      `Hand this link to whoever is to be ${role}, in a way that nobody else reads. It holds once.`,
    invitationMailed: (role: string, email: string) =>
      `The link was mailed to ${email}, who is to be ${role}. You need not hand it over; here it is all the same. It holds once.`,
    notMailed: 'The letter could not be sent.',
    keyTitle: 'The key',
    keyHow: 'The program sends it with each request, in the header “Authorization: Bearer”.',
    resetTitle: 'The link for a new password',
    resetHow: (name: string) =>
      `Hand this link to ${name}, in a way that nobody else reads. It holds once. A second factor stays as it is.`,
    until: (when: string) => `It holds until ${when}.`,
    back: 'Done: go back',
  },

  everybody: {
    title: 'Everybody',
    intro: 'All people whom this service knows, in the order in which they came.',
    name: 'Name',
    email: 'E-mail address',
    since: 'Since',
    roles: 'Roles',
    noRoles: 'none',
    erased: (day: string) => `erased on ${day}`,
    reset: 'Link for a new password',
    takeSecondFactor: 'Take off the second factor',
    erase: 'Erase…',
    roleIn: (role: string, place: string) => `${role} in ${place}`,
    act: 'Do',
  },

  erasure: {
    title: (name: string) => `Erase ${name}?`,
    goes: 'What goes, for good',
    goesList: [
      'name, e-mail address, password and second factor',
      'all roles, sessions and links',
      'the way back: the person comes anew by invitation, as somebody else',
    ],
    stays: 'What stays',
    staysList: [
      'what the person recorded, under an id that names nobody',
      'keys that the person made: they are their coalition’s',
    ],
    confirm: (name: string) => `Yes, erase ${name}`,
  },

  found: {
    title: 'Found a coalition',
    intro:
      'You will be its first coordinator, and can hand that over. Currency and fiscal year cannot be changed later.',
    name: 'Name',
    slug: 'Short name',
    slugHint:
      'For addresses, such as riverbend: lower-case letters, digits, hyphens. Made from the name if you leave it empty.',
    currency: 'Currency',
    currencyHint: 'All values in money are shown in it.',
    timeZone: 'Time zone',
    timeZoneHint: 'A quarter begins at midnight there.',
    fiscalStart: 'First month of the fiscal year',
    submit: 'Found the coalition',
  },
};

export type { Details } from './details.js';

function inMinutes(seconds: unknown): string {
  const minutes = Math.ceil(Number(seconds) / 60);
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`;
}

export type SiteWords = typeof en;
