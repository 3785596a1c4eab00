import { copyFile, mkdtemp, rm } from 'node:fs/promises';
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
  /** The same, but with the tables of today's program: nothing is recorded in it yet. Quicker than migrating an empty one. */
  readyUrl(): Promise<string>;
  /** `it`, for what no engine has a part in: refusals before anything is read, words, shapes. It runs on SQLite alone. */
  readonly once: Once;
}

type Once = Pick<jest.It, 'each'> & ((name: string, test: () => Promise<void>) => void);

const never: Once = Object.assign(() => undefined, { each: () => () => undefined });

/** Databases to copy; undefined where nobody made them, and a copy is an empty one. */
const sqliteTemplate = process.env.EVENHAND_TEST_SQLITE_TEMPLATE;
const postgresTemplate = process.env.EVENHAND_TEST_POSTGRES_TEMPLATE;

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

/**
 * Suites of the HTTP door: on SQLite, and with EVENHAND_TEST_DOORS=both on PostgreSQL as well. What engines do differently lies behind
 * the door, where `onBothEngines` is; of the door, the log, entries, evidence, streams and threads are on both in every run.
 */
export function atTheDoor(name: string, suite: (engine: Engine) => void): void {
  if (process.env.EVENHAND_TEST_DOORS === 'both') onBothEngines(name, suite);
  else onSqlite(name, suite);
}

function withEngine(
  name: Engine['name'],
  make: (from: 'empty' | 'ready') => Promise<Database>,
  suite: (engine: Engine) => void,
): void {
  const ofSuite: Remove[] = [];
  const ofTest: Remove[] = [];
  let current = ofSuite;
  beforeEach(() => {
    current = ofTest;
  });
  const urlOf = async (from: 'empty' | 'ready'): Promise<string> => {
    const { url, remove } = await make(from);
    current.push(remove);
    return url;
  };
  suite({
    name,
    freshUrl: () => urlOf('empty'),
    readyUrl: () => urlOf('ready'),
    once: name === 'SQLite' ? it : never,
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

async function freshFile(from: 'empty' | 'ready'): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-sqlite-'));
  const file = join(folder, 'evenhand.sqlite');
  if (from === 'ready' && sqliteTemplate) await copyFile(sqliteTemplate, file);
  return {
    url: `sqlite:${file}`,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function freshDatabaseOnServer(from: 'empty' | 'ready'): Promise<Database> {
  const { url, drop } = await freshDatabase(from === 'ready' ? postgresTemplate : undefined);
  return { url, remove: drop };
}
