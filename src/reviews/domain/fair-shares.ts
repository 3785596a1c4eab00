import type { FairnessRulesIn } from '../../coalition/domain/policy.js';
import { VALUE_TYPES, type ValueType } from '../../coalition/domain/value-types.js';
import { Amount, amountPlaces, sumOf } from '../../kernel/amount.js';
import { split } from '../../kernel/split.js';
import { Budgets } from './budgets.js';

/** The rules by which shares are fair. */
export type FairRules = FairnessRulesIn<Amount>;

/** What a fair share follows from: one member that is active on the window's last day. */
export interface FairMember {
  readonly id: string;
  /** What counts of what it gave in the window, `Σ_k v_k G[k]`; never below zero. */
  readonly counted: Amount;
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

/** The rule that says how much value of a type counts. */
export const WEIGHT_OF = {
  strategic: 'weightStrategic',
  operational: 'weightOperational',
  financial: 'weightFinancial',
  innovative: 'weightInnovative',
  reputational: 'weightReputational',
} as const satisfies Record<ValueType, keyof FairRules>;

/** Whether value of every type counts the same: then what was given need not be known by type. */
export function countAlike(rules: FairRules): boolean {
  return VALUE_TYPES.every((type) => rules[WEIGHT_OF[type]].equals(rules.weightStrategic));
}

/** `Σ_k v_k G[k]`. Who took back more than it gave in the window gave nothing: a share is never below zero. */
export function countedOf(
  given: { readonly given: Amount; readonly givenByType: Readonly<Record<ValueType, Amount>> },
  rules: FairRules,
): Amount {
  const weighed = (weight: Amount, amount: Amount): Amount => weight.times(amount, amountPlaces);
  const counted = countAlike(rules)
    ? weighed(rules.weightStrategic, given.given)
    : sumOf(VALUE_TYPES.map((type) => weighed(rules[WEIGHT_OF[type]], given.givenByType[type])));
  return counted.isPositive() ? counted : Amount.zero;
}

interface Part {
  readonly member: FairMember;
  readonly contribution: Fraction;
  readonly need: Fraction;
  /** Of the share, over what all of them have. */
  readonly weight: bigint;
}

/**
 * Fair shares (domain.md §8): `τ_i = α p_i + β n_i + γ e_i`, over the members active on the last day of the window. They sum to 1
 * exactly, whatever the amounts, as all are fractions over one denominator.
 */
export class FairShares {
  readonly needBasis: NeedBasis;
  readonly budgets: Budgets;
  /** Σ R: what all of them received in the window; nothing where more was taken back than given out. */
  readonly receivedInAll: Amount;
  private readonly parts: ReadonlyMap<string, Part>;
  private readonly needs: ReadonlyMap<string, Amount>;
  private readonly whole: bigint;

  /** @param members in any order; the answer does not depend on it */
  constructor(
    members: readonly FairMember[],
    private readonly rules: FairRules,
  ) {
    const byId = members.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    this.budgets = new Budgets(byId.map(({ capacityBudget }) => capacityBudget));
    const needs = needsOf(byId, this.budgets);
    this.needBasis = needs.basis;
    this.needs = new Map(byId.map(({ id }, i) => [id, needs.weights[i]!]));
    const given = orEqual(byId.map(({ counted }) => counted.atto));
    const needed = orEqual(needs.weights.map(({ atto }) => atto));
    const [g, n, count] = [sum(given), sum(needed), BigInt(byId.length)];
    const { proportionality: α, need: β, equality: γ } = rules;
    // Over the denominator g · n · count · 10^18, so that nothing is rounded before the end.
    this.whole = g * n * count * Amount.one.atto;
    this.parts = new Map(
      byId.map((member, i) => [
        member.id,
        {
          member,
          contribution: { over: given[i]!, under: g },
          need: { over: needed[i]!, under: n },
          weight: α.atto * given[i]! * n * count + β.atto * needed[i]! * g * count + γ.atto * g * n,
        },
      ]),
    );
    const received = Amount.ofAtto(sum(byId.map((member) => member.received.atto)));
    this.receivedInAll = received.isNegative() ? Amount.zero : received;
  }

  get memberIds(): string[] {
    return [...this.parts.keys()];
  }

  /** What a member needs beside the others, as a weight; zero for all where nothing tells. */
  needOf(memberId: string): Amount {
    return this.needs.get(memberId)!;
  }

  /** The share of each member, in the order of their ids. */
  shares(): Map<string, FairShare> {
    const equality = { over: 1n, under: BigInt(this.parts.size) };
    return new Map(
      [...this.parts].map(([id, { contribution, need, weight }]) => [
        id,
        { contribution, need, equality, share: { over: weight, under: this.whole } },
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
    if (this.parts.size === 0) return new Map();
    const parts = [...this.parts].map(([id, { weight }]) => ({ id, weight }));
    return split(this.receivedInAll.plus(more).rounded(scale), parts, scale);
  }

  /** Target, shortfall and status of each, as the window stands. */
  standings(scale: number): Map<string, FairStanding> {
    const targets = this.targets(Amount.zero, scale);
    return new Map(
      [...this.parts].map(([id, { member }]) => {
        const { received } = member;
        const target = targets.get(id)!;
        const lacking = target.minus(received);
        const shortfall = lacking.isPositive() ? lacking : Amount.zero;
        return [id, { received, target, shortfall, status: statusOf(lacking, target, this.rules.tolerance) }];
      }),
    );
  }
}

/** |R − target| ≤ tolerance × target is in balance. */
function statusOf(lacking: Amount, target: Amount, tolerance: Amount): FairStatus {
  const isWithin = lacking.abs().atto * Amount.one.atto <= tolerance.atto * target.atto;
  if (isWithin) return 'in-balance';
  return lacking.isPositive() ? 'under-served' : 'over-served';
}

/** Where there is nothing to go by, all count the same. */
function orEqual(weights: readonly bigint[]): readonly bigint[] {
  return weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n);
}

function sum(weights: readonly bigint[]): bigint {
  let whole = 0n;
  for (const weight of weights) whole += weight;
  return whole;
}

/**
 * By declared need; where nobody declared any, the more the smaller a budget is, with the median budget for those that stated none;
 * where nobody did that either, nothing tells.
 */
function needsOf(
  members: readonly FairMember[],
  budgets: Budgets,
): { basis: NeedBasis; weights: readonly Amount[] } {
  if (members.some(({ need }) => need?.isPositive())) {
    return { basis: 'declared', weights: members.map(({ need }) => need ?? Amount.zero) };
  }
  const basis = budgets.smallest ? 'capacity' : 'equal';
  return {
    basis,
    weights: members.map(({ capacityBudget }) => budgets.needBy(capacityBudget) ?? Amount.zero),
  };
}
