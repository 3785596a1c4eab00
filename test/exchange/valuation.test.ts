import {
  aCoalition,
  benefit,
  coalitionFounded,
  contribution,
  entryValued,
  exchangeRateRecorded,
  memberJoined,
  rateAdopted,
  reversalOf,
} from '../support/builders.js';
import { given } from '../support/decider-specification.js';

const coalition = aCoalition();
const hours = { kind: 'staff-time', unit: 'hours' } as const;
const items = { kind: 'in-kind', unit: 'items', quantity: '3' } as const;

describe('the value of an entry', () => {
  it.each([null, '100', '100.00'])('is its own for funds in base currency (stated as %j)', (value) =>
    given(coalition)
      .when(contribution('e1', { value }))
      .then({
        type: 'ContributionRecorded',
        data: { value: '100', valuation: { method: 'own-value' } },
      }),
  );

  it('is by the rate in force on its day', () =>
    given(coalition, rateAdopted(), rateAdopted({ rate: '33', validFrom: '2027-01-01', validTo: null }))
      .when(contribution('e1', { ...hours, quantity: '7.5', occurredOn: '2026-12-31' }))
      .then({
        type: 'ContributionRecorded',
        data: {
          value: '225',
          valuation: {
            method: 'rate',
            rateMethod: 'comparable-market',
            rate: '30',
            category: '',
            validFrom: '2026-01-01',
            source: 'agreed by the board',
          },
        },
      }));

  it.each([
    ['0.01', '0.5', '0'],
    ['0.03', '0.5', '0.02'],
    ['0.05', '0.5', '0.02'],
    ['0.01', '1.5', '0.02'],
    ['0.01', '2.5', '0.02'],
    ['0.01', '3.5', '0.04'],
    ['0.01', '2.50000000000000001', '0.03'],
    ['2.25', '31.8', '71.55'],
    ['1.11', '33.33', '37'],
  ])('is rounded once, half-even: %s hours at %s make %s', (quantity, rate, value) =>
    given(coalition, rateAdopted({ rate }))
      .when(contribution('e1', { ...hours, quantity }))
      .then({ type: 'ContributionRecorded', data: { value } }),
  );

  it('is rounded to the base currency’s own places', () =>
    given(
      coalitionFounded({ currency: 'JPY', timeZone: 'Asia/Tokyo' }),
      memberJoined('alder'),
      rateAdopted({ rate: '0.5' }),
    )
      .when(contribution('e1', { ...hours, quantity: '3' }))
      .then({ type: 'ContributionRecorded', data: { value: '2' } }));

  it('is by the category that the entry names, and by no other', async () => {
    const rates = given(coalition, rateAdopted(), rateAdopted({ category: 'nurse', rate: '40' }));
    await rates
      .when(contribution('e1', { ...hours, quantity: '2', valuationBasis: 'nurse' }))
      .then({ type: 'ContributionRecorded', data: { value: '80', rateCategory: 'nurse' } });
    await rates.when(contribution('e1', { ...hours, quantity: '2', valuationBasis: 'diver' })).then({
      type: 'ContributionRecorded',
      data: { value: null, valuation: null, rateCategory: 'diver' },
    });
  });

  it('is by the exchange rate in force on its day', async () => {
    const rates = given(
      coalition,
      exchangeRateRecorded('USD', '0.91235', '2026-03-01'),
      exchangeRateRecorded('USD', '0.95', '2026-03-03'),
    );
    await rates.when(contribution('e1', { unit: 'USD', quantity: '10.00' })).then({
      type: 'ContributionRecorded',
      data: {
        quantity: '10',
        unit: 'USD',
        value: '9.12',
        valuation: {
          method: 'exchange-rate',
          rate: '0.91235',
          validOn: '2026-03-01',
          source: 'the central bank',
        },
      },
    });
    await rates
      .when(contribution('e1', { unit: 'USD', occurredOn: '2026-02-28' }))
      .then({ type: 'ContributionRecorded', data: { value: null, valuation: null } });
  });

  it('is what was stated, whatever rates say', async () => {
    await given(coalition, rateAdopted())
      .when(contribution('e1', { ...hours, value: '12.34', valuationBasis: 'pay slips' }))
      .then({
        type: 'ContributionRecorded',
        data: { value: '12.34', valuation: { method: 'stated', basis: 'pay slips' }, rateCategory: null },
      });
    await given(coalition, exchangeRateRecorded('USD', '0.9', '2026-01-01'))
      .when(contribution('e1', { unit: 'USD', value: '95' }))
      .then({ type: 'ContributionRecorded', data: { value: '95' } });
    await given(coalition)
      .when(contribution('e1', { ...items, value: '0' }))
      .then({ type: 'ContributionRecorded', data: { value: '0', valuation: { method: 'stated' } } });
  });

  it('is none where nothing says it, which is not zero', async () => {
    for (const told of [
      contribution('e1', items),
      contribution('e1', { ...hours }),
      contribution('e1', { unit: 'USD' }),
      contribution('e1', { kind: 'knowledge', unit: 'assets', quantity: '1' }),
      benefit('e1', { kind: 'recognition', unit: 'mentions', quantity: '1' }),
    ]) {
      await given(coalition)
        .when(told)
        .then({
          type: told.data['direction'] === 'benefit' ? 'BenefitRecorded' : 'ContributionRecorded',
          data: { value: null, valuation: null },
        });
    }
  });

  it('that does not fit an amount is refused', () =>
    given(coalition, rateAdopted({ rate: '99999999999999999999' }))
      .when(contribution('e1', { ...hours, quantity: '99' }))
      .thenProblem('kernel.amount-out-of-range'));
});

describe('valuing an entry later', () => {
  it('states the value on the entry’s own day', () =>
    given(coalition, contribution('e1', { ...items, occurredOn: '2026-02-03' }))
      .when(entryValued('e1', '12.50'))
      .then({
        type: 'EntryValued',
        occurredOn: '2026-02-03',
        data: {
          entryId: 'e1',
          memberId: 'alder',
          direction: 'contribution',
          kind: 'in-kind',
          unit: 'items',
          value: '12.5',
          valuation: { method: 'stated', basis: 'two quotations' },
          valueTypes: { operational: '1' },
          standing: 'accepted',
        },
      }));

  it('is done once', () =>
    given(coalition, contribution('e1', items), entryValued('e1', '12.50'))
      .when(entryValued('e1', '12.5'))
      .thenNothing());

  it('is refused where it has another value already', async () => {
    await given(coalition, contribution('e1', items), entryValued('e1', '12.50'))
      .when(entryValued('e1', '13'))
      .thenProblem('exchange.entry-already-valued', { value: '12.5' });
    await given(coalition, contribution('e1'))
      .when(entryValued('e1', '13'))
      .thenProblem('exchange.entry-already-valued', { value: '100' });
  });

  it('is refused where the value is below zero, or too precise', async () => {
    const unvalued = given(coalition, contribution('e1', items));
    await unvalued.when(entryValued('e1', '-1')).thenProblem('exchange.value-negative');
    await unvalued.when(entryValued('e1', '1.001')).thenProblem('kernel.amount-too-precise');
  });

  it('is refused for an entry that was reversed, and for the reversal itself', async () => {
    const entry = contribution('e1', items);
    const reversed = given(coalition, entry, reversalOf(entry, 'r1'));
    await reversed
      .when(entryValued('e1', '1'))
      .thenProblem('exchange.entry-already-reversed', { entry: 'e1', reversedBy: 'r1' });
    await reversed.when(entryValued('r1', '1')).thenProblem('exchange.entry-already-reversed');
  });
});
