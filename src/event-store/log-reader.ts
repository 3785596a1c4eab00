import type { JsonObject } from '../kernel/canonical-json.js';
import type { EventRegistry, ProjectedEvent, RecordedEvent } from './event.js';
import { EVENT_COLUMNS, eventOfValues, type ReadData } from './store-rows.js';
import type { LedgerHead, ReadSnapshot } from './store.js';
import type { SqlValue } from './table.js';

/** The columns of an event as `eventOf` and `eventRows` read them. */
export const EVENT_SELECT = EVENT_COLUMNS.join(', ');

/** A stored event with its data in today's shape; the envelope, and the hashes over the stored shape, unchanged. */
export function eventOf(row: Record<string, SqlValue>, events: EventRegistry): RecordedEvent {
  return eventOfValues(
    EVENT_COLUMNS.map((column) => row[column]!),
    todaysData(events),
  );
}

/** Reads stored data into today's shape. */
export function todaysData(events: EventRegistry): ReadData {
  return (type, version, text) => events.upcast(type, version, JSON.parse(text) as JsonObject);
}

/** Leaves stored data as it was recorded: in the shape of its own version, over which the hash is. */
const asRecorded: ReadData = (_type, _version, text) => JSON.parse(text) as JsonObject;

/** A stored event with its data as it was recorded. */
export function recordedEventOf(row: Record<string, SqlValue>): RecordedEvent {
  return eventOfValues(
    EVENT_COLUMNS.map((column) => row[column]!),
    asRecorded,
  );
}

/** Positions looked up in one statement. */
const POSITIONS_LIMIT = 500;

/** A ledger's events at some positions, in order and by position, in today's shape. */
export async function eventsAt(
  snapshot: Pick<ReadSnapshot, 'query'>,
  events: EventRegistry,
  coalitionId: string,
  positions: readonly number[],
): Promise<Map<number, RecordedEvent>> {
  const found: RecordedEvent[] = [];
  for (let from = 0; from < positions.length; from += POSITIONS_LIMIT) {
    const some = positions.slice(from, from + POSITIONS_LIMIT);
    const places = some.map(() => '?').join(', ');
    const rows = await snapshot.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position IN (${places})`,
      [coalitionId, ...some],
    );
    found.push(...rows.map((row) => eventOf(row, events)));
  }
  found.sort((one, other) => one.position - other.position);
  return new Map(found.map((event) => [event.position, event]));
}

/** Events a page holds while a long history is read: few enough to die young in memory, many enough to be quick. */
const PAGE_EVENTS = 300;

/** The next events of a ledger after one position, up to another, as the values of their columns: a page, in order. */
export function eventRows(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  coalitionId: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<SqlValue[][]> {
  return snapshot.rows(
    `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position > ? AND position <= ? ORDER BY position LIMIT ${String(PAGE_EVENTS)}`,
    [coalitionId, after, upTo],
  );
}

/** The same page, as events. */
export async function eventPage(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  events: EventRegistry,
  coalitionId: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<RecordedEvent[]> {
  const rows = await eventRows(snapshot, coalitionId, after, upTo);
  const readData = todaysData(events);
  return rows.map((values) => eventOfValues(values, readData));
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
 * The next events of a ledger after one position, in order, as figures are made from them: a page. The other half of each
 * event's columns is not read, of a million events at a time.
 */
export async function projectedPage(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  events: EventRegistry,
  coalitionId: string,
  after: number,
): Promise<ProjectedEvent[]> {
  const rows = await snapshot.rows(
    `SELECT position, type, version, occurred_on, data FROM events WHERE coalition_id = ? AND position > ? ORDER BY position LIMIT ${String(PAGE_EVENTS)}`,
    [coalitionId, after],
  );
  const readData = todaysData(events);
  return rows.map((values) => {
    const type = values[1] as string;
    return {
      coalitionId,
      position: Number(values[0]),
      type,
      occurredOn: values[3] as string,
      data: readData(type, Number(values[2]), values[4] as string),
    };
  });
}

/** All events of a ledger in order, page by page, with their data as it was recorded. */
export async function* recordedPages(
  snapshot: Pick<ReadSnapshot, 'rows'>,
  coalitionId: string,
): AsyncGenerator<RecordedEvent[]> {
  for (let after = 0; ;) {
    const rows = await eventRows(snapshot, coalitionId, after);
    if (rows.length === 0) return;
    const page = rows.map((values) => eventOfValues(values, asRecorded));
    yield page;
    after = page.at(-1)!.position;
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
