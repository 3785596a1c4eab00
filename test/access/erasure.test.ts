import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { erasePerson } from '../../src/access/erasure.commands.js';
import { erasuresHere, peopleHere } from '../../src/access/people-here.queries.js';
import { trailOf } from '../../src/access/trail.queries.js';
import { databaseLocation, openDatabase } from '../../src/event-store/database.js';
import type { LedgerStore } from '../../src/event-store/store.js';
import type { SqlValue } from '../../src/event-store/table.js';
import { EvidenceFiles } from '../../src/exchange/evidence/evidence-files.js';
import { KEPT_TABLES } from '../../src/operations/access-backup.js';
import { exportFormats, exportLedger } from '../../src/interchange/export.js';
import { backup, restore } from '../../src/operations/backup.js';
import { erasuresText, readErasures } from '../../src/operations/erasures.js';
import { verify, verifyTrails } from '../../src/operations/verify.js';
import { aCoalition, COALITION, contribution } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { NOW, openedOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import { rawDatabase } from '../support/raw-database.js';
import { ADA, aPerson, BEN, insertInto, INVITATION, KEY, OPERATOR } from './people-builders.js';

const MARK = 'adamantine';
const EARLIER = 'quicksilver';
const PAGE = { after: null, limit: 100 };

onBothEngines('a person', (engine) => {
  let ledger: TestLedger;
  let folder: string;
  let evidence: EvidenceFiles;
  const left: LedgerStore[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenhand-erasure-'));
    evidence = new EvidenceFiles(join(folder, 'evidence'));
    ledger = await openedOn(engine);
    await ledger.tellAll(...aCoalition());
    await ledger.tell(contribution('of-ada'), { actor: ADA });
    const { store } = ledger.ledger;
    await aPerson(store, ADA, EARLIER);
    await aPerson(store, BEN, 'benevolent');
    // Pages split and rows move about, as they do over the years.
    for (let i = 0; i < 60; i += 1) {
      await aPerson(store, `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}`, `somebody-${String(i)}`);
    }
    await store.write((transaction) =>
      transaction.run('UPDATE people SET email = ?, name = ?, password = ? WHERE id = ?', [
        ...[`${MARK}@example.org`, `${MARK} Lovelace`, `scrypt$${MARK}`, ADA],
      ]),
    );
    await insertInto(store, 'invitations', {
      ...{ token_hash: Buffer.from('token'), id: INVITATION, coalition_id: 'river-basin', role: 'observer' },
      ...{ member_id: '', email: `${MARK.toUpperCase()}@example.org`, invited_by: OPERATOR, invited_at: NOW },
      expires_at: NOW,
    });
    await insertInto(store, 'api_keys', {
      ...{ id: KEY, token_hash: Buffer.from([0, 255, 1]), coalition_id: 'river-basin', name: 'Sensors' },
      ...{ writes: 1, created_by: ADA, created_at: NOW, expires_at: NOW },
    });
  });
  afterEach(async () => {
    for (const store of left.splice(0)) await store.close();
  });
  afterAll(async () => {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  });

  const back = (name: string) => backup(ledger.ledger.store, join(folder, name), NOW, evidence);
  const restored = async (name: string, erasures: ReadonlyMap<string, string> = new Map()) => {
    const { store } = await openDatabase(databaseLocation(await engine.freshUrl()));
    left.push(store);
    const summary = await restore(store, join(folder, name), evidence, { erasures, now: NOW });
    return { store, summary };
  };
  const rowsOf = (store: LedgerStore, sql: string, ...cells: SqlValue[]) =>
    store.read((snapshot) => snapshot.query(sql, cells), 'owner');
  /** Which of the marks stand in some table of a database. */
  const marksInTables = async (store: LedgerStore): Promise<string[]> => {
    const tables = await rowsOf(
      store,
      engine.name === 'SQLite'
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND (c.relnamespace = 'public'::regnamespace OR relname = 'pg_statistic')",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const text = JSON.stringify(await rowsOf(store, `SELECT t.* FROM ${String(name)} t`)).toLowerCase();
      found.push(
        ...[MARK, EARLIER].filter((mark) => text.includes(mark)).map((mark) => `${String(name)}: ${mark}`),
      );
    }
    return found;
  };
  /** Which of the marks stand in some byte of the database's own files. */
  const marksInBytes = async (
    marks: readonly string[] = [MARK, EARLIER],
    url = ledger.url,
  ): Promise<string[]> => {
    let files: string[];
    if (engine.name === 'SQLite') {
      const place = dirname(url.slice('sqlite:'.length));
      files = (await readdir(place)).map((name) => join(place, name));
    } else {
      const [place] = await ledger.rows(
        "SELECT current_setting('data_directory') || '/base/' || oid AS path FROM pg_database WHERE datname = current_database()",
      );
      const path = String(place!['path']);
      files = (await readdir(path)).map((name) => join(path, name));
    }
    const found: string[] = [];
    for (const file of files) {
      const bytes = (await readFile(file)).toString('latin1').toLowerCase();
      found.push(...marks.filter((mark) => bytes.includes(mark)));
    }
    return [...new Set(found)].sort();
  };
  /** Has everything that is in PostgreSQL's memory in its files. */
  const checkpoint = async (): Promise<void> => {
    if (engine.name !== 'PostgreSQL') return;
    const database = await rawDatabase(ledger.url);
    await database.query('ANALYZE');
    await database.query('CHECKPOINT');
    await database.close();
  };

  it('is in tables and files before, also with an earlier name, and comes back from a backup with roles and keys', async () => {
    await checkpoint();
    expect((await marksInTables(ledger.ledger.store)).map((found) => found.split(':')[0]).sort()).toEqual([
      'identities',
      'invitations',
      'people',
      'people',
    ]);
    expect(await marksInBytes()).toEqual([MARK, EARLIER]);
    expect(await back('before.gz')).toMatchObject({ people: 62, trail: 0 });
    const { store, summary } = await restored('before.gz');
    expect(summary).toMatchObject({ people: 62, erasedAgain: 0, madeAt: NOW });
    for (const table of Object.keys(KEPT_TABLES)) {
      const all = `SELECT * FROM ${table} ORDER BY 1, 2, 3`;
      expect({ table, rows: await rowsOf(store, all) }).toEqual({ table, rows: await ledger.rows(all) });
    }
    for (const table of ['sessions', 'password_resets', 'invitations'])
      expect(await rowsOf(store, `SELECT * FROM ${table}`)).toEqual([]);
  });

  it('is unknown to an erasure that names nobody', async () => {
    expect(
      await refusalOf(erasePerson(ledger.ledger.store, { personId: KEY, by: OPERATOR, now: NOW })),
    ).toMatchObject({ code: 'access.person-unknown' });
  });

  it('is not wiped while somebody reads an earlier moment', async () => {
    let goOn = (): void => undefined;
    const reading = new Promise<void>((resolve) => (goOn = resolve));
    const reader = ledger.ledger.read(async (snapshot) => {
      await snapshot.query('SELECT id FROM people');
      await reading;
    });
    await aPerson(ledger.ledger.store, '0198c0de-0000-7000-8000-0000000c1a2a', 'clara');
    const tooSoon = await ledger.ledger.store.wipe(['people'], 0);
    const wiped = ledger.ledger.store.wipe(['people'], 20_000);
    goOn();
    await reader;
    expect([tooSoon, await wiped]).toEqual([false, true]);
  });

  it('is not wiped while something older still runs, be it in another database of the server', async () => {
    if (engine.name !== 'PostgreSQL') return;
    const { store } = ledger.ledger;
    const other = await rawDatabase(await engine.readyUrl());
    await other.query('BEGIN; SELECT pg_current_xact_id()');
    await aPerson(store, '0198c0de-0000-7000-8000-0000000c1a2b', 'dora');
    const tooSoon = await store.wipe(['people'], 0);
    const wiped = store.wipe(['people'], 20_000);
    await other.query('COMMIT');
    await other.close();
    expect([tooSoon, await wiped]).toEqual([false, true]);
  });

  it('is erased from every table and every byte, and what was recorded keeps the id', async () => {
    expect(await erasePerson(ledger.ledger.store, { personId: ADA, by: OPERATOR, now: NOW })).toEqual({
      personId: ADA,
      erasedAt: NOW,
      roles: 1,
      wiped: true,
    });
    await checkpoint();
    expect(await marksInTables(ledger.ledger.store)).toEqual([]);
    expect(await marksInBytes()).toEqual([]);
    for (const column of [
      'grants.holder_id',
      'sessions.person_id',
      'identities.person_id',
      'password_resets.person_id',
    ]) {
      const [table, name] = column.split('.');
      expect(await ledger.rows(`SELECT * FROM ${table!} WHERE ${name!} = ?`, ADA)).toEqual([]);
    }
    const events = (await ledger.events()).filter(({ actor }) => actor === ADA);
    expect(events).toHaveLength(1);
    const { items } = await peopleHere(ledger.ledger, PAGE);
    expect(items.find(({ id }) => id === ADA)).toEqual({
      ...{
        id: ADA,
        email: null,
        name: null,
        createdAt: NOW,
        erasedAt: NOW,
        roles: [],
        hasSecondFactor: false,
      },
    });
    expect(items.find(({ id }) => id === BEN)).toMatchObject({
      email: 'benevolent@example.org',
      roles: [{ coalitionId: COALITION, role: 'representative', memberId: 'cedar' }],
    });
    const acts = async (coalitionId: string) =>
      (await trailOf(ledger.ledger, coalitionId, PAGE)).items.map(({ act, about }) => [act, about]);
    expect(await acts(COALITION)).toEqual([
      ['person-erased', { person: ADA }],
      ['role-withdrawn', { holder: ADA, role: 'representative', member: 'cedar' }],
      ['invitation-withdrawn', { invitation: INVITATION }],
    ]);
    expect(await acts('')).toEqual([['person-erased', { person: ADA }]]);
    expect(await verify(ledger.ledger, evidence, COALITION)).toMatchObject({
      ok: true,
      trail: { position: 3 },
    });
  });

  it('would still be found in the files by who looks before they are wiped', async () => {
    const { store } = ledger.ledger;
    await store.write((transaction) =>
      transaction.run('UPDATE people SET email = NULL, name = NULL, password = NULL WHERE id = ?', [BEN]),
    );
    await checkpoint();
    expect(await marksInBytes(['benevolent'])).toEqual(['benevolent']);
    expect(await erasePerson(store, { personId: BEN, by: OPERATOR, now: NOW })).toMatchObject({
      wiped: true,
    });
    await checkpoint();
    expect(await marksInBytes(['benevolent'])).toEqual([]);
  });

  it('is in no export, in whatever format', async () => {
    for (const format of exportFormats) {
      const written: string[] = [];
      await exportLedger(ledger.ledger, COALITION, format, (chunk) => {
        written.push(chunk);
      });
      const text = written.join('').toLowerCase();
      expect({ format, found: [MARK, EARLIER].filter((mark) => text.includes(mark)) }).toEqual({
        format,
        found: [],
      });
      expect(text).not.toBe('');
    }
  });

  it('is erased once, however often', async () => {
    const again = await erasePerson(ledger.ledger.store, {
      personId: ADA,
      by: OPERATOR,
      now: '2027-01-01T00:00:00.000Z',
    });
    expect(again).toEqual({ personId: ADA, erasedAt: NOW, roles: 0, wiped: true });
    expect((await trailOf(ledger.ledger, '', PAGE)).items).toHaveLength(2);
  });

  it('is in no new backup, and comes back from an older one without the list of erasures only', async () => {
    await back('after.gz');
    const text = gunzipSync(await readFile(join(folder, 'after.gz')))
      .toString('utf8')
      .toLowerCase();
    expect([MARK, EARLIER].filter((mark) => text.includes(mark))).toEqual([]);

    const list = join(folder, 'erasures.json');
    await writeFile(list, erasuresText(await erasuresHere(ledger.ledger)));
    const { store, summary } = await restored('before.gz', (await readErasures(list))!);
    expect(summary).toMatchObject({ people: 62, erasedAgain: 2 });
    expect(await marksInTables(store)).toEqual([]);
    expect(
      await rowsOf(store, 'SELECT id, erased_at FROM people WHERE erased_at IS NOT NULL ORDER BY id'),
    ).toEqual([
      { id: BEN, erased_at: NOW },
      { id: ADA, erased_at: NOW },
    ]);
    expect((await trailOf(store, '', PAGE)).items.map(({ act, about }) => [act, about])).toEqual([
      ['person-erased', { person: ADA }],
      ['person-erased', { person: BEN }],
      ['backup-restored', { madeAt: NOW, erasedAgain: 2 }],
    ]);

    const without = await restored('before.gz');
    expect(await marksInTables(without.store)).not.toEqual([]);
  });

  it('is restored with its trail, which goes on, and never into a database that knows people', async () => {
    const { store, summary } = await restored('after.gz');
    expect(summary).toMatchObject({ trail: 7 });
    expect(await verifyTrails(store, COALITION)).toMatchObject({
      ...{ findings: [], trail: { position: 5 }, serviceTrail: { position: 3 } },
    });
    const { store: known } = await openDatabase(databaseLocation(await engine.freshUrl()));
    left.push(known);
    await aPerson(known, BEN, 'benevolent');
    expect(
      await refusalOf(restore(known, join(folder, 'after.gz'), evidence, { erasures: new Map(), now: NOW })),
    ).toMatchObject({ code: 'access.restore-target-not-empty' });
  });
});
