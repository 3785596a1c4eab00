import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { isProblem } from '../kernel/problem.js';
import type { Explanation } from '../portfolios/domain/explanation.js';
import type { ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { ExplainPage } from './pages/members/explain-page.js';
import { PortfolioPage } from './pages/members/portfolio-page.js';
import { ALL_TIME } from './pages/quarter-filter.js';
import { TotalsPage } from './pages/entries/totals-page.js';
import { Form } from './form.js';
import { LongAnswers } from './long-answers.js';
import { siteQuestions as ask } from './questions.js';
import { SitePages } from './site-pages.js';
import { Visiting, type Visit } from './visit.js';
import { inCoalition } from './view.js';

const PARTS_SHOWN = 50;

/** One member’s value portfolio, and how any figure came to be. */
@ApiExcludeController()
@Controller('c/:slug')
export class PortfolioPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly answers: LongAnswers,
  ) {}

  @Get('members/:id')
  @Needs('look as a member')
  portfolio(@PathId('id') memberId: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const { coalitionId, sight } = visit;
      const { answer: member } = await this.queries.execute(
        ask.member.ask(coalitionId, memberId, null, sight),
      );
      const asked = visit.asked('quarter') ?? here.coalition.quarter.id;
      const quarter = asked === ALL_TIME ? null : asked;
      const portfolio = await this.portfolioIfSeen(visit, memberId, quarter);
      if (!portfolio) {
        const lines = {
          search: member.id,
          status: null,
          order: 'name',
          from: 0,
          limit: PARTS_SHOWN,
        } as const;
        const found = await this.queries.execute(
          ask.memberLines.ask(
            coalitionId,
            { ...lines, quarter: quarter ?? here.coalition.quarter.id },
            sight,
          ),
        );
        const line = found.members.find(({ id }) => id === member.id) ?? null;
        return TotalsPage({ view: here, member, line, lines: found });
      }
      return PortfolioPage({ view: here, member, portfolio, speaks: speaksFor(visit, member.id) });
    });
  }

  @Get('explain')
  @Needs('look as a member')
  explain(@Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const here = inCoalition(view);
      const form = new Form('explain', view.words, visit.query);
      const figure = visit.asked('figure');
      if (figure === null) return ExplainPage({ view: here, form, explained: null });
      const { coalitionId, sight } = visit;
      const page = { after: visit.asked('after'), limit: PARTS_SHOWN };
      try {
        const asked = { coalitionId, sight, figure, ...page };
        const explained = await this.answers.of<Explanation>(here, 'explain', asked);
        return ExplainPage({ view: here, form, explained });
      } catch (error) {
        // What was typed is shown again, with what is wrong with it.
        if (!isProblem(error) || !ABOUT_THE_FIGURE.has(error.code)) throw error;
        form.refuse(error);
        return ExplainPage({ view: here, form, explained: null });
      }
    });
  }

  /** Null where the reader sees the member, but not its portfolio. */
  private async portfolioIfSeen(
    { coalitionId, sight }: Visit,
    memberId: string,
    quarter: string | null,
  ): Promise<ValuePortfolio | null> {
    const scope = quarter === null ? {} : { quarter };
    try {
      return await this.queries.execute(ask.portfolio.ask(coalitionId, memberId, scope, sight));
    } catch (error) {
      if (isProblem(error) && error.code === 'coalition.member-unknown') return null;
      throw error;
    }
  }
}

const ABOUT_THE_FIGURE: ReadonlySet<string> = new Set([
  'portfolios.figure-malformed',
  'portfolios.figure-unknown',
  'coalition.member-unknown',
  'coalition.pool-unknown',
]);

/** Whether whoever looks may change the member: a coordinator any, a representative its own. */
function speaksFor({ standing, sight }: Visit, memberId: string): boolean {
  if (standing.role === 'coordinator') return true;
  return sight.from === 'member' && sight.memberId === memberId;
}
