import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './places.js';

/** GNU time, which alone tells how much memory a program took at most. */
const TIME = '/usr/bin/time';

export const TIME_MISSING = `GNU time is not installed as ${TIME}: no other program tells the most memory that one took`;

export interface Run {
  readonly seconds: number;
  /** The most memory that the whole process held at once. */
  readonly megabytes: number;
}

export function hasTime(): boolean {
  return spawnSync(TIME, ['-f', '%M', 'true'], { stdio: 'ignore' }).status === 0;
}

/** Runs a program from its start to its end. What it prints goes nowhere. */
export function timed(program: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-time-'));
  const nowhere = openSync('/dev/null', 'w');
  try {
    const told = join(folder, 'told');
    const { status, stderr } = spawnSync(TIME, ['-o', told, '-f', '%e %M', program, ...words], {
      env: { ...process.env, ...env },
      stdio: ['ignore', nowhere, 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${stderr.slice(-2_000)}`);
    const [seconds, kilobytes] = readFileSync(told, 'utf8').trim().split(' ').map(Number);
    return { seconds: seconds!, megabytes: (kilobytes! * 1_024) / 1e6 };
  } finally {
    closeSync(nowhere);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs our own command line on a database. */
export function timedEvenhand(database: string, words: readonly string[]): Run {
  return timed(process.execPath, [join(ROOT, 'dist', 'src', 'cli.js'), ...words], {
    EVENHAND_DATABASE_URL: `sqlite:${database}`,
  });
}
