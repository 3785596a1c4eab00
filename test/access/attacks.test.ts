import Sqlite from 'better-sqlite3';
import { PasswordHashing } from '../../src/access/secrets/password-hashing.js';
import { newToken } from '../../src/access/secrets/tokens.js';
import type { Answer } from '../http/conformity.js';
import { personId } from '../http/callers.js';
import { API, coalition, Door, HERE, member } from '../http/door.js';
import { request, sendRaw } from '../http/raw.js';
import { onSqlite } from '../support/engines.js';
import { Browser, joined, OTHER_PASSWORD, PASSWORD } from './browser.js';

const FOREIGN = `${API}/coalitions/highlands`;
const OBSERVER = { role: 'observer' };

/** Counts what passwords cost, so that work can be compared where time would be chance. */
class CountingHashing extends PasswordHashing {
  hashed = 0;
  verified = 0;

  constructor() {
    super({ cost: { memoryKib: 64, passes: 1, lanes: 1 } });
  }

  override hash(password: string): Promise<string> {
    this.hashed += 1;
    return super.hash(password);
  }

  override verify(hashed: string | null, password: string): Promise<boolean> {
    this.verified += 1;
    return super.verify(hashed, password);
  }
}

onSqlite('an attacker', (engine) => {
  let door: Door;
  let url: string;
  const hashing = new CountingHashing();
  let mallory: Browser;
  let treasurer: Record<string, string>;

  beforeAll(async () => {
    url = await engine.readyUrl();
    door = await Door.open(url, { hashing });
    await door.found();
    await door.post(`${API}/coalitions`, coalition('highlands'));
    await door.post(`${FOREIGN}/members`, member('clinic'));
    await door.post(`${FOREIGN}/members`, member('mill'));
    mallory = await joined(door, HERE, 'mallory', { role: 'representative', memberId: 'clinic' });
    treasurer = await door.callers.headersFor(`${HERE}/`, 'treasurer', undefined);
  });
  afterAll(() => door.close());

  const codeOf = ({ status, body }: Answer): [number, string | undefined] => [
    status,
    body?.code as string | undefined,
  ];
  const headOf = async (here: string): Promise<number> =>
    (await door.get(`${here}/head`)).body.position as number;

  it('fixes no session: what stood in the browser before is never the session after', async () => {
    const fixed = newToken('session');
    const browser = new Browser(door);
    browser.cookies.set('evenhand-session', fixed);
    await joined(door, HERE, 'victim', OBSERVER, browser);
    expect(browser.session).not.toBe(fixed);
    // A session of the attacker's own, left in the victim's browser, is not theirs after they sign in, and nobody's any more.
    const attacker = await joined(door, HERE, 'attacker', OBSERVER);
    const shared = new Browser(door);
    shared.cookies.set('evenhand-session', attacker.session!);
    await shared.post(`${API}/sessions`, { email: 'victim@people.example', password: PASSWORD });
    expect(shared.session).not.toBe(attacker.session);
    expect((await shared.get(`${API}/session`)).body.name).toBe('victim');
    expect(await attacker.whoStatus()).toBe(401);
  });

  it('sends nothing that changes anything from another site, by any route', async () => {
    const changing = door.served.routes.filter(
      ({ method, needs }) =>
        !['GET', 'HEAD', 'OPTIONS'].includes(method) && !['sign in', 'be reached'].includes(needs),
    );
    expect(changing.length).toBeGreaterThan(60);
    const before = await headOf(HERE);
    const from: Record<string, string>[] = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${door.address}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: door.address, 'sec-fetch-site': 'cross-site' },
    ];
    const let_in: string[] = [];
    for (const [i, { method, url }] of changing.entries()) {
      const path = url
        .replace(':slug', 'river-basin')
        .replace(':quarter', '2026-Q1')
        .replace(/:\w+/g, 'clinic');
      const isApi = url.startsWith('/api/');
      const type = isApi ? 'application/json' : 'application/x-www-form-urlencoded';
      // Each with several, all with the first two.
      for (const headers of [from[0]!, from[1]!, from[2 + (i % 5)]!]) {
        const sent = {
          headers: { cookie: treasurer['cookie']!, ...headers },
          body: method === 'DELETE' ? undefined : {},
        };
        const answer = await fetch(`${door.address}${path}`, {
          method,
          headers: { ...sent.headers, ...(sent.body ? { 'content-type': type } : {}) },
          body: sent.body ? (isApi ? '{}' : '') : null,
        });
        const { code } = (await answer.json()) as { code?: string };
        if (code !== 'request.cross-site')
          let_in.push(`${method} ${url} ${JSON.stringify(headers)}: ${String(code)}`);
      }
    }
    expect(let_in).toEqual([]);
    expect(await headOf(HERE)).toBe(before);
    expect((await door.get(`${API}/session`, treasurer)).status).toBe(200);
  });

  it('becomes nobody else by headers, and turns no question into an order', async () => {
    const id = (await mallory.get(`${API}/session`)).body.id as string;
    const forged: Record<string, string>[] = [
      { 'evenhand-actor': personId('treasurer') },
      {
        'x-forwarded-user': personId('treasurer'),
        'x-remote-user': 'treasurer',
        'x-user-id': personId('treasurer'),
      },
      { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1;proto=https' },
      { 'x-original-url': `${HERE}/people`, 'x-rewrite-url': `${HERE}/people` },
    ];
    for (const headers of forged) {
      expect((await mallory.get(`${API}/session`, headers)).body.id).toBe(id);
      expect((await mallory.get(`${HERE}/people`, headers)).status).toBe(403);
    }
    for (const party of ['member:school', 'backbone', 'member:clinic,member:school']) {
      const answer = await mallory.get(`${HERE}/balances`, { 'evenhand-acting-for': party });
      expect([party, answer.status]).toEqual([party, 403]);
    }
    const before = await headOf(HERE);
    for (const name of ['x-http-method-override', 'x-method-override']) {
      const headers = { [name]: 'DELETE' };
      await mallory.post(`${API}/session`, { _method: 'DELETE' }, headers);
      await mallory.get(`${API}/session?_method=DELETE`, headers);
    }
    expect([await mallory.whoStatus(), await headOf(HERE)]).toEqual([200, before]);
  });

  it('reaches no other coalition by the ways in which addresses are written', async () => {
    const cookie = `evenhand-session=${mallory.session!}`;
    const host = `Host: ${new URL(door.address).host}`;
    const targets = [
      ...['/api/v1/coalitions//highlands', '/api/v1//coalitions/highlands', '//api/v1/coalitions/highlands'],
      ...['/api/v1/coalitions/river-basin/../highlands', '/api/v1/coalitions/river-basin/%2e%2e/highlands'],
      ...['/api/v1/coalitions/river-basin%2f..%2fhighlands', '/api/v1/coalitions/river-basin/..%2fhighlands'],
      ...['/api/v1/coalitions/river-basin;/highlands', '/api/v1/coalitions/highlands;river-basin'],
      ...[
        '/api/v1/coalitions/highlands;x=/river-basin',
        '/api/v1/coalitions/highlands.',
        '/api/v1/coalitions/HIGHLANDS',
      ],
      ...[
        '/api/v1/coalitions/%68ighlands',
        '/api/v1/coalitions/highlands%20',
        '/api/v1/coalitions/highlands%00',
      ],
      ...['/api/v1/coalitions/highlands?slug=river-basin', '/api/v1/coalitions/highlands#/river-basin'],
      ...[
        '/api/v1/coalitions/highlands/',
        '/API/v1/coalitions/highlands',
        '/api/v1/coalitions/highlands\\river-basin',
      ],
      ...[
        '/api/v1/coalitions/%e2%80%8bhighlands',
        '/api/v1/coalitions/river-basin?coalition=highlands&slug=highlands',
      ],
    ].flatMap((target) => [target, `${target.split(/[?#]/)[0]!}/balances${/[?].*/.exec(target)?.[0] ?? ''}`]);
    const seen: string[] = [];
    for (const target of targets) {
      const { status, body } = await sendRaw(door.address, request('GET', target, host, `Cookie: ${cookie}`));
      if (/mill/.test(body) || (status < 400 && body.includes('highlands'))) seen.push(`${target}: ${body}`);
      if (status >= 500) seen.push(`${target}: ${String(status)} ${body}`);
    }
    expect(seen).toEqual([]);
  });

  it('changes nothing of another coalition by naming it in a body', async () => {
    const before = await headOf(FOREIGN);
    const founder = await joined(door, HERE, 'coordinator', { role: 'coordinator' });
    for (const name of ['coalitionId', 'coalition', 'slug']) {
      for (const [path, body] of [
        [`${HERE}/members`, member('barn')],
        [`${HERE}/invitations`, OBSERVER],
        [`${HERE}/keys`, { ...OBSERVER, name: 'x' }],
        [`${HERE}/people/${personId('treasurer')}/roles`, OBSERVER],
      ] as const) {
        const answer = await founder.post(path, { ...body, [name]: 'highlands' });
        expect([path, ...codeOf(answer)]).toEqual([path, 400, 'request.field-unknown']);
      }
    }
    expect(await headOf(FOREIGN)).toBe(before);
  });

  it('changes nothing by asking, whatever is asked', async () => {
    const file = new Sqlite(url.slice('sqlite:'.length), { readonly: true });
    // Says another number whenever somebody else has written to the file.
    const version = (): unknown => file.pragma('data_version', { simple: true });
    // Whoever was seen less than a minute ago is not noted once more, and the clock of these tests stands still. What was denied
    // is written within a second; so is nothing of whoever may ask. A sign-in with a provider is begun by GET, and kept: no
    // provider is known here.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const changed: string[] = [];
    for (const { method, url: pattern } of door.served.routes) {
      if (method !== 'GET' && method !== 'HEAD') continue;
      const before = version();
      const path = pattern
        .replace(':slug', 'river-basin')
        .replace(':quarter', '2026-Q2')
        .replace(/:\w+/g, 'clinic');
      const { status } = await fetch(`${door.address}${path}`, {
        method,
        headers: treasurer,
        redirect: 'manual',
      });
      if (status === 401 || status === 403 || status >= 500)
        changed.push(`${method} ${path}: ${String(status)}`);
      if (version() !== before) changed.push(`${method} ${path}`);
    }
    file.close();
    expect(changed).toEqual([]);
  });

  it('gets in with no cookie beside another, and with none that was changed', async () => {
    const token = mallory.session!;
    const own = `evenhand-session=${token}`;
    const theirs = treasurer['cookie']!;
    const cookies = [
      ...[`${own}; ${theirs}`, `${theirs}; ${own}`, `${own}; ${own}`],
      ...[
        `evenhand-session=${token.toUpperCase()}`,
        `evenhand-session="${token}"`,
        `__Host-evenhand=${token}`,
      ],
      ...[
        `evenhand-session=${token}x`,
        `evenhand-session=${token.slice(0, -1)}`,
        `EVENHAND-SESSION=${token}`,
      ],
    ];
    for (const cookie of cookies) {
      const answer = await door.get(`${API}/session`, { cookie });
      expect([cookie, answer.status]).toEqual([cookie, 401]);
    }
    // A key that holds nothing is not made good by a cookie.
    const answer = await door.get(`${API}/session`, {
      cookie: own,
      authorization: `Bearer ${newToken('key')}`,
    });
    expect(answer.status).toBe(401);
  });

  it('learns from no answer who has an account, and costs the same work', async () => {
    await joined(door, HERE, 'erased', OBSERVER);
    await joined(door, HERE, 'known', OBSERVER);
    const erased = await new Browser(door).post(`${API}/sessions`, {
      email: 'erased@people.example',
      password: PASSWORD,
    });
    await door.send('DELETE', `${API}/people/${String(erased.body.personId)}`);
    const tried = [
      ['known@people.example', OTHER_PASSWORD],
      ['nobody@people.example', PASSWORD],
      ['erased@people.example', PASSWORD],
      // Came without a password, as who comes by a provider alone does.
      [`${personId('treasurer')}@people.example`, PASSWORD],
      ['no address', PASSWORD],
    ] as const;
    const answers = new Set<string>();
    for (const [email, password] of tried) {
      hashing.verified = hashing.hashed = 0;
      const { status, text, headers } = await new Browser(door).post(`${API}/sessions`, { email, password });
      answers.add(JSON.stringify([status, text, [...headers.keys()], hashing.verified, hashing.hashed]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('access.sign-in-refused');
    const asked = await new Browser(door).post(`${API}/password-resets`, { email: 'known@people.example' });
    expect(codeOf(asked)).toEqual([409, 'access.no-mail']);
  });

  it('nests no JSON so deep that the service breaks, and names nothing twice to its harm', async () => {
    const post = (body: string) =>
      fetch(`${door.address}${HERE}/members`, {
        method: 'POST',
        headers: { ...treasurer, 'content-type': 'application/json' },
        body,
      });
    const deep = (open: string, close: string): string =>
      `{"id":${open.repeat(10_000)}1${close.repeat(10_000)}}`;
    for (const body of [
      deep('[', ']'),
      deep('{"a":', '}'),
      '['.repeat(10_000),
      `{"__proto__":{"isAdmin":true}}`,
    ]) {
      const answer = await post(body);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        400,
        'request.malformed',
      ]);
    }
    const twice = await post(
      '{"id":"clinic","id":"quarry","name":"The quarry","joinedOn":"2026-01-01","name":"The quarry"}',
    );
    expect(twice.status).toBe(201);
    expect((await door.get(`${HERE}/members/quarry`)).status).toBe(200);
    // A text of brackets is no nesting.
    const text = await post(JSON.stringify({ ...member('brackets'), name: `\\"${'['.repeat(50)}` }));
    expect(text.status).toBe(201);
  });
});
