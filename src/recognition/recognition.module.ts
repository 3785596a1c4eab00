import { Module } from '@nestjs/common';
import { AchievementsController, recognitionQuestions } from './achievements.controller.js';

@Module({
  controllers: [AchievementsController],
  providers: Object.values(recognitionQuestions).map(({ handler }) => handler),
})
export class RecognitionModule {}
