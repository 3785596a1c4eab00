import { exportLedger } from '../../src/interchange/export.js';
import {
  assetsTable,
  applicationsTable,
  offersTable,
  redemptionsTable,
} from '../../src/knowledge/knowledge.tables.js';
import { fileOf } from '../../src/interchange/import-files.js';
import { importFiles, type ImportOptions, type ImportResult } from '../../src/interchange/import.js';
import { act, closeAll, foundedLedger, type TestLedger } from './support.js';
import { rowsOf } from './tools.js';

afterAll(closeAll);

type Files = Readonly<Record<string, string>>;

function take(ledger: TestLedger, files: Files, options: Partial<ImportOptions> = {}): Promise<ImportResult> {
  const given = Object.entries(files).map(([name, content]) => fileOf(name, content));
  return importFiles(ledger, 'coast', given, { actor: 'backbone', ...options });
}

const file = (head: string, rows: readonly string[]): string => [head, ...rows, ''].join('\n');
const MEMBERS = file('member_id,name,joined_on', [
  'ann,Ann & Sons,2020-01-01',
  'bob,Bob Ltd,2020-01-01',
  'cyd,Cyd,2020-01-01',
]);
const base = { 'members.csv': MEMBERS };
const knowledge = (...rows: readonly string[]): string =>
  file('asset_id,title,shared_on,authors,derives_from,asset_type,licence,description', rows);
const applications = (...rows: readonly string[]): string =>
  file(
    'application_id,asset_id,member_id,applied_on,depth,outcome_value,confirmed_by,confirmed_on,description',
    rows,
  );
const offers = (...rows: readonly string[]): string =>
  file('offer_id,title,offered_by,price_credits,capacity,value_type,value,valid_from,valid_to', rows);
const redemptions = (...rows: readonly string[]): string =>
  file('redemption_id,offer_id,member_id,on,state', rows);

const GUIDE = 'guide,Guide,2026-01-10,ann:0.6|bob:0.4,,method,CC-BY-4.0,for the beach';
const ATLAS = 'atlas,Atlas,2026-01-11,bob,guide,,,';
const USE = 'u1,guide,cyd,2026-02-10,adapted,100.00,cyd,2026-02-11,on the dunes';
const COURSE = 'course,Course,bob,5.00,2,strategic,90.00,2026-04-01,2026-12-31';

const brief = ({ errors }: ImportResult): string[] =>
  errors.map(({ file: name, line, column, code, found }) => [name, line, column, code, found].join(' | '));

const standings = async (ledger: TestLedger): Promise<string[]> =>
  (await rowsOf(ledger, applicationsTable, '1 = 1'))
    .map(({ applicationId, standing, decidedBy }) => [applicationId, standing, decidedBy].join(' '))
    .sort();
const redeemed = async (ledger: TestLedger): Promise<string[]> =>
  (await rowsOf(ledger, redemptionsTable, '1 = 1'))
    .map(({ redemptionId, state }) => [redemptionId, state].join(' '))
    .sort();
const unchanged = async (ledger: TestLedger, files: Files): Promise<void> => {
  const { position, ...result } = await take(ledger, files);
  expect([brief(result as ImportResult), position.after]).toEqual([[], position.before]);
};

