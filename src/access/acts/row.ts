import type { WriteTransaction } from '../../event-store/store.js';
import type { SqlValue } from '../../event-store/table.js';
import type { Grant } from '../domain/standing.js';

/** What acts of access are told of who does them: a person's id or a key's, or a word of the trail for nobody of these; and when. */
export interface Done {
  readonly by: string;
  /** RFC 3339 in UTC. */
  readonly now: string;
}

/** A role in a coalition, or in the whole service; the member is none where it is null. */
export interface GrantIn extends Grant {
  readonly coalitionId: string;
}

/** An invitation that can be taken up, by an instant that comes as the last parameter. */
export const IS_OPEN = 'accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > ?';

/** A role as it stands in a row; the member '' is none. */
export function grantOf(row: Record<string, SqlValue>): Grant {
  const memberId = row['member_id'] as string;
  return { role: row['role'] as Grant['role'], memberId: memberId === '' ? null : memberId };
}

/** Adds a role; the same again adds nothing. Says whether it is new. */
export async function addGrant(
  transaction: WriteTransaction,
  holderId: string,
  { coalitionId, role, memberId }: GrantIn,
  { by, now }: Done,
): Promise<boolean> {
  const added = await transaction.query(
    'INSERT INTO grants (coalition_id, holder_id, role, member_id, granted_at, granted_by) VALUES (?, ?, ?, ?, ?, ?) ' +
      'ON CONFLICT DO NOTHING RETURNING role',
    [coalitionId, holderId, role, memberId ?? '', now, by],
  );
  return added.length > 0;
}

/** What the trail tells of a role. */
export function roleInTrail({ role, memberId }: Grant): { role: Grant['role']; member?: string } {
  return memberId === null ? { role } : { role, member: memberId };
}

/** The one row that a statement gives, if it gives any. */
export async function rowOf(
  transaction: WriteTransaction,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<Record<string, SqlValue> | undefined> {
  const [row] = await transaction.query(sql, parameters);
  return row;
}
