import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { isProblem } from '../kernel/problem.js';
import type { LedgerModel } from './ledger-model.js';
import { projectedPage } from './log-reader.js';
import type { Projection } from './projection.js';
import { Replay } from './replay.js';
import type { LedgerStore, ReadSnapshot, WriteTransaction } from './store.js';
import { appendOnlySql, createTableSql, snakeCase, type SqlValue, type Table } from './table.js';
import type { RowAccess } from './working-set.js';
import type { ProjectedEvent } from './event.js';

/** Called now and then during long work, with the events done and the events there are. */
export type Progress = (done: number, total: number) => void;

/**
 * Events that are replayed in one transaction. Rows whose keys come in no order touch a page each, and pages are written
 * once a transaction; on the other hand, appends wait for it.
 */
const CHUNK_EVENTS = 20_000;

interface InstalledProjection {
  readonly version: number;
  readonly generation: number;
}

async function installedProjections(
  queries: Pick<ReadSnapshot, 'query'>,
): Promise<Map<string, InstalledProjection>> {
  const rows = await queries.query('SELECT name, version, generation FROM projections');
  return new Map(
    rows.map((row) => [
      row['name'] as string,
      { version: Number(row['version']), generation: Number(row['generation']) },
    ]),
  );
}

/**
 * Makes the tables of projections that are new, and rebuilds those whose version is not the program's. Returns the names
 * of the projections that were rebuilt.
 */
export async function bringProjectionsUpToDate<Directory>(
  store: LedgerStore,
  model: LedgerModel<Directory>,
  progress?: Progress,
): Promise<string[]> {
  const staleOnes = async (): Promise<{ stale: Projection<Directory>[]; installed: ReadonlySet<string> }> => {
    const installed = await store.read(installedProjections);
    const stale = model.projections.filter(({ name, version }) => installed.get(name)?.version !== version);
    return { stale, installed: new Set(installed.keys()) };
  };
  if ((await staleOnes()).stale.length === 0) return [];
  return store.alone(async () => {
    // Another process may have done it while this one waited.
    const { stale, installed } = await staleOnes();
    if (stale.length > 0) await rebuildAlone(store, model, stale, progress);
    return stale.map(({ name }) => name).filter((name) => installed.has(name));
  });
}

/**
 * Replays the log into new tables beside the old ones, and puts them in place in one step; reads and writes go on
 * meanwhile, and what is recorded while the replay runs is caught up while everybody is kept out for the swap. One
 * process rebuilds at a time.
 */
export function rebuild<Directory>(
  store: LedgerStore,
  model: LedgerModel<Directory>,
  projections: readonly Projection<Directory>[] = model.projections,
  progress?: Progress,
): Promise<void> {
  return store.alone(() => rebuildAlone(store, model, projections, progress));
}

async function rebuildAlone<Directory>(
  store: LedgerStore,
  model: LedgerModel<Directory>,
  projections: readonly Projection<Directory>[],
  progress?: Progress,
): Promise<void> {
  const tables = projections.flatMap((projection) => projection.tables);
  const generation = await newTables(store, tables);
  const replays = new Map<string, Replay<Directory>>();
  const renamed = new Map(tables.map((table) => [table, table.renamed(nameOf(table, generation))]));
  const renamedIn = (transaction: WriteTransaction): RowAccess => new RenamedTables(transaction, renamed);
  const replayTo = async (transaction: WriteTransaction, page: readonly ProjectedEvent[]): Promise<void> => {
    const coalitionId = page[0]!.coalitionId;
    let replay = replays.get(coalitionId);
    if (!replay) replays.set(coalitionId, (replay = new Replay(model, projections, coalitionId)));
    await replay.apply(renamedIn(transaction), page);
  };
  const finish = async (transaction: WriteTransaction): Promise<void> => {
    for (const replay of replays.values()) await replay.finish(renamedIn(transaction));
  };
  const replayWhatIsThere = (): Promise<void> => replayAll(store, model, replays, replayTo, progress);
  await replayWhatIsThere();
  await asOwner(store, finish);
  for (const table of tables) {
    for (const sql of createTableSql(table, store.engine, nameOf(table, generation)).indexes) {
      await asOwner(store, (transaction) => transaction.createIndex(sql));
    }
  }
  await withEverybodyOut(store, tables, replayWhatIsThere, async (transaction) => {
    await catchUp(transaction, model, replays, replayTo);
    await finish(transaction);
    await swap(transaction, store, tables, generation);
    for (const { name, version } of projections) {
      await transaction.run('DELETE FROM projections WHERE name = ?', [name]);
      await transaction.run('INSERT INTO projections (name, version, generation) VALUES (?, ?, ?)', [
        name,
        version,
        generation,
      ]);
    }
  });
}

/** Tables are made and swapped by whoever owns them, and filled from the logs of all coalitions. */
function asOwner<T>(store: LedgerStore, work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
  return store.write(work, undefined, 'owner');
}

/** Empty tables beside those in use. Returns their generation. */
function newTables(store: LedgerStore, tables: readonly Table[]): Promise<number> {
  return asOwner(store, async (transaction) => {
    const installed = await installedProjections(transaction);
    const next = Math.max(0, ...[...installed.values()].map((known) => known.generation)) + 1;
    for (const table of tables) {
      const name = nameOf(table, next);
      // Left behind by a rebuild that was interrupted.
      await transaction.run(`DROP TABLE IF EXISTS ${name}`);
      for (const sql of createTableSql(table, store.engine, name).table) await transaction.run(sql);
    }
    return next;
  });
}

