import { exportLedger } from '../../src/interchange/export.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportOptions, type ImportResult } from '../../src/interchange/import.js';
import { pledgesTable, type PledgeRow } from '../../src/exchange/pledges.tables.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { act, closeAll, foundedLedger, type TestLedger } from './support.js';
import { rowsOf } from './tools.js';

afterAll(closeAll);

type Files = Readonly<Record<string, string>>;

function take(ledger: TestLedger, files: Files, options: Partial<ImportOptions> = {}): Promise<ImportResult> {
  const given = Object.entries(files).map(([name, content]) => fileOf(name, content));
  return importFiles(ledger, 'coast', given, { actor: 'backbone', ...options });
}

const MEMBERS = 'member_id,name,joined_on\nann,Ann & Sons,2020-01-01\nbob,Bob Ltd,2020-01-01\n';
const POOLS = 'pool_id,name,opened_on\nfund,The fund,2020-01-01\n';
const base = { 'members.csv': MEMBERS, 'pools.csv': POOLS };
const PROMISE = 'p1,ann,funds,300.00,EUR,,2026-01-10,2026-03-31,pool:fund,for the beach';

const pledges = (...rows: readonly string[]): string =>
  ['pledge_id,member_id,kind,quantity,unit,value,made_on,due_on,counterparty,description', ...rows, ''].join(
    '\n',
  );
const entries = (...rows: readonly string[]): string =>
  [
    'entry_id,direction,member_id,kind,occurred_on,quantity,unit,counterparty,pledge_id,reverses',
    ...rows,
    '',
  ].join('\n');
const GIFT = 'e1,contribution,ann,funds,2026-02-01,100.00,EUR,pool:fund,p1,';

const brief = ({ errors }: ImportResult): string[] =>
  errors.map(({ file, line, column, code, found }) => [file, line, column, code, found].join(' | '));

/** Each pledge with what is promised and what was delivered. */
const stateOf = async (ledger: TestLedger): Promise<string[]> => {
  const rows: PledgeRow[] = await rowsOf(ledger, pledgesTable, '1 = 1');
  return rows
    .map(({ pledgeId, quantity, delivered, status }) => [pledgeId, quantity, delivered, status].join(' '))
    .sort();
};

const exportedCsv = async (ledger: TestLedger): Promise<{ files: Files; notes: readonly string[] }> => {
  const files: Record<string, string> = {};
  const { notes } = await exportLedger(ledger, 'coast', 'csv', (chunk, file) => {
    files[file] = (files[file] ?? '') + chunk;
  });
  return { files, notes };
};

