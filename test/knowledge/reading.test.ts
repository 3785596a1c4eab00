import {
  applicationOf,
  applicationsOf,
  type ApplicationsAsked,
} from '../../src/knowledge/applications.queries.js';
import { folded, patternsOf } from '../../src/knowledge/domain/search.js';
import { assetOf, assetsOf, type AssetsAsked } from '../../src/knowledge/library.queries.js';
import { offerOf, offersOf } from '../../src/knowledge/offers.queries.js';
import { redemptionsOf, type RedemptionsAsked } from '../../src/knowledge/redemptions.queries.js';
import {
  aCoalition,
  applicationConfirmed,
  applicationContested,
  applicationWithdrawn,
  COALITION,
  creditsRedeemed,
  creditsReserved,
  knowledgeApplied,
  knowledgeRevised,
  knowledgeShared,
  lapsedReleased,
  memberMerged,
  offerListed,
  offerWithdrawn,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines, onSqlite } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';
import { watched } from '../support/watched.js';

describe('words that are searched', () => {
  it.each([
    ['Über   Brunnen', 'UBER BRUNNEN'],
    ['re\u0301sume\u0301', 'RESUME'],
    ['Straße', 'STRASSE'],
    ['ﬁeld', 'FIELD'],
    ['İstanbul ılık', 'ISTANBUL ILIK'],
    ['οδος ΟΔΟΣ', 'ΟΔΟΣ ΟΔΟΣ'],
  ])('are compared without accents and capitals: %j', (text, expected) =>
    expect(folded(text)).toBe(expected),
  );

  it('mean themselves, whatever LIKE makes of their signs', () =>
    expect(patternsOf(' 100%_a! \\ ')).toEqual(['%100!%!_A!!%', '%\\%']));
});

