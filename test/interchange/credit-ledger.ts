import { HOSTILE_IDS } from './generated-ledgers.js';
import { act, entry, foundedLedger, joined, type TestLedger } from './support.js';

const DEPTHS = ['consulted', 'adapted', 'embedded'] as const;

/**
 * A ledger in which every member has credits, under names as bad as they come: vested, reserved, redeemed, released, and
 * expired. One member also counts goods in a unit of that name.
 */
export async function creditLedger(): Promise<TestLedger> {
  const ledger = await foundedLedger();
  for (const memberId of HOSTILE_IDS) await joined(ledger, memberId);
  const rules = { expiryQuarters: 2, reservationDays: 366 };
  await act(ledger, 'adopt-policy', { from: '2025-01-01', rules, reason: 'they pass', actingFor: null });
  for (const id of HOSTILE_IDS) {
    const words = { assetType: null, licence: null, description: null };
    const about = { title: `About ${id.slice(0, 50)}`, authors: id, derivesFrom: null };
    await act(ledger, 'share-knowledge', {
      ...{ assetId: id, sharedOn: '2025-01-02', ...about, ...words },
      actingFor: null,
    });
  }
  await used(ledger, '2025-02-03', 1);
  await act(ledger, 'close-quarter', { quarter: '2025-Q1', actingFor: null });
  await act(ledger, 'list-offer', {
    ...{ offerId: 'course', title: 'A course', offeredBy: 'pool', price: '5.05', capacity: null },
    ...{ valueType: null, value: '90.00', validFrom: '2025-04-01', validTo: null, actingFor: null },
  });
  for (const [i, memberId] of HOSTILE_IDS.entries()) {
    if (i % 5 === 4) continue;
    const redemptionId = memberId;
    const about = { redemptionId, actingFor: null };
    await act(ledger, 'reserve-credits', { ...about, offerId: 'course', memberId, on: '2025-04-03' });
    const ended = { ...about, on: '2025-05-06', reason: null };
    if (i % 5 === 1) await act(ledger, 'redeem-credits', ended);
    if (i % 5 === 2) await act(ledger, 'release-credits', ended);
  }
  await used(ledger, '2025-07-08', 2);
  await act(ledger, 'close-quarter', { quarter: '2025-Q3', actingFor: null });
  // What is released after the rest of it expired is gone with it.
  const late = { redemptionId: HOSTILE_IDS[3], on: '2025-10-01', reason: null, actingFor: null };
  await act(ledger, 'release-credits', late);
  const goods = { kind: 'in-kind', unit: 'credits', quantity: '7.5', occurredOn: '2025-10-02' };
  await act(ledger, 'record-entry', entry('goods', { ...goods, memberId: HOSTILE_IDS[0], value: '3.00' }));
  return ledger;
}

/** Everybody uses what its neighbour that many places before it has shared. */
async function used(ledger: TestLedger, appliedOn: string, places: number): Promise<void> {
  for (const [i, memberId] of HOSTILE_IDS.entries()) {
    const assetId = HOSTILE_IDS[(i + HOSTILE_IDS.length - places) % HOSTILE_IDS.length]!;
    await act(ledger, 'apply-knowledge', {
      ...{ applicationId: `${appliedOn} ${String(i)}`, assetId, memberId, appliedOn },
      ...{ depth: DEPTHS[i % 3]!, outcomeValue: i % 2 === 0 ? null : `${String(i)}37.21` },
      ...{ description: null, confirmedBy: 'backbone', confirmedOn: null, actingFor: null },
    });
  }
}
