import { Body, Controller, Inject, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { signatureOf } from '../access/domain/policy.js';
import type { Standing } from '../access/domain/standing.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LONG_WORK } from '../http/bus.js';
import { CalledBy, PathId, type Caller } from '../http/caller.decorator.js';
import { Choice } from '../http/fields.decorator.js';
import { Records } from '../http/operation.decorator.js';
import { StandingOf } from '../http/standing.js';
import { SIGNING_ROLES, type SigningRole } from '../reviews/domain/events.js';
import { closeAndSeal } from './closing.js';

export class CloseQuarterBody {
  @Choice(SIGNING_ROLES, {
    about:
      'In which place whoever closes signs in the same step: `facilitator` is for a facilitator, `backbone` for a coordinator. Without it nobody does. An API key signs nothing.',
    optional: true,
  })
  signAs!: SigningRole | null;
}

/** The end of a quarter: its close, with which its report is sealed. */
@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug')
export class ClosingController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Records('quarters/:quarter/close', {
    id: 'closeQuarter',
    needs: 'hold reviews',
    summary: 'Close a quarter',
    description:
      'Its credits vest, its report is sealed, and nothing in it changes any more. A quarter under review needs the signatures of two people; the last one may be given with its close.',
    answer: RecordedAnswer,
  })
  async close(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @StandingOf() standing: Standing,
    @Body() { signAs }: CloseQuarterBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const signatures = signAs === null ? [] : [signatureOf(standing, signAs)];
    const result = await closeAndSeal(this.commands, this.longWork, caller, quarter, signatures);
    return recorded(reply, result, quarter, addressOf(caller.coalitionId, 'reports', quarter));
  }
}
