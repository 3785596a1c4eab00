import { creditAccounts } from '../../src/knowledge/credits.queries.js';
import type { FigureScope } from '../../src/portfolios/view.queries.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { fixedClock } from '../../src/kernel/clock.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  applicationContested,
  quarterClosed,
  COALITION,
  creditsRedeemed,
  creditsReserved,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  memberMerged,
  offerListed,
  policyAdopted,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const zero = '0.00';

onBothEngines('accounts of credits', (engine) => {
  const ledgers = ledgersOn(engine);

  /** The columns of the members that have anything, and of all. */
  const accounts = async (ledger: TestLedger, scope: FigureScope): Promise<Record<string, string[]>> => {
    const { members, totals } = await creditAccounts(ledger.ledger, COALITION, scope);
    const shown = [...members, { id: 'all', equityShare: '', ...totals }].map((of) => [
      of.id,
      [of.opening, of.accrued, of.vested, of.reserved, of.redeemed, of.expired, of.balance, of.equityShare],
    ]);
    return Object.fromEntries(shown) as Record<string, string[]>;
  };
  const none = [zero, zero, zero, zero, zero, zero, zero];

  const shared = [
    ...aCoalition(),
    memberJoined('dune'),
    knowledgeShared('guide', { authors: 'alder:0.6|cedar:0.4' }),
    knowledgeShared('atlas', { authors: 'cedar', derivesFrom: 'guide' }),
  ];
  /** 10 × 2: 12 for alder, 8 for cedar. 10 × 4 + 0.001 × 5000 = 45: 36 for cedar; 9 go on, 5.4 to alder, 3.6 to cedar. */
  const firstQuarter = [
    knowledgeApplied('u1', 'guide', { depth: 'adapted', confirmedBy: 'member:birch' }),
    knowledgeApplied('u2', 'atlas', {
      ...{ memberId: 'dune', depth: 'embedded', outcomeValue: '5000', confirmedBy: 'member:dune' },
    }),
  ];
  /** The second quarter of the same use: 10 × 2 / 2, so 6 and 4. */
  const secondQuarter = [
    knowledgeApplied('u3', 'guide', {
      ...{ appliedOn: '2026-05-05', depth: 'adapted', confirmedBy: 'member:birch' },
    }),
  ];

  it('show what open quarters would vest, with shares only once something did', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...shared, ...firstQuarter, ...secondQuarter);
    expect(await accounts(ledger, {})).toEqual({
      alder: [zero, '23.40', zero, zero, zero, zero, zero, null],
      birch: [...none, null],
      cedar: [zero, '51.60', zero, zero, zero, zero, zero, null],
      dune: [...none, null],
      all: [zero, '75.00', zero, zero, zero, zero, zero, ''],
    });
    expect(await accounts(ledger, { quarter: '2026-Q2' })).toMatchObject({
      alder: [zero, '6.00', zero, zero, zero, zero, zero, null],
      all: [zero, '10.00', zero, zero, zero, zero, zero, ''],
    });
  });

  it('keep vested = held + reserved + redeemed + expired, by quarter and for life', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...shared, ...firstQuarter, ...secondQuarter, quarterClosed('2026-Q1'));
    expect(await accounts(ledger, { quarter: '2026-Q1' })).toMatchObject({
      alder: [zero, '17.40', '17.40', zero, zero, zero, '17.40', '0.2677'],
      cedar: [zero, '47.60', '47.60', zero, zero, zero, '47.60', '0.7323'],
      all: [zero, '65.00', '65.00', zero, zero, zero, '65.00', ''],
    });
    await ledger.tellAll(offerListed('course', { price: '7.4' }), creditsReserved('r1', 'course'));
    expect(await accounts(ledger, {})).toMatchObject({
      alder: [zero, '6.00', '17.40', '7.40', zero, zero, '10.00', '0.2677'],
    });
    await ledger.tellAll(creditsRedeemed('r1'));
    expect(await accounts(ledger, {})).toMatchObject({
      alder: [zero, '6.00', '17.40', zero, '7.40', zero, '10.00', '0.2677'],
    });
    expect(await accounts(ledger, { quarter: '2026-Q2' })).toMatchObject({
      alder: ['17.40', '6.00', zero, zero, '7.40', zero, '10.00', '0.2677'],
    });
  });

  it('can be asked as of a day, and as known at a position', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...shared, ...firstQuarter);
    const { position } = await ledger.tell(knowledgeShared('later'));
    await ledger.tellAll(
      knowledgeApplied('u4', 'atlas', { appliedOn: '2026-03-20', confirmedBy: 'member:birch' }),
      applicationContested('u1', { actingFor: 'backbone' }),
      quarterClosed('2026-Q1'),
      offerListed('course', { price: '7.4' }),
      creditsReserved('r1', 'course', { memberId: 'cedar' }),
      creditsRedeemed('r1'),
    );
    // u2 and u4: 5.4 + 0.2 × 10 × 0.6 for alder, 39.6 + 8 + 0.8 for cedar.
    expect(await accounts(ledger, {})).toMatchObject({
      alder: [zero, zero, '6.60', zero, zero, zero, '6.60', '0.1200'],
      cedar: [zero, zero, '48.40', zero, '7.40', zero, '41.00', '0.8800'],
    });
    const asKnown = await accounts(ledger, { asKnownAt: String(position) });
    expect(asKnown).toMatchObject({
      alder: [zero, '17.40', zero, zero, zero, zero, zero, null],
      cedar: [zero, '47.60', zero, zero, zero, zero, zero, null],
    });
    expect(await accounts(ledger, { asOf: '2026-03-01' })).toMatchObject({
      alder: [zero, '5.40', zero, zero, zero, zero, zero, null],
    });
    expect(await accounts(ledger, { asOf: '2026-04-11' })).toMatchObject({
      cedar: [zero, zero, '48.40', '7.40', zero, zero, '41.00', '0.8800'],
    });
  });

  it('damp by what open quarters before in the window praised', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...aCoalition(),
      knowledgeShared('a', { authors: 'alder' }),
      knowledgeShared('b', { authors: 'birch' }),
      knowledgeApplied('u1', 'a', { depth: 'embedded', confirmedBy: 'member:birch' }),
      knowledgeApplied('u2', 'b', {
        ...{ memberId: 'alder', appliedOn: '2026-04-03', depth: 'embedded', confirmedBy: 'member:alder' },
      }),
    );
    // In Q1, 40 for alder alone. In Q2, 40 for birch, with 40 on both sides: 40 × 100 / 140.
    expect(await accounts(ledger, {})).toMatchObject({
      alder: [zero, '40.00', zero, zero, zero, zero, zero, null],
      birch: [zero, '28.57', zero, zero, zero, zero, zero, null],
    });
  });

  it('stand with the survivor once members merged, and expire at the end of their time', async () => {
    const ledger = await ledgers.open({ clock: fixedClock('2027-01-10T09:00:00.000Z') });
    await ledger.tellAll(
      ...shared,
      policyAdopted({ expiryQuarters: 2 }, { from: '2026-01-01' }),
      ...firstQuarter,
      quarterClosed('2026-Q1'),
      memberMerged('alder', 'birch', '2026-05-01'),
      quarterClosed('2026-Q3'),
    );
    expect(await accounts(ledger, { quarter: '2026-Q3' })).toMatchObject({
      birch: ['17.40', zero, zero, zero, zero, '17.40', zero, '0.2677'],
      all: ['65.00', zero, zero, zero, zero, '65.00', zero, ''],
    });
  });

  it('show what will vest also where a member that merged used the asset before its survivor did', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...shared,
      ...firstQuarter,
      quarterClosed('2026-Q1'),
      memberMerged('dune', 'birch', '2026-04-01'),
      // Dune used the atlas in the first quarter, so this is the second quarter of both: 10 × 4 / 2.
      knowledgeApplied('u4', 'atlas', {
        ...{ appliedOn: '2026-05-05', depth: 'embedded', confirmedBy: 'member:birch' },
      }),
    );
    const { position } = await ledger.head();
    const before = await accounts(ledger, { quarter: '2026-Q2' });
    expect(before['all']![1]).toBe('20.00');
    expect(await accounts(ledger, { quarter: '2026-Q2', asKnownAt: String(position) })).toEqual(before);
    await ledger.tell(quarterClosed('2026-Q2'));
    expect((await accounts(ledger, { quarter: '2026-Q2' }))['all']![2]).toBe('20.00');
  });

  it('stand in reports and portfolios, with flows from users to authors and the policy in force', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...shared, ...firstQuarter, policyAdopted({ base: '12' }));
    const flows = [
      { from: 'birch', to: 'alder', credits: '12.00' },
      { from: 'birch', to: 'cedar', credits: '8.00' },
      { from: 'dune', to: 'alder', credits: '5.40' },
      { from: 'dune', to: 'cedar', credits: '39.60' },
    ];
    const report = () => quarterlyReport(ledger.ledger, COALITION, '2026-Q1');
    const open = await report();
    expect(open).toMatchObject({ status: 'open', policyVersion: 0, knowledge: { flows } });
    expect(open.knowledge.assets).toEqual([
      { id: 'atlas', title: 'The atlas method', applications: 1, users: 1 },
      { id: 'guide', title: 'The guide method', applications: 1, users: 1 },
    ]);
    expect(open.knowledge.applications[0]).toEqual({
      ...{ asset: 'atlas', user: 'dune', consulted: 0, adapted: 0, embedded: 1, outcomes: '5000.00' },
    });
    await ledger.tell(quarterClosed('2026-Q1'));
    const closed = await report();
    expect(closed).toMatchObject({ status: 'closed', knowledge: open.knowledge });
    const credits = {
      ...{ opening: zero, accrued: '17.40', vested: '17.40', reserved: zero, redeemed: zero },
      ...{ expired: zero, closing: '17.40', equityShare: '0.2677' },
    };
    expect(closed.members.find(({ id }) => id === 'alder')!.credits).toEqual(credits);
    const portfolio = await valuePortfolio(ledger.ledger, COALITION, 'alder', { quarter: '2026-Q2' });
    expect(portfolio).toMatchObject({
      policyVersion: 1,
      credits: { opening: '17.40', accrued: zero, closing: '17.40', equityShare: '0.2677' },
    });
  });
});
