import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { addressOf, recorded, type RecordedAnswer } from '../http/answers.js';
import { CalledBy, CoalitionId, type Caller } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { RecordEntryBody } from './exchange-requests.js';

/** Does all that recording an entry does, but for recording it: what the door costs by itself. */
@ApiExcludeController()
@Controller('api/v1/coalitions/:slug/no-op')
export class NoOpController {
  @Post()
  @Needs('take part')
  record(
    @CalledBy() caller: Caller,
    @Body() { id }: RecordEntryBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): RecordedAnswer {
    return nothingRecorded(reply, caller.coalitionId, id ?? 'none');
  }

  /** The same, but for asking who sends it: what access costs by itself. */
  @Post('open')
  @Needs('be reached')
  open(
    @CoalitionId() coalitionId: string,
    @Body() { id }: RecordEntryBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): RecordedAnswer {
    return nothingRecorded(reply, coalitionId, id ?? 'none');
  }
}

function nothingRecorded(reply: FastifyReply, coalitionId: string, entryId: string): RecordedAnswer {
  const result = { answer: { entryId, changed: true }, position: 1, repeated: false };
  return recorded(reply, result, entryId, addressOf(coalitionId, 'entries', entryId));
}
