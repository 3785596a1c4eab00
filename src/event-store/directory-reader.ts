import type { EventRegistry, RecordedEvent } from './event.js';
import type { LedgerModel } from './ledger-model.js';
import { eventOf, EVENT_SELECT } from './log-reader.js';
import type { SqlValue } from './table.js';

interface Queries {
  query(sql: string, parameters?: readonly SqlValue[]): Promise<Record<string, SqlValue>[]>;
}

const PAGE_EVENTS = 5_000;

/**
 * The events of a directory between two positions: coalition, coalition, after, up to. Their positions are taken from the partial
 * index of these few by a question that it answers alone; asked for more, SQLite goes through all events in their order instead.
 */
const BETWEEN =
  'coalition_id = ? AND position IN ' +
  '(SELECT position FROM events WHERE coalition_id = ? AND is_directory = 1 AND position > ? AND position <= ?)';

/** Which of a directory's events: of a type, up to a position. */
interface DirectoryEventsAsked {
  readonly type: string;
  readonly upTo: number;
}

/** Those events as they are stored, in order. */
export function directoryRowsOf(
  queries: Queries,
  coalitionId: string,
  { type, upTo }: DirectoryEventsAsked,
): Promise<Record<string, SqlValue>[]> {
  return queries.query(`SELECT ${EVENT_SELECT} FROM events WHERE ${BETWEEN} AND type = ? ORDER BY position`, [
    ...[coalitionId, coalitionId, 0, upTo, type],
  ]);
}

/** The same in today's shape. */
export async function directoryEventsOf(
  queries: Queries,
  events: EventRegistry,
  coalitionId: string,
  asked: DirectoryEventsAsked,
): Promise<RecordedEvent[]> {
  return (await directoryRowsOf(queries, coalitionId, asked)).map((row) => eventOf(row, events));
}

/** The directory of a coalition after all its events, or as it was at a position. */
export async function foldDirectory<Directory>(
  model: LedgerModel<Directory>,
  queries: Queries,
  coalitionId: string,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Directory> {
  const directory = model.directory.empty(coalitionId);
  await foldDirectoryFurther(model, queries, coalitionId, directory, 0, upTo);
  return directory;
}

/** Brings a directory from one position to another. A partial index finds the few events that concern it. */
export async function foldDirectoryFurther<Directory>(
  model: LedgerModel<Directory>,
  queries: Queries,
  coalitionId: string,
  directory: Directory,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<void> {
  for (let from = after; ;) {
    const rows = await queries.query(
      `SELECT ${EVENT_SELECT} FROM events WHERE ${BETWEEN} ORDER BY position LIMIT ${String(PAGE_EVENTS)}`,
      [coalitionId, coalitionId, from, upTo],
    );
    for (const row of rows) model.directory.evolve(directory, eventOf(row, model.events));
    if (rows.length < PAGE_EVENTS) return;
    from = Number(rows.at(-1)!['position']);
  }
}
