import { coalitionFigures } from '../../src/portfolios/member-totals.queries.js';
import type { ValuePortfolio } from '../../src/portfolios/domain/portfolio.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { knownLedger, periodOf, type FigureScope } from '../../src/portfolios/view.queries.js';
import {
  aCoalition,
  baselineStated,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryDisputed,
  entryValued,
  exchange,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRenamed,
  prioritiesDeclared,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

const portfolioOf = (on: TestLedger, memberId: string, scope: FigureScope = {}): Promise<ValuePortfolio> =>
  valuePortfolio(on.ledger, COALITION, memberId, scope);

const hours = { kind: 'staff-time', unit: 'hours' } as const;

/** Beside the three of every coalition, so many that aggregates may be shown. */
const sixMembers = (): Told[] => [
  ...aCoalition(),
  memberJoined('dogwood'),
  memberJoined('elm'),
  memberJoined('fir'),
];

onBothEngines('a value portfolio', (engine) => {
  const ledgers = ledgersOn(engine);

  it('shows what was given and got by kind and value type, native quantities and unvalued entries beside', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('money', { quantity: '80.00', valueType: 'strategic:0.25|financial:0.75' }),
      contribution('hours', { ...hours, quantity: '7.50', value: '225.00' }),
      contribution('more hours', { ...hours, quantity: '2', valueType: 'strategic' }),
      exchange('swap', { memberId: 'birch', counterparty: 'member:alder', value: '40.00' }),
    );
    const {
      given,
      received,
      balance,
      return: back,
    } = await portfolioOf(ledger, 'alder', { quarter: '2026-Q1' });
    expect(given).toEqual({
      value: '305.00',
      unvaluedEntries: 1,
      byKind: {
        funds: {
          value: '80.00',
          quantities: { EUR: '80.00' },
          entries: 1,
          unvaluedEntries: 0,
          byValueType: {
            financial: '60.00',
            innovative: '0.00',
            operational: '0.00',
            reputational: '0.00',
            strategic: '20.00',
          },
        },
        'staff-time': {
          value: '225.00',
          quantities: { hours: '9.50' },
          entries: 2,
          unvaluedEntries: 1,
          byValueType: {
            financial: '0.00',
            innovative: '0.00',
            operational: '225.00',
            reputational: '0.00',
            strategic: '0.00',
          },
        },
      },
      byValueType: {
        financial: '60.00',
        innovative: '0.00',
        operational: '225.00',
        reputational: '0.00',
        strategic: '20.00',
      },
    });
    expect(received).toMatchObject({
      value: '40.00',
      byKind: { 'staff-time': { quantities: { hours: '10.00' } } },
    });
    expect([balance, back]).toEqual([{ opening: '0.00', period: '265.00', closing: '265.00' }, '0.1311']);
  });

  it('holds the realised mix against the priorities of the period’s last day', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      prioritiesDeclared('birch', '2026-01-01', { financial: '1' }),
      prioritiesDeclared('birch', '2026-03-31', { financial: '0.2', strategic: '0.8' }),
      prioritiesDeclared('birch', '2026-04-01', { reputational: '1' }),
      contribution('fill', { quantity: '100.00' }),
      benefit('got', { quantity: '30.00', valueType: 'strategic' }),
      benefit('got too', { quantity: '70.00' }),
    );
    const { priorities, mix, gap, alignment } = await portfolioOf(ledger, 'birch', { quarter: '2026-Q1' });
    expect(priorities).toEqual({ financial: '0.2', strategic: '0.8' });
    expect(mix).toMatchObject({ financial: '0.7000', strategic: '0.3000' });
    expect(gap).toMatchObject({ financial: '-0.5000', strategic: '0.5000' });
    expect(alignment).toBe('0.5000');
    expect(await portfolioOf(ledger, 'birch', { quarter: '2026-Q2' })).toMatchObject({
      priorities: { reputational: '1' },
      mix: null,
      alignment: null,
    });
  });

  it('shows shares and medians, but never with fewer than five members behind them', async () => {
    const give = (memberId: string, quantity: string): Told =>
      contribution(`by ${memberId}`, { memberId, quantity });
    const ledger = await ledgers.with(
      ...sixMembers(),
      give('alder', '10.00'),
      give('birch', '20.00'),
      give('cedar', '30.00'),
      give('dogwood', '40.00'),
    );
    const shown = async () => {
      const { shares, medians } = await portfolioOf(ledger, 'alder', { quarter: '2026-Q1' });
      return { share: shares.given, received: medians.received, balance: medians.balance };
    };
    // Four gave: the total would give the others away. The median is over six.
    expect(await shown()).toEqual({ share: null, received: '0.00', balance: '15.00' });
    await ledger.tell(give('elm', '100.00'));
    expect(await shown()).toEqual({ share: '0.0500', received: '0.00', balance: '25.00' });
    // Fir and elm leave: four are active on the last day, while five gave.
    await ledger.tellAll(memberLeft('fir', '2026-03-30'), memberLeft('elm', '2026-03-30'));
    expect(await shown()).toEqual({ share: '0.0500', received: null, balance: null });
  });

  it('counts no share of a total that came to nothing', async () => {
    const given = ['alder', 'birch', 'cedar', 'dogwood', 'elm'].map((memberId) =>
      contribution(`by ${memberId}`, { memberId, quantity: memberId === 'alder' ? '40.00' : '10.00' }),
    );
    const ledger = await ledgers.with(
      ...sixMembers(),
      ...given,
      ...given.map((told, i) => reversalOf(told, `r${String(i)}`, { occurredOn: '2026-04-01' })),
    );
    const { shares } = await portfolioOf(ledger, 'alder');
    expect(shares).toEqual({ given: null, received: null });
  });

  it('looks back over eight quarters, none before the member’s first', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      memberJoined('old', { joinedOn: '2020-05-01' }),
      contribution('first', { memberId: 'old', occurredOn: '2020-06-01', quantity: '1000.00' }),
      contribution('then', { memberId: 'old', occurredOn: '2025-10-01', quantity: '5.00' }),
      contribution('mine', { occurredOn: '2026-05-01', quantity: '7.00' }),
    );
    const { trend } = await portfolioOf(ledger, 'old', { quarter: '2026-Q2' });
    expect(trend.map(({ quarter, balance }) => `${quarter} ${balance.opening} ${balance.closing}`)).toEqual([
      '2024-Q3 1000.00 1000.00',
      '2024-Q4 1000.00 1000.00',
      '2025-Q1 1000.00 1000.00',
      '2025-Q2 1000.00 1000.00',
      '2025-Q3 1000.00 1000.00',
      '2025-Q4 1000.00 1005.00',
      '2026-Q1 1005.00 1005.00',
      '2026-Q2 1005.00 1005.00',
    ]);
    const young = (await portfolioOf(ledger, 'alder', { quarter: '2026-Q2' })).trend;
    expect(young.map(({ figure, given }) => [figure, given])).toEqual([
      ['member/alder/2026-Q1', '0.00'],
      ['member/alder/2026-Q2', '7.00'],
    ]);
  });

  it('lists what is proposed, and never hides it from who entered it', async () => {
    const proposed = contribution('maybe', { quantity: '50.00', status: 'proposed', description: 'a desk' });
    const unvalued = exchange('unsure', {
      memberId: 'cedar',
      counterparty: 'member:alder',
      status: 'proposed',
    });
    const ledger = await ledgers.with(...aCoalition(), proposed, unvalued, contribution('sure'));
    const { pending, given } = await portfolioOf(ledger, 'alder', { quarter: '2026-Q1' });
    expect(given.value).toBe('100.00');
    expect(pending).toMatchObject({
      entries: 2,
      value: '50.00',
      items: [
        {
          entry: 'maybe',
          side: 'given',
          quantity: '50.00',
          value: '50.00',
          description: 'a desk',
          actor: 'backbone',
        },
        { entry: 'unsure', side: 'received', memberId: 'cedar', quantity: '10.00', value: null },
      ],
    });
    await ledger.tellAll(
      entryValued('unsure', '300.00'),
      reversalOf(proposed, 'no', { occurredOn: '2026-03-31' }),
    );
    expect((await portfolioOf(ledger, 'alder')).pending).toMatchObject({
      entries: 1,
      value: '300.00',
      items: [
        { entry: 'maybe' },
        { entry: 'unsure', value: '300.00' },
        { entry: 'no', value: '-50.00', reverses: 'maybe' },
      ],
    });
  });

  it('holds apart what is disputed, with who is waited for, until it is resolved', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      exchange('swap', { value: '300.00' }),
      contribution('maybe', { status: 'proposed' }),
      entryDisputed('swap'),
      entryDisputed('maybe', null),
    );
    const shown = async () => {
      const { given, pending, disputed } = await portfolioOf(ledger, 'alder', { quarter: '2026-Q1' });
      const names = disputed.items.map(({ entry }) => entry);
      return [given.value, pending.entries, disputed.entries, disputed.value, ...names];
    };
    expect(await shown()).toEqual(['0.00', 0, 2, '400.00', 'maybe', 'swap']);
    await ledger.tell(disputeResolved('swap', { outcome: 'adjusted', quantity: '8', value: '240.00' }));
    await ledger.tell(disputeResolved('maybe', { outcome: 'withdrawn' }));
    expect(await shown()).toEqual(['240.00', 0, 0, '0.00']);
  });

  it('begins with the baseline that a member joined with', async () => {
    const ledger = await ledgers.with(
      ...sixMembers(),
      memberJoined('gorse', { joinedOn: '2026-04-02' }),
      baselineStated('gorse', { given: '500.00', received: '200.00' }),
      contribution('first', { memberId: 'gorse', occurredOn: '2026-05-01', quantity: '1.00' }),
    );
    const balances = async (scope: FigureScope) => {
      const { balance, trend, medians } = await portfolioOf(ledger, 'gorse', scope);
      return [balance, trend.map(({ balance: { opening } }) => opening), medians.balance];
    };
    const opening = { opening: '300.00', period: '1.00', closing: '301.00' };
    expect(await balances({ quarter: '2026-Q2' })).toEqual([opening, ['300.00'], '0.00']);
    expect(await balances({})).toEqual([opening, ['300.00', '301.00'], '0.00']);
    expect(await balances({ quarter: '2026-Q1' })).toMatchObject([{ closing: '0.00' }, ['0.00'], '0.00']);
    await ledger.tellAll(...['birch', 'cedar', 'dogwood', 'elm'].map((id) => memberLeft(id, '2026-04-30')));
    await ledger.tellAll(memberJoined('hazel'), memberJoined('ivy'));
    const asKnownAt = String((await portfolioOf(ledger, 'gorse')).position);
    await ledger.tell(contribution('later', { memberId: 'fir', occurredOn: '2026-05-01' }));
    await ledger.tellAll(
      ...['fir', 'ivy'].map((memberId) => contribution(memberId, { memberId, occurredOn: '2026-05-01' })),
    );
    expect((await balances({ quarter: '2026-Q2' }))[2]).toBe('100.00');
    expect((await balances({ quarter: '2026-Q2', asKnownAt }))[2]).toBe('0.00');
  });

  it('carries the names of the time, and the history of those who merged into the member', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('alders', { quantity: '100.00' }),
      contribution('birchs', { memberId: 'birch', quantity: '10.00' }),
      contribution('cedars', { memberId: 'cedar', quantity: '1.00' }),
      memberRenamed('alder', '2026-02-01', 'Alder and Daughters'),
      memberMerged('birch', 'cedar', '2026-04-01'),
      memberMerged('cedar', 'alder', '2026-05-01'),
    );
    const early = await portfolioOf(ledger, 'birch', { quarter: '2026-Q1' });
    expect(early).toMatchObject({
      figure: 'member/birch/2026-Q1',
      movedFrom: null,
      given: { value: '10.00' },
    });
    const late = await portfolioOf(ledger, 'birch', { quarter: '2026-Q2' });
    expect(late).toMatchObject({
      figure: 'member/alder/2026-Q2',
      movedFrom: { id: 'birch', into: 'cedar', on: '2026-04-01' },
      member: {
        id: 'alder',
        name: 'Alder and Daughters',
        formerNames: [{ name: 'The alder association', from: '2026-01-01', to: '2026-01-31' }],
        joinedBy: [
          { id: 'birch', into: 'cedar', on: '2026-04-01' },
          { id: 'cedar', into: 'alder', on: '2026-05-01' },
        ],
      },
      balance: { opening: '111.00', closing: '111.00' },
    });
    // Each quarter of the trend is what its own report says: mergers after it move nothing into it.
    expect(late.trend.map(({ balance }) => balance.closing)).toEqual(['100.00', '111.00']);
    expect(await portfolioOf(ledger, 'alder', { quarter: '2026-Q2' })).toEqual({ ...late, movedFrom: null });
  });

  it('is the same whether it is read from sums or from the log', async () => {
    const ledger = await ledgers.with(
      ...sixMembers(),
      ...['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir'].flatMap((memberId, i) => [
        prioritiesDeclared(memberId, '2026-01-01', { financial: '0.3', strategic: '0.7' }),
        contribution(`a${memberId}`, {
          memberId,
          occurredOn: '2026-01-15',
          quantity: `${String(i + 1)}0.00`,
        }),
        contribution(`b${memberId}`, {
          memberId,
          occurredOn: '2026-05-02',
          quantity: `${String(i + 1)}7.00`,
        }),
        benefit(`c${memberId}`, {
          memberId,
          occurredOn: '2026-05-03',
          quantity: '5.00',
          valueType: 'strategic:0.5|financial:0.5',
        }),
        contribution(`d${memberId}`, { memberId, status: 'proposed', occurredOn: '2026-05-04' }),
      ]),
      memberMerged('fir', 'alder', '2026-04-10'),
    );
    const withoutIds = (portfolio: ValuePortfolio): unknown =>
      JSON.parse(JSON.stringify(portfolio).replaceAll(/~\d+/g, ''));
    const scopes = [{ quarter: '2026-Q1' }, { quarter: '2026-Q2' }, {}];
    const kept = await Promise.all(scopes.map((scope) => portfolioOf(ledger, 'alder', scope)));
    expect(kept[1]).toMatchObject({ medians: { alignment: '0.8000' }, pending: { entries: 2 } });
    await ledger.tellAll(
      contribution('since', { occurredOn: '2026-01-01', quantity: '1000.00' }),
      memberJoined('gorse'),
      memberMerged('elm', 'alder', '2026-04-02'),
    );
    const asKnownAt = String(kept[0]!.position);
    const read = await Promise.all(
      scopes.map((scope) => portfolioOf(ledger, 'alder', { ...scope, asKnownAt })),
    );
    expect(read.map(withoutIds)).toEqual(kept.map(withoutIds));
  });

  it('answers as of a day within a quarter with what happened by then', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('early', { occurredOn: '2026-04-01', quantity: '1.00' }),
      contribution('late', { occurredOn: '2026-06-30', quantity: '2.00' }),
      memberMerged('cedar', 'alder', '2026-06-30'),
    );
    const portfolio = await portfolioOf(ledger, 'alder', { quarter: '2026-Q2', asOf: '2026-06-29' });
    expect(portfolio).toMatchObject({
      figure: 'member/alder/2026-Q2@2026-06-29',
      to: '2026-06-29',
      given: { value: '1.00' },
      member: { joinedBy: [] },
    });
    expect(portfolio.trend.at(-1)).toMatchObject({
      figure: 'member/alder/2026-Q2@2026-06-29',
      given: '1.00',
    });
  });

  it('refuses a member that nobody knows, or did not know yet', async () => {
    const ledger = await ledgers.with(...aCoalition(), memberJoined('dogwood'));
    await expect(portfolioOf(ledger, 'nobody')).rejects.toMatchObject({ code: 'coalition.member-unknown' });
    await expect(portfolioOf(ledger, 'dogwood', { asKnownAt: '5' })).rejects.toMatchObject({
      code: 'coalition.member-unknown',
    });
  });

  it('keeps totals of members that equal those of its figures', async () => {
    const ledger = await ledgers.with(
      ...sixMembers(),
      contribution('a', { quantity: '10.00', occurredOn: '2026-01-02' }),
      exchange('b', { value: '33.33', valueType: 'strategic:0.5|innovative:0.5', occurredOn: '2026-04-02' }),
      benefit('c', { memberId: 'elm', quantity: '5.00', occurredOn: '2026-05-02' }),
      contribution('d', { memberId: 'fir', quantity: '2.00', occurredOn: '2026-08-02' }),
      contribution('e', { memberId: 'fir', status: 'proposed' }),
    );
    const { totals, figures } = await ledger.ledger.read(async (snapshot) => {
      const known = await knownLedger(ledger.ledger, snapshot, COALITION);
      const period = await periodOf(ledger.ledger, snapshot, known, { quarter: '2026-Q2' });
      const look = async (how: typeof period) => {
        const all = await coalitionFigures(ledger.ledger, snapshot, known, how);
        return [all.total('given'), all.total('received'), all.median('balance', 2), all.median('given', 2)];
      };
      // The last day, named, is read from entries.
      const asOf = { ...period, asOf: period.to, quarter: period.quarter };
      return { totals: await look(period), figures: await look(asOf) };
    });
    expect(JSON.stringify(totals)).toBe(JSON.stringify(figures));
  });
});
