import {
  aCoalition,
  benefit,
  contribution,
  entryValued,
  exchange,
  memberLeft,
  poolOpened,
  reversalOf,
  pledgeMade,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();

describe('recording a contribution', () => {
  it('states everything that is needed to reckon with it again', () =>
    given(coalition, pledgeMade('p1'))
      .when(
        contribution('e1', {
          quantity: '100.50',
          counterparty: 'pool:fund',
          valueType: 'strategic:0.25|innovative:0.75',
          project: 'dyke',
          description: 'for the dyke',
          pledgeId: 'p1',
        }),
      )
      .then(
        {
          type: 'ContributionRecorded',
          occurredOn: '2026-03-02',
          data: {
            entryId: 'e1',
            direction: 'contribution',
            memberId: 'alder',
            counterparty: 'pool:fund',
            kind: 'funds',
            quantity: '100.5',
            unit: 'EUR',
            value: '100.5',
            valuation: { method: 'own-value' },
            valueTypes: { innovative: '0.75', strategic: '0.25' },
            valueTypesStated: true,
            standing: 'accepted',
            project: 'dyke',
            description: 'for the dyke',
            pledgeId: 'p1',
            rateCategory: null,
            recordedBy: 'backbone',
            inKind: null,
            costShare: null,
          },
        },
        { type: 'PledgeDelivered', occurredOn: '2026-03-02', data: { pledgeId: 'p1', quantity: '100.5' } },
      ));

  it('goes to the common pool and is accepted where nothing else is said', () =>
    given(coalition)
      .when(contribution('e1', { description: '' }))
      .then({
        type: 'ContributionRecorded',
        data: {
          counterparty: 'pool:pool',
          standing: 'accepted',
          valueTypes: { financial: '1' },
          valueTypesStated: false,
          description: null,
        },
      }));

  it('makes an id where it was given none', () =>
    given(coalition)
      .when(contribution(null))
      .then({ type: 'ContributionRecorded', data: { entryId: 'made-1' } }));

  it('can go to another member directly, and be proposed first', () =>
    given(coalition)
      .when(contribution('e1', { counterparty: 'member:birch', status: 'proposed' }))
      .then({
        type: 'ContributionRecorded',
        data: { counterparty: 'member:birch', standing: 'proposed' },
      }));
});

describe('recording a benefit', () => {
  it.each(['service', 'access', 'recognition', 'knowledge'])('can be %s', (kind) =>
    given(coalition)
      .when(benefit('e1', { kind, unit: 'times', quantity: '1' }))
      .then({ type: 'BenefitRecorded', data: { kind, value: null, valuation: null } }),
  );

  it('can come from another member directly', () =>
    given(coalition)
      .when(benefit('e1', { counterparty: 'member:alder' }))
      .then({ type: 'BenefitRecorded', data: { counterparty: 'member:alder', value: '100' } }));
});

describe('recording an exchange', () => {
  it('is one entry with both sides', () =>
    given(coalition)
      .when(exchange('e1'))
      .then({
        type: 'ExchangeRecorded',
        data: { memberId: 'alder', counterparty: 'member:birch', kind: 'staff-time' },
      }));
});

describe('an entry is refused', () => {
  it.each([
    ['exchange.direction-unknown', contribution('e1', { direction: 'gift' })],
    ['exchange.kind-not-allowed', contribution('e1', { kind: 'recognition', unit: 'times' })],
    ['exchange.kind-not-allowed', benefit('e1', { kind: 'gold', unit: 'bars' })],
    ['kernel.date-malformed', contribution('e1', { occurredOn: '2026-02-29' })],
    ['kernel.unit-malformed', contribution('e1', { kind: 'in-kind', unit: '' })],
    ['exchange.unit-not-allowed', contribution('e1', { unit: 'hours' })],
    ['exchange.unit-not-allowed', contribution('e1', { unit: 'eur' })],
    ['exchange.unit-not-allowed', contribution('e1', { kind: 'staff-time', unit: 'EUR' })],
    ['exchange.unit-not-allowed', contribution('e1', { kind: 'in-kind', unit: 'USD' })],
    ['kernel.currency-not-valid', contribution('e1', { unit: 'DEM' })],
    ['kernel.amount-malformed', contribution('e1', { quantity: '1,234.50' })],
    ['kernel.amount-malformed', contribution('e1', { quantity: 'NaN' })],
    ['kernel.amount-too-precise', contribution('e1', { quantity: '1.001' })],
    ['kernel.amount-out-of-range', contribution('e1', { quantity: '100000000000000000000' })],
    ['exchange.quantity-not-positive', contribution('e1', { quantity: '0.00' })],
    ['exchange.quantity-not-positive', contribution('e1', { quantity: '-5' })],
    [
      'exchange.value-negative',
      contribution('e1', { kind: 'in-kind', unit: 'items', quantity: '1', value: '-0.01' }),
    ],
    [
      'kernel.amount-too-precise',
      contribution('e1', { kind: 'in-kind', unit: 'items', quantity: '1', value: '0.001' }),
    ],
    ['exchange.value-of-funds-differs', contribution('e1', { value: '99.99' })],
    ['coalition.member-unknown', contribution('e1', { memberId: 'nobody' })],
    ['coalition.member-not-active', contribution('e1', { occurredOn: '2025-12-31' })],
    ['exchange.counterparty-malformed', contribution('e1', { counterparty: 'birch' })],
    ['kernel.id-malformed', contribution('e1', { counterparty: 'pool:' })],
    ['coalition.pool-unknown', contribution('e1', { counterparty: 'pool:pond' })],
    ['coalition.member-unknown', contribution('e1', { counterparty: 'member:nobody' })],
    ['exchange.exchange-with-itself', contribution('e1', { counterparty: 'member:alder' })],
    ['exchange.exchange-with-itself', exchange('e1', { counterparty: 'member:alder' })],
    ['exchange.exchange-with-pool', exchange('e1', { counterparty: 'pool:fund' })],
    ['exchange.exchange-with-pool', exchange('e1', { counterparty: null })],
    ['exchange.status-unknown', contribution('e1', { status: 'disputed' })],
    ['exchange.value-types-malformed', contribution('e1', { valueType: 'love' })],
    ['kernel.text-malformed', contribution('e1', { description: 'x'.repeat(4_001) })],
    ['kernel.id-malformed', contribution('e1', { pledgeId: '' })],
    ['kernel.id-malformed', contribution('')],
    ['exchange.pool-overdrawn', benefit('e1')],
    ['exchange.entry-unknown', reversalOf(contribution('e0'), 'r1')],
    ['exchange.entry-unknown', entryValued('e0', '1.00')],
  ] as const)('with %s', (code, told) => given(coalition).when(told).thenProblem(code));

  it('where the pool opened later', () =>
    given(coalition, poolOpened('late', { openedOn: '2026-03-03' }))
      .when(contribution('e1', { counterparty: 'pool:late' }))
      .thenProblem('coalition.pool-not-open', { on: '2026-03-02', openedOn: '2026-03-03' }));

  it('where the other member has left', () =>
    given(coalition, memberLeft('birch', '2026-03-01'))
      .when(exchange('e1'))
      .thenProblem('coalition.member-not-active', { member: 'birch' }));

  it('where its id is known', () =>
    given(coalition, contribution('e1'))
      .when(benefit('e1', { quantity: '1.00' }))
      .thenProblem('exchange.entry-exists', { entry: 'e1' }));

  it('where its id is known, however its accents are composed', () =>
    given(coalition, contribution('entr\u00e9e'))
      .when(contribution('entre\u0301e'))
      .thenProblem('exchange.entry-exists'));
});

describe('the kinds of value of an entry', () => {
  it.each([
    ['funds', 'EUR', 'financial'],
    ['in-kind', 'items', 'operational'],
    ['knowledge', 'assets', 'innovative'],
    ['staff-time', 'hours', 'operational'],
  ])('are the policy’s for %s where it says nothing', (kind, unit, type) =>
    given(coalition)
      .when(contribution('e1', { kind, unit }))
      .then({
        type: 'ContributionRecorded',
        data: { valueTypes: { [type]: '1' }, valueTypesStated: false },
      }),
  );

  it.each([
    ['access', 'strategic'],
    ['recognition', 'reputational'],
    ['service', 'operational'],
  ])('are the policy’s for %s too', (kind, type) =>
    given(coalition)
      .when(benefit('e1', { kind, unit: 'times' }))
      .then({ type: 'BenefitRecorded', data: { valueTypes: { [type]: '1' } } }),
  );

  it.each([
    ['reputational', { reputational: '1' }],
    ['strategic:0.5|innovative:0.5', { innovative: '0.5', strategic: '0.5' }],
    ['strategic:1.0', { strategic: '1' }],
    [
      'strategic:0.2|operational:0.2|financial:0.2|innovative:0.2|reputational:0.2',
      { financial: '0.2', innovative: '0.2', operational: '0.2', reputational: '0.2', strategic: '0.2' },
    ],
    [
      'strategic:0.333333333333333333|innovative:0.666666666666666667',
      { innovative: '0.666666666666666667', strategic: '0.333333333333333333' },
    ],
  ])('are read from %s', (valueType, valueTypes) =>
    given(coalition)
      .when(contribution('e1', { valueType }))
      .then({ type: 'ContributionRecorded', data: { valueTypes, valueTypesStated: true } }),
  );

  it.each([
    '',
    'Strategic',
    'strategic|innovative',
    'strategic:0.5',
    'strategic:0.5|innovative:0.6',
    'strategic:0.5|strategic:0.5',
    'strategic:1|innovative:0',
    'strategic:2|innovative:-1',
    'strategic:0.5|innovative:0.5|',
  ])('are refused as “%s”', (valueType) =>
    given(coalition).when(contribution('e1', { valueType })).thenProblem('exchange.value-types-malformed'),
  );
});
