import type { FastifyReply, FastifyRequest } from 'fastify';
import { Attempts, ATTEMPT_LIMITS } from '../../src/access/limits/attempts.js';
import { Buckets, networkOf } from '../../src/access/limits/buckets.js';
import { limitActs, type Attempted, type LimitActs } from '../../src/access/limits/limit-acts.js';
import { RequestLimits } from '../../src/access/limits/request-limits.js';
import { actsBy, actsOn, DATABASE_NOW } from '../../src/event-store/acts.js';
import { databaseLocation, openDatabase } from '../../src/event-store/database.js';
import type { LedgerStore } from '../../src/event-store/store.js';
import { onBothEngines } from '../support/engines.js';
import { refusalOf } from '../support/problems.js';

const KEY = () => Promise.resolve(Buffer.alloc(32, 7));
const HOUR_MS = 3_600_000;
/** No test meets the border of such a window. */
const AGE_MS = 1_000 * 365 * 24 * HOUR_MS;

const limitsOn = (store: LedgerStore) => actsBy<LimitActs>('limits', actsOn(store, { limits: limitActs }));

onBothEngines('limits', (engine) => {
  let one: LedgerStore;
  let other: LedgerStore;
  beforeAll(async () => {
    const location = databaseLocation(await engine.freshUrl());
    // Two instances of the service, on one database.
    one = (await openDatabase(location)).store;
    other = (await openDatabase(location)).store;
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  describe('on what is worth attacking', () => {
    const attempt = { limit: 3, windowMs: AGE_MS };

    it('count the tries of all instances together, and let the first through', async () => {
      const tries: Attempted[] = [];
      const tryOn = async (store: LedgerStore): Promise<void> => {
        tries.push(await limitActs.attempt(store, { bucket: 'together', ...attempt }));
      };
      const stores = [one, other, one, other, one];
      // Two connections of one thread to a file of SQLite would wait for each other for ever.
      if (engine.name === 'SQLite') for (const store of stores) await tryOn(store);
      else await Promise.all(stores.map(tryOn));
      expect(tries.map(({ tried }) => tried).sort()).toEqual([1, 2, 3, 4, 5]);
      expect(tries.filter(({ isWithin }) => isWithin)).toHaveLength(3);
      expect(tries[0]!.remainingMs).toBeGreaterThan(0);
    });

    it('begin again with the next window', async () => {
      const bucket = 'rolling';
      const window = { bucket, limit: 1, windowMs: HOUR_MS };
      const [row] = await one.read((snapshot) => snapshot.query(`SELECT ${DATABASE_NOW[one.engine]} AS now`));
      const now = Number(row!['now']);
      // As if the limit had been reached in the window before this one.
      await one.write((transaction) =>
        transaction.run('INSERT INTO attempts (bucket, window_start, tried) VALUES (?, ?, 9)', [
          bucket,
          now - (now % HOUR_MS) - HOUR_MS,
        ]),
      );
      const first = await limitActs.attempt(one, window);
      expect([first.isWithin, first.tried]).toEqual([true, 1]);
      await limitActs.forget(other, { longestMs: HOUR_MS });
      const left = await one.read((snapshot) =>
        snapshot.query('SELECT tried FROM attempts WHERE bucket = ?', [bucket]),
      );
      expect(left.map(({ tried }) => Number(tried))).toEqual([1]);
    });

    it('refuse with what the limit is, and forgive whoever was right after all', async () => {
      const reached: string[] = [];
      const limits = { ...ATTEMPT_LIMITS, totp: { kind: 'totp' as const, limit: 2, windowMs: AGE_MS } };
      const parts = {
        buckets: new Buckets(KEY),
        limits,
        whenReached: (kind: string) => Promise.resolve(void reached.push(kind)),
      };
      const attempts = new Attempts({ acts: limitsOn(one), ...parts });
      const elsewhere = new Attempts({ acts: limitsOn(other), ...parts });
      await attempts.count('totp', 'ana');
      await elsewhere.count('totp', 'ana');
      const refusal = await refusalOf(attempts.count('totp', 'ana'));
      expect([refusal.code, refusal.status, refusal.details['limit']]).toEqual(['request.too-many', 429, 2]);
      await refusalOf(elsewhere.count('totp', 'ana'));
      expect(reached).toEqual(['totp']);
      await elsewhere.count('totp', 'birk');
      await elsewhere.forgive('totp', 'ana');
      await attempts.count('totp', 'ana');
    });

    it('count what comes from one network together, and this machine not at all', async () => {
      const limits = {
        ...ATTEMPT_LIMITS,
        link: { kind: 'link' as const, limit: 1, windowMs: AGE_MS },
      };
      const attempts = new Attempts({ acts: limitsOn(one), buckets: new Buckets(KEY), limits });
      await attempts.countFrom('link', '2001:db8::1');
      expect((await refusalOf(attempts.countFrom('link', '2001:db8::2'))).code).toBe('request.too-many');
      for (let i = 0; i < 3; i += 1) await attempts.countFrom('link', '127.0.0.1');
    });

    it('keep nobody’s e-mail address', async () => {
      const attempts = new Attempts({ acts: limitsOn(one), buckets: new Buckets(KEY) });
      await attempts.count('signInByEmail', 'ana@river.example');
      const rows = await one.read((snapshot) => snapshot.query('SELECT bucket FROM attempts'));
      expect(JSON.stringify(rows)).not.toContain('ana');
    });
  });

  describe('on requests', () => {
    const warnings: string[] = [];
    const logger = { log() {}, error() {}, warn: (message: string) => void warnings.push(message) };
    const limitsWith = async (
      store: LedgerStore,
      limit: number,
      run = actsOn(store, { limits: limitActs }),
    ) => {
      const settings = { address: limit, person: null, key: limit };
      const acts = actsBy<LimitActs>('limits', run);
      // Shared when a test says so, and at no other time.
      const parts = {
        acts,
        buckets: new Buckets(KEY),
        settings,
        logger,
        windowMs: AGE_MS,
        shareEveryMs: HOUR_MS,
      };
      const limits = new RequestLimits(parts);
      await limits.start();
      return limits;
    };
    const replyTo = (headers: Record<string, string>) =>
      ({ header: (name: string, value: string) => (headers[name] = value) }) as unknown as FastifyReply;
    const admitted = (limits: RequestLimits, of: string, times: number): number => {
      let count = 0;
      for (let i = 0; i < times; i += 1) {
        try {
          limits.admit('key', of, replyTo({}));
          count += 1;
        } catch {
          // It was one too many.
        }
      }
      return count;
    };

    it('let through as many as the limit says, and tell how many are left', async () => {
      const limits = await limitsWith(one, 3);
      const headers: Record<string, string> = {};
      limits.admit('key', 'alone', replyTo(headers));
      expect(headers['ratelimit-policy']).toBe(`"key";q=3;w=${String(AGE_MS / 1000)}`);
      expect(headers['ratelimit']).toMatch(/^"key";r=2;t=\d+$/);
      expect(admitted(limits, 'alone', 5)).toBe(2);
      expect(admitted(limits, 'another', 1)).toBe(1);
      // Where there is no limit, nothing is said of one.
      const unlimited: Record<string, string> = {};
      for (let i = 0; i < 10; i += 1) limits.admit('person', 'ana', replyTo(unlimited));
      expect(unlimited).toEqual({});
      await limits.stop();
    });

    it('are shared by all instances', async () => {
      const here = await limitsWith(one, 20);
      const there = await limitsWith(other, 20);
      expect(admitted(here, 'shared', 12)).toBe(12);
      await here.share();
      expect(admitted(there, 'shared', 2)).toBe(2);
      await there.share();
      expect(admitted(there, 'shared', 20)).toBe(6);
      await there.share();
      admitted(here, 'shared', 1);
      await here.share();
      expect(admitted(here, 'shared', 1)).toBe(0);
      await here.stop();
      await there.stop();
    });

    it('cost no write for whoever is far from the limit', async () => {
      let writes = 0;
      const run = actsOn(one, { limits: limitActs });
      const limits = await limitsWith(one, 100, (call) => {
        writes += 1;
        return run(call);
      });
      admitted(limits, 'quiet', 9);
      await limits.share();
      expect(writes).toBe(1);
      admitted(limits, 'quiet', 1);
      await limits.share();
      expect(writes).toBe(2);
      await limits.stop();
    });

    it('hold where the database cannot be written, and count for all once it can', async () => {
      let isOut = false;
      const run = actsOn(one, { limits: limitActs });
      const limits = await limitsWith(one, 10, (call) =>
        isOut ? Promise.reject(new Error('out')) : run(call),
      );
      isOut = true;
      expect(admitted(limits, 'outage', 6)).toBe(6);
      await expect(limits.share()).rejects.toThrow('out');
      expect(admitted(limits, 'outage', 6)).toBe(4);
      isOut = false;
      await limits.share();
      const elsewhere = await limitsWith(other, 10);
      expect(admitted(elsewhere, 'outage', 1)).toBe(1);
      await elsewhere.share();
      expect(admitted(elsewhere, 'outage', 1)).toBe(0);
      await limits.stop();
      await elsewhere.stop();
    });

    it('do not hold this machine itself, and take a network of IPv6 for one caller', async () => {
      const limits = await limitsWith(one, 1);
      const from = (ip: string) => () => {
        limits.admitAddress({ ip } as FastifyRequest, replyTo({}));
      };
      for (const ip of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1', '::1']) from(ip)();
      from('2001:db8:1:2::1')();
      expect(from('2001:db8:1:2:ffff::9')).toThrow('Try again');
      from('2001:db8:1:3::1')();
      await limits.stop();
    });
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('of %p is %p', (address, network) => expect(networkOf(address)).toBe(network));
});
