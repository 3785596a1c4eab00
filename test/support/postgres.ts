import { databaseUrl, dropDatabase, freshDatabase as databaseOn } from './postgres-databases.js';

/** Why there is no PostgreSQL in this run, or undefined where there is one. */
export const postgresMissing = process.env.EVENHAND_TEST_POSTGRES_MISSING;

/** A database of one's own; test files that each take one can run side by side. */
export interface FreshDatabase {
  /** `postgres://user:password@host:port/name` */
  readonly url: string;
  /** Removes the database, and ends connections that are still open to it. */
  drop(): Promise<void>;
}

/** Makes a copy of a database on the run's server, or an empty one. */
export async function freshDatabase(template?: string): Promise<FreshDatabase> {
  const server = process.env.EVENHAND_TEST_POSTGRES_URL;
  if (!server)
    throw new Error(`No PostgreSQL in this run: ${postgresMissing ?? 'start the tests through Jest'}`);
  const name = await databaseOn(server, template);
  return { url: databaseUrl(server, name), drop: () => dropDatabase(server, name) };
}
