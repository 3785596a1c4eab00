import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import {
  achievementOf,
  achievementsOf,
  type AchievementsAsked,
} from '../../src/recognition/recognition.queries.js';
import { attributionStatementOf } from '../../src/recognition/statement.queries.js';
import {
  aCoalition,
  COALITION,
  contribution,
  disputeResolved,
  entryDisputed,
  memberMerged,
  memberRenamed,
  reversalOf,
} from '../support/builders.js';
import { onBothEngines, onSqlite } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import {
  achievementAmended,
  achievementRecorded,
  attribution,
  attributionAgreed,
  attributionDeclined,
  recognitionPublished,
  recognitionRetracted,
} from '../support/recognition-builders.js';
import { watched } from '../support/watched.js';

const contributed = [...aCoalition(), contribution('e1'), contribution('e2', { memberId: 'birch' })];
const ofBirch = { attributions: [attribution('birch', '1', 'entry/e2')] };
/** One that is published, one whose consents are there, one that waits for birch, and one that was retracted. */
const history = [
  ...contributed,
  achievementRecorded('dyke'),
  attributionAgreed('dyke', 'alder'),
  attributionAgreed('dyke', 'birch'),
  recognitionPublished('dyke', { value: '50.00' }),
  achievementRecorded('map', { ...ofBirch, achievedOn: '2026-05-01', title: 'A map' }),
  attributionAgreed('map', 'birch'),
  achievementRecorded('weir', { title: 'A weir' }),
  attributionAgreed('weir', 'alder'),
  attributionDeclined('weir', 'birch'),
  achievementAmended('weir', { story: '' }),
  attributionAgreed('weir', 'alder', { edition: 2, on: '2026-06-02' }),
  achievementRecorded('slip', { title: 'A slip' }),
  attributionAgreed('slip', 'alder'),
  attributionAgreed('slip', 'birch'),
  recognitionPublished('slip'),
  recognitionRetracted('slip'),
];
const page = { after: null, limit: 100 };
const list = async ({ ledger }: TestLedger, over: Partial<AchievementsAsked> = {}): Promise<string> => {
  const asked = { stage: null, member: null, waitingFor: null, ...page, ...over };
  return (await achievementsOf(ledger, COALITION, asked)).items.map(({ id }) => id).join(' ');
};

onBothEngines('reading what was achieved', (engine) => {
  const ledgers = ledgersOn(engine);

  it('lists, tells, and replays to the same', async () => {
    const told = await ledgers.with(...history);
    expect(await list(told)).toBe('map dyke slip weir');
    expect(await list(told, { stage: 'open' })).toBe('map weir');
    expect(await list(told, { member: 'alder' })).toBe('dyke slip weir');
    expect(await list(told, { member: 'alder', stage: 'published' })).toBe('dyke');
    expect(await list(told, { waitingFor: 'member:birch' })).toBe('weir');
    expect(await list(told, { waitingFor: 'member:alder' })).toBe('');
    expect(await list(told, { waitingFor: 'member:birch', member: 'alder' })).toBe('');
    expect(await list(told, { waitingFor: 'backbone' })).toBe('map');
    expect(await list(told, { waitingFor: 'backbone', member: 'birch' })).toBe('map');
    expect(await list(told, { waitingFor: 'member:birch', stage: 'retracted' })).toBe('');
    const first = await achievementsOf(told.ledger, COALITION, {
      ...{ stage: null, member: 'birch', waitingFor: null, after: null, limit: 3 },
    });
    expect(first.items.map(({ id }) => id)).toEqual(['map', 'dyke', 'slip']);
    expect(await list(told, { member: 'birch', after: first.next, limit: 3 })).toBe('weir');

    expect(await achievementOf(told.ledger, COALITION, 'weir')).toMatchObject({
      ...{ id: 'weir', stage: 'open', edition: 2, named: 2, agreed: 1, story: null, value: null },
      ...{ missing: ['birch'], waitsFor: ['member:birch'], publishedOn: null, sharesShown: true },
      attributions: [
        {
          ...{ memberId: 'alder', name: 'The alder association', share: '0.6', behind: ['entry/e1'] },
          ...{ state: 'agreed', answeredBy: 'member:alder', answeredOn: '2026-06-02', entryId: null },
        },
        { memberId: 'birch', state: 'asked', answeredBy: null, reason: null },
      ],
      editions: [
        { edition: 1, toldOn: '2026-05-20', reason: null },
        { edition: 2, toldOn: '2026-07-01', reason: 'birch asked for other words' },
      ],
    });
    expect(await achievementOf(told.ledger, COALITION, 'dyke')).toMatchObject({
      ...{ stage: 'published', publishedOn: '2026-06-20', value: '50.00', missing: [], waitsFor: [] },
      attributions: [{ entryId: expect.any(String) }, { reversedBy: null }],
    });
    expect(await achievementOf(told.ledger, COALITION, 'slip')).toMatchObject({
      ...{ stage: 'retracted', retractedOn: '2026-07-01', reason: 'the measurements were wrong' },
      attributions: [{ reversedBy: expect.any(String) }, { reversedBy: expect.any(String) }],
    });
    // What stands behind is looked up by id on either engine, and what it finds once something was taken back stands below.
    expect((await achievementOf(told.ledger, COALITION, 'dyke')).attributions[0]!.takenBack).toEqual([]);
    await told.tell(reversalOf(contribution('e1'), 'r1'));
    expect((await achievementOf(told.ledger, COALITION, 'dyke')).attributions[0]!.takenBack).toEqual([
      'entry/e1',
    ]);
    const portfolio = await valuePortfolio(told.ledger, COALITION, 'birch', { quarter: '2026-Q2' });
    // Retracted in the next quarter: in this one it was still published.
    expect(portfolio.recognition.map(({ achievementId, share }) => [achievementId, share])).toEqual([
      ['dyke', '0.4'],
      ['slip', '0.4'],
    ]);
    expect(portfolio.received.value).toBe('20.00');
    expect(await told.verify()).toMatchObject({ ok: true, findings: [] });
  });
});

