import { eventPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { KnownLedger, LedgerReads } from '../portfolios/view.queries.js';
import type { ReviewEvent } from './domain/events.js';

/**
 * Members that stated a position in the review of a quarter, on the quarter or on any proposal, as far as it is known; what a member
 * said that merged into another by the quarter's last day, its survivor said. Null where no review was opened.
 */
export async function statedPositions(
  ledger: Pick<LedgerReads, 'events'>,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: string,
): Promise<ReadonlySet<string> | null> {
  const { head, directory, position } = known;
  const of = [head.coalitionId, quarter];
  const [review] = await snapshot.rows(
    'SELECT position FROM reviews WHERE coalition_id = ? AND quarter = ?',
    of,
  );
  const openedAt = Number(review?.[0] ?? Infinity);
  if (openedAt > position) return null;
  const { to } = directory.coalition.fiscalCalendar.quarter(quarter);
  const stated = new Set<string>();
  const say = (memberId: string): unknown => stated.add(directory.survivorOf(memberId, to));
  const voices = await snapshot.rows(
    'SELECT member_id, MIN(position) FROM voices WHERE coalition_id = ? AND quarter = ? GROUP BY member_id',
    of,
  );
  const later = new Set<string>();
  for (const [memberId, at] of voices) {
    if (Number(at) <= position) say(memberId as string);
    else later.add(memberId as string);
  }
  // The rows have the last word of each: who spoke after that position may have spoken before it as well.
  if (later.size === 0) return stated;
  for await (const page of eventPages(snapshot, ledger.events, head.coalitionId, openedAt, position)) {
    for (const event of page) {
      const { type, data } = event as unknown as ReviewEvent;
      if (type === 'PositionStated' && data.quarter === quarter && later.has(data.memberId)) {
        say(data.memberId);
      }
    }
  }
  return stated;
}
