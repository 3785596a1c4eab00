import { entriesTable } from '../../src/exchange/exchange.tables.js';
import { exportLedger } from '../../src/interchange/export.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportResult } from '../../src/interchange/import.js';
import { generatedLedger } from './generated-ledgers.js';
import { act, closeAll, entry, foundedLedger, joined, pool, type TestLedger } from './support.js';
import { hledgerNaming, ourBalances, rowsOf } from './tools.js';

afterAll(closeAll);

type Files = Readonly<Record<string, string>>;

async function exported(
  ledger: TestLedger,
): Promise<{ files: Files; entries: number; position: number; notes: readonly string[] }> {
  const files: Record<string, string> = {};
  const result = await exportLedger(ledger, 'coast', 'csv', (chunk, file) => {
    files[file] = (files[file] ?? '') + chunk;
  });
  return { files, ...result };
}

function take(ledger: TestLedger, files: Files): Promise<ImportResult> {
  const given = Object.entries(files).map(([name, content]) => fileOf(name, content));
  return importFiles(ledger, 'coast', given, { actor: 'backbone' });
}

const messages = ({ errors }: ImportResult): string[] => errors.map(({ message }) => message);

/** Takes an export into an empty coalition, and back into the ledger that it comes from, which must not change. */
async function takenElsewhereAndBack(ledger: TestLedger): Promise<TestLedger> {
  const { files, entries, position } = await exported(ledger);
  const other = await foundedLedger();
  const taken = await take(other, files);
  expect(messages(taken)).toEqual([]);
  expect(taken.tables.entries!.new).toBe(entries);
  const back = await take(ledger, files);
  expect(messages(back)).toEqual([]);
  expect(back.position.after).toBe(position);
  return other;
}

