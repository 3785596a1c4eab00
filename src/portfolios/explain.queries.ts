import { knownMember } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type PageAsked } from '../event-store/cursor.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { policyVersionOf } from '../knowledge/credits.queries.js';
import { parseDate } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import { ratesUsed, type Explanation } from './domain/explanation.js';
import { parseFigureId, viewText, type FigureId } from './domain/figure-id.js';
import { partsShown } from './domain/part-list.js';
import { CoalitionExplainer } from './explain-coalition.queries.js';
import type { ExplainContext, Explainer } from './explain-context.queries.js';
import { FiguresSeen } from './explain-seen.queries.js';
import { MemberExplainer } from './explain-member.queries.js';
import { PoolExplainer } from './explain-pool.queries.js';
import {
  figureViewOf,
  knownLedger,
  outlookOf,
  periodOf,
  type KnownLedger,
  type LedgerReads,
  type Period,
} from './view.queries.js';

/**
 * How a figure came to be: its formula, and what it is made of, down to entries and the events behind them. Parts are read
 * from the log, never from the sums that they explain. A figure of a member that merged is explained as the survivor's.
 *
 * The pages that follow from one first page tell of the figure as it was then, each part once, whatever is recorded meanwhile.
 * Whoever does not see all is told of its own figures, of pools and of what all come to together, with those parts that it sees
 * (`explain-seen.queries.ts`).
 * @param asked which of its parts; all of them without it
 * @throws Problem `portfolios.figure-malformed`, `portfolios.figure-unknown`, `request.cursor-malformed`, and those of
 *   members, pools and positions
 */
export async function explainFigure(
  ledger: LedgerReads,
  coalitionId: string,
  figure: string,
  asked?: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<Explanation> {
  const id = parseFigureId(figure);
  const begun = asked?.after ? begunIn(asked.after) : null;
  return ledger.read(async (snapshot) => {
    const { known, period } = await viewOf(ledger, snapshot, coalitionId, id, begun);
    const view = viewText(figureViewOf(known, period));
    const context = { ledger, snapshot, known, period, view };
    const seen = new FiguresSeen(context, outlookOf(ledger, known, sight));
    await seen.assertSeen(id);
    const { parts: all, ...explained } = await explainerOf(context, id).explain(id.path);
    const list = await seen.partsSeen(all, id);
    if (begun && begun.figure !== explained.figure) {
      throw new Problem('request.cursor-malformed', { found: asked!.after });
    }
    const from = begun?.shown ?? 0;
    const to = asked ? Math.min(from + asked.limit, list.length) : list.length;
    const parts = await list.read(from, to);
    const { position } = known;
    return {
      ...explained,
      policyVersion: policyVersionOf(known, period),
      from: period.from,
      to: period.to,
      position,
      parts,
      page: partsShown(list, parts, from, explained.unit),
      next: to < list.length ? cursorOf(LIST, [explained.figure, position, period.to, to]) : null,
      rates: ratesUsed(parts, known.directory.coalition.currency),
    };
  });
}

const LIST = 'parts';

/** What the first page was told of, and how many parts were shown since. */
interface Begun {
  /** In its long form. */
  readonly figure: string;
  readonly position: number;
  readonly to: string;
  readonly shown: number;
}

function begunIn(cursor: string): Begun {
  const types = ['string', 'number', 'string', 'number'] as const;
  const [figure, position, to, shown] = partsOfCursor(LIST, cursor, types) as [
    string,
    number,
    string,
    number,
  ];
  if (shown < 0) throw new Problem('request.cursor-malformed', { found: cursor });
  return { figure, position, to: parseDate(to), shown };
}

/** The moment of the ledger and the period that the figure is told of: those of the first page. */
async function viewOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  { view: { quarter, asOf, asKnownAt } }: FigureId,
  begun: Begun | null,
): Promise<{ known: KnownLedger; period: Period }> {
  const position = asKnownAt ?? begun?.position;
  const at = await knownLedger(ledger, snapshot, coalitionId, position?.toString());
  const known = { ...at, isPinned: asKnownAt !== null };
  const scope = { quarter: quarter ?? undefined, asOf: asOf ?? undefined };
  const period = await periodOf(ledger, snapshot, known, scope);
  // All time goes on; the pages that follow from one do not.
  return { known, period: begun && !quarter && !asOf ? { ...period, to: begun.to } : period };
}

function explainerOf(context: ExplainContext, { subject, id }: FigureId): Explainer {
  const { directory } = context.known;
  const { period } = context;
  if (subject === 'coalition') return new CoalitionExplainer(context);
  if (subject === 'member') {
    const survivor = directory.survivorOf(knownMember(directory, id!).id, period.to);
    const accounts = directory.carriedOnBy(survivor, period.to).map((one) => directory.members.get(one)!);
    return new MemberExplainer(context, directory.members.get(survivor)!, accounts);
  }
  if (!directory.pool(id!)) throw new Problem('coalition.pool-unknown', { pool: id });
  if (!period.quarter || period.asOf !== null) {
    const expected = 'a whole quarter such as 2026-Q3, as pools are reported by quarters,';
    throw new Problem('portfolios.figure-malformed', { found: `pool/${id!}/${context.view}`, expected });
  }
  return new PoolExplainer(context, id!, period.quarter);
}
