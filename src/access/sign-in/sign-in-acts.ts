import type { LedgerStore } from '../../event-store/store.js';
import { rowOf } from '../acts/row.js';
import { plusMs } from '../lifetimes.js';
import { hashOf } from '../secrets/tokens.js';
import type { SignInTransaction } from './open-id.js';

/** People type a password and a code at their provider; what takes longer begins anew (ASVS 6.5.5 has the same for codes). */
export const SIGN_IN_MS = 10 * 60 * 1000;

export interface BegunSignIn extends SignInTransaction {
  /** The hash of an invitation's token, where the sign-in is to take one up. */
  readonly invitation: Buffer | null;
}

/** Sign-ins with a provider that are under way. They are told in no trail: what comes of them is. */
export const signInActs = {
  /** Keeps a sign-in until the browser is back. `binding` is the hash of a token that only this browser has. */
  beginSignIn: (
    store: LedgerStore,
    { signIn, binding, now }: { signIn: BegunSignIn; binding: Buffer; now: string },
  ): Promise<void> =>
    store.write(async (transaction) => {
      // Whoever began and never came back leaves nothing behind for longer than others take.
      await transaction.run('DELETE FROM sign_ins_elsewhere WHERE expires_at <= ?', [now]);
      const { provider, state, nonce, verifier, returnTo, invitation } = signIn;
      await transaction.run(
        'INSERT INTO sign_ins_elsewhere (state_hash, provider, nonce, verifier, binding, return_to, invitation, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [hashOf(state), provider, nonce, verifier, binding, returnTo, invitation, plusMs(now, SIGN_IN_MS)],
      );
    }),

  /**
   * Takes the sign-in of a state away, so that it serves once. Null where there is none, or where it was begun with another
   * provider or in another browser, whose sign-in stays as it is, or too long ago.
   */
  takeSignIn: (
    store: LedgerStore,
    { state, provider, binding, now }: { state: string; provider: string; binding: Buffer; now: string },
  ): Promise<BegunSignIn | null> =>
    store.write(async (transaction) => {
      const row = await rowOf(
        transaction,
        'DELETE FROM sign_ins_elsewhere WHERE state_hash = ? AND provider = ? AND binding = ? ' +
          'RETURNING nonce, verifier, return_to, invitation, expires_at',
        [hashOf(state), provider, binding],
      );
      if (!row || (row['expires_at'] as string) <= now) return null;
      return {
        provider,
        state,
        nonce: row['nonce'] as string,
        verifier: row['verifier'] as string,
        returnTo: row['return_to'] as string,
        invitation: row['invitation'] as Buffer | null,
      };
    }),
} as const;
