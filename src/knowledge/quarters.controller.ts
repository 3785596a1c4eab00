import { Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { record, RecordedAnswer, type Recordable } from '../http/answers.js';
import { CalledBy, PathId, type Caller } from '../http/caller.decorator.js';
import { Records } from '../http/operation.decorator.js';

/** What a quarter came to, its report says. */
const QUARTER: Recordable = { idField: 'quarter', place: 'reports' };

/** Quarters, which close. */
@ApiTags('redemptions')
@Controller('api/v1/coalitions/:slug/quarters')
export class QuartersController {
  constructor(private readonly commands: CommandBus) {}

  @Records(':quarter/close', {
    id: 'closeQuarter',
    summary: 'Close a quarter',
    description: 'Its credits vest, and nothing in it changes any more.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  close(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, QUARTER, 'close-quarter', caller, { quarter }, reply);
  }
}
