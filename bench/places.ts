import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository: this file runs compiled, from dist/bench. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Figures, and data that takes long to make. Not kept in the repository. */
export const RESULTS = join(ROOT, 'bench', 'results');

export interface BenchOptions {
  /** A tenth of the work or less: shows that everything runs, for noisy machines and continuous integration. */
  readonly short: boolean;
}

/** Runs some work with a folder of its own, on the disk that temporary files are on. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A package that only the benchmarks use, installed in bench/; undefined where it is not. */
export async function comparedPackage<Module>(name: string): Promise<Module | undefined> {
  const require = createRequire(join(ROOT, 'bench', 'package.json'));
  try {
    return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
  } catch {
    return undefined;
  }
}

/** Whether a program can be called by its name. */
export function hasProgram(name: string): boolean {
  return spawnSync('which', [name], { stdio: 'ignore' }).status === 0;
}
