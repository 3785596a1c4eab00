import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { SEES_ALL } from '../../src/coalition/domain/sight.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { rawDatabase } from '../support/raw-database.js';

/**
 * A database as the first program made it (its own demonstration, 206 events), written out as SQL with its schema and its tables
 * of figures, and the balances that the first program told of it.
 */
const FOLDER = new URL('./first-database/', import.meta.url);
const DUMP = gunzipSync(readFileSync(new URL('database.sql.gz', FOLDER))).toString('utf8');
const TOLD = JSON.parse(readFileSync(new URL('balances.json', FOLDER), 'utf8')) as {
  readonly position: number;
  readonly members: readonly {
    readonly id: string;
    readonly given: { readonly value: string };
    readonly received: { readonly value: string };
    readonly balance: { readonly closing: string };
  }[];
};
const COALITION = 'corran-bay';
const HEAD = 'c12abb2f616f4fa98f443cd80e4e7cac78f9705e44d75d4b256f524d45b0dab0';
const LOG_TABLES = ['events', 'ledger_heads', 'answers'];

function asTheFirstProgramLeftIt(): Sqlite.Database {
  const database = new Sqlite(':memory:');
  database.exec(DUMP);
  return database;
}

/** On PostgreSQL the first migration and the log: figures of the first program are made anew in any case. */
async function makeFirstDatabase(url: string): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const database = new Sqlite(url.slice('sqlite:'.length));
    database.exec(DUMP);
    database.close();
    return;
  }
  const source = new DataSource({
    ...{ type: 'postgres', url, migrationsTableName: 'migrations' },
    migrations: [migrations[0]!],
  });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
  const [from, to] = [asTheFirstProgramLeftIt(), await rawDatabase(url)];
  for (const table of LOG_TABLES) {
    for (const row of from.prepare(`SELECT * FROM ${table}`).all() as Record<string, string | number>[]) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      await to.query(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
        ...columns.map((name) => row[name]!),
      );
    }
  }
  await to.close();
}

onBothEngines('a database that the first program made', (engine) => {
  const ledgers = ledgersOn(engine);

  it('is brought up to today’s program with every event as it was and the same balances, and goes on', async () => {
    const url = await engine.freshUrl();
    await makeFirstDatabase(url);
    const opened = await ledgers.open({ url });
    expect(opened.ledger.opened.migrated).toEqual(
      migrations.slice(1).map((migration) => new migration().name),
    );
    expect(await opened.verify(undefined, COALITION)).toMatchObject({ ok: true, events: 206, hash: HEAD });
    const answer = await giveGetBalances(opened.ledger, COALITION, {}, SEES_ALL);
    const told = (members: typeof TOLD.members): unknown =>
      members.map(({ id, given, received, balance }) => [id, given.value, received.value, balance.closing]);
    expect(told(answer.members)).toEqual(told(TOLD.members));
    expect(TOLD.members.length).toBeGreaterThan(20);
    await opened.close();
    expect((await ledgers.open({ url })).ledger.opened).toEqual({ migrated: [], rebuilt: [] });
  });
});
