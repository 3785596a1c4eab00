import { knownMember } from '../coalition/domain/directory.js';
import { Problem } from '../kernel/problem.js';
import { ratesUsed, type Explanation } from './domain/explanation.js';
import { parseFigureId, viewText, type FigureId } from './domain/figure-id.js';
import { CoalitionExplainer } from './explain-coalition.queries.js';
import type { ExplainContext, Explainer } from './explain-context.queries.js';
import { MemberExplainer } from './explain-member.queries.js';
import { PoolExplainer } from './explain-pool.queries.js';
import { figureViewOf, knownLedger, periodOf, type LedgerReads } from './view.queries.js';

/**
 * How a figure came to be: its formula, and what it is made of, down to entries and the events behind them. Entries are
 * read from the log, never from the sums that they explain. A figure of a member that merged is explained as the survivor's.
 * @throws Problem `portfolios.figure-malformed`, `portfolios.figure-unknown`, and those of members, pools and positions
 */
export async function explainFigure(
  ledger: LedgerReads,
  coalitionId: string,
  figure: string,
): Promise<Explanation> {
  const id = parseFigureId(figure);
  const { quarter, asOf, asKnownAt } = id.view;
  return ledger.read(async (snapshot) => {
    const asked = asKnownAt === null ? undefined : String(asKnownAt);
    const known = await knownLedger(ledger, snapshot, coalitionId, asked);
    const period = await periodOf(ledger, snapshot, known, {
      quarter: quarter ?? undefined,
      asOf: asOf ?? undefined,
    });
    const view = viewText(figureViewOf(known, period));
    const context = { ledger, snapshot, known, period, view };
    const explained = await explainerOf(context, id).explain(id.path);
    return {
      ...explained,
      policyVersion: 0,
      from: period.from,
      to: period.to,
      position: known.position,
      rates: ratesUsed(explained.parts, known.directory.coalition.currency),
    };
  });
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
