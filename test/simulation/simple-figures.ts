import { nameOf } from './simple-coalition.js';
import {
  dateOf,
  decimal,
  deliveredOf,
  into,
  isMoved,
  isStock,
  movementsOf,
  quarterOf,
  survivorOf,
  whats,
  type SimpleEntry,
  type SimpleMember,
  type SimpleState,
  type Split,
  type What,
} from './simple-state.js';

const TYPES = ['financial', 'innovative', 'operational', 'reputational', 'strategic'];

/** Cents by value type: each its share rounded down, what is left to the largest remainders, ties by name. */
function byType(cents: number, split: Split): Record<string, number> {
  const whole = Math.abs(cents);
  const parts = Object.entries(split).map(([type, weight]) => ({
    type,
    cents: Math.floor((whole * weight) / 10_000),
    remainder: (whole * weight) % 10_000,
  }));
  let left = whole - parts.reduce((sum, part) => sum + part.cents, 0);
  parts.sort((a, b) => b.remainder - a.remainder || (a.type < b.type ? -1 : 1));
  for (const part of parts) if (left-- > 0) part.cents += 1;
  return Object.fromEntries(parts.map((part) => [part.type, Math.sign(cents) * part.cents]));
}

export type Side = { member: string; direction: 'given' | 'received' };

export function sides({ direction, who, with: other }: SimpleEntry): Side[] {
  const given: Side = { member: who, direction: 'given' };
  if (direction === 'contribution') return [given];
  if (direction === 'benefit') return [{ member: who, direction: 'received' }];
  return [given, { member: other, direction: 'received' }];
}

interface SumOfKind {
  cents: number;
  entries: number;
  unvalued: number;
  readonly quantities: Map<What, number>;
  readonly types: Map<string, number>;
}

/** Sums of some entries. */
class Sum {
  cents = 0;
  entries = 0;
  unvalued = 0;
  readonly kinds = new Map<string, SumOfKind>();
  readonly types = new Map<string, number>();

  add({ what, quantity, cents, split }: SimpleEntry): void {
    const sign = Math.sign(quantity);
    this.cents += cents ?? 0;
    this.entries += sign;
    if (cents === null) this.unvalued += sign;
    const { kind } = whats[what];
    const nothing: SumOfKind = { cents: 0, entries: 0, unvalued: 0, quantities: new Map(), types: new Map() };
    const sum = this.kinds.get(kind) ?? nothing;
    this.kinds.set(kind, sum);
    if (cents === null) sum.unvalued += sign;
    sum.cents += cents ?? 0;
    sum.entries += sign;
    sum.quantities.set(what, (sum.quantities.get(what) ?? 0) + quantity);
    for (const [type, part] of Object.entries(byType(cents ?? 0, split))) {
      this.types.set(type, (this.types.get(type) ?? 0) + part);
      sum.types.set(type, (sum.types.get(type) ?? 0) + part);
    }
  }

  flow(): object {
    const byKind: Record<string, object> = {};
    for (const [kind, sum] of this.kinds) {
      const moved = [...sum.quantities].filter(([, quantity]) => quantity !== 0);
      const { cents, entries, unvalued, types } = sum;
      if ([cents, entries, unvalued, moved.length, ...types.values()].every((one) => one === 0)) continue;
      byKind[kind] = {
        value: decimal(sum.cents, 2),
        quantities: Object.fromEntries(
          moved.map(([what, quantity]) => [whats[what].unit, shown(what, quantity)]),
        ),
        entries: sum.entries,
      };
    }
    return {
      value: decimal(this.cents, 2),
      unvaluedEntries: this.unvalued,
      byKind,
      byValueType: Object.fromEntries(TYPES.map((type) => [type, decimal(this.types.get(type) ?? 0, 2)])),
    };
  }
}

const shown = (what: What, quantity: number): string => {
  const { places } = whats[what];
  return decimal(quantity * 10 ** places, places);
};

/** A period in days; `from` is null for all time. */
export interface SimplePeriod {
  readonly from: number | null;
  readonly to: number;
}

function statusOf({ spells, merged, joinedOn }: SimpleMember, day: number): string {
  if (merged && merged.on <= day) return 'merged';
  if (spells.some(({ from, to }) => from <= day && (to === null || to >= day))) return 'active';
  return joinedOn > day ? 'not-yet-joined' : 'left';
}

/** The figures of every member in a period, as its last day shows them. */
export function memberFigures(state: SimpleState, { from, to }: SimplePeriod) {
  const all = state.members.map((member) => {
    const isOwn = (id: string): boolean => survivorOf(state, id, to) === member.id;
    const sums = { given: new Sum(), received: new Sum(), proposed: new Sum(), disputed: new Sum() };
    let opening = 0;
    for (const entry of state.entries) {
      if (entry.standing === 'withdrawn' || entry.day > to) continue;
      const inPeriod = from === null || entry.day >= from;
      for (const side of sides(entry).filter((one) => isOwn(one.member))) {
        const counts = entry.standing === 'accepted';
        const sign = side.direction === 'given' ? 1 : -1;
        if (inPeriod) sums[counts ? side.direction : (entry.standing as 'proposed')].add(entry);
        else if (counts) opening += sign * (entry.cents ?? 0);
      }
    }
    for (const { id, baseline, joinedOn } of state.members) {
      if (baseline && joinedOn <= to && isOwn(id)) opening += (baseline.given - baseline.received) * 100;
    }
    const period = sums.given.cents - sums.received.cents;
    const status = statusOf(member, to);
    const isEmpty =
      Object.values(sums).every(({ entries }) => entries === 0) && opening === 0 && period === 0;
    const apart = (sum: Sum) => ({ entries: sum.entries, value: decimal(sum.cents, 2) });
    return {
      isShown: status !== 'merged' && !(status === 'not-yet-joined' && isEmpty),
      balance: {
        id: member.id,
        name: nameOf(member, to),
        given: sums.given.flow(),
        received: sums.received.flow(),
        balance: {
          opening: decimal(opening, 2),
          period: decimal(period, 2),
          closing: decimal(opening + period, 2),
        },
      },
      apart: { id: member.id, status, pending: apart(sums.proposed), disputed: apart(sums.disputed) },
    };
  });
  const members = all.filter(({ isShown }) => isShown).sort((a, b) => (a.balance.id < b.balance.id ? -1 : 1));
  return { balances: members.map(({ balance }) => balance), apart: members.map(({ apart }) => apart) };
}

