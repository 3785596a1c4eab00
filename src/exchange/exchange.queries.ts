import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { ValueTypeWeights } from '../coalition/domain/value-types.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import type { RecordedEvent } from '../event-store/event.js';
import { EVENT_SELECT, eventOf } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { dateIn } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { DisputeResolved, EntryRecorded, EntryReversed, Valuation } from './domain/events.js';
import { entriesTable, type EntryRow } from './exchange.tables.js';

/** Which entries; null where a filter is not used. */
export interface EntriesAsked extends PageAsked {
  /** On either side; entries of members that merged into it too. */
  readonly member: string | null;
  readonly kind: string | null;
  readonly direction: string | null;
  /** First and last day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly project: string | null;
  readonly status: string | null;
}

export interface EntryView {
  readonly id: string;
  readonly position: number;
  readonly direction: string;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly quantity: string;
  readonly unit: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  readonly valueTypes: ValueTypeWeights;
  readonly status: string;
  readonly project: string | null;
  readonly description: string | null;
  readonly pledgeId: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
}

/** One event of an entry's history, and its place in the chain. */
export interface EntryEvent {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly prevHash: string;
  readonly hash: string;
}

export interface EntryDetail extends EntryView {
  /** How its quantity became its value; null while it is unvalued, and for reversals, which mirror their entry. */
  readonly valuation: Valuation | null;
  /** Whether its value types were given with it, or are the default of its kind. */
  readonly valueTypesStated: boolean;
  /** The account that its member's entries are shown in today. */
  readonly survivor: string;
  readonly events: readonly EntryEvent[];
}

export interface EntriesPage extends CursorPage<EntryView> {
  /** The position of the ledger at which the first page was read. Later entries are on no page that follows from it. */
  readonly position: number;
}

const LIST = 'entries';

interface From {
  readonly date: string;
  readonly id: string;
  /** The ledger's position when the first page was read. */
  readonly position: number;
}

/**
 * Entries by date and id. The pages that follow from one first page hold each entry that was recorded by then exactly
 * once, whatever is recorded meanwhile.
 */
export async function entriesOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: EntriesAsked,
): Promise<EntriesPage> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const from = asked.after === null ? null : fromOf(asked.after);
    const position = Math.min(from?.position ?? view.head.position, view.head.position);
    const found: EntryRow[] = [];
    for (const scan of scansOf(asked, view, reads.now())) {
      found.push(...(await scanEntries(snapshot, coalitionId, asked, from, position, scan)));
    }
    found.sort(byDateAndId);
    const page = found.slice(0, asked.limit);
    const last = page.at(-1);
    const more = found.length > asked.limit && last !== undefined;
    return {
      items: await viewsOf(reads, snapshot, view, page),
      next: more ? cursorOf(LIST, [last.occurredOn, last.entryId, position]) : null,
      position,
    };
  });
}

function fromOf(cursor: string): From {
  const [date, id, position] = partsOfCursor(LIST, cursor, ['string', 'string', 'number']);
  return { date: date as string, id: id as string, position: position as number };
}

function byDateAndId(one: EntryRow, other: EntryRow): number {
  if (one.occurredOn !== other.occurredOn) return one.occurredOn < other.occurredOn ? -1 : 1;
  return one.entryId < other.entryId ? -1 : 1;
}

/** One way through the entries, each along an index: no entry is found by two of them. */
interface Scan {
  readonly column?: 'member_id' | 'other_member';
  readonly memberId?: string;
  /** First sides whose entries another scan finds. */
  readonly without?: readonly string[];
}

function scansOf({ member }: EntriesAsked, { directory }: LedgerView<Directory>, now: string): Scan[] {
  if (member === null) return [{}];
  const wanted = member.normalize('NFC');
  const today = dateIn(directory.coalition.timeZone, now);
  const ids = new Set([wanted]);
  for (const id of directory.members.keys()) if (directory.survivorOf(id, today) === wanted) ids.add(id);
  return [...ids].flatMap((memberId): Scan[] => [
    { column: 'member_id', memberId },
    { column: 'other_member', memberId, without: [...ids] },
  ]);
}

async function scanEntries(
  snapshot: ReadSnapshot,
  coalitionId: string,
  asked: EntriesAsked,
  from: From | null,
  position: number,
  { column, memberId, without }: Scan,
): Promise<EntryRow[]> {
  const where = ['coalition_id = ?'];
  const parameters: SqlValue[] = [coalitionId];
  const only = (condition: string, ...values: SqlValue[]): void => {
    where.push(condition);
    parameters.push(...values);
  };
  if (column && memberId !== undefined) only(`${column} = ?`, memberId);
  // An entry between a member and one that merged into it is found by its first side.
  if (without) only(`member_id NOT IN (${without.map(() => '?').join(', ')})`, ...without);
  only('position <= ?', position);
  if (asked.kind !== null) only('kind = ?', asked.kind);
  if (asked.direction !== null) only('direction = ?', asked.direction);
  if (asked.status !== null) only('standing = ?', asked.status);
  if (asked.project !== null) only('project = ?', asked.project.normalize('NFC'));
  if (asked.from !== null) only('occurred_on >= ?', asked.from);
  if (asked.to !== null) only('occurred_on <= ?', asked.to);
  if (from) only('(occurred_on, entry_id) > (?, ?)', from.date, from.id);
  const rows = await snapshot.rows(
    `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE ${where.join(' AND ')} ` +
      `ORDER BY occurred_on, entry_id LIMIT ${String(asked.limit + 1)}`,
    parameters,
  );
  return rows.map((row) => entriesTable.decode(row));
}

