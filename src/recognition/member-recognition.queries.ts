import { Conditions } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { takenBackBehind } from './behind.queries.js';
import type { Attribution } from './domain/events.js';
import type { RecognisedFor } from '../portfolios/domain/portfolio.js';

/** What is looked at: days, the first of them null for all time, and the position up to which facts count. */
export interface RecognitionPeriod {
  readonly from: string | null;
  readonly to: string;
  readonly position: number;
}

type Cells = readonly [
  achievementId: string,
  title: string,
  share: string,
  wording: string,
  publishedOn: string,
  entry: string | null,
  attributions: string,
];

/**
 * What some members were publicly recognised for in a period, and are still by its end, as known at a position; by the day of the
 * publication, and id. What is published is not amended, so that its words need no look at the log.
 */
export async function recognitionOf(
  snapshot: ReadSnapshot,
  coalitionId: string,
  memberIds: readonly string[],
  { from, to, position }: RecognitionPeriod,
): Promise<RecognisedFor[]> {
  const found: RecognisedFor[] = [];
  for (const memberId of memberIds) {
    // No id is empty: none stands before the first one of a day.
    const where = new Conditions()
      .only('a.coalition_id = ?', coalitionId)
      .only('a.published_on IS NOT NULL')
      .range(['a.member_id', 'a.published_on', 'a.achievement_id'], '>', [memberId, from ?? '', ''])
      .range(['a.member_id', 'a.published_on'], '<=', [memberId, to])
      .only('a.published_at <= ?', position)
      .only('(a.retracted_at IS NULL OR a.retracted_at > ? OR a.retracted_on > ?)', position, to);
    const rows = await snapshot.rows(
      'SELECT a.achievement_id, h.title, a.share, a.wording, a.published_on, a.entry_id, n.attributions FROM attributions a ' +
        'JOIN achievements h ON h.coalition_id = a.coalition_id AND h.achievement_id = a.achievement_id ' +
        'JOIN achievement_editions n ON n.coalition_id = a.coalition_id AND n.achievement_id = a.achievement_id AND n.edition = h.edition ' +
        `WHERE ${where.sql}`,
      where.parameters,
    );
    for (const [
      achievementId,
      title,
      text,
      wording,
      publishedOn,
      entry,
      told,
    ] of rows as unknown as Cells[]) {
      const share = Amount.parse(text).toString();
      const { behind } = (JSON.parse(told) as Attribution[]).find((one) => one.memberId === memberId)!;
      const gone = await takenBackBehind(snapshot, coalitionId, behind, { on: to, position });
      const takenBack = behind.filter((each) => gone.has(each));
      found.push({ achievementId, title, memberId, share, wording, publishedOn, entry, takenBack });
    }
  }
  return found.sort((one, other) => inOrder(one, other));
}

function inOrder(one: RecognisedFor, other: RecognisedFor): number {
  for (const key of ['publishedOn', 'achievementId', 'memberId'] as const)
    if (one[key] !== other[key]) return one[key] < other[key] ? -1 : 1;
  return 0;
}
