import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { isProblem, Problem } from '../kernel/problem.js';
import { LookUps, numbered, repeated } from './postgres-connections.js';
import { isConnectionLost, postgresProblem, PostgresTransaction } from './postgres-transaction.js';
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
import { IS_OWNER_SQL, type Reach } from './walls.js';

/** The pg pool under a TypeORM data source. */
export function postgresPoolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/**
 * A reader sees one moment. The lock comes first, as the moment is that of the first query: somebody who swaps tables
 * meanwhile would otherwise leave this reader with new tables whose rows are too young for it to see.
 */
const LOCK_SNAPSHOT = 'LOCK TABLE projections IN ACCESS SHARE MODE';

/** Any number will do that nothing else in the database locks by. */
const ALONE_LOCK = '7036874417767';

/** How long what is deleted for good waits for readers of an earlier moment. */
const WIPE_PATIENCE_MS = 60_000;
const WIPE_PAUSE_MS = 200;

/** How long those who come after wait at most behind somebody who wants to lock everybody out. */
const LOCK_OUT_TIMEOUT = '500ms';

/**
 * Whether a transaction before this one still runs, or a snapshot from before it is looked at. Snapshots count in their own database; of
 * what still runs, also what runs in another one counts, as the snapshot of who wipes does not tell the two apart.
 */
const OLDER_SQL =
  'SELECT 1 WHERE pg_snapshot_xmin(pg_current_snapshot()) <= $1::xid8 OR EXISTS (' +
  'SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_xmin IS NOT NULL ' +
  'AND datname = current_database() AND age(backend_xmin) > age($1::xid8::xid))';

/**
 * PostgreSQL: a transaction locks the ledger's head row, so lanes of several processes take turns. Statements see
 * what was committed before the lock was granted (READ COMMITTED takes a new snapshot for each statement).
 */
export class PostgresStore implements LedgerStore {
  readonly engine: EngineName = 'postgres';
  private readonly pool: Pool;
  private lookUps: LookUps | undefined;

  constructor(private readonly dataSource: DataSource) {
    this.pool = postgresPoolOf(dataSource);
  }

  async write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    outcome: (result: T) => 'commit' | 'rollback' = () => 'commit',
    reach: Reach = 'coalition',
  ): Promise<T> {
    return this.withClient(async (client) => {
      const transaction = new PostgresWriteTransaction(client, reach);
      try {
        const result = await work(transaction);
        if (outcome(result) === 'commit') await transaction.commit();
        else await transaction.rollback();
        return result;
      } catch (error) {
        await transaction.rollback().catch(() => undefined);
        throw error;
      }
    });
  }

  async read<T>(work: (snapshot: ReadSnapshot) => Promise<T>, reach: Reach = 'coalition'): Promise<T> {
    let snapshot: PostgresSnapshot | undefined;
    // Nobody waits for the end of what only read, as nothing can come of it any more: its connection alone comes back later.
    return this.withClient(
      (client) => work((snapshot = new PostgresSnapshot(client, reach))),
      () => snapshot!.end(),
    );
  }

  async lookUp(sql: string, parameters: readonly SqlValue[] = []): Promise<Record<string, SqlValue>[]> {
    try {
      this.lookUps ??= new LookUps(this.pool);
      return await this.lookUps.ask(sql, parameters);
    } catch (error) {
      throw postgresProblem(error);
    }
  }

  /** In a transaction, so that the lock goes with it, whoever's connection it was. It sees nothing, and so holds up nobody who tidies up. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      await client.query(
        'BEGIN; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; ' +
          `SELECT pg_advisory_xact_lock(${ALONE_LOCK})`,
      );
      try {
        return await work();
      } finally {
        await client.query('COMMIT');
      }
    });
  }

  /** Tables are written anew without their dead rows, which their owner alone can do. Those that somebody may still see would be copied along. */
  async wipe(tables: readonly string[], patienceMs = WIPE_PATIENCE_MS): Promise<boolean> {
    return this.withClient(async (client) => {
      // Somebody else's tables PostgreSQL passes over without an error.
      const owned = await client.query<{ is_owner: boolean }>(IS_OWNER_SQL);
      if (owned.rows[0]?.is_owner !== true) return false;
      const { rows } = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
      for (const end = performance.now() + patienceMs; ;) {
        const older = await client.query(OLDER_SQL, [rows[0]!.xid]);
        if (older.rows.length === 0) break;
        if (performance.now() >= end) return false;
        await pause(WIPE_PAUSE_MS);
      }
      for (const table of tables) await client.query(`VACUUM (FULL) ${table}`);
      return true;
    });
  }

  /** @param ending what the connection does before somebody else is given it, once `work` is over */
  private async withClient<T>(
    work: (client: PoolClient) => Promise<T>,
    ending?: () => Promise<void>,
  ): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      throw postgresProblem(error);
    }
    // A connection that breaks while it is in use fails its query; without a listener it would end the process.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      if (!isProblem(error) || error.code === 'ledger.outcome-unknown') broken = error as Error;
      throw postgresProblem(error);
    } finally {
      const giveBack = (why?: Error): void => {
        client.off('error', ignore);
        client.release(why);
      };
      if (ending && !broken) ending().then(() => giveBack(), giveBack);
      else giveBack(broken);
    }
  }

  async close(): Promise<void> {
    await this.lookUps?.end();
    await this.dataSource.destroy();
  }
}

