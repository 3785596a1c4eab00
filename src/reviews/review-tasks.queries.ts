import { outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import { firstOpenQuarter } from '../coalition/domain/closing.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { parseDate } from '../kernel/calendar.js';
import { SIGNING_ROLES, type Signature, type SigningRole } from './domain/events.js';
import { isOutdated, tookPart } from './domain/review.js';
import { proposalRows } from './review-rows.js';
import { reviewsTable, type ReviewRow } from './reviews.tables.js';

/** What a review waits for. */
export type ReviewTask =
  /** The quarter is over, and nobody opened its review. */
  | { readonly task: 'open' }
  | { readonly task: 'prepare' | 'discuss' | 'go-on' | 'propose' | 'close' | 'publish' }
  | { readonly task: 'decide' | 'give-reasons'; readonly count: number }
  | { readonly task: 'sign'; readonly as: SigningRole }
  /** One person asked, and another one has to agree. */
  | { readonly task: 'reopen'; readonly askedBy: string }
  /** For a member: how fair it finds the quarter, and where it stands. */
  | { readonly task: 'pulse' | 'position' };

export type ReviewTaskIn = ReviewTask & { readonly quarter: string };

/** Where the quarters of a coalition stand, as far as its reviews tell. */
export interface ReviewStanding {
  /** The first review that is not over; null where there is none. */
  readonly open: { readonly quarter: string; readonly stage: string } | null;
  /** The first quarter that is over and neither closed nor under review; null where there is none. */
  readonly due: string | null;
  /** What waits: for those who hold reviews, or for the member from which the reader looks. */
  readonly tasks: readonly ReviewTaskIn[];
}

const NOTHING: ReviewStanding = { open: null, due: null, tasks: [] };

/** As whom somebody asks what waits for it in reviews. */
export interface ReviewTasksFor {
  /** A person’s id. */
  readonly actor: string;
  /** Whether it holds reviews. */
  readonly holdsReviews: boolean;
  /** In which places it can sign. */
  readonly signsAs: readonly SigningRole[];
}

/**
 * What reviews wait for. It reads the reviews, which are one a quarter, and of one that is open the proposals of its last run, or
 * what the member itself said.
 */
export async function reviewTasks(
  reads: CoalitionReads,
  coalitionId: string,
  who: ReviewTasksFor,
  sight: Sight = SEES_ALL,
): Promise<ReviewStanding> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    if (!outlook.isInside) return NOTHING;
    const rows = await snapshot.rows(
      `SELECT ${reviewsTable.sqlColumns.join(', ')} FROM reviews WHERE coalition_id = ? ORDER BY quarter`,
      [coalitionId],
    );
    const reviews = rows.map((row) => reviewsTable.decode(row));
    const running = reviews.filter(({ stage }) => stage !== 'closed');
    const due = await dueQuarter(snapshot, directory, reviews, outlook);
    const tasks: ReviewTaskIn[] = [];
    if (who.holdsReviews) {
      tasks.push(...(await tasksOfHolders(snapshot, directory, reviews, who, outlook)));
      if (due !== null) tasks.push({ task: 'open', quarter: due });
    }
    if (sight.from === 'member') {
      for (const review of running)
        tasks.push(...(await tasksOfMember(snapshot, directory, review, sight.memberId)));
    }
    const [first] = running;
    return { open: first ? { quarter: first.quarter, stage: first.stage } : null, due, tasks };
  });
}

/** The quarter to review next, once it is over: the one after the last closed one, or that of the first entry there is. */
async function dueQuarter(
  snapshot: ReadSnapshot,
  directory: Directory,
  reviews: readonly ReviewRow[],
  { today }: Outlook,
): Promise<string | null> {
  const { fiscalCalendar } = directory.coalition;
  let first = firstOpenQuarter(directory);
  if (first === null) {
    const [entry] = await snapshot.rows(
      'SELECT occurred_on FROM entries WHERE coalition_id = ? ORDER BY occurred_on LIMIT 1',
      [directory.coalitionId],
    );
    if (!entry) return null;
    first = fiscalCalendar.quarterOf(parseDate(entry[0] as string));
  }
  const isOver = fiscalCalendar.quarter(first).to < today;
  return isOver && !reviews.some(({ quarter }) => quarter >= first) ? first : null;
}

