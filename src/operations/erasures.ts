import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../kernel/problem.js';

/** Who was erased, by id, and when: RFC 3339 in UTC. */
export type Erasures = ReadonlyMap<string, string>;

const FORMAT = 'evenhand-erasures';
/** Its name beside backups, where `restore` looks for it. */
const FILE_NAME = 'evenhand-erasures.json';

/** Where the list of erasures lies that belongs to a backup. */
export function erasuresBeside(backupFile: string): string {
  return join(dirname(backupFile), FILE_NAME);
}

/** A list of erasures as the text of its file. It holds ids and nothing else of anybody. */
export function erasuresText(erasures: Erasures): string {
  const list = [...erasures].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify({ format: FORMAT, version: 1, erasures: list.map(([person, erasedAt]) => ({ person, erasedAt })) }, null, 2)}\n`;
}

/**
 * Reads a list of erasures; null where there is no such file.
 * @throws Problem `access.erasures-malformed`
 */
export async function readErasures(file: string): Promise<Erasures | null> {
  const malformed = (reason: string): Problem =>
    new Problem('access.erasures-malformed', { file: basename(file), reason });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  let found: { format?: unknown; version?: unknown; erasures?: unknown };
  try {
    found = JSON.parse(text) as typeof found;
  } catch (error) {
    throw malformed((error as Error).message);
  }
  if (found.format !== FORMAT || found.version !== 1 || !Array.isArray(found.erasures))
    throw malformed('format, version 1 and erasures are needed');
  const erasures = (found.erasures as Partial<Record<'person' | 'erasedAt', unknown>>[]).map(
    ({ person, erasedAt }) => {
      if (typeof person !== 'string' || typeof erasedAt !== 'string')
        throw malformed('each erasure needs person and erasedAt');
      return [person, erasedAt] as const;
    },
  );
  return new Map(erasures);
}

/** All that two lists tell; what one of them alone tells is true as well. */
export function joined(...lists: readonly Erasures[]): Erasures {
  return new Map(lists.flatMap((list) => [...list]));
}
