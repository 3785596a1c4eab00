import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsCsv } from '../../src/interchange/import-errors.js';
import { fileOf, filesAt } from '../../src/interchange/import-files.js';
import { importFiles, type ImportOptions, type ImportResult } from '../../src/interchange/import.js';
import { entriesTable, type EntryRow } from '../../src/exchange/exchange.tables.js';
import { HOSTILE_IDS } from './generated-ledgers.js';
import { act, closeAll, codeOf, foundedLedger, temporaryFolder, type TestLedger } from './support.js';
import { hledgerNaming, ourBalances, rowsOf } from './tools.js';

afterAll(closeAll);

type Files = Readonly<Record<string, string | Buffer>>;

function take(ledger: TestLedger, files: Files, options: Partial<ImportOptions> = {}): Promise<ImportResult> {
  const given = Object.entries(files).map(([name, content]) => fileOf(name, content));
  return importFiles(ledger, 'coast', given, { actor: 'backbone', ...options });
}

const MEMBERS = 'member_id,name,joined_on\nann,Ann & Sons,2020-01-01\nbob,Bob Ltd,2020-01-01\n';
const POOLS = 'pool_id,name,opened_on\nfund,The fund,2020-01-01\n';
const base = { 'members.csv': MEMBERS, 'pools.csv': POOLS };
const COLUMNS = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,counterparty';

/** Entries, one a line, with any columns beyond the usual ones named first. */
const entries = (rows: readonly string[], more = ''): string => [COLUMNS + more, ...rows, ''].join('\n');
const GIFT = 'gift,contribution,ann,funds,2026-01-05,100.00,EUR,pool:fund';

const brief = ({ errors }: ImportResult): string[] =>
  errors.map(({ file, line, column, code, found }) => [file, line, column, code, found].join(' | '));

const entryRows = (ledger: TestLedger): Promise<EntryRow[]> => rowsOf(ledger, entriesTable, '1 = 1');

