import { Amount, sumOf } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { assertMay, parseParty } from './authority.js';
import type { AdoptPolicy } from './commands.js';
import type { Directory } from './directory.js';
import type { CoalitionEvent } from './events.js';
import { reason } from './field-checks.js';
import {
  inTexts,
  isFairnessRule,
  isWholeRule,
  NO_CAP,
  POLICY_RULES,
  policyOn,
  WHOLE_RULES,
  type FairnessRules,
  type KnowledgeRules,
  type PolicyRule,
  type PolicyRules,
  type WholeRule,
} from './policy.js';

/** No decimal of a policy is above this, so that no product of two of them leaves the range of amounts. */
const MOST = Amount.parse('1000000000');
const UP_TO_MOST = `a plain decimal from 0 to ${MOST.toString()}`;

/** Value of a type counts up to so many times, to so many places, that what counts is as exact as what was given. */
const MOST_WEIGHT = Amount.parse('1000');
const WEIGHT_PLACES = 6;

/**
 * Adopts rules from a day on. What is not named stays as in the policy in force on that day before. The same rules for the same
 * day with the same reason state nothing.
 */
export function adoptPolicy(command: AdoptPolicy, directory: Directory): CoalitionEvent[] {
  const by = parseParty(command.actingFor, directory);
  assertMay('adopt a policy', by, new Set());
  const from = parseDate(command.from);
  const before = policyOn(directory, from);
  const stood = inTexts(before);
  const rules = withNamed(stood, command.rules);
  const why = reason(command.reason, 'reason');
  const isSame = before.from === from && before.reason === why && isEqual(stood, rules);
  if (isSame) return [];
  const data = { policyVersion: directory.policies.length + 1, ...rules, reason: why, by };
  return [{ type: 'PolicyAdopted', occurredOn: from, data }];
}

function isEqual(one: PolicyRules, other: PolicyRules): boolean {
  return POLICY_RULES.every((rule) => valueOf(one, rule) === valueOf(other, rule));
}

function valueOf({ knowledge, fairness }: PolicyRules, rule: PolicyRule): string | number | null {
  return isFairnessRule(rule) ? fairness[rule] : knowledge[rule];
}

/**
 * Rules with some of them changed, held to what each may be.
 * @throws Problem `coalition.policy-rule-unknown`, `coalition.policy-rule-malformed`
 */
export function withNamed(stood: PolicyRules, named: AdoptPolicy['rules']): PolicyRules {
  const found: Partial<Record<PolicyRule, string | number | null>> = {};
  for (const [rule, value] of Object.entries(named)) {
    if (!isPolicyRule(rule)) {
      throw new Problem('coalition.policy-rule-unknown', { found: rule, expected: POLICY_RULES.join(', ') });
    }
    if (value !== null) found[rule] = isWholeRule(rule) ? whole(rule, value) : decimal(rule, value);
  }
  const isOfFairness = ([rule]: [string, unknown]): boolean => isFairnessRule(rule);
  const changed = Object.entries(found);
  const knowledge = {
    ...stood.knowledge,
    ...Object.fromEntries(changed.filter((entry) => !isOfFairness(entry))),
  } as KnowledgeRules;
  const fairness = {
    ...stood.fairness,
    ...Object.fromEntries(changed.filter(isOfFairness)),
  } as FairnessRules;
  assertDeeperCountsNoLess('depthAdapted', 'depthConsulted', knowledge);
  assertDeeperCountsNoLess('depthEmbedded', 'depthAdapted', knowledge);
  assertPrinciplesMakeOne(fairness);
  return { knowledge, fairness };
}

function isPolicyRule(text: string): text is PolicyRule {
  return (POLICY_RULES as readonly string[]).includes(text);
}

function malformed(rule: PolicyRule, found: string | number, expected: string): Problem {
  return new Problem('coalition.policy-rule-malformed', { rule, found: String(found), expected });
}

function whole(rule: WholeRule, value: string | number): number {
  const most = WHOLE_RULES[rule];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw malformed(rule, value, `a whole number from 1 to ${String(most)}`);
}

function decimal(rule: PolicyRule, value: string | number): string | null {
  if (rule === 'quarterCap' && value === NO_CAP) return null;
  const expected = EXPECTED[rule] ?? UP_TO_MOST;
  if (typeof value !== 'string') throw malformed(rule, value, `${expected}, as text,`);
  const amount = Amount.parse(value);
  const isRight =
    !amount.isNegative() &&
    amount.compare(SHARES.has(rule) ? Amount.one : WEIGHTS.has(rule) ? MOST_WEIGHT : MOST) <= 0 &&
    (!WEIGHTS.has(rule) || amount.fits(WEIGHT_PLACES)) &&
    (rule !== 'mutualLimit' || amount.isPositive()) &&
    (rule !== 'lineageShare' || amount.compare(Amount.one) < 0);
  if (!isRight) throw malformed(rule, value, expected);
  return amount.toString();
}

/** Rules that are a share of a whole. */
const SHARES: ReadonlySet<PolicyRule> = new Set([
  'proportionality',
  'need',
  'equality',
  'tolerance',
  'floor',
]);
const UP_TO_ONE = 'a plain decimal from 0 to 1';

/** Rules that say how much value of a type counts. */
const WEIGHTS: ReadonlySet<PolicyRule> = new Set([
  'weightStrategic',
  'weightOperational',
  'weightFinancial',
  'weightInnovative',
  'weightReputational',
]);
const WEIGHT = `a plain decimal from 0 to ${MOST_WEIGHT.toString()} of at most ${String(WEIGHT_PLACES)} places`;

/** What a rule may be, where it is not any decimal. */
const EXPECTED: Partial<Record<PolicyRule, string>> = {
  ...Object.fromEntries([...SHARES].map((rule) => [rule, UP_TO_ONE])),
  ...Object.fromEntries([...WEIGHTS].map((rule) => [rule, WEIGHT])),
  // Damping divides by it.
  mutualLimit: `a plain decimal above 0, up to ${MOST.toString()}`,
  // An asset keeps something of its credit, or a chain of assets would pass it on for ever.
  lineageShare: 'a plain decimal from 0 to below 1',
  quarterCap: `${UP_TO_MOST}, or ${NO_CAP},`,
};

function assertDeeperCountsNoLess(
  deeper: 'depthAdapted' | 'depthEmbedded',
  shallower: 'depthConsulted' | 'depthAdapted',
  rules: KnowledgeRules,
): void {
  if (Amount.parse(rules[deeper]).compare(Amount.parse(rules[shallower])) >= 0) return;
  throw malformed(deeper, rules[deeper], `at least ${shallower}, which is ${rules[shallower]},`);
}

/** α + β + γ = 1: a fair share has to sum to the whole over all members. */
function assertPrinciplesMakeOne({ proportionality, need, equality }: FairnessRules): void {
  const sum = sumOf([proportionality, need, equality].map((weight) => Amount.parse(weight)));
  if (sum.equals(Amount.one)) return;
  throw new Problem('coalition.policy-principles', {
    proportionality,
    need,
    equality,
    found: sum.toString(),
  });
}
