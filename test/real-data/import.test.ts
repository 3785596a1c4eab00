import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { exportLedger } from '../../src/interchange/export.js';
import { fileOf, filesAt } from '../../src/interchange/import-files.js';
import { importFiles, type ImportResult } from '../../src/interchange/import.js';
import { poolFlowsTable, type PoolFlowRow } from '../../src/exchange/exchange.tables.js';
import { Amount } from '../../src/kernel/amount.js';
import { memberFlowsTable, type MemberFlowRow } from '../../src/portfolios/portfolios.tables.js';
import { closeAll, foundedLedger, type TestLedger } from '../interchange/support.js';
import {
  beanCheck,
  beancountBalances,
  beancountNaming,
  exported,
  hledgerBalances,
  hledgerNaming,
  ourBalances,
  rowsOf,
  under,
} from '../interchange/tools.js';
import { describeWith } from '../support/other-programs.js';

const folder = process.env['EVENHAND_REAL_DATA'] ?? '';
const present = folder !== '' && existsSync(join(folder, 'ecsel')) && existsSync(join(folder, 'hackclub'));

const sources = [
  { name: 'ecsel', currency: 'EUR', timeZone: 'Europe/Brussels', members: 1_475, pools: 96, entries: 3_225 },
  {
    name: 'hackclub',
    currency: 'USD',
    timeZone: 'America/Los_Angeles',
    members: 12,
    pools: 1,
    entries: 1_021,
  },
] as const;

type Cells = Readonly<Record<string, string>>;

function expectedRows(source: string, file: string): Cells[] {
  return parse(readFileSync(join(folder, source, file)), { columns: true });
}

const read = (ledger: TestLedger, paths: readonly string[]): Promise<ImportResult> =>
  filesAt(paths).then((files) => importFiles(ledger, 'coast', files, { actor: 'backbone' }));

const figures = (given: Amount, received: Amount): string => `${given.toFixed(2)} ${received.toFixed(2)}`;

/** Given and received by member and period, summed over kinds and units, from what the ledger keeps. */
async function flows(ledger: TestLedger): Promise<Map<string, string>> {
  const rows: MemberFlowRow[] = await rowsOf(ledger, memberFlowsTable, "standing = 'accepted'");
  const sums = new Map<string, { given: Amount; received: Amount }>();
  for (const { period, memberId, direction, value } of rows) {
    const key = `${memberId} ${period}`;
    const sum = sums.get(key) ?? { given: Amount.zero, received: Amount.zero };
    sums.set(key, { ...sum, [direction]: sum[direction].plus(value) });
  }
  return new Map([...sums].map(([key, { given, received }]) => [key, figures(given, received)]));
}

if (!present)
  process.stderr.write(`Real data are left out, as EVENHAND_REAL_DATA names no folder with them.\n`);
const describeReal = present ? describe : describe.skip;
const why = present ? '' : ': LEFT OUT, AS EVENHAND_REAL_DATA NAMES NO FOLDER WITH THEM';

