import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { exportSPKI, importJWK, UnsecuredJWT, type CryptoKey } from 'jose';
import {
  OpenIdProviders,
  type SignInTransaction,
  type Vouched,
} from '../../../src/access/sign-in/open-id.js';
import type { OpenIdProvider } from '../../../src/access/sign-in/provider-settings.js';
import { refusalOf } from '../../support/problems.js';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  json,
  KID,
  newKey,
  signed,
  SUBJECT,
  TestProvider,
  type Claims,
  type KeyOfProvider,
  type Misbehaviour,
} from './test-provider.js';

const redirectUriOf = (name: string): string => `https://evenhand.example/api/v1/sign-in/${name}/callback`;

let provider: TestProvider;
/** Honest for itself, and no friend of the first one. */
let other: TestProvider;
let foreignKey: KeyOfProvider;
let log: string[];

beforeAll(async () => {
  foreignKey = await newKey();
  provider = await TestProvider.start(redirectUriOf('first'));
  other = await TestProvider.start(redirectUriOf('other'), foreignKey);
});
afterAll(() => Promise.all([provider.stop(), other.stop()]));
beforeEach(() => {
  provider.behave();
  other.behave();
  log = [];
});

const settings = (name: string, { issuer }: { issuer: string }): OpenIdProvider => ({
  name,
  label: `The ${name} one`,
  issuer,
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
});

/** As after a start of the service: nothing is known of any provider. */
function started(over: Partial<ConstructorParameters<typeof OpenIdProviders>[0]> = {}): OpenIdProviders {
  return new OpenIdProviders({
    providers: [settings('first', provider), settings('other', other)],
    redirectUriOf,
    log: (line) => void log.push(line),
    ...over,
  });
}

/** A whole sign-in with the first provider. */
async function signIn(
  misbehaviour: Misbehaviour = {},
  {
    providers = started(),
    changed,
  }: { providers?: OpenIdProviders; changed?: Partial<SignInTransaction> } = {},
): Promise<Vouched> {
  provider.behave(misbehaviour);
  const { url, transaction } = await providers.begin('first', { returnTo: '/' });
  return providers.finish({ ...transaction, ...changed }, await provider.visit(url));
}

const REFUSED = 'access.sign-in-elsewhere-refused';
const UNAVAILABLE = 'access.provider-unavailable';

/** That a sign-in is refused, and by the check that is meant: the line in the log names it. */
async function expectRefused(promised: Promise<unknown>, code: string, line: RegExp): Promise<void> {
  const problem = await refusalOf(promised);
  expect([problem.code, log.length]).toEqual([code, 1]);
  expect(log[0]).toMatch(line);
}

