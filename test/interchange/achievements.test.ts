import { exportLedger } from '../../src/interchange/export.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportOptions, type ImportResult } from '../../src/interchange/import.js';
import { undoImport } from '../../src/interchange/undo-import.js';
import { SEES_ALL } from '../../src/coalition/domain/sight.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { achievementOf, achievementsOf } from '../../src/recognition/recognition.queries.js';
import {
  achievementAmended,
  achievementRecorded,
  attribution,
  attributionAgreed,
  attributionDeclined,
  recognitionPublished,
  recognitionRetracted,
} from '../support/recognition-builders.js';
import type { Told } from '../support/builders.js';
import { act, closeAll, entry, foundedLedger, joined, type TestLedger } from './support.js';

afterAll(closeAll);

type Files = Readonly<Record<string, string>>;

async function founded(): Promise<TestLedger> {
  const ledger = await foundedLedger();
  for (const id of ['alder', 'birch']) await joined(ledger, id);
  await act(ledger, 'record-entry', entry('e1', { memberId: 'alder' }));
  await act(ledger, 'record-entry', entry('e2', { memberId: 'birch' }));
  return ledger;
}

async function tell(ledger: TestLedger, ...told: readonly Told[]): Promise<void> {
  for (const { command, data } of told) await act(ledger, command, data);
}

