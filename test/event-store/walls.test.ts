import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { coalitionsHere } from '../../src/coalition/coalition.queries.js';
import type { ReadSnapshot, WriteTransaction } from '../../src/event-store/store.js';
import { EvidenceFiles } from '../../src/exchange/evidence/evidence-files.js';
import { backup } from '../../src/operations/backup.js';
import { wallsCheck } from '../../src/operations/walls-check.js';
import { aCoalition, COALITION, contribution } from '../support/builders.js';
import type { Problem } from '../../src/kernel/problem.js';
import { NOW, openedOn, type TestLedger } from '../support/ledgers.js';
import { postgresMissing } from '../support/postgres.js';
import { refusalOf } from '../support/problems.js';
import { rawDatabase } from '../support/raw-database.js';
import { walledDatabase, type WalledDatabase } from '../support/walled-database.js';

const OTHER = 'hill-farms';
/** These name a coalition, and are looked through by whoever decides who may come in. */
const WITHOUT_WALL = ['access_trail', 'access_trail_heads', 'api_keys', 'grants', 'invitations'];
const WALL = "(coalition_id = current_setting('evenhand.coalition'::text, true))";
const SAID_SO = "(current_setting('evenhand.across'::text, true) = 'all'::text)";

const describePostgres = postgresMissing === undefined ? describe : describe.skip;

