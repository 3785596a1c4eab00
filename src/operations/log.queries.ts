import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import { EVENT_SELECT, recordedEventOf } from '../event-store/log-reader.js';
import { Problem } from '../kernel/problem.js';
import { cloudEventOf, type CloudEvent } from './cloud-event.js';

export type { CloudEvent };

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

/** Positions that a look for events of some types goes through at most: of a long history it takes several. */
const LOOKED_THROUGH = 2_000;

export interface EventsOfTypes {
  readonly events: readonly CloudEvent[];
  /** Up to here there are no others of these types. */
  readonly upTo: number;
  /** Whether there may be more behind that. */
  readonly isMore: boolean;
}

/**
 * The next events of some types, in order.
 * @param types as the log has them; null for all
 */
export async function eventsOfTypes(
  reads: Pick<LogReads, 'read'>,
  coalitionId: string,
  {
    after,
    types,
    limit,
  }: { readonly after: number; readonly types: readonly string[] | null; readonly limit: number },
): Promise<EventsOfTypes> {
  return reads.read(async (snapshot) => {
    const { position: last } = await snapshot.head(coalitionId);
    const end = Math.min(last, after + LOOKED_THROUGH);
    const ofTypes = types === null ? '' : ` AND type IN (${types.map(() => '?').join(', ')})`;
    const rows = await snapshot.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position > ? AND position <= ?${ofTypes} ORDER BY position LIMIT ${String(limit)}`,
      [coalitionId, after, end, ...(types ?? [])],
    );
    const events = rows.map((row) => cloudEventOf(recordedEventOf(row)));
    const upTo = rows.length < limit ? end : Number(rows.at(-1)!['position']);
    return { events, upTo, isMore: upTo < last };
  });
}

/**
 * One event, by its place in the ledger.
 * @throws Problem `ledger.position-unknown`
 */
export async function eventAt(
  reads: Pick<LogReads, 'read'>,
  coalitionId: string,
  position: number,
): Promise<CloudEvent> {
  return reads.read(async (snapshot) => {
    const head = await snapshot.head(coalitionId);
    const [row] = await snapshot.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position = ?`,
      [coalitionId, position],
    );
    if (!row) throw new Problem('ledger.position-unknown', { found: position, last: head.position });
    return cloudEventOf(recordedEventOf(row));
  });
}
