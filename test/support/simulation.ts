import fc from 'fast-check';
import type { Told } from './builders.js';
import {
  benefit,
  coalitionFounded,
  contribution,
  entryValued,
  exchange,
  memberJoined,
  poolOpened,
  rateAdopted,
  reversalOf,
} from './builders.js';

const members = ['alder', 'birch', 'cedar'] as const;
type MemberId = (typeof members)[number];
const kinds = {
  funds: { unit: 'EUR', kind: 'funds' },
  'in-kind': { unit: 'items', kind: 'in-kind' },
  'staff-time': { unit: 'hours', kind: 'staff-time' },
} as const;
type Kind = keyof typeof kinds;
const HOUR = 30;

/** Founded with three members, two pools beside the common one, one of which may go below zero, and an hour at 30. */
export const simulatedCoalition: readonly Told[] = [
  coalitionFounded(),
  ...members.map((member) => memberJoined(member)),
  poolOpened('fund'),
  poolOpened('open', { allowNegative: true }),
  rateAdopted({ rate: String(HOUR) }),
];

/** What somebody does, before it is known which entry it concerns. All amounts are whole. */
export type Deed =
  | {
      readonly does: 'give' | 'get' | 'swap';
      readonly who: MemberId;
      readonly with: MemberId | 'pool' | 'fund' | 'open';
      readonly kind: Kind;
      readonly quantity: number;
      readonly worth: number | null;
      readonly day: number;
      readonly proposed: boolean;
    }
  | { readonly does: 'reverse'; readonly which: number; readonly day: number }
  | { readonly does: 'value'; readonly which: number; readonly worth: number };

const day = fc.integer({ min: 1, max: 60 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('give', 'give', 'get', 'swap'),
      who: fc.constantFrom(...members),
      with: fc.constantFrom(...members, 'pool', 'pool', 'fund', 'open'),
      kind: fc.constantFrom(...(Object.keys(kinds) as Kind[])),
      quantity: fc.integer({ min: 1, max: 40 }),
      worth: fc.option(fc.integer({ min: 0, max: 999 })),
      day,
      proposed: fc.nat({ max: 4 }).map((chance) => chance === 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('reverse'), which: fc.nat({ max: 200 }), day }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('value'),
      which: fc.nat({ max: 200 }),
      worth: fc.integer({ min: 0, max: 99 }),
    }),
  },
);

