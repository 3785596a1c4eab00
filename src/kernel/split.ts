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
export function split(total: Amount, parts: readonly SplitPart[], scale: number): Map<string, Amount> {
  const whole = parts.map(({ id, weight }) => ({ id, weight: weight.atto }));
  return cut(total, whole, scale, parts);
}

/** The same by whole weights. */
export function splitWhole(total: Amount, parts: readonly WholePart[], scale: number): Map<string, Amount> {
  return cut(total, parts, scale, parts);
}

function cut(
  total: Amount,
  parts: readonly WholePart[],
  scale: number,
  told: readonly (SplitPart | WholePart)[],
): Map<string, Amount> {
  if (!total.fits(scale))
    throw new RangeError(`${total} does not fit ${scale} decimal places, so no split could sum to it.`);
  let weights = 0n;
  for (const { weight } of parts) {
    if (weight < 0n) throw weightsMalformed(told, 'no weight is below zero');
    weights += weight;
  }
  if (weights === 0n) throw weightsMalformed(told, 'at least one weight is above zero');

  const step = 10n ** BigInt(amountPlaces - scale);
  const whole = total.abs().atto / step;
  let left = whole;
  const shares = parts.map(({ id, weight }) => {
    const product = whole * weight;
    const share = { id, units: product / weights, remainder: product % weights };
    left -= share.units;
    return share;
  });
  for (const share of shares.toSorted(byRemainderThenId)) {
    if (left === 0n) break;
    share.units += 1n;
    left -= 1n;
  }

  const sign = total.isNegative() ? -step : step;
  const answer = new Map(shares.map(({ id, units }) => [id, Amount.ofAtto(units * sign)]));
  if (answer.size !== parts.length) throw new TypeError('Two parts of a split bear the same id.');
  return answer;
}

/** @throws Problem `kernel.weights-malformed` where a weight is negative, or they do not sum to exactly 1. */
export function assertWeightsSumToOne(weights: readonly SplitPart[]): void {
  if (weights.some(({ weight }) => weight.isNegative()))
    throw weightsMalformed(weights, 'no weight is below zero');
  if (!sumOf(weights.map(({ weight }) => weight)).equals(Amount.one))
    throw weightsMalformed(weights, 'together they make exactly 1');
}

interface Share {
  readonly id: string;
  readonly remainder: bigint;
}

function byRemainderThenId(one: Share, other: Share): number {
  if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function weightsMalformed(parts: readonly (SplitPart | WholePart)[], expected: string): Problem {
  return new Problem('kernel.weights-malformed', {
    found: parts.map(({ id, weight }) => `${id}:${weight}`),
    expected,
  });
}
