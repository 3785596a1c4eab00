import fc from 'fast-check';
import type { JsonObject } from '../../src/kernel/canonical-json.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportOptions, type ImportResult } from '../../src/interchange/import.js';
import { importsOf } from '../../src/interchange/imports.queries.js';
import { undoImport, type UndoResult } from '../../src/interchange/undo-import.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { SEES_ALL } from '../../src/coalition/domain/sight.js';
import { membersOf, poolsOf } from '../../src/coalition/coalition.queries.js';
import { pledgesOf } from '../../src/exchange/pledges.queries.js';
import { exportLedger } from '../../src/interchange/export.js';
import { act, closeAll, codeOf, entry, foundedLedger, joined, pool, type TestLedger } from './support.js';

afterAll(closeAll);

const MEMBERS = 'member_id,name,joined_on\nmia,Mia,2020-01-01\n';
const HEAD = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit,counterparty,pledge_id';
const GIFT = 'g1,contribution,ann,funds,2026-03-01,100.00,EUR,pool:fund,';
const entries = (...rows: string[]): string => [HEAD, ...rows, ''].join('\n');

describe('an import that is undone', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
    for (const id of ['ann', 'bob']) await joined(ledger, id);
    await act(ledger, 'open-pool', pool('fund'));
  });

  const take = (
    files: Readonly<Record<string, string>>,
    options: Partial<ImportOptions> = {},
  ): Promise<ImportResult> =>
    importFiles(
      ledger,
      'coast',
      Object.entries(files).map(([name, text]) => fileOf(name, text)),
      { actor: 'backbone', ...options },
    );
  const undo = (batchId: string | null, more: { dryRun?: boolean } = {}): Promise<UndoResult> =>
    undoImport(ledger, 'coast', {
      batchId: batchId!,
      reason: 'the wrong file',
      actor: 'backbone',
      actingFor: null,
      dryRun: false,
      ...more,
    });
  const brief = ({ staying }: UndoResult): string[] =>
    staying.map(({ subject, code }) => `${subject} ${code}`);
  const balances = async (): Promise<unknown> =>
    (await giveGetBalances(ledger, 'coast', { quarter: '2026-Q1' }, SEES_ALL)).members;
  const whole = async (): Promise<void> => {
    const { ok } = (await ledger.verify('coast')) as unknown as { ok: boolean };
    expect(ok).toBe(true);
  };

  it('leaves every figure as it was, and says in the list who, when and why', async () => {
    const before = await balances();
    const { batchId } = await take({
      'entries.csv': entries(GIFT, 'g2,benefit,bob,funds,2026-03-02,40.00,EUR,pool:fund,'),
    });
    const dry = await undo(batchId, { dryRun: true });
    expect(dry).toMatchObject({ changed: true, reversed: { entries: 2 }, position: { before: 7, after: 7 } });
    const done = await undo(batchId);
    expect(done).toMatchObject({ changed: true, reversed: { entries: 2 }, stayingCount: 0 });
    expect(await balances()).toEqual(before);
    const { items } = await importsOf(ledger, 'coast', { after: null, limit: 10 });
    expect(items).toMatchObject([
      {
        id: batchId,
        files: [{ name: 'entries.csv' }],
        tables: { entries: { rows: 2, new: 2, unchanged: 0 } },
        undone: { reason: 'the wrong file', actor: 'backbone', position: done.position.after },
      },
    ]);
    await whole();
  });

  it('is undone once, however many undo it at once', async () => {
    const { batchId } = await take({ 'entries.csv': entries(GIFT) });
    const results = await Promise.all([undo(batchId), undo(batchId), undo(batchId)]);
    expect(results.map(({ changed }) => changed)).toEqual([true, false, false]);
    expect(results[2]).toMatchObject({ isUndone: true, stayingCount: 0 });
    expect(await codeOf(undo('no-such'))).toBe('interchange.import-unknown');
  });

  it('takes back members, pools, rates and pledges with what hangs on them, and all can be told anew', async () => {
    const files = {
      'members.csv': MEMBERS.replace('joined_on\n', 'joined_on,priority_financial,baseline_given\n').replace(
        '2020-01-01\n',
        '2020-01-01,1,500.00\n',
      ),
      'pools.csv': 'pool_id,name,opened_on\nchest,Chest,2020-01-01\n',
      'rates.csv':
        'kind,unit,rate,method,valid_from,source\nstaff-time,hours,30,comparable-market,2026-01-01,table\n',
      'exchange_rates.csv': 'currency,rate_to_base,valid_on,source\nUSD,0.9,2026-01-01,bank\n',
      'pledges.csv':
        'pledge_id,member_id,kind,quantity,unit,made_on,due_on\np1,mia,funds,50.00,EUR,2026-01-10,2026-06-30\n',
      'entries.csv': entries(
        'm1,contribution,mia,staff-time,2026-02-01,8,hours,pool:chest,',
        'm2,contribution,mia,funds,2026-02-02,20.00,EUR,pool:chest,p1',
        'm3,benefit,mia,funds,2026-02-03,5.00,EUR,pool:chest,',
      ),
    };
    const shown = async (): Promise<unknown> => {
      const page = { after: null, limit: 100 };
      const members = (await membersOf(ledger, 'coast', { ...page, on: null })).answer.items.map(
        ({ id }) => id,
      );
      const pools = (await poolsOf(ledger, 'coast', page)).answer.items.map(({ id }) => id);
      const asked = { ...page, member: null, state: null, dueBy: null } as never;
      const pledges = (await pledgesOf(ledger, 'coast', asked)).items.map(({ id, delivered }) => [
        id,
        delivered,
      ]);
      return { members, pools, pledges, balances: await balances() };
    };
    const before = await shown();
    const { batchId, tables, errors } = await take(files);
    expect(errors).toEqual([]);
    const after = await shown();
    expect(await undo(batchId)).toMatchObject({
      changed: true,
      reversed: { entries: 3, pledges: 1, members: 1, pools: 1, rates: 2 },
    });
    expect(await shown()).toEqual(before);
    expect(await codeOf(act(ledger, 'record-entry', entry('x', { memberId: 'mia' })))).toBe(
      'coalition.member-unknown',
    );
    await whole();

    const again = await take(files, { anew: true });
    expect([again.errors, again.tables]).toEqual([[], tables]);
    expect(await shown()).toEqual(after);
    const once = await take(files, { anew: true });
    expect(once.position.before).toBe(once.position.after);
    await whole();
  });

  it('says of rows that an undone import had recorded that they stay taken back', async () => {
    const files = { 'entries.csv': entries(GIFT) };
    await undo((await take(files)).batchId);
    const again = await take(files);
    expect(again.tables.entries).toEqual({ rows: 1, new: 0, unchanged: 1, takenBack: 1 });
    const anew = await take(files, { anew: true });
    expect(anew.tables.entries).toEqual({ rows: 1, new: 1, unchanged: 0 });
    expect(
      (
        await ledger.read((snapshot) => snapshot.rows('SELECT entry_id FROM entries ORDER BY position'))
      ).flat(),
    ).toEqual([
      'g1',
      `undo-${(await importsOf(ledger, 'coast', { after: null, limit: 9 })).items[1]!.id}-5`,
      'g1~2',
    ]);
  });

  it('goes out and comes in again, without what was taken back', async () => {
    await take({ 'entries.csv': entries(GIFT) });
    const { batchId } = await take({
      'members.csv': MEMBERS,
      'entries.csv': entries('m1,contribution,mia,funds,2026-02-01,8.00,EUR,pool:fund,'),
    });
    await undo(batchId);
    const out = new Map<string, string>();
    await exportLedger(ledger, 'coast', 'csv', (chunk, file) => {
      out.set(file, (out.get(file) ?? '') + chunk);
    });
    expect(out.get('members.csv')).not.toContain('mia');
    const back = await take(Object.fromEntries(out));
    expect([back.errors, back.position.before]).toEqual([[], back.position.after]);
  });

  describe('stays, and says line by line why', () => {
    it('where a quarter was closed since', async () => {
      const { batchId } = await take({
        'entries.csv': entries(GIFT, GIFT.replace('g1', 'g2').replace('2026-03-01', '2026-04-01')),
      });
      await act(ledger, 'close-quarter', { quarter: '2026-Q1', actingFor: null });
      const position = ledger.now() && (await undo(batchId)).position;
      const refused = await undo(batchId);
      expect(brief(refused)).toEqual(['entry/g1 coalition.quarter-closed']);
      expect(refused).toMatchObject({ changed: false, position });
      await whole();
    });

    it('where members are named by what came later, until that is undone too', async () => {
      const first = await take({ 'members.csv': `${MEMBERS}kim,Kim,2020-01-01\n` });
      const later = await take({
        'entries.csv': entries('m1,exchange,ann,service,2026-02-01,8,sessions,member:mia,'),
      });
      expect(brief(await undo(first.batchId))).toEqual(['member/mia interchange.fact-named-since']);
      expect((await undo(later.batchId)).changed).toBe(true);
      expect((await undo(first.batchId)).reversed).toEqual({ members: 2 });
      await whole();
    });

    it('where a pool would run out, an entry is disputed, a pledge is delivered by others, or nothing takes it back', async () => {
      const funds = await take({ 'entries.csv': entries(GIFT) });
      await act(
        ledger,
        'record-entry',
        entry('b1', { direction: 'benefit', counterparty: 'pool:fund', quantity: '70.00' }),
      );
      expect(brief(await undo(funds.batchId))).toEqual(['entry/g1 interchange.pool-overdrawn-by-undoing']);

      const pledged = await take({
        'pledges.csv':
          'pledge_id,member_id,kind,quantity,unit,made_on,due_on\np1,ann,funds,50.00,EUR,2026-01-10,2026-06-30\n',
        'entries.csv': entries('h1,benefit,bob,service,2026-02-01,2,sessions,,'),
        'member_changes.csv': 'on,member_id,change,to\n2026-02-01,bob,renamed,Bobby\n',
        'knowledge.csv': 'asset_id,title,shared_on,authors\nguide,Guide,2026-01-01,ann\n',
      });
      await act(ledger, 'record-entry', entry('d1', { pledgeId: 'p1', quantity: '10.00' }));
      await act(ledger, 'dispute-entry', { entryId: 'h1', reason: 'no such thing', actingFor: 'member:bob' });
      expect(brief(await undo(pledged.batchId))).toEqual([
        'member/bob interchange.fact-stays',
        'pledge/p1 exchange.pledge-delivered',
        'entry/h1 exchange.entry-disputed',
        'asset/guide interchange.fact-stays',
      ]);
      await whole();
    });

    it('where somebody else than the backbone asks, or gives no reason', async () => {
      const { batchId } = await take({ 'entries.csv': entries(GIFT) });
      const asked = { batchId: batchId!, actor: 'ann', dryRun: false };
      const byMember = undoImport(ledger, 'coast', { ...asked, actingFor: 'member:ann', reason: 'mine' });
      expect(await codeOf(byMember)).toBe('coalition.act-not-permitted');
      const silent = undoImport(ledger, 'coast', { ...asked, actingFor: null, reason: ' ' });
      expect(await codeOf(silent)).toBe('coalition.reason-missing');
    });
  });

  it('passes over what was taken back by hand, or in the same files', async () => {
    const { batchId } = await take({
      'entries.csv':
        entries(GIFT, 'g2,contribution,ann,funds,2026-03-02,7.00,EUR,pool:fund,').replace(
          ',pledge_id',
          ',reverses',
        ) + 'r2,contribution,ann,funds,2026-03-03,-7.00,EUR,pool:fund,g2\n',
    });
    await act(
      ledger,
      'record-entry',
      entry('r1', { quantity: '-100.00', counterparty: 'pool:fund', reverses: 'g1' }),
    );
    expect(await undo(batchId)).toMatchObject({ changed: true, reversed: {} });
  });

  it('is refused where the same files would do something else than was previewed', async () => {
    const files = { 'entries.csv': entries(GIFT) };
    const preview = await take(files, { dryRun: true });
    expect([preview.batchId, preview.sample]).toEqual([
      null,
      [
        {
          table: 'entries',
          file: 'entries.csv',
          line: 2,
          cells: expect.objectContaining({ entry_id: 'g1', quantity: '100.00' }) as JsonObject,
        },
      ],
    ]);
    await take(files);
    expect(await codeOf(take(files, { previewed: { entries: 1 } }))).toBe('interchange.preview-outdated');
    expect((await take(files, { previewed: {} })).errors).toEqual([]);
  });

  it('leaves any mix of entries at nothing', async () => {
    const row = fc.record({
      direction: fc.constantFrom('contribution', 'benefit', 'exchange'),
      member: fc.constantFrom('ann', 'bob'),
      month: fc.integer({ min: 1, max: 6 }),
      cents: fc.integer({ min: 1, max: 99_999 }),
      status: fc.constantFrom('accepted', 'proposed'),
    });
    const before = await balances();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const text = rows.map(({ direction, member, month, cents, status }, i) => {
          const other = direction === 'exchange' ? `member:${member === 'ann' ? 'bob' : 'ann'}` : 'pool';
          const value = (cents / 100).toFixed(2);
          return `${direction},${member},service,2026-0${String(month)}-1${String(i % 10)},${value},sessions,${other},${status},${value}`;
        });
        const head = 'direction,member_id,kind,occurred_on,quantity,unit,counterparty,status,value';
        const rowsOf = text.map((line) =>
          line.replace(/^contribution,(\w+),service/, 'contribution,$1,knowledge'),
        );
        const { batchId, errors } = await take(
          { 'entries.csv': [head, ...rowsOf, ''].join('\n') },
          { anew: true },
        );
        expect(errors).toEqual([]);
        await undo(batchId);
        expect(await balances()).toEqual(before);
      }),
      { numRuns: 12 },
    );
    await whole();
  });
});
