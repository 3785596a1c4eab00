import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Block, ReadingDocument, Table } from '../../src/reports/document/document.js';
import { excerptOf } from '../../src/reports/document/excerpt.js';
import { DocumentOnSite, type DocumentLinks } from '../../src/web/document-blocks.js';
import { readerOf } from '../../src/web/reader.js';

const links: DocumentLinks = {
  whole: null,
  toWhole: (key) => `/report?all=${key}`,
  toMember: (id) => (id === 'hidden' ? null : `/statements/${id}`),
  toEntry: (id) => `/ledger/${id}`,
  toPledge: (id) => `/pledges/${id}`,
  toFigure: (figure) => (figure.startsWith('pool/') ? null : `/explain?figure=${figure}`),
};

function drawn(blocks: readonly Block[], over: Partial<DocumentLinks> = {}): string {
  const reader = readerOf({ headers: {}, query: {} });
  return renderToString(
    DocumentOnSite({ reader, words: reader.words, blocks, links: { ...links, ...over } }),
  );
}

const table = (rows: Table['rows'], over: Partial<Table> = {}): Table => ({
  block: 'table',
  key: 'members',
  title: 'Every member',
  columns: [
    { title: 'Member', kind: 'words' },
    { title: 'Given', kind: 'money' },
  ],
  rows,
  total: null,
  note: null,
  ...over,
});

const many = (count: number): Table['rows'] =>
  Array.from({ length: count }, (_, place) => [`member ${String(place + 1)}`, '1.00']);
const rowsIn = (html: string): number => html.split('<tbody')[1]!.split('<tr').length - 1;

describe('a document on the site', () => {
  it.each([
    [50, null, 50],
    [51, null, 40],
    [1_000, null, 40],
    [1_000, 'members', 1_000],
    [1_000, 'other', 40],
  ])('shows of a table of %d rows, asked for %s whole, %d', (count, whole, shown) => {
    const html = drawn([table(many(count))], { whole });
    expect(rowsIn(html)).toBe(shown);
    expect(html.includes('href="/report?all=members#members"')).toBe(shown < count);
  });

  it('leads from figures and rows to where its reader may go, and from nothing that is not there', () => {
    const rows = [
      ['Alder', '1234.50'],
      ['Birch', null],
      ['Hidden', '1.00'],
    ];
    const about = [
      { member: 'alder', figures: [null, 'member/alder/given'] },
      { entry: 'gift', figures: [null, 'member/birch/given'] },
      { member: 'hidden', figures: [null, 'pool/fund/in'] },
    ];
    const html = drawn([
      table(rows, { about, total: ['All', '1235.50'], totalAbout: { figures: [null, 'coalition/given'] } }),
    ]);
    expect(
      [...html.matchAll(/<a class="figure" href="([^"]*)">(.*?)<\/a>/g)].map(([, to, text]) => [to, text]),
    ).toEqual([
      ['/statements/alder', 'Alder'],
      ['/explain?figure=member/alder/given', '1,234.50'],
      ['/ledger/gift', 'Birch'],
      ['/explain?figure=coalition/given', '1,235.50'],
    ]);
  });

  it('looks the same as an excerpt that came from another thread', () => {
    const chart = {
      ...{ key: 'trend', title: 'A <trend>', description: 'It rises & falls.', width: 10, height: 5 },
      body: h('text', { x: 1 }, 'Alder & <sons>') as VNode,
    };
    const about = many(60).map((_, row) => ({ member: `member-${String(row)}` }));
    const blocks: Block[] = [
      { block: 'picture', chart },
      table(many(60), { about }),
      table(many(3), { key: 'few' }),
    ];
    const document = { blocks } as unknown as ReadingDocument;
    for (const whole of [null, 'members']) {
      const travelled = structuredClone(excerptOf(document, whole));
      const plain = (html: string): string => html.replace(/<g>|<\/g>/g, '');
      expect(plain(drawn(travelled.blocks, { whole }))).toBe(plain(drawn(blocks, { whole })));
      const [, long] = travelled.blocks as [Block, Table];
      expect([long.rows.length, long.about!.length]).toEqual(whole ? [60, 60] : [40, 40]);
    }
  });

  it('escapes whatever people wrote, and draws every kind of block', () => {
    const hostile = '<img src=x onerror=y>';
    const html = drawn([
      { block: 'heading', level: 1, text: hostile, newPage: false },
      { block: 'heading', level: 3, text: 'Below', newPage: false },
      { block: 'paragraph', text: hostile, weight: 'note' },
      { block: 'list', items: [hostile] },
      { block: 'facts', facts: [{ name: hostile, value: '3', figure: 'coalition/x' }] },
      { block: 'contents' },
      table([[hostile, '1.00']], { note: hostile }),
    ]);
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img/g)!.length).toBeGreaterThan(6);
    expect(html).toContain('<a class="figure" href="/explain?figure=coalition/x">3</a>');
  });
});
