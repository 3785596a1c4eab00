import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import { EVENT_SELECT, recordedEventOf } from '../event-store/log-reader.js';
import { cloudEventOf, type CloudEvent } from './cloud-event.js';

/** What questions about the log need of a ledger. */
export type LogReads = Pick<Ledger<Directory>, 'read' | 'directories'>;

export interface LedgerHeadView {
  readonly coalitionId: string;
  readonly position: number;
  readonly hash: string;
  readonly recordedAt: string;
}

/** Where a ledger stands. Kept elsewhere, it proves later that history before it is still the same. */
export async function ledgerHead(reads: LogReads, coalitionId: string): Promise<LedgerHeadView> {
  return reads.read(async (snapshot) => {
    const { head } = await reads.directories.view(snapshot, coalitionId);
    return { coalitionId, position: head.position, hash: head.hash, recordedAt: head.recordedAt };
  });
}

export interface EventsPage {
  readonly events: readonly CloudEvent[];
  /** The ledger's last position. */
  readonly position: number;
}

/** Events after a position, in order. */
export async function eventsAfter(
  reads: LogReads,
  coalitionId: string,
  after: number,
  limit: number,
): Promise<EventsPage> {
  return reads.read(async (snapshot) => {
    const { head } = await reads.directories.view(snapshot, coalitionId);
    const rows = await snapshot.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position > ? ORDER BY position LIMIT ${String(limit)}`,
      [coalitionId, after],
    );
    return { events: rows.map((row) => cloudEventOf(recordedEventOf(row))), position: head.position };
  });
}
