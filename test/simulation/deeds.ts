import fc from 'fast-check';
import type { Crash } from './process.js';
import { LAST_DAY, splits, whats, type What } from './simple-state.js';

/** The fifth is never a member. */
export const MEMBERS = ['alder', 'birch', 'cedar', 'dogwood', 'elm'] as const;
/** The last is never opened. */
export const POOLS = ['pool', 'fund', 'open', 'late', 'nowhere'] as const;
export type MemberId = (typeof MEMBERS)[number];

/**
 * Entries, pledges and commands are named by how many lie after them, as people mostly deal with what is recent; three times
 * of four among those only with which the deed makes sense.
 */
type Back = number;

/** What somebody does, before it is known which entry it concerns. All amounts are whole. */
export type Deed =
  | { does: 'record'; entry: RecordDeed }
  | { does: 'reverse'; which: Back; day: number; differs: boolean; acting: string | null }
  | { does: 'value'; which: Back; worth: number; acting: string | null }
  | { does: 'accept'; which: Back; acting: string | null }
  | { does: 'dispute'; which: Back; acting: string | null }
  | { does: 'answer'; which: Back; acting: string | null }
  | ResolveDeed
  | { does: 'prove'; which: Back; digit: string; acting: string | null }
  | PledgeDeed
  | AmendDeed
  | { does: 'waive' | 'lapse'; which: Back; day: number; acting: string | null }
  | SettleDeed
  | { does: 'join'; who: MemberId; day: number; name: string }
  | { does: 'rename'; who: MemberId; day: number; name: string }
  | { does: 'leave'; who: MemberId; day: number }
  | { does: 'rejoin'; who: MemberId; day: number }
  | { does: 'merge'; who: MemberId; into: MemberId; day: number }
  | { does: 'baseline'; who: MemberId; given: number; received: number; acting: string | null }
  | { does: 'open'; pool: string; day: number; allowNegative: boolean }
  | { does: 'adopt'; category: string; from: number; days: number; cents: number }
  | { does: 'quote'; day: number; tenThousandths: number }
  | { does: 'policy'; from: number; pairCap: number; acting: string | null }
  | { does: 'close'; quarter: string; acting: string | null }
  | { does: 'again'; which: Back };

export interface RecordDeed {
  direction: 'contribution' | 'benefit' | 'exchange';
  who: MemberId;
  with: string;
  what: What;
  quantity: number;
  worth: number | null;
  category: string | null;
  split: string | null;
  day: number;
  /** The day that it really belongs to, where it is said to be late. */
  late: number | null;
  status: 'accepted' | 'proposed' | null;
  acting: string | null;
  pledge: Back | null;
  /** Gives what the pledge promises, whatever else is said. */
  fits: boolean;
  item: string | null;
  /** Uses the id of an entry that is there already. */
  taken: boolean;
}

export interface ResolveDeed {
  does: 'resolve';
  which: Back;
  outcome: 'upheld' | 'adjusted' | 'withdrawn';
  quantity: number | null;
  worth: number | null;
  acting: string | null;
}

export interface PledgeDeed {
  does: 'pledge';
  who: MemberId;
  what: What;
  quantity: number;
  worth: number | null;
  day: number;
  due: number;
  with: string;
  acting: string | null;
  taken: boolean;
}

export interface AmendDeed {
  does: 'amend';
  which: Back;
  day: number;
  quantity: number | null;
  worth: number | null;
  due: number | null;
  acting: string | null;
}

export interface SettleDeed {
  does: 'settle';
  who: MemberId;
  /** Rather of whoever has left, if anybody has. */
  gone: boolean;
  /** For each open pledge in turn. */
  hows: ('keep' | 'waive' | 'hand-over' | 'forget')[];
  heir: MemberId;
  acting: string | null;
}

/** A deed, and the idempotency key that goes with it. */
export interface Asked {
  readonly deed: Deed;
  readonly key: number | null;
}

/** Deeds that are told together, to one of the two processes that share the database. */
export interface Group {
  readonly asked: readonly Asked[];
  readonly process: 0 | 1;
  /** What the clock of that process is ahead of the right time, in minutes: on the same day, but it runs backwards as well. */
  readonly clock: number;
  /** After how many of them the others come late; null where all come at once. */
  readonly pausesAfter: number | null;
  /** Whether their transaction is broken off. */
  readonly crash: Crash | null;
  /** Whether the process goes on after that, and only its connection was lost. */
  readonly survives: boolean;
}

/** Which figures are asked for afterwards; `known` in thousandths of the history. */
export interface Question {
  readonly quarter: string | null;
  readonly asOf: number | null;
  readonly known: number | null;
}

