import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutations, timesIn } from '../simulation/mutations.js';
import {
  badNames,
  downloadAddresses,
  impurities,
  longFiles,
  roomsWithoutReadme,
  silencedWithoutReason,
  unfinishedWork,
  unknownRooms,
  type SourceFile,
} from './tidy.js';

/** Every file of ours under a folder of the repository; none where the folder does not exist yet. */
function filesUnder(folder: string): string[] {
  const entries = readdirSync('.', { withFileTypes: true }).some(({ name }) => name === folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
    : [];
  return (
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      // The benchmarks install in their folder what they compare with.
      .filter((path) => !path.includes('/node_modules/'))
  );
}

function read(path: string): SourceFile {
  return { path, text: readFileSync(path, 'utf8') };
}

const paths = ['src', 'migrations', 'scripts', 'bench', 'test'].flatMap(filesUnder);
/** This folder plants what the checks look for. */
const sources = paths.filter((path) => /\.(ts|js)$/.test(path) && !path.startsWith('test/house/')).map(read);

function planted(path: string, text = ''): SourceFile {
  return { path, text };
}

describe('this repository', () => {
  it('looks at files at all', () => expect(sources.length).toBeGreaterThan(3));
  it('keeps clocks, chance and floats out of kernel and domains', () =>
    expect(sources.flatMap(impurities)).toEqual([]));
  it('names files in kebab-case with known suffixes', () => expect(sources.flatMap(badNames)).toEqual([]));
  it('has no file too long to hold in mind', () => expect(sources.flatMap(longFiles)).toEqual([]));
  it('leaves no work for later', () => expect(sources.flatMap(unfinishedWork)).toEqual([]));
  it('silences no tool without a reason', () => expect(sources.flatMap(silencedWithoutReason)).toEqual([]));
  it('has a README.md in every room', () => expect(roomsWithoutReadme(paths)).toEqual([]));
  it('has no room that the house does not know', () => expect(unknownRooms(paths)).toEqual([]));
  it('names no download address in its lock file', () =>
    expect(downloadAddresses(read('package-lock.json'))).toEqual([]));
  it('has each guard that a campaign takes away once, where the list says', () =>
    expect(mutations.filter(({ file, find }) => timesIn(file, find) !== 1)).toEqual([]));
});

describe('the check for clocks, chance and floats', () => {
  const DOMAIN = 'src/exchange/domain/contribution.ts';

  it.each([
    ['const now = Date.now();', 'Date.now'],
    ['const now = new Date();', 'new Date('],
    ['const now = new Date(given);', 'new Date('],
    ['const now = Date();', 'Date('],
    ['const now = Temporal.Now.instant();', 'Temporal.Now'],
    ['const now = performance.now();', 'performance.now'],
    ['const now = globalThis.Date.now();', 'Date.now'],
    ['const chance = Math.random();', 'Math.random'],
    ['const id = crypto.randomUUID();', 'crypto.randomUUID'],
    ['const amount = parseFloat(text);', 'parseFloat'],
    ['const amount = Number.parseFloat(text);', 'Number.parseFloat'],
    ['const amount = Number(text);', 'Number('],
    ['const amounts = texts.map(Number);', 'Number('],
    ['const amount = total.toNumber();', '.toNumber()'],
    ['const amount = total?.toNumber();', '.toNumber()'],
  ])('finds %s', (text, what) => {
    expect(impurities(planted(DOMAIN, `\n${text}\n`))).toEqual([`${DOMAIN}:2 uses ${what}`]);
    expect(impurities(planted('src/kernel/money.ts', text))).toEqual([`src/kernel/money.ts:1 uses ${what}`]);
  });

  it.each([
    ['// Date.now() would differ from one replay to the next'],
    ["const text = 'Number(';"],
    ['const safe = Number.isSafeInteger(cents);'],
    ['const isNumber = (value: Number): boolean => true;'],
    ['const shape = { Number: 1 };'],
    ['const date = Temporal.PlainDate.from(text);'],
  ])('leaves %s', (text) => expect(impurities(planted(DOMAIN, text))).toEqual([]));

  it('lets the clock read the clock, and nothing else', () => {
    expect(impurities(planted('src/kernel/clock.ts', 'export const now = () => Date.now();'))).toEqual([]);
    expect(impurities(planted('src/kernel/clock.ts', 'Math.random();'))).toHaveLength(1);
  });

  it('concerns kernel and domains only', () =>
    expect(impurities(planted('src/operations/health.ts', 'Date.now();'))).toEqual([]));
});

describe('the check for names', () => {
  it.each([
    'src/kernel/Money.ts',
    'src/kernel/fair_share.ts',
    'src/kernel/fairShare.ts',
    'src/kernel/-money.ts',
  ])('finds %s', (path) => expect(badNames(planted(path))).toEqual([`${path} is not named in kebab-case`]));
  it.each(['src/exchange/exchange.helpers.ts', 'src/exchange/exchange.queries.module.ts'])(
    'finds %s',
    (path) => expect(badNames(planted(path))).toHaveLength(1),
  );
  it.each([
    'src/app.module.ts',
    'src/exchange/exchange.queries.ts',
    'migrations/0001-event-log.ts',
    'src/main.ts',
  ])('leaves %s', (path) => expect(badNames(planted(path))).toEqual([]));
});

describe('the check for length', () => {
  it('finds a file of 501 lines and leaves one of 500', () => {
    expect(longFiles(planted('src/kernel/money.ts', 'line\n'.repeat(501)))).toHaveLength(1);
    expect(longFiles(planted('src/kernel/money.ts', 'line\n'.repeat(500)))).toEqual([]);
  });
});

describe('the check for unfinished work', () => {
  it.each(['// TODO: later', '/* FIXME */', '// XXX later', '/* XXX: later */'])('finds %s', (text) =>
    expect(unfinishedWork(planted('src/main.ts', text))).toHaveLength(1),
  );
  it.each(['const TODOS = 1;', '/** XXX (no currency) names no money. */', "const none = 'XXX';"])(
    'leaves %s',
    (text) => expect(unfinishedWork(planted('src/main.ts', text))).toEqual([]),
  );
});

describe('the check for silenced tools', () => {
  it.each([
    '// eslint-disable-next-line no-console',
    '/* eslint-disable */',
    '// eslint-disable-line no-console -- ',
    '// @ts-ignore: because',
    '// @ts-nocheck',
    '// @ts-expect-error',
  ])('finds %s', (text) => expect(silencedWithoutReason(planted('src/main.ts', text))).toHaveLength(1));
  it.each([
    '// eslint-disable-next-line no-console -- the terminal is the door',
    '// @ts-expect-error a wrong unit',
  ])('leaves %s', (text) => expect(silencedWithoutReason(planted('src/main.ts', text))).toEqual([]));
});

describe('the checks for rooms', () => {
  it('find a room without README.md', () => {
    expect(roomsWithoutReadme(['src/kernel/money.ts', 'src/main.ts'])).toEqual([
      'src/kernel has no README.md',
    ]);
    expect(roomsWithoutReadme(['src/kernel/money.ts', 'src/kernel/README.md'])).toEqual([]);
  });
  it('find a folder that is no room', () => {
    expect(unknownRooms(['src/utils/money.ts'])).toEqual(['src/utils is no room of the house']);
    expect(unknownRooms(['src/kernel/money.ts', 'src/main.ts'])).toEqual([]);
  });
});

describe('the check for download addresses', () => {
  it('finds one', () =>
    expect(
      downloadAddresses(planted('package-lock.json', '"resolved": "https://registry.example/a.tgz",')),
    ).toHaveLength(1));
  it('leaves a lock file without', () =>
    expect(downloadAddresses(planted('package-lock.json', '"integrity": "sha512-…"'))).toEqual([]));
});
