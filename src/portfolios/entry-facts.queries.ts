import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import type { ExchangeEvent } from '../exchange/domain/events.js';
import type { EntryFacts } from './domain/entry-facts.js';
import { flowChangesOf } from './domain/flows.js';
import type { KnownLedger, LedgerReads } from './view.queries.js';

/** Entries of some members, on either side, by the day on which they happened. */
export interface EntriesOfMembers {
  readonly memberIds: readonly string[];
  readonly from: string | null;
  readonly to: string;
  /** Only those that are not accepted, as they stand now. */
  readonly undecided?: true;
}

/** Entries that concern some members, read from the log itself, by date and id. */
export async function entryFactsOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  asked: EntriesOfMembers,
): Promise<EntryFacts[]> {
  const found = new Map<string, FoundEntry>();
  for (const memberId of asked.memberIds) {
    for (const side of ['member_id = ?', "other_member = ? AND direction = 'exchange'"]) {
      for (const entry of await entriesWhere(snapshot, known, side, memberId, asked)) {
        found.set(entry.entryId, entry);
      }
    }
  }
  return factsOf(ledger, snapshot, known, [...found.values()]);
}

/** An entry, and where the log speaks of it. */
interface FoundEntry {
  readonly entryId: string;
  readonly occurredOn: string;
  readonly positions: readonly number[];
}

async function entriesWhere(
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position }: KnownLedger,
  side: string,
  memberId: string,
  { from, to, undecided }: EntriesOfMembers,
): Promise<FoundEntry[]> {
  const parameters: SqlValue[] = [coalitionId, memberId, from ?? '', to, position];
  const rows = await snapshot.rows(
    'SELECT entry_id, occurred_on, position, valued_position FROM entries ' +
      `WHERE coalition_id = ? AND ${side} AND occurred_on >= ? AND occurred_on <= ? AND position <= ?` +
      (undecided ? " AND standing <> 'accepted'" : ''),
    parameters,
  );
  return rows.map(([entryId, occurredOn, recorded, valued]) => ({
    entryId: entryId as string,
    occurredOn: occurredOn as string,
    positions: (valued === null ? [recorded] : [recorded, valued]).map(Number),
  }));
}

async function factsOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { head: { coalitionId }, position, directory }: KnownLedger,
  entries: readonly FoundEntry[],
): Promise<EntryFacts[]> {
  const known = entries.flatMap(({ positions }) => positions).filter((at) => at <= position);
  const events = await eventsAt(snapshot, ledger.events, coalitionId, known);
  const { scale } = directory.coalition.currency;
  return entries
    .map(({ entryId, occurredOn, positions }) => ({
      entryId,
      occurredOn,
      facts: positions.flatMap((at) => {
        const event = events.get(at);
        return event ? [{ event, changes: flowChangesOf(event as unknown as ExchangeEvent, scale) }] : [];
      }),
    }))
    .sort(byDateAndId);
}

function byDateAndId(one: EntryFacts, other: EntryFacts): number {
  if (one.occurredOn !== other.occurredOn) return one.occurredOn < other.occurredOn ? -1 : 1;
  return one.entryId < other.entryId ? -1 : 1;
}
