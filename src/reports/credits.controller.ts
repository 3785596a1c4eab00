import { Controller, Inject, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { QuarterId, Words } from '../http/fields.decorator.js';
import { rulesIn } from '../http/other-rules.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import type { CreditAccounts } from '../knowledge/credits.queries.js';
import type { KnowledgeFlows } from '../knowledge/flows.queries.js';
import type { WhatIf } from '../knowledge/what-if.queries.js';
import { CreditsAnswer, FlowsAnswer, WhatIfAnswer } from './credits-answers.js';
import { creditsCsv } from './credits-csv.js';
import { contentOf, drawn } from './drawn.js';
import { ScopeQuery, scopeOf } from './scope-query.js';

export class WhatIfQuery {
  @QuarterId({ about: 'The fiscal quarter.' })
  quarter!: string;

  @Words(1_000, {
    about: 'The rules that are other, with commas between: `base=12,lineageShare=0.3`.',
  })
  rule!: string;
}

export class FlowsQuery {
  @QuarterId({ about: 'The fiscal quarter.' })
  quarter!: string;
}

@ApiTags('figures')
@ApiExtraModels(CreditsAnswer)
@Controller('api/v1/coalitions/:slug')
export class CreditsController {
  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  @Reads('credits', {
    id: 'getCredits',
    needs: 'look as a member',
    query: true,
    summary: 'The knowledge-equity account of each member',
    content: contentOf(CreditsAnswer),
  })
  async credits(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: ScopeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreditAccounts | string> {
    const scope = scopeOf(query);
    const credits = await this.longWork.run<CreditAccounts>('credits', { coalitionId, sight, ...scope });
    return drawn(reply, query.format, `${coalitionId}-credits`, credits, creditsCsv);
  }

  @Reads('credits/what-if', {
    id: 'getCreditsWhatIf',
    needs: 'look at everything',
    query: true,
    summary: 'A quarter’s credits under other rules, beside the real ones',
    description: 'Nothing in the ledger changes. The quarters before it keep what they have.',
    answer: WhatIfAnswer,
  })
  whatIf(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() { quarter, rule }: WhatIfQuery,
  ): Promise<WhatIf> {
    return this.longWork.run<WhatIf>('credits-what-if', {
      ...{ coalitionId, sight, quarter },
      rules: rulesIn(rule),
    });
  }

  @Reads('knowledge-flows', {
    id: 'getKnowledgeFlows',
    needs: 'look as a member',
    query: true,
    summary: 'Who learned from whom in a quarter, and what nobody has used yet',
    answer: FlowsAnswer,
  })
  flows(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() { quarter }: FlowsQuery,
  ): Promise<KnowledgeFlows> {
    return this.longWork.run<KnowledgeFlows>('flows', { coalitionId, sight, quarter });
  }
}
