import { Module } from '@nestjs/common';
import { ReportsController, reportsQuestions } from './reports.controller.js';

@Module({
  controllers: [ReportsController],
  providers: Object.values(reportsQuestions).map(({ handler }) => handler),
})
export class ReportsModule {}