describe('the library in an import', () => {
  let ledger: TestLedger;
  beforeEach(async () => {
    ledger = await foundedLedger();
  });

  it('comes whole, whatever the order of files and rows, and changes nothing when it is read again', async () => {
    const files = {
      'offers.csv': offers(
        COURSE,
        'visit,Visit,pool,1,,,,2026-04-01,',
        'tool,Tool,member:ann,1,,,,2026-04-01,',
      ),
      'applications.csv': applications(
        USE,
        'u2,atlas,ann,2026-02-12,embedded,,backbone,,',
        'u3,atlas,cyd,2026-02-13,consulted,,,,',
      ),
      'knowledge.csv': knowledge('notes,Notes,2026-01-12,cyd,atlas:0.5|guide:0.5,,,', ATLAS, GUIDE),
      ...base,
    };
    const dry = await take(ledger, files, { dryRun: true });
    expect([dry.errorCount, dry.position.after]).toEqual([0, dry.position.before]);
    const result = await take(ledger, files);
    expect(brief(result)).toEqual([]);
    expect(result.tables).toMatchObject({
      knowledge: { rows: 3, new: 3, unchanged: 0 },
      applications: { rows: 3, new: 3, unchanged: 0 },
      offers: { rows: 3, new: 3, unchanged: 0 },
    });
    expect(await standings(ledger)).toEqual([
      'u1 confirmed member:cyd',
      'u2 confirmed backbone',
      'u3 recorded ',
    ]);
    const assets = await rowsOf(ledger, assetsTable, '1 = 1');
    expect(assets.find(({ assetId }) => assetId === 'notes')!.parents).toBe(
      '[{"id":"atlas","weight":"0.5"},{"id":"guide","weight":"0.5"}]',
    );
    expect((await rowsOf(ledger, offersTable, '1 = 1')).map(({ offeredBy }) => offeredBy).sort()).toEqual([
      'member:ann',
      'member:bob',
      'pool:pool',
    ]);
    await unchanged(ledger, files);
  });

  it('lets rows stand whatever became of them, and confirms what waited', async () => {
    await take(ledger, { ...base, 'knowledge.csv': knowledge(GUIDE), 'applications.csv': applications(USE) });
    await act(ledger, 'contest-application', {
      applicationId: 'u1',
      reason: 'not so',
      actingFor: 'member:cyd',
    });
    await unchanged(ledger, { 'applications.csv': applications(USE) });
    expect(await standings(ledger)).toEqual(['u1 contested member:cyd']);
    await act(ledger, 'withdraw-application', { applicationId: 'u1', reason: 'a slip', actingFor: null });
    await unchanged(ledger, { 'applications.csv': applications(USE) });
    const waits = USE.replace('u1', 'u2');
    await take(ledger, { 'applications.csv': applications(waits.replace('cyd,2026-02-11', ',')) });
    expect((await take(ledger, { 'applications.csv': applications(waits) })).tables.applications).toEqual({
      rows: 1,
      new: 1,
      unchanged: 0,
    });
    expect(await standings(ledger)).toEqual(['u1 withdrawn backbone', 'u2 confirmed member:cyd']);
    await unchanged(ledger, { 'applications.csv': applications(waits.replace('cyd,2026-02-11', ',')) });
  });

  it.each([
    ['knowledge', GUIDE, GUIDE.replace('Guide', 'Guides'), 'title', 'Guide', 'Guides'],
    ['knowledge', GUIDE, GUIDE.replace('ann:0.6|bob:0.4', 'ann'), 'authors', 'ann:0.6|bob:0.4', 'ann'],
    ['applications', USE, USE.replace('adapted', 'embedded'), 'depth', 'adapted', 'embedded'],
    [
      'applications',
      USE,
      USE.replace('2026-02-11', '2026-02-12'),
      'confirmed_on',
      '2026-02-11',
      '2026-02-12',
    ],
    [
      'applications',
      USE,
      USE.replace('cyd,2026-02-11', 'backbone,'),
      'confirmed_by',
      'member:cyd',
      'backbone',
    ],
    ['offers', COURSE, COURSE.replace('5.00', '6'), 'price_credits', '5', '6'],
  ])(
    'shows both where a known id of %s has other content: %s, %s',
    async (table, row, other, column, recorded, found) => {
      const makers = { knowledge, applications, offers };
      const made = (text: string) => ({ [`${table}.csv`]: makers[table as keyof typeof makers](text) });
      await take(ledger, { ...base, 'knowledge.csv': knowledge(GUIDE), ...made(row) });
      expect((await take(ledger, made(other))).errors).toMatchObject([
        { line: 2, column, code: 'interchange.row-conflicts', expected: recorded, found },
      ]);
    },
  );

  it('tells rows without ids by their content, and equal ones apart', async () => {
    const use = USE.replace('u1', '');
    const files = { 'applications.csv': applications(use, use, use.replace('100.00', '100')) };
    await take(ledger, { ...base, 'knowledge.csv': knowledge(GUIDE), ...files });
    expect(await standings(ledger)).toHaveLength(3);
    await unchanged(ledger, files);
  });

  it('tells of a circle in the lineage by its lines, once, and of nothing that only follows from it', async () => {
    const result = await take(ledger, {
      ...base,
      'knowledge.csv': knowledge(
        'a,A,2026-01-10,ann,b,,,',
        GUIDE,
        'b,B,2026-01-10,ann,c:0.5|guide:0.5,,,',
        'c,C,2026-01-10,ann,a,,,',
        'd,D,2026-01-10,ann,c,,,',
        'e,E,2026-01-10,ann,e,,,',
      ),
      'applications.csv': applications(USE.replace('guide', 'd'), USE.replace('guide', 'x')),
    });
    expect(result.errors.map(({ line, column, message }) => [line, column, message])).toEqual([
      [
        2,
        'derives_from',
        'The asset “a” can’t derive from “b”, which comes from it: a (line 2) ← b (line 4) ← c (line 5) ← a (line 2).',
      ],
      [
        7,
        'derives_from',
        'The asset “e” can’t derive from “e”, which comes from it: e (line 7) ← e (line 7).',
      ],
      [3, 'asset_id', 'There is no knowledge asset “x” in this coalition.'],
    ]);
    expect(await rowsOf(ledger, assetsTable, '1 = 1')).toEqual([]);
  });

  it('is all or nothing, with every error by file, line and column', async () => {
    const result = await take(ledger, {
      ...base,
      'knowledge.csv': knowledge(
        GUIDE,
        'k2,,2026-02-30,ann:0.6|bob:0.5,,,,',
        'k3,K,2026-01-10,nobody,,,,',
        'k4,K,2026-01-10,ann,nothing,,,',
        'k5,K,2026-01-09,ann,guide,,,',
        'k6,K,2026-01-10,ann,guide:0.5|guide:0.5,,,',
      ),
      'applications.csv': applications(
        'u1,guide,nobody,2026-02-10,glanced,-1,,,',
        'u2,guide,cyd,2026-01-09,adapted,1.001,,,',
        'u3,guide,cyd,2026-01-09,adapted,,,,',
        'u4,guide,cyd,2026-02-10,adapted,,ann,,',
        'u5,guide,cyd,2026-02-10,adapted,,who,2026-02-09,',
        'u6,guide,cyd,2026-02-10,adapted,,cyd,2026-02-09,',
      ),
      'offers.csv': offers(
        'o1,O,pool:pond,0,,,,2026-04-01,',
        'o2,O,nobody,1.001,,bold,-1,2026-04-01,',
        'o3,O,pool,1,1.5,,,2026-04-02,2026-04-01',
      ),
      'redemptions.csv': redemptions(
        'r1,course,ann,2026-04-10,taken',
        'r2,o1,ann,2026-04-10,reserved',
        'r3,visit,ann,2026-04-10,reserved',
      ),
    });
    expect(brief(result)).toEqual([
      'knowledge.csv | 3 | title | interchange.field-malformed | ',
      'knowledge.csv | 3 | shared_on | kernel.date-malformed | 2026-02-30',
      'knowledge.csv | 3 | authors | knowledge.weights-malformed | ann:0.6|bob:0.5',
      'knowledge.csv | 4 | authors | coalition.member-unknown | nobody',
      'knowledge.csv | 5 | derives_from | knowledge.asset-unknown | nothing',
      'knowledge.csv | 6 | shared_on | knowledge.before-it-was-shared | 2026-01-09',
      'knowledge.csv | 7 | derives_from | knowledge.weights-malformed | guide:0.5|guide:0.5',
      'applications.csv | 2 | member_id | coalition.member-unknown | nobody',
      'applications.csv | 2 | depth | knowledge.depth-unknown | glanced',
      'applications.csv | 2 | outcome_value | knowledge.outcome-negative | -1',
      'applications.csv | 3 | outcome_value | kernel.amount-too-precise | 1.001',
      'applications.csv | 3 | applied_on | knowledge.before-it-was-shared | 2026-01-09',
      'applications.csv | 4 | applied_on | knowledge.before-it-was-shared | 2026-01-09',
      'applications.csv | 5 | confirmed_by | coalition.act-not-permitted | ann',
      'applications.csv | 6 | confirmed_by | coalition.member-unknown | who',
      'applications.csv | 7 | confirmed_on | knowledge.confirmed-before-use | 2026-02-09',
      'offers.csv | 2 | offered_by | coalition.pool-unknown | pool:pond',
      'offers.csv | 2 | price_credits | knowledge.offer-malformed | 0',
      'offers.csv | 3 | offered_by | coalition.member-unknown | nobody',
      'offers.csv | 3 | price_credits | kernel.amount-too-precise | 1.001',
      'offers.csv | 3 | value_type | exchange.value-types-malformed | bold',
      'offers.csv | 3 | value | exchange.value-negative | -1',
      'offers.csv | 4 | capacity | knowledge.offer-malformed | 1.5',
      'offers.csv | 4 | valid_to | coalition.period-malformed | 2026-04-01',
      'redemptions.csv | 2 | state | interchange.field-malformed | taken',
      'redemptions.csv | 4 | offer_id | knowledge.offer-unknown | visit',
    ]);
  });
});

