import { settlementStatement } from '../../src/reports/settlement.queries.js';
import { reviewCompleteness } from '../../src/reviews/completeness.queries.js';
import {
  aCoalition,
  COALITION,
  contribution,
  departureSettled,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  memberLeft,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';
import {
  closeSigned,
  decidingOpened,
  discussionOpened,
  reviewOpened,
  reviewPrepared,
} from '../support/review-builders.js';

const inJune = { occurredOn: '2026-06-10' };

onBothEngines('what is decided after a close', (engine) => {
  const ledgers = ledgersOn(engine);

  it('leaves what a review, and a departure, said before as it was', async () => {
    const ledger = await ledgers.with(
      ...aCoalition(),
      contribution('counted', inJune),
      contribution('waiting', { ...inJune, status: 'proposed' }),
      contribution('held', inJune),
      entryDisputed('held', 'backbone'),
      memberLeft('alder', '2026-06-30'),
      departureSettled('alder', []),
      reviewOpened(),
      reviewPrepared(),
    );
    const said = async (): Promise<object> => ({
      completeness: await reviewCompleteness(ledger.ledger, COALITION, '2026-Q2'),
      statement: await settlementStatement(ledger.ledger, COALITION, 'alder', null),
    });
    const before = await said();
    expect(before).toMatchObject({
      completeness: { entries: 3, unaccepted: { first: ['waiting'] }, disputed: { first: ['held'] } },
      statement: { pending: { items: [{ id: 'waiting', occurredOn: '2026-06-10' }] } },
    });
    await ledger.tellAll(
      discussionOpened(),
      decidingOpened(),
      closeSigned('facilitator', 'Ana'),
      closeSigned('backbone', 'Bo'),
      quarterClosed('2026-Q2'),
      entryAccepted('waiting'),
      disputeResolved('held', { outcome: 'adjusted', quantity: '60.00' }),
    );
    expect(await said()).toEqual(before);
  });
});
