import {
  aCoalition,
  applicationConfirmed,
  applicationContested,
  quarterClosed,
  creditsRedeemed,
  creditsReleased,
  creditsReserved,
  knowledgeApplied,
  knowledgeShared,
  memberJoined,
  offerListed,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';

onBothEngines('the life of a credit', (engine) => {
  const ledgers = ledgersOn(engine);

  const lots = (ledger: TestLedger) =>
    ledger.rows(
      'SELECT member_id, vested_in, expires_in, vested, reserved, redeemed, expired FROM credit_lots ORDER BY 1, 2',
    );
  const lot = (member: string, vested: string, reserved: string, redeemed: string) => ({
    member_id: member,
    vested_in: '2026-Q1',
    expires_in: '2028-Q1',
    vested,
    reserved,
    redeemed,
    expired: '0',
  });

  it('counts what was used after a close that was refused', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(...aCoalition(), knowledgeShared('guide'), knowledgeShared('atlas'));
    await ledger.tell(knowledgeApplied('u1', 'guide', { confirmedBy: 'backbone' }));
    const byMember = quarterClosed('2026-Q1', { actingFor: 'member:alder' });
    await expect(ledger.tell(byMember)).rejects.toMatchObject({ code: 'coalition.act-not-permitted' });
    await ledger.tellAll(
      knowledgeApplied('u2', 'atlas', { confirmedBy: 'backbone' }),
      quarterClosed('2026-Q1'),
    );
    expect(await lots(ledger)).toEqual([lot('alder', '20', '0', '0')]);
    await ledger.close();
  });

  it('accrues by use, vests at the close, is reserved, redeemed and set free, and replays to the same', async () => {
    const ledger = await ledgers.open();
    await ledger.tellAll(
      ...aCoalition(),
      memberJoined('dune'),
      knowledgeShared('guide', { authors: 'alder:0.6|cedar:0.4' }),
      knowledgeShared('atlas', { authors: 'cedar', derivesFrom: 'guide' }),
      // 10 × 2 / 1: 12 for alder, 8 for cedar.
      knowledgeApplied('u1', 'guide', { depth: 'adapted', confirmedBy: 'member:birch' }),
      // 10 × 4 + 0.001 × 5000 = 45: 36 stay with cedar; 9 go on, 5.4 to alder and 3.6 to cedar.
      knowledgeApplied('u2', 'atlas', { memberId: 'dune', depth: 'embedded', outcomeValue: '5000' }),
      applicationConfirmed('u2', { actingFor: 'member:dune' }),
      knowledgeApplied('u3', 'atlas', { memberId: 'dune', appliedOn: '2026-02-11' }),
      applicationContested('u3', { actingFor: 'member:birch' }),
      quarterClosed('2026-Q1'),
      offerListed('course', { price: '7.4', capacity: '1', value: '100' }),
      creditsReserved('r1', 'course'),
    );
    expect(await lots(ledger)).toEqual([lot('alder', '17.4', '7.4', '0'), lot('cedar', '47.6', '0', '0')]);
    await expect(ledger.tell(creditsReserved('r2', 'course', { memberId: 'cedar' }))).rejects.toMatchObject({
      code: 'knowledge.offer-exhausted',
    });
    await ledger.tell(creditsRedeemed('r1'));
    await expect(ledger.tell(creditsReleased('r1'))).rejects.toMatchObject({
      code: 'knowledge.redemption-ended',
    });
    expect(await lots(ledger)).toEqual([lot('alder', '17.4', '0', '7.4'), lot('cedar', '47.6', '0', '0')]);
    const { position } = await ledger.verify();
    expect(await ledger.tell(quarterClosed('2026-Q1'))).toMatchObject({
      position,
      answer: { changed: false },
    });
  });
});
