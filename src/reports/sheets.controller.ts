import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import type { PreparationSheet } from '../reviews/sheets.queries.js';
import { PreparationSheetAnswer } from './sheets-answers.js';

/** What members bring to a review: it stands here as it shows the figures of portfolios and reports. */
@ApiTags('reviews')
@Controller('api/v1/coalitions/:slug/reviews/:quarter/sheets')
export class SheetsController {
  constructor(@Inject(LONG_WORK) private readonly longWork: LongWorkPort) {}

  // As known earlier, entries and events are read: that holds up no other request.
  @Reads(':member', {
    id: 'getPreparationSheet',
    summary: 'A member’s preparation sheet: its lines, what changed, three questions, its pulse',
    description: 'An id that was merged away gives the sheet of the member that its history went to.',
    answer: PreparationSheetAnswer,
  })
  sheet(
    @CoalitionId() coalitionId: string,
    @PathId('quarter') quarter: string,
    @PathId('member') memberId: string,
  ): Promise<PreparationSheet> {
    return this.longWork.run<PreparationSheet>('preparation-sheet', { coalitionId, quarter, memberId });
  }
}
