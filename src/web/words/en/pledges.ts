import type { Details } from '../details.js';
import { pluralIn } from '../plural.js';

const plural = pluralIn('en');

/** The words about pledges in English. */
export const pledges = {
  title: 'Pledges',
  lead: (open: number, overdue: number, next: string | null) =>
    open === 0
      ? 'Nothing is promised that has not come.'
      : `${open === 1 ? 'One pledge is' : `${open} pledges are`} open, ${overdue === 0 ? 'none of them overdue' : overdue === 1 ? 'one of them overdue' : `${overdue} of them overdue`}.${next === null ? '' : ` The next one is due on ${next}.`}`,
  make: 'Make a pledge',
  states: {
    open: 'open',
    overdue: 'overdue',
    fulfilled: 'fulfilled',
    waived: 'waived',
    lapsed: 'lapsed',
  },
  filters: 'Which pledges',
  everybody: 'All members',
  state: 'State',
  stateOpen: 'Open: something is to come',
  stateOverdue: 'Overdue',
  stateSettled: 'Settled: nothing is to come',
  stateAll: 'All',
  member: 'Member',
  toCome: 'What is still to come',
  what: 'What',
  promised: 'Promised',
  delivered: 'Delivered',
  outstanding: 'Still to come',
  overdueOf: 'Of it overdue',
  due: 'Due',
  overdue: 'overdue',
  chartTitle: 'What was promised, and what came of it',
  chartText: (count: number, overdue: number) =>
    `${plural(count, 'A bar for the one pledge', `A bar for each of ${count} pledges`)}: the pale bar is what was promised, the dark one in it what was delivered. ${overdue === 0 ? 'None is overdue.' : plural(overdue, 'One bears a triangle: it is overdue.', `${overdue} bear a triangle: they are overdue.`)} The table has the same figures.`,
  bar: (delivered: string, promised: string) => `${delivered} of ${promised}`,
  listTitle: 'Pledges',
  listed: (shown: number, of: number) => `The first ${shown} of ${of}, by the day on which they are due.`,
  emptyTitle: 'No pledges yet',
  empty:
    'A pledge is a promise with a day: funds, hours or things that a member will bring. Here stands what is promised, what came of it, and what is late. Contributions that name their pledge deliver it.',
  emptyFiltered: 'No pledge is so. Choose another state or member.',
  by: (what: string, member: string) => `${what} by ${member}`,
  leadOf: ({ member, what, to, due }: PledgeSaid) => `${member} promised ${what} to ${to} by ${due}.`,
  came: {
    nothing: 'Nothing has come yet.',
    some: (delivered: string, outstanding: string) => `${delivered} came, and ${outstanding} are to come.`,
    all: 'All of it came.',
    settled: (state: string, day: string) => `The rest is ${state} since ${day}.`,
    late: (days: string) => `It was due on ${days}, and is overdue.`,
  },
  deliver: 'Record a delivery',
  facts: 'The promise',
  kind: 'Kind',
  value: 'Worth',
  unvalued: 'not valued',
  to: 'To',
  madeOn: 'Promised on',
  madeBy: 'Recorded by',
  dueOn: 'Due on',
  description: 'In words',
  handedTo: 'The rest went to',
  takenOverFrom: 'Takes over',
  deliveries: 'Deliveries',
  noDeliveries:
    'No accepted contribution delivers this pledge yet. Whoever records one chooses the pledge there; it counts here once it is accepted.',
  entry: 'Entry',
  day: 'Day',
  quantity: 'Quantity',
  story: 'What happened',
  events: {
    PledgeMade: 'promised',
    PledgeAmended: 'changed',
    PledgeDelivered: 'delivered',
    PledgeWaived: 'rest waived',
    PledgeLapsed: 'rest lapsed',
  },
  change: 'Change what is promised',
  changeIntro: 'What was delivered stays. From the day of the change on, the new promise holds.',
  from: 'From which day on',
  newQuantity: 'How much in all',
  newDue: 'Due on',
  reason: 'Why',
  changeIt: 'Change the pledge',
  waive: 'Waive the rest',
  waiveIntro: 'The rest is asked for no longer. What was delivered stays, and the reason with it.',
  waiveIt: 'Waive the rest',
  lapse: 'Let the rest lapse',
  lapseIntro: 'The rest is expected no longer, as its day has passed.',
  lapseIt: 'Let it lapse',
  newTitle: 'Make a pledge',
  newIntro:
    'A promise that others can plan with: what, how much, by when. It counts as given only once it is delivered.',
  forMember: 'Who promises',
  unit: 'Unit',
  unitHint: 'A currency such as EUR for funds; hours, items or m² for other things.',
  valueHint: (currency: string) =>
    `In ${currency}, where it is known. Without it the rates of that day are used, if there are any.`,
  toHint: 'To the coalition’s pool, or to one member.',
  member_: 'a member',
  promise: 'Promise it',
  back: 'All pledges',
};

interface PledgeSaid {
  readonly member: string;
  readonly what: string;
  readonly to: string;
  readonly due: string;
}

/** What was done with pledges. */
export const pledgesSaid = {
  'pledge-made': 'The pledge is made. Contributions that name it deliver it, once they are accepted.',
  'pledge-changed': 'The pledge is changed. What was promised before stays in its story.',
  'pledge-waived': 'The rest is waived. It is asked for no longer.',
  'pledge-lapsed': 'The rest has lapsed. It is expected no longer.',
};

/** What is not right about pledges, and about numbers and days everywhere. */
export const pledgesProblems = {
  'kernel.amount-malformed': ({ found }: Details) => `“${text(found)}” is not a number such as 1234.50.`,
  'kernel.amount-too-precise': ({ found, unit, scale }: Details) =>
    `${text(found)} has more decimal places than ${text(unit)} has, which is ${text(scale)}.`,
  'kernel.date-malformed': ({ found }: Details) =>
    `“${text(found)}” is not a day. Write it as year-month-day, such as 2026-07-01.`,
  'coalition.reason-missing': () => 'Say why, in a few words.',
  'coalition.act-not-permitted': () => 'This is not for you to do: it is for somebody on another side of it.',
  'exchange.quantity-not-positive': () => 'The quantity must be above zero.',
  'exchange.value-negative': () => 'The value must not be below zero.',
  'exchange.pledge-unknown': () => 'There is no such pledge, or it is not shown to you.',
  'exchange.pledge-settled': ({ on }: Details) =>
    `Somebody has settled this pledge since (${text(on)}): nothing more can be done with it. What it came to stands below.`,
  'exchange.pledge-fulfilled': () => 'All of it was delivered meanwhile. There is nothing left to give up.',
  'exchange.pledge-not-due': ({ dueOn }: Details) =>
    `It is due on ${text(dueOn)}, and can lapse only after that day. Waive it if nobody wants the rest.`,
  'exchange.pledge-below-delivered': ({ delivered, unit }: Details) =>
    `${text(delivered)} ${text(unit)} were delivered already; less than that can’t be promised any more.`,
  'exchange.pledge-amended-meanwhile': ({ quantity, unit, dueOn }: Details) =>
    `Somebody changed this pledge while you were writing: ${text(quantity)} ${text(unit)} by ${text(dueOn)} are promised now. What you typed is still here. Send it again if it should replace that.`,
};

function text(detail: unknown): string {
  return String(detail);
}
