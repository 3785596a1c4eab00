import { Amount } from '../kernel/amount.js';
import { wallSql } from './walls.js';

/**
 * How a value is stored. Amounts are plain decimal text on every engine, because a SQLite decimal is a float;
 * in memory they are exact `Amount`s.
 */
export type ColumnType = 'text' | 'integer' | 'amount' | 'blob';
export type CellValue = string | number | null | Amount | Buffer;
export type SqlValue = string | number | null | Buffer;

export interface Column {
  readonly type: ColumnType;
  readonly nullable?: boolean;
}

/**
 * What a table is for:
 * `append`: rows are added and never touched again, which a trigger enforces;
 * `state`: one row a key, replaced as facts arrive;
 * `sum`: one row a key, whose measures (amounts and counts) are only ever added to.
 */
export type TableShape = 'append' | 'state' | 'sum';

export interface TableIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** A partial index: only rows where this column is not null. */
  readonly whereNotNull?: string;
  /** A partial index: only rows where this column is something else. A query that is to use it says so in the same words. */
  readonly whereNot?: { readonly column: string; readonly is: string };
}

/**
 * Under one more value of a key's column, a table of sums may keep what all other values come to together: of every period,
 * say, beside each. It is never added to by itself.
 */
export interface TableTotal {
  readonly column: string;
  readonly is: string;
}

/** Between the columns of a key that is one text. Identifiers hold no control characters, so it is safe. */
export const SEPARATOR = '\u001f';

/** A table of the ledger. Its key, and each index, begin with the coalition's id, so data can be spread by it. */
export class Table<Row extends object = object> {
  readonly columnNames: readonly string[];
  readonly sqlColumns: readonly string[];
  /** The columns that are not in the key, and their types. */
  readonly measureNames: readonly string[];
  readonly measureTypes: readonly ColumnType[];
  private readonly columnTypes: readonly ColumnType[];

  readonly columns: Readonly<Record<string, Column | ColumnType>>;
  readonly key: readonly string[];

  constructor(
    readonly name: string,
    readonly shape: TableShape,
    columns: { readonly [K in keyof Row & string]: Column | ColumnType },
    key: readonly (keyof Row & string)[],
    readonly indexes: readonly TableIndex[] = [],
    readonly total?: TableTotal,
  ) {
    this.columns = columns;
    this.key = key;
    this.columnNames = Object.keys(columns);
    this.sqlColumns = this.columnNames.map(snakeCase);
    this.columnTypes = this.columnNames.map((column) => this.columnOf(column).type);
    this.measureNames = this.columnNames.filter((column) => !this.key.includes(column));
    this.measureTypes = this.measureNames.map((column) => this.columnOf(column).type);
  }

  /** The same table under another name. */
  renamed(name: string): Table<Row> {
    return new Table<Row>(
      name,
      this.shape,
      this.columns as never,
      this.key as never,
      this.indexes,
      this.total,
    );
  }

  columnOf(column: string): Column {
    const definition = this.columns[column];
    if (!definition) throw new Error(`table ${this.name} has no column ${column}`);
    return typeof definition === 'string' ? { type: definition } : definition;
  }

  /** One text for the key of a row. */
  keyOf(row: Partial<Row>): string {
    const cells = row as Record<string, CellValue>;
    let text = String(cells[this.key[0]!]);
    for (let i = 1; i < this.key.length; i += 1) text += SEPARATOR + String(cells[this.key[i]!]);
    return text;
  }

  /** The key, as one text, of the total that a row counts in, where the table keeps totals. */
  totalKeyOf(row: Partial<Row>): string | undefined {
    if (!this.total) return undefined;
    const { column, is } = this.total;
    const cells = row as Record<string, CellValue>;
    let text = '';
    for (const name of this.key) {
      if (text !== '') text += SEPARATOR;
      text += name === column ? is : String(cells[name]!);
    }
    return text;
  }

  /** A row as the values of its columns, in order; after the coalition's id where one is given. */
  encode(row: Row, coalitionId?: string): SqlValue[] {
    const cells = row as Record<string, CellValue>;
    const values: SqlValue[] = coalitionId === undefined ? [] : [coalitionId];
    for (const column of this.columnNames) {
      const cell = cells[column];
      values.push(cell instanceof Amount ? cell.toString() : (cell as SqlValue));
    }
    return values;
  }

