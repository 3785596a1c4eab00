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

/** The same from the values of those columns, in their order: what long reads use, as it is half the work. */
function eventOfValues(values: readonly SqlValue[], events: EventRegistry): RecordedEvent {
  const type = values[3] as string;
  const version = Number(values[4]);
  return {
    coalitionId: values[0] as string,
    position: Number(values[1]),
    eventId: values[2] as string,
    type,
    version,
    subject: values[5] as string,
    occurredOn: values[6] as string,
    recordedAt: values[7] as string,
    actor: values[8] as string,
    correlationId: values[9] as string,
    causationId: values[10] as string | null,
    idempotencyKey: values[11] as string | null,
    data: events.upcast(type, version, JSON.parse(values[12] as string) as JsonObject),
    prevHash: values[13] as string,
    hash: values[14] as string,
  };
}

/** Events a page holds while a long history is read: few enough to die young in memory, many enough to be quick. */
const PAGE_EVENTS = 1_000;

/** The next events of a ledger after one position, up to another: a page of them, in order. */
export async function eventPage(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  events: EventRegistry,
  coalitionId: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<RecordedEvent[]> {
  const rows = await snapshot.rows(
    `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position > ? AND position <= ? ORDER BY position LIMIT ${String(PAGE_EVENTS)}`,
    [coalitionId, after, upTo],
  );
  return rows.map((values) => eventOfValues(values, events));
}

/** Positions asked for in one statement. */
const POSITIONS_AT_ONCE = 500;

/** The events at these positions of a ledger, by position. */
export async function eventsAt(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  events: EventRegistry,
  coalitionId: string,
  positions: readonly number[],
): Promise<Map<number, RecordedEvent>> {
  const found = new Map<number, RecordedEvent>();
  for (let from = 0; from < positions.length; from += POSITIONS_AT_ONCE) {
    const some = positions.slice(from, from + POSITIONS_AT_ONCE);
    const rows = await snapshot.rows(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position IN (${some.map(() => '?').join(', ')})`,
      [coalitionId, ...some],
    );
    for (const values of rows) {
      const event = eventOfValues(values, events);
      found.set(event.position, event);
    }
  }
  return found;
}

/** The events of a ledger after one position, up to another, in order, page by page. */
export async function* eventPages(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  events: EventRegistry,
  coalitionId: string,
  after = 0,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<RecordedEvent[]> {
  for (let from = after; ;) {
    const page = await eventPage(snapshot, events, coalitionId, from, upTo);
    if (page.length === 0) return;
    yield page;
    from = page.at(-1)!.position;
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
