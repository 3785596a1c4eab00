/**
 * Runs one benchmark after another, each in a process of its own: none is measured in the heap that another left behind, and one that
 * fails, falls over or hangs takes nothing of the others with it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The last of what a process said before it went wrong. */
const TOLD_CHARACTERS = 600;

export interface Ended {
  readonly name: string;
  /** Why it did not end well, in a sentence; undefined where it did. */
  readonly wrong?: string;
  /** Whether the process itself said so: then it has kept what it measured before. */
  readonly told?: boolean;
}

/** The exit code of a process that has kept what went wrong in it. */
export const FAILED_AND_KEPT = 3;

/**
 * @param words what `node` is called with for a benchmark
 * @param limitMinutes after which one is ended
 */
export async function runEach(
  names: readonly string[],
  words: (name: string) => readonly string[],
  limitMinutes: number,
): Promise<Ended[]> {
  const ended: Ended[] = [];
  for (const name of names) ended.push(await runOne(name, words(name), limitMinutes));
  return ended;
}

async function runOne(name: string, words: readonly string[], limitMinutes: number): Promise<Ended> {
  // A group of its own, so that the servers and clients that a benchmark started end with it.
  const child = spawn(process.execPath, words, { detached: true, stdio: ['ignore', 'inherit', 'pipe'] });
  const endGroup = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-child.pid!, signal);
    } catch {
      // It is gone.
    }
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    endGroup(signal);
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  let tail = '';
  child.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk);
    tail = (tail + chunk.toString('utf8')).slice(-TOLD_CHARACTERS);
  });
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    endGroup('SIGKILL');
  }, limitMinutes * 60_000);
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(limit);
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  if (status === 0) return { name };
  if (status === FAILED_AND_KEPT) return { name, wrong: 'It failed; what it said is kept.', told: true };
  endGroup('SIGKILL');
  if (isLate) return { name, wrong: `It was ended after ${String(limitMinutes)} minutes.` };
  const how = signal ? `signal ${signal}` : `status ${String(status)}`;
  return { name, wrong: `Its process ended with ${how}${tail ? `: ${tail.trim()}` : '.'}` };
}
