import { type Share, shareOut } from './allocation.js';
import type { Solver } from './circulation.js';
import { atLeastZero, type Demand, type Good } from './demand.js';

/** Steps of a good for a taker, told by their places in the lists. */
export interface Part {
  readonly good: number;
  readonly taker: number;
  readonly steps: bigint;
}

/** What is handed out, and the best that could be if everything could be divided. */
export interface HandedOut {
  /** Of goods that go in whole steps. */
  readonly parts: readonly Part[];
  /** Of all others, in minor units. */
  readonly shares: readonly Share[];
  readonly divisible: readonly Share[];
}

/** How steps are handed out that rounding down leaves over. */
type Way = 'largest-remainders' | 'floors-first' | 'none';
const WAYS: readonly Way[] = ['largest-remainders', 'floors-first', 'none'];

/**
 * Shares everything out as if it could be divided, then turns the shares of goods that go in whole steps into steps. They
 * are rounded down. What is left goes to the largest remainders, a step each, as long as gap and limit allow; or first to
 * who would stay below its floor; or to nobody. Steps that are left then go to whom they displace nothing for, highest
 * priority first, and the other goods are shared out anew with what is left of every gap. Of the three ways the best one
 * is taken. It need not be the best of all: how far at most it is from that, the divisible answer shows.
 */
export function handOut(demand: Demand, solver: Solver): HandedOut {
  const { takers, goods } = demand;
  const divisible = shareOut({ takers, goods, given: takers.map(() => 0n) }, solver);
  if (!goods.some(({ whole }) => whole)) return { parts: [], shares: divisible, divisible };
  const rest = goods.map((good) => (good.whole ? { ...good, value: 0n } : good));
  const tried = new Set<string>();
  let best: { parts: readonly Part[]; shares: readonly Share[]; score: Score } | undefined;
  for (const way of WAYS) {
    const { parts, given } = roundedIn(way, demand, divisible);
    const key = parts.map(({ good, taker, steps }) => `${good} ${taker} ${steps}`).join();
    if (tried.has(key)) continue;
    tried.add(key);
    const shares = shareOut({ takers, goods: rest, given }, solver);
    const score = scoreOf(demand, parts, shares);
    if (!best || isBetter(score, best.score)) best = { parts, shares, score };
  }
  return { parts: best!.parts, shares: best!.shares, divisible };
}

function roundedIn(
  way: Way,
  demand: Demand,
  divisible: readonly Share[],
): { parts: Part[]; given: readonly bigint[] } {
  const rounding = new Rounding(demand, divisible);
  rounding.roundDown();
  if (way !== 'none') rounding.giveLargestRemainders(way === 'floors-first');
  rounding.giveWhatDisplacesNothing();
  return { parts: rounding.parts(), given: rounding.given };
}

/** As the aims of `shareOut`: what is missing below floors, what is not wanted, and what is served. */
type Score = readonly [shortage: bigint, unwanted: bigint, served: bigint];

function scoreOf({ takers, goods }: Demand, parts: readonly Part[], shares: readonly Share[]): Score {
  const got = takers.map(() => 0n);
  let [unwanted, served] = [0n, 0n];
  const add = (good: number, taker: number, value: bigint): void => {
    const weight = takers[taker]!.weights[goods[good]!.supply.valueType];
    got[taker]! += value;
    served += weight * value;
    if (weight === 0n) unwanted += value;
  };
  for (const { good, taker, steps } of parts) add(good, taker, worthOf(goods[good]!, steps));
  for (const { good, taker, value } of shares) add(good, taker, value);
  const shortage = takers.reduce((sum, { need }, i) => sum + atLeastZero(need - got[i]!), 0n);
  return [shortage, unwanted, served];
}

function isBetter(one: Score, other: Score): boolean {
  if (one[0] !== other[0]) return one[0] < other[0];
  if (one[1] !== other[1]) return one[1] < other[1];
  return one[2] > other[2];
}

/** What so many steps are worth at most: their value is shared out by largest remainder at the end. */
function worthOf({ steps, value }: Good, count: bigint): bigint {
  return (count * value + steps - 1n) / steps;
}

interface Cell {
  readonly good: number;
  readonly taker: number;
  readonly value: bigint;
}

class Rounding {
  /** By taker: what its whole steps are worth at most. */
  readonly given: bigint[];
  /** By taker: what it gets of divisible goods in the divisible answer. */
  private readonly divided: bigint[];
  /** By good: steps that nobody has. */
  private readonly left: bigint[];
  private readonly steps = new Map<string, bigint>();
  private readonly cells: readonly Cell[];

