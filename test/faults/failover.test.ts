import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { aCoalition, contribution } from '../support/builders.js';
import { LedgerProcess } from '../support/ledger-process.js';
import { TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import { postgresMissing } from '../support/postgres.js';
import { databaseUrl } from '../support/postgres-databases.js';
import { startPostgres, startStandby, type PostgresServer } from '../support/postgres-process.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { Ledger } from '../../src/event-store/ledger.js';
import { ledgerModel } from '../../src/ledger-model.js';

/** How often a primary is killed and its standby promoted; `npm run faults` asks for more. */
const PROMOTIONS = Number(process.env.EVENHAND_TEST_PROMOTIONS ?? 1);
const CALLERS = 8;
const LIFE_MS = 400;
/** What a standby needs of its primary, and nothing that a test would wait for. */
const REPLICATING = {
  wal_level: 'replica',
  wal_keep_size: '1GB',
  max_wal_size: '1GB',
  max_connections: '40',
  shared_buffers: '32MB',
};
const DATABASE = 'evenhand';

async function onServer<T>(server: PostgresServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Waits for what a question answers. */
async function until(server: PostgresServer, sql: string): Promise<Record<string, unknown>> {
  return onServer(server, async (client) => {
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      if (rows[0]) return rows[0];
      await pause(20);
    }
  });
}

const isPossible = postgresMissing === undefined;
const describePostgres = isPossible ? describe : describe.skip;

describePostgres('a ledger whose PostgreSQL is killed, and whose standby is promoted', () => {
  const servers: PostgresServer[] = [];
  const started = (server: PostgresServer): PostgresServer => {
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  const urlOn = (server: PostgresServer): string => databaseUrl(server.url, DATABASE);
  const openOn = async (server: PostgresServer): Promise<TestLedger> =>
    new TestLedger(await Ledger.open(databaseLocation(urlOn(server)), ledgerModel), urlOn(server));

  const primaryWithLedger = async (): Promise<PostgresServer> => {
    const primary = started(await startPostgres(REPLICATING));
    await onServer(primary, (client) =>
      client.query(
        `CREATE DATABASE ${DATABASE} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
      ),
    );
    const ledger = await openOn(primary);
    await ledger.tellAll(...aCoalition());
    await ledger.close();
    return primary;
  };

  const standbyOf = async (primary: PostgresServer, isWaitedFor: boolean): Promise<PostgresServer> => {
    const standby = started(await startStandby(primary, REPLICATING));
    await onServer(primary, async (client) => {
      await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${isWaitedFor ? '*' : ''}'`);
      await client.query('SELECT pg_reload_conf()');
    });
    const state = isWaitedFor ? "sync_state = 'sync'" : "sync_state = 'async'";
    await until(primary, `SELECT 1 FROM pg_stat_replication WHERE state = 'streaming' AND ${state}`);
    return standby;
  };

  /** Callers enter one after another until the primary is killed; what was acknowledged. */
  const enterUntilKilled = async (
    primary: PostgresServer,
    name: string,
    beforeTheKill: () => Promise<void> = async () => undefined,
  ): Promise<string[]> => {
    const process = await LedgerProcess.open(urlOn(primary));
    const acknowledged: string[] = [];
    let over = false;
    const enter = async (who: number): Promise<void> => {
      for (let turn = 0; !over; turn += 1) {
        const entryId = `${name}-${String(who)}-${String(turn)}`;
        const answer = await process.tell([contribution(entryId)]);
        if (answer && 'results' in answer) acknowledged.push(entryId);
        else return;
      }
    };
    const callers = Array.from({ length: CALLERS }, (_, who) => enter(who));
    while (acknowledged.length < CALLERS) await pause(10);
    await pause(LIFE_MS);
    await beforeTheKill();
    await primary.kill();
    over = true;
    await pause(100);
    await process.kill();
    await Promise.all(callers);
    return acknowledged;
  };

  /** Reports may be asked of it by a service of its own, which takes nothing. */
  const expectStandbyToBeRead = async (standby: PostgresServer): Promise<void> => {
    const ledger = await openOn(standby);
    expect(await ledger.verify()).toMatchObject({ ok: true, events: aCoalition().length });
    const refused = await refusalOf(ledger.tell(contribution('to-a-standby')));
    expect([refused.code, refused.details]).toEqual([
      'ledger.write-failed',
      { reason: 'cannot execute SELECT FOR UPDATE in a read-only transaction' },
    ]);
    await ledger.close();
  };

  const promoted = async (standby: PostgresServer): Promise<TestLedger> => {
    await onServer(standby, (client) => client.query('SELECT pg_promote(true, 60)'));
    await until(standby, 'SELECT 1 WHERE NOT pg_is_in_recovery()');
    // Nobody follows it yet, and nobody must be waited for.
    await onServer(standby, async (client) => {
      await client.query("ALTER SYSTEM SET synchronous_standby_names = ''");
      await client.query('SELECT pg_reload_conf()');
    });
    return openOn(standby);
  };

  const lostOf = async (acknowledged: readonly string[], ledger: TestLedger): Promise<string[]> => {
    const there = new Set((await ledger.rows('SELECT entry_id FROM entries')).map((row) => row['entry_id']));
    return acknowledged.filter((id) => !there.has(id));
  };

  it(
    `has all that was acknowledged on the standby that it waited for, ${String(PROMOTIONS)} times over`,
    async () => {
      let primary = await primaryWithLedger();
      const acknowledged: string[] = [];
      for (let time = 0; time < PROMOTIONS; time += 1) {
        const standby = await standbyOf(primary, true);
        if (time === 0) await expectStandbyToBeRead(standby);
        acknowledged.push(...(await enterUntilKilled(primary, `life-${String(time)}`)));
        const ledger = await promoted(standby);
        expect(await lostOf(acknowledged, ledger)).toEqual([]);
        await ledger.tell(contribution(`after-${String(time)}`));
        expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
        await ledger.close();
        await servers.splice(servers.indexOf(primary), 1)[0]!.stop();
        primary = standby;
      }
    },
    60_000 + PROMOTIONS * 30_000,
  );

  it('is seen to lose what was acknowledged where the standby was not waited for and lagged behind', async () => {
    const primary = await primaryWithLedger();
    const standby = await standbyOf(primary, false);
    const { pid } = await until(primary, 'SELECT pid FROM pg_stat_replication');
    const acknowledged = await enterUntilKilled(primary, 'life', async () => {
      process.kill(Number(pid), 'SIGSTOP');
      await pause(LIFE_MS);
      process.kill(Number(pid), 'SIGKILL');
    });
    const ledger = await promoted(standby);
    expect((await lostOf(acknowledged, ledger)).length).toBeGreaterThan(0);
    // What is there is whole all the same.
    expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
    await ledger.close();
  }, 120_000);
});