/** A PostgreSQL array literal. The driver's own takes several times as long for long texts. */
function arrayLiteral(values: readonly SqlValue[]): string {
  const parts = values.map((value) => {
    if (value === null) return 'NULL';
    if (typeof value === 'number') return String(value);
    const text = value as string;
    return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
  });
  return `{${parts.join(',')}}`;
}

class PostgresSnapshot extends PostgresTransaction implements ReadSnapshot {
  constructor(client: PoolClient, reach: Reach) {
    super(client, reach, ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'], LOCK_SNAPSHOT);
  }

  end(): Promise<void> {
    return this.finish('COMMIT');
  }

  async head(coalitionId: string): Promise<LedgerHead> {
    return headOf(coalitionId, await this.headRow(coalitionId));
  }

  async query(sql: string, parameters: readonly SqlValue[] = []): Promise<Record<string, SqlValue>[]> {
    await this.begin();
    const result = await this.client.query<Record<string, SqlValue>>(numbered(sql), [...parameters]);
    return result.rows;
  }

  async rows(sql: string, parameters: readonly SqlValue[] = []): Promise<SqlValue[][]> {
    await this.begin();
    const result = await this.client.query<SqlValue[]>({
      text: numbered(sql),
      values: [...parameters],
      rowMode: 'array',
    });
    return result.rows;
  }
}

interface DeferredWrite {
  readonly table: string;
  readonly sql: string;
  readonly values: unknown[];
}

/**
 * Writes wait until something is read or committed, and then go as one statement: a group of commands costs four
 * round trips, however many tables it touches.
 */
class PostgresWriteTransaction extends PostgresTransaction implements WriteTransaction {
  private deferred: DeferredWrite[] = [];

  constructor(client: PoolClient, reach: Reach) {
    // A commit that waits for a standby must not be broken off: PostgreSQL would call it done.
    super(client, reach, ['BEGIN', 'SET LOCAL statement_timeout = 0'], undefined);
  }

  private async defer(write: DeferredWrite): Promise<void> {
    if (this.deferred.some((earlier) => earlier.table === write.table)) await this.writeDeferred();
    this.deferred.push(write);
  }

  private async writeDeferred(): Promise<void> {
    if (this.deferred.length === 0) return;
    await this.begin();
    const values: unknown[] = [];
    const parts = this.deferred.map((write, i) => {
      const sql = numbered(write.sql, values.length + 1);
      values.push(...write.values);
      return `w${String(i)} AS (${sql})`;
    });
    this.deferred = [];
    await this.client.query(repeated(this.client, `WITH ${parts.join(', ')} SELECT 1`, values));
  }

