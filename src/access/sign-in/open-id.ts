import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { Problem } from '../../kernel/problem.js';
import { mayBeAsked } from './provider-addresses.js';
import { limitedFetch, PROVIDER_LIMITS, ProviderFault, type ProviderLimits } from './provider-fetch.js';
import type { OpenIdProvider } from './provider-settings.js';
import { refusalOfSignIn } from './refusal.js';
import { pathOfThisSite } from './return-to.js';

/** A sign-in that is under way: what is kept here, and of which the browser and the provider see the state and the nonce. */
export interface SignInTransaction {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE's, which only whoever began the sign-in can show. */
  readonly verifier: string;
  /** A path of this site. */
  readonly returnTo: string;
}

/** Whom a provider vouches for. Issuer and subject together are one person for ever; an address is not. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider says that the address is the person's own. */
  readonly emailVerified: boolean;
  readonly name: string | null;
}

export interface OpenIdParts {
  readonly providers: readonly OpenIdProvider[];
  /** The address that a provider sends people back to: one of its own, registered with it exactly so. */
  readonly redirectUriOf: (provider: string) => string;
  /** For whoever runs the service: why a sign-in did not succeed, with nothing that somebody sent. */
  readonly log: (line: string) => void;
  readonly limits?: ProviderLimits;
  /** Milliseconds; for what is known of a provider and for how long. */
  readonly now?: () => number;
}

const SCOPE = 'openid email profile';
/** What a provider says of itself changes rarely; keys are read anew by the library every five minutes, and for an unknown key. */
const KNOWN_MS = 60 * 60 * 1000;
/** One that does not answer is not asked again for each who comes. */
const FAILED_MS = 5_000;

interface Known {
  readonly configuration: Promise<Configuration>;
  until: number;
}

/**
 * Signing in with OpenID Connect providers: the authorization code flow with PKCE, state and nonce. The library checks the ID
 * token and its signature; what is checked here is that provider, address, issuer and limits are those that were written down.
 */
export class OpenIdProviders {
  private readonly known = new Map<string, Known>();
  private readonly now: () => number;

  constructor(private readonly parts: OpenIdParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Those that people may choose from. */
  get choices(): { readonly name: string; readonly label: string }[] {
    return this.parts.providers.map(({ name, label }) => ({ name, label }));
  }

  /** @throws Problem `access.provider-unknown` */
  labelOf(name: string): string {
    return this.providerOf(name).label;
  }

  /** @throws Problem `access.provider-unknown` */
  issuerOf(name: string): string {
    return this.providerOf(name).issuer;
  }

  /**
   * Where to send a browser to, and what to keep until it is back.
   * @throws Problem `access.provider-unknown`, `access.return-elsewhere`, `access.provider-unavailable`
   */
  async begin(
    name: string,
    { returnTo }: { readonly returnTo: string },
  ): Promise<{ readonly url: string; readonly transaction: SignInTransaction }> {
    const provider = this.providerOf(name);
    const transaction: SignInTransaction = {
      provider: name,
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      returnTo: pathOfThisSite(returnTo),
    };
    return this.refusing(provider, async () => {
      const configuration = await this.configurationOf(provider);
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: this.parts.redirectUriOf(name),
        scope: SCOPE,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      });
      if (!mayBeAsked(url, new URL(provider.issuer))) {
        throw new ProviderFault(`browsers may not be sent to ${url.origin}`);
      }
      return { url: url.href, transaction };
    });
  }

  /**
   * Whom the provider vouches for, once the browser is back. The transaction is that of the state that came back, taken from
   * where it was kept so that it serves once, and only in the browser that began it (`signInActs.takeSignIn`).
   * @param query of the address that the provider sent the browser to, `?code=…&state=…`; nothing else of it is looked at
   * @throws Problem `access.provider-unknown`, `access.provider-unavailable`, `access.sign-in-elsewhere-refused`
   */
  async finish(
    { provider: name, state, nonce, verifier }: Omit<SignInTransaction, 'returnTo'>,
    query: string,
  ): Promise<Vouched> {
    const provider = this.providerOf(name);
    // The address that the provider knows, whatever a header made of ours.
    const callback = new URL(this.parts.redirectUriOf(name));
    callback.search = query;
    return this.refusing(provider, async () => {
      const configuration = await this.configurationOf(provider);
      const tokens = await authorizationCodeGrant(configuration, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const more =
        claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: textOf(more['email']),
        emailVerified: more['email_verified'] === true,
        name: textOf(claims['name']) ?? textOf(more['name']),
      };
    });
  }

  /** @throws Problem `access.provider-unknown` */
  private providerOf(name: string): OpenIdProvider {
    const provider = this.parts.providers.find((one) => one.name === name);
    if (provider) return provider;
    const expected = this.parts.providers.map((one) => one.name);
    throw new Problem('access.provider-unknown', {
      found: name,
      expected: expected.length > 0 ? expected : 'none',
    });
  }

  private async refusing<T>(provider: OpenIdProvider, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { problem, line } = refusalOfSignIn(provider, error);
      this.parts.log(line);
      throw problem;
    }
  }

  /** What is known of a provider; asked once for all who come at the same time. */
  private configurationOf(provider: OpenIdProvider): Promise<Configuration> {
    const known = this.known.get(provider.name);
    if (known && this.now() < known.until) return known.configuration;
    const asked: Known = { configuration: this.discover(provider), until: this.now() + KNOWN_MS };
    asked.configuration.catch(() => {
      asked.until = this.now() + FAILED_MS;
    });
    this.known.set(provider.name, asked);
    return asked.configuration;
  }

  private async discover(provider: OpenIdProvider): Promise<Configuration> {
    const { limits = PROVIDER_LIMITS } = this.parts;
    const issuer = new URL(provider.issuer);
    const configuration = await discovery(issuer, provider.clientId, undefined, clientAuthOf(provider), {
      [customFetch]: limitedFetch(issuer, limits),
      execute: [
        // The library would otherwise trust the connection to the provider, and look at no signature.
        enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : []),
      ],
    }).catch((cause: unknown) => {
      throw new ProviderFault('what the provider says of itself does not hold', { cause });
    });
    const said = configuration.serverMetadata().issuer;
    // The library lets two providers through that name another; one that vouches for everybody's tenants is not wanted here.
    if (said !== provider.issuer) {
      throw new ProviderFault(`the issuer calls itself ${said}, and ${provider.issuer} was written down`);
    }
    return configuration;
  }
}

/** In the header where the provider takes it there, as every one has to that says nothing else (RFC 6749 §2.3.1). */
function clientAuthOf({ clientSecret }: OpenIdProvider): ClientAuth {
  if (clientSecret === null) return None();
  const basic = ClientSecretBasic(clientSecret);
  const post = ClientSecretPost(clientSecret);
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const auth = !methods || methods.includes('client_secret_basic') ? basic : post;
    auth(server, client, body, headers);
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim.trim() !== '' ? claim : null;
}
