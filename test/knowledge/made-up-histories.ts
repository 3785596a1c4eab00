import fc from 'fast-check';
import {
  coalitionFounded,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  policyAdopted,
  type Told,
} from '../support/builders.js';
import type { Reckoned, ReckonedAsset, ReckonedUse } from './reckoning.js';

export const MEMBERS = ['alder', 'birch', 'cedar', 'dune'] as const;
/** Closed one after another; all of them are over by the day on which tests happen. */
export const QUARTERS = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'] as const;
/** Of these quarters, and of the one after them. */
export const FIRST_DAYS = ['2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01'] as const;
const DEPTHS = { 1: 'consulted', 2: 'adapted', 4: 'embedded' } as const;
const MOST_ASSETS = 5;
const MOST_USES = 30;

export interface MadeUpRedemption {
  readonly member: (typeof MEMBERS)[number];
  readonly cents: number;
  /** On whose first day it is reserved, and redeemed or released. */
  readonly quarter: number;
  readonly end: 'redeem' | 'release' | 'leave';
}

export interface MadeUpHistory extends Reckoned {
  readonly expiryQuarters: number;
  /** Uses by their number, in another order. */
  readonly order: readonly number[];
  /** Into how many applications each use is cut. */
  readonly pieces: readonly number[];
  readonly redemptions: readonly MadeUpRedemption[];
}

const member = fc.constantFrom(...MEMBERS);

/** One of some, or two by tenths. */
function weighted<T>(some: readonly T[]): fc.Arbitrary<[T, number][]> {
  const one = fc.constantFrom(...some).map((only): [T, number][] => [[only, 10]]);
  if (some.length < 2) return one;
  const two = fc
    .tuple(fc.shuffledSubarray([...some], { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 9 }))
    .map(([[first, second], tenths]): [T, number][] => [
      [first!, tenths],
      [second!, 10 - tenths],
    ]);
  return fc.oneof(one, two);
}

const asset = (older: number): fc.Arbitrary<ReckonedAsset> => {
  const parents =
    older === 0 ? fc.constant([]) : weighted(Array.from({ length: older }, (_, number) => number));
  return fc.record({ authors: weighted(MEMBERS), parents: fc.oneof(fc.constant([]), parents) });
};

const use: fc.Arbitrary<ReckonedUse> = fc.record({
  quarter: fc.nat(QUARTERS.length - 1),
  user: member,
  asset: fc.nat(MOST_ASSETS - 1),
  depth: fc.constantFrom(1 as const, 2 as const, 4 as const),
  outcome: fc.oneof(fc.constant(0), fc.nat(4_000), fc.nat(40_000)),
});

export const madeUpHistories: fc.Arbitrary<MadeUpHistory> = fc.record({
  assets: fc.tuple(...Array.from({ length: MOST_ASSETS }, (_, older) => asset(older))),
  uses: fc.array(use, { minLength: 1, maxLength: MOST_USES }),
  pairCap: fc.constantFrom(30, 100, 150),
  groups: fc
    .subarray([...MEMBERS], { maxLength: 3 })
    .map((grouped) => new Map(grouped.map((id) => [id, 'trees']))),
  expiryQuarters: fc.constantFrom(1, 2, 8),
  order: fc.shuffledSubarray(
    Array.from({ length: MOST_USES }, (_, i) => i),
    { minLength: MOST_USES },
  ),
  pieces: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: MOST_USES, maxLength: MOST_USES }),
  redemptions: fc.array(
    fc.record({
      member,
      cents: fc.integer({ min: 1, max: 3_000 }),
      quarter: fc.nat(QUARTERS.length),
      end: fc.constantFrom('redeem' as const, 'release' as const, 'leave' as const),
    }),
    { maxLength: 8 },
  ),
});

const told = (parts: readonly (readonly [string, number])[]): string =>
  parts.map(([id, tenths]) => (tenths === 10 ? id : `${id}:0.${String(tenths)}`)).join('|');

/** What there is before anybody used anything. */
export function library({ assets, groups, pairCap, expiryQuarters }: MadeUpHistory): Told[] {
  return [
    coalitionFounded(),
    policyAdopted({ pairCap: String(pairCap), expiryQuarters }, { from: FIRST_DAYS[0] }),
    ...MEMBERS.map((id) =>
      memberJoined(id, { joinedOn: FIRST_DAYS[0], parentGroup: groups.get(id) ?? null }),
    ),
    ...assets.map(({ authors, parents }, i) =>
      knowledgeShared(`a${String(i)}`, {
        sharedOn: FIRST_DAYS[0],
        authors: told(authors),
        derivesFrom:
          parents.length === 0 ? null : told(parents.map(([older, tenths]) => [`a${older}`, tenths])),
      }),
    ),
  ];
}

export function applied(id: string, { quarter, user, asset: used, depth, outcome }: ReckonedUse): Told {
  return knowledgeApplied(id, `a${String(used)}`, {
    memberId: user,
    appliedOn: FIRST_DAYS[quarter]!,
    depth: DEPTHS[depth],
    outcomeValue: outcome === 0 ? null : String(outcome),
  });
}

/** The same use as several applications of it, whose outcomes make up its own. */
export function cut(use: ReckonedUse, pieces: number): ReckonedUse[] {
  const part = Math.trunc(use.outcome / pieces);
  return Array.from({ length: pieces }, (_, i) => ({
    ...use,
    outcome: i === 0 ? use.outcome - part * (pieces - 1) : part,
  }));
}
