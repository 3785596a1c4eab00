import type { ValueType } from '../../src/coalition/domain/value-types.js';
import type { Proposals, ProposalsAsked } from '../../src/reviews/domain/proposals.js';

/**
 * The best way to share supplies out, found in another way than the program's: path after path of greatest gain, in one
 * go, with a weight for each aim that outweighs all later ones. Written for small numbers of cents, and only for tests.
 */

/** How good it is by each aim, in order: shortage, unwanted, served in ten-thousandths, evenness of three fineness. */
export type Score = readonly [number, number, number, number, number, number];

/** Places in lists: `amounts[supply][member]` in cents. */
export type Amounts = readonly (readonly number[])[];

interface Member {
  readonly id: string;
  readonly received: number;
  readonly gap: number;
  readonly floor: number;
  readonly need: number;
  readonly weights: Readonly<Partial<Record<ValueType, string>>> | null;
  /** For each cent of its gap, the tenth it lies in, then the tenth of that, then the tenth of that: from 9 down to 0. */
  readonly cents: readonly (readonly [number, number, number])[];
}

export interface Reading {
  readonly members: readonly Member[];
  /** By supply and member, the most cents, and the priority in ten-thousandths. */
  readonly most: Amounts;
  readonly weight: Amounts;
  readonly value: readonly number[];
}

const cents = (text: string): number => Math.round(Number(text) * 100);

/** The quarter in plain numbers. The targets are taken from the answer, as they are checked elsewhere. */
export function read({ claimants, supplies }: ProposalsAsked, { targets }: Proposals): Reading {
  const members = claimants.map(({ memberId: id, received, floor, priorities: weights }): Member => {
    const had = cents(received);
    const gap = Math.max(0, cents(targets.find(({ member }) => member === id)!.target) - had);
    const need = Math.max(0, Math.min(gap, cents(floor) - had));
    return { id, received: had, gap, floor: cents(floor), need, weights, cents: digitsOf(gap, need) };
  });
  const weight = supplies.map(({ valueType }) =>
    members.map(({ weights }) =>
      weights === null ? 2_000 : Math.round(10_000 * Number(weights[valueType] ?? 0)),
    ),
  );
  const most = supplies.map(({ source, openTo, value, quantity, mostEach }, s) =>
    members.map(({ id, gap, need }, m) => {
      if (source === `member:${id}` || (openTo && !openTo.includes(id))) return 0;
      const each = mostEach === null ? 1 : Number(mostEach) / Number(quantity);
      return Math.min(weight[s]![m]! > 0 ? gap : need, Math.floor(cents(value) * each + 1e-9));
    }),
  );
  return { members, most, weight, value: supplies.map(({ value }) => cents(value)) };
}

function digitsOf(gap: number, need: number): [number, number, number][] {
  const cuts = (from: number, to: number): number[] =>
    Array.from({ length: 11 }, (_, i) => from + Math.floor(((to - from) * i) / 10));
  const within = (bounds: readonly number[], cent: number): [number, number, number] => {
    const i = bounds.findIndex((bound, at) => bound <= cent && cent < bounds[at + 1]!);
    return [bounds[i]!, bounds[i + 1]!, i];
  };
  return Array.from({ length: gap }, (_, cent) => {
    const [begin, end, tenth] = within(cuts(0, gap), cent);
    // The floor cuts the tenth that it ends in.
    const isCut = begin < need && need < end;
    const from = isCut && cent >= need ? need : begin;
    const to = isCut && cent < need ? need : end;
    const [hundredthFrom, hundredthTo, hundredth] = within(cuts(from, to), cent);
    const [, , thousandth] = within(cuts(hundredthFrom, hundredthTo), cent);
    return [9 - tenth, 9 - hundredth, 9 - thousandth];
  });
}

export function scoreOf({ members, weight }: Reading, amounts: Amounts): Score {
  let [shortage, unwanted, served] = [0, 0, 0];
  const even = [0, 0, 0];
  members.forEach(({ received, floor, cents: digits }, m) => {
    const got = amounts.reduce((sum, row) => sum + row[m]!, 0);
    shortage += Math.max(0, floor - received - got);
    for (const digit of digits.slice(0, got)) digit.forEach((value, i) => (even[i]! += value));
    amounts.forEach((row, s) => {
      served += weight[s]![m]! * row[m]!;
      if (weight[s]![m] === 0) unwanted += row[m]!;
    });
  });
  return [shortage, unwanted, served, even[0]!, even[1]!, even[2]!];
}

/** Below zero where the first is better. */
export function compareScores(one: Score, other: Score): number {
  for (const [i, value] of one.entries())
    if (value !== other[i]) return i < 2 ? value - other[i]! : other[i]! - value;
  return 0;
}

/** A way passes the end once, so it changes each kind of evenness by at most 9, and weights by at most 10 000 a member. */
const [HUNDREDTH, TENTH, WEIGHT] = [20, 400, 8_000];

export function secondOpinion({ members, most, weight, value }: Reading): Amounts {
  const unwanted = WEIGHT * 10_000 * (members.length + 2);
  const floor = unwanted * (members.length + 2);
  const end = value.length + members.length;
  const arcs: { from: number; to: number; left: number; gain: number; back: number }[] = [];
  const arc = (from: number, to: number, left: number, gain: number): void => {
    arcs.push(
      { from, to, left, gain, back: arcs.length + 1 },
      { from: to, to: from, left: 0, gain: -gain, back: arcs.length },
    );
  };
  value.forEach((_, s) =>
    members.forEach((_member, m) => {
      const gain = weight[s]![m]! > 0 ? WEIGHT * weight[s]![m]! : -unwanted;
      arc(s, value.length + m, most[s]![m]!, gain);
    }),
  );
  members.forEach(({ cents: digits, need }, m) =>
    digits.forEach(([tenth, hundredth, thousandth], cent) => {
      const even = TENTH * tenth + HUNDREDTH * hundredth + thousandth;
      arc(value.length + m, end, 1, even + (cent < need ? floor : 0));
    }),
  );
  const left = [...value];
  for (;;) {
    const gains = Array.from({ length: end + 1 }, (_, node) => ((left[node] ?? 0) > 0 ? 0 : -Infinity));
    const by = new Array<number>(end + 1).fill(-1);
    for (let changed = true; changed;) {
      changed = false;
      arcs.forEach(({ from, to, left: free, gain }, i) => {
        if (free === 0 || gains[from]! + gain <= gains[to]!) return;
        gains[to] = gains[from]! + gain;
        by[to] = i;
        changed = true;
      });
    }
    if (!(gains[end]! > 0)) break;
    const way: number[] = [];
    let node = end;
    for (; by[node] !== -1; node = arcs[by[node]!]!.from) way.push(by[node]!);
    const amount = Math.min(left[node]!, ...way.map((i) => arcs[i]!.left));
    left[node]! -= amount;
    for (const i of way) {
      arcs[i]!.left -= amount;
      arcs[arcs[i]!.back]!.left += amount;
    }
  }
  return value.map((_, s) => members.map((_member, m) => arcs[2 * (s * members.length + m) + 1]!.left));
}

/** What the proposals hand out, in the same form. */
export function amountsIn({ claimants, supplies }: ProposalsAsked, { proposals }: Proposals): Amounts {
  return supplies.map(({ supplyId }) =>
    claimants.map(({ memberId }) => {
      const found = proposals.filter(({ member, supply }) => member === memberId && supply === supplyId);
      if (found.length > 1) throw new Error(`two proposals of ${supplyId} to ${memberId}`);
      return found.length === 0 ? 0 : cents(found[0]!.value);
    }),
  );
}
