import { Controller, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK, question } from '../http/bus.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Day, Identifier, QuarterId, Words } from '../http/fields.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import type { Comparison } from '../portfolios/compare.queries.js';
import type { Explanation } from '../portfolios/domain/explanation.js';
import type { ValuePortfolio } from '../portfolios/domain/portfolio.js';
import { valuePortfolio } from '../portfolios/portfolio.queries.js';
import { ComparisonAnswer } from './comparison-answers.js';
import { contentOf, drawn } from './drawn.js';
import { ExplanationAnswer } from './explanation-answers.js';
import { PortfolioAnswer } from './portfolio-answers.js';
import { portfolioCsv } from './portfolio-csv.js';
import { MOMENT_LIMIT, ScopeQuery, scopeOf } from './scope-query.js';

export const portfolioQuestions = { portfolio: question(valuePortfolio) };
const ask = portfolioQuestions;

/** A figure's id has slashes, and ids within it are percent-encoded: in a query it passes every proxy as it is. */
export class FigureQuery extends PageQuery {
  @Words(2_000, { about: 'The figure’s id, such as `member/alder/2026-Q3/given/staff-time`.' })
  figure!: string;
}

export class ComparisonQuery {
  @Identifier({ about: 'One member; everybody whose figures differ without it.', optional: true })
  member!: string | null;

  @QuarterId({ about: 'A fiscal quarter; all time without it.', optional: true })
  quarter!: string | null;

  @Day({ about: 'First view: count what happened by this day.', optional: true })
  fromAsOf!: string | null;

  @Words(MOMENT_LIMIT, { about: 'First view: count what was recorded by then.', optional: true })
  fromKnownAt!: string | null;

  @Day({ about: 'Second view: count what happened by this day.', optional: true })
  toAsOf!: string | null;

  @Words(MOMENT_LIMIT, { about: 'Second view: count what was recorded by then.', optional: true })
  toKnownAt!: string | null;
}

@ApiTags('figures')
@ApiExtraModels(PortfolioAnswer)
@Controller('api/v1/coalitions/:slug')
export class PortfolioController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Reads('members/:id/portfolio', {
    id: 'getPortfolio',
    needs: 'look as a member',
    query: true,
    summary: 'One member’s value portfolio',
    description: 'An id that was merged away gives the portfolio that its history went to.',
    content: contentOf(PortfolioAnswer),
  })
  async portfolio(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') memberId: string,
    @Query() query: ScopeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ValuePortfolio | string> {
    const scope = scopeOf(query);
    // As of another day, or as known earlier, entries and events are read: that holds up no other request.
    const portfolio =
      query.asOf === null && query.asKnownAt === null
        ? await this.queries.execute(ask.portfolio.ask(coalitionId, memberId, scope, sight))
        : await this.longWork.run<ValuePortfolio>('portfolio', { coalitionId, sight, memberId, ...scope });
    return drawn(reply, query.format, `${coalitionId}-portfolio`, portfolio, portfolioCsv);
  }

  @Reads('figures', {
    id: 'explainFigure',
    needs: 'look as a member',
    query: true,
    summary: 'How a figure came to be: formula, rates, entries, events, evidence',
    description:
      'JSON carries the ids of its figures; docs/figures.md has their grammar. Its parts come in pages, those that move it most first.',
    answer: ExplanationAnswer,
  })
  explain(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: FigureQuery,
  ): Promise<Explanation> {
    const { figure } = query;
    return this.longWork.run<Explanation>('explain', { coalitionId, sight, figure, ...pageAsked(query) });
  }

  @Reads('comparison', {
    id: 'compareFigures',
    needs: 'look as a member',
    query: true,
    summary: 'What differs between two views of the same figures, entry by entry, and why',
    answer: ComparisonAnswer,
  })
  compare(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() { member, quarter, ...views }: ComparisonQuery,
  ): Promise<Comparison> {
    return this.longWork.run<Comparison>('compare', {
      coalitionId,
      sight,
      member: member ?? undefined,
      quarter: quarter ?? undefined,
      from: { asOf: views.fromAsOf ?? undefined, asKnownAt: views.fromKnownAt ?? undefined },
      to: { asOf: views.toAsOf ?? undefined, asKnownAt: views.toKnownAt ?? undefined },
    });
  }
}
