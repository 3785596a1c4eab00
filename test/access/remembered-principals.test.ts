import { accessActs } from '../../src/access/acts/access-acts.js';
import type { AccessReads, Credential } from '../../src/access/principals.queries.js';
import { sessionIdOf } from '../../src/access/secrets/tokens.js';
import { RememberedPrincipals } from '../../src/access/remembered-principals.js';
import type { EngineName, LedgerStore, WriteTransaction } from '../../src/event-store/store.js';
import type { SqlValue } from '../../src/event-store/table.js';
import { READS } from '../../src/http/bus.js';
import { personId } from '../http/callers.js';
import { API, Door, HERE } from '../http/door.js';
import { onBothEngines } from '../support/engines.js';

const CREDENTIAL: Credential = { kind: 'session', tokenHash: Buffer.from('hash of a token') };
const LATER = '2026-07-01T12:00:00.000Z';

/** A database and clocks that a test moves by hand. */
class Scene {
  asked = 0;
  steady = 1_000;
  ofDay = 1_782_900_000_000;
  now = '2026-07-01T09:00:00.000Z';
  role: string | null = 'observer';
  known = true;

  principalsOn(engine: EngineName = 'postgres'): RememberedPrincipals {
    const reads: AccessReads = {
      now: () => this.now,
      lookUp: () => {
        this.asked += 1;
        const [coalition_id, role, member_id] =
          this.role === null ? [null, null, null] : ['c', this.role, ''];
        const holder = { holder: 'anna', seen_at: this.now, valid_until: LATER, writes: 1 };
        return Promise.resolve(this.known ? [{ ...holder, coalition_id, role, member_id }] : []);
      },
    };
    const clocks = { steady: () => this.steady, ofDay: () => this.ofDay };
    return new RememberedPrincipals(reads, engine, clocks);
  }

  pass(ms: number): void {
    this.steady += ms;
    this.ofDay += ms;
  }
}

describe('who is behind a credential', () => {
  it('is remembered for less than the twentieth part of a second, counted from the question', async () => {
    const scene = new Scene();
    const principals = scene.principalsOn();
    const first = await principals.behind(CREDENTIAL, 'c');
    scene.role = null;
    scene.pass(49);
    expect(await principals.behind(CREDENTIAL, 'c')).toBe(first);
    scene.pass(1);
    expect((await principals.behind(CREDENTIAL, 'c'))?.grants).toEqual([]);
    expect(scene.asked).toBe(2);
  });

  it.each([
    ['a machine that slept, whose steady clock stood still', { ofDay: 3_600_000, steady: 0 }],
    ['a clock that was set back', { ofDay: -3_600_000, steady: 10 }],
    ['a clock of the day that stood still', { ofDay: 0, steady: 50 }],
  ])('is asked anew after %s', async (_, { ofDay, steady }) => {
    const scene = new Scene();
    const principals = scene.principalsOn();
    await principals.behind(CREDENTIAL, 'c');
    scene.ofDay += ofDay;
    scene.steady += steady;
    await principals.behind(CREDENTIAL, 'c');
    expect(scene.asked).toBe(2);
  });

  it('is asked anew at the instant at which the credential ends, and after', async () => {
    const scene = new Scene();
    const principals = scene.principalsOn();
    await principals.behind(CREDENTIAL, 'c');
    [scene.now, scene.known] = [LATER, false];
    expect(await principals.behind(CREDENTIAL, 'c')).toBeUndefined();
  });

  it('is nobody only for as long as the database says so', async () => {
    const scene = new Scene();
    const principals = scene.principalsOn();
    scene.known = false;
    expect(await principals.behind(CREDENTIAL, 'c')).toBeUndefined();
    scene.known = true;
    expect(await principals.behind(CREDENTIAL, 'c')).toBeDefined();
  });

  it('is remembered for one coalition, and one kind of credential, by itself', async () => {
    const scene = new Scene();
    const principals = scene.principalsOn();
    await principals.behind(CREDENTIAL, 'c');
    await principals.behind(CREDENTIAL, 'd');
    await principals.behind({ ...CREDENTIAL, kind: 'key' }, 'c');
    expect(scene.asked).toBe(3);
  });

  it('is not remembered on SQLite', async () => {
    const scene = new Scene();
    const principals = scene.principalsOn('sqlite');
    await principals.behind(CREDENTIAL, 'c');
    await principals.behind(CREDENTIAL, 'c');
    expect(scene.asked).toBe(2);
  });
});

