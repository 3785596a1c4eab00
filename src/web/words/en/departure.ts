import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

/** How a member parts. */
export const departure = {
  title: (name: string) => `How ${name} parts`,
  isMember: (name: string) =>
    `${name} is a member. Once its last day is recorded, its departure is settled here.`,
  toLeave: 'Record its last day',
  toSettle: (name: string, day: string, pledges: number) =>
    pledges === 0
      ? `The last day of ${name} is ${day}. No pledge of it is open; its departure is still to be settled.`
      : `The last day of ${name} is ${day}. ${pledges} ${plural(pledges, 'pledge is', 'pledges are')} open: what becomes of ${plural(pledges, 'it', 'them')} is still to be said.`,
  settled: (name: string, day: string, on: string) =>
    `${name} parted on ${day}; that was settled on ${on}, and its account is stated here for good.`,
  whoSettles: 'A coordinator says what becomes of its pledges.',
  asOfToday: 'as of today, in its whole life',
  settle: 'Settle the departure',
  settleHow:
    'Say for each open pledge what becomes of the rest. This is done once; the statement is drawn up with it, and nothing that is recorded later changes it.',
  settleNone:
    'Nothing is left that it promised. Settling draws up the statement of its account, which nothing that is recorded later changes.',
  settleIt: 'Settle it',
  reason: 'In which spirit',
  reasonHint: 'It stands in the statement, and all who read that read it.',
  pledge: (rest: string, kind: string, to: string) => `${rest} (${kind}) for ${to}`,
  dueOn: (day: string) => `due on ${day}`,
  how: 'What becomes of the rest',
  ways: {
    keep: 'It still delivers it',
    waive: 'It is not asked for any more',
    'hand-over': 'Another member delivers it',
  },
  to: 'Which member, if another one delivers it',
  nobody: 'none',
  pledges: 'Pledges, and what became of them',
  noPledges: 'It had promised nothing.',
  promise: 'Pledge',
  due: 'Due',
  promised: 'Promised',
  delivered: 'Delivered',
  rest: 'Rest',
  outcome: 'What became of it',
  outcomes: {
    kept: 'it still delivers it',
    waived: 'not asked for any more',
    'handed-over': 'handed over',
    fulfilled: 'fulfilled',
    lapsed: 'lapsed',
  },
  handedTo: (name: string) => `handed over to ${name}`,
  apart: 'Entries that counted nowhere',
  apartHow: 'Nobody had accepted them by then, or somebody disputed them.',
  entry: 'Entry',
  day: 'Day',
  worth: 'Value',
  onLastDay: (opening: string) => `on its last day; ${opening} at the beginning`,
  creditsHeld: 'Credits held',
  known: (position: string) => `As known at position ${position} of the ledger, whose hash is`,
  stillOpen: 'What is open still',
  openPledges: (count: number) => `${count} open ${plural(count, 'pledge', 'pledges')}`,
  pending: (count: number) => `${count} ${plural(count, 'entry', 'entries')} that nobody has accepted yet`,
  disputed: (count: number) => `${count} disputed ${plural(count, 'entry', 'entries')}`,
  credits: (amount: string) => `${amount} credits held, until they expire`,
  reserved: (credits: string, day: string) =>
    `${credits} credits reserved: to be handed over or set free by ${day}`,
  nothingOpen: (name: string) => `Nothing of ${name} is open.`,
  stays:
    'Its history, its knowledge and what it is named for stay. Credits hold until they expire; nothing more can be reserved with them after the last day.',
  see: 'How it parts',
};