async function tasksOfHolders(
  snapshot: ReadSnapshot,
  directory: Directory,
  reviews: readonly ReviewRow[],
  who: ReviewTasksFor,
  outlook: Outlook,
): Promise<ReviewTaskIn[]> {
  const tasks: ReviewTaskIn[] = [];
  const asked = directory.reopeningAsked;
  if (asked && asked.signer !== who.actor)
    tasks.push({ task: 'reopen', askedBy: asked.signer, quarter: asked.quarter });
  for (const review of reviews) {
    const { quarter } = review;
    for (const task of await tasksIn(snapshot, directory, review, who, outlook))
      tasks.push({ ...task, quarter });
  }
  return tasks;
}

/** The next step of one review, and what lies beside it. `next-step.ts` says the same in words, to all. */
async function tasksIn(
  snapshot: ReadSnapshot,
  { coalitionId, coalition }: Directory,
  review: ReviewRow,
  { signsAs, actor }: ReviewTasksFor,
  { today }: Outlook,
): Promise<ReviewTask[]> {
  switch (review.stage) {
    case 'opened':
      return today > coalition.fiscalCalendar.quarter(review.quarter).to ? [{ task: 'prepare' }] : [];
    case 'preparing':
      return [{ task: 'discuss' }];
    case 'discussing':
      return [{ task: 'go-on' }];
    case 'closed':
      return review.published === null ? [{ task: 'publish' }] : [];
    default:
      break;
  }
  const proposals = await proposalRows(snapshot, coalitionId, review);
  if (isOutdated(review, proposals)) return [{ task: 'propose' }];
  const undecided = proposals.filter(({ outcome }) => outcome === null).length;
  const unpublished = proposals.filter(
    ({ outcome, publishedAt }) => outcome !== null && publishedAt === null,
  ).length;
  const tasks: ReviewTask[] = [];
  if (undecided > 0) tasks.push({ task: 'decide', count: undecided });
  if (unpublished > 0) tasks.push({ task: 'give-reasons', count: unpublished });
  if (undecided > 0) return tasks;
  const signatures = JSON.parse(review.signatures) as Signature[];
  const missing = SIGNING_ROLES.filter((role) => !signatures.some((signed) => signed.role === role));
  // Two different people sign.
  const as = missing.find((role) => signsAs.includes(role));
  if (as !== undefined && !signatures.some(({ signer }) => signer === actor))
    tasks.push({ task: 'sign', as });
  if (missing.length === 0) tasks.push({ task: 'close' });
  return tasks;
}

/** What a member has not said yet in a review that it takes part in. */
async function tasksOfMember(
  snapshot: ReadSnapshot,
  { coalitionId, coalition, members }: Directory,
  { quarter, stage }: ReviewRow,
  memberId: string,
): Promise<ReviewTaskIn[]> {
  const member = members.get(memberId);
  if (!member || !tookPart(member, coalition.fiscalCalendar.quarter(quarter))) return [];
  const hasIn = async (table: 'pulses' | 'voices'): Promise<boolean> => {
    const found = await snapshot.rows(
      `SELECT 1 FROM ${table} WHERE coalition_id = ? AND quarter = ? AND member_id = ? LIMIT 1`,
      [coalitionId, quarter, memberId],
    );
    return found.length > 0;
  };
  const tasks: ReviewTaskIn[] = [];
  if (['preparing', 'discussing'].includes(stage) && !(await hasIn('pulses')))
    tasks.push({ task: 'pulse', quarter });
  if (['discussing', 'deciding'].includes(stage) && !(await hasIn('voices')))
    tasks.push({ task: 'position', quarter });
  return tasks;
}
