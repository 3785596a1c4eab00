/** What instances take while they work: memory, processor time, waiting commands, connections to the database. */
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import type { Served } from './served.js';

/** Megabytes and seconds. */
export interface Sample {
  /** Seconds since the watch began. */
  readonly at: number;
  readonly rss: number;
  /** Of the main thread, which answers requests. */
  readonly heap: number;
  readonly waiting: number;
  /** How late the main thread’s timers are, at the 99th of a hundred, in milliseconds, since the last look. */
  readonly lag: number;
  readonly processor: number;
}

export class Watch {
  private readonly samples = new Map<string, Sample[]>();
  private readonly start = performance.now();
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  private readonly connectionCounts: number[] = [];

  /** @param instances those that run at the moment; @param database a client of the PostgreSQL that they work on */
  constructor(
    private readonly instances: () => readonly Served[],
    everyMs: number,
    private readonly database?: pg.Client,
  ) {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, everyMs);
  }

  of(name: string): readonly Sample[] {
    return this.samples.get(name) ?? [];
  }

  get names(): string[] {
    return [...this.samples.keys()];
  }

  /** How many connections the instances had at each look, all together. */
  get connections(): readonly number[] {
    return this.connectionCounts;
  }

  /** One look more, out of turn. */
  async look(): Promise<void> {
    await Promise.all(this.instances().map((served) => this.lookAt(served)));
    if (!this.database) return;
    const { rows } = await this.database.query<{ count: string }>(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'evenhand'",
    );
    this.connectionCounts.push(Number(rows[0]!.count));
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async lookAt(served: Served): Promise<void> {
    // One that is killed meanwhile tells nothing more.
    const metrics = await served.metrics().catch(() => undefined);
    if (!metrics) return;
    const of = (name: string): number => metrics.get(name) ?? 0;
    const list = this.samples.get(served.name) ?? [];
    this.samples.set(served.name, list);
    list.push({
      at: (performance.now() - this.start) / 1_000,
      rss: of('process_resident_memory_bytes') / 1e6,
      heap: of('nodejs_heap_size_used_bytes') / 1e6,
      waiting: of('evenhand_lanes_waiting'),
      lag: of('nodejs_eventloop_lag_p99_seconds') * 1_000,
      processor: of('process_cpu_seconds_total'),
    });
  }
}

/** By how much something grows in a minute: the slope of the line with the least squares. */
export function growthPerMinute(samples: readonly (readonly [seconds: number, value: number])[]): number {
  if (samples.length < 2) throw new Error('too few samples for a slope');
  const mean = (of: 0 | 1): number => samples.reduce((sum, sample) => sum + sample[of], 0) / samples.length;
  const [at, value] = [mean(0), mean(1)];
  let [above, below] = [0, 0];
  for (const [x, y] of samples) {
    above += (x - at) * (y - value);
    below += (x - at) ** 2;
  }
  return (above / below) * 60;
}

/** The least of each of so many windows: of a heap, what is left once garbage is collected. */
export function floorsOf(
  samples: readonly (readonly [seconds: number, value: number])[],
  windows: number,
): (readonly [number, number])[] {
  const size = Math.floor(samples.length / windows);
  if (size === 0) throw new Error('too few samples for so many windows');
  return Array.from({ length: windows }, (_, i) =>
    samples
      .slice(i * size, (i + 1) * size)
      .reduce((least, sample) => (sample[1] < least[1] ? sample : least)),
  );
}

const TICKS_PER_SECOND = 100;

/**
 * The processor time that PostgreSQL has taken since it started, of all its processes, in seconds; undefined where it can't be
 * seen, as on another machine or system.
 */
export async function postgresSeconds(database: pg.Client): Promise<number | undefined> {
  try {
    const { rows } = await database.query<{ file: string }>("SELECT pg_read_file('postmaster.pid') AS file");
    const postmaster = Number(rows[0]!.file.split('\n')[0]);
    let ticks = 0;
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const stat = statOf(name);
      if (!stat || (stat.id !== postmaster && stat.parent !== postmaster)) continue;
      ticks += stat.own;
      // Those of its children that have ended count with it.
      if (stat.id === postmaster) ticks += stat.ended;
    }
    return ticks === 0 ? undefined : ticks / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

function statOf(name: string): { id: number; parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [own, ended] = [fields[11]! + fields[12]!, fields[13]! + fields[14]!];
    return { id: Number(name), parent: fields[1]!, own, ended };
  } catch {
    return undefined;
  }
}
