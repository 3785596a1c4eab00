import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { dateIn } from '../kernel/calendar.js';
import type { Outcome } from './domain/events.js';

/** What was decided in a closed review: how many proposals, by their outcome. */
export interface ReviewOutcomes {
  readonly quarter: string;
  readonly decided: Readonly<Partial<Record<Outcome, number>>>;
}

/** Which quarters may be reviewed next, and what came of the reviews that are over. */
export interface ReviewsOverview {
  /** Quarters that have begun, are open, and have no review; the earliest first. */
  readonly mayBegin: readonly {
    readonly quarter: string;
    readonly from: string;
    readonly to: string;
    /** Whether its last day is over, so that it can be prepared. */
    readonly isOver: boolean;
  }[];
  /** The oldest quarter first. */
  readonly outcomes: readonly ReviewOutcomes[];
}

/** As many quarters back a review may be begun where none was closed yet. */
const QUARTERS_BACK = 4;

/** What a coalition reviewed, and what it may review next. Decisions are published with the close, so all members may read of them. */
export async function reviewsOverview(
  reads: CoalitionReads,
  coalitionId: string,
  sight: Sight = SEES_ALL,
): Promise<ReviewsOverview> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    if (!outlookIn(directory, sight, reads.now()).isInside) return { mayBegin: [], outcomes: [] };
    const reviewed = await snapshot.rows('SELECT quarter FROM reviews WHERE coalition_id = ?', [coalitionId]);
    const counts = await snapshot.rows(
      `SELECT p.quarter, p.outcome, COUNT(*) FROM reviews r JOIN proposals p ON p.coalition_id = r.coalition_id AND p.quarter = r.quarter AND p.run = CAST(r.run AS TEXT) WHERE r.coalition_id = ? AND r.stage = 'closed' AND p.outcome IS NOT NULL GROUP BY p.quarter, p.outcome ORDER BY p.quarter, p.outcome`,
      [coalitionId],
    );
    const outcomes = new Map<string, Partial<Record<Outcome, number>>>();
    for (const [quarter, outcome, count] of counts as [string, Outcome, unknown][]) {
      outcomes.set(quarter, { ...outcomes.get(quarter), [outcome]: Number(count) });
    }
    const { fiscalCalendar, timeZone } = directory.coalition;
    const today = dateIn(timeZone, reads.now());
    const last = fiscalCalendar.quarterOf(today);
    const known = new Set(reviewed.map(([quarter]) => quarter as string));
    const closed = directory.closedThrough ?? '';
    // Before anybody had joined there was nothing to review.
    const joined = [...directory.members.values()].flatMap(({ spells }) => spells.map((spell) => spell.from));
    const first = joined.reduce((one, other) => (other < one ? other : one), today);
    const open = fiscalCalendar
      .quartersUpTo(last, QUARTERS_BACK + 1)
      .filter(({ id, to }) => id > closed && to >= first && !known.has(id));
    return {
      mayBegin: open.map(({ id, from, to }) => ({ quarter: id, from, to, isOver: today > to })),
      outcomes: [...outcomes].map(([quarter, decided]) => ({ quarter, decided })),
    };
  });
}