/** Few days, so that things meet on them; among them quarters' first and last. */
const day = fc.constantFrom(1, 2, 20, 45, 89, 90, 91, 120, 181, 182, 200, 230, LAST_DAY);
const lateDay = fc.constantFrom(90, 181, 182, 200, 230, LAST_DAY);
const who = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom<MemberId>('alder', 'birch', 'birch', 'cedar') },
  { weight: 3, arbitrary: fc.constant<MemberId>('dogwood') },
  { weight: 1, arbitrary: fc.constant<MemberId>('elm') },
);
/** For whom: the backbone where nothing is said, a member, or whoever has a side in the entry. */
const acting = fc.oneof(
  { weight: 10, arbitrary: fc.constant(null) },
  { weight: 8, arbitrary: fc.constantFrom<string>('who', 'with', 'recorder', 'disputer') },
  { weight: 3, arbitrary: fc.constantFrom<string>('backbone', 'alder', 'birch', 'cedar') },
  { weight: 1, arbitrary: fc.constant('elm') },
);
const which = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 3 }) },
  { weight: 1, arbitrary: fc.nat({ max: 40 }) },
);
const quantity = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const what = fc.constantFrom<What>(
  ...(['euros', 'euros', 'euros', 'items', 'items', 'hours'] as const),
  ...(Object.keys(whats) as What[]),
);
const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight = 4): fc.Arbitrary<T | null> =>
  fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const worth = fc.integer({ min: 0, max: 9 });
const name = fc.constantFrom('Meadow', 'Brook', 'Dyke');
const rare = fc.nat({ max: 19 }).map((chance) => chance === 0);

const recordDeed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constant('record' as const),
  entry: fc.record<RecordDeed>({
    direction: fc.constantFrom('contribution', 'contribution', 'benefit', 'exchange'),
    who,
    with: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('pool', 'pool', 'fund', 'open') },
      { weight: 8, arbitrary: fc.constantFrom<string>('alder', 'birch', 'cedar') },
      { weight: 2, arbitrary: fc.constantFrom('late', 'nowhere', 'dogwood') },
    ),
    what,
    quantity,
    worth: fc.option(worth, { freq: 2 }),
    category: seldom(fc.constantFrom('nurse')),
    split: fc.constantFrom(null, null, ...Object.keys(splits)),
    day,
    late: seldom(fc.constantFrom(1, 20, 45, 89, 90, 91, 181), 6),
    status: fc.constantFrom(null, null, null, 'proposed', 'proposed', 'accepted'),
    acting,
    pledge: seldom(fc.nat({ max: 2 }), 2),
    fits: fc.nat({ max: 9 }).map((chance) => chance > 0),
    item: fc.constantFrom(null, null, null, 'invoice-1', 'invoice-2'),
    taken: rare,
  }),
});

const lifeDeeds: fc.Arbitrary<Deed>[] = [
  fc.record({ does: fc.constant('reverse' as const), which, day, differs: rare, acting }),
  fc.record({ does: fc.constant('value' as const), which, worth, acting }),
  fc.record({ does: fc.constant('accept' as const), which, acting }),
  fc.record({ does: fc.constant('accept' as const), which, acting }),
  fc.record({ does: fc.constant('dispute' as const), which, acting }),
  fc.record({ does: fc.constant('dispute' as const), which, acting }),
  fc.record({ does: fc.constant('answer' as const), which, acting }),
  fc.record<ResolveDeed>({
    does: fc.constant('resolve'),
    which,
    outcome: fc.constantFrom('upheld', 'withdrawn'),
    quantity: seldom(quantity, 9),
    worth: seldom(worth, 9),
    acting,
  }),
  fc.record<ResolveDeed>({
    does: fc.constant('resolve'),
    which,
    outcome: fc.constant('adjusted'),
    quantity: fc.option(quantity, { freq: 4 }),
    worth: seldom(worth, 1),
    acting,
  }),
  fc.record({
    does: fc.constant('prove' as const),
    which,
    digit: fc.constantFrom('a', 'b'),
    acting,
  }),
];

