import { ATTEMPT_LIMITS } from '../../src/access/limits/attempts.js';
import { newToken } from '../../src/access/secrets/tokens.js';
import { API, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { Browser, joined, OTHER_PASSWORD, PASSWORD } from './browser.js';

const OBSERVER = { role: 'observer' };

onSqlite('whoever guesses', (engine) => {
  let door: Door;
  const few = (name: keyof typeof ATTEMPT_LIMITS) => ({ ...ATTEMPT_LIMITS[name], limit: 3, windowMs: 1e12 });
  const proxied = (address: string) => ({ 'x-forwarded-for': address });

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl(), {
      door: { trustedProxies: ['127.0.0.1'] },
      requestLimits: { address: 40, person: null, key: null },
      attemptLimits: {
        ...{ signInByEmail: few('signInByEmail'), totp: few('totp'), reset: few('reset'), link: few('link') },
        signInByAddress: { ...few('signInByAddress'), limit: 5 },
      },
    });
    await door.found();
    await joined(door, HERE, 'ada', OBSERVER);
  });
  afterAll(() => door.close());

  const tryWith = async (email: string, password: string, from = '127.0.0.1') => {
    const answer = await new Browser(door).post(`${API}/sessions`, { email, password }, proxied(from));
    return answer.status;
  };

  it('is stopped by the account, whether there is one or not, and let in again after signing in', async () => {
    expect(await tryWith('ada@people.example', OTHER_PASSWORD)).toBe(401);
    expect(await tryWith('ada@people.example', OTHER_PASSWORD)).toBe(401);
    expect(await tryWith('ADA@people.example', PASSWORD)).toBe(201);
    for (const email of ['ada@people.example', 'nobody@people.example']) {
      const statuses: number[] = [];
      for (let i = 0; i < 5; i += 1) statuses.push(await tryWith(email, OTHER_PASSWORD));
      expect([email, ...statuses]).toEqual([email, 401, 401, 401, 429, 429]);
    }
    const refused = await new Browser(door).post(`${API}/sessions`, {
      email: 'ada@people.example',
      password: PASSWORD,
    });
    expect([refused.status, refused.body.code]).toEqual([429, 'request.too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is stopped by the network that it comes from, and leaves others alone', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1)
      statuses.push(await tryWith(`list-${String(i)}@people.example`, PASSWORD, `2001:db8::${String(i)}`));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await tryWith('list-7@people.example', PASSWORD, '2001:db8:0:1::1')).toBe(401);
    const links: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const joining = { token: newToken('invitation'), email: 'x@y.example', name: 'X', password: PASSWORD };
      links.push(
        (await new Browser(door).post(`${API}/invitations/acceptance`, joining, proxied('203.0.113.7')))
          .status,
      );
    }
    expect(links).toEqual([410, 410, 410, 429]);
  });

  it('does not get round the limit at a browser that somebody left open', async () => {
    const browser = await joined(door, HERE, 'open', OBSERVER);
    const guess = () => browser.post(`${API}/account/second-factor/offer`, { password: OTHER_PASSWORD });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await guess()).status);
    expect(statuses).toEqual([403, 403, 403, 429]);
    expect(await tryWith('open@people.example', PASSWORD)).toBe(429);
  });

  it('asks no more of the whole service than it lets anybody ask', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 60; i += 1)
      statuses.push(
        (await fetch(`${door.address}${API}/health`, { headers: proxied('198.51.100.9') })).status,
      );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    const other = await fetch(`${door.address}${API}/health`, { headers: proxied('198.51.100.10') });
    expect(other.status).toBe(200);
  });
});
