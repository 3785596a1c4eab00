import { Module, type DynamicModule } from '@nestjs/common';
import { ClosingController } from './closing.controller.js';
import { CreditsController } from './credits.controller.js';
import { FairSharesController } from './fair-shares.controller.js';
import { LineUpsController } from './line-ups.controller.js';
import { PortfolioController, portfolioQuestions } from './portfolio.controller.js';
import { DRAWING, type DrawingPort } from './drawing/drawing-port.js';
import { ReportFiles } from './jobs/report-files.js';
import { ReportFilesController, reportFileQuestions } from './report-files.controller.js';
import { ReportsController, reportsQuestions } from './reports.controller.js';
import { ReviewPapersController } from './review-papers.controller.js';
import { SettleUpController } from './settle-up.controller.js';
import { SettlementController } from './settlement.controller.js';
import { StatementsController } from './statements.controller.js';

export interface ReportsOptions {
  /** Where files are drawn. */
  readonly drawing: DrawingPort;
  /** Files of reports that jobs make. */
  readonly reportFiles: ReportFiles;
}

@Module({})
export class ReportsModule {
  static with({ drawing, reportFiles }: ReportsOptions): DynamicModule {
    return {
      module: ReportsModule,
      // The site orders the same files.
      global: true,
      exports: [ReportFiles],
      controllers: [
        ReportsController,
        ReportFilesController,
        ClosingController,
        PortfolioController,
        CreditsController,
        FairSharesController,
        SettlementController,
        SettleUpController,
        LineUpsController,
        ReviewPapersController,
        StatementsController,
      ],
      providers: [
        { provide: DRAWING, useValue: drawing },
        { provide: ReportFiles, useValue: reportFiles },
        ...Object.values({
          ...reportsQuestions,
          ...reportFileQuestions,
          ...portfolioQuestions,
        }).map(({ handler }) => handler),
      ],
    };
  }
}