/** What pools hold in a quarter, kind by kind: opening, in, out. Those that nothing moved through are left out. */
export function poolFigures(state: SimpleState, quarter: string): string[] {
  const holdings = new Map<string, { opening: number; in: number; out: number; what: What }>();
  for (const entry of state.entries) {
    if (!entry.isPool || !isStock(entry.what)) continue;
    const key = `${entry.with} ${whats[entry.what].unit}`;
    const holding = holdings.get(key) ?? { opening: 0, in: 0, out: 0, what: entry.what };
    holdings.set(key, holding);
    // A contribution comes in, and what it comes to less afterwards is taken off that; its reversal goes out.
    const comesIn = (entry.direction !== 'benefit') === (entry.reverses === null);
    for (const [day, quantity] of movementsOf(entry)) {
      if (quarterOf(day) > quarter) continue;
      if (quarterOf(day) < quarter) holding.opening += quantity;
      else if (comesIn) holding.in += quantity;
      else holding.out -= quantity;
    }
  }
  return [...holdings]
    .filter(([, sum]) => sum.opening !== 0 || sum.in !== 0 || sum.out !== 0)
    .map(
      ([key, sum]) =>
        `${key} ${shown(sum.what, sum.opening)} ${shown(sum.what, sum.in)} ${shown(sum.what, sum.out)}`,
    )
    .sort();
}

/** Sums by period, member, standing, direction and kind: quantity, cents, entries, unvalued. Zeros left out. */
export function flows(state: SimpleState): string[] {
  const sums = new Map<string, number[]>();
  for (const entry of state.entries.filter(({ standing }) => standing !== 'withdrawn')) {
    const { what, standing, quantity, cents, day } = entry;
    const { kind, unit } = whats[what];
    const sign = Math.sign(quantity);
    for (const { member, direction } of sides(entry)) {
      for (const period of [quarterOf(day), 'life']) {
        const key = [period, member, standing, direction, kind, unit].join(' ');
        const measures = [quantity, cents ?? 0, sign, cents === null ? sign : 0];
        const sum = sums.get(key) ?? [0, 0, 0, 0];
        sums.set(
          key,
          sum.map((measure, i) => measure + measures[i]!),
        );
      }
    }
  }
  return [...sums]
    .filter(([, sum]) => sum.some((measure) => measure !== 0))
    .map(([key, sum]) => `${key} ${sum.join(' ')}`)
    .sort();
}

/** Accounts of the double entry, in whole units; those that stand at zero are left out. */
export function accounts(state: SimpleState): string[] {
  const sums = new Map<string, number>();
  const add = (account: string, what: What, quantity: number): void => {
    const key = `${account} ${whats[what].unit}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  };
  for (const entry of state.entries.filter(isMoved)) {
    const { direction, who, with: other, isPool, what, quantity, standing } = entry;
    const { kind } = whats[what];
    const apart = standing === 'disputed' ? 'disputed-' : '';
    if (direction !== 'benefit') add(`${apart}given:${kind}:${who}`, what, -quantity);
    if (direction === 'exchange') add(`${apart}received:${kind}:${other}`, what, quantity);
    if (direction === 'benefit') add(`${apart}received:${kind}:${who}`, what, quantity);
    if (isPool) add(`pool:${kind}:${other}`, what, into(entry));
    else if (direction === 'contribution') add(`direct:${kind}:${who}>${other}`, what, quantity);
    else if (direction === 'benefit') add(`direct:${kind}:${other}>${who}`, what, -quantity);
  }
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .map(([key, sum]) => `${key} ${sum}`)
    .sort();
}

/** Pledges as they stand, line by line. */
export function pledges(state: SimpleState): string[] {
  return state.pledges
    .map(({ id, who, quantity, cents, dueOn, status, settledOn }) => {
      const settled = settledOn === null ? '-' : dateOf(settledOn);
      const delivered = deliveredOf(state, id);
      return [id, who, quantity, cents, delivered, dateOf(dueOn), status, settled].join(' ');
    })
    .sort();
}

/** Items that are claimed on an award, and by which entry. */
export function claims(state: SimpleState): string[] {
  return state.entries
    .filter((entry) => entry.item !== null && entry.reversedBy === null && entry.standing !== 'withdrawn')
    .map(({ who, item, id }) => `${who} ${item} ${id}`)
    .sort();
}

/** Entries as they stand, in the order in which they were recorded. */
export function entries(state: SimpleState): string[] {
  return state.entries.map(({ id, standing, quantity, cents, reversedBy, evidence }) =>
    [id, standing, quantity, cents, reversedBy, evidence.length].join(' '),
  );
}
