import { Injectable } from '@nestjs/common';
import { freeText, newEventId } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { AccessTools } from './access-tools.js';
import type { GrantIn } from './acts/row.js';
import type { NewSession, SignInMethod } from './acts/session-acts.js';
import { emailAddress } from './domain/email-address.js';
import { NOBODY } from './domain/trail-acts.js';
import { plusMs, SESSION_IDLE_MS, SESSION_MS } from './lifetimes.js';
import {
  accountByEmail,
  accountById,
  accountOfReset,
  lastStepOf,
  offeredBy,
  type Account,
} from './people.queries.js';
import type { InstallationSecret } from './secrets/installation-secret.js';
import type { PasswordHashing } from './secrets/password-hashing.js';
import { refuseWeakPassword } from './secrets/password-rules.js';
import { hashOf, isTokenText, newToken, type TokenKind } from './secrets/tokens.js';
import { openedTicket, ticketFor } from './sign-in/second-step.js';
import {
  newTotpSecret,
  openedTotpSecret,
  sealedTotpSecret,
  secretOfText,
  stepOfCode,
  totpText,
  totpUri,
} from './secrets/totp.js';

/** A session that has just begun. The token goes into the browser's cookie and nowhere else. */
export interface StartedSession {
  readonly personId: string;
  readonly token: string;
  readonly expiresAt: string;
}

export interface PasswordSignIn {
  readonly email: string;
  readonly password: string;
  /** What the second factor shows now; null where none was sent. */
  readonly code: string | null;
}

const NAME_LIMIT = 200;