describe('pledges in an import', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
  });

  it('come before the entries that deliver them, whatever the order of the files', async () => {
    const back = 'e2,contribution,ann,funds,2026-02-02,-100.00,EUR,pool:fund,,e1';
    const more = 'e3,contribution,ann,funds,2026-02-03,120.00,EUR,pool:fund,p1,';
    const result = await take(ledger, {
      'entries.csv': entries(back, GIFT, more),
      'pledges.csv': pledges(PROMISE, 'p2,bob,staff-time,8,hours,240.00,2026-01-10,2026-03-31,member:ann,'),
      ...base,
    });
    expect(brief(result)).toEqual([]);
    expect(result.tables).toMatchObject({
      pledges: { rows: 2, new: 2, unchanged: 0 },
      entries: { rows: 3, new: 3 },
    });
    expect(await stateOf(ledger)).toEqual(['p1 300 120 open', 'p2 8 0 open']);
  });

  it('state nothing when they are read again, also after they were amended, waived or delivered', async () => {
    const files = { ...base, 'pledges.csv': pledges(PROMISE), 'entries.csv': entries(GIFT) };
    await take(ledger, files);
    const about = { pledgeId: 'p1', reason: 'agreed', actingFor: null };
    const amendment = { on: '2026-02-10', quantity: '200.00', value: null, dueOn: '2026-12-31' };
    await act(ledger, 'amend-pledge', { ...about, ...amendment });
    await act(ledger, 'waive-pledge', { ...about, on: '2026-03-01' });
    const again = await take(ledger, files);
    expect(brief(again)).toEqual([]);
    expect(again.tables.pledges).toEqual({ rows: 1, new: 0, unchanged: 1 });
    expect(again.position.after).toBe(again.position.before);
  });

  it.each([
    ['member_id', PROMISE.replace('ann', 'bob'), 'ann', 'bob'],
    ['kind', PROMISE.replace('funds', 'in-kind'), 'funds', 'in-kind'],
    ['quantity', PROMISE.replace('300.00', '301.00'), '300', '301'],
    ['unit', PROMISE.replace('EUR', 'USD'), 'EUR', 'USD'],
    ['value', PROMISE.replace('EUR,', 'EUR,299.00'), '300', '299'],
    ['made_on', PROMISE.replace('2026-01-10', '2026-01-11'), '2026-01-10', '2026-01-11'],
    ['due_on', PROMISE.replace('2026-03-31', '2026-04-01'), '2026-03-31', '2026-04-01'],
    ['counterparty', PROMISE.replace('pool:fund', ''), 'pool:fund', 'pool:pool'],
    ['description', PROMISE.replace('beach', 'dunes'), 'for the beach', 'for the dunes'],
  ])(
    'under a known id with another %s are a conflict that shows both',
    async (column, row, recorded, found) => {
      await take(ledger, { ...base, 'pledges.csv': pledges(PROMISE) });
      const result = await take(ledger, { 'pledges.csv': pledges(row) });
      expect(result.errors).toMatchObject([
        { line: 2, column, code: 'interchange.row-conflicts', expected: recorded, found },
      ]);
      const within = await take(await foundedLedger(), { ...base, 'pledges.csv': pledges(PROMISE, row) });
      expect(within.errors).toMatchObject([{ line: 3, column, code: 'interchange.row-conflicts' }]);
    },
  );

  it('that leave a stated value out are a conflict too, but not where rates decided', async () => {
    const hours = (value: string): string =>
      pledges(`p1,ann,staff-time,8,hours,${value},2026-01-10,2026-03-31,,`);
    await take(ledger, { ...base, 'pledges.csv': hours('240.00') });
    expect(brief(await take(ledger, { 'pledges.csv': hours('') }))).toEqual([
      'pledges.csv | 2 | value | interchange.row-conflicts | ',
    ]);
    const other = await foundedLedger();
    const rates =
      'kind,category,unit,rate,method,valid_from,valid_to,source\nstaff-time,,hours,30,m,2022-01-01,,x\n';
    await take(other, { ...base, 'rates.csv': rates, 'pledges.csv': hours('') });
    expect((await take(other, { 'pledges.csv': hours('') })).tables.pledges).toMatchObject({ unchanged: 1 });
    expect((await take(other, { 'pledges.csv': hours('240') })).tables.pledges).toMatchObject({
      unchanged: 1,
    });
  });

  it('without ids are known by their content, and equal ones stay apart', async () => {
    const row = PROMISE.replace('p1', '');
    await take(ledger, { ...base, 'pledges.csv': pledges(row, row, row.replace('300.00', '300')) });
    expect(await stateOf(ledger)).toHaveLength(3);
    const again = await take(ledger, { 'pledges-again.csv': pledges(row, row, row, row) });
    expect(again.tables.pledges).toEqual({ rows: 4, new: 1, unchanged: 3 });
    // These ids stand in ledgers: a change of how they are made is a change of what a file means.
    const id = 'row-754f123698c62848c47fab5010c94961';
    const ids = (await stateOf(ledger)).map((state) => state.split(' ')[0]);
    expect(ids.sort()).toEqual([id, `${id}-2`, `${id}-3`, `${id}-4`]);
  });

  it('are all or nothing, with every error by file, line and column', async () => {
    const result = await take(ledger, {
      ...base,
      'pledges.csv': pledges(
        PROMISE,
        'p2,nobody,funds,1.00,EUR,,2026-01-10,2026-03-31,,',
        'p3,ann,recognition,1,times,,2026-01-10,2026-03-31,,',
        'p4,ann,funds,0,EUR,,2026-01-10,2026-03-31,,',
        'p5,ann,funds,1.001,EUR,,2026-01-10,2026-03-31,,',
        'p6,ann,in-kind,1,EUR,,2026-01-10,2026-03-31,,',
        'p7,ann,in-kind,1,beds,-1,2026-01-10,2026-03-31,,',
        'p8,ann,funds,1.00,EUR,2.00,2026-01-10,2026-03-31,,',
        'p9,ann,funds,1.00,EUR,,2019-12-31,2026-03-31,,',
        'p10,ann,funds,1.00,EUR,,2026-04-01,2026-03-31,,',
        'p11,ann,funds,1.00,EUR,,,2026-02-30,,',
        'p12,ann,funds,1.00,EUR,,2026-01-10,2026-03-31,pool:pond,',
        'p13,ann,funds,1.00,EUR,,2026-01-10,2026-03-31,member:ann,',
        'p14,ann,funds,1e3,eur,,2026-01-10,2026-03-31,fund,',
      ),
      'entries.csv': entries(GIFT),
    });
    expect(brief(result)).toEqual([
      'pledges.csv | 3 | member_id | coalition.member-unknown | nobody',
      'pledges.csv | 4 | kind | exchange.kind-not-allowed | recognition',
      'pledges.csv | 5 | quantity | exchange.quantity-not-positive | 0',
      'pledges.csv | 6 | quantity | kernel.amount-too-precise | 1.001',
      'pledges.csv | 7 | unit | exchange.unit-not-allowed | EUR',
      'pledges.csv | 8 | value | exchange.value-negative | -1',
      'pledges.csv | 9 | value | exchange.value-of-funds-differs | 2.00',
      'pledges.csv | 10 | member_id | coalition.member-not-active | ann',
      'pledges.csv | 11 | due_on | coalition.period-malformed | 2026-03-31',
      'pledges.csv | 12 | made_on | interchange.field-malformed | ',
      'pledges.csv | 12 | due_on | kernel.date-malformed | 2026-02-30',
      'pledges.csv | 13 | counterparty | coalition.pool-unknown | pool:pond',
      'pledges.csv | 14 | counterparty | exchange.exchange-with-itself | member:ann',
      'pledges.csv | 15 | quantity | kernel.amount-malformed | 1e3',
      'pledges.csv | 15 | unit | exchange.unit-not-allowed | eur',
      'pledges.csv | 15 | counterparty | exchange.counterparty-malformed | fund',
    ]);
    expect(await stateOf(ledger)).toEqual([]);
  });

  it('that are refused are told once, and not again for each entry that names them', async () => {
    const wrong = PROMISE.replace('300.00', '-3');
    const result = await take(ledger, {
      ...base,
      'pledges.csv': pledges(wrong),
      'entries.csv': entries(GIFT, GIFT.replace('e1', 'e2').replace('p1', 'p2')),
    });
    expect(brief(result)).toEqual([
      'pledges.csv | 2 | quantity | exchange.quantity-not-positive | -3',
      'entries.csv | 3 | pledge_id | exchange.pledge-unknown | p2',
    ]);
    const unreadable = await take(ledger, {
      ...base,
      'pledges.csv': 'pledge_id,member_id\np1,ann\n',
      'entries.csv': entries(GIFT),
    });
    expect(unreadable.errors.map(({ file }) => file)).not.toContain('entries.csv');
  });

  it('are delivered only by entries of what they promise', async () => {
    const result = await take(ledger, {
      ...base,
      'pledges.csv': pledges(PROMISE),
      'entries.csv': entries(
        GIFT.replace('ann', 'bob'),
        GIFT.replace('e1', 'e2').replace('EUR', 'USD'),
        GIFT.replace('e1', 'e3').replace('contribution', 'benefit'),
      ),
    });
    expect(brief(result)).toEqual([
      'entries.csv | 2 | member_id | exchange.pledge-differs | bob',
      'entries.csv | 3 | unit | exchange.pledge-differs | USD',
      'entries.csv | 4 | direction | exchange.pledge-differs | benefit',
    ]);
  });

  it('leave the pools to be checked at the end, also where an entry delivers', async () => {
    const spent = 'spent,benefit,bob,funds,2026-02-01,100.01,EUR,pool:fund,,';
    const result = await take(ledger, {
      ...base,
      'pledges.csv': pledges(PROMISE),
      'entries.csv': entries(spent, GIFT),
    });
    expect(brief(result)).toEqual(['entries.csv | 2 | quantity | interchange.pool-overdrawn | 100.01']);
  });
});

