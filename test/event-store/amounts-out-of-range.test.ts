import { Replay } from '../../src/event-store/replay.js';
import { ledgerModel } from '../../src/ledger-model.js';
import { aCoalition, COALITION, contribution, reversalOf } from '../support/builders.js';
import { factsOf } from '../support/decider-specification.js';
import { onBothEngines } from '../support/engines.js';
import { RowsInMemory } from '../support/golden.js';
import { ledgersOn } from '../support/ledgers.js';

/** One more unit of this does not fit an amount beside it. */
const most = '99999999999999999999';
/** What others give besides still fits into what all members gave. */
const nearly = '99999999999999990000';

onBothEngines('a sum that leaves the range of an amount', (engine) => {
  const ledgers = ledgersOn(engine);

  it('refuses the command that makes it, and none of its neighbours', async () => {
    const ledger = await ledgers.with(...aCoalition(), contribution('e1', { quantity: nearly }));
    await ledger.close();
    const reopened = await ledgers.open({ url: ledger.url });
    const settled = await reopened.tellTogether([
      contribution('e2', { memberId: 'birch', counterparty: 'pool:fund' }),
      contribution('e3', { quantity: '0.01', counterparty: 'pool:fund' }),
      contribution('e4', { memberId: 'cedar', counterparty: 'pool:fund' }),
    ]);
    expect(settled).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
    const overflowing = await reopened.tellTogether([
      contribution('e5', { memberId: 'birch', counterparty: 'pool:fund' }),
      contribution('e6', { quantity: most }),
      contribution('e7', { memberId: 'cedar', counterparty: 'pool:fund' }),
    ]);
    expect(overflowing).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'kernel.amount-out-of-range' } },
      { status: 'fulfilled' },
    ]);
    expect(await reopened.verify()).toMatchObject({ ok: true, events: 11 });
  });

  it('is no matter where it comes back into range within the group, live or in a replay', async () => {
    const hours = { kind: 'staff-time', unit: 'hours', quantity: most } as const;
    const ledger = await ledgers.with(...aCoalition(), contribution('e1', hours));
    await ledger.close();
    const reopened = await ledgers.open({ url: ledger.url });
    const second = contribution('e2', hours);
    const settled = await reopened.tellTogether([
      second,
      reversalOf(second, 'r2', { occurredOn: '2026-03-02' }),
    ]);
    expect(settled).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
    await reopened.ledger.rebuild();
    expect(await reopened.verify()).toMatchObject({ ok: true, events: 8 });
    await reopened.close();
    const afterwards = await ledgers.open({ url: ledger.url });
    await afterwards.tell(contribution('e3'));
    expect(await afterwards.verify()).toMatchObject({ ok: true, events: 9 });
  });
});

describe('a replay whose pages cut a group in two', () => {
  it('lets a sum leave the range where the group as a whole brought it back', async () => {
    const hours = { kind: 'staff-time', unit: 'hours', quantity: most } as const;
    const second = contribution('e2', hours);
    const back = reversalOf(second, 'r2', { occurredOn: '2026-03-02' });
    const facts = await factsOf(...aCoalition(), contribution('e1', hours), second, back);
    const rows = new RowsInMemory();
    const replay = new Replay(ledgerModel, ledgerModel.projections, COALITION);
    for (const fact of facts) await replay.apply(rows, [fact]);
    await replay.finish(rows);
    expect(rows.all()['member_flows']).toHaveLength(2);
    expect(JSON.stringify(rows.all()['member_flows'])).toContain(`"quantity":"${most}"`);
  });
});
