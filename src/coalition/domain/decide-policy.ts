import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { assertMay, parseParty } from './authority.js';
import type { AdoptPolicy } from './commands.js';
import type { Directory } from './directory.js';
import type { CoalitionEvent } from './events.js';
import { reason } from './field-checks.js';
import {
  inTexts,
  isWholeRule,
  KNOWLEDGE_RULES,
  NO_CAP,
  policyOn,
  WHOLE_RULES,
  type KnowledgeRule,
  type KnowledgeRules,
  type WholeRule,
} from './policy.js';

/** No decimal of a policy is above this, so that no product of two of them leaves the range of amounts. */
const MOST = Amount.parse('1000000000');
const UP_TO_MOST = `a plain decimal from 0 to ${MOST.toString()}`;

/**
 * Adopts rules from a day on. What is not named stays as in the policy in force on that day before. The same rules for the same
 * day with the same reason state nothing.
 */
export function adoptPolicy(command: AdoptPolicy, directory: Directory): CoalitionEvent[] {
  const by = parseParty(command.actingFor, directory);
  assertMay('adopt a policy', by, new Set());
  const from = parseDate(command.from);
  const before = policyOn(directory, from);
  const knowledge = withNamed(inTexts(before.knowledge), command.rules);
  const why = reason(command.reason, 'reason');
  const isSame =
    before.from === from &&
    before.reason === why &&
    KNOWLEDGE_RULES.every((rule) => inTexts(before.knowledge)[rule] === knowledge[rule]);
  if (isSame) return [];
  const data = { policyVersion: directory.policies.length + 1, knowledge, reason: why, by };
  return [{ type: 'PolicyAdopted', occurredOn: from, data }];
}

/** Rules with some of them changed, held to what each may be. */
export function withNamed(stood: KnowledgeRules, named: AdoptPolicy['rules']): KnowledgeRules {
  const found: Partial<Record<KnowledgeRule, string | number | null>> = {};
  for (const [rule, value] of Object.entries(named)) {
    if (!isKnowledgeRule(rule)) {
      throw new Problem('coalition.policy-rule-unknown', {
        found: rule,
        expected: KNOWLEDGE_RULES.join(', '),
      });
    }
    if (value !== null) found[rule] = isWholeRule(rule) ? whole(rule, value) : decimal(rule, value);
  }
  const rules = { ...stood, ...found } as KnowledgeRules;
  assertDeeperCountsNoLess('depthAdapted', 'depthConsulted', rules);
  assertDeeperCountsNoLess('depthEmbedded', 'depthAdapted', rules);
  return rules;
}

function isKnowledgeRule(text: string): text is KnowledgeRule {
  return (KNOWLEDGE_RULES as readonly string[]).includes(text);
}

function malformed(rule: KnowledgeRule, found: string | number, expected: string): Problem {
  return new Problem('coalition.policy-rule-malformed', { rule, found: String(found), expected });
}

function whole(rule: WholeRule, value: string | number): number {
  const most = WHOLE_RULES[rule];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw malformed(rule, value, `a whole number from 1 to ${String(most)}`);
}

function decimal(rule: KnowledgeRule, value: string | number): string | null {
  if (rule === 'quarterCap' && value === NO_CAP) return null;
  const expected = EXPECTED[rule] ?? UP_TO_MOST;
  if (typeof value !== 'string') throw malformed(rule, value, `${expected}, as text,`);
  const amount = Amount.parse(value);
  const isRight =
    !amount.isNegative() &&
    amount.compare(MOST) <= 0 &&
    (rule !== 'mutualLimit' || amount.isPositive()) &&
    (rule !== 'lineageShare' || amount.compare(Amount.one) < 0);
  if (!isRight) throw malformed(rule, value, expected);
  return amount.toString();
}

/** What a rule may be, where it is not any decimal. */
const EXPECTED: Partial<Record<KnowledgeRule, string>> = {
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
