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
    'role-given': 'The role is given. It holds from now on.',
    'role-withdrawn': 'The role is withdrawn. It holds no longer.',
    'invitation-withdrawn': 'The invitation is withdrawn. Its link no longer works.',
    imported: 'The files are imported.',
    'nothing-imported': 'All of it was recorded already; nothing changed.',
    'import-undone': 'The import is undone. Every figure is as it was without it.',
    'import-undone-before': 'This import is undone already; nothing changed.',
    'session-ended': 'The session is ended. That browser is signed out.',
    'provider-linked': 'You can sign in with this provider from now on.',
    'provider-unlinked': 'Signing in with this provider no longer works.',
    'second-factor-taken': 'The second factor is taken off, and all sessions of that person are ended.',
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
    'coalition.slug-malformed': () =>
      'Lower-case letters, digits and single hyphens between them are right, at most 60 characters.',
    'ledger.coalition-exists': ({ coalition }: Details) =>
      `There is a coalition “${coalition}” already. Take another short name.`,
    'ledger.coalition-unknown': () => 'There is no such coalition, or you have no role in it.',
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

  ledger: {
    title: 'Ledger',
  },

  entry: {
    title: 'Entry',
  },

  record: {
    title: 'Record',
  },

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
    lead: 'Take CSV files into the ledger. You first see what they would do; nothing is recorded before you say so, and an import can be undone.',
    steps: 'Steps of an import',
    stepNames: ['Choose files', 'Correct them', 'Look, and import'],
    choose: 'Choose files',
    files: 'CSV files',
    filesHint:
      'One or several, in UTF-8, with the names of the columns in the first row. At most 20 files, 256 MB together.',
    look: 'See what they would do',
    whichFiles: 'Which files, with which columns',
    whichFilesHow:
      'The name of a file says what it holds; its columns may stand in any order. Dates are written 2026-07-01, amounts 1234.50.',
    file: 'File',
    neededColumns: 'Columns it needs',
    past: 'Past imports',
    pastLead: (standing: number, shown: number): string =>
      standing === shown
        ? 'All that are shown stand. Open one to see what it held, or to undo it.'
        : 'Open one to see what it held, or to undo it.',
    noneYet: 'Nothing was imported yet',
    noneYetHow:
      'Each import will stand here, with who did it, when, and what was new. From here it can be undone as a whole.',
    when: 'When',
    who: 'Who',
    what: 'What was new',
    state: 'State',
    stands: 'stands',
    undone: 'undone',
    nothing: 'nothing',
    terminal: 'somebody at the terminal',
    someProgram: 'a program, or somebody who is gone',
    rowsOf: (what: string, count: string) => `${count} ${what}`,
    tables: {
      members: 'members',
      member_changes: 'changes of members',
      pools: 'pools',
      rates: 'rates',
      exchange_rates: 'exchange rates',
      pledges: 'pledges',
      entries: 'entries',
      knowledge: 'assets',
      applications: 'uses of knowledge',
      offers: 'offers',
      redemptions: 'redemptions',
    },
    previewTitle: 'What the files would do',
    previewLead: (what: string) => `Importing these files would record ${what}. Nothing is recorded yet.`,
    nothingNew: 'All that these files say is recorded already. There is nothing to import.',
    wrongTitle: 'Not right yet',
    wrongLead: (count: string, errors: number, files: number) =>
      `${errors === 1 ? 'One thing is' : `${count} things are`} not right in ${files === 1 ? 'one file' : `${files} files`}, so nothing would be imported. Correct ${errors === 1 ? 'it' : 'them'}, and send the files again.`,
    confirm: 'Import them?',
    confirmHow: 'Exactly what is shown here is recorded, in one step: all of it or nothing.',
    import: 'Import',
    nothingToDo: 'Nothing to do',
    takenBack: (count: string, rows: number) =>
      `${rows === 1 ? 'One row was' : `${count} rows were`} recorded by an import that was undone, and ${rows === 1 ? 'stays' : 'stay'} taken back.`,
    anew: 'Record them anew',
    isAnew: 'What an undone import had recorded is recorded anew.',
    notAnew: 'Leave it taken back',
    keptUntil: (files: string, when: string) =>
      `Looked at: ${files}, sent ${when}. The files are kept for two hours.`,
    otherFiles: 'Choose other files',
    newRows: 'New',
    newNote: 'would be recorded',
    knownRows: 'Known',
    knownNote: 'recorded already, nothing happens',
    wrongRows: 'Wrong',
    wrongNote: 'must be corrected first',
    byTable: 'Rows by table',
    table: 'Table',
    rows: 'Rows',
    ignored: (files: string) => `No tables of an import: ${files}.`,
    errors: 'What is not right',
    downloadErrors: 'Download all as a table (CSV)',
    moreErrors: (count: string) => `${count} more are not shown.`,
    errorsIn: (file: string) => `What is not right in ${file}`,
    errorsCount: (count: string, errors: number) => (errors === 1 ? 'one error' : `${count} errors`),
    mostly: (columns: string) => `By column: ${columns}`,
    showRest: (count: string) => `Show the other ${count}`,
    line: 'Line',
    column: 'Column',
    found: 'Found',
    expected: 'Right would be',
    wholeFile: 'the file',
    wholeRow: 'the whole row',
    empty: 'nothing',
    sample: 'The first new rows',
    sampleHow: 'As they would be recorded. Look whether the columns mean what you meant.',
    again: 'Send the corrected files',
    againHint: 'All files of the import, not only those that were wrong.',
    batchTitle: (day: string) => `Import of ${day}`,
    batchLead: (who: string, when: string, what: string) => `Imported by ${who}, ${when}: ${what}.`,
    undoneLead: (who: string, when: string) => `Undone by ${who}, ${when}:`,
    undo: 'Undo this import…',
    filesTitle: 'Files',
    bytes: 'Bytes',
    positions: (from: string, to: string) => `In the log: positions ${from} to ${to}.`,
    undoTitle: (day: string) => `Undo the import of ${day}?`,
    undoLead: (what: string) =>
      `This takes back ${what}. Every figure is then as it was without this import.`,
    undoHow:
      'Nothing is removed: each fact is taken back by another one that names it, with your reason, and both stay in the log.',
    undoNow: 'Undo the import',
    reason: 'Why',
    reasonHint: 'Members read it beside what is taken back.',
    cannotUndo: (count: string, facts: number) =>
      `This import cannot be undone as it stands: ${facts === 1 ? 'one fact stays' : `${count} facts stay`}.`,
    allOrNothing: 'An import is undone whole or not at all. This is what stands in the way, and why.',
    stays: 'What stays',
    why: 'Why it stays, and what to do',
    reversedKinds: {
      entries: 'entries',
      pledges: 'pledges',
      members: 'members',
      pools: 'pools',
      rates: 'rates',
      applications: 'uses of knowledge',
      offers: 'offers',
      reservations: 'reservations',
    },
  },

  verify: {
    title: 'Verify',
    lead: (name: string, position: string, when: string) =>
      `The ledger of ${name} has ${position} facts in one chain; the last was recorded ${when}. Nothing in it can be changed without breaking the chain.`,
    checkTitle: 'Check everything',
    checkHow:
      'Reads every fact again, recomputes each hash, makes all figures anew and compares them, and reads the trail of access and every file of evidence. It runs beside other work; you may leave this page.',
    neverChecked: 'Nothing was checked here since the service started.',
    checkNow: 'Check now',
    lookAgain: 'See how far it is',
    running: (when: string) => `A check has been running since ${when}.`,
    progress: (done: string, total: string) => `${done} of ${total} are done.`,
    failed: (when: string) => `The check did not come to its end (${when}).`,
    allRight: (when: string, position: string) =>
      `All is as it was recorded, up to position ${position}. Checked ${when}.`,
    wrong: (when: string, count: string) =>
      `Something is not as it was recorded: ${count} findings. Checked ${when}.`,
    events: 'Facts read again',
    figures: 'Figures compared',
    evidence: 'Files of evidence read',
    findings: 'What is not as it was',
    where: 'Where',
    position: 'Position',
    places: {
      chain: 'the chain of facts',
      head: 'the end of the chain',
      'exported-head': 'the head that was kept elsewhere',
      projection: 'figures',
      evidence: 'evidence',
      trail: 'the trail of access',
      'service-trail': 'the trail of the whole service',
    },
    fileTitle: 'Is this report the one?',
    fileHow:
      'Choose a report that somebody sent you, or a head that you kept. Its hash is compared with that of the sealed report, and what it says of the ledger with the ledger. The file is not kept.',
    file: 'File',
    fileHint: 'Best the JSON file of a report: what was sealed is exactly that. At most 64 MB.',
    checkFile: 'Check the file',
    isSealed: (quarter: string, position: string) =>
      `This is the sealed report of the ${quarter}, to the last letter; it was closed at position ${position}.`,
    isMade: 'This service made this very file.',
    headSame: (position: string) =>
      `It shows the ledger at position ${position}, and the ledger has the same hash there.`,
    headOther: (position: string) =>
      `It claims to show the ledger at position ${position}, but the ledger has another hash there. Either the file or the ledger was changed.`,
    unknownFile:
      'This file is none that was sealed or is kept here, and does not say which state of the ledger it shows. Ask for the JSON file.',
    entryTitle: 'The proof of one entry',
    entryHow: 'What was hashed when an entry was recorded, so that you can check it with a tool of your own.',
    entryId: 'Id of the entry',
    proofRight: (position: string) => `The entry stands at position ${position}, and its hash is right.`,
    proofWrong: (position: string) =>
      `The entry stands at position ${position}, but its hash is not right: it was changed.`,
    recorded: 'Recorded',
    hash: 'Hash',
    hashBefore: 'Hash of the fact before',
    byHand: 'By hand',
    byHandHow:
      'Save this text as it is, on one line and without an end of line, as text.txt. Its SHA-256 is the hash above. It begins with the hash of the fact before, and so back to the first.',
    hashedText: 'The text that was hashed',
    nextHow: 'each later fact begins with the hash of the one before it',
    headTitle: 'Keep a head elsewhere',
    headHow:
      'Whoever controls the machine could write a whole new chain. Keep this hash where they cannot reach, with your auditor for example: later it proves that everything up to now is unchanged. Choose the file above, or run “evenhand verify --against”.',
    headDownload: 'Download the head (JSON)',
    trailTitle: 'Who did what about access',
    trailHow: 'Sign-ins, roles, keys and refused requests stand in a chain of their own.',
    trailRead: 'Read the trail',
  },

  trail: {
    title: 'Trail of access',
    lead: 'What was done about access to this coalition, newest first. Entries are chained like the ledger; nobody can take one out unseen.',
    when: 'When',
    who: 'Who',
    what: 'What',
    about: 'About',
    actors: {
      nobody: 'nobody who had signed in',
      terminal: 'somebody at the terminal',
      service: 'the service itself',
    },
    acts: {
      'signed-in': 'signed in',
      'sign-in-failed': 'tried to sign in',
      'signed-out': 'signed out',
      'signed-out-everywhere': 'signed out everywhere',
      'password-changed': 'changed a password',
      'password-reset-asked': 'asked for a new password',
      'password-reset': 'set a new password',
      'second-factor-added': 'added a second factor',
      'second-factor-removed': 'removed a second factor',
      'provider-linked': 'linked a provider',
      'provider-unlinked': 'unlinked a provider',
      'person-invited': 'invited somebody',
      'invitation-accepted': 'took up an invitation',
      'invitation-withdrawn': 'withdrew an invitation',
      'role-granted': 'gave a role',
      'role-withdrawn': 'withdrew a role',
      'key-made': 'made a key',
      'key-revoked': 'revoked a key',
      'first-operator-made': 'became the first operator',
      'request-denied': 'was refused',
      'more-requests-denied': 'were refused as well',
      'limit-hit': 'asked too often',
      'person-erased': 'erased somebody',
      'backup-restored': 'restored a backup',
    },
  },

  help: {
    title: 'Help',
    lead: 'What the words mean, who does what, and how a first quarter goes.',
    contents: 'On this page',
    words: 'What the words mean',
    roles: 'Who does what',
    quarter: 'A first quarter, step by step',
    keys: 'Keys',
    keysHow:
      'On the pages of a coalition: press ? to see all keys there, g and then a letter to go somewhere, n to record something, / to search. They are off while you type.',
    go: (where: string) => `go to: ${where}`,
    /** By anchor: other pages lead to `/help#given` and so on. */
    glossary: {
      coalition: [
        'Coalition',
        'Organisations that work on one problem together, with one ledger for all of them.',
      ],
      member: [
        'Member',
        'An organisation of the coalition, never a person. People speak for it as its representatives.',
      ],
      backbone: ['Backbone', 'The small neutral team that runs the coalition and keeps its pools.'],
      entry: [
        'Entry',
        'One thing that was given or received: a date, a quantity in its own unit, perhaps a value in money, and who was on the other side.',
      ],
      given: [
        'Given',
        'What a member contributed, of what both sides accepted: funds, hours, goods, know-how. Only what has a value counts in money; the rest stands beside it in its own unit.',
      ],
      received: [
        'Received',
        'What a member got from a pool or from another member, of what both sides accepted.',
      ],
      balance: [
        'Balance',
        'Given less received. Above zero, a member has given more than it got so far. It is no debt.',
      ],
      value: [
        'Value',
        'What an entry is worth in the coalition’s currency, by a rate of that day or as agreed. Without one it is unvalued, which is not zero.',
      ],
      'value-type': [
        'Value type',
        'What a benefit is good for: strategic, operational, financial, innovative or reputational.',
      ],
      pool: [
        'Pool',
        'Money or goods held in common, perhaps for one purpose. It never holds less than nothing, unless that was agreed.',
      ],
      pledge: [
        'Pledge',
        'A promise with a quantity and a day. Entries deliver it; what is not delivered after that day is overdue.',
      ],
      proposed: [
        'Proposed',
        'Recorded by one side, and waiting for the other. It counts nowhere yet, and is shown apart.',
      ],
      disputed: [
        'Disputed',
        'One side says that an entry is not right. Its amounts are held apart until that is resolved, with a reason.',
      ],
      reversal: [
        'Reversal',
        'An entry that takes another one back. Nothing is ever edited or removed: both stay, and add up to nothing.',
      ],
      'late-item': [
        'Late item',
        'Something of a closed quarter that comes to light later. It is booked in the open quarter and says where it belongs.',
      ],
      'fair-share': [
        'Fair share',
        'The part of all benefits that a member is due by what was agreed beforehand: by what it gave, by its need, and equally.',
      ],
      priorities: [
        'Priorities',
        'How much each value type matters to a member, as it declared itself. They sum to one hundred per cent.',
      ],
      alignment: [
        'Alignment',
        'How well what a member received fits its priorities, from nothing to one hundred per cent.',
      ],
      asset: [
        'Asset',
        'Something known that a member shared: a method, data, software. It has authors with shares.',
      ],
      application: [
        'Use',
        'A member used an asset. It counts once somebody outside its authors’ organisations confirms it.',
      ],
      credit: [
        'Credit',
        'What authors earn when others use their knowledge. It is no money; it can be redeemed for offers.',
      ],
      vesting: [
        'Vesting',
        'At the close of a quarter its credits are written down for good. Before that they are provisional.',
      ],
      offer: [
        'Offer',
        'Something that credits can be redeemed for: first reserved, then fetched or set free.',
      ],
      review: ['Review', 'The quarterly conversation: prepare, discuss, decide, close.'],
      proposal: [
        'Proposal',
        'Who could get what next, reckoned from fair shares and priorities. People decide on it, with a reason.',
      ],
      closing: [
        'Closed quarter',
        'Two people sign, statements are sealed, and nothing in it changes any more.',
      ],
      policy: [
        'Rates and rules',
        'What was agreed, version by version, each with its first day. None is ever edited.',
      ],
      batch: ['Import', 'Files taken in together. They are looked at first, and can be undone as a whole.'],
      chain: [
        'Chain',
        'Each fact bears a hash over itself and the one before. Whoever changes one breaks all that follow, which Verify shows.',
      ],
      head: [
        'Head',
        'The hash of the last fact. Kept elsewhere, it proves later that nothing before it was changed.',
      ],
    } as Readonly<Record<string, readonly [term: string, meaning: string]>>,
    steps: [
      [
        'Found the coalition',
        'An operator of the service founds it, with its currency and time zone, and invites a coordinator.',
      ],
      [
        'Bring in members and pools',
        'The coordinator imports members.csv and pools.csv, or records them one by one.',
      ],
      [
        'Agree on rates and rules',
        'What an hour is worth, how fair shares are weighed. Agree before amounts are known.',
      ],
      ['Invite representatives', 'Each member gets at least one person who speaks for it, by a link.'],
      [
        'Record what is given and received',
        'As it happens, or by import. What one side records, the other accepts.',
      ],
      ['Keep promises', 'Pledges are made with a day, and delivered by entries.'],
      [
        'Prepare the review',
        'At the quarter’s end: what is missing, unvalued or disputed is put right, and every member gets its sheet.',
      ],
      [
        'Discuss and decide',
        'Members state their positions; proposals are accepted or rejected, with a reason that all can read.',
      ],
      ['Close', 'Two people sign. Credits vest, statements are sealed, the report is published.'],
    ] as readonly (readonly [what: string, how: string])[],
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
