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
  ListOfferBody,
  RedeemCreditsBody,
  ReleaseCreditsBody,
  ReserveCreditsBody,
  WithdrawOfferBody,
} from './redemptions-requests.js';

/** Where the things that these commands answer about stand. */
const PLACES = { offerId: 'offers', redemptionId: 'redemptions' } as const;

/** How credits vest and are spent: offers, and what is redeemed of them. */
@ApiTags('redemptions')
@Controller('api/v1/coalitions/:slug')
export class RedemptionsController {
  constructor(private readonly commands: CommandBus) {}

  @Records('offers', {
    id: 'listOffer',
    summary: 'Offer something for credits',
    answer: RecordedAnswer,
    actsFor: true,
  })
  list(
    @CalledBy() caller: Caller,
    @Body() { id, capacity, ...rest }: ListOfferBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { offerId: id, ...rest, capacity: capacity === null ? null : String(capacity) };
    return this.change('list-offer', caller, data, 'offerId', reply);
  }

  @Records('offers/:id/withdrawal', {
    id: 'withdrawOffer',
    summary: 'Offer something no longer',
    description: 'What is reserved stays so.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  withdraw(
    @CalledBy() caller: Caller,
    @PathId('id') offerId: string,
    @Body() body: WithdrawOfferBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('withdraw-offer', caller, { offerId, ...body }, 'offerId', reply);
  }

  @Records('redemptions', {
    id: 'reserveCredits',
    summary: 'Keep one of an offer, and its price, for a member',
    description: 'Credits that vested first are taken first. A balance never goes below zero.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  reserve(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: ReserveCreditsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('reserve-credits', caller, { redemptionId: id, ...rest }, 'redemptionId', reply);
  }

  @Records('redemptions/:id/redemption', {
    id: 'redeemCredits',
    summary: 'Say that a member got what it reserved',
    description: 'Its credits are spent, and the benefit is recorded.',
    answer: RecordedAnswer,
    actsFor: true,
  })
  redeem(
    @CalledBy() caller: Caller,
    @PathId('id') redemptionId: string,
    @Body() body: RedeemCreditsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { redemptionId, ...body, reason: null };
    return this.change('redeem-credits', caller, data, 'redemptionId', reply);
  }

  @Records('redemptions/:id/release', {
    id: 'releaseCredits',
    summary: 'Set reserved credits free again',
    answer: RecordedAnswer,
    actsFor: true,
  })
  release(
    @CalledBy() caller: Caller,
    @PathId('id') redemptionId: string,
    @Body() body: ReleaseCreditsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.change('release-credits', caller, { redemptionId, ...body }, 'redemptionId', reply);
  }

  private async change(
    command: string,
    caller: Caller,
    data: JsonObject,
    idField: keyof typeof PLACES,
    reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor } = caller;
    const result = await this.commands.execute(new LedgerCommand(command, caller, { ...data, actingFor }));
    const id = result.answer[idField] as string;
    return recorded(reply, result, id, addressOf(caller.coalitionId, PLACES[idField], id));
  }
}
