import { Controller, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK, question } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { creditAccounts, type CreditAccounts } from '../knowledge/credits.queries.js';
import { CreditsAnswer } from './credits-answers.js';
import { creditsCsv } from './credits-csv.js';
import { contentOf, drawn } from './drawn.js';
import { ScopeQuery, scopeOf } from './scope-query.js';

export const creditQuestions = { credits: question(creditAccounts) };

@ApiTags('figures')
@ApiExtraModels(CreditsAnswer)
@Controller('api/v1/coalitions/:slug')
export class CreditsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Reads('credits', {
    id: 'getCredits',
    query: true,
    summary: 'The knowledge-equity account of each member',
    content: contentOf(CreditsAnswer),
  })
  async credits(
    @CoalitionId() coalitionId: string,
    @Query() query: ScopeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreditAccounts | string> {
    const scope = scopeOf(query);
    // Uses of another day, or as known earlier, are counted anew from the log.
    const credits =
      query.asOf === null && query.asKnownAt === null
        ? await this.queries.execute(creditQuestions.credits.ask(coalitionId, scope))
        : await this.longWork.run<CreditAccounts>('credits', { coalitionId, ...scope });
    return drawn(reply, query.format, `${coalitionId}-credits`, credits, creditsCsv);
  }
}
