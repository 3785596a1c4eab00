import { coalitionFounded, exchangeRateRecorded, rateAdopted } from '../support/builders.js';
import { after, given } from '../support/decider-specification.js';

const founded = coalitionFounded();

describe('adopting a rate', () => {
  it('states it from its first day', () =>
    given(founded)
      .when(rateAdopted({ category: 'nurse', rate: '31.80' }))
      .then({
        type: 'RateAdopted',
        occurredOn: '2026-01-01',
        data: {
          kind: 'staff-time',
          category: 'nurse',
          unit: 'hours',
          rate: '31.8',
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
        },
      }));

  it('does nothing where it was adopted alike', () =>
    given(founded, rateAdopted())
      .when(rateAdopted({ rate: '30.00' }))
      .thenNothing());

  it.each([
    { rate: '31' },
    { validTo: '2026-06-30' },
    { validTo: null },
    { method: 'actual-cost' },
    { source: 'x' },
  ])('is refused where another begins on the same day (%j)', (over) =>
    given(founded, rateAdopted())
      .when(rateAdopted(over))
      .thenProblem('coalition.rate-exists', { found: '30' }),
  );

  it.each([
    ['its last day', { validFrom: '2026-12-31', validTo: '2027-12-31' }],
    ['the middle', { validFrom: '2026-06-01', validTo: '2026-06-02' }],
    ['the whole', { validFrom: '2025-01-01', validTo: '2027-12-31' }],
    ['its first day', { validFrom: '2025-01-01', validTo: '2026-01-01' }],
    ['everything since', { validFrom: '2025-01-01', validTo: null }],
  ])('is refused where it overlaps %s of another', (_, over) =>
    given(founded, rateAdopted())
      .when(rateAdopted(over))
      .thenProblem('coalition.rate-overlaps', { otherFrom: '2026-01-01', otherTo: '2026-12-31' }),
  );

  it('is refused where the other has no last day', () =>
    given(founded, rateAdopted({ validTo: null }))
      .when(rateAdopted({ validFrom: '2030-01-01', validTo: '2030-12-31' }))
      .thenProblem('coalition.rate-overlaps'));

  it.each([
    ['the next year', { validFrom: '2027-01-01', validTo: null }],
    ['the year before', { validFrom: '2025-01-01', validTo: '2025-12-31' }],
    ['another category', { category: 'nurse' }],
    ['another unit', { unit: 'days' }],
    ['another kind', { kind: 'in-kind', unit: 'hours' }],
  ])('is accepted beside another for %s', (_, over) =>
    given(founded, rateAdopted()).when(rateAdopted(over)).then({ type: 'RateAdopted' }),
  );

  it.each([
    [{ kind: 'funds' }, 'exchange.kind-not-allowed'],
    [{ kind: 'gold' }, 'exchange.kind-not-allowed'],
    [{ unit: 'EUR' }, 'exchange.unit-not-allowed'],
    [{ rate: '-0.01' }, 'coalition.rate-negative'],
    [{ rate: '1e3' }, 'kernel.amount-malformed'],
    [{ validFrom: '2026-02-30' }, 'kernel.date-malformed'],
    [{ validFrom: '2026-02-02', validTo: '2026-02-01' }, 'coalition.period-malformed'],
    [{ method: '' }, 'kernel.id-malformed'],
  ] as const)('is refused with %j', (over, code) => given(founded).when(rateAdopted(over)).thenProblem(code));

  it('is in force from its first to its last day', async () => {
    const { directory } = await after(
      founded,
      rateAdopted({ validFrom: '2027-01-01', validTo: null, rate: '33' }),
      rateAdopted(),
    );
    const rateOn = (on: string) => directory.rateOn('staff-time', 'hours', '', on)?.rate.toString();
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', '2199-01-01'].map(rateOn)).toEqual([
      undefined,
      '30',
      '30',
      '33',
      '33',
    ]);
  });
});

describe('recording an exchange rate', () => {
  it('states it on its day', () =>
    given(founded)
      .when(exchangeRateRecorded('USD', '0.9230', '2026-02-01'))
      .then({
        type: 'ExchangeRateRecorded',
        occurredOn: '2026-02-01',
        data: { currency: 'USD', rateToBase: '0.923', validOn: '2026-02-01', source: 'the central bank' },
      }));

  it('does nothing where it was recorded alike', () =>
    given(founded, exchangeRateRecorded('USD', '0.9', '2026-02-01'))
      .when(exchangeRateRecorded('USD', '0.90', '2026-02-01'))
      .thenNothing());

  it('is refused where another is recorded for the day', () =>
    given(founded, exchangeRateRecorded('USD', '0.9', '2026-02-01'))
      .when(exchangeRateRecorded('USD', '0.91', '2026-02-01'))
      .thenProblem('coalition.exchange-rate-exists', { found: '0.9', wanted: '0.91' }));

  it.each([
    ['EUR', '1', '2026-02-01', 'coalition.exchange-rate-of-base'],
    ['USD', '0', '2026-02-01', 'coalition.rate-negative'],
    ['USD', '-1', '2026-02-01', 'coalition.rate-negative'],
    ['DEM', '0.5', '2026-02-01', 'kernel.currency-not-valid'],
    ['dollars', '0.5', '2026-02-01', 'kernel.currency-unknown'],
    ['USD', '0.5', '01.02.2026', 'kernel.date-malformed'],
  ] as const)('is refused for %s at %s on %s', (currency, rate, on, code) =>
    given(founded)
      .when(exchangeRateRecorded(currency, rate, on))
      .thenProblem(code),
  );

  it('is in force from its day until the next one’s, in whatever order they came', async () => {
    const { directory } = await after(
      founded,
      exchangeRateRecorded('USD', '0.93', '2026-03-01'),
      exchangeRateRecorded('USD', '0.91', '2026-01-01'),
      exchangeRateRecorded('USD', '0.92', '2026-02-01'),
    );
    const rateOn = (on: string) => directory.exchangeRateOn('USD', on)?.rateToBase.toString();
    expect(
      ['2025-12-31', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2030-01-01'].map(rateOn),
    ).toEqual([undefined, '0.91', '0.92', '0.92', '0.93', '0.93']);
    expect(directory.exchangeRateOn('GBP', '2026-03-01')).toBeUndefined();
  });
});
