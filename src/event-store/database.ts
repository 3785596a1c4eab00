import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { Problem } from '../kernel/problem.js';
import { noticePooler, SETTINGS_SQL } from './postgres-connections.js';
import { PostgresStore } from './postgres-store.js';
import { noServiceRole } from './postgres-transaction.js';
import { SqliteStore, sqliteConnectionOf } from './sqlite-store.js';
import type { LedgerStore } from './store.js';
import { IS_OWNER_SQL } from './walls.js';

export type DatabaseLocation =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** Reads `sqlite:PATH` or `postgres://…`. A relative path counts from the current folder. */
export function databaseLocation(url: string): DatabaseLocation {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
    return { engine: 'sqlite', path: resolve(url.slice('sqlite:'.length)) };
  }
  if (/^postgres(ql)?:\/\//.test(url)) return { engine: 'postgres', url };
  throw new Problem('ledger.database-url-malformed', { found: withoutSecrets(url) });
}

/** Where a database is, for people: a password may stand before the host or among the parameters, and so neither is shown. */
function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return `${/^[a-z]*:/.exec(url)?.[0] ?? ''}…`;
  const { protocol, host, pathname } = new URL(url);
  return host === '' ? `${protocol}…` : `${protocol}//${host}${pathname}`;
}

/** Older SQLite can corrupt a database when its write-ahead log is reset at the wrong moment. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** How long a writer waits for another process before it gives up with `ledger.busy`. */
const BUSY_TIMEOUT_MS = 30_000;

/**
 * A group of commands touches a few rows here and there, and each page that it touches is written whole; a rebuild fills
 * page after page. These serve both: larger ones write far more for a group, smaller ones take longer to fill.
 */
const PAGE_SIZE_BYTES = 8_192;
/** Pages in the write-ahead log before it is checkpointed: about 40 MB. */
const CHECKPOINT_PAGES = 5_000;

/** Rows are written in no order of their keys, so that a writer comes back to its pages; there may be many readers. */
const WRITER_CACHE_KIB = 32_768;
const READER_CACHE_KIB = 8_192;

/** Threads beside the caller's own that sort where an index is made of many rows. */
const SORTING_THREADS = 1;