describe('redemptions in an import', () => {
  it('reserve, redeem and release what vested, and state nothing when they are read again', async () => {
    const ledger = await foundedLedger();
    await take(ledger, {
      ...base,
      'knowledge.csv': knowledge(GUIDE),
      'applications.csv': applications(USE),
      'offers.csv': offers(COURSE),
    });
    const early = await take(ledger, { 'redemptions.csv': redemptions('r1,course,ann,2026-04-10,reserved') });
    expect(brief(early)).toEqual(['redemptions.csv | 2 | member_id | knowledge.credits-insufficient | ann']);
    await act(ledger, 'close-quarter', { quarter: '2026-Q1', actingFor: null });
    const reserved = [
      'r1,course,ann,2026-04-10,reserved',
      'r2,course,bob,2026-04-10,released',
      'r3,course,ann,2026-04-10,redeemed',
    ];
    await take(ledger, { 'redemptions.csv': redemptions(...reserved) });
    expect(await redeemed(ledger)).toEqual(['r1 reserved', 'r2 released', 'r3 redeemed']);
    await unchanged(ledger, { 'redemptions.csv': redemptions(...reserved) });
    await take(ledger, { 'redemptions.csv': redemptions('r1,course,ann,2026-04-10,redeemed') });
    expect(await redeemed(ledger)).toEqual(['r1 redeemed', 'r2 released', 'r3 redeemed']);
    await unchanged(ledger, { 'redemptions.csv': redemptions(...reserved) });
    const result = await take(ledger, {
      'redemptions.csv': redemptions(
        'r2,course,bob,2026-04-10,redeemed',
        'r3,course,bob,2026-04-10,redeemed',
        'r4,course,bob,2026-04-11,reserved',
      ),
    });
    expect(brief(result)).toEqual([
      'redemptions.csv | 2 | state | interchange.row-conflicts | redeemed',
      'redemptions.csv | 3 | member_id | interchange.row-conflicts | bob',
      'redemptions.csv | 4 | offer_id | knowledge.offer-exhausted | course',
    ]);
  });
});

