/**
 * What the same questions and commands take on ledgers of different lengths, from some two thousand events to a million: the
 * coalition of `workload.ts` with the same last quarter, and a library in proportion to its history. The shortest history is the
 * founding of a thousand members alone.
 *
 * What asks for a quarter, a page or one thing more must take the same on all of them; what reads everything again must grow in
 * step with it. Questions and commands are measured one at a time in this process, as its processor time, ledger by ledger in turns;
 * the start of the program, as a whole process, until it answers requests.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { entriesOf } from '../src/exchange/exchange.queries.js';
import { giveGetBalances } from '../src/portfolios/give-get.queries.js';
import { valuePortfolio } from '../src/portfolios/portfolio.queries.js';
import { quarterlyReport } from '../src/reports/reports.queries.js';
import { anotherUse } from './knowledge.js';
import { headOf, type BenchLedger } from './ledgers.js';
import { addRatio, outcome, secondsOf, shown, spreadOf, type Curve, type Outcome } from './measure.js';
import { addLibrary } from './pages-ledger.js';
import { ROOT, withFolder, type BenchOptions } from './places.js';
import { QUARTER, QUARTER_RANGE, withLastQuarter } from './report.js';
import { COALITION, EntryGenerator, memberId } from './workload.js';

const HISTORIES = [1_000, 10_000, 100_000, 1_000_000];
const QUARTER_ENTRIES = 1_000;
const WARMING_ROUNDS = 5;
const MEMBER = memberId(250);
const PAGE_ENTRIES = 50;
const NO_FILTER = {
  ...{ member: null, kind: null, direction: null, from: null, to: null, project: null, status: null },
  ...{ recordedBy: null, waitingFor: null, pledge: null, award: null },
};
/** From here on a whole reading takes a minute, and is done once. */
const ONCE_FROM_EVENTS = 500_000;

/** One that is measured, on one of the ledgers. */
interface Grown {
  readonly ledger: BenchLedger;
  readonly path: string;
  readonly events: number;
  readonly entries: EntryGenerator;
  uses: number;
}

interface Work {
  readonly what: string;
  /** How often it is done for one figure, where once takes too little. */
  readonly times: number;
  readonly run: (grown: Grown) => Promise<unknown>;
}

const WORKS: readonly Work[] = [
  { what: 'one entry appended', times: 20, run: ({ ledger, entries }) => ledger.execute(entries.next()) },
  {
    what: 'one application of knowledge recorded',
    times: 5,
    run: (grown) => grown.ledger.execute(anotherUse(`growth-${String(grown.uses)}`, (grown.uses += 1))),
  },
  {
    what: 'balances of all members in a quarter',
    times: 3,
    run: ({ ledger }) => giveGetBalances(ledger, COALITION, { quarter: QUARTER }),
  },
  {
    what: 'first page of the ledger, newest first',
    times: 5,
    run: ({ ledger }) =>
      entriesOf(ledger, COALITION, { ...NO_FILTER, after: null, limit: PAGE_ENTRIES, order: 'newest' }),
  },
  {
    what: 'a member’s portfolio of a quarter',
    times: 3,
    run: ({ ledger }) => valuePortfolio(ledger, COALITION, MEMBER, { quarter: QUARTER }),
  },
  {
    what: 'the report of a quarter',
    times: 1,
    run: ({ ledger }) => quarterlyReport(ledger, COALITION, QUARTER),
  },
];

const READINGS: readonly Work[] = [
  { what: 'the whole ledger verified', times: 1, run: ({ ledger }) => verifyWhole(ledger) },
  { what: 'all figures made anew', times: 1, run: ({ ledger }) => ledger.rebuild() },
];

