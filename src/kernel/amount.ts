import { Problem } from './problem.js';

/** Digits after the point that an amount holds. */
export const amountPlaces = 18;
const integerDigits = 20;
const limit = 10n ** 38n;
const powersOfTen: readonly bigint[] = Array.from(
  { length: 2 * amountPlaces + 1 },
  (_, power) => 10n ** BigInt(power),
);

/** Up to fifteen digits fit a double exactly, which saves the slow way through a bigint's own parser. */
const safeDigits = 15;

const millionthsInOne = 1e6;
const attoInAMillionth = 10n ** 12n;
/** Whole numbers below this, and the sum of two of them, are exact in a double. */
const exactLimit = 2 ** 52;

const zeroCode = 48;
const nineCode = 57;

/**
 * An exact decimal of up to 38 digits, 18 of them after the point. Immutable. Results that leave the range are
 * refused with `kernel.amount-out-of-range`; nothing ever wraps round, and only `times` and `dividedBy` round.
 */
export class Amount {
  static readonly zero: Amount = new Amount(0n, 0);
  static readonly one: Amount = new Amount(10n ** 18n);

  readonly #millionths: number | undefined;
  /** Its shortest plain decimal, once it was read as that or written out: what is read is mostly written again. */
  #text: string | undefined;

  private constructor(
    /** The amount in units of 10^-18. */
    readonly atto: bigint,
    millionths?: number,
    text?: string,
  ) {
    this.#millionths = millionths;
    this.#text = text;
  }

  /**
   * The amount in millionths, exactly; `undefined` where it is finer, has more digits, or was reckoned and not read. For
   * long sums, which take several times as long in bigints.
   */
  get millionths(): number | undefined {
    return this.#millionths;
  }