/** Statements that change what a credential that was used already may be found with. */
const CHANGES = /^\s*(DELETE FROM (sessions|grants)|INSERT INTO grants|UPDATE (grants|sessions|api_keys))/;
/** Of these, those that take nothing: a session is kept alive, a key was used, what has ended by itself is forgotten. */
const HARMLESS = [
  /^UPDATE sessions SET seen_at = \?, idle_until = \? /,
  /^UPDATE api_keys SET used_at = /,
  /^DELETE FROM sessions WHERE expires_at <= \?/,
];
/** The roles of who comes in for the first time, of a key that was just made: nobody has been found with them yet. */
const OF_SOMEBODY_NEW = ['makeKey'];

describe('acts about access', () => {
  const anything = {
    ...{
      holder_id: 'x',
      person_id: 'x',
      coalition_id: 'c',
      role: 'observer',
      member_id: '',
      invited_by: 'x',
    },
    ...{
      id: 'x',
      name: 'x',
      email: null,
      erased_at: null,
      totp_secret: 'x',
      open: 0,
      position: 0,
      hash: 'x',
    },
    ...{
      at: LATER,
      token_hash: Buffer.from('x'),
      expires_at: LATER,
      password: 'x',
      issuer: 'x',
      used_at: null,
    },
  };
  const session = { tokenHash: Buffer.from('x'), personId: 'x', method: 'password', now: LATER };
  const grant = { coalitionId: 'c', role: 'observer', memberId: null };
  const denied = { coalitionId: 'c', actor: 'x', route: 'GET /', problem: 'access.not-permitted', times: 1 };
  const argument = {
    ...{ ...session, session, grant, grants: [grant], holderId: 'x', founderId: 'x', by: 'x' },
    ...{ id: sessionIdOf(session.tokenHash), denials: { kinds: [denied], others: 0 } },
    ...{ accepting: { personId: 'x', isNew: false }, coalitionId: 'c', about: {}, actor: 'x' },
    ...{ identity: { issuer: 'x', subject: 'x' }, at: LATER, signIn: { state: 'x' }, state: 'x' },
  };

  it.each(Object.keys(accessActs).filter((name) => !OF_SOMEBODY_NEW.includes(name)))(
    '%s is done only when nobody can be remembered otherwise',
    async (name) => {
      const statements: string[] = [];
      let writtenAt = 0;
      const answer = (sql: string): Promise<Record<string, SqlValue>[]> => {
        statements.push(sql);
        // Nobody is a coordinator yet whom a founder could be the second of.
        return Promise.resolve(/FROM grants WHERE coalition_id = \? AND role/.test(sql) ? [] : [anything]);
      };
      const transaction = { query: answer, run: answer } as unknown as WriteTransaction;
      const store = {
        engine: 'postgres',
        write: async (work: (transaction: WriteTransaction) => Promise<unknown>) => {
          const done = await work(transaction).catch(() => undefined);
          writtenAt = performance.now();
          return done;
        },
        wipe: () => Promise.resolve(true),
      } as unknown as LedgerStore;
      const act = accessActs[name as keyof typeof accessActs] as (
        store: LedgerStore,
        argument: unknown,
      ) => Promise<unknown>;
      await act(store, argument).catch(() => undefined);
      const waited = performance.now() - writtenAt >= 50;
      const changes = statements.filter(
        (sql) => CHANGES.test(sql) && !HARMLESS.some((harmless) => harmless.test(sql)),
      );
      expect([name, statements.length > 0, waited]).toEqual([name, true, changes.length > 0]);
    },
  );
});

