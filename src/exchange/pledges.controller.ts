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
import { PledgeDetailAnswer, PledgesAnswer } from './pledges-answers.js';
import { AmendPledgeBody, MakePledgeBody, PledgesQuery, SettlePledgeBody } from './pledges-requests.js';
import { pledgeOf, pledgesOf } from './pledges.queries.js';

export const pledgeQuestions = { pledges: question(pledgesOf), pledge: question(pledgeOf) };
const ask = pledgeQuestions;

const PLEDGE: Recordable = { idField: 'pledgeId', place: 'pledges' };

@ApiTags('pledges')
@Controller('api/v1/coalitions/:slug/pledges')
export class PledgesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Records('', {
    id: 'makePledge',
    needs: 'take part',
    summary: 'Promise something',
    description: 'Entries that name the pledge deliver it, once they are accepted.',
    answer: RecordedAnswer,
  })
  make(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: MakePledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, PLEDGE, 'make-pledge', caller, { pledgeId: id, ...rest }, reply);
  }

  @Reads('', {
    id: 'listPledges',
    needs: 'look as a member',
    query: true,
    summary: 'List pledges as they stand',
    answer: PledgesAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: PledgesQuery,
  ): Promise<object> {
    return this.queries.execute(ask.pledges.ask(coalitionId, { ...query, ...pageAsked(query) }, sight));
  }

  @Reads(':id', {
    id: 'getPledge',
    needs: 'look as a member',
    summary: 'Read one pledge, with its story and deliveries',
    answer: PledgeDetailAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') pledgeId: string,
  ): Promise<object> {
    return this.queries.execute(ask.pledge.ask(coalitionId, pledgeId, sight));
  }

  @Records(':id/amendments', {
    id: 'amendPledge',
    needs: 'take part',
    summary: 'Promise more, less, or by another day',
    answer: RecordedAnswer,
  })
  amend(
    @CalledBy() caller: Caller,
    @PathId('id') pledgeId: string,
    @Body() body: AmendPledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, PLEDGE, 'amend-pledge', caller, { pledgeId, ...body }, reply);
  }

  @Records(':id/waiver', {
    id: 'waivePledge',
    needs: 'administer',
    summary: 'Ask for the rest no longer',
    description: 'What was delivered stays.',
    answer: RecordedAnswer,
  })
  waive(
    @CalledBy() caller: Caller,
    @PathId('id') pledgeId: string,
    @Body() body: SettlePledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, PLEDGE, 'waive-pledge', caller, { pledgeId, ...body }, reply);
  }

  @Records(':id/lapse', {
    id: 'lapsePledge',
    needs: 'administer',
    summary: 'Expect the rest no longer, after its due date',
    answer: RecordedAnswer,
  })
  lapse(
    @CalledBy() caller: Caller,
    @PathId('id') pledgeId: string,
    @Body() body: SettlePledgeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, PLEDGE, 'lapse-pledge', caller, { pledgeId, ...body }, reply);
  }
}
