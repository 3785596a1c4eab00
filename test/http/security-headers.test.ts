import { createHash } from 'node:crypto';
import { onSqlite } from '../support/engines.js';
import { Door, HERE } from './door.js';
import { request, sendRaw } from './raw.js';

const ANSWER_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Headers are the same whatever keeps the ledger. */
onSqlite('headers that keep browsers from harm', (engine) => {
  let door: Door;
  beforeAll(async () => {
    door = await Door.open(await engine.freshUrl());
    await door.found();
  });
  afterAll(() => door.close());

  it.each([
    request('GET', HERE),
    request('HEAD', `${HERE}/members`),
    request('GET', '/'),
    request('GET', '/api/openapi.json'),
    request('GET', '/nowhere'),
    request('DELETE', HERE),
    request('POST', `${HERE}/entries`),
    request('GET', `${HERE}/entries/%`),
    request('GET', `${HERE}/balances?format=csv`),
    request('GET', HERE, 'Host: evil.example'),
    request(
      'OPTIONS',
      HERE,
      'Host: localhost',
      'Origin: https://evil.example',
      'Access-Control-Request-Method: GET',
    ),
    'NOT HTTP\r\n\r\n',
  ])('stand on the answer to %j', async (text) => {
    const { status, headers } = await sendRaw(door.address, text);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      // A page sends its own site where it comes from, so that its forms are known as its own; others get nothing.
      'referrer-policy': text.startsWith('GET / ') ? 'same-origin' : 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).not.toContain('unsafe');
    // Without https a browser must not be told to insist on it.
    expect(headers).not.toHaveProperty('strict-transport-security');
    // Nobody else's pages read it.
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('let nothing be run or loaded by an answer that is no page', async () => {
    const { headers } = await door.get(HERE);
    expect(headers.get('content-security-policy')).toBe(ANSWER_POLICY);
  });

  it('know every style that stands in a page by its hash', async () => {
    for (const [path, sheets] of [
      ['/', 0],
      [`${HERE}/reports/2026-Q3?format=html`, 1],
    ] as const) {
      const { headers, text } = await door.get(path);
      const policy = headers.get('content-security-policy')!;
      const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style!);
      expect([path, styles.length]).toEqual([path, sheets]);
      for (const style of styles) {
        const hash = createHash('sha256').update(style).digest('base64');
        expect(policy).toContain(`'sha256-${hash}'`);
      }
      // Neither styles nor handlers stand in attributes, where no hash would reach them.
      expect(text).not.toMatch(/<[^>]+\s(style|on\w+)\s*=/);
      // Pages of the site have a script of their own; files that stand alone have none.
      const isOfSite = sheets === 0;
      expect(text).not.toMatch(isOfSite ? /<script(?! type="module" src="\/assets\/)/ : /<script/);
    }
  });

  it('keep what is read as a file of its own away from this site', async () => {
    const { headers } = await door.get(`${HERE}/reports/2026-Q3?format=html`);
    expect(headers.get('content-security-policy')).toMatch(/; sandbox allow-popups$/);
  });

  it('insist on https where the site is reached by it', async () => {
    const secure = await Door.open(await engine.freshUrl(), { door: { trustedProxies: ['127.0.0.1'] } });
    try {
      const { headers } = await secure.get('/nowhere', { 'x-forwarded-proto': 'https' });
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    } finally {
      await secure.close();
    }
  });
});
