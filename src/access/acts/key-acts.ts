import type { LedgerStore } from '../../event-store/store.js';
import { Problem } from '../../kernel/problem.js';
import type { TrailEntry } from '../domain/trail-acts.js';
import { changeAccess } from '../remembered-principals.js';
import { appendToTrail } from '../trail/append-to-trail.js';
import { addGrant, roleInTrail, rowOf, type Done, type GrantIn } from './row.js';

/** Keys of one coalition that may be in force at once: more are made by a mistake, or to hide one among them. */
export const KEYS_LIMIT = 100;

export interface NewKey extends Done {
  readonly id: string;
  readonly tokenHash: Buffer;
  /** The coalition whose key it is; the whole service's has grants in several. */
  readonly coalitionId: string;
  readonly name: string;
  readonly writes: boolean;
  readonly grants: readonly GrantIn[];
  readonly expiresAt: string;
}

/** Keys for programs. Only the hash of its token is kept, so a key is shown once. */
export const keyActs = {
  /** @throws Problem `access.too-many-keys` */
  makeKey: (store: LedgerStore, key: NewKey): Promise<void> =>
    store.write(async (transaction) => {
      const { id, tokenHash, coalitionId, name, writes, grants, expiresAt, by, now } = key;
      const counted = await rowOf(
        transaction,
        'SELECT count(*) AS keys FROM api_keys WHERE coalition_id = ? AND revoked_at IS NULL AND expires_at > ?',
        [coalitionId, now],
      );
      if (Number(counted!['keys']) >= KEYS_LIMIT)
        throw new Problem('access.too-many-keys', { max: KEYS_LIMIT });
      await transaction.run(
        'INSERT INTO api_keys (id, token_hash, coalition_id, name, writes, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [id, tokenHash, coalitionId, name, writes ? 1 : 0, by, now, expiresAt],
      );
      const entries: TrailEntry[] = [];
      for (const grant of grants) {
        await addGrant(transaction, id, grant, { by, now });
        entries.push({
          coalitionId: grant.coalitionId,
          actor: by,
          act: 'key-made',
          about: { key: id, ...roleInTrail(grant), writes, expiresAt },
          at: now,
        });
      }
      await appendToTrail(transaction, entries);
    }),

  /** Ends a key for good; says whether it was one of this coalition's, and still in force. */
  revokeKey: (
    store: LedgerStore,
    { id, coalitionId, by, now }: Done & { id: string; coalitionId: string },
  ): Promise<boolean> =>
    changeAccess(store, async (transaction) => {
      const revoked = await rowOf(
        transaction,
        'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND coalition_id = ? AND revoked_at IS NULL RETURNING id',
        [now, id, coalitionId],
      );
      if (!revoked) return false;
      await transaction.run('DELETE FROM grants WHERE holder_id = ?', [id]);
      await appendToTrail(transaction, [
        { coalitionId, actor: by, act: 'key-revoked', about: { key: id }, at: now },
      ]);
      return true;
    }),

  /** Notes that a key was used. */
  useKey: (store: LedgerStore, { id, now }: { id: string; now: string }): Promise<void> =>
    store.write((transaction) => transaction.run('UPDATE api_keys SET used_at = ? WHERE id = ?', [now, id])),
} as const;