describe('a sign-in with a provider', () => {
  it('says whom the provider vouches for', async () => {
    expect(await signIn()).toEqual({
      issuer: provider.issuer,
      subject: SUBJECT,
      email: 'ada@example.org',
      emailVerified: true,
      name: 'Ada Example',
    });
    expect(log).toEqual([]);
  });

  it('sends the browser there with what proves that it came from here, new each time', async () => {
    const providers = started();
    const [one, two] = await Promise.all([
      providers.begin('first', { returnTo: '/members?all=1#top' }),
      providers.begin('first', { returnTo: '/' }),
    ]);
    const query = Object.fromEntries(new URL(one.url).searchParams);
    expect(query).toEqual({
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: redirectUriOf('first'),
      scope: 'openid email profile',
      state: one.transaction.state,
      nonce: one.transaction.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(one.url).not.toContain(one.transaction.verifier);
    expect(one.transaction.returnTo).toBe('/members?all=1#top');
    for (const part of ['state', 'nonce', 'verifier'] as const) {
      expect(one.transaction[part]).toMatch(/^[\w-]{43}$/);
      expect(one.transaction[part]).not.toBe(two.transaction[part]);
    }
    expect(provider.asked).toEqual(['/.well-known/openid-configuration']);
  });

  it.each<[string, Claims, Partial<Vouched>]>([
    ['no address', { email: undefined }, { email: null, emailVerified: false }],
    ['an address that nobody verified', { email_verified: undefined }, { emailVerified: false }],
    ['an address verified in words alone', { email_verified: 'true' }, { emailVerified: false }],
    ['an address that is no text', { email: { $ne: null } }, { email: null }],
    ['no name', { name: '  ' }, { name: null }],
  ])('takes %s for what it is', async (_, claims, vouched) => {
    const misbehaviour = { claims: (usual: Claims) => ({ ...usual, ...claims }), userinfo: { sub: SUBJECT } };
    expect(await signIn(misbehaviour)).toMatchObject(vouched);
  });

  it('asks for an address that is not in the ID token, of the same person', async () => {
    const claims = (usual: Claims): Claims => ({ ...usual, email: undefined, name: undefined });
    const userinfo = { sub: SUBJECT, email: 'ada@example.net', email_verified: true, name: 'Ada' };
    expect(await signIn({ claims, userinfo })).toMatchObject({
      email: 'ada@example.net',
      emailVerified: true,
      name: 'Ada',
    });
    await expectRefused(
      signIn({ claims, userinfo: { ...userinfo, sub: 'somebody else' } }),
      REFUSED,
      /"response" body "sub"/,
    );
  });

  it.each(['client_secret_post', 'none'])(
    'shows its secret as the provider takes it (%s)',
    async (method) => {
      const forms: string[] = [];
      const answers: Misbehaviour['answers'] = {
        '/token': (request, response) => {
          request.on('data', (chunk: Buffer) => forms.push(chunk.toString()));
          request.on('end', () => json(response, 400, { error: 'invalid_grant' }));
        },
      };
      const metadata = (usual: Claims): Claims => ({
        ...usual,
        token_endpoint_auth_methods_supported: [method],
      });
      const first = {
        ...settings('first', provider),
        clientSecret: method === 'none' ? null : CLIENT_SECRET,
      };
      await refusalOf(signIn({ answers, metadata }, { providers: started({ providers: [first] }) }));
      const form = new URLSearchParams(forms.join(''));
      expect(form.get('client_secret')).toBe(method === 'none' ? null : CLIENT_SECRET);
      expect(form.get('client_id')).toBe(CLIENT_ID);
      expect(form.get('redirect_uri')).toBe(redirectUriOf('first'));
    },
  );

  it('is not known with anybody who was not written down', async () => {
    const problem = await refusalOf(started().begin('constructor', { returnTo: '/' }));
    expect(problem).toMatchObject({
      code: 'access.provider-unknown',
      details: { expected: ['first', 'other'] },
    });
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/..//evil.example'])(
    'does not lead on to %s',
    async (returnTo) => {
      expect(await refusalOf(started().begin('first', { returnTo }))).toMatchObject({
        code: 'access.return-elsewhere',
      });
    },
  );
});

describe('an ID token', () => {
  const claiming = (over: Claims) => ({ claims: (usual: Claims): Claims => ({ ...usual, ...over }) });
  const seconds = (): number => Math.floor(Date.now() / 1000);
  const hs256 = (claims: Claims, secret: string): string => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'HS256', typ: 'JWT', kid: KID })}.${part(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  /** A provider that says that it signs with anything at all. */
  const anything = (usual: Claims): Claims => ({
    ...usual,
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  });

  it.each<[string, () => Misbehaviour, RegExp]>([
    ['without a signature', () => ({ idToken: (claims) => new UnsecuredJWT(claims).encode() }), /"alg"/],
    [
      'without a signature, from who announces that',
      () => ({ metadata: anything, idToken: (claims) => new UnsecuredJWT(claims).encode() }),
      /unsupported JWS "alg"|alg|unsupported/,
    ],
    [
      'signed with the public key as if it were a secret',
      () => ({
        metadata: anything,
        idToken: async (claims) =>
          hs256(claims, await exportSPKI((await importJWK(provider.key.jwk, 'RS256')) as CryptoKey)),
      }),
      /unsupported/,
    ],
    [
      'signed with the client’s own secret',
      () => ({ metadata: anything, idToken: (claims) => hs256(claims, CLIENT_SECRET) }),
      /unsupported/,
    ],
    [
      'signed with the public key, where only RS256 was announced',
      () => ({ idToken: (claims) => hs256(claims, JSON.stringify(provider.key.jwk)) }),
      /"alg"/,
    ],
    ['of another issuer', () => claiming({ iss: other.issuer }), /"iss"/],
    ['of an issuer with a slash more', () => claiming({ iss: `${provider.issuer}/` }), /"iss"/],
    ['for another audience', () => claiming({ aud: 'another client' }), /"aud"/],
    ['for several, and nobody in particular', () => claiming({ aud: [CLIENT_ID, 'another'] }), /"aud"|azp/],
    ['for several, and another in particular', () => claiming({ aud: [CLIENT_ID, 'b'], azp: 'b' }), /"azp"/],
    ['that has expired', () => claiming({ exp: seconds() - 60 }), /"exp"/],
    ['that never expires', () => claiming({ exp: undefined }), /"exp"/],
    ['that is not valid yet', () => claiming({ nbf: seconds() + 120 }), /"nbf"/],
    ['with another nonce', () => claiming({ nonce: 'of another sign-in' }), /"nonce"/],
    ['without nonce', () => claiming({ nonce: undefined }), /"nonce"/],
    ['about nobody', () => claiming({ sub: undefined }), /"sub"/],
    ['about a number', () => claiming({ sub: 1 }), /"sub"/],
    [
      'whose content was changed',
      () => ({
        idToken: async (claims) => {
          const [header, , signature] = (await signed(claims, provider.key)).split('.');
          const content = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url');
          return `${header}.${content}.${signature}`;
        },
      }),
      /signature verification failed/,
    ],
    [
      'whose signature was cut off',
      () => ({ idToken: async (claims) => (await signed(claims, provider.key)).replace(/[^.]+$/, '') }),
      /signature verification failed|signature/,
    ],
    [
      'of somebody who has another key of the same name',
      () => ({ idToken: (claims) => signed(claims, foreignKey) }),
      /signature verification failed/,
    ],
    [
      'that brings its key along',
      () => ({ idToken: (claims) => signed(claims, foreignKey, { jwk: foreignKey.jwk }) }),
      /signature verification failed/,
    ],
    [
      'that says where its key is',
      () => ({ idToken: (claims) => signed(claims, foreignKey, { jku: `${other.issuer}/keys` }) }),
      /signature verification failed/,
    ],
    [
      'of a key that the provider does not have',
      () => ({ idToken: (claims) => signed(claims, foreignKey, { kid: '../../keys/mine' }) }),
      /no applicable keys found/,
    ],
    [
      'with a rule that is not known here',
      () => ({ idToken: (claims) => signed(claims, provider.key, { crit: ['b64'], b64: true }) }),
      /"crit"/,
    ],
    ['in name only', () => ({ idToken: () => 'a.b.c' }), /JWT|base64|parsing/],
    ['that is not there', () => ({ idToken: () => undefined }), /"id_token"/],
  ])('is refused %s', async (_, misbehaviour, line) => {
    await expectRefused(signIn(misbehaviour()), REFUSED, line);
    expect(other.asked).toEqual([]);
  });

  it('is refused where it was given for another sign-in', async () => {
    const providers = started();
    let first: string | undefined;
    await signIn({ idToken: async (claims) => (first = await signed(claims, provider.key)) }, { providers });
    await expectRefused(signIn({ idToken: () => first }, { providers }), REFUSED, /"nonce"/);
  });
});

describe('what a browser brings back', () => {
  const bringing = (change: (query: URLSearchParams) => void): Misbehaviour => ({ query: change });

  it.each<[string, (query: URLSearchParams) => void, RegExp]>([
    ['another state', (query) => query.set('state', 'x'), /"state"/],
    ['no state', (query) => query.delete('state'), /"state"/],
    ['its state twice', (query) => query.append('state', 'x'), /"state"/],
    ['another issuer (RFC 9207)', (query) => query.set('iss', other.issuer), /"iss"/],
    ['no issuer, where one was announced', (query) => query.delete('iss'), /"iss"/],
    ['an ID token of its own', (query) => query.set('id_token', 'a.b.c'), /implicit and hybrid/],
    ['a packed answer', (query) => query.set('response', 'a.b.c'), /JARM/],
    ['no code', (query) => query.delete('code'), /no authorization code/],
    ['a code that nobody gave out', (query) => query.set('code', 'guessed'), /error/],
    ['that it was broken off', (query) => query.set('error', 'access_denied'), /is an error/],
  ])('is refused with %s', async (_, change, line) => {
    await expectRefused(signIn(bringing(change)), REFUSED, line);
  });

  it('tells no more in the answer than whether it was broken off', async () => {
    const denied = await refusalOf(signIn(bringing((query) => query.set('error', '<b>fee: 1 BTC'))));
    expect(denied.message).toBe(
      'The sign-in with The first one did not succeed: it was broken off there. Begin it anew.',
    );
    const wrong = await refusalOf(signIn(bringing((query) => query.set('state', 'x'))));
    expect(wrong.message).toContain('what came back from there does not hold');
    expect(log.join()).not.toContain('BTC');
  });

  it('is refused with the code of another sign-in, whose verifier nobody else has', async () => {
    await expectRefused(signIn({}, { changed: { verifier: 'v'.repeat(43) } }), REFUSED, /error/);
  });

  it('is refused with a code that was used', async () => {
    const providers = started();
    const { url, transaction } = await providers.begin('first', { returnTo: '/' });
    const query = await provider.visit(url);
    await providers.finish(transaction, query);
    await expectRefused(providers.finish(transaction, query), REFUSED, /error/);
  });

  it('goes to no other provider than that it came from (mix-up)', async () => {
    const providers = started();
    const { url, transaction } = await providers.begin('other', { returnTo: '/' });
    const query = await other.visit(url);
    // Somebody who runs the first provider had the browser sent to the other one, and waits for its code.
    await expectRefused(providers.finish({ ...transaction, provider: 'first' }, query), REFUSED, /"iss"/);
    expect(provider.asked).not.toContain('/token');
  });
});

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
    ['says too much', () => ({ metadata: (usual) => ({ ...usual, huge }) }), /more than 20000 bytes/],
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
      /more than 20000 bytes/,
    ],
    ['says nothing', () => ({ answers: { [DISCOVERY]: () => undefined } }), /did not answer \(TimeoutError/],
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
      /did not answer \(TimeoutError/,
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
      /more than 20000 bytes/,
    ],
    ['does not take codes', () => ({ answers: { '/token': () => undefined } }), UNAVAILABLE, /TimeoutError/],
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
