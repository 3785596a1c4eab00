/**
 * Long campaigns that no quick run can afford. `npm run faults -- CAMPAIGN [times]`, or with `--runs N` for so many times,
 * `--seed S` for the same histories again, and `--guards WORDS` for the mutations whose guard has these words:
 *
 *   simulation [coalitions]   simulates so many coalitions on both engines, with another seed each day
 *   killed [times]            kills a process so often on each engine: while it enters, closes a quarter, or makes figures anew
 *   power-cut [kills]         kills a process so often, and takes ten disks each time that a power cut may leave; counts its syncs
 *   damaged-log [logs]        cuts off, turns and overwrites so many write-ahead logs
 *   full-disk [times]         fills the disk so often
 *   failover [promotions]     kills so many primaries of PostgreSQL, and promotes their standbys
 *   patroni [losses]         loses the primary of a cluster under Patroni so often, behind HAProxy and PgBouncer: about a minute each
 *   backup [restores]         makes and restores so many backups while entries go on
 *   racing-closes [closes]    closes so many quarters by several processes at once
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
  return spawnSync(process.execPath, [JEST, '--rootDir', folder, ...parameters], {
    cwd: folder,
    stdio,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
}

/**
 * @param {string} test
 * @param {Record<string, string>} environment
 */
function campaign(test, environment) {
  // What takes too long for any usual run is no test by its name.
  const chosen = test.endsWith('.campaign.ts') ? ['--testMatch', `**/${test}`] : [test];
  process.exit(jest(ROOT, chosen, environment, 'inherit').status ?? 1);
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
/**
 * What each campaign runs, how many times where nobody says, and the variable that its tests take that from.
 * @type {Record<string, readonly [test: string, times: string, variable: string]>}
 */
const CAMPAIGNS = {
  simulation: ['test/simulation', '2000', 'EVENHAND_TEST_RUNS'],
  knowledge: ['test/knowledge/any-history.test.ts', '1000', 'EVENHAND_TEST_RUNS'],
  requests: ['test/http/generated/requests.test.ts', '5000', 'EVENHAND_TEST_RUNS'],
  killed: [
    'test/(event-store/killed|reports/killed-close|faults/killed-rebuild).test.ts',
    '200',
    'EVENHAND_TEST_KILLS',
  ],
  'power-cut': ['test/faults/power-cut.test.ts', '500', 'EVENHAND_TEST_KILLS'],
  'damaged-log': ['test/faults/damaged-log.test.ts', '5000', 'EVENHAND_TEST_LOGS'],
  'full-disk': ['test/faults/full-disk.test.ts', '50', 'EVENHAND_TEST_FULL_DISKS'],
  failover: ['test/faults/failover.test.ts', '20', 'EVENHAND_TEST_PROMOTIONS'],
  patroni: ['test/faults/patroni.campaign.ts', '10', 'EVENHAND_TEST_PATRONI'],
  backup: ['test/faults/backup-under-load.test.ts', '20', 'EVENHAND_TEST_RESTORES'],
  'racing-closes': ['test/faults/racing-closes.test.ts', '60', 'EVENHAND_TEST_CLOSES'],
};

const chosen = name === undefined ? undefined : CAMPAIGNS[name];
if (chosen) {
  const [test, usual, variable] = chosen;
  campaign(test, { [variable]: times ?? usual, EVENHAND_TEST_SEED: seed });
} else if (name === 'mutations') {
  runMutations(times ?? '300', values.guards ?? '');
} else {
  process.stderr.write(`npm run faults -- ${Object.keys(CAMPAIGNS).join(' | ')} | mutations [times]\n`);
  process.exitCode = 2;
}