onBothEngines('reading the library', (engine) => {
  const ledgers = ledgersOn(engine);
  const page = { after: null, limit: 100 };
  const assets = (ledger: TestLedger, over: Partial<AssetsAsked> = {}) =>
    assetsOf(ledger.ledger, COALITION, {
      ...{ search: null, unused: false, author: null, derivesFrom: null, ...page },
      ...over,
    });
  const applications = (ledger: TestLedger, over: Partial<ApplicationsAsked> = {}) =>
    applicationsOf(ledger.ledger, COALITION, {
      ...{ asset: null, member: null, state: null, quarter: null, ...page },
      ...over,
    });
  const redemptions = (ledger: TestLedger, over: Partial<RedemptionsAsked> = {}) =>
    redemptionsOf(ledger.ledger, COALITION, {
      ...{ member: null, offer: null, state: null, ...page },
      ...over,
    });
  const idsOf = async (found: Promise<{ readonly items: readonly { readonly id: string }[] }>) =>
    (await found).items.map(({ id }) => id).join(' ');

  it('finds assets by words in title, type and description, and by nothing else', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...aCoalition(),
      knowledgeShared('a', {
        title: 'Étude des puits',
        description: 'Für 100% der Brunnen',
        authors: 'birch',
      }),
      knowledgeShared('b', { title: 'Field guide', assetType: 'Méthode', licence: 'secret' }),
      knowledgeShared('c', { title: 'a_b', description: '1000 wells' }),
    );
    const found = (search: string) => idsOf(assets(ledger, { search }));
    expect(await found('ETUDE')).toBe('a');
    expect(await found('puits étu')).toBe('a');
    expect(await found('puits guide')).toBe('');
    expect(await found('methode')).toBe('b');
    expect(await found('secret')).toBe('');
    expect(await found('fur')).toBe('a');
    expect(await found('100%')).toBe('a');
    expect(await found('100')).toBe('a c');
    expect(await found('a_b')).toBe('c');
    expect(await found('%')).toBe('a');
    expect(await found('_')).toBe('c');
    expect(await found('e!')).toBe('');
    expect(await found('  ')).toBe('a b c');
    expect((await refusalOf(found('a\u0000'))).code).toBe('kernel.text-malformed');
    expect(await idsOf(assets(ledger, { search: 'e', author: 'birch' }))).toBe('a');
  });

  it('finds assets by author, with what it carries on, by lineage, and by whether they were used', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...aCoalition(),
      knowledgeShared('guide', { authors: 'alder:0.5|birch:0.5' }),
      knowledgeShared('atlas', { authors: 'cedar', derivesFrom: 'guide' }),
      knowledgeShared('map', { authors: 'birch', derivesFrom: 'atlas:0.5|guide:0.5' }),
      knowledgeApplied('u1', 'guide', { memberId: 'cedar', confirmedBy: 'backbone' }),
      memberMerged('birch', 'cedar', '2026-04-01'),
    );
    expect(await idsOf(assets(ledger, { author: 'alder' }))).toBe('guide');
    expect(await idsOf(assets(ledger, { author: 'cedar' }))).toBe('atlas guide map');
    expect(await idsOf(assets(ledger, { author: 'birch' }))).toBe('guide map');
    expect(await idsOf(assets(ledger, { derivesFrom: 'guide' }))).toBe('atlas map');
    expect(await idsOf(assets(ledger, { unused: true }))).toBe('atlas map');
    await ledger.tell(applicationWithdrawn('u1'));
    expect(await idsOf(assets(ledger, { unused: true, derivesFrom: 'atlas' }))).toBe('map');
    expect(await idsOf(assets(ledger, { unused: true, limit: 2 }))).toBe('atlas guide');
  });

  it('turns pages that hold what was there at first, each once', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...aCoalition(),
      ...['b', 'd', 'f'].map((id) => knowledgeShared(id)),
      ...['b', 'd', 'f'].map((id, i) => knowledgeApplied(`u${String(i)}`, id, { appliedOn: '2026-02-10' })),
      knowledgeApplied('u3', 'b', { appliedOn: '2026-01-20', memberId: 'cedar' }),
      memberMerged('birch', 'cedar', '2026-04-01'),
    );
    const first = {
      asset: await assets(ledger, { limit: 2 }),
      use: await applications(ledger, { limit: 2, member: 'cedar' }),
    };
    expect(first.asset.items.map(({ id }) => id)).toEqual(['b', 'd']);
    expect(first.use.items.map(({ id }) => id)).toEqual(['u3', 'u0']);
    await ledger.tellAll(
      knowledgeShared('e'),
      knowledgeApplied('u9', 'b', { appliedOn: '2026-03-01' }),
      applicationConfirmed('u1'),
    );
    const next = {
      asset: await assets(ledger, { after: first.asset.next }),
      use: await applications(ledger, { after: first.use.next, member: 'cedar' }),
    };
    expect(next.asset).toMatchObject({ items: [{ id: 'f' }], next: null });
    expect(next.use).toMatchObject({ items: [{ id: 'u1', state: 'confirmed' }, { id: 'u2' }], next: null });
    const foreign = await refusalOf(applications(ledger, { after: first.asset.next }));
    expect(foreign.code).toBe('request.cursor-malformed');
  });

  it('tells how applications stand, and counts them by quarter with their asset', async () => {
    const ledger = await ledgers.open();
    const use = (id: string, appliedOn: string, memberId = 'birch') =>
      knowledgeApplied(id, 'guide', { appliedOn, memberId, outcomeValue: '1.5' });
    await ledger.tellAll(
      ...aCoalition(),
      knowledgeShared('guide'),
      knowledgeShared('other'),
      use('u1', '2026-02-01'),
      use('u2', '2026-02-02', 'cedar'),
      use('u3', '2026-03-31'),
      use('u4', '2026-03-30'),
      use('u5', '2026-03-29'),
      knowledgeApplied('u6', 'other', { confirmedBy: 'backbone' }),
      applicationConfirmed('u1'),
      applicationConfirmed('u2'),
      applicationContested('u4', { actingFor: 'member:birch' }),
      applicationWithdrawn('u5'),
      quarterClosed('2026-Q1'),
      applicationConfirmed('u3', { on: '2026-05-01' }),
      use('u7', '2026-05-01'),
    );
    const inState = (state: string) => idsOf(applications(ledger, { state }));
    expect(await inState('awaiting')).toBe('u7');
    expect(await inState('contested')).toBe('u4');
    expect(await inState('withdrawn')).toBe('u5');
    expect(await inState('confirmed')).toBe('u1 u2 u6 u3');
    expect(await idsOf(applications(ledger, { asset: 'guide', member: 'cedar' }))).toBe('u2');
    // By its day, whichever quarter it counts in.
    expect(await idsOf(applications(ledger, { quarter: '2026-Q1', asset: 'guide' }))).toBe('u1 u2 u5 u4 u3');
    expect(await idsOf(applications(ledger, { quarter: '2026-Q2' }))).toBe('u7');
    // A cursor of another filter leads to nothing that is not asked for.
    const { next } = await applications(ledger, { limit: 1 });
    expect(await idsOf(applications(ledger, { quarter: '2026-Q2', after: next }))).toBe('u7');
    expect(await applicationOf(ledger.ledger, COALITION, 'u3')).toMatchObject({
      ...{ state: 'confirmed', quarter: '2026-Q2', confirmedOn: '2026-05-01', reason: null },
    });
    expect(await applicationOf(ledger.ledger, COALITION, 'u5')).toMatchObject({
      reason: 'a slip',
      quarter: null,
    });
    const { usesByQuarter } = await assetOf(ledger.ledger, COALITION, 'guide');
    expect(usesByQuarter).toMatchObject([
      { quarter: '2026-Q1', users: 2, consulted: 2, outcomes: '3.00', awaiting: 0, contested: 1 },
      { quarter: '2026-Q2', users: 1, consulted: 1, outcomes: '1.50', awaiting: 1, contested: 0 },
    ]);
    expect((await refusalOf(applications(ledger, { quarter: 'soon' }))).code).toBe(
      'request.quarter-malformed',
    );
  });

  /** Alder and cedar hold 10 each. */
  const funded = [
    ...aCoalition(),
    ...['alder', 'cedar'].map((author) => knowledgeShared(author, { authors: author })),
    ...['alder', 'cedar'].map((author) => knowledgeApplied(author, author, { confirmedBy: 'backbone' })),
    quarterClosed('2026-Q1'),
    offerListed('course', { capacity: '4' }),
    offerListed('tour', { validFrom: '2026-05-01', validTo: '2026-08-31' }),
    creditsReserved('r1', 'course'),
    creditsReserved('r2', 'course', { memberId: 'cedar', on: '2026-06-25' }),
    creditsReserved('r3', 'tour', { memberId: 'cedar', on: '2026-06-24' }),
  ];

  it('shows which offers are open on a day, and the places left today', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...funded,
      creditsReserved('r4', 'course', { on: '2026-06-30' }),
      creditsRedeemed('r4', { on: '2026-06-30' }),
    );
    const openOn = (on: string) => idsOf(offersOf(ledger.ledger, COALITION, { openOn: on, ...page }));
    // r1 was set free by the next reservation, r2 is open, r4 redeemed.
    expect(await offerOf(ledger.ledger, COALITION, 'course')).toMatchObject({
      capacity: 4,
      redeemed: 1,
      reserved: 1,
      left: 2,
    });
    expect(await offerOf(ledger.ledger, COALITION, 'tour')).toMatchObject({ reserved: 1, left: null });
    expect(await openOn('2026-04-30')).toBe('course');
    expect(await openOn('2026-08-31')).toBe('course tour');
    expect(await openOn('2026-09-01')).toBe('course');
    await ledger.tell(offerWithdrawn('course', '2026-07-01'));
    expect(await openOn('2026-06-30')).toBe('course tour');
    expect(await openOn('2026-07-01')).toBe('tour');
  });

  it('tells what lapsed from what is reserved, and two that release it at once release it once', async () => {
    const first = await ledgers.open();
    await first.tellAll(
      ...funded.slice(0, -2),
      creditsReserved('r3', 'tour', { memberId: 'cedar', on: '2026-06-24' }),
    );
    const inState = (state: string) => idsOf(redemptions(first, { state }));
    expect([await inState('lapsed'), await inState('reserved')]).toEqual(['r1', 'r3']);
    expect(await idsOf(redemptions(first, { member: 'cedar' }))).toBe('r3');
    expect(await idsOf(redemptions(first, { offer: 'course' }))).toBe('r1');
    const second = await ledgers.open({ url: first.url });
    const answers = await Promise.all(
      [first, second, first, second].map(async (ledger) => (await ledger.tell(lapsedReleased())).answer),
    );
    expect(answers.filter(({ changed }) => changed === true)).toMatchObject([{ released: ['r1'] }]);
    expect(answers.filter(({ changed }) => changed === false)).toHaveLength(3);
    expect([await inState('lapsed'), await inState('released')]).toEqual(['', 'r1']);
    expect((await first.events()).at(-1)).toMatchObject({
      type: 'ReservationReleased',
      subject: 'redemption/r1',
    });
    expect(await first.verify()).toMatchObject({ ok: true, findings: [] });
  });

  it('is rebuilt as it was', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...funded,
      knowledgeShared('map', { derivesFrom: 'alder' }),
      knowledgeRevised('map'),
    );
    expect(await ledger.verify()).toMatchObject({ ok: true, findings: [] });
    expect(await assetOf(ledger.ledger, COALITION, 'map')).toMatchObject({
      edition: 2,
      editions: [{}, { note: 'clearer tables' }],
    });
  });
});

