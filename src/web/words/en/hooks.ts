import { pluralIn } from '../plural.js';

const plural = pluralIn('en');
const events = (count: number, written: string): string => `${written} ${plural(count, 'event', 'events')}`;

/** What the pages about programs that are told of what is recorded say. */
export const hooks = {
  title: 'Web hooks',
  lead: (count: number, waiting: number) =>
    count === 0
      ? 'No other program is told of what is recorded here.'
      : `${plural(count, 'One address is', `${count} addresses are`)} told of what is recorded here; ${
          waiting === 0
            ? 'all is well.'
            : plural(waiting, 'one of them needs you.', `${waiting} of them need you.`)
        }`,
  intro:
    'A web hook is an address of another program, such as your contacts or a spreadsheet service. Each event of the ledger is sent there as it is recorded, signed, so that the program can tell that it came from here.',
  emptyTitle: 'No web hook yet',
  empty:
    'Each will stand here with how far it is, what was answered last, and what could not be delivered. Add one with the form below: whoever runs the other program tells you its address.',
  address: 'Address',
  state: 'State',
  behind: 'Still to send',
  last: 'Last delivery',
  aside: 'Kept aside',
  active: 'delivers',
  failing: 'tries again',
  paused: 'paused',
  notYet: 'nothing sent yet',
  add: 'Add a web hook',
  addressHint: 'It begins with https:// and can be reached from the Internet. It is not changed later.',
  whichEvents: 'Only some kinds of events',
  whichHint: 'Tick those that the program needs. Without a tick, all are sent.',
  after: 'Begin after position',
  afterHint: (position: string) =>
    `Empty: with what is recorded from now on. 0: with the whole history. The ledger is at ${position}.`,
  afterWrong: 'A position of the ledger is right: 0 or a whole number above it.',
  make: 'Add it',
  madeTitle: 'The secret of the web hook',
  secretTitle: 'The new secret',
  secretHow:
    'Hand it to whoever runs the other program, in a way that nobody else reads. With it the program checks the signature of each event.',
  bothSign: (until: string) =>
    `The old secret signs as well until ${until}, so there is time to change over.`,

  back: 'All web hooks',
  /** How it is doing, in a sentence. */
  stands: {
    upToDate: (position: string) => `All up to position ${position} has been delivered.`,
    onTheWay: (count: number, written: string) =>
      `${events(count, written)} recorded since ${plural(count, 'is', 'are')} on the way.`,
    failing: (times: number, written: string, outcome: string, next: string | null) =>
      `The next event failed ${plural(times, 'once', `${written} times`)} (${outcome})${next === null ? '.' : `; the next try is ${next}.`}`,
    asked: 'It is paused, as a coordinator asked. Nothing is lost: it goes on where it stopped.',
    gone: 'It is paused: the other program answered that it takes no more (410). Ask whoever runs it.',
    'gave-up':
      'It is paused: nothing was delivered for three days. Once the other program is well, let it go on; nothing is lost.',
    full: 'It is paused: as many events are kept aside as there can be. Send or forget them, then let it go on.',
  },
  outcomes: {
    'address-refused': 'its address is not a public one',
    'url-refused': 'its address cannot be called',
    'too-slow': 'no answer within ten seconds',
    'too-large': 'the answer was too long',
    unreachable: 'nobody answered',
    'secret-unreadable': 'its secret cannot be read here: make a new one',
  },
  answered: (status: string) => `answered ${status}`,
  facts: 'How it stands',
  kinds: 'Events that are sent',
  all: 'all',
  deliveredTo: 'Delivered up to position',
  failures: 'Failed tries of the next event',
  failingSince: 'Nothing delivered since',
  nextTry: 'Next try',
  oldSecret: 'The old secret signs as well until',
  madeBy: 'Added',
  madeByWhom: (name: string | null, when: string) => (name === null ? when : `by ${name}, ${when}`),
  pause: 'Pause it',
  resume: 'Let it go on',
  putAside: 'Leave the event that failed aside, and go on behind it',
  newSecret: 'Make a new secret',
  newSecretHow: 'For a day the old one and the new one both sign, so that the other program can change over.',
  remove: 'Remove it',
  removeHow: (aside: number) =>
    `Nothing more is sent there${aside === 0 ? '' : `, and ${plural(aside, 'the event that is', `the ${aside} events that are`)} kept aside ${plural(aside, 'is', 'are')} forgotten`}. The ledger keeps everything as it is.`,
  letters: 'Kept aside',
  lettersIntro:
    'The other program refused these events again and again, so the web hook went on without them. Send them once more when it is mended, or forget them; the ledger has them in any case.',
  noLetters: 'Nothing is kept aside. What the other program refuses eight times will stand here.',
  event: 'Event',
  atPosition: (position: string) => `position ${position}`,
  tries: 'Tries',
  act: 'Do',
  send: 'Send again',
  sending: 'will be sent',
  forget: 'Forget',
};

export const hooksSaid = {
  'hook-paused': 'It is paused. Nothing is lost meanwhile.',
  'hook-resumed': 'It goes on where it stopped.',
  'hook-removed': 'The web hook is removed. Nothing more is sent there.',
  'letter-sent-again': 'The event will be sent again as soon as the web hook delivers.',
  'letter-forgotten': 'The event is no longer kept aside.',
};
