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
  DecideProposalBody,
  GivePulseBody,
  ListSupplyBody,
  StatePositionBody,
  WithdrawSupplyBody,
} from './reviews-requests.js';

/** What is said, offered and decided within a review. All of it is read with the review. */
@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug/reviews/:quarter')
export class ReviewVoicesController {
  constructor(private readonly commands: CommandBus) {}

  @Records('pulses', {
    id: 'givePulse',
    needs: 'take part in a review',
    summary: 'Say how fair a member finds the quarter',
    description: 'From the preparation on; the last word counts.',
    answer: RecordedAnswer,
  })
  pulse(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() body: GivePulseBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.say('give-pulse', caller, { quarter, ...body }, 'quarter', reply);
  }

  @Records('positions', {
    id: 'statePosition',
    needs: 'take part in a review',
    summary: 'Say where a member stands, on the quarter or on a proposal',
    description: 'From the discussion on; the last word counts.',
    answer: RecordedAnswer,
  })
  position(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() body: StatePositionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.say('state-position', caller, { quarter, ...body }, 'quarter', reply);
  }

  @Records('supplies', {
    id: 'listSupply',
    needs: 'take part in a review',
    summary: 'List something that can be given next',
    answer: RecordedAnswer,
  })
  list(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() { id, openTo, ...rest }: ListSupplyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { quarter, supplyId: id, openTo: openTo ?? [], ...rest };
    return this.say('list-supply', caller, data, 'supplyId', reply);
  }

  @Records('supplies/:id/withdrawal', {
    id: 'withdrawSupply',
    needs: 'take part in a review',
    summary: 'Take a supply back of which nothing was decided',
    answer: RecordedAnswer,
  })
  withdraw(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @PathId('id') supplyId: string,
    @Body() body: WithdrawSupplyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.say('withdraw-supply', caller, { quarter, supplyId, ...body }, 'supplyId', reply);
  }

  @Records('proposals/:id/decision', {
    id: 'decideProposal',
    needs: 'hold reviews',
    summary: 'Decide on a proposal',
    description:
      'Once. What is accepted or amended is done in the same step: an entry is recorded, or a pledge made.',
    answer: RecordedAnswer,
  })
  decide(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @PathId('id') proposalId: string,
    @Body() { dissent, actions, ...rest }: DecideProposalBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = {
      ...{ quarter, proposalId, ...rest },
      dissent: (dissent ?? []).map(({ memberId, words }) => ({ memberId, words })),
      actions: (actions ?? []).map(({ what, owner, dueOn }) => ({ what, owner, dueOn })),
    };
    return this.say('decide-proposal', caller, data, 'proposalId', reply);
  }

  /** Everything that is said here stands in the review: that is where it can be read. */
  private async say(
    command: string,
    caller: Caller,
    data: JsonObject,
    idField: 'quarter' | 'supplyId' | 'proposalId',
    reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor, coalitionId } = caller;
    const result = await this.commands.execute(new LedgerCommand(command, caller, { ...data, actingFor }));
    const { [idField]: id, quarter } = result.answer as Record<string, string>;
    return recorded(reply, result, id!, addressOf(coalitionId, 'reviews', quarter!));
  }
}
