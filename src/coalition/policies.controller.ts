import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from './domain/sight.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand, question } from '../http/bus.js';
import { CalledBy, CoalitionId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { tagged } from './coalition.controller.js';
import { PoliciesAnswer } from './policies-answers.js';
import { AdoptPolicyBody } from './policies-requests.js';
import { policiesOf } from './policies.queries.js';

export const policyQuestions = { policies: question(policiesOf) };

const tag = { ETag: 'When the coalition’s directory last changed; goes into `If-Match`.' };

@ApiTags('coalitions')
@Controller('api/v1/coalitions/:slug/policies')
export class PoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Records('', {
    id: 'adoptPolicy',
    needs: 'administer',
    summary: 'Adopt agreed rules from a day on',
    description:
      'A policy is never edited: another one follows it. A quarter goes by the policy in force on its first day.',
    answer: RecordedAnswer,
  })
  async adopt(
    @CalledBy() caller: Caller,
    @Body() { from, rules, reason }: AdoptPolicyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { from, rules: { ...rules }, reason, actingFor: caller.actingFor };
    const result = await this.commands.execute(new LedgerCommand('adopt-policy', caller, data));
    const version = result.answer['version'] as number;
    return recorded(reply, result, String(version), addressOf(caller.coalitionId, 'policies'));
  }

  @Reads('', {
    id: 'listPolicies',
    needs: 'look as a member',
    query: true,
    summary: 'List policies, each with what it changed',
    answer: PoliciesAnswer,
    headers: tag,
  })
  async list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return tagged(
      reply,
      await this.queries.execute(policyQuestions.policies.ask(coalitionId, pageAsked(query), sight)),
    );
  }
}
