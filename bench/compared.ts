import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.js';

/** One of the packages may have to be compiled; a registry that does not answer must not hold up the rest. */
const LIMIT_MS = 20 * 60_000;

/**
 * Installs what only benchmarks need in their own folder, where it is not there as the lock file says. Without it, offline for
 * instance, the others are measured all the same, and those that compare with it say what is missing.
 */
export function installCompared(folder = join(ROOT, 'bench')): void {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--prefix', folder], {
    ...{ stdio: 'inherit', shell: npm !== 'npm' },
    timeout: LIMIT_MS,
  });
  if (status !== 0)
    console.error('What is compared with could not be installed; see above. Going on without.');
}
