import {
  entriesTable,
  poolFlowsTable,
  type EntryRow,
  type PoolFlowRow,
} from '../../src/exchange/exchange.tables.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportResult } from '../../src/interchange/import.js';
import { builtInMappings } from '../../src/interchange/mappings/built-in.js';
import { parseMapping } from '../../src/interchange/mappings/mapping.js';
import { SourceColumns, SourceRow } from '../../src/interchange/mappings/read-row.js';
import { balanceFaults } from '../../src/interchange/mappings/running-balance.js';
import { Amount } from '../../src/kernel/amount.js';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import { problemOf } from '../kernel/problem-of.js';
import { closeAll, foundedLedger, joined, type TestLedger } from './support.js';
import { hledgerNaming, ourBalances, rowsOf } from './tools.js';

afterAll(closeAll);

const take = (
  ledger: TestLedger,
  mapping: JsonObject,
  content: string | Buffer,
  dryRun = false,
): Promise<ImportResult> =>
  importFiles(ledger, 'coast', [fileOf('export.csv', content)], {
    actor: 'backbone',
    dryRun,
    mapping: parseMapping(mapping),
  });

const brief = ({ errors }: ImportResult): string[] =>
  errors.map(({ file, line, column, code, found }) => [file, line, column, code, found].join(' | '));

const openCollective = builtInMappings.get('open-collective')!;

const OC_COLUMNS =
  'datetime,shortId,shortGroup,description,type,kind,isRefund,isRefunded,shortRefundId,displayAmount,amount,netAmount,balance,currency,accountSlug,accountName,oppositeAccountSlug,oppositeAccountName,oppositeAccountType';

/** A row as Open Collective exports it; it lists the newest first. */
function oc(
  shortId: string,
  at: string,
  amount: string,
  balance: string,
  more: { kind?: string; refund?: string; from?: string; type?: string } = {},
): string {
  const { kind = 'CONTRIBUTION', refund = '', from = 'river-friends', type = 'ORGANIZATION' } = more;
  const side = amount.startsWith('-') ? 'DEBIT' : 'CREDIT';
  const refunds = `${refund === '' ? '' : 'REFUND'},,${refund}`;
  return `${at},${shortId},g${shortId},"Gift, monthly",${side},${kind},${refunds},"€${amount}",${amount},${amount},${balance},EUR,clean-coast,Clean Coast,${from},Name of ${from},${type}`;
}

const history = [
  // The newest first: a refund of the whole, with a balance that forgot it, and so on.
  oc('eeeeeeee', '2026-03-05T12:00:00', '-10', '190', { from: 'river-friends', refund: 'bbbbbbbb' }),
  oc('dddddddd', '2026-03-04T12:00:00', '-50.5', '149.5', {
    from: 'river-friends',
    refund: 'aaaaaaaa',
    kind: 'CONTRIBUTION',
  }),
  oc('cccccccc', '2026-02-03T12:00:00', '-0.5', '149.5', { from: 'host', kind: 'HOST_FEE' }),
  oc('bbbbbbbb', '2026-02-03T12:00:00', '99.5', '150', { from: 'jane-doe', type: 'INDIVIDUAL' }),
  oc('aaaaaaaa', '2026-01-31T23:30:00', '50.5', '50.5'),
];
const exportOf = (rows: readonly string[]): string => [OC_COLUMNS, ...rows, ''].join('\n');

const entryRows = async (ledger: TestLedger): Promise<Record<string, string>> => {
  const rows: EntryRow[] = await rowsOf(ledger, entriesTable, '1 = 1');
  return Object.fromEntries(
    rows.map((row) => [
      row.entryId,
      [
        row.occurredOn,
        row.direction,
        row.memberId,
        row.counterparty,
        row.quantity.toString(),
        row.reverses ?? '',
      ].join(' '),
    ]),
  );
};

const poolHolds = async (ledger: TestLedger, poolId: string): Promise<string> => {
  const [flow] = await rowsOf<PoolFlowRow>(
    ledger,
    poolFlowsTable,
    `grain = 'life' AND pool_id = '${poolId}'`,
  );
  return flow ? flow.inflow.minus(flow.outflow).toString() : 'nothing';
};

