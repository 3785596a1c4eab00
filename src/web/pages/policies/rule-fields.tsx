import type { VNode } from 'preact';
import {
  FAIRNESS_RULES,
  KNOWLEDGE_RULES,
  NO_CAP,
  POLICY_RULES,
  isFairnessRule,
  isWholeRule,
  type PolicyRule,
} from '../../../coalition/domain/policy.js';
import type { PolicyView } from '../../../coalition/policies.queries.js';
import { TextField } from '../../controls.js';
import type { Form } from '../../form.js';
import type { View } from '../../view.js';

type Rules = Pick<PolicyView, 'knowledge' | 'fairness'>;

/** Rules that are decided on together, in the order in which a form asks for them. */
export const RULE_GROUPS = {
  principles: ['proportionality', 'need', 'equality'],
  fairness: ['fairWindowQuarters', 'tolerance', 'floor'],
  weights: [
    'weightStrategic',
    'weightOperational',
    'weightFinancial',
    'weightInnovative',
    'weightReputational',
  ],
  uses: [
    'base',
    'depthConsulted',
    'depthAdapted',
    'depthEmbedded',
    'outcomeRate',
    'outcomeCap',
    'lineageShare',
  ],
  rings: ['pairCap', 'mutualLimit', 'windowQuarters'],
  credits: ['quarterCap', 'expiryQuarters', 'reservationDays'],
} as const satisfies Record<string, readonly PolicyRule[]>;
export type RuleGroup = keyof typeof RULE_GROUPS;

export const FAIR_GROUPS: readonly RuleGroup[] = ['principles', 'fairness', 'weights'];
export const CREDIT_GROUPS: readonly RuleGroup[] = ['uses', 'rings', 'credits'];

/** A rule as commands take it; no cap is said in words. */
export function ruleText({ knowledge, fairness }: Rules, rule: PolicyRule): string {
  const value = isFairnessRule(rule) ? fairness[rule] : knowledge[rule];
  return value === null ? NO_CAP : String(value);
}

/** A rule for the eye: whole numbers and decimals as the reader writes them. */
export function ruleShown({ reader, words }: View, rules: Rules, rule: PolicyRule): string {
  const text = ruleText(rules, rule);
  return text === NO_CAP ? words.policies.noCap : reader.amount(text);
}

/**
 * What a form says otherwise than the rules do, as commands have it: what stands there as it was is left out.
 * @param texts by the names of rules
 */
export function rulesChanged(
  rules: Rules,
  texts: (rule: PolicyRule) => string,
): Record<string, string | number> {
  const changed: Record<string, string | number> = {};
  for (const rule of POLICY_RULES) {
    const text = texts(rule).trim();
    if (text === '' || text === ruleText(rules, rule)) continue;
    changed[rule] = isWholeRule(rule) && /^[0-9]{1,6}$/.test(text) ? Number(text) : text;
  }
  return changed;
}

/** Whether any of these rules is one of those that a form says otherwise. */
export const changesFairness = (rules: object): boolean => FAIRNESS_RULES.some((rule) => rule in rules);
export const changesCredits = (rules: object): boolean => KNOWLEDGE_RULES.some((rule) => rule in rules);

interface FieldsProps {
  readonly view: View;
  readonly form: Form;
  /** What stands in the fields before anybody typed. */
  readonly rules: Rules;
}

/** A field for each rule, those that are decided on together side by side. */
export function RuleFields({ view, form, rules }: FieldsProps): VNode {
  const { groups } = view.words.policies;
  const fields = (group: RuleGroup): VNode => (
    <fieldset>
      <legend>{groups[group].title}</legend>
      <p class="hint">{groups[group].about}</p>
      <div class="beside">
        {RULE_GROUPS[group].map((rule) => (
          <RuleField view={view} form={form} rules={rules} rule={rule} />
        ))}
      </div>
    </fieldset>
  );
  const isOpen = CREDIT_GROUPS.some((group) =>
    RULE_GROUPS[group].some(
      (rule) => form.errorOf(rule) !== undefined || ![ruleText(rules, rule), ''].includes(form.typed(rule)),
    ),
  );
  return (
    <>
      {FAIR_GROUPS.map(fields)}
      <details open={isOpen}>
        <summary>{view.words.policies.creditRules}</summary>
        {CREDIT_GROUPS.map(fields)}
      </details>
    </>
  );
}

function RuleField({ view, form, rules, rule }: FieldsProps & { readonly rule: PolicyRule }): VNode {
  const { label, about } = view.words.policies.rules[rule];
  return (
    <TextField
      view={view}
      form={form}
      name={rule}
      label={label}
      hint={about}
      inputmode={rule === 'quarterCap' ? 'text' : 'decimal'}
      preset={ruleText(rules, rule)}
      max={40}
    />
  );
}
