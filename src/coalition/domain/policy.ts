import { Amount } from '../../kernel/amount.js';
import { FIRST_DAY, type FiscalCalendar } from '../../kernel/calendar.js';
import type { Party } from './party.js';

/** The agreed rules of knowledge-equity accounts (domain.md §7). What each one does stands in docs/policies.md. */
export interface KnowledgeRulesIn<Decimal> {
  /** Credits for one use at depth 1. */
  readonly base: Decimal;
  /** What a use at each depth counts, in multiples of the base; deeper use never counts less. */
  readonly depthConsulted: Decimal;
  readonly depthAdapted: Decimal;
  readonly depthEmbedded: Decimal;
  /** Credits for one unit of base currency of outcome, and the outcome of a quarter that counts at most. */
  readonly outcomeRate: Decimal;
  readonly outcomeCap: Decimal;
  /** Credits that one user sends to one author in a quarter at most. */
  readonly pairCap: Decimal;
  /** M: what two members that praise each other can gain by it in a quarter at most. */
  readonly mutualLimit: Decimal;
  /** Quarters over which mutual credit is looked at, the present one included. */
  readonly windowQuarters: number;
  /** λ: the share of its credit that an asset passes on to what it derives from. */
  readonly lineageShare: Decimal;
  /** Credits that vest in a quarter at most, over all members; null where there is no cap. */
  readonly quarterCap: Decimal | null;
  /** Quarters after the one they vested in, at whose end credits expire. */
  readonly expiryQuarters: number;
  /** Days for which credits are reserved for an offer at most. */
  readonly reservationDays: number;
}

/**
 * The agreed rules of fair shares and rebalancing (domain.md §8), agreed before the amounts are known. What each one does
 * stands in docs/policies.md.
 */
export interface FairnessRulesIn<Decimal> {
  /** α, β and γ: how much a fair share follows what was given, what is needed, and equality. Together 1. */
  readonly proportionality: Decimal;
  readonly need: Decimal;
  readonly equality: Decimal;
  /** v: how much value of each type counts where contributions are compared. */
  readonly weightStrategic: Decimal;
  readonly weightOperational: Decimal;
  readonly weightFinancial: Decimal;
  readonly weightInnovative: Decimal;
  readonly weightReputational: Decimal;
  /** W: quarters over which giving and getting are compared, the present one included. */
  readonly fairWindowQuarters: number;
  /** How far from its target, as a share of it, a member is still in balance. */
  readonly tolerance: Decimal;
  /** The share of its target that every member is to have, before anybody's priorities count. */
  readonly floor: Decimal;
}

/** Everything that a policy says, by what it is about. */
export interface PolicyRulesIn<Decimal> {
  readonly knowledge: KnowledgeRulesIn<Decimal>;
  readonly fairness: FairnessRulesIn<Decimal>;
}

/** As events keep them: exact decimals as text. */
export type KnowledgeRules = KnowledgeRulesIn<string>;
export type FairnessRules = FairnessRulesIn<string>;
export type PolicyRules = PolicyRulesIn<string>;

export type PolicyRule = keyof KnowledgeRules | keyof FairnessRules;

/** All rules, in the order in which they are told. */
export const KNOWLEDGE_RULES = [
  'base',
  'depthConsulted',
  'depthAdapted',
  'depthEmbedded',
  'outcomeRate',
  'outcomeCap',
  'pairCap',
  'mutualLimit',
  'windowQuarters',
  'lineageShare',
  'quarterCap',
  'expiryQuarters',
  'reservationDays',
] as const satisfies readonly (keyof KnowledgeRules)[];

export const FAIRNESS_RULES = [
  'proportionality',
  'need',
  'equality',
  'weightStrategic',
  'weightOperational',
  'weightFinancial',
  'weightInnovative',
  'weightReputational',
  'fairWindowQuarters',
  'tolerance',
  'floor',
] as const satisfies readonly (keyof FairnessRules)[];

export const POLICY_RULES: readonly PolicyRule[] = [...KNOWLEDGE_RULES, ...FAIRNESS_RULES];

export function isFairnessRule(rule: string): rule is keyof FairnessRules {
  return (FAIRNESS_RULES as readonly string[]).includes(rule);
}

/** Rules that are whole numbers from 1, and the most each may be. */
export const WHOLE_RULES = {
  windowQuarters: 40,
  expiryQuarters: 80,
  reservationDays: 366,
  fairWindowQuarters: 40,
} as const;
export type WholeRule = keyof typeof WHOLE_RULES;

export function isWholeRule(rule: string): rule is WholeRule {
  return Object.hasOwn(WHOLE_RULES, rule);
}

