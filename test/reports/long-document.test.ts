import { execFileSync } from 'node:child_process';
import {
  heading,
  paragraph,
  type Block,
  type ReadingDocument,
  type Table,
} from '../../src/reports/document/document.js';
import { batchesOf, partsOf } from '../../src/reports/pdf/document-parts.js';
import { documentPdf } from '../../src/reports/pdf/document-pdf.js';
import {
  readPdf,
  type PdfDictionary,
  type PdfReference,
  type PdfValue,
} from '../../src/reports/pdf/pdf-objects.js';
import { describeWith } from '../support/other-programs.js';

/** A table of as many rows, of which each is named after its table. */
function table(name: string, rows: number): Table {
  const column = (title: string): Table['columns'][number] => ({ title, kind: 'quantity' });
  return {
    ...{
      block: 'table',
      key: name,
      title: name,
      total: ['Together', '1', '1', '1', '1'],
      note: `About ${name}.`,
    },
    columns: [{ title: 'Row', kind: 'words' }, ...['One', 'Two', 'Three', 'Four'].map(column)],
    rows: Array.from({ length: rows }, (_, row) => [`${name} ${String(row)}`, '1', '2', '3', '4']),
  };
}

const LONG: readonly Block[] = [
  paragraph('First of all.'),
  { block: 'contents' },
  heading('Larch', 1, true),
  table('Needles', 620),
  heading('Cones', 2),
  paragraph('Small ones.'),
  heading('Hazel', 1, true),
  paragraph('Nuts come later.'),
  table('Nuts', 410),
  heading('Willow'),
  paragraph('By the water.'),
  heading('Of each tree'),
];
const ANNEX: readonly Block[][] = ['Ash', 'Elm'].map((name) => [heading(name, 2, true), heading('More', 3)]);

const whole: ReadingDocument = {
  ...{ kicker: 'A report', title: 'Trees', subtitle: 'Of all kinds', runningHead: 'Trees, running' },
  ...{ provenance: 'Position 7 · hash of all', currency: 'EUR', madeAt: '2026-07-01T09:00:00.000Z' },
  blocks: LONG,
};

const tablesIn = (blocks: readonly Block[]): Table[] => blocks.filter((block) => block.block === 'table');

describe('a long document in parts', () => {
  it('has every block and every row once, in their order', () => {
    const parts = partsOf(LONG).map(({ blocks }) => blocks);
    const others = (blocks: readonly Block[]): Block[] => blocks.filter(({ block }) => block !== 'table');
    expect(others(parts.flat())).toEqual(others(LONG));
    const rowsOf = (blocks: readonly Block[]): unknown[] => tablesIn(blocks).flatMap(({ rows }) => rows);
    expect(rowsOf(parts.flat())).toEqual(rowsOf(LONG));
    for (const { rows, columns } of tablesIn(parts.flat())) {
      expect(rows.length * columns.length).toBeLessThanOrEqual(2_000);
    }
  });

  it('has sums and notes of a table under its last piece, and says of the others that they go on', () => {
    const pieces = tablesIn(partsOf(LONG).flatMap(({ blocks }) => blocks));
    expect(pieces.map(({ title, total, note }) => [title, total !== null, note])).toEqual([
      ['Needles', false, null],
      ['Needles (continued)', true, 'About Needles.'],
      ['Nuts', false, null],
      ['Nuts (continued)', true, 'About Nuts.'],
    ]);
  });

  it('has no heading in a part above its first, and each part begins where its headings can stand', () => {
    const levels = partsOf(LONG).map(({ blocks, raised }) => [
      raised,
      ...blocks.flatMap((block) => (block.block === 'heading' ? [block.level] : [])),
    ]);
    expect(levels).toEqual([[0], [1, 1], [2, 2], [1, 1], [2], [1, 1, 1]]);
  });

  it('is in one where it is short', () => {
    const short = LONG.map((block) => (block.block === 'table' ? table(block.title, 400) : block));
    expect(partsOf(short)).toEqual([{ blocks: short, raised: 0 }]);
  });

  it('is followed by a dozen pieces at a time, or fewer that are long', () => {
    const sizes = (pieces: Block[][]): number[] => [...batchesOf(pieces)].map(({ length }) => length);
    expect(sizes(Array.from({ length: 25 }, () => [paragraph('x')]))).toEqual([12, 12, 1]);
    expect(sizes([390, 200, 100, 100, 400, 900].map((rows) => [table('t', rows)]))).toEqual([1, 3, 1, 1]);
    expect(sizes([])).toEqual([]);
  });
});

