import { connect } from 'node:net';
import { adapterWith } from '../../src/http/adapter.js';
import { DOOR_DEFAULTS } from '../../src/http/door-settings.js';
import { ProblemFilter, RouteTable } from '../../src/http/problem.filter.js';
import { Site } from '../../src/http/site.js';
import { request, sendRaw } from './raw.js';

const ROUTES: readonly (readonly [method: string, url: string])[] = [
  ['GET', '/api/v1/coalitions/:slug'],
  ['GET', '/api/v1/coalitions/:slug/entries/:id'],
  ['POST', '/api/v1/coalitions/:slug/entries'],
  ['DELETE', '/api/v1/coalitions/:slug/jobs/:id'],
  ['POST', '/api/v1/operations'],
];

/** The door with routes that tell which of them was reached, and patience of a fraction of a second. */
describe('a request that is written in another way', () => {
  let address: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const routes = new RouteTable();
    const filter = new ProblemFilter({ bodyBytes: 1 }, (url) => routes.methodsAt(url));
    const patience = { headersMs: 200, requestMs: 400, silenceMs: 60_000, idleMs: 300, checkEveryMs: 50 };
    const settings = { ...DOOR_DEFAULTS, patience };
    const fastify = adapterWith({ settings, site: new Site(), filter, routes }).getInstance();
    fastify.setErrorHandler((error, asked, reply) => {
      filter.answer(error, asked, reply);
    });
    fastify.setNotFoundHandler((asked, reply) => {
      filter.answer({ statusCode: 404 }, asked, reply);
    });
    for (const [method, url] of ROUTES) {
      fastify.route({
        method,
        url,
        config: { needs: 'be reached', takesQuery: true },
        handler: (asked, reply) => reply.send({ reached: `${asked.method} ${url}`, params: asked.params }),
      });
    }
    address = await fastify.listen({ port: 0, host: '127.0.0.1' });
    close = () => fastify.close();
  });
  afterAll(() => close());

  const here = '/api/v1/coalitions/river';

  it.each([
    [`${here}`, 'GET /api/v1/coalitions/:slug'],
    ['/api/%761/coalitions/river', 'GET /api/v1/coalitions/:slug'],
    ['/%61pi/v1/coalitions/%72iver', 'GET /api/v1/coalitions/:slug'],
    [`${here}?slug=other&slug=third`, 'GET /api/v1/coalitions/:slug'],
    [`${here}/entries/a%2Fb`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/..%2F..%2Foperations`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/%2e%2e`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/..`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/%5c..%5cx`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/a;b=c`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/%00`, 'GET /api/v1/coalitions/:slug/entries/:id'],
    [`${here}/entries/x.`, 'GET /api/v1/coalitions/:slug/entries/:id'],
  ])('as %s reaches the route that it names', async (target, reached) => {
    const { status, body } = await sendRaw(address, request('GET', target));
    expect([status, JSON.parse(body)]).toEqual([200, expect.objectContaining({ reached })]);
  });

  it.each([
    [`/${here}`, 404],
    [`${here}/`, 404],
    [`${here}//entries/x`, 404],
    [`${here}/entries/x/`, 404],
    [`${here}/entries//x`, 404],
    ['/API/v1/coalitions/river', 404],
    ['/api/v1/Coalitions/river', 404],
    ['/api/v1/coalitions%2Friver', 404],
    ['/api%2Fv1/coalitions/river', 404],
    ['/api/v1/x/../coalitions/river', 404],
    ['/api/v1/./coalitions/river', 404],
    ['/api/v1/%2e/coalitions/river', 404],
    ['/api/v1/coalitions;x/river', 404],
    ['/api/v1/coalitions./river', 404],
    ['/api\\v1\\coalitions\\river', 404],
    ['/api/v1\\coalitions/river', 404],
    [`${here}/entries/%`, 400],
    [`${here}/entries/%zz`, 400],
    [`${here}/entries/%c0%af`, 400],
    ['/api/v1/coalitions/%ff', 400],
    [`http://localhost${here}`, 400],
    [`http://evil.example${here}`, 400],
    [`//evil.example${here}`, 404],
    ['*', 400],
  ])('as %s is refused', async (target, expected) => {
    const { status, headers, body } = await sendRaw(address, request('GET', target));
    expect([status, headers['content-type']]).toEqual([expected, expect.stringContaining('problem+json')]);
    expect(JSON.parse(body)).toMatchObject({ status: expected });
  });

  it.each(['\0', '\x01', ' ', '\t', '\x7f', '\r', '\n'])(
    'with %j in its target is no request',
    async (sign) => {
      const { status } = await sendRaw(address, request('GET', `/api${sign}/v1/coalitions/river`));
      expect(status).toBe(400);
    },
  );

  it.each([
    ['HEAD', here, 200],
    ['OPTIONS', here, 405],
    ['TRACE', here, 405],
    ['PUT', here, 405],
    ['PROPFIND', here, 405],
    ['CONNECT', 'localhost:80', 0],
    ['get', here, 400],
    ['NONSENSE', here, 400],
  ])('by %s %s is answered %d', async (method, target, expected) => {
    const { status } = await sendRaw(address, request(method, target));
    expect(status).toBe(expected);
  });

  it.each([
    'X-HTTP-Method-Override',
    'X-Method-Override',
    'X-HTTP-Method',
    'X-Original-URL',
    'X-Rewrite-URL',
  ])('by the header %s stays what its first line says', async (name) => {
    const value = name.endsWith('URL') ? '/api/v1/operations' : 'DELETE';
    const { body } = await sendRaw(address, request('GET', here, 'Host: localhost', `${name}: ${value}`));
    expect(JSON.parse(body)).toMatchObject({
      reached: 'GET /api/v1/coalitions/:slug',
      params: { slug: 'river' },
    });
    const asField = await sendRaw(address, request('GET', `${here}?_method=DELETE&method=DELETE`));
    expect(asField.body).not.toContain('DELETE /');
  });

  it('is not changed by parameters that come twice', async () => {
    const { body } = await sendRaw(address, request('GET', `${here}/entries/one?id=two&id=three&slug=x`));
    expect(JSON.parse(body)).toMatchObject({ params: { slug: 'river', id: 'one' } });
  });

  it.each([
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: localhost\r\n X: folded\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\nHost: localhost\n\n',
    'GET / HTTP/3.0\r\nHost: localhost\r\n\r\n',
  ])('is not two requests to two readers: %j', async (text) => {
    expect((await sendRaw(address, text)).status).toBe(400);
  });

  // How long they take is not asked: that they end at all is.
  it.each([
    ['sends nothing', ''],
    ['begins a request and sends no more', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
    [
      'sends less of a body than it says',
      `POST ${here}/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
    ],
  ])('is waited for no longer from whoever %s', async (_, text) => {
    const { status, body } = await sendRaw(address, text);
    expect(status).toBe(408);
    expect(JSON.parse(body)).toMatchObject({ code: 'request.timed-out', retry: 'later' });
  });

  it('is waited for no longer from whoever sends a header now and then', async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 40);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    socket.on('error', () => undefined);
    await new Promise((closed) => socket.on('close', closed));
    clearInterval(drip);
    expect(received === '' || received.startsWith('HTTP/1.1 408 ')).toBe(true);
  });

  it('is not waited for for ever on a connection that was answered', async () => {
    const { status } = await sendRaw(address, `GET ${here} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(status).toBe(200);
  });
});
