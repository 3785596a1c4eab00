import {
  aCoalition,
  benefit,
  contribution,
  disputeAnswered,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  evidenceAttached,
  pledgeMade,
  rateAdopted,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();
const gift = contribution('e', { kind: 'in-kind', unit: 'beds', quantity: '4', value: '10.01' });
const disputed = [gift, entryDisputed('e', 'member:alder')];

describe('disputing', () => {
  it('holds the entry apart as it is, says why and for whom, on its own day', () =>
    given(coalition, gift)
      .when(entryDisputed('e', 'member:alder'))
      .then({
        type: 'EntryDisputed',
        occurredOn: '2026-03-02',
        data: {
          quantity: '4',
          value: '10.01',
          heldFrom: 'accepted',
          by: 'member:alder',
          reason: 'we count fewer',
        },
      }));

  it('needs a reason', () =>
    given(coalition, gift)
      .when({ command: 'dispute-entry', data: { entryId: 'e', reason: ' ', actingFor: null } })
      .thenProblem('coalition.reason-missing'));

  it('asks no pool, which keeps what it has', () =>
    given(coalition, contribution('c'), benefit('b'), entryAccepted('c'))
      .when(entryDisputed('c', 'member:alder'))
      .then({ type: 'EntryDisputed' }));

  it('is possible again after an end', () =>
    given(coalition, disputed, disputeResolved('e'))
      .when(entryDisputed('e', 'member:alder'))
      .then({ type: 'EntryDisputed', data: { heldFrom: 'accepted' } }));

  it('takes a delivery back, and its end gives it again with what that says', async () => {
    const delivering = [pledgeMade('p'), contribution('e', { pledgeId: 'p' })];
    await given(coalition, delivering)
      .when(entryDisputed('e', 'member:alder'))
      .then({ type: 'EntryDisputed' }, { type: 'PledgeDelivered', data: { quantity: '-100' } });
    await given(coalition, delivering, entryDisputed('e', null))
      .when(disputeResolved('e', { outcome: 'adjusted', quantity: '70.00' }))
      .then({ type: 'DisputeResolved' }, { type: 'PledgeDelivered', data: { quantity: '70' } });
  });
});

describe('answering', () => {
  it('states what the other side says, as often as it likes', () =>
    given(coalition, disputed, disputeAnswered('e'))
      .when(disputeAnswered('e'))
      .then({
        type: 'DisputeAnswered',
        data: { by: 'backbone', answer: 'the delivery note says otherwise' },
      }));

  it('needs words', () =>
    given(coalition, disputed)
      .when({ command: 'answer-dispute', data: { entryId: 'e', answer: '', actingFor: null } })
      .thenProblem('coalition.reason-missing'));
});

describe('resolving', () => {
  it('upholds the entry as it was', () =>
    given(coalition, disputed)
      .when(disputeResolved('e'))
      .then({
        type: 'DisputeResolved',
        data: { heldFrom: 'accepted', outcome: 'upheld', adjusted: null, quantity: '4', by: 'backbone' },
      }));

  it('adjusts a quantity at the price that it had, rounded once, half-even', () =>
    given(coalition, disputed)
      .when(disputeResolved('e', { outcome: 'adjusted', quantity: '2' }))
      .then({
        type: 'DisputeResolved',
        data: {
          quantity: '4',
          value: '10.01',
          adjusted: {
            quantity: '2',
            value: '5',
            valuation: { method: 'in-proportion', value: '10.01', quantity: '4' },
          },
        },
      }));

  it('adjusts a value as it is stated, with the reason as its basis', () =>
    given(coalition, disputed)
      .when(disputeResolved('e', { outcome: 'adjusted', value: '8.00' }))
      .then({
        type: 'DisputeResolved',
        data: {
          adjusted: {
            quantity: '4',
            value: '8',
            valuation: { method: 'stated', basis: 'counted again together' },
          },
        },
      }));

  it('keeps funds in base currency worth what they are, and what is unvalued unvalued', async () => {
    await given(coalition, contribution('e'), entryDisputed('e', null))
      .when(disputeResolved('e', { outcome: 'adjusted', quantity: '90.00' }))
      .then({
        type: 'DisputeResolved',
        data: { adjusted: { quantity: '90', value: '90', valuation: { method: 'own-value' } } },
      });
    const time = contribution('e', { kind: 'staff-time', unit: 'hours', quantity: '8' });
    // A rate that was adopted since says nothing about what was agreed then.
    await given(coalition, time, entryDisputed('e', null), rateAdopted())
      .when(disputeResolved('e', { outcome: 'adjusted', quantity: '6' }))
      .then({ type: 'DisputeResolved', data: { adjusted: { quantity: '6', value: null, valuation: null } } });
  });

  it.each([
    ['exchange.outcome-unknown', { outcome: 'forgotten' }],
    ['exchange.outcome-unknown', { outcome: 'toString' }],
    ['exchange.adjustment-missing', { outcome: 'adjusted' }],
    ['exchange.adjustment-missing', { outcome: 'adjusted', quantity: '4.0', value: '10.010' }],
    ['exchange.adjustment-unwanted', { outcome: 'upheld', quantity: '3' }],
    ['exchange.adjustment-unwanted', { outcome: 'withdrawn', value: '3' }],
    ['exchange.quantity-not-positive', { outcome: 'adjusted', quantity: '0' }],
    ['exchange.quantity-not-positive', { outcome: 'adjusted', quantity: '-1' }],
    ['exchange.value-negative', { outcome: 'adjusted', value: '-1' }],
    ['kernel.amount-too-precise', { outcome: 'adjusted', value: '1.001' }],
    ['coalition.reason-missing', { reason: '  ' }],
  ] as const)('is refused with %s (%j)', (code, over) =>
    given(coalition, disputed).when(disputeResolved('e', over)).thenProblem(code),
  );

  it('asks the pool for what goes out of it now, and only for that', async () => {
    const given100 = [contribution('c'), benefit('b', { quantity: '60.00' })];
    const at = (entryId: string, over: object) => disputeResolved(entryId, { outcome: 'adjusted', ...over });
    const giftDisputed = [...given100, entryDisputed('c', null)];
    await given(coalition, giftDisputed)
      .when(at('c', { quantity: '60.00' }))
      .then({ type: 'DisputeResolved' });
    await given(coalition, giftDisputed)
      .when(at('c', { quantity: '59.99' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '40', wanted: '40.01' });
    await given(coalition, giftDisputed)
      .when(disputeResolved('c', { outcome: 'withdrawn' }))
      .thenProblem('exchange.pool-overdrawn', { wanted: '100' });
    const benefitDisputed = [...given100, entryDisputed('b')];
    await given(coalition, benefitDisputed)
      .when(at('b', { quantity: '100.00' }))
      .then({ type: 'DisputeResolved' });
    await given(coalition, benefitDisputed)
      .when(at('b', { quantity: '100.01' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '40', wanted: '40.01' });
    await given(coalition, benefitDisputed)
      .when(disputeResolved('b', { outcome: 'withdrawn' }))
      .then({ type: 'DisputeResolved' });
    const proposed = [
      contribution('c', { quantity: '60.00' }),
      benefit('b', { status: 'proposed' }),
      entryDisputed('b', null),
    ];
    await given(coalition, proposed)
      .when(disputeResolved('b'))
      .thenProblem('exchange.pool-overdrawn', { balance: '60', wanted: '100' });
    await given(coalition, proposed)
      .when(disputeResolved('b', { outcome: 'withdrawn' }))
      .then({ type: 'DisputeResolved' });
  });
});

describe('attaching evidence', () => {
  it('states what the file is, and nothing the second time', async () => {
    await given(coalition, gift)
      .when(evidenceAttached('e'))
      .then({
        type: 'EvidenceAttached',
        occurredOn: '2026-03-02',
        data: { name: 'receipt.pdf', bytes: 1_200, sha256: 'a'.repeat(64), by: 'backbone' },
      });
    await given(coalition, gift, evidenceAttached('e'))
      .when(evidenceAttached('e', { name: 'again.pdf' }))
      .thenNothing();
  });

  it('is refused with a hash that is none', () =>
    given(coalition, gift)
      .when(evidenceAttached('e', { sha256: 'A'.repeat(64) }))
      .thenProblem('exchange.evidence-hash-malformed'));
});
