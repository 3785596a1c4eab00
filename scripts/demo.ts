/**
 * `npm run demo`: makes a database with a believable coalition, tells its stories, files the quarterly report,
 * says where to look, and serves it all. Everything goes through the commands that a coordinator would type; they are printed as they run,
 * each with the day of the story on which it does.
 *
 * `npm run demo -- --no-serve` ends after the files; `--seed N` tells another story of the same coalition; `--example` puts the
 * report of the closed quarter into `examples/report`, where everybody can look at it.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommandLine } from '../src/command-line.js';
import { fixedClock } from '../src/kernel/clock.js';
import { LAST_DAY } from './demo/calendar.js';
import { captured, withoutExitCode } from './demo/captured.js';
import { chaptersOf, writeFiles } from './demo/chapters.js';
import { demoCoalition } from './demo/coalition.js';
import { letPeopleIn } from './demo/people.js';
import { tell, type CommandLine } from './demo/telling.js';

const FOLDER = join('data', 'demo');
const DATABASE_URL = `sqlite:${join(FOLDER, 'evenhand.sqlite')}`;
const QUARTER = '2026-Q3';
const CLOSED_QUARTER = '2026-Q2';
const FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'];
const EXAMPLE = join('examples', 'report');
const PORT = 3000;

const { values: options } = parseArgs({
  options: {
    'no-serve': { type: 'boolean', default: false },
    seed: { type: 'string', default: '2026' },
    example: { type: 'boolean', default: false },
  },
});

function heading(text: string): void {
  process.stdout.write(`\n\u2014 ${text}\n\n`);
}

function asTyped(words: CommandLine): string {
  const shown = words.map((word) => (/[^\w./=:~@-]/.test(word) ? JSON.stringify(word) : word));
  return `npx evenhand ${shown.join(' ')}`;
}

/** What was recorded, as a document or by its id alone; words say the same on standard error. */
const FOR_PROGRAMS = /^(\{|[^ /]+\n$)/;
const environment = { ...process.env, EVENHAND_DATABASE_URL: DATABASE_URL };

/**
 * Runs one command as a coordinator would, and shows it. What it prints for people is shown; documents for programs are answered only.
 * @param at what time it is in the story; the machine's time without it
 * @param file where a coordinator would send what it prints
 */
async function evenhand(words: CommandLine, at?: string, file?: string): Promise<string> {
  process.stdout.write(`$ ${asTyped(words)}${file === undefined ? '' : ` > ${file}`}\n`);
  const clock = at === undefined ? undefined : fixedClock(at);
  const { code, stdout, stderr } = await captured(() => runCommandLine(words, environment, clock));
  process.stderr.write(stderr);
  if (code !== 0) process.exit(code);
  if (file !== undefined) writeFileSync(file, stdout);
  else if (!FOR_PROGRAMS.test(stdout)) process.stdout.write(stdout);
  return stdout;
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

const demo = demoCoalition(Number(options.seed));
const { coalition } = demo;
const of = ['--coalition', coalition.slug];
rmSync(FOLDER, { recursive: true, force: true });
const folders = writeFiles(FOLDER, demo);
const { reports } = folders;

const chapters = chaptersOf(demo, folders);
await tell(chapters, {
  begin: ({ title, day }) => {
    if (title === undefined) process.stdout.write(`\n${day}\n`);
    else heading(`${title} (${day})`);
  },
  run: (words, at) => evenhand([...words, ...of], at),
});

/** After the last chapter, so that reports say when the story had them. */
const evening = `${LAST_DAY}T18:00:00.000Z`;
const ask = (words: CommandLine, file?: string): Promise<string> =>
  evenhand([...words, ...of], evening, file);
heading('The same files again change nothing');
await ask(['import', ...folders.imports]);
heading(`Who gave and who got in ${QUARTER}`);
await ask(['balances', '--quarter', QUARTER]);
heading(
  `What each member’s knowledge has earned; then who used whose in ${QUARTER}, and what nobody has used yet`,
);
await ask(['credits']);
await ask(['knowledge-flows', '--quarter', QUARTER]);
heading('The reviews, and the quarterly report; then the whole ledger for hledger and beancount');
await ask(['review', 'list']);
for (const quarter of [CLOSED_QUARTER, QUARTER])
  await ask(['report', '--quarter', quarter, '--format', FORMATS.join(','), '--out', reports]);
for (const [format, ending] of [
  ['hledger', 'journal'],
  ['beancount', 'beancount'],
] as const) {
  await ask(['export', '--format', format, '--out', join(reports, `${coalition.slug}.${ending}`)]);
}
for (const format of ['csv', 'json'])
  await ask(['credits', '--format', format], join(reports, `${coalition.slug}-credits.${format}`));
heading('Proof: every hash, posting, figure and file of evidence against a replay');
await ask(['verify', '--write-head', join(reports, `${coalition.slug}-head.json`)]);

if (options.example) {
  heading('The example for everybody to look at');
  const drawn = ['report', '--quarter', CLOSED_QUARTER, '--format', FORMATS.join(',')];
  await ask([...drawn, '--without-statements', '--out', EXAMPLE]);
}

heading('Who can sign in');
const people = await letPeopleIn(DATABASE_URL, coalition.slug, environment);
for (const { name, as, email, password } of people) {
  process.stdout.write(`${`${name}, ${as}`.padEnd(48)} ${email.padEnd(20)} ${password}\n`);
}

heading('Where to look');
process.stdout.write(`export EVENHAND_DATABASE_URL=${DATABASE_URL}\n`);
for (const { title, asked } of titled(chapters)) {
  process.stdout.write(`\n# ${title}\n`);
  for (const words of asked) process.stdout.write(`${asTyped([...words, ...of])}\n`);
}

/** What can be asked about each chapter that has a title, with those that are parts of it. */
function titled(all: typeof chapters): { title: string; asked: readonly CommandLine[] }[] {
  const found: { title: string; asked: CommandLine[] }[] = [];
  for (const { title, asked } of all) {
    if (title !== undefined) found.push({ title, asked: [] });
    found.at(-1)!.asked.push(...(asked?.() ?? []));
  }
  return found.filter(({ asked }) => asked.length > 0);
}

if (!options['no-serve']) {
  heading('Serving; the people above can sign in');
  const words = ['serve', '--port', String((await isFree(PORT)) ? PORT : 0)];
  process.stdout.write(`$ ${asTyped(words)}\n`);
  process.exitCode = await withoutExitCode(() => runCommandLine(words, environment));
}
