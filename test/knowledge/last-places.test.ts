import {
  aCoalition,
  creditsRedeemed,
  creditsReserved,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  offerListed,
  quarterClosed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn } from '../support/ledgers.js';

const PLACES = 10;
const CALLERS = 500;
const AUTHORS = Array.from({ length: 25 }, (_, i) => `author-${String(i + 10)}`);

onBothEngines('the last places of an offer', (engine) => {
  const ledgers = ledgersOn(engine);

  it('go to ten of five hundred callers in two processes, and nobody else is charged', async () => {
    const first = await ledgers.open();
    await first.tellAll(...aCoalition(), offerListed('course', { price: '2', capacity: String(PLACES) }));
    await first.tellTogether(AUTHORS.map((author) => memberJoined(author)));
    await first.tellTogether(AUTHORS.map((author) => knowledgeShared(author, { authors: author })));
    await first.tellTogether(
      AUTHORS.map((author) =>
        knowledgeApplied(author, author, { depth: 'embedded', confirmedBy: 'backbone' }),
      ),
    );
    await first.tell(quarterClosed('2026-Q1'));
    const second = await ledgers.open({ url: first.url });
    const calls = Array.from({ length: CALLERS }, (_, i) =>
      creditsReserved(`place-${String(i)}`, 'course', { memberId: AUTHORS[i % AUTHORS.length]! }),
    );
    const settled = (
      await Promise.all([
        first.tellTogether(calls.filter((_, i) => i % 2 === 0)),
        second.tellTogether(calls.filter((_, i) => i % 2 === 1)),
      ])
    ).flat();
    const refusals = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason as object);
    expect(refusals).toHaveLength(CALLERS - PLACES);
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'knowledge.offer-exhausted' });
    const reserved = await first.rows("SELECT redemption_id FROM redemptions WHERE state = 'reserved'");
    expect(reserved).toHaveLength(PLACES);
    for (const { redemption_id: id } of reserved) await second.tell(creditsRedeemed(id as string));
    const lots = await first.rows('SELECT reserved, redeemed FROM credit_lots');
    const sum = (column: string): number => lots.reduce((all, row) => all + Number(row[column]), 0);
    expect([sum('reserved'), sum('redeemed')]).toEqual([0, 2 * PLACES]);
    expect(await first.verify()).toMatchObject({ ok: true, findings: [] });
  });
});
