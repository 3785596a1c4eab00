import type { KnowledgeRulesIn } from '../../coalition/domain/policy.js';
import { Amount, amountPlaces, sumOf } from '../../kernel/amount.js';
import { split } from '../../kernel/split.js';
import type { Depth } from './events.js';
import { Lineage, type Source } from './lineage.js';

/** The arithmetic of knowledge credits (domain.md §7), exact to 18 places; docs/knowledge-equity.md works it by hand. */

export type Rules = KnowledgeRulesIn<Amount>;

/** What one member's confirmed uses of one asset in one quarter come to. */
export interface Use {
  readonly userId: string;
  readonly assetId: string;
  readonly deepest: Depth;
  /** In base currency. */
  readonly outcomes: Amount;
  /** Earlier quarters in which it used it, confirmed. */
  readonly earlierQuarters: number;
}

/** Why an author earns nothing from a use. */
export type Exclusion = 'own-use' | 'same-parent-group';

/** A part of the credit of one use: what one author has by one of the assets that it goes back to. */
export interface CreditPart {
  readonly use: Use;
  readonly authorId: string;
  /** The asset itself, or one that it derives from. */
  readonly assetId: string;
  readonly credits: Amount;
  /** Where it is not issued to anyone. */
  readonly excluded: Exclusion | null;
}

/** What a user's uses send to an author in a quarter. */
interface SentCredit {
  readonly authorId: string;
  readonly userId: string;
  readonly excluded: Exclusion | null;
  /** In units of 10^-18: most of a close is adding to these. */
  atto: bigint;
}

/** By author and user. */
export type SentCredits = ReadonlyMap<string, ReadonlyMap<string, SentCredit>>;

/** What a user's uses send to an author in a quarter, and what the author has of it. */
export interface PairCredit {
  readonly authorId: string;
  readonly userId: string;
  /** x: by the uses alone. */
  readonly raw: Amount;
  /** min(x, pairCap). */
  readonly counted: Amount;
  /** min(F of this pair, F of the opposite one): what they praised each other over the window. */
  readonly mutual: Amount;
  /** counted × M / (M + mutual). */
  readonly credits: Amount;
}

/** How many multiples of the base a use at a depth counts. */
export function depthFactor(rules: Rules, depth: Depth): Amount {
  const { depthConsulted: consulted, depthAdapted: adapted, depthEmbedded: embedded } = rules;
  return { consulted, adapted, embedded }[depth];
}

const SQUARE = 10n ** BigInt(2 * amountPlaces);

/** `base × depth / q`, where q is 1 + the earlier quarters of use; rounded once, half-even, to 18 places. */
export function depthCredit(use: Pick<Use, 'deepest' | 'earlierQuarters'>, rules: Rules): Amount {
  const numerator = rules.base.atto * depthFactor(rules, use.deepest).atto;
  return Amount.ofQuotient(numerator, BigInt(1 + use.earlierQuarters) * SQUARE, amountPlaces);
}

/** `outcomeRate × min(Σ outcomes, outcomeCap)` */
export function outcomeCredit(use: Pick<Use, 'outcomes'>, rules: Rules): Amount {
  return least(use.outcomes, rules.outcomeCap).times(rules.outcomeRate, amountPlaces);
}

/** `c(u, a, Q)`: the credit of one user's uses of one asset in a quarter. */
export function creditOf(use: Use, rules: Rules): Amount {
  return depthCredit(use, rules).plus(outcomeCredit(use, rules));
}

