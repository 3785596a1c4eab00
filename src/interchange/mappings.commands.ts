import { actsBy, actsOn } from '../event-store/acts.js';
import type { LedgerStore } from '../event-store/store.js';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.js';
import { Problem } from '../kernel/problem.js';
import { mappingActs, type MappingsPort, type SavedMapping } from './mappings/mapping-acts.js';
import { MAPPING_LIMIT_CHARACTERS, parseMapping } from './mappings/mapping.js';

export { parseMapping, type Mapping } from './mappings/mapping.js';

/** How the terminal changes mappings: on the ledgers that it has open. */
export function mappingsOn(store: LedgerStore): MappingsPort {
  return actsBy<typeof mappingActs>('interchange', actsOn(store, { interchange: mappingActs }));
}

/**
 * Keeps a mapping under its name.
 * @param revision the one that was read, null for a new one; whatever is there is replaced where nothing is said
 * @throws Problem `interchange.mapping-malformed`, `interchange.mapping-changed`, `interchange.too-many-mappings`
 */
export async function saveMapping(
  mappings: MappingsPort,
  saving: {
    readonly coalitionId: string;
    readonly mapping: JsonValue;
    readonly revision?: number | null;
    readonly by: string;
    readonly now: string;
  },
): Promise<SavedMapping> {
  const { coalitionId, by, now, revision } = saving;
  const { name } = parseMapping(saving.mapping);
  const mapping = canonicalJson(saving.mapping);
  if (mapping.length > MAPPING_LIMIT_CHARACTERS) {
    const [found, expected] = [
      `${String(mapping.length)} characters`,
      `at most ${String(MAPPING_LIMIT_CHARACTERS)}`,
    ];
    throw new Problem('interchange.mapping-malformed', { field: 'all of it', found, expected });
  }
  return mappings.run('save', { coalitionId, name, mapping, revision, by, now });
}

/** Whether there was one. */
export function removeMapping(mappings: MappingsPort, coalitionId: string, name: string): Promise<boolean> {
  return mappings.run('remove', { coalitionId, name });
}
