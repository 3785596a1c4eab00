import type { ActsPort } from '../../event-store/acts.js';
import type { LedgerStore } from '../../event-store/store.js';
import { Problem } from '../../kernel/problem.js';

/** Mappings that one coalition can have saved. */
export const MAPPINGS_LIMIT = 100;

export interface MappingSaving {
  readonly coalitionId: string;
  readonly name: string;
  /** Canonical JSON. */
  readonly mapping: string;
  /** The revision that was read; null where it is to be new; undefined where whatever is there is to be replaced. */
  readonly revision: number | null | undefined;
  readonly by: string;
  readonly now: string;
}

export interface SavedMapping {
  readonly name: string;
  /** Counts from 1. */
  readonly revision: number;
  readonly changed: boolean;
}

/** All that changes mappings. */
export const mappingActs = {
  /** @throws Problem `interchange.mapping-changed`, `interchange.too-many-mappings` */
  save: (store: LedgerStore, saving: MappingSaving): Promise<SavedMapping> =>
    store.write(async (transaction) => {
      const { coalitionId, name, mapping, by, now } = saving;
      await transaction.within(coalitionId);
      // Locks the coalition's head on PostgreSQL, so that of two who save at once one sees what the other did.
      const lock = store.engine === 'postgres' ? ' FOR UPDATE' : '';
      await transaction.query(`SELECT position FROM ledger_heads WHERE coalition_id = ?${lock}`, [
        coalitionId,
      ]);
      const [known] = await transaction.query(
        'SELECT mapping, revision FROM import_mappings WHERE coalition_id = ? AND name = ?',
        [coalitionId, name],
      );
      const revision = known ? Number(known['revision']) : null;
      if (known?.['mapping'] === mapping) return { name, revision: revision!, changed: false };
      if (saving.revision !== undefined && saving.revision !== revision)
        throw new Problem('interchange.mapping-changed', {
          name,
          found: saving.revision ?? 'none',
          expected: revision ?? 'none',
        });
      if (!known) await assertRoom(transaction, coalitionId);
      await transaction.run(
        known
          ? 'UPDATE import_mappings SET mapping = ?, revision = revision + 1, changed_by = ?, changed_at = ? WHERE coalition_id = ? AND name = ?'
          : 'INSERT INTO import_mappings (mapping, revision, changed_by, changed_at, coalition_id, name) VALUES (?, 1, ?, ?, ?, ?)',
        [mapping, by, now, coalitionId, name],
      );
      return { name, revision: (revision ?? 0) + 1, changed: true };
    }),

  /** False where there was none. */
  remove: (
    store: LedgerStore,
    { coalitionId, name }: { readonly coalitionId: string; readonly name: string },
  ): Promise<boolean> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      const [known] = await transaction.query(
        'SELECT revision FROM import_mappings WHERE coalition_id = ? AND name = ?',
        [coalitionId, name],
      );
      if (!known) return false;
      await transaction.run('DELETE FROM import_mappings WHERE coalition_id = ? AND name = ?', [
        coalitionId,
        name,
      ]);
      return true;
    }),
} as const;

async function assertRoom(
  transaction: Parameters<Parameters<LedgerStore['write']>[0]>[0],
  coalitionId: string,
): Promise<void> {
  const [row] = await transaction.query(
    'SELECT COUNT(*) AS mappings FROM import_mappings WHERE coalition_id = ?',
    [coalitionId],
  );
  if (Number(row!['mappings']) >= MAPPINGS_LIMIT)
    throw new Problem('interchange.too-many-mappings', { max: MAPPINGS_LIMIT });
}

export type MappingActs = typeof mappingActs;

/** Where mappings are changed. */
export type MappingsPort = ActsPort<MappingActs>;

/** What doors change mappings with. */
export interface MappingTools {
  readonly mappings: MappingsPort;
  /** The time by which it is written down when somebody changed one. */
  readonly now: () => string;
}
