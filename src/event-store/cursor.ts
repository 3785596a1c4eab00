import { Problem } from '../kernel/problem.js';

export const PAGE_LIMIT = 500;
export const PAGE_DEFAULT = 100;

/** Which page of a list is asked for. */
export interface PageAsked {
  /** The `next` of the page before; null for the first one. */
  readonly after: string | null;
  readonly limit: number;
}

export interface CursorPage<Item> {
  readonly items: readonly Item[];
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
}

export type CursorPart = string | number;

/** Where the next page begins, as a text that means nothing to anyone else. `list` keeps the cursors of lists apart. */
export function cursorOf(list: string, parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify([list, ...parts])).toString('base64url');
}

/** The parts of a cursor, which must be of these types. Throws `request.cursor-malformed` for anything else. */
export function partsOfCursor(
  list: string,
  cursor: string,
  types: readonly ('string' | 'number')[],
): readonly CursorPart[] {
  const [name, ...parts] = parsed(cursor);
  const fits =
    name === list && parts.length === types.length && parts.every((part, i) => isOfType(part, types[i]!));
  // What was made here comes out the same again: anything else was made up.
  if (!fits || cursorOf(list, parts as CursorPart[]) !== cursor) {
    throw new Problem('request.cursor-malformed', { found: cursor });
  }
  return parts as CursorPart[];
}

function isOfType(part: unknown, type: 'string' | 'number'): boolean {
  if (type === 'number') return Number.isSafeInteger(part);
  // No text that is recorded holds a null character, and PostgreSQL takes none in a question either.
  return typeof part === 'string' && !part.includes('\u0000');
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** One page of a list that is in memory anyway, in the order of its keys, which must be unique. */
export function cursorPage<Item>(
  list: string,
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  { after, limit }: PageAsked,
): CursorPage<Item> {
  const from = after === null ? undefined : (partsOfCursor(list, after, ['string'])[0] as string);
  const rest = [...items]
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => from === undefined || key > from)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    next: last && rest.length > limit ? cursorOf(list, [last.key]) : null,
  };
}
