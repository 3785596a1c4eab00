import { Amount, amountPlaces } from '../../kernel/amount.js';

/**
 * The yearly budgets that members stated, in base currency. What a member gives, or needs, is seen beside the smallest one, so that no
 * quotient grows out of hand.
 */
export class Budgets {
  /** Null where nobody stated one. */
  readonly smallest: Amount | null;
  /** Between two middle ones their mean. */
  readonly median: Amount | null;

  /** @param budgets one for each member; null, or zero, where it stated none */
  constructor(budgets: readonly (Amount | null)[]) {
    const stated = budgets.filter(isStated).sort((one, other) => one.compare(other));
    const [lower, upper] = [stated[(stated.length - 1) >> 1], stated[stated.length >> 1]];
    this.smallest = stated[0] ?? null;
    this.median =
      lower && upper ? Amount.ofQuotient(lower.atto + upper.atto, 2n * Amount.one.atto, amountPlaces) : null;
  }

  /** What a member needs by its budget alone: the smaller that is, the more; up to 1. The median where it stated none. */
  needBy(budget: Amount | null): Amount | null {
    const { smallest, median } = this;
    if (!smallest || !median) return null;
    return smallest.dividedBy(isStated(budget) ? budget : median, amountPlaces);
  }

  /** What an amount comes to for as much budget as the smallest one is; null without a budget. */
  perSmallest(amount: Amount, budget: Amount | null): Amount | null {
    return this.smallest && isStated(budget)
      ? amount.inProportion(this.smallest, budget, amountPlaces)
      : null;
  }

  /** Whether a member is small beside the others: null where it stated no budget. */
  isSmall(budget: Amount | null): boolean | null {
    return this.median && isStated(budget) ? budget.compare(this.median) <= 0 : null;
  }
}

export function isStated(budget: Amount | null): budget is Amount {
  return budget !== null && budget.isPositive();
}