describe('a ledger that goes out as CSV', () => {
  it.each([4, 5])(
    'comes in again elsewhere with the same balances, and changes nothing where it came from (%i)',
    async (seed) => {
      const ledger = await generatedLedger(seed);
      const other = await takenElsewhereAndBack(ledger);
      const [ours, theirs] = [
        await ourBalances(ledger, hledgerNaming),
        await ourBalances(other, hledgerNaming),
      ];
      // What pools moved by disputed entries stays with them here, where those are proposed anew there.
      expect({ ...theirs, pools: null }).toEqual({ ...ours, pools: null });
      for (const { entryId } of await rowsOf(ledger, entriesTable, "standing = 'disputed'")) {
        const upheld = { outcome: 'upheld', quantity: null, value: null, reason: 'agreed', actingFor: null };
        await act(ledger, 'resolve-dispute', { entryId, ...upheld });
      }
      const resolved = await takenElsewhereAndBack(ledger);
      expect(await ourBalances(resolved, hledgerNaming)).toEqual(await ourBalances(ledger, hledgerNaming));
    },
    60_000,
  );

  it('keeps who recorded what, the details of gifts, and claims', async () => {
    const ledger = await generatedLedger(6);
    const other = await takenElsewhereAndBack(ledger);
    const told = async (of: TestLedger): Promise<unknown> =>
      (await rowsOf(of, entriesTable, "standing <> 'withdrawn'"))
        .map(({ entryId, recordedBy, award, claimedItem, reversedBy, valueTypes }) => {
          return [entryId, recordedBy, award, claimedItem, reversedBy, valueTypes];
        })
        .sort();
    expect(await told(other)).toEqual(await told(ledger));
    const details = async (of: TestLedger): Promise<Map<string, unknown>> => {
      const [lines] = await of.read((snapshot) =>
        snapshot
          .rows("SELECT data FROM events WHERE type LIKE '%Recorded' AND coalition_id = 'coast'")
          .then((rows) => [rows.map(([data]) => JSON.parse(data as string) as Record<string, unknown>)]),
      );
      return new Map(
        lines.map(({ entryId, inKind, costShare }) => [entryId as string, { inKind, costShare }]),
      );
    };
    const ours = await details(ledger);
    for (const [entryId, said] of await details(other))
      expect([entryId, said]).toEqual([entryId, ours.get(entryId)]);
  }, 60_000);

  it('stands alone as one file of entries where only these are wanted', async () => {
    const ledger = await foundedLedger();
    await joined(ledger, 'ann');
    await act(ledger, 'record-entry', entry('gift', { actingFor: 'member:ann' }));
    let text = '';
    await exportLedger(ledger, 'coast', 'csv', (chunk) => void (text += chunk), { csvFiles: 'entries' });
    expect(text).toBe(
      'entry_id,direction,member_id,kind,occurred_on,quantity,unit,value,valuation_basis,value_type,counterparty,project,description,pledge_id,reverses,status,category,technique,inputs,approved_by,use,restrictions,award,item,necessary,allowable,federally_funded,in_approved_budget,recorded_by,late_for\r\n' +
        'gift,contribution,ann,funds,2026-03-01,100.00,EUR,100.00,,financial,pool:pool,,,,,proposed,,,,,,,,,,,,,member:ann,\r\n',
    );
  });

  it('carries late items, and what was carried over, in every form', async () => {
    const ledger = await foundedLedger();
    await joined(ledger, 'ann');
    await act(ledger, 'record-entry', entry('slow', { actingFor: 'member:ann' }));
    await act(ledger, 'record-entry', entry('wrong'));
    await act(ledger, 'close-quarter', { quarter: '2026-Q1', actingFor: null });
    await act(ledger, 'accept-entry', { entryId: 'slow', actingFor: null });
    await act(ledger, 'record-entry', entry('late', { occurredOn: '2026-05-05', lateFor: '2026-02-03' }));
    const back = { quantity: '-100.00', reverses: 'wrong', occurredOn: '2026-05-06' };
    await act(ledger, 'record-entry', entry('back', back));
    const other = await takenElsewhereAndBack(ledger);
    const told = async (of: TestLedger): Promise<unknown> =>
      (await rowsOf(of, entriesTable, '1 = 1'))
        .map(({ entryId, occurredOn, lateFor }) => [entryId, occurredOn, lateFor])
        .sort();
    expect(await told(other)).toEqual([
      ['back', '2026-05-06', '2026-03-01'],
      ['late', '2026-05-05', '2026-02-03'],
      ['slow', '2026-04-01', '2026-03-01'],
      ['wrong', '2026-03-01', null],
    ]);
    expect(await told(ledger)).toEqual(await told(other));
    const texts = { hledger: '', beancount: '' };
    for (const form of ['hledger', 'beancount'] as const)
      await exportLedger(ledger, 'coast', form, (chunk) => void (texts[form] += chunk));
    expect(texts.hledger).toContain('2026-05-05 (late)');
    expect(texts.hledger.match(/, late_for: \S+/g)).toEqual([
      ', late_for: 2026-03-01',
      ', late_for: 2026-02-03',
      ', late_for: 2026-03-01',
    ]);
    expect(texts.beancount.match(/^ {2}late_for: \S+/gm)).toHaveLength(3);
  });

  it('says what the files can’t carry', async () => {
    const ledger = await foundedLedger();
    await joined(ledger, 'ann');
    await act(ledger, 'record-entry', entry('time', { kind: 'staff-time', unit: 'hours', quantity: '2' }));
    const rate = { kind: 'staff-time', category: '', unit: 'hours', rate: '30', method: 'm', source: '' };
    await act(ledger, 'adopt-rate', { ...rate, validFrom: '2026-01-01', validTo: null });
    const priorities = { strategic: '1' };
    await act(ledger, 'declare-priorities', { memberId: 'ann', on: '2026-02-01', priorities });
    for (const id of ['disputed', 'adjusted', 'withdrawn', 'later'])
      await act(ledger, 'record-entry', entry(id, { actingFor: 'member:ann', unit: 'USD', quantity: '10' }));
    const about = (entryId: string) => ({ entryId, reason: 'why not', actingFor: null });
    for (const id of ['disputed', 'adjusted', 'withdrawn']) await act(ledger, 'dispute-entry', about(id));
    const outcome = (id: string, name: string, quantity: string | null) =>
      act(ledger, 'resolve-dispute', { ...about(id), outcome: name, quantity, value: null });
    await outcome('adjusted', 'adjusted', '9');
    await outcome('withdrawn', 'withdrawn', null);
    await act(ledger, 'accept-entry', { entryId: 'later', actingFor: null });
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) };
    await act(ledger, 'attach-evidence', { entryId: 'later', ...file, actingFor: null });
    const { notes, entries } = await exported(ledger);
    expect(entries).toBe(4);
    expect(notes).toEqual([
      '1 members changed their capacity, need, group or priorities since they joined; the files hold what they joined with.',
      '1 entries without a value would get one by rates that were recorded after them, if they were imported elsewhere.',
      '1 disputed entries go out as proposed; what was said about them, and what pools moved by them, stays here.',
      '1 entries that were withdrawn in disputes are left out.',
      '1 entries were adjusted in disputes; the file holds what they come to now.',
      '2 entries were accepted after they were recorded; who accepted them stays here.',
      '1 files of evidence stay here.',
    ]);
  });

  it('holds an old export for the same, whatever became of its entries since', async () => {
    const ledger = await foundedLedger();
    await joined(ledger, 'ann');
    await act(ledger, 'open-pool', pool('fund'));
    const ids = ['accepted', 'disputed', 'adjusted', 'withdrawn', 'valued'];
    for (const id of ids) {
      const beds = { kind: 'in-kind', unit: 'beds', value: id === 'valued' ? null : '10.00' };
      await act(ledger, 'record-entry', entry(id, { ...beds, actingFor: 'member:ann' }));
    }
    const { files } = await exported(ledger);
    const about = (entryId: string) => ({ entryId, reason: 'why not', actingFor: null });
    await act(ledger, 'accept-entry', { entryId: 'accepted', actingFor: null });
    for (const id of ['disputed', 'adjusted', 'withdrawn']) await act(ledger, 'dispute-entry', about(id));
    const adjusted = { outcome: 'adjusted', quantity: '9', value: null };
    await act(ledger, 'resolve-dispute', { ...about('adjusted'), ...adjusted });
    const withdrawn = { outcome: 'withdrawn', quantity: null, value: null };
    await act(ledger, 'resolve-dispute', { ...about('withdrawn'), ...withdrawn });
    await act(ledger, 'value-entry', { entryId: 'valued', value: '5', basis: null, actingFor: null });
    const again = await take(ledger, files);
    expect([messages(again), again.tables.entries]).toEqual([[], { rows: 5, new: 0, unchanged: 5 }]);
    const changed = { 'entries.csv': files['entries.csv']!.replace(/^(adjusted.*),100,beds/m, '$1,8,beds') };
    expect(messages(await take(ledger, changed))).toHaveLength(1);
  });
});
