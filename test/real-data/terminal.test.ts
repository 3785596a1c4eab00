import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { GiveGetBalances } from '../../src/portfolios/give-get.queries.js';
import type { QuarterlyReport } from '../../src/reports/domain/report.js';
import { onBothEngines } from '../support/engines.js';
import { onRealData } from '../support/real-data.js';
import { TerminalProcess } from '../support/terminal-process.js';

type Row = Readonly<Record<string, string>>;

const SETS = [
  { slug: 'ecsel', currency: 'EUR', timeZone: 'Europe/Brussels', poolsClose: true },
  { slug: 'hackclub', currency: 'USD', timeZone: 'America/Los_Angeles', poolsClose: false },
] as const;

onRealData('the terminal', (folder) => {
  let terminal: TerminalProcess;
  beforeAll(() => {
    terminal = TerminalProcess.open();
  });
  afterAll(() => terminal.close());

  onBothEngines('figures of real ledgers', (engine) => {
    describe.each(SETS)('$slug', ({ slug, currency, timeZone, poolsClose }) => {
      const read = (file: string): Row[] => parse(readFileSync(join(folder, slug, file)), { columns: true });
      const of = ['--coalition', slug];
      let url: string;

      beforeAll(async () => {
        url = await engine.freshUrl();
        const zone = ['--time-zone', timeZone];
        await terminal.json(url, ['init', ...of, '--name', slug, '--currency', currency, ...zone]);
        const { code, stderr } = await terminal.run(url, ['import', ...of, join(folder, slug)]);
        expect({ code, stderr }).toMatchObject({ code: 0 });
      });

      it('balances of all members are those computed by other means', async () => {
        const { members } = await terminal.json<GiveGetBalances>(url, [
          'balances',
          ...of,
          '--format',
          'json',
        ]);
        const found = members.map(({ id, given, received, balance }) => ({
          member_id: id,
          given: given.value,
          received: received.value,
          balance: balance.closing,
        }));
        expect(found).toHaveLength(read('members.csv').length);
        expect(byMember(found)).toEqual(byMember(read('expected_balances.csv')));
      });

      it('movements of every quarter are those computed by other means, and balances carry over', async () => {
        const expected = read('expected_quarters.csv');
        const quarters = [...new Set(expected.map(({ quarter }) => quarter!))].sort();
        expect(quarters.length).toBeGreaterThan(4);
        let closings = new Map<string, string>();
        for (const quarter of quarters) {
          const words = ['balances', ...of, '--quarter', quarter, '--format', 'json'];
          const { members } = await terminal.json<GiveGetBalances>(url, words);
          const moved = new Map(members.map((member) => [member.id, member]));
          for (const row of expected.filter((wanted) => wanted['quarter'] === quarter)) {
            const member = moved.get(row['member_id']!)!;
            if (row['given'] !== undefined) expect(member.given.value).toBe(row['given']);
            expect(member.received.value).toBe(row['received']);
            moved.delete(member.id);
          }
          // Whoever is not in the list received nothing that quarter.
          for (const { received } of moved.values()) expect(received.value).toBe('0.00');
          if (isNext(quarter, quarters)) {
            for (const { id, balance } of members) expect(balance.opening).toBe(closings.get(id) ?? '0.00');
          }
          closings = new Map(members.map(({ id, balance }) => [id, balance.closing]));
        }
      });

      it('pools close where the source says they do, and the same import adds nothing', async () => {
        const report = await terminal.json<QuarterlyReport>(url, ['report', ...of, '--quarter', '2026-Q3']);
        expect(report.pools).toHaveLength(read('pools.csv').length);
        if (poolsClose) for (const pool of report.pools) expect(pool.closing).toBe('0.00');
        const again = await terminal.json<{ position: { before: number; after: number } }>(url, [
          ...['import', ...of, join(folder, slug), '--json'],
        ]);
        expect(again.position.after).toBe(again.position.before);
        expect((await terminal.run(url, ['verify', ...of])).code).toBe(0);
      });
    });
  });
});

function byMember(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a['member_id']! < b['member_id']! ? -1 : 1));
}

/** Whether a quarter of the list follows the one before it without a gap in the calendar. */
function isNext(quarter: string, quarters: readonly string[]): boolean {
  const before = quarters[quarters.indexOf(quarter) - 1];
  if (before === undefined) return false;
  const count = (id: string): number => Number(id.slice(0, 4)) * 4 + Number(id.slice(6));
  return count(quarter) - count(before) === 1;
}
