import type { Directory } from '../../coalition/domain/directory.js';
import { policyFor, type Policy } from '../../coalition/domain/policy.js';
import { Amount } from '../../kernel/amount.js';
import { splitParts, type AssetState } from './asset.js';
import {
  byAuthor,
  pairCredits,
  pairKey,
  partsOf,
  sentCredits,
  vested,
  type CreditPart,
  type CreditSources,
  type Exclusion,
  type PairCredit,
  type Use,
} from './credits.js';
import type { Depth } from './events.js';
import { isSameHouse, parentGroupOn } from './facts.js';
import type { Source } from './lineage.js';

/** A member's uses of an asset in a quarter, as they were counted. */
export interface CountedUse {
  readonly userId: string;
  readonly assetId: string;
  readonly consulted: number;
  readonly adapted: number;
  readonly embedded: number;
  readonly outcomes: Amount;
}

/** What a pair counted in an earlier quarter. */
export interface EarlierPair {
  readonly authorId: string;
  readonly userId: string;
  readonly counted: Amount;
}

/** Everything that a quarter's credits follow from. */
export interface QuarterOfUses {
  readonly quarter: string;
  readonly directory: Directory;
  /** Of the quarter, as its members recorded them. */
  readonly uses: readonly CountedUse[];
  /** The quarters in which a member used an asset, whatever quarter this is. */
  readonly usedIn: (userId: string, assetId: string) => readonly string[];
  /** Every asset that a use goes back to. */
  readonly asset: (assetId: string) => AssetState | undefined;
  /** Pairs of the earlier quarters of the window. */
  readonly earlierPairs: Iterable<EarlierPair>;
  /** Another policy than the quarter's own, to see what it would yield. */
  readonly policy?: Policy;
}

/** A quarter's credits, with all that they were computed from. */
export interface QuarterCredits {
  readonly quarter: string;
  readonly policy: Policy;
  /** Authors and lineage of every asset that the uses go back to, as they held in the quarter. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Every part of a use's credit that an author has. */
  readonly partsOf: (authorId: string) => readonly CreditPart[];
  readonly pairs: readonly PairCredit[];
  /** What each author has, exact. */
  readonly accrued: ReadonlyMap<string, Amount>;
  /** What of it vests when the quarter closes, to the hundredth. */
  readonly vested: ReadonlyMap<string, Amount>;
}

/**
 * The credits of a quarter (domain.md §7). Members are taken as they are on its last day: what was merged by then counts with
 * its survivor, and parent groups are those of that day.
 */
export function creditsOfQuarter(input: QuarterOfUses): QuarterCredits {
  const { quarter, directory } = input;
  const { to: lastDay } = directory.coalition.fiscalCalendar.quarter(quarter);
  const policy = input.policy ?? policyFor(directory, quarter);
  const accountOf = remembered((memberId) => directory.survivorOf(memberId, lastDay));
  const from: CreditSources = {
    uses: usesByAccount(input, accountOf),
    sources: sourcesOf(input, quarter),
    rules: policy.knowledge,
    accountOf,
    exclusionOf: exclusionsOn(directory, lastDay),
  };
  const earlier = new Map<string, Amount>();
  for (const { authorId, userId, counted } of input.earlierPairs) {
    const key = pairKey(accountOf(authorId), accountOf(userId));
    earlier.set(key, (earlier.get(key) ?? Amount.zero).plus(counted));
  }
  const before = (authorId: string, userId: string): Amount =>
    earlier.size === 0 ? Amount.zero : (earlier.get(pairKey(authorId, userId)) ?? Amount.zero);
  const pairs = pairCredits(sentCredits(from), policy.knowledge, before);
  const accrued = byAuthor(pairs);
  return {
    ...{ quarter, policy, sources: from.sources, pairs, accrued },
    partsOf: (authorId) => partsOf(authorId, from),
    vested: vested(accrued, policy.knowledge.quarterCap),
  };
}

/** The quarters before this one that the window of its policy holds, oldest first. */
export function windowBefore(
  directory: Directory,
  quarter: string,
  policy = policyFor(directory, quarter),
): string[] {
  const quarters: string[] = [];
  let earlier = quarter;
  for (let i = 1; i < policy.knowledge.windowQuarters; i += 1) {
    earlier = directory.coalition.fiscalCalendar.previous(earlier);
    quarters.unshift(earlier);
  }
  return quarters;
}

