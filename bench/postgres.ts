import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from '../test/support/postgres-process.js';

/** Runs some work with an empty database of its own, on the server that is named, or on one started for it. */
export async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const named = process.env['EVENHAND_TEST_POSTGRES_URL'];
  if (named) return withDatabase(named, work);
  const server = await startPostgres();
  try {
    return await withDatabase(server.url, work);
  } finally {
    await server.stop();
  }
}

async function withDatabase<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `evenhand_bench_${randomBytes(6).toString('hex')}`;
  await runOn(server, [`CREATE DATABASE ${name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await runOn(server, [`DROP DATABASE ${name} WITH (FORCE)`]);
  }
}

export async function runOn(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Transactions a second that pgbench makes of a script. */
export function pgbench(url: string, script: string, clients: number, seconds: number): number {
  const { stdout, stderr } = spawnSync(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script, url],
    { encoding: 'utf8' },
  );
  const found = /^tps = ([\d.]+)/m.exec(stdout);
  if (!found) throw new Error(`pgbench measured nothing:\n${stdout}${stderr.slice(-2_000)}`);
  return Number(found[1]);
}
