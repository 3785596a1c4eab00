import type { Grant } from '../../../access/domain/standing.js';
import type { SiteWords } from '../../words/en/index.js';

/** A role as people read it: `coordinator`, `representative of The clinic`. */
export function roleWords(words: SiteWords, role: Grant['role'], member: string | null): string {
  return role === 'representative' && member !== null ? words.representativeOf(member) : words.roles[role];
}

/** The first letter as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Whether a text is one of the roles that there are words for. */
export function isRoleName({ roles }: SiteWords, text: string): text is keyof SiteWords['roles'] {
  return Object.hasOwn(roles, text);
}
