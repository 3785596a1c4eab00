import { policyFor } from '../coalition/domain/policy.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { changesTold } from '../coalition/policies.queries.js';
import { Problem } from '../kernel/problem.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { reportsCompared, type ReportComparison } from './domain/report-comparison.js';
import { reportWithLedger } from './reports.queries.js';

/**
 * What two quarters’ reports say side by side. Each is what its reader sees of it: of a closed quarter what was sealed, of an open
 * one what is known now.
 * @throws Problem `request.quarter-malformed`, `reports.same-quarter`, `access.not-published-yet`, `access.no-report`
 */
export function comparedReports(
  ledger: LedgerReads,
  coalitionId: string,
  quarterId: string,
  otherId: string,
  sight: Sight = SEES_ALL,
): Promise<ReportComparison> {
  return ledger.read(async (snapshot) => {
    const found = async (id: string) =>
      reportWithLedger(ledger, snapshot, { coalitionId, quarterId: id, asKnownAt: undefined, sight });
    const [one, other] = [await found(quarterId), await found(otherId)];
    const [first, second] = [one.report.quarter, other.report.quarter].sort() as [string, string];
    if (first === second) throw new Problem('reports.same-quarter', { quarter: first });
    const { directory } = await ledger.directories.view(snapshot, coalitionId);
    const rules = changesTold(policyFor(directory, first), policyFor(directory, second));
    return reportsCompared(one.report, other.report, rules);
  });
}
