import { Controller, Inject, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Choice } from '../http/fields.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import type { ReviewAgenda } from '../reviews/agenda.queries.js';
import type { PreparationSheet } from '../reviews/sheets.queries.js';
import { REVIEW_PAPER_FORMATS, type ReviewPaperFormat } from './document-file.js';
import { drawnFile, jsonOf, PAGE_CONTENT } from './drawn.js';
import { DRAWING, type DrawingPort } from './drawing/drawing-port.js';
import { nameInFiles } from './file-names.js';
import { AgendaAnswer, PreparationSheetAnswer } from './sheets-answers.js';

export class ReviewPaperQuery {
  @Choice(['json', ...REVIEW_PAPER_FORMATS], { about: '`json` without it.', optional: true })
  format!: string | null;
}

/** What a review is prepared from: it stands here as it shows the figures of portfolios and reports, and is drawn like those. */
@ApiTags('reviews')
@ApiExtraModels(AgendaAnswer, PreparationSheetAnswer)
@Controller('api/v1/coalitions/:slug/reviews/:quarter')
export class ReviewPapersController {
  constructor(
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
    @Inject(DRAWING) private readonly drawing: DrawingPort,
  ) {}

  // As known earlier, entries and events are read: that holds up no other request.
  @Reads('sheets/:member', {
    id: 'getPreparationSheet',
    needs: 'look as a member',
    query: true,
    summary: 'A member’s preparation sheet: its lines, what changed, three questions, its pulse',
    description: 'An id that was merged away gives the sheet of the member that its history went to.',
    content: { ...jsonOf(PreparationSheetAnswer), ...PAGE_CONTENT },
  })
  async sheet(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('quarter') quarter: string,
    @PathId('member') memberId: string,
    @Query() { format }: ReviewPaperQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreparationSheet | StreamableFile> {
    const asked = { coalitionId, sight, quarter, memberId };
    const sheet = await this.longWork.run<PreparationSheet>('preparation-sheet', asked);
    const as = paperFormat(format);
    if (as === null) return sheet;
    const name = `${coalitionId}-${sheet.quarter}-preparation-${nameInFiles(sheet.member.id)}`;
    return drawnFile(reply, as, name, await this.drawing.draw({ sheet, format: as }));
  }

  @Reads('agenda', {
    id: 'getAgenda',
    needs: 'look as a member',
    query: true,
    summary: 'What to talk about in a review, made from the data',
    content: { ...jsonOf(AgendaAnswer), ...PAGE_CONTENT },
  })
  async agenda(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('quarter') quarter: string,
    @Query() { format }: ReviewPaperQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewAgenda | StreamableFile> {
    const agenda = await this.longWork.run<ReviewAgenda>('review-agenda', { coalitionId, sight, quarter });
    const as = paperFormat(format);
    if (as === null) return agenda;
    const name = `${coalitionId}-${agenda.quarter}-agenda`;
    return drawnFile(reply, as, name, await this.drawing.draw({ agenda, format: as }));
  }
}

function paperFormat(format: string | null): ReviewPaperFormat | null {
  return format === null || format === 'json' ? null : (format as ReviewPaperFormat);
}
