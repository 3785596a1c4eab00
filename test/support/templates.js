/**
 * Databases that are up to date and in which nothing is recorded, made once before the first test: a test that needs one takes
 * a copy, which costs a tenth of migrating an empty one. The compiled program makes them; where it is older than the
 * sources, whoever opens a copy does what it lacks.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseUrl, dropDatabase, freshDatabase } from './postgres-databases.js';

const COMPILED = new URL('../../dist/src/', import.meta.url);

/**
 * @typedef {object} Templates
 * @property {string} file of SQLite
 * @property {string | undefined} database of PostgreSQL, where there is a server
 * @property {() => Promise<void>} remove
 */

/**
 * @param {string | undefined} server the URL of a PostgreSQL server
 * @returns {Promise<Templates | undefined>} undefined where no program is compiled
 */
export async function makeTemplates(server) {
  if (!existsSync(fileURLToPath(new URL('ledger-model.js', COMPILED)))) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-template-'));
  const file = join(folder, 'evenhand.sqlite');
  await make(`sqlite:${file}`);
  const database = server === undefined ? undefined : await freshDatabase(server);
  if (server !== undefined && database !== undefined) await make(databaseUrl(server, database));
  const remove = async () => {
    await rm(folder, { recursive: true, force: true });
    if (server !== undefined && database !== undefined) await dropDatabase(server, database);
  };
  return { file, database, remove };
}

/** @param {string} url */
async function make(url) {
  /**
   * @param {string} path
   * @returns {Promise<unknown>}
   */
  const load = (path) => import(new URL(path, COMPILED).href);
  const { Ledger } = /** @type {typeof import('../../src/event-store/ledger.js')} */ (
    await load('event-store/ledger.js')
  );
  const { databaseLocation } = /** @type {typeof import('../../src/event-store/database.js')} */ (
    await load('event-store/database.js')
  );
  const { ledgerModel } = /** @type {typeof import('../../src/ledger-model.js')} */ (
    await load('ledger-model.js')
  );
  await (await Ledger.open(databaseLocation(url), ledgerModel)).close();
}
