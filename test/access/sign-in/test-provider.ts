import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTHeaderParameters,
} from 'jose';

export const CLIENT_ID = 'evenhand at the test';
export const CLIENT_SECRET = 's3cr:t of the & test';
export const SUBJECT = 'subject-1';
export const KID = 'key of the provider';

export interface KeyOfProvider {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** What it knows of a code that it gave out. */
interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

export type Claims = Record<string, unknown>;
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** How a provider does not behave as it should. */
export interface Misbehaviour {
  readonly metadata?: (metadata: Claims) => Claims;
  /** What the browser comes back with. */
  readonly query?: (query: URLSearchParams) => void;
  readonly claims?: (claims: Claims) => Claims;
  readonly idToken?: (claims: Claims) => Promise<string | undefined> | string | undefined;
  readonly userinfo?: Claims;
  /** In place of the answer at a path. */
  readonly answers?: Readonly<Record<string, Answer>>;
}

export async function newKey(kid = KID): Promise<KeyOfProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
}

export function signed(
  claims: Claims,
  { privateKey }: KeyOfProvider,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KID, ...header }).sign(privateKey);
}

/** An OpenID provider on a port of its own, with one person who always agrees, and every check that a real one makes. */
export class TestProvider {
  misbehaviour: Misbehaviour = {};
  /** The paths that were asked for, in order. */
  asked: string[] = [];
  private readonly codes = new Map<string, Asked>();

  private constructor(
    readonly issuer: string,
    readonly key: KeyOfProvider,
    private readonly redirectUri: string,
    private readonly server: Server,
  ) {}

  static async start(redirectUri: string, key?: KeyOfProvider): Promise<TestProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const issuer = `http://127.0.0.1:${port}`;
    const provider = new TestProvider(issuer, key ?? (await newKey()), redirectUri, server);
    server.on('request', (request, response) => void provider.answer(request, response));
    return provider;
  }

  behave(misbehaviour: Misbehaviour = {}): void {
    this.misbehaviour = misbehaviour;
    this.asked = [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What a browser brings back that was sent to an address of this provider: the query of the redirect. */
  async visit(url: string): Promise<string> {
    const response = await fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider refused: ${await response.text()}`);
    return new URL(location).search;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.issuer);
    this.asked.push(url.pathname);
    const instead = this.misbehaviour.answers?.[url.pathname];
    if (instead) return instead(request, response);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, 200, this.metadata());
      case '/keys':
        return json(response, 200, { keys: [this.key.jwk] });
      case '/authorize':
        return this.authorize(url.searchParams, response);
      case '/token':
        return this.token(request, response);
      case '/userinfo':
        return json(response, 200, this.misbehaviour.userinfo ?? { sub: SUBJECT });
      default:
        return json(response, 404, {});
    }
  }

  private metadata(): Claims {
    const metadata = {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      userinfo_endpoint: `${this.issuer}/userinfo`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
    return this.misbehaviour.metadata?.(metadata) ?? metadata;
  }

  private authorize(query: URLSearchParams, response: ServerResponse): void {
    const is = (name: string, value: string): boolean => query.get(name) === value;
    const isRight =
      is('client_id', CLIENT_ID) &&
      is('response_type', 'code') &&
      is('redirect_uri', this.redirectUri) &&
      is('code_challenge_method', 'S256') &&
      query.get('scope')!.split(' ').includes('openid');
    if (!isRight) return json(response, 400, { error: 'invalid_request' });
    const code = randomUUID();
    this.codes.set(code, {
      nonce: query.get('nonce')!,
      challenge: query.get('code_challenge')!,
      redirectUri: this.redirectUri,
    });
    const back = new URL(this.redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state')!);
    back.searchParams.set('iss', this.issuer);
    this.misbehaviour.query?.(back.searchParams);
    response.writeHead(302, { location: back.href }).end();
  }

  private async token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    const code = form.get('code') ?? '';
    const asked = this.codes.get(code);
    // A code serves once.
    this.codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (request.headers.authorization !== basicOf(CLIENT_ID, CLIENT_SECRET)) {
      return json(response, 401, { error: 'invalid_client' });
    }
    if (!asked || form.get('redirect_uri') !== asked.redirectUri || challenge !== asked.challenge) {
      return json(response, 400, { error: 'invalid_grant' });
    }
    const now = Math.floor(Date.now() / 1000);
    const usual: Claims = {
      iss: this.issuer,
      aud: CLIENT_ID,
      sub: SUBJECT,
      iat: now,
      exp: now + 60,
      nonce: asked.nonce,
      email: 'ada@example.org',
      email_verified: true,
      name: 'Ada Example',
    };
    const claims = this.misbehaviour.claims?.(usual) ?? usual;
    const idToken = this.misbehaviour.idToken
      ? await this.misbehaviour.idToken(claims)
      : await signed(claims, this.key);
    json(response, 200, { access_token: 'an access token', token_type: 'Bearer', id_token: idToken });
  }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Each part is form-encoded first (RFC 6749 §2.3.1). */
function basicOf(id: string, secret: string): string {
  const encoded = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
