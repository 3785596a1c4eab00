import Database from 'better-sqlite3';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isProblem, Problem } from '../kernel/problem.js';
import type {
  EngineName,
  LedgerHead,
  LockedHead,
  LedgerStore,
  ReadSnapshot,
  StampedEvent,
  StoredAnswer,
  WriteTransaction,
} from './store.js';
import { GENERATION_SQL } from './figures-program.js';
import { EVENT_COLUMNS, eventValues, headOf } from './store-rows.js';
import { snakeCase, type SqlValue, type Table } from './table.js';

type Connection = Database.Database;
type Statement = Database.Statement<unknown[]>;

/** Memory for a thread that sorts what an index is made of; what does not fit waits on disk. */
const SORTING_MEMORY_KIB = 8_192;

/** Between two looks whether somebody else's lock is free by now. */
const LOCK_PAUSE_MS = 50;

function tryToLock(lock: Connection): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
}

/** How long what is deleted for good waits for readers of an earlier moment. */
const WIPE_PATIENCE_MS = 60_000;
const WIPE_PAUSE_MS = 100;

/** Opens one more read-only connection; connections are kept and used again. */
export type OpenReader = () => Promise<DataSource>;

/** The better-sqlite3 connection under a TypeORM data source: the hot path prepares its statements on it. */
export function sqliteConnectionOf(dataSource: DataSource): Connection {
  return (dataSource.driver as unknown as { databaseConnection: Connection }).databaseConnection;
}

/**
 * SQLite has one writer at a time. Within this process the transactions queue here; other processes (an import at the
 * terminal beside a running service) wait in SQLite's busy timeout, and a wait that is too long is the problem
 * `ledger.busy`, with nothing done.
 */
export class SqliteStore implements LedgerStore {
  readonly engine: EngineName = 'sqlite';
  private readonly connection: Connection;
  private readonly transaction: SqliteWriteTransaction;
  private last: Promise<unknown> = Promise.resolve();
  private readonly idleReaders: DataSource[] = [];
  private readonly readers = new Set<DataSource>();

  constructor(
    private readonly writer: DataSource,
    private readonly path: string,
    private readonly openReader: OpenReader,
  ) {
    this.connection = sqliteConnectionOf(writer);
    this.transaction = new SqliteWriteTransaction(this.connection);
  }

  write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    outcome: (result: T) => 'commit' | 'rollback' = () => 'commit',
  ): Promise<T> {
    const turn = this.last.then(() => this.writeNow(work, outcome));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async writeNow<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    outcome: (result: T) => 'commit' | 'rollback',
  ): Promise<T> {
    try {
      this.connection.exec('BEGIN IMMEDIATE');
      const result = await work(this.transaction);
      this.connection.exec(outcome(result) === 'commit' ? 'COMMIT' : 'ROLLBACK');
      return result;
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
      throw sqliteProblem(error);
    }
  }

  async read<T>(work: (snapshot: ReadSnapshot) => Promise<T>): Promise<T> {
    const reader = this.idleReaders.pop() ?? (await this.openReader());
    this.readers.add(reader);
    const connection = sqliteConnectionOf(reader);
    try {
      connection.exec('BEGIN');
      return await work(new SqliteSnapshot(connection));
    } catch (error) {
      throw sqliteProblem(error);
    } finally {
      if (connection.inTransaction) connection.exec('COMMIT');
      this.idleReaders.push(reader);
    }
  }

  async lookUp(sql: string, parameters: readonly SqlValue[] = []): Promise<Record<string, SqlValue>[]> {
    const reader = this.idleReaders.pop() ?? (await this.openReader());
    this.readers.add(reader);
    try {
      return keptStatement(sqliteConnectionOf(reader), sql, 'objects').all(...parameters) as Record<
        string,
        SqlValue
      >[];
    } catch (error) {
      throw sqliteProblem(error);
    } finally {
      this.idleReaders.push(reader);
    }
  }

  /**
   * The lock is a transaction on an empty database of its own beside this one: the operating system lets it go however its
   * holder ends, and unlike one on this database it is in nobody's way.
   */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const lock = new Database(`${this.path}-alone`, { timeout: 0 });
    try {
      for (; !tryToLock(lock);) await pause(LOCK_PAUSE_MS);
      return await work();
    } finally {
      lock.close();
    }
  }

  /**
   * What was deleted is zero in the pages already (`secure_delete`), but the write-ahead log holds those pages as they were
   * before. Each try is short and takes its turn among the writers.
   */
  async wipe(_tables: readonly string[], patienceMs = WIPE_PATIENCE_MS): Promise<boolean> {
    for (const end = performance.now() + patienceMs; ;) {
      const turn = this.last.then(() => this.emptyLog());
      this.last = turn.catch(() => undefined);
      if (await turn) return true;
      if (performance.now() >= end) return false;
      await pause(WIPE_PAUSE_MS);
    }
  }

  /** Moves the write-ahead log into the database and leaves a file of no bytes; false where a reader still needs it. */
  private emptyLog(): boolean {
    const timeout = this.connection.pragma('busy_timeout', { simple: true }) as number;
    this.connection.pragma('busy_timeout = 0');
    try {
      return this.connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    } finally {
      this.connection.pragma(`busy_timeout = ${String(timeout)}`);
    }
  }

  async close(): Promise<void> {
    await this.last;
    for (const reader of this.readers) await reader.destroy();
    await this.writer.destroy();
  }
}

