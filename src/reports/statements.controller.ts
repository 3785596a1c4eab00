import { Controller, Inject, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LONG_WORK } from '../http/bus.js';
import { CoalitionId, PathId } from '../http/caller.decorator.js';
import { Choice, Words } from '../http/fields.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { STATEMENT_FORMATS, type StatementFormat } from './document-file.js';
import type { MemberStatement } from './domain/statement.js';
import { drawnFile, FILE_CONTENT, jsonOf } from './drawn.js';
import { DRAWING, type DrawingPort } from './drawing/drawing-port.js';
import { nameInFiles } from './file-names.js';
import { MOMENT_LIMIT } from './scope-query.js';
import { StatementAnswer } from './statements-answers.js';

export class StatementQuery {
  @Words(MOMENT_LIMIT, { about: 'Count what was recorded by this position or instant.', optional: true })
  asKnownAt!: string | null;

  @Choice(STATEMENT_FORMATS, { about: '`json` without it.', optional: true })
  format!: string | null;
}

@ApiTags('figures')
@ApiExtraModels(StatementAnswer)
@Controller('api/v1/coalitions/:slug/statements')
export class StatementsController {
  constructor(
    @Inject(LONG_WORK) private readonly longWork: LongWorkPort,
    @Inject(DRAWING) private readonly drawing: DrawingPort,
  ) {}

  // Its lines are read one by one, with those of their facts that the log has: that holds up no other request.
  @Reads(':quarter/:member', {
    id: 'getStatement',
    needs: 'look as a member',
    query: true,
    summary: 'A member’s statement of account for a quarter: opening, every line, closing',
    description:
      'Of a closed quarter it is what was known at its close, and never changes. An id that was merged away gives the statement of the member that its history went to.',
    content: { ...jsonOf(StatementAnswer), ...FILE_CONTENT },
  })
  async statement(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('quarter') quarter: string,
    @PathId('member') memberId: string,
    @Query() { asKnownAt, format }: StatementQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberStatement | StreamableFile> {
    const asked = { coalitionId, sight, quarter, memberId, asKnownAt: asKnownAt ?? undefined };
    const statement = await this.longWork.run<MemberStatement>('statement', asked);
    if (format === null || format === 'json') return statement;
    const as = format as StatementFormat;
    const name = `${coalitionId}-${statement.quarter}-statement-${nameInFiles(statement.member.id)}`;
    return drawnFile(reply, as, name, await this.drawing.draw({ statement, format: as }));
  }
}
