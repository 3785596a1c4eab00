import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { addressOf, recorded, type RecordedAnswer } from '../http/answers.js';
import { CalledBy, type Caller } from '../http/caller.decorator.js';
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
    const entryId = id ?? 'none';
    const result = { answer: { entryId, changed: true }, position: 1, repeated: false };
    return recorded(reply, result, entryId, addressOf(caller.coalitionId, 'entries', entryId));
  }
}
