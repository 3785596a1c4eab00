import { adapterWith } from '../../src/http/adapter.js';
import { DOOR_DEFAULTS, type DoorSettings } from '../../src/http/door-settings.js';
import { ProblemFilter, RouteTable } from '../../src/http/problem.filter.js';
import { Site } from '../../src/http/site.js';
import { request, sendRaw, type RawAnswer } from './raw.js';

const PUBLIC = 'https://evenhand.example';

interface Asked {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of this machine; all of them reach it. */
  readonly from?: string;
}

/** The door alone, with one route that says what it believes of a request. */
class DoorAlone {
  private constructor(
    private readonly address: string,
    readonly close: () => Promise<void>,
  ) {}

  static async with(settings: Partial<DoorSettings>): Promise<DoorAlone> {
    const site = new Site(settings.publicUrl ?? null);
    const filter = new ProblemFilter({ bodyBytes: 1 }, () => []);
    const door = { settings: { ...DOOR_DEFAULTS, ...settings }, site, filter, routes: new RouteTable() };
    const fastify = adapterWith(door).getInstance();
    fastify.setErrorHandler((error, request, reply) => {
      filter.answer(error, request, reply);
    });
    fastify.route({
      method: ['GET', 'POST'],
      url: '/here',
      config: { needs: 'be reached' },
      handler: (request, reply) => {
        if (request.method === 'POST') site.assertSameOrigin(request);
        const { ip, protocol } = request;
        return reply.send({ ip, protocol, origin: site.originOf(request), isSecure: site.isSecure(request) });
      },
    });
    return new DoorAlone(await fastify.listen({ port: 0, host: '127.0.0.1' }), () => fastify.close());
  }

  send(text: string, from?: string): Promise<RawAnswer> {
    return sendRaw(this.address, text, from);
  }

  async ask({
    method = 'GET',
    headers,
    from,
  }: Asked): Promise<[status: number, body: Record<string, unknown>]> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const { status, body } = await this.send(request(method, '/here', ...lines), from);
    return [status, JSON.parse(body) as Record<string, unknown>];
  }
}

const misdirected = [421, expect.objectContaining({ code: 'request.misdirected' })];

describe('a site that has a name of its own', () => {
  let door: DoorAlone;
  beforeAll(async () => {
    door = await DoorAlone.with({ publicUrl: PUBLIC });
  });
  afterAll(() => door.close());

  it.each(['evenhand.example', 'EVENHAND.example', 'evenhand.example:443'])(
    'is meant by %s',
    async (host) => {
      const [status] = await door.ask({ headers: { host } });
      expect(status).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evenhand.example.evil.example',
    'evenhand.example.',
    'evenhand.example:80',
    'evenhand.example:3000',
    'evenhand.example@evil.example',
    'evenhand.example/x',
    'evenhand.example, evil.example',
    'localhost',
    '127.0.0.1',
    '[::1]',
  ])('is not meant by %s', async (host) => {
    expect(await door.ask({ headers: { host } })).toEqual(misdirected);
  });

  it('is meant by one host, or by none', async () => {
    const [two, one] = ['Host: evenhand.example', 'HOST: evenhand.example'];
    expect((await door.send(request('GET', '/here', two))).status).toBe(200);
    expect((await door.send(request('GET', '/here', two, one))).status).toBe(421);
    expect((await door.send('GET /here HTTP/1.0\r\n\r\n')).status).toBe(421);
    expect((await door.send(request('GET', '/here', 'X-Nothing: here'))).status).toBe(400);
  });

  it.each([`${PUBLIC}/here`, 'http://evil.example/here', 'here', '*'])(
    'is asked for a path, and not for %s',
    async (target) => {
      const { status, body } = await door.send(request('GET', target, 'Host: evenhand.example'));
      expect([status, JSON.parse(body)]).toEqual([
        400,
        expect.objectContaining({ code: 'request.malformed' }),
      ]);
    },
  );

  it('believes nobody that it was called by another name, or by somebody else', async () => {
    const forged = {
      host: 'evenhand.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9;host=evil.example',
    };
    expect(await door.ask({ headers: forged })).toEqual([
      200,
      { ip: '127.0.0.1', protocol: 'http', origin: PUBLIC, isSecure: true },
    ]);
  });

  it.each([
    request('GET', '/here', 'Host: evenhand.example'),
    request('GET', '/here', 'Host: x'),
    'NOT HTTP\r\n\r\n',
  ])('insists on https in its answer to %j', async (text) => {
    const { headers } = await door.send(text);
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('a site without a name', () => {
  let door: DoorAlone;
  beforeAll(async () => {
    door = await DoorAlone.with({});
  });
  afterAll(() => door.close());

  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', '192.168.1.5', 'evenhand.localhost'])(
    'is reached as %s',
    async (host) => {
      expect(await door.ask({ headers: { host } })).toMatchObject([
        200,
        { origin: `http://${host}`, isSecure: false },
      ]);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:3000',
    '1.2.3',
    '127.0.0.1.nip.io',
    'a b',
    '',
  ])('cannot be turned to by the name %p', async (host) => {
    expect(await door.ask({ headers: { host } })).toEqual(misdirected);
  });
});

describe('proxies', () => {
  let door: DoorAlone;
  beforeAll(async () => {
    door = await DoorAlone.with({ trustedProxies: ['127.0.0.2', '127.1.0.0/16'] });
  });
  afterAll(() => door.close());

  const headers = {
    host: 'localhost',
    'x-forwarded-for': '1.1.1.1, 203.0.113.9',
    'x-forwarded-proto': 'https',
  };

  it.each(['127.0.0.2', '127.1.2.3'])('at %s are believed who called, and how', async (from) => {
    // What stands before the last address was written by whoever called.
    const believed = { ip: '203.0.113.9', protocol: 'https', origin: 'https://localhost', isSecure: true };
    expect(await door.ask({ headers, from })).toEqual([200, believed]);
  });

  it.each(['127.0.0.1', '127.2.0.1'])('at %s are not', async (from) => {
    const found = { ip: from, protocol: 'http', origin: 'http://localhost', isSecure: false };
    expect(await door.ask({ headers, from })).toEqual([200, found]);
  });
});

describe('a change that a cookie answers for', () => {
  let door: DoorAlone;
  beforeAll(async () => {
    door = await DoorAlone.with({ publicUrl: PUBLIC });
  });
  afterAll(() => door.close());

  it.each<[headers: Record<string, string>, status: number]>([
    [{ origin: PUBLIC }, 200],
    [{ origin: PUBLIC, 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ origin: '' }, 403],
    [{ origin: 'http://evenhand.example' }, 403],
    [{ origin: 'https://evenhand.example:8443' }, 403],
    [{ origin: 'https://evenhand.example.evil.example' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: `${PUBLIC}, https://evil.example` }, 403],
    [{ origin: PUBLIC, 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ referer: `${PUBLIC}/page` }, 403],
  ])('with %j is answered %d', async (headers, status) => {
    const asked = { method: 'POST', headers: { host: 'evenhand.example', ...headers } };
    expect(await door.ask(asked)).toMatchObject([
      status,
      status === 403 ? { code: 'request.cross-site' } : {},
    ]);
  });
});
