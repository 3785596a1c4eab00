import { Body, Controller, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Sight } from '../coalition/domain/sight.js';
import { record, RecordedAnswer, type Recordable } from '../http/answers.js';
import { question } from '../http/bus.js';
import { CalledBy, CoalitionId, PathId, type Caller } from '../http/caller.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { Reads, Records } from '../http/operation.decorator.js';
import { pageAsked } from '../http/page.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { newEventId } from '../kernel/ids.js';
import { EntryDetailAnswer } from './entry-story-answers.js';
import { EntriesAnswer } from './exchange-answers.js';
import {
  EntriesQuery,
  RecordEntryBody,
  ReplaceEntryBody,
  ReverseEntryBody,
  ValueEntryBody,
} from './exchange-requests.js';
import { entryOf } from './entry-story.queries.js';
import { entriesOf, mirrorOf, reversalOf } from './exchange.queries.js';

export const exchangeQuestions = {
  entries: question(entriesOf),
  entry: question(entryOf),
  mirror: question(mirrorOf),
};
const ask = exchangeQuestions;

export const ENTRY: Recordable = { idField: 'entryId', place: 'entries' };

@ApiTags('entries')
@Controller('api/v1/coalitions/:slug/entries')
export class ExchangeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Records('', {
    id: 'recordEntry',
    needs: 'take part',
    summary: 'Record an entry',
    description:
      'A member proposes what it took part in; the backbone, or the member that benefited, accepts it. What happened in a closed quarter is a late item: booked in an open one, with `lateFor`.',
    answer: RecordedAnswer,
  })
  record(
    @CalledBy() caller: Caller,
    @Body() { id, ...rest }: RecordEntryBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(
      this.commands,
      ENTRY,
      'record-entry',
      caller,
      { entryId: id, reverses: null, ...rest } as unknown as JsonObject,
      reply,
    );
  }

  @Reads('', {
    id: 'listEntries',
    needs: 'look as a member',
    query: true,
    summary: 'List entries by date',
    answer: EntriesAnswer,
  })
  list(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() query: EntriesQuery,
  ): Promise<object> {
    return this.queries.execute(ask.entries.ask(coalitionId, { ...query, ...pageAsked(query) }, sight));
  }

  @Reads(':id', {
    id: 'getEntry',
    needs: 'look as a member',
    summary: 'Read one entry, with its disputes, evidence, history and hashes',
    answer: EntryDetailAnswer,
  })
  one(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @PathId('id') entryId: string,
  ): Promise<object> {
    return this.queries.execute(ask.entry.ask(coalitionId, entryId, sight));
  }

  @Records(':id/reversals', {
    id: 'reverseEntry',
    needs: 'take part',
    summary: 'Take an entry back',
    description:
      'Nothing is removed: a reversal is recorded that names the entry, with its quantity negated. Who recorded an entry can take it back while it is only proposed; after that the backbone can.',
    answer: RecordedAnswer,
  })
  async reverse(
    @CalledBy() caller: Caller,
    @SeenBy() sight: Sight,
    @PathId('id') entryId: string,
    @Body() { id, occurredOn, description }: ReverseEntryBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const mirror = await this.queries.execute(ask.mirror.ask(caller.coalitionId, entryId, sight));
    const data = reversalOf(mirror, entryId, { entryId: id, occurredOn, description });
    return record(this.commands, ENTRY, 'record-entry', caller, data, reply);
  }

  @Records(':id/replacement', {
    id: 'replaceEntry',
    needs: 'take part',
    summary: 'Take an entry back, and record it as it should have been',
    description:
      'Both or nothing: a reversal dated `reversedOn`, and the entry of the body. Each is for whoever may do it alone. The answer’s id is that of the new entry.',
    answer: RecordedAnswer,
  })
  async replace(
    @CalledBy() caller: Caller,
    @SeenBy() sight: Sight,
    @PathId('id') entryId: string,
    @Body() { id, reversalId, reversedOn, reason, ...rest }: ReplaceEntryBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    const mirror = await this.queries.execute(ask.mirror.ask(caller.coalitionId, entryId, sight));
    const reversal = reversalOf(mirror, entryId, {
      entryId: reversalId ?? newEventId(),
      occurredOn: reversedOn,
      description: reason,
    });
    const entry = { ...rest, entryId: id ?? newEventId(), reverses: null };
    const data = { reversal, entry } as unknown as JsonObject;
    return record(this.commands, ENTRY, 'replace-entry', caller, data, reply);
  }

  @Records(':id/valuation', {
    id: 'valueEntry',
    needs: 'take part',
    summary: 'Value an entry that has no value yet',
    answer: RecordedAnswer,
  })
  value(
    @CalledBy() caller: Caller,
    @PathId('id') entryId: string,
    @Body() body: ValueEntryBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswer> {
    return record(this.commands, ENTRY, 'value-entry', caller, { entryId, ...body }, reply);
  }
}
