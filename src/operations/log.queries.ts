import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import { EVENT_SELECT } from '../event-store/log-reader.js';
import type { SqlValue } from '../event-store/table.js';
import type { JsonObject } from '../kernel/canonical-json.js';

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

/**
 * An event as CloudEvents 1.0 has it. Its data is exactly what was recorded, so that anyone can recompute its hash; what
 * CloudEvents has no name for stands in extension attributes.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly position: string;
  readonly dataversion: number;
  readonly occurredon: string;
  readonly actor: string;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly idempotencykey?: string;
  readonly prevhash: string;
  readonly hash: string;
  readonly data: JsonObject;
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
    return { events: rows.map(cloudEvent), position: head.position };
  });
}

function cloudEvent(row: Record<string, SqlValue>): CloudEvent {
  const causationId = row['causation_id'] as string | null;
  const idempotencyKey = row['idempotency_key'] as string | null;
  return {
    specversion: '1.0',
    id: row['event_id'] as string,
    source: `urn:evenhand:coalition:${row['coalition_id'] as string}`,
    type: `evenhand.${row['type'] as string}`,
    subject: row['subject'] as string,
    time: row['recorded_at'] as string,
    datacontenttype: 'application/json',
    // A CloudEvents integer has 32 bits, which a long history could outgrow.
    position: String(row['position']),
    dataversion: Number(row['version']),
    occurredon: row['occurred_on'] as string,
    actor: row['actor'] as string,
    correlationid: row['correlation_id'] as string,
    ...(causationId === null ? {} : { causationid: causationId }),
    ...(idempotencyKey === null ? {} : { idempotencykey: idempotencyKey }),
    prevhash: row['prev_hash'] as string,
    hash: row['hash'] as string,
    data: JSON.parse(row['data'] as string) as JsonObject,
  };
}
