import { fileOf } from '../../src/interchange/import-files.js';
import { exportLedger } from '../../src/interchange/export.js';
import { importFiles, type ImportResult } from '../../src/interchange/import.js';
import { aCoalition, COALITION, contribution, policyAdopted, quarterClosed } from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const ENTRIES = 'entry_id,direction,member_id,kind,occurred_on,quantity,unit';
const PLEDGES = 'pledge_id,member_id,kind,quantity,unit,made_on,due_on';
const RATES = 'kind,category,unit,rate,method,valid_from,valid_to,source';

onBothEngines('an import into a ledger with a closed quarter', (engine) => {
  const ledgers = ledgersOn(engine);
  let ledger: TestLedger;

  beforeEach(async () => {
    ledger = await ledgers.open();
    await ledger.tellAll(...aCoalition(), contribution('known'), quarterClosed('2026-Q1'));
  });

  const take = (files: Readonly<Record<string, readonly string[]>>): Promise<ImportResult> =>
    importFiles(
      ledger.ledger,
      COALITION,
      Object.entries(files).map(([name, lines]) => fileOf(name, [...lines, ''].join('\n'))),
      { actor: 'backbone' },
    );
  const brief = ({ errors }: ImportResult): string[] =>
    errors.map(({ file, line, column, code, found }) => [file, line, column, code, found].join(' | '));

  it('tells of every row that is dated in it, with file, line and column', async () => {
    const result = await take({
      'members.csv': ['member_id,name,joined_on', 'dogwood,Dogwood,2026-03-31'],
      'pools.csv': ['pool_id,name,opened_on', 'dyke,Dyke,2026-03-31'],
      'member_changes.csv': ['on,member_id,change,to', '2026-03-31,alder,renamed,Alder and Daughters'],
      'pledges.csv': [PLEDGES, 'p1,alder,funds,10.00,EUR,2026-03-31,2026-12-31'],
      'entries.csv': [
        ENTRIES,
        'e1,contribution,alder,funds,2026-04-01,5.00,EUR',
        'e2,contribution,alder,funds,2026-03-31,5.00,EUR',
      ],
    });
    expect(brief(result).sort()).toEqual([
      'entries.csv | 3 | occurred_on | coalition.quarter-closed | 2026-03-31',
      'member_changes.csv | 2 | on | coalition.quarter-closed | 2026-03-31',
      'members.csv | 2 | joined_on | coalition.quarter-closed | 2026-03-31',
      'pledges.csv | 2 | made_on | coalition.quarter-closed | 2026-03-31',
      'pools.csv | 2 | opened_on | coalition.quarter-closed | 2026-03-31',
    ]);
    expect(result.errors[0]!.message).toContain('may be dated from 2026-04-01 on');
  });

  it('takes rows that were recorded before it was closed, open ones, and rates that began then', async () => {
    const result = await take({
      'members.csv': ['member_id,name,joined_on', 'alder,The alder association,2026-01-01'],
      'rates.csv': [RATES, 'staff-time,,hours,30,comparable-market,2026-01-01,2026-12-31,the board'],
      'entries.csv': [
        ENTRIES,
        'known,contribution,alder,funds,2026-03-02,100.00,EUR',
        'e1,contribution,alder,funds,2026-04-01,5.00,EUR',
      ],
    });
    expect(brief(result)).toEqual([]);
    expect(result.tables).toMatchObject({
      members: { unchanged: 1 },
      rates: { new: 1 },
      entries: { new: 1, unchanged: 1 },
    });
  });

  it('is not undone by an export, which says what of it the files can’t carry', async () => {
    await ledger.tell(policyAdopted({ base: '12' }));
    const { notes } = await exportLedger(ledger.ledger, COALITION, 'csv', () => undefined);
    expect(notes).toEqual([
      '1 adopted policies stay here.',
      'The quarters up to 2026-Q1 are closed here; what the files make is open.',
    ]);
  });
});