describe('the library that goes out as CSV', () => {
  const exported = async (ledger: TestLedger): Promise<{ files: Files; notes: readonly string[] }> => {
    const files: Record<string, string> = {};
    const { notes } = await exportLedger(ledger, 'coast', 'csv', (chunk, name) => {
      files[name] = (files[name] ?? '') + chunk;
    });
    return { files, notes };
  };

  it('comes in again elsewhere, makes its entries there, and changes nothing where it came from', async () => {
    const ledger = await foundedLedger();
    await take(ledger, {
      ...base,
      'knowledge.csv': knowledge(GUIDE, ATLAS),
      'applications.csv': applications(
        USE,
        USE.replace('u1', 'u2'),
        USE.replace('u1', 'u3'),
        'u4,atlas,ann,2026-02-12,embedded,,backbone,,',
      ),
      'offers.csv': offers(COURSE, 'visit,Visit,pool,1,,,,2026-04-01,'),
    });
    await act(ledger, 'contest-application', {
      applicationId: 'u2',
      reason: 'not so',
      actingFor: 'member:cyd',
    });
    await act(ledger, 'withdraw-application', { applicationId: 'u3', reason: 'a slip', actingFor: null });
    const { files, notes } = await exported(ledger);
    expect(notes).toEqual([
      '1 contested applications go out as not confirmed.',
      '1 applications that were withdrawn are left out.',
    ]);
    expect(files['entries.csv']!.trimEnd().split('\r\n')).toHaveLength(1);
    expect(files['applications.csv']).toContain(
      '\r\nu1,guide,cyd,2026-02-10,adapted,100.00,cyd,2026-02-11,on the dunes\r\n',
    );
    const other = await foundedLedger();
    expect(brief(await take(other, files))).toEqual([]);
    expect((await exported(other)).files).toEqual(files);
    expect(await standings(other)).toEqual([
      'u1 confirmed member:cyd',
      'u2 recorded ',
      'u4 confirmed backbone',
    ]);
    await unchanged(ledger, files);
  });

  it('says which weights would not be read as they are, and who recorded what', async () => {
    const ledger = await foundedLedger();
    const share = (assetId: string, authors: string, derivesFrom: string | null): Promise<unknown> =>
      act(ledger, 'share-knowledge', {
        ...{ assetId, title: assetId, sharedOn: '2026-01-10', authors, derivesFrom, actingFor: null },
        ...{ assetType: null, licence: null, description: null },
      });
    await take(ledger, {
      'members.csv': file('member_id,name,joined_on', [
        'ann,Ann,2020-01-01',
        'a|b,Piped,2020-01-01',
        'c:d,With a colon,2020-01-01',
      ]),
    });
    // One id alone is known whole, and a weight begins at the last colon.
    await share('alone', 'a|b', null);
    await share('colons', 'c:d:0.5|ann:0.5', null);
    await share('child', 'ann', 'alone:0.5|colons:0.5');
    const harmless = await exported(ledger);
    expect(harmless.notes).toEqual([]);
    const other = await foundedLedger();
    expect(brief(await take(other, harmless.files))).toEqual([]);
    expect((await exported(other)).files).toEqual(harmless.files);

    // An asset that is called like a list of others: whoever names both would be taken to name it.
    await share('alone:0.5|colons:0.5', 'ann', null);
    await act(ledger, 'apply-knowledge', {
      ...{ applicationId: 'u1', assetId: 'colons', memberId: 'a|b', appliedOn: '2026-02-01' },
      ...{ depth: 'adapted', outcomeValue: null, description: null, confirmedBy: null, confirmedOn: null },
      actingFor: 'member:a|b',
    });
    const { notes } = await exported(ledger);
    expect(notes).toEqual([
      '1 assets name ids that hold signs of a list of weights, such as |; their rows would be read otherwise, or refused.',
      '1 applications were recorded by members; whoever imports the files records them, and may withdraw them, instead.',
    ]);
  });

  it('says that redemptions wait for credits that vest', async () => {
    const ledger = await foundedLedger();
    await take(ledger, {
      ...base,
      'knowledge.csv': knowledge(GUIDE),
      'applications.csv': applications(USE),
      'offers.csv': offers(COURSE),
    });
    await act(ledger, 'close-quarter', { quarter: '2026-Q1', actingFor: null });
    await take(ledger, { 'redemptions.csv': redemptions('r1,course,ann,2026-04-10,redeemed') });
    const { files, notes } = await exported(ledger);
    expect(notes.at(-1)).toMatch(/^1 redemptions need credits/);
    const { 'redemptions.csv': later, ...first } = files;
    const other = await foundedLedger();
    expect(brief(await take(other, files))).toEqual([
      'redemptions.csv | 2 | member_id | knowledge.credits-insufficient | ann',
    ]);
    await take(other, first);
    await act(other, 'close-quarter', { quarter: '2026-Q1', actingFor: null });
    expect(brief(await take(other, { 'redemptions.csv': later! }))).toEqual([]);
    expect(await redeemed(other)).toEqual(['r1 redeemed']);
  });
});
