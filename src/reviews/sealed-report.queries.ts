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

/** Whether the report of a quarter was published, and the quarter not opened again since. */
export async function isReportPublished(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
): Promise<boolean> {
  const [review] = await snapshot.rows(
    "SELECT published FROM reviews WHERE coalition_id = ? AND quarter = ? AND stage = 'closed'",
    [coalitionId, quarter],
  );
  return typeof review?.[0] === 'string';
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
