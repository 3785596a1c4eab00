import { Controller, Inject, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import type { SettleUp } from '../reviews/settle-up.queries.js';
import { contentOf, drawn } from './drawn.js';
import { ScopeQuery, scopeOf } from './scope-query.js';
import { SettleUpAnswer } from './settle-up-answers.js';
import { settleUpCsv } from './settle-up-csv.js';

@ApiTags('figures')
@ApiExtraModels(SettleUpAnswer)
@Controller('api/v1/coalitions/:slug')
export class SettleUpController {
  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  @Reads('settle-up', {
    id: 'getSettleUp',
    needs: 'look as a member',
    query: true,
    summary: 'Who would pay whom how much, so that all balances are settled',
    description: 'In the fewest transfers. Nothing is recorded.',
    content: contentOf(SettleUpAnswer),
  })
  async settleUp(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: ScopeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettleUp | string> {
    // The fewest are looked for among all subsets of parties, and figures of a day are counted anew.
    const found = await this.longWork.run<SettleUp>('settle-up', { coalitionId, sight, ...scopeOf(query) });
    return drawn(reply, query.format, `${coalitionId}-settle-up`, found, settleUpCsv);
  }
}
