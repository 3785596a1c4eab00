import { hookActs } from '../../src/hooks/hook-acts.js';
import type { DelivererSettings } from '../../src/hooks/deliverer.js';
import { onBothEngines } from '../support/engines.js';
import { rawDatabase } from '../support/raw-database.js';
import { openedOn } from '../support/ledgers.js';
import { COALITION, contribution, Door, each, HERE } from '../http/door.js';
import { isSignedWith, Receiver } from './receiver.js';

const HOOKS = `${HERE}/hooks`;
/** As quick as a test needs it. */
const QUICK: Partial<DelivererSettings> = {
  pollMs: 20,
  patience: { pausesMs: [20], failingMs: 60_000, refusals: 2 },
};
const LOCAL = { networks: ['127.0.0.1'], deliverer: QUICK };

onBothEngines('web hooks', (engine) => {
  let url: string;
  let door: Door;
  let receiver: Receiver;
  let last = 4;
  let made: string[] = [];

  beforeAll(async () => {
    url = await engine.readyUrl();
    door = await Door.open(url, { webHooks: LOCAL });
    await door.found();
  });

  beforeEach(async () => {
    receiver = await Receiver.open();
  });

  afterEach(async () => {
    for (const id of made) await door.send('DELETE', `${HOOKS}/${id}`);
    made = [];
    await receiver.goDown();
  });

  afterAll(() => door.close());

  async function record(count = 1): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      last += 1;
      const { status } = await door.post(`${HERE}/entries`, contribution({ id: `e${String(last)}` }));
      expect(status).toBe(201);
    }
  }

  async function hook(over: object = {}): Promise<{ id: string; secret: string; at: string }> {
    const { status, body } = await door.post(HOOKS, { url: receiver.url, ...over });
    expect(status).toBe(201);
    made.push(body.id as string);
    return { id: body.id as string, secret: body.secret as string, at: `${HOOKS}/${String(body.id)}` };
  }

  const from = (first: number, to = last): number[] =>
    Array.from({ length: to - first + 1 }, (_, i) => first + i);

  const isSo = async (at: string, state: object): Promise<boolean> => {
    const { body } = await door.get(at);
    return Object.entries(state).every(([name, value]) => body[name] === value);
  };

  it('tell of all events in order, signed, and go on where they were after a restart', async () => {
    const { secret, at } = await hook({ after: 0 });
    await record(2);
    await receiver.until(() => receiver.taken.length === last);
    expect(receiver.taken).toEqual(from(1));
    const { body: events } = await door.get(`${HERE}/events?after=0`);
    expect(receiver.deliveries.map(({ body }) => JSON.parse(body) as unknown)).toEqual(events);
    for (const delivery of receiver.deliveries) {
      expect(delivery.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
      expect(delivery.headers['webhook-id']).toBe(delivery.id);
      expect(isSignedWith(secret, delivery)).toBe(true);
      expect(isSignedWith(secret, { ...delivery, body: `${delivery.body} ` })).toBe(false);
    }
    await receiver.until(() => isSo(at, { position: last, behind: 0, lastOutcome: '204' }));
    await door.close();
    door = await Door.open(url, { webHooks: LOCAL });
    await record();
    await receiver.until(() => receiver.taken.length === last);
    expect(receiver.taken).toEqual(from(1));
  });

  it('are delivered by one instance at a time, and by each in its turn', async () => {
    const first = last + 1;
    const { at } = await hook();
    const turns = { ...LOCAL, deliverer: { ...QUICK, turnMs: 60 } };
    const others = [await Door.open(url, { webHooks: turns }), await Door.open(url, { webHooks: turns })];
    try {
      receiver.answer = () => new Promise((answer) => setTimeout(() => answer(204), 15));
      await record(12);
      await receiver.until(() => receiver.taken.length >= last - first + 1);
      await receiver.until(() => isSo(at, { behind: 0 }));
      expect(receiver.taken).toEqual(from(first));
      expect(receiver.mostAtOnce).toBe(1);
    } finally {
      for (const other of others) await other.close();
    }
  });

  it('are taken over once a lease is over, and no longer changed by who held them', async () => {
    await door.close();
    const ledger = await openedOn(engine, { url });
    const { store } = ledger.ledger;
    const [id, made_] = [
      '0198c0de-0000-7000-8000-000000000001',
      { by: 'terminal', now: '2026-07-15T10:00:00.000Z' },
    ];
    const held = { coalitionId: COALITION, id };
    await hookActs.make(store, {
      ...held,
      ...made_,
      url: 'https://example.org/',
      types: null,
      after: 0,
      secret: 's',
    });
    const take = (holder: string) => hookActs.take(store, { holder, leaseMs: 80 });
    expect(await take('one')).toMatchObject({ id, position: 0, secrets: ['s'] });
    expect(await take('two')).toBeNull();
    await new Promise((resume) => setTimeout(resume, 100));
    expect(await take('two')).toMatchObject({ holder: 'two' });
    const advance = (holder: string) =>
      hookActs.advance(store, { held: { ...held, holder }, position: 3, outcome: '204', leaseMs: 80 });
    expect(await advance('one')).toBe(false);
    expect(Number((await ledger.rows('SELECT position FROM web_hooks'))[0]!['position'])).toBe(0);
    expect(await advance('two')).toBe(true);
    expect(await hookActs.remove(store, { ...held, ...made_ })).toBe(true);
    await ledger.close();
    door = await Door.open(url, { webHooks: LOCAL });
  });

  it('keep aside what is refused, and send it again', async () => {
    const first = last + 1;
    const { at } = await hook();
    receiver.answer = (position) => (position === first + 1 ? 422 : 204);
    await record(3);
    await receiver.until(() => receiver.taken.length === 2);
    expect(receiver.deliveries.map(({ position }) => position)).toEqual([
      first,
      first + 1,
      first + 1,
      first + 2,
    ]);
    await receiver.until(() => isSo(at, { deadLetters: 1, state: 'active', behind: 0, failures: 0 }));
    const letters = `${at}/dead-letters`;
    const { body: list } = await door.get(letters);
    expect(list).toMatchObject({
      items: [{ position: first + 1, outcome: '422', attempts: 2, sendingAgain: false }],
      next: null,
    });
    const letter = `${letters}/${String(first + 1)}`;
    const { body: one } = await door.get(letter);
    expect(one.event).toMatchObject({ position: String(first + 1), type: 'evenhand.ContributionRecorded' });

    expect((await door.post(`${letter}/sending`, {})).status).toBe(202);
    await receiver.until(async () => each((await door.get(letters)).body.items, 'attempts')[0] === 3);
    receiver.answer = () => 204;
    await door.post(`${letter}/sending`, {});
    await receiver.until(() => isSo(at, { deadLetters: 0 }));
    expect(receiver.taken).toEqual([first, first + 2, first + 1]);
    expect((await door.get(letter)).body.code).toBe('hooks.dead-letter-unknown');
    expect((await door.post(`${letter}/sending`, {})).body.code).toBe('hooks.dead-letter-unknown');
  });

  engine.once('wait for a receiver that fails, is down and comes back, and miss nothing', async () => {
    const first = last + 1;
    const { at } = await hook();
    receiver.answer = () => 503;
    await record(2);
    await receiver.until(() => receiver.deliveries.length >= 2);
    expect(await isSo(at, { state: 'active', lastOutcome: '503', position: first - 1, behind: 2 })).toBe(
      true,
    );
    expect((await door.get(at)).body.failingSince).not.toBeNull();
    await receiver.goDown();
    await receiver.until(() => isSo(at, { lastOutcome: 'unreachable' }));
    expect((await door.get('/api/v1/readiness', {}, null)).status).toBe(200);
    const { body: doctor } = await door.get('/api/v1/doctor');
    expect(doctor.checks).toContainEqual({
      name: 'web hooks',
      state: 'ok',
      found: '1 deliver, 0 are paused, 0 events kept aside',
    });
    receiver.answer = () => 204;
    await receiver.comeBack();
    await receiver.until(() => receiver.taken.length === 2);
    expect(receiver.taken).toEqual(from(first));
    await receiver.until(() => isSo(at, { failures: 0, failingSince: null, nextAttemptAt: null, behind: 0 }));
  });

  engine.once(
    'are paused by who is gone and by hand, and go on behind an event where they are told to',
    async () => {
      const first = last + 1;
      const { at } = await hook();
      receiver.answer = () => 410;
      await record(2);
      await receiver.until(() => isSo(at, { state: 'paused', pausedFor: 'gone', failures: 1 }));
      expect((await door.get(HOOKS)).body.items).toMatchObject([{ state: 'paused', pausedFor: 'gone' }]);
      receiver.answer = () => 204;
      expect((await door.post(`${at}/resumption`, { putAside: true })).body).toEqual({ changed: true });
      await receiver.until(() => receiver.taken.length === 1);
      expect(receiver.taken).toEqual([first + 1]);
      expect(each((await door.get(`${at}/dead-letters`)).body.items, 'position')).toEqual([first]);
      expect((await door.post(`${at}/resumption`, {})).body).toEqual({ changed: false });

      expect((await door.post(`${at}/pausing`, {})).body).toEqual({ changed: true });
      expect((await door.post(`${at}/pausing`, {})).body).toEqual({ changed: false });
      await record();
      await new Promise((resume) => setTimeout(resume, 80));
      expect(receiver.taken).toEqual([first + 1]);
      await door.post(`${at}/resumption`, {});
      await receiver.until(() => receiver.taken.length === 2);
      expect(receiver.taken).toEqual([first + 1, first + 2]);
    },
  );

  engine.once('tell of some types alone', async () => {
    const types = ['evenhand.PoolOpened', 'evenhand.MemberJoined'];
    const { at } = await hook({ after: 0, types });
    await receiver.until(() => isSo(at, { behind: 0 }));
    expect([...new Set(receiver.deliveries.map(({ type }) => type))].sort()).toEqual([...types].sort());
    const { body } = await door.post(HOOKS, { url: receiver.url, types: ['evenhand.Nothing'] });
    expect(body.code).toBe('hooks.type-unknown');
  });

  engine.once('sign with both secrets for a day, and keep them sealed', async () => {
    const { id, secret, at } = await hook();
    const { body: changed } = await door.post(`${at}/secret`, {});
    expect(changed.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const inADay = Date.parse(changed.oldSecretUntil as string) - Date.now();
    expect(Math.abs(inADay - 86_400_000)).toBeLessThan(10_000);
    await record();
    await receiver.until(() => receiver.taken.length === 1);
    const raw = await rawDatabase(url);
    try {
      const both = [secret, changed.secret as string].map((one) =>
        isSignedWith(one, receiver.deliveries[0]!),
      );
      expect(both).toEqual([true, true]);
      const rows = JSON.stringify(await raw.query('SELECT * FROM web_hooks'));
      expect(rows).toContain(id);
      for (const one of [secret, changed.secret as string]) expect(rows).not.toContain(one.slice(6));
      await raw.query('UPDATE web_hooks SET old_secret_until = 1');
    } finally {
      await raw.close();
    }
    await record();
    await receiver.until(() => receiver.taken.length === 2);
    expect(isSignedWith(secret, receiver.deliveries[1]!)).toBe(false);
    expect(isSignedWith(changed.secret as string, receiver.deliveries[1]!)).toBe(true);
  });

  engine.once('are refused with addresses that are not public, and reach none behind a name', async () => {
    const strict = await Door.open(url, { webHooks: { networks: [], deliverer: QUICK } });
    try {
      for (const address of [
        receiver.url,
        'http://example.org/',
        'https://127.0.0.1/',
        'https://10.1.2.3/',
        'https://[::1]/',
        'https://169.254.169.254/latest',
        'https://0x7f000001/',
        'https://ann:secret@example.org/',
        'https://example.org/#here',
        'ftp://example.org/',
        'here',
      ]) {
        const { body } = await strict.post(HOOKS, { url: address });
        expect([address, body.code]).toEqual([address, 'hooks.address-refused']);
      }
      await door.close();
      const { port } = new URL(receiver.url);
      const { body } = await strict.post(HOOKS, { url: `https://localhost:${port}/`, after: last - 1 });
      const at = `${HOOKS}/${body.id as string}`;
      await receiver.until(async () => (await strict.get(at)).body.lastOutcome === 'address-refused');
      expect(receiver.deliveries).toEqual([]);
      await strict.send('DELETE', at);
    } finally {
      await strict.close();
      door = await Door.open(url, { webHooks: LOCAL });
    }
  });
});
