import { cursorOf, partsOfCursor, type PageAsked } from './cursor.js';
import type { ReadSnapshot } from './store.js';
import type { SqlValue, Table } from './table.js';

/** Conditions that rows must fulfil, and what stands in them. */
export class Conditions {
  private readonly conditions: string[] = [];
  readonly parameters: SqlValue[] = [];

  only(condition: string, ...values: SqlValue[]): this {
    this.conditions.push(condition);
    this.parameters.push(...values);
    return this;
  }

  /** Compares columns with values as one, the first of them first. */
  range(columns: readonly string[], sign: '>' | '<=', values: readonly SqlValue[]): this {
    return this.only(`(${columns.join(', ')}) ${sign} (${placesFor(values)})`, ...values);
  }

  get sql(): string {
    return this.conditions.join(' AND ');
  }
}

/** One way through the rows. */
export interface Way {
  /**
   * The columns before the order's in the index that it goes along, and the one value that each has there. They are asked for as
   * the bounds of a range: SQLite, which knows nothing of how many rows there are, takes an equality for hardly worth an index.
   */
  readonly along: Readonly<Record<string, SqlValue>>;
  readonly only: (conditions: Conditions) => void;
}

export interface RowSearch<Row extends object> {
  /** Keeps the cursors of lists apart. */
  readonly list: string;
  readonly table: Table<Row>;
  /** The columns that rows stand in order of: their id alone, or a day and their id. */
  readonly order: readonly [id: string] | readonly [day: string, id: string];
  readonly keyOf: (row: Row) => readonly string[];
  /** No row is found by two of them. */
  readonly ways: readonly Way[];
  /** Of a list by day, the days that count. */
  readonly days?: { readonly from: string; readonly to: string } | undefined;
}

export interface FoundRows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/**
 * One page of rows. The pages that follow from one first page hold each row that was made by then at most once, whatever is
 * recorded meanwhile.
 * @throws Problem `request.cursor-malformed`
 */
export async function pageOfRows<Row extends object>(
  snapshot: ReadSnapshot,
  head: { readonly coalitionId: string; readonly position: number },
  { list, table, order, keyOf, ways, days }: RowSearch<Row>,
  { after, limit }: PageAsked,
): Promise<FoundRows<Row>> {
  const types = [...order.map(() => 'string' as const), 'number' as const];
  const parts = after === null ? null : partsOfCursor(list, after, types);
  const position = Math.min((parts?.at(-1) as number | undefined) ?? head.position, head.position);
  // No id is empty: nothing stands before the first one of a day.
  const begin = order.map((_, i) => (i === 0 && days ? days.from : ''));
  const last = parts?.slice(0, -1) as string[] | undefined;
  const from = last && compareKeys(last, begin) > 0 ? last : begin;
  const found: Row[] = [];
  for (const { along, only } of ways) {
    const [columns, values] = [Object.keys(along), Object.values(along)];
    const where = new Conditions()
      .only('coalition_id = ?', head.coalitionId)
      .range([...columns, ...order], '>', [...values, ...from])
      .only('position <= ?', position);
    if (days) where.range([...columns, order[0]], '<=', [...values, days.to]);
    else if (columns.length > 0) where.range(columns, '<=', values);
    only(where);
    const rows = await snapshot.rows(
      `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE ${where.sql} ` +
        `ORDER BY ${[...columns, ...order].join(', ')} LIMIT ${String(limit + 1)}`,
      where.parameters,
    );
    found.push(...rows.map((row) => table.decode(row)));
  }
  if (ways.length > 1) found.sort((one, other) => compareKeys(keyOf(one), keyOf(other)));
  const rows = found.slice(0, limit);
  const end = rows.at(-1);
  return { rows, next: end && found.length > limit ? cursorOf(list, [...keyOf(end), position]) : null };
}

function compareKeys(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, i) => part !== other[i]);
  // As the databases have it, which compare bytes.
  return at < 0 ? 0 : Buffer.compare(Buffer.from(one[at]!), Buffer.from(other[at]!));
}

export function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** A row by its id; undefined where there is none. */
export async function rowById<Row extends object>(
  snapshot: ReadSnapshot,
  table: Table<Row>,
  coalitionId: string,
  idColumn: string,
  id: string,
): Promise<Row | undefined> {
  const [row] = await snapshot.rows(
    `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ? AND ${idColumn} = ?`,
    [coalitionId, id],
  );
  return row && table.decode(row);
}