describe('an import', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
  });

  it('takes in members, pools, rates, changes and entries, whatever the order of the files', async () => {
    const result = await take(ledger, {
      'entries.csv': entries([
        GIFT,
        'time,contribution,bob,staff-time,2026-01-05,3,hours,',
        'usd,benefit,ann,funds,2026-02-01,10,USD,member:bob',
      ]),
      'member_changes.csv':
        'on,member_id,change,to\n2026-03-01,ann,renamed,Ann & Daughters\n2026-04-01,bob,left,\n',
      'rates.csv':
        'kind,category,unit,rate,method,valid_from,valid_to,source\nstaff-time,,hours,31.80,volunteer-standard,2022-01-01,,IS\n',
      'exchange_rates.csv': 'currency,rate_to_base,valid_on,source\nUSD,0.90,2026-01-01,ECB\n',
      ...base,
    });
    expect(brief(result)).toEqual([]);
    expect(result.tables).toMatchObject({
      members: { new: 2 },
      entries: { rows: 3, new: 3 },
      rates: { new: 1 },
    });
    expect(result.position).toEqual({ before: 1, after: 12 });
    const values = (await entryRows(ledger)).map(({ entryId, value }) => `${entryId} ${String(value)}`);
    expect(values.sort()).toEqual(['gift 100', 'time 95.4', 'usd 9']);
  });

  it('states nothing when it is read again, and says so', async () => {
    const files = { ...base, 'entries.csv': entries([GIFT]) };
    const { position } = await take(ledger, files);
    const again = await take(ledger, files);
    expect(again.position).toEqual({ before: position.after, after: position.after });
    expect(again.tables).toEqual({
      members: { rows: 2, new: 0, unchanged: 2 },
      pools: { rows: 1, new: 0, unchanged: 1 },
      entries: { rows: 1, new: 0, unchanged: 1 },
    });
  });

  it('does everything in a dry run, and takes it back', async () => {
    const files = { ...base, 'entries.csv': entries([GIFT]) };
    const dry = await take(ledger, files, { dryRun: true });
    expect(dry).toMatchObject({
      dryRun: true,
      position: { before: 1, after: 1 },
      tables: { entries: { new: 1 } },
    });
    expect((await take(ledger, files)).tables.entries).toEqual({ rows: 1, new: 1, unchanged: 0 });
  });

  it('records nothing where one row of many is wrong', async () => {
    const result = await take(ledger, {
      ...base,
      'entries.csv': entries([GIFT, GIFT.replace('100.00', '1e3')]),
    });
    expect(result).toMatchObject({ errorCount: 1, position: { before: 1, after: 1 } });
    expect(await entryRows(ledger)).toEqual([]);
  });

  it('needs a coalition', () =>
    expect(
      codeOf(importFiles(ledger, 'nowhere', [fileOf('members.csv', MEMBERS)], { actor: 'x' })),
    ).resolves.toBe('ledger.coalition-unknown'));

  it('keeps equal rows without ids apart, and adds none of them twice', async () => {
    const rows = ['', '', ''].map(() => ',contribution,ann,funds,2026-01-05,10.00,EUR,pool:fund');
    const first = await take(ledger, { ...base, 'entries.csv': entries(rows) });
    expect(first.tables.entries).toEqual({ rows: 3, new: 3, unchanged: 0 });
    const same = entries(rows).replaceAll('10.00', '10').replace(COLUMNS, COLUMNS).replaceAll('\n', '\r\n');
    const again = await take(ledger, { 'entries-again.csv': same });
    expect(again.tables.entries).toEqual({ rows: 3, new: 0, unchanged: 3 });
    const more = await take(ledger, { 'entries.csv': entries([...rows, rows[0]!]) });
    expect(more.tables.entries).toEqual({ rows: 4, new: 1, unchanged: 3 });
  });

  it('gives rows without ids the ids that they have always had', async () => {
    const row = ',contribution,ann,funds,2026-01-05,10.00,EUR,pool:fund';
    await take(ledger, { ...base, 'entries.csv': entries([row, row]) });
    expect((await entryRows(ledger)).map(({ entryId }) => entryId).sort()).toMatchInlineSnapshot(`
     [
       "row-5d29973c3e4cf1fe8f4e9f9857902bc3",
       "row-5d29973c3e4cf1fe8f4e9f9857902bc3-2",
     ]
    `);
  });

  it('shows both where an id is known with other content', async () => {
    await take(ledger, { ...base, 'entries.csv': entries([GIFT]) });
    const changed = GIFT.replace('100.00', '90').replace('ann', 'bob');
    const result = await take(ledger, {
      'entries.csv': entries([changed]),
      'pools.csv': POOLS.replace('The', 'A'),
    });
    expect(result.errors).toMatchObject([
      { column: 'name', found: 'A fund', expected: 'The fund', code: 'interchange.row-conflicts' },
      { column: 'member_id', found: 'bob', expected: 'ann', code: 'interchange.row-conflicts' },
      { column: 'quantity', found: '90', expected: '100', code: 'interchange.row-conflicts' },
    ]);
  });

  it('holds an entry that was valued later for the same, with or without its value', async () => {
    const row = 'desk,contribution,ann,in-kind,2026-01-05,2,desks,pool:fund';
    await take(ledger, { ...base, 'entries.csv': entries([row]) });
    await act(ledger, 'value-entry', { entryId: 'desk', value: '80.00', basis: 'a shop', actingFor: null });
    expect((await take(ledger, { 'entries.csv': entries([row]) })).tables.entries).toMatchObject({
      unchanged: 1,
    });
    const valued = entries([`${row},80.00`], ',value');
    expect((await take(ledger, { 'entries.csv': valued })).tables.entries).toMatchObject({ unchanged: 1 });
    const other = await take(ledger, { 'entries.csv': entries([`${row},81`], ',value') });
    expect(brief(other)).toEqual(['entries.csv | 2 | value | interchange.row-conflicts | 81']);
  });

  it('takes a reversal whose entry comes later in the file', async () => {
    const back = 'back,contribution,ann,funds,2026-02-01,-100.00,EUR,pool:fund,gift';
    const result = await take(ledger, { ...base, 'entries.csv': entries([back, `${GIFT},`], ',reverses') });
    expect(brief(result)).toEqual([]);
    expect((await ourBalances(ledger, hledgerNaming)).quantities).toEqual({});
    const again = await take(ledger, { 'entries.csv': entries([back, `${GIFT},`], ',reverses') });
    expect(again.tables.entries).toMatchObject({ unchanged: 2 });
  });

  describe('tells everything that is wrong in one run:', () => {
    it('every cell of every row of every file', async () => {
      const result = await take(ledger, {
        'members.csv': 'member_id,name,joined_on,need\nann,Ann,2020-01-01,\n,,2020-13-01,-1\n',
        'pools.csv': 'pool_id,name,opened_on,allow_negative\nfund,F,2020-01-01,maybe\n',
        'entries.csv': entries([
          'x,gift,nobody,money,2026-02-30,ten,,club',
          'y,contribution,ann,service,2026-01-01,-5,days,member:ann',
          'z,contribution,ann,funds,2026-01-01,5.001,EUR,',
        ]),
      });
      expect(brief(result)).toEqual([
        'members.csv | 3 | member_id | interchange.field-malformed | ',
        'members.csv | 3 | name | interchange.field-malformed | ',
        'members.csv | 3 | joined_on | kernel.date-malformed | 2020-13-01',
        'members.csv | 3 | need | coalition.profile-negative | -1',
        'pools.csv | 2 | allow_negative | interchange.field-malformed | maybe',
        'entries.csv | 2 | direction | exchange.direction-unknown | gift',
        'entries.csv | 2 | member_id | coalition.member-unknown | nobody',
        'entries.csv | 2 | kind | exchange.kind-not-allowed | money',
        'entries.csv | 2 | occurred_on | kernel.date-malformed | 2026-02-30',
        'entries.csv | 2 | quantity | kernel.amount-malformed | ten',
        'entries.csv | 2 | unit | interchange.field-malformed | ',
        'entries.csv | 2 | counterparty | exchange.counterparty-malformed | club',
        'entries.csv | 3 | kind | exchange.kind-not-allowed | service',
        'entries.csv | 3 | quantity | exchange.quantity-not-positive | -5',
        'entries.csv | 3 | counterparty | exchange.exchange-with-itself | member:ann',
        'entries.csv | 4 | quantity | kernel.amount-too-precise | 5.001',
      ]);
      for (const error of result.errors) expect(error.expected).toBeTruthy();
    });

    it('rows that can’t be read at all', async () => {
      const result = await take(ledger, {
        ...base,
        'entries.csv': Buffer.concat([
          Buffer.from(entries([GIFT, 'short,contribution', '"x"y', ''])),
          Buffer.from('Z\xfcrich,contribution,ann,funds,2026-01-05,1,EUR,\n', 'latin1'),
          Buffer.from('a"b,contribution\n'),
          Buffer.from(GIFT.replace('2026-01-05', 'today')),
        ]),
      });
      expect(brief(result)).toEqual([
        'entries.csv | 3 |  | interchange.row-malformed | 2 fields',
        'entries.csv | 4 |  | interchange.row-malformed | "x"y',
        'entries.csv | 6 | entry_id | interchange.file-not-utf8 | bytes that are not UTF-8',
        'entries.csv | 7 |  | interchange.row-malformed | a"',
        'entries.csv | 8 | occurred_on | interchange.row-conflicts | today',
      ]);
    });

    it('columns that are not known, missing, or there twice', async () => {
      const result = await take(ledger, {
        'members.csv': 'member_id,name,joined-on,colour\nann,Ann,2020-01-01,red\n',
        'pools.csv': 'pool_id,name,name,opened_on\nfund,F,F,2020-01-01\n',
        'entries.csv': '',
        'rates.csv': '\n\n',
      });
      expect(brief(result)).toEqual([
        'members.csv | 1 | joined-on | interchange.column-unknown | joined-on',
        'members.csv | 1 | colour | interchange.column-unknown | colour',
        'members.csv | 1 | joined_on | interchange.column-missing | ',
        'pools.csv | 1 | name | interchange.column-duplicate | name',
        'entries.csv | 1 |  | interchange.file-empty | ',
        'rates.csv | 1 |  | interchange.file-empty | ',
      ]);
      expect(result.errors[0]!.expected).toMatch(/^joined_on \(did you mean that\?\)/);
    });

    it('but not what merely follows from it', async () => {
      const result = await take(ledger, {
        'members.csv': 'member_id,name,joined_on\nann,Ann,yesterday\n',
        'pools.csv': 'pool_id,name,opened_on\nfund,F,yesterday\n',
        'entries.csv': entries([GIFT, 'back,contribution,ann,funds,2026-01-05,-100.00,EUR,pool:fund']),
      });
      expect(brief(result)).toEqual([
        'members.csv | 2 | joined_on | kernel.date-malformed | yesterday',
        'pools.csv | 2 | opened_on | kernel.date-malformed | yesterday',
        'entries.csv | 3 | quantity | exchange.quantity-not-positive | -100.00',
      ]);
    });

    it('the first thousand, and how many more there are', async () => {
      const rows = Array.from(
        { length: 1_500 },
        (_, i) => `e${String(i)},contribution,ann,funds,never,1,EUR,`,
      );
      const result = await take(ledger, { ...base, 'entries.csv': entries(rows) });
      expect(result.errorCount).toBe(1_500);
      expect(result.errors).toHaveLength(1_000);
      expect(result.errors.at(-1)!.line).toBe(1_001);
      expect(errorsCsv(result).trimEnd().split('\r\n')).toHaveLength(1_002);
    });
  });

  describe('pools', () => {
    it('may be overdrawn while the rows are read, as long as no day ends below zero', async () => {
      const spent = 'spent,benefit,bob,funds,2026-01-05,100.00,EUR,pool:fund';
      expect(brief(await take(ledger, { ...base, 'entries.csv': entries([spent, GIFT]) }))).toEqual([]);
    });

    it('that end a day below zero are told with the row that took the last of it', async () => {
      const rows = [
        GIFT,
        'a,benefit,bob,funds,2026-01-02,10.00,EUR,pool:fund',
        'b,benefit,bob,funds,2026-01-03,30.00,EUR,pool:fund',
        'c,benefit,bob,funds,2026-02-03,1.00,EUR,pool:fund',
      ];
      const result = await take(ledger, { ...base, 'entries.csv': entries(rows) });
      expect(brief(result)).toEqual(['entries.csv | 4 | quantity | interchange.pool-overdrawn | 30']);
      expect(result.errors[0]!.message).toContain('“fund” would hold -40 EUR at the end of 2026-01-03');
    });

    it('are looked at from the first day that an import touches', async () => {
      const spent = 'spent,benefit,bob,funds,2026-03-01,80.00,EUR,pool:fund';
      await take(ledger, { ...base, 'entries.csv': entries([GIFT, spent]) });
      const late = 'late,benefit,bob,funds,2026-02-01,30.00,EUR,pool:fund';
      expect(brief(await take(ledger, { 'entries.csv': entries([late]) }))).toEqual([
        'entries.csv | 2 | quantity | interchange.pool-overdrawn | 30',
      ]);
    });

    it('that may go negative may', async () => {
      const pools = 'pool_id,name,opened_on,allow_negative\nfund,F,2020-01-01,TRUE\n';
      const spent = 'spent,benefit,bob,funds,2026-03-01,80.00,EUR,pool:fund';
      expect(
        brief(await take(ledger, { ...base, 'pools.csv': pools, 'entries.csv': entries([spent]) })),
      ).toEqual([]);
    });
  });

  describe('files', () => {
    it('are known by their names, or by their columns', async () => {
      const result = await take(ledger, {
        'Members (2).csv': MEMBERS,
        'POOLS-2026.csv': POOLS,
        'everything.txt': entries([GIFT]),
      });
      expect(result.errorCount).toBe(0);
      expect(Object.keys(result.tables)).toEqual(['members', 'pools', 'entries']);
    });

    it('that are no table are refused where they were named', async () => {
      const result = await take(ledger, { 'expected.csv': 'a,b\n1,2\n', 'entires.csv': 'a,b\n1,2\n' });
      expect(result.errors.map(({ code, expected }) => `${code} ${String(expected)}`)).toEqual([
        'interchange.file-unknown members.csv, pools.csv, rates.csv, exchange_rates.csv, member_changes.csv, pledges.csv, entries.csv, knowledge.csv, applications.csv, offers.csv, redemptions.csv, achievements.csv, attributions.csv',
        'interchange.file-unknown entries.csv, perhaps',
      ]);
    });

    it('of a folder that are no table are passed over and named, unless they look like a slip', async () => {
      const folder = mkdtempSync(join(await temporaryFolder(), 'in-'));
      const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
      put('members.csv', MEMBERS);
      put('expected_balances.csv', 'member_id,given\nann,1\n');
      put('notes.txt', 'nothing');
      const read = async (): Promise<ImportResult> =>
        importFiles(ledger, 'coast', await filesAt([folder]), { actor: 'backbone', dryRun: true });
      expect(await read()).toMatchObject({ errorCount: 0, ignored: ['expected_balances.csv'] });
      put('entires.csv', 'a,b\n');
      expect(brief(await read())).toEqual(['entires.csv |  |  | interchange.file-unknown | entires.csv']);
    });

    it('that are not there are a problem of their own', () =>
      expect(codeOf(filesAt(['/nowhere/at-all.csv']))).resolves.toBe('interchange.file-not-found'));
  });

  it('takes ids and texts as bad as they come, exactly', async () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const ids = HOSTILE_IDS.filter((id) => id !== "'=1+1");
    const members = ids.map((id) => `${cell(id)},${cell(`${id.slice(0, 100)} name`)},2020-01-01`);
    const rows = ids.map((id) => `${cell(id)},contribution,${cell(id)},in-kind,2026-01-05,1,${cell('m²')},`);
    const files = {
      'members.csv': `member_id,name,joined_on\n${members.join('\n')}\n`,
      'entries.csv': `\ufeff${entries(rows)}`,
    };
    expect(brief(await take(ledger, files))).toEqual([]);
    expect((await entryRows(ledger)).map(({ entryId }) => entryId).sort()).toEqual([...ids].sort());
    expect((await take(ledger, files)).tables.entries).toMatchObject({ unchanged: ids.length });
  });

  it('compares ids in their normal form', async () => {
    const members = 'member_id,name,joined_on\ncaf\u00e9,C,2020-01-01\n';
    const row = 'e\u0301,contribution,cafe\u0301,funds,2026-01-05,1.00,EUR,pool';
    expect(brief(await take(ledger, { 'members.csv': members, 'entries.csv': entries([row]) }))).toEqual([]);
    const again = await take(ledger, { 'entries.csv': entries([row.normalize('NFC')]) });
    expect(again.tables.entries).toMatchObject({ unchanged: 1 });
  });

  it('tells how far it is', async () => {
    const seen: number[] = [];
    const files = [fileOf('members.csv', MEMBERS)];
    await importFiles(ledger, 'coast', files, { actor: 'x' }, ({ rows, bytes, totalBytes }) => {
      seen.push(rows, bytes, totalBytes);
    });
    expect(seen).toEqual([2, expect.any(Number), MEMBERS.length]);
  });
});

describe('errors as CSV', () => {
  it('hold no formula', () => {
    const csv = errorsCsv({
      errorCount: 1,
      errors: [
        {
          file: '=x.csv',
          line: 2,
          column: 'unit',
          found: '@SUM(A1)',
          expected: '-',
          code: 'kernel.unit-malformed',
          message: '=1',
        },
      ],
    });
    expect(csv.split('\r\n')[1]).toBe("'=x.csv,2,unit,kernel.unit-malformed,'@SUM(A1),'-,'=1");
  });
});
