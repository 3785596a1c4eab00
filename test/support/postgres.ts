import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Why there is no PostgreSQL in this run, or undefined where there is one. */
export const postgresMissing = process.env.EVENHAND_TEST_POSTGRES_MISSING;

/** An empty database of one's own; test files that each take one can run side by side. */
export interface FreshDatabase {
  /** `postgres://user:password@host:port/name` */
  readonly url: string;
  /** Removes the database, and ends connections that are still open to it. */
  drop(): Promise<void>;
}

/** Makes an empty UTF-8 database with C collation: text sorts by its bytes there, on every machine. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `evenhand_test_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function serverUrl(): string {
  const url = process.env.EVENHAND_TEST_POSTGRES_URL;
  if (!url)
    throw new Error(`No PostgreSQL in this run: ${postgresMissing ?? 'start the tests through Jest'}`);
  return url;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
