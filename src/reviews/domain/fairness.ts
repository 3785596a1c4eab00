import { onDate, type Directory } from '../../coalition/domain/directory.js';
import { Amount, sumOf } from '../../kernel/amount.js';
import { alignmentOf } from '../../portfolios/domain/fit.js';
import type { MemberFigures } from '../../portfolios/domain/give-get.js';
import { Budgets } from './budgets.js';

/** Places of the figures of the fairness panel. */
export const FAIRNESS_PLACES = 4;

/** What one active member's row of the report has to the panel: amounts of the quarter, in base currency. */
export interface PanelMember {
  readonly id: string;
  readonly given: Amount;
  readonly received: Amount;
  /** Entries received without a value: they are something. */
  readonly unvaluedReceived: number;
  /** To four places, as it is shown; null without priorities or a mix. */
  readonly alignment: Amount | null;
  readonly budget: Amount | null;
}

/** The active members as the panel sees them, in the order of their ids. */
export function panelMembersOf(
  figures: readonly MemberFigures[],
  directory: Directory,
  on: string,
): readonly PanelMember[] {
  return figures
    .filter(({ status }) => status === 'active')
    .map(({ id, given, received }) => {
      const { priorities, profiles } = directory.members.get(id)!;
      const weights = onDate(priorities, on);
      const budget = onDate(profiles, on)?.capacityBudget ?? null;
      return {
        id,
        given: given.value,
        received: received.value,
        unvaluedReceived: received.unvalued,
        alignment: (weights && alignmentOf(received.byValueType, weights)) ?? null,
        budget: budget === null ? null : Amount.parse(budget),
      };
    });
}

/** Members of a size together. */
export interface SizeFigures {
  readonly count: number;
  readonly given: Amount;
  readonly received: Amount;
}

/** How evenly the active members of a quarter give and receive (domain.md §8). */
export interface FairnessPanel {
  readonly members: number;
  readonly giniGiven: Amount | null;
  readonly giniReceived: Amount | null;
  readonly topFifthShareGiven: Amount | null;
  readonly meanAlignment: Amount | null;
  /** Over those that stated a budget. */
  readonly giniGivenPerCapacity: Amount | null;
  /** Ids of those that received nothing in the quarter. */
  readonly gotNothing: readonly string[];
  readonly medianBudget: Amount | null;
  /** Those with a budget up to the median, and those above it; who stated none is in neither. */
  readonly bySize: { readonly small: SizeFigures; readonly large: SizeFigures };
}

/** @param members the active ones, in the order of their ids */
export function fairnessPanel(members: readonly PanelMember[]): FairnessPanel {
  const budgets = new Budgets(members.map(({ budget }) => budget));
  const given = members.map((member) => member.given);
  const alignments = members.map(({ alignment }) => alignment).filter((alignment) => alignment !== null);
  const perCapacity = members
    .map((member) => budgets.perSmallest(member.given, member.budget))
    .filter((amount) => amount !== null);
  const ofSize = (isSmall: boolean): SizeFigures => {
    const some = members.filter(({ budget }) => budgets.isSmall(budget) === isSmall);
    return {
      count: some.length,
      given: sumOf(some.map((member) => member.given)),
      received: sumOf(some.map((member) => member.received)),
    };
  };
  return {
    members: members.length,
    giniGiven: giniOf(given),
    giniReceived: giniOf(members.map((member) => member.received)),
    topFifthShareGiven: topFifthShareOf(given),
    meanAlignment: meanOf(alignments),
    giniGivenPerCapacity: giniOf(perCapacity),
    gotNothing: members.filter(gotNothing).map(({ id }) => id),
    medianBudget: budgets.median,
    bySize: { small: ofSize(true), large: ofSize(false) },
  };
}

/** What has no value is unvalued, not worth zero; what was taken back was received in another quarter. */
export function gotNothing({ received, unvaluedReceived }: PanelMember): boolean {
  return !received.isPositive() && unvaluedReceived <= 0;
}

/** Those that took no position in a review. */
export function statedNone<Member extends { readonly id: string }>(
  members: readonly Member[],
  stated: ReadonlySet<string>,
): Member[] {
  return members.filter(({ id }) => !stated.has(id));
}

/**
 * The Gini coefficient `Σ_i Σ_j |x_i − x_j| / (2 N Σ x)`: 0 where all have the same, towards 1 where one has everything, above it only
 * where some have less than nothing. To four places, rounded once, half-even; null where there is nothing to share out.
 */
export function giniOf(amounts: readonly Amount[]): Amount | null {
  const sorted = amounts.map(({ atto }) => atto).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const count = BigInt(sorted.length);
  let [sum, differences] = [0n, 0n];
  // In order of size, each is the greater one beside all before it, and the lesser one beside all after it.
  sorted.forEach((x, before) => {
    sum += x;
    differences += (2n * BigInt(before) - count + 1n) * x;
  });
  return sum > 0n ? Amount.ofQuotient(differences, count * sum, FAIRNESS_PLACES) : null;
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
