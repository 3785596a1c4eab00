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

/** As events keep them: exact decimals as text. */
export type KnowledgeRules = KnowledgeRulesIn<string>;

export type KnowledgeRule = keyof KnowledgeRules;

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
] as const satisfies readonly KnowledgeRule[];

/** Rules that are whole numbers from 1, and the most each may be. */
export const WHOLE_RULES = { windowQuarters: 40, expiryQuarters: 80, reservationDays: 366 } as const;
export type WholeRule = keyof typeof WHOLE_RULES;

export function isWholeRule(rule: string): rule is WholeRule {
  return Object.hasOwn(WHOLE_RULES, rule);
}

/** How commands say that there is no cap, as what they leave out stays as it was. */
export const NO_CAP = 'none';

/** The rules that a coalition agreed on, from a day on. Never edited: another one follows it. */
export interface Policy {
  /** In the order of adoption; 0 is the default, which nobody adopted. */
  readonly version: number;
  readonly from: string;
  readonly knowledge: KnowledgeRulesIn<Amount>;
  readonly reason: string;
  readonly by: Party;
}

export function inAmounts(rules: KnowledgeRules): KnowledgeRulesIn<Amount> {
  return {
    ...rules,
    base: Amount.parse(rules.base),
    depthConsulted: Amount.parse(rules.depthConsulted),
    depthAdapted: Amount.parse(rules.depthAdapted),
    depthEmbedded: Amount.parse(rules.depthEmbedded),
    outcomeRate: Amount.parse(rules.outcomeRate),
    outcomeCap: Amount.parse(rules.outcomeCap),
    pairCap: Amount.parse(rules.pairCap),
    mutualLimit: Amount.parse(rules.mutualLimit),
    lineageShare: Amount.parse(rules.lineageShare),
    quarterCap: rules.quarterCap === null ? null : Amount.parse(rules.quarterCap),
  };
}

export function inTexts(rules: KnowledgeRulesIn<Amount>): KnowledgeRules {
  return {
    base: rules.base.toString(),
    depthConsulted: rules.depthConsulted.toString(),
    depthAdapted: rules.depthAdapted.toString(),
    depthEmbedded: rules.depthEmbedded.toString(),
    outcomeRate: rules.outcomeRate.toString(),
    outcomeCap: rules.outcomeCap.toString(),
    pairCap: rules.pairCap.toString(),
    mutualLimit: rules.mutualLimit.toString(),
    windowQuarters: rules.windowQuarters,
    lineageShare: rules.lineageShare.toString(),
    quarterCap: rules.quarterCap?.toString() ?? null,
    expiryQuarters: rules.expiryQuarters,
    reservationDays: rules.reservationDays,
  };
}

/**
 * What holds until a coalition adopts rules of its own: the defaults of domain.md §7. A reservation of two weeks is our own
 * choice: a board can meet in between, and what comes of nothing is free again well within the quarter.
 */
export const DEFAULT_POLICY: Policy = {
  version: 0,
  from: FIRST_DAY,
  knowledge: inAmounts({
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
  readonly rule: KnowledgeRule;
  readonly from: string | null;
  readonly to: string | null;
}

/** What one policy changed of the one before it. */
export function changesBetween(before: Policy, after: Policy): RuleChange[] {
  const told = (policy: Policy, rule: KnowledgeRule): string | null => {
    const value = policy.knowledge[rule];
    return value === null ? null : String(value);
  };
  return KNOWLEDGE_RULES.map((rule) => ({ rule, from: told(before, rule), to: told(after, rule) })).filter(
    ({ from, to }) => from !== to,
  );
}
