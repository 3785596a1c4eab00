/**
 * `npm run demo`: makes a database with a believable coalition, shows what it can tell, files the quarterly report,
 * and serves it all. Everything goes through the commands that a coordinator would type; they are printed as they run.
 *
 * `npm run demo -- --no-serve` ends after the files; `--seed N` tells another story of the same coalition.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoCoalition } from './demo/coalition.js';

const FOLDER = join('data', 'demo');
const IMPORT_FILES = join(FOLDER, 'import');
const REPORTS = join(FOLDER, 'reports');
const DATABASE_URL = `sqlite:${join(FOLDER, 'evenhand.sqlite')}`;
const COMMAND_LINE = fileURLToPath(new URL('../src/cli.js', import.meta.url));
const QUARTER = '2026-Q3';
const PORT = 3000;

const { values: options } = parseArgs({
  options: { 'no-serve': { type: 'boolean', default: false }, seed: { type: 'string', default: '2026' } },
});

function heading(text: string): void {
  process.stdout.write(`\n\u2014 ${text}\n`);
}

/** Runs one command as a coordinator would, and shows it. */
async function evenhand(...words: string[]): Promise<void> {
  const shown = words.map((word) => (/[^\w./=:-]/.test(word) ? JSON.stringify(word) : word)).join(' ');
  process.stdout.write(`\n$ npx evenhand ${shown}\n`);
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND_LINE, ...words], {
      stdio: 'inherit',
      env: { ...process.env, EVENHAND_DATABASE_URL: DATABASE_URL },
    });
    child.once('error', reject);
    child.once('close', resolve);
    // Ctrl-C reaches both; the served process says when it is done.
    process.on('SIGINT', () => undefined);
  });
  if (code !== 0) process.exit(code ?? 1);
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}

const { coalition, files } = demoCoalition(Number(options.seed));
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(IMPORT_FILES, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(IMPORT_FILES, name), text);

const of = ['--coalition', coalition.slug];
heading(`${coalition.name}: two years of a city's health partnership, invented`);
await evenhand(
  'init',
  ...of,
  ...['--name', coalition.name, '--currency', coalition.currency, '--time-zone', coalition.timeZone],
  ...['--fiscal-start-month', String(coalition.fiscalStartMonth)],
);
await evenhand('import', ...of, IMPORT_FILES);
heading('The same files again change nothing');
await evenhand('import', ...of, IMPORT_FILES);
heading(`Who gave and who got in ${QUARTER}`);
await evenhand('balances', ...of, '--quarter', QUARTER);
heading('The quarterly report, and the whole ledger for hledger and beancount');
await evenhand('report', ...of, '--quarter', QUARTER, '--format', 'json,csv', '--out', REPORTS);
await evenhand('export', ...of, '--format', 'hledger', '--out', join(REPORTS, `${coalition.slug}.journal`));
await evenhand(
  'export',
  ...of,
  '--format',
  'beancount',
  '--out',
  join(REPORTS, `${coalition.slug}.beancount`),
);
heading('Proof: every hash, posting and figure against a replay');
await evenhand('verify', ...of, '--write-head', join(REPORTS, `${coalition.slug}-head.json`));

if (!options['no-serve']) {
  heading('Serving on this machine only; there is no sign-in yet, so nobody else is let in');
  await evenhand('serve', '--port', String((await isFree(PORT)) ? PORT : 0));
}
