import { Module, type DynamicModule } from '@nestjs/common';
import { ProposalsController, SOLVER } from './proposals.controller.js';
import { ReopeningController, reopeningQuestions } from './reopening.controller.js';
import { ReviewVoicesController } from './review-voices.controller.js';
import { ReviewsController, reviewQuestions } from './reviews.controller.js';
import type { ProposalsPort } from './solver/proposals-port.js';

export interface ReviewsOptions {
  /** Where proposals are reckoned. */
  readonly solver: ProposalsPort;
}

@Module({})
export class ReviewsModule {
  static with({ solver }: ReviewsOptions): DynamicModule {
    return {
      module: ReviewsModule,
      // The site asks for proposals as well.
      global: true,
      exports: [SOLVER],
      controllers: [ReviewsController, ReviewVoicesController, ReopeningController, ProposalsController],
      providers: [
        { provide: SOLVER, useValue: solver },
        ...Object.values({ ...reviewQuestions, ...reopeningQuestions }).map(({ handler }) => handler),
      ],
    };
  }
}