describe('baselines in an import', () => {
  const members = (row: string): Files => ({
    'members.csv': `member_id,name,joined_on,baseline_given,baseline_received\n${row}\n`,
  });
  const openingOf = async (ledger: TestLedger): Promise<string> =>
    (await giveGetBalances(ledger, 'coast', {})).members[0]!.balance.opening;

  it('come with their member, and state nothing when they are read again, or left out', async () => {
    const ledger = await foundedLedger();
    const row = members('ann,Ann,2020-01-01,1000.00,400');
    expect((await take(ledger, row)).tables.members).toMatchObject({ new: 1 });
    expect(await openingOf(ledger)).toBe('600.00');
    expect((await take(ledger, row)).tables.members).toMatchObject({ unchanged: 1 });
    expect((await take(ledger, members('ann,Ann,2020-01-01,,'))).tables.members).toMatchObject({
      unchanged: 1,
    });
  });

  it('can be one-sided, and come later', async () => {
    const ledger = await foundedLedger();
    await take(ledger, members('ann,Ann,2020-01-01,,'));
    expect((await take(ledger, members('ann,Ann,2020-01-01,,400'))).tables.members).toMatchObject({
      new: 1,
    });
    expect(await openingOf(ledger)).toBe('-400.00');
  });

  it('are refused where they are no amounts, or others were stated', async () => {
    const ledger = await foundedLedger();
    expect(brief(await take(ledger, members('ann,Ann,2020-01-01,-1,1.001')))).toEqual([
      'members.csv | 2 | baseline_given | coalition.baseline-negative | -1',
      'members.csv | 2 | baseline_received | kernel.amount-too-precise | 1.001',
    ]);
    await take(ledger, members('ann,Ann,2020-01-01,1000,400'));
    const { errors } = await take(ledger, members('ann,Ann,2020-01-01,1000,401'));
    expect(errors).toMatchObject([
      { column: 'baseline_received', code: 'interchange.row-conflicts', expected: '400', found: '401' },
    ]);
  });
});