describe('an export of Open Collective', () => {
  let ledger: TestLedger;
  let first: ImportResult;

  beforeAll(async () => {
    ledger = await foundedLedger();
    first = await take(ledger, openCollective, exportOf(history));
  });

  it('comes in with the balances of its rows, refunds among them, and not of its column', async () => {
    expect(brief(first)).toEqual([]);
    expect(first.tables).toMatchObject({
      members: { new: 3 },
      pools: { new: 1 },
      entries: { rows: 5, new: 5 },
    });
    expect(await poolHolds(ledger, 'clean-coast')).toBe('89');
    const { quantities } = await ourBalances(ledger, hledgerNaming);
    expect(quantities).toEqual({
      'given:funds:open-collective EUR': '-99.5',
      'received:funds:host EUR': '0.5',
      // Its gift was given back whole, so it gave nothing; and it got ten of somebody else's.
      'received:funds:river-friends EUR': '10',
    });
  });

  it('says on which rows the column of balances is not what the rows come to', () => {
    expect(first.remarkCount).toBe(2);
    expect(first.remarks.map(({ line, column, found, expected }) => [line, column, found, expected])).toEqual(
      [
        [2, 'balance', '190', '89'],
        [3, 'balance', '149.5', '99'],
      ],
    );
    expect(first.remarks[0]!.message).toBe(
      'Line 2 of export.csv says that the balance is 190, where its rows come to 89. The rows count.',
    );
  });

  it('takes back whole what was refunded whole, on days of the coalition, and gives no person a name', async () => {
    expect(await entryRows(ledger)).toEqual({
      // Half past eleven at night in UTC is the next day, and the next month, in Brussels.
      'oc:aaaaaaaa': '2026-02-01 contribution river-friends pool:clean-coast 50.5 ',
      'oc:bbbbbbbb': '2026-02-03 contribution open-collective pool:clean-coast 99.5 ',
      'oc:cccccccc': '2026-02-03 benefit host pool:clean-coast 0.5 ',
      'oc:dddddddd': '2026-03-04 contribution river-friends pool:clean-coast -50.5 oc:aaaaaaaa',
      'oc:eeeeeeee': '2026-03-05 benefit river-friends pool:clean-coast 10 ',
    });
    const { directory } = await ledger.read((snapshot) => ledger.directories.view(snapshot, 'coast'));
    expect([...directory.members.keys()]).toEqual(['river-friends', 'host', 'open-collective']);
  });

  it('changes nothing when it comes again, whole or in parts, also a refund without what it takes back', async () => {
    for (const rows of [history, history.slice(0, 2), history.slice(3)]) {
      const again = await take(ledger, openCollective, exportOf(rows));
      expect(brief(again)).toEqual([]);
      expect(again.tables.entries).toEqual({ rows: rows.length, new: 0, unchanged: rows.length });
      expect(again.position.after).toBe(first.position.after);
    }
  });

  it('that is only tried leaves nothing, and one with a wrong row neither', async () => {
    const fresh = await foundedLedger();
    const tried = await take(fresh, openCollective, exportOf(history), true);
    expect(tried.tables.entries).toMatchObject({ new: 5 });
    expect(tried.position.after).toBe(1);
    const rows = [
      oc('ffffffff', '2026-13-01', '1.00', '1'),
      oc('gggggggg', '2026-03-01', '1,0000', '2'),
      ...history,
    ];
    const wrong = await take(fresh, openCollective, exportOf(rows));
    expect(brief(wrong)).toEqual([
      'export.csv | 2 | datetime (occurred_on) | interchange.field-malformed | 2026-13-01',
      'export.csv | 3 |  | interchange.row-malformed | 21 fields',
    ]);
    expect(wrong.position.after).toBe(1);
  });

  it('is refused where it has none of the columns that are needed', async () => {
    expect(brief(await take(ledger, openCollective, 'datetime,amount\n2026-01-01,5\n'))).toEqual([
      'export.csv | 1 | currency or Currency | interchange.column-missing | ',
      'export.csv | 1 | oppositeAccountSlug or Opposite Account Handle | interchange.column-missing | ',
      'export.csv | 1 | accountSlug or Account Handle | interchange.column-missing | ',
      'export.csv | 1 | kind or Kind | interchange.column-missing | ',
      'export.csv | 1 | description or Description | interchange.column-missing | ',
      'export.csv | 1 | shortId or Short Transaction ID or id or Transaction GraphQL ID | interchange.column-missing | ',
      'export.csv | 1 | shortRefundId or Short Refund Transaction ID or refundId or Refund ID or reverseId | interchange.column-missing | ',
    ]);
  });
});

