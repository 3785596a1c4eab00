import { Body, Controller, Inject, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { signatureOf } from '../access/domain/policy.js';
import type { Standing } from '../access/domain/standing.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand, LONG_WORK, question } from '../http/bus.js';
import { NoBody } from '../http/checker.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { StandingOf } from '../http/standing.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { Completeness } from './completeness.queries.js';
import { CompletenessAnswer } from './preparation-answers.js';
import { ReviewAnswer, ReviewsAnswer } from './reviews-answers.js';
import { OpenReviewBody, SignCloseBody } from './reviews-requests.js';
import { reviewOf, reviewsOf } from './reviews.queries.js';

export const reviewQuestions = { reviews: question(reviewsOf), review: question(reviewOf) };
const ask = reviewQuestions;

/** A review and its steps, from its opening to the signatures, and what there is to prepare it with. */
@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug')
export class ReviewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Reads('reviews', {
    id: 'listReviews',
    needs: 'look as a member',
    query: true,
    summary: 'List reviews',
    answer: ReviewsAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: PageQuery,
  ): Promise<object> {
    return this.queries.execute(ask.reviews.ask(coalitionId, pageAsked(query), sight));
  }

  @Records('reviews', {
    id: 'openReview',
    needs: 'hold reviews',
    summary: 'Open the review of a quarter',
    description: 'From then on supplies are listed. It may be done before the quarter is over.',
    answer: RecordedAnswer,
  })
  open(
    @CalledBy() caller: Caller,
    @Body() body: OpenReviewBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.move('open-review', caller, { ...body }, reply);
  }

  @Reads('reviews/:quarter', {
    id: 'getReview',
    needs: 'look as a member',
    summary: 'Read a review: its stage, what comes next, and all that was said and decided',
    answer: ReviewAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('quarter') quarter: string,
  ): Promise<object> {
    return this.queries.execute(ask.review.ask(coalitionId, quarter, sight));
  }

  // It reads the log where something was said after the frozen position: that holds up no other request.
  @Reads('reviews/:quarter/completeness', {
    id: 'getCompleteness',
    needs: 'look as a member',
    summary: 'What is missing in a quarter under review',
    answer: CompletenessAnswer,
  })
  completeness(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('quarter') quarter: string,
  ): Promise<Completeness> {
    return this.longWork.run<Completeness>('review-completeness', { coalitionId, sight, quarter });
  }

  @Records('reviews/:quarter/preparation', {
    id: 'prepareReview',
    needs: 'hold reviews',
    summary: 'Freeze the figures that a review looks at',
    description: 'Again as well, for figures that were mended, until deciding begins.',
    answer: RecordedAnswer,
  })
  prepare(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.move('prepare-review', caller, { quarter }, reply);
  }

  @Records('reviews/:quarter/discussion', {
    id: 'openDiscussion',
    needs: 'hold reviews',
    summary: 'Open the discussion: members state positions from then on',
    answer: RecordedAnswer,
  })
  discuss(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.move('open-discussion', caller, { quarter }, reply);
  }

  @Records('reviews/:quarter/deciding', {
    id: 'openDeciding',
    needs: 'hold reviews',
    summary: 'Go on to deciding: pulses and supplies are closed from then on',
    answer: RecordedAnswer,
  })
  deciding(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.move('open-deciding', caller, { quarter }, reply);
  }

  @Records('reviews/:quarter/publication', {
    id: 'publishDecisions',
    needs: 'hold reviews',
    summary: 'Publish the reasons of what was decided so far',
    answer: RecordedAnswer,
  })
  publish(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @Body() _: NoBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.move('publish-decisions', caller, { quarter }, reply);
  }

  @Records('reviews/:quarter/signatures', {
    id: 'signClose',
    needs: 'sign for a quarter',
    summary: 'Sign the close of a quarter, as who is signed in',
    description:
      'Two different people sign, once everything is decided: a facilitator, and a coordinator for the backbone. Nobody signs for somebody else, and no API key signs.',
    answer: RecordedAnswer,
  })
  sign(
    @CalledBy() caller: Caller,
    @PathId('quarter') quarter: string,
    @StandingOf() standing: Standing,
    @Body() { role }: SignCloseBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return this.move('sign-close', caller, { quarter, ...signatureOf(standing, role) }, reply);
  }

  private async move(
    command: string,
    caller: Caller,
    data: JsonObject,
    reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor, coalitionId } = caller;
    const result = await this.commands.execute(new LedgerCommand(command, caller, { ...data, actingFor }));
    const quarter = result.answer['quarter'] as string;
    return recorded(reply, result, quarter, addressOf(coalitionId, 'reviews', quarter));
  }
}
