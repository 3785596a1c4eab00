import { Module } from '@nestjs/common';
import { ReportsController, reportsQuestions } from './reports.controller.js';
import { SettlementController } from './settlement.controller.js';

@Module({
  controllers: [ReportsController, SettlementController],
  providers: Object.values(reportsQuestions).map(({ handler }) => handler),
})
export class ReportsModule {}
