import { Controller, Inject, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Choice, Day } from '../http/fields.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import type { SettlementStatement } from './domain/settlement.js';
import { contentOf, drawn } from './drawn.js';
import { SettlementAnswer } from './settlement-answers.js';
import { settlementCsv } from './settlement-csv.js';

export class SettlementQuery {
  @Day({
    about: 'Of the departure on this day; of the last one that was settled without it.',
    optional: true,
  })
  leftOn!: string | null;

  @Choice(['json', 'csv'], { about: '`json` without it.', optional: true })
  format!: string | null;
}

@ApiTags('pledges')
@ApiExtraModels(SettlementAnswer)
@Controller('api/v1/coalitions/:slug/members')
export class SettlementController {
  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  @Reads(':id/settlement', {
    id: 'getSettlement',
    needs: 'look as a member',
    query: true,
    summary: 'The statement of its departure',
    description: 'As it was known when the departure was settled: nothing that is recorded later changes it.',
    content: contentOf(SettlementAnswer),
  })
  async statement(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') memberId: string,
    @Query() { leftOn, format }: SettlementQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettlementStatement | string> {
    // As known then means that events are read: that holds up no other request.
    const asked = { coalitionId, sight, memberId, leftOn };
    const statement = await this.longWork.run<SettlementStatement>('settlement', asked);
    return drawn(reply, format, `${coalitionId}-settlement-${statement.leftOn}`, statement, settlementCsv);
  }
}
