import { migrations } from '../../migrations/index.js';
import { aCoalition, contribution } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import { databaseLocation } from '../../src/event-store/database.js';
import { sqliteConnectionOf } from '../../src/event-store/sqlite-store.js';
import type { DataSource } from 'typeorm';
import Sqlite from 'better-sqlite3';

const names = migrations.map((migration) => new migration().name);

onBothEngines('a database', (engine) => {
  const ledgers = ledgersOn(engine);

  it('is made and migrated on first use, and left alone after that', async () => {
    const first = await ledgers.open({ url: await engine.freshUrl() });
    expect(first.ledger.opened).toEqual({ migrated: names, rebuilt: [] });
    await first.close();
    const second = await ledgers.open({ url: first.url });
    expect(second.ledger.opened).toEqual({ migrated: [], rebuilt: [] });
    await second.tellAll(...aCoalition(), contribution('e1'));
    expect(await second.verify()).toMatchObject({ ok: true, events: 6 });
  });

  it('is refused by an older program than the one that migrated it last, and left as it is', async () => {
    const ledger = await ledgers.with(...aCoalition());
    await ledger.close();
    const database = await ledgers.raw(ledger.url);
    await database.query(
      "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')",
    );
    const problem = await refusalOf(ledgers.open({ url: ledger.url }));
    expect(problem).toMatchObject({
      code: 'ledger.schema-newer',
      details: { found: 'FromTheFuture9999999999999' },
    });
    await database.query("DELETE FROM migrations WHERE name = 'FromTheFuture9999999999999'");
    expect(await (await ledgers.open({ url: ledger.url })).verify()).toMatchObject({ ok: true, events: 5 });
  });

  it('begins every key and every index with the coalition, so that it can be spread by it', async () => {
    const ledger = await ledgers.open();
    const database = await ledgers.raw(ledger.url);
    const definitions = (
      database.engine === 'postgres'
        ? await database.query("SELECT indexdef AS sql FROM pg_indexes WHERE schemaname = 'public'")
        : await database.query("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type = 'index'")
    ).map(({ sql }) => String(sql));
    // People are of no coalition: they may have roles in many, and are few beside what happened there.
    const elsewhere =
      /migrations|projections|people|identities|sessions|api_keys|invitations|password_resets|sign_ins_elsewhere|attempts|grants_holder/;
    const ours = definitions.filter((sql) => !elsewhere.test(sql));
    expect(ours.length).toBeGreaterThan(4);
    expect(ours.filter((sql) => !/\(coalition_id[,)]/.test(sql))).toEqual([]);
  });
});

describe('a SQLite database', () => {
  onBothEngines('as promised', (engine) => {
    const ledgers = ledgersOn(engine);
    if (engine.name !== 'SQLite') {
      it('is another matter here', () => expect(engine.name).toBe('PostgreSQL'));
      return;
    }

    it('writes ahead, syncs fully, and has large pages', async () => {
      const ledger = await ledgers.with(...aCoalition());
      const writer = sqliteConnectionOf((ledger.ledger.store as unknown as { writer: DataSource }).writer);
      const pragma = (name: string) => writer.pragma(name, { simple: true });
      expect({
        journal: pragma('journal_mode'),
        // 2 is FULL.
        synchronous: pragma('synchronous'),
        pageBytes: pragma('page_size'),
        checkpointPages: pragma('wal_autocheckpoint'),
        recursiveTriggers: pragma('recursive_triggers'),
      }).toEqual({
        journal: 'wal',
        synchronous: 2,
        pageBytes: 8_192,
        checkpointPages: 5_000,
        recursiveTriggers: 1,
      });
      const location = databaseLocation(ledger.url);
      const stranger = new Sqlite(location.engine === 'sqlite' ? location.path : '', { readonly: true });
      expect(stranger.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(stranger.pragma('page_size', { simple: true })).toBe(8_192);
      stranger.close();
    });

    it('refuses changes without copying pages first, also where it was made when it did', async () => {
      const ledger = await ledgers.with(...aCoalition(), contribution('e1'));
      await ledger.close();
      const database = await ledgers.raw(ledger.url);
      const triggers = async () =>
        (await database.query(
          "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name",
        )) as {
          name: string;
          sql: string;
        }[];
      const today = await triggers();
      for (const { name, sql } of today) {
        await database.query(`DROP TRIGGER ${name}`);
        await database.query(sql.replace('RAISE(FAIL,', 'RAISE(ABORT,'));
      }
      await database.query("DELETE FROM migrations WHERE name LIKE 'RefuseWithoutJournal%'");
      expect((await triggers()).every(({ sql }) => sql.includes('ABORT'))).toBe(true);
      const again = await ledgers.open({ url: ledger.url });
      expect(again.ledger.opened.migrated).toEqual(
        names.filter((name) => name.startsWith('RefuseWithoutJournal')),
      );
      expect(await triggers()).toEqual(today);
      expect(today.length).toBeGreaterThan(6);
      for (const table of ['events', 'postings']) {
        const replacing = database.query(`REPLACE INTO ${table} SELECT * FROM ${table}`);
        // The driver's errors are of the first file that loaded it in this process, so not of a class known here.
        await expect(replacing).rejects.toMatchObject({ message: `${table} is append-only` });
      }
    });

    it('reads through connections that cannot write', async () => {
      const ledger = await ledgers.with(...aCoalition());
      await expect(
        ledger.ledger.read((snapshot) => snapshot.query('DELETE FROM ledger_heads RETURNING 1')),
      ).rejects.toMatchObject({ code: 'ledger.write-failed' });
    });
  });
});

describe('a database address', () => {
  it.each(['', 'sqlite:', 'mysql://x', 'evenhand.sqlite', 'postgres:/x'])('is refused as %j', async (url) => {
    expect(await refusalOf(Promise.resolve().then(() => databaseLocation(url)))).toMatchObject({
      code: 'ledger.database-url-malformed',
    });
  });

  it('never shows a password', async () => {
    const problem = await refusalOf(
      Promise.resolve().then(() => databaseLocation('mysql://me:secret@host/name')),
    );
    expect(JSON.stringify(problem.toDocument())).not.toContain('secret');
  });
});
