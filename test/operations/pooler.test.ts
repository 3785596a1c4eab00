import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { COALITION, contribution, Door } from '../http/door.js';
import { keyAt } from '../http/callers.js';
import * as told from '../support/builders.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';
import { describeWith } from '../support/other-programs.js';
import { PgBouncer } from '../support/pgbouncer.js';
import { postgresMissing } from '../support/postgres.js';
import { rawDatabase } from '../support/raw-database.js';
import { walledDatabase, type WalledDatabase } from '../support/walled-database.js';

const OTHER = 'hill-farms';
/** Fewer than one instance opens, so that transactions of several follow each other on each. */
const SERVERS = '3';

const described: typeof describeWith = (command, name, tests) =>
  postgresMissing === undefined ? describeWith(command, name, tests) : describe.skip(name, tests);

described('pgbouncer', 'behind PgBouncer', () => {
  let database: WalledDatabase;
  let bouncer: PgBouncer;
  let url: string;
  let ownersUrl: string;

  const open = (at: string): Promise<TestLedger> =>
    openedOn({ readyUrl: () => Promise.resolve(at) }, { url: at });

  beforeAll(async () => {
    database = await walledDatabase();
    await database.letLoginsServe();
    // What the service must not go by: it acknowledges nothing that is not on disk.
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await database.admin.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    bouncer = await PgBouncer.before([database.ownerUrl, database.memberUrl], { default_pool_size: SERVERS });
    url = bouncer.urlOf(database.memberUrl);
    ownersUrl = bouncer.urlOf(database.ownerUrl);
  }, 30_000);
  afterAll(async () => {
    await bouncer.stop();
    await database.drop();
  });

  it('two owners who migrate at once take turns, and leave no lock behind', async () => {
    const opened = await Promise.all([open(ownersUrl), open(ownersUrl)]);
    const migrated = opened.map(({ ledger }) => ledger.opened.migrated.length);
    expect(migrated.reduce((one, other) => one + other)).toBeGreaterThan(5);
    const [one, other] = opened.map(({ ledger }) => ledger.store);
    const order: string[] = [];
    const work = (who: string, ms: number) => async (): Promise<void> => {
      order.push(`${who} begins`);
      await pause(ms);
      order.push(`${who} ends`);
    };
    await Promise.all([one!.alone(work('one', 200)), pause(80).then(() => other!.alone(work('other', 0)))]);
    expect(order).toEqual(['one begins', 'one ends', 'other begins', 'other ends']);
    expect(
      await database.admin.query(
        "SELECT l.pid FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = current_database()",
      ),
    ).toEqual([]);
    await opened[0].ledger.rebuild();
    await Promise.all(opened.map((ledger) => ledger.close()));
  });

  it('transactions of several instances bring along what they need, and leave nothing on the connections that they share', async () => {
    const ledgers = await Promise.all([open(url), open(url)]);
    for (const coalitionId of [COALITION, OTHER])
      for (const command of told.aCoalition()) await ledgers[0].tell(command, { coalitionId });
    const entries = Array.from({ length: 60 }, (_, i) => told.contribution(`e${String(i)}`));
    await Promise.all(
      entries.map((entry, i) =>
        ledgers[i % 2]!.tell(entry, { coalitionId: i % 3 === 0 ? OTHER : COALITION }),
      ),
    );
    expect(await ledgers[1].verify()).toMatchObject({ ok: true, events: 45 });
    expect(await ledgers[0].verify(undefined, OTHER)).toMatchObject({ ok: true, events: 25 });

    const { store } = ledgers[0].ledger;
    const ofOthers = await store.read(async (snapshot) => {
      await snapshot.head(COALITION);
      return snapshot.query('SELECT DISTINCT coalition_id FROM entries');
    });
    expect(ofOthers).toEqual([{ coalition_id: COALITION }]);
    const settings =
      "SELECT current_setting('synchronous_commit') AS commit, current_setting('lock_timeout') AS patience, current_user::text AS who";
    const asService = { commit: 'on', patience: '30s', who: 'evenhand_service' };
    expect(await store.write((transaction) => transaction.query(settings))).toEqual([asService]);

    const raw = await rawDatabase(url);
    const left = `${settings}, coalesce(current_setting('evenhand.coalition', true), '') AS coalition`;
    const login = new URL(url).username;
    for (let turn = 0; turn < 10; turn += 1)
      expect(await raw.query(left)).toEqual([{ commit: 'off', patience: '0', who: login, coalition: '' }]);
    await raw.close();
    await Promise.all(ledgers.map((ledger) => ledger.close()));
  });

  it('single questions are asked as the service, whatever is asked with them', async () => {
    const ledger = await open(url);
    const odd = "it's a \\ ? $1 line\nand 'another'; --";
    const question =
      'SELECT current_user::text AS who, ?::text AS odd, ?::bigint AS number, ?::text AS nothing';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) => ledger.ledger.lookUp(question, [odd, number, null])),
    );
    expect(answers).toEqual(
      answers.map((_, number) => [
        {
          who: 'evenhand_service',
          odd,
          number: String(number),
          nothing: null,
        },
      ]),
    );
    const unwalled = ledger.ledger.lookUp('SELECT coalition_id FROM entries');
    expect(await unwalled).toEqual([]);
    await expect(ledger.ledger.lookUp('DROP TABLE access_trail')).rejects.toThrow(/owner/);
    await ledger.close();
  });

  it('two instances of the service serve entries, sessions, streams and jobs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-pooled-'));
    const one = await Door.open(url, { reportFiles: { folder } });
    const other = await Door.open(url, { reportFiles: { folder } });
    const here = `/api/v1/coalitions/pooled`;
    try {
      await one.found('pooled');
      const key = await keyAt(url, 'pooled');
      const stream = await fetch(`${other.address}${here}/events`, {
        headers: { ...key, accept: 'text/event-stream' },
      });
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      const statuses = await Promise.all(
        Array.from({ length: 20 }, (_, i) => [one, other][i % 2]!.post(`${here}/entries`, contribution())),
      );
      expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([201]));
      let heard = '';
      while (!heard.includes('id: 24\n')) heard += (await reader.read()).value ?? '';
      await reader.cancel();
      const ordered = await one.post(`${here}/report-files`, { quarter: '2026-Q3', format: 'csv' });
      let job = ordered.body;
      while (['waiting', 'running'].includes(job.state as string)) {
        await pause(20);
        job = (await other.get(`${here}/report-files/${String(job.id)}`)).body;
      }
      expect(job).toMatchObject({ state: 'done', problem: null });
      expect((await other.get((job.file as { href: string }).href)).status).toBe(200);
      expect((await other.get(`${here}/entries`, {}, null)).status).toBe(401);
    } finally {
      await Promise.all([one.close(), other.close()]);
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('sessions are pooled as well, where somebody prefers it', async () => {
    const sessions = await PgBouncer.before([database.memberUrl], { pool_mode: 'session' });
    const ledger = await open(sessions.urlOf(database.memberUrl));
    await ledger.tell(told.contribution('by-session'));
    expect(await ledger.verify()).toMatchObject({ ok: true, events: 46 });
    expect(await ledger.ledger.lookUp('SELECT current_user::text AS who')).toEqual([
      { who: 'evenhand_service' },
    ]);
    await ledger.close();
    await sessions.stop();
  });
});