describe('its PDF', () => {
  const pdf = documentPdf(whole, ANNEX);
  const { trailer, objects } = readPdf(pdf);
  const valueAt = (reference: PdfValue | undefined): PdfValue =>
    objects.get((reference as PdfReference).number)!.value;
  const at = (reference: PdfValue | undefined): PdfDictionary => valueAt(reference) as PdfDictionary;
  const root = at(trailer.get('/Root'));
  const pages = at(root.get('/Pages')).get('/Kids') as PdfReference[];
  const pageOf = (target: PdfValue | undefined): number => {
    const [page] = valueAt(target) as PdfReference[];
    return pages.findIndex(({ number }) => number === page!.number) + 1;
  };

  interface Bookmark {
    readonly title: string;
    readonly page: number;
    readonly below: readonly Bookmark[];
  }
  const bookmarksBelow = (parent: PdfDictionary): Bookmark[] => {
    const found: Bookmark[] = [];
    let before: PdfReference | undefined;
    for (let next = parent.get('/First') as PdfReference | undefined; next;) {
      const one = at(next);
      expect((one.get('/Prev') as PdfReference | undefined)?.number).toBe(before?.number);
      const title = (one.get('/Title') as string).slice(1, -1);
      found.push({ title, page: pageOf(one.get('/Dest')), below: bookmarksBelow(one) });
      [before, next] = [next, one.get('/Next') as PdfReference | undefined];
    }
    expect((parent.get('/Last') as PdfReference | undefined)?.number).toBe(before?.number);
    return found;
  };
  const [title] = bookmarksBelow(at(root.get('/Outlines')));

  it('is the same each time', () => {
    expect(documentPdf(whole, ANNEX).equals(pdf)).toBe(true);
  });

  it('has one tree of bookmarks', () => {
    const named = ({ title: name, below }: Bookmark): unknown => [name, ...below.map(named)];
    expect(named(title!)).toEqual([
      'Trees',
      ['Larch', ['Cones']],
      ['Hazel'],
      ['Willow'],
      ['Of each tree', ['Ash', ['More']], ['Elm', ['More']]],
    ]);
  });

  it('has contents that lead to each chapter', () => {
    const links = [...objects.values()].flatMap(({ value }) =>
      value instanceof Map && value.get('/Subtype') === '/Link' ? [value] : [],
    );
    expect(links.map((link) => [pageOf(link.get('/Dest')), link.get('/Contents'), link.has('/A')])).toEqual(
      title!.below.map(({ page }) => [page, `(page ${String(page)})`, false]),
    );
  });

  it('has headings at their levels, one of the first', () => {
    const roles = [...objects.values()].flatMap(({ value }) =>
      value instanceof Map && value.get('/Type') === '/StructElem' ? [value.get('/S')] : [],
    );
    const count = (role: string): number => roles.filter((one) => one === role).length;
    expect(['/H1', '/H2', '/H3', '/H4'].map(count)).toEqual([1, 4, 3, 2]);
  });

  describeWith('pdftotext', 'read by another program', () => {
    let read: string[];
    beforeAll(() => {
      const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
      read = text.split('\f').slice(0, -1);
    });

    it('has the number, the head and the origin of every page', () => {
      expect(read.map((page) => page.trimEnd().split(/\s+/).at(-1))).toEqual(
        read.map((_, index) => String(index + 1)),
      );
      for (const page of read) expect(page).toContain('hash of all');
      for (const page of read.slice(1)) expect(page).toContain('Trees, running');
    });

    it('says in its contents on which page a chapter begins', () => {
      for (const { title: name, page } of title!.below) {
        expect(read[0]).toMatch(new RegExp(`${name}[ .]+ ${String(page)}\\n`));
        expect(read[page - 1]).toMatch(new RegExp(`^\\s*${name}$`, 'm'));
      }
    });
  });
});