async function viewsOf(
  reads: CoalitionReads,
  snapshot: ReadSnapshot,
  view: LedgerView<Directory>,
  rows: readonly EntryRow[],
): Promise<EntryView[]> {
  const events = await eventsAt(
    reads,
    snapshot,
    view.head.coalitionId,
    rows.map(({ position }) => position),
  );
  return rows.map((row) => entryView(row, events.get(row.position)!, view.directory));
}

/** Events of a ledger at some positions, in their order. */
export async function eventsAt(
  reads: Pick<CoalitionReads, 'events'>,
  snapshot: ReadSnapshot,
  coalitionId: string,
  positions: readonly number[],
): Promise<Map<number, RecordedEvent>> {
  if (positions.length === 0) return new Map();
  const rows = await snapshot.query(
    `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND position IN (${positions.map(() => '?').join(', ')}) ORDER BY position`,
    [coalitionId, ...positions],
  );
  return new Map(rows.map((row) => [Number(row['position']), eventOf(row, reads.events)]));
}

function entryView(row: EntryRow, event: RecordedEvent, { coalition }: Directory): EntryView {
  const words = event.data as unknown as EntryRecorded | EntryReversed;
  return {
    id: row.entryId,
    position: row.position,
    direction: row.direction,
    memberId: row.memberId,
    counterparty: row.counterparty,
    kind: row.kind,
    occurredOn: row.occurredOn,
    recordedAt: event.recordedAt,
    quantity: formatAmount(row.quantity, unitOf(row.unit)),
    unit: row.unit,
    value: row.value === null ? null : formatAmount(row.value, coalition.currency),
    valueTypes: words.valueTypes,
    status: row.standing,
    project: words.project,
    description: words.description,
    pledgeId: 'pledgeId' in words ? words.pledgeId : null,
    reverses: row.reverses,
    reversedBy: row.reversedBy,
  };
}

/** An entry with all that happened to it. */
export async function entryOf(
  reads: CoalitionReads,
  coalitionId: string,
  entryId: string,
): Promise<EntryDetail> {
  return reads.read(async (snapshot) => {
    const view = await reads.directories.view(snapshot, coalitionId);
    const row = await entryRow(snapshot, coalitionId, entryId);
    const positions = [row.position, ...(await laterPositions(snapshot, coalitionId, row.entryId))];
    const events = await eventsAt(reads, snapshot, coalitionId, positions);
    const recorded = events.get(row.position)!;
    const data = recorded.data as unknown as Partial<EntryRecorded>;
    const today = dateIn(view.directory.coalition.timeZone, reads.now());
    return {
      ...entryView(row, recorded, view.directory),
      valuation: valuationIn([...events.values()]),
      valueTypesStated: data.valueTypesStated ?? false,
      survivor: view.directory.survivorOf(row.memberId, today),
      events: [...events.values()].map(entryEvent),
    };
  });
}

/** How the entry got the value that it has now: the last of its events that says so. */
function valuationIn(events: readonly RecordedEvent[]): Valuation | null {
  let valuation: Valuation | null = null;
  for (const { type, data } of events) {
    if (type === 'DisputeResolved') {
      const { adjusted } = data as unknown as DisputeResolved;
      if (adjusted) valuation = adjusted.valuation;
    } else if ('valuation' in data) {
      valuation = data['valuation'] as unknown as Valuation | null;
    }
  }
  return valuation;
}

/** Where the rest of an entry's history stands, after the event that recorded it. */
async function laterPositions(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entryId: string,
): Promise<number[]> {
  const rows = await snapshot.rows(
    'SELECT position FROM entry_events WHERE coalition_id = ? AND entry_id = ? ORDER BY position',
    [coalitionId, entryId],
  );
  return rows.map(([position]) => Number(position));
}

function entryEvent(event: RecordedEvent): EntryEvent {
  const { position, eventId, type, occurredOn, recordedAt, actor, prevHash, hash } = event;
  return { position, eventId, type, occurredOn, recordedAt, actor, prevHash, hash };
}

async function entryRow(snapshot: ReadSnapshot, coalitionId: string, entryId: string): Promise<EntryRow> {
  const id = entryId.normalize('NFC');
  const [row] = await snapshot.rows(
    `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE coalition_id = ? AND entry_id = ?`,
    [coalitionId, id],
  );
  if (!row) throw new Problem('exchange.entry-unknown', { entry: id });
  return entriesTable.decode(row);
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
): Promise<MirrorOfEntry> {
  return reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const row = await entryRow(snapshot, coalitionId, entryId);
    const { direction, memberId, kind, unit, project } = row;
    return { direction, memberId, kind, unit, project, quantity: row.quantity.negated().toString() };
  });
}