onSqlite('an achievement', (engine) => {
  const ledgers = ledgersOn(engine);

  it('waits for the backbone where somebody declined, and for a member’s survivor', async () => {
    const told = await ledgers.with(
      ...contributed,
      achievementRecorded('dyke'),
      attributionDeclined('dyke', 'birch'),
    );
    const waits = async () => (await achievementOf(told.ledger, COALITION, 'dyke')).waitsFor;
    expect(await waits()).toEqual(['member:alder', 'backbone']);
    await told.tell(memberMerged('alder', 'cedar', '2026-06-01'));
    expect(await list(told, { waitingFor: 'member:cedar' })).toBe('dyke');
    await told.tell(attributionAgreed('dyke', 'alder', { actingFor: 'member:cedar' }));
    expect(await waits()).toEqual(['backbone']);
    await told.tell(achievementAmended('dyke', { attributions: [attribution('alder', '1', 'entry/e1')] }));
    expect([await list(told, { member: 'birch' }), await list(told, { waitingFor: 'member:birch' })]).toEqual(
      ['', ''],
    );
    await told.tell(achievementAmended('dyke', { attributions: ofBirch.attributions }));
    expect([await list(told, { member: 'cedar' }), await waits()]).toEqual(['', ['member:birch']]);
    await told.tell(memberMerged('birch', 'cedar', '2026-06-01'));
    expect(await list(told, { member: 'cedar' })).toBe('dyke');
  });

  it('stands in the portfolio of its members from its publication to its retraction', async () => {
    const told = await ledgers.with(...history);
    const ids = async (scope: object, memberId = 'alder') =>
      (await valuePortfolio(told.ledger, COALITION, memberId, scope)).recognition.map(
        ({ achievementId }) => achievementId,
      );
    expect(await ids({})).toEqual(['dyke']);
    expect(await ids({ quarter: '2026-Q3' })).toEqual([]);
    expect(await ids({ asOf: '2026-06-19' })).toEqual([]);
    expect(await ids({ asOf: '2026-06-30' })).toEqual(['dyke', 'slip']);
    const before = (await told.events()).find(({ type }) => type === 'RecognitionRetracted')!.position - 1;
    expect(await ids({ asKnownAt: String(before) })).toEqual(['dyke', 'slip']);
    const first = (await told.events()).find(({ type }) => type === 'RecognitionPublished')!.position;
    expect(await ids({ asKnownAt: String(first - 1) })).toEqual([]);
    await told.tell(memberMerged('birch', 'cedar', '2026-07-01'));
    const portfolio = await valuePortfolio(told.ledger, COALITION, 'cedar', {});
    expect(portfolio.recognition).toMatchObject([{ achievementId: 'dyke', memberId: 'birch' }]);
  });

  it('tells what stands behind it and was reversed or withdrawn since, and the portfolio does from that day on', async () => {
    const given = [contribution('e3'), contribution('e4'), contribution('e5')];
    const behind = [attribution('alder', '1', ['entry/e3', 'entry/e4', 'entry/e5'])];
    const told = await ledgers.with(
      ...aCoalition(),
      ...given,
      achievementRecorded('map', { attributions: behind }),
    );
    await told.tellAll(attributionAgreed('map', 'alder'), recognitionPublished('map'));
    const takenBack = async () =>
      (await achievementOf(told.ledger, COALITION, 'map')).attributions.map((one) => one.takenBack);
    const shown = async (scope: object) =>
      (await valuePortfolio(told.ledger, COALITION, 'alder', scope)).recognition.map((one) => one.takenBack);
    expect([await takenBack(), await shown({})]).toEqual([[[]], [[]]]);
    const { position: published } = await told.head();
    await told.tell(reversalOf(given[0]!, 'r3', { occurredOn: '2026-06-25' }));
    const { position: reversed } = await told.head();
    await told.tellAll(
      entryDisputed('e4', null),
      disputeResolved('e4', { outcome: 'withdrawn' }),
      entryDisputed('e5', null),
      disputeResolved('e5', { outcome: 'adjusted', quantity: '70.00' }),
    );
    expect(await takenBack()).toEqual([['entry/e3', 'entry/e4']]);
    expect(await shown({})).toEqual([['entry/e3', 'entry/e4']]);
    expect(await shown({ asKnownAt: String(reversed) })).toEqual([['entry/e3']]);
    expect(await shown({ asKnownAt: String(published) })).toEqual([[]]);
    expect(await shown({ asOf: '2026-06-24', asKnownAt: String(reversed) })).toEqual([[]]);
  });

  it('has a statement with the names of its day, and none once it is retracted', async () => {
    const told = await ledgers.with(...history, memberRenamed('alder', '2026-06-21', 'Alder & Sons'));
    const statement = (id: string) => attributionStatementOf(told.ledger, COALITION, id);
    expect(await statement('dyke')).toMatchObject({
      ...{ achievementId: 'dyke', edition: 1, publishedOn: '2026-06-20' },
      line: 'The dyke is raised. Achieved on 20 May 2026 in the coalition River Basin Alliance by The alder association (60 %) and The birch association (40 %).\n',
    });
    expect((await statement('weir')).paragraph).toMatch(
      /^DRAFT of edition 2, not for publication\. Consent is missing of The birch association\. A weir\. Achieved .* Alder & Sons \(60 %\): alder did its part\./,
    );
    expect((await statement('weir')).page).toContain('Alder &amp; Sons');
    const problem = await refusalOf(statement('slip'));
    expect([problem.code, problem.message]).toEqual([
      'recognition.statement-retracted',
      'The achievement “slip” was retracted on 2026-07-01 (“the measurements were wrong”); there is no statement of it to print any more.',
    ]);
    expect((await refusalOf(statement('nothing'))).code).toBe('recognition.achievement-unknown');
  });

  it('is found along an index', async () => {
    const told = await ledgers.with(...history);
    const ways: string[] = [];
    const reads = watched(told, ways);
    const asked = { stage: null, member: null, waitingFor: null, ...page };
    await achievementsOf(reads, COALITION, asked);
    await achievementsOf(reads, COALITION, { ...asked, member: 'birch' });
    await achievementsOf(reads, COALITION, { ...asked, waitingFor: 'member:birch' });
    await valuePortfolio(reads, COALITION, 'birch', { quarter: '2026-Q2' });
    const along = ways
      .map((way) => way.replace(/_g\d+_/, '_'))
      .filter((way) => /achievements|attributions|\ba\b/.test(way));
    expect(along.filter((way) => /^SCAN/.test(way))).toEqual([]);
    for (const index of [
      'achievements_by_date',
      'attributions_by_member',
      'attributions_waiting',
      'attributions_published',
    ])
      expect(along.join('\n')).toContain(`INDEX ${index} `);
  });
});
