/** The credits of domain.md §7, reckoned anew in fractions: nothing here rounds, and nothing is shared with the program. */

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

export function fraction(n: bigint, d = 1n): Fraction {
  const divisor = gcd(n < 0n ? -n : n, d) || 1n;
  return { n: n / divisor, d: d / divisor };
}
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const less = (a: Fraction, b: Fraction): Fraction => (a.n * b.d <= b.n * a.d ? a : b);
export const zero = fraction(0n);
/** As a whole number of 10⁻¹⁸, cut off. */
export const atto = ({ n, d }: Fraction): bigint => (n * 10n ** 18n) / d;

export interface ReckonedUse {
  readonly quarter: number;
  readonly user: string;
  readonly asset: number;
  readonly depth: 1 | 2 | 4;
  readonly outcome: number;
}

export interface ReckonedAsset {
  readonly authors: readonly (readonly [author: string, tenths: number])[];
  readonly parent: number | null;
}

const CAP = fraction(100n);
const MUTUAL = fraction(100n);
const PASSED = fraction(1n, 5n);

/** What each author has in each quarter, by the default rules. `groups` names the parent group of a member, where it has one. */
export function reckon(
  assets: readonly ReckonedAsset[],
  uses: readonly ReckonedUse[],
  quarters: number,
  groups: ReadonlyMap<string, string>,
): Map<string, Fraction>[] {
  const counted: Map<string, Fraction>[] = [];
  const accrued: Map<string, Fraction>[] = [];
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    const sent = new Map<string, Fraction>();
    const users = new Set(uses.map(({ user, asset }) => `${user} ${String(asset)}`));
    for (const pair of users) {
      const [user, assetText] = pair.split(' ') as [string, string];
      const mine = uses.filter((use) => use.user === user && use.asset === Number(assetText));
      const now = mine.filter((use) => use.quarter === quarter);
      if (now.length === 0) continue;
      const before = new Set(mine.filter((use) => use.quarter < quarter).map((use) => use.quarter)).size;
      const depth = Math.max(...now.map((use) => use.depth));
      const outcome = now.reduce((sum, use) => sum + use.outcome, 0);
      const credit = plus(
        fraction(10n * BigInt(depth), BigInt(1 + before)),
        times(fraction(1n, 1_000n), less(fraction(BigInt(outcome)), fraction(10_000n))),
      );
      give(assets, Number(assetText), credit, (author, part) => {
        if (author === user) return;
        const group = groups.get(author);
        if (group !== undefined && group === groups.get(user)) return;
        const key = `${author} ${user}`;
        sent.set(key, plus(sent.get(key) ?? zero, part));
      });
    }
    counted.push(new Map([...sent].map(([key, credit]) => [key, less(credit, CAP)])));
    const window = counted.slice(Math.max(0, quarter - 3), quarter + 1);
    const overWindow = (key: string): Fraction =>
      window.reduce((sum, one) => plus(sum, one.get(key) ?? zero), zero);
    const has = new Map<string, Fraction>();
    for (const [key, count] of counted[quarter]!) {
      const [author, user] = key.split(' ') as [string, string];
      const mutual = less(overWindow(key), overWindow(`${user} ${author}`));
      const credit = over(times(count, MUTUAL), plus(MUTUAL, mutual));
      has.set(author, plus(has.get(author) ?? zero, credit));
    }
    accrued.push(has);
  }
  return accrued;
}

function give(
  assets: readonly ReckonedAsset[],
  asset: number,
  credit: Fraction,
  to: (author: string, part: Fraction) => void,
): void {
  const { authors, parent } = assets[asset]!;
  const passed = parent === null ? zero : times(credit, PASSED);
  const kept = plus(credit, fraction(-passed.n, passed.d));
  for (const [author, tenths] of authors) to(author, times(kept, fraction(BigInt(tenths), 10n)));
  if (parent !== null) give(assets, parent, passed, to);
}
