import { gzipSync } from 'node:zlib';
import { json, type Misbehaviour } from './test-provider.js';
import {
  expectRefused,
  other,
  provider,
  REFUSED,
  settings,
  signIn,
  started,
  UNAVAILABLE,
  withTwoProviders,
} from './two-providers.js';

withTwoProviders();

describe('a provider', () => {
  const DISCOVERY = '/.well-known/openid-configuration';
  const impatient = () => started({ limits: { bytes: 20_000, ms: 400 } });
  const huge = 'x'.repeat(100_000);
  /** Much longer than anybody here waits for an answer, and much shorter than anybody does without a limit. */
  const SOON_MS = 10_000;

  it.each<[string, () => Misbehaviour, RegExp]>([
    ['fails', () => ({ answers: { [DISCOVERY]: (_, to) => json(to, 500, {}) } }), /status/],
    [
      'sends elsewhere',
      () => ({
        answers: {
          [DISCOVERY]: (_, to) => to.writeHead(302, { location: `${other.issuer}${DISCOVERY}` }).end(),
        },
      }),
      /status/,
    ],
    ['says too much', () => ({ metadata: (usual) => ({ ...usual, huge }) }), /too-large/],
    [
      'says too much, packed small',
      () => ({
        answers: {
          [DISCOVERY]: (_, to) =>
            to
              .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
              .end(gzipSync(JSON.stringify({ issuer: provider.issuer, huge: huge.repeat(10) }))),
        },
      }),
      // Nobody asked for anything packed, and nothing is unpacked.
      /failed to parse/,
    ],
    ['says nothing', () => ({ answers: { [DISCOVERY]: () => undefined } }), /did not answer \(too-slow/],
    [
      'never comes to an end',
      () => ({
        answers: {
          [DISCOVERY]: (_, to) => {
            to.writeHead(200, { 'content-type': 'application/json' });
            const drip = setInterval(() => to.write(' '), 50);
            to.on('close', () => clearInterval(drip));
          },
        },
      }),
      /did not answer \(too-slow/,
    ],
    ['calls itself another', () => ({ metadata: (usual) => ({ ...usual, issuer: other.issuer }) }), /issuer/],
    [
      'calls itself almost the same',
      () => ({ metadata: (usual) => ({ ...usual, issuer: `${provider.issuer}/` }) }),
      /calls itself/,
    ],
    [
      'sends browsers into the network',
      () => ({ metadata: (usual) => ({ ...usual, authorization_endpoint: 'http://10.0.0.1/authorize' }) }),
      /browsers may not be sent to http:\/\/10\.0\.0\.1/,
    ],
    ['is no page of data', () => ({ answers: { [DISCOVERY]: (_, to) => to.end('<html>') } }), /content-type/],
  ])(
    'is not used that %s',
    async (_, misbehaviour, line) => {
      provider.behave(misbehaviour());
      const begun = impatient().begin('first', { returnTo: '/' });
      await expectRefused(begun, UNAVAILABLE, line);
      expect(other.asked).toEqual([]);
    },
    SOON_MS,
  );

  it.each<[string, () => Misbehaviour, string, RegExp]>([
    [
      'has its codes taken into the network',
      () => ({ metadata: (usual) => ({ ...usual, token_endpoint: 'http://169.254.169.254/token' }) }),
      UNAVAILABLE,
      /http:\/\/169\.254\.169\.254 may not be asked/,
    ],
    [
      'has its keys lie in the network',
      () => ({ metadata: (usual) => ({ ...usual, jwks_uri: 'http://10.0.0.1/keys' }) }),
      UNAVAILABLE,
      /http:\/\/10\.0\.0\.1 may not be asked/,
    ],
    [
      'sends codes elsewhere',
      () => ({
        answers: { '/token': (_, to) => to.writeHead(307, { location: `${other.issuer}/token` }).end() },
      }),
      UNAVAILABLE,
      /status/,
    ],
    [
      'says too much of its keys',
      () => ({ answers: { '/keys': (_, to) => json(to, 200, { keys: [], huge }) } }),
      UNAVAILABLE,
      /too-large/,
    ],
    ['does not take codes', () => ({ answers: { '/token': () => undefined } }), UNAVAILABLE, /too-slow/],
    [
      'has no keys',
      () => ({ answers: { '/keys': (_, to) => json(to, 200, { keys: [] }) } }),
      REFUSED,
      /no applicable keys/,
    ],
  ])('is not believed that %s', async (_, misbehaviour, code, line) => {
    await expectRefused(signIn(misbehaviour(), { providers: impatient() }), code, line);
    expect(other.asked).toEqual([]);
  });

  it('is asked once an hour what it says of itself, and not at once again where it fails', async () => {
    let now = 0;
    const providers = started({ now: () => now });
    const begin = () => providers.begin('first', { returnTo: '/' });
    provider.behave({ answers: { [DISCOVERY]: (_, to) => json(to, 503, {}) } });
    await Promise.allSettled([begin(), begin(), begin()]);
    await Promise.allSettled([begin()]);
    expect(provider.asked).toHaveLength(1);
    now += 5_000;
    provider.behave();
    await Promise.all([begin(), begin()]);
    now += 3_599_999;
    await begin();
    expect(provider.asked).toHaveLength(1);
    now += 1;
    await begin();
    expect(provider.asked).toHaveLength(2);
  });

  it('that nobody can reach leaves the others as they are', async () => {
    const gone = { ...settings('first', provider), issuer: 'http://127.0.0.1:9' };
    const providers = started({ providers: [gone, settings('other', other)] });
    await expectRefused(providers.begin('first', { returnTo: '/' }), UNAVAILABLE, /did not answer/);
    const { url, transaction } = await providers.begin('other', { returnTo: '/' });
    expect((await providers.finish(transaction, await other.visit(url))).issuer).toBe(other.issuer);
  });
});
