/**
 * A text as it is searched: capital letters without accents, one space between words. Both engines compare such texts byte by
 * byte, so that they find the same: neither has to know letters, of which SQLite knows only the 26 without accents.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Stands before a sign that `LIKE` would take for any text or any letter. */
export const LIKE_ESCAPE = '!';

/** Patterns for `LIKE` on folded texts, each of which must fit: one for each word, wherever in a word it stands. */
export function patternsOf(search: string): string[] {
  return folded(search)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[!%_]/g, `${LIKE_ESCAPE}$&`)}%`);
}
