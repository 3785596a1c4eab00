import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../../src/kernel/clock.js';
import { API, Door, NOW } from '../http/door.js';
import { onSqlite } from '../support/engines.js';
import { firstRunPath } from './first-run.js';
import { filledIn, textOf, Visitor, type Got } from './visitor.js';

const PASSWORD = 'seven otters rowing north';
const HOSTILE = `<script>alert("1")</script> & 'co' <img src=x onerror=y>`;
const SLUG = 'riverbend';
const HERE = `/c/${SLUG}`;

class MovingClock implements Clock {
  private at = Date.parse(NOW);
  now(): string {
    return new Date(this.at).toISOString();
  }
  pass(seconds: number): void {
    this.at += seconds * 1000;
  }
}

onSqlite('pages', (engine) => {
  const clock = new MovingClock();
  let door: Door;
  let ana: Visitor;
  const stranger = (language?: string): Visitor => new Visitor(door.address, language);

  beforeAll(async () => {
    door = await Door.open(await engine.readyUrl(), { clock });
    ana = stranger();
    const offer = await ana.get(await firstRunPath(door.served));
    expect(textOf(offer)).toContain('Nobody operates this service yet');
    const action = /\/invitations\/[^"/]+/.exec(offer.text)![0];
    const home = await ana.submitAndFollow(offer, action, {
      name: 'Ana Silva',
      email: 'ana@backbone.example',
      password: PASSWORD,
    });
    expect(textOf(home)).toContain('Welcome. Your account is ready.');
    const founding = await ana.get('/coalitions/new');
    const coalition = await ana.submitAndFollow(founding, '/coalitions/new', {
      name: HOSTILE,
      slug: SLUG,
      currency: 'EUR',
      timeZone: 'Europe/Brussels',
    });
    expect(textOf(coalition)).toContain('you are its coordinator');
  });
  afterAll(() => door.close());

  /** Invites somebody and lets them join; what they see first. */
  const invited = async (visitor: Visitor, name: string, role = 'observer'): Promise<Got> => {
    const made = await ana.submit(await ana.get(`${HERE}/people`), '/invitations', { role });
    const path = linkIn(made);
    const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}@clinic.example`;
    return visitor.submitAndFollow(await visitor.get(path), path, { name, email, password: PASSWORD });
  };
  const signedIn = async (email: string, password = PASSWORD): Promise<Visitor> => {
    const visitor = stranger();
    const got = await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { email, password });
    expect(got.location).toBe('/');
    return visitor;
  };

  it('let somebody in by invitation, out again, and in by password to where they wanted to go', async () => {
    const ben = stranger();
    expect(textOf(await invited(ben, 'Ben Okafor'))).toContain('You read what is published.');
    const account = await ben.get('/account');
    expect(textOf(account)).toContain('benokafor@clinic.example');
    const out = await ben.submitAndFollow(account, '/sign-out');
    expect(textOf(out)).toContain('You are signed out.');
    const turnedAway = await ben.get('/account');
    expect([turnedAway.status, turnedAway.location]).toEqual([
      303,
      '/sign-in?returnTo=%2Faccount&said=sign-in-needed',
    ]);
    const signIn = await ben.get(turnedAway.location);
    const form = { email: 'BENOKAFOR@clinic.example', password: PASSWORD };
    expect(await ben.submit(signIn, '/sign-in', form)).toMatchObject({ status: 303, location: '/account' });
    expect((await ben.get('/account')).status).toBe(200);
    expect((await ben.get('/sign-in')).location).toBe('/');
  });

  it('ask for a code where there is a second factor, on a page of its own and never again for the password', async () => {
    const cem = stranger();
    await invited(cem, 'Cem Aydin');
    const offer = await cem.submit(await cem.get('/account'), '/second-factor/offer', { current: PASSWORD });
    const secret = /name="secret" value="([A-Z2-7]+)"/.exec(offer.text)![1]!;
    expect(textOf(offer)).toContain(secret.match(/.{4}/g)!.join(' '));
    const code = (): string =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(clock.now()) });
    const wrong = await cem.submit(offer, '/account/second-factor', { current: PASSWORD, code: '000000' });
    expect([wrong.status, /<svg class="qr"/.test(wrong.text)]).toEqual([422, true]);
    const on = await cem.submitAndFollow(wrong, '/account/second-factor', {
      current: PASSWORD,
      code: code(),
    });
    expect(textOf(on)).toContain('Signing in now takes a code as well.');

    const other = stranger();
    const email = 'cemaydin@clinic.example';
    const step = await other.submit(await other.get('/sign-in'), '/sign-in', { email, password: PASSWORD });
    expect([step.status, textOf(step).includes('One more step')]).toEqual([200, true]);
    expect(step.text).not.toContain(PASSWORD);
    expect(step.headers.getSetCookie()).toEqual([]);
    // The code that turned it on has served.
    const again = await other.submit(step, '/sign-in/code', { code: code() });
    expect([again.status, textOf(again).includes('or it was used before')]).toEqual([422, true]);
    clock.pass(60);
    expect(await other.submit(again, '/sign-in/code', { code: code() })).toMatchObject({
      status: 303,
      location: '/',
    });
    clock.pass(300);
    const late = await other.submit(step, '/sign-in/code', { code: code() });
    expect(late.location).toBe('/sign-in?returnTo=%2F&said=too-long-ago');
  });

  it('set a new password by a link that an operator hands over', async () => {
    await invited(stranger(), 'Dora Klein');
    const made = await ana.submit(
      await ana.get('/people'),
      `${idOf('Dora Klein', await ana.get('/people'))}/password-reset`,
    );
    const path = linkIn(made);
    const dora = stranger();
    const weak = await dora.submit(await dora.get(path), path, { password: 'password2026' });
    expect([weak.status, textOf(weak).includes('one of those that are tried first')]).toEqual([422, true]);
    const set = await dora.submitAndFollow(weak, path, { password: 'eight herons wading south' });
    expect(textOf(set)).toContain('Your new password is set.');
    await signedIn('doraklein@clinic.example', 'eight herons wading south');
    const used = await dora.get(path);
    expect([used.status, textOf(used).includes('This link was used')]).toEqual([410, true]);
  });

  it('escape whatever people call themselves', async () => {
    const eve = stranger();
    const page = await invited(eve, HOSTILE);
    for (const { text } of [
      page,
      await eve.get('/account'),
      await ana.get('/people'),
      await ana.get(`${HERE}/people`),
    ]) {
      expect(text).not.toMatch(/<script(?! type="module" src="\/assets\/)|<img src=x/);
      expect(text).toContain('&lt;script>alert(&quot;1&quot;)&lt;/script>');
    }
  });

  it('show a refused form again as it was typed, without the password, and say what is not right where it is', async () => {
    const made = await ana.submit(await ana.get(`${HERE}/people`), '/invitations', { role: 'auditor' });
    const path = linkIn(made);
    const typed = { name: 'Finn "F" <b>', email: 'no address', password: 'kept out of the page' };
    const got = await stranger().submit(await stranger().get(path), path, typed);
    expect(got.status).toBe(422);
    expect(got.text).toContain('value="Finn &quot;F&quot; &lt;b>"');
    expect(got.text).toContain('value="no address"');
    expect(got.text).not.toContain(typed.password);
    expect(got.text).toMatch(
      /<input id="join-email"[^>]*aria-invalid="true" aria-describedby="join-email-hint join-email-error"/,
    );
    expect(got.text).toMatch(/<p class="error" id="join-email-error">“no address” is not an e-mail address/);
    expect(got.text).toMatch(/role="alert".*<a href="#join-email">/s);
    const empty = await stranger().submit(await stranger().get(path), path, {});
    expect(textOf(empty)).toContain('3 things are not right yet');
  });

  it('do nothing twice for who clicks twice, and show again what is shown once', async () => {
    const people = await ana.get(`${HERE}/people`);
    const { path, body } = filledIn(people, '/people/invitations', {
      role: 'observer',
      email: 'twice@clinic.example',
    });
    const [one, other] = await Promise.all([ana.post(path, body), ana.post(path, body)]);
    expect(linkIn(one)).toBe(linkIn(other));
    expect(linkIn(await ana.post(path, body))).toBe(linkIn(one));
    expect((await ana.get(`${HERE}/people`)).text.match(/twice@clinic\.example/g)).toHaveLength(2);

    const link = linkIn(one);
    const joining = await stranger().get(link);
    const form = filledIn(joining, link, { name: 'Gus', email: 'gus@clinic.example', password: PASSWORD });
    const [first, second] = [
      await stranger().post(form.path, form.body),
      await stranger().post(form.path, form.body),
    ];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.getSetCookie()).toEqual(first.headers.getSetCookie());
  });

  it('give and take roles and keys, and keep the last coordinator', async () => {
    const hal = stranger();
    await invited(hal, 'Hal Moreau', 'auditor');
    const before = await ana.get(`${HERE}/people`);
    const id = idOf('Hal Moreau', before);
    const given = await ana.submitAndFollow(before, `${id}/roles`, { role: 'facilitator' });
    expect(textOf(given)).toContain('The role is given.');
    const noMember = await ana.submit(given, `${id}/roles`, { role: 'representative' });
    expect([noMember.status, textOf(noMember).includes('Choose which.')]).toEqual([422, true]);
    const own = idOf('Ana Silva', before);
    const last = await ana.submit(given, `${own}/roles/withdrawal`);
    expect([last.status, textOf(last).includes('Make somebody else a coordinator first')]).toEqual([
      409,
      true,
    ]);

    const made = await ana.submit(given, '/people/keys', { name: 'Export', role: 'auditor', days: '30' });
    const key = /evk_[\w-]{43}/.exec(textOf(made))![0];
    const bearer = { authorization: `Bearer ${key}` };
    expect((await fetch(`${door.address}${API}/coalitions/${SLUG}`, { headers: bearer })).status).toBe(200);
    const listed = await ana.get(`${HERE}/people`);
    expect(listed.text).not.toContain(key);
    expect(textOf(await ana.submitAndFollow(listed, '/revocation'))).toContain('The key is revoked.');
    expect((await fetch(`${door.address}${API}/coalitions/${SLUG}`, { headers: bearer })).status).toBe(401);
    const days = await ana.submit(listed, '/people/keys', { name: 'Export', role: 'auditor', days: '9999' });
    expect(textOf(days)).toContain('from 1 to 400');

    // An auditor sees who has access, and finds no button.
    const seen = await hal.get(`${HERE}/people`);
    expect([seen.status, seen.text.includes('action="/c/')]).toEqual([200, false]);
  });

  it('erase a person once that was confirmed', async () => {
    await invited(stranger(), 'Ida Novak');
    const id = idOf('Ida Novak', await ana.get('/people'));
    const confirm = await ana.get(`/people/${id}/erasure`);
    expect(textOf(confirm)).toContain('Erase Ida Novak?');
    const done = await ana.submitAndFollow(confirm, '/erasure');
    expect(textOf(done)).toContain('The person is erased');
    expect(done.text).not.toContain('Ida Novak');
    expect((await ana.get(`/people/${id}/erasure`)).status).toBe(404);
  });

  it('accept a form from their own site alone, and nothing else where a form belongs', async () => {
    const page = await stranger().get('/sign-in');
    const { body } = filledIn(page, '/sign-in', { email: 'ana@backbone.example', password: PASSWORD });
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of elsewhere) {
      const got = await stranger().post('/sign-in', body, headers);
      expect([got.status, got.headers.getSetCookie()]).toEqual([403, []]);
    }
    const json = await ana.post('/sign-out', '{}', { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
    const twice = await stranger().post('/sign-in', `${body}&email=b%40c.example`);
    expect(twice.status).toBe(400);
    const form = { 'content-type': 'Application/X-WWW-Form-URLencoded', accept: 'application/json' };
    const api = await ana.post(`${API}/account/invitations`, 'token=x', form);
    expect([api.status, api.headers.get('content-type')]).toEqual([
      415,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('answer browsers with pages and programs with problems where something is wrong', async () => {
    const pages = await Promise.all([
      ana.get('/nowhere'),
      stranger().get('/invitations/evi_x'),
      ana.get('/c/elsewhere'),
      signedIn('benokafor@clinic.example').then((ben) => ben.get(`${HERE}/people`)),
    ]);
    expect(pages.map(({ status }) => status)).toEqual([404, 410, 404, 403]);
    for (const { text, headers } of pages) {
      expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    }
    const program = await ana.get('/nowhere', { accept: '*/*' });
    expect(program.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const api = await ana.get(`${API}/coalitions/elsewhere`);
    expect(api.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('lead whoever is signed out to the page again that their form stood on, and to no other site', async () => {
    const got = await stranger().post(`${HERE}/people/invitations`, 'role=observer');
    expect(got.location).toBe('/sign-in?returnTo=%2Fc%2Friverbend%2Fpeople&said=signed-out-meanwhile');
    for (const away of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      '/%0d%0aSet-Cookie:x',
    ]) {
      const visitor = stranger();
      const page = await visitor.get(`/sign-in?returnTo=${encodeURIComponent(away)}`);
      const form = { email: 'ana@backbone.example', password: PASSWORD };
      const { location } = await visitor.submit(page, '/sign-in', form);
      expect(location).toMatch(/^\/(?![/\\])/);
      expect(location).not.toMatch(/[\r\n]/);
    }
  });

  it('speak the language that a browser prefers, or the one in the address, and keep to it', async () => {
    const page = await stranger('de;q=0.9, fr-BE;q=0.8, en;q=0.1').get('/');
    expect(page.text).toContain('<html lang="fr">');
    const asked = await stranger().get('/?lang=fr');
    expect(asked.text).toContain('href="/sign-in?lang=fr"');
    const refused = await stranger().submit(await stranger().get('/sign-in?lang=fr'), '/sign-in', {
      email: 'a@b.example',
      password: 'x',
    });
    expect(textOf(refused)).toContain('n’est pas juste');
    expect((await stranger('xx, *;q=0.1').get('/?lang=constructor')).text).toContain('<html lang="en">');
  });

  it('lead to nothing that is not there', async () => {
    for (const path of ['/', HERE, `${HERE}/people`, '/account', '/people']) {
      const { text } = await ana.get(path);
      const links = [...text.matchAll(/<a\b[^>]*\bhref="([^"#]+)"/g)].map(([, link]) =>
        link!.replaceAll('&amp;', '&'),
      );
      expect(links.length).toBeGreaterThan(3);
      for (const link of new Set(links))
        expect([path, link, (await ana.get(link)).status]).toEqual([path, link, 200]);
    }
  });

  it('are small, and made of files that browsers keep for ever', async () => {
    const page = await stranger().get('/');
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.text).not.toMatch(
      /<[^>]+\s(style|on\w+)\s*=|<style|<script(?! type="module" src="\/assets\/)/,
    );
    const paths = new Set(page.text.match(/\/assets\/[\w.-]+/g));
    const [sheet] = [...paths].filter((path) => path.endsWith('.css'));
    for (const path of (await stranger().get(sheet!)).text.match(/\/assets\/[\w.-]+/g)!) paths.add(path);
    let bytes = page.text.length;
    for (const path of paths) {
      const response = await fetch(`${door.address}${path}`);
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable',
      ]);
      bytes += (await response.arrayBuffer()).byteLength;
    }
    expect(paths.size).toBe(6);
    expect(bytes).toBeLessThan(100_000);
    expect((await stranger().get('/assets/site.000000000000.css')).status).toBe(404);
  });

  /** The link that a page shows once, as a path. */
  function linkIn(page: Got): string {
    const found = /<code class="secret">http[^<]*?(\/(?:invitations|password)\/[\w-]+)<\/code>/.exec(
      page.text,
    );
    if (!found) throw new Error(`no link in ${textOf(page)}`);
    return found[1]!;
  }

  function idOf(name: string, { text }: Got): string {
    const row = [...text.matchAll(/<tr\b.*?<\/tr>/gs)].find(([found]) => found.includes(name))![0];
    return /\/people\/([0-9a-f-]{36})\//.exec(row)![1]!;
  }
});
