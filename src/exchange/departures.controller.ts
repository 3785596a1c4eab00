import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { addressOf, recorded, RecordedAnswer } from '../http/answers.js';
import { LedgerCommand } from '../http/bus.js';
import { CalledBy, PathId, type Caller } from '../http/caller.decorator.js';
import { ListOfTexts, Words } from '../http/fields.decorator.js';
import { Records } from '../http/operation.decorator.js';
import { IDENTIFIER_LIMIT } from '../kernel/ids.js';

const DECISIONS_LIMIT = 1_000;

export interface DecisionBody {
  readonly pledgeId: string;
  readonly how: string;
  readonly to?: string | null;
}

export class SettlementBody {
  @ListOfTexts(
    DECISIONS_LIMIT,
    {
      pledgeId: { about: 'The pledge.', limit: IDENTIFIER_LIMIT },
      how: { about: 'What becomes of it.', limit: 20, choices: ['keep', 'waive', 'hand-over'] },
      to: {
        about: 'With `hand-over`: the member that promises the rest.',
        limit: IDENTIFIER_LIMIT,
        optional: true,
      },
    },
    {
      about: 'What becomes of each pledge of which something is outstanding; none without it.',
      optional: true,
    },
  )
  pledges!: readonly DecisionBody[] | null;

  @Words(TEXT_LIMIT, { about: 'Why, or in which spirit.' })
  reason!: string;
}

@ApiTags('pledges')
@Controller('api/v1/coalitions/:slug/members')
export class DeparturesController {
  constructor(private readonly commands: CommandBus) {}

  @Records(':id/settlement', {
    id: 'settleDeparture',
    needs: 'administer',
    summary: 'Settle its departure',
    description:
      'Says what becomes of each open pledge of a member that left; its statement can be read from then on.',
    answer: RecordedAnswer,
  })
  async settle(
    @CalledBy() caller: Caller,
    @PathId('id') memberId: string,
    @Body() { pledges, reason }: SettlementBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const { actingFor, coalitionId } = caller;
    const decisions = (pledges ?? []).map(({ pledgeId, how, to }) => ({ pledgeId, how, to: to ?? null }));
    const data = { memberId, pledges: decisions, reason, actingFor };
    const result = await this.commands.execute(new LedgerCommand('settle-departure', caller, data));
    const id = result.answer['memberId'] as string;
    return recorded(reply, result, id, addressOf(coalitionId, 'members', id, 'settlement'));
  }
}
