import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  entryValued,
  evidenceAttached,
  exchange,
  exchangeRateRecorded,
  memberJoined,
  memberMerged,
  pledgeAmended,
  pledgeMade,
  pledgeWaived,
  poolOpened,
  prioritiesDeclared,
  rateAdopted,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { figuresIn, Walk } from '../support/explained.js';
import { openedOn, type TestLedger } from '../support/ledgers.js';

const hours = { kind: 'staff-time', unit: 'hours' } as const;
const gift = contribution('gift', { quantity: '400.00', counterparty: 'pool:fund' });

/** A coalition to which everything happens that can move a figure. */
const eventful: Told[] = [
  ...aCoalition(),
  memberJoined('dogwood'),
  memberJoined('elm'),
  memberJoined('a/b %c', { joinedOn: '2026-04-02' }),
  poolOpened('the “old” pool', { allowNegative: true }),
  rateAdopted({ rate: '30.35' }),
  exchangeRateRecorded('USD', '0.9123', '2026-02-01'),
  baselineStated('a/b %c', { given: '500.10', received: '99.99' }),
  ...['alder', 'birch', 'cedar', 'dogwood', 'elm', 'a/b %c'].flatMap((memberId, i) => [
    prioritiesDeclared(memberId, '2026-04-02', {
      financial: `0.${String(i + 2)}`,
      strategic: `0.${String(8 - i)}`,
    }),
    contribution(`first ${memberId}`, { memberId, quantity: `1${String(i)}.01`, occurredOn: '2026-05-02' }),
    benefit(`got ${memberId}`, {
      memberId,
      occurredOn: '2026-05-03',
      quantity: `${String(i + 1)}.07`,
      valueType: 'strategic:0.3333|innovative:0.3333|financial:0.3334',
    }),
  ]),
  gift,
  contribution('dollars', { unit: 'USD', quantity: '33.33', memberId: 'birch' }),
  contribution('hours', { ...hours, quantity: '7.25' }),
  contribution('goods', {
    kind: 'in-kind',
    unit: 'm² of floor',
    quantity: '3.125',
    counterparty: 'pool:the “old” pool',
  }),
  exchange('swap', { memberId: 'cedar', counterparty: 'member:alder', value: '250.00' }),
  benefit('grant', { memberId: 'alder', quantity: '100.00', counterparty: 'pool:fund' }),
  evidenceAttached('grant'),
  entryValued('goods', '77.70'),
  contribution('maybe', { status: 'proposed', quantity: '5.00' }),
  contribution('yes', { status: 'proposed', quantity: '6.00' }),
  entryAccepted('yes'),
  entryDisputed('swap', 'member:alder'),
  entryDisputed('gift', null),
  disputeResolved('gift', { outcome: 'adjusted', quantity: '390.00' }),
  entryDisputed('hours', null),
  reversalOf(
    benefit('grant', { memberId: 'alder', quantity: '100.00', counterparty: 'pool:fund' }),
    'grant back',
    {
      occurredOn: '2026-04-20',
    },
  ),
  prioritiesDeclared('alder', '2026-07-01', { reputational: '1' }),
  pledgeMade('money', { quantity: '300.00' }),
  pledgeMade('time', { ...hours, memberId: 'cedar', quantity: '20.00', dueOn: '2026-04-30' }),
  pledgeMade('things', { kind: 'in-kind', unit: 'items', quantity: '7', value: null }),
  contribution('delivers', { quantity: '99.99', pledgeId: 'money', occurredOn: '2026-03-30' }),
  contribution('delivers late', { quantity: '50.00', pledgeId: 'money', occurredOn: '2026-04-01' }),
  contribution('delivers hours', { ...hours, memberId: 'cedar', quantity: '3.50', pledgeId: 'time' }),
  pledgeAmended('money', { on: '2026-02-01', quantity: '250.00' }),
  pledgeWaived('things', '2026-04-15'),
  memberMerged('cedar', 'alder', '2026-04-10'),
];

