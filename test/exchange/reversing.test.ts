import {
  aCoalition,
  benefit,
  contribution,
  entryValued,
  exchange,
  memberLeft,
  poolOpened,
  reversalOf,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();
const fund = { counterparty: 'pool:fund' } as const;
const gift = contribution('e1', {
  kind: 'in-kind',
  unit: 'items',
  quantity: '3',
  value: '30.00',
  valueType: 'strategic:0.5|innovative:0.5',
  ...fund,
});

describe('a reversal', () => {
  it('mirrors its entry exactly, on a day of its own', () =>
    given(coalition, gift)
      .when(reversalOf(gift, 'r1'))
      .then({
        type: 'EntryReversed',
        occurredOn: '2026-03-31',
        data: {
          entryId: 'r1',
          reverses: 'e1',
          direction: 'contribution',
          memberId: 'alder',
          counterparty: 'pool:fund',
          kind: 'in-kind',
          quantity: '-3',
          unit: 'items',
          value: '-30',
          valueTypes: { innovative: '0.5', strategic: '0.5' },
          standing: 'accepted',
          description: 'recorded by mistake',
        },
      }));

  it('takes from its entry what it does not say itself', () =>
    given(coalition, gift)
      .when(reversalOf(gift, 'r1', { counterparty: null, value: null }))
      .then({ type: 'EntryReversed', data: { counterparty: 'pool:fund', value: '-30' } }));

  it('takes back a value that came later, and none where none came', async () => {
    const unvalued = contribution('e1', { kind: 'in-kind', unit: 'items', quantity: '3' });
    await given(coalition, unvalued, entryValued('e1', '12.00'))
      .when(reversalOf(unvalued, 'r1'))
      .then({ type: 'EntryReversed', data: { value: '-12' } });
    await given(coalition, unvalued)
      .when(reversalOf(unvalued, 'r1'))
      .then({ type: 'EntryReversed', data: { value: null } });
  });

  it('stands as its entry stands', async () => {
    const proposed = contribution('e1', { status: 'proposed' });
    await given(coalition, proposed)
      .when(reversalOf(proposed, 'r1'))
      .then({ type: 'EntryReversed', data: { standing: 'proposed' } });
  });

  it('of an exchange or a benefit is possible whatever became of the members', async () => {
    const swap = exchange('e1');
    await given(coalition, swap, memberLeft('alder', '2026-03-02'), memberLeft('birch', '2026-03-02'))
      .when(reversalOf(swap, 'r1'))
      .then({ type: 'EntryReversed', data: { direction: 'exchange', quantity: '-10' } });
    const got = benefit('e2');
    await given(coalition, contribution('e1'), got)
      .when(reversalOf(got, 'r1'))
      .then({ type: 'EntryReversed', data: { direction: 'benefit', quantity: '-100' } });
  });

  it.each([
    ['direction', { direction: 'benefit' }],
    ['member_id', { memberId: 'birch' }],
    ['kind', { kind: 'staff-time' }],
    ['unit', { unit: 'pieces' }],
    ['quantity', { quantity: '-2' }],
    ['quantity', { quantity: '3' }],
    ['value', { value: '-29.99' }],
    ['value', { value: '30.00' }],
    ['counterparty', { counterparty: 'pool' }],
    ['counterparty', { counterparty: 'member:birch' }],
  ])('is refused where its %s differs', (field, over) =>
    given(coalition, gift)
      .when(reversalOf(gift, 'r1', over))
      .thenProblem('exchange.reversal-differs', { entry: 'e1', field }),
  );

  it('is refused with a value where its entry has none', () => {
    const unvalued = contribution('e1', { kind: 'in-kind', unit: 'items', quantity: '3' });
    return given(coalition, unvalued)
      .when(reversalOf(unvalued, 'r1', { value: '-1' }))
      .thenProblem('exchange.reversal-differs', { field: 'value', expected: 'no value' });
  });

  it('is refused a second time', () =>
    given(coalition, gift, reversalOf(gift, 'r1'))
      .when(reversalOf(gift, 'r2'))
      .thenProblem('exchange.entry-already-reversed', { reversedBy: 'r1' }));

  it('is refused for a reversal', () => {
    const reversal = reversalOf(gift, 'r1');
    return given(coalition, gift, reversal)
      .when(reversalOf(reversal, 'r2', { quantity: '3', value: '30' }))
      .thenProblem('exchange.reversal-of-reversal', { entry: 'r1' });
  });

  it('is refused under an id that is known, its entry’s own among them', async () => {
    const money = contribution('e1');
    await given(coalition, money, contribution('e2'))
      .when(reversalOf(money, 'e2'))
      .thenProblem('exchange.entry-exists', { entry: 'e2' });
    await given(coalition, money)
      .when(reversalOf(money, 'e1'))
      .thenProblem('exchange.entry-exists', { entry: 'e1' });
  });

  it('of a contribution is refused where its pool has spent it', async () => {
    const money = contribution('e1', fund);
    const spent = given(coalition, money, benefit('e2', { ...fund, quantity: '0.01' }));
    await spent
      .when(reversalOf(money, 'r1'))
      .thenProblem('exchange.pool-overdrawn', { pool: 'fund', balance: '99.99', wanted: '100' });
    await spent
      .when(reversalOf(money, 'r1', { counterparty: null }))
      .thenProblem('exchange.pool-overdrawn', { pool: 'fund' });
  });

  it('of a contribution is accepted where its pool may go below zero', async () => {
    const money = contribution('e1', { counterparty: 'pool:open' });
    await given(
      coalition,
      poolOpened('open', { allowNegative: true }),
      money,
      benefit('e2', { counterparty: 'pool:open', quantity: '70.00' }),
    )
      .when(reversalOf(money, 'r1'))
      .then({ type: 'EntryReversed' });
  });

  it('of a contribution looks at every later day, and no earlier one', async () => {
    const money = contribution('e1', { ...fund, occurredOn: '2026-01-10' });
    const world = given(
      coalition,
      money,
      benefit('e2', { ...fund, occurredOn: '2026-02-10' }),
      contribution('e3', { ...fund, occurredOn: '2026-03-10' }),
    );
    await world
      .when(reversalOf(money, 'r1', { occurredOn: '2026-02-09' }))
      .thenProblem('exchange.pool-overdrawn', { balance: '0' });
    await world
      .when(reversalOf(money, 'r1', { occurredOn: '2026-03-09' }))
      .thenProblem('exchange.pool-overdrawn');
    await world.when(reversalOf(money, 'r1', { occurredOn: '2026-03-10' })).then({ type: 'EntryReversed' });
  });
});
