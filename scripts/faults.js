/**
 * Long campaigns that no quick run can afford. `npm run faults -- CAMPAIGN [times]`, or with `--runs N` for so many times,
 * `--seed S` for the same histories again, and `--guards WORDS` for the mutations whose guard has these words:
 *
 *   simulation [coalitions]   simulates so many coalitions on both engines, with another seed each day
 *   killed [times]            kills a process so often on each engine
 *   knowledge [histories]     makes up so many histories of knowledge on both engines, with another seed each day
 *   requests [times]         makes so many requests of each operation from the API's description, with another seed each day
 *   mutations [coalitions]    takes each guard of test/simulation/mutations.js away in a copy, and simulates: what does not
 *                             fail is a guard that nobody would miss
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutations, timesIn } from '../test/simulation/mutations.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const JEST = createRequire(import.meta.url).resolve('jest/bin/jest');
const COPIED = ['src', 'migrations', 'test', 'package.json', 'jest.config.js', 'tsconfig.json'];

/**
 * @param {string} folder where the sources are
 * @param {readonly string[]} parameters
 * @param {Record<string, string>} environment
 * @param {'inherit' | 'pipe'} stdio
 */
function jest(folder, parameters, environment, stdio) {
  return spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', JEST, '--rootDir', folder, ...parameters],
    { cwd: folder, stdio, encoding: 'utf8', env: { ...process.env, ...environment }, maxBuffer: 1 << 28 },
  );
}

/**
 * @param {string} test
 * @param {Record<string, string>} environment
 */
function campaign(test, environment) {
  process.exit(jest(ROOT, [test], environment, 'inherit').status ?? 1);
}

/**
 * @param {string} coalitions
 * @param {string} words
 */
function runMutations(coalitions, words) {
  const lost = mutations.filter(({ file, find }) => timesIn(file, find) !== 1);
  if (lost.length > 0) {
    const names = lost.map(({ guard, file, find }) => `${guard}: ${file} has not exactly one “${find}”`);
    throw new Error(`the list does not match the sources:\n${names.join('\n')}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-mutations-'));
  try {
    for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    /** @type {string[]} */
    const rows = [];
    let missed = 0;
    const chosen = mutations.filter(({ guard }) => guard.includes(words));
    for (const mutation of chosen) {
      const found = foundAfter(folder, mutation, coalitions);
      if (found === undefined) missed += 1;
      rows.push(`| ${mutation.guard} | ${found === undefined ? 'NOT FOUND' : String(found)} |`);
      process.stdout.write(`${rows.at(-1) ?? ''}\n`);
    }
    process.stdout.write(`\n${String(chosen.length - missed)} of ${String(chosen.length)} found\n`);
    process.exitCode = missed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * After how many coalitions a simulation without a guard fails; undefined where it does not.
 *
 * @param {string} folder
 * @param {import('../test/simulation/mutations.js').Mutation} mutation
 * @param {string} coalitions
 */
function foundAfter(folder, { guard, file, find, replace }, coalitions) {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    const { status, stderr } = jest(
      folder,
      ['test/simulation/simulation.test.ts', '-t', 'on SQLite does with every command'],
      { EVENHAND_TEST_RUNS: coalitions, EVENHAND_TEST_END_ON_FAILURE: 'true' },
      'pipe',
    );
    if (status === 0) return undefined;
    const runs = /Property failed after (\d+) tests/.exec(stderr);
    // A change that only keeps the program from being loaded shows nothing.
    if (!runs) throw new Error(`${guard}: the simulation did not run.\n${stderr}`);
    return Number(runs[1]);
  } finally {
    writeFileSync(path, source);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string' }, guards: { type: 'string' } },
});
const [name, first] = positionals;
const times = values.runs ?? first;
const seed = values.seed ?? process.env['EVENHAND_TEST_SEED'] ?? String(Math.floor(Date.now() / 86_400_000));
switch (name) {
  case 'simulation':
    campaign('test/simulation', { EVENHAND_TEST_RUNS: times ?? '2000', EVENHAND_TEST_SEED: seed });
    break;
  case 'knowledge':
    campaign('test/knowledge/any-history.test.ts', {
      EVENHAND_TEST_RUNS: times ?? '1000',
      EVENHAND_TEST_SEED: seed,
    });
    break;
  case 'killed':
    campaign('test/(event-store/killed|reports/killed-close).test.ts', {
      EVENHAND_TEST_KILLS: times ?? '200',
    });
    break;
  case 'requests':
    campaign('test/http/generated/requests.test.ts', {
      EVENHAND_TEST_RUNS: times ?? '5000',
      EVENHAND_TEST_SEED: seed,
    });
    break;
  case 'mutations':
    runMutations(times ?? '300', values.guards ?? '');
    break;
  default:
    process.stderr.write(
      'npm run faults -- simulation | knowledge | killed | requests | mutations [times]\n',
    );
    process.exitCode = 2;
}
