import { Readable } from 'node:stream';
import { Controller, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Sight } from '../coalition/domain/sight.js';
import { PAGE_LIMIT } from '../event-store/cursor.js';
import { CoalitionId } from '../http/caller.decorator.js';
import { Reads } from '../http/operation.decorator.js';
import { SeenBy } from '../http/seen-by.decorator.js';
import { entriesCsvLines } from './entries-csv.queries.js';
import { EntriesFileAnswer } from './exchange-answers.js';
import { EntriesFileQuery } from './exchange-requests.js';
import { exchangeQuestions as ask } from './exchange.controller.js';
import type { EntriesPage } from './exchange.queries.js';

/** Every entry of a list as one file, however many pages it has. */
@ApiTags('entries')
@Controller('api/v1/coalitions/:slug/entries-file')
export class EntriesFileController {
  constructor(private readonly queries: QueryBus) {}

  @Reads('', {
    id: 'downloadEntries',
    needs: 'look as a member',
    query: true,
    summary: 'Download all entries of a filter as one file',
    description:
      'The entries that `GET …/entries` lists page by page, as they were at one position of the ledger. It is sent as it is read; what breaks off on the way was not whole.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(EntriesFileAnswer) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @ApiExtraModels(EntriesFileAnswer)
  async file(
    @CoalitionId() coalitionId: string,
    @SeenBy() sight: Sight,
    @Query() { format, ...filter }: EntriesFileQuery,
  ): Promise<StreamableFile> {
    const read = (after: string | null): Promise<EntriesPage> =>
      this.queries.execute(ask.entries.ask(coalitionId, { ...filter, after, limit: PAGE_LIMIT }, sight));
    // What is wrong with the filter is answered, and not found on the way.
    const first = await read(null);
    const pages = pagesFrom(first, read);
    const [text, type, ending] =
      format === 'csv'
        ? ([csvOf(pages), 'text/csv; charset=utf-8; header=present', 'csv'] as const)
        : ([jsonOf(pages, first.position), 'application/json', 'json'] as const);
    const disposition = `attachment; filename="${coalitionId}-entries.${ending}"`;
    return new StreamableFile(Readable.from(text), { type, disposition });
  }
}

/** Each page by itself, so that a slow reader keeps no snapshot of the database open. */
async function* pagesFrom(
  first: EntriesPage,
  read: (after: string) => Promise<EntriesPage>,
): AsyncGenerator<EntriesPage['items']> {
  for (let page = first; ; page = await read(page.next)) {
    yield page.items;
    if (page.next === null) return;
  }
}

async function* csvOf(pages: AsyncIterable<EntriesPage['items']>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const items of pages) {
    yield entriesCsvLines(items, isFirst);
    isFirst = false;
  }
}

async function* jsonOf(pages: AsyncIterable<EntriesPage['items']>, position: number): AsyncGenerator<string> {
  yield `{"position":${String(position)},"items":[`;
  let isFirst = true;
  for await (const items of pages) {
    const text = items.map((item) => JSON.stringify(item)).join(',\n');
    if (text !== '') yield isFirst ? text : `,\n${text}`;
    if (text !== '') isFirst = false;
  }
  yield ']}\n';
}
