import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CalledBy, CoalitionId, type Caller } from '../http/caller.decorator.js';
import { Reads, TakesFiles } from '../http/operation.decorator.js';
import { withUploads } from '../http/uploads.js';
import { Problem } from '../kernel/problem.js';
import { exportFormats, type ExportFormat, type ExportResult } from './export.js';
import type { ImportResult } from './import.js';
import { ImportAnswer, ImportQuery } from './interchange-answers.js';
import { mappingQuestions } from './mappings.controller.js';
import type { StoredExport, StoredImport } from './stored-files.js';

const FILES: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  hledger: { extension: 'journal', type: 'text/plain; charset=utf-8' },
  beancount: { extension: 'beancount', type: 'text/plain; charset=utf-8' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8; header=present' },
  cloudevents: { extension: 'jsonl', type: 'application/x-ndjson; charset=utf-8' },
  valueflows: { extension: 'jsonld', type: 'application/ld+json' },
};

@ApiTags('interchange')
@Controller('api/v1/coalitions/:slug')
export class InterchangeController {
  constructor(
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
    private readonly queries: QueryBus,
  ) {}

  @TakesFiles('imports', {
    id: 'importFiles',
    needs: 'administer',
    query: true,
    summary: 'Take CSV files or a workbook in: all or nothing',
    description:
      'The same files again change nothing and say so, with or without an `Idempotency-Key`. With errors nothing is recorded: the problem `interchange.import-refused` lists them, with file, line and column. With `mapping`, files are another program’s, read as it says.',
    answer: ImportAnswer,
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['files'],
      properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
    },
  })
  async import(
    @CalledBy() { coalitionId, actor, actingFor }: Caller,
    @Query() { dryRun, anew, mapping: named }: ImportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResult> {
    const mapping = named
      ? (await this.queries.execute(mappingQuestions.one.ask(coalitionId, named))).mapping
      : null;
    const result = await withUploads(request, reply, (files) =>
      this.longWork.run<ImportResult>('import', {
        coalitionId,
        files,
        actor,
        actingFor,
        dryRun: dryRun === 'true',
        anew: anew === 'true',
        mapping,
      } satisfies StoredImport),
    );
    const { errorCount, errors } = result;
    if (errorCount > 0)
      throw new Problem('interchange.import-refused', { count: errorCount, errorCount, errors });
    return result;
  }

  @Reads('exports/:format', {
    id: 'exportLedger',
    needs: 'read the log',
    summary: 'The whole ledger in a form that others read',
    description:
      '`csv` holds the entries, as the file of an import does; `cloudevents` the log, an event of CloudEvents 1.0 to a line; `valueflows` a document of JSON-LD in the ValueFlows vocabulary. The terminal’s `export` writes all files of an import, and says what a format can’t carry.',
    content: {
      'text/plain': { schema: { type: 'string' } },
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': { schema: { type: 'string' } },
      'application/ld+json': { schema: { type: 'object' } },
    },
    headers: { 'Evenhand-Position': 'The ledger’s position that was exported.' },
  })
  async export(
    @CoalitionId() coalitionId: string,
    @Param('format') format: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { extension, type } = fileOf(format);
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-export-'));
    try {
      // Made whole first: a slow reader would keep a snapshot of the database open, and a fault half-way look like an end.
      const path = join(folder, 'export');
      const { position } = await this.longWork.run<ExportResult>('export', {
        coalitionId,
        format: format as ExportFormat,
        path,
      } satisfies StoredExport);
      const file = await open(path);
      const { size } = await file.stat();
      void reply.header('evenhand-position', String(position));
      return new StreamableFile(file.createReadStream(), {
        type,
        length: size,
        disposition: `attachment; filename="${coalitionId}.${extension}"`,
      });
    } finally {
      // The open file is read to its end all the same.
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function fileOf(format: string): (typeof FILES)[ExportFormat] {
  if (Object.hasOwn(FILES, format)) return FILES[format as ExportFormat];
  throw new Problem('interchange.export-format-unknown', {
    found: format,
    expected: exportFormats.join(', '),
  });
}
