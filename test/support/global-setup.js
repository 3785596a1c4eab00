/**
 * Before the first test: one real PostgreSQL server for the whole run, unless EVENHAND_TEST_POSTGRES_URL names one, and a
 * database on each engine that tests copy. Workers find the server in that same variable.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeTemplates } from './templates.js';

const KEEPER = fileURLToPath(new URL('./postgres-keeper.js', import.meta.url));

export default async function prepareThisRun() {
  await startPostgres();
  const templates = await makeTemplates(process.env.EVENHAND_TEST_POSTGRES_URL);
  if (!templates) return;
  process.env.EVENHAND_TEST_SQLITE_TEMPLATE = templates.file;
  if (templates.database) process.env.EVENHAND_TEST_POSTGRES_TEMPLATE = templates.database;
  Object.assign(globalThis, { evenhandTemplates: templates });
}

async function startPostgres() {
  if (process.env.EVENHAND_TEST_POSTGRES_URL) return;
  const keeper = spawn(process.execPath, [KEEPER], {
    // Its own process group: Ctrl-C must reach the tests first, and the keeper only through its closing input.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(keeper.stdout), 'line');
  /** @type {{ url: string } | { missing: string }} */
  const answer = JSON.parse(String(line));
  if ('missing' in answer) {
    if (process.env.CI === 'true')
      throw new Error(`PostgreSQL is needed, and cannot start: ${answer.missing}`);
    process.env.EVENHAND_TEST_POSTGRES_MISSING = answer.missing;
    process.stderr.write(`\nNO POSTGRESQL: its tests are skipped. ${answer.missing}\n`);
    return;
  }
  process.env.EVENHAND_TEST_POSTGRES_URL = answer.url;
  Object.assign(globalThis, { evenhandPostgresKeeper: keeper });
  // Node must be free to end without waiting for the keeper, which notices.
  keeper.unref();
  for (const stream of [keeper.stdin, keeper.stdout]) {
    if (stream instanceof Socket) stream.unref();
  }
}
