import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { addressOf, recorded } from '../http/answers.js';
import { LedgerCommand, question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { ReopeningAnswer, ReopeningRecordedAnswer } from './reopening-answers.js';
import { reopeningOf } from './reopening.queries.js';
import { ReopenQuarterBody } from './reviews-requests.js';

export const reopeningQuestions = { reopening: question(reopeningOf) };

/** Two people open the last closed quarter again, each by a request of their own. */
@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug/quarters/:quarter/reopening')
export class ReopeningController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Reads('', {
    id: 'getReopening',
    needs: 'look as a member',
    summary: 'Whether a quarter is closed, and who asks that it be reopened',
    answer: ReopeningAnswer,
  })
  one(@CoalitionId() coalitionId: string, @PathId('quarter') quarter: string): Promise<object> {
    return this.queries.execute(reopeningQuestions.reopening.ask(coalitionId, quarter));
  }

  @Records('', {
    id: 'reopenQuarter',
    needs: 'sign for a quarter',
    summary: 'Ask that the last closed quarter be reopened, or agree to it',
    description:
      'It takes two people who are signed in. What the first one asks is kept until the quarter is reopened or the next one is closed; with the second one it is reopened: its decisions stay, its signatures do not, and its report is provisional again. `isReopened` says which of both happened.',
    answer: ReopeningRecordedAnswer,
  })
  async reopen(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() { reason }: ReopenQuarterBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReopeningRecordedAnswer> {
    const { coalitionId, actor, actingFor } = caller;
    const data = { quarter, reason, signer: actor, actingFor };
    const result = await this.commands.execute(new LedgerCommand('ask-for-reopening', caller, data));
    const address = addressOf(coalitionId, 'quarters', quarter, 'reopening');
    const isReopened = result.answer['isReopened'] === true;
    return { ...recorded(reply, result, quarter, address), isReopened };
  }
}
