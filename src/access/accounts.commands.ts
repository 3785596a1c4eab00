import { Injectable } from '@nestjs/common';
import { newEventId } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import type { AccessTools } from './access-tools.js';
import type { GrantIn } from './acts/row.js';
import { emailAddress } from './domain/email-address.js';
import { nameOfPerson } from './domain/person-name.js';
import { NOBODY } from './domain/trail-acts.js';
import { newSession, startSession, type StartedSession } from './new-session.js';
import {
  accountByEmail,
  accountById,
  accountOfReset,
  offeredBy,
  rolesOf,
  type Account,
} from './people.queries.js';
import { Proofs, type ProofParts } from './proofs.js';
import { refuseWeakPassword } from './secrets/password-rules.js';
import { hashOfLink } from './secrets/link-tokens.js';
import { openedTicket, ticketFor } from './sign-in/second-step.js';
import { tellingWords, type Place } from './telling-words.queries.js';
import {
  newTotpSecret,
  sealedTotpSecret,
  secretOfText,
  stepOfCode,
  totpText,
  totpUri,
} from './secrets/totp.js';

export type { StartedSession } from './new-session.js';

export interface PasswordSignIn {
  readonly email: string;
  readonly password: string;
  /** What the second factor shows now; null where none was sent. */
  readonly code: string | null;
}

/**
 * How people get in, and what they change about that. Whoever fails is told the same whatever was wrong, in the same time; what was
 * wrong stands in the trail. Tries are counted whether or not somebody is there to be guessed at.
 */
@Injectable()
export class Accounts {
  private readonly proofs: Proofs;
  private readonly tools: AccessTools;

  constructor(private readonly parts: ProofParts) {
    this.proofs = new Proofs(parts);
    this.tools = parts.tools;
  }

  /**
   * @param from the address that the request comes from
   * @throws Problem `access.sign-in-refused`, `access.second-factor-needed`, `access.passwords-busy`, `request.too-many`
   */
  async signIn({ email, password, code }: PasswordSignIn, from: string): Promise<StartedSession> {
    const account = await this.withPassword(email, password, from);
    await this.assertSecondFactor(account, code);
    await this.rehash(account, password);
    return this.letIn(account);
  }

  /**
   * The same in two steps, for pages that ask for the code once the password was right: a session, or a ticket for `finishSignIn`
   * where there is a second factor.
   * @param from the address that the request comes from
   * @throws Problem `access.sign-in-refused`, `access.passwords-busy`, `request.too-many`
   */
  async beginSignIn(
    email: string,
    password: string,
    from: string,
  ): Promise<{ readonly started: StartedSession } | { readonly ticket: string }> {
    const account = await this.withPassword(email, password, from);
    await this.rehash(account, password);
    if (account.totpSecret === null) return { started: await this.letIn(account) };
    // Hashing anew may have changed what the ticket goes by.
    const { id: personId, password: hashed } = (await accountById(this.tools.reads, account.id)) ?? account;
    const key = (await this.parts.secret()).keyFor('second-step');
    return { ticket: ticketFor(key, { personId, password: hashed! }, this.tools.reads.now()) };
  }

  /**
   * @throws Problem `access.sign-in-refused`, `request.too-many`; `access.link-not-valid` where the ticket is too old, and the password
   *   is needed again
   */
  async finishSignIn(ticket: string, code: string): Promise<StartedSession> {
    const { reads } = this.tools;
    const opened = openedTicket((await this.parts.secret()).keyFor('second-step'), ticket, reads.now());
    const account = opened && (await accountById(reads, opened.personId));
    if (!opened || !account || !opened.isFor(account.password)) throw new Problem('access.link-not-valid');
    await this.assertSecondFactor(account, code);
    return this.letIn(account);
  }

  /**
   * Takes up an invitation as somebody new, who chooses a password.
   * @param from the address that the request comes from
   * @throws Problem `access.link-not-valid`, `access.email-taken`, `access.email-malformed`, `access.password-…`, `request.too-many`
   */
  async joinWithPassword(
    token: string,
    { email, name, password }: { readonly email: string; readonly name: string; readonly password: string },
    from: string,
  ): Promise<StartedSession> {
    await this.parts.attempts.countFrom('link', from);
    const tokenHash = hashOfLink('invitation', token);
    // What can't be taken up anyway takes none of the work of a password.
    const offered = await offeredBy(this.tools.reads, tokenHash);
    if (!offered) throw new Problem('access.link-not-valid');
    const person = { email: emailAddress(email), name: nameOfPerson(name) };
    await this.refuseWeak(password, person, [offered]);
    const hashed = await this.parts.hashing.hash(password);
    const personId = newEventId();
    const accepting = { ...person, personId, isNew: true as const, password: hashed, identity: null };
    await this.tools.acts.run('acceptInvitation', { tokenHash, accepting, now: this.tools.reads.now() });
    return startSession(this.tools, personId, 'invitation');
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
    const account = await this.proofs.reassured(personId, current);
    await this.refuseWeak(password, account, await rolesOf(this.tools.reads, account.id));
    const hashed = await this.parts.hashing.hash(password);
    const { session, started } = newSession(this.tools.reads.now(), personId, 'password');
    await this.tools.acts.run('changePassword', { password: hashed, session });
    return started;
  }

