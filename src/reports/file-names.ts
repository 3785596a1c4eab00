import { createHash } from 'node:crypto';

const PLAIN = /^[a-z0-9][a-z0-9_-]{0,79}$/;
const LONGEST = 60;
const HASH_LETTERS = 10;

/**
 * An id as a part of a file's name. Ids are any text up to 200 characters: one that could be taken for a path, for a header or for another
 * id where case does not count is written in plain letters, with the beginning of its SHA-256.
 */
export function nameInFiles(id: string): string {
  if (PLAIN.test(id)) return id;
  const plain = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, HASH_LETTERS);
  return plain === '' ? hash : `${plain}-${hash}`;
}
