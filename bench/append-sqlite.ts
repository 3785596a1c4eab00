/**
 * Durable single appends on SQLite.
 *
 * Ours: each command is one `record-entry` (a few `value-entry`) through `Ledger.execute`, decided, stamped, hashed and
 * projected, and answered after the commit; 50 callers (also 1 and 500), each waiting for its answer.
 *
 * Against raw inserts: plain better-sqlite3, prepared statements, one transaction a batch, the same settings, and exactly
 * the rows that our run has just written (events, head, entries, postings and sums, read back from our tables), into a
 * copy of our database as it was before, without the triggers that guard ours. It reads nothing, decides nothing and
 * hashes nothing. Batches are as large as our groups were; and, as the most that one could ask, 1 000 events.
 *
 * Against Emmett: the same events appended one at a time to its SQLite store, each to the stream of its subject, without
 * any projection; as it comes, which is with a new connection for each append, and with one connection kept open.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Ledger } from '../src/event-store/ledger.js';
import { eventPages } from '../src/event-store/log-reader.js';
import type { CommandRequest } from '../src/event-store/ledger-transaction.js';
import type { RecordedEvent } from '../src/event-store/event.js';
import { ledgerModel } from '../src/ledger-model.js';
import { runCallers } from './callers.js';
import { found, headOf, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { comparedPackage, withFolder, type BenchOptions } from './places.js';
import { recordedRows, type Batch } from './recorded-rows.js';
import { COALITION, EntryGenerator } from './workload.js';

const CALLERS = [50, 1, 500];
const BATCH_LIMIT_EVENTS = 1_000;

function roundsOf({ short }: BenchOptions): { rounds: number; commands: Record<number, number> } {
  return short
    ? { rounds: 3, commands: { 1: 200, 50: 2_000, 500: 3_000 } }
    : { rounds: 7, commands: { 1: 1_000, 50: 8_000, 500: 15_000 } };
}

/** Counts how many transactions a ledger commits. */
function countGroups(ledger: BenchLedger): { groups: number } {
  const count = { groups: 0 };
  const { store } = ledger;
  const write = store.write.bind(store);
  store.write = (work, result) => {
    count.groups += 1;
    return write(work, result);
  };
  return count;
}

const SETTINGS = ['synchronous', 'wal_autocheckpoint', 'cache_size', 'temp_store'];

/** A plain program on a copy of our database: nothing but prepared statements. */
class RawInserts {
  private readonly statements = new Map<string, Sqlite.Statement<unknown[]>>();

  private constructor(private readonly connection: Sqlite.Database) {}

  static async on(ledger: BenchLedger, path: string): Promise<RawInserts> {
    const settings: [string, unknown][] = [];
    await ledger.store.write(async (transaction) => {
      for (const name of SETTINGS) {
        const [row] = await transaction.query(`PRAGMA ${name}`);
        settings.push([name, Object.values(row!)[0]]);
      }
    });
    await ledger.read((snapshot) => copyInto(snapshot, path));
    const connection = new Sqlite(path);
    connection.pragma('journal_mode = WAL');
    for (const [name, value] of settings) connection.pragma(`${name} = ${String(value)}`);
    const triggers = connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck();
    for (const name of triggers.all() as string[]) connection.exec(`DROP TRIGGER ${name}`);
    return new RawInserts(connection);
  }

  insert(batches: readonly Batch[]): void {
    for (const batch of batches) {
      this.connection.exec('BEGIN IMMEDIATE');
      for (const rows of batch) {
        const statement = this.statementFor(rows);
        for (const row of rows.rows) statement.run(row);
      }
      this.connection.exec('COMMIT');
    }
  }

  private statementFor({ table, columns, replacedBy }: Batch[number]): Sqlite.Statement<unknown[]> {
    let statement = this.statements.get(table);
    if (!statement) {
      let sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      if (replacedBy.length > 0) {
        const others = columns.filter((column) => !replacedBy.includes(column));
        const set = others.map((column) => `${column} = excluded.${column}`).join(', ');
        sql += ` ON CONFLICT (${replacedBy.join(', ')}) DO UPDATE SET ${set}`;
      }
      this.statements.set(table, (statement = this.connection.prepare(sql)));
    }
    return statement;
  }

  close(): void {
    this.connection.close();
  }
}

async function copyInto(
  snapshot: { query(sql: string, parameters: string[]): Promise<unknown> },
  path: string,
): Promise<void> {
  const [main] = (await snapshot.query('SELECT file FROM pragma_database_list WHERE name = ?', ['main'])) as {
    file: string;
  }[];
  const source = new Sqlite(main!.file);
  source.prepare('VACUUM INTO ?').run(path);
  source.close();
}

interface EmmettStore {
  appendToStream(stream: string, events: { type: string; data: object }[]): Promise<unknown>;
  readonly schema: { migrate(): Promise<void> };
}

interface EmmettConnection {
  query(sql: string): Promise<unknown>;
  close(): void;
}

interface Emmett {
  sqliteConnection(options: { fileName: string }): EmmettConnection;
  getSQLiteEventStore(options: object): EmmettStore;
}

/** Emmett's two ways of appending. */
class EmmettAppends {
  private constructor(
    private readonly asItComes: EmmettStore,
    private readonly connected: EmmettStore,
    private readonly connection: EmmettConnection,
  ) {}