  /** The row behind the values of its columns, in order. */
  decode(values: readonly SqlValue[]): Row {
    const row: Record<string, CellValue> = {};
    for (let i = 0; i < this.columnNames.length; i += 1) {
      const value = values[i]!;
      const type = this.columnTypes[i];
      if (value === null) row[this.columnNames[i]!] = null;
      else if (type === 'amount') row[this.columnNames[i]!] = Amount.parse(value as string);
      else row[this.columnNames[i]!] = type === 'integer' ? Number(value) : value;
    }
    return row as Row;
  }
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `CREATE TABLE` and what belongs to it, under another name where a rebuilt copy is made beside the old one. */
export function createTableSql(
  table: Table,
  engine: 'sqlite' | 'postgres',
  name = table.name,
): { table: string[]; indexes: string[] } {
  const sqlTypes = {
    text: 'TEXT',
    amount: 'TEXT',
    integer: engine === 'sqlite' ? 'INTEGER' : 'BIGINT',
  } as const;
  const collation = engine === 'postgres' ? ' COLLATE "C"' : '';
  const blob = engine === 'sqlite' ? 'BLOB' : 'BYTEA';
  const columns = table.columnNames.map((column, i) => {
    const { type, nullable } = table.columnOf(column);
    const sqlType = type === 'blob' ? blob : sqlTypes[type] + (type === 'text' ? collation : '');
    return `${table.sqlColumns[i]} ${sqlType}${nullable ? '' : ' NOT NULL'}`;
  });
  const key = ['coalition_id', ...table.key.map(snakeCase)].join(', ');
  const without = engine === 'sqlite' ? ' WITHOUT ROWID' : '';
  return {
    table: [
      `CREATE TABLE ${name} (coalition_id TEXT${collation} NOT NULL, ${columns.join(', ')}, PRIMARY KEY (${key}))${without}`,
      ...(engine === 'postgres'
        ? wallSql({ name, namesCoalition: true, isAppendOnly: table.shape === 'append' })
        : []),
    ],
    indexes: table.indexes.map((index) => {
      const on = ['coalition_id', ...index.columns.map(snakeCase)].join(', ');
      return `CREATE INDEX ${name}_${index.name} ON ${name} (${on})${conditionOf(index)}`;
    }),
  };
}

function conditionOf({ whereNotNull, whereNot }: TableIndex): string {
  if (whereNotNull) return ` WHERE ${snakeCase(whereNotNull)} IS NOT NULL`;
  return whereNot ? ` WHERE ${snakeCase(whereNot.column)} <> '${whereNot.is}'` : '';
}

/**
 * Triggers that refuse every change to what was written, also by someone at the database's own prompt. On SQLite they end
 * the statement with FAIL: before one that may be aborted, it would copy each page that is to change.
 */
export function appendOnlySql(name: string, key: readonly string[], engine: 'sqlite' | 'postgres'): string[] {
  if (engine === 'postgres') {
    return [
      `CREATE TRIGGER ${name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name} FOR EACH STATEMENT EXECUTE FUNCTION evenhand_append_only()`,
    ];
  }
  const same = key.map((column) => `${column} = NEW.${column}`).join(' AND ');
  return [
    `CREATE TRIGGER ${name}_no_update BEFORE UPDATE ON ${name} BEGIN SELECT RAISE(FAIL, '${name} is append-only'); END`,
    `CREATE TRIGGER ${name}_no_delete BEFORE DELETE ON ${name} BEGIN SELECT RAISE(FAIL, '${name} is append-only'); END`,
    // INSERT OR REPLACE deletes without firing delete triggers, unless the connection asked for it.
    `CREATE TRIGGER ${name}_no_replace BEFORE INSERT ON ${name} WHEN EXISTS (SELECT 1 FROM ${name} WHERE ${same}) BEGIN SELECT RAISE(FAIL, '${name} is append-only'); END`,
  ];
}