onSqlite('what reading the library reads', (engine) => {
  const ledgers = ledgersOn(engine);
  const page = { after: null, limit: 2 };
  const none = { asset: null, member: null, state: null, quarter: null };

  it.each([
    [none, 'by_date'],
    [{ ...none, quarter: '2026-Q1' }, 'by_date'],
    [{ ...none, asset: 'guide' }, 'by_asset'],
    [{ ...none, asset: 'guide', quarter: '2026-Q1' }, 'by_asset'],
    [{ ...none, asset: 'guide', state: 'confirmed' }, 'by_asset'],
    [{ ...none, member: 'birch' }, 'by_member'],
    [{ ...none, state: 'awaiting' }, 'apart'],
    [{ ...none, asset: 'guide', state: 'awaiting' }, 'apart_by_asset'],
    [{ ...none, asset: 'guide', member: 'birch', quarter: '2026-Q1' }, 'by_(asset|member)'],
  ])('is a page of applications along an index: %j', async (asked, index) => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      knowledgeShared('guide'),
      ...['u1', 'u2', 'u3'].map((id) => knowledgeApplied(id, 'guide')),
      ...(asked.state === 'confirmed' ? ['u1', 'u2', 'u3'].map((id) => applicationConfirmed(id)) : []),
    );
    const ways: string[] = [];
    const first = await applicationsOf(watched(ledger, ways), COALITION, { ...asked, ...page });
    await applicationsOf(watched(ledger, ways), COALITION, { ...asked, ...page, after: first.next });
    const along = ways.filter((way) => /\bapplications\b|TEMP B-TREE/.test(way));
    expect(along).toHaveLength(2);
    for (const way of along)
      expect(way).toMatch(new RegExp(`^SEARCH applications USING INDEX applications_(g\\d+_)?${index} `));
  });

  it('is of one asset sums, and what does not count', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      knowledgeShared('guide'),
      knowledgeShared('atlas', { derivesFrom: 'guide' }),
      knowledgeApplied('u1', 'guide', { confirmedBy: 'backbone' }),
      knowledgeApplied('u2', 'guide'),
    );
    const ways: string[] = [];
    await assetOf(watched(ledger, ways), COALITION, 'guide');
    const [apart, ...others] = ways.filter((way) => /\bapplications\b/.test(way));
    expect([apart, others]).toEqual([
      expect.stringMatching(/INDEX applications_(g\d+_)?apart_by_asset /),
      [],
    ]);
    // A table that is read from its key's first column alone is read whole.
    expect(ways.filter((way) => /^SCAN|\(coalition_id=\?\)$/.test(way) && !way.includes('heads'))).toEqual(
      [],
    );
  });
});
