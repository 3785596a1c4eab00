import { databaseLocation, type DatabaseLocation } from './event-store/database.js';

/** Where ledgers are kept when nothing else is said. */
export const DEFAULT_DATABASE_URL = 'sqlite:data/evenhand.sqlite';

/** The database of this process: `EVENHAND_DATABASE_URL`, `sqlite:PATH` or `postgres://…`. */
export function databaseOf(environment: NodeJS.ProcessEnv): DatabaseLocation {
  const url = environment['EVENHAND_DATABASE_URL'];
  return databaseLocation(url === undefined || url === '' ? DEFAULT_DATABASE_URL : url);
}
