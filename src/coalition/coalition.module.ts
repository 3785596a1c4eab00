import { Module } from '@nestjs/common';
import { CoalitionController, coalitionQuestions } from './coalition.controller.js';
import { MembersController, memberQuestions } from './members.controller.js';
import { PoliciesController, policyQuestions } from './policies.controller.js';

@Module({
  controllers: [CoalitionController, MembersController, PoliciesController],
  providers: Object.values({ ...coalitionQuestions, ...memberQuestions, ...policyQuestions }).map(
    ({ handler }) => handler,
  ),
})
export class CoalitionModule {}
