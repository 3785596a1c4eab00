import type { KnowledgeRulesIn } from '../../coalition/domain/policy.js';
import { Amount, amountPlaces, sumOf } from '../../kernel/amount.js';
import { split, type SplitPart } from '../../kernel/split.js';
import type { Depth } from './events.js';

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

/** Who has the credit of an asset. */
export interface Source {
  readonly authors: readonly SplitPart[];
  /** What it derives from; none where it derives from nothing. */
  readonly parents: readonly SplitPart[];
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

/** An asset and all that it goes back to, each before what it derives from. Lineage has no cycles, which deciders see to. */
export function lineageOf(assetId: string, sources: ReadonlyMap<string, Source>): string[] {
  const backwards: string[] = [];
  const entered = new Set([assetId]);
  const path = [{ id: assetId, next: 0 }];
  while (path.length > 0) {
    const top = path.at(-1)!;
    const parent = sources.get(top.id)!.parents[top.next];
    top.next += 1;
    if (!parent) {
      backwards.push(top.id);
      path.pop();
    } else if (!entered.has(parent.id)) {
      entered.add(parent.id);
      path.push({ id: parent.id, next: 0 });
    }
  }
  return backwards.reverse();
}

/**
 * The ways by which credit passes from an asset to one that it goes back to, each from the one to the other: so many of them at
 * most, as a lineage that parts and meets again has very many.
 */
export function waysBack(
  assetId: string,
  ancestorId: string,
  sources: ReadonlyMap<string, Source>,
  most: number,
): string[][] {
  const parentsOf = (id: string): readonly SplitPart[] => sources.get(id)!.parents;
  const leadingThere = new Set([ancestorId]);
  for (const id of lineageOf(assetId, sources).reverse())
    if (parentsOf(id).some((parent) => leadingThere.has(parent.id))) leadingThere.add(id);
  const ways: string[][] = [];
  const begun = leadingThere.has(assetId) ? [[assetId]] : [];
  for (let way = begun.pop(); way !== undefined && ways.length < most; way = begun.pop()) {
    const last = way.at(-1)!;
    if (last === ancestorId) ways.push(way);
    else
      for (const { id } of parentsOf(last).toReversed()) if (leadingThere.has(id)) begun.push([...way, id]);
  }
  return ways;
}

/**
 * Calls `visit` with what each author has of an asset's credit: an asset with parents keeps 1 − λ and passes λ on by weight, and
 * so do its parents in turn. The parts sum to `credits`. Each asset is looked at once, however many ways lead back to it.
 */
export function distribute(
  assetId: string,
  credits: Amount,
  sources: ReadonlyMap<string, Source>,
  lineageShare: Amount,
  visit: (authorId: string, assetId: string, credits: Amount) => void,
  lineage: readonly string[] = lineageOf(assetId, sources),
): void {
  const come = new Map([[assetId, credits]]);
  for (const id of lineage) {
    const amount = come.get(id);
    if (!amount || amount.isZero()) continue;
    const { authors, parents } = sources.get(id)!;
    const passed = parents.length === 0 ? Amount.zero : amount.times(lineageShare, amountPlaces);
    for (const [authorId, part] of shared(amount.minus(passed), authors)) visit(authorId, id, part);
    if (passed.isZero()) continue;
    for (const [parentId, part] of shared(passed, parents)) {
      come.set(parentId, (come.get(parentId) ?? Amount.zero).plus(part));
    }
  }
}

function shared(whole: Amount, parts: readonly SplitPart[]): Iterable<[string, Amount]> {
  return parts.length === 1 ? [[parts[0]!.id, whole]] : split(whole, parts, amountPlaces);
}

export interface CreditSources {
  readonly uses: Iterable<Use>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly rules: Rules;
  /** The member whose account a member's credits stand in. */
  readonly accountOf: (memberId: string) => string;
  readonly exclusionOf: (authorId: string, userId: string) => Exclusion | null;
}

/** Every part of every use's credit, in the order of the uses. */
export function* partsOf({
  uses,
  sources,
  rules,
  accountOf,
  exclusionOf,
}: CreditSources): Generator<CreditPart> {
  const lineages = new Map<string, string[]>();
  for (const use of uses) {
    let lineage = lineages.get(use.assetId);
    if (!lineage) lineages.set(use.assetId, (lineage = lineageOf(use.assetId, sources)));
    const parts: CreditPart[] = [];
    const visit = (author: string, assetId: string, credits: Amount): void => {
      const authorId = accountOf(author);
      const excluded = exclusionOf(authorId, use.userId);
      parts.push({ use, authorId, assetId, credits, excluded });
    };
    distribute(use.assetId, creditOf(use, rules), sources, rules.lineageShare, visit, lineage);
    yield* parts;
  }
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
  parts: Iterable<CreditPart>,
  rules: Rules,
  earlier: (authorId: string, userId: string) => Amount,
): PairCredit[] {
  const raws = new Map<string, { authorId: string; userId: string; raw: Amount }>();
  for (const { authorId, use, credits, excluded } of parts) {
    if (excluded !== null || credits.isZero()) continue;
    const key = pairKey(authorId, use.userId);
    const pair = raws.get(key);
    if (pair) pair.raw = pair.raw.plus(credits);
    else raws.set(key, { authorId, userId: use.userId, raw: credits });
  }
  const countedOf = (authorId: string, userId: string): Amount => {
    const pair = raws.get(pairKey(authorId, userId));
    return pair ? least(pair.raw, rules.pairCap) : Amount.zero;
  };
  const overWindow = (authorId: string, userId: string): Amount =>
    earlier(authorId, userId).plus(countedOf(authorId, userId));
  const pairs = [...raws.values()].map(({ authorId, userId, raw }) => {
    const counted = countedOf(authorId, userId);
    const mutual = least(overWindow(authorId, userId), overWindow(userId, authorId));
    return { authorId, userId, raw, counted, mutual, credits: damped(counted, mutual, rules.mutualLimit) };
  });
  return pairs.sort((a, b) => compareIds(a.authorId, b.authorId) || compareIds(a.userId, b.userId));
}

/** `counted × M / (M + mutual)`, rounded half-even to 18 places. */
function damped(counted: Amount, mutual: Amount, limit: Amount): Amount {
  return mutual.isZero() ? counted : counted.inProportion(limit, limit.plus(mutual), amountPlaces);
}

/** What each author has of all its pairs. */
export function byAuthor(pairs: Iterable<PairCredit>): Map<string, Amount> {
  const credits = new Map<string, Amount>();
  for (const { authorId, credits: more } of pairs) {
    credits.set(authorId, (credits.get(authorId) ?? Amount.zero).plus(more));
  }
  return credits;
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
