import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand } from '../http/bus.js';
import { CalledBy, PathId, type Caller } from '../http/caller.decorator.js';
import { Records } from '../http/operation.decorator.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import {
  ApplyKnowledgeBody,
  ConfirmApplicationBody,
  DeriveKnowledgeBody,
  RefuseApplicationBody,
  ReviseKnowledgeBody,
  ShareKnowledgeBody,
} from './knowledge-requests.js';

/** What is recorded in the library: assets, where they come from, and their uses. */
@ApiTags('knowledge')
@Controller('api/v1/coalitions/:slug')
export class KnowledgeController {
  constructor(private readonly commands: CommandBus) {}

  @Records('knowledge', {
    id: 'shareKnowledge',
    summary: 'Share an asset',
    description: 'Each of its authors contributes its share of it to the common pool.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  share(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: ShareKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.changeAsset('share-knowledge', caller, { assetId: id, ...rest }, reply);
  }

  @Records('knowledge/:id/lineage', {
    id: 'deriveKnowledge',
    summary: 'Say what an asset was made from',
    description: 'Once for an asset. A part of its credit goes there.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  derive(
    @CalledBy() caller: Caller,
    @PathId('id') assetId: string,
    @Body() body: DeriveKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.changeAsset('derive-knowledge', caller, { assetId, ...body }, reply);
  }

  @Records('knowledge/:id/editions', {
    id: 'reviseKnowledge',
    summary: 'Record another edition of an asset',
    description: 'Uses and credit stay with the asset.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  revise(
    @CalledBy() caller: Caller,
    @PathId('id') assetId: string,
    @Body() body: ReviseKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.changeAsset('revise-knowledge', caller, { assetId, ...body }, reply);
  }

  @Records('applications', {
    id: 'applyKnowledge',
    summary: 'Record that a member used an asset',
    description: 'It counts once somebody outside its authors’ organisations confirms it.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  apply(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: ApplyKnowledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { applicationId: id, ...rest, confirmedBy: null, confirmedOn: null };
    return this.changeApplication('apply-knowledge', caller, data, reply);
  }

  @Records('applications/:id/confirmation', {
    id: 'confirmApplication',
    summary: 'Confirm an application',
    description: 'It counts from then on, and its user got the use of the asset.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  confirm(
    @CalledBy() caller: Caller,
    @PathId('id') applicationId: string,
    @Body() body: ConfirmApplicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.changeApplication('confirm-application', caller, { applicationId, ...body }, reply);
  }

  @Records('applications/:id/contest', {
    id: 'contestApplication',
    summary: 'Say that an application is not so',
    description: 'It counts no more, until it is confirmed.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  contest(
    @CalledBy() caller: Caller,
    @PathId('id') applicationId: string,
    @Body() body: RefuseApplicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.changeApplication('contest-application', caller, { applicationId, ...body }, reply);
  }

  @Records('applications/:id/withdrawal', {
    id: 'withdrawApplication',
    summary: 'Take back an application that was recorded by mistake',
    answer: RecordedAnswer,
    actsFor: true,
  })
  withdraw(
    @CalledBy() caller: Caller,
    @PathId('id') applicationId: string,
    @Body() body: RefuseApplicationBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.changeApplication('withdraw-application', caller, { applicationId, ...body }, reply);
  }

  private async changeAsset(
    command: string,
    caller: Caller,
    data: JsonObject,
    reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor } = caller;
    const result = await this.commands.execute(new LedgerCommand(command, caller, { ...data, actingFor }));
    const id = result.answer['assetId'] as string;
    return recorded(reply, result, id, addressOf(caller.coalitionId, 'knowledge', id));
  }

  private async changeApplication(
    command: string,
    caller: Caller,
    data: JsonObject,
    reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor } = caller;
    const result = await this.commands.execute(new LedgerCommand(command, caller, { ...data, actingFor }));
    const id = result.answer['applicationId'] as string;
    return recorded(reply, result, id, addressOf(caller.coalitionId, 'applications', id));
  }
}
