import type { Amount } from '../../kernel/amount.js';
import { inLowestTerms, Splitter, type SplitPart } from '../../kernel/split.js';

/** Who has the credit of an asset. */
export interface Source {
  readonly authors: readonly SplitPart[];
  /** What it derives from; none where it derives from nothing. */
  readonly parents: readonly SplitPart[];
}

/** An asset, made ready for the credits of many uses. */
interface Ancestor {
  readonly id: string;
  /** The accounts of its authors, by their numbers. */
  readonly accounts: readonly number[];
  readonly amongAuthors: Splitter;
  readonly parents: readonly Ancestor[];
  readonly amongParents: Splitter | null;
  /** What came to it of the credit that is being distributed. */
  come: bigint;
}

/** An asset and all that it goes back to, each before what it derives from. */
export type Descent = readonly Ancestor[];

/**
 * How credit goes from an asset to its authors and on to what it derives from. It has no cycles, which deciders see to. Credits
 * are whole numbers of 10^-18 here, as most of what a close does is cutting them into parts.
 */
export class Lineage {
  private readonly known = new Map<string, Ancestor>();
  /** Accounts are numbered as they are met; what each has of the credit that is being distributed stands under its number. */
  private readonly accounts: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly has: bigint[] = [];
  private readonly passedOnOf: (credits: bigint) => bigint;

  constructor(
    private readonly sources: ReadonlyMap<string, Source>,
    /** What an asset passes on. */
    share: Amount,
    private readonly accountOf: (memberId: string) => string,
  ) {
    this.passedOnOf = share.partOfUnits();
  }

  descentOf(assetId: string): Descent {
    const first = this.ancestor(assetId);
    const backwards: Ancestor[] = [];
    const entered = new Set([first]);
    const path = [{ at: first, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const parent = top.at.parents[top.next];
      top.next += 1;
      if (!parent) {
        backwards.push(top.at);
        path.pop();
      } else if (!entered.has(parent)) {
        entered.add(parent);
        path.push({ at: parent, next: 0 });
      }
    }
    return backwards.reverse();
  }

  /**
   * Calls `visit` with what each author has of an asset's credit: an asset with parents keeps 1 − λ and passes λ on by weight, and
   * so do its parents in turn. The parts sum to `credits`. Each asset is looked at once, however many ways lead back to it, and
   * none once there is nothing left to pass on.
   */
  distribute(
    descent: Descent,
    credits: bigint,
    visit: (account: string, assetId: string, credits: bigint) => void,
  ): void {
    this.cut(descent, credits, (account, assetId, part) => {
      visit(this.accounts[account]!, assetId, part);
    });
  }

  /** What each account has of an asset's credit, by all that the asset goes back to. */
  totals(descent: Descent, credits: bigint): [account: string, credits: bigint][] {
    const { has } = this;
    const met: number[] = [];
    this.cut(descent, credits, (account, _, part) => {
      if (part === 0n) return;
      if (has[account] === 0n) met.push(account);
      has[account]! += part;
    });
    return met.map((account) => {
      const total = has[account]!;
      has[account] = 0n;
      return [this.accounts[account]!, total];
    });
  }

  private cut(
    descent: Descent,
    credits: bigint,
    visit: (account: number, assetId: string, credits: bigint) => void,
  ): void {
    if (credits === 0n) return;
    descent[0]!.come = credits;
    let waiting = 1;
    for (const ancestor of descent) {
      const { id, come, accounts, amongAuthors, parents, amongParents } = ancestor;
      if (come === 0n) continue;
      ancestor.come = 0n;
      waiting -= 1;
      const passed = amongParents ? this.passedOnOf(come) : 0n;
      const kept = amongAuthors.units(come - passed);
      for (let i = 0; i < kept.length; i += 1) visit(accounts[i]!, id, kept[i]!);
      if (passed > 0n) {
        const parts = amongParents!.units(passed);
        for (let i = 0; i < parts.length; i += 1) {
          if (parts[i] === 0n) continue;
          const parent = parents[i]!;
          if (parent.come === 0n) waiting += 1;
          parent.come += parts[i]!;
        }
      }
      if (waiting === 0) return;
    }
  }

  /** With all that it goes back to, the oldest first, as lineages may be deeper than calls can be. */
  private ancestor(assetId: string): Ancestor {
    const path = [assetId];
    while (path.length > 0) {
      const id = path.at(-1)!;
      const missing = this.sources.get(id)!.parents.filter((parent) => !this.known.has(parent.id));
      if (missing.length > 0) path.push(...missing.map((parent) => parent.id));
      else {
        if (!this.known.has(id)) this.known.set(id, this.made(id));
        path.pop();
      }
    }
    return this.known.get(assetId)!;
  }

  private made(id: string): Ancestor {
    const { authors, parents } = this.sources.get(id)!;
    return {
      id,
      accounts: authors.map((author) => this.numberOf(this.accountOf(author.id))),
      amongAuthors: new Splitter(inLowestTerms(authors)),
      parents: parents.map((parent) => this.known.get(parent.id)!),
      amongParents: parents.length === 0 ? null : new Splitter(inLowestTerms(parents)),
      come: 0n,
    };
  }

  private numberOf(account: string): number {
    let number = this.numbers.get(account);
    if (number === undefined) {
      number = this.accounts.push(account) - 1;
      this.numbers.set(account, number);
      this.has.push(0n);
    }
    return number;
  }
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
  const leadingThere = leadingTo(ancestorId, assetId, parentsOf);
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

/** The assets between one and another that it goes back to, both included. */
function leadingTo(
  ancestorId: string,
  assetId: string,
  parentsOf: (id: string) => readonly SplitPart[],
): Set<string> {
  const derivedFrom = new Map<string, string[]>();
  const reached = new Set([assetId]);
  for (const id of reached) {
    for (const { id: parent } of parentsOf(id)) {
      derivedFrom.set(parent, [...(derivedFrom.get(parent) ?? []), id]);
      reached.add(parent);
    }
  }
  const leading = new Set([ancestorId]);
  for (const id of leading) for (const derived of derivedFrom.get(id) ?? []) leading.add(derived);
  return leading;
}
