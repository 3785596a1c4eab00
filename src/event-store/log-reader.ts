import type { JsonObject } from '../kernel/canonical-json.js';
import type { EventRegistry, RecordedEvent } from './event.js';
import type { LedgerHead, ReadSnapshot } from './store.js';
import type { SqlValue } from './table.js';

/** The columns of an event as `eventOf` reads them. */
export const EVENT_SELECT =
  'coalition_id, position, event_id, type, version, subject, occurred_on, recorded_at, actor, correlation_id, ' +
  'causation_id, idempotency_key, data, prev_hash, hash';

/** A stored event with its data in today's shape; the envelope, and the hashes over the stored shape, unchanged. */
export function eventOf(row: Record<string, SqlValue>, events: EventRegistry): RecordedEvent {
  const type = row['type'] as string;
  const version = Number(row['version']);
  return {
    coalitionId: row['coalition_id'] as string,
    position: Number(row['position']),
    eventId: row['event_id'] as string,
    type,
    version,
    subject: row['subject'] as string,
    occurredOn: row['occurred_on'] as string,
    recordedAt: row['recorded_at'] as string,
    actor: row['actor'] as string,
    correlationId: row['correlation_id'] as string,
    causationId: row['causation_id'] as string | null,
    idempotencyKey: row['idempotency_key'] as string | null,
    data: events.upcast(type, version, JSON.parse(row['data'] as string) as JsonObject),
    prevHash: row['prev_hash'] as string,
    hash: row['hash'] as string,
  };
}

/** Events a page holds while a long history is read: few enough to stay small, many enough to be quick. */
const PAGE_EVENTS = 2_000;

/** The events of a ledger after one position, up to another, in order, page by page. */
export async function* eventPages(
  snapshot: ReadSnapshot,
  events: EventRegistry,
  coalitionId: string,
  after = 0,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<RecordedEvent[]> {
  for (let from = after; ;) {
    const rows = await snapshot.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position > ? AND position <= ? ORDER BY position LIMIT ${String(PAGE_EVENTS)}`,
      [coalitionId, from, upTo],
    );
    if (rows.length === 0) return;
    yield rows.map((row) => eventOf(row, events));
    from = Number(rows.at(-1)!['position']);
  }
}

/**
 * The last position that was recorded by an instant; 0 where nothing was. Instants never run backwards in a ledger, so
 * halving finds it without an index.
 */
export async function positionAt(snapshot: ReadSnapshot, head: LedgerHead, instant: string): Promise<number> {
  let low = 0;
  let high = head.position;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [row] = await snapshot.query(
      'SELECT recorded_at FROM events WHERE coalition_id = ? AND position = ?',
      [head.coalitionId, middle],
    );
    if ((row!['recorded_at'] as string) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}