const take = (
  ledger: TestLedger,
  files: Files,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> =>
  importFiles(
    ledger,
    'coast',
    Object.entries(files).map(([name, text]) => fileOf(name, text)),
    { actor: 'backbone', ...options },
  );

const brief = ({ errors }: ImportResult): string[] =>
  errors.map(({ file, line, column, code }) => `${file} ${String(line)} ${column ?? '-'} ${code}`);

async function exported(ledger: TestLedger): Promise<{ files: Files; notes: readonly string[] }> {
  const files: Record<string, string> = {};
  const { notes } = await exportLedger(ledger, 'coast', 'csv', (chunk, file) => {
    files[file] = (files[file] ?? '') + chunk;
  });
  return { files, notes };
}

/** All that is said of achievements, without what every ledger numbers for itself. */
async function told(ledger: TestLedger): Promise<unknown> {
  const asked = { stage: null, member: null, waitingFor: null, after: null, limit: 100 };
  const { items } = await achievementsOf(ledger, 'coast', asked, SEES_ALL);
  const details = items.map(({ id }) => achievementOf(ledger, 'coast', id, SEES_ALL));
  const own = new Set(['position', 'entryId', 'reversedBy', 'editions', 'edition']);
  return JSON.parse(
    JSON.stringify(await Promise.all(details), (key, value: unknown) => (own.has(key) ? undefined : value)),
  );
}

const balances = async (ledger: TestLedger): Promise<unknown> =>
  (await giveGetBalances(ledger, 'coast', { quarter: '2026-Q2' }, SEES_ALL)).members;

const HEAD =
  'achievement_id,title,achieved_on,shares_shown,recorded_by,published_on,value,valuation_basis,retracted_on,reason';
const PARTS = 'achievement_id,member_id,share,wording,behind,consent,answered_on,answered_by,reason';
const file = (head: string, ...rows: string[]): string => [head, ...rows, ''].join('\n');
const DYKE = 'dyke,The dyke is raised,2026-05-20,true,,2026-06-20,7.01,what we paid the press,,';
const OF_ALDER = 'dyke,alder,0.6,paid for the pumps,entry/e1,agreed,2026-06-01,member:alder,';
const OF_BIRCH = 'dyke,birch,0.4,dug,entry/e2,agreed,2026-06-02,,';
const dyke = (achievement = DYKE, ...parts: string[]): Files => ({
  'achievements.csv': file(HEAD, achievement),
  'attributions.csv': file(PARTS, ...(parts.length > 0 ? parts : [OF_ALDER, OF_BIRCH])),
});

describe('achievements that come in', () => {
  it('are recorded, consented to and published with their benefits, once', async () => {
    const ledger = await founded();
    const dry = await take(ledger, dyke(), { dryRun: true });
    expect([brief(dry), dry.position.after, dry.tables]).toEqual([
      [],
      dry.position.before,
      { achievements: { rows: 1, new: 1, unchanged: 0 }, attributions: { rows: 2, new: 2, unchanged: 0 } },
    ]);
    const taken = await take(ledger, dyke());
    expect(brief(taken)).toEqual([]);
    const detail = await achievementOf(ledger, 'coast', 'dyke', SEES_ALL);
    expect(detail).toMatchObject({ stage: 'published', publishedOn: '2026-06-20', value: '7.01' });
    expect(
      detail.attributions.map(({ memberId, answeredBy, answeredOn }) => [memberId, answeredBy, answeredOn]),
    ).toEqual([
      ['alder', 'member:alder', '2026-06-01'],
      ['birch', 'backbone', '2026-06-02'],
    ]);
    expect(await balances(ledger)).toMatchObject([
      { received: { value: '4.21' } },
      { received: { value: '2.80' } },
    ]);
    const again = await take(ledger, dyke());
    expect([brief(again), again.position.after, again.tables.attributions]).toEqual([
      [],
      taken.position.after,
      { rows: 2, new: 0, unchanged: 2 },
    ]);
  });

  it('go further by a later file, where they waited', async () => {
    const ledger = await founded();
    const open = 'dyke,The dyke is raised,2026-05-20,true,,,,,,';
    await take(ledger, dyke(open, OF_ALDER, 'dyke,birch,0.4,dug,entry/e2,asked,,,'));
    const more = await take(ledger, dyke());
    expect([brief(more), more.tables]).toEqual([
      [],
      { achievements: { rows: 1, new: 1, unchanged: 0 }, attributions: { rows: 2, new: 1, unchanged: 1 } },
    ]);
    expect((await take(ledger, dyke(open))).position).toEqual({
      before: more.position.after,
      after: more.position.after,
    });
  });

  it('are refused with all that is wrong, where it stands', async () => {
    const ledger = await founded();
    const refused = async (files: Files): Promise<string[]> => {
      const { before, after } = (await take(ledger, files)).position;
      expect(after).toBe(before);
      return brief(await take(ledger, files));
    };
    const cells = dyke(
      'dyke,,soon,perhaps,member:nobody,2026-06-20,-1,,2026-07-01,',
      'dyke,alder,0, ,e1,maybe,then,member:nobody,',
      'dyke,nobody,0.4,dug,entry/e2,declined,,,',
    );
    expect(await refused(cells)).toEqual([
      'achievements.csv 2 title interchange.field-malformed',
      'achievements.csv 2 achieved_on kernel.date-malformed',
      'achievements.csv 2 shares_shown interchange.field-malformed',
      'achievements.csv 2 recorded_by coalition.member-unknown',
      'achievements.csv 2 value exchange.value-negative',
      'achievements.csv 2 retracted_on interchange.field-malformed',
      'attributions.csv 2 share interchange.field-malformed',
      'attributions.csv 2 wording interchange.field-malformed',
      'attributions.csv 2 behind recognition.field-malformed',
      'attributions.csv 2 consent interchange.field-malformed',
      'attributions.csv 2 answered_on kernel.date-malformed',
      'attributions.csv 2 answered_by coalition.member-unknown',
      'attributions.csv 3 member_id coalition.member-unknown',
      'attributions.csv 3 consent interchange.field-malformed',
    ]);
    const at = async (achievement: string, ...parts: string[]): Promise<string> =>
      (await refused(dyke(achievement, ...parts))).join('; ');
    expect(await at(DYKE, OF_ALDER)).toBe('attributions.csv 2 share kernel.weights-malformed');
    expect(await at(DYKE, OF_ALDER, OF_BIRCH, OF_ALDER)).toBe(
      'attributions.csv 4 member_id recognition.field-malformed',
    );
    expect(await at(DYKE, OF_ALDER, OF_BIRCH.replace('entry/e2', 'entry/e1'))).toBe(
      'attributions.csv 3 behind recognition.behind-not-its-own',
    );
    expect(await at(DYKE, OF_ALDER, OF_BIRCH.replace('agreed', 'asked'))).toBe(
      'achievements.csv 2 published_on recognition.consent-missing',
    );
    expect(await at(DYKE, OF_ALDER, OF_BIRCH.replace(/,$/, ',').replace('02,,', '02,member:alder,'))).toBe(
      'attributions.csv 3 answered_by coalition.act-not-permitted',
    );
    expect(await at(DYKE.replace('2026-06-20', '2026-05-01'))).toBe(
      'achievements.csv 2 published_on recognition.before-it-was-achieved',
    );
    expect(await at(DYKE, 'other,alder,1,dug,entry/e1,,,,')).toBe(
      'attributions.csv 2 achievement_id recognition.achievement-unknown; achievements.csv 2 achievement_id recognition.field-malformed',
    );
  });

  it('tell what follows from other rows that were refused only there', async () => {
    const ledger = await founded();
    const entries =
      'entry_id,direction,member_id,kind,occurred_on,quantity,unit\ne3,contribution,birch,funds,2026-03-01,x,EUR\n';
    const files = { 'entries.csv': entries, ...dyke(DYKE, OF_ALDER, OF_BIRCH.replace('e2', 'e3')) };
    expect(brief(await take(ledger, files))).toEqual(['entries.csv 2 quantity kernel.amount-malformed']);
  });

  it('that are known otherwise are told with both', async () => {
    const ledger = await founded();
    await take(ledger, dyke());
    const other = await take(ledger, dyke(DYKE, OF_ALDER.replace('pumps', 'boats'), OF_BIRCH));
    expect(brief(other)).toEqual(['attributions.csv 2 wording interchange.row-conflicts']);
    expect(other.errors[0]!.message).toMatch(/boats.*pumps|pumps.*boats/s);
    expect(brief(await take(ledger, dyke(DYKE.replace('7.01', '8'))))).toEqual([
      'achievements.csv 2 value interchange.row-conflicts',
    ]);
    expect(brief(await take(ledger, dyke(DYKE, OF_ALDER.replace('06-01', '06-03'), OF_BIRCH)))).toEqual([
      'attributions.csv 2 answered_on interchange.row-conflicts',
    ]);
  });

  it('are retracted where their import is undone, and stay where they were published since', async () => {
    const ledger = await founded();
    const before = await balances(ledger);
    const undo = (batchId: string | null) =>
      undoImport(ledger, 'coast', {
        ...{ batchId: batchId!, reason: 'the wrong file', actor: 'backbone', actingFor: null, dryRun: false },
      });
    const { batchId } = await take(ledger, dyke());
    expect(await undo(batchId)).toMatchObject({ changed: true, reversed: { achievements: 1 } });
    expect(await balances(ledger)).toEqual(before);
    expect((await achievementOf(ledger, 'coast', 'dyke', SEES_ALL)).stage).toBe('retracted');
    const open = { 'achievements.csv': file(HEAD, 'fair,The fair,2026-05-20,,,,,,,') };
    const parts = { 'attributions.csv': file(PARTS, 'fair,alder,1,sang,entry/e1,,,,') };
    const { batchId: later } = await take(ledger, { ...open, ...parts });
    const { batchId: answered } = await take(ledger, {
      ...open,
      'attributions.csv': file(PARTS, 'fair,alder,1,sang,entry/e1,agreed,,,'),
    });
    expect((await undo(answered)).staying).toMatchObject([{ code: 'interchange.fact-stays' }]);
    await tell(ledger, recognitionPublished('fair'));
    expect((await undo(later)).staying).toMatchObject([
      { subject: 'achievement/fair', code: 'interchange.fact-stays' },
    ]);
    await tell(ledger, recognitionRetracted('fair'));
    expect((await undo(later)).changed).toBe(true);
  });
});

describe('achievements that go out', () => {
  it('come in elsewhere as they are, and change nothing where they came from', async () => {
    const ledger = await founded();
    await act(ledger, 'record-entry', entry('a|b\\', { memberId: 'alder' }));
    const plan = {
      assetId: 'plan',
      title: 'The plan',
      sharedOn: '2026-01-05',
      authors: 'birch',
      derivesFrom: null,
    };
    const nothing = { assetType: null, licence: null, description: null, actingFor: null };
    await act(ledger, 'share-knowledge', { ...plan, ...nothing });
    const use = {
      applicationId: 'use',
      assetId: 'plan',
      memberId: 'alder',
      appliedOn: '2026-02-01',
      depth: 'adapted',
    };
    const confirmed = { outcomeValue: null, description: null, confirmedBy: 'backbone', confirmedOn: null };
    await act(ledger, 'apply-knowledge', { ...use, ...confirmed, actingFor: null });
    const ofPlan = [
      attribution('alder', '0.6', 'entry/e1'),
      attribution('birch', '0.4', ['asset/plan', 'entry/e2']),
    ];
    const hostile = [attribution('alder', '1', ['entry/a|b\\', 'entry/e1'], '=1+1, or "so"\nand more')];
    await tell(
      ledger,
      achievementRecorded('open', { attributions: hostile, sharesShown: false, actingFor: 'member:alder' }),
      achievementRecorded('dyke', { attributions: ofPlan }),
      attributionDeclined('dyke', 'birch', { on: '2026-06-01' }),
      achievementAmended('dyke', { title: 'The dyke stands' }),
      attributionAgreed('dyke', 'alder', { edition: 2, on: '2026-06-02' }),
      attributionAgreed('dyke', 'birch', { edition: 2, on: '2026-06-03', actingFor: null }),
      recognitionPublished('dyke', {
        value: '7.01',
        basis: 'the press',
        valueType: 'strategic:0.5|financial:0.5',
      }),
      achievementRecorded('slip'),
      attributionDeclined('slip', 'alder', { on: '2026-06-01' }),
      recognitionRetracted('slip', { on: '2026-06-05' }),
      achievementRecorded('gone', { attributions: [attribution('alder', '1', 'entry/e1')] }),
      attributionAgreed('gone', 'alder', { on: '2026-06-04' }),
      recognitionPublished('gone', { value: '2' }),
      recognitionRetracted('gone', { on: '2026-06-25' }),
    );
    const { files, notes } = await exported(ledger);
    expect(notes).toEqual([
      '1 achievements were amended; the files hold what they say now, as if it had been said at first, and as recorded by the backbone where they name its recorder no more.',
    ]);
    const other = await foundedLedger();
    expect(brief(await take(other, files))).toEqual([]);
    expect(await told(other)).toEqual(await told(ledger));
    expect(await balances(other)).toEqual(await balances(ledger));
    const back = await take(ledger, files);
    expect([brief(back), back.position.after]).toEqual([[], back.position.before]);
    expect((await exported(other)).files).toEqual(files);
  });

  it('stay where others could not make the same of them, and their benefits go out as entries', async () => {
    const ledger = await founded();
    const ofAlder = { attributions: [attribution('alder', '1', 'entry/e1')] };
    for (const id of ['reversed', 'valued'])
      await tell(
        ledger,
        achievementRecorded(
          id,
          id === 'valued' ? { attributions: [attribution('birch', '1', 'entry/e2')] } : ofAlder,
        ),
        attributionAgreed(id, id === 'valued' ? 'birch' : 'alder'),
        recognitionPublished(id, { value: id === 'valued' ? null : '3' }),
      );
    const { attributions } = await achievementOf(ledger, 'coast', 'valued', SEES_ALL);
    const valued = { entryId: attributions[0]!.entryId!, value: '5', basis: null, actingFor: null };
    await act(ledger, 'value-entry', valued);
    await act(
      ledger,
      'record-entry',
      entry('back', { memberId: 'alder', quantity: '-100.00', reverses: 'e1' }),
    );
    const { files, notes } = await exported(ledger);
    expect(notes).toEqual([expect.stringMatching(/^2 achievements stay here/)]);
    const other = await foundedLedger();
    expect(brief(await take(other, files))).toEqual([]);
    expect(await balances(other)).toEqual(await balances(ledger));
  });
});
