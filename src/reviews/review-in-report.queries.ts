import type { ReadSnapshot } from '../event-store/store.js';
import type { KnownLedger } from '../portfolios/view.queries.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { AgreedAction, Dissent } from './domain/events.js';
import type { ReportDecision, ReportProposal, ReviewInReport } from './domain/review-in-report.js';
import { proposalRows } from './review-rows.js';
import type { ProposalRow } from './reviews.tables.js';

/** Reasons are for all to read within two days (domain.md §9). */
const IN_TIME_MS = 48 * 60 * 60 * 1_000;

/** The proposals that stand, and what was decided on them, as far as it is known at the position asked for. */
export async function reviewInReport(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: string,
): Promise<ReviewInReport> {
  const rows = await proposalsKnown(snapshot, known, quarter);
  const { currency } = known.directory.coalition;
  const units = await unitsOfSupplies(snapshot, known, quarter);
  const instants = await instantsAt(snapshot, known, rows);
  const proposals = rows.map((row): ReportProposal => {
    const unit = unitOf(units.get(row.supplyId)!);
    return {
      id: row.proposalId,
      member: row.memberId,
      supply: row.supplyId,
      quantity: formatAmount(row.quantity, unit),
      unit: unit.code,
      value: formatAmount(row.value, currency),
      valueType: row.valueType,
      before: formatAmount(row.before, currency),
      after: formatAmount(row.after, currency),
      why: row.why,
    };
  });
  const decisions = rows.flatMap((row): ReportDecision[] => {
    const decidedAt = instants.get(row.decidedAt ?? 0);
    if (row.outcome === null || decidedAt === undefined) return [];
    const publishedAt = instants.get(row.publishedAt ?? 0) ?? null;
    const { decidedQuantity, decidedValue } = row;
    return [
      {
        proposal: row.proposalId,
        outcome: row.outcome,
        quantity: decidedQuantity && formatAmount(decidedQuantity, unitOf(units.get(row.supplyId)!)),
        value: decidedValue && formatAmount(decidedValue, currency),
        reason: row.reason!,
        dissent: (JSON.parse(row.dissent!) as Dissent[]).map(({ memberId, words }) => ({
          member: memberId,
          words,
        })),
        actions: JSON.parse(row.actions!) as AgreedAction[],
        becomes: row.becomes,
        decidedAt,
        publishedAt,
        publishedInTime:
          publishedAt === null ? null : Date.parse(publishedAt) - Date.parse(decidedAt) <= IN_TIME_MS,
      },
    ];
  });
  return { proposals, decisions };
}

/** Of the last run that is known, in the order in which they were made. */
async function proposalsKnown(
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position }: KnownLedger,
  quarter: string,
): Promise<ProposalRow[]> {
  const [last] = await snapshot.rows(
    'SELECT run FROM proposal_runs WHERE coalition_id = ? AND quarter = ? AND position <= ? ORDER BY run DESC LIMIT 1',
    [coalitionId, quarter, position],
  );
  return last ? proposalRows(snapshot, coalitionId, { quarter, run: Number(last[0]) }) : [];
}

async function unitsOfSupplies(
  snapshot: ReadSnapshot,
  { head: { coalitionId } }: KnownLedger,
  quarter: string,
): Promise<Map<string, string>> {
  const rows = await snapshot.rows(
    'SELECT supply_id, unit FROM supplies WHERE coalition_id = ? AND quarter = ?',
    [coalitionId, quarter],
  );
  return new Map(rows as [string, string][]);
}

/** When the decisions and publications that are known were recorded, by their positions. */
async function instantsAt(
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position }: KnownLedger,
  rows: readonly ProposalRow[],
): Promise<Map<number, string>> {
  const positions = new Set(rows.flatMap(({ decidedAt, publishedAt }) => [decidedAt ?? 0, publishedAt ?? 0]));
  const instants = new Map<number, string>();
  for (const at of positions) {
    if (at === 0 || at > position) continue;
    const instant = await recordedAt(snapshot, coalitionId, at);
    if (instant !== undefined) instants.set(at, instant);
  }
  return instants;
}

/** The instant at which an event was recorded. */
export async function recordedAt(
  snapshot: ReadSnapshot,
  coalitionId: string,
  position: number,
): Promise<string | undefined> {
  const [row] = await snapshot.rows(
    'SELECT recorded_at FROM events WHERE coalition_id = ? AND position = ?',
    [coalitionId, position],
  );
  return row?.[0] as string | undefined;
}
