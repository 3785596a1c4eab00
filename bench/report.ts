/**
 * The report of one quarter for a thousand members, behind a short history and behind a long one.
 *
 * Both ledgers have the same last quarter: the same 10 000 entries after two years of ten thousand events, and of a
 * million. The report is made as the service makes it, in a process that is warm, in turns; the figure is the ratio of the
 * two times of each round.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from '../src/event-store/ledger.js';
import { ledgerModel } from '../src/ledger-model.js';
import { quarterlyReport } from '../src/reports/reports.queries.js';
import { enterWithoutPoolChecks, headOf, ledgerOfEvents, type BenchLedger } from './ledgers.js';
import { addFigure, addRatio, outcome, secondsOf, type Outcome } from './measure.js';
import { withFolder, type BenchOptions } from './places.js';
import { COALITION, EntryGenerator } from './workload.js';

export const QUARTER = '2026-Q1';
export const QUARTER_RANGE = { firstDay: Date.UTC(2026, 0, 1), days: 90 };
const QUARTER_ENTRIES = 10_000;
const WARMING_ROUNDS = 5;

export async function report({ short }: BenchOptions): Promise<Outcome> {
  const histories = [10_000, short ? 100_000 : 1_000_000];
  const rounds = short ? 7 : 21;
  const result = outcome(`report of a quarter of ${String(QUARTER_ENTRIES)} entries, 1 000 members`);
  await withFolder(async (folder) => {
    const ledgers: BenchLedger[] = [];
    for (const events of histories) ledgers.push(await withLastQuarter(events, folder));
    const seconds: number[][] = histories.map(() => []);
    for (let round = -WARMING_ROUNDS; round < rounds; round += 1) {
      for (const [i, ledger] of ledgers.entries()) {
        const took = await secondsOf(() => quarterlyReport(ledger, COALITION, QUARTER));
        if (round >= 0) seconds[i]!.push(took);
      }
    }
    for (const ledger of ledgers) await ledger.close();
    histories.forEach((events, i) => {
      const milliseconds = seconds[i]!.map((took) => took * 1_000);
      addFigure(result, `behind a history of ${String(events)} events`, 'ms', milliseconds);
    });
    addRatio(result, 'the long history, against the short one', seconds[1]!, seconds[0]!, '≤ 1.5');
  });
  return result;
}

/** A ledger of so many events, and a last quarter after them. */
export async function withLastQuarter(
  events: number,
  folder: string,
  quarterEntries = QUARTER_ENTRIES,
): Promise<BenchLedger> {
  const path = join(folder, `${String(events)}.sqlite`);
  copyFileSync(await ledgerOfEvents(events), path);
  const ledger = await Ledger.open({ engine: 'sqlite', path }, ledgerModel);
  const entries = new EntryGenerator(quarterEntries, { ...QUARTER_RANGE, seed: 8, ids: 'Q' });
  await enterWithoutPoolChecks(ledger, entries, (await headOf(ledger)) + quarterEntries);
  return ledger;
}
