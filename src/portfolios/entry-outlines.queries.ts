import { weightsOf } from '../coalition/domain/value-types.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import type { Direction, Standing } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import type { EntryOutline } from './domain/entry-facts.js';
import { sidesOf, splitByValueType, type FlowChange } from './domain/flows.js';
import {
  entryFactsOfFound,
  laterPositions,
  sidesWhere,
  type EntriesOfMembers,
  type FoundEntry,
} from './entry-facts.queries.js';
import type { KnownLedger, LedgerReads } from './view.queries.js';

/** The columns of an entry that say what it comes to, as `flowsStanding` reads them. */
export const STANDING_COLUMNS =
  'occurred_on, direction, member_id, counterparty, standing, kind, unit, quantity, value, value_types, reverses';

/**
 * What an entry comes to as it stands now: the sum of what all its facts changed. One that was withdrawn counts nowhere.
 * Written out, as a figure may be of very many entries.
 * @param row begins with those columns
 */
export function flowsStanding(row: readonly SqlValue[], scale: number): FlowChange[] {
  const value = row[8] === null ? Amount.zero : Amount.parse(row[8] as string);
  const quantity = Amount.parse(row[7] as string);
  const entries = row[10] === null ? 1 : -1;
  const valueTypes = row[9] as string;
  let byValueType: FlowChange['byValueType'] | undefined;
  const entry = {
    direction: row[1] as Direction,
    memberId: row[2] as string,
    counterparty: row[3] as string,
  };
  return sidesOf(entry).map(({ memberId, direction }) => ({
    memberId,
    direction,
    standing: row[4] as Standing,
    kind: row[5] as string,
    unit: row[6] as string,
    occurredOn: row[0] as string,
    quantity,
    value,
    entries,
    unvalued: row[8] === null ? entries : 0,
    // Most figures are of whole values.
    get byValueType() {
      return (byValueType ??= splitByValueType(value, weightsOf(valueTypes), scale));
    },
  }));
}

/**
 * Entries that concern some members, by what they come to. That stands in a row of each; the log is read only of those that
 * a fact changed after the position asked for.
 */
export async function entryOutlinesOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  asked: EntriesOfMembers,
): Promise<EntryOutline[]> {
  const { head, position, directory } = known;
  const { scale } = directory.coalition.currency;
  const outlines = new Map<string, EntryOutline>();
  for (const { where, parameters } of sidesWhere(known, asked)) {
    const rows = await snapshot.rows(
      `SELECT ${STANDING_COLUMNS}, entry_id, position FROM entries WHERE ${where}`,
      parameters,
    );
    for (const row of rows) {
      const [entryId, recorded] = [row[11] as string, Number(row[12])];
      const occurredOn = row[0] as string;
      outlines.set(entryId, { entryId, occurredOn, position: recorded, changes: flowsStanding(row, scale) });
    }
  }
  if (position === head.position) return [...outlines.values()];
  for (const { entryId, occurredOn, facts } of await changedSince(ledger, snapshot, known, [
    ...outlines.values(),
  ])) {
    const changes = facts.flatMap((fact) => fact.changes);
    outlines.set(entryId, { ...outlines.get(entryId)!, occurredOn, changes });
  }
  // Some stand elsewhere now, and some stood elsewhere then.
  const { from, to } = asked;
  return [...outlines.values()].filter(
    ({ occurredOn }) => (from === null || occurredOn >= from) && occurredOn <= to,
  );
}

/** What was known at the position of those entries that something was said about later. */
async function changedSince(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  entries: readonly FoundEntry[],
) {
  const { coalitionId, position } = known.head;
  const since = { after: known.position, upTo: position };
  const changed = await laterPositions(snapshot, coalitionId, entries, since);
  const read = entries.filter(({ entryId }) => changed.has(entryId));
  return entryFactsOfFound(ledger, snapshot, known, read);
}