describeReal.each(sources)(`real data of $name${why}`, (source) => {
  const { name } = source;
  let ledger: TestLedger;
  let first: ImportResult;
  let seconds: number;

  beforeAll(async () => {
    ledger = await foundedLedger(source.currency, source.timeZone);
    const start = process.hrtime.bigint();
    first = await read(ledger, [join(folder, name)]);
    seconds = Number((process.hrtime.bigint() - start) / 1_000_000n) / 1_000;
  }, 60_000);

  afterAll(closeAll);

  it('goes in whole, in a few seconds', () => {
    expect(first.errors).toEqual([]);
    expect(first.tables).toEqual({
      members: { rows: source.members, new: source.members, unchanged: 0 },
      pools: { rows: source.pools, new: source.pools, unchanged: 0 },
      entries: { rows: source.entries, new: source.entries, unchanged: 0 },
    });
    expect(first.ignored).toEqual(['expected_balances.csv', 'expected_quarters.csv']);
    expect(seconds).toBeLessThan(20);
  });

  it('states nothing when it is read again', async () => {
    const again = await read(ledger, [join(folder, name)]);
    expect(again.errorCount).toBe(0);
    expect(again.position).toEqual({ before: first.position.after, after: first.position.after });
    expect(again.tables.entries).toEqual({ rows: source.entries, new: 0, unchanged: source.entries });
  });

  it('gives each member the balance that was computed from the sources', async () => {
    const found = await flows(ledger);
    const expected = expectedRows(name, 'expected_balances.csv');
    expect(expected).toHaveLength(source.members);
    for (const { member_id: id, given, received } of expected) {
      const sums = found.get(`${id!} life`) ?? '0.00 0.00';
      expect(`${id!}: ${sums}`).toBe(`${id!}: ${given!} ${received!}`);
    }
  });

  it('gives each quarter the movements that were computed from the sources', async () => {
    const found = await flows(ledger);
    const quarters = new Set([...found.keys()].filter((key) => !key.endsWith(' life')));
    const isGiver = name === 'ecsel' ? 'EC' : undefined;
    for (const { member_id: id, quarter, given, received } of expectedRows(name, 'expected_quarters.csv')) {
      const key = `${id!} ${quarter!}`;
      expect(`${key}: ${found.get(key) ?? 'nothing'}`).toBe(`${key}: ${given ?? '0.00'} ${received!}`);
      quarters.delete(key);
    }
    // The funder's gifts stand in none of the expected quarters.
    expect([...quarters].filter((key) => key.split(' ')[0] !== isGiver)).toEqual([]);
  });

  it('comes out as CSV and goes into another coalition with the same figures', async () => {
    const files = new Map<string, string>();
    await exportLedger(
      ledger,
      'coast',
      'csv',
      (chunk, file) => void files.set(file, (files.get(file) ?? '') + chunk),
    );
    const other = await foundedLedger(source.currency, source.timeZone);
    const taken = [...files].map(([file, text]) => fileOf(file, text));
    expect((await importFiles(other, 'coast', taken, { actor: 'backbone' })).errors).toEqual([]);
    expect(await flows(other)).toEqual(await flows(ledger));
    const back = await importFiles(ledger, 'coast', taken, { actor: 'backbone' });
    expect(back.errors).toEqual([]);
    expect(back.position.after).toBe(first.position.after);
  }, 60_000);

  if (name === 'ecsel') {
    it('closes every pool at 0.00', async () => {
      const pools: PoolFlowRow[] = await rowsOf(ledger, poolFlowsTable, "grain = 'life'");
      expect(pools).toHaveLength(96);
      for (const { poolId, inflow, outflow } of pools) {
        expect(`${poolId} ${inflow.minus(outflow).toFixed(2)}`).toBe(`${poolId} 0.00`);
      }
    });
  }

  describeWith('hledger', 'in hledger', () => {
    it('has the same balances', async () => {
      const theirs = hledgerBalances((await exported(ledger, 'hledger')).path);
      const ours = await ourBalances(ledger, hledgerNaming);
      expect(under(theirs, 'given:', 'received:')).toEqual(ours.quantities);
      expect(under(theirs, 'pool:')).toEqual(ours.pools);
    }, 60_000);
  });

  describeWith('bean-check', 'in beancount', () => {
    it('has the same balances', async () => {
      const { path } = await exported(ledger, 'beancount');
      expect(beanCheck(path)).toBe('');
      const theirs = beancountBalances(path, 'SUM(number)');
      const ours = await ourBalances(ledger, beancountNaming);
      expect(under(theirs, 'Income:Given:', 'Expenses:Received:')).toEqual(ours.quantities);
      expect(under(theirs, 'Assets:Pool:')).toEqual(ours.pools);
    }, 60_000);
  });
});
