import type { LedgerStore, WriteTransaction } from '../../event-store/store.js';
import { Problem } from '../../kernel/problem.js';
import { WHOLE_SERVICE } from '../domain/standing.js';
import { NOBODY, type TrailEntry } from '../domain/trail-acts.js';
import { changeAccess } from '../remembered-principals.js';
import { appendToTrail } from '../trail/append-to-trail.js';
import { rowOf, type Done } from './row.js';
import { endSessionsOf, insertSession, type NewSession } from './session-acts.js';

/** What somebody changes about the ways in which they sign in. Each change ends their other sessions, which may be somebody else's. */
export const accountActs = {
  /** A new password for who knows the old one. All sessions end but the one that begins with it. */
  changePassword: (
    store: LedgerStore,
    { password, session }: { password: string; session: NewSession },
  ): Promise<void> =>
    changeAccess(store, async (transaction) => {
      const { personId, now } = session;
      await transaction.run('UPDATE people SET password = ? WHERE id = ? AND erased_at IS NULL', [
        password,
        personId,
      ]);
      await transaction.run('DELETE FROM password_resets WHERE person_id = ?', [personId]);
      await endSessionsOf(transaction, personId);
      await insertSession(transaction, session);
      await appendToTrail(transaction, [ownChange('password-changed', personId, now)]);
    }),

  /** The same password under a newer hash. */
  rehashPassword: (
    store: LedgerStore,
    { personId, from, to }: { personId: string; from: string; to: string },
  ): Promise<void> =>
    store.write((transaction) =>
      transaction.run('UPDATE people SET password = ? WHERE id = ? AND password = ?', [to, personId, from]),
    ),

  /** A link with which a forgotten password is replaced. The one before it holds no longer. */
  askPasswordReset: (
    store: LedgerStore,
    {
      tokenHash,
      personId,
      by,
      now,
      expiresAt,
    }: Done & { tokenHash: Buffer; personId: string; expiresAt: string },
  ): Promise<void> =>
    store.write(async (transaction) => {
      await transaction.run('DELETE FROM password_resets WHERE person_id = ?', [personId]);
      await transaction.run(
        'INSERT INTO password_resets (token_hash, person_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
        [tokenHash, personId, now, expiresAt],
      );
      await appendToTrail(transaction, [
        {
          coalitionId: WHOLE_SERVICE,
          actor: by,
          act: 'password-reset-asked',
          about: { person: personId },
          at: now,
        },
      ]);
    }),

  /**
   * Replaces a forgotten password, with a link that holds once. All sessions end. A second factor stays: a link alone does not
   * get past it.
   * @throws Problem `access.link-not-valid`
   */
  resetPassword: (
    store: LedgerStore,
    { tokenHash, password, now }: { tokenHash: Buffer; password: string; now: string },
  ): Promise<string> =>
    changeAccess(store, async (transaction) => {
      const used = await rowOf(
        transaction,
        'DELETE FROM password_resets WHERE token_hash = ? AND expires_at > ? RETURNING person_id',
        [tokenHash, now],
      );
      if (!used) throw new Problem('access.link-not-valid');
      const personId = used['person_id'] as string;
      await transaction.run('UPDATE people SET password = ? WHERE id = ? AND erased_at IS NULL', [
        password,
        personId,
      ]);
      await endSessionsOf(transaction, personId);
      await appendToTrail(transaction, [ownChange('password-reset', personId, now)]);
      return personId;
    }),

  /** Adds a second factor, once a first code from it has shown that it works. Other sessions end. */
  addSecondFactor: (
    store: LedgerStore,
    { secret, step, session }: { secret: string; step: number; session: NewSession },
  ): Promise<void> =>
    changeAccess(store, async (transaction) => {
      const { personId, now } = session;
      await transaction.run(
        'UPDATE people SET totp_secret = ?, totp_last_step = ? WHERE id = ? AND erased_at IS NULL',
        [secret, step, personId],
      );
      await renewSessions(transaction, session);
      await appendToTrail(transaction, [ownChange('second-factor-added', personId, now)]);
    }),

  removeSecondFactor: (store: LedgerStore, { session }: { session: NewSession }): Promise<void> =>
    changeAccess(store, async (transaction) => {
      const { personId, now } = session;
      await transaction.run('UPDATE people SET totp_secret = NULL, totp_last_step = NULL WHERE id = ?', [
        personId,
      ]);
      await renewSessions(transaction, session);
      await appendToTrail(transaction, [ownChange('second-factor-removed', personId, now)]);
    }),

  /** Uses up the code of a step of time: false where it, or a later one, was used before. */
  useSecondFactor: (
    store: LedgerStore,
    { personId, step }: { personId: string; step: number },
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      const used = await rowOf(
        transaction,
        'UPDATE people SET totp_last_step = ? WHERE id = ? AND totp_secret IS NOT NULL AND (totp_last_step IS NULL OR totp_last_step < ?) RETURNING id',
        [step, personId, step],
      );
      return used !== undefined;
    }),

  /**
   * Takes the second factor off somebody who lost it; their sessions end, as they may be in other hands with it. Says whether
   * there was one.
   * @throws Problem `access.person-unknown`
   */
  takeSecondFactor: (
    store: LedgerStore,
    { personId, by, now }: Done & { personId: string },
  ): Promise<boolean> =>
    changeAccess(store, async (transaction) => {
      const person = await rowOf(
        transaction,
        'SELECT totp_secret FROM people WHERE id = ? AND erased_at IS NULL',
        [personId],
      );
      if (!person) throw new Problem('access.person-unknown', { person: personId });
      if (person['totp_secret'] === null) return false;
      await transaction.run('UPDATE people SET totp_secret = NULL, totp_last_step = NULL WHERE id = ?', [
        personId,
      ]);
      await endSessionsOf(transaction, personId);
      await appendToTrail(transaction, [
        {
          coalitionId: WHOLE_SERVICE,
          actor: by,
          act: 'second-factor-removed',
          about: { person: personId },
          at: now,
        },
      ]);
      return true;
    }),

  /** Tells the trail that somebody asked for a new password under an address that nobody has here. */
  noteResetAsked: (store: LedgerStore, { now }: { now: string }): Promise<void> =>
    store.write((transaction) =>
      appendToTrail(transaction, [
        { coalitionId: WHOLE_SERVICE, actor: NOBODY, act: 'password-reset-asked', about: {}, at: now },
      ]),
    ),

  /** Tells the trail that something was tried too often. */
  noteLimitHit: (store: LedgerStore, { limit, now }: { limit: string; now: string }): Promise<void> =>
    store.write((transaction) =>
      appendToTrail(transaction, [
        { coalitionId: WHOLE_SERVICE, actor: NOBODY, act: 'limit-hit', about: { limit }, at: now },
      ]),
    ),

  /** Tells the trail of somebody who did not get in. */
  noteFailedSignIn: (
    store: LedgerStore,
    entry: Pick<Extract<TrailEntry, { act: 'sign-in-failed' }>, 'about' | 'actor' | 'at'>,
  ): Promise<void> =>
    store.write((transaction) =>
      appendToTrail(transaction, [{ coalitionId: WHOLE_SERVICE, act: 'sign-in-failed', ...entry }]),
    ),
} as const;

async function renewSessions(transaction: WriteTransaction, session: NewSession): Promise<void> {
  await endSessionsOf(transaction, session.personId);
  await insertSession(transaction, session);
}

function ownChange(
  act: 'password-changed' | 'password-reset' | 'second-factor-added' | 'second-factor-removed',
  personId: string,
  at: string,
): TrailEntry {
  return { coalitionId: WHOLE_SERVICE, actor: personId, act, about: { person: personId }, at };
}