/** Tries again, a while later, where a long report or import is at work; half an hour of them is a mistake. */
const LOCK_OUT_ATTEMPTS = 1_800;
const LOCK_OUT_PAUSE_MS = 500;

async function withEverybodyOut(
  store: LedgerStore,
  tables: readonly Table[],
  meanwhile: () => Promise<void>,
  work: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    let everybodyIsOut = false;
    try {
      await asOwner(store, async (transaction) => {
        await transaction.lockOut(tables.map(({ name }) => name));
        everybodyIsOut = true;
        await work(transaction);
      });
      return;
    } catch (error) {
      const busy = isProblem(error) && error.code === 'ledger.busy';
      if (everybodyIsOut || !busy || attempt === LOCK_OUT_ATTEMPTS) throw error;
    }
    await pause(LOCK_OUT_PAUSE_MS);
    await meanwhile();
  }
}

function nameOf(table: Table, generation: number): string {
  return `${table.name}_g${String(generation)}`;
}

async function replayAll<Directory>(
  store: LedgerStore,
  model: LedgerModel<Directory>,
  replays: ReadonlyMap<string, Replay<Directory>>,
  replayTo: (transaction: WriteTransaction, page: readonly ProjectedEvent[]) => Promise<void>,
  progress: Progress | undefined,
): Promise<void> {
  const heads = await store.read(
    (snapshot) => snapshot.query('SELECT coalition_id, position FROM ledger_heads ORDER BY coalition_id'),
    'owner',
  );
  const total = heads.reduce((sum, head) => sum + Number(head['position']), 0);
  let done = 0;
  for (const head of heads) {
    const coalitionId = head['coalition_id'] as string;
    const nextPage = (): Promise<ProjectedEvent[]> =>
      store.read(
        (snapshot) =>
          projectedPage(snapshot, model.events, coalitionId, replays.get(coalitionId)?.position ?? 0),
        'owner',
      );
    const replayChunk = async (transaction: WriteTransaction): Promise<boolean> => {
      for (const until = done + CHUNK_EVENTS; done < until;) {
        const page = await nextPage();
        if (page.length === 0) return false;
        await replayTo(transaction, page);
        // SQLite works without ever yielding: let the requests in that came meanwhile.
        await nextTurn();
        done += page.length;
        progress?.(done, Math.max(total, done));
      }
      return true;
    };
    while (await asOwner(store, replayChunk));
  }
}

/** Replays what was recorded since, with every writer kept out, so that nothing more can be recorded. */
async function catchUp<Directory>(
  transaction: WriteTransaction,
  model: LedgerModel<Directory>,
  replays: ReadonlyMap<string, Replay<Directory>>,
  replayTo: (transaction: WriteTransaction, page: readonly ProjectedEvent[]) => Promise<void>,
): Promise<void> {
  const heads = await transaction.query('SELECT coalition_id FROM ledger_heads ORDER BY coalition_id');
  const snapshot = {
    rows: async (sql: string, parameters?: readonly SqlValue[]) =>
      (await transaction.query(sql, parameters)).map((row) => Object.values(row)),
  };
  for (const head of heads) {
    const coalitionId = head['coalition_id'] as string;
    for (;;) {
      const after = replays.get(coalitionId)?.position ?? 0;
      const page = await projectedPage(snapshot, model.events, coalitionId, after);
      if (page.length === 0) break;
      await replayTo(transaction, page);
    }
  }
}

async function swap(
  transaction: WriteTransaction,
  store: LedgerStore,
  tables: readonly Table[],
  generation: number,
): Promise<void> {
  for (const table of tables) {
    await transaction.run(`DROP TABLE IF EXISTS ${table.name}`);
    await transaction.run(`ALTER TABLE ${nameOf(table, generation)} RENAME TO ${table.name}`);
    if (table.shape === 'append') {
      const key = ['coalition_id', ...table.key.map(snakeCase)];
      for (const sql of appendOnlySql(table.name, key, store.engine)) await transaction.run(sql);
    }
  }
}

/** Row access to the tables of another generation, under the names that they will have. */
class RenamedTables implements RowAccess {
  constructor(
    private readonly inner: RowAccess,
    private readonly renamed: ReadonlyMap<Table, Table>,
  ) {}

  private as<Row extends object>(table: Table<Row>): Table<Row> {
    return this.renamed.get(table) as Table<Row>;
  }

  rowsByKey<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    keys: readonly Partial<Row>[],
  ): Promise<Row[]> {
    return this.inner.rowsByKey(this.as(table), coalitionId, keys);
  }

  rowsFrom<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    prefix: Partial<Row>,
    from: string,
  ): Promise<Row[]> {
    return this.inner.rowsFrom(this.as(table), coalitionId, prefix, from);
  }

  insert<Row extends object>(table: Table<Row>, coalitionId: string, rows: readonly Row[]): Promise<void> {
    return this.inner.insert(this.as(table), coalitionId, rows);
  }

  upsert<Row extends object>(table: Table<Row>, coalitionId: string, rows: readonly Row[]): Promise<void> {
    return this.inner.upsert(this.as(table), coalitionId, rows);
  }
}