export interface CreditSources {
  readonly uses: readonly Use[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly rules: Rules;
  /** The member whose account a member's credits stand in. */
  readonly accountOf: (memberId: string) => string;
  readonly exclusionOf: (authorId: string, userId: string) => Exclusion | null;
}

/** Every asset that was used, with its uses: its lineage is looked up once for all of them. */
function* usesByAsset({ uses, sources, rules, accountOf }: CreditSources) {
  const usesOf = new Map<string, Use[]>();
  for (const use of uses) {
    const others = usesOf.get(use.assetId);
    if (others) others.push(use);
    else usesOf.set(use.assetId, [use]);
  }
  const lineage = new Lineage(sources, rules.lineageShare, accountOf);
  for (const [assetId, itsUses] of usesOf) {
    yield { lineage, descent: lineage.descentOf(assetId), uses: itsUses };
  }
}

/** Every part that an author has of a quarter's uses, in the order of the uses. */
export function partsOf(author: string, from: CreditSources): CreditPart[] {
  const partsBy = new Map<Use, CreditPart[]>();
  for (const { lineage, descent, uses } of usesByAsset(from)) {
    for (const use of uses) {
      lineage.distribute(descent, creditOf(use, from.rules).atto, (authorId, assetId, atto) => {
        if (authorId !== author) return;
        const excluded = from.exclusionOf(authorId, use.userId);
        const part = { use, authorId, assetId, credits: Amount.ofAtto(atto), excluded };
        partsBy.set(use, [...(partsBy.get(use) ?? []), part]);
      });
    }
  }
  return from.uses.flatMap((use) => partsBy.get(use) ?? []);
}

/** What every user's uses send to every author, whether it is issued or not. */
export function sentCredits(from: CreditSources): SentCredits {
  const sent = new Map<string, Map<string, SentCredit>>();
  const send = (authorId: string, userId: string, atto: bigint): void => {
    let users = sent.get(authorId);
    if (!users) sent.set(authorId, (users = new Map<string, SentCredit>()));
    const pair = users.get(userId);
    if (pair) pair.atto += atto;
    else users.set(userId, { authorId, userId, excluded: from.exclusionOf(authorId, userId), atto });
  };
  for (const { lineage, descent, uses } of usesByAsset(from)) {
    // Uses without an outcome are mostly worth the same, and what is worth the same is cut in the same way.
    const totalsOf = new Map<bigint, [account: string, credits: bigint][]>();
    for (const use of uses) {
      const { atto } = creditOf(use, from.rules);
      let totals = totalsOf.get(atto);
      if (!totals) totalsOf.set(atto, (totals = lineage.totals(descent, atto)));
      for (const [authorId, part] of totals) send(authorId, use.userId, part);
    }
  }
  return sent;
}

const SEPARATOR = '\u001f';

/** One text for an author and a user. Ids hold no control characters. */
export function pairKey(authorId: string, userId: string): string {
  return `${authorId}${SEPARATOR}${userId}`;
}

/**
 * What each pair of an author and a user comes to in a quarter, by author and user: capped, and damped by what both praised each
 * other over the window (after V. Buterin, “Pairwise coordination subsidies”).
 * @param earlier what a pair counted in the earlier quarters of the window
 */
export function pairCredits(
  sent: SentCredits,
  rules: Rules,
  earlier: (authorId: string, userId: string) => Amount,
): PairCredit[] {
  const rawOf = ({ excluded, atto }: SentCredit): Amount =>
    excluded === null ? Amount.ofAtto(atto) : Amount.zero;
  const pairs: PairCredit[] = [];
  for (const authorId of [...sent.keys()].sort()) {
    const users = [...sent.get(authorId)!.values()].sort((a, b) => compareIds(a.userId, b.userId));
    for (const pair of users) {
      const { userId } = pair;
      const raw = rawOf(pair);
      if (raw.isZero()) continue;
      const counted = least(raw, rules.pairCap);
      const back = sent.get(userId)?.get(authorId);
      const countedBack = back ? least(rawOf(back), rules.pairCap) : Amount.zero;
      const backOverWindow = earlier(userId, authorId).plus(countedBack);
      // Mostly nothing came back, and nothing is less.
      const mutual = backOverWindow.isZero()
        ? Amount.zero
        : least(earlier(authorId, userId).plus(counted), backOverWindow);
      const credits = damped(counted, mutual, rules.mutualLimit);
      pairs.push({ authorId, userId, raw, counted, mutual, credits });
    }
  }
  return pairs;
}

/** `counted × M / (M + mutual)`, rounded half-even to 18 places. */
function damped(counted: Amount, mutual: Amount, limit: Amount): Amount {
  return mutual.isZero() ? counted : counted.inProportion(limit, limit.plus(mutual), amountPlaces);
}

/** What each author has of all its pairs. */
export function byAuthor(pairs: Iterable<PairCredit>): Map<string, Amount> {
  const atto = new Map<string, bigint>();
  for (const { authorId, credits } of pairs) atto.set(authorId, (atto.get(authorId) ?? 0n) + credits.atto);
  return new Map([...atto].map(([authorId, units]) => [authorId, Amount.ofAtto(units)]));
}

/** Places of a credit that can be redeemed. */
export const CREDIT_SCALE = 2;

/**
 * What vests of what a quarter's authors have: up to the quarter's cap, pro rata; the total half-even to hundredths, then by
 * largest remainder over members, ties by id. Members that get nothing are not there.
 */
export function vested(accrued: ReadonlyMap<string, Amount>, cap: Amount | null): Map<string, Amount> {
  const all = sumOf(accrued.values());
  const total = (cap === null ? all : least(all, cap)).rounded(CREDIT_SCALE);
  if (total.isZero()) return new Map();
  const weights = [...accrued].map(([id, weight]) => ({ id, weight }));
  weights.sort((a, b) => compareIds(a.id, b.id));
  return new Map([...split(total, weights, CREDIT_SCALE)].filter(([, credits]) => !credits.isZero()));
}

export function least(one: Amount, other: Amount): Amount {
  return one.compare(other) <= 0 ? one : other;
}

export function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
