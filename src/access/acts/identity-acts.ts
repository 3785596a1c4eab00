import type { LedgerStore } from '../../event-store/store.js';
import { Problem } from '../../kernel/problem.js';
import { WHOLE_SERVICE } from '../domain/standing.js';
import { appendToTrail } from '../trail/append-to-trail.js';
import { addIdentity } from './invitation-acts.js';
import { rowOf } from './row.js';

/** Which providers vouch for somebody. */
export const identityActs = {
  /** @throws Problem `access.identity-taken` */
  linkIdentity: (
    store: LedgerStore,
    {
      personId,
      identity,
      provider,
      now,
    }: { personId: string; identity: { issuer: string; subject: string }; provider: string; now: string },
  ): Promise<void> =>
    store.write(async (transaction) => {
      await addIdentity(transaction, personId, identity, now);
      await appendToTrail(transaction, [
        {
          coalitionId: WHOLE_SERVICE,
          actor: personId,
          act: 'provider-linked',
          about: { person: personId, provider },
          at: now,
        },
      ]);
    }),

  /**
   * Takes a provider off an account; says whether it was there.
   * @throws Problem `access.last-way-in` where the person could not sign in any more
   */
  unlinkIdentity: (
    store: LedgerStore,
    { personId, issuer, provider, now }: { personId: string; issuer: string; provider: string; now: string },
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      // Changes nothing, and locks the row: of two that are taken off at once, the second sees the first gone.
      const person = await rowOf(transaction, 'UPDATE people SET id = id WHERE id = ? RETURNING password', [
        personId,
      ]);
      const taken = await transaction.query(
        'DELETE FROM identities WHERE person_id = ? AND issuer = ? RETURNING issuer',
        [personId, issuer],
      );
      if (taken.length === 0) return false;
      const other = await rowOf(transaction, 'SELECT issuer FROM identities WHERE person_id = ? LIMIT 1', [
        personId,
      ]);
      if ((person?.['password'] ?? null) === null && !other) throw new Problem('access.last-way-in');
      await appendToTrail(transaction, [
        {
          coalitionId: WHOLE_SERVICE,
          actor: personId,
          act: 'provider-unlinked',
          about: { person: personId, provider },
          at: now,
        },
      ]);
      return true;
    }),
} as const;
