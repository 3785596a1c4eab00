/**
 * Writes the golden files in test/golden/events: a file for each new version of an event, and in all of them what
 * becomes of the event today. What was stored once is never changed; look at the rest in the difference before you
 * commit it, as it says what a replay now gives.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * @param {string[]} parameters
 * @param {Record<string, string>} [environment]
 */
function run(parameters, environment = {}) {
  const options = { stdio: /** @type {const} */ ('inherit'), env: { ...process.env, ...environment } };
  const { status } = spawnSync(process.execPath, parameters, options);
  if (status !== 0) process.exit(status ?? 1);
}

run([resolve('jest/bin/jest'), 'test/event-store/golden.test.ts'], { EVENHAND_WRITE_GOLDEN: 'true' });
run([resolve('prettier/bin/prettier.cjs'), '--log-level=warn', '--write', 'test/golden']);
