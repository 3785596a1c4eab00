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

/** What an entry comes to as it stands now: the sum of what all its facts changed. One that was withdrawn counts nowhere. */
export function flowsStanding(columns: readonly SqlValue[], scale: number): FlowChange[] {
  const [occurredOn, direction, memberId, counterparty, standing, kind, unit] = columns as string[];
  const [quantity, value, valueTypes, reverses] = columns.slice(7) as (string | null)[];
  const sign = reverses === null ? 1 : -1;
  const amount = value === null ? Amount.zero : Amount.parse(value!);
  const measures = {
    standing: standing as Standing,
    kind: kind!,
    unit: unit!,
    occurredOn: occurredOn!,
    quantity: Amount.parse(quantity!),
    value: amount,
    entries: sign,
    unvalued: value === null ? sign : 0,
    byValueType: splitByValueType(amount, weightsOf(valueTypes!), scale),
  };
  const entry = { direction: direction as Direction, memberId: memberId!, counterparty: counterparty! };
  return sidesOf(entry).map((side) => ({ ...measures, ...side }));
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
      `SELECT entry_id, position, ${STANDING_COLUMNS} FROM entries WHERE ${where}`,
      parameters,
    );
    for (const [id, recorded, ...columns] of rows) {
      const entryId = id as string;
      const [occurredOn] = columns as [string];
      const changes = flowsStanding(columns, scale);
      outlines.set(entryId, { entryId, occurredOn, position: Number(recorded), changes });
    }
  }
  if (position === head.position) return [...outlines.values()];
  for (const { entryId, facts } of await changedSince(ledger, snapshot, known, [...outlines.values()])) {
    const changes = facts.flatMap((fact) => fact.changes);
    outlines.set(entryId, { ...outlines.get(entryId)!, changes });
  }
  return [...outlines.values()];
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
