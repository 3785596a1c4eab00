import { Module } from '@nestjs/common';
import { TrailController, trailQuestions } from './trail.controller.js';

@Module({
  controllers: [TrailController],
  providers: Object.values(trailQuestions).map(({ handler }) => handler),
})
export class TrailModule {}
