import type { EventRegistry, RecordedEvent } from '../event-store/event.js';
import { eventPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { EntryRecorded, EntryReversed } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { pledgePositions } from './exported-pledges.js';

/** An entry, or the reversal of one, as ledgers go out. */
export interface ExportedEntry {
  readonly position: number;
  readonly occurredOn: string;
  readonly data: EntryRecorded | EntryReversed;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
  /** What it is worth by now in base currency, though that was said later; negative where it takes back. */
  readonly value: Amount | null;
  /** Whether that was said later. */
  readonly valuedLater: boolean;
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
    const later = await laterValues(snapshot, coalitionId, recorded);
    const pledgeIds = recorded.flatMap(({ data }) => (data['pledgeId'] as string | null | undefined) ?? []);
    const pledges = await pledgePositions(snapshot, coalitionId, pledgeIds);
    yield recorded.map((event) => exportedEntry(event, later, pledges));
  }
}

function exportedEntry(
  event: RecordedEvent,
  later: ReadonlyMap<string, Amount>,
  pledges: ReadonlyMap<string, number>,
): ExportedEntry {
  const data = event.data as unknown as EntryRecorded | EntryReversed;
  const pledgeId = 'reverses' in data ? null : data.pledgeId;
  // Ledgers of old let entries name pledges that nobody had made.
  const isMade = pledgeId !== null && (pledges.get(pledgeId) ?? Infinity) < event.position;
  const given = data.value === null ? later.get(data.entryId) : undefined;
  return {
    position: event.position,
    occurredOn: event.occurredOn,
    data,
    reverses: 'reverses' in data ? data.reverses : null,
    value: data.value === null ? (given ?? null) : Amount.parse(data.value),
    valuedLater: given !== undefined,
    pledgeId: isMade ? pledgeId : null,
  };
}

/** The values that entries without one have got since. A reversal never gets one of its own. */
async function laterValues(
  snapshot: ReadSnapshot,
  coalitionId: string,
  page: readonly RecordedEvent[],
): Promise<Map<string, Amount>> {
  const unvalued = page
    .map((event) => event.data as unknown as EntryRecorded | EntryReversed)
    .filter((data) => data.value === null && !('reverses' in data))
    .map((data) => data.entryId);
  const values = new Map<string, Amount>();
  for (let from = 0; from < unvalued.length; from += LOOK_UP_LIMIT) {
    const some = unvalued.slice(from, from + LOOK_UP_LIMIT);
    const rows = await snapshot.rows(
      `SELECT entry_id, value FROM entries WHERE coalition_id = ? AND value IS NOT NULL AND entry_id IN (${some.map(() => '?').join(', ')})`,
      [coalitionId, ...some],
    );
    for (const [entryId, value] of rows) {
      values.set(entryId as string, Amount.parse(value as string));
    }
  }
  return values;
}
