/** Runs the benchmarks named on the command line, or all; see README.md. */
import { accessOnPostgres, accessOnSqlite } from './access.js';
import { appendOnPostgres } from './append-postgres.js';
import { appendOnSqlite } from './append-sqlite.js';
import { drawing } from './drawing.js';
import { importing } from './import.js';
import { knowledgeOnPostgres, knowledgeOnSqlite } from './knowledge.js';
import { http } from './http.js';
import { instances } from './instances.js';
import { keep, print, type Outcome } from './measure.js';
import type { BenchOptions } from './places.js';
import { pages } from './pages.js';
import { portfolioOnSqlite } from './portfolio.js';
import { proposals } from './proposals.js';
import { replay } from './replay.js';
import { report } from './report.js';
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
};

const words = process.argv.slice(2);
const short = words.includes('--short');
const chosen = words.filter((word) => !word.startsWith('--'));
const unknown = [
  ...chosen.filter((name) => !(name in BENCHMARKS)),
  ...words.filter((word) => word.startsWith('--') && word !== '--short'),
];
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(' ')}. There are: ${Object.keys(BENCHMARKS).join(' ')}; and --short.`,
  );
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(BENCHMARKS)) {
  for (const benchmark of BENCHMARKS[name]!) {
    const measured = await benchmark({ short });
    print(measured);
    outcomes.push(measured);
  }
}
console.log(`\nKept in ${keep(outcomes, short)}`);
if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
