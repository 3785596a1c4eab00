import type { LedgerStore, WriteTransaction } from '../event-store/store.js';
import { Problem } from '../kernel/problem.js';
import { WHOLE_SERVICE, type Grant } from './domain/standing.js';
import type { TrailEntry } from './domain/trail-acts.js';
import { changeAccess } from './remembered-principals.js';
import { appendToTrail } from './trail/append-to-trail.js';

export interface ErasureAsked {
  readonly personId: string;
  /** Who erases: a person's id, or `TERMINAL`. */
  readonly by: string;
  /** RFC 3339 in UTC. */
  readonly now: string;
}

export interface Erasure {
  readonly personId: string;
  readonly erasedAt: string;
  /** Roles that the person had. */
  readonly roles: number;
  /** Whether the database's files hold nothing of it any more. Where not, readers kept it from that: erase once more. */
  readonly wiped: boolean;
}

/** The tables that hold, or have held, what is known of a person. */
const PERSONAL_TABLES = ['people', 'identities', 'invitations', 'password_resets', 'sessions', 'grants'];

/**
 * Erases a person: e-mail address, name, password, second factor, identities elsewhere, sessions, resets and invitations are
 * gone, roles are withdrawn, and the id stays in events and trails. Erasing once more only wipes the files again.
 * @throws Problem `access.person-unknown`
 */
export async function erasePerson(store: LedgerStore, asked: ErasureAsked): Promise<Erasure> {
  const erased = await changeAccess(store, (transaction) => eraseIn(transaction, asked));
  return { ...erased, wiped: await store.wipe(PERSONAL_TABLES) };
}

async function eraseIn(
  transaction: WriteTransaction,
  { personId, by, now }: ErasureAsked,
): Promise<Omit<Erasure, 'wiped'>> {
  // Changes nothing, and locks the row: nobody gives the person another address meanwhile.
  const [person] = await transaction.query(
    'UPDATE people SET id = id WHERE id = ? RETURNING email, erased_at',
    [personId],
  );
  if (!person) throw new Problem('access.person-unknown', { person: personId });
  const before = person['erased_at'] as string | null;
  if (before !== null) return { personId, erasedAt: before, roles: 0 };
  const grants = await transaction.query(
    'DELETE FROM grants WHERE holder_id = ? RETURNING coalition_id, role, member_id',
    [personId],
  );
  for (const table of ['identities', 'sessions', 'password_resets']) {
    await transaction.run(`DELETE FROM ${table} WHERE person_id = ?`, [personId]);
  }
  const withdrawn = await forgetInvitations(transaction, personId, person['email'] as string | null, now);
  await transaction.run(
    'UPDATE people SET email = NULL, name = NULL, password = NULL, totp_secret = NULL, totp_last_step = NULL, erased_at = ? WHERE id = ?',
    [now, personId],
  );
  const told = (coalitionId: string) => ({ coalitionId, actor: by, at: now });
  const coalitions = new Set([WHOLE_SERVICE, ...grants.map((grant) => grant['coalition_id'] as string)]);
  await appendToTrail(transaction, [
    ...withdrawn.map(({ id, coalitionId }): TrailEntry => ({
      ...told(coalitionId),
      act: 'invitation-withdrawn',
      about: { invitation: id },
    })),
    ...grants.map((grant): TrailEntry => ({
      ...told(grant['coalition_id'] as string),
      act: 'role-withdrawn',
      about: {
        holder: personId,
        role: grant['role'] as Grant['role'],
        member: (grant['member_id'] as string) || undefined,
      },
    })),
    ...[...coalitions].map((coalitionId): TrailEntry => ({
      ...told(coalitionId),
      act: 'person-erased',
      about: { person: personId },
    })),
  ]);
  return { personId, erasedAt: now, roles: grants.length };
}

/** Takes the address out of every invitation that was the person's, and withdraws those that nobody has accepted yet. */
async function forgetInvitations(
  transaction: WriteTransaction,
  personId: string,
  email: string | null,
  now: string,
): Promise<{ id: string; coalitionId: string }[]> {
  const open = await transaction.query(
    'UPDATE invitations SET withdrawn_at = ? WHERE lower(email) = lower(?) AND accepted_at IS NULL AND withdrawn_at IS NULL ' +
      'RETURNING id, coalition_id',
    [now, email],
  );
  await transaction.run(
    'UPDATE invitations SET email = NULL WHERE accepted_by = ? OR lower(email) = lower(?)',
    [personId, email],
  );
  return open.map((row) => ({ id: row['id'] as string, coalitionId: row['coalition_id'] as string }));
}
