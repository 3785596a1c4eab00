import type { LedgerStore, WriteTransaction } from '../../event-store/store.js';
import { WHOLE_SERVICE } from '../domain/standing.js';
import { changeAccess } from '../remembered-principals.js';
import { sessionIdOf } from '../secrets/tokens.js';
import { appendToTrail } from '../trail/append-to-trail.js';
import { rowOf } from './row.js';

/** How somebody came in. */
export type SignInMethod = 'password' | 'provider' | 'invitation' | 'reset';

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly method: SignInMethod;
  /** The provider's name in the configuration, where one vouched. */
  readonly provider?: string;
  readonly secondFactor?: boolean;
  readonly now: string;
  readonly idleUntil: string;
  readonly expiresAt: string;
}

/** Sessions begin, are kept alive, and end. A session that ended has no row: its token is worth nothing from then on. */
export const sessionActs = {
  startSession: (store: LedgerStore, session: NewSession): Promise<void> =>
    store.write(async (transaction) => {
      await insertSession(transaction, session);
      const { personId, method, provider, secondFactor, now } = session;
      await appendToTrail(transaction, [
        {
          coalitionId: WHOLE_SERVICE,
          actor: personId,
          act: 'signed-in',
          about: { by: method, provider, secondFactor },
          at: now,
        },
      ]);
    }),

  /** Puts off the end by idleness. Nothing is put off beyond its absolute end, and nothing that has ended comes back. */
  keepSession: (
    store: LedgerStore,
    { tokenHash, now, idleUntil }: { tokenHash: Buffer; now: string; idleUntil: string },
  ): Promise<void> =>
    store.write((transaction) =>
      transaction.run(
        'UPDATE sessions SET seen_at = ?, idle_until = ? WHERE token_hash = ? AND idle_until > ? AND expires_at > ?',
        [now, idleUntil, tokenHash, now, now],
      ),
    ),

  endSession: (store: LedgerStore, { tokenHash, now }: { tokenHash: Buffer; now: string }): Promise<void> =>
    changeAccess(store, async (transaction) => {
      await endOne(transaction, tokenHash, now);
    }),

  /** Ends one of a person's own sessions, by what it is called for them: false where it is none of theirs, or no more. */
  endOneSession: (
    store: LedgerStore,
    { personId, id, now }: { personId: string; id: string; now: string },
  ): Promise<boolean> =>
    changeAccess(store, async (transaction) => {
      const own = await transaction.query('SELECT token_hash FROM sessions WHERE person_id = ?', [personId]);
      const found = own
        .map(({ token_hash }) => token_hash as Buffer)
        .find((tokenHash) => sessionIdOf(tokenHash) === id);
      return found !== undefined && (await endOne(transaction, found, now));
    }),

  endAllSessions: (
    store: LedgerStore,
    { personId, by, now }: { personId: string; by: string; now: string },
  ): Promise<void> =>
    changeAccess(store, async (transaction) => {
      const sessions = await endSessionsOf(transaction, personId);
      await appendToTrail(transaction, [
        {
          coalitionId: WHOLE_SERVICE,
          actor: by,
          act: 'signed-out-everywhere',
          about: { person: personId, ...(sessions > 0 ? { sessions } : {}) },
          at: now,
        },
      ]);
    }),

  /** Forgets what has ended by itself. */
  forgetSessions: (store: LedgerStore, { now }: { now: string }): Promise<void> =>
    store.write((transaction) =>
      transaction.run('DELETE FROM sessions WHERE expires_at <= ? OR idle_until <= ?', [now, now]),
    ),
} as const;

export async function insertSession(transaction: WriteTransaction, session: NewSession): Promise<void> {
  const { tokenHash, personId, method, now, idleUntil, expiresAt } = session;
  await transaction.run(
    'INSERT INTO sessions (token_hash, person_id, method, started_at, seen_at, idle_until, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [tokenHash, personId, method, now, now, idleUntil, expiresAt],
  );
}

/** Ends a session, and tells the trail where there was one. */
async function endOne(transaction: WriteTransaction, tokenHash: Buffer, now: string): Promise<boolean> {
  const ended = await rowOf(transaction, 'DELETE FROM sessions WHERE token_hash = ? RETURNING person_id', [
    tokenHash,
  ]);
  if (!ended) return false;
  await appendToTrail(transaction, [
    {
      coalitionId: WHOLE_SERVICE,
      actor: ended['person_id'] as string,
      act: 'signed-out',
      about: {},
      at: now,
    },
  ]);
  return true;
}

/** Ends all sessions of a person; says how many there were. */
export async function endSessionsOf(transaction: WriteTransaction, personId: string): Promise<number> {
  return (await transaction.query('DELETE FROM sessions WHERE person_id = ? RETURNING person_id', [personId]))
    .length;
}
