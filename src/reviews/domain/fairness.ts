import { Amount, sumOf } from '../../kernel/amount.js';

/** Places of the figures of the fairness panel. */
export const FAIRNESS_PLACES = 4;

/**
 * The Gini coefficient `Σ_i Σ_j |x_i − x_j| / (2 N Σ x)`: 0 where all have the same, towards 1 where one has everything. To four
 * places, rounded once, half-even; null where there is nothing to share out.
 */
export function giniOf(amounts: readonly Amount[]): Amount | null {
  const sum = sumOf(amounts).atto;
  if (sum <= 0n) return null;
  const sorted = amounts.map(({ atto }) => atto).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const count = BigInt(sorted.length);
  // In order of size, the k-th is the greater one of k pairs, and the lesser one of the rest.
  let differences = 0n;
  sorted.forEach((x, k) => {
    differences += (2n * BigInt(k) - count + 1n) * x;
  });
  return Amount.ofQuotient(differences, count * sum, FAIRNESS_PLACES);
}

/** What the ⌈N/5⌉ with the most have of the whole, to four places; null where there is nothing. */
export function topFifthShareOf(amounts: readonly Amount[]): Amount | null {
  const sum = sumOf(amounts);
  if (!sum.isPositive()) return null;
  const largest = amounts
    .toSorted((one, other) => other.compare(one))
    .slice(0, Math.ceil(amounts.length / 5));
  return Amount.ofQuotient(sumOf(largest).atto, sum.atto, FAIRNESS_PLACES);
}

/** The mean to four places; null where there is none. */
export function meanOf(amounts: readonly Amount[]): Amount | null {
  if (amounts.length === 0) return null;
  return Amount.ofQuotient(sumOf(amounts).atto, BigInt(amounts.length) * Amount.one.atto, FAIRNESS_PLACES);
}
