import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { Problem } from '../kernel/problem.js';
import { builtInMappings } from './mappings/built-in.js';

/** What questions about mappings need of a ledger. */
export type MappingReads = Pick<Ledger<Directory>, 'read' | 'directories'>;

export interface MappingOutline {
  readonly name: string;
  readonly about: string | null;
  /** Whether the program brought it, and nobody changed it here. */
  readonly builtIn: boolean;
  /** Null of one that is built in. */
  readonly revision: number | null;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
}

export interface MappingView extends MappingOutline {
  readonly mapping: JsonObject;
}

/** Every mapping that a coalition can import by, by name: its own, and those that come with the program. */
export async function mappingsIn(reads: MappingReads, coalitionId: string): Promise<MappingView[]> {
  const own = await reads.read(async (snapshot) => {
    await reads.directories.view(snapshot, coalitionId);
    const rows = await snapshot.query(
      'SELECT name, mapping, revision, changed_by, changed_at FROM import_mappings WHERE coalition_id = ? ORDER BY name',
      [coalitionId],
    );
    return rows.map((row): MappingView => {
      const mapping = JSON.parse(row['mapping'] as string) as JsonObject;
      return {
        name: row['name'] as string,
        about: (mapping['about'] as string | undefined) ?? null,
        builtIn: false,
        revision: Number(row['revision']),
        changedBy: row['changed_by'] as string,
        changedAt: row['changed_at'] as string,
        mapping,
      };
    });
  });
  const builtIn = [...builtInMappings].filter(([name]) => own.every((one) => one.name !== name));
  const views = builtIn.map(([name, mapping]): MappingView => {
    const nobody = { revision: null, changedBy: null, changedAt: null };
    return { name, about: mapping['about'] as string, builtIn: true, ...nobody, mapping };
  });
  return [...own, ...views].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** @throws Problem `interchange.mapping-unknown`, `ledger.coalition-unknown` */
export async function mappingNamed(
  reads: MappingReads,
  coalitionId: string,
  name: string,
): Promise<MappingView> {
  const all = await mappingsIn(reads, coalitionId);
  const found = all.find((mapping) => mapping.name === name);
  if (found) return found;
  throw new Problem('interchange.mapping-unknown', {
    found: name,
    expected: all.map((one) => one.name).join(', '),
  });
}
