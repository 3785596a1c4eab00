import { Decimal as DecimalJs } from 'decimal.js';
import { Amount } from './amount.js';

/**
 * Decimals of 60 significant digits, for formulas of several steps, roots and logarithms that are rounded once, at
 * their end. Amounts are what is kept and added; this is what is reckoned with in between. Prints without exponents.
 */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Decimal = DecimalJs;

export function decimalOf(amount: Amount): Decimal {
  return new Decimal(amount.toString());
}

/**
 * Back to an amount, rounded half-even to `scale` places.
 * @throws Problem `kernel.amount-out-of-range`; infinity and not-a-number are a programmer's mistake.
 */
export function amountOf(decimal: Decimal, scale: number): Amount {
  if (!decimal.isFinite()) throw new RangeError(`${decimal.toString()} is not an amount.`);
  return Amount.parse(decimal.toDecimalPlaces(scale, DecimalJs.ROUND_HALF_EVEN).toFixed());
}
