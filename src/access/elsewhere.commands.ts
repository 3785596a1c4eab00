import { createHash } from 'node:crypto';
import { newEventId } from '../kernel/ids.js';
import { isProblem, Problem } from '../kernel/problem.js';
import type { AccessTools } from './access-tools.js';
import { emailAddress } from './domain/email-address.js';
import { NAME_LIMIT, nameOfPerson } from './domain/person-name.js';
import { NOBODY } from './domain/trail-acts.js';
import { identitiesOf, startOfSession } from './identities.queries.js';
import { FRESH_SESSION_MS, plusMs } from './lifetimes.js';
import type { Attempts } from './limits/attempts.js';
import { startSession, type StartedSession } from './new-session.js';
import { accountByIdentity } from './people.queries.js';
import { hashOfLink } from './secrets/link-tokens.js';
import { hashOf, isTokenText, newToken } from './secrets/tokens.js';
import type { OpenIdProviders, Vouched } from './sign-in/open-id.js';
import type { BegunSignIn } from './sign-in/sign-in-acts.js';

export interface ElsewhereParts {
  readonly tools: AccessTools;
  readonly attempts: Attempts;
  readonly providers: OpenIdProviders;
}

/** Where to send a browser to, and the token that only it has. */
export interface Begun {
  readonly url: string;
  readonly browser: string;
}

/** What a browser shows of who uses it, once a provider has sent it back. */
export interface Returning {
  /** The token that it was given at the beginning; null without one. */
  readonly browser: string | null;
  /** Who has signed in there; null for nobody. */
  readonly personId: string | null;
}

export interface Returned {
  /** A path of this site. */
  readonly returnTo: string;
  /** Null where somebody who has signed in linked a provider: their session stays. */
  readonly started: StartedSession | null;
}

/** A session of somebody, as who asks for what needs a fresh one. */
export interface OwnSession {
  readonly personId: string;
  readonly tokenHash: Buffer;
}

/** Signing in with OpenID Connect providers, joining so, and linking them to one's account. */
export class SignInElsewhere {
  constructor(private readonly parts: ElsewhereParts) {}

  get choices(): OpenIdProviders['choices'] {
    return this.parts.providers.choices;
  }

  /**
   * @param invitation the token of an invitation that is to be taken up with it, or null
   * @param from the address that the request comes from
   * @throws Problem `access.provider-unknown`, `access.provider-unavailable`, `access.return-elsewhere`, `access.link-not-valid`, `request.too-many`
   */
  async begin(
    name: string,
    {
      returnTo,
      invitation,
      from,
    }: { readonly returnTo: string; readonly invitation: string | null; readonly from: string },
  ): Promise<Begun> {
    await this.parts.attempts.countFrom('signInByAddress', from);
    const offered = invitation === null ? null : hashOfLink('invitation', invitation);
    return this.keep(name, returnTo, offered, hashOf);
  }

  /**
   * Begins to link a provider to the account of whoever has just signed in.
   * @throws Problem `access.session-not-fresh`, and as `begin`
   */
  async beginLinking(
    name: string,
    { returnTo, from, ...session }: OwnSession & { readonly returnTo: string; readonly from: string },
  ): Promise<Begun> {
    await this.parts.attempts.countFrom('signInByAddress', from);
    await this.assertFresh(session);
    return this.keep(name, returnTo, null, (browser) => boundTo(browser, session.personId));
  }

  /**
   * Takes a provider off one's account.
   * @throws Problem `access.session-not-fresh`, `access.provider-unknown`, `access.provider-not-linked`, `access.last-way-in`
   */
  async unlink(name: string, session: OwnSession): Promise<void> {
    const { providers, tools } = this.parts;
    const issuer = providers.issuerOf(name);
    await this.assertFresh(session);
    const { personId } = session;
    const asked = { personId, issuer, provider: name, now: tools.reads.now() };
    if (await tools.acts.run('unlinkIdentity', asked)) return;
    throw new Problem('access.provider-not-linked', { provider: providers.labelOf(name) });
  }

  /** The providers there are, and since when each vouches for somebody; null where it does not. */
  async linkedTo(
    personId: string,
  ): Promise<{ readonly name: string; readonly label: string; readonly linkedAt: string | null }[]> {
    const { providers, tools } = this.parts;
    const identities = await identitiesOf(tools.reads, personId);
    return providers.choices.map(({ name, label }) => {
      const issuer = providers.issuerOf(name);
      return { name, label, linkedAt: identities.find((one) => one.issuer === issuer)?.linkedAt ?? null };
    });
  }

  /**
   * Lets in whom the provider vouches for, where they are known here or bring an invitation.
   * @param query of the address that the provider sent the browser to
   * @throws Problem `access.provider-unknown`, `access.provider-unavailable`, `access.sign-in-elsewhere-refused`,
   *   `access.provider-not-known-here`, `access.provider-without-email`, `access.identity-taken`, `access.email-taken`, `access.link-not-valid`
   */
  async finish(name: string, query: string, returning: Returning): Promise<Returned> {
    const { begun, linkedBy } = await this.taken(name, query, returning);
    try {
      const vouched = await this.parts.providers.finish(begun, query);
      const { returnTo } = begun;
      if (linkedBy !== null) {
        await this.link(linkedBy, name, vouched);
        return { returnTo, started: null };
      }
      return { returnTo, started: await this.letIn(name, begun, vouched) };
    } catch (error) {
      if (isProblem(error)) await this.noteFailed(name, error);
      throw error;
    }
  }

