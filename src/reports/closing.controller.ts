import { Body, Controller, Inject, Logger, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand, LONG_WORK } from '../http/bus.js';
import { CalledBy, PathId, type Caller } from '../http/caller.decorator.js';
import { ListOfTexts } from '../http/fields.decorator.js';
import { Records } from '../http/operation.decorator.js';

export class CloseQuarterBody {
  @ListOfTexts(
    2,
    {
      role: { about: 'In which role.', limit: 20, choices: ['facilitator', 'backbone'] },
      signer: { about: 'The person who signs.', limit: 300 },
    },
    {
      about: 'Who signs in the same step, where a review of the quarter was opened and not signed yet.',
      optional: true,
    },
  )
  signatures!: { role: string; signer: string }[] | null;
}

/** The end of a quarter: its close, with which its report is sealed. */
@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug')
export class ClosingController {
  private readonly log = new Logger('Closing');

  constructor(
    private readonly commands: CommandBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Records('quarters/:quarter/close', {
    id: 'closeQuarter',
    needs: 'hold reviews',
    summary: 'Close a quarter',
    description:
      'Its credits vest, its report is sealed, and nothing in it changes any more. A quarter under review needs two signatures.',
    answer: RecordedAnswer,
  })
  async close(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() { signatures }: CloseQuarterBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor, coalitionId, actor } = caller;
    const data = { quarter, signatures: signatures ?? [], actingFor };
    const result = await this.commands.execute(new LedgerCommand('close-quarter', caller, data));
    try {
      await this.longWork.run('seal', { coalitionId, quarter, actor });
    } catch (error) {
      // The quarter is closed all the same, and its report is the one that the next try seals.
      this.log.warn(`The report of ${coalitionId} ${quarter} was not sealed yet: ${String(error)}`);
    }
    return recorded(reply, result, quarter, addressOf(coalitionId, 'reports', quarter));
  }
}