/** How commands say that there is no cap, as what they leave out stays as it was. */
export const NO_CAP = 'none';

/** The rules that a coalition agreed on, from a day on. Never edited: another one follows it. */
export interface Policy extends PolicyRulesIn<Amount> {
  /** In the order of adoption; 0 is the default, which nobody adopted. */
  readonly version: number;
  readonly from: string;
  readonly reason: string;
  readonly by: Party;
}

/** Each rule read by `read` where it is a decimal; whole numbers, and no cap, stay as they are. */
function each(rules: object, read: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rules).map(([rule, value]) => [rule, read(value)]));
}

/** @throws Problem `kernel.amount-malformed` */
export function inAmounts({ knowledge, fairness }: PolicyRules): PolicyRulesIn<Amount> {
  const read = (value: unknown): unknown => (typeof value === 'string' ? Amount.parse(value) : value);
  return {
    knowledge: each(knowledge, read),
    fairness: each(fairness, read),
  } as unknown as PolicyRulesIn<Amount>;
}

export function inTexts({ knowledge, fairness }: PolicyRulesIn<Amount>): PolicyRules {
  const write = (value: unknown): unknown => (value instanceof Amount ? value.toString() : value);
  return { knowledge: each(knowledge, write), fairness: each(fairness, write) } as unknown as PolicyRules;
}

/**
 * The rules of fairness that hold until a coalition adopts its own: the defaults of domain.md §8. A floor has to be agreed on,
 * so there is none at first.
 */
export const DEFAULT_FAIRNESS: FairnessRules = {
  proportionality: '0.5',
  need: '0.3',
  equality: '0.2',
  weightStrategic: '1',
  weightOperational: '1',
  weightFinancial: '1',
  weightInnovative: '1',
  weightReputational: '1',
  fairWindowQuarters: 4,
  tolerance: '0.1',
  floor: '0',
};

/**
 * What holds until a coalition adopts rules of its own: the defaults of domain.md §7 and §8. A reservation of two weeks is our own
 * choice: a board can meet in between, and what comes of nothing is free again well within the quarter.
 */
export const DEFAULT_POLICY: Policy = {
  version: 0,
  from: FIRST_DAY,
  ...inAmounts({
    knowledge: {
      base: '10',
      depthConsulted: '1',
      depthAdapted: '2',
      depthEmbedded: '4',
      outcomeRate: '0.001',
      outcomeCap: '10000',
      pairCap: '100',
      mutualLimit: '100',
      windowQuarters: 4,
      lineageShare: '0.2',
      quarterCap: null,
      expiryQuarters: 8,
      reservationDays: 14,
    },
    fairness: DEFAULT_FAIRNESS,
  }),
  reason: 'The defaults, until the coalition adopts rules of its own.',
  by: 'backbone',
};

/** Policies by first day, and of one day in the order of adoption. */
export function inOrder(policies: readonly Policy[]): Policy[] {
  return [...policies].sort((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1));
}

/** What policies need of the directory, which holds them. */
export interface PolicyBook {
  readonly policies: readonly Policy[];
  readonly coalition: { readonly fiscalCalendar: FiscalCalendar };
}

/** The policy in force on a date: the last one that began by then, and of several of one day the one adopted last. */
export function policyOn({ policies }: Pick<PolicyBook, 'policies'>, on: string): Policy {
  return policies.findLast(({ from }) => from <= on) ?? DEFAULT_POLICY;
}

/**
 * The policy of a quarter: the one in force on its first day. What begins within a quarter holds from the next one on, so that
 * one quarter has one policy.
 * @throws Problem `request.quarter-malformed`
 */
export function policyFor(directory: PolicyBook, quarterId: string): Policy {
  return policyOn(directory, directory.coalition.fiscalCalendar.quarter(quarterId).from);
}

/** A rule that another policy changed; null is no cap. */
export interface RuleChange {
  readonly rule: PolicyRule;
  readonly from: string | null;
  readonly to: string | null;
}

/** What one policy changed of the one before it. */
export function changesBetween(before: PolicyRulesIn<Amount>, after: PolicyRulesIn<Amount>): RuleChange[] {
  const told = ({ knowledge, fairness }: PolicyRules, rule: PolicyRule): string | null => {
    const value = isFairnessRule(rule) ? fairness[rule] : knowledge[rule];
    return value === null ? null : String(value);
  };
  const [old, now] = [inTexts(before), inTexts(after)];
  return POLICY_RULES.map((rule) => ({ rule, from: told(old, rule), to: told(now, rule) })).filter(
    ({ from, to }) => from !== to,
  );
}
