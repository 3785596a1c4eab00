import { ACCESS_TOOLS, type AccessTools } from '../../src/access/access-tools.js';
import { PasswordHashing } from '../../src/access/secrets/password-hashing.js';
import { hashOf, newToken } from '../../src/access/secrets/tokens.js';
import { personId } from '../http/callers.js';
import { API, Door, HERE } from '../http/door.js';
import { onSqlite } from '../support/engines.js';

const PASSWORD = 'four walls and no roof above';
const OTHER_PASSWORD = 'a roof above, and no walls';
const NOT_SIGNED_IN = [401, expect.objectContaining({ code: 'access.not-signed-in' })];

interface OpenSession {
  readonly id: string;
  readonly isThis: boolean;
}

onSqlite('sessions', (engine) => {
  let door: Door;
  const anna = { email: 'anna@clinic.example', password: PASSWORD };

  /** The cookie that an answer puts into the browser. */
  const cookieOf = ({ headers }: { headers: Headers }): string => headers.get('set-cookie')!.split(';')[0]!;
  const browser = (cookie: string): Record<string, string> => ({ cookie, origin: door.address });
  const signIn = async (headers: Record<string, string> = {}): Promise<string> => {
    const answer = await door.post(`${API}/sessions`, { ...anna }, headers, null);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return cookieOf(answer);
  };
  const who = async (cookie: string): Promise<readonly [number, unknown]> => {
    const { status, body } = await door.get(`${API}/session`, browser(cookie));
    return [status, body] as const;
  };
  const sessionsSeenBy = async (cookie: string): Promise<OpenSession[]> => {
    const { body } = await door.get(`${API}/sessions`, browser(cookie));
    return (body as { items: OpenSession[] }).items;
  };

  beforeAll(async () => {
    // The least that argon2 takes: what it costs is tested elsewhere.
    const hashing = new PasswordHashing({ cost: { memoryKib: 8, passes: 1, lanes: 1 } });
    door = await Door.open(await engine.freshUrl(), { hashing });
    await door.found();
    const offer = { role: 'observer', memberId: null, email: null };
    const { body } = await door.post(`${HERE}/invitations`, offer);
    const token = (body as { link: string }).link.split('/').at(-1)!;
    const joined = await door.post(
      `${API}/invitations/acceptance`,
      { ...anna, token, name: 'Anna' },
      {},
      null,
    );
    expect([joined.status, joined.text]).toEqual([201, joined.text]);
  });
  afterAll(() => door.close());

  it('are one to a browser: the one that it brings to a sign-in ends', async () => {
    const [elsewhere, first] = [await signIn(), await signIn()];
    const second = await signIn(browser(first));
    expect(second).not.toBe(first);
    expect(await who(first)).toEqual(NOT_SIGNED_IN);
    expect((await who(second))[0]).toBe(200);
    expect((await who(elsewhere))[0]).toBe(200);
  });

  it('are shown to whose they are, and end one by one', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const [own] = (await sessionsSeenBy(here)).filter(({ isThis }) => isThis);
    const [other] = (await sessionsSeenBy(there)).filter(({ isThis }) => isThis);
    expect(own).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      method: 'password',
      startedAt: '2026-07-15T10:00:00.000Z',
      seenAt: '2026-07-15T10:00:00.000Z',
      expiresAt: '2026-07-16T10:00:00.000Z',
      isThis: true,
    });
    expect(own!.id).not.toBe(other!.id);
    const end = (): Promise<{ status: number; body: unknown }> =>
      door.send('DELETE', `${API}/sessions/${other!.id}`, { headers: browser(here) });
    expect(await end()).toMatchObject({ status: 200, body: { changed: true } });
    expect(await who(there)).toEqual(NOT_SIGNED_IN);
    expect((await who(here))[0]).toBe(200);
    expect(await end()).toMatchObject({ status: 200, body: { changed: false } });
    expect((await sessionsSeenBy(here)).map(({ id }) => id)).not.toContain(other!.id);
  });

  it('are nobody else’s to see or to end', async () => {
    const cookie = await signIn();
    const [own] = (await sessionsSeenBy(cookie)).filter(({ isThis }) => isThis);
    const { body } = await door.get(`${API}/sessions`, {}, 'ben');
    expect((body as { items: OpenSession[] }).items.map(({ id }) => id)).not.toContain(own!.id);
    const ended = await door.send('DELETE', `${API}/sessions/${own!.id}`, { as: 'ben' });
    expect(ended).toMatchObject({ status: 200, body: { changed: false } });
    expect((await who(cookie))[0]).toBe(200);
  });

  it('all end by an operator, which the trail tells', async () => {
    const cookies = [await signIn(), await signIn()];
    const [, me] = (await who(cookies[0]!)) as readonly [number, { id: string }];
    const ended = await door.send('DELETE', `${API}/people/${me.id}/sessions`);
    expect(ended).toMatchObject({ status: 200, body: { done: true } });
    for (const cookie of cookies) expect(await who(cookie)).toEqual(NOT_SIGNED_IN);
    const { reads } = door.served.app.get<AccessTools>(ACCESS_TOOLS);
    const [told] = await reads.lookUp(
      'SELECT actor, act, about FROM access_trail ORDER BY position DESC LIMIT 1',
    );
    expect(told).toMatchObject({ actor: personId('somebody'), act: 'signed-out-everywhere' });
    expect(JSON.parse(told!['about'] as string)).toMatchObject({ person: me.id });
    const unknown = await door.send('DELETE', `${API}/people/${personId('nobody')}/sessions`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'access.person-unknown' } });
  });

  it.each([
    ['an hour without a request', '2026-07-15T09:59:59.999Z', '2026-07-16T09:00:00.000Z'],
    ['its last moment', '2026-07-15T11:00:00.000Z', '2026-07-15T10:00:00.000Z'],
  ])('are over after %s', async (_, idleUntil, expiresAt) => {
    const [, me] = (await who(await signIn())) as readonly [number, { id: string }];
    const token = newToken('session');
    const { acts } = door.served.app.get<AccessTools>(ACCESS_TOOLS);
    const begun = { tokenHash: hashOf(token), personId: me.id, method: 'password' as const };
    await acts.run('startSession', { ...begun, now: '2026-07-15T09:00:00.000Z', idleUntil, expiresAt });
    expect(await who(`evenhand-session=${token}`)).toEqual(NOT_SIGNED_IN);
  });

  it('that others have end with a password that changes, which takes the one before it', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const change = (current: string): Promise<{ status: number; headers: Headers; body: unknown }> =>
      door.post(`${API}/account/password`, { current, password: OTHER_PASSWORD }, browser(here));
    expect(await change('not the one that it is')).toMatchObject({
      body: { code: 'access.password-not-right' },
    });
    expect((await who(there))[0]).toBe(200);
    const changed = await change(PASSWORD);
    expect(changed.status).toBe(200);
    for (const cookie of [here, there]) expect(await who(cookie)).toEqual(NOT_SIGNED_IN);
    expect((await who(cookieOf(changed)))[0]).toBe(200);
    const refused = await door.post(`${API}/sessions`, { ...anna }, {}, null);
    expect(refused).toMatchObject({ status: 401, body: { code: 'access.sign-in-refused' } });
    anna.password = OTHER_PASSWORD;
    await signIn();
    const { reads } = door.served.app.get<AccessTools>(ACCESS_TOOLS);
    const told = await reads.lookUp('SELECT act FROM access_trail ORDER BY position DESC LIMIT 3');
    expect(told.map(({ act }) => act)).toEqual(['signed-in', 'sign-in-failed', 'password-changed']);
  });

  it('of somebody who left their browser open change nothing about how they sign in', async () => {
    const headers = browser(await signIn());
    for (const [path, more] of [
      ['second-factor/offer', {}],
      ['second-factor', { secret: 'JBSWY3DPEHPK3PXP', code: '000000' }],
      ['second-factor/removal', { code: '000000' }],
    ] as const) {
      const asked = { password: 'not the one that it is', ...more };
      const { body } = await door.post(`${API}/account/${path}`, asked, headers);
      expect([path, body]).toMatchObject([path, { code: 'access.password-not-right' }]);
    }
  });

  it('are forgotten by the browser that signs out', async () => {
    const cookie = await signIn();
    const { headers } = await door.send('DELETE', `${API}/session`, { headers: browser(cookie) });
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(headers.get('set-cookie')).toMatch(/^evenhand-session=; Max-Age=0;/);
    expect(await who(cookie)).toEqual(NOT_SIGNED_IN);
  });
});
