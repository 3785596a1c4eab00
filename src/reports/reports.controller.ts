import { Controller, Inject, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK, question } from '../http/bus.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Choice, Day, QuarterId, Words } from '../http/fields.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { giveGetBalances, type GiveGetBalances } from '../portfolios/give-get.queries.js';
import { balancesCsv, reportCsv } from './csv.js';
import type { QuarterlyReport } from './domain/report.js';
import { BalancesAnswer, ReportAnswer } from './reports-answers.js';
import { quarterlyReport } from './reports.queries.js';

export const reportsQuestions = { balances: question(giveGetBalances), report: question(quarterlyReport) };
const ask = reportsQuestions;

const FORMATS = ['json', 'csv'];
const CSV = 'text/csv; charset=utf-8; header=present';
/** A position of 15 digits, or an instant with its offset. */
const MOMENT_LIMIT = 40;

export class BalancesQuery {
  @QuarterId({ about: 'Movements of this fiscal quarter; all time without it.', optional: true })
  quarter!: string | null;

  @Day({ about: 'Count what happened by this day.', optional: true })
  asOf!: string | null;

  @Words(MOMENT_LIMIT, { about: 'Count what was recorded by this position or instant.', optional: true })
  asKnownAt!: string | null;

  @Choice(FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;
}

export class ReportQuery {
  @Words(MOMENT_LIMIT, { about: 'Count what was recorded by this position or instant.', optional: true })
  asKnownAt!: string | null;

  @Choice(FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;
}

const contentOf = (answer: typeof BalancesAnswer | typeof ReportAnswer) => ({
  'application/json': { schema: { $ref: getSchemaPath(answer) } },
  'text/csv': { schema: { type: 'string' } },
});

@ApiTags('figures')
@ApiExtraModels(BalancesAnswer, ReportAnswer)
@Controller('api/v1/coalitions/:slug')
export class ReportsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Reads('balances', {
    id: 'getBalances',
    query: true,
    summary: 'What each member gave and received, and its balance',
    content: contentOf(BalancesAnswer),
  })
  async balances(
    @CoalitionId() coalitionId: string,
    @Query() { quarter, asOf, asKnownAt, format }: BalancesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GiveGetBalances | string> {
    const scope = {
      ...(quarter === null ? {} : { quarter }),
      ...(asOf === null ? {} : { asOf }),
      ...(asKnownAt === null ? {} : { asKnownAt }),
    };
    // Figures of another day, or as known earlier, are not kept as sums: entries and events are read for them.
    const balances =
      asOf === null && asKnownAt === null
        ? await this.queries.execute(ask.balances.ask(coalitionId, scope))
        : await this.longWork.run<GiveGetBalances>('balances', { coalitionId, ...scope });
    return drawn(reply, format, `${coalitionId}-balances`, balances, balancesCsv);
  }

  @Reads('reports/:quarter', {
    id: 'getReport',
    query: true,
    summary: 'The quarterly report',
    content: contentOf(ReportAnswer),
  })
  async report(
    @CoalitionId() coalitionId: string,
    @Param('quarter') quarter: string,
    @Query() { asKnownAt, format }: ReportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuarterlyReport | string> {
    const report =
      asKnownAt === null
        ? await this.queries.execute(ask.report.ask(coalitionId, quarter))
        : await this.longWork.run<QuarterlyReport>('report', { coalitionId, quarter, asKnownAt });
    return drawn(reply, format, `${coalitionId}-${report.quarter}`, report, reportCsv);
  }
}

function drawn<Answer>(
  reply: FastifyReply,
  format: string | null,
  name: string,
  answer: Answer,
  csv: (answer: Answer) => string,
): Answer | string {
  if (format !== 'csv') return answer;
  void reply.type(CSV).header('content-disposition', `attachment; filename="${name}.csv"`);
  return csv(answer);
}
