/**
 * One value portfolio of a member of a thousand, with shares and medians, behind a short history and behind a long one; and
 * the first page of how its largest figure, what it gave in all time, came to be, and of that of the busiest member.
 *
 * Against ourselves: the same question of the same program behind 10 000 events; what matters is how the time grows while
 * the history becomes a hundred times as long. And against reading no more than the rows that the answer is made of, by
 * plain prepared statements on the same file, without making figures of them.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { PAGE_DEFAULT } from '../src/event-store/cursor.js';
import { Ledger } from '../src/event-store/ledger.js';
import { ledgerModel } from '../src/ledger-model.js';
import { explainFigure } from '../src/portfolios/explain.queries.js';
import { valuePortfolio } from '../src/portfolios/portfolio.queries.js';
import { ledgerOfEvents, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { COALITION } from './workload.js';

/** The last one that is whole in both: coalitions are founded first, so the short history ends a few weeks earlier. */
const QUARTER = '2025-Q3';
/** The program compiles, and pages come into memory. */
const WARMING_ROUNDS = 5;
/** Somebody in the middle, and the member with the most entries of all. */
const ORDINARY = 'member-0250';
const BUSIEST = 'member-0000';

class Measured {
  readonly quarter: number[] = [];
  readonly life: number[] = [];
  readonly busiest: number[] = [];
  readonly rows: number[] = [];
  readonly explained: number[] = [];
  readonly busiestExplained: number[] = [];
  parts = 0;
  busiestParts = 0;
}

/** The first page, as the doors ask for it. */
const FIRST_PAGE = { after: null, limit: PAGE_DEFAULT };

export async function portfolioOnSqlite({ short }: BenchOptions): Promise<Outcome> {
  const result = outcome('portfolio, SQLite');
  const sizes = short ? [10_000, 100_000] : [10_000, 1_000_000];
  const rounds = short ? 7 : 21;
  await withFolder(async (folder) => {
    const ledgers: { ledger: BenchLedger; raw: Sqlite.Database; size: number; measured: Measured }[] = [];
    for (const size of sizes) {
      const path = join(folder, `ledger-${String(size)}.sqlite`);
      copyFileSync(await ledgerOfEvents(size), path);
      const ledger = await Ledger.open({ engine: 'sqlite', path }, ledgerModel);
      ledgers.push({ ledger, raw: new Sqlite(path, { readonly: true }), size, measured: new Measured() });
    }
    for (let round = -WARMING_ROUNDS; round < rounds; round += 1) {
      for (const { ledger, raw, measured } of ledgers) {
        const ms = async (memberId: string, scope: object): Promise<number> =>
          1_000 * (await secondsOf(() => valuePortfolio(ledger, COALITION, memberId, scope)));
        const [quarter, life, busiest, rows] = [
          await ms(ORDINARY, { quarter: QUARTER }),
          await ms(ORDINARY, {}),
          await ms(BUSIEST, { quarter: QUARTER }),
          1_000 * (await secondsOf(() => readRows(raw))),
        ];
        const explain = async (memberId: string): Promise<{ took: number; parts: number }> => {
          let parts = 0;
          const took = await secondsOf(async () => {
            const figure = `member/${memberId}/life/given/value`;
            parts = (await explainFigure(ledger, COALITION, figure, FIRST_PAGE)).page.of;
          });
          return { took: 1_000 * took, parts };
        };
        const [explained, busiestExplained] = [await explain(ORDINARY), await explain(BUSIEST)];
        if (round < 0) continue;
        measured.quarter.push(quarter);
        measured.life.push(life);
        measured.busiest.push(busiest);
        measured.rows.push(rows);
        measured.explained.push(explained.took);
        measured.parts = explained.parts;
        measured.busiestExplained.push(busiestExplained.took);
        measured.busiestParts = busiestExplained.parts;
      }
    }
    for (const { measured, size } of ledgers) {
      const behind = `${size.toLocaleString('en').replaceAll(',', ' ')} events`;
      addFigure(result, `one member’s quarter, behind ${behind}`, 'ms', measured.quarter);
      addFigure(result, `  all time, behind ${behind}`, 'ms', measured.life);
      addFigure(result, `  the busiest member’s quarter, behind ${behind}`, 'ms', measured.busiest);
      addFigure(result, `  its rows by plain statements, behind ${behind}`, 'ms', measured.rows);
      const page = (parts: number) => `first page of the ${String(parts)} entries behind`;
      addFigure(
        result,
        `${page(measured.parts)} its largest figure, behind ${behind}`,
        'ms',
        measured.explained,
      );
      addFigure(
        result,
        `  ${page(measured.busiestParts)} the busiest member’s`,
        'ms',
        measured.busiestExplained,
      );
      addRatio(
        result,
        `against its rows by plain statements, ${behind}`,
        measured.quarter,
        measured.rows,
        '',
      );
    }
    const [few, many] = ledgers.map(({ measured }) => measured) as [Measured, Measured];
    addRatio(result, 'a quarter, the long history against the short one', many.quarter, few.quarter, '≤ 2');
    addRatio(result, 'all time, the long history against the short one', many.life, few.life, '≤ 3');
    for (const { ledger, raw } of ledgers) {
      raw.close();
      await ledger.close();
    }
  });
  return result;
}

/** The totals of every member in the quarter and in its life, and the member's own sums since two years. */
function readRows(raw: Sqlite.Database): void {
  raw
    .prepare("SELECT * FROM member_totals WHERE coalition_id = ? AND period IN (?, 'life')")
    .raw()
    .all(COALITION, QUARTER);
  raw
    .prepare(
      'SELECT * FROM member_flows WHERE coalition_id = ? AND member_id = ? AND period IN (' +
        "'2023-Q4', '2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', 'life')",
    )
    .raw()
    .all(COALITION, ORDINARY);
}
