import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { record, RecordedAnswer, type Recordable } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked } from '../http/page.js';
import { standalonePolicy } from '../http/security-headers.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import {
  AchievementDetailAnswer,
  AchievementsAnswer,
  AttributionStatementAnswer,
} from './recognition-answers.js';
import {
  AchievementsQuery,
  AmendAchievementBody,
  ConsentBody,
  DeclineBody,
  PublishRecognitionBody,
  RecordAchievementBody,
  RetractRecognitionBody,
  StatementQuery,
} from './recognition-requests.js';
import { achievementOf, achievementsOf } from './recognition.queries.js';
import { attributionStatementOf, type AttributionStatement } from './statement.queries.js';

export const recognitionQuestions = {
  achievements: question(achievementsOf),
  achievement: question(achievementOf),
  statement: question(attributionStatementOf),
};
const ask = recognitionQuestions;
const ACHIEVEMENT: Recordable = { idField: 'achievementId', place: 'achievements' };

/** What was achieved together, who consents to which words about it, and the statement that may be printed. */
@ApiTags('recognition')
@ApiExtraModels(AttributionStatementAnswer)
@Controller('api/v1/coalitions/:slug/achievements')
export class AchievementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Reads('', {
    id: 'listAchievements',
    needs: 'read what is published',
    query: true,
    summary: 'List achievements by day',
    answer: AchievementsAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: AchievementsQuery,
  ): Promise<object> {
    return this.queries.execute(ask.achievements.ask(coalitionId, { ...query, ...pageAsked(query) }, sight));
  }

  @Reads(':id', {
    id: 'getAchievement',
    needs: 'read what is published',
    summary: 'Read one achievement: who did what, and whose consent is missing',
    answer: AchievementDetailAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') achievementId: string,
  ): Promise<object> {
    return this.queries.execute(ask.achievement.ask(coalitionId, achievementId, sight));
  }

  @Reads(':id/statement', {
    id: 'getAttributionStatement',
    needs: 'read what is published',
    query: true,
    summary: 'The attribution statement, to print',
    description: 'Before it is published it is a draft, and says so of itself. What was retracted has none.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(AttributionStatementAnswer) } },
      'text/plain': { schema: { type: 'string' } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  async statement(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') achievementId: string,
    @Query() { format }: StatementQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttributionStatement | string> {
    const statement = await this.queries.execute(ask.statement.ask(coalitionId, achievementId, sight));
    if (format === 'text') {
      void reply.type('text/plain; charset=utf-8');
      return statement.paragraph;
    }
    if (format !== 'html') return statement;
    void reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', standalonePolicy(statement.page));
    return statement.page;
  }

  @Records('', {
    id: 'recordAchievement',
    needs: 'take part',
    summary: 'Record an achievement, and ask every named member to consent',
    answer: RecordedAnswer,
  })
  record(
    @CalledBy() caller: Caller,
    @Body() { id, sharesShown, ...rest }: RecordAchievementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { achievementId: id, sharesShown: sharesShown ?? false, ...rest };
    return this.send('record-achievement', caller, data, reply);
  }

  @Records(':id/amendments', {
    id: 'amendAchievement',
    needs: 'take part',
    summary: 'Amend an achievement that is not published',
    description: 'What is left out stays as it was. Everybody is asked anew.',
    answer: RecordedAnswer,
  })
  amend(
    @CalledBy() caller: Caller,
    @PathId('id') achievementId: string,
    @Body() body: AmendAchievementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.send('amend-achievement', caller, { achievementId, ...body }, reply);
  }

  @Records(':id/consents', {
    id: 'consentToAttribution',
    needs: 'take part',
    summary: 'A member consents to an edition: its words, and all shares in it',
    answer: RecordedAnswer,
  })
  consent(
    @CalledBy() caller: Caller,
    @PathId('id') achievementId: string,
    @Body() body: ConsentBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.send('agree-attribution', caller, { achievementId, ...body }, reply);
  }

  @Records(':id/refusals', {
    id: 'declineAttribution',
    needs: 'take part',
    summary: 'A member does not consent, or takes its consent back',
    answer: RecordedAnswer,
  })
  decline(
    @CalledBy() caller: Caller,
    @PathId('id') achievementId: string,
    @Body() body: DeclineBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.send('decline-attribution', caller, { achievementId, ...body }, reply);
  }

  @Records(':id/publication', {
    id: 'publishRecognition',
    needs: 'take part',
    summary: 'Publish what every named member has consented to',
    description: 'A benefit of kind recognition is recorded for each of them in the same step.',
    answer: RecordedAnswer,
  })
  publish(
    @CalledBy() caller: Caller,
    @PathId('id') achievementId: string,
    @Body() body: PublishRecognitionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.send('publish-recognition', caller, { achievementId, ...body }, reply);
  }

  @Records(':id/retraction', {
    id: 'retractRecognition',
    needs: 'take part',
    summary: 'Retract what was published, with its benefits; or end what will not be',
    answer: RecordedAnswer,
  })
  retract(
    @CalledBy() caller: Caller,
    @PathId('id') achievementId: string,
    @Body() body: RetractRecognitionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.send('retract-recognition', caller, { achievementId, ...body }, reply);
  }

  private send(command: string, caller: Caller, data: object, reply: FastifyReply): Promise<RecordedAnswer> {
    return record(this.commands, ACHIEVEMENT, command, caller, data as JsonObject, reply);
  }
}