function prepareSqlite(connection: Database.Database): void {
  const { version } = connection.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const parts = version.split('.').map(Number);
  const older = OLDEST_SQLITE.findIndex((least, i) => parts[i]! !== least);
  if (older >= 0 && parts[older]! < OLDEST_SQLITE[older]!) {
    throw new Problem('ledger.engine-too-old', {
      engine: 'SQLite',
      found: version,
      expected: OLDEST_SQLITE.join('.'),
    });
  }
  if (!connection.readonly) {
    connection.pragma(`page_size = ${String(PAGE_SIZE_BYTES)}`);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}`);
    connection.pragma('recursive_triggers = ON');
    // What is deleted or replaced is overwritten with zeros, so that a person can be erased: earlier names too, in every copy
    // that a page leaves behind when its rows move. It costs writers nothing that can be measured.
    connection.pragma('secure_delete = ON');
  }
  connection.pragma(`busy_timeout = ${String(BUSY_TIMEOUT_MS)}`);
  const cache = connection.readonly ? READER_CACHE_KIB : WRITER_CACHE_KIB;
  connection.pragma(`cache_size = -${String(cache)}`);
  // What is sorted for an index may be as large as the history: on disk it takes no memory.
  connection.pragma('temp_store = FILE');
  connection.pragma(`threads = ${String(SORTING_THREADS)}`);
}

function sqliteSource(path: string, readonly: boolean, kept: 'kept' | 'scratch' = 'kept'): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database: path,
    readonly,
    prepareDatabase: (connection: Database.Database) => {
      prepareSqlite(connection);
      // Nobody needs it after a power cut.
      if (kept === 'scratch') connection.pragma('synchronous = OFF');
    },
    migrations,
    migrationsTableName: 'migrations',
  });
}

function postgresSource(url: string, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'evenhand',
    // The default one tells of a migration that failed on standard output, which is for answers alone.
    logger: 'debug',
    migrations,
    migrationsTableName: 'migrations',
    extra: { connectionTimeoutMillis: 10_000, onConnect: noticePooler },
  });
}

/** Any number will do that nothing else in the database locks by. */
const MIGRATION_LOCK = '7036874417766';

/**
 * Runs what the schema lacks. Two processes that start at once take turns, and the second finds nothing to do. Where nothing
 * is lacking no lock is taken, so that opening a database never waits for a long import.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  if ((await lackingMigrations(dataSource)).length === 0) return [];
  if (dataSource.options.type === 'postgres') {
    const runner = dataSource.createQueryRunner();
    const run: string[] = [];
    try {
      for (let name; (name = await migrateOne(dataSource, runner)) !== undefined; run.push(name));
      return run;
    } finally {
      await runner.release();
    }
  }
  const connection = sqliteConnectionOf(dataSource);
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Under a lock: TypeORM's runner first makes its table where there is none, and two of them would clash.
    const lacking = await lackingMigrations(dataSource);
    const run = lacking.length === 0 ? [] : await dataSource.runMigrations({ transaction: 'none' });
    connection.exec('COMMIT');
    return run.map(({ name }) => name);
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

/** The next migration that lacks, in one transaction with its lock; its name, or undefined where none does. */
async function migrateOne(dataSource: DataSource, runner: QueryRunner): Promise<string | undefined> {
  await runner.startTransaction();
  try {
    for (const setting of SETTINGS_SQL) await runner.query(setting);
    await runner.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const [login] = (await runner.query(IS_OWNER_SQL)) as { is_owner: boolean }[];
    if (login?.is_owner === false) throw new Problem('ledger.owner-needed');
    const executor = new MigrationExecutor(dataSource, runner);
    const [next] = await executor.getPendingMigrations();
    if (next) await executor.executeMigration(next);
    await runner.commitTransaction();
    return next?.name;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    const { code, message } = error as { code?: string; message: string };
    throw code === '42501' && /\brole\b/.test(message) ? noServiceRole(message) : error;
  }
}

/** The program's migrations that the database lacks. Throws `ledger.schema-newer` where it has others. Writes nothing. */
async function lackingMigrations(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
    if (!(await runner.hasTable('migrations'))) return known;
    const rows = (await runner.query('SELECT name FROM migrations')) as { name: string }[];
    const done = new Set(rows.map(({ name }) => name));
    const unknown = [...done].filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new Problem('ledger.schema-newer', { found: unknown.join(', ') });
    return known.filter((name) => !done.has(name));
  } finally {
    await runner.release();
  }
}

export interface OpenedDatabase {
  readonly store: LedgerStore;
  /** The migrations that were run on opening. */
  readonly migrated: readonly string[];
}

/** Opens the database, making and migrating it where needed. */
export async function openDatabase(location: DatabaseLocation, poolSize = 10): Promise<OpenedDatabase> {
  const source =
    location.engine === 'sqlite'
      ? sqliteSource(location.path, false)
      : postgresSource(location.url, poolSize);
  try {
    if (location.engine === 'sqlite') await mkdir(dirname(location.path), { recursive: true });
    await source.initialize();
  } catch (error) {
    throw cannotOpen(location, error);
  }
  try {
    const migrated = await migrate(source);
    if (location.engine === 'postgres') return { store: new PostgresStore(source), migrated };
    return {
      store: new SqliteStore(source, location.path, () => sqliteSource(location.path, true).initialize()),
      migrated,
    };
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

/** A new SQLite database without any table, for rows that are thrown away after a look at them. */
export async function openScratch(path: string): Promise<LedgerStore> {
  const open = (readonly: boolean): Promise<DataSource> =>
    sqliteSource(path, readonly, 'scratch').initialize();
  return new SqliteStore(await open(false), path, () => open(true));
}

function cannotOpen(location: DatabaseLocation, error: unknown): unknown {
  if (error instanceof Problem) return error;
  const place = location.engine === 'sqlite' ? location.path : withoutSecrets(location.url);
  return new Problem('ledger.database-not-opened', { place, reason: (error as Error).message });
}
