import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { addressOf, record, recorded, RecordedAnswer, type Recordable } from '../http/answers.js';
import { LedgerCommand, question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { NoBody } from '../http/checker.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked } from '../http/page.js';
import { LapsedAnswer, RedemptionDetailAnswer, RedemptionsAnswer } from './redemptions-answers.js';
import {
  RedeemCreditsBody,
  RedemptionsQuery,
  ReleaseCreditsBody,
  ReserveCreditsBody,
} from './redemptions-requests.js';
import { redemptionOf, redemptionsOf } from './redemptions.queries.js';

export const redemptionQuestions = {
  redemptions: question(redemptionsOf),
  redemption: question(redemptionOf),
};
const ask = redemptionQuestions;
const REDEMPTION: Recordable = { idField: 'redemptionId', place: 'redemptions' };

/** How credits are spent: what is reserved of offers, redeemed, or set free. */
@ApiTags('redemptions')
@Controller('api/v1/coalitions/:slug/redemptions')
export class RedemptionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Reads('', {
    id: 'listRedemptions',
    needs: 'look as a member',
    query: true,
    summary: 'List redemptions by day',
    answer: RedemptionsAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: RedemptionsQuery,
  ): Promise<object> {
    return this.queries.execute(ask.redemptions.ask(coalitionId, { ...query, ...pageAsked(query) }, sight));
  }

  @Reads(':id', {
    id: 'getRedemption',
    needs: 'look as a member',
    summary: 'Read one redemption',
    answer: RedemptionDetailAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') redemptionId: string,
  ): Promise<object> {
    return this.queries.execute(ask.redemption.ask(coalitionId, redemptionId, sight));
  }

  @Records('', {
    id: 'reserveCredits',
    needs: 'take part',
    summary: 'Keep one of an offer, and its price, for a member',
    description: 'Credits that vested first are taken first. A balance never goes below zero.',
    answer: RecordedAnswer,
  })
  reserve(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: ReserveCreditsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, REDEMPTION, 'reserve-credits', caller, { redemptionId: id, ...rest }, reply);
  }

  @Records(':id/redemption', {
    id: 'redeemCredits',
    needs: 'take part',
    summary: 'Say that a member got what it reserved',
    description: 'Its credits are spent, and the benefit is recorded.',
    answer: RecordedAnswer,
  })
  redeem(
    @CalledBy() caller: Caller,
    @PathId('id') redemptionId: string,
    @Body() body: RedeemCreditsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { redemptionId, ...body, reason: null };
    return record(this.commands, REDEMPTION, 'redeem-credits', caller, data, reply);
  }

  @Records(':id/release', {
    id: 'releaseCredits',
    needs: 'take part',
    summary: 'Set reserved credits free again',
    answer: RecordedAnswer,
  })
  release(
    @CalledBy() caller: Caller,
    @PathId('id') redemptionId: string,
    @Body() body: ReleaseCreditsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, REDEMPTION, 'release-credits', caller, { redemptionId, ...body }, reply);
  }

  @Records('lapse', {
    id: 'releaseLapsed',
    needs: 'administer',
    summary: 'Set free every reservation that nobody fetched in time',
    description: 'As of today, whosesoever it is.',
    answer: LapsedAnswer,
  })
  async lapse(
    @CalledBy() caller: Caller,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LapsedAnswer> {
    const { coalitionId, actingFor } = caller;
    const result = await this.commands.execute(new LedgerCommand('release-lapsed', caller, { actingFor }));
    const { position, changed } = recorded(reply, result, '', addressOf(coalitionId, 'redemptions'));
    return { released: result.answer['released'] as string[], position, changed };
  }
}
