import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { isEntryEvent, type EntryReversed } from '../exchange/domain/events.js';
import { byDay, type EntryFact, type EntryFacts } from './domain/entry-facts.js';
import { flowChangesOf } from './domain/flows.js';
import type { KnownLedger, LedgerReads } from './view.queries.js';

/** Entries of some members, on either side, by the day on which they happened. */
export interface EntriesOfMembers {
  readonly memberIds: readonly string[];
  readonly from: string | null;
  readonly to: string;
  /** Only what they gave, or what they received; both without it. */
  readonly direction?: 'given' | 'received';
  /** Only those that are not accepted, as they stand now. */
  readonly undecided?: true;
}

/**
 * The words of the partial indexes of entries that are not accepted, one standing at a time: asked for both at once, SQLite
 * reads all entries of the coalition instead.
 */
const UNDECIDED = ['proposed', 'disputed'].map(
  (standing) => `AND standing <> 'accepted' AND standing = '${standing}'`,
);

/** Entries that concern some members, read from the log itself, by date and id. */
export async function entryFactsOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  asked: EntriesOfMembers,
): Promise<EntryFacts[]> {
  const found = new Map<string, FoundEntry>();
  for (const { where, parameters } of sidesWhere(known, asked)) {
    const rows = await snapshot.rows(
      `SELECT entry_id, occurred_on, position FROM entries WHERE ${where}`,
      parameters,
    );
    for (const entry of rows.map(foundEntry)) found.set(entry.entryId, entry);
  }
  return entryFactsOfFound(ledger, snapshot, known, [...found.values()]);
}

/** A condition on entries, and what stands in its places. */
export interface EntriesWhere {
  readonly where: string;
  readonly parameters: readonly SqlValue[];
}

/** How entries of some members are found, each way along an index. An entry between two of them may be found twice. */
export function sidesWhere(
  { head, position }: KnownLedger,
  { memberIds, from, to, direction, undecided }: EntriesOfMembers,
): EntriesWhere[] {
  const sides = direction === undefined ? SIDES.both : SIDES[direction];
  const days = [from ?? '', to];
  return memberIds.flatMap((memberId) =>
    sides.flatMap((side) => [
      ...(undecided ? UNDECIDED : ['']).map((standing) => ({
        where: `coalition_id = ? AND ${side} ${standing} AND occurred_on >= ? AND occurred_on <= ? AND position <= ?`,
        parameters: [head.coalitionId, memberId, ...days, position],
      })),
      ...(undecided || position === head.position
        ? []
        : [
            {
              where: `coalition_id = ? AND ${side} AND entry_id IN (${CARRIED_FROM}) AND position <= ?`,
              parameters: [head.coalitionId, memberId, head.coalitionId, ...days, position],
            },
          ]),
    ]),
  );
}

/**
 * Entries that stood undecided on some days until they were carried over from there; after the coalition's id, the first day and the
 * last are to be given. As known before, they stood there still.
 */
export const CARRIED_FROM =
  'SELECT entry_id FROM late_items WHERE coalition_id = ? AND carried_from >= ? AND carried_from <= ?';

/** On which side of which entries a member stands; as `sidesOf` has it. */
const SIDES = {
  both: ['member_id = ?', "other_member = ? AND direction = 'exchange'"],
  given: ["member_id = ? AND direction <> 'benefit'"],
  received: ["member_id = ? AND direction = 'benefit'", "other_member = ? AND direction = 'exchange'"],
};

/**
 * Entries with one pool and of one kind and unit, by the day on which they happened, read from the log itself; and those that were
 * carried over from a closed quarter, as a pool keeps on the old day what it had of them.
 */
export async function entryFactsOfPool(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  asked: {
    readonly poolId: string;
    readonly kind: string;
    readonly unit: string;
    readonly from: string;
    readonly to: string;
  },
): Promise<EntryFacts[]> {
  const { poolId, kind, unit, from, to } = asked;
  const { coalitionId } = known.head;
  const rows = await snapshot.rows(
    'SELECT entry_id, occurred_on, position FROM entries WHERE coalition_id = ? AND (occurred_on >= ? AND occurred_on <= ? ' +
      'OR entry_id IN (SELECT entry_id FROM late_items WHERE coalition_id = ? AND carried_from IS NOT NULL)) ' +
      'AND counterparty = ? AND kind = ? AND unit = ? AND position <= ?',
    [coalitionId, from, to, coalitionId, `pool:${poolId}`, kind, unit, known.position],
  );
  return entryFactsOfFound(ledger, snapshot, known, rows.map(foundEntry));
}