onBothEngines('explanations', (engine) => {
  /** Explanations only read: one ledger for all questions to each history. */
  let ledger: TestLedger;
  let quiet: TestLedger;
  beforeAll(async () => {
    ledger = await openedOn(engine);
    await ledger.tellAll(...eventful);
    quiet = await openedOn(engine);
    await quiet.tellAll(...aCoalition(), contribution('only'));
  });
  afterAll(async () => {
    await ledger.close();
    await quiet.close();
  });

  /** Everything that shows figures, in several views. */
  async function documentsOf({ ledger: asked }: TestLedger, asKnownAt: string): Promise<object[]> {
    const documents: object[] = [];
    for (const scope of [
      { quarter: '2026-Q1' },
      { quarter: '2026-Q2' },
      {},
      { asOf: '2026-05-02' },
      { quarter: '2026-Q2', asOf: '2026-05-02' },
      { quarter: '2026-Q2', asKnownAt },
    ]) {
      documents.push(await giveGetBalances(asked, COALITION, scope));
      for (const id of ['alder', 'birch', 'a/b %c']) {
        documents.push(await valuePortfolio(asked, COALITION, id, scope));
      }
    }
    for (const quarter of ['2026-Q1', '2026-Q2'])
      documents.push(await quarterlyReport(asked, COALITION, quarter));
    documents.push(await quarterlyReport(asked, COALITION, '2026-Q2', asKnownAt));
    return documents;
  }

  it('give every figure of balances, portfolios and reports, and parts that make it exactly', async () => {
    const walk = new Walk(ledger);
    const leaves = (await documentsOf(ledger, '40')).flatMap((document) => figuresIn(document));
    for (const leaf of leaves) await walk.check(leaf);
    expect(walk.wrong).toEqual([]);
    expect(walk.explained.size).toBeGreaterThan(1_500);
  });

  it('lead to the entries, with valuation, events and evidence', async () => {
    const explain = (figure: string) => explainFigure(ledger.ledger, COALITION, figure);
    const grants = await explain('member/alder/2026-Q1/received/funds');
    expect(grants).toMatchObject({
      figure: 'member/alder/2026-Q1/received/byKind/funds/value',
      value: '100.00',
      unit: 'EUR',
      parts: [
        {
          entry: 'grant',
          amount: '100.00',
          valuation: { method: 'own-value' },
          events: [{ type: 'BenefitRecorded' }, { type: 'EvidenceAttached' }],
          evidence: [{ name: 'receipt.pdf', sha256: 'a'.repeat(64) }],
        },
      ],
    });
    expect(await explain('member/birch/2026-Q1/given')).toMatchObject({
      value: '30.41',
      rates: [
        {
          method: 'exchange-rate',
          rate: '0.9123',
          source: 'the central bank',
          unit: 'EUR for 1 USD',
          entries: 1,
        },
      ],
    });
    const adjusted = await explain('member/alder/2026-Q1/given/funds');
    expect(adjusted.parts).toMatchObject([
      {
        entry: 'gift',
        amount: '390.00',
        quantity: '390.00',
        events: [{ type: 'ContributionRecorded' }, { type: 'EntryDisputed' }, { type: 'DisputeResolved' }],
      },
      { entry: 'delivers' },
      { entry: 'yes', events: [{ type: 'ContributionRecorded' }, { type: 'EntryAccepted' }] },
    ]);
    expect(await explain('member/alder/2026-Q1/disputed')).toMatchObject({
      value: '470.04',
      parts: [{ entry: 'swap' }, { entry: 'hours', valuation: { method: 'rate', rate: '30.35' } }],
      rates: [{ method: 'rate', rate: '30.35', rateMethod: 'comparable-market', entries: 1 }],
    });
    expect(await explain('member/alder/2026-Q2/pledges/overdue')).toMatchObject({
      value: '600.79',
      parts: [
        { type: 'pledge', pledge: 'time', memberId: 'cedar', delivered: '3.50', amount: '500.78' },
        { pledge: 'money', promised: '250.00', delivered: '149.99', amount: '100.01' },
      ],
    });
    expect(await explain('member/alder/2026-Q1/pledges/reliability')).toMatchObject({
      rule: 'mean',
      value: '0.2000',
    });
    expect(await explain('member/a%2Fb%20%25c/2026-Q2/balance/opening')).toMatchObject({
      value: '400.11',
      parts: [{ type: 'fact', what: 'baseline of a/b %c', event: { type: 'BaselineStated' } }],
    });
    expect(await explain('member/alder/2026-Q2/priorities/strategic')).toMatchObject({
      value: '0.8',
      rule: 'declared',
      parts: [{ type: 'fact', occurredOn: '2026-04-02', event: { type: 'PrioritiesDeclared' } }],
    });
  });

  it('follow a merged member to its survivor, and give short forms their long id', async () => {
    const explain = async (figure: string) => {
      const { figure: id, value } = await explainFigure(ledger.ledger, COALITION, figure);
      return [id, value];
    };
    expect(await explain('member/cedar/2026-Q2/balance')).toEqual(
      await explain('member/alder/2026-Q2/balance/closing'),
    );
    expect((await explain('member/cedar/2026-Q1/balance'))[0]).toBe('member/cedar/2026-Q1/balance/closing');
    expect((await explain('member/alder/2026-Q1/given/staff-time/hours'))[0]).toBe(
      'member/alder/2026-Q1/given/byKind/staff-time/quantities/hours',
    );
    expect((await explain('member/alder/life/received/strategic'))[0]).toBe(
      'member/alder/life/received/byValueType/strategic',
    );
    expect((await explain('pool/fund/2026-Q1'))[0]).toBe('pool/fund/2026-Q1/closing');
  });

  it('hide the members behind an aggregate of too few', async () => {
    for (const figure of ['coalition/2026-Q1/medians/given', 'member/alder/2026-Q1/shares/given']) {
      const { value, parts } = await explainFigure(quiet.ledger, COALITION, figure);
      expect(value).toBeNull();
      expect(JSON.stringify(parts)).not.toMatch(/birch|coalition/);
    }
  });

  it.each([
    ['nonsense', 'portfolios.figure-malformed'],
    ['member/alder/2026-Q1/gifts', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/given/nonsense', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/given/byKind/gold/value', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/given/funds/value/more', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/given/funds/quantities', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/balance/middle', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/mix/gold', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1/pending/items', 'portfolios.figure-unknown'],
    ['member/alder/2026-Q1', 'portfolios.figure-unknown'],
    ['coalition/2026-Q1/medians/toString', 'portfolios.figure-unknown'],
    ['pool/fund/2026-Q1/sideways', 'portfolios.figure-unknown'],
    ['pool/fund/2026-Q1/holdings/funds', 'portfolios.figure-unknown'],
    ['pool/fund/life/closing', 'portfolios.figure-malformed'],
    ['pool/fund/2026-Q1@2026-02-01/in', 'portfolios.figure-malformed'],
    ['pool/nowhere/2026-Q1/in', 'coalition.pool-unknown'],
    ['member/nobody/2026-Q1/given', 'coalition.member-unknown'],
    ['member/alder/2026-Q1~999/given', 'ledger.position-unknown'],
    ['member/alder/2026-Q1@2025-01-01/given', 'request.as-of-before-quarter'],
    ['member/alder/2026-Q1@2026-02-30/given', 'kernel.date-malformed'],
  ])('refuse %s', async (figure, code) => {
    await expect(explainFigure(quiet.ledger, COALITION, figure)).rejects.toMatchObject({ code });
  });
});
