import { onSqlite } from '../../support/engines.js';
import { API, Door, HERE, NOW } from '../../http/door.js';
import { Browser, OTHER_PASSWORD, PASSWORD, tokenIn } from '../browser.js';
import { newKey, TestProvider, type Claims } from './test-provider.js';
import { settings } from './two-providers.js';

const SITE = 'https://evenhand.example';
const MINUTE = 60_000;
const BROWSER_COOKIE = '__Host-evenhand-browser';
const redirectUriOf = (name: string): string => `${SITE}/sign-in/with/${name}/return`;

onSqlite('signing in with a provider, through the door', (engine) => {
  let first: TestProvider;
  let other: TestProvider;
  let door: Door;
  let operator: Browser;
  let at = Date.parse(NOW);
  let subjects = 0;
  const letters: { to: string; text: string }[] = [];

  beforeAll(async () => {
    first = await TestProvider.start(redirectUriOf('first'));
    other = await TestProvider.start(redirectUriOf('other'), await newKey());
    door = await Door.open(await engine.readyUrl(), {
      clock: { now: () => new Date(at).toISOString() },
      door: { publicUrl: SITE },
      openIdProviders: [settings('first', first), settings('other', other)],
      mail: {
        send: ({ to, text }) => {
          letters.push({ to, text });
          return Promise.resolve(to.startsWith('lost') ? 'not-sent' : 'sent');
        },
      },
    });
    operator = new Browser(door, SITE);
    const { cookie } = await door.callers.headersFor(`${HERE}/`, 'operator', undefined);
    operator.cookies.set('__Host-evenhand', cookie!.split('=')[1]!);
    await operator.post(`${API}/coalitions`, {
      ...{ id: 'river-basin', name: 'River Basin', currency: 'EUR', timeZone: 'Europe/Brussels' },
    });
  });
  afterAll(() => Promise.all([door.close(), first.stop(), other.stop()]));
  beforeEach(() => {
    first.behave();
    other.behave();
  });

  const newBrowser = (): Browser => new Browser(door, SITE);
  /** A person at the first provider whom nobody knows yet. */
  const somebodyNew = (claims: Claims = {}): void => {
    const sub = `subject ${String((subjects += 1))}`;
    first.behave({
      userinfo: { sub },
      claims: (usual) => ({ ...usual, sub, email: `${sub.replace(' ', '-')}@idp.example`, ...claims }),
    });
  };
  const invitation = async (role = 'observer'): Promise<string> =>
    tokenIn((await operator.post(`${HERE}/invitations`, { role })).body.link);
  const begin = (browser: Browser, query = '', name = 'first') =>
    browser.get(`/sign-in/with/${name}${query}`);
  const comeBack = (browser: Browser, query: string, name = 'first') =>
    browser.get(`/sign-in/with/${name}/return${query}`);
  const signIn = async (browser: Browser, query = '') => {
    const begun = await begin(browser, query);
    return comeBack(browser, await first.visit(begun.headers.get('location')!));
  };
  const joined = async (): Promise<Browser> => {
    somebodyNew();
    const browser = newBrowser();
    const { status, text } = await signIn(browser, `?invitation=${await invitation()}`);
    if (status !== 302) throw new Error(text);
    return browser;
  };
  const who = async (browser: Browser) =>
    (await browser.get(`${API}/session`)).body as Record<string, unknown>;
  const refusal = (answer: { status: number; body: { code: string } }) => [answer.status, answer.body.code];
  const REFUSED = [403, 'access.sign-in-elsewhere-refused'];

  it('says which ways there are', async () => {
    expect((await newBrowser().get(`${API}/sign-in/ways`)).body).toEqual({
      providers: [
        { name: 'first', label: 'The first one', path: '/sign-in/with/first' },
        { name: 'other', label: 'The other one', path: '/sign-in/with/other' },
      ],
      passwordResetsByMail: true,
    });
  });

  it('lets nobody in who is not known and brings no invitation', async () => {
    somebodyNew();
    const browser = newBrowser();
    expect(refusal(await signIn(browser))).toEqual([403, 'access.provider-not-known-here']);
    expect([browser.session, browser.cookies.has(BROWSER_COOKIE)]).toEqual([undefined, true]);
  });

  it('joins by an invitation, and signs in again as the same person, where the sign-in was to lead', async () => {
    somebodyNew({ name: ' Ada\u202e \n Example ' });
    const browser = newBrowser();
    const token = await invitation('auditor');
    const back = await signIn(
      browser,
      `?invitation=${token}&returnTo=${encodeURIComponent('/members?all=1')}`,
    );
    expect([back.status, back.headers.get('location')]).toEqual([302, '/members?all=1']);
    expect(await who(browser)).toMatchObject({ name: 'Ada Example', roles: [{ role: 'auditor' }] });
    expect(browser.cookies.has(BROWSER_COOKIE)).toBe(false);
    const again = newBrowser();
    await signIn(again);
    expect(again.session).not.toBe(browser.session);
    expect((await who(again)).id).toBe((await who(browser)).id);
    // A second invitation goes to the same person.
    await signIn(again, `?invitation=${await invitation('coordinator')}`);
    expect((await who(again)).roles).toHaveLength(2);
    // An invitation serves once.
    somebodyNew();
    expect(refusal(await signIn(newBrowser(), `?invitation=${token}`))).toEqual([
      410,
      'access.link-not-valid',
    ]);
  });

  it('does not join without an address, nor under that of somebody else', async () => {
    somebodyNew({ email: undefined });
    expect(refusal(await signIn(newBrowser(), `?invitation=${await invitation()}`))).toEqual([
      403,
      'access.provider-without-email',
    ]);
    const email = (await who(await joined())).email as string;
    somebodyNew({ email });
    expect(refusal(await signIn(newBrowser(), `?invitation=${await invitation()}`))).toEqual([
      409,
      'access.email-taken',
    ]);
    // Nor does the same address of another subject sign anybody in.
    expect(refusal(await signIn(newBrowser()))).toEqual([403, 'access.provider-not-known-here']);
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])(
    'leads nobody on to %s',
    async (to) => {
      const begun = await begin(newBrowser(), `?returnTo=${encodeURIComponent(to)}`);
      expect(refusal(begun)).toEqual([400, 'access.return-elsewhere']);
    },
  );

  it('refuses a state that nobody began, that of another browser, and one that was used', async () => {
    const known = await joined();
    const browser = newBrowser();
    const begun = await begin(browser);
    const query = await first.visit(begun.headers.get('location')!);
    first.asked = [];
    expect(refusal(await comeBack(browser, query.replace(/state=[^&]+/, 'state=guessed')))).toEqual(REFUSED);
    expect(refusal(await comeBack(browser, query.replace(/&state=[^&]+/, '')))).toEqual(REFUSED);
    expect(refusal(await comeBack(browser, `${query}&state=twice`))).toEqual(REFUSED);
    expect(refusal(await comeBack(newBrowser(), query))).toEqual(REFUSED);
    // Of somebody who has signed in, and has begun a sign-in of their own.
    await begin(known);
    expect(refusal(await comeBack(known, query))).toEqual(REFUSED);
    expect(first.asked).not.toContain('/token');
    const own = browser.cookies.get(BROWSER_COOKIE)!;
    expect((await comeBack(browser, query)).status).toBe(302);
    browser.cookies.set(BROWSER_COOKIE, own);
    expect(refusal(await comeBack(browser, query))).toEqual(REFUSED);
  });

  it('refuses what comes ten minutes late, and what another provider was asked for (mix-up)', async () => {
    await joined();
    const late = newBrowser();
    const begun = await begin(late);
    const query = await first.visit(begun.headers.get('location')!);
    at += 10 * MINUTE;
    expect(refusal(await comeBack(late, query))).toEqual(REFUSED);

    const mixed = newBrowser();
    const elsewhere = await begin(mixed, '', 'other');
    const code = await other.visit(elsewhere.headers.get('location')!);
    first.asked = [];
    expect(refusal(await comeBack(mixed, code))).toEqual(REFUSED);
    expect(first.asked).toEqual([]);
    expect(mixed.session).toBeUndefined();
    const unknown = await begin(newBrowser(), '', 'nobodys');
    expect(refusal(unknown)).toEqual([404, 'access.provider-unknown']);
  });

  it('begins in a new browser token each time, whatever was fixed there', async () => {
    const browser = newBrowser();
    const fixed = `evb_${'a'.repeat(43)}`;
    browser.cookies.set(BROWSER_COOKIE, fixed);
    await begin(browser);
    expect(browser.cookies.get(BROWSER_COOKIE)).not.toBe(fixed);
  });

  it('links a provider to the account of whoever has just signed in there, and takes it off again', async () => {
    const browser = newBrowser();
    const email = 'bo@people.example';
    const token = await invitation();
    await browser.post(`${API}/invitations/acceptance`, { token, email, name: 'Bo', password: PASSWORD });
    somebodyNew();
    const link = async (as: Browser) =>
      (await as.post(`${API}/account/providers/first`, { returnTo: '/account' })).body.url as string;
    // Begun by one person, and ended by another in the same browser: nothing is linked.
    const query = await first.visit(await link(browser));
    const own = browser.session!;
    browser.cookies.set('__Host-evenhand', (await joined()).session!);
    expect(refusal(await comeBack(browser, query))).toEqual(REFUSED);
    browser.cookies.delete('__Host-evenhand');
    expect(refusal(await comeBack(browser, query))).toEqual(REFUSED);
    browser.cookies.set('__Host-evenhand', own);
    somebodyNew();
    const back = await comeBack(browser, await first.visit(await link(browser)));
    expect([back.status, back.headers.get('location'), browser.session]).toEqual([302, '/account', own]);
    const again = newBrowser();
    await signIn(again);
    expect(await who(again)).toMatchObject({ email });
    expect((await browser.get(`${API}/account/providers`)).body.items).toMatchObject([
      { name: 'first', linkedAt: expect.any(String) },
      { name: 'other', linkedAt: null },
    ]);

    at += 11 * MINUTE;
    const stale = await browser.post(`${API}/account/providers/other`);
    expect(refusal(stale)).toEqual([403, 'access.session-not-fresh']);
    expect(refusal(await browser.delete(`${API}/account/providers/first`))).toEqual([
      403,
      'access.session-not-fresh',
    ]);
    const fresh = newBrowser();
    await signIn(fresh);
    expect((await fresh.delete(`${API}/account/providers/first`)).status).toBe(200);
    expect(refusal(await fresh.delete(`${API}/account/providers/first`))).toEqual([
      404,
      'access.provider-not-linked',
    ]);
    expect(refusal(await signIn(newBrowser()))).toEqual([403, 'access.provider-not-known-here']);
  });

  it('takes nobody’s last way in, and no identity that is somebody’s', async () => {
    const browser = await joined();
    expect(refusal(await browser.delete(`${API}/account/providers/first`))).toEqual([
      409,
      'access.last-way-in',
    ]);
    const taken = newBrowser();
    const token = await invitation();
    await taken.post(`${API}/invitations/acceptance`, {
      ...{ token, email: 'cy@people.example', name: 'Cy', password: PASSWORD },
    });
    const { url } = (await taken.post(`${API}/account/providers/first`)).body;
    expect(refusal(await comeBack(taken, await first.visit(url as string)))).toEqual([
      409,
      'access.identity-taken',
    ]);
  });

  it('writes invitations and links for forgotten passwords, and says the same of who is not here', async () => {
    letters.length = 0;
    const invite = async (email?: string) =>
      (await operator.post(`${HERE}/invitations`, { role: 'observer', ...(email ? { email } : {}) }))
        .body as object;
    expect(await invite()).toMatchObject({ mail: null });
    expect(await invite('lost@people.example')).toMatchObject({ mail: 'not-sent' });
    expect(await invite('di@people.example')).toMatchObject({ mail: 'sent' });
    const link = /https:\/\/evenhand\.example\/invitations\/\S+/.exec(letters.at(-1)!.text)![0];
    const person = { email: 'di@people.example', name: 'Di', password: PASSWORD };
    await newBrowser().post(`${API}/invitations/acceptance`, { token: tokenIn(link), ...person });
    letters.length = 0;

    const asked = ['DI@people.example', 'nobody@people.example'].map((email) =>
      newBrowser().post(`${API}/password-resets`, { email }),
    );
    const [known, unknown] = await Promise.all(asked);
    expect([known!.status, known!.text]).toEqual([202, unknown!.text]);
    // Nobody waits for the letter.
    for (let i = 0; i < 200 && letters.length === 0; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(letters.map(({ to }) => to)).toEqual(['di@people.example']);
    const token = /https:\/\/evenhand\.example\/password\/(\S+)/.exec(letters[0]!.text)![1];
    const reset = { token, password: OTHER_PASSWORD };
    expect((await newBrowser().post(`${API}/password-resets/completion`, reset)).status).toBe(200);
    const signedIn = await newBrowser().post(`${API}/sessions`, {
      ...person,
      name: undefined,
      password: OTHER_PASSWORD,
    });
    expect(signedIn.status).toBe(201);
  });
});