  async commit(): Promise<void> {
    await this.writeDeferred();
    try {
      await this.finish('COMMIT');
    } catch (error) {
      // It may have been done, and only the answer be lost.
      throw isConnectionLost(error) ? new Problem('ledger.outcome-unknown') : error;
    }
  }

  async rollback(): Promise<void> {
    this.deferred = [];
    await this.finish('ROLLBACK');
  }

  async lockHead(coalitionId: string): Promise<LockedHead> {
    await this.writeDeferred();
    const locked = async (): Promise<LockedHead | undefined> => {
      const row = await this.headRow(coalitionId, {
        columns: `*, (${GENERATION_SQL}) AS generation`,
        lock: true,
      });
      return row && { ...headOf(coalitionId, row), generation: Number(row['generation']) };
    };
    const there = await locked();
    if (there) return there;
    const none = headOf(coalitionId, undefined);
    await this.run(
      'INSERT INTO ledger_heads (coalition_id, position, hash, directory_position, recorded_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      [coalitionId, none.position, none.hash, none.directoryPosition, none.recordedAt],
    );
    return (await locked())!;
  }

  moveHead(head: LedgerHead): Promise<void> {
    return this.defer({
      table: 'ledger_heads',
      sql: 'UPDATE ledger_heads SET position = ?::bigint, hash = ?, directory_position = ?::bigint, recorded_at = ? WHERE coalition_id = ?',
      values: [head.position, head.hash, head.directoryPosition, head.recordedAt, head.coalitionId],
    });
  }

  async appendEvents(events: readonly StampedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const integers = new Set<string>(['position', 'version', 'is_directory']);
    await this.defer(
      bulkInsert(
        'events',
        EVENT_COLUMNS.map((name) => ({ name, type: integers.has(name) ? 'bigint' : 'text' })),
        events.map(eventValues),
      ),
    );
  }

  async answersTo(coalitionId: string, keys: readonly string[]): Promise<Map<string, StoredAnswer>> {
    const answers = new Map<string, StoredAnswer>();
    if (keys.length === 0) return answers;
    const rows = await this.rows(
      'SELECT idempotency_key, request_hash, answer FROM answers WHERE coalition_id = ? AND idempotency_key = ANY(?::text[])',
      [coalitionId, arrayLiteral(keys)],
    );
    for (const [key, requestHash, answer] of rows) {
      answers.set(key as string, { requestHash: requestHash as string, answer: answer as string });
    }
    return answers;
  }

  async keepAnswers(coalitionId: string, answers: ReadonlyMap<string, StoredAnswer>): Promise<void> {
    if (answers.size === 0) return;
    await this.defer(
      bulkInsert(
        'answers',
        ['coalition_id', 'idempotency_key', 'request_hash', 'answer'].map((name) => ({ name, type: 'text' })),
        [...answers].map(([key, { requestHash, answer }]) => [coalitionId, key, requestHash, answer]),
      ),
    );
  }

  async rowsByKey<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    keys: readonly Partial<Row>[],
  ): Promise<Row[]> {
    if (keys.length === 0) return [];
    const columns = table.key.map(snakeCase);
    const arrays = table.key.map((column) =>
      table.columnOf(column).type === 'integer' ? '?::bigint[]' : '?::text[]',
    );
    // One look into the index for each key, whatever the planner believes of the table: without statistics it takes a
    // coalition for a handful of rows, and would join the whole of it.
    const rows = await this.rows(
      `SELECT t.* FROM unnest(${arrays.join(', ')}) AS k (${columns.join(', ')}) ` +
        `CROSS JOIN LATERAL (SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} AS r ` +
        `WHERE r.coalition_id = ? AND ${columns.map((column) => `r.${column} = k.${column}`).join(' AND ')} LIMIT 1) AS t`,
      [
        ...table.key.map((column) =>
          arrayLiteral(keys.map((key) => (key as Record<string, SqlValue>)[column]!)),
        ),
        coalitionId,
      ],
    );
    return rows.map((row) => table.decode(row));
  }