describe('a statement of a bank', () => {
  const bank: JsonObject = {
    name: 'giro',
    file: { delimiter: ';', encoding: 'windows-1252', skipLines: 2 },
    dateFormat: 'DD.MM.YYYY',
    decimalComma: true,
    id: { from: 'Ref', prefix: 'giro:' },
    columns: {
      occurred_on: 'Tag',
      quantity: 'Betrag',
      member_id: 'Name',
      description: { join: ['Name', 'Zweck'], with: ' – ' },
    },
    values: { member_id: { 'Bäckerei Ähre GmbH': 'ann' } },
    constants: { kind: 'funds', unit: 'EUR' },
    sign: { positive: { direction: 'contribution' }, negative: { direction: 'benefit' } },
    only: [{ column: 'Art', isNot: ['Vormerkung'] }],
    balance: { column: 'Saldo' },
  };
  const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
  const statement = latin1(
    'Konto;"12;3\nStand 1.2.2026\nTag;Ref;Name;Zweck;Betrag;Saldo;Art\n' +
      '05.01.2026;1;Bäckerei Ähre GmbH;Spende;1.234,50;2.234,50;Gutschrift\n' +
      '06.01.2026;2;Bäckerei Ähre GmbH;zurück;-34,50;2.200,00;Lastschrift\n' +
      '07.01.2026;;nobody;;1,00;;Vormerkung\n',
  );

  it('comes in with its separators, its letters and its commas, and leaves out what it says', async () => {
    const ledger = await foundedLedger();
    await joined(ledger, 'ann');
    const result = await take(ledger, bank, statement);
    expect(brief(result)).toEqual([]);
    expect([result.leftOut, result.remarks]).toEqual([1, []]);
    expect(await entryRows(ledger)).toEqual({
      'giro:1': '2026-01-05 contribution ann pool:pool 1234.5 ',
      'giro:2': '2026-01-06 benefit ann pool:pool 34.5 ',
    });
    const wrong = latin1(
      statement.toString('latin1').replace('06.01.2026', '6.1.26').replace('-34,50', '34.5'),
    );
    const refused = await take(ledger, bank, wrong);
    expect(brief(refused)).toEqual([
      'export.csv | 5 | Tag (occurred_on) | interchange.field-malformed | 6.1.26',
      'export.csv | 5 | Betrag (quantity) | interchange.field-malformed | 34.5',
    ]);
    expect(refused.errors[0]!.message).toBe(
      'Line 5 of export.csv has “6.1.26” in column Tag (occurred_on); a date, written DD.MM.YYYY is right.',
    );
    const elsewhere = { ...bank, id: { from: 'Ref', prefix: 'x:' }, constants: { kind: 'fun', unit: 'EUR' } };
    const unknown = latin1(statement.toString('latin1').replaceAll('Bäckerei Ähre GmbH', 'Müller'));
    expect(brief(await take(ledger, elsewhere, unknown)).slice(0, 2)).toEqual([
      'export.csv | 4 | Name (member_id) | coalition.member-unknown | Müller',
      'export.csv | 4 | kind (by the mapping) | exchange.kind-not-allowed | fun',
    ]);
  });
});

describe('a time sheet', () => {
  it('comes in as proposed hours, and the same rows twice in one file are two entries', async () => {
    const ledger = await foundedLedger();
    await joined(ledger, 'ann');
    const sheet = {
      name: 'time-sheet',
      columns: { occurred_on: 'Date', quantity: 'Hours', valuation_basis: 'Role', project: 'Project' },
      values: { valuation_basis: { Dev: 'developer', '*': 'other' } },
      constants: {
        direction: 'contribution',
        kind: 'staff-time',
        unit: 'hours',
        member_id: 'ann',
        status: 'proposed',
      },
    };
    const rows =
      'Date,Hours,Role,Project\n2026-01-05,7.5,Dev,Dunes\n2026-01-05,7.5,Dev,Dunes\n2026-01-06,0.25,Cook,Dunes\n';
    const first = await take(ledger, sheet, rows);
    expect(brief(first)).toEqual([]);
    expect(first.tables.entries).toEqual({ rows: 3, new: 3, unchanged: 0 });
    expect((await take(ledger, sheet, rows)).tables.entries).toEqual({ rows: 3, new: 0, unchanged: 3 });
  });
});

