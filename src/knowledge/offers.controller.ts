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
import { offerOf, offersOf } from './offers.queries.js';
import { OfferAnswer, OffersAnswer } from './redemptions-answers.js';
import { ListOfferBody, OffersQuery, WithdrawOfferBody } from './redemptions-requests.js';

export const offerQuestions = { offers: question(offersOf), offer: question(offerOf) };
const ask = offerQuestions;
const OFFER: Recordable = { idField: 'offerId', place: 'offers' };

/** What credits can be redeemed for. */
@ApiTags('redemptions')
@Controller('api/v1/coalitions/:slug/offers')
export class OffersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Reads('', {
    id: 'listOffers',
    needs: 'look as a member',
    query: true,
    summary: 'List offers, and the places they have left',
    answer: OffersAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: OffersQuery,
  ): Promise<object> {
    return this.queries.execute(ask.offers.ask(coalitionId, { ...query, ...pageAsked(query) }, sight));
  }

  @Reads(':id', {
    id: 'getOffer',
    needs: 'look as a member',
    summary: 'Read one offer',
    answer: OfferAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') offerId: string,
  ): Promise<object> {
    return this.queries.execute(ask.offer.ask(coalitionId, offerId, sight));
  }

  @Records('', {
    id: 'listOffer',
    needs: 'take part',
    summary: 'Offer something for credits',
    answer: RecordedAnswer,
  })
  add(
    @CalledBy() caller: Caller,
    @Body() { id, capacity, ...rest }: ListOfferBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const data = { offerId: id, ...rest, capacity: capacity === null ? null : String(capacity) };
    return record(this.commands, OFFER, 'list-offer', caller, data, reply);
  }

  @Records(':id/withdrawal', {
    id: 'withdrawOffer',
    needs: 'take part',
    summary: 'Offer something no longer',
    description: 'What is reserved stays so.',
    answer: RecordedAnswer,
  })
  withdraw(
    @CalledBy() caller: Caller,
    @PathId('id') offerId: string,
    @Body() body: WithdrawOfferBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, OFFER, 'withdraw-offer', caller, { offerId, ...body }, reply);
  }
}
