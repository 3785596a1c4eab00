import { Body, Controller, Query, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { addressOf } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { Begins, Cancels, Reads } from '../http/operation.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { fileName, FILE_CONTENT, mediaTypeOf, storedFile } from './drawn.js';
import type { FileJob } from './jobs/file-job.js';
import { ReportFiles } from './jobs/report-files.js';
import { ReportFileAnswer, ReportFileBody, ReportFilesAnswer } from './report-files-answers.js';
import { fileJob, fileJobs } from './report-files.queries.js';

export const reportFileQuestions = { one: question(fileJob), all: question(fileJobs) };
const ask = reportFileQuestions;

/** Where files stand in their coalition. */
const PLACE = 'report-files';
/** When to look again at a job that is under way, in seconds. */
const LOOK_AGAIN_SECONDS = '1';

/** Reports as files that jobs make: for those that take longer than anybody should wait. */
@ApiTags('figures')
@Controller(`api/v1/coalitions/:slug/${PLACE}`)
export class ReportFilesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly files: ReportFiles,
  ) {}

  @Begins('', {
    id: 'orderReportFile',
    needs: 'read what is published',
    summary: 'Order the quarterly report as a file',
    description:
      'The same quarter and format, as known at the same position, is made once: who asks again gets the same job. A job that was under way when the service ended is begun again.',
    answer: ReportFileAnswer,
    problems: [507],
  })
  async order(
    @CalledBy() { coalitionId, actor, idempotencyKey }: Caller,
    @SeenBy() sight: Sight,
    @Body() { quarter, format, asKnownAt = null }: ReportFileBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportFileAnswer> {
    const wanted = { quarter, format, asKnownAt };
    const job = await this.files.order({ coalitionId, askedBy: actor, sight, idempotencyKey, ...wanted });
    void reply.header('location', addressOf(coalitionId, PLACE, job.id));
    return this.answerOf(job, reply);
  }

  @Reads('', {
    id: 'listReportFiles',
    needs: 'read what is published',
    query: true,
    summary: 'Files of reports that were ordered',
    answer: ReportFilesAnswer,
  })
  async all(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: PageQuery,
  ): Promise<ReportFilesAnswer> {
    const { items, next } = await this.queries.execute(ask.all.ask(coalitionId, pageAsked(query), sight));
    return { items: items.map((job) => this.answerOf(job)), next };
  }

  @Reads(':id', {
    id: 'getReportFile',
    needs: 'read what is published',
    summary: 'How the making of a file is doing',
    answer: ReportFileAnswer,
    headers: { 'Retry-After': 'When to look again, in seconds, while it waits or runs.' },
  })
  async one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportFileAnswer> {
    return this.answerOf(await this.queries.execute(ask.one.ask(coalitionId, id, sight)), reply);
  }

  @Reads(':id/file', {
    id: 'downloadReportFile',
    needs: 'read what is published',
    summary: 'Download the file of a report',
    description: 'Its hash is checked before its first byte goes out.',
    content: {
      'application/json': { schema: { type: 'object', additionalProperties: true } },
      'text/csv': { schema: { type: 'string' } },
      ...FILE_CONTENT,
    },
    problems: [409, 410, 507],
    headers: { ETag: 'The SHA-256 of the file.' },
  })
  async download(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { job, file, content } = await this.files.open(coalitionId, id, sight);
    void reply.header('etag', `"${file.sha256}"`);
    return storedFile(reply, job.asked.format, nameOf(job), file.bytes, content);
  }

  @Cancels(':id', {
    id: 'cancelReportFile',
    needs: 'read what is published',
    summary: 'Cancel a job that waits or runs',
    answer: ReportFileAnswer,
  })
  async cancel(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') id: string,
  ): Promise<ReportFileAnswer> {
    return this.answerOf(await this.files.cancel(coalitionId, id, sight));
  }

  private answerOf(job: FileJob, reply?: FastifyReply): ReportFileAnswer {
    const { coalitionId, id, asked, askedBy, state, progress, file } = job;
    const { askedAt, startedAt, finishedAt, problem } = job;
    if (state === 'waiting' || state === 'running') void reply?.header('retry-after', LOOK_AGAIN_SECONDS);
    const { quarter, format, position } = asked;
    return {
      id,
      quarter,
      format,
      position,
      askedBy,
      state,
      progress,
      askedAt,
      startedAt,
      finishedAt,
      file: file && {
        name: fileName(nameOf(job), format),
        mediaType: mediaTypeOf(format),
        bytes: file.bytes,
        sha256: file.sha256,
        href: addressOf(coalitionId, PLACE, id, 'file'),
        keptUntil: this.files.keptUntil(job)!,
      },
      problem,
    };
  }
}

/** As the report has it that is drawn while somebody waits. */
function nameOf({ coalitionId, asked }: FileJob): string {
  return `${coalitionId}-${asked.quarter}`;
}
