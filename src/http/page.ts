import { PAGE_DEFAULT, PAGE_LIMIT, type PageAsked } from '../event-store/cursor.js';
import { DigitsInQuery, Shape, Words } from './fields.decorator.js';

const CURSOR_LIMIT = 4_000;

/** The fields that ask for a page, for queries that share their other fields with something that has no pages. */
export const AfterCursor = (): PropertyDecorator =>
  Words(CURSOR_LIMIT, { about: 'The `next` of the page before; the first page without it.', optional: true });
export const OnPage = (): PropertyDecorator =>
  DigitsInQuery(1, PAGE_LIMIT, {
    about: `Items on a page; ${String(PAGE_DEFAULT)} without it.`,
    optional: true,
  });

/** The part of a query that asks for a page. */
export class PageQuery {
  @AfterCursor()
  after!: string | null;

  @OnPage()
  limit!: string | null;
}

/** What every page says beside its items. */
export class PageAnswer {
  @Shape(
    { type: 'string' },
    { about: 'Goes into `after` for the next page; null on the last one.', nullable: true },
  )
  next!: string | null;
}

export function pageAsked({ after, limit }: PageQuery): PageAsked {
  return { after, limit: limit === null ? PAGE_DEFAULT : Number(limit) };
}
