import { Module } from '@nestjs/common';
import { ImportsController, importQuestions } from './imports.controller.js';
import { InterchangeController } from './interchange.controller.js';

@Module({
  controllers: [InterchangeController, ImportsController],
  providers: Object.values(importQuestions).map(({ handler }) => handler),
})
export class InterchangeModule {}
