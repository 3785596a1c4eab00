import type { EventRegistry, RecordedEvent } from '../event-store/event.js';
import { eventPages, eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type {
  DisputeResolved,
  EntryDisputed,
  EntryRecorded,
  EntryReversed,
  EntryValued,
  Standing,
  Valuation,
} from '../exchange/domain/events.js';
import { entriesTable, type EntryRow } from '../exchange/exchange.tables.js';
import { Amount } from '../kernel/amount.js';
import { pledgePositions } from './exported-pledges.js';

/** An entry, or the reversal of one, as ledgers go out: as it was recorded, and what it comes to by now. */
export interface ExportedEntry {
  readonly position: number;
  /** When the ledger learned of it, as an instant. */
  readonly recordedAt: string;
  /** The day on which it is booked. */
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  readonly data: EntryRecorded | EntryReversed;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
  readonly recordedBy: string;
  readonly standing: Standing;
  /** Whether its amounts are held apart: it was accepted, and is disputed. */
  readonly isHeldApart: boolean;
  /** Negative where it takes back. */
  readonly quantity: Amount;
  /** In base currency; negative where it takes back. */
  readonly value: Amount | null;
  /** How it got the value that it has. */
  readonly valuation: Valuation | null;
  /** Whether a dispute ended with other amounts. */
  readonly isAdjusted: boolean;
  /** What it follows from (an application, a redemption, an achievement), or the entry that it takes back. */
  readonly arisesFrom: string | null;
  /** The pledge that it serves: one that was made before it. */
  readonly pledgeId: string | null;
}

/** The events by which an entry, or the reversal of one, comes into being. */
const RECORDING: ReadonlySet<string> = new Set([
  'ContributionRecorded',
  'BenefitRecorded',
  'ExchangeRecorded',
  'EntryReversed',
]);

/** The events after which an entry is no longer what it was recorded as. */
const CHANGING = ['EntryValued', 'EntryAccepted', 'EntryDisputed', 'DisputeResolved'];

/** Entries looked up in one statement. */
const LOOK_UP_LIMIT = 500;

/** A ledger's entries in the order in which they were recorded, page by page: memory does not grow with the history. */
export async function* exportedEntries(
  snapshot: ReadSnapshot,
  events: EventRegistry,
  coalitionId: string,
): AsyncGenerator<ExportedEntry[]> {
  for await (const page of eventPages(snapshot, events, coalitionId)) {
    const recorded = page.filter(({ type }) => RECORDING.has(type));
    if (recorded.length === 0) continue;
    const changes = await changesOf(snapshot, events, coalitionId, recorded);
    const pledgeIds = recorded.flatMap(({ data }) => (data['pledgeId'] as string | null | undefined) ?? []);
    const pledges = await pledgePositions(snapshot, coalitionId, pledgeIds);
    const reversed = recorded.flatMap(({ data }) => (data['reverses'] as string | undefined) ?? []);
    const arising = await arisingAmong(snapshot, coalitionId, reversed);
    yield recorded.map((event) => exportedEntry(event, changes, pledges, arising));
  }
}

/** What became of an entry: its row today, and the events that changed it, oldest first. */
interface Change {
  readonly row: EntryRow;
  readonly events: RecordedEvent[];
}

function exportedEntry(
  event: RecordedEvent,
  changes: ReadonlyMap<string, Change>,
  pledges: ReadonlyMap<string, number>,
  arising: ReadonlyMap<string, string>,
): ExportedEntry {
  const data = event.data as unknown as EntryRecorded | EntryReversed;
  const isReversal = 'reverses' in data;
  const pledgeId = isReversal ? null : data.pledgeId;
  // Ledgers of old let entries name pledges that nobody had made.
  const isMade = pledgeId !== null && (pledges.get(pledgeId) ?? Infinity) < event.position;
  const change = isReversal ? undefined : changes.get(data.entryId);
  const recorded = {
    position: event.position,
    recordedAt: event.recordedAt,
    occurredOn: event.occurredOn,
    lateFor: data.lateFor,
    data,
    reverses: isReversal ? data.reverses : null,
    recordedBy: isReversal ? data.by : data.recordedBy,
    standing: data.standing,
    isHeldApart: false,
    quantity: Amount.parse(data.quantity),
    value: data.value === null ? null : Amount.parse(data.value),
    valuation: isReversal ? null : data.valuation,
    isAdjusted: false,
    arisesFrom: isReversal ? (arising.get(data.reverses) ?? null) : (data.arisesFrom ?? null),
    pledgeId: isMade ? pledgeId : null,
  };
  if (!change) return recorded;
  const { row, events } = change;
  return {
    ...recorded,
    occurredOn: row.occurredOn,
    lateFor: row.lateFor,
    standing: row.standing as Standing,
    isHeldApart: row.standing === 'disputed' && heldFrom(events) === 'accepted',
    quantity: row.quantity,
    value: row.value,
    valuation: events.reduce(valuationAfter, recorded.valuation),
    isAdjusted: events.some(
      ({ type, data: { adjusted } }) => type === 'DisputeResolved' && adjusted !== null,
    ),
  };
}

function heldFrom(events: readonly RecordedEvent[]): string {
  const dispute = events.findLast(({ type }) => type === 'EntryDisputed')!;
  return (dispute.data as unknown as EntryDisputed).heldFrom;
}

function valuationAfter(before: Valuation | null, { type, data }: RecordedEvent): Valuation | null {
  if (type === 'EntryValued') return (data as unknown as EntryValued).valuation;
  if (type !== 'DisputeResolved') return before;
  const { adjusted } = data as unknown as DisputeResolved;
  return adjusted ? adjusted.valuation : before;
}

/** What became of those entries of a page that are no longer what they were recorded as: mostly few. */
async function changesOf(
  snapshot: ReadSnapshot,
  events: EventRegistry,
  coalitionId: string,
  page: readonly RecordedEvent[],
): Promise<Map<string, Change>> {
  const changes = new Map<string, Change>();
  const types = places(CHANGING);
  for (let from = 0; from < page.length; from += LOOK_UP_LIMIT) {
    const ids = page.slice(from, from + LOOK_UP_LIMIT).map(({ data }) => data['entryId'] as string);
    const sql = `SELECT entry_id, position FROM entry_events WHERE coalition_id = ? AND entry_id IN (${places(ids)}) AND type IN (${types})`;
    const found = await snapshot.rows(sql, [coalitionId, ...ids, ...CHANGING]);
    const changed = [...new Set(found.map(([entryId]) => entryId as string))];
    if (changed.length === 0) continue;
    const rows = await snapshot.rows(
      `SELECT ${entriesTable.sqlColumns.join(', ')} FROM entries WHERE coalition_id = ? AND entry_id IN (${places(changed)})`,
      [coalitionId, ...changed],
    );
    for (const values of rows) {
      const row = entriesTable.decode(values);
      changes.set(row.entryId, { row, events: [] });
    }
    const positions = found.map(([, position]) => Number(position));
    const later = await eventsAt(snapshot, events, coalitionId, positions);
    for (const event of later.values()) {
      changes.get(event.data['entryId'] as string)!.events.push(event);
    }
  }
  return changes;
}

/** Which of some entries follow from something, and from what. */
async function arisingAmong(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entryIds: readonly string[],
): Promise<Map<string, string>> {
  const arising = new Map<string, string>();
  for (let from = 0; from < entryIds.length; from += LOOK_UP_LIMIT) {
    const ids = entryIds.slice(from, from + LOOK_UP_LIMIT);
    const rows = await snapshot.rows(
      `SELECT entry_id, arises_from FROM entries WHERE coalition_id = ? AND entry_id IN (${places(ids)}) AND arises_from IS NOT NULL`,
      [coalitionId, ...ids],
    );
    for (const [entryId, from] of rows) arising.set(entryId as string, from as string);
  }
  return arising;
}

const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
