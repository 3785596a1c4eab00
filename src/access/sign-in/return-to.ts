import { Problem } from '../../kernel/problem.js';

const LONGEST = 500;
/** Any: it only serves to see whether a path leaves it. */
const SITE = 'https://site.invalid';

/**
 * The path to which somebody returns after signing in, as it may stand in a Location header: one of this site, with its query
 * and fragment. `//other.example`, `/\other.example` and `/..//other.example` look like one and are none.
 * @throws Problem `access.return-elsewhere`
 */
export function pathOfThisSite(text: string): string {
  const isPlain = text.length <= LONGEST && text.startsWith('/') && !/[\\\p{Cc}]/u.test(text);
  if (isPlain && URL.canParse(text, SITE)) {
    const { origin, pathname, search, hash } = new URL(text, SITE);
    if (origin === SITE && !pathname.startsWith('//')) return pathname + search + hash;
  }
  throw new Problem('access.return-elsewhere', { found: text });
}
