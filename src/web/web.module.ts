import { Module } from '@nestjs/common';
import { LandingController, landingQuestions } from './landing.controller.js';

@Module({
  controllers: [LandingController],
  providers: Object.values(landingQuestions).map(({ handler }) => handler),
})
export class WebModule {}