  static async open(folder: string): Promise<EmmettAppends | undefined> {
    const emmett = await comparedPackage<Emmett>('@event-driven-io/emmett-sqlite');
    if (!emmett) return undefined;
    const [one, other] = [join(folder, 'emmett.sqlite'), join(folder, 'emmett-connected.sqlite')];
    // It makes its tables while it appends, unless they are there; and those must not be made by two at once.
    const connection = emmett.sqliteConnection({ fileName: other });
    await connection.query('PRAGMA journal_mode');
    const connected = emmett.getSQLiteEventStore({
      fileName: other,
      connectionOptions: { singleton: true, connection },
    });
    await connected.schema.migrate();
    const first = emmett.getSQLiteEventStore({ fileName: one });
    await first.schema.migrate();
    const asItComes = emmett.getSQLiteEventStore({ fileName: one, schema: { autoMigration: 'None' } });
    return new EmmettAppends(asItComes, connected, connection);
  }

  /** Appends a second, one after another: as it comes, and with one connection. */
  async measure(events: readonly RecordedEvent[]): Promise<{ asItComes: number; connected: number }> {
    const perSecond = async (store: EmmettStore): Promise<number> => {
      const seconds = await secondsOf(async () => {
        for (const { type, subject, data } of events) await store.appendToStream(subject, [{ type, data }]);
      });
      return events.length / seconds;
    };
    return { asItComes: await perSecond(this.asItComes), connected: await perSecond(this.connected) };
  }

  close(): void {
    this.connection.close();
  }
}

async function eventsAfter(ledger: BenchLedger, after: number, limit: number): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  await ledger.read(async (snapshot) => {
    const pages = eventPages(snapshot, ledger.events, COALITION, after, after + limit);
    for await (const page of pages) events.push(...page);
  });
  return events;
}

class Round {
  readonly ours: number[] = [];
  readonly rawGroups: number[] = [];
  readonly rawLarge: number[] = [];
  readonly emmett: number[] = [];
  readonly emmettConnected: number[] = [];
  readonly groupSizes: number[] = [];
}

const EMMETT_EVENTS = 300;

export async function appendOnSqlite(options: BenchOptions): Promise<Outcome> {
  const result = outcome('append, SQLite');
  const { rounds, commands } = roundsOf(options);
  await withFolder(async (folder) => {
    const path = join(folder, 'ledger.sqlite');
    const ledger = await Ledger.open({ engine: 'sqlite', path }, ledgerModel);
    const counted = countGroups(ledger);
    const total = rounds * CALLERS.reduce((sum, callers) => sum + commands[callers]!, 0);
    const entries = new EntryGenerator(total * 1.1);
    const next = (count: number): CommandRequest[] => Array.from({ length: count }, () => entries.next());
    await found(ledger);
    await runCallers(ledger, next(Math.ceil(total / 10)), 50);
    const rawGroups = await RawInserts.on(ledger, join(folder, 'raw-groups.sqlite'));
    const rawLarge = await RawInserts.on(ledger, join(folder, 'raw-large.sqlite'));
    const emmett = await EmmettAppends.open(folder);
    const measured = new Map(CALLERS.map((callers) => [callers, new Round()]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [callers, figures] of measured) {
        const list = next(commands[callers]!);
        const before = await headOf(ledger);
        counted.groups = 0;
        const seconds = await secondsOf(() => runCallers(ledger, list, callers));
        const groupSize = Math.max(1, Math.round(list.length / counted.groups));
        figures.ours.push(list.length / seconds);
        figures.groupSizes.push(groupSize);
        const events = (await headOf(ledger)) - before;
        const asGroups = await recordedRows(ledger, before, groupSize);
        figures.rawGroups.push(events / (await secondsOf(() => rawGroups.insert(asGroups))));
        const asLarge = await recordedRows(ledger, before, BATCH_LIMIT_EVENTS);
        figures.rawLarge.push(events / (await secondsOf(() => rawLarge.insert(asLarge))));
        if (emmett && callers === 50) {
          const perSecond = await emmett.measure(await eventsAfter(ledger, before, EMMETT_EVENTS));
          figures.emmett.push(perSecond.asItComes);
          figures.emmettConnected.push(perSecond.connected);
        }
      }
    }
    const { ok } = await ledger.verify(COALITION);
    if (!ok) throw new Error('the ledger that was measured does not verify');
    rawGroups.close();
    rawLarge.close();
    emmett?.close();
    await ledger.close();
    report(result, measured);
    if (!emmett) {
      result.skipped.push(
        'Emmett on SQLite: @event-driven-io/emmett-sqlite is not installed (npm ci in bench/)',
      );
    }
  });
  return result;
}

function report(result: Outcome, measured: ReadonlyMap<number, Round>): void {
  for (const [callers, figures] of measured) {
    const { ours, rawGroups, rawLarge, emmett, emmettConnected, groupSizes } = figures;
    const who = callers === 1 ? '1 caller' : `${String(callers)} callers`;
    addFigure(result, `durable appends, ${who}`, 'appends/s', ours);
    addFigure(result, `  events a transaction, ${who}`, 'events', groupSizes);
    addFigure(result, `  the same rows by raw inserts, batches as large`, 'events/s', rawGroups);
    addFigure(result, `  the same rows by raw inserts, batches of 1 000`, 'events/s', rawLarge);
    addRatio(result, `${who}, against raw inserts in batches as large`, ours, rawGroups, '≥ 0.4');
    addRatio(result, `${who}, against raw inserts in batches of 1 000`, ours, rawLarge, '');
    if (emmett.length > 0) {
      addFigure(result, 'Emmett on SQLite, one append at a time', 'appends/s', emmett);
      addFigure(result, 'Emmett on SQLite, the same with one connection kept', 'appends/s', emmettConnected);
      addRatio(result, `${who}, against Emmett, one append at a time`, ours, emmett, '≥ 50');
      addRatio(result, `${who}, against Emmett with one connection kept`, ours, emmettConnected, '');
    }
  }
}
