import { Module } from '@nestjs/common';
import { ReviewVoicesController } from './review-voices.controller.js';
import { ReviewsController, reviewQuestions } from './reviews.controller.js';

@Module({
  controllers: [ReviewsController, ReviewVoicesController],
  providers: Object.values(reviewQuestions).map(({ handler }) => handler),
})
export class ReviewsModule {}
