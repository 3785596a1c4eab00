import { nameOn } from '../coalition/domain/directory.js';
import { changesBetween, policyFor, type RuleChange } from '../coalition/domain/policy.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { supposedPolicy, type RulesSupposed } from '../coalition/policies.queries.js';
import { Amount, sumOf } from '../kernel/amount.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { knownLedger, outlookOf, periodOf, type LedgerReads } from '../portfolios/view.queries.js';
import { creditFigures } from './credits.queries.js';
import { QuarterReader } from './quarter-credits.queries.js';

export interface CreditsSupposed {
  /** What the quarter came to, or would were it closed now. */
  readonly real: string;
  readonly supposed: string;
  readonly difference: string;
}

export interface WhatIf {
  readonly quarter: string;
  readonly position: number;
  readonly policyVersion: number;
  readonly rules: readonly RuleChange[];
  readonly members: readonly ({ readonly id: string; readonly name: string } & CreditsSupposed)[];
  readonly totals: CreditsSupposed;
}

/**
 * A quarter under other rules, beside what it really came to. The quarters before it keep what they have, and nothing in the
 * ledger changes.
 * @throws Problem `coalition.policy-rule-unknown`, those of rules, and `access.tier-withholds`
 */
export async function creditsWhatIf(
  ledger: LedgerReads,
  coalitionId: string,
  quarterId: string,
  rules: RulesSupposed,
  sight: Sight = SEES_ALL,
): Promise<WhatIf> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    outlookOf(ledger, known, sight).assertSeesDetail('credits under other rules');
    const period = await periodOf(ledger, snapshot, known, { quarter: quarterId });
    const quarter = period.quarter!.id;
    const reader = await QuarterReader.in(ledger, snapshot, known, period);
    const real = await creditFigures(ledger, snapshot, known, period, reader);
    const policy = policyFor(known.directory, quarter);
    const supposed = supposedPolicy(policy, rules);
    const { vested } = await reader.under(quarter, supposed);
    for (const id of vested.keys()) real.of(id);
    return {
      quarter,
      position: known.position,
      policyVersion: policy.version,
      rules: changesBetween(policy, supposed),
      members: real.memberIds.map((id) => ({
        id,
        name: nameOn(known.directory.members.get(id)!, period.to),
        ...beside(real.of(id).accrued, vested.get(id) ?? Amount.zero),
      })),
      totals: beside(real.total.accrued, sumOf(vested.values())),
    };
  });
}

function beside(real: Amount, supposed: Amount): CreditsSupposed {
  const credits = (amount: Amount): string => formatAmount(amount, unitOf('credits'));
  return { real: credits(real), supposed: credits(supposed), difference: credits(supposed.minus(real)) };
}