  constructor(
    private readonly demand: Demand,
    divisible: readonly Share[],
  ) {
    const { takers, goods } = demand;
    this.given = takers.map(() => 0n);
    this.divided = takers.map(() => 0n);
    this.left = goods.map(({ steps }) => steps);
    for (const { good, taker, value } of divisible) if (!goods[good]!.whole) this.divided[taker]! += value;
    this.cells = divisible.filter(({ good }) => goods[good]!.whole);
  }

  roundDown(): void {
    for (const cell of this.cells) {
      const { steps, value } = this.demand.goods[cell.good]!;
      let whole = (cell.value * steps) / value;
      // Where steps have no even value, many of them may be worth a minor unit more than their share.
      while (whole > 0n && !this.fits(cell, whole, 0n)) whole -= 1n;
      if (whole > 0n) this.give(cell, whole);
    }
  }

  giveLargestRemainders(floorsFirst: boolean): void {
    const { goods } = this.demand;
    const waiting = this.cells
      .map((cell) => {
        const { steps, value } = goods[cell.good]!;
        return {
          cell,
          remainder: (cell.value * steps) % value,
          of: value,
          needy: floorsFirst && this.isNeedy(cell.taker),
        };
      })
      .filter(({ remainder }) => remainder > 0n)
      .toSorted((one, other) => {
        if (one.needy !== other.needy) return one.needy ? -1 : 1;
        const difference = other.remainder * one.of - one.remainder * other.of;
        return difference === 0n ? byPlace(one.cell, other.cell) : difference > 0n ? 1 : -1;
      });
    for (const { cell } of waiting) {
      // Nobody gets more of what it does not want than its floor needs.
      const helps = this.isWanted(cell) || this.isNeedy(cell.taker);
      if (helps && this.fits(cell, 1n, 0n)) this.give(cell, 1n);
    }
  }

  giveWhatDisplacesNothing(): void {
    const { goods, takers } = this.demand;
    for (const [good, { supply, whole, value, isFor }] of goods.entries()) {
      if (!whole || value === 0n) continue;
      const willing = takers
        .map(({ memberId, weights }, taker) => ({ memberId, taker, weight: weights[supply.valueType] }))
        .filter(({ memberId, weight }) => weight > 0n && isFor(memberId))
        .toSorted((one, other) => (one.weight === other.weight ? 0 : one.weight > other.weight ? -1 : 1));
      for (const { taker } of willing) {
        const cell = { good, taker, value: 0n };
        while (this.fits(cell, 1n, this.divided[taker]!)) this.give(cell, 1n);
      }
    }
  }

  parts(): Part[] {
    const { goods, takers } = this.demand;
    return goods.flatMap((_, good) =>
      takers.flatMap((_taker, taker) => {
        const steps = this.steps.get(keyOf({ good, taker }));
        return steps ? [{ good, taker, steps }] : [];
      }),
    );
  }

  private isWanted({ good, taker }: Cell): boolean {
    const { takers, goods } = this.demand;
    return takers[taker]!.weights[goods[good]!.supply.valueType] > 0n;
  }

  /** Whether what it has for sure leaves it below its floor. */
  private isNeedy(taker: number): boolean {
    return this.given[taker]! + this.divided[taker]! < this.demand.takers[taker]!.need;
  }

  private fits(cell: Cell, steps: bigint, reserved: bigint): boolean {
    const { stepsEach } = this.demand.goods[cell.good]!;
    const has = this.steps.get(keyOf(cell)) ?? 0n;
    const worth =
      worthOf(this.demand.goods[cell.good]!, has + steps) - worthOf(this.demand.goods[cell.good]!, has);
    const room = this.demand.takers[cell.taker]!.gap - this.given[cell.taker]! - reserved;
    return steps <= this.left[cell.good]! && has + steps <= stepsEach && worth <= room;
  }

  private give(cell: Cell, steps: bigint): void {
    const has = this.steps.get(keyOf(cell)) ?? 0n;
    this.given[cell.taker]! +=
      worthOf(this.demand.goods[cell.good]!, has + steps) - worthOf(this.demand.goods[cell.good]!, has);
    this.steps.set(keyOf(cell), has + steps);
    this.left[cell.good]! -= steps;
  }
}

function keyOf({ good, taker }: { readonly good: number; readonly taker: number }): string {
  return `${good} ${taker}`;
}

function byPlace(one: Cell, other: Cell): number {
  return one.good === other.good ? one.taker - other.taker : one.good - other.good;
}
