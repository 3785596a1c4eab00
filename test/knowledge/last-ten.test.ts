import {
  aCoalition,
  creditsReserved,
  knowledgeApplied,
  knowledgeShared,
  offerListed,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

onBothEngines('five hundred callers for the last ten of an offer', (engine) => {
  const ledgers = ledgersOn(engine);

  it('get ten, the others are told so, and nobody else is charged', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...aCoalition(),
      knowledgeShared('guide'),
      knowledgeApplied('u1', 'guide', { depth: 'embedded', outcomeValue: '10000', confirmedBy: 'backbone' }),
      quarterClosed('2026-Q1'),
      offerListed('course', { price: '0.01', capacity: '10' }),
    );
    const callers = Array.from({ length: 500 }, (_, i) => creditsReserved(`r${i}`, 'course'));
    const answers = await ledger.tellTogether(callers);
    const refused = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
    );
    expect(refused).toEqual(Array.from({ length: 490 }, () => 'knowledge.offer-exhausted'));
    expect(await ledger.rows('SELECT vested, reserved FROM credit_lots')).toEqual([
      { vested: '50', reserved: '0.1' },
    ]);
    await ledger.verify();
  });
});
