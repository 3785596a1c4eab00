import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Amount } from '../../src/kernel/amount.js';
import { exportLedger, type ExportFormat } from '../../src/interchange/export.js';
import type { Account } from '../../src/interchange/chart.js';
import { beancountCommodity, beancountName } from '../../src/interchange/beancount.js';
import { hledgerName } from '../../src/interchange/hledger.js';
import { creditAccounts } from '../../src/knowledge/credits.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { memberFlowsTable, type MemberFlowRow } from '../../src/portfolios/portfolios.tables.js';
import {
  disputesTable,
  entriesTable,
  poolFlowsTable,
  type PoolFlowRow,
} from '../../src/exchange/exchange.tables.js';
import type { Table } from '../../src/event-store/table.js';
import { run } from '../support/other-programs.js';
import { temporaryFolder, type TestLedger } from './support.js';

/** The file that an export makes, or all of them joined. */
export async function exported(
  ledger: TestLedger,
  format: ExportFormat,
  coalitionId = 'coast',
): Promise<{ path: string; text: string }> {
  let text = '';
  await exportLedger(ledger, coalitionId, format, (chunk) => void (text += chunk));
  const path = join(await temporaryFolder(), `export.${format}`);
  writeFileSync(path, text);
  return { path, text };
}

/** Balances by account and unit: `given:funds:ann EUR` to `-100`. Zero balances are left out. */
export type Balances = Record<string, string>;

function add(balances: Map<string, Amount>, key: string, amount: Amount): void {
  balances.set(key, (balances.get(key) ?? Amount.zero).plus(amount));
}

function texts(balances: ReadonlyMap<string, Amount>): Balances {
  const entries = [...balances].filter(([, amount]) => !amount.isZero());
  return Object.fromEntries(entries.map(([key, amount]) => [key, amount.toString()]));
}

interface HledgerAmount {
  readonly acommodity: string;
  readonly aquantity: { readonly decimalMantissa: number; readonly decimalPlaces: number };
}

/** What `hledger bal` says, natively or at cost; exact, from its JSON, whose integers may be larger than doubles. */
export function hledgerBalances(path: string, ...options: string[]): Balances {
  const json = run('hledger', ['-f', path, 'bal', '--flat', '-N', '-O', 'json', ...options]);
  const exact = json.replace(/"decimalMantissa":\s*(-?\d+)/g, '"decimalMantissa":"$1"');
  const [rows] = JSON.parse(exact) as [[string, string, number, HledgerAmount[]][]];
  const balances = new Map<string, Amount>();
  for (const [account, , , amounts] of rows) {
    for (const { acommodity, aquantity } of amounts) {
      const amount = BigInt(aquantity.decimalMantissa) * 10n ** BigInt(18 - aquantity.decimalPlaces);
      add(balances, `${account} ${acommodity}`, Amount.ofAtto(amount));
    }
  }
  return texts(balances);
}

/**
 * What `bean-query` says of every account and commodity: its sum, or its weight in one currency. As text, because it shows no
 * number of a billion or more, and cuts those that have more places than most.
 */
export function beancountBalances(path: string, sum: string): Balances {
  const query = `SELECT account, currency, STR(${sum}) AS total GROUP BY account, currency`;
  const rows = parse(run('bean-query', ['-f', 'csv', path, query]), { from_line: 2, trim: true });
  const balances = new Map<string, Amount>();
  for (const [account, currency, total] of rows as [string, string, string][]) {
    const number = /^Decimal\('(-?[\d.]+)(E[-+]\d+)?'\)$/.exec(total);
    // Beancount writes a zero of two places as 0E-2, and nothing where there is no weight in that currency.
    if (number) {
      const digits = number[1]!.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
      add(balances, `${account} ${currency}`, Amount.parse(digits));
    }
  }
  return texts(balances);
}

/** Silent where every account and commodity is declared and every transaction balances. */
export function hledgerStrict(path: string): string {
  return run('hledger', ['-f', path, 'check', '--strict']);
}

/** Silent where all is well. */
export function beanCheck(path: string): string {
  return run('bean-check', [path]);
}

export async function rowsOf<Row extends object>(
  ledger: TestLedger,
  table: Table<Row>,
  where: string,
  coalitionId = 'coast',
): Promise<Row[]> {
  const rows = await ledger.read(async (snapshot) => {
    await snapshot.within(coalitionId);
    return snapshot.rows(
      `SELECT ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ? AND ${where}`,
      [coalitionId],
    );
  });
  return rows.map((row) => table.decode(row));
}

/** How a tool names our accounts and units. */
export interface Naming {
  account(role: Account['role'], kind: string, ...ids: string[]): string;
  unit(unit: string): string;
  baseline(id: string): string;
}

/** hledger's own output has units without quotation marks. */
export const hledgerNaming: Naming = {
  account: (role, kind, ...ids) => [role, kind, ...ids.map(hledgerName)].join(':'),
  unit: (unit) => (unit === 'AUTO' ? '%41UTO' : hledgerName(unit)),
  baseline: (id) => `baseline:${hledgerName(id)}`,
};

