/** Runs the benchmarks named on the command line, or all, and makes the page of what is kept; see README.md. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accessOnPostgres, accessOnSqlite } from './access.js';
import { appendOnPostgres } from './append-postgres.js';
import { appendOnSqlite } from './append-sqlite.js';
import { installCompared } from './compared.js';
import { drawing } from './drawing.js';
import { growth } from './growth.js';
import { importing } from './import.js';
import { knowledgeOnPostgres, knowledgeOnSqlite } from './knowledge.js';
import { http } from './http.js';
import { instances } from './instances.js';
import { beginning, keep } from './kept.js';
import { print, type Outcome } from './measure.js';
import { writeDocument, writePage } from './page/write.js';
import type { BenchOptions } from './places.js';
import { pages } from './pages.js';
import { portfolioOnSqlite } from './portfolio.js';
import { proposals } from './proposals.js';
import { replay } from './replay.js';
import { report } from './report.js';
import { FAILED_AND_KEPT, runEach } from './unattended.js';
import { sustained } from './sustained.js';

const BENCHMARKS: Readonly<Record<string, readonly ((options: BenchOptions) => Promise<Outcome>)[]>> = {
  append: [appendOnSqlite, appendOnPostgres],
  replay: [replay],
  report: [report],
  drawing: [drawing],
  portfolio: [portfolioOnSqlite],
  pages: [pages],
  import: [importing],
  knowledge: [knowledgeOnSqlite, knowledgeOnPostgres],
  proposals: [proposals],
  http: [http],
  sustained: [sustained],
  instances: [instances],
  access: [accessOnSqlite, accessOnPostgres],
  growth: [growth],
};

/** `--page` and `--docs` measure nothing; `--alone` is what this program calls itself with. */
const OPTIONS = ['--short', '--page', '--docs', '--alone'];
/** Far more than any takes: what comes to it hangs. */
const LIMIT_MINUTES = 60;

const words = process.argv.slice(2);
const short = words.includes('--short');
const chosen = words.filter((word) => !word.startsWith('--'));
const unknown = [
  ...chosen.filter((name) => !(name in BENCHMARKS)),
  ...words.filter((word) => word.startsWith('--') && !OPTIONS.includes(word)),
];
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(' ')}. There are: ${Object.keys(BENCHMARKS).join(' ')}; and --short, --page, --docs.`,
  );
  process.exit(2);
}

/** Measures in this process, and keeps what was measured, also where something failed. */
async function measureHere(name: string): Promise<boolean> {
  const kept = beginning(name, short);
  const outcomes: Outcome[] = [];
  const failures: string[] = [];
  let file: string | undefined;
  for (const benchmark of BENCHMARKS[name]!) {
    try {
      const measured = await benchmark({ short });
      print(measured);
      outcomes.push(measured);
    } catch (error) {
      console.error(`\n${name} FAILED:`, error);
      failures.push(error instanceof Error ? error.message : String(error));
    }
    // At once, as the next one may take the whole process down.
    const sofar = file;
    file = keep(kept({ outcomes, failures }));
    if (sofar) rmSync(sofar);
  }
  return failures.length === 0 && outcomes.every(({ faults }) => faults.length === 0);
}

async function measureEach(names: readonly string[]): Promise<void> {
  const program = fileURLToPath(import.meta.url);
  const began = performance.now();
  const ended = await runEach(
    names,
    (name) => [program, name, '--alone', ...(short ? ['--short'] : [])],
    LIMIT_MINUTES,
  );
  const minutes = (performance.now() - began) / 60_000;
  console.log(`\nMeasured ${names.join(', ')} in ${minutes.toFixed(1)} minutes.`);
  for (const { name, wrong, told } of ended) {
    if (wrong === undefined) continue;
    console.error(`FAILED: ${name}. ${wrong}`);
    if (!told) keep(beginning(name, short)({ outcomes: [], failures: [wrong] }));
    process.exitCode = 1;
  }
}

const names = Object.keys(BENCHMARKS);
if (words.includes('--alone')) {
  const isWell = await measureHere(chosen[0]!);
  process.exit(isWell ? 0 : FAILED_AND_KEPT);
}
if (!words.includes('--page') && !words.includes('--docs')) {
  installCompared();
  await measureEach(chosen.length > 0 ? chosen : names);
}
console.log(`The page: ${writePage(names)}`);
if (words.includes('--docs')) console.log(`The document: ${writeDocument(names)}`);
