import { type Share, shareOut } from './allocation.js';
import type { Solver } from './circulation.js';
import type { Demand } from './demand.js';

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

/**
 * Shares everything out as if it could be divided; turns the shares of goods that go in whole steps into steps: rounded
 * down, then a step each to the largest remainders, those first that would be left below their floor, as long as gap and
 * limit allow; then steps still left to whom they displace nothing for, highest priority first. The other goods are then
 * shared out anew with what is left of every gap.
 */
export function handOut(demand: Demand, solver: Solver): HandedOut {
  const { takers, goods } = demand;
  const divisible = shareOut({ takers, goods, given: takers.map(() => 0n) }, solver);
  if (!goods.some(({ whole }) => whole)) return { parts: [], shares: divisible, divisible };
  const rounding = new Rounding(demand, divisible);
  rounding.roundDown();
  rounding.giveLargestRemainders();
  rounding.giveWhatDisplacesNothing();
  const rest = goods.map((good) => (good.whole ? { ...good, value: 0n } : good));
  const shares = shareOut({ takers, goods: rest, given: rounding.given }, solver);
  return { parts: rounding.parts(), shares, divisible };
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

  giveLargestRemainders(): void {
    const { goods } = this.demand;
    const waiting = this.cells
      .map((cell) => {
        const { steps, value } = goods[cell.good]!;
        return { cell, remainder: (cell.value * steps) % value, of: value, needy: this.isNeedy(cell.taker) };
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
    const worth = this.worthOf(cell.good, has + steps) - this.worthOf(cell.good, has);
    const room = this.demand.takers[cell.taker]!.gap - this.given[cell.taker]! - reserved;
    return steps <= this.left[cell.good]! && has + steps <= stepsEach && worth <= room;
  }

  private give(cell: Cell, steps: bigint): void {
    const has = this.steps.get(keyOf(cell)) ?? 0n;
    this.given[cell.taker]! += this.worthOf(cell.good, has + steps) - this.worthOf(cell.good, has);
    this.steps.set(keyOf(cell), has + steps);
    this.left[cell.good]! -= steps;
  }

  /** What so many steps are worth at most: their value is shared out by largest remainder at the end. */
  private worthOf(good: number, count: bigint): bigint {
    const { steps, value } = this.demand.goods[good]!;
    return (count * value + steps - 1n) / steps;
  }
}

function keyOf({ good, taker }: { readonly good: number; readonly taker: number }): string {
  return `${good} ${taker}`;
}

function byPlace(one: Cell, other: Cell): number {
  return one.good === other.good ? one.taker - other.taker : one.good - other.good;
}