onBothEngines('two instances of the service', (engine) => {
  let one: Door;
  let other: Door;
  beforeAll(async () => {
    const url = await engine.readyUrl();
    one = await Door.open(url);
    await one.found();
    other = await Door.open(url);
  });
  afterAll(() => Promise.all([one, other].map((door) => door.close())));

  /** Asks the other instance again and again, and says how often it was looked up who asks, and what came of each request. */
  async function askingOther(headers: Record<string, string>, until: Promise<unknown>) {
    const reads = other.served.app.get<AccessReads>(READS);
    const lookUp = reads.lookUp.bind(reads);
    let lookUps = 0;
    reads.lookUp = (...asked) => ((lookUps += 1), lookUp(...asked));
    const answers: { begun: number; status: number }[] = [];
    let goesOn = true;
    const stop = until.finally(() => (goesOn = false));
    while (goesOn) {
      const begun = performance.now();
      const { status } = await other.get(`${HERE}/members`, headers);
      answers.push({ begun, status });
    }
    await stop;
    reads.lookUp = lookUp;
    return { answers, lookUps };
  }

  it('let nobody in by a role that was taken at the other, once that was answered', async () => {
    const anna = await one.callers.headersOf('Anna', [{ coalitionId: 'river-basin', role: 'auditor' }]);
    const cookie = { cookie: anna['cookie']!, origin: other.address };
    let answeredAt = 0;
    const taken = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      const auditor = { role: 'auditor', memberId: null };
      const { status } = await one.post(`${HERE}/people/${personId('Anna')}/roles/withdrawal`, auditor);
      answeredAt = performance.now();
      expect(status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
    })();
    const { answers, lookUps } = await askingOther(cookie, taken);
    const before = answers.filter(({ begun }) => begun < answeredAt);
    const after = answers.filter(({ begun }) => begun >= answeredAt);
    expect(before.some(({ status }) => status === 200)).toBe(true);
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set([404]));
    // Otherwise nothing was remembered, and this shows nothing.
    if (engine.name === 'PostgreSQL') expect(lookUps).toBeLessThan(answers.length / 2);
  });

  it('let nobody in by a session that ended at the other, nor by a key that was revoked there', async () => {
    const ben = await one.callers.headersOf('Ben', [{ coalitionId: 'river-basin', role: 'auditor' }]);
    const atOther = { cookie: ben['cookie']!, origin: other.address };
    const made = await one.post(`${HERE}/keys`, {
      name: 'A program',
      role: 'auditor',
      memberId: null,
      writes: false,
      days: 1,
    });
    const { id, key } = made.body as { id: string; key: string };
    const bearer = { authorization: `Bearer ${key}` };
    for (const headers of [atOther, bearer]) {
      expect((await other.get(`${HERE}/members`, headers)).status).toBe(200);
    }
    const ended = one.send('DELETE', `${API}/session`, { headers: ben });
    const revoked = one.send('DELETE', `${HERE}/keys/${id}`);
    expect([(await ended).status, (await revoked).status]).toEqual([200, 200]);
    for (const headers of [atOther, bearer]) {
      expect((await other.get(`${HERE}/members`, headers)).status).toBe(401);
    }
  });

  it('let somebody in by a role that was given at the other, who was refused a moment ago', async () => {
    const headers = await one.callers.headersOf('Cleo', []);
    const atOther = { cookie: headers['cookie']!, origin: other.address };
    expect((await other.get(`${HERE}/members`, atOther)).status).toBe(404);
    await one.callers.headersOf('Cleo', [{ coalitionId: 'river-basin', role: 'auditor' }]);
    expect((await other.get(`${HERE}/members`, atOther)).status).toBe(200);
  });
});
