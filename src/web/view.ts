import { policy, type Need } from '../access/domain/policy.js';
import type { Role, Standing } from '../access/domain/standing.js';
import type { CoalitionOverview } from '../coalition/coalition.queries.js';
import type { Reader } from './reader.js';
import type { SiteWords } from './words/en/index.js';

/** For whom somebody can look and act in a coalition. */
export interface ForWhom {
  /** `backbone` or `member:ID`. */
  readonly party: string;
  /** As whom, in words. */
  readonly label: string;
  readonly isCurrent: boolean;
}

/** Who looks at a page, in what language, and where they are. */
export interface View {
  readonly reader: Reader;
  readonly words: SiteWords;
  /** Who has signed in; null where nobody has. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly isOperator: boolean;
  /** The coalition that the page is about, with what whoever looks may do in it. */
  readonly coalition: (CoalitionOverview & { may(need: Need): boolean }) | null;
  /** For whom whoever looks can do so in this coalition, where it is for several; else empty. */
  readonly forWhom: readonly ForWhom[];
  /** The path of the page, for the same in another language; null where it is the answer to a form. */
  readonly here: string | null;
  /** What was done a moment ago, in words. */
  readonly said: string | null;
}

/** Whether a page may show somebody the way to something. Whoever goes there all the same is asked again. */
export function mayIn({ roles }: Standing): (need: Need) => boolean {
  return (need) => {
    const { may } = policy[need];
    return typeof may !== 'string' && roles.some((role) => (may as readonly Role[]).includes(role));
  };
}

/** The view of a page that is about a coalition. */
export type Here = View & { readonly coalition: NonNullable<View['coalition']> };

export function inCoalition(view: View): Here {
  if (!view.coalition) throw new Error('the address of this page names no coalition');
  return { ...view, coalition: view.coalition };
}
