import { createHash } from 'node:crypto';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportOptions, type ImportResult } from '../../src/interchange/import.js';
import { entriesTable, type EntryRow } from '../../src/exchange/exchange.tables.js';
import { pledgesTable } from '../../src/exchange/pledges.tables.js';
import { act, closeAll, codeOf, entry, foundedLedger, joined, pool, type TestLedger } from './support.js';
import { rowsOf } from './tools.js';

afterAll(closeAll);

const COLUMNS = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,value,counterparty';
const GIFT = 'contribution,ann,in-kind,2026-01-05,2,beds,80.00,pool:fund';
const MORE =
  'category,technique,inputs,approved_by,use,restrictions,award,item,necessary,allowable,federally_funded,in_approved_budget,recorded_by';
const ALL_SAID =
  'furniture,market price,two quotations,treasurer,monetised,for the school,award-7,invoice 12,true,TRUE,false,,member:ann';

describe('what happens to entries, in an import', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
    for (const id of ['ann', 'bob']) await joined(ledger, id);
    await act(ledger, 'open-pool', pool('fund'));
  });

  const take = (
    rows: readonly string[],
    head: string,
    options: Partial<ImportOptions> = {},
  ): Promise<ImportResult> =>
    importFiles(ledger, 'coast', [fileOf('entries.csv', [head, ...rows, ''].join('\n'))], {
      actor: 'backbone',
      ...options,
    });
  const entryRow = async (id: string): Promise<EntryRow | undefined> =>
    (await rowsOf(ledger, entriesTable, `entry_id = '${id}'`))[0];
  const brief = ({ errors }: ImportResult): string[] =>
    errors.map(({ line, column, code, found }) => [line, column, code, found].join(' | '));

  it('takes the details of a gift and of a claim, and who recorded it: proposed for a member, then accepted', async () => {
    const result = await take([`gift,${GIFT},${ALL_SAID}`], `${COLUMNS},${MORE}`);
    expect(brief(result)).toEqual([]);
    expect(await entryRow('gift')).toMatchObject({
      standing: 'accepted',
      recordedBy: 'member:ann',
      award: 'award-7',
      claimedItem: 'invoice 12',
    });
    const again = await take([`gift,${GIFT},${ALL_SAID}`], `${COLUMNS},${MORE}`);
    expect(again.tables.entries).toEqual({ rows: 1, new: 0, unchanged: 1 });
    const other = ALL_SAID.replace('two quotations', 'one quotation').replace('TRUE', 'false');
    expect(brief(await take([`gift,${GIFT},${other}`], `${COLUMNS},${MORE}`))).toEqual([
      '2 | inputs | interchange.row-conflicts | one quotation',
      '2 | allowable | interchange.row-conflicts | false',
    ]);
    const lessSaid = brief(await take([`gift,${GIFT}`], COLUMNS));
    expect(lessSaid).toHaveLength(12);
    expect(lessSaid).toContain('2 | recorded_by | interchange.row-conflicts | backbone');
  });

  describe('into a closed quarter', () => {
    const LATE = 'contribution,ann,in-kind,2026-05-05,2,beds,80.00,pool:fund';
    const close = (quarter: string) => act(ledger, 'close-quarter', { quarter, actingFor: null });

    it('takes late items, and says what is wrong with them', async () => {
      await close('2026-Q1');
      const head = `${COLUMNS},late_for`;
      expect(brief(await take([`gift,${LATE},2026-02-03`], head))).toEqual([]);
      expect(await entryRow('gift')).toMatchObject({ occurredOn: '2026-05-05', lateFor: '2026-02-03' });
      const again = await take([`gift,${LATE},2026-02-03`], head);
      expect(again.tables.entries).toEqual({ rows: 1, new: 0, unchanged: 1 });
      const rows = [
        `gift,${LATE},2026-02-04`,
        `a,${LATE},2026-05-01`,
        `b,${LATE},soon`,
        `c,${LATE},1999-12-31`,
        `d,${GIFT},`,
      ];
      const wrong = await take(rows, head);
      expect(brief(wrong)).toEqual([
        '2 | late_for | interchange.row-conflicts | 2026-02-04',
        '3 | late_for | exchange.late-for-not-earlier | 2026-05-01',
        '4 | late_for | kernel.date-malformed | soon',
        '5 | member_id | coalition.member-not-active | ann',
        '5 | counterparty | coalition.pool-not-open | pool:fund',
        '6 | occurred_on | coalition.quarter-closed | 2026-01-05',
      ]);
      expect(wrong.errors.at(-1)!.message).toContain('say that it is late for 2026-01-05.');
    });

    it('finds the same what was carried over since, as it was recorded and as it goes out', async () => {
      const head = `${COLUMNS},recorded_by,status,late_for`;
      const file = [`gift,${GIFT},member:ann,proposed,`];
      await take(file, head);
      await close('2026-Q1');
      await act(ledger, 'accept-entry', { entryId: 'gift', actingFor: null });
      const out = [`gift,${GIFT.replace('2026-01-05', '2026-04-01')},member:ann,accepted,2026-01-05`];
      for (const rows of [file, out]) {
        const { errors, tables } = await take(rows, head);
        expect([errors, tables.entries!.unchanged]).toEqual([[], 1]);
      }
    });
  });

  it('leaves proposed what is said to be', async () => {
    await take([`gift,${GIFT},member:ann,proposed`], `${COLUMNS},recorded_by,status`);
    expect(await entryRow('gift')).toMatchObject({ standing: 'proposed', recordedBy: 'member:ann' });
    await take([`other,${GIFT},backbone,`], `${COLUMNS},recorded_by,status`);
    expect(await entryRow('other')).toMatchObject({ standing: 'accepted', recordedBy: 'backbone' });
  });

  it('gives a row the same id with the new columns empty as without them, and another with one filled', async () => {
    await take([`,${GIFT}`], COLUMNS);
    const [known] = await rowsOf(ledger, entriesTable, '1 = 1');
    expect(known!.entryId).toBe('row-932bef28cedb67460ada344031e4f3aa');
    const empty = await take([`,${GIFT},,,,,,,,,,,,,`], `${COLUMNS},${MORE}`);
    expect(empty.tables.entries).toMatchObject({ unchanged: 1 });
    const filled = await take([`,${GIFT},furniture,,,,,,,,,,,,`], `${COLUMNS},${MORE}`);
    expect(filled.tables.entries).toMatchObject({ new: 1 });
  });

  it('tells everything that is wrong in the new columns in one run', async () => {
    const rows = [
      `a,${GIFT},,market price,,,eaten,,,,perhaps,,,,`,
      `b,${GIFT},furniture,,,,,,award-7,,,,,,nobody`,
      `c,${GIFT.replace('in-kind', 'knowledge')},furniture,,,,,,,,,,,,member:nobody`,
      `d,${GIFT.replace('contribution', 'benefit')},,,,,,,award-7,x,,,,,`,
      `e,${GIFT},,,,,,,,,,,,,member:bob`,
      `f,${GIFT},,,,,,,award-7,x,,,,,`,
      `g,${GIFT},,,,,,,award-8,x,,,,,`,
      `h,${GIFT},,,,,,,,,,maybe,,,`,
    ];
    expect(brief(await take(rows, `${COLUMNS},${MORE}`))).toEqual([
      '2 | use | exchange.in-kind-detail-malformed | eaten',
      '2 | necessary | interchange.field-malformed | perhaps',
      '3 | recorded_by | coalition.party-malformed | nobody',
      '4 | recorded_by | coalition.member-unknown | member:nobody',
      '5 | award | exchange.claim-not-allowed | award-7',
      '6 | recorded_by | coalition.act-not-permitted | member:bob',
      '8 | item | exchange.item-claimed-twice | x',
      '9 | allowable | interchange.field-malformed | maybe',
    ]);
  });

  it('counts what a reversal takes out of a pool, also where it takes back a delivery', async () => {
    const pledge = { pledgeId: 'p1', memberId: 'ann', kind: 'funds', quantity: '300.00', unit: 'EUR' };
    const promised = { value: null, madeOn: '2026-01-01', dueOn: '2026-06-30', counterparty: null };
    await act(ledger, 'make-pledge', { ...pledge, ...promised, description: null, actingFor: null });
    const head =
      'entry_id,direction,member_id,kind,occurred_on,quantity,unit,counterparty,pledge_id,reverses';
    const given = 'gift,contribution,ann,funds,2026-01-05,100.00,EUR,pool:fund,p1,';
    expect(brief(await take([given], head))).toEqual([]);
    const delivered = async (): Promise<string> =>
      (await rowsOf(ledger, pledgesTable, '1 = 1'))[0]!.delivered.toString();
    expect(await delivered()).toBe('100');
    const spent = entry('spent', { direction: 'benefit', counterparty: 'pool:fund', quantity: '60.00' });
    await act(ledger, 'record-entry', spent);
    const back = 'back,contribution,ann,funds,2026-03-05,-100.00,EUR,,,gift';
    expect(brief(await take([back], head))).toEqual(['2 | quantity | interchange.pool-overdrawn | -100']);
    const more = 'more,contribution,bob,funds,2026-03-05,100.00,EUR,pool:fund,,';
    expect(brief(await take([back, more], head))).toEqual([]);
    expect(await delivered()).toBe('0');
  });

  it('looks at pools once all rows are in, also for what is accepted in a member’s name', async () => {
    const head = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,counterparty,recorded_by';
    const got = 'got,benefit,bob,funds,2026-02-01,70.00,EUR,pool:fund,member:bob';
    const given = 'given,contribution,ann,funds,2026-01-05,100.00,EUR,pool:fund,';
    expect(brief(await take([got], head))).toEqual(['2 | quantity | interchange.pool-overdrawn | 70']);
    expect(brief(await take([got, given], head))).toEqual([]);
  });

  it('is the backbone’s, as files speak for everybody', async () => {
    const imports = (actingFor: string) => take([`gift,${GIFT}`], COLUMNS, { actingFor });
    expect(await codeOf(imports('member:ann'))).toBe('coalition.act-not-permitted');
    expect(await codeOf(imports('ann'))).toBe('coalition.party-malformed');
    expect(brief(await imports('backbone'))).toEqual([]);
  });

  it('frees a claim that its file takes back', async () => {
    const head = `${COLUMNS},award,item,reverses`;
    const rows = [
      `one,${GIFT},award-7,x,`,
      `back,${GIFT.replace(',2,', ',-2,').replace('80', '-80')},,,one`,
      `two,${GIFT},award-8,x,`,
    ];
    expect(brief(await take(rows, head))).toEqual([]);
  });
});

describe('the hashes of what was imported', () => {
  it('are taken while the files are read, and read for alone where they were not read to their ends', async () => {
    const ledger = await foundedLedger();
    const counted = (name: string, text: string) => {
      const file = fileOf(name, text);
      const bytes = { read: 0 };
      const open = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of file.open()) {
          bytes.read += chunk.length;
          yield chunk;
        }
      };
      return { file: { ...file, open }, bytes };
    };
    const rows = Array.from({ length: 1_300 }, (_, i) => `m${String(i)},${'x'.repeat(270)},2020-01-01\n`);
    const text = `member_id,name,joined_on\n${rows.join('')}`;
    const { file, bytes } = counted('members.csv', text);
    const { files } = await importFiles(ledger, 'coast', [file], { actor: 'backbone' });
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(files).toEqual([{ name: 'members.csv', bytes: text.length, sha256 }]);
    // Once for its first row, and once for all of them.
    expect(bytes.read).toBeLessThan(2 * text.length);
    const wrong = 'member_id\nann\n';
    const refused = await importFiles(ledger, 'coast', [fileOf('members.csv', wrong)], { actor: 'backbone' });
    expect(refused.files[0]!.sha256).toBe(createHash('sha256').update(wrong).digest('hex'));
  });
});