/** What SQLite's result codes mean to whoever asked. Problems pass through as they are. */
function sqliteProblem(error: unknown): unknown {
  if (isProblem(error)) return error;
  const code = (error as { code?: string }).code ?? '';
  if (code.startsWith('SQLITE_BUSY')) return new Problem('ledger.busy');
  if (code === 'SQLITE_FULL') return new Problem('ledger.storage-full');
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_READONLY') {
    return new Problem('ledger.write-failed', { reason: (error as Error).message });
  }
  return error;
}

/** To prepare most questions takes longer than to answer them. */
interface KeptStatements {
  readonly objects: Map<string, Statement>;
  readonly rows: Map<string, Statement>;
}

/** Questions in other words: those that name many things have a text for each number of them. */
const KEPT_LIMIT = 500;
const keptStatements = new WeakMap<Connection, KeptStatements>();

/** A statement of a connection for reading; one that gives rows as lists of values stays apart, as each has one way. */
function keptStatement(connection: Connection, sql: string, gives: keyof KeptStatements): Statement {
  let kept = keptStatements.get(connection);
  if (!kept) keptStatements.set(connection, (kept = { objects: new Map(), rows: new Map() }));
  const statements = kept[gives];
  let statement = statements.get(sql);
  if (!statement) {
    if (statements.size >= KEPT_LIMIT) statements.clear();
    statement = connection.prepare<unknown[]>(sql);
    if (gives === 'rows') statement.raw();
    statements.set(sql, statement);
  }
  return statement;
}

class SqliteSnapshot implements ReadSnapshot {
  constructor(private readonly connection: Connection) {}

  within(): Promise<void> {
    return Promise.resolve();
  }

  async head(coalitionId: string): Promise<LedgerHead> {
    const [row] = await this.query('SELECT * FROM ledger_heads WHERE coalition_id = ?', [coalitionId]);
    return headOf(coalitionId, row);
  }

  query(sql: string, parameters: readonly SqlValue[] = []): Promise<Record<string, SqlValue>[]> {
    const kept = keptStatement(this.connection, sql, 'objects');
    return Promise.resolve(kept.all(...parameters) as Record<string, SqlValue>[]);
  }

  rows(sql: string, parameters: readonly SqlValue[] = []): Promise<SqlValue[][]> {
    const kept = keptStatement(this.connection, sql, 'rows');
    return Promise.resolve(kept.all(...parameters) as SqlValue[][]);
  }
}

class SqliteWriteTransaction implements WriteTransaction {
  private readonly statements = new Map<string, Statement>();
  private readonly tableStatements = new WeakMap<Table, TableStatements>();

  constructor(private readonly connection: Connection) {}