/**
 * How people get in, and what they change about that. Whoever fails is told the same whatever was wrong, in the same time; what was
 * wrong stands in the trail.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly tools: AccessTools,
    private readonly hashing: PasswordHashing,
    /** Opened when the first second factor needs it. */
    private readonly secret: () => Promise<InstallationSecret>,
  ) {}

  /** @throws Problem `access.sign-in-refused`, `access.second-factor-needed`, `access.passwords-busy` */
  async signIn({ email, password, code }: PasswordSignIn): Promise<StartedSession> {
    const account = await this.withPassword(email, password);
    await this.assertSecondFactor(account, code);
    await this.rehash(account, password);
    return this.start(account.id, 'password', { secondFactor: account.totpSecret !== null });
  }

  /**
   * The same in two steps, for pages that ask for the code once the password was right: a session, or a ticket for `finishSignIn`
   * where there is a second factor.
   * @throws Problem `access.sign-in-refused`, `access.passwords-busy`
   */
  async beginSignIn(
    email: string,
    password: string,
  ): Promise<{ readonly started: StartedSession } | { readonly ticket: string }> {
    const account = await this.withPassword(email, password);
    await this.rehash(account, password);
    if (account.totpSecret === null) return { started: await this.start(account.id, 'password') };
    // Hashing anew may have changed what the ticket goes by.
    const { id: personId, password: hashed } = (await accountById(this.tools.reads, account.id)) ?? account;
    const key = (await this.secret()).keyFor('second-step');
    return { ticket: ticketFor(key, { personId, password: hashed! }, this.tools.reads.now()) };
  }

  /** @throws Problem `access.sign-in-refused`; `access.link-not-valid` where the ticket is too old, and the password is needed again */
  async finishSignIn(ticket: string, code: string): Promise<StartedSession> {
    const { reads } = this.tools;
    const opened = openedTicket((await this.secret()).keyFor('second-step'), ticket, reads.now());
    const account = opened && (await accountById(reads, opened.personId));
    if (!opened || !account || !opened.isFor(account.password)) throw new Problem('access.link-not-valid');
    await this.assertSecondFactor(account, code);
    return this.start(account.id, 'password', { secondFactor: account.totpSecret !== null });
  }

  /** Begins a session for somebody whom another provider vouches for. */
  signedInElsewhere(account: Account, provider: string): Promise<StartedSession> {
    return this.start(account.id, 'provider', { provider });
  }

  /**
   * Takes up an invitation as somebody new, who chooses a password.
   * @throws Problem `access.link-not-valid`, `access.email-taken`, `access.email-malformed`, `access.password-…`
   */
  async joinWithPassword(
    token: string,
    { email, name, password }: { readonly email: string; readonly name: string; readonly password: string },
  ): Promise<StartedSession> {
    const tokenHash = hashOfLink('invitation', token);
    // What can't be taken up anyway takes none of the work of a password.
    if (!(await offeredBy(this.tools.reads, tokenHash))) throw new Problem('access.link-not-valid');
    const person = { email: emailAddress(email), name: nameOfPerson(name) };
    await refuseWeakPassword(password, person);
    const hashed = await this.hashing.hash(password);
    const personId = newEventId();
    const accepting = { ...person, personId, isNew: true as const, password: hashed, identity: null };
    await this.tools.acts.run('acceptInvitation', { tokenHash, accepting, now: this.tools.reads.now() });
    return this.start(personId, 'invitation');
  }

  /** Takes up an invitation as somebody new, whom another provider vouches for. */
  async joinFromElsewhere(
    tokenHash: Buffer,
    identity: { readonly issuer: string; readonly subject: string; readonly provider: string },
    { email, name }: { readonly email: string; readonly name: string },
  ): Promise<StartedSession> {
    const personId = newEventId();
    const person = { email: emailAddress(email), name: nameOfPerson(name) };
    const accepting = { ...person, personId, isNew: true as const, password: null, identity };
    await this.tools.acts.run('acceptInvitation', { tokenHash, accepting, now: this.tools.reads.now() });
    return this.start(personId, 'provider', { provider: identity.provider });
  }

  /** Takes up an invitation as somebody who has signed in. */
  acceptInvitation(token: string, personId: string): Promise<GrantIn> {
    const tokenHash = hashOfLink('invitation', token);
    const accepting = { personId, isNew: false as const };
    return this.tools.acts.run('acceptInvitation', { tokenHash, accepting, now: this.tools.reads.now() });
  }

  async signOut(tokenHash: Buffer): Promise<void> {
    await this.tools.acts.run('endSession', { tokenHash, now: this.tools.reads.now() });
  }

  async signOutEverywhere(personId: string): Promise<void> {
    await this.tools.acts.run('endAllSessions', { personId, by: personId, now: this.tools.reads.now() });
  }

  /**
   * Ends all sessions of a person, and begins one that is new.
   * @throws Problem `access.password-not-right`, and as `refuseWeakPassword`
   */
  async changePassword(personId: string, current: string, password: string): Promise<StartedSession> {
    const account = await this.reassured(personId, current);
    await refuseWeakPassword(password, account);
    const hashed = await this.hashing.hash(password);
    const { session, started } = this.newSession(personId, 'password');
    await this.tools.acts.run('changePassword', { password: hashed, session });
    return started;
  }

  /**
   * Sets a new password with a link. Nobody is signed in by it, as a link is no second factor.
   * @throws Problem `access.link-not-valid`, and as `refuseWeakPassword`
   */
  async resetPassword(token: string, password: string): Promise<void> {
    const tokenHash = hashOfLink('reset', token);
    const now = this.tools.reads.now();
    const account = await accountOfReset(this.tools.reads, tokenHash);
    if (!account) throw new Problem('access.link-not-valid');
    await refuseWeakPassword(password, account);
    const hashed = await this.hashing.hash(password);
    await this.tools.acts.run('resetPassword', { tokenHash, password: hashed, now });
  }

  /** A secret for an authenticator. Nothing is kept of it until a code shows that it arrived. */
  async offerSecondFactor(personId: string, password: string): Promise<{ secret: string; uri: string }> {
    const account = await this.reassured(personId, password);
    const secret = newTotpSecret();
    return { secret: totpText(secret), uri: totpUri(secret, account.email) };
  }

  /** @throws Problem `access.password-not-right`, `access.second-factor-there`, `access.second-factor-not-right` */
  async addSecondFactor(
    personId: string,
    {
      password,
      secret: text,
      code,
    }: { readonly password: string; readonly secret: string; readonly code: string },
  ): Promise<StartedSession> {
    const account = await this.reassured(personId, password);
    if (account.totpSecret !== null) throw new Problem('access.second-factor-there');
    const secret = secretOfText(text);
    const step = secret && stepOfCode(secret, code, { now: this.tools.reads.now(), lastStep: null });
    if (!secret || !step) throw new Problem('access.second-factor-not-right', { found: code });
    const sealed = sealedTotpSecret((await this.secret()).keyFor('totp'), secret, personId);
    const { session, started } = this.newSession(personId, 'password', { secondFactor: true });
    await this.tools.acts.run('addSecondFactor', { secret: sealed, step, session });
    return started;
  }

  /** @throws Problem `access.password-not-right`, `access.second-factor-not-right` */
  async removeSecondFactor(personId: string, password: string, code: string): Promise<StartedSession> {
    const account = await this.reassured(personId, password);
    if (!(await this.usesSecondFactor(account, code))) {
      throw new Problem('access.second-factor-not-right', { found: code });
    }
    const { session, started } = this.newSession(personId, 'password');
    await this.tools.acts.run('removeSecondFactor', { session });
    return started;
  }

  /** Asks for the password again: whoever finds a browser open can't change how its owner signs in. */
  private async reassured(personId: string, password: string): Promise<Account> {
    const account = await accountById(this.tools.reads, personId);
    const isRight = await this.hashing.verify(account?.password ?? null, password);
    if (!account || !isRight) throw new Problem('access.password-not-right');
    return account;
  }

  private async withPassword(email: string, password: string): Promise<Account> {
    const account = await accountByEmail(this.tools.reads, addressOrNobodys(email));
    const isRight = await this.hashing.verify(account?.password ?? null, password);
    if (!account || !isRight) throw await this.refused('password', account);
    return account;
  }

  private async assertSecondFactor(account: Account, code: string | null): Promise<void> {
    if (account.totpSecret === null) return;
    if (code === null) throw new Problem('access.second-factor-needed');
    if (!(await this.usesSecondFactor(account, code))) throw await this.refused('second-factor', account);
  }

  private async usesSecondFactor({ id, totpSecret }: Account, code: string): Promise<boolean> {
    if (totpSecret === null) return false;
    const secret = openedTotpSecret((await this.secret()).keyFor('totp'), totpSecret, id);
    const lastStep = await lastStepOf(this.tools.reads, id);
    const step = stepOfCode(secret, code, { now: this.tools.reads.now(), lastStep });
    return step !== null && (await this.tools.acts.run('useSecondFactor', { personId: id, step }));
  }

  private async refused(by: 'password' | 'second-factor', account: Account | undefined): Promise<Problem> {
    const problem = new Problem('access.sign-in-refused');
    await this.tools.acts.run('noteFailedSignIn', {
      actor: NOBODY,
      about: { by, problem: problem.code, ...(account ? { person: account.id } : {}) },
      at: this.tools.reads.now(),
    });
    return problem;
  }

  /** A password that was hashed at a lower cost, while it is at hand. */
  private async rehash({ id, password: from }: Account, password: string): Promise<void> {
    if (from === null || !this.hashing.needsRehash(from)) return;
    const to = await this.hashing.hash(password);
    await this.tools.acts.run('rehashPassword', { personId: id, from, to });
  }

  private async start(
    personId: string,
    method: SignInMethod,
    more: Pick<NewSession, 'provider' | 'secondFactor'> = {},
  ): Promise<StartedSession> {
    const { session, started } = this.newSession(personId, method, more);
    await this.tools.acts.run('startSession', session);
    return started;
  }

  /** A token that nobody has seen: whoever fixed one in a browser beforehand has fixed nothing. */
  private newSession(
    personId: string,
    method: SignInMethod,
    more: Pick<NewSession, 'provider' | 'secondFactor'> = {},
  ): { session: NewSession; started: StartedSession } {
    const now = this.tools.reads.now();
    const token = newToken('session');
    const expiresAt = plusMs(now, SESSION_MS);
    const idleUntil = plusMs(now, SESSION_IDLE_MS);
    const session = { tokenHash: hashOf(token), personId, method, now, idleUntil, expiresAt, ...more };
    return { session, started: { personId, token, expiresAt } };
  }
}

/** What can't be a link of its kind is answered as one that was used. */
function hashOfLink(kind: TokenKind, token: string): Buffer {
  if (!isTokenText(kind, token)) throw new Problem('access.link-not-valid');
  return hashOf(token);
}

/** Nobody has what is no address, and is told so in the same words and time as whoever has none here. */
function addressOrNobodys(text: string): string {
  try {
    return emailAddress(text);
  } catch {
    return '';
  }
}

function nameOfPerson(text: string): string {
  const name = freeText(text, 'name', NAME_LIMIT).trim();
  if (name === '' || name.includes('\n')) {
    throw new Problem('kernel.text-malformed', { field: 'name', found: text, max: NAME_LIMIT });
  }
  return name;
}
