import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { compressPages, encodingFor } from '../../src/http/compression.js';
import { assetAt, assetPath } from '../../src/web/assets.js';

const PAGE = `<!doctype html>${'<p>Who gives what, who gets what.</p>'.repeat(200)}`;

describe('the encoding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000', null],
    ['br;q=2', null],
    ['zstd', null],
  ])('of whoever reads %j is %j', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });
});

describe('pages', () => {
  let fastify: FastifyInstance;
  let address: string;
  beforeAll(async () => {
    fastify = Fastify();
    compressPages(fastify);
    const page =
      (text: string) => (_: unknown, reply: { type(of: string): { send(text: string): unknown } }) =>
        reply.type('text/html; charset=utf-8').send(text);
    fastify.get('/page', page(PAGE));
    fastify.get('/short', page('<p>Short.</p>'));
    fastify.post('/page', page(PAGE));
    fastify.get('/json', () => ({ text: PAGE }));
    address = await fastify.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => fastify.close());

  async function ask(method: string, path: string, headers: Record<string, string>) {
    const asked = request(`${address}${path}`, { method, headers, agent: false });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { headers: answer.headers, body: await buffer(answer) };
  }

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('travel in %s and are what they were', async (encoding, read) => {
    const { headers, body } = await ask('GET', '/page', { 'accept-encoding': encoding });
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      'content-length': String(body.length),
      vary: 'Accept-Encoding',
    });
    expect(body.length).toBeLessThan(PAGE.length / 10);
    expect(read(body).toString()).toBe(PAGE);
  });

  it.each([
    ['where another site asks', 'GET', '/page', { 'sec-fetch-site': 'cross-site' }],
    ['where a neighbour asks', 'GET', '/page', { 'sec-fetch-site': 'same-site' }],
    ['in answer to a form', 'POST', '/page', { 'sec-fetch-site': 'same-origin' }],
    ['where they are short', 'GET', '/short', {}],
    ['where they are none', 'GET', '/json', {}],
    ['to whoever cannot read that', 'GET', '/page', { 'accept-encoding': 'identity' }],
  ] as const)('travel as they are %s', async (_, method, path, over) => {
    const { headers } = await ask(method, path, { 'accept-encoding': 'br, gzip', ...over });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each(['same-origin', 'none'])('travel shorter where the browser says that %s asks', async (from) => {
    const headers = { 'accept-encoding': 'br', 'sec-fetch-site': from };
    expect((await ask('GET', '/page', headers)).headers['content-encoding']).toBe('br');
  });
});

describe('style and script', () => {
  it.each(['site.css', 'site.js'] as const)('of %s are kept compressed', (name) => {
    const { content, encoded } = assetAt(assetPath(name).split('/').at(-1)!)!;
    expect(brotliDecompressSync(encoded.br!).equals(content)).toBe(true);
    expect(gunzipSync(encoded.gzip!).equals(content)).toBe(true);
    expect(encoded.br!.length).toBeLessThan(content.length / 2);
  });
});
