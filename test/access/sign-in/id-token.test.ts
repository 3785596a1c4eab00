import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, UnsecuredJWT, type CryptoKey } from 'jose';
import { CLIENT_ID, CLIENT_SECRET, KID, signed, type Claims, type Misbehaviour } from './test-provider.js';
import {
  expectRefused,
  foreignKey,
  other,
  provider,
  REFUSED,
  signIn,
  started,
  withTwoProviders,
} from './two-providers.js';

withTwoProviders();

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
