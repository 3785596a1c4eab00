import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { appendToTrail } from '../../src/access/trail/append-to-trail.js';
import type { TrailEntry } from '../../src/access/domain/trail-acts.js';
import { openDatabase, databaseLocation } from '../../src/event-store/database.js';
import type { LedgerStore } from '../../src/event-store/store.js';
import { onBothEngines } from '../support/engines.js';
import { rawDatabase } from '../support/raw-database.js';

const ADA = '0198c0de-0000-7000-8000-00000000ada0';
const KEY = '0198c0de-0000-7000-8000-0000000000ce';
const AT = '2026-07-01T09:00:00.000Z';
const RIVER = 'river-basin';

const signedIn = (coalitionId = RIVER, at = AT): TrailEntry => ({
  coalitionId,
  actor: ADA,
  act: 'signed-in',
  about: { by: 'password', secondFactor: true },
  at,
});

onBothEngines('the trail', (engine) => {
  const stores: LedgerStore[] = [];
  let url: string;

  const open = async (): Promise<LedgerStore> => {
    const { store } = await openDatabase(databaseLocation(url));
    stores.push(store);
    return store;
  };
  beforeAll(async () => {
    url = await engine.freshUrl();
    await open();
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });
  const append = (...entries: TrailEntry[]): Promise<void> =>
    stores[0]!.write((transaction) => appendToTrail(transaction, entries));
  const linksOf = (coalitionId: string) =>
    stores[0]!.read((snapshot) =>
      snapshot.query('SELECT * FROM access_trail WHERE coalition_id = ? ORDER BY position', [coalitionId]),
    );

  it('chains acts without a gap, each coalition by itself, and anyone can recompute it', async () => {
    await append(signedIn(), signedIn(''), {
      coalitionId: RIVER,
      actor: ADA,
      act: 'key-made',
      about: { key: KEY, role: 'auditor', writes: false, member: undefined },
      at: AT,
    });
    await append(signedIn());
    let prevHash = '0'.repeat(64);
    const links = await linksOf(RIVER);
    expect(links.map(({ position, act }) => [Number(position), act])).toEqual([
      [1, 'signed-in'],
      [2, 'key-made'],
      [3, 'signed-in'],
    ]);
    for (const { coalition_id: coalitionId, position, at, actor, act, about, ...hashes } of links) {
      const text = canonicalize({
        coalitionId,
        position: Number(position),
        at,
        actor,
        act,
        about: JSON.parse(about as string) as object,
      })!;
      const hash = createHash('sha256')
        .update(prevHash + text)
        .digest('hex');
      expect(hashes).toEqual({ prev_hash: prevHash, hash });
      prevHash = hash;
    }
    expect(await linksOf('')).toHaveLength(1);
  });

  it('never tells of an act before the one that it follows, whatever the clock says', async () => {
    await append(signedIn('clocks', '2026-07-01T09:00:05.000Z'));
    await append(signedIn('clocks', '2026-07-01T09:00:01.000Z'));
    expect((await linksOf('clocks')).map(({ at }) => at)).toEqual([
      '2026-07-01T09:00:05.000Z',
      '2026-07-01T09:00:05.000Z',
    ]);
  });

  it('tells nothing of what was not done', async () => {
    await expect(
      stores[0]!.write(async (transaction) => {
        await appendToTrail(transaction, [signedIn('undone')]);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await linksOf('undone')).toEqual([]);
  });

  it('stays one chain where several instances write at once', async () => {
    // Within one process a second writer on SQLite would stop the first one too, while it waits for it.
    while (engine.name === 'PostgreSQL' && stores.length < 3) await open();
    const writes = stores.flatMap((store) =>
      Array.from({ length: 24 / stores.length }, (_, i) =>
        store.write(async (transaction) => {
          // In either order: whoever locks two trails must not wait for another who has locked them the other way round.
          const both = [signedIn('busy'), signedIn('busier')];
          await appendToTrail(transaction, i % 2 === 0 ? both : both.reverse());
        }),
      ),
    );
    await Promise.all(writes);
    for (const trail of ['busy', 'busier']) {
      const links = await linksOf(trail);
      expect(links.map(({ position }) => Number(position))).toEqual(
        Array.from({ length: writes.length }, (_, i) => i + 1),
      );
      expect(links.slice(1).map((link) => link['prev_hash'])).toEqual(
        links.slice(0, -1).map(({ hash }) => hash),
      );
    }
  });

  it('refuses every change at the database’s own prompt', async () => {
    await append(signedIn('kept'));
    const database = await rawDatabase(url);
    try {
      for (const statement of [
        "UPDATE access_trail SET act = 'signed-out'",
        'DELETE FROM access_trail',
        ...(database.engine === 'postgres'
          ? ['TRUNCATE access_trail']
          : ['INSERT OR REPLACE INTO access_trail SELECT * FROM access_trail']),
      ]) {
        await expect(database.query(statement)).rejects.toThrow('access_trail is append-only');
      }
    } finally {
      await database.close();
    }
  });

  it.each([
    ['a name of a person', { about: { person: 'Ada Lovelace' } }],
    ['an e-mail address', { about: { person: 'ada@example.org' } }],
    ['something that the act tells nothing of', { about: { person: ADA, email: 'ada@example.org' } }],
    ['less than the act tells', { about: {} }],
    ['an actor by name', { about: { person: ADA }, actor: 'terminal:ada' }],
    [
      'an address for a route',
      { act: 'limit-hit', about: { limit: 'sign-in', route: 'GET /people?email=a' } },
    ],
    [
      'a member with an address',
      { act: 'role-granted', about: { holder: ADA, role: 'observer', member: 'a@b.c' } },
    ],
  ])('has no room for %s', async (_, wrong) => {
    const entry = { coalitionId: 'refused', act: 'password-changed', actor: ADA, at: AT, ...wrong };
    await expect(append(entry as TrailEntry)).rejects.toThrow();
    expect(await linksOf('refused')).toEqual([]);
  });
});
