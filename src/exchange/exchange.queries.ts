import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type CursorPage } from '../event-store/cursor.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { dateIn } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import type { EntriesAsked, EntryOrder } from './entry-filter.queries.js';
import { EntrySearch, type EntryKey } from './entry-search.queries.js';
import { isSeenEntry } from './entry-sight.js';
import { viewsOf, type EntryView } from './entry-views.js';
import { entriesTable, type EntryRow } from './exchange.tables.js';

export type { EntriesAsked, EntryFilter } from './entry-filter.queries.js';
export type { EntryView } from './entry-views.js';

export interface EntriesPage extends CursorPage<EntryView> {
  /** The position of the ledger at which the first page was read. Later entries are on no page that follows from it. */
  readonly position: number;
  /**
   * The day up to which was looked, where the filter matches so few entries that the look ended before the page was full: `next` goes
   * on from there. Null where the page is full, or the last.
   */
  readonly lookedTo: string | null;
}

/** Cursors of one order lead nowhere in the other. */
const LISTS: Readonly<Record<EntryOrder, string>> = { oldest: 'entries', newest: 'entries-newest' };

interface From extends EntryKey {
  /** The ledger's position when the first page was read. */
  readonly position: number;
}

/**
 * Entries by date and id. The pages that follow from one first page hold each entry that was recorded by then exactly
 * once, whatever is recorded meanwhile. A reader that does not see all finds those that it sees, along the same indexes.
 */
export async function entriesOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: EntriesAsked,
  sight: Sight = SEES_ALL,
): Promise<EntriesPage> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    const list = LISTS[asked.order ?? 'oldest'];
    const from = asked.after === null ? null : fromOf(list, asked.after);
    const position = Math.min(from?.position ?? view.head.position, view.head.position);
    const outlook = outlookIn(view.directory, sight, reads.now());
    const search = new EntrySearch(reads, snapshot, view, asked, position, { today, outlook });
    const { rows, lookedTo } = await search.rowsAfter(from);
    const page = rows.slice(0, asked.limit);
    const last = rows.length > asked.limit ? page.at(-1) : undefined;
    const end = last ? { date: last.occurredOn, id: last.entryId } : lookedTo;
    return {
      items: await viewsOf(reads, snapshot, view, page, today),
      next: end && cursorOf(list, [end.date, end.id, position]),
      position,
      lookedTo: lookedTo?.date ?? null,
    };
  });
}

function fromOf(list: string, cursor: string): From {
  const [date, id, position] = partsOfCursor(list, cursor, ['string', 'string', 'number']);
  return { date: date as string, id: id as string, position: position as number };
}

/**
 * An entry that the reader sees. One that it does not see is answered for like one that is unknown.
 * @throws Problem `exchange.entry-unknown`
 */
export async function entryRow(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entryId: string,
  outlook: Outlook,
): Promise<EntryRow> {
  const id = entryId.normalize('NFC');
  const [row] = await snapshot.rows(
    `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE coalition_id = ? AND entry_id = ?`,
    [coalitionId, id],
  );
  const entry = row && entriesTable.decode(row);
  if (!entry || !isSeenEntry(entry, outlook)) throw new Problem('exchange.entry-unknown', { entry: id });
  return entry;
}

/** What a reversal of an entry must say, so that both add up to nothing. */
export interface MirrorOfEntry {
  readonly direction: string;
  readonly memberId: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly project: string | null;
}

/**
 * An entry, negated, to be read before the command that reverses it runs. Should the entry be adjusted in between, that command
 * is refused, as it would no longer mirror it.
 */
export async function mirrorOf(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
  sight: Sight = SEES_ALL,
): Promise<MirrorOfEntry> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const row = await entryRow(snapshot, coalitionId, entryId, outlookIn(directory, sight, reads.now()));
    const { direction, memberId, kind, unit, project } = row;
    return { direction, memberId, kind, unit, project, quantity: row.quantity.negated().toString() };
  });
}

/** The request for a reversal: what it takes from its entry, and what is said of it. */
export function reversalOf(
  mirror: MirrorOfEntry,
  reverses: string,
  said: { readonly entryId: string | null; readonly occurredOn: string; readonly description: string },
) {
  return { ...mirror, ...said, reverses, ...NOTHING_MORE };
}

/** What a reversal takes from its entry without being told. */
const NOTHING_MORE = {
  lateFor: null,
  value: null,
  valuationBasis: null,
  valueType: null,
  counterparty: null,
  pledgeId: null,
  status: null,
  inKind: null,
  costShare: null,
};