  async rowsFrom<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    prefix: Partial<Row>,
    from: string,
  ): Promise<Row[]> {
    const fixed = table.key.filter((column) => column in prefix);
    const next = table.key[fixed.length]!;
    const where = fixed.map((column) => ` AND ${snakeCase(column)} = ?`).join('');
    const rows = await this.rows(
      `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ?${where} AND ${snakeCase(next)} >= ?`,
      [coalitionId, ...fixed.map((column) => (prefix as Record<string, SqlValue>)[column]!), from],
    );
    return rows.map((row) => table.decode(row));
  }

  async insert<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    rows: readonly Row[],
  ): Promise<void> {
    if (rows.length > 0) await this.defer(bulkRows(table, coalitionId, rows));
  }

  async upsert<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    rows: readonly Row[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const write = bulkRows(table, coalitionId, rows);
    const key = ['coalition_id', ...table.key.map(snakeCase)].join(', ');
    const set = table.measureNames
      .map((name) => `${snakeCase(name)} = excluded.${snakeCase(name)}`)
      .join(', ');
    await this.defer({ ...write, sql: `${write.sql} ON CONFLICT (${key}) DO UPDATE SET ${set}` });
  }

  async lockOut(tables: readonly string[]): Promise<void> {
    await this.run(`SET LOCAL lock_timeout = '${LOCK_OUT_TIMEOUT}'`);
    // Lanes lock a row of the heads before they write, and every reader locks the list of projections.
    await this.run('LOCK TABLE ledger_heads IN EXCLUSIVE MODE');
    await this.run('LOCK TABLE projections IN ACCESS EXCLUSIVE MODE');
    for (const table of tables) {
      const [known] = await this.query('SELECT to_regclass(?)::text AS name', [table]);
      if (known!['name'] !== null) await this.run(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    }
  }

  createIndex(sql: string): Promise<void> {
    return this.run(sql);
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<void> {
    await this.query(sql, parameters);
  }

  async query(sql: string, parameters: readonly SqlValue[] = []): Promise<Record<string, SqlValue>[]> {
    await this.begin();
    await this.writeDeferred();
    return (await this.client.query<Record<string, SqlValue>>(numbered(sql), [...parameters])).rows;
  }

  private async rows(sql: string, parameters: readonly SqlValue[]): Promise<SqlValue[][]> {
    await this.begin();
    await this.writeDeferred();
    // Not prepared: a plan made while a table was empty takes any index for as good as another, and stays.
    const query = { text: numbered(sql), values: [...parameters], rowMode: 'array' as const };
    return (await this.client.query<SqlValue[]>(query)).rows;
  }
}

/** One INSERT for many rows: each column travels as one array; a column that never changes travels once. */
function bulkInsert(
  table: string,
  columns: readonly { name: string; type: string }[],
  rows: readonly SqlValue[][],
): DeferredWrite {
  const arrays = columns.map(({ type }) => `?::${type}[]`).join(', ');
  return {
    table,
    sql: `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) SELECT * FROM unnest(${arrays})`,
    values: columns.map((_, i) => arrayLiteral(rows.map((row) => row[i]!))),
  };
}

function bulkRows<Row extends object>(
  table: Table<Row>,
  coalitionId: string,
  rows: readonly Row[],
): DeferredWrite {
  const columns = table.columnNames.map((column, i) => ({
    name: table.sqlColumns[i]!,
    type: table.columnOf(column).type === 'integer' ? 'bigint' : 'text',
  }));
  const arrays = columns.map(({ type }) => `?::${type}[]`).join(', ');
  const encoded = rows.map((row) => table.encode(row));
  return {
    table: table.name,
    sql:
      `INSERT INTO ${table.name} (coalition_id, ${columns.map(({ name }) => name).join(', ')}) ` +
      `SELECT ?::text, r.* FROM unnest(${arrays}) AS r (${columns.map(({ name }) => name).join(', ')})`,
    values: [coalitionId, ...columns.map((_, i) => arrayLiteral(encoded.map((row) => row[i]!)))],
  };
}
