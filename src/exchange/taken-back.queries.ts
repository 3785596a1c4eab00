import { placesFor } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';

/** By when: a day, and the position up to which facts count. */
interface ByWhen {
  readonly on: string;
  readonly position: number;
}

/**
 * Which of some entries counted no more by a day, as known at a position: they were reversed, or withdrawn in a dispute. Nothing of an
 * entry is decided after either, so that the last decision about it is the one that took it back.
 * @returns their ids
 */
export async function takenBackOf(
  snapshot: ReadSnapshot,
  coalitionId: string,
  entryIds: readonly string[],
  { on, position }: ByWhen,
): Promise<Set<string>> {
  if (entryIds.length === 0) return new Set();
  const rows = await snapshot.rows(
    'SELECT e.entry_id, max(d.position) FROM entries e ' +
      'JOIN entry_events d ON d.coalition_id = e.coalition_id AND d.entry_id = e.entry_id ' +
      'LEFT JOIN entries r ON r.coalition_id = e.coalition_id AND r.entry_id = e.reversed_by ' +
      `WHERE e.coalition_id = ? AND e.entry_id IN (${placesFor(entryIds)}) ` +
      "AND (e.standing = 'withdrawn' OR r.occurred_on <= ?) " +
      "AND d.type IN ('EntryReversed', 'DisputeResolved') GROUP BY e.entry_id HAVING max(d.position) <= ?",
    [coalitionId, ...entryIds, on, position],
  );
  return new Set(rows.map(([entryId]) => entryId as string));
}