const roots: Readonly<Record<Account['role'], string>> = {
  given: 'Income:Given',
  received: 'Expenses:Received',
  'disputed-given': 'Income:Disputed-Given',
  'disputed-received': 'Expenses:Disputed-Received',
  pool: 'Assets:Pool',
  direct: 'Equity:Direct',
  credits: 'Equity:Credits',
};

export const beancountNaming: Naming = {
  account: (role, kind, ...ids) => {
    const capital = kind.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
    const prefix = role === 'pool' ? 'P' : 'M';
    return [roots[role], capital, ...ids.map((id) => `${prefix}-${beancountName(id)}`)].join(':');
  },
  unit: beancountCommodity,
  baseline: (id) => `Equity:Baseline:M-${beancountName(id)}`,
};

/** Our own figures, under a tool's names: quantities, and values in base currency. */
export async function ourBalances(
  ledger: TestLedger,
  naming: Naming,
  coalitionId = 'coast',
): Promise<{
  quantities: Balances;
  values: Balances;
  valuesByAccount: Balances;
  pools: Balances;
  baselines: Balances;
}> {
  const [quantities, values, valuesByAccount, pools, baselines] = Array.from(
    { length: 5 },
    () => new Map<string, Amount>(),
  );
  const flows: MemberFlowRow[] = await rowsOf(
    ledger,
    memberFlowsTable,
    "period = 'life' AND standing = 'accepted'",
    coalitionId,
  );
  for (const { memberId, direction, kind, unit, quantity, value } of flows) {
    const account = naming.account(direction, kind, memberId);
    const signed = (amount: Amount): Amount => (direction === 'given' ? amount.negated() : amount);
    add(quantities!, `${account} ${naming.unit(unit)}`, signed(quantity));
    add(values!, `${account} ${naming.unit(unit)}`, signed(value));
    add(valuesByAccount!, `${account} EUR`, signed(value));
  }
  const held: PoolFlowRow[] = await rowsOf(ledger, poolFlowsTable, "grain = 'life'", coalitionId);
  for (const { poolId, kind, unit, inflow, outflow } of held) {
    add(pools!, `${naming.account('pool', kind, poolId)} ${naming.unit(unit)}`, inflow.minus(outflow));
  }
  const { members } = await giveGetBalances(ledger, coalitionId, {});
  for (const { id, balance } of members) {
    add(baselines!, `${naming.baseline(id)} EUR`, Amount.parse(balance.opening).negated());
  }
  return {
    baselines: texts(baselines!),
    quantities: texts(quantities!),
    values: texts(values!),
    valuesByAccount: texts(valuesByAccount!),
    pools: texts(pools!),
  };
}

/** What is held apart of entries that were accepted and are disputed, under a tool's names: from the entries as they stand. */
export async function ourDisputed(ledger: TestLedger, naming: Naming): Promise<Balances> {
  const balances = new Map<string, Amount>();
  const held = await rowsOf(ledger, disputesTable, "open_since IS NOT NULL AND held_from = 'accepted'");
  const ids = new Set(held.map(({ entryId }) => entryId));
  const rows = await rowsOf(ledger, entriesTable, "standing = 'disputed'");
  for (const { entryId, direction, memberId, otherMember, kind, unit, quantity } of rows) {
    if (!ids.has(entryId)) continue;
    const hold = (role: Account['role'], id: string, amount: Amount): void => {
      add(balances, `${naming.account(role, kind, id)} ${naming.unit(unit)}`, amount);
    };
    if (direction !== 'benefit') hold('disputed-given', memberId, quantity.negated());
    if (direction !== 'contribution') {
      hold('disputed-received', direction === 'benefit' ? memberId : otherMember!, quantity);
    }
  }
  return texts(balances);
}

/** Our accounts of credits, as `credits --format json` has them, under a tool's names. */
export async function ourCredits(ledger: TestLedger, naming: Naming): Promise<Balances> {
  const balances = new Map<string, Amount>();
  const put = (amount: Amount, kind: string, ...ids: string[]): void => {
    add(balances, `${naming.account('credits', kind, ...ids)} ${naming.unit('credits')}`, amount);
  };
  const { members, totals } = await creditAccounts(ledger, 'coast', {});
  for (const { id, balance, reserved, redeemed, expired } of members) {
    for (const [kind, amount] of Object.entries({ held: balance, reserved, redeemed, expired }))
      put(Amount.parse(amount), kind, id);
  }
  put(Amount.parse(totals!.vested).negated(), 'issued');
  return texts(balances);
}

/** The balances of the accounts that begin so. */
export function under(balances: Balances, ...beginnings: string[]): Balances {
  return Object.fromEntries(
    Object.entries(balances).filter(([key]) => beginnings.some((beginning) => key.startsWith(beginning))),
  );
}