/** Entries that happened after one day, up to another. */
export async function entryFactsBetween(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  { after, to }: { readonly after: string; readonly to: string },
): Promise<EntryFacts[]> {
  const rows = await snapshot.rows(
    'SELECT entry_id, occurred_on, position FROM entries WHERE coalition_id = ? AND occurred_on > ? AND occurred_on <= ? AND position <= ?',
    [known.head.coalitionId, after, to, known.position],
  );
  return entryFactsOfFound(ledger, snapshot, known, rows.map(foundEntry));
}

/** Entries by their ids. */
export async function entryFactsById(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  entryIds: readonly string[],
): Promise<EntryFacts[]> {
  const found: FoundEntry[] = [];
  for (let from = 0; from < entryIds.length; from += ENTRIES_AT_ONCE) {
    const ids = entryIds.slice(from, from + ENTRIES_AT_ONCE);
    const rows = await snapshot.rows(
      `SELECT entry_id, occurred_on, position FROM entries WHERE coalition_id = ? AND entry_id IN (${ids.map(() => '?').join(', ')})`,
      [known.head.coalitionId, ...ids],
    );
    found.push(...rows.map(foundEntry));
  }
  return entryFactsOfFound(ledger, snapshot, known, found);
}

/** An entry, and where it was recorded. */
export interface FoundEntry {
  readonly entryId: string;
  readonly occurredOn: string;
  readonly position: number;
}

function foundEntry([entryId, occurredOn, position]: readonly SqlValue[]): FoundEntry {
  return {
    entryId: entryId as string,
    occurredOn: occurredOn as string,
    position: Number(position),
  };
}

/** Reads what the log says of entries, as far as it was known, and sorts them by date and id. */
export async function entryFactsOfFound(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position, directory }: KnownLedger,
  entries: readonly FoundEntry[],
): Promise<EntryFacts[]> {
  const later = await laterPositions(snapshot, coalitionId, entries, { after: 0, upTo: position });
  const positions = [...entries.map((entry) => entry.position), ...[...later.values()].flat()];
  const events = await eventsAt(snapshot, ledger.events, coalitionId, positions);
  const { scale } = directory.coalition.currency;
  const factAt = (at: number): EntryFact => {
    const event = events.get(at)!;
    return { event, changes: isEntryEvent(event) ? flowChangesOf(event as never, scale) : [] };
  };
  const read = entries.map(({ entryId, position: recorded }) => {
    const facts = [recorded, ...(later.get(entryId) ?? [])].map(factAt);
    return { entryId, occurredOn: bookedOn(facts), facts };
  });
  return read.sort(byDay);
}

/** Where an entry is booked, as far as its facts are known: the last of them says so. */
function bookedOn(facts: readonly EntryFact[]): string {
  const { event } = facts.findLast(({ event: { type } }) => isEntryEvent({ type }))!;
  return (event.data as Partial<EntryReversed>).reverses === undefined
    ? event.occurredOn
    : ((event.data as EntryReversed).carriedFrom ?? event.occurredOn);
}

/** Entries asked for in one statement. */
const ENTRIES_AT_ONCE = 500;

/** What happened to entries later, in order. Their reversals are entries of their own, with a day of their own. */
export async function laterPositions(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entries: readonly FoundEntry[],
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<Map<string, number[]>> {
  const later = new Map<string, number[]>();
  for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
    const ids = entries.slice(from, from + ENTRIES_AT_ONCE).map(({ entryId }) => entryId);
    const rows = await snapshot.rows(
      `SELECT entry_id, position FROM entry_events WHERE coalition_id = ? AND entry_id IN (${ids.map(() => '?').join(', ')}) ` +
        "AND type <> 'EntryReversed' AND position > ? AND position <= ? ORDER BY position",
      [coalitionId, ...ids, after, upTo],
    );
    for (const [entryId, position] of rows) {
      const known = later.get(entryId as string);
      if (known) known.push(Number(position));
      else later.set(entryId as string, [Number(position)]);
    }
  }
  return later;
}
