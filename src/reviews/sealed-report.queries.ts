import type { ReadSnapshot } from '../event-store/store.js';

/** A sealed report, as JSON text in parts. */
export interface SealedReport {
  /** The report without members. */
  readonly report: string;
  /** One of each member, in the order of their ids. */
  readonly statements: readonly string[];
  /** SHA-256 of the whole report as its JSON file has it. */
  readonly hash: string;
}

/**
 * Whether the report that was sealed for the close at a position was published. That comes right after the seal, so that it is read
 * from the log at once where it is there; also of a quarter that was closed without a review.
 */
export async function isReportPublished(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
  closedAt: number,
): Promise<boolean> {
  const [seal] = await snapshot.rows(
    'SELECT position FROM seals WHERE coalition_id = ? AND quarter = ? AND closed_at = ?',
    [coalitionId, quarter, closedAt],
  );
  if (!seal) return false;
  const published = await snapshot.rows(
    "SELECT 1 FROM events WHERE coalition_id = ? AND position > ? AND type = 'ReportPublished' AND subject = ? ORDER BY position LIMIT 1",
    [coalitionId, Number(seal[0]), `review/${quarter}`],
  );
  return published.length > 0;
}

/**
 * The report that was sealed for the close at a position; undefined where none was, as that comes right after the close, in a
 * step of its own.
 */
export async function sealedReport(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
  closedAt: number,
): Promise<SealedReport | undefined> {
  const [seal] = await snapshot.rows(
    'SELECT report, hash FROM seals WHERE coalition_id = ? AND quarter = ? AND closed_at = ?',
    [coalitionId, quarter, closedAt],
  );
  if (!seal) return undefined;
  const statements = await snapshot.rows(
    'SELECT statement FROM sealed_statements WHERE coalition_id = ? AND quarter = ? AND closed_at = ? ORDER BY member_id',
    [coalitionId, quarter, closedAt],
  );
  const [report, hash] = seal as [string, string];
  return { report, hash, statements: statements.map(([statement]) => statement as string) };
}
