import type { LedgerStore, WriteTransaction } from '../../event-store/store.js';
import { Problem } from '../../kernel/problem.js';
import { WHOLE_SERVICE } from '../domain/standing.js';
import { changeAccess } from '../remembered-principals.js';
import { appendToTrail } from '../trail/append-to-trail.js';
import { addGrant, grantOf, IS_OPEN, roleInTrail, rowOf, type Done, type GrantIn } from './row.js';

/** Open invitations of one coalition: beyond that somebody sends them by a mistake. */
export const INVITATIONS_LIMIT = 500;

export interface NewInvitation extends Done {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly grant: GrantIn;
  /** To whom it goes, where that was said; it is forgotten once the invitation is used. */
  readonly email: string | null;
  readonly expiresAt: string;
}

/** Who takes up an invitation: somebody new, or somebody who has signed in. */
export type Accepting =
  | {
      readonly personId: string;
      readonly isNew: true;
      readonly email: string;
      readonly name: string;
      /** As hashed; null where another provider vouches. */
      readonly password: string | null;
      readonly identity: {
        readonly issuer: string;
        readonly subject: string;
        readonly provider: string;
      } | null;
    }
  | { readonly personId: string; readonly isNew: false };

/**
 * Roles are offered by links that hold for one use. The role goes to who holds the link, not to an address: nobody can
 * prepare an account under somebody else's e-mail and wait for others to give it roles.
 */
export const invitationActs = {
  /** @throws Problem `access.too-many-invitations` */
  invite: (store: LedgerStore, invitation: NewInvitation): Promise<void> =>
    store.write(async (transaction) => {
      const { id, tokenHash, grant, email, by, now, expiresAt } = invitation;
      const { coalitionId, role, memberId } = grant;
      const counted = await rowOf(
        transaction,
        `SELECT count(*) AS open FROM invitations WHERE coalition_id = ? AND ${IS_OPEN}`,
        [coalitionId, now],
      );
      if (Number(counted!['open']) >= INVITATIONS_LIMIT) {
        throw new Problem('access.too-many-invitations', { max: INVITATIONS_LIMIT });
      }
      await transaction.run(
        'INSERT INTO invitations (token_hash, id, coalition_id, role, member_id, email, invited_by, invited_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [tokenHash, id, coalitionId, role, memberId ?? '', email, by, now, expiresAt],
      );
      const about = { invitation: id, ...roleInTrail(grant) };
      await appendToTrail(transaction, [{ coalitionId, actor: by, act: 'person-invited', about, at: now }]);
    }),

  /** Says whether there was an open one. */
  withdrawInvitation: (
    store: LedgerStore,
    { id, coalitionId, by, now }: Done & { id: string; coalitionId: string },
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      const withdrawn = await rowOf(
        transaction,
        'UPDATE invitations SET withdrawn_at = ?, email = NULL WHERE id = ? AND coalition_id = ? AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING id',
        [now, id, coalitionId],
      );
      if (!withdrawn) return false;
      await appendToTrail(transaction, [
        { coalitionId, actor: by, act: 'invitation-withdrawn', about: { invitation: id }, at: now },
      ]);
      return true;
    }),

  /**
   * Takes up an invitation, once: the role is theirs who came with its link.
   * @throws Problem `access.link-not-valid`, `access.email-taken`
   */
  acceptInvitation: (
    store: LedgerStore,
    { tokenHash, accepting, now }: { tokenHash: Buffer; accepting: Accepting; now: string },
  ): Promise<GrantIn> => {
    const { personId } = accepting;
    const accept = async (transaction: WriteTransaction): Promise<GrantIn> => {
      const row = await rowOf(
        transaction,
        `UPDATE invitations SET accepted_by = ?, accepted_at = ?, email = NULL WHERE token_hash = ? AND ${IS_OPEN} RETURNING id, coalition_id, role, member_id, invited_by`,
        [personId, now, tokenHash, now],
      );
      if (!row) throw new Problem('access.link-not-valid');
      if (accepting.isNew) await addPerson(transaction, accepting, now);
      const grant: GrantIn = { coalitionId: row['coalition_id'] as string, ...grantOf(row) };
      await addGrant(transaction, personId, grant, { by: row['invited_by'] as string, now });
      const about = { invitation: row['id'] as string, person: personId, ...roleInTrail(grant) };
      await appendToTrail(transaction, [
        { coalitionId: grant.coalitionId, actor: personId, act: 'invitation-accepted', about, at: now },
      ]);
      return grant;
    };
    // Whoever is new has no session yet that could be remembered without the role.
    return accepting.isNew ? store.write(accept) : changeAccess(store, accept);
  },

  /**
   * The invitation of the very first operator, for the server's console, where there is no operator yet. Links that were
   * printed before hold no longer. False where somebody operates the service already.
   */
  inviteFirstOperator: (
    store: LedgerStore,
    { id, tokenHash, by, now, expiresAt }: Omit<NewInvitation, 'grant' | 'email'>,
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      const operator = await rowOf(
        transaction,
        "SELECT holder_id FROM grants WHERE coalition_id = ? AND role = 'operator' LIMIT 1",
        [WHOLE_SERVICE],
      );
      if (operator) return false;
      await transaction.run(
        "UPDATE invitations SET withdrawn_at = ? WHERE coalition_id = ? AND role = 'operator' AND accepted_at IS NULL AND withdrawn_at IS NULL",
        [now, WHOLE_SERVICE],
      );
      await transaction.run(
        "INSERT INTO invitations (token_hash, id, coalition_id, role, member_id, invited_by, invited_at, expires_at) VALUES (?, ?, ?, 'operator', '', ?, ?, ?)",
        [tokenHash, id, WHOLE_SERVICE, by, now, expiresAt],
      );
      const about = { invitation: id, role: 'operator' as const };
      await appendToTrail(transaction, [
        { coalitionId: WHOLE_SERVICE, actor: by, act: 'person-invited', about, at: now },
      ]);
      return true;
    }),
} as const;

async function addPerson(
  transaction: WriteTransaction,
  { personId, email, name, password, identity }: Accepting & { isNew: true },
  now: string,
): Promise<void> {
  const added = await rowOf(
    transaction,
    'INSERT INTO people (id, email, name, password, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING RETURNING id',
    [personId, email, name, password, now],
  );
  if (!added) throw new Problem('access.email-taken');
  if (identity) await addIdentity(transaction, personId, identity, now);
}

/** @throws Problem `access.identity-taken` */
export async function addIdentity(
  transaction: WriteTransaction,
  personId: string,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  now: string,
): Promise<void> {
  const linked = await rowOf(
    transaction,
    'INSERT INTO identities (issuer, subject, person_id, linked_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING person_id',
    [issuer, subject, personId, now],
  );
  if (!linked) throw new Problem('access.identity-taken');
}
