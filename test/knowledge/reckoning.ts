import { fraction, less, over, plus, times, zero, type Fraction } from '../support/fraction.js';

/** The credits of domain.md §7, reckoned anew in fractions: nothing here rounds, and nothing is shared with the program. */

/** How far a fraction is from a decimal, in units of the eighteenth place. */
export function attosApart({ n, d }: Fraction, atto: bigint): bigint {
  const apart = n * 10n ** 18n - atto * d;
  return (apart < 0n ? -apart : apart) / d;
}

export interface ReckonedUse {
  readonly quarter: number;
  readonly user: string;
  readonly asset: number;
  readonly depth: 1 | 2 | 4;
  readonly outcome: number;
}

export interface ReckonedAsset {
  readonly authors: readonly (readonly [author: string, tenths: number])[];
  /** Assets before it. */
  readonly parents: readonly (readonly [asset: number, tenths: number])[];
}

export interface Reckoned {
  readonly assets: readonly ReckonedAsset[];
  readonly uses: readonly ReckonedUse[];
  readonly pairCap: number;
  /** The parent group of a member, where it has one. */
  readonly groups: ReadonlyMap<string, string>;
}

const WINDOW = 4;
const MUTUAL = fraction(100n);
const PASSED = fraction(1n, 5n);

/** What each pair of an author and a user earns in each quarter, by the default rules but for the cap of a pair. */
export function reckon(history: Reckoned, quarters: number): Map<string, Fraction>[] {
  const { groups } = history;
  const cap = fraction(history.pairCap);
  const counted: Map<string, Fraction>[] = [];
  return Array.from({ length: quarters }, (_, quarter) => {
    const sent = new Map<string, Fraction>();
    for (const { user, asset, credit } of creditsIn(history, quarter)) {
      give(history.assets, asset, credit, (author, part) => {
        if (author === user) return;
        const group = groups.get(author);
        if (group !== undefined && group === groups.get(user)) return;
        const pair = `${author} ${user}`;
        sent.set(pair, plus(sent.get(pair) ?? zero, part));
      });
    }
    counted.push(new Map([...sent].map(([pair, credit]) => [pair, less(credit, cap)])));
    const window = counted.slice(Math.max(0, quarter + 1 - WINDOW));
    const overWindow = (pair: string): Fraction =>
      window.reduce((sum, one) => plus(sum, one.get(pair) ?? zero), zero);
    return new Map(
      [...counted[quarter]!].map(([pair, credit]) => {
        const mutual = less(overWindow(pair), overWindow(pair.split(' ').reverse().join(' ')));
        return [pair, over(times(credit, MUTUAL), plus(MUTUAL, mutual))];
      }),
    );
  });
}

/** What each user's uses of each asset in a quarter come to. */
function creditsIn({ assets, uses }: Reckoned, quarter: number) {
  const users = [...new Set(uses.map(({ user }) => user))];
  return users.flatMap((user) =>
    assets.flatMap((_, asset) => {
      const its = uses.filter((use) => use.user === user && use.asset === asset);
      const now = its.filter((use) => use.quarter === quarter);
      if (now.length === 0) return [];
      const before = new Set(its.filter((use) => use.quarter < quarter).map((use) => use.quarter)).size;
      const depth = Math.max(...now.map((use) => use.depth));
      const outcomes = now.reduce((sum, use) => sum + use.outcome, 0);
      const credit = plus(fraction(10 * depth, 1 + before), fraction(Math.min(outcomes, 10_000), 1_000));
      return [{ user, asset, credit }];
    }),
  );
}

/** Along every way back. */
function give(
  assets: readonly ReckonedAsset[],
  asset: number,
  credit: Fraction,
  to: (author: string, part: Fraction) => void,
): void {
  const { authors, parents } = assets[asset]!;
  const passed = parents.length === 0 ? zero : times(credit, PASSED);
  const kept = plus(credit, fraction(-passed.n, passed.d));
  for (const [author, tenths] of authors) to(author, times(kept, fraction(tenths, 10)));
  for (const [parent, tenths] of parents) give(assets, parent, times(passed, fraction(tenths, 10)), to);
}
