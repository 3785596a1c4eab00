/**
 * `npm run demo`: makes a database with a believable coalition, tells its stories, files the quarterly report,
 * says where to look, and serves it all. Everything goes through the commands that a coordinator would type; they are printed as they run.
 *
 * `npm run demo -- --no-serve` ends after the files; `--seed N` tells another story of the same coalition.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { demoCoalition } from './demo/coalition.js';
import { PAPERS } from './demo/papers.js';
import {
  FILED_QUARTER,
  FOUNDING_RULES,
  MERGER,
  mergerAsked,
  stories,
  type CommandLine,
} from './demo/stories.js';

const FOLDER = join('data', 'demo');
const FILES_BEFORE = join(FOLDER, 'import', '1-until-the-merger');
const FILES_SINCE = join(FOLDER, 'import', '2-since-the-merger');
const PAPERS_FOLDER = join(FOLDER, 'papers');
const REPORTS = join(FOLDER, 'reports');
const AS_FILED = join(REPORTS, 'as-filed');
const AS_KNOWN_THEN = join(REPORTS, 'as-known-then');
const DATABASE_URL = `sqlite:${join(FOLDER, 'evenhand.sqlite')}`;
const COMMAND_LINE = fileURLToPath(new URL('../src/cli.js', import.meta.url));
const QUARTER = '2026-Q3';
const PORT = 3000;

const { values: options } = parseArgs({
  options: { 'no-serve': { type: 'boolean', default: false }, seed: { type: 'string', default: '2026' } },
});

function heading(text: string): void {
  process.stdout.write(`\n\u2014 ${text}\n\n`);
}

function asTyped(words: CommandLine): string {
  const shown = words.map((word) => (/[^\w./=:~@-]/.test(word) ? JSON.stringify(word) : word));
  return `npx evenhand ${shown.join(' ')}`;
}

/**
 * Runs one command as a coordinator would, and shows it. What it prints is shown, or answered where it is `kept`, or goes into
 * a file of that path.
 */
async function evenhand(words: CommandLine, stdout = 'shown'): Promise<string> {
  const file = stdout === 'shown' || stdout === 'kept' ? undefined : stdout;
  process.stdout.write(`$ ${asTyped(words)}${file === undefined ? '' : ` > ${file}`}\n`);
  let printed = '';
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND_LINE, ...words], {
      stdio: ['inherit', stdout === 'shown' ? 'inherit' : 'pipe', 'inherit'],
      env: { ...process.env, EVENHAND_DATABASE_URL: DATABASE_URL },
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) process.exit(code ?? 1);
  if (file !== undefined) writeFileSync(file, printed);
  return printed;
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

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** A filed report without the one line that says when it was made. */
function contentOf(folder: string): string {
  const text = readFileSync(join(folder, `${coalition.slug}-${FILED_QUARTER}.csv`), 'utf8');
  return text.replace(/^.*,generatedAt,.*$/m, '');
}

// Ctrl-C reaches the command that runs as well, which says when it is done.
process.on('SIGINT', () => undefined);
const { coalition, parts } = demoCoalition(Number(options.seed));
rmSync(FOLDER, { recursive: true, force: true });
write(FILES_BEFORE, parts.before);
write(FILES_SINCE, parts.since);
write(PAPERS_FOLDER, PAPERS);

const of = ['--coalition', coalition.slug];
heading(`${coalition.name}: two years of a city's health partnership, invented`);
await evenhand([
  'init',
  ...of,
  ...['--name', coalition.name, '--currency', coalition.currency, '--time-zone', coalition.timeZone],
  ...['--fiscal-start-month', String(coalition.fiscalStartMonth)],
]);
await evenhand([...FOUNDING_RULES, ...of], 'kept');
await evenhand(['import', ...of, FILES_BEFORE]);
await evenhand(['report', ...of, '--quarter', FILED_QUARTER, '--format', 'csv', '--out', AS_FILED]);

heading('Two clinics merge; what was filed before stays as it was');
const merged = JSON.parse(await evenhand([...MERGER, ...of], 'kept')) as { position: number };
const beforeMerger = merged.position - 1;
await evenhand(['import', ...of, FILES_SINCE]);
const asKnownThen = ['--as-known-at', String(beforeMerger), '--out', AS_KNOWN_THEN];
await evenhand(['report', ...of, '--quarter', FILED_QUARTER, '--format', 'csv', ...asKnownThen]);
if (contentOf(AS_FILED) !== contentOf(AS_KNOWN_THEN))
  throw new Error('The report that was filed has changed');
process.stdout.write('Both reports are the same, but for when they were made.\n');

const told = stories(PAPERS_FOLDER);
for (const story of told) {
  heading(story.title);
  for (const words of story.told) await evenhand([...words, ...of], 'kept');
}

heading('The same files again change nothing');
await evenhand(['import', ...of, FILES_BEFORE, FILES_SINCE]);
heading(`Who gave and who got in ${QUARTER}`);
await evenhand(['balances', ...of, '--quarter', QUARTER]);
heading(
  `What each member’s knowledge has earned; then who used whose in ${QUARTER}, and what nobody has used yet`,
);
await evenhand(['credits', ...of]);
await evenhand(['knowledge-flows', ...of, '--quarter', QUARTER]);
heading('The quarterly report, and the whole ledger for hledger and beancount');
await evenhand(['report', ...of, '--quarter', QUARTER, '--format', 'json,csv', '--out', REPORTS]);
for (const [format, ending] of [
  ['hledger', 'journal'],
  ['beancount', 'beancount'],
] as const) {
  await evenhand([
    'export',
    ...of,
    '--format',
    format,
    '--out',
    join(REPORTS, `${coalition.slug}.${ending}`),
  ]);
}
for (const format of ['csv', 'json']) {
  await evenhand(
    ['credits', ...of, '--format', format],
    join(REPORTS, `${coalition.slug}-credits.${format}`),
  );
}
heading('Proof: every hash, posting, figure and file of evidence against a replay');
await evenhand(['verify', ...of, '--write-head', join(REPORTS, `${coalition.slug}-head.json`)]);

heading('Where to look');
process.stdout.write(`export EVENHAND_DATABASE_URL=${DATABASE_URL}\n`);
for (const { title, asked } of [{ title: 'Two clinics merge', asked: mergerAsked(beforeMerger) }, ...told]) {
  process.stdout.write(`\n# ${title}\n`);
  for (const words of asked) process.stdout.write(`${asTyped([...words, ...of])}\n`);
}

if (!options['no-serve']) {
  heading('Serving on this machine only; there is no sign-in yet, so nobody else is let in');
  await evenhand(['serve', '--port', String((await isFree(PORT)) ? PORT : 0)]);
}
