import { Amount } from '../../kernel/amount.js';

/** A row as a running balance sees it, in the order of the file. */
export interface BalanceRow {
  readonly line: number;
  /** Which account's balance it is. */
  readonly account: string;
  /** When, as text that compares. */
  readonly at: string;
  readonly moved: Amount;
  /** What the column says; null where it says nothing, or no amount. */
  readonly stated: Amount | null;
  readonly written: string;
}

export interface BalanceFault {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/**
 * The rows on which a column of running balances is not what the rows themselves add up to, account by account, in the order of
 * their lines. Where a file does not begin with an account's first row, what was there before is told by the column: by its oldest row
 * where that agrees with a beginning of nothing, else by what most rows agree on.
 */
export function balanceFaults(rows: readonly BalanceRow[]): BalanceFault[] {
  const accounts = new Map<string, BalanceRow[]>();
  for (const row of rows) {
    const known = accounts.get(row.account);
    if (known) known.push(row);
    else accounts.set(row.account, [row]);
  }
  return [...accounts.values()].flatMap(faultsOf).toSorted((a, b) => a.line - b.line);
}

function faultsOf(inFile: readonly BalanceRow[]): BalanceFault[] {
  const isNewestFirst = inFile[0]!.at > inFile.at(-1)!.at;
  const rows = isNewestFirst ? inFile.toReversed() : inFile;
  let sum = Amount.zero;
  const sums = rows.map(({ moved }) => (sum = sum.plus(moved)));
  const before = balanceBefore(rows, sums);
  return rows.flatMap(({ line, stated, written }, at) => {
    const expected = sums[at]!.plus(before);
    const agrees = stated !== null && stated.compare(expected) === 0;
    return agrees || written === '' ? [] : [{ line, found: written, expected: expected.toString() }];
  });
}

function balanceBefore(rows: readonly BalanceRow[], sums: readonly Amount[]): Amount {
  const counts = new Map<string, number>();
  let [best, most] = ['0', 0];
  for (const [at, { stated }] of rows.entries()) {
    if (stated === null) continue;
    const before = stated.minus(sums[at]!).toString();
    if (counts.size === 0 && before === '0') return Amount.zero;
    const count = (counts.get(before) ?? 0) + 1;
    counts.set(before, count);
    if (count > most) [best, most] = [before, count];
  }
  return Amount.parse(best);
}
