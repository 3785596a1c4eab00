import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { record, RecordedAnswer, type Recordable } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked } from '../http/page.js';
import { applicationOf, applicationsOf } from './applications.queries.js';
import { ApplicationDetailAnswer, ApplicationsAnswer } from './knowledge-answers.js';
import {
  ApplicationsQuery,
  ApplyKnowledgeBody,
  ConfirmApplicationBody,
  RefuseApplicationBody,
} from './knowledge-requests.js';

export const applicationQuestions = {
  applications: question(applicationsOf),
  application: question(applicationOf),
};
const ask = applicationQuestions;
const APPLICATION: Recordable = { idField: 'applicationId', place: 'applications' };

/** The uses of assets, and who says that they are so. */
@ApiTags('knowledge')
@Controller('api/v1/coalitions/:slug/applications')
export class ApplicationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Reads('', {
    id: 'listApplications',
    needs: 'look as a member',
    query: true,
    summary: 'List applications by day',
    answer: ApplicationsAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: ApplicationsQuery,
  ): Promise<object> {
    return this.queries.execute(ask.applications.ask(coalitionId, { ...query, ...pageAsked(query) }, sight));
  }

  @Reads(':id', {
    id: 'getApplication',
    needs: 'look as a member',
    summary: 'Read one application',
    answer: ApplicationDetailAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') applicationId: string,
  ): Promise<object> {
    return this.queries.execute(ask.application.ask(coalitionId, applicationId, sight));
  }

  @Records('', {
    id: 'applyKnowledge',
    needs: 'take part',
    summary: 'Record that a member used an asset',
    description: 'It counts once somebody outside its authors’ organisations confirms it.',
    answer: RecordedAnswer,
  })
  apply(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: ApplyKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { applicationId: id, ...rest, confirmedBy: null, confirmedOn: null };
    return record(this.commands, APPLICATION, 'apply-knowledge', caller, data, reply);
  }

  @Records(':id/confirmation', {
    id: 'confirmApplication',
    needs: 'take part',
    summary: 'Confirm an application',
    description: 'It counts from then on, and its user got the use of the asset.',
    answer: RecordedAnswer,
  })
  confirm(
    @CalledBy() caller: Caller,
    @PathId('id') applicationId: string,
    @Body() body: ConfirmApplicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(
      this.commands,
      APPLICATION,
      'confirm-application',
      caller,
      { applicationId, ...body },
      reply,
    );
  }

  @Records(':id/contest', {
    id: 'contestApplication',
    needs: 'take part',
    summary: 'Say that an application is not so',
    description: 'It counts no more, until it is confirmed.',
    answer: RecordedAnswer,
  })
  contest(
    @CalledBy() caller: Caller,
    @PathId('id') applicationId: string,
    @Body() body: RefuseApplicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(
      this.commands,
      APPLICATION,
      'contest-application',
      caller,
      { applicationId, ...body },
      reply,
    );
  }

  @Records(':id/withdrawal', {
    id: 'withdrawApplication',
    needs: 'take part',
    summary: 'Take back an application that was recorded by mistake',
    answer: RecordedAnswer,
  })
  withdraw(
    @CalledBy() caller: Caller,
    @PathId('id') applicationId: string,
    @Body() body: RefuseApplicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(
      this.commands,
      APPLICATION,
      'withdraw-application',
      caller,
      { applicationId, ...body },
      reply,
    );
  }
}
