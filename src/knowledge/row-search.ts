import type { Directory } from '../coalition/domain/directory.js';
import { knownMember } from '../coalition/domain/directory.js';
import { cursorOf, partsOfCursor, type PageAsked } from '../event-store/cursor.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { SqlValue, Table } from '../event-store/table.js';

/** Conditions that rows must fulfil, and what stands in them. */
export class Conditions {
  private readonly conditions: string[] = [];
  readonly parameters: SqlValue[] = [];

  only(condition: string, ...values: SqlValue[]): this {
    this.conditions.push(condition);
    this.parameters.push(...values);
    return this;
  }

  get sql(): string {
    return this.conditions.join(' AND ');
  }
}

export interface RowSearch<Row extends object> {
  /** Keeps the cursors of lists apart. */
  readonly list: string;
  readonly table: Table<Row>;
  /** The columns that rows stand in order of: their id alone, or a day and their id. */
  readonly order: readonly [id: string] | readonly [day: string, id: string];
  readonly keyOf: (row: Row) => readonly string[];
  /** Each along an index of its own; no row is found by two of them. */
  readonly ways: readonly ((conditions: Conditions) => void)[];
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
  { list, table, order, keyOf, ways }: RowSearch<Row>,
  { after, limit }: PageAsked,
): Promise<FoundRows<Row>> {
  const parts =
    after === null ? null : partsOfCursor(list, after, [...order.map(() => 'string' as const), 'number']);
  const position = Math.min((parts?.at(-1) as number | undefined) ?? head.position, head.position);
  const columns = order.join(', ');
  const found: Row[] = [];
  for (const way of ways) {
    const where = new Conditions().only('coalition_id = ?', head.coalitionId).only('position <= ?', position);
    if (parts) where.only(`(${columns}) > (${placesFor(order)})`, ...parts.slice(0, -1));
    way(where);
    const rows = await snapshot.rows(
      `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE ${where.sql} ` +
        `ORDER BY ${columns} LIMIT ${String(limit + 1)}`,
      where.parameters,
    );
    found.push(...rows.map((row) => table.decode(row)));
  }
  if (ways.length > 1) found.sort((one, other) => compareKeys(keyOf(one), keyOf(other)));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last && found.length > limit ? cursorOf(list, [...keyOf(last), position]) : null };
}

function compareKeys(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, i) => part !== other[i]);
  // As the databases have it, which compare bytes.
  return at < 0 ? 0 : Buffer.compare(Buffer.from(one[at]!), Buffer.from(other[at]!));
}

export function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** A member's id, and those of members that merged into it: one that was merged away still has its own. */
export function idsOfMember(directory: Directory, text: string, today: string): string[] {
  const { id } = knownMember(directory, text);
  return [...new Set([id, ...directory.carriedOnBy(id, today)])];
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