describe('a mapping', () => {
  const least: JsonObject = {
    name: 'least',
    columns: { direction: 'a', member_id: 'b', kind: 'c', occurred_on: 'd', quantity: 'e', unit: 'f' },
  };

  it.each<[string, JsonObject, string]>([
    ['a field that nobody knows', { ...least, colums: {} }, 'colums'],
    [
      'a column that the table has not',
      { ...least, columns: { ...(least['columns'] as JsonObject), memberid: 'x' } },
      'columns.memberid',
    ],
    ['no source for what is required', { name: 'x', columns: {} }, 'columns.direction'],
    ['a name for a path', { ...least, name: '../x' }, 'name'],
    ['a delimiter of two letters', { ...least, file: { delimiter: ';;' } }, 'file.delimiter'],
    ['refunds without ids', { ...least, refund: { when: { column: 'r', is: ['x'] }, of: 'o' } }, 'id'],
    ['a condition without words', { ...least, only: [{ column: 'r' }] }, 'only[0]'],
    ['a sign of pledges', { ...least, becomes: 'pledges' }, 'columns.direction'],
    ['a number for a text', { ...least, constants: { unit: 5 } }, 'constants.unit'],
    [
      'a source of nothing',
      { ...least, columns: { ...(least['columns'] as JsonObject), unit: [] } },
      'columns.unit',
    ],
  ])('with %s is refused, and told where', (_, mapping, field) => {
    const problem = problemOf(() => parseMapping(mapping));
    expect([problem.code, problem.details['field']]).toEqual(['interchange.mapping-malformed', field]);
  });

  it.each([
    ['1,234.50', false, '1234.5'],
    ['1.234,50', true, '1234.5'],
    ["1'234.50", false, '1234.5'],
    ['1 234,50', true, '1234.5'],
    ['(12.30)', false, '-12.3'],
    ['12.30-', false, '-12.3'],
    ['−5', false, '-5'],
    ['+5', false, '5'],
    ['1.234', true, '1234'],
    ['12.34', true, undefined],
    ['1,23', false, undefined],
    ['1,234,5', false, undefined],
    ['12,345.6.7', false, undefined],
    ['1e3', false, undefined],
    ['--5', false, undefined],
    ['', false, undefined],
    ['€5', false, undefined],
    ['0.1234567890123456789', false, undefined],
  ])('reads %j (decimal comma: %s) as %s', (written, decimalComma, amount) => {
    const mapping = parseMapping({ ...least, decimalComma });
    expect(new SourceRow(new SourceColumns([]), [], mapping, 'Europe/Brussels').amount(written)).toBe(amount);
  });

  it.each([
    ['DD.MM.YYYY', '5.1.2026', '2026-01-05'],
    ['DD/MM/YYYY', '05/01/2026', '2026-01-05'],
    ['MM/DD/YYYY', '05/01/2026', '2026-05-01'],
    ['MM/DD/YYYY', '31/01/2026', undefined],
    ['DD/MM/YYYY', '05.01.2026', undefined],
    ['DD/MM/YYYY', '05/01/26', undefined],
    ['YYYY-MM-DD', '2026-02-30', undefined],
    ['utc-datetime', '2026-06-30T22:30:00', '2026-07-01'],
    ['utc-datetime', '2026-06-30 22:30:00', '2026-07-01'],
    ['utc-datetime', '2026-06-30T22:30:00-02:00', '2026-07-01'],
    ['utc-datetime', '2026-06-30', '2026-06-30'],
  ])('reads by %s the day %s as %s', (dateFormat, written, day) => {
    const mapping = parseMapping({ ...least, dateFormat });
    expect(new SourceRow(new SourceColumns([]), [], mapping, 'Europe/Brussels').day(written)).toBe(day);
  });
});

describe('a column of running balances', () => {
  const rows = (...stated: [moved: string, balance: string][]) =>
    stated.map(([moved, balance], i) => ({
      line: i + 2,
      account: 'a',
      at: String(i),
      moved: Amount.parse(moved),
      stated: balance === '' ? null : Amount.parse(balance),
      written: balance,
    }));
  const lines = (...stated: [string, string][]): number[] =>
    balanceFaults(rows(...stated)).map(({ line }) => line);

  it.each<[string, [string, string][], number[]]>([
    [
      'that is right',
      [
        ['5', '5'],
        ['-2', '3'],
      ],
      [],
    ],
    [
      'that is wrong once',
      [
        ['5', '5'],
        ['1', '9'],
        ['1', '7'],
      ],
      [3],
    ],
    [
      'that is wrong from a row on',
      [
        ['5', '5'],
        ['-1', '5'],
        ['1', '6'],
        ['1', '7'],
      ],
      [3, 4, 5],
    ],
    [
      'that begins before the file',
      [
        ['5', '105'],
        ['1', '106'],
        ['1', '108'],
      ],
      [4],
    ],
    [
      'that is wrong in its first row',
      [
        ['5', '6'],
        ['1', '6'],
        ['1', '7'],
      ],
      [2],
    ],
    [
      'that says nothing',
      [
        ['5', ''],
        ['1', '6'],
      ],
      [],
    ],
  ])('%s is wrong on lines of its own', (_, stated, expected) => {
    expect(lines(...stated)).toEqual(expected);
  });

  it('is one of each account', () => {
    const [one, two] = [rows(['5', '5']), rows(['7', '7']).map((row) => ({ ...row, account: 'b' }))];
    expect(balanceFaults([...one, ...two])).toEqual([]);
  });
});
