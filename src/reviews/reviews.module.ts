import { Module, type DynamicModule } from '@nestjs/common';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsSupposedHandler } from './proposals-supposed.queries.js';
import { ReopeningController, reopeningQuestions } from './reopening.controller.js';
import { ReviewVoicesController } from './review-voices.controller.js';
import { ReviewsController, reviewQuestions } from './reviews.controller.js';
import { SOLVER, type ProposalsPort } from './solver/proposals-port.js';

export interface ReviewsOptions {
  /** Where proposals are reckoned. */
  readonly solver: ProposalsPort;
}

@Module({})
export class ReviewsModule {
  static with({ solver }: ReviewsOptions): DynamicModule {
    return {
      module: ReviewsModule,
      controllers: [ReviewsController, ReviewVoicesController, ReopeningController, ProposalsController],
      providers: [
        { provide: SOLVER, useValue: solver },
        ProposalsSupposedHandler,
        ...Object.values({ ...reviewQuestions, ...reopeningQuestions }).map(({ handler }) => handler),
      ],
    };
  }
}
