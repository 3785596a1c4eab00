/** How many letters may differ before a name is no longer taken for a slip of another. */
const SLIPS_LIMIT = 2;

/** The known name that somebody may have meant; `undefined` where none is near. */
export function closest(found: string, known: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
  let nearest: string | undefined;
  let least = SLIPS_LIMIT + 1;
  for (const name of known) {
    const slips = distance(plain(found), plain(name), least);
    // Of a short name, two letters are most of it.
    if (slips < least && slips * 3 <= name.length) [nearest, least] = [name, slips];
  }
  return nearest;
}

/** Letters to be added, left out or replaced to get from one word to another (Levenshtein); at most `limit`. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return Math.min(row[other.length]!, limit);
}