  /**
   * Sets a new password with a link. Nobody is signed in by it, as a link is no second factor.
   * @param from the address that the request comes from
   * @throws Problem `access.link-not-valid`, `request.too-many`, and as `refuseWeakPassword`
   */
  async resetPassword(token: string, password: string, from: string): Promise<void> {
    await this.parts.attempts.countFrom('link', from);
    const tokenHash = hashOfLink('reset', token);
    const now = this.tools.reads.now();
    const account = await accountOfReset(this.tools.reads, tokenHash);
    if (!account) throw new Problem('access.link-not-valid');
    await this.refuseWeak(password, account, await rolesOf(this.tools.reads, account.id));
    const hashed = await this.parts.hashing.hash(password);
    await this.tools.acts.run('resetPassword', { tokenHash, password: hashed, now });
  }

  /** A secret for an authenticator. Nothing is kept of it until a code shows that it arrived. */
  async offerSecondFactor(personId: string, password: string): Promise<{ secret: string; uri: string }> {
    const account = await this.proofs.reassured(personId, password);
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
    const account = await this.proofs.reassured(personId, password);
    if (account.totpSecret !== null) throw new Problem('access.second-factor-there');
    const secret = secretOfText(text);
    const step = secret && stepOfCode(secret, code, { now: this.tools.reads.now(), lastStep: null });
    if (!secret || !step) throw new Problem('access.second-factor-not-right', { found: code });
    const sealed = sealedTotpSecret((await this.parts.secret()).keyFor('totp'), secret, personId);
    const { session, started } = newSession(this.tools.reads.now(), personId, 'password', {
      secondFactor: true,
    });
    await this.tools.acts.run('addSecondFactor', { secret: sealed, step, session });
    return started;
  }

  /** @throws Problem `access.password-not-right`, `access.second-factor-not-right` */
  async removeSecondFactor(personId: string, password: string, code: string): Promise<StartedSession> {
    const account = await this.proofs.reassured(personId, password);
    if (!(await this.proofs.isCode(account, code))) {
      throw new Problem('access.second-factor-not-right', { found: code });
    }
    const { session, started } = newSession(this.tools.reads.now(), personId, 'password');
    await this.tools.acts.run('removeSecondFactor', { session });
    return started;
  }

  private async refuseWeak(
    password: string,
    person: { readonly email: string; readonly name: string },
    places: readonly Place[],
  ): Promise<void> {
    const words = await tellingWords(this.tools.reads, places);
    await refuseWeakPassword(password, { ...person, words });
  }

  private async withPassword(email: string, password: string, from: string): Promise<Account> {
    await this.parts.attempts.countFrom('signInByAddress', from);
    const address = addressOrNobodys(email);
    const account = await accountByEmail(this.tools.reads, address);
    const isRight = await this.proofs.isPassword(address, account, password);
    if (!account || !isRight) throw await this.refused('password', account);
    return account;
  }

  /** Whoever showed all that was asked for: earlier slips no longer count. */
  private async letIn(account: Account): Promise<StartedSession> {
    await this.proofs.forgive(account);
    return startSession(this.tools, account.id, 'password', { secondFactor: account.totpSecret !== null });
  }

  private async assertSecondFactor(account: Account, code: string | null): Promise<void> {
    if (account.totpSecret === null) return;
    if (code === null) throw new Problem('access.second-factor-needed');
    if (!(await this.proofs.isCode(account, code))) throw await this.refused('second-factor', account);
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
    if (from === null || !this.parts.hashing.needsRehash(from)) return;
    const to = await this.parts.hashing.hash(password);
    await this.tools.acts.run('rehashPassword', { personId: id, from, to });
  }
}

/** Nobody has what is no address, and is told so in the same words and time as whoever has none here. */
function addressOrNobodys(text: string): string {
  try {
    return emailAddress(text);
  } catch {
    // It is looked for like any other.
    return text;
  }
}