/** Mostly by who may do it. */
const pledging = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(null, 'who') },
  { weight: 1, arbitrary: acting },
);
const settleDeed: fc.Arbitrary<Deed> = fc.record<SettleDeed>({
  does: fc.constant('settle'),
  who,
  gone: fc.nat({ max: 4 }).map((chance) => chance > 0),
  hows: fc.array(fc.constantFrom('keep', 'waive', 'hand-over', 'hand-over', 'hand-over', 'forget', 'keep'), {
    minLength: 1,
    maxLength: 3,
  }),
  heir: who,
  acting: pledging,
});
const pledgeDeeds: fc.Arbitrary<Deed>[] = [
  fc
    .record({
      who,
      what: fc.constantFrom<What>('euros', 'euros', 'items', 'hours', 'dollars', 'mentions'),
      quantity,
      worth: seldom(worth),
      day,
      days: fc.constantFrom(0, 30, 60, 90, 120, -1),
      with: fc.constantFrom('pool', 'pool', 'fund', 'fund', 'birch', 'late'),
      acting: pledging,
      taken: rare,
    })
    .map(({ days, ...pledge }) => ({
      does: 'pledge' as const,
      ...pledge,
      due: Math.max(1, pledge.day + days),
    })),
  fc.record<AmendDeed>({
    does: fc.constant('amend'),
    which,
    day: lateDay,
    quantity: fc.option(quantity, { freq: 3 }),
    worth: seldom(worth),
    due: seldom(day, 1),
    acting: pledging,
  }),
  fc.record({
    does: fc.constantFrom('waive' as const, 'lapse' as const),
    which,
    day: lateDay,
    acting: pledging,
  }),
  settleDeed,
  settleDeed,
];

const coalitionDeeds: fc.Arbitrary<Deed>[] = [
  fc
    .record({ does: fc.constant('join' as const), who, day, name })
    .map((deed) => (deed.who === 'elm' ? { ...deed, who: 'dogwood' as const } : deed)),
  fc.record({ does: fc.constant('rename' as const), who, day, name }),
  fc.record({ does: fc.constant('leave' as const), who, day: lateDay }),
  fc.record({ does: fc.constant('leave' as const), who, day: lateDay }),
  fc.record({ does: fc.constant('rejoin' as const), who, day: lateDay }),
  fc.record({ does: fc.constant('merge' as const), who, into: who, day: lateDay }),
  fc.record({ does: fc.constant('baseline' as const), who, given: worth, received: worth, acting }),
  fc.record({
    does: fc.constant('open' as const),
    pool: fc.constantFrom('fund', 'late', 'late'),
    day,
    allowNegative: fc.constantFrom(false, false, true),
  }),
  fc.record({
    does: fc.constant('adopt' as const),
    category: fc.constantFrom('', 'nurse'),
    from: day,
    days: fc.constantFrom(1, 30, 90),
    cents: fc.constantFrom(3_000, 4_250),
  }),
  fc.record({
    does: fc.constant('quote' as const),
    day,
    tenThousandths: fc.constantFrom(9_137, 10_005, 8_750),
  }),
];

/** Seldom, as what is closed refuses much of what comes after it. */
const closingDeeds: fc.Arbitrary<Deed>[] = [
  fc.record({
    does: fc.constant('policy' as const),
    from: fc.constantFrom(1, 1, 20, 91),
    pairCap: fc.constantFrom(50, 80),
    acting: seldom(acting, 9),
  }),
  fc.record({
    does: fc.constant('close' as const),
    quarter: fc.constantFrom('2025-Q4', '2026-Q1', '2026-Q1', '2026-Q2', '2026-Q3'),
    acting: seldom(acting, 9),
  }),
];

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 30, arbitrary: recordDeed },
  { weight: 35, arbitrary: fc.oneof(...lifeDeeds) },
  { weight: 12, arbitrary: fc.oneof(...pledgeDeeds) },
  { weight: 9, arbitrary: fc.oneof(...coalitionDeeds) },
  { weight: 4, arbitrary: fc.oneof(...closingDeeds) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('again' as const), which }) },
);

/** Half a page of history: groups of deeds. */
export const histories: fc.Arbitrary<Group[]> = fc.noBias(
  fc.array(
    fc.record({
      asked: fc.array(fc.record({ deed, key: seldom(fc.nat({ max: 99 }), 5) }), {
        minLength: 1,
        maxLength: 14,
        size: 'max',
      }),
      process: fc.constantFrom(0 as const, 0 as const, 1 as const),
      clock: fc.oneof(fc.constant(0), fc.integer({ min: -600, max: 700 })),
      pausesAfter: fc.option(fc.nat({ max: 13 }), { freq: 2 }),
      crash: fc.constantFrom<(Crash | null)[]>(
        ...Array<null>(10).fill(null),
        'before-commit',
        'after-commit',
      ),
      survives: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8, size: 'max' },
  ),
);

export const questions: fc.Arbitrary<Question[]> = fc.array(
  fc.record({
    quarter: fc.option(fc.constantFrom('2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'), { freq: 3 }),
    asOf: fc.option(fc.oneof(day, fc.integer({ min: 1, max: LAST_DAY })), { freq: 2 }),
    known: fc.option(fc.nat({ max: 999 }), { freq: 2 }),
  }),
  { minLength: 3, maxLength: 3 },
);
