import { Controller, Inject, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Choice, Day, Identifier, QuarterId } from '../http/fields.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { contentOf, drawn } from './drawn.js';
import { CostShareLineUpAnswer, GiftsInKindLineUpAnswer } from './line-ups-answers.js';
import { costShareCsv, giftsInKindCsv } from './line-ups-csv.js';
import type { CostShareLineUp, GiftsInKindLineUp } from './line-ups.queries.js';

export class LineUpQuery {
  @QuarterId({ about: 'What happened in this fiscal quarter.', optional: true })
  quarter!: string | null;

  @Day({ about: 'The first day; not with a quarter.', optional: true })
  from!: string | null;

  @Day({ about: 'The last day; not with a quarter.', optional: true })
  to!: string | null;

  @Choice(['json', 'csv'], { about: '`json` without it.', optional: true })
  format!: string | null;
}

export class CostShareQuery extends LineUpQuery {
  @Identifier({ about: 'Claims on this award only.', optional: true })
  award!: string | null;
}

/** What others ask of contributions, line by line: grant rules and accounting standards. */
@ApiTags('figures')
@ApiExtraModels(CostShareLineUpAnswer, GiftsInKindLineUpAnswer)
@Controller('api/v1/coalitions/:slug/line-ups')
export class LineUpsController {
  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  @Reads('cost-share', {
    id: 'lineUpCostShare',
    needs: 'look at everything',
    query: true,
    summary: 'What is claimed as US federal cost sharing, against 2 CFR 200.306(b)',
    content: contentOf(CostShareLineUpAnswer),
  })
  async costShare(
    @CoalitionId() coalitionId: string,
    @Query() { format, ...scope }: CostShareQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CostShareLineUp | string> {
    const lineUp = await this.longWork.run<CostShareLineUp>('cost-share', { coalitionId, ...scope });
    return drawn(reply, format, `${coalitionId}-cost-share`, lineUp, costShareCsv);
  }

  @Reads('gifts-in-kind', {
    id: 'lineUpGiftsInKind',
    needs: 'look at everything',
    query: true,
    summary: 'Gifts in kind by category, as FASB ASU 2020-07 discloses them',
    content: contentOf(GiftsInKindLineUpAnswer),
  })
  async giftsInKind(
    @CoalitionId() coalitionId: string,
    @Query() { format, ...scope }: LineUpQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GiftsInKindLineUp | string> {
    const lineUp = await this.longWork.run<GiftsInKindLineUp>('gifts-in-kind', { coalitionId, ...scope });
    return drawn(reply, format, `${coalitionId}-gifts-in-kind`, lineUp, giftsInKindCsv);
  }
}
