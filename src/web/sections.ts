import type { Need } from '../access/domain/policy.js';
import type { SiteWords } from './words/en/index.js';

/** A part of a coalition’s site. */
export interface Section {
  /** Below the coalition’s own address; empty for its first page. */
  readonly path: string;
  readonly word: keyof SiteWords['nav'];
  readonly need: Need;
  /** The letter that leads there after `g`. */
  readonly key: string;
  /** Forms that belong to it and stand elsewhere. */
  readonly forms?: readonly string[];
}

/** The parts of a coalition’s site in the order of its navigation. Each is shown to those who may see it. */
export const SECTIONS: readonly Section[] = [
  { path: '', word: 'overview', need: 'read what is published', key: 'o' },
  { path: '/needs-you', word: 'needsYou', need: 'look as a member', key: 'y' },
  { path: '/members', word: 'members', need: 'look as a member', key: 'm' },
  { path: '/ledger', word: 'ledger', need: 'look as a member', key: 'l', forms: ['/record'] },
  { path: '/pledges', word: 'pledges', need: 'look as a member', key: 'p', forms: ['/new/pledge'] },
  {
    path: '/knowledge',
    word: 'knowledge',
    need: 'look as a member',
    key: 'k',
    forms: ['/new/asset', '/new/offer', '/new/achievement'],
  },
  { path: '/review', word: 'review', need: 'look as a member', key: 'v' },
  { path: '/reports', word: 'reports', need: 'read what is published', key: 'r' },
  { path: '/policies', word: 'policies', need: 'look as a member', key: 's' },
  { path: '/import', word: 'import', need: 'administer', key: 'i' },
  { path: '/people', word: 'access', need: 'see who has access', key: 'a', forms: ['/hooks'] },
  { path: '/verify', word: 'verify', need: 'read the log', key: 'c' },
];

/** The section that a page stands in: that of its own address, the one above it, or the one whose form it is. */
export function isCurrent(
  coalitionPath: string,
  { path, forms = [] }: Section,
  here: string | null,
): boolean {
  if (here === null) return false;
  const below = (root: string): boolean => here === root || here.startsWith(`${root}/`);
  if (path === '') return here === coalitionPath;
  return [path, ...forms].some((one) => below(`${coalitionPath}${one}`));
}
