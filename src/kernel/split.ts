import { Amount, amountPlaces, sumOf } from './amount.js';
import { Problem } from './problem.js';

export interface SplitPart {
  readonly id: string;
  readonly weight: Amount;
}

/** A part whose weight is a whole number of any size, as exact fractions over one denominator have it. */
export interface WholePart {
  readonly id: string;
  readonly weight: bigint;
}

/**
 * Cuts `total` into parts by weight, each with at most `scale` places, which sum to `total` exactly: every part gets its
 * share rounded down, and what is left goes to the largest remainders, one smallest unit each, ties by id in code-unit
 * order. A negative total is split as the mirror image of the positive one, so that a reversal meets its entry part by
 * part. The answer keeps the parts' order; a part of weight zero gets zero.
 * @throws Problem `kernel.weights-malformed` where a weight is negative, all are zero or there are none.
 */
export function split(
  total: Amount,
  parts: readonly (SplitPart | WholePart)[],
  scale: number,
): Map<string, Amount> {
  if (!total.fits(scale))
    throw new RangeError(`${total} does not fit ${scale} decimal places, so no split could sum to it.`);
  const step = 10n ** BigInt(amountPlaces - scale);
  const units = new Splitter(parts).units(total.abs().atto / step);
  const sign = total.isNegative() ? -step : step;
  return new Map(parts.map(({ id }, i) => [id, Amount.ofAtto(units[i]! * sign)]));
}

/**
 * The same parts with the smallest whole weights: 0.6 and 0.4 are 3 and 2. Cut by them a whole falls into the same parts,
 * and where it is cut very often, small numbers take half as long.
 */
export function inLowestTerms(parts: readonly SplitPart[]): WholePart[] {
  const divisor = parts.reduce((found, { weight }) => greatestCommonDivisor(found, weight.abs().atto), 0n);
  return parts.map(({ id, weight }) => ({ id, weight: divisor === 0n ? 0n : weight.atto / divisor }));
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [one, other];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** The same cut for many whole numbers of units by the same weights, which are looked at once. */
export class Splitter {
  private readonly weights: readonly bigint[];
  private readonly sum: bigint;
  /** The places of the parts, in the order of their ids. */
  private readonly byId: readonly number[];

  /** @throws Problem `kernel.weights-malformed` where a weight is negative, all are zero or there are none. */
  constructor(parts: readonly (SplitPart | WholePart)[]) {
    this.weights = parts.map(({ weight }) => (typeof weight === 'bigint' ? weight : weight.atto));
    if (this.weights.some((weight) => weight < 0n)) throw weightsMalformed(parts, 'no weight is below zero');
    this.sum = this.weights.reduce((sum, weight) => sum + weight, 0n);
    if (this.sum === 0n) throw weightsMalformed(parts, 'at least one weight is above zero');
    const ids = parts.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) throw new TypeError('Two parts of a split bear the same id.');
    this.byId = ids.map((_, place) => place).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  }

  /** Parts of a whole of zero or more, in the order in which the parts were named. */
  units(whole: bigint): bigint[] {
    const { weights, sum } = this;
    if (weights.length === 1) return [whole];
    const units: bigint[] = [];
    const remainders: bigint[] = [];
    let left = whole;
    for (const weight of weights) {
      const product = whole * weight;
      const share = product / sum;
      units.push(share);
      remainders.push(product - share * sum);
      left -= share;
    }
    if (left === 0n) return units;
    for (const place of this.largest(remainders, left)) {
      units[place]! += 1n;
      left -= 1n;
      if (left === 0n) break;
    }
    return units;
  }

  /** The places of the largest remainders first, at least as many as are asked for; of equal ones those whose ids come first. */
  private largest(remainders: readonly bigint[], many: bigint): readonly number[] {
    // The sort is stable, so that ties stay in the order of the ids.
    if (many > 1n) return this.byId.toSorted((a, b) => descending(remainders[a]!, remainders[b]!));
    let largest = this.byId[0]!;
    for (const place of this.byId) if (remainders[place]! > remainders[largest]!) largest = place;
    return [largest];
  }
}

function descending(one: bigint, other: bigint): number {
  return one === other ? 0 : one > other ? -1 : 1;
}

/** @throws Problem `kernel.weights-malformed` where a weight is negative, or they do not sum to exactly 1. */
export function assertWeightsSumToOne(weights: readonly SplitPart[]): void {
  if (weights.some(({ weight }) => weight.isNegative()))
    throw weightsMalformed(weights, 'no weight is below zero');
  if (!sumOf(weights.map(({ weight }) => weight)).equals(Amount.one))
    throw weightsMalformed(weights, 'together they make exactly 1');
}

function weightsMalformed(parts: readonly (SplitPart | WholePart)[], expected: string): Problem {
  return new Problem('kernel.weights-malformed', {
    found: parts.map(({ id, weight }) => `${id}:${weight}`),
    expected,
  });
}