describe('pledges that go out as CSV', () => {
  it('come in again elsewhere with the same deliveries, and change nothing where they came from', async () => {
    const ledger = await foundedLedger();
    const members = MEMBERS.replace('joined_on', 'joined_on,baseline_given')
      .replace('Sons,2020-01-01', 'Sons,2020-01-01,50.00')
      .replace('Ltd,2020-01-01', 'Ltd,2020-01-01,');
    await take(ledger, {
      ...base,
      'members.csv': members,
      'pledges.csv': pledges(PROMISE, '=p2,bob,in-kind,3,beds,100.00,2026-01-10,2026-03-31,member:ann,=1+1'),
      'entries.csv': entries(GIFT),
    });
    const { files, notes } = await exportedCsv(ledger);
    expect(files['pledges.csv']).toBe(
      'pledge_id,member_id,kind,quantity,unit,value,made_on,due_on,counterparty,description\r\n' +
        "'=p2,bob,in-kind,3,beds,100.00,2026-01-10,2026-03-31,member:ann,'=1+1\r\n" +
        'p1,ann,funds,300.00,EUR,300.00,2026-01-10,2026-03-31,pool:fund,for the beach\r\n',
    );
    expect(notes).toEqual(['The reasons of 1 baselines stand in the ledger only.']);
    const other = await foundedLedger();
    expect(brief(await take(other, files))).toEqual([]);
    expect(await stateOf(other)).toEqual(await stateOf(ledger));
    expect(await giveGetBalances(other, 'coast', {})).toMatchObject({
      members: (await giveGetBalances(ledger, 'coast', {})).members,
    });
    const back = await take(ledger, files);
    expect([brief(back), back.position.after]).toEqual([[], back.position.before]);
  });

  it('stand there as they were made, and the export says what else became of them', async () => {
    const ledger = await foundedLedger();
    await take(ledger, {
      ...base,
      'pledges.csv': pledges(
        PROMISE,
        PROMISE.replace('p1', 'p2'),
        'p3,ann,staff-time,8,hours,,2026-01-10,2026-03-31,,',
      ),
      'entries.csv': entries(GIFT),
    });
    const about = { pledgeId: 'p1', reason: 'agreed', actingFor: null };
    const amendment = { on: '2026-02-10', quantity: '200.00', value: null, dueOn: '2026-12-31' };
    await act(ledger, 'amend-pledge', { ...about, ...amendment });
    await act(ledger, 'waive-pledge', { ...about, on: '2026-03-01' });
    await act(ledger, 'lapse-pledge', { ...about, pledgeId: 'p2', on: '2026-04-01' });
    const rate = { kind: 'staff-time', category: '', unit: 'hours', rate: '30', method: 'm', source: '' };
    await act(ledger, 'adopt-rate', { ...rate, validFrom: '2026-01-01', validTo: null });
    const { files, notes } = await exportedCsv(ledger);
    expect(notes).toEqual([
      '2 pledges were amended, waived, handed over or lapsed; the files hold them as they were made.',
      '1 pledges without a value would get one by rates that were recorded after them, if they were imported elsewhere.',
    ]);
    const other = await foundedLedger();
    expect(brief(await take(other, files))).toEqual([]);
    expect(await stateOf(other)).toEqual(['p1 300 100 open', 'p2 300 0 open', 'p3 8 0 open']);
    expect(brief(await take(ledger, files))).toEqual([]);
  });
});
