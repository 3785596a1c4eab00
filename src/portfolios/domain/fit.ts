import { VALUE_TYPES, type ValueType, type ValueTypeWeights } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';

/** Places of a share, a weight, an alignment and a gap as they are shown. */
export const SHARE_PLACES = 4;

/** How what a member received fits what it declared to look for (domain.md §6). */
export interface Fit {
  /** Share of each value type in what was received; null where no mix can be told. */
  readonly mix: Readonly<Record<ValueType, string>> | null;
  /** Declared weight less realised share: above zero, this is what to look for next. */
  readonly gap: Readonly<Record<ValueType, string>> | null;
  /** Σ min(share, weight), 0 to 1; null without priorities or a mix. */
  readonly alignment: string | null;
}

/**
 * Realised mix, gap and alignment. Each is one exact fraction of the amounts received, rounded once, here, half-even, to
 * four places: none is reckoned from another's rounded figure, so shares may sum to 0.9999. No mix can be told where
 * nothing was received, or where more of some type was taken back in the period than was got in it.
 */
export function fitOf(
  received: Readonly<Record<ValueType, Amount>>,
  weights: ValueTypeWeights | undefined,
): Fit {
  const total = totalOf(received);
  if (total === undefined) return { mix: null, gap: null, alignment: null };
  const mix = byType((type) => shown(Amount.ofQuotient(received[type].atto, total, SHARE_PLACES)));
  if (weights === undefined) return { mix, gap: null, alignment: null };
  const gap = byType((type) => {
    const lacking = weightOf(weights, type) * total - received[type].atto * Amount.one.atto;
    return shown(Amount.ofQuotient(lacking, total * Amount.one.atto, SHARE_PLACES));
  });
  return { mix, gap, alignment: alignmentText(received, weights) };
}

/** A = Σ min(share, weight), rounded once; undefined where no mix can be told. */
export function alignmentOf(
  received: Readonly<Record<ValueType, Amount>>,
  weights: ValueTypeWeights,
): Amount | undefined {
  const total = totalOf(received);
  if (total === undefined) return undefined;
  let served = 0n;
  for (const type of VALUE_TYPES) {
    const [got, wanted] = [received[type].atto * Amount.one.atto, weightOf(weights, type) * total];
    served += got < wanted ? got : wanted;
  }
  return Amount.ofQuotient(served, total * Amount.one.atto, SHARE_PLACES);
}

/** The alignment as it is shown; null without priorities or a mix. */
export function alignmentText(
  received: Readonly<Record<ValueType, Amount>>,
  weights: ValueTypeWeights | undefined,
): string | null {
  const alignment = weights && alignmentOf(received, weights);
  return alignment ? shown(alignment) : null;
}

function totalOf(received: Readonly<Record<ValueType, Amount>>): bigint | undefined {
  let total = 0n;
  for (const type of VALUE_TYPES) {
    if (received[type].isNegative()) return undefined;
    total += received[type].atto;
  }
  return total === 0n ? undefined : total;
}

function weightOf(weights: ValueTypeWeights, type: ValueType): bigint {
  const weight = weights[type];
  return weight === undefined ? 0n : Amount.parse(weight).atto;
}

function byType(look: (type: ValueType) => string): Record<ValueType, string> {
  return Object.fromEntries(VALUE_TYPES.map((type) => [type, look(type)])) as Record<ValueType, string>;
}

function shown(share: Amount): string {
  return share.toFixed(SHARE_PLACES);
}

/** One amount of another, to four places, rounded once, half-even; null where there is nothing to divide by. */
export function ratioOf(part: Amount, whole: Amount): string | null {
  return whole.isZero() ? null : shown(part.dividedBy(whole, SHARE_PLACES));
}
