import type { Directory } from '../coalition/domain/directory.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Problem } from '../kernel/problem.js';
import {
  proposalRunsTable,
  proposalsTable,
  pulsesTable,
  reviewsTable,
  suppliesTable,
  voicesTable,
  type ProposalRow,
  type ProposalRunRow,
  type PulseRow,
  type ReviewRow,
  type SupplyRow,
  type VoiceRow,
} from './reviews.tables.js';

/** The rows of one review, as questions read them. */

/** @throws Problem `request.quarter-malformed`, `reviews.review-unknown` */
export async function reviewRow(
  snapshot: ReadSnapshot,
  directory: Directory,
  coalitionId: string,
  quarterText: string,
): Promise<ReviewRow> {
  const { id: quarter } = directory.coalition.fiscalCalendar.quarter(quarterText);
  const [row] = await snapshot.rows(
    `SELECT ${reviewsTable.sqlColumns.join(', ')} FROM reviews WHERE coalition_id = ? AND quarter = ?`,
    [coalitionId, quarter],
  );
  if (!row) throw new Problem('reviews.review-unknown', { quarter });
  return reviewsTable.decode(row);
}

export async function pulseRows(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
): Promise<PulseRow[]> {
  const rows = await snapshot.rows(
    `SELECT ${pulsesTable.sqlColumns.join(', ')} FROM pulses WHERE coalition_id = ? AND quarter = ? ORDER BY member_id`,
    [coalitionId, quarter],
  );
  return rows.map((row) => pulsesTable.decode(row));
}

/** What members said last on the quarter, and on proposals of the last run. */
export async function voiceRows(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { quarter, run }: ReviewRow,
): Promise<VoiceRow[]> {
  const rows = await snapshot.rows(
    `SELECT ${voicesTable.sqlColumns.join(', ')} FROM voices WHERE coalition_id = ? AND quarter = ? ORDER BY member_id, proposal_id`,
    [coalitionId, quarter],
  );
  return rows
    .map((row) => voicesTable.decode(row))
    .filter(({ proposalId }) => proposalId === '' || proposalId.startsWith(`${String(run)}.`));
}

export async function supplyRows(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
): Promise<SupplyRow[]> {
  const rows = await snapshot.rows(
    `SELECT ${suppliesTable.sqlColumns.join(', ')} FROM supplies WHERE coalition_id = ? AND quarter = ? ORDER BY supply_id`,
    [coalitionId, quarter],
  );
  return rows.map((row) => suppliesTable.decode(row));
}

/** Those of a run, in the order in which they were made. */
export async function proposalRows(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { quarter, run }: Pick<ReviewRow, 'quarter' | 'run'>,
): Promise<ProposalRow[]> {
  const rows = await snapshot.rows(
    `SELECT ${proposalsTable.sqlColumns.join(', ')} FROM proposals WHERE coalition_id = ? AND quarter = ? AND run = ? ORDER BY position`,
    [coalitionId, quarter, String(run)],
  );
  return rows.map((row) => proposalsTable.decode(row));
}

/** The last run of proposals; null before the first. */
export async function runRow(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { quarter, run }: ReviewRow,
): Promise<ProposalRunRow | null> {
  const [found] = await snapshot.rows(
    `SELECT ${proposalRunsTable.sqlColumns.join(', ')} FROM proposal_runs WHERE coalition_id = ? AND quarter = ? AND run = ?`,
    [coalitionId, quarter, run],
  );
  return found ? proposalRunsTable.decode(found) : null;
}
