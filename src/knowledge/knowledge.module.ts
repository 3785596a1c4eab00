import { Module } from '@nestjs/common';
import { ApplicationsController, applicationQuestions } from './applications.controller.js';
import { KnowledgeController, knowledgeQuestions } from './knowledge.controller.js';
import { OffersController, offerQuestions } from './offers.controller.js';
import { RedemptionsController, redemptionQuestions } from './redemptions.controller.js';

@Module({
  controllers: [KnowledgeController, ApplicationsController, OffersController, RedemptionsController],
  providers: [
    ...Object.values(knowledgeQuestions).map(({ handler }) => handler),
    ...Object.values(applicationQuestions).map(({ handler }) => handler),
    ...Object.values(offerQuestions).map(({ handler }) => handler),
    ...Object.values(redemptionQuestions).map(({ handler }) => handler),
  ],
})
export class KnowledgeModule {}
