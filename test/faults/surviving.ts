import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { GENESIS, reckonedHash } from '../support/chain.js';

/** What is left of a ledger in a folder. */
export interface Surviving {
  /** Of all entries that are there. */
  readonly entryIds: ReadonlySet<string>;
  /** What is not as it must be, in words; none where a ledger is whole. */
  readonly faults: readonly string[];
}

/**
 * Reads what is left as a program would that knows nothing of Evenhand: the database opens, the chain of events holds from its beginning to
 * the head, no position is missing, and the figures know the same entries as the log. `Ledger.verify` reads more, and takes longer.
 */
export function survivingIn(folder: string): Surviving {
  const faults: string[] = [];
  const database = new Sqlite(join(folder, 'evenhand.sqlite'));
  try {
    const rows = (sql: string): Record<string, unknown>[] =>
      database.prepare(sql).all() as Record<string, unknown>[];
    const [integrity] = rows('PRAGMA quick_check');
    if (integrity!['quick_check'] !== 'ok') faults.push(`SQLite says ${String(integrity!['quick_check'])}`);
    const events = rows('SELECT * FROM events ORDER BY position');
    let last = GENESIS;
    events.forEach((event, i) => {
      if (event['position'] !== i + 1)
        faults.push(`position ${String(event['position'])} stands where ${String(i + 1)} should`);
      if (event['hash'] !== reckonedHash(last, event))
        faults.push(`position ${String(i + 1)} does not follow`);
      last = String(event['hash']);
    });
    const [head] = rows('SELECT position, hash FROM ledger_heads');
    if (head?.['position'] !== events.length || head['hash'] !== last)
      faults.push('the head is not that of the last event');
    const told = events
      .map(({ data }) => (JSON.parse(String(data)) as { entryId?: string }).entryId)
      .filter((id) => id !== undefined);
    const entryIds = new Set(rows('SELECT entry_id FROM entries').map((row) => String(row['entry_id'])));
    if (told.length !== entryIds.size || told.some((id) => !entryIds.has(id))) {
      faults.push('the entries are not those of the log');
    }
    return { entryIds, faults };
  } catch (error) {
    return { entryIds: new Set(), faults: [`cannot be read: ${(error as Error).message}`] };
  } finally {
    database.close();
  }
}
