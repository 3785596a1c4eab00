import type { CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { ValueTypeWeights } from '../coalition/domain/value-types.js';
import type { LedgerView } from '../event-store/directory-cache.js';
import type { RecordedEvent } from '../event-store/event.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import type { DisputeState } from './domain/entry.js';
import type { EntryRecorded, EntryReversed } from './domain/events.js';
import { waitsFor, type WaitsFor } from './domain/waiting.js';
import { entryState } from './exchange.projection.js';
import { disputesTable, type EntryRow } from './exchange.tables.js';

/** An entry as it stands now, as lists show it. */
export interface EntryView {
  readonly id: string;
  readonly position: number;
  readonly direction: string;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  /** The day on which it is booked. */
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  readonly recordedAt: string;
  readonly quantity: string;
  readonly unit: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  readonly valueTypes: ValueTypeWeights;
  /** `proposed`, `accepted`, `disputed` or `withdrawn`. */
  readonly status: string;
  /** `backbone` or `member:ID`. */
  readonly recordedBy: string;
  /** Who can bring it further, and how; nobody where it counts, was withdrawn or was taken back. */
  readonly waitsFor: readonly WaitsFor[];
  readonly project: string | null;
  readonly description: string | null;
  readonly pledgeId: string | null;
  /** The award on which it is claimed as cost sharing. */
  readonly award: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
}

/** What the steps ahead of an entry depend on. */
export interface Today {
  readonly directory: Directory;
  /** Today, in the coalition's zone. */
  readonly today: string;
}

/** Who can bring a row's entry further; `disputes` holds that of each disputed one. */
export function waitsForOf(
  row: EntryRow,
  disputes: ReadonlyMap<string, DisputeState>,
  { directory, today }: Today,
): WaitsFor[] {
  return waitsFor(entryState(row), disputes.get(row.entryId), directory, today);
}

/** The last dispute about each of those rows that are disputed, by entry. */
export async function disputesAbout(
  snapshot: ReadSnapshot,
  coalitionId: string,
  rows: readonly EntryRow[],
): Promise<Map<string, DisputeState>> {
  const ids = rows.filter(({ standing }) => standing === 'disputed').map(({ entryId }) => entryId);
  if (ids.length === 0) return new Map();
  const found = await snapshot.rows(
    `SELECT ${disputesTable.sqlColumns.join(', ')} FROM disputes WHERE coalition_id = ? AND entry_id IN (${ids.map(() => '?').join(', ')})`,
    [coalitionId, ...ids],
  );
  return new Map(
    found.map((row) => {
      const dispute = disputesTable.decode(row) as DisputeState;
      return [dispute.entryId, dispute];
    }),
  );
}

export async function viewsOf(
  reads: CoalitionReads,
  snapshot: ReadSnapshot,
  view: LedgerView<Directory>,
  rows: readonly EntryRow[],
  today: string,
): Promise<EntryView[]> {
  const { coalitionId } = view.head;
  const positions = rows.map(({ position }) => position);
  const events = await eventsAt(snapshot, reads.events, coalitionId, positions);
  const disputes = await disputesAbout(snapshot, coalitionId, rows);
  const { directory } = view;
  return rows.map((row) => entryView(row, events.get(row.position)!, disputes, { directory, today }));
}

export function entryView(
  row: EntryRow,
  event: RecordedEvent,
  disputes: ReadonlyMap<string, DisputeState>,
  now: Today,
): EntryView {
  const words = event.data as unknown as EntryRecorded | EntryReversed;
  return {
    id: row.entryId,
    position: row.position,
    direction: row.direction,
    memberId: row.memberId,
    counterparty: row.counterparty,
    kind: row.kind,
    // A reversal has the day on which it was put right, wherever it stands with what it takes back.
    occurredOn: row.reverses === null ? row.occurredOn : event.occurredOn,
    lateFor: row.lateFor,
    recordedAt: event.recordedAt,
    quantity: formatAmount(row.quantity, unitOf(row.unit)),
    unit: row.unit,
    value: row.value === null ? null : formatAmount(row.value, now.directory.coalition.currency),
    valueTypes: words.valueTypes,
    status: row.standing,
    recordedBy: row.recordedBy,
    waitsFor: waitsForOf(row, disputes, now),
    project: words.project,
    description: words.description,
    pledgeId: 'pledgeId' in words ? words.pledgeId : null,
    award: row.award,
    reverses: row.reverses,
    reversedBy: row.reversedBy,
  };
}
