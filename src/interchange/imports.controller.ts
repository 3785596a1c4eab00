import { Body, Controller, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CursorPage } from '../event-store/cursor.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LONG_WORK, question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked, PageQuery } from '../http/page.js';
import { ImportBatchAnswer, ImportsAnswer, UndoImportBody, UndoPreviewAnswer } from './imports-answers.js';
import { importOf, importsOf, type ImportView } from './imports.queries.js';
import { orderUndoing, undoingRefused } from './undoing-orders.js';

export const importQuestions = {
  imports: question(importsOf),
  import: question(importOf),
} as const;

@ApiTags('interchange')
@Controller('api/v1/coalitions/:slug/imports')
export class ImportsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
  ) {}

  @Reads('', {
    id: 'listImports',
    needs: 'read the log',
    query: true,
    summary: 'Past imports, the last one first',
    answer: ImportsAnswer,
  })
  list(@CoalitionId() coalitionId: string, @Query() query: PageQuery): Promise<CursorPage<ImportView>> {
    return this.queries.execute(importQuestions.imports.ask(coalitionId, pageAsked(query)));
  }

  @Reads(':id', {
    id: 'getImport',
    needs: 'read the log',
    summary: 'One import',
    answer: ImportBatchAnswer,
  })
  one(@CoalitionId() coalitionId: string, @PathId('id') id: string): Promise<ImportView> {
    return this.queries.execute(importQuestions.import.ask(coalitionId, id));
  }

  @Reads(':id/undoing', {
    id: 'previewUndoingOfImport',
    needs: 'administer',
    summary: 'What undoing an import would do',
    description:
      'Does everything, and then takes it back: what would be reversed, and what stays, each with its reason.',
    answer: UndoPreviewAnswer,
    problems: [409],
  })
  async preview(@CalledBy() caller: Caller, @PathId('id') id: string): Promise<UndoPreviewAnswer> {
    // A question changes nothing, and so hangs on no condition.
    const { ifDirectoryUnchangedSince: _, ...asking } = caller;
    const result = await orderUndoing(this.longWork, asking, id, { reason: 'preview', dryRun: true });
    const { batchId, isUndone, reversed, position, staying, stayingCount } = result;
    return { batchId, isUndone, reversed, position, staying: [...staying], stayingCount };
  }

  @Records(':id/undoing', {
    id: 'undoImport',
    needs: 'administer',
    summary: 'Undo an import',
    description:
      'Takes back all that it stated, by facts that say so: entries by reversals on their own days. All of it or nothing: `interchange.undoing-refused` tells each fact that stays, with its reason. One that is undone already stays so.',
    answer: RecordedAnswer,
  })
  async undo(
    @CalledBy() caller: Caller,
    @PathId('id') id: string,
    @Body() { reason }: UndoImportBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const result = await orderUndoing(this.longWork, caller, id, { reason, dryRun: false });
    if (result.stayingCount > 0) throw undoingRefused(result);
    const { changed, repeated, position } = result;
    const answer = { answer: { changed }, position: position.after, repeated };
    return recorded(reply, answer, id, addressOf(caller.coalitionId, 'imports', id));
  }
}
