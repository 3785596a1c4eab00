import type { LedgerStore, WriteTransaction } from '../../event-store/store.js';
import { Problem } from '../../kernel/problem.js';
import type { TrailEntry } from '../domain/trail-acts.js';
import { changeAccess } from '../remembered-principals.js';
import { appendToTrail } from '../trail/append-to-trail.js';
import { addGrant, roleInTrail, rowOf, type Done, type GrantIn } from './row.js';

export interface RoleOf extends Done {
  readonly holderId: string;
  readonly grant: GrantIn;
}

/** What people and keys may do, given and taken. Both hold from the next request on. */
export const roleActs = {
  /** @throws Problem `access.person-unknown` */
  grantRole: (store: LedgerStore, { holderId, grant, by, now }: RoleOf): Promise<boolean> =>
    changeAccess(store, async (transaction) => {
      await assertPerson(transaction, holderId);
      const isNew = await addGrant(transaction, holderId, grant, { by, now });
      if (isNew) await appendToTrail(transaction, [told('role-granted', { holderId, grant, by, now })]);
      return isNew;
    }),

  /**
   * Takes a role from somebody who has it, and says whether it was there.
   * @throws Problem `access.last-coordinator` where nobody would be left to give roles
   */
  withdrawRole: (store: LedgerStore, { holderId, grant, by, now }: RoleOf): Promise<boolean> =>
    changeAccess(store, async (transaction) => {
      const { coalitionId, role, memberId } = grant;
      if (role === 'coordinator') await assertAnother(transaction, coalitionId, holderId);
      const taken = await rowOf(
        transaction,
        'DELETE FROM grants WHERE coalition_id = ? AND holder_id = ? AND role = ? AND member_id = ? RETURNING role',
        [coalitionId, holderId, role, memberId ?? ''],
      );
      if (!taken) return false;
      await appendToTrail(transaction, [told('role-withdrawn', { holderId, grant, by, now })]);
      return true;
    }),

  /**
   * Makes the operator who founded a coalition its first coordinator, who lets others in. Where it has a coordinator already it
   * changes nothing, so that founding the same again lets nobody into a coalition that others run.
   */
  appointFounder: (
    store: LedgerStore,
    { coalitionId, founderId, now }: { coalitionId: string; founderId: string; now: string },
  ): Promise<boolean> =>
    changeAccess(store, async (transaction) => {
      const others = await rowOf(
        transaction,
        "SELECT holder_id FROM grants WHERE coalition_id = ? AND role = 'coordinator' LIMIT 1",
        [coalitionId],
      );
      if (others) return false;
      const grant: GrantIn = { coalitionId, role: 'coordinator', memberId: null };
      await addGrant(transaction, founderId, grant, { by: founderId, now });
      await appendToTrail(transaction, [
        told('role-granted', { holderId: founderId, grant, by: founderId, now }),
      ]);
      return true;
    }),
} as const;

function told(act: 'role-granted' | 'role-withdrawn', { holderId, grant, by, now }: RoleOf): TrailEntry {
  const about = { holder: holderId, ...roleInTrail(grant) };
  return { coalitionId: grant.coalitionId, actor: by, act, about, at: now };
}

async function assertPerson(transaction: WriteTransaction, personId: string): Promise<void> {
  const person = await rowOf(transaction, 'SELECT id FROM people WHERE id = ? AND erased_at IS NULL', [
    personId,
  ]);
  if (!person) throw new Problem('access.person-unknown', { person: personId });
}

/** A key does not count: it ends one day, and makes no decisions. */
async function assertAnother(
  transaction: WriteTransaction,
  coalitionId: string,
  holderId: string,
): Promise<void> {
  const another = await rowOf(
    transaction,
    "SELECT g.holder_id FROM grants g JOIN people p ON p.id = g.holder_id WHERE g.coalition_id = ? AND g.role = 'coordinator' AND g.holder_id <> ? LIMIT 1",
    [coalitionId, holderId],
  );
  if (!another) throw new Problem('access.last-coordinator');
}
