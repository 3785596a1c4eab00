/** A fraction of whole numbers, for a reckoning that never rounds. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

function gcd(one: bigint, other: bigint): bigint {
  return other === 0n ? one : gcd(other, one % other);
}

export function rational(over: bigint | number, under: bigint | number = 1n): Rational {
  const [top, bottom] = [BigInt(over), BigInt(under)];
  const common = gcd(top < 0n ? -top : top, bottom) || 1n;
  return { over: top / common, under: bottom / common };
}

export const plus = (one: Rational, other: Rational): Rational =>
  rational(one.over * other.under + other.over * one.under, one.under * other.under);
export const times = (one: Rational, other: Rational): Rational =>
  rational(one.over * other.over, one.under * other.under);
export const quotient = (one: Rational, other: Rational): Rational =>
  rational(one.over * other.under, one.under * other.over);
export const lesser = (one: Rational, other: Rational): Rational =>
  one.over * other.under <= other.over * one.under ? one : other;

/** How far an exact fraction is from a decimal, in units of the eighteenth place. */
export function attosApart({ over, under }: Rational, atto: bigint): bigint {
  const apart = over * 10n ** 18n - atto * under;
  return (apart < 0n ? -apart : apart) / under;
}
