import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { record, RecordedAnswer } from '../http/answers.js';
import { CalledBy, PathId, type Caller } from '../http/caller.decorator.js';
import { NoBody } from '../http/checker.js';
import { Records } from '../http/operation.decorator.js';
import { ENTRY } from './exchange.controller.js';
import { AnswerBody, DisputeBody, ResolutionBody } from './exchange-requests.js';

/** What becomes of an entry once it is recorded: accepted, disputed, answered for, resolved. */
@ApiTags('entries')
@Controller('api/v1/coalitions/:slug/entries/:id')
export class EntryLifeController {
  constructor(private readonly commands: CommandBus) {}

  @Records('acceptance', {
    id: 'acceptEntry',
    needs: 'take part',
    summary: 'Accept a proposed entry, so that it counts',
    description: 'The backbone accepts, or the member that benefited where another one proposed it.',
    answer: RecordedAnswer,
  })
  accept(
    @CalledBy() caller: Caller,
    @PathId('id') entryId: string,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ENTRY, 'accept-entry', caller, { entryId }, reply);
  }

  @Records('disputes', {
    id: 'disputeEntry',
    needs: 'take part',
    summary: 'Dispute an entry',
    description:
      'Its amount is held apart until the dispute is resolved. A member disputes what others recorded of it; an entry has one open dispute at a time.',
    answer: RecordedAnswer,
  })
  dispute(
    @CalledBy() caller: Caller,
    @PathId('id') entryId: string,
    @Body() body: DisputeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ENTRY, 'dispute-entry', caller, { entryId, ...body }, reply);
  }

  @Records('disputes/answers', {
    id: 'answerDispute',
    needs: 'take part',
    summary: 'Answer for an entry that is disputed',
    description: 'The other side of the open dispute answers, as often as it likes.',
    answer: RecordedAnswer,
  })
  answer(
    @CalledBy() caller: Caller,
    @PathId('id') entryId: string,
    @Body() body: AnswerBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ENTRY, 'answer-dispute', caller, { entryId, ...body }, reply);
  }

  @Records('disputes/resolution', {
    id: 'resolveDispute',
    needs: 'take part',
    summary: 'Resolve the open dispute about an entry',
    description:
      'The backbone resolves. Whoever disputes may uphold the entry after all, and who recorded it may withdraw it.',
    answer: RecordedAnswer,
  })
  resolve(
    @CalledBy() caller: Caller,
    @PathId('id') entryId: string,
    @Body() body: ResolutionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ENTRY, 'resolve-dispute', caller, { entryId, ...body }, reply);
  }
}
