import { Controller, Get, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import { Problem } from '../kernel/problem.js';
import type { FileJob } from '../reports/jobs/file-job.js';
import { ReportFiles } from '../reports/jobs/report-files.js';
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from '../reports/report-file.js';
import { ReportFilePage } from './pages/reports/report-papers-pages.js';
import { siteQuestions as ask } from './questions.js';
import { SitePages } from './site-pages.js';
import { inCoalition } from './view.js';
import { Visiting, type Visit } from './visit.js';

/** How often the page of a file that is being made comes again, in seconds. */
const AGAIN_SECONDS = '2';

/** Reports as files that jobs make, so that nobody has to wait for a long one at an open connection. */
@ApiExcludeController()
@Controller('c/:slug/reports')
export class ReportFilePagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly queries: QueryBus,
    private readonly files: ReportFiles,
  ) {}

  @Post(':quarter/files')
  @Needs('read what is published')
  order(@PathId('quarter') quarter: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    const askedBy = visit.caller.actor;
    let refused: unknown;
    return this.pages.submit(visit, {
      form: 'order',
      work: async (form) => {
        try {
          const format = formatOf(form.typed('format'));
          return pathOf(
            await this.files.order({ coalitionId, askedBy, sight, quarter, format, asKnownAt: null }),
          );
        } catch (error) {
          refused = error;
          throw error;
        }
      },
      // There is nothing to type again: the page for problems says why.
      again: () => {
        throw refused;
      },
    });
  }

  @Get('files/:id')
  @Needs('read what is published')
  show(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    return this.pages.show(visit, async (view) => {
      const job = await this.queries.execute(ask.reportFile.ask(visit.coalitionId, id, visit.sight));
      if (job.state === 'waiting' || job.state === 'running') {
        void visit.reply.header('refresh', AGAIN_SECONDS);
      }
      return ReportFilePage({ view: inCoalition(view), job, keptUntil: this.files.keptUntil(job) });
    });
  }

  @Post('files/:id/cancellation')
  @Needs('read what is published')
  cancel(@PathId('id') id: string, @Visiting() visit: Visit): Promise<string> {
    const { coalitionId, sight } = visit;
    return this.pages.submit(visit, {
      form: 'cancel',
      work: async () => pathOf(await this.files.cancel(coalitionId, id, sight)),
      // It has ended meanwhile: its page says how.
      again: async (view) => {
        const job = await this.queries.execute(ask.reportFile.ask(coalitionId, id, sight));
        return ReportFilePage({ view: inCoalition(view), job, keptUntil: this.files.keptUntil(job) });
      },
    });
  }
}

function formatOf(found: string): ReportFormat {
  if (isReportFormat(found)) return found;
  throw new Problem('reports.format-unknown', { found, expected: REPORT_FORMATS.join(', ') });
}

const pathOf = ({ coalitionId, id }: FileJob): string =>
  `/c/${coalitionId}/reports/files/${encodeURIComponent(id)}`;
