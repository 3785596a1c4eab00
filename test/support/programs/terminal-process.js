/**
 * The terminal in a process that stays: command lines of the compiled program, one after another, without starting it for each.
 *
 * Reads one request a line, {"words": [...], "url": the database, "at": what time it is, or null for the machine's}, and answers each
 * in a line: {"code", "stdout", "stderr"}. Ends when its input does.
 */
import { createInterface } from 'node:readline';

const compiled = new URL('../../../dist/', import.meta.url);
/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
const load = (path) => import(new URL(path, compiled).href);
const { runCommandLine } = /** @type {typeof import('../../../src/command-line.js')} */ (
  await load('src/command-line.js')
);
const { fixedClock } = /** @type {typeof import('../../../src/kernel/clock.js')} */ (
  await load('src/kernel/clock.js')
);
const { captured } = /** @type {typeof import('../../../scripts/demo/captured.js')} */ (
  await load('scripts/demo/captured.js')
);

for await (const line of createInterface({ input: process.stdin })) {
  const { words, url, at } = /** @type {{ words: string[], url: string, at: string | null }} */ (
    JSON.parse(line)
  );
  const environment = { ...process.env, EVENHAND_DATABASE_URL: url };
  const clock = at === null ? undefined : fixedClock(at);
  const ran = await captured(() => runCommandLine(words, environment, clock));
  process.stdout.write(`${JSON.stringify(ran)}\n`);
}
