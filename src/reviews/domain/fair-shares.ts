import type { FairnessRulesIn } from '../../coalition/domain/policy.js';
import { VALUE_TYPES, type ValueType } from '../../coalition/domain/value-types.js';
import { Amount, sumOf } from '../../kernel/amount.js';
import { split, type WholePart } from '../../kernel/split.js';

/** The rules by which shares are fair. */
export type FairRules = FairnessRulesIn<Amount>;

/** What a fair share follows from: one member that is active on the window's last day. */
export interface FairMember {
  readonly id: string;
  /** Value given in the window, by its type; in base currency. */
  readonly given: Readonly<Record<ValueType, Amount>>;
  /** Value received in the window; in base currency. */
  readonly received: Amount;
  /** Declared need, as a weight beside others'; null where it said nothing. */
  readonly need: Amount | null;
  /** Yearly budget in base currency; null where it said nothing. */
  readonly capacityBudget: Amount | null;
}

/** How the need of members is told: as they declared it, by how small their budgets are, or the same for all. */
export type NeedBasis = 'declared' | 'capacity' | 'equal';

/** An exact fraction. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** p, n, e and τ of one member, as exact fractions. */
export interface FairShare {
  readonly contribution: Fraction;
  readonly need: Fraction;
  readonly equality: Fraction;
  readonly share: Fraction;
}

export type FairStatus = 'in-balance' | 'under-served' | 'over-served';

/** What a member is due, beside what it had, in base currency. */
export interface FairStanding {
  readonly received: Amount;
  readonly target: Amount;
  readonly shortfall: Amount;
  readonly status: FairStatus;
}

/**
 * Fair shares (domain.md §8): `τ_i = α p_i + β n_i + γ e_i`, over the members active on the last day of the window. They sum to 1
 * exactly, whatever the amounts, as all are fractions over one denominator.
 */
export class FairShares {
  readonly needBasis: NeedBasis;
  /** Σ R: what all of them received in the window; nothing where more was taken back than given out. */
  readonly receivedInAll: Amount;
  private readonly parts: readonly Part[];
  private readonly whole: bigint;

  /** @param members in any order; the answer does not depend on it */
  constructor(
    members: readonly FairMember[],
    private readonly rules: FairRules,
  ) {
    const byId = members.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const given = orEqual(byId.map((member) => counted(member, rules)));
    const needs = needsOf(byId);
    this.needBasis = needs.basis;
    const count = BigInt(byId.length);
    const [allGiven, allNeeds] = [given, needs.weights].map((weights) => weights.reduce((a, b) => a + b, 0n));
    const [g, n] = [allGiven!, allNeeds!];
    const { proportionality: α, need: β, equality: γ } = rules;
    // Over the denominator g · n · count · 10^18, so that nothing is rounded before the end.
    this.whole = g * n * count * Amount.one.atto;
    this.parts = byId.map((member, i) => ({
      member,
      contribution: { over: given[i]!, under: g },
      need: { over: needs.weights[i]!, under: n },
      weight: α.atto * given[i]! * n * count + β.atto * needs.weights[i]! * g * count + γ.atto * g * n,
    }));
    const received = sumOf(byId.map((member) => member.received));
    this.receivedInAll = received.isNegative() ? Amount.zero : received;
  }

  get memberIds(): string[] {
    return this.parts.map(({ member }) => member.id);
  }

  /** The share of each member, in the order of their ids. */
  shares(): Map<string, FairShare> {
    return new Map(
      this.parts.map(({ member, contribution, need, weight }) => [
        member.id,
        {
          contribution,
          need,
          equality: { over: 1n, under: BigInt(this.parts.length) },
          share: { over: weight, under: this.whole },
        },
      ]),
    );
  }

  /**
   * What each is due of everything that is handed out, those things included that come on top; to the minor unit, by largest
   * remainder, so that targets sum to the whole.
   * @param more beside what was received in the window, in base currency
   * @param scale places of the base currency
   */
  targets(more: Amount, scale: number): Map<string, Amount> {
    const parts: WholePart[] = this.parts.map(({ member, weight }) => ({ id: member.id, weight }));
    if (parts.length === 0) return new Map();
    return split(this.receivedInAll.plus(more).rounded(scale), parts, scale);
  }

  /** Target, shortfall and status of each, as the window stands. */
  standings(scale: number): Map<string, FairStanding> {
    const targets = this.targets(Amount.zero, scale);
    return new Map(
      this.parts.map(({ member: { id, received } }) => {
        const target = targets.get(id)!;
        const lacking = target.minus(received);
        return [
          id,
          {
            received,
            target,
            shortfall: lacking.isPositive() ? lacking : Amount.zero,
            status: statusOf(lacking, target, this.rules.tolerance),
          },
        ];
      }),
    );
  }
}

interface Part {
  readonly member: FairMember;
  readonly contribution: Fraction;
  readonly need: Fraction;
  readonly weight: bigint;
}

/** |R − target| ≤ tolerance × target is in balance. */
function statusOf(lacking: Amount, target: Amount, tolerance: Amount): FairStatus {
  const isWithin = lacking.abs().atto * Amount.one.atto <= tolerance.atto * target.atto;
  if (isWithin) return 'in-balance';
  return lacking.isPositive() ? 'under-served' : 'over-served';
}

/** Σ_k v_k G[k]. Who took back more than it gave in the window gave nothing: a share is never below zero. */
function counted(member: FairMember, rules: FairRules): bigint {
  let sum = 0n;
  for (const type of VALUE_TYPES) sum += rules[WEIGHT_OF[type]].atto * member.given[type].atto;
  return sum > 0n ? sum : 0n;
}

/** The rule that says how much value of a type counts. */
const WEIGHT_OF = {
  strategic: 'weightStrategic',
  operational: 'weightOperational',
  financial: 'weightFinancial',
  innovative: 'weightInnovative',
  reputational: 'weightReputational',
} as const satisfies Record<ValueType, keyof FairRules>;

/** Where there is nothing to go by, all count the same. */
function orEqual(weights: readonly bigint[]): readonly bigint[] {
  return weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
}

/**
 * By declared need; where nobody declared any, the more the smaller a budget is, with the median budget for those that stated none;
 * where nobody did that either, equally.
 */
function needsOf(members: readonly FairMember[]): { basis: NeedBasis; weights: readonly bigint[] } {
  const declared = members.map(({ need }) => (need?.isPositive() ? need.atto : 0n));
  if (declared.some((need) => need > 0n)) return { basis: 'declared', weights: declared };
  const budgets = members.map(({ capacityBudget }) => capacityBudget?.atto ?? 0n);
  const stated = budgets.filter((budget) => budget > 0n).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  if (stated.length === 0) return { basis: 'equal', weights: members.map(() => 1n) };
  const twiceMedian = stated[(stated.length - 1) >> 1]! + stated[stated.length >> 1]!;
  // How many medians go into the budget, to eighteen places: exact fractions of a thousand budgets would grow out of hand.
  const weights = budgets.map((budget) =>
    budget > 0n ? Amount.ofQuotient(twiceMedian, 2n * budget, 18).atto : Amount.one.atto,
  );
  return { basis: 'capacity', weights: orEqual(weights) };
}
