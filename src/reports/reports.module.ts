import { Module } from '@nestjs/common';
import { ClosingController } from './closing.controller.js';
import { CreditsController, creditQuestions } from './credits.controller.js';
import { FairSharesController, fairShareQuestions } from './fair-shares.controller.js';
import { LineUpsController } from './line-ups.controller.js';
import { PortfolioController, portfolioQuestions } from './portfolio.controller.js';
import { ReportsController, reportsQuestions } from './reports.controller.js';
import { SettleUpController } from './settle-up.controller.js';
import { SettlementController } from './settlement.controller.js';
import { SheetsController } from './sheets.controller.js';

@Module({
  controllers: [
    ReportsController,
    ClosingController,
    PortfolioController,
    CreditsController,
    FairSharesController,
    SettlementController,
    SettleUpController,
    LineUpsController,
    SheetsController,
  ],
  providers: Object.values({
    ...reportsQuestions,
    ...portfolioQuestions,
    ...creditQuestions,
    ...fairShareQuestions,
  }).map(({ handler }) => handler),
})
export class ReportsModule {}
