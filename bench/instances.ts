/**
 * Three instances of the built program on one PostgreSQL, with a hundred coalitions that clients send a mixed load to: each
 * request to the next instance in turn. Half-way one instance is killed (kill -9) while a burst of entries is under way at it, and
 * started again later; what breaks is sent again to another one with the same Idempotency-Key.
 *
 * Nothing may be answered otherwise than it should, and at the end every ledger must verify and hold exactly what was acknowledged.
 *
 * Against one instance with the same load on the same database before: what instances cost beside each other.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { databaseLocation } from '../src/event-store/database.js';
import { Ledger } from '../src/event-store/ledger.js';
import { EvidenceFiles } from '../src/exchange/evidence/evidence-files.js';
import { ledgerModel } from '../src/ledger-model.js';
import { verify } from '../src/operations/verify.js';
import { compare } from './acknowledged.js';
import { arriving, throughput, type Wait } from './arrivals.js';
import { Clients, type Deed } from './asking.js';
import { headOf, type BenchLedger } from './ledgers.js';
import { smallCoalitions } from './loaded-coalitions.js';
import { addFigure, addRatio, outcome, percentileOf, type Outcome } from './measure.js';
import type { LoadedCoalition } from './mixed-kinds.js';
import { MixedLoad } from './mixed-load.js';
import { postgresSeconds, Watch } from './observed.js';
import { todayAt } from './pages-ledger.js';
import { withFolder, type BenchOptions } from './places.js';
import { withPostgres } from './postgres.js';
import { Served } from './served.js';
import { addProcessor, addAllWaits } from './waits.js';
import { randomNumbers } from './workload.js';

const INSTANCES = 3;
const CALLERS = 24;
/** Entries that are under way at the instance that is killed, and how long they have been when it is. */
const BURST = 60;
const BURST_MS = 12;

interface Plan {
  readonly coalitions: number;
  readonly perSecond: number;
  readonly warming: number;
  readonly seconds: number;
  /** Of one instance and of all, in turns. */
  readonly rounds: number;
  readonly roundSeconds: number;
  readonly everyMs: number;
}

const SHORT: Plan = {
  coalitions: 20,
  perSecond: 15,
  warming: 3,
  seconds: 20,
  rounds: 1,
  roundSeconds: 3,
  everyMs: 500,
};
const LONG: Plan = {
  coalitions: 100,
  perSecond: 60,
  warming: 20,
  seconds: 300,
  rounds: 5,
  roundSeconds: 10,
  everyMs: 2_000,
};

export async function instances({ short }: BenchOptions): Promise<Outcome> {
  const plan = short ? SHORT : LONG;
  const result = outcome(
    `${String(INSTANCES)} instances on PostgreSQL, ${String(plan.coalitions)} coalitions, ${String(plan.perSecond)} requests/s for ${String(plan.seconds)} s`,
  );
  await withPostgres((url) =>
    withFolder(async (folder) => {
      const today = todayAt(Date.now());
      const ledger = await Ledger.open(databaseLocation(url), ledgerModel);
      try {
        const coalitions = await smallCoalitions(ledger, plan.coalitions, today);
        const heads = new Map<string, number>();
        for (const { slug } of coalitions) heads.set(slug, await headOf(ledger, slug));
        const load = new MixedLoad(coalitions, today);
        await run(result, { plan, url, folder, load });
        await look(result, { ledger, folder, coalitions, heads, load });
      } finally {
        await ledger.close();
      }
    }),
  );
  return result;
}

interface Run {
  readonly plan: Plan;
  readonly url: string;
  readonly folder: string;
  readonly load: MixedLoad;
}

async function run(result: Outcome, { plan, url, folder, load }: Run): Promise<void> {
  const names = Array.from({ length: INSTANCES }, (_, i) => `instance ${String(i + 1)}`);
  const served = await Served.startAll(names, url, folder);
  const origins = served.map(({ origin }) => origin);
  const [one, all] = [new Clients(origins.slice(0, 1)), new Clients(origins)];
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const watch = new Watch(() => served, plan.everyMs, database);
  const random = randomNumbers(5);
  const to = (clients: Clients) => ({
    next: () => load.next(),
    send: (deed: Deed) => clients.send(deed),
  });
  try {
    await arriving(plan.perSecond, random, { ...to(all), seconds: plan.warming });
    await compareThroughput(result, plan, to(one), to(all));
    const alone = await arriving(plan.perSecond, random, { ...to(one), seconds: plan.seconds / 4 });

    const used = async (): Promise<Used> => {
      await watch.look();
      const seconds = watch.names.map((name) => watch.of(name).at(-1)!.processor);
      const { answered } = all.fates;
      return { answered, instances: sum(seconds), postgres: await postgresSeconds(database) };
    };
    const before = await used();
    const half = { used: before };
    const [arrived] = await Promise.all([
      arriving(plan.perSecond, random, { ...to(all), seconds: plan.seconds }),
      (async () => {
        await pause((plan.seconds / 2) * 1_000);
        half.used = await used();
        const burst = await killInABurst(served[1]!, all, load);
        await pause((plan.seconds / 10) * 1_000);
        served[1] = await Served.start(names[1]!, url, folder, served[1]!.port);
        await burst.answered;
      })(),
    ]);
    addAllWaits(result, arrived.waits, arrived.late);
    addKill(result, arrived.waits, alone.waits, plan);
    const requests = half.used.answered - before.answered;
    addProcessor(result, 'the instances', half.used.instances - before.instances, requests);
    if (half.used.postgres === undefined || before.postgres === undefined)
      result.skipped.push('processor time of PostgreSQL: its processes cannot be seen from here');
    else addProcessor(result, 'PostgreSQL', half.used.postgres - before.postgres, requests);
    await addEnd(result, [one, all], watch, served);
  } finally {
    await watch.stop();
    await database.end();
    one.close();
    all.close();
    await Promise.all(served.map((instance) => instance.stop()));
  }
}

