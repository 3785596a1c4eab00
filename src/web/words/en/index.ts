import { signIn, invitation, password, account, secondFactor } from './account.js';
import { reports, reportFile, whatIf } from './reports.js';
import { policies } from './policies.js';
import { people, handedOut, everybody, erasure, found } from './people.js';
import { problems } from './problems.js';
import { review, reviewSaid } from './review.js';
import { departure } from './departure.js';
import { explain, members, membersSaid, portfolio } from './members.js';
import { coalition, forWhom, needsYou, overview } from './overview.js';
import { credits, offers } from './credits.js';
import { applications, knowledge, knowledgeSaid } from './knowledge.js';
import { pledges, pledgesSaid } from './pledges.js';
import { recognition, recognitionSaid } from './recognition.js';
import { imports } from './imports.js';
import { verify, trail } from './proof.js';
import { help } from './help.js';
import { hooks, hooksSaid } from './hooks.js';
import { entryWords } from './entries.js';
import { pluralIn } from '../plural.js';

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
  /** Which form a word has beside a number. */
  plural: pluralIn('en'),
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
    ...membersSaid,
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
    ...pledgesSaid,
    ...knowledgeSaid,
    ...recognitionSaid,
    imported: 'The files are imported.',
    'nothing-imported': 'All of it was recorded already; nothing changed.',
    'import-undone': 'The import is undone. Every figure is as it was without it.',
    'import-undone-before': 'This import is undone already; nothing changed.',
    'session-ended': 'The session is ended. That browser is signed out.',
    'provider-linked': 'You can sign in with this provider from now on.',
    'provider-unlinked': 'Signing in with this provider no longer works.',
    'second-factor-taken': 'The second factor is taken off, and all sessions of that person are ended.',
    'key-revoked': 'The key is revoked. It no longer works.',
    ...hooksSaid,
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
  problems,
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

  signIn,
  invitation,
  password,
  account,
  secondFactor,
  coalition,

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
  /** Units that are words, one and more of it; currencies and the names that people give to their own stand as they are. */
  units: {
    hours: ['hour', 'hours'],
    days: ['day', 'days'],
    weeks: ['week', 'weeks'],
    items: ['item', 'items'],
    pieces: ['piece', 'pieces'],
    rooms: ['room', 'rooms'],
    seats: ['seat', 'seats'],
    sessions: ['session', 'sessions'],
    mentions: ['mention', 'mentions'],
    credits: ['credit', 'credits'],
    assets: ['asset', 'assets'],
  } as Readonly<Record<string, readonly [one: string, more: string]>>,
  /** Who acts or is meant, where it is no member and no pool with a name of its own. */
  parties: { backbone: 'the backbone', commonPool: 'the common pool' },

  members,

  departure,

  explain,

  portfolio,

  overview,

  forWhom,

  needsYou,

  ...entryWords,

  pledges,

  knowledge,
  applications,

  credits,

  offers,

  recognition,

  review,

  reports,
  reportFile,
  whatIf,
  policies,
  imports,

  verify,

  trail,

  help,

  hooks,

  people,
  handedOut,
  everybody,
  erasure,
  found,
};

export type { Details } from '../details.js';

export type SiteWords = typeof en;
