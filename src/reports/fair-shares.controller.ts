import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Choice, Words } from '../http/fields.decorator.js';
import { rulesIn } from '../http/other-rules.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import type { FairSharesInQuarter } from '../reviews/fair-standings.queries.js';
import { contentOf, drawn } from './drawn.js';
import { FairSharesAnswer } from './fair-shares-answers.js';
import { fairSharesCsv } from './fair-shares-csv.js';
import { FORMATS } from './scope-query.js';

export class FairSharesQuery {
  @Words(1_000, {
    about: 'Rules that are other, with commas between: `proportionality=0.2,need=0.6`.',
    optional: true,
  })
  rule!: string | null;

  @Choice(FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;
}

@ApiTags('figures')
@ApiExtraModels(FairSharesAnswer)
@Controller('api/v1/coalitions/:slug')
export class FairSharesController {
  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  @Reads('reports/:quarter/fair-shares', {
    id: 'getFairShares',
    needs: 'look as a member',
    query: true,
    summary: 'The fair share of each member, and beside it what it would be under other rules',
    description: 'Nothing in the ledger changes.',
    content: contentOf(FairSharesAnswer),
  })
  async fairShares(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Param('quarter') quarter: string,
    @Query() { rule, format }: FairSharesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FairSharesInQuarter | string> {
    const rules = rule === null ? null : rulesIn(rule);
    const asked = { coalitionId, sight, quarter, rules };
    const shares = await this.longWork.run<FairSharesInQuarter>('fair-shares', asked);
    return drawn(reply, format, `${coalitionId}-${shares.quarter}-fair-shares`, shares, fairSharesCsv);
  }
}