/** Deeds in groups that are told together. */
export const deeds: fc.Arbitrary<Deed[][]> = fc.array(fc.array(deed, { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 6,
});

const dateOf = (days: number): string =>
  days <= 31 ? `2026-03-${String(days).padStart(2, '0')}` : `2026-04-${String(days - 31).padStart(2, '0')}`;
const quarterOf = (days: number): string => (days <= 31 ? '2026-Q1' : '2026-Q2');

interface Entry {
  readonly id: string;
  readonly told: Told;
  readonly deed: Deed & { readonly does: 'give' | 'get' | 'swap' };
  readonly reversalOf: Entry | null;
  readonly day: number;
  worth: number | null;
  reversed: boolean;
}

/** The ledger in a page: a list of entries, and everything else found by looking through it. */
export class SimpleLedger {
  readonly entries: Entry[] = [];
  private count = 0;

  /** What to tell the ledger for a deed, and what should come of it. */
  tell(deed: Deed): { readonly told: Told; readonly outcome: string } {
    const id = `e-${(this.count += 1)}`;
    switch (deed.does) {
      case 'reverse':
        return this.reverse(deed, id);
      case 'value':
        return this.value(deed);
      default:
        return this.record(deed, id);
    }
  }

  private record(deed: Entry['deed'], id: string): { told: Told; outcome: string } {
    const { does, who, kind, day: days } = deed;
    const worth =
      kind === 'funds'
        ? deed.quantity
        : (deed.worth ?? (kind === 'staff-time' ? deed.quantity * HOUR : null));
    const builder = { give: contribution, get: benefit, swap: exchange }[does];
    const isMember = (members as readonly string[]).includes(deed.with);
    const told = builder(id, {
      memberId: who,
      ...kinds[kind],
      quantity: String(deed.quantity),
      value: kind === 'funds' || deed.worth === null ? null : String(deed.worth),
      counterparty: isMember ? `member:${deed.with}` : `pool:${deed.with}`,
      occurredOn: dateOf(days),
      status: deed.proposed ? 'proposed' : null,
    });
    if (isMember ? deed.with === who : does === 'swap') {
      return { told, outcome: isMember ? 'exchange.exchange-with-itself' : 'exchange.exchange-with-pool' };
    }
    if (does === 'get' && this.overdraws(deed, days)) return { told, outcome: 'exchange.pool-overdrawn' };
    this.entries.push({ id, told, deed, reversalOf: null, day: days, worth, reversed: false });
    return { told, outcome: 'done' };
  }

  private reverse({ which, day: days }: Deed & { does: 'reverse' }, id: string) {
    const entry = this.entries[which % Math.max(1, this.entries.length)];
    if (!entry) return { told: reversalOf(contribution('nothing'), id), outcome: 'exchange.entry-unknown' };
    const told = reversalOf(entry.told, id, { occurredOn: dateOf(days), value: null });
    if (entry.reversalOf) return { told, outcome: 'exchange.reversal-of-reversal' };
    if (entry.reversed) return { told, outcome: 'exchange.entry-already-reversed' };
    if (entry.deed.does === 'give' && this.overdraws(entry.deed, days)) {
      return { told, outcome: 'exchange.pool-overdrawn' };
    }
    entry.reversed = true;
    this.entries.push({ ...entry, id, told, reversalOf: entry, day: days, reversed: false });
    return { told, outcome: 'done' };
  }

  private value({ which, worth }: Deed & { does: 'value' }) {
    const entry = this.entries[which % Math.max(1, this.entries.length)];
    const told = entryValued(entry?.id ?? 'nothing', String(worth));
    if (!entry) return { told, outcome: 'exchange.entry-unknown' };
    if (entry.reversed || entry.reversalOf) return { told, outcome: 'exchange.entry-already-reversed' };
    if (entry.worth !== null && entry.worth !== worth) {
      return { told, outcome: 'exchange.entry-already-valued' };
    }
    entry.worth = worth;
    return { told, outcome: 'done' };
  }

  /** Whether taking this out of its pool on a day leaves it below zero at the end of that day or a later one. */
  private overdraws({ kind, with: pool, quantity, proposed }: Entry['deed'], days: number): boolean {
    if (proposed || kind === 'staff-time' || (pool !== 'pool' && pool !== 'fund')) return false;
    const later = Array.from({ length: 61 - days }, (_, i) => days + i);
    return later.some((end) => this.balance(pool, kind, end) < quantity);
  }

  /** What a pool holds at the end of a day. */
  balance(pool: string, kind: Kind, end = 60): number {
    let balance = 0;
    for (const { deed, day: days, reversalOf: reversed } of this.entries) {
      if (deed.with !== pool || deed.kind !== kind || deed.proposed || days > end) continue;
      const into = (deed.does === 'give') === (reversed === null);
      balance += into ? deed.quantity : -deed.quantity;
    }
    return balance;
  }

  /** Figures by period, member, standing, direction and kind: quantity, value, entries, unvalued. Zeros left out. */
  flows(): Map<string, string> {
    const sums = new Map<string, [number, number, number, number]>();
    for (const { deed, day: days, worth, reversalOf: reversed } of this.entries) {
      const sign = reversed ? -1 : 1;
      const sides: [string, string][] = [];
      if (deed.does !== 'get') sides.push([deed.who, 'given']);
      if (deed.does === 'get') sides.push([deed.who, 'received']);
      if (deed.does === 'swap') sides.push([deed.with, 'received']);
      for (const [member, direction] of sides) {
        for (const period of [quarterOf(days), 'life']) {
          const standing = deed.proposed ? 'proposed' : 'accepted';
          const key = [period, member, standing, direction, deed.kind].join(' ');
          const sum = sums.get(key) ?? [0, 0, 0, 0];
          sum[0] += sign * deed.quantity;
          sum[1] += sign * (worth ?? 0);
          sum[2] += sign;
          sum[3] += worth === null ? sign : 0;
          sums.set(key, sum);
        }
      }
    }
    const notZero = [...sums].filter(([, sum]) => sum.some((measure) => measure !== 0));
    return new Map(notZero.map(([key, sum]) => [key, sum.join(' ')]));
  }
}
