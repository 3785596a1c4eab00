import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * Makes a database under a name of its own: a copy of another, or an empty UTF-8 one with C collation, where text sorts by its
 * bytes on every machine.
 *
 * @param {string} server URL of any of its databases, with a user who may make others
 * @param {string} [template] the database to copy, to which nobody is connected
 * @returns {Promise<string>} its name
 */
export async function freshDatabase(server, template) {
  const name = `evenhand_test_${randomBytes(8).toString('hex')}`;
  const as = template ?? "template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${as}`);
  return name;
}

/**
 * Removes a database, and ends connections that are still open to it.
 *
 * @param {string} server
 * @param {string} name
 */
export async function dropDatabase(server, name) {
  await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/**
 * @param {string} server
 * @param {string} name
 */
export function databaseUrl(server, name) {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * @param {string} server
 * @param {string} statement
 */
async function onServer(server, statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
