import { Controller, Get, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import { PathId } from '../http/caller.decorator.js';
import { Needs } from '../http/operation.decorator.js';
import type { FileJob } from '../reports/jobs/file-job.js';
import { ReportFiles } from '../reports/jobs/report-files.js';
import { REPORT_FORMATS } from '../reports/report-file.js';
import { ReportFilePage } from './pages/report-papers-pages.js';
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
    return this.pages.submit(visit, {
      form: 'order',
      work: async (form) => {
        const format = form.choice('format', REPORT_FORMATS);
        form.assertRight();
        const wanted = { quarter, format, asKnownAt: null };
        const job = await this.files.order({
          ...{ coalitionId, askedBy: visit.caller.actor, sight },
          ...wanted,
        });
        return pathOf(job);
      },
      // What a button sends is right, unless somebody made it up: then the page for problems says so.
      again: (_, form) => {
        throw new Error(form.errors.map(({ words }) => words).join(' '));
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

const pathOf = ({ coalitionId, id }: FileJob): string =>
  `/c/${coalitionId}/reports/files/${encodeURIComponent(id)}`;