describePostgres('walls between coalitions', () => {
  let database: WalledDatabase;
  let refusedBefore: Problem;
  let owners: TestLedger;
  let members: TestLedger;

  const open = (url: string): Promise<TestLedger> =>
    openedOn({ readyUrl: () => Promise.resolve(url) }, { url });
  const reading = <T>(work: (snapshot: ReadSnapshot) => Promise<T>): Promise<T> =>
    members.ledger.store.read(work);
  const writing = <T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> =>
    members.ledger.store.write(work);

  beforeAll(async () => {
    database = await walledDatabase();
    refusedBefore = await refusalOf(open(database.ownerUrl));
    await database.letLoginsServe();
    owners = await open(database.ownerUrl);
    members = await open(database.memberUrl);
    for (const coalitionId of [COALITION, OTHER]) {
      for (const command of [...aCoalition(), contribution('e1')])
        await members.tell(command, { coalitionId });
    }
  });

  afterAll(async () => {
    await members.close();
    await owners.close();
    await database.drop();
  });

  /** Tables with their columns, those with a coalition's rows alone: read from the catalogue, so that none is forgotten. */
  async function tables(): Promise<Map<string, { name: string; type: string }[]>> {
    const columns = await database.admin.query(
      'SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() ' +
        "AND table_name IN (SELECT table_name FROM information_schema.columns WHERE column_name = 'coalition_id') " +
        'ORDER BY table_name, ordinal_position',
    );
    const found = new Map<string, { name: string; type: string }[]>();
    for (const { table_name, column_name, data_type } of columns) {
      if (WITHOUT_WALL.includes(String(table_name))) continue;
      const known = found.get(String(table_name)) ?? [];
      found.set(String(table_name), [...known, { name: String(column_name), type: String(data_type) }]);
    }
    return found;
  }

  /** A row that says nothing, but in whose coalition it is. */
  const rowOf = (columns: readonly { name: string; type: string }[], coalitionId: string): string =>
    columns
      .map(({ name, type }) => {
        if (name === 'coalition_id') return `'${coalitionId}'`;
        return { bigint: '999', bytea: "'\\x00'::bytea" }[type] ?? "'nothing'";
      })
      .join(', ');

  const figures = (): Promise<Record<string, unknown>[]> =>
    owners.rows('SELECT * FROM member_flows ORDER BY coalition_id, member_id, period, kind');

  async function standingWalls(): Promise<Record<string, unknown>[]> {
    return database.admin.query(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
         ARRAY(SELECT p.polname || ' ' || p.polroles::regrole[]::text || ' ' || pg_get_expr(p.polqual, p.polrelid)
           FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY p.polname)::text[] AS policies
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
         AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'coalition_id') ORDER BY 1`,
    );
  }

  async function expectWallsEverywhere(): Promise<void> {
    const owner = new URL(database.ownerUrl).username;
    const found = await standingWalls();
    expect(found.length).toBeGreaterThan(20);
    const across = ['file_job_keys', 'file_jobs', 'ledger_heads', 'web_hook_dead_letters', 'web_hooks'];
    expect(found.filter(({ name }) => !WITHOUT_WALL.includes(String(name)))).toEqual(
      [...(await tables()).keys()].sort().map((name) => ({
        name,
        forced: true,
        policies: [
          ...(across.includes(name) ? [`evenhand_across {evenhand_service} ${SAID_SO}`] : []),
          `evenhand_owner {${owner}} ${SAID_SO}`,
          `evenhand_wall {evenhand_service} ${WALL}`,
        ],
      })),
    );
  }

  it('stand around every table that names a coalition, after migrations and after a rebuild', async () => {
    await expectWallsEverywhere();
    const told = await figures();
    await owners.ledger.rebuild();
    await expectWallsEverywhere();
    expect(await figures()).toEqual(told);
    expect(await owners.verify()).toMatchObject({ ok: true, events: 6 });
  });

  it('leave no question to a connection that is ending what it was asked in', async () => {
    let kept: ReadSnapshot | undefined;
    await reading(async (snapshot) => {
      kept = snapshot;
      await snapshot.head(COALITION);
    });
    // It would be answered outside the transaction, or in that of whoever has the connection next.
    await expect(kept!.rows('SELECT 1')).rejects.toThrow('asked after its end');
  });

  it('come down and go up again with their migration', async () => {
    const source = new DataSource({
      type: 'postgres',
      url: database.ownerUrl,
      migrations,
      migrationsTableName: 'migrations',
    });
    await source.initialize();
    while ((await standingWalls()).some(({ forced }) => forced)) await source.undoLastMigration();
    const left = (await standingWalls()).flatMap(({ policies }) => policies);
    await source.runMigrations();
    await source.destroy();
    expect(left).toEqual([]);
    await expectWallsEverywhere();
  });

  it('need a role that the login may take on, and say how to make it', () => {
    expect(refusedBefore.toDocument()).toMatchObject({
      code: 'ledger.service-role-missing',
      detail: expect.stringContaining('GRANT evenhand_service TO'),
    });
  });

  it('let a login serve that is only a member of the role, and leave to the owner what is the owner’s', async () => {
    expect((await members.events()).length).toBe(6);
    const { items } = await coalitionsHere(members.ledger, { after: null, limit: 10 }, null);
    expect(items.map(({ id }) => id)).toEqual([OTHER, COALITION]);
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-walls-'));
    const [file, evidence] = [join(folder, 'all.gz'), new EvidenceFiles(join(folder, 'evidence'))];
    try {
      const needed = { code: 'ledger.owner-needed' };
      expect(await refusalOf(backup(members.ledger.store, file, NOW, evidence))).toMatchObject(needed);
      expect(await refusalOf(members.ledger.rebuild())).toMatchObject(needed);
      expect(await backup(owners.ledger.store, file, NOW, evidence)).toMatchObject({
        coalitions: 2,
        events: 12,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
    await database.admin.query("DELETE FROM migrations WHERE name LIKE 'Walls%'");
    expect(await refusalOf(open(database.memberUrl))).toMatchObject({ code: 'ledger.owner-needed' });
    await (await open(database.ownerUrl)).close();
  });

  it('are looked for by the doctor', async () => {
    const examined = () => reading(wallsCheck);
    const { username: member } = new URL(database.memberUrl);
    expect(await examined()).toEqual({
      name: 'walls',
      state: 'ok',
      found: `around ${String((await tables()).size)} tables; ${member} works as evenhand_service`,
    });
    expect(await owners.ledger.read(wallsCheck)).toMatchObject({
      state: 'ok',
      found: expect.stringContaining('is the owner of the tables'),
    });
    const breaches = {
      'ALTER TABLE entries NO FORCE ROW LEVEL SECURITY': 'ALTER TABLE entries FORCE ROW LEVEL SECURITY',
      'ALTER TABLE entries DISABLE ROW LEVEL SECURITY': 'ALTER TABLE entries ENABLE ROW LEVEL SECURITY',
      'CREATE POLICY hole ON entries USING (true)': 'DROP POLICY hole ON entries',
      'ALTER POLICY evenhand_wall ON entries RENAME TO hole':
        'ALTER POLICY hole ON entries RENAME TO evenhand_wall',
    };
    for (const [breach, repair] of Object.entries(breaches)) {
      await database.admin.query(breach);
      expect([breach, await examined()]).toMatchObject([
        breach,
        { state: 'fault', found: expect.stringContaining('no wall around entries') },
      ]);
      await database.admin.query(repair);
    }
    expect(await examined()).toMatchObject({ state: 'ok' });
  });

  describe('with rows of two coalitions in every table', () => {
    beforeAll(async () => {
      for (const [table, columns] of await tables()) {
        if (table === 'ledger_heads') continue;
        for (const id of [COALITION, OTHER])
          await database.admin.query(`INSERT INTO ${table} VALUES (${rowOf(columns, id)})`);
      }
    });

    /** Of which coalitions rows are seen in each table. */
    const seenBy = async (snapshot: ReadSnapshot): Promise<Record<string, unknown[]>> => {
      const seen: Record<string, unknown[]> = {};
      for (const table of (await tables()).keys()) {
        const rows = await snapshot.query(`SELECT DISTINCT coalition_id FROM ${table} ORDER BY 1`);
        seen[table] = rows.map((row) => row['coalition_id']);
      }
      return seen;
    };
    const everywhere = async (...ids: string[]) =>
      Object.fromEntries([...(await tables()).keys()].map((table) => [table, ids]));

    it('show a question that forgot its coalition no rows but those of the coalition that it named', async () => {
      expect(await reading(async (snapshot) => (await snapshot.within(COALITION), seenBy(snapshot)))).toEqual(
        await everywhere(COALITION),
      );
      expect(await reading(async (snapshot) => (await snapshot.head(OTHER), seenBy(snapshot)))).toEqual(
        await everywhere(OTHER),
      );
    });

    it('show nothing where none was named, to the owner neither, nor what the connection named before', async () => {
      expect(await reading(seenBy)).toEqual(await everywhere());
      expect(await owners.ledger.read(seenBy)).toEqual(await everywhere());
      const prompt = await rawDatabase(database.ownerUrl);
      expect(await prompt.query('SELECT 1 FROM events')).toEqual([]);
      await prompt.close();
    });

    it('show heads, jobs and web hooks where a transaction goes across coalitions, and the rest one by one', async () => {
      const jobs = {
        file_job_keys: [OTHER, COALITION],
        file_jobs: [OTHER, COALITION],
        ledger_heads: [OTHER, COALITION],
        web_hook_dead_letters: [OTHER, COALITION],
        web_hooks: [OTHER, COALITION],
      };
      await members.ledger.store.read(async (snapshot) => {
        expect(await seenBy(snapshot)).toEqual({ ...(await everywhere()), ...jobs });
        for (const id of [COALITION, OTHER]) {
          await snapshot.within(id);
          expect(await seenBy(snapshot)).toEqual({ ...(await everywhere(id)), ...jobs });
        }
      }, 'across');
    });

    it('keep a transaction with the coalition that it named first', async () => {
      const led = reading(async (snapshot) => {
        await snapshot.within(COALITION);
        await snapshot.head(OTHER);
      });
      await expect(led).rejects.toThrow(`a transaction within ${COALITION} was led to ${OTHER}`);
      const hostile = "x'; SET LOCAL evenhand.coalition = 'hill-farms";
      expect(await reading(async (snapshot) => (await snapshot.within(hostile), seenBy(snapshot)))).toEqual(
        await everywhere(),
      );
      for (const none of ['', 'x\u0000', 'x\n'])
        expect(await refusalOf(reading((snapshot) => snapshot.within(none)))).toMatchObject({
          code: 'ledger.coalition-unknown',
        });
    });

    it('let nothing be written for another coalition, nor changed or removed there', async () => {
      const answers: Record<string, unknown> = {};
      for (const [table, columns] of await tables()) {
        const row = rowOf(columns, OTHER).replace("'nothing'", "'new'").replace('999', '1000');
        for (const sql of [
          `INSERT INTO ${table} VALUES (${row})`,
          `UPDATE ${table} SET coalition_id = '${OTHER}' RETURNING 1`,
          `UPDATE ${table} SET coalition_id = coalition_id WHERE coalition_id = '${OTHER}' RETURNING 1`,
          `DELETE FROM ${table} WHERE coalition_id = '${OTHER}' RETURNING 1`,
        ]) {
          answers[sql] = await writing(async (transaction) => {
            await transaction.within(COALITION);
            return transaction.query(sql);
          }).catch((error: unknown) => (error as Error).message);
        }
      }
      const refused = /row-level security policy for table|permission denied for table/;
      const done = Object.entries(answers).filter(
        ([, answer]) => !(Array.isArray(answer) ? answer.length === 0 : refused.test(String(answer))),
      );
      expect(done).toEqual([]);
      expect(Object.keys(answers).length).toBeGreaterThan(80);
    });

    it('are not the role’s to take down, nor is anything else that stands there', async () => {
      const statements = [
        'ALTER TABLE events DISABLE ROW LEVEL SECURITY',
        'ALTER TABLE events NO FORCE ROW LEVEL SECURITY',
        'ALTER TABLE events DISABLE TRIGGER ALL',
        'DROP TRIGGER events_append_only ON events',
        'DROP POLICY evenhand_wall ON events',
        'CREATE POLICY hole ON events USING (true)',
        'DROP TABLE entries',
        'TRUNCATE events',
        'ALTER TABLE entries ADD COLUMN more TEXT',
        'CREATE TABLE more (id TEXT)',
        'CREATE ROLE more',
        "DELETE FROM migrations WHERE name <> ''",
        'UPDATE projections SET version = 0',
        "UPDATE events SET hash = '' WHERE position = 1",
        'DELETE FROM answers',
        "UPDATE access_trail SET actor = ''",
      ];
      const prompt = await rawDatabase(database.memberUrl);
      await prompt.query('SET session_replication_role = replica').catch(() => undefined);
      for (const sql of statements) {
        const refused = /must be owner|permission denied/;
        await expect(writing((transaction) => transaction.run(sql))).rejects.toThrow(refused);
        await expect(prompt.query(sql)).rejects.toThrow(refused);
        // The owner's login takes on the role for the same work.
        await expect(owners.ledger.store.write((transaction) => transaction.run(sql))).rejects.toThrow(
          refused,
        );
      }
      const leaving = prompt.query(`SET ROLE ${new URL(database.ownerUrl).username}`);
      await expect(leaving).rejects.toThrow('permission denied to set role');
      await prompt.close();
      const [owned] = await database.admin.query(
        "SELECT count(*) AS things FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'evenhand_service'::regrole",
      );
      expect(Number(owned!['things'])).toBe(0);
    });
  });

  it('leave the role what the service needs of every table, and no more', async () => {
    const granted = await database.admin.query(
      `SELECT c.relname AS name, (SELECT string_agg(p, ' ') FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) AS p
         WHERE has_table_privilege('evenhand_service', c.oid, p)) AS may,
         EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid) AS append_only
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace`,
    );
    const may = new Map(granted.map((row) => [row['name'], row['may']]));
    expect(granted.filter(({ append_only, may }) => append_only && may !== 'SELECT INSERT')).toEqual([]);
    expect(
      granted.filter(({ may }) => may === null || /TRUNCATE|TRIGGER|REFERENCES/.test(String(may))),
    ).toEqual([]);
    expect([may.get('migrations'), may.get('projections'), may.get('ledger_heads')]).toEqual([
      'SELECT',
      'SELECT',
      'SELECT INSERT UPDATE',
    ]);
  });
});
