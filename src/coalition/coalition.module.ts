import { Module } from '@nestjs/common';
import { CoalitionController, coalitionQuestions } from './coalition.controller.js';
import { MembersController, memberQuestions } from './members.controller.js';

@Module({
  controllers: [CoalitionController, MembersController],
  providers: [...Object.values(coalitionQuestions), ...Object.values(memberQuestions)].map(
    ({ handler }) => handler,
  ),
})
export class CoalitionModule {}
