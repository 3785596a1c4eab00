import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { onBothEngines, type Engine } from '../support/engines.js';

/** Runs one statement on a database of either engine and gives its rows. */
async function run(url: string, statement: string): Promise<unknown[]> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(url.slice('sqlite:'.length));
    const prepared = database.prepare(statement);
    const rows = prepared.reader ? prepared.all() : (prepared.run(), []);
    database.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function isThere(url: string): Promise<boolean> {
  if (url.startsWith('sqlite:')) return existsSync(url.slice('sqlite:'.length));
  return run(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

const urlsByEngine = new Map<Engine['name'], string>();

onBothEngines('a fresh database', (engine) => {
  let sharedUrl: string;
  beforeAll(async () => {
    sharedUrl = await engine.freshUrl();
    await run(sharedUrl, 'CREATE TABLE kept (id integer)');
  });

  it('is empty, and one’s own', async () => {
    const first = await engine.freshUrl();
    const second = await engine.freshUrl();
    urlsByEngine.set(engine.name, first);
    await run(first, 'CREATE TABLE member (id integer)');
    await run(second, 'CREATE TABLE member (id integer)');
    expect(await run(first, 'SELECT * FROM member')).toEqual([]);
  });

  it('is gone after the test that asked for it', async () => {
    expect(await isThere(urlsByEngine.get(engine.name) ?? '')).toBe(false);
  });

  it('stays for the whole suite where beforeAll asked for it', async () => {
    expect(await run(sharedUrl, 'SELECT * FROM kept')).toEqual([]);
  });

  it('sorts text by its bytes', async () => {
    const url = await engine.freshUrl();
    const names = "SELECT 'b' AS name UNION SELECT 'A' UNION SELECT 'a' UNION SELECT 'B' ORDER BY name";
    expect(await run(url, names)).toEqual(['A', 'B', 'a', 'b'].map((name) => ({ name })));
  });

  if (engine.name === 'PostgreSQL') {
    it('is durable: a commit waits for the disk', async () => {
      const [settings] = await run(
        await engine.freshUrl(),
        `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
                current_setting('server_encoding') AS encoding`,
      );
      expect(settings).toEqual({ fsync: 'on', commit: 'on', encoding: 'UTF8' });
    });
  }
});
