import {
  aCoalition,
  contribution,
  disputeResolved,
  entryAccepted,
  entryDisputed,
  exchange,
  exchangeRateRecorded,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
  poolOpened,
  rateAdopted,
  reversalOf,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();
const delivery = (entryId: string, quantity: string, over: object = {}) =>
  contribution(entryId, { quantity, pledgeId: 'p1', ...over });

describe('making a pledge', () => {
  it('states what was promised, to whom, by when, and what that is worth', () =>
    given(coalition)
      .when(pledgeMade('p1', { counterparty: 'pool:fund', description: 'for the dyke' }))
      .then({
        type: 'PledgeMade',
        occurredOn: '2026-01-10',
        data: {
          pledgeId: 'p1',
          memberId: 'alder',
          kind: 'funds',
          quantity: '300',
          unit: 'EUR',
          value: '300',
          valuation: { method: 'own-value' },
          counterparty: 'pool:fund',
          dueOn: '2026-03-31',
          description: 'for the dyke',
          takenOverFrom: null,
          by: 'backbone',
        },
      }));

  it('makes an id where it was given none', () =>
    given(coalition)
      .when(pledgeMade(null))
      .then({ type: 'PledgeMade', data: { pledgeId: 'made-1' } }));

  it('is worth what the rate of the day on which it was made says', () =>
    given(coalition, rateAdopted({ rate: '30' }))
      .when(pledgeMade('p1', { kind: 'staff-time', unit: 'hours', quantity: '10' }))
      .then({ type: 'PledgeMade', data: { value: '300', valuation: { method: 'rate', rate: '30' } } }));

  it('stays unvalued where no rate is in force, and keeps a value that is stated', async () => {
    const goods = { kind: 'in-kind', unit: 'beds', quantity: '4' };
    await given(coalition)
      .when(pledgeMade('p1', goods))
      .then({ type: 'PledgeMade', data: { value: null, valuation: null } });
    await given(coalition)
      .when(pledgeMade('p1', { ...goods, value: '1000.00' }))
      .then({ type: 'PledgeMade', data: { value: '1000', valuation: { method: 'stated', basis: null } } });
  });

  it('the same again states nothing, also after it was amended, valued by other rates, delivered or waived', async () => {
    const made = pledgeMade('p1', { unit: 'USD', value: '270.00' });
    await given(coalition, made).when(made).thenNothing();
    const amended = pledgeAmended('p1', { quantity: '400.00', dueOn: '2026-06-30' });
    await given(coalition, made, amended).when(made).thenNothing();
    await given(coalition, made, pledgeWaived('p1')).when(made).thenNothing();
    const byRates = pledgeMade('p1', { unit: 'USD' });
    await given(coalition, byRates, exchangeRateRecorded('USD', '0.9', '2026-01-01'))
      .when(byRates)
      .thenNothing();
  });

  it.each([
    ['member_id', { memberId: 'birch' }],
    ['kind', { kind: 'in-kind', unit: 'beds' }],
    ['unit', { unit: 'USD' }],
    ['quantity', { quantity: '301.00' }],
    ['made_on', { madeOn: '2026-01-11' }],
    ['due_on', { dueOn: '2026-04-01' }],
    ['counterparty', { counterparty: 'pool:fund' }],
  ])('under a known id with another %s is refused, with both shown', (field, over) =>
    given(coalition, pledgeMade('p1'))
      .when(pledgeMade('p1', over))
      .thenProblem('exchange.pledge-exists', { pledge: 'p1', field }),
  );

  it('under a known id with another value is refused', () => {
    const goods = { kind: 'in-kind', unit: 'beds', quantity: '4' };
    return given(coalition, pledgeMade('p1', goods))
      .when(pledgeMade('p1', { ...goods, value: '1.00' }))
      .thenProblem('exchange.pledge-exists', { field: 'value', recorded: 'nothing', found: '1' });
  });

  it.each([
    ['coalition.member-unknown', { memberId: 'nobody' }],
    ['coalition.member-not-active', { madeOn: '2025-12-31' }],
    ['exchange.kind-not-allowed', { kind: 'recognition', unit: 'times' }],
    ['exchange.unit-not-allowed', { unit: 'hours' }],
    ['exchange.quantity-not-positive', { quantity: '0.00' }],
    ['kernel.amount-too-precise', { quantity: '1.001' }],
    ['exchange.value-negative', { kind: 'in-kind', unit: 'beds', value: '-1' }],
    ['exchange.value-of-funds-differs', { value: '299.00' }],
    ['kernel.date-malformed', { dueOn: '2026-02-30' }],
    ['coalition.period-malformed', { dueOn: '2026-01-09' }],
    ['coalition.pool-unknown', { counterparty: 'pool:pond' }],
    ['coalition.member-unknown', { counterparty: 'member:nobody' }],
    ['exchange.exchange-with-itself', { counterparty: 'member:alder' }],
    ['kernel.id-malformed', { pledgeId: '' }],
    ['kernel.text-malformed', { description: 'x'.repeat(4_001) }],
    ['coalition.party-malformed', { actingFor: 'alder' }],
  ] as const)('is refused with %s', (code, over) =>
    given(coalition).when(pledgeMade('p1', over)).thenProblem(code),
  );
});

describe('who may do what with a pledge', () => {
  const made = pledgeMade('p1');
  const amended = (actingFor: string | null) => pledgeAmended('p1', { quantity: '400.00', actingFor });

  it('the backbone and the member that pledges make it and amend it', async () => {
    for (const party of ['backbone', 'member:alder']) {
      await given(coalition)
        .when(pledgeMade('p1', { actingFor: party }))
        .then({ type: 'PledgeMade', data: { by: party } });
      await given(coalition, made)
        .when(amended(party))
        .then({ type: 'PledgeAmended', data: { by: party } });
    }
  });

  it('no other member does, also not the one that it was promised to', async () => {
    const promised = pledgeMade('p1', { counterparty: 'member:birch' });
    for (const party of ['member:birch', 'member:cedar']) {
      await given(coalition)
        .when(pledgeMade('p1', { actingFor: party }))
        .thenProblem('coalition.act-not-permitted', { act: 'make a pledge', party });
      await given(coalition, promised)
        .when(amended(party))
        .thenProblem('coalition.act-not-permitted', { act: 'amend a pledge', party });
    }
  });

  it.each(['member:alder', 'member:birch'])('only the backbone gives up the rest, not %s', async (party) => {
    const refused = { act: 'settle a pledge', party };
    await given(coalition, made)
      .when(pledgeWaived('p1', '2026-04-15', party))
      .thenProblem('coalition.act-not-permitted', refused);
    await given(coalition, made)
      .when(pledgeLapsed('p1', '2026-04-15', party))
      .thenProblem('coalition.act-not-permitted', refused);
    await given(coalition, made, pledgeWaived('p1'))
      .when(pledgeWaived('p1', '2026-04-15', party))
      .thenProblem('coalition.act-not-permitted', refused);
  });

  it('a survivor speaks for the member that merged into it', () =>
    given(coalition, made, memberMerged('alder', 'cedar', '2026-02-01'))
      .when(amended('member:cedar'))
      .then({ type: 'PledgeAmended', data: { by: 'member:cedar', memberId: 'alder' } }));
});

describe('amending a pledge', () => {
  const made = pledgeMade('p1');

  it('says all that is promised from then on, at the price that it had', () =>
    given(coalition, pledgeMade('p1', { kind: 'in-kind', unit: 'beds', quantity: '3', value: '100.00' }))
      .when(pledgeAmended('p1', { quantity: '2', dueOn: '2026-05-31' }))
      .then({
        type: 'PledgeAmended',
        occurredOn: '2026-02-01',
        data: { quantity: '2', value: '66.67', dueOn: '2026-05-31', reason: 'agreed by the board' },
      }));

  it('keeps funds in base currency worth what they are', () =>
    given(coalition, made)
      .when(pledgeAmended('p1', { quantity: '400.00' }))
      .then({ type: 'PledgeAmended', data: { quantity: '400', value: '400', dueOn: '2026-03-31' } }));

  it('gives a value that is stated', () =>
    given(coalition, pledgeMade('p1', { kind: 'in-kind', unit: 'beds', quantity: '3' }))
      .when(pledgeAmended('p1', { value: '90.00' }))
      .then({ type: 'PledgeAmended', data: { quantity: '3', value: '90' } }));

  it('to what it is already states nothing', () =>
    given(coalition, made)
      .when(pledgeAmended('p1', { quantity: '300.00', dueOn: '2026-03-31' }))
      .thenNothing());

  it('can go down to what was delivered, and not below', async () => {
    await given(coalition, made, delivery('e1', '120.00'))
      .when(pledgeAmended('p1', { quantity: '120.00' }))
      .then({ type: 'PledgeAmended', data: { quantity: '120' } });
    await given(coalition, made, delivery('e1', '120.00'))
      .when(pledgeAmended('p1', { quantity: '119.99' }))
      .thenProblem('exchange.pledge-below-delivered', { delivered: '120', found: '119.99' });
  });

  it('never sets a due date that is over on the day of the amendment, but leaves one that is', async () => {
    await given(coalition, made)
      .when(pledgeAmended('p1', { on: '2026-04-10', dueOn: '2026-04-09' }))
      .thenProblem('coalition.period-malformed', { from: '2026-04-10', to: '2026-04-09' });
    await given(coalition, made)
      .when(pledgeAmended('p1', { on: '2026-04-10', quantity: '200.00' }))
      .then({ type: 'PledgeAmended', data: { dueOn: '2026-03-31' } });
  });

  it('comes in the order of its days, so that what was promised on a day has one answer', () =>
    given(coalition, made, pledgeAmended('p1', { on: '2026-02-10', quantity: '400.00' }))
      .when(pledgeAmended('p1', { on: '2026-02-09', quantity: '500.00' }))
      .thenProblem('coalition.period-malformed', { from: '2026-02-10', to: '2026-02-09' }));

  it.each([
    ['exchange.pledge-unknown', pledgeAmended('p2', { quantity: '1.00' })],
    ['coalition.reason-missing', pledgeAmended('p1', { quantity: '1.00', reason: ' ' })],
    ['exchange.quantity-not-positive', pledgeAmended('p1', { quantity: '0' })],
    ['kernel.amount-too-precise', pledgeAmended('p1', { quantity: '1.001' })],
    ['coalition.period-malformed', pledgeAmended('p1', { on: '2026-01-09', quantity: '1.00' })],
  ] as const)('is refused with %s', (code, told) => given(coalition, made).when(told).thenProblem(code));

  it('is refused with a negative value', () =>
    given(coalition, pledgeMade('p1', { kind: 'in-kind', unit: 'beds', quantity: '3' }))
      .when(pledgeAmended('p1', { value: '-1.00' }))
      .thenProblem('exchange.value-negative'));

  it('is refused once the pledge is waived or has lapsed', async () => {
    await given(coalition, made, pledgeWaived('p1'))
      .when(pledgeAmended('p1', { quantity: '400.00' }))
      .thenProblem('exchange.pledge-settled', { state: 'waived', on: '2026-04-15' });
    await given(coalition, made, pledgeLapsed('p1'))
      .when(pledgeAmended('p1', { quantity: '400.00' }))
      .thenProblem('exchange.pledge-settled', { state: 'lapsed' });
  });
});

describe('giving up the rest of a pledge', () => {
  const made = pledgeMade('p1');

  it('waives it on any day since it was promised', () =>
    given(coalition, made)
      .when(pledgeWaived('p1', '2026-01-10'))
      .then({
        type: 'PledgeWaived',
        occurredOn: '2026-01-10',
        data: {
          pledgeId: 'p1',
          memberId: 'alder',
          handedTo: null,
          by: 'backbone',
          reason: 'no longer needed',
        },
      }));

  it('lets it lapse only after its due date', async () => {
    await given(coalition, made)
      .when(pledgeLapsed('p1', '2026-03-31'))
      .thenProblem('exchange.pledge-not-due', { dueOn: '2026-03-31', found: '2026-03-31' });
    await given(coalition, made)
      .when(pledgeLapsed('p1', '2026-04-01'))
      .then({ type: 'PledgeLapsed', occurredOn: '2026-04-01', data: { reason: 'it will not come' } });
  });

  it('states nothing where it is given up so already, and is refused where in the other way', async () => {
    await given(coalition, made, pledgeWaived('p1')).when(pledgeWaived('p1', '2026-05-01')).thenNothing();
    await given(coalition, made, pledgeLapsed('p1')).when(pledgeLapsed('p1', '2026-05-01')).thenNothing();
    await given(coalition, made, pledgeWaived('p1'))
      .when(pledgeLapsed('p1'))
      .thenProblem('exchange.pledge-settled', { state: 'waived' });
    await given(coalition, made, pledgeLapsed('p1'))
      .when(pledgeWaived('p1'))
      .thenProblem('exchange.pledge-settled', { state: 'lapsed' });
  });

  it('is refused where all was delivered: a promise that was kept stays kept', async () => {
    await given(coalition, made, delivery('e1', '300.00'))
      .when(pledgeWaived('p1'))
      .thenProblem('exchange.pledge-fulfilled', { pledge: 'p1' });
    await given(coalition, made, delivery('e1', '300.01'))
      .when(pledgeLapsed('p1'))
      .thenProblem('exchange.pledge-fulfilled');
  });

  it('is refused before the day from which it is promised so, without a reason, and of a pledge that nobody made', async () => {
    await given(coalition, made, pledgeAmended('p1', { on: '2026-02-10', quantity: '400.00' }))
      .when(pledgeWaived('p1', '2026-02-09'))
      .thenProblem('coalition.period-malformed', { from: '2026-02-10' });
    const { data, command } = pledgeWaived('p1');
    await given(coalition, made)
      .when({ command, data: { ...data, reason: '' } })
      .thenProblem('coalition.reason-missing');
    await given(coalition).when(pledgeWaived('p1')).thenProblem('exchange.pledge-unknown');
    await given(coalition).when(pledgeLapsed('p1')).thenProblem('exchange.pledge-unknown');
  });
});

describe('delivering a pledge', () => {
  const made = pledgeMade('p1');
  const delivered = (quantity: string) => ({
    type: 'PledgeDelivered',
    occurredOn: '2026-03-02',
    data: { pledgeId: 'p1', memberId: 'alder', entryId: 'e1', quantity },
  });

  it('happens with the entry, once that is accepted', async () => {
    await given(coalition, made)
      .when(delivery('e1', '100.00'))
      .then({ type: 'ContributionRecorded' }, delivered('100'));
    const proposed = delivery('e1', '100.00', { status: 'proposed' });
    await given(coalition, made).when(proposed).then({ type: 'ContributionRecorded' });
    await given(coalition, made, proposed)
      .when(entryAccepted('e1'))
      .then({ type: 'EntryAccepted' }, delivered('100'));
  });

  it('can be the giving side of an exchange', () =>
    given(coalition, pledgeMade('p1', { kind: 'staff-time', unit: 'hours', quantity: '20' }))
      .when(exchange('e1', { pledgeId: 'p1' }))
      .then({ type: 'ExchangeRecorded' }, delivered('10')));

  it('can go beyond what was promised', () =>
    given(coalition, made)
      .when(delivery('e1', '500.00'))
      .then({ type: 'ContributionRecorded' }, delivered('500')));

  it('is taken back by a dispute, and given again by its resolution, with what that says', async () => {
    const disputed = [made, delivery('e1', '100.00', { counterparty: 'member:birch' })];
    await given(coalition, ...disputed)
      .when(entryDisputed('e1'))
      .then({ type: 'EntryDisputed' }, delivered('-100'));
    const held = [...disputed, entryDisputed('e1')];
    await given(coalition, ...held)
      .when(disputeResolved('e1'))
      .then({ type: 'DisputeResolved' }, delivered('100'));
    await given(coalition, ...held)
      .when(disputeResolved('e1', { outcome: 'adjusted', quantity: '80.00' }))
      .then({ type: 'DisputeResolved' }, delivered('80'));
    await given(coalition, ...held)
      .when(disputeResolved('e1', { outcome: 'withdrawn' }))
      .then({ type: 'DisputeResolved' });
  });

  it('is taken back by a reversal, on the day of the reversal', () =>
    given(coalition, made, delivery('e1', '100.00'))
      .when(reversalOf(delivery('e1', '100.00'), 'r1'))
      .then(
        { type: 'EntryReversed', occurredOn: '2026-03-31' },
        { type: 'PledgeDelivered', occurredOn: '2026-03-31', data: { entryId: 'e1', quantity: '-100' } },
      ));

  it('is done by the member that promised, or the one that carries it on', async () => {
    const merged = memberMerged('alder', 'cedar', '2026-02-01');
    await given(coalition, made, merged)
      .when(delivery('e1', '100.00', { memberId: 'cedar' }))
      .then({ type: 'ContributionRecorded' }, delivered('100'));
    await given(coalition, made)
      .when(delivery('e1', '100.00', { memberId: 'birch' }))
      .thenProblem('exchange.pledge-differs', { field: 'member_id', found: 'birch', expected: 'alder' });
  });

  it.each([
    ['direction', { direction: 'benefit' }],
    ['kind', { kind: 'in-kind', unit: 'beds' }],
    ['unit', { unit: 'USD' }],
  ])('is refused with another %s than was promised', (field, over) =>
    given(coalition, made, contribution('before', { quantity: '900.00' }))
      .when(delivery('e1', '100.00', over))
      .thenProblem('exchange.pledge-differs', { pledge: 'p1', field }),
  );

  it('is refused of a pledge that nobody made, or that was given up', async () => {
    await given(coalition).when(delivery('e1', '1.00')).thenProblem('exchange.pledge-unknown');
    await given(coalition, made, pledgeWaived('p1'))
      .when(delivery('e1', '1.00'))
      .thenProblem('exchange.pledge-settled', { state: 'waived' });
  });
});

describe('a pledge beside the members that come and go', () => {
  it('is made by members only, also by those that came back', async () => {
    const left = [memberLeft('alder', '2026-01-09')];
    await given(coalition, ...left)
      .when(pledgeMade('p1'))
      .thenProblem('coalition.member-not-active');
    await given(coalition, ...left, memberRejoined('alder', '2026-01-10'))
      .when(pledgeMade('p1'))
      .then({ type: 'PledgeMade' });
  });

  it('is promised to a pool or member that is there on that day', async () => {
    await given(coalition, poolOpened('late', { openedOn: '2026-01-11' }))
      .when(pledgeMade('p1', { counterparty: 'pool:late' }))
      .thenProblem('coalition.pool-not-open');
    await given(coalition, memberJoined('dogwood', { joinedOn: '2026-01-11' }))
      .when(pledgeMade('p1', { counterparty: 'member:dogwood' }))
      .thenProblem('coalition.member-not-active');
  });
});
