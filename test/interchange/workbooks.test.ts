import { writeXlsx } from 'hucre/xlsx';
import { entriesTable, type EntryRow } from '../../src/exchange/exchange.tables.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportResult } from '../../src/interchange/import.js';
import { dayOf, plainNumber, showsDate } from '../../src/interchange/workbook/cell-value.js';
import { zip, type Part } from '../support/evidence-samples.js';
import { act, closeAll, foundedLedger, joined, pool, type TestLedger } from './support.js';
import { rowsOf } from './tools.js';

afterAll(closeAll);

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await foundedLedger();
  await joined(ledger, 'ann');
  await act(ledger, 'open-pool', pool('fund'));
});

const take = (content: Buffer, name = 'book.xlsx', dryRun = false): Promise<ImportResult> =>
  importFiles(ledger, 'coast', [fileOf(name, content)], { actor: 'backbone', dryRun });

const brief = ({ errors }: ImportResult): string[] =>
  errors.map(({ file, line, column, code, found }) => [file, line, column, code, found].join(' | '));

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook by hand: what stands in its parts is what the test says. */
function workbook(
  sheets: Readonly<Record<string, string>>,
  more: {
    readonly pr?: string;
    readonly styles?: string;
    readonly texts?: string;
    readonly parts?: Part[];
  } = {},
): Buffer {
  const names = Object.keys(sheets);
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (all: string): string => `<Relationships xmlns="${PACKAGE}">${all}</Relationships>`;
  const numbered = names.map(
    (name, i) => [name, `rId${String(i + 1)}`, `sheet${String(i + 1)}.xml`] as const,
  );
  const listed = numbered.map(([name, id]) => `<sheet name="${name}" sheetId="1" r:id="${id}"/>`).join('');
  const parts: Part[] = [
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${OFFICE}">${more.pr ?? ''}<sheets>${listed}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        numbered.map(([, id, target]) => relation(id, 'worksheet', target)).join('') +
          relation('rId98', 'styles', 'styles.xml') +
          relation('rId99', 'sharedStrings', '/xl/sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst ${MAIN}>${more.texts ?? ''}</sst>` },
    ...numbered.map(([name, , target]) => ({ name: `xl/${target}`, content: sheets[name]! })),
  ];
  const given = more.parts ?? [];
  return zip([...parts.filter(({ name }) => !given.some((part) => part.name === name)), ...given]);
}

const sheet = (...rows: string[]): string =>
  `<worksheet ${MAIN}><sheetData>${rows.map((cells) => `<row>${cells}</row>`).join('')}</sheetData></worksheet>`;
const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (stored: string): string => `<c><v>${stored}</v></c>`;
const day = (serial: string): string => `<c s="1"><v>${serial}</v></c>`;

const COLUMNS = [
  'entry_id',
  'direction',
  'member_id',
  'kind',
  'occurred_on',
  'quantity',
  'unit',
  'counterparty',
];
const HEAD = COLUMNS.map(text).join('');
/** A gift of so much, whose cell is written as the test says. */
const gift = (id: string, quantity: string, on = day('46027')): string =>
  text(id) +
  ['contribution', 'ann', 'funds'].map(text).join('') +
  on +
  quantity +
  text('EUR') +
  text('pool:fund');

const entry = async (id: string): Promise<EntryRow | undefined> =>
  (await rowsOf(ledger, entriesTable, `entry_id = '${id}'`))[0];

describe('a workbook', () => {
  it('comes in like the files that its sheets are named after, and changes nothing the second time', async () => {
    const cells = (rows: readonly (readonly (string | number | Date | boolean | null)[])[]) =>
      rows.map((row) => [...row]);
    const written = await writeXlsx({
      sheets: [
        {
          name: 'entries',
          rows: cells([
            COLUMNS,
            ['w1', 'contribution', 'bea', 'funds', new Date('2026-02-03'), 1234.56, 'EUR', 'pool:deep'],
            ['w2', 'benefit', 'bea', 'in-kind', '2026-02-04', 3, 'days', 'member:ann'],
          ]),
        },
        {
          name: 'Notes',
          rows: cells([
            ['nothing', 'to import'],
            [1, 2],
          ]),
        },
        {
          name: 'pools',
          rows: cells([
            ['pool_id', 'name', 'opened_on', 'allow_negative'],
            ['deep', 'Deep end', new Date('2020-01-01'), true],
          ]),
        },
        {
          name: 'members',
          rows: cells([
            ['member_id', 'name', 'joined_on'],
            ['bea', 'Béa & Co', new Date('2020-01-01')],
          ]),
        },
      ],
    });
    const first = await take(Buffer.from(written));
    expect(brief(first)).toEqual([]);
    expect(first.tables).toMatchObject({
      members: { new: 1 },
      pools: { new: 1 },
      entries: { rows: 2, new: 2 },
    });
    expect(first.ignored).toEqual(['book.xlsx, sheet Notes']);
    const recorded = await entry('w1');
    expect([recorded!.occurredOn, recorded!.quantity.toString()]).toEqual(['2026-02-03', '1234.56']);
    const again = await take(Buffer.from(written));
    expect(again.position).toEqual({ before: first.position.after, after: first.position.after });
    expect(again.tables.entries).toEqual({ rows: 2, new: 0, unchanged: 2 });
    const csv = `${COLUMNS.join(',')}\nw1,contribution,bea,funds,2026-02-03,1234.56,EUR,pool:deep\n`;
    const asCsv = await importFiles(ledger, 'coast', [fileOf('entries.csv', csv)], { actor: 'backbone' });
    expect(asCsv.tables.entries).toEqual({ rows: 1, new: 0, unchanged: 1 });
  });

  it('tells every wrong cell with its sheet, row and column, and records nothing', async () => {
    const rows = [
      HEAD,
      gift('sum', number('0.30000000000000004')),
      '',
      gift('error', '<c t="e"><v>#REF!</v></c>'),
      gift('uncomputed', '<c><f>SUM(A1)</f></c>'),
      gift('time', number('1'), day('46027.5')),
      gift('unknown', '<c t="s"><v>7</v></c>'),
      gift('places', number('1.234')),
      gift('wide', number('1')) + text('more'),
    ];
    const result = await take(workbook({ entries: sheet(...rows) }));
    expect(brief(result)).toEqual([
      'book.xlsx, sheet entries | 2 | quantity | interchange.field-malformed | 0.30000000000000004',
      'book.xlsx, sheet entries | 4 | quantity | interchange.field-malformed | #REF!',
      'book.xlsx, sheet entries | 5 | quantity | interchange.field-malformed | a formula that was not computed',
      'book.xlsx, sheet entries | 6 | occurred_on | interchange.field-malformed | 46027.5, a day with a time',
      'book.xlsx, sheet entries | 7 | quantity | interchange.field-malformed | text 7, which is not there',
      'book.xlsx, sheet entries | 8 | quantity | kernel.amount-too-precise | 1.234',
      'book.xlsx, sheet entries | 9 |  | interchange.row-malformed | 9 fields',
    ]);
    expect(result.position.after).toBe(result.position.before);
  });

  it('gives what a formula came to, unless the program left that to whoever opens it', async () => {
    const rows = [HEAD, gift('formula', '<c><f>5*2</f><v>10</v></c>')];
    const pending = await take(workbook({ entries: sheet(...rows) }, { pr: '<calcPr fullCalcOnLoad="1"/>' }));
    expect(brief(pending)).toEqual([
      'book.xlsx, sheet entries | 2 | quantity | interchange.field-malformed | a formula that was not computed',
    ]);
    expect(brief(await take(workbook({ entries: sheet(...rows) })))).toEqual([]);
    expect((await entry('formula'))!.quantity.toString()).toBe('10');
  });

  it('reads texts in runs, as programs share them, and knows a table by its columns', async () => {
    const texts =
      '<si><r><t>sha</t></r><r><t>red</t></r><rPh><t>no</t></rPh></si><si><t>a &amp; b&#x20;_x0041_</t></si>';
    const row = `<c t="s"><v>0</v></c>${gift('x', number('5')).slice(text('x').length)}`;
    const book = workbook(
      { Sheet1: sheet(`${HEAD}${text('description')}`, `${row}<c t="s"><v>1</v></c>`) },
      { texts },
    );
    expect(brief(await take(book))).toEqual([]);
    expect(await entry('shared')).toBeDefined();
  });

  it('is told as unknown where none of its sheets is a table', async () => {
    const result = await take(workbook({ Cover: sheet(text('hello')), entires: sheet(text('a')) }));
    expect(brief(result)).toEqual([
      'book.xlsx, sheet entires |  |  | interchange.file-unknown | book.xlsx, sheet entires',
    ]);
    expect(brief(await take(workbook({ Cover: sheet(text('hello')) })))).toEqual([
      'book.xlsx |  |  | interchange.file-unknown | book.xlsx',
    ]);
  });

  const rowsIn = (content: string): Buffer => workbook({ entries: `<worksheet>${content}</worksheet>` });
  const bomb = Buffer.alloc(1024 * 1024, ' ');

  it.each<[string, () => Buffer, string]>([
    ['no archive', () => Buffer.from('PK'), 'End of central directory record signature not found'],
    [
      'an archive of something else',
      () => zip([{ name: 'a.txt', content: 'a' }]),
      'its part “_rels/.rels” is missing',
    ],
    [
      'two parts of one name',
      () =>
        zip([
          { name: 'a', content: '1' },
          { name: 'A', content: '2' },
        ]),
      'it has two parts named “A”',
    ],
    [
      'a bomb',
      () =>
        workbook(
          {},
          { parts: [{ name: 'xl/sharedStrings.xml', content: bomb, claimedSize: 65 * 1024 * 1024 }] },
        ),
      'its part “xl/sharedStrings.xml” is too large',
    ],
    [
      'a bomb that says it is small',
      () => workbook({}, { parts: [{ name: 'xl/sharedStrings.xml', content: bomb, claimedSize: 10 }] }),
      'too many bytes in the stream',
    ],
    [
      'entities',
      () => workbook({ entries: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }),
      'it declares types of its own',
    ],
    [
      'an entity of its own',
      () => rowsIn('<sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData>'),
      'it has “&lol;”, which stands for nothing',
    ],
    [
      'rows that run backwards',
      () => rowsIn('<sheetData><row r="2"/><row r="1"/></sheetData>'),
      'row 1 stands after row 2',
    ],
    [
      'a cell beyond all columns',
      () => rowsIn('<sheetData><row><c r="ZZZ1"/></row></sheetData>'),
      'cell ZZZ1 stands where it cannot be',
    ],
    [
      'a cell twice',
      () => rowsIn('<sheetData><row><c r="A1"/><c r="A1"/></row></sheetData>'),
      'cell A1 stands where it cannot be',
    ],
    ['a sheet that breaks off', () => workbook({ entries: '<worksheet><sheetData><row>' }), 'it breaks off'],
    [
      'tags that cross',
      () => workbook({ entries: '<worksheet><a><b></a></b></worksheet>' }),
      '“a” ends where it did not begin',
    ],
    [
      'another encoding',
      () =>
        workbook(
          {},
          {
            parts: [
              { name: 'xl/sharedStrings.xml', content: Buffer.from('<sst/>', 'utf16le').fill(255, 0, 2) },
            ],
          },
        ),
      'it is not in UTF-8',
    ],
    [
      'a text without an end',
      () => workbook({ entries: `<worksheet><sheetData><row><c><v>${'1'.repeat(1_100_000)}` }),
      'it holds a piece without an end',
    ],
  ])('that is %s is refused in words', async (_, make, reason) => {
    const result = await take(make());
    expect(result.errors.map(({ code }) => code)).toEqual(['interchange.workbook-unreadable']);
    expect(result.errors[0]!.message).toContain(reason);
  });
});

describe('a number as a spreadsheet stores it', () => {
  it.each([
    ['1.1000000000000001', '1.1'],
    ['1234.56', '1234.56'],
    ['0.1', '0.1'],
    ['1E-7', '0.0000001'],
    ['-2.5e3', '-2500'],
    ['100', '100'],
    ['007', '7'],
    ['0.00', '0'],
    ['123456789012345', '123456789012345'],
    ['8.9700000000000006', '8.97'],
    ['1000000000000000000000', '1000000000000000000000'],
  ])('%s is %s', (stored, plain) => {
    expect(plainNumber(stored)).toBe(plain);
  });

  it.each([
    '0.30000000000000004',
    '1234567890123456',
    '1e99',
    'NaN',
    '',
    '1e99999',
    '0x10',
    '１',
    '3.3000000000000003',
  ])('%s is nothing that somebody typed', (stored) => {
    expect(plainNumber(stored)).toMatchObject({ expected: expect.any(String) });
  });

  it.each([
    ['46027', false, '2026-01-05'],
    ['61', false, '1900-03-01'],
    ['0', true, '1904-01-01'],
    ['44565', true, '2026-01-05'],
  ])('day %s (from 1904: %s) is %s', (stored, from1904, date) => {
    expect(dayOf(stored, from1904)).toBe(date);
  });

  it.each(['60', '-1', '46027.25', '999999', 'x'])('day %s is none', (stored) => {
    expect(dayOf(stored, false)).toMatchObject({ expected: expect.any(String) });
  });

  it.each([
    [14, undefined, true],
    [2, undefined, false],
    [164, 'yyyy\\-mm\\-dd', true],
    [165, '#,##0.00\\ "days"', false],
    [166, '[$-409]d\\-mmm\\-yy;@', true],
    [167, '[h]:mm', true],
    [168, '[Red]0.00', false],
    [169, 'General', false],
  ])('format %i %s shows a day: %s', (id, code, shows) => {
    expect(showsDate(id, code)).toBe(shows);
  });
});
