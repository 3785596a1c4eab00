import { Module } from '@nestjs/common';
import { LineUpsController } from './line-ups.controller.js';
import { PortfolioController, portfolioQuestions } from './portfolio.controller.js';
import { ReportsController, reportsQuestions } from './reports.controller.js';
import { SettlementController } from './settlement.controller.js';

@Module({
  controllers: [ReportsController, PortfolioController, SettlementController, LineUpsController],
  providers: Object.values({ ...reportsQuestions, ...portfolioQuestions }).map(({ handler }) => handler),
})
export class ReportsModule {}
