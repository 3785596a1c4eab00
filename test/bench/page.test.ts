import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keep, newestKept, type Kept } from '../../bench/kept.js';
import { addFigure, addRatio, outcome, type Curve, type Outcome } from '../../bench/measure.js';
import { aimOf, marginOf, standingOf } from '../../bench/page/aims.js';
import { documentOf } from '../../bench/page/document.js';
import { findingsIn, growthVerdict, verdictOn } from '../../bench/page/findings.js';
import { pageOf } from '../../bench/page/page.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const spread = (median: number, least = median, most = median) => ({ median, least, most, rounds: 3 });

function measured(name: string, ratios: readonly number[] = [0.5, 0.6, 0.7]): Outcome {
  const shown = outcome(name);
  const ones = ratios.map(() => 1);
  addRatio(shown, 'against plain inserts', ratios, ones, '≥ 0.4');
  addFigure(shown, 'waiting', 'ms', [40, 41, 42], '< 30');
  return shown;
}

function kept(benchmark: string, at: string, over: Partial<Kept> = {}): Kept {
  return {
    ...{ benchmark, at, short: false, seconds: 100, commit: 'abcdef0123', failures: [] },
    machine: {
      ...{ processors: 2, model: 'A processor', memory_bytes: 2 ** 33 },
      ...{ node: 'v20.1.0', platform: 'linux-x64' },
    },
    load: { before: 0.1, after: 1.1 },
    outcomes: [measured(`${benchmark}, SQLite`)],
    ...over,
  };
}

const MORNING = '2026-01-02T08:00:00.000Z';
const NOON = '2026-01-02T12:00:00.000Z';

describe('an aim', () => {
  it.each([
    ['≥ 0.4', spread(0.5), 'met', 1.25],
    ['≥ 0.4', spread(0.5, 0.3), 'met-mostly', 1.25],
    ['≥ 0.4', spread(0.4), 'met', 1],
    ['≥ 0.5', spread(0.4), 'missed', 0.8],
    ['≤ 2', spread(1), 'met', 2],
    ['≤ 2', spread(1, 1, 3), 'met-mostly', 2],
    ['≤ 2', spread(4), 'missed', 0.5],
    ['< 30', spread(30), 'missed', 1],
  ] as const)('%s beside %j is %s, by %d', (text, values, standing, margin) => {
    const aim = aimOf(text)!;
    expect(standingOf(values, aim)).toBe(standing);
    expect(marginOf(values.median, aim)).toBeCloseTo(margin);
  });

  it('is shown with its thousands apart', () => expect(aimOf('≥ 10000')!.text).toBe('≥ 10\u00a0000'));
  it('is none where nothing is aimed at', () => expect([aimOf(''), aimOf(undefined)]).toEqual([null, null]));
});

describe('what counts of a benchmark', () => {
  it('is its newest whole run, also after a short one and after one that showed nothing', () => {
    keep(kept('append', MORNING), folder);
    keep(kept('append', NOON), folder);
    keep(kept('append', '2026-01-03T08:00:00.000Z', { short: true }), folder);
    keep(kept('append', '2026-01-03T09:00:00.000Z', { outcomes: [], failures: ['It fell over.'] }), folder);
    const [append] = findingsIn(['append'], folder);
    expect(append).toMatchObject({ kept: { at: NOON }, failedSince: { failures: ['It fell over.'] } });
  });

  it('is a short one where there is no other', () => {
    keep(kept('append', MORNING, { short: true }), folder);
    expect(newestKept(folder).get('append')).toMatchObject({ short: true });
  });
});

it('says how far aims are met, and which is missed', () => {
  keep(kept('append', MORNING), folder);
  const [append] = findingsIn(['append'], folder);
  expect(verdictOn(append!.aimed)).toBe(
    '1 of 2 aims is met. Missed: waiting is 41.0\u00a0ms (40.0 – 42.0), where <\u00a030 is aimed at.',
  );
  expect(verdictOn(append!.aimed.slice(1))).toBe(
    'Its aim is met: against plain inserts is 0.60\u00a0× (0.50 – 0.70), where ≥\u00a00.4 is aimed at.',
  );
});

const curve = (what: string, promise: Curve['promise'], times: readonly number[]): Curve => ({
  ...{ what, unit: 'ms', promise },
  points: times.map((median, i) => ({ events: 1_000 * 10 ** i, spread: spread(median) })),
});
const FLAT = curve('one entry appended', 'flat', [1, 1.2, 1.1]);
const BENT = curve('the report', 'flat', [10, 20, 30]);
const WHOLE = curve('all figures made anew', 'linear', [10, 100, 1_000]);

it('names what grows with the ledger and should not', () => {
  expect(growthVerdict([FLAT, WHOLE])).toMatch(/^From 1 000 to 100 000 events, all 1 .* stay flat: none/);
  expect(growthVerdict([FLAT, BENT, WHOLE])).toMatch(
    /1 of the 2 .* Not flat: the report \(× 3\.00; × 1\.50 in the last step\)\.$/,
  );
});

describe('the page', () => {
  it('stands alone, without script, and says what is missing, short, failed and left out', () => {
    const left = { ...measured('append'), skipped: ['<script>alert(1)</script> & pgbench'] };
    keep(kept('append', MORNING, { outcomes: [left] }), folder);
    keep(kept('report', MORNING, { short: true, load: { before: 3.2, after: 4 } }), folder);
    keep(
      kept('replay', MORNING, { outcomes: [], failures: ['Its process ended with signal SIGKILL.'] }),
      folder,
    );
    keep(
      kept('growth', MORNING, { outcomes: [{ ...outcome('growth'), curves: [FLAT, BENT, WHOLE] }] }),
      folder,
    );
    const page = pageOf(findingsIn(['append', 'report', 'replay', 'growth', 'http'], folder));
    expect(page).not.toMatch(/<script|<link|src="|https?:\/\/(?!www\.w3\.org)/);
    expect(page).toContain('Left out: &lt;script>alert(1)&lt;/script> &amp; pgbench.');
    expect(page).toContain('<code>npm run bench -- http</code>');
    expect(page).toContain('Failed: replay.');
    expect(page).toContain('Its process ended with signal SIGKILL.');
    expect(page).toMatch(/A short look.*which is busy/s);
    expect(page).toContain('2 processors (A processor), 8 GB, Node 20.1.0, linux-x64');
    expect(page).toContain('2 January 2026, 08:00 UTC, in 2 minutes, of commit abcdef0123.');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('is made of nothing, too', () =>
    expect(pageOf(findingsIn(['append'], folder))).toContain('Nothing has been measured yet.'));
});

it('writes a document of whole runs alone, with each of its pictures', () => {
  keep(kept('append', MORNING, { outcomes: [measured('append, SQLite'), measured('append, |')] }), folder);
  keep(kept('report', MORNING, { short: true }), folder);
  keep(kept('growth', MORNING, { outcomes: [{ ...outcome('growth'), curves: [FLAT, BENT] }] }), folder);
  const { markdown, pictures } = documentOf(findingsIn(['append', 'report', 'growth'], folder), 'pictures');
  const linked = [...markdown.matchAll(/\]\(pictures\/([^)]+)\)/g)].map(([, name]) => name);
  expect(linked.toSorted()).toEqual([...pictures.keys()].toSorted());
  expect(linked).toEqual(['aims.svg', 'append-1.svg', 'append-2.svg', 'growth.svg']);
  expect(markdown).toContain('| waiting | 41.0\u00a0ms (40.0 – 42.0) | ✗ \\< 30 |');
  expect(markdown).toContain('## Not measured\n\nreport: `npm run bench -- report`');
});
