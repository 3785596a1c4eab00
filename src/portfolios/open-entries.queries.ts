import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue } from '../event-store/table.js';
import { sumOf, type Amount } from '../kernel/amount.js';
import { wordsOf, type EntryFacts } from './domain/entry-facts.js';
import { CARRIED_FROM, entryFactsOfFound, type FoundEntry } from './entry-facts.queries.js';
import type { KnownLedger, LedgerReads } from './view.queries.js';

/** An entry of a period that something is missing of: a value, or a decision. */
export interface OpenEntry {
  readonly entryId: string;
  readonly occurredOn: string;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  /** Null where it has none. */
  readonly value: Amount | null;
  /** Whether it should have a value: what knowledge is worth, credits tell. */
  readonly lacksValue: boolean;
  readonly standing: 'accepted' | 'proposed' | 'disputed';
}

/**
 * The entries of some days that lack a value, are proposed or disputed, as known at a position, by date and id. What was taken back by
 * then lacks nothing, and neither does what takes it back. It reads the log of those alone that are open now, or that something was
 * said about after the position.
 */
export async function openEntriesIn(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  days: { readonly from: string; readonly to: string },
): Promise<OpenEntry[]> {
  const { head, position } = known;
  const { coalitionId } = head;
  // As known before, entries that were carried over since stood where they come from.
  const isNow = position === head.position;
  const carried = isNow ? '' : ` OR e.entry_id IN (${CARRIED_FROM})`;
  const inDays = `(e.occurred_on >= ? AND e.occurred_on <= ?${carried}) AND e.position <= ?`;
  const these: readonly SqlValue[] = [
    ...[days.from, days.to],
    ...(isNow ? [] : [coalitionId, days.from, days.to]),
    position,
  ];
  const found = new Map<string, FoundEntry>();
  const find = async (from: string, ...parameters: SqlValue[]): Promise<void> => {
    const columns = 'e.entry_id, e.occurred_on, e.position';
    for (const row of await snapshot.rows(`SELECT ${columns} FROM ${from} AND ${inDays}`, [
      ...parameters,
      ...these,
    ])) {
      const [entryId, occurredOn, recorded] = row as [string, string, SqlValue];
      found.set(entryId, { entryId, occurredOn, position: Number(recorded) });
    }
  };
  await find(
    "entries e WHERE e.coalition_id = ? AND e.reverses IS NULL AND (e.standing <> 'accepted' OR e.value IS NULL " +
      "AND (e.arises_from IS NULL OR e.arises_from LIKE 'redemption/%'))",
    coalitionId,
  );
  if (!isNow) {
    await find(
      'entry_events v JOIN entries e ON e.coalition_id = v.coalition_id AND e.entry_id = v.entry_id ' +
        'WHERE v.coalition_id = ? AND v.position > ? AND e.reverses IS NULL',
      coalitionId,
      position,
    );
  }
  const takenBack = await snapshot.rows(
    'SELECT e.entry_id FROM entries e JOIN entries r ON r.coalition_id = e.coalition_id AND r.entry_id = e.reversed_by ' +
      `WHERE e.coalition_id = ? AND e.reversed_by IS NOT NULL AND r.position <= ? AND ${inDays}`,
    [coalitionId, position, ...these],
  );
  for (const [entryId] of takenBack) found.delete(entryId as string);
  const facts = await entryFactsOfFound(ledger, snapshot, known, [...found.values()]);
  return facts
    .filter(({ occurredOn }) => occurredOn >= days.from && occurredOn <= days.to)
    .map(openEntry)
    .filter((entry) => entry !== null);
}

/** What an entry comes to on its first side, as its facts have it; null where nothing is missing, or it was withdrawn. */
function openEntry(entry: EntryFacts): OpenEntry | null {
  const words = wordsOf(entry);
  const changes = entry.facts.flatMap((fact) => fact.changes);
  const first = changes[0]!;
  const side = changes.filter(
    ({ memberId, direction }) => memberId === first.memberId && direction === first.direction,
  );
  for (const standing of ['proposed', 'disputed', 'accepted'] as const) {
    const standingSo = side.filter((change) => change.standing === standing);
    if (standingSo.reduce((sum, { entries }) => sum + entries, 0) === 0) continue;
    const isUnvalued = standingSo.reduce((sum, { unvalued }) => sum + unvalued, 0) > 0;
    const lacksValue = isUnvalued && !arisesFromKnowledge(words);
    if (standing === 'accepted' && !lacksValue) return null;
    return {
      entryId: entry.entryId,
      occurredOn: entry.occurredOn,
      memberId: words.memberId,
      counterparty: words.counterparty,
      kind: words.kind,
      unit: words.unit,
      quantity: sumOf(standingSo.map(({ quantity }) => quantity)),
      value: isUnvalued ? null : sumOf(standingSo.map(({ value }) => value)),
      lacksValue,
      standing,
    };
  }
  return null;
}

/** Whether it stands for an asset that was shared, or for a use of one. */
function arisesFromKnowledge(words: ReturnType<typeof wordsOf>): boolean {
  const source = 'arisesFrom' in words ? words.arisesFrom : undefined;
  return source !== undefined && /^(asset|application)\//.test(source);
}