  private async letIn(
    provider: string,
    { invitation }: BegunSignIn,
    vouched: Vouched,
  ): Promise<StartedSession> {
    const { tools } = this.parts;
    const account = await accountByIdentity(tools.reads, vouched);
    const now = tools.reads.now();
    // It came from another thread, where a Buffer is the bytes that it is made of.
    const tokenHash = invitation && Buffer.from(invitation);
    if (account) {
      const accepting = { personId: account.id, isNew: false as const };
      if (tokenHash) await tools.acts.run('acceptInvitation', { tokenHash, accepting, now });
      return startSession(tools, account.id, 'provider', { provider });
    }
    const label = this.parts.providers.labelOf(provider);
    if (!tokenHash) throw new Problem('access.provider-not-known-here', { provider: label });
    if (vouched.email === null) throw new Problem('access.provider-without-email', { provider: label });
    const personId = newEventId();
    const { issuer, subject } = vouched;
    const accepting = {
      ...{ personId, isNew: true as const, password: null, identity: { issuer, subject, provider } },
      ...{
        email: emailAddress(vouched.email),
        name: nameSaid(vouched.name ?? '') || nameSaid(vouched.email),
      },
    };
    await tools.acts.run('acceptInvitation', { tokenHash, accepting, now });
    return startSession(tools, personId, 'provider', { provider });
  }

  private link(personId: string, provider: string, { issuer, subject }: Vouched): Promise<void> {
    const { acts, reads } = this.parts.tools;
    return acts.run('linkIdentity', {
      ...{ personId, identity: { issuer, subject }, provider, now: reads.now() },
    });
  }

  private async keep(
    name: string,
    returnTo: string,
    invitation: Buffer | null,
    bindingOf: (browser: string) => Buffer,
  ): Promise<Begun> {
    const { providers, tools } = this.parts;
    const { url, transaction } = await providers.begin(name, { returnTo });
    // Always a new one: whoever fixed a token in a browser beforehand could begin what its owner then ends.
    const browser = newToken('browser');
    const signIn = { ...transaction, invitation };
    const binding = bindingOf(browser);
    await tools.acts.run('beginSignIn', { signIn, binding, now: tools.reads.now() });
    return { url, browser };
  }

  /** The sign-in that was begun in this browser with this provider, and for whom it links; taken away, so that it serves once. */
  private async taken(
    provider: string,
    query: string,
    { browser, personId }: Returning,
  ): Promise<{ readonly begun: BegunSignIn; readonly linkedBy: string | null }> {
    const { providers, tools } = this.parts;
    const label = providers.labelOf(provider);
    const [state, ...more] = new URLSearchParams(query).getAll('state');
    if (state !== undefined && more.length === 0 && browser !== null && isTokenText('browser', browser)) {
      const take = (binding: Buffer): Promise<BegunSignIn | null> =>
        tools.acts.run('takeSignIn', { state, provider, binding, now: tools.reads.now() });
      const begun = await take(hashOf(browser));
      if (begun) return { begun, linkedBy: null };
      const linking = personId === null ? null : await take(boundTo(browser, personId));
      if (linking) return { begun: linking, linkedBy: personId };
    }
    const reason = 'it was not begun in this browser, or longer ago than ten minutes, or has ended before';
    throw new Problem('access.sign-in-elsewhere-refused', { provider: label, reason });
  }

  private async assertFresh({ tokenHash }: OwnSession): Promise<void> {
    const { reads } = this.parts.tools;
    const started = await startOfSession(reads, tokenHash);
    if (started !== undefined && plusMs(started, FRESH_SESSION_MS) > reads.now()) return;
    throw new Problem('access.session-not-fresh', { minutes: FRESH_SESSION_MS / 60_000 });
  }

  private noteFailed(provider: string, problem: Problem): Promise<void> {
    const { acts, reads } = this.parts.tools;
    const about = { by: 'provider' as const, problem: problem.code, provider };
    return acts.run('noteFailedSignIn', { actor: NOBODY, about, at: reads.now() });
  }
}

/** Ties what links a provider to the person as well: nobody else who signs in there meanwhile gets it. */
function boundTo(browser: string, personId: string): Buffer {
  return createHash('sha256').update(`${browser}\n${personId}`, 'utf8').digest();
}

/** A name as a provider says it, made one that can stand here; empty where nothing is left of it. */
function nameSaid(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\s]+/gu, ' ').trim();
  const short = [...plain.normalize('NFC')].slice(0, NAME_LIMIT).join('').trim();
  return short === '' ? '' : nameOfPerson(short);
}