/** The members whose history is one with a member's at the end of a quarter: itself, and those that merged with it by then. */
export function mergedWithIn(directory: Directory, quarter: string): (memberId: string) => readonly string[] {
  const { to: lastDay } = directory.coalition.fiscalCalendar.quarter(quarter);
  const merged = new Map<string, string[]>();
  for (const id of directory.members.keys()) {
    const survivor = directory.survivorOf(id, lastDay);
    merged.set(survivor, [...(merged.get(survivor) ?? []), id]);
  }
  return (memberId) => merged.get(directory.survivorOf(memberId, lastDay)) ?? [memberId];
}

/** Uses of members that were merged count as one. */
function usesByAccount(
  { uses, usedIn, quarter, directory }: QuarterOfUses,
  accountOf: (id: string) => string,
): Use[] {
  const mergedWith = mergedWithIn(directory, quarter);
  const useOf = (counted: CountedUse): Use => ({
    userId: counted.userId,
    assetId: counted.assetId,
    deepest: deepestOf(counted),
    outcomes: counted.outcomes,
    earlierQuarters: countOfAll(
      mergedWith(counted.userId).map((memberId) =>
        usedIn(memberId, counted.assetId).filter((used) => used < quarter),
      ),
    ),
  });
  const counting = uses.filter(({ consulted, adapted, embedded }) => consulted + adapted + embedded > 0);
  // Mostly nobody merged, and no two of them are of the same member and asset.
  if (counting.every(({ userId }) => accountOf(userId) === userId)) return counting.map(useOf);
  const merged = new Map<string, CountedUse>();
  for (const use of counting) {
    const userId = accountOf(use.userId);
    const key = pairKey(userId, use.assetId);
    const known = merged.get(key);
    merged.set(key, known ? together(known, use) : { ...use, userId });
  }
  return [...merged.values()].map(useOf);
}

/** How many different ones there are in several lists, each without repeats. Mostly there is one list. */
function countOfAll(lists: readonly (readonly string[])[]): number {
  return lists.length === 1 ? lists[0]!.length : new Set(lists.flat()).size;
}

function together(one: CountedUse, other: CountedUse): CountedUse {
  return {
    ...one,
    consulted: one.consulted + other.consulted,
    adapted: one.adapted + other.adapted,
    embedded: one.embedded + other.embedded,
    outcomes: one.outcomes.plus(other.outcomes),
  };
}

function deepestOf({ adapted, embedded }: CountedUse): Depth {
  return embedded > 0 ? 'embedded' : adapted > 0 ? 'adapted' : 'consulted';
}

/** Authors and lineage of each asset, as they hold in a quarter: lineage counts from the quarter in which it was stated on. */
function sourcesOf({ asset, directory, uses }: QuarterOfUses, quarter: string): Map<string, Source> {
  const { to: lastDay } = directory.coalition.fiscalCalendar.quarter(quarter);
  const sources = new Map<string, Source>();
  const waiting = uses.map(({ assetId }) => assetId);
  for (let assetId = waiting.pop(); assetId !== undefined; assetId = waiting.pop()) {
    if (sources.has(assetId)) continue;
    const { authors, parents, derivedOn } = asset(assetId)!;
    const holds = parents !== null && derivedOn !== null && derivedOn <= lastDay;
    sources.set(assetId, { authors: splitParts(authors), parents: holds ? splitParts(parents) : [] });
    if (holds) for (const { id } of parents) waiting.push(id);
  }
  return sources;
}

/** Why an author earns nothing from a user on a day. */
function exclusionsOn(
  directory: Directory,
  on: string,
): (authorId: string, userId: string) => Exclusion | null {
  const groupOf = remembered((memberId) => parentGroupOn(directory, memberId, on));
  return (authorId, userId) => {
    if (authorId === userId) return 'own-use';
    const isSame = groupOf(authorId) && isSameHouse(directory, authorId, userId, on);
    return isSame ? 'same-parent-group' : null;
  };
}

/** The same answers, each found once. */
export function remembered<Found>(find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = find(text)));
    return found;
  };
}
