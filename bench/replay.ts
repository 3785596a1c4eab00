/**
 * A history replayed into all figures, against what plain-text accounting does with the same history.
 *
 * Ours: `evenhand rebuild`, the whole process from its start to its end: reads every event, makes entries, postings and
 * sums anew in tables beside those in use, with their indexes, durably, and swaps them in.
 *
 * Theirs: `ledger bal` and `hledger bal`, whole processes too, on the ledger that `evenhand export --format hledger` writes:
 * they read the same entries and print the balance of every account, and keep nothing.
 *
 * They get the journal without what entries are worth (`@@ 12.50 EUR`), which both read well. With it `ledger` keeps every
 * price that a quantity ever had apart in each account's balance: 95 000 entries then take it over a minute, and the
 * time grows faster than their number. Declarations of accounts and units make no difference to it.
 */
import { createReadStream, createWriteStream, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { ledgerOfEvents } from './ledgers.js';
import { addFigure, addRatio, outcome, type Outcome } from './measure.js';
import { hasProgram, withFolder, type BenchOptions } from './places.js';
import { hasTime, timed, timedEvenhand, TIME_MISSING, type Run } from './timed-program.js';
import { COALITION } from './workload.js';

export async function replay({ short }: BenchOptions): Promise<Outcome> {
  const events = short ? 100_000 : 1_000_000;
  const rounds = 3;
  const result = outcome(`replay of ${events.toLocaleString('en').replaceAll(',', ' ')} events`);
  if (!hasTime()) {
    result.skipped.push(TIME_MISSING);
    return result;
  }
  const history = await ledgerOfEvents(events);
  await withFolder(async (folder) => {
    const database = join(folder, 'ledger.sqlite');
    copyFileSync(history, database);
    const journal = join(folder, 'without-prices.journal');
    await exportWithoutPrices(database, journal, folder);
    const tools = ['ledger', 'hledger'].filter((tool) => {
      if (hasProgram(tool)) return true;
      result.skipped.push(`${tool} bal: ${tool} is not installed`);
      return false;
    });
    const ours: Run[] = [];
    const theirs = new Map<string, Run[]>(tools.map((tool) => [tool, []]));
    for (let round = 0; round < rounds; round += 1) {
      ours.push(timedEvenhand(database, ['rebuild']));
      for (const [tool, runs] of theirs) runs.push(timed(tool, ['-f', journal, 'bal']));
    }
    const add = (who: string, runs: readonly Run[]): void => {
      addFigure(result, `${who}, time`, 's', runs.map(secondsOf));
      addFigure(result, `${who}, most memory`, 'MB', runs.map(megabytesOf));
    };
    add('evenhand rebuild', ours);
    for (const [tool, runs] of theirs) {
      add(`${tool} bal`, runs);
      addRatio(result, `time, against ${tool}`, ours.map(secondsOf), runs.map(secondsOf), '≤ 1');
      addRatio(result, `memory, against ${tool}`, ours.map(megabytesOf), runs.map(megabytesOf), '≤ 0.1');
    }
  });
  return result;
}

const secondsOf = ({ seconds }: Run): number => seconds;
const megabytesOf = ({ megabytes }: Run): number => megabytes;

async function exportWithoutPrices(database: string, journal: string, folder: string): Promise<void> {
  const whole = join(folder, 'whole.journal');
  timedEvenhand(database, ['export', '--coalition', COALITION, '--format', 'hledger', '--out', whole]);
  const lines = createInterface({ input: createReadStream(whole), crlfDelay: Infinity });
  const withoutPrices = async function* (): AsyncGenerator<string> {
    for await (const line of lines) yield `${line.replace(/ @@ .*$/, '')}\n`;
  };
  await pipeline(withoutPrices, createWriteStream(journal));
}