  /**
   * Reads a plain decimal: an optional minus, digits, and perhaps a point with digits behind it. Nothing else passes:
   * no plus, exponent, grouping or white space, and no digits but ASCII ones. Leading zeros pass and count as digits.
   * @throws Problem `kernel.amount-malformed`, or `kernel.amount-out-of-range` past 20 digits before or 18 after the point.
   */
  static parse(text: string): Amount {
    if (typeof text !== 'string') throw new Problem('kernel.amount-malformed', { found: text });
    // Of all amounts that are kept, most are this one.
    if (text === '0') return Amount.zero;
    const length = text.length;
    const start = length > 0 && text.charCodeAt(0) === 45 /* - */ ? 1 : 0;
    let point = -1;
    let digits = 0;
    for (let index = start; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code >= zeroCode && code <= nineCode) digits = digits * 10 + (code - zeroCode);
      else if (code === 46 /* . */ && point < 0) point = index;
      else throw new Problem('kernel.amount-malformed', { found: text });
    }
    const before = (point < 0 ? length : point) - start;
    const after = point < 0 ? 0 : length - point - 1;
    if (before === 0 || (point >= 0 && after === 0))
      throw new Problem('kernel.amount-malformed', { found: text });
    if (before > integerDigits || after > amountPlaces)
      throw new Problem('kernel.amount-out-of-range', { found: text });
    const power = powersOfTen[amountPlaces - after]!;
    const shortest = isShortest(text, start, before, after) ? text : undefined;
    if (before + after > safeDigits) {
      const written = BigInt(
        point < 0 ? text.slice(start) : text.slice(start, point) + text.slice(point + 1),
      );
      return new Amount(start === 1 ? -(written * power) : written * power, undefined, shortest);
    }
    const signed = start === 1 && digits > 0 ? -digits : digits;
    return new Amount(BigInt(signed) * power, millionthsOf(signed, before, after), shortest);
  }

  /** @throws Problem `kernel.amount-out-of-range` */
  static ofAtto(atto: bigint): Amount {
    const amount = new Amount(atto);
    amount.assertInRange();
    return amount;
  }

  /** So many whole millionths, which a double holds exactly. */
  static ofMillionths(millionths: number): Amount {
    return new Amount(BigInt(millionths) * attoInAMillionth, millionths);
  }

  /**
   * The quotient of two whole numbers, rounded once, half-even, to `scale` places: for formulas whose exact terms are
   * larger than an amount.
   * @throws Problem `kernel.divided-by-zero`, `kernel.amount-out-of-range`
   */
  static ofQuotient(numerator: bigint, denominator: bigint, scale: number): Amount {
    const step = powersOfTen[amountPlaces - checkedScale(scale)]!;
    if (denominator === 0n) throw new Problem('kernel.divided-by-zero', { found: numerator });
    return Amount.ofAtto(quotientHalfEven(numerator * powersOfTen[scale]!, denominator) * step);
  }

  plus(other: Amount): Amount {
    return Amount.ofAtto(this.atto + other.atto);
  }

  /**
   * The sum without a look at its range, for running totals that may come back into it. Whoever keeps one checks it with
   * `assertInRange` before it is shown or stored.
   */
  plusUnchecked(other: Amount): Amount {
    // Not a number, and so not exact, where one of them is finer.
    const millionths = this.#millionths! + other.#millionths!;
    const isExact = millionths < exactLimit && millionths > -exactLimit;
    return new Amount(this.atto + other.atto, isExact ? millionths : undefined);
  }

  /** @throws Problem `kernel.amount-out-of-range` */
  assertInRange(): void {
    if (this.atto >= limit || this.atto <= -limit)
      throw new Problem('kernel.amount-out-of-range', { found: plainDecimal(this.atto) });
  }

  minus(other: Amount): Amount {
    return Amount.ofAtto(this.atto - other.atto);
  }

  negated(): Amount {
    return new Amount(-this.atto, this.#millionths && -this.#millionths);
  }

  abs(): Amount {
    return this.atto < 0n ? this.negated() : this;
  }

  isZero(): boolean {
    return this.atto === 0n;
  }

  isNegative(): boolean {
    return this.atto < 0n;
  }

  isPositive(): boolean {
    return this.atto > 0n;
  }

  compare(other: Amount): -1 | 0 | 1 {
    return this.atto < other.atto ? -1 : this.atto > other.atto ? 1 : 0;
  }

  equals(other: Amount): boolean {
    return this.atto === other.atto;
  }

  /** The exact product, rounded once, half-even, to `scale` places. */
  times(other: Amount, scale: number): Amount {
    const step = powersOfTen[amountPlaces - checkedScale(scale)]!;
    const rounded = quotientHalfEven(this.atto * other.atto, step * powersOfTen[amountPlaces]!);
    return Amount.ofAtto(rounded * step);
  }

  /**
   * The exact quotient, rounded once, half-even, to `scale` places.
   * @throws Problem `kernel.divided-by-zero`
   */
  dividedBy(other: Amount, scale: number): Amount {
    const step = powersOfTen[amountPlaces - checkedScale(scale)]!;
    if (other.atto === 0n) throw new Problem('kernel.divided-by-zero', { found: this });
    const rounded = quotientHalfEven(this.atto * powersOfTen[scale]!, other.atto);
    return Amount.ofAtto(rounded * step);
  }

  /**
   * The share of this amount that `part` is of `whole`: the exact this × part / whole, rounded once, half-even, to `scale`
   * places.
   * @throws Problem `kernel.divided-by-zero`
   */
  inProportion(part: Amount, whole: Amount, scale: number): Amount {
    const step = powersOfTen[amountPlaces - checkedScale(scale)]!;
    if (whole.atto === 0n) throw new Problem('kernel.divided-by-zero', { found: this });
    return Amount.ofAtto(quotientHalfEven(this.atto * part.atto, whole.atto * step) * step);
  }

  /**
   * What this part is of many numbers of units: the exact product, rounded once, half-even, to whole units. In lowest terms, as
   * 0.2 is 1/5, so that it is reckoned with small numbers.
   */
  partOfUnits(): (units: bigint) => bigint {
    let [divisor, rest] = [powersOfTen[amountPlaces]!, this.abs().atto];
    while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
    const [numerator, denominator] = [this.atto / divisor, powersOfTen[amountPlaces]! / divisor];
    return (units) => quotientHalfEven(units * numerator, denominator);
  }

  /** This amount, rounded half-even to `scale` places. */
  rounded(scale: number): Amount {
    const step = powersOfTen[amountPlaces - checkedScale(scale)]!;
    return Amount.ofAtto(quotientHalfEven(this.atto, step) * step);
  }

  /** Whether `scale` places hold this amount without loss. */
  fits(scale: number): boolean {
    const places = checkedScale(scale);
    return places === amountPlaces || this.atto % powersOfTen[amountPlaces - places]! === 0n;
  }

  /** The shortest plain decimal: `1234.5`, never an exponent and never `-0`. */
  toString(): string {
    // Most measures of most figures.
    if (this.atto === 0n) return '0';
    return (this.#text ??=
      this.#millionths === undefined ? plainDecimal(this.atto) : plainMillionths(this.#millionths));
  }

  /** A plain decimal with exactly `scale` places: `1234.50`. To lose digits is a programmer's mistake. */
  toFixed(scale: number): string {
    if (!this.fits(scale)) throw new RangeError(`${this} does not fit ${scale} decimal places.`);
    const negative = this.atto < 0n;
    const digits = ((negative ? -this.atto : this.atto) / powersOfTen[amountPlaces - scale]!).toString();
    const sign = negative ? '-' : '';
    if (scale === 0) return sign + digits;
    const padded = digits.padStart(scale + 1, '0');
    const point = padded.length - scale;
    return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
  }

  /** JSON carries amounts as text. */
  toJSON(): string {
    return this.toString();
  }
}

/** Whether a plain decimal is as short as it can be. Zero does not come here, but as one that is not, such as `0.0` and `-0`. */
function isShortest(text: string, start: number, before: number, after: number): boolean {
  if (before > 1 && text.charCodeAt(start) === zeroCode) return false;
  if (after > 0) return text.charCodeAt(text.length - 1) !== zeroCode;
  return before > 1 || text.charCodeAt(start) !== zeroCode;
}

/** By the digits after the point, how many millionths are one in the last of them. */
const millionthsInLastDigit: readonly number[] = [1e6, 1e5, 1e4, 1e3, 100, 10, 1];
const millionthPlaces = 6;

function millionthsOf(digits: number, before: number, after: number): number | undefined {
  const factor = millionthsInLastDigit[after];
  if (factor === undefined || before + millionthPlaces > safeDigits) return undefined;
  return digits * factor;
}

/** The sum; the empty sum is zero. The range is looked at once, at the end, so the order of the terms never matters. */
export function sumOf(amounts: Iterable<Amount>): Amount {
  let sum = 0n;
  for (const amount of amounts) sum += amount.atto;
  return Amount.ofAtto(sum);
}

function checkedScale(scale: number): number {
  if (!Number.isInteger(scale) || scale < 0 || scale > amountPlaces)
    throw new RangeError(`A scale is a whole number from 0 to ${amountPlaces}, not ${scale}.`);
  return scale;
}

/** Rounds to the nearest whole number; where two are as near, to the even one. */
function quotientHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator - quotient * denominator;
  if (remainder === 0n) return quotient;
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  const whole = denominator < 0n ? -denominator : denominator;
  if (twice < whole || (twice === whole && quotient % 2n === 0n)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}

/** The same as `plainDecimal`, in a fraction of its time. */
function plainMillionths(millionths: number): string {
  const size = Math.abs(millionths);
  let rest = size % millionthsInOne;
  const whole = (size - rest) / millionthsInOne;
  const sign = millionths < 0 ? '-' : '';
  if (rest === 0) return `${sign}${String(whole)}`;
  let places = millionthPlaces;
  for (; rest % 10 === 0; places -= 1) rest /= 10;
  return `${sign}${String(whole)}.${String(rest).padStart(places, '0')}`;
}

function plainDecimal(atto: bigint): string {
  const negative = atto < 0n;
  const digits = (negative ? -atto : atto).toString().padStart(amountPlaces + 1, '0');
  const point = digits.length - amountPlaces;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === zeroCode) end--;
  const text =
    end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`;
  return negative ? `-${text}` : text;
}