export async function growth({ short }: BenchOptions): Promise<Outcome> {
  const histories = short ? HISTORIES.slice(0, -1) : HISTORIES;
  const rounds = short ? 7 : 21;
  const curves: Curve[] = [];
  const result = { ...outcome('growth with the length of the ledger'), curves };
  await withFolder(async (folder) => {
    const all: Grown[] = [];
    for (const history of histories) all.push(await grownTo(history, folder));
    for (let round = -WARMING_ROUNDS; round < 0; round += 1) {
      for (const grown of all) for (const work of WORKS) await processorMs(work, grown);
    }
    for (const work of WORKS) addFlat(result, curves, work.what, 'ms', await inTurns(all, rounds, work));
    for (const work of READINGS) {
      addLinear(result, curves, work.what, await inTurns(all, 3, work, ONCE_FROM_EVENTS));
    }
    for (const { ledger } of all) await ledger.close();
    const starts = await inTurnsBy(all, short ? 3 : 5, ({ path }) => startMs(path));
    addFlat(result, curves, 'start of the program until it answers', 'ms of waiting', starts);
  });
  return result;
}

async function grownTo(history: number, folder: string): Promise<Grown> {
  const ledger = await withLastQuarter(history, folder, QUARTER_ENTRIES);
  await addLibrary(ledger, history);
  const entries = new EntryGenerator(QUARTER_ENTRIES, { ...QUARTER_RANGE, seed: 10, ids: 'G' });
  const path = join(folder, `${String(history)}.sqlite`);
  return { ledger, path, events: await headOf(ledger), entries, uses: 0 };
}

/** What each ledger took, round by round. */
type Taken = readonly { readonly events: number; readonly values: number[] }[];

function inTurns(
  all: readonly Grown[],
  rounds: number,
  work: Work,
  onceFromEvents = Infinity,
): Promise<Taken> {
  return inTurnsBy(all, rounds, (grown) => processorMs(work, grown), onceFromEvents);
}

async function inTurnsBy(
  all: readonly Grown[],
  rounds: number,
  measure: (grown: Grown) => Promise<number>,
  onceFromEvents = Infinity,
): Promise<Taken> {
  const taken = all.map(({ events }) => ({ events, values: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, grown] of all.entries()) {
      if (round > 0 && grown.events >= onceFromEvents) continue;
      taken[i]!.values.push(await measure(grown));
    }
  }
  return taken;
}

/** Processor time of this process, each time, in milliseconds. */
async function processorMs({ times, run }: Work, grown: Grown): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await run(grown);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / times;
}

async function verifyWhole(ledger: BenchLedger): Promise<void> {
  const { ok } = await ledger.verify(COALITION);
  if (!ok) throw new Error('a ledger that was measured does not verify');
}

/** From the start of `evenhand serve` until it listens. */
async function startMs(path: string): Promise<number> {
  const words = [join(ROOT, 'dist', 'src', 'cli.js'), 'serve', '--port', '0'];
  const env = { ...process.env, EVENHAND_DATABASE_URL: `sqlite:${path}` };
  let said = '';
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(child, 'close');
  const seconds = await secondsOf(async () => {
    for await (const line of createInterface({ input: child.stderr })) {
      said += `${line}\n`;
      if (line.includes('Serving on')) return;
    }
    throw new Error(`evenhand serve ended before it served: ${said.slice(-2_000)}`);
  });
  child.stderr.resume();
  child.kill('SIGTERM');
  await closed;
  return seconds * 1_000;
}

function addCurve(curves: Curve[], about: Pick<Curve, 'what' | 'unit' | 'promise'>, taken: Taken): void {
  const points = taken.map(({ events, values }) => ({ events, spread: spreadOf(values) }));
  curves.push({ ...about, points });
}

function addFlat(to: Outcome, curves: Curve[], what: string, unit: string, taken: Taken): void {
  addCurve(curves, { what, unit, promise: 'flat' }, taken);
  const [few, many] = [taken[0]!, taken.at(-1)!];
  addRatio(
    to,
    `${what}: ${shown(many.events)} events / ${shown(few.events)}`,
    many.values,
    few.values,
    '≤ 2',
  );
}

/** Each event may take no more of the longest ledger than of the one before it. */
function addLinear(to: Outcome, curves: Curve[], what: string, taken: Taken): void {
  addCurve(curves, { what, unit: 'ms', promise: 'linear' }, taken);
  const [fewer, many] = [taken.at(-2)!, taken.at(-1)!];
  const each = ({ events, values }: Taken[number]): number[] => values.map((value) => value / events);
  const name = `${what}, each event: ${shown(many.events)} events / ${shown(fewer.events)}`;
  addRatio(to, name, each(many), each(fewer), '≤ 1.5');
}