  private prepared(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.connection.prepare<unknown[]>(sql)));
    return statement;
  }

  private raw(sql: string): Statement {
    return this.prepared(sql).raw();
  }

  private statementsOf(table: Table): TableStatements {
    let statements = this.tableStatements.get(table);
    if (!statements) {
      const sql = statementTexts(table);
      statements = {
        insert: this.prepared(sql.insert),
        upsert: this.prepared(sql.upsert),
        byKey: this.raw(sql.byKey),
      };
      this.tableStatements.set(table, statements);
    }
    return statements;
  }

  within(): Promise<void> {
    return Promise.resolve();
  }

  lockHead(coalitionId: string): Promise<LockedHead> {
    // BEGIN IMMEDIATE holds the whole database already.
    const row = this.prepared('SELECT * FROM ledger_heads WHERE coalition_id = ?').get(coalitionId);
    const head = headOf(coalitionId, row as Record<string, SqlValue> | undefined);
    const [generation] = this.raw(GENERATION_SQL).get() as [number];
    return Promise.resolve({ ...head, generation });
  }

  moveHead(head: LedgerHead): Promise<void> {
    this.prepared(
      'INSERT INTO ledger_heads (coalition_id, position, hash, directory_position, recorded_at) VALUES (?, ?, ?, ?, ?) ' +
        'ON CONFLICT (coalition_id) DO UPDATE SET position = excluded.position, hash = excluded.hash, ' +
        'directory_position = excluded.directory_position, recorded_at = excluded.recorded_at',
    ).run(head.coalitionId, head.position, head.hash, head.directoryPosition, head.recordedAt);
    return Promise.resolve();
  }

  appendEvents(events: readonly StampedEvent[]): Promise<void> {
    const places = EVENT_COLUMNS.map(() => '?').join(', ');
    const insert = this.prepared(
      `INSERT OR FAIL INTO events (${EVENT_COLUMNS.join(', ')}) VALUES (${places})`,
    );
    for (const event of events) insert.run(eventValues(event));
    return Promise.resolve();
  }

  answersTo(coalitionId: string, keys: readonly string[]): Promise<Map<string, StoredAnswer>> {
    const answers = new Map<string, StoredAnswer>();
    const select = this.raw(
      'SELECT request_hash, answer FROM answers WHERE coalition_id = ? AND idempotency_key = ?',
    );
    for (const key of keys) {
      const row = select.get(coalitionId, key) as [string, string] | undefined;
      if (row) answers.set(key, { requestHash: row[0], answer: row[1] });
    }
    return Promise.resolve(answers);
  }

  keepAnswers(coalitionId: string, answers: ReadonlyMap<string, StoredAnswer>): Promise<void> {
    const insert = this.prepared(
      'INSERT OR FAIL INTO answers (coalition_id, idempotency_key, request_hash, answer) VALUES (?, ?, ?, ?)',
    );
    for (const [key, { requestHash, answer }] of answers) insert.run(coalitionId, key, requestHash, answer);
    return Promise.resolve();
  }

  rowsByKey<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    keys: readonly Partial<Row>[],
  ): Promise<Row[]> {
    const select = this.statementsOf(table).byKey;
    const rows: Row[] = [];
    for (const key of keys) {
      const row = select.get(
        coalitionId,
        ...table.key.map((column) => (key as Record<string, SqlValue>)[column]!),
      );
      if (row) rows.push(table.decode(row as SqlValue[]));
    }
    return Promise.resolve(rows);
  }

  rowsFrom<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    prefix: Partial<Row>,
    from: string,
  ): Promise<Row[]> {
    const fixed = table.key.filter((column) => column in prefix);
    const next = table.key[fixed.length]!;
    const where = fixed.map((column) => ` AND ${snakeCase(column)} = ?`).join('');
    const select = this.raw(
      `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ?${where} AND ${snakeCase(next)} >= ?`,
    );
    const rows = select.all(
      coalitionId,
      ...fixed.map((column) => (prefix as Record<string, SqlValue>)[column]!),
      from,
    );
    return Promise.resolve(rows.map((row) => table.decode(row as SqlValue[])));
  }

  insert<Row extends object>(table: Table<Row>, coalitionId: string, rows: readonly Row[]): Promise<void> {
    const insert = this.statementsOf(table).insert;
    for (const row of rows) insert.run(table.encode(row, coalitionId));
    return Promise.resolve();
  }

  upsert<Row extends object>(table: Table<Row>, coalitionId: string, rows: readonly Row[]): Promise<void> {
    const { upsert } = this.statementsOf(table);
    for (const row of rows) upsert.run(table.encode(row, coalitionId));
    return Promise.resolve();
  }

  lockOut(): Promise<void> {
    // BEGIN IMMEDIATE keeps writers out already, and readers keep the tables that they began with.
    return Promise.resolve();
  }

  createIndex(sql: string): Promise<void> {
    // Each thread that sorts takes as much memory as the cache may.
    const cacheSize = this.connection.pragma('cache_size', { simple: true }) as number;
    this.connection.pragma(`cache_size = -${String(SORTING_MEMORY_KIB)}`);
    try {
      this.connection.exec(sql);
    } finally {
      this.connection.pragma(`cache_size = ${String(cacheSize)}`);
    }
    return Promise.resolve();
  }

  run(sql: string, parameters: readonly SqlValue[] = []): Promise<void> {
    this.connection.prepare(sql).run(...parameters);
    return Promise.resolve();
  }

  query(sql: string, parameters: readonly SqlValue[] = []): Promise<Record<string, SqlValue>[]> {
    return Promise.resolve(this.connection.prepare(sql).all(...parameters) as Record<string, SqlValue>[]);
  }
}

interface TableStatements {
  readonly insert: Statement;
  readonly upsert: Statement;
  /** Gives a row as the values of its columns. */
  readonly byKey: Statement;
}

function statementTexts(table: Table): { insert: string; upsert: string; byKey: string } {
  const columns = table.sqlColumns.join(', ');
  const places = table.sqlColumns.map(() => ', ?').join('');
  const key = ['coalition_id', ...table.key.map(snakeCase)];
  const set = table.measureNames.map((name) => `${snakeCase(name)} = excluded.${snakeCase(name)}`).join(', ');
  const into = `INTO ${table.name} (coalition_id, ${columns}) VALUES (?${places})`;
  return {
    // One row a statement: nothing to put back where it fails, so that SQLite need not copy the page before (`appendOnlySql`).
    insert: `INSERT OR FAIL ${into}`,
    upsert: `INSERT ${into} ON CONFLICT (${key.join(', ')}) ${set === '' ? 'DO NOTHING' : `DO UPDATE SET ${set}`}`,
    byKey: `SELECT ${columns} FROM ${table.name} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`,
  };
}
