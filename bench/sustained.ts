/**
 * A mixed load that goes on, on SQLite: one instance of the built program with a coalition of a thousand members and a long history,
 * asked over HTTP at a fixed rate of arrivals by a key and by people who have signed in.
 *
 * Two things are looked for: that nobody waits long, counted from when a request was due, and that memory does not grow. Both are
 * compared within the run, the end of it with what came before; at the end the ledger must hold what was acknowledged.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ledger } from '../src/event-store/ledger.js';
import { EvidenceFiles } from '../src/exchange/evidence/evidence-files.js';
import { ledgerModel } from '../src/ledger-model.js';
import { verify } from '../src/operations/verify.js';
import { compare } from './acknowledged.js';
import { arriving, throughput, type Wait } from './arrivals.js';
import { Clients } from './asking.js';
import { headOf } from './ledgers.js';
import { largeCoalition } from './loaded-coalitions.js';
import { addFigure, addRatio, outcome, percentileOf, type Outcome } from './measure.js';
import { MixedLoad } from './mixed-load.js';
import { floorsOf, growthPerMinute, Watch, type Sample } from './observed.js';
import { pagesLedger, todayAt } from './pages-ledger.js';
import { withFolder, type BenchOptions } from './places.js';
import { Served } from './served.js';
import { addAllWaits, addProcessor, partsOf } from './waits.js';
import { COALITION, randomNumbers } from './workload.js';

const CALLERS = 16;
/** Few enough that all garbage is collected in each, which with much memory takes a minute or more. */
const FLOOR_WINDOWS = 5;

export async function sustained({ short }: BenchOptions): Promise<Outcome> {
  const plan = short
    ? { events: 20_000, perSecond: 15, warming: 4, seconds: 20, closed: 4, everyMs: 500 }
    : { events: 1_000_000, perSecond: 40, warming: 30, seconds: 600, closed: 30, everyMs: 2_000 };
  const result = outcome(
    `sustained mixed load, SQLite, ${String(plan.events)} events, ${String(plan.perSecond)} requests/s for ${String(plan.seconds)} s`,
  );
  const today = todayAt(Date.now());
  await withFolder(async (folder) => {
    const path = join(folder, 'ledger.sqlite');
    copyFileSync(await pagesLedger(plan.events, today), path);
    const location = { engine: 'sqlite', path } as const;
    const prepared = await Ledger.open(location, ledgerModel);
    const before = await headOf(prepared);
    const load = new MixedLoad([await largeCoalition(prepared, today)], today);
    await prepared.close();
    const served = await Served.start('the instance', `sqlite:${path}`, folder);
    const clients = new Clients([served.origin]);
    const watch = new Watch(() => [served], plan.everyMs);
    try {
      const random = randomNumbers(3);
      const work = {
        next: () => load.next(),
        send: (deed: ReturnType<MixedLoad['next']>) => clients.send(deed),
      };
      await arriving(plan.perSecond, random, { ...work, seconds: plan.warming });
      await watch.look();
      const from = watch.of(served.name).at(-1)!;
      const { waits, late } = await arriving(plan.perSecond, random, { ...work, seconds: plan.seconds });
      await watch.look();
      const to = watch.of(served.name).at(-1)!;
      addAllWaits(result, waits, late);
      addProcessor(result, 'the instance', to.processor - from.processor, waits.length);
      addDrift(result, waits, plan.seconds);
      const samples = watch.of(served.name).filter(({ at }) => at >= from.at && at <= to.at);
      addMemory(result, samples);
      const perSecond = await throughput(CALLERS, { ...work, seconds: plan.closed });
      addFigure(result, `the same mix by ${String(CALLERS)} callers, each after its answer`, 'requests/s', [
        perSecond,
      ]);
      if (clients.fates.broken > 0) result.faults.push(`${String(clients.fates.broken)} connections broke`);
      result.faults.push(...clients.fates.errors);
    } finally {
      await watch.stop();
      clients.close();
      await served.stop();
    }
    const ledger = await Ledger.open(location, ledgerModel);
    try {
      const acknowledged = await compare(ledger, COALITION, before, load.acknowledgedBy(COALITION), result);
      addFigure(result, 'acknowledged, each there once and nothing else', 'records', [acknowledged]);
      const { findings } = await verify(ledger, new EvidenceFiles(join(folder, 'evidence')), COALITION);
      result.faults.push(...findings.map((finding) => JSON.stringify(finding)));
    } finally {
      await ledger.close();
    }
  });
  return result;
}

/** What nobody may notice: whether it was better at the begin. */
function addDrift(to: Outcome, waits: readonly Wait[], seconds: number): void {
  const [first, , last] = partsOf(waits, 3, seconds);
  for (const [what, share] of [
    ['median', 0.5],
    ['99th of a hundred', 0.99],
  ] as const) {
    const at = (part: readonly Wait[]): number =>
      percentileOf(
        part.map(({ ms }) => ms),
        share,
      );
    addRatio(to, `${what}: the last third / the first`, [at(last!)], [at(first!)], '≤ 1.5');
  }
}

/** What grows: over the last two thirds, once what is kept for the next request has been filled. */
function addMemory(to: Outcome, samples: readonly Sample[]): void {
  const settled = samples.slice(Math.floor(samples.length / 3));
  const rss = settled.map(({ at, rss }) => [at, rss] as const);
  const heap = floorsOf(
    settled.map(({ at, heap }) => [at, heap] as const),
    FLOOR_WINDOWS,
  );
  addFigure(
    to,
    'memory of the process, the last two thirds',
    'MB',
    rss.map(([, megabytes]) => megabytes),
  );
  addFigure(to, 'growth of that memory', 'MB/minute', [growthPerMinute(rss)]);
  addFigure(
    to,
    'heap of the main thread after collections',
    'MB',
    heap.map(([, megabytes]) => megabytes),
  );
  addFigure(to, 'growth of that heap', 'MB/minute', [growthPerMinute(heap)]);
  const half = Math.floor(rss.length / 2);
  const mean = (part: typeof rss): number => part.reduce((sum, [, value]) => sum + value, 0) / part.length;
  addRatio(
    to,
    'memory: the last third / the one before',
    [mean(rss.slice(half))],
    [mean(rss.slice(0, half))],
    '≤ 1.05',
  );
  addFigure(
    to,
    'how late the main thread’s timers are, at the 99th of a hundred',
    'ms',
    settled.map(({ lag }) => lag),
  );
}
