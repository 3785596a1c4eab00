import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { knownMember, type Directory } from './directory.js';
import type { Party } from './party.js';

export type { Party } from './party.js';

/**
 * What a party can be to the thing it acts on. `party`: on either side of an entry; `beneficiary`: the side that got
 * something; `recorder`: who recorded it; `disputer`: who disputes it; `other-side`: whoever does not dispute it;
 * `pledger`: who promised; `author`: of an asset; `outsider`: outside the organisations of its authors and their parent
 * groups; `user`: who used it; `offerer`: who offers something for credits; `redeemer`: who redeems them;
 * `participant`: the member whose voice it is; `named`: a member that an achievement is to name.
 */
export type Standpoint =
  | 'party'
  | 'beneficiary'
  | 'recorder'
  | 'disputer'
  | 'other-side'
  | 'pledger'
  | 'author'
  | 'outsider'
  | 'user'
  | 'offerer'
  | 'redeemer'
  | 'participant'
  | 'named';

/**
 * Who may do what (domain.md §4): the one place that says so. The backbone, which is neutral and holds the pools, may do
 * everything in this list; a member may do what it has a standpoint for. Roles of people come on top of it.
 */
export const permissions = {
  'record as accepted': [],
  'record as proposed': ['party'],
  accept: ['beneficiary'],
  value: [],
  dispute: ['party'],
  'answer a dispute': ['other-side'],
  'uphold in a dispute': ['disputer'],
  'adjust in a dispute': [],
  'withdraw in a dispute': ['recorder'],
  'reverse what was accepted': [],
  'reverse what was proposed': ['recorder'],
  'attach evidence': ['party'],
  'make a pledge': ['pledger'],
  'amend a pledge': ['pledger'],
  'settle a pledge': [],
  'settle a departure': [],
  'state a baseline': [],
  'share knowledge': ['author'],
  'derive or revise knowledge': ['author'],
  'record an application': ['user', 'author'],
  'record an application as confirmed by another': [],
  'confirm or contest an application': ['outsider'],
  'confirm a contested application': ['disputer'],
  'withdraw an application that does not count': ['recorder'],
  'withdraw a confirmed application': [],
  'list or withdraw an offer': ['offerer'],
  'reserve credits': ['redeemer'],
  'redeem credits': ['offerer'],
  'release credits': ['redeemer', 'offerer'],
  'release what lapsed': [],
  'adopt a policy': [],
  'close a quarter': [],
  'reopen a quarter': [],
  'hold a review': [],
  'speak in a review': ['participant'],
  'list or withdraw a supply': ['offerer'],
  'record an achievement': ['named'],
  'amend an achievement': ['recorder'],
  'consent or decline': ['participant'],
  'publish recognition': [],
  'retract an unpublished achievement': ['recorder'],
  'retract recognition': [],
  'import files': [],
  'undo an import': [],
} as const satisfies Record<string, readonly Standpoint[]>;

export type Act = keyof typeof permissions;

/** Reads `backbone` or `member:ID`. Nothing said means the backbone, as it is who works with a ledger by itself. */
export function parseParty(text: string | null, directory: Directory): Party {
  if (text === null || text === 'backbone') return 'backbone';
  if (!text.startsWith('member:')) throw new Problem('coalition.party-malformed', { found: text });
  return `member:${knownMember(directory, identifier(text.slice('member:'.length), 'acting_for')).id}`;
}

/**
 * Whether two parties are the same today: a member that others merged into speaks for them.
 * @param today a date in the coalition's zone
 */
export function isSameParty(one: Party, other: Party, directory: Directory, today: string): boolean {
  // The backbone merges with nobody, and most is recorded by it.
  if (one === 'backbone' || other === 'backbone') return one === other;
  return speakerOf(one, directory, today) === speakerOf(other, directory, today);
}

/** The id of the member that speaks for one today. */
function speakerOf(member: Party, directory: Directory, today: string): string {
  return directory.survivorOf(member.slice('member:'.length), today);
}

/** Whether a party may do something to what it is to it. */
export function may(act: Act, party: Party, standpoints: ReadonlySet<Standpoint>): boolean {
  const allowed: readonly Standpoint[] = permissions[act];
  return party === 'backbone' || allowed.some((standpoint) => standpoints.has(standpoint));
}

/** @throws Problem `coalition.act-not-permitted`, which says who may */
export function assertMay(act: Act, party: Party, standpoints: ReadonlySet<Standpoint>): void {
  if (may(act, party, standpoints)) return;
  const allowed: readonly Standpoint[] = permissions[act];
  const expected = ['the backbone', ...allowed.map((standpoint) => STANDPOINTS_IN_WORDS[standpoint])].join(
    ', or ',
  );
  throw new Problem('coalition.act-not-permitted', { act, party, expected });
}

/** What each standpoint is, in words. */
export const STANDPOINTS_IN_WORDS: Readonly<Record<Standpoint, string>> = {
  party: 'a member on either side of the entry',
  beneficiary: 'the member that benefits and did not propose it',
  recorder: 'the member that recorded it',
  disputer: 'the member that disputes or contests it',
  'other-side': 'a member on the other side of the dispute',
  pledger: 'the member that pledges',
  author: 'an author of the asset',
  outsider: 'a member outside the organisations of its authors and their parent groups',
  user: 'the member that used it',
  offerer: 'the member that offers it',
  redeemer: 'the member that redeems',
  participant: 'the member whose voice it is',
  named: 'a member that the achievement names',
};
