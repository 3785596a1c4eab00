import type { Vouched } from '../../../src/access/sign-in/open-id.js';
import { refusalOf } from '../../support/problems.js';
import { CLIENT_ID, CLIENT_SECRET, json, SUBJECT, type Claims, type Misbehaviour } from './test-provider.js';
import {
  expectRefused,
  log,
  other,
  provider,
  redirectUriOf,
  REFUSED,
  settings,
  signIn,
  started,
  withTwoProviders,
} from './two-providers.js';

withTwoProviders();

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
