import { cursorPage, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import { Problem } from '../kernel/problem.js';
import { insideOnly, seen, type AsOfDirectory, type CoalitionReads } from './coalition.queries.js';
import type { Party } from './domain/authority.js';
import type { AdoptPolicy } from './domain/commands.js';
import { withNamed } from './domain/decide-policy.js';
import {
  changesBetween,
  DEFAULT_POLICY,
  inAmounts,
  inTexts,
  isWholeRule,
  policyFor,
  policyOn,
  type Policy,
  type PolicyRules,
  type RuleChange,
} from './domain/policy.js';
import { Outlook } from './domain/outlook.js';
import { changeInWords } from './domain/rules-in-words.js';
import { SEES_ALL, type Sight } from './domain/sight.js';
import type { Directory } from './domain/directory.js';
import type { CalendarDate } from '../kernel/calendar.js';

/** A change, and what the rule says. */
export interface RuleChangeTold extends RuleChange {
  readonly inWords: string;
}

export interface PolicyView extends PolicyRules {
  readonly version: number;
  /** The first day on which it holds. */
  readonly from: string;
  readonly reason: string;
  readonly by: Party;
  /** Whether it is the one in force today. */
  readonly inForce: boolean;
  /** Whether the present quarter goes by it: whether it was in force on that quarter's first day. */
  readonly ofThisQuarter: boolean;
  /** What it changed of the one that stands before it. */
  readonly changes: readonly RuleChangeTold[];
}

/** The policy that a quarter goes by, as the list of policies has it. */
export async function policyOfQuarter(
  reads: CoalitionReads,
  coalitionId: string,
  quarter: string,
  sight: Sight = SEES_ALL,
): Promise<PolicyView> {
  const { answer } = await seen(reads, coalitionId, ({ directory }, today) => {
    if (!new Outlook(sight, directory, today).isInside) throw new Problem('access.no-report', { quarter });
    const { version } = policyFor(directory, quarter);
    return policyViews(directory, today).find((policy) => policy.version === version)!;
  });
  return answer;
}

/** All policies with the default one, by first day, and of one day in the order of adoption. */
export function policiesOf(
  reads: CoalitionReads,
  coalitionId: string,
  page: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<AsOfDirectory<CursorPage<PolicyView>>> {
  return seen(reads, coalitionId, ({ directory }, today) => {
    const shown = insideOnly(new Outlook(sight, directory, today), policyViews(directory, today));
    return cursorPage('policies', shown, orderOf, page);
  });
}

/** What one policy changed of another, and what each rule says. */
export function changesTold(before: Policy, after: Policy): RuleChangeTold[] {
  return changesBetween(before, after).map((change) => ({ ...change, inWords: changeInWords(change) }));
}

function policyViews(directory: Directory, today: CalendarDate): PolicyView[] {
  const { fiscalCalendar } = directory.coalition;
  const inForce = policyOn(directory, today);
  const ofThisQuarter = policyFor(directory, fiscalCalendar.quarterOf(today));
  const all = [DEFAULT_POLICY, ...directory.policies];
  return all.map((policy, place): PolicyView => {
    const { version, from, reason, by } = policy;
    return {
      version,
      from,
      reason,
      by,
      inForce: policy === inForce,
      ofThisQuarter: policy === ofThisQuarter,
      ...inTexts(policy),
      changes: changesTold(all[place - 1] ?? policy, policy),
    };
  });
}

/** Versions of one day count up, also past the ninth. */
function orderOf({ from, version }: PolicyView): string {
  return `${from}\u001f${String(version).padStart(12, '0')}`;
}

/** A rule's value as text, read as commands take it: what counts quarters and days is a number, if it is one at all. */
export function ruleValueOf(rule: string, text: string): string | number {
  return isWholeRule(rule) && /^[0-9]{1,6}$/.test(text) ? Number(text) : text;
}

/**
 * The rules that a quarter goes by, as texts.
 * @throws Problem `request.quarter-malformed`
 */
export async function rulesOfQuarter(
  reads: CoalitionReads,
  coalitionId: string,
  quarter: string,
  sight: Sight = SEES_ALL,
): Promise<PolicyRules> {
  const { answer } = await seen(reads, coalitionId, ({ directory }, today) => {
    if (!new Outlook(sight, directory, today).isInside)
      throw new Problem('ledger.coalition-unknown', { coalition: coalitionId });
    return inTexts(policyFor(directory, directory.coalition.fiscalCalendar.quarter(quarter).id));
  });
  return answer;
}

/** Rules that are other, by name, as texts or as commands have them. */
export type RulesSupposed = Readonly<Record<string, string | number>>;

/**
 * A policy as it would be with some rules changed; nobody adopts it.
 * @throws Problem `coalition.policy-rule-unknown` and those of rules
 */
export function supposedPolicy(policy: Policy, rules: RulesSupposed): Policy {
  const named = Object.entries(rules).map(([rule, value]) => [
    rule,
    typeof value === 'string' ? ruleValueOf(rule, value) : value,
  ]);
  return {
    ...policy,
    ...inAmounts(withNamed(inTexts(policy), Object.fromEntries(named) as AdoptPolicy['rules'])),
  };
}
