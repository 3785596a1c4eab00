import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { RecordedEvent } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import type { EntryRecorded, Valuation } from './domain/events.js';
import { valuationIn } from './entry-story.queries.js';
import { entriesTable, type EntryRow } from './exchange.tables.js';

/** Which entries a standard asks about; null where it does not matter. */
export interface LineUpAsked {
  readonly of: 'claims' | 'gifts-in-kind';
  readonly from: string | null;
  readonly to: string | null;
  readonly award: string | null;
}

/** An entry with what standards of accounting and of grants ask of it. */
export interface EntryInLine {
  readonly row: EntryRow;
  readonly recorded: EntryRecorded;
  /** How it got the value that it has. */
  readonly valuation: Valuation | null;
  /** Files attached to it. */
  readonly evidence: number;
}

/** Entries looked up in one statement. */
const PAGE_ENTRIES = 500;

const CONDITIONS = {
  claims: 'award IS NOT NULL',
  'gifts-in-kind': "kind = 'in-kind' AND direction <> 'benefit'",
} as const;

/** What was given and stands, by date and id: entries that were taken back or withdrawn are none. */
export async function entriesInLine(
  reads: Pick<CoalitionReads, 'events'>,
  snapshot: ReadSnapshot,
  coalitionId: string,
  { of, from, to, award }: LineUpAsked,
): Promise<EntryInLine[]> {
  const where = ['coalition_id = ?', CONDITIONS[of]];
  const parameters: SqlValue[] = [coalitionId];
  const only = (condition: string, value: string | null): void => {
    if (value === null) return;
    where.push(condition);
    parameters.push(value);
  };
  only('award = ?', award === null ? null : award.normalize('NFC'));
  only('occurred_on >= ?', from);
  only('occurred_on <= ?', to);
  const found = await snapshot.rows(
    `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE ${where.join(' AND ')} ` +
      "AND reverses IS NULL AND reversed_by IS NULL AND standing <> 'withdrawn' ORDER BY occurred_on, entry_id",
    parameters,
  );
  const entries: EntryInLine[] = [];
  for (let place = 0; place < found.length; place += PAGE_ENTRIES) {
    const rows = found.slice(place, place + PAGE_ENTRIES).map((row) => entriesTable.decode(row));
    entries.push(...(await withWords(reads, snapshot, coalitionId, rows)));
  }
  return entries;
}

async function withWords(
  reads: Pick<CoalitionReads, 'events'>,
  snapshot: ReadSnapshot,
  coalitionId: string,
  rows: readonly EntryRow[],
): Promise<EntryInLine[]> {
  const ids = rows.map(({ entryId }) => entryId);
  const places = ids.map(() => '?').join(', ');
  const later = await snapshot.rows(
    `SELECT position FROM entry_events WHERE coalition_id = ? AND entry_id IN (${places})`,
    [coalitionId, ...ids],
  );
  const positions = [...rows.map(({ position }) => position), ...later.map(([position]) => Number(position))];
  const stories = new Map<string, RecordedEvent[]>(ids.map((id) => [id, []]));
  for (const event of (await eventsAt(snapshot, reads.events, coalitionId, positions)).values()) {
    stories.get(event.data['entryId'] as string)?.push(event);
  }
  return rows.map((row) => {
    const story = stories.get(row.entryId)!;
    return {
      row,
      recorded: story[0]!.data as unknown as EntryRecorded,
      valuation: valuationIn(story),
      evidence: story.filter(({ type }) => type === 'EvidenceAttached').length,
    };
  });
}
