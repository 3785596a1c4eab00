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
    'key-revoked': 'The key is revoked. It no longer works.',
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
    'kernel.amount-malformed': () => 'Write a number such as 1234.50.',
    'kernel.amount-too-precise': ({ scale, unit }: Details) =>
      `${unit} takes at most ${scale} digits after the point.`,
    'kernel.date-malformed': () => 'Choose a day, written as 2026-07-01.',
    'coalition.slug-malformed': () =>
      'Lower-case letters, digits and single hyphens between them are right, at most 60 characters.',
    'ledger.coalition-exists': ({ coalition }: Details) =>
      `There is a coalition “${coalition}” already. Take another short name.`,
    'ledger.coalition-unknown': () => 'There is no such coalition, or you have no role in it.',
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
    sessions: 'Sign out',
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

  coalition: {
    stands: ({ name, quarter, days, members }: Stands) =>
      `${name} is in the ${quarter} (${days}), with ${members}.`,
    quarter: (number: number, year: string) =>
      `${['first', 'second', 'third', 'fourth'][number - 1]!} quarter of ${year}`,
    members: (count: number, written: string) =>
      count === 0 ? 'no members yet' : count === 1 ? 'one member' : `${written} members`,
    noneClosed: 'No quarter is closed yet.',
    closed: (quarter: string) => `The last closed quarter is the ${quarter}.`,
    yourPart: 'Your part',
    goTo: 'Go to',
    reportTitle: 'Report of the last closed quarter',
    read: 'Read it here',
    accessAbout: 'Who has which role, open invitations, and keys of programs.',
    apiAbout: 'Everything that this service can be asked and told, for programs.',
  },

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
  given: 'Given',
  received: 'Received',
  balance: 'Balance',

  members: {
    title: 'Members',
  },

  portfolio: {
    lead: 'What this member gave, what it got, and how that compares.',
  },

  needsYou: {
    title: 'Needs you',
  },

  ...entryWords,

  pledges: {
    title: 'Pledges',
  },

  knowledge: {
    title: 'Knowledge',
  },

  credits: {
    title: 'Credits',
  },

  offers: {
    title: 'Offers',
  },

  review: {
    title: 'Review',
  },

  reports: {
    title: 'Reports',
  },

  policies: {
    title: 'Rates and rules',
  },

  imports: {
    title: 'Import',
  },

  verify: {
    title: 'Verify',
  },

  help: {
    title: 'Help',
  },

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

/** What a problem says of itself. */
export type Details = Readonly<Record<string, unknown>>;

interface Stands {
  readonly name: string;
  readonly quarter: string;
  /** From its first to its last. */
  readonly days: string;
  readonly members: string;
}

function inMinutes(seconds: unknown): string {
  const minutes = Math.ceil(Number(seconds) / 60);
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`;
}

export type SiteWords = typeof en;
