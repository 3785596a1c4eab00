import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, postgresMissing } from './postgres.js';

/** One of the two database engines, as a suite of `onBothEngines` sees it. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /**
   * The URL of a new, empty database: `sqlite:PATH` or `postgres://…`. It is removed after the test that asked for
   * it, or after the suite where `beforeAll` asked.
   */
  freshUrl(): Promise<string>;
}

type Remove = () => Promise<void>;
interface Database {
  readonly url: string;
  readonly remove: Remove;
}

/**
 * Runs one suite on SQLite and on PostgreSQL, as two `describe` blocks. Where PostgreSQL cannot start, its block is
 * skipped, and the run lists it by name; with CI=true the whole run fails instead.
 */
export function onBothEngines(name: string, suite: (engine: Engine) => void): void {
  describe(`${name} on SQLite`, () => withEngine('SQLite', freshFile, suite));
  const describePostgres = postgresMissing === undefined ? describe : describe.skip;
  describePostgres(`${name} on PostgreSQL`, () => withEngine('PostgreSQL', freshDatabaseOnServer, suite));
}

/**
 * The same on SQLite alone, for suites that ask the figures themselves and not how a database keeps them, and for stories at
 * the terminal: `test/cli/terminal` has both engines.
 */
export function onSqlite(name: string, suite: (engine: Engine) => void): void {
  describe(name, () => withEngine('SQLite', freshFile, suite));
}

function withEngine(
  name: Engine['name'],
  make: () => Promise<Database>,
  suite: (engine: Engine) => void,
): void {
  const ofSuite: Remove[] = [];
  const ofTest: Remove[] = [];
  let current = ofSuite;
  beforeEach(() => {
    current = ofTest;
  });
  suite({
    name,
    async freshUrl() {
      const { url, remove } = await make();
      current.push(remove);
      return url;
    },
  });
  // Hooks run in the order in which they are written: after the suite's own, which close what they opened.
  afterEach(async () => {
    current = ofSuite;
    await removeAll(ofTest);
  });
  afterAll(() => removeAll(ofSuite));
}

async function removeAll(removals: Remove[]): Promise<void> {
  await Promise.all(removals.splice(0).map((remove) => remove()));
}

async function freshFile(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'evenhand.sqlite')}`,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function freshDatabaseOnServer(): Promise<Database> {
  const { url, drop } = await freshDatabase();
  return { url, remove: drop };
}
