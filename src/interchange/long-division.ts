import type { Amount } from '../kernel/amount.js';

/** Digits that beancount computes with, half-even (Python's own default). */
const BEANCOUNT_DIGITS = 28;

/** Places after the point that settle the 28 digits of any product. */
const QUOTIENT_PLACES = 50;

const SHORT_SCALE = 10n ** 18n;
const SHORT_LIMIT = 10n ** BigInt(BEANCOUNT_DIGITS);
const SCALE = 10n ** BigInt(QUOTIENT_PLACES);

/** Whether a total divided by a quantity, and multiplied by it again, each in 28 digits, is that total. */
export function roundTrips(total: Amount, quantity: Amount): boolean {
  // Most totals came from a rate of few digits.
  const short = total.atto * SHORT_SCALE;
  if (short % quantity.atto === 0n && short < SHORT_LIMIT * quantity.atto) return true;
  const dividend = total.atto * SCALE;
  const price = rounded(dividend / quantity.atto, dividend % quantity.atto !== 0n);
  return rounded(price * quantity.atto, false) === dividend;
}

/** Cuts to 28 significant digits, half-even, and fills up with zeros again. */
function rounded(digits: bigint, inexact: boolean): bigint {
  const idle = digits.toString().length - BEANCOUNT_DIGITS;
  if (idle <= 0) return digits;
  const step = 10n ** BigInt(idle);
  const [kept, rest] = [digits / step, digits % step];
  const half = step / 2n;
  const up = rest > half || (rest === half && (inexact || kept % 2n === 1n));
  return (up ? kept + 1n : kept) * step;
}

/** The quotient as a decimal of 50 places: with it beancount's product is exactly the total. */
export function quotientText(total: Amount, quantity: Amount): string {
  const digits = ((total.atto * SCALE) / quantity.atto).toString().padStart(QUOTIENT_PLACES + 1, '0');
  const point = digits.length - QUOTIENT_PLACES;
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
