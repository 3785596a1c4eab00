import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { appendToTrail } from '../../src/access/trail/append-to-trail.js';
import { Denials, writeDenials, type Denied } from '../../src/access/trail/denials.js';
import { trailOf } from '../../src/access/trail.queries.js';
import { NOBODY, type TrailEntry } from '../../src/access/domain/trail-acts.js';
import { openDatabase, databaseLocation } from '../../src/event-store/database.js';
import type { LedgerStore } from '../../src/event-store/store.js';
import { onBothEngines, onSqlite } from '../support/engines.js';
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
        await expect(database.query(statement)).rejects.toMatchObject({
          message: expect.stringContaining('access_trail is append-only') as string,
        });
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

onSqlite('denials', (engine) => {
  let store: LedgerStore;
  const denied = (over: Partial<Denied> = {}): Denied => ({
    ...{ coalitionId: RIVER, actor: ADA, route: 'GET /api/v1/coalitions/:slug/members' },
    problem: 'ledger.coalition-unknown',
    ...over,
  });
  const written = async (coalitionId: string) =>
    (await trailOf(store, coalitionId, { after: null, limit: 100 })).items.map(({ actor, act, about }) => ({
      ...{ actor, act },
      ...about,
    }));
  const counting = (failed: (error: unknown) => void = fail, everyMs?: number): Denials =>
    new Denials((denials) => writeDenials(store, { denials, now: AT }), failed, everyMs);
  const fail = (error: unknown): void => {
    throw error as Error;
  };

  beforeEach(async () => {
    ({ store } = await openDatabase(databaseLocation(await engine.freshUrl())));
    await store.write(async (transaction) => {
      const head = await transaction.lockHead(RIVER);
      await transaction.moveHead({ ...head, position: 1 });
    });
  });
  afterEach(() => store.close());

  it('are counted by who, where and why, and told about together', async () => {
    const denials = counting();
    for (let i = 0; i < 500; i += 1) denials.note(denied());
    denials.note(denied({ actor: NOBODY }));
    await denials.flush();
    await denials.flush();
    const about = { act: 'request-denied', problem: 'ledger.coalition-unknown', route: denied().route };
    expect(await written(RIVER)).toEqual([
      { actor: NOBODY, ...about, times: 1 },
      { actor: ADA, ...about, times: 500 },
    ]);
  });

  it('of more kinds than a trail has room for are one number', async () => {
    const denials = counting();
    for (let i = 0; i < 60; i += 1) denials.note(denied({ route: `GET /api/v1/route-${String(i)}` }));
    await denials.flush();
    expect(await written(RIVER)).toHaveLength(50);
    expect(await written('')).toEqual([{ actor: 'service', act: 'more-requests-denied', times: 10 }]);
  });

  it('make no trail of a coalition that nobody founded', async () => {
    const denials = counting();
    denials.note(denied({ coalitionId: 'made-up' }));
    await denials.flush();
    expect(await written('made-up')).toEqual([]);
    expect(await written('')).toHaveLength(1);
  });

  it('are written after a while by themselves', async () => {
    counting(fail, 5).note(denied());
    while ((await written(RIVER)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('that could not be written are written with the next ones', async () => {
    const failures: unknown[] = [];
    const denials = counting((error) => failures.push(error));
    denials.note(denied({ actor: 'Ada Lovelace' }));
    await denials.flush();
    expect(failures).toHaveLength(1);
    let fails = true;
    const troubled = new Denials(
      (counted) =>
        fails ? Promise.reject(new Error('busy')) : writeDenials(store, { denials: counted, now: AT }),
      (error) => failures.push(error),
    );
    troubled.note(denied());
    await troubled.flush();
    fails = false;
    troubled.note(denied());
    await troubled.flush();
    expect(await written(RIVER)).toMatchObject([{ times: 2 }]);
  });

  it('are read page by page, newest first, also while more are told', async () => {
    const append = (problem: Denied['problem']): Promise<void> =>
      writeDenials(store, { denials: { kinds: [{ ...denied({ problem }), times: 1 }], others: 0 }, now: AT });
    for (let i = 0; i < 5; i += 1) await append('ledger.coalition-unknown');
    const seen: number[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof trailOf>> = await trailOf(store, RIVER, { after, limit: 2 });
      seen.push(...page.items.map(({ position }) => position));
      await append('ledger.busy');
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });
});
