/** What the pages about who may come in say. */
export const people = {
  title: 'People and access',
  intro: 'Who may come in, and as what. Roles hold from the moment they are given until they are withdrawn.',
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
  memberTypedHint: 'For representatives only: its name, or its id.',
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
  hooks: 'Web hooks: programs that are told of what is recorded',
  onlyCoordinators: 'Coordinators change who has access.',
};

export const handedOut = {
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
};

export const everybody = {
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
};

export const erasure = {
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
};

export const found = {
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
};
