import { Body, Controller, Inject, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand, READS } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { NoBody } from '../http/checker.js';
import { Words } from '../http/fields.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { rulesIn } from '../http/other-rules.js';
import type { LedgerReads } from '../portfolios/view.queries.js';
import { ProposalsWhatIfAnswer } from './proposals-answers.js';
import { ProposalsSupposed } from './proposals-supposed.queries.js';
import type { ProposalsWhatIf } from './proposals-what-if.queries.js';
import { proposeFor } from './proposing.commands.js';
import { SOLVER, type ProposalsPort } from './solver/proposals-port.js';

export class ProposalsWhatIfQuery {
  @Words(1_000, {
    about: 'The rules that are other, with commas between: `proportionality=0.2,need=0.6`.',
  })
  rule!: string;
}

@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug/reviews/:quarter/proposals')
export class ProposalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(READS) private readonly reads: LedgerReads,
    @Inject(SOLVER) private readonly solver: ProposalsPort,
  ) {}

  @Records('', {
    id: 'makeProposals',
    needs: 'hold reviews',
    summary: 'Propose who gets what of the supplies',
    description:
      'From the frozen figures, by the policy of the quarter. Replaces the proposals before them, until something was decided.',
    answer: RecordedAnswer,
  })
  async make(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { coalitionId } = caller;
    const result = await proposeFor(this.reads, this.solver, { ...caller, quarter }, (data) =>
      this.commands.execute(new LedgerCommand('record-proposals', caller, data)),
    );
    return recorded(reply, result, quarter, addressOf(coalitionId, 'reviews', quarter));
  }

  @Reads('what-if', {
    id: 'getProposalsWhatIf',
    needs: 'look at everything',
    query: true,
    summary: 'What would be proposed under other rules, beside what is proposed by the policy of the quarter',
    description: 'Both are reckoned from the same figures and supplies. Nothing is recorded.',
    answer: ProposalsWhatIfAnswer,
  })
  whatIf(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('quarter') quarter: string,
    @Query() { rule }: ProposalsWhatIfQuery,
  ): Promise<ProposalsWhatIf> {
    return this.queries.execute(new ProposalsSupposed(coalitionId, quarter, rulesIn(rule), sight));
  }
}
