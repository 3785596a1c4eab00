import { quarterlyReport } from '../../src/reports/reports.queries.js';
import {
  aCoalition,
  benefit,
  COALITION,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  reversalOf,
  type Told,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

onBothEngines('the pools of a report', (engine) => {
  const ledgers = ledgersOn(engine);

  it('are as known earlier what they were then, whatever became of their entries', async () => {
    const fund = { counterparty: 'pool:fund' } as const;
    const gift = contribution('gift', { ...fund, quantity: '100.00' });
    const grant = benefit('grant', { ...fund, quantity: '30.00' });
    const steps: Told[] = [
      gift,
      grant,
      contribution('early', { ...fund, quantity: '7.00', occurredOn: '2026-01-05' }),
      entryDisputed('gift', null),
      disputeResolved('gift', { outcome: 'adjusted', quantity: '80.00' }),
      contribution('maybe', { ...fund, quantity: '5.00', status: 'proposed' }),
      entryAccepted('maybe'),
      reversalOf(grant, 'grant back', { occurredOn: '2026-03-31' }),
      entryDisputed('early', null),
      disputeResolved('early', { outcome: 'withdrawn' }),
    ];
    const ledger = await ledgers.with(...aCoalition());
    const look = async (asKnownAt?: string) => {
      const { pools, position } = await quarterlyReport(ledger.ledger, COALITION, '2026-Q1', asKnownAt);
      const fundNow = pools.find(({ id }) => id === 'fund')!;
      return { position, pool: [fundNow.opening, fundNow.in, fundNow.out, fundNow.closing] };
    };
    const seen = [await look()];
    for (const step of steps) {
      await ledger.tell(step);
      seen.push(await look());
    }
    expect(seen.at(-1)!.pool).toEqual(['0.00', '115.00', '30.00', '85.00']);
    for (const { position, pool } of seen) expect(await look(String(position))).toEqual({ position, pool });
  });
});
