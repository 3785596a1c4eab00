/** What benchmarks showed, kept as one file for each run of each of them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from './measure.js';
import { RESULTS, ROOT } from './places.js';

export interface Machine {
  readonly processors: number;
  readonly model: string;
  readonly memory_bytes: number;
  readonly node: string;
  readonly platform: string;
}

export interface Kept {
  readonly benchmark: string;
  /** When it ended, as an instant. */
  readonly at: string;
  readonly short: boolean;
  readonly seconds: number;
  readonly machine: Machine;
  /** Processes that wanted a processor, over the last minute: as it began, without this benchmark, and as it ended. */
  readonly load: { readonly before: number; readonly after: number };
  /** Of the program that was measured; null outside of a clone. */
  readonly commit: string | null;
  readonly outcomes: readonly Outcome[];
  /** What went wrong, a sentence each. What was measured before it stands in the outcomes. */
  readonly failures: readonly string[];
}

/** Notes where and when a benchmark begins; the answer makes what is to be kept of it. */
export function beginning(
  benchmark: string,
  short: boolean,
): (shown: Pick<Kept, 'outcomes' | 'failures'>) => Kept {
  const began = performance.now();
  const before = loadNow();
  return ({ outcomes, failures }) => ({
    ...{ benchmark, at: new Date().toISOString(), short },
    seconds: Math.round((performance.now() - began) / 1_000),
    machine: {
      processors: cpus().length,
      model: cpus()[0]?.model.trim() ?? 'unknown',
      memory_bytes: totalmem(),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
    load: { before, after: loadNow() },
    commit: commitOf(ROOT),
    ...{ outcomes, failures },
  });
}

function loadNow(): number {
  return Math.round(loadavg()[0]! * 100) / 100;
}

function commitOf(folder: string): string | null {
  try {
    const words = ['-C', folder, 'rev-parse', '--short=10', 'HEAD'];
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Writes it to a file of its own, and answers with its path. */
export function keep(kept: Kept, folder = RESULTS): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kept.benchmark}-${kept.at.replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  return file;
}

/**
 * What counts of each benchmark, by its name: the newest run that was whole; where there is none, the newest short one; and only where
 * there is nothing else, one that failed before it showed anything.
 */
export function newestKept(folder = RESULTS): Map<string, Kept> {
  const newest = new Map<string, Kept>();
  for (const kept of allKept(folder)) {
    const other = newest.get(kept.benchmark);
    if (!other || countsBefore(kept, other)) newest.set(kept.benchmark, kept);
  }
  return newest;
}

/** The newest run of a benchmark, whatever it was, where it ended in a failure after what counts of it. */
export function newestFailure(counting: Kept, folder = RESULTS): Kept | undefined {
  return allKept(folder)
    .filter(({ benchmark, at }) => benchmark === counting.benchmark && at > counting.at)
    .filter(hasFailed)
    .at(-1);
}

/** Whether something went wrong in it, or something was seen that must never be. */
export function hasFailed({ failures, outcomes }: Kept): boolean {
  return failures.length > 0 || outcomes.some(({ faults }) => faults.length > 0);
}

function countsBefore(one: Kept, other: Kept): boolean {
  const rank = ({ short, outcomes }: Kept): number => (outcomes.length === 0 ? 2 : short ? 1 : 0);
  return rank(one) === rank(other) ? one.at > other.at : rank(one) < rank(other);
}

/** From the oldest to the newest. Files that an older program kept do not say of which benchmark they are. */
function allKept(folder: string): Kept[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Partial<Kept>)
    .filter((kept): kept is Kept => kept.benchmark !== undefined)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}
