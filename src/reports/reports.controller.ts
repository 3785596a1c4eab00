import { Controller, Inject, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK, question } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Choice, QuarterId, Words } from '../http/fields.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { giveGetBalances, type GiveGetBalances } from '../portfolios/give-get.queries.js';
import { balancesCsv } from './csv.js';
import { STATEMENT_FORMATS, type StatementFormat } from './document-file.js';
import type { ReportComparison } from './domain/report-comparison.js';
import type { QuarterlyReport } from './domain/report.js';
import { contentOf, drawn, drawnFile, FILE_CONTENT, jsonOf } from './drawn.js';
import { DRAWING, type DrawingPort } from './drawing/drawing-port.js';
import type { PackedReport } from './drawing/packed-statements.js';
import { BalancesAnswer, ReportAnswer } from './reports-answers.js';
import { ReportComparisonAnswer } from './report-comparison-answers.js';
import { REPORT_FORMATS, type ReportFormat } from './report-file.js';
import { MOMENT_LIMIT, ScopeQuery, scopeOf } from './scope-query.js';

export const reportsQuestions = {
  balances: question(giveGetBalances),
};
const ask = reportsQuestions;

export class ReportQuery {
  @Words(MOMENT_LIMIT, { about: 'Count what was recorded by this position or instant.', optional: true })
  asKnownAt!: string | null;

  @Choice(REPORT_FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;

  @Choice(['true', 'false'], {
    about: 'Whether a PDF has the statements of members after the report; `true` without it.',
    optional: true,
  })
  statements!: string | null;
}

export class ReportComparisonQuery {
  @QuarterId({ about: 'The other quarter; whichever is the earlier comes first.' })
  with!: string;

  @Choice(STATEMENT_FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;
}

@ApiTags('figures')
@ApiExtraModels(BalancesAnswer, ReportAnswer, ReportComparisonAnswer)
@Controller('api/v1/coalitions/:slug')
export class ReportsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
    @Inject(DRAWING) private readonly drawing: DrawingPort,
  ) {}

  @Reads('balances', {
    id: 'getBalances',
    needs: 'look as a member',
    query: true,
    summary: 'What each member gave and received, and its balance',
    content: contentOf(BalancesAnswer),
  })
  async balances(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: ScopeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GiveGetBalances | string> {
    const scope = scopeOf(query);
    // Figures of another day, or as known earlier, are not kept as sums: entries and events are read for them.
    const balances =
      query.asOf === null && query.asKnownAt === null
        ? await this.queries.execute(ask.balances.ask(coalitionId, scope, sight))
        : await this.longWork.run<GiveGetBalances>('balances', { coalitionId, sight, ...scope });
    return drawn(reply, query.format, `${coalitionId}-balances`, balances, balancesCsv);
  }

  @Reads('reports/:quarter', {
    id: 'getReport',
    needs: 'read what is published',
    query: true,
    summary: 'The quarterly report',
    content: { ...contentOf(ReportAnswer), ...FILE_CONTENT },
  })
  async report(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Param('quarter') quarter: string,
    @Query() { asKnownAt, format, statements }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuarterlyReport | string | StreamableFile> {
    const asked = { coalitionId, sight, quarter, asKnownAt: asKnownAt ?? undefined };
    if (format === 'pdf' && statements !== 'false') {
      const whole = await this.longWork.run<PackedReport>('report-with-statements', asked);
      const pdf = await this.drawing.draw({ ...whole, format });
      return drawnFile(reply, format, `${coalitionId}-${whole.report.quarter}`, pdf);
    }
    const report = await this.longWork.run<QuarterlyReport>('report', asked);
    if (format === null || format === 'json') return report;
    const file = await this.drawing.draw({ report, format: format as ReportFormat });
    return drawnFile(reply, format as ReportFormat, `${coalitionId}-${report.quarter}`, file);
  }

  @Reads('reports/:quarter/comparison', {
    id: 'compareReports',
    needs: 'read what is published',
    query: true,
    summary: 'Two quarters side by side, with the differences',
    description:
      'Each is what its report says: of a closed quarter what was sealed, of an open one what is known now.',
    content: { ...jsonOf(ReportComparisonAnswer), ...FILE_CONTENT },
  })
  async comparison(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Param('quarter') quarter: string,
    @Query() { with: other, format }: ReportComparisonQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportComparison | StreamableFile> {
    const asked = { coalitionId, sight, quarter, other };
    const comparison = await this.longWork.run<ReportComparison>('report-comparison', asked);
    if (format === null || format === 'json') return comparison;
    const as = format as StatementFormat;
    const name = `${coalitionId}-${comparison.before.quarter}-${comparison.after.quarter}`;
    return drawnFile(reply, as, name, await this.drawing.draw({ comparison, format: as }));
  }
}
