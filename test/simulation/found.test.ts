import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  COALITION,
  contribution,
  departureSettled,
  disputeResolved,
  entryDisputed,
  exchange,
  memberLeft,
  memberMerged,
  pledgeAmended,
  pledgeMade,
  pledgeWaived,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { refusalOf } from '../support/problems.js';

/** Mistakes that simulations found, told as short as they can be. */
onBothEngines('what simulations found', (engine) => {
  const ledgers = ledgersOn(engine);

  /** Pools as reported; not how their figures are named, which tells the position that they are known at. */
  const poolsIn = async (ledger: TestLedger, quarter: string, asKnownAt?: number) => {
    const { pools } = await quarterlyReport(ledger.ledger, COALITION, quarter, asKnownAt?.toString());
    return pools.map(({ figure: _, holdings, ...pool }) => ({
      ...pool,
      holdings: holdings.map(({ figure: __, ...holding }) => holding),
    }));
  };

  it('a pool’s report as known before an adjustment is the report that was read then', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('e1', { quantity: '100.00' }));
    const { position } = await ledger.head();
    const then = await poolsIn(ledger, '2026-Q1');
    await ledger.tellAll(
      entryDisputed('e1', null),
      disputeResolved('e1', { outcome: 'adjusted', quantity: '70.00' }),
    );
    expect((await poolsIn(ledger, '2026-Q1'))[1]).toMatchObject({ in: '70.00', out: '0.00' });
    expect(await poolsIn(ledger, '2026-Q1', position)).toEqual(then);
  });

  it('a pool’s report as known at a position tells nothing of what came later, not even that something did', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('e1', { kind: 'funds' }));
    const { position } = await ledger.head();
    const then = await poolsIn(ledger, '2026-Q1');
    await ledger.tell(contribution('e2', { kind: 'in-kind', unit: 'items', counterparty: 'pool:fund' }));
    expect(await poolsIn(ledger, '2026-Q1', position)).toEqual(then);
  });

  it('a departure knows the pledges that were made since it was first asked about', async () => {
    const ledger = await ledgers.with(...aCoalition());
    expect(await refusalOf(ledger.tell(departureSettled('alder')))).toMatchObject({
      code: 'exchange.member-not-left',
    });
    await ledger.tellAll(pledgeMade('p1'), memberLeft('alder', '2026-06-30'));
    expect(await refusalOf(ledger.tell(departureSettled('alder')))).toMatchObject({
      code: 'exchange.pledges-undecided',
      details: { pledges: 'p1' },
    });
  });

  it('a departure settles no pledge before the day on which it was made', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1', { madeOn: '2026-05-01', dueOn: '2026-09-30' }),
      pledgeMade('p2', { madeOn: '2026-05-02', dueOn: '2026-09-30' }),
      memberLeft('alder', '2026-03-31'),
      departureSettled('alder', [
        { pledgeId: 'p1', how: 'waive', to: null },
        { pledgeId: 'p2', how: 'hand-over', to: 'birch' },
      ]),
    );
    const rows = await ledger.rows('SELECT pledge_id, made_on, settled_on FROM pledges ORDER BY pledge_id');
    expect(rows.map((row) => [row['made_on'], row['settled_on']])).toEqual([
      ['2026-05-01', '2026-05-01'],
      ['2026-05-02', '2026-05-02'],
      ['2026-05-02', null],
    ]);
  });

  it('a member may not waive a pledge, though it is waived already', async () => {
    const ledger = await ledgers.with(...aCoalition(), pledgeMade('p1'), pledgeWaived('p1'));
    expect(await refusalOf(ledger.tell(pledgeWaived('p1', '2026-04-15', 'member:birch')))).toMatchObject({
      code: 'coalition.act-not-permitted',
    });
  });

  it('a pledge of which more was delivered than promised can still be due on another day', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      pledgeMade('p1', { quantity: '50.00' }),
      contribution('e1', { quantity: '80.00', pledgeId: 'p1' }),
    );
    const { answer } = await ledger.tell(pledgeAmended('p1', { dueOn: '2026-06-30' }));
    expect(answer).toMatchObject({ changed: true });
    expect(await refusalOf(ledger.tell(pledgeAmended('p1', { quantity: '60.00' })))).toMatchObject({
      code: 'exchange.pledge-below-delivered',
    });
  });

  it('a pledge of money in base currency is amended to no other value than its own', async () => {
    const ledger = await ledgers.with(...aCoalition(), pledgeMade('p1'));
    const amended = pledgeAmended('p1', { quantity: '200.00', value: '150.00' });
    expect(await refusalOf(ledger.tell(amended))).toMatchObject({
      code: 'exchange.value-of-funds-differs',
    });
  });

  it('who proposed an entry does not make it count as the heir of the member that disputes it', async () => {
    const proposed = exchange('e1', { actingFor: 'member:alder' });
    const ledger = await ledgers.with(
      ...aCoalition(),
      proposed,
      entryDisputed('e1', 'member:birch'),
      memberMerged('birch', 'alder', '2026-06-01'),
    );
    const upheld = disputeResolved('e1', { actingFor: 'member:alder' });
    expect(await refusalOf(ledger.tell(upheld))).toMatchObject({ code: 'coalition.act-not-permitted' });
    await ledger.tell(disputeResolved('e1'));
  });
});
