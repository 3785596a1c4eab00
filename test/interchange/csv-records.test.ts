import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from '../../src/interchange/csv-text.js';
import { csvRecords, type CsvRecord } from '../../src/interchange/csv-records.js';

async function read(bytes: Uint8Array | string, chunk = 7): Promise<CsvRecord[]> {
  const buffer = Buffer.from(bytes);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < buffer.length; at += chunk) yield buffer.subarray(at, at + chunk);
  };
  const records: CsvRecord[] = [];
  for await (const some of csvRecords(chunks())) records.push(...some);
  return records;
}

const cellsOf = (records: readonly CsvRecord[]): unknown[] =>
  records.map((record) => ('cells' in record ? record.cells : record.fault));

describe('reading CSV', () => {
  it('reads fields in quotation marks, with commas, quotation marks and line ends in them', async () =>
    expect(await read('a,"b,c","d ""e""",\r\n"x\r\ny",,"",z\n')).toEqual([
      { line: 1, cells: ['a', 'b,c', 'd "e"', ''] },
      { line: 2, cells: ['x\r\ny', '', '', 'z'] },
    ]));

  it('tells the physical line on which each record begins', async () => {
    const records = await read('h\n"a\nb\r\nc"\r\n\n\r\nd\n"e"');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 7, 8]);
  });

  it('passes over a byte order mark at the beginning, and nowhere else', async () =>
    expect(cellsOf(await read('\ufeffa,\ufeffb'))).toEqual([['a', '\ufeffb']]));

  it.each([
    ['text after a closing quotation mark', 'a,b\n"x"y,z\nc,d\n'],
    ['a quotation mark in a field without them', 'a,b\nx"y",z\nc,d\n'],
    ['a quotation mark that is never closed', 'a,b\n"x,y\nc,d\n'],
  ])('tells of %s, and goes on with the next line', async (_, text) => {
    const records = await read(text);
    expect(records).toHaveLength(3);
    expect(records[1]).toMatchObject({ line: 2, fault: 'malformed' });
    expect(records[2]).toEqual({ line: 3, cells: ['c', 'd'] });
  });

  it('names the lines that are not UTF-8, and reads the others', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,ü\n'),
      Buffer.from('b,\xfc\n', 'latin1'),
      Buffer.from('c,€'),
    ]);
    const records = await read(bytes, 3);
    expect(records[0]).toEqual({ line: 1, cells: ['a', 'ü'] });
    expect(records[1]).toMatchObject({ line: 2, fault: 'not-utf8', cells: ['b', '\ufffd'] });
    expect(records[2]).toEqual({ line: 3, cells: ['c', '€'] });
  });

  it('takes a replacement character that stands there for what it is', async () =>
    expect(await read('\ufffd')).toEqual([{ line: 1, cells: ['\ufffd'] }]));

  it('refuses what has no end without filling the memory', async () => {
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 200; i += 1) yield Buffer.alloc(100_000, 'x');
    };
    let faults = 0;
    for await (const records of csvRecords(endless()))
      faults += records.filter((one) => 'fault' in one).length;
    expect(faults).toBeGreaterThan(0);
  });

  it('reads whatever is written, however it is cut, as another reader does', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', '😀', ' ', "'") }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    return fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (table, chunk) => {
        const text = table.map(csvLine).join('');
        const found = cellsOf(await read(text, chunk));
        expect(found).toEqual(table);
        const delimiters = { record_delimiter: ['\r\n', '\n'], relax_column_count: true };
        expect(found).toEqual(parse(text, delimiters));
      }),
      { numRuns: 200 },
    );
  });

  it('never breaks on bytes of any kind', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        async (bytes, chunk) => {
          const lines = (await read(bytes, chunk)).map(({ line }) => line);
          expect(lines).toEqual([...lines].sort((a, b) => a - b));
        },
      ),
      { numRuns: 200 },
    ));
});