interface Used {
  readonly answered: number;
  readonly instances: number;
  readonly postgres: number | undefined;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

type Sending = Pick<Parameters<typeof throughput<Deed>>[1], 'next' | 'send'>;

/** What callers get done who each wait for their answer, by one instance and by all of them in turns. */
async function compareThroughput(
  result: Outcome,
  { rounds, roundSeconds }: Plan,
  one: Sending,
  all: Sending,
): Promise<void> {
  const perSecond = { one: [] as number[], all: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    perSecond.one.push(await throughput(CALLERS, { ...one, seconds: roundSeconds }));
    perSecond.all.push(await throughput(CALLERS, { ...all, seconds: roundSeconds }));
  }
  const who = `by ${String(CALLERS)} callers, each after its answer`;
  addFigure(result, `the same mix ${who}, one instance`, 'requests/s', perSecond.one);
  addFigure(result, `the same mix ${who}, ${String(INSTANCES)} instances`, 'requests/s', perSecond.all);
  addRatio(result, `throughput: ${String(INSTANCES)} instances / one`, perSecond.all, perSecond.one, '');
}

/** Entries are sent to one instance, and it is killed while some are recorded and not answered. */
async function killInABurst(
  instance: Served,
  clients: Clients,
  load: MixedLoad,
): Promise<{ readonly answered: Promise<unknown> }> {
  const burst = Array.from({ length: BURST }, () => clients.send(load.contribution(), instance.origin));
  await pause(BURST_MS);
  await instance.kill();
  return { answered: Promise.all(burst) };
}

const AFTER_THE_KILL_MS = 5_000;
/** By when the instance that was started again has been found ready by its clients. */
const READY_MS = 3_000;

function addKill(result: Outcome, waits: readonly Wait[], alone: readonly Wait[], { seconds }: Plan): void {
  const killedAt = (seconds / 2) * 1_000;
  const within = (from: number, to: number): number[] =>
    waits.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms);
  const at99 = (values: readonly number[]): number => percentileOf(values, 0.99);
  const before = within(0, killedAt);
  const after = within(killedAt, killedAt + AFTER_THE_KILL_MS);
  const what = 'all requests, the 99th of a hundred';
  addFigure(result, `${what}, before one is killed`, 'ms', [at99(before)]);
  addFigure(result, `${what}, in the five seconds from then`, 'ms', [at99(after)]);
  addFigure(result, `the longest of those`, 'ms', [Math.max(...after)]);
  const whole = within(seconds * 0.8 * 1_000, Infinity);
  addRatio(
    result,
    `${what}: the last fifth, all back / before the kill`,
    [at99(whole)],
    [at99(before)],
    '≤ 1.5',
  );
  addRatio(
    result,
    `${what}: ${String(INSTANCES)} instances / one`,
    [at99(before)],
    [at99(alone.map(({ ms }) => ms))],
    '',
  );
}

async function addEnd(
  result: Outcome,
  clients: readonly Clients[],
  watch: Watch,
  served: readonly Served[],
): Promise<void> {
  await watch.look();
  const fates = clients.map((one) => one.fates);
  const count = (of: 'broken' | 'repeated' | 'replayed'): number => sum(fates.map((fate) => fate[of]));
  addFigure(result, 'connections that broke, or were refused, at the kill', 'requests', [count('broken')]);
  addFigure(result, 'requests that another instance answered then', 'requests', [count('repeated')]);
  addFigure(result, 'of them recorded already by the one that was killed', 'requests', [count('replayed')]);
  result.faults.push(...fates.flatMap(({ errors }) => errors));
  await pause(READY_MS);
  if (clients.some((one) => served.some(({ origin }) => one.isLeftOut(origin))))
    result.faults.push('the instance that was started again is not ready');
  addFigure(result, 'connections to PostgreSQL, of all instances', 'at once', watch.connections);
  for (const name of watch.names) {
    const samples = watch.of(name);
    addFigure(
      result,
      `memory of ${name}`,
      'MB',
      samples.map(({ rss }) => rss),
    );
    addFigure(
      result,
      `commands that wait at ${name}`,
      'at once',
      samples.map(({ waiting }) => waiting),
    );
  }
}

interface Look {
  readonly ledger: BenchLedger;
  readonly folder: string;
  readonly coalitions: readonly LoadedCoalition[];
  readonly heads: ReadonlyMap<string, number>;
  readonly load: MixedLoad;
}

/** Every ledger holds what was acknowledged, and verifies. */
async function look(result: Outcome, { ledger, folder, coalitions, heads, load }: Look): Promise<void> {
  const evidence = new EvidenceFiles(join(folder, 'evidence'));
  let acknowledged = 0;
  for (const { slug } of coalitions) {
    acknowledged += await compare(ledger, slug, heads.get(slug)!, load.acknowledgedBy(slug), result);
    const { findings } = await verify(ledger, evidence, slug);
    result.faults.push(...findings.map((finding) => `${slug}: ${JSON.stringify(finding)}`));
  }
  addFigure(result, 'ledgers verified', 'ledgers', [coalitions.length]);
  addFigure(result, 'acknowledged, each there once and nothing else', 'records', [acknowledged]);
}
