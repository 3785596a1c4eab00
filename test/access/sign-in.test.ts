import { createHmac } from 'node:crypto';
import { onSqlite } from '../support/engines.js';
import { API, coalition, Door, each, HERE, member, NOW } from '../http/door.js';
import { personId } from '../http/callers.js';
import { Browser, joined, OTHER_PASSWORD, PASSWORD, tokenIn } from './browser.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OTHER = `${API}/coalitions/highlands`;
const OBSERVER = { role: 'observer' };

/** What an authenticator shows (RFC 6238), reckoned here and not by the program. */
function codeAt(base32: string, ms: number): string {
  const bits = [...base32].map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  );
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((eight) => parseInt(eight, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(ms / 30_000)));
  const mac = createHmac('sha1', Buffer.from(bytes)).update(step).digest();
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

onSqlite('signing in', (engine) => {
  let door: Door;
  let at = Date.parse(NOW);
  const pass = (ms: number): void => void (at += ms);
  let names = 0;
  /** A key for two days. */
  let key: Record<string, string>;
  const newName = (): string => `person-${String((names += 1))}`;

  beforeAll(async () => {
    const clock = { now: () => new Date(at).toISOString() };
    door = await Door.open(await engine.readyUrl(), { clock });
    await door.found();
    await door.post(`${API}/coalitions`, coalition('highlands'));
    await door.post(`${OTHER}/members`, member('clinic'));
  });
  afterAll(() => door.close());

  const signIn = (email: string, password = PASSWORD, code?: string, browser = new Browser(door)) =>
    browser
      .post(`${API}/sessions`, { email, password, ...(code === undefined ? {} : { code }) })
      .then(({ status, body }) => ({ status, code: body.code as string | undefined, browser }));
  const idOf = async (browser: Browser): Promise<string> =>
    (await browser.get(`${API}/session`)).body.id as string;
  const trail = async (browser: Browser): Promise<unknown[]> =>
    each((await browser.get(`${HERE}/trail`)).body.items, 'act');

  it('comes by an invitation, once, and is what the invitation says', async () => {
    const email = 'Mara@Clinic.example';
    const { body } = await door.post(`${HERE}/invitations`, { role: 'representative', memberId: 'clinic' });
    const token = tokenIn(body.link);
    const browser = new Browser(door);
    const joining = { token, email, name: 'Mara', password: PASSWORD };
    expect((await browser.post(`${API}/invitations/acceptance`, joining)).status).toBe(201);
    const again = await new Browser(door).post(`${API}/invitations/acceptance`, {
      ...joining,
      email: 'x@y.example',
    });
    expect([again.status, again.body.code]).toEqual([410, 'access.link-not-valid']);
    const who = await browser.get(`${API}/session`);
    expect(who.body).toMatchObject({
      ...{ by: 'session', name: 'Mara', email: 'mara@clinic.example', secondFactor: false },
      roles: [{ coalitionId: 'river-basin', role: 'representative', memberId: 'clinic' }],
    });
    expect((await signIn('mara@clinic.example')).status).toBe(201);
  });

  it('gives each role what it is for, and takes it with the next request', async () => {
    const can = async (browser: Browser, ...[method, path]: [string, string]): Promise<number> =>
      (await browser.send(method, `${HERE}${path}`, method === 'GET' ? undefined : {})).status;
    const asked: [string, string][] = [
      ['GET', '/achievements'],
      ['GET', '/balances'],
      ['GET', '/people'],
      ['POST', '/pools'],
    ];
    const statusesOf = async (role: object): Promise<number[]> => {
      const browser = await joined(door, HERE, newName(), role);
      const statuses: number[] = [];
      for (const one of asked) statuses.push(await can(browser, ...one));
      return statuses;
    };
    expect(await statusesOf({ role: 'observer' })).toEqual([200, 403, 403, 403]);
    expect(await statusesOf({ role: 'representative', memberId: 'clinic' })).toEqual([200, 200, 403, 403]);
    expect(await statusesOf({ role: 'auditor' })).toEqual([200, 200, 200, 403]);
    expect(await statusesOf({ role: 'facilitator' })).toEqual([200, 200, 403, 403]);
    expect(await statusesOf({ role: 'coordinator' })).toEqual([200, 200, 200, 400]);

    const browser = await joined(door, HERE, newName(), OBSERVER);
    const id = await idOf(browser);
    await door.post(`${HERE}/people/${id}/roles`, { role: 'auditor' });
    expect(await can(browser, 'GET', '/people')).toBe(200);
    await door.post(`${HERE}/people/${id}/roles/withdrawal`, { role: 'auditor' });
    expect(await can(browser, 'GET', '/people')).toBe(403);
    await door.post(`${HERE}/people/${id}/roles/withdrawal`, OBSERVER);
    expect(await can(browser, 'GET', '/people')).toBe(404);
  });

  it('has a token of its own each time, and none that was before it counts after a change', async () => {
    const name = newName();
    const first = await joined(door, HERE, name, OBSERVER);
    const elsewhere = (await signIn(`${name}@people.example`)).browser;
    const tokens = [first.session, elsewhere.session];
    const changed = await first.post(`${API}/account/password`, {
      current: PASSWORD,
      password: OTHER_PASSWORD,
    });
    expect(changed.status).toBe(200);
    tokens.push(first.session);
    expect([await first.whoStatus(), await elsewhere.whoStatus()]).toEqual([200, 401]);
    expect((await signIn(`${name}@people.example`)).code).toBe('access.sign-in-refused');

    const password = OTHER_PASSWORD;
    const offer = await first.post(`${API}/account/second-factor/offer`, { password });
    const { secret } = offer.body as { secret: string };
    const second = (await signIn(`${name}@people.example`, password)).browser;
    const adding = { password, secret, code: codeAt(secret, at) };
    expect((await first.post(`${API}/account/second-factor`, adding)).status).toBe(200);
    tokens.push(first.session);
    expect(await second.whoStatus()).toBe(401);

    const email = `${name}@people.example`;
    expect((await signIn(email, password)).code).toBe('access.second-factor-needed');
    expect((await signIn(email, password, codeAt(secret, at))).code).toBe('access.sign-in-refused');
    pass(30_000);
    const signedIn = await signIn(email, password, codeAt(secret, at));
    expect(signedIn.status).toBe(201);
    pass(30_000);
    const removal = { password, code: codeAt(secret, at) };
    expect((await first.post(`${API}/account/second-factor/removal`, removal)).status).toBe(200);
    tokens.push(first.session);
    expect(await signedIn.browser.whoStatus()).toBe(401);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('gets past a lost second factor by an operator alone', async () => {
    const name = newName();
    const browser = await joined(door, HERE, name, OBSERVER);
    const id = await idOf(browser);
    const password = PASSWORD;
    const offered = await browser.post(`${API}/account/second-factor/offer`, { password });
    const { secret } = offered.body as { secret: string };
    await browser.post(`${API}/account/second-factor`, { password, secret, code: codeAt(secret, at) });
    const coordinator = await joined(door, HERE, newName(), { role: 'coordinator' });
    const path = `${API}/people/${id}/second-factor`;
    expect((await coordinator.delete(path)).status).toBe(403);
    expect((await coordinator.post(`${API}/people/${id}/password-reset`)).status).toBe(403);
    // A link for a new password does not get past it.
    const { link } = (await door.post(`${API}/people/${id}/password-reset`)).body as { link: string };
    const reset = { token: tokenIn(link), password: OTHER_PASSWORD };
    expect((await new Browser(door).post(`${API}/password-resets/completion`, reset)).status).toBe(200);
    const email = `${name}@people.example`;
    expect((await signIn(email, OTHER_PASSWORD)).code).toBe('access.second-factor-needed');
    expect((await door.send('DELETE', path)).body).toEqual({ changed: true });
    expect((await door.send('DELETE', path)).body).toEqual({ changed: false });
    expect(await browser.whoStatus()).toBe(401);
    expect((await signIn(email, OTHER_PASSWORD)).status).toBe(201);
    const unknown = await door.send('DELETE', `${API}/people/nobody/second-factor`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'access.person-unknown']);
  });

  it('ends when somebody signs out, and everywhere when they say so', async () => {
    const name = newName();
    const one = await joined(door, HERE, name, OBSERVER);
    const kept = new Map(one.cookies);
    const [two, three] = [await signIn(`${name}@people.example`), await signIn(`${name}@people.example`)];
    expect((await one.delete(`${API}/session`)).status).toBe(200);
    expect(one.session).toBeUndefined();
    for (const [cookie, value] of kept) one.cookies.set(cookie, value);
    expect([await one.whoStatus(), await two.browser.whoStatus()]).toEqual([401, 200]);
    await two.browser.delete(`${API}/sessions`);
    expect([await two.browser.whoStatus(), await three.browser.whoStatus()]).toEqual([401, 401]);
  });

  it('keeps two people apart, and one person’s two coalitions', async () => {
    const [here, there] = [
      await joined(door, HERE, newName(), { role: 'coordinator' }),
      await joined(door, OTHER, newName(), { role: 'coordinator' }),
    ];
    expect(await idOf(here)).not.toBe(await idOf(there));
    expect([(await here.get(`${HERE}/people`)).status, (await here.get(`${OTHER}/people`)).status]).toEqual([
      200, 404,
    ]);
    // What an unknown coalition answers is what one answers in which somebody has no role.
    const [foreign, unknown] = [await here.get(OTHER), await here.get(`${API}/coalitions/nowhere`)];
    expect(foreign.text.replaceAll('highlands', 'nowhere')).toBe(unknown.text);
    // Of somebody who is known elsewhere a coalition is told what it is told of somebody who is not.
    const grantTo = async (id: string) =>
      (await here.post(`${HERE}/people/${id}/roles`, OBSERVER)).text.replaceAll(id, 'ID');
    expect(await grantTo(await idOf(there))).toBe(await grantTo(personId('nobody at all')));

    const { body } = await there.post(`${OTHER}/invitations`, OBSERVER);
    expect((await here.post(`${API}/account/invitations`, { token: tokenIn(body.link) })).status).toBe(200);
    expect((await here.get(OTHER)).status).toBe(200);
    expect((await here.get(`${OTHER}/people`)).status).toBe(403);
    expect(each((await here.get(`${API}/coalitions`)).body.items, 'id')).toEqual([
      'highlands',
      'river-basin',
    ]);
  });

  it('leaves a coalition somebody who gives roles', async () => {
    await door.post(`${API}/coalitions`, coalition('delta'), {}, 'delta-founder');
    const withdrawn = await door.post(
      `${API}/coalitions/delta/people/${personId('delta-founder')}/roles/withdrawal`,
      { role: 'coordinator' },
      {},
      'delta-founder',
    );
    expect([withdrawn.status, withdrawn.body.code]).toEqual([409, 'access.last-coordinator']);
  });

  it('is told in the trail', async () => {
    const browser = await joined(door, HERE, newName(), { role: 'coordinator' });
    expect(await trail(browser)).toEqual(
      expect.arrayContaining(['invitation-accepted', 'role-withdrawn', 'role-granted']),
    );
  });

  it('makes keys that expire, are revoked, or only read, and are of one coalition', async () => {
    const browser = await joined(door, HERE, newName(), { role: 'coordinator' });
    const made = await browser.post(`${HERE}/keys`, { role: 'coordinator', name: 'sync', days: 2 });
    const write = await browser.post(`${HERE}/keys`, { role: 'coordinator', name: 'feed', writes: true });
    const by = (answer: { body: { key: string } }) => ({ authorization: `Bearer ${answer.body.key}` });
    const member3 = member('farm');
    const tried = await door.post(`${HERE}/members`, member3, by(made));
    expect([tried.status, tried.body.code]).toEqual([403, 'access.read-only-key']);
    expect((await door.post(`${HERE}/members`, member3, by(write))).status).toBe(201);
    expect((await door.post(`${HERE}/keys`, { role: 'observer', name: 'x' }, by(write))).body.code).toBe(
      'access.person-needed',
    );
    expect((await door.get(OTHER, by(write))).status).toBe(404);
    expect((await door.get(`${HERE}/people`, by(made))).status).toBe(200);
    expect((await door.send('DELETE', `${HERE}/keys/${String(write.body.id)}`)).status).toBe(200);
    expect((await door.get(HERE, by(write))).status).toBe(401);
    key = by(made);
  });

  it('ends after an hour without a request, and after a day in any case; keys when it was said', async () => {
    const [idle, busy] = [
      await joined(door, HERE, newName(), OBSERVER),
      await joined(door, HERE, newName(), OBSERVER),
    ];
    const statuses: number[] = [];
    for (let minutes = 0; minutes < 24 * 60; minutes += 45) {
      statuses.push(await busy.whoStatus());
      // What was seen is written down beside the request.
      await new Promise((resolve) => setTimeout(resolve, 5));
      pass(45 * MINUTE);
      if (minutes === 0) expect(await idle.whoStatus()).toBe(200);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect([await busy.whoStatus(), await idle.whoStatus()]).toEqual([401, 401]);
    expect((await door.get(`${HERE}/people`, key)).status).toBe(200);
    pass(24 * HOUR);
    expect((await door.get(`${HERE}/people`, key)).status).toBe(401);
  });
});
