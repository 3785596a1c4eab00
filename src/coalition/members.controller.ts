import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from './domain/sight.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand, question } from '../http/bus.js';
import { CalledBy, ChangedBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { Changes, Reads, Records } from '../http/operation.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { pageAsked } from '../http/page.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { MemberAnswer, MembersAnswer } from './coalition-answers.js';
import {
  BaselineBody,
  JoinMemberBody,
  LeaveBody,
  MembersQuery,
  MergeBody,
  OnQuery,
  PrioritiesBody,
  ProfileBody,
  RejoinBody,
  RenameBody,
} from './coalition-requests.js';
import { tagged } from './coalition.controller.js';
import { memberOf, membersOf } from './coalition.queries.js';

export const memberQuestions = { members: question(membersOf), member: question(memberOf) };
const ask = memberQuestions;

const tag = { ETag: 'When the coalition’s directory last changed; goes into `If-Match`.' };

@ApiTags('coalitions')
@Controller('api/v1/coalitions/:slug/members')
export class MembersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Records('', {
    id: 'joinMember',
    needs: 'administer',
    summary: 'Let a member join',
    answer: RecordedAnswer,
  })
  join(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: JoinMemberBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('join-member', caller, { memberId: id, ...rest }, reply);
  }

  @Reads('', {
    id: 'listMembers',
    needs: 'look as a member',
    query: true,
    summary: 'List members',
    answer: MembersAnswer,
    headers: tag,
  })
  async list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: MembersQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = { ...pageAsked(query), on: query.on };
    return tagged(reply, await this.queries.execute(ask.members.ask(coalitionId, asked, sight)));
  }

  @Reads(':id', {
    id: 'getMember',
    needs: 'look as a member',
    query: true,
    summary: 'Read one member',
    description: 'An id that was merged away still resolves, and says where its history went.',
    answer: MemberAnswer,
    headers: tag,
  })
  async one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') memberId: string,
    @Query() { on }: OnQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return tagged(reply, await this.queries.execute(ask.member.ask(coalitionId, memberId, on, sight)));
  }

  @Records(':id/rename', {
    id: 'renameMember',
    needs: 'administer',
    summary: 'Give it another name',
    answer: RecordedAnswer,
  })
  rename(
    @CalledBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: RenameBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('rename-member', caller, { memberId, ...body }, reply);
  }

  @Records(':id/merge', {
    id: 'mergeMember',
    needs: 'administer',
    summary: 'Merge it into another',
    answer: RecordedAnswer,
  })
  merge(
    @CalledBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: MergeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('merge-member', caller, { memberId, ...body }, reply);
  }

  @Records(':id/leave', {
    id: 'letMemberLeave',
    needs: 'administer',
    summary: 'Let it leave',
    answer: RecordedAnswer,
  })
  leave(
    @CalledBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: LeaveBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('member-leaves', caller, { memberId, ...body }, reply);
  }

  @Records(':id/rejoin', {
    id: 'letMemberRejoin',
    needs: 'administer',
    summary: 'Let it come back',
    answer: RecordedAnswer,
  })
  rejoin(
    @CalledBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: RejoinBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('member-rejoins', caller, { memberId, ...body }, reply);
  }

  @Records(':id/baseline', {
    id: 'stateBaseline',
    needs: 'administer',
    summary: 'State what it had given and received before it joined',
    description:
      'It enters the opening balance from the day on which the member joined, and no figure of what was given or received.',
    answer: RecordedAnswer,
  })
  baseline(
    @CalledBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: BaselineBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor } = caller;
    return this.change('state-baseline', caller, { memberId, ...body, actingFor }, reply);
  }

  @Changes('put', ':id/profile', {
    id: 'changeProfile',
    needs: 'speak for a member',
    ofMember: 'id',
    summary: 'Replace what is known of it from a day on',
    answer: RecordedAnswer,
  })
  changeProfile(
    @ChangedBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: ProfileBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('change-member-profile', caller, { memberId, ...body }, reply);
  }

  @Changes('put', ':id/priorities', {
    id: 'declarePriorities',
    needs: 'speak for a member',
    ofMember: 'id',
    summary: 'Replace its priorities from a day on',
    answer: RecordedAnswer,
  })
  declarePriorities(
    @ChangedBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() body: PrioritiesBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('declare-priorities', caller, { memberId, ...body }, reply);
  }

  private async change(
    command: string,
    caller: Caller,
    data: JsonObject,
    reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const result = await this.commands.execute(new LedgerCommand(command, caller, data));
    const id = result.answer['memberId'] as string;
    return recorded(reply, result, id, addressOf(caller.coalitionId, 'members', id));
  }
}
