import fc from 'fast-check';
import { Amount } from '../../src/kernel/amount.js';
import { parseDate } from '../../src/kernel/calendar.js';
import { assertCurrencyValidOn, currencyCodes, isCurrency, minorUnitsOf } from '../../src/kernel/currency.js';
import { Quantity, formatAmount, unitOf } from '../../src/kernel/unit.js';
import { problemOf } from './problem-of.js';

const quantity = (text: string, unit: string) => Quantity.of(Amount.parse(text), unit);

describe('a currency', () => {
  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['HUF', 2],
    ['UGX', 0],
    ['TND', 3],
    ['BHD', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['XCG', 2],
    ['ZWG', 2],
    ['SLE', 2],
    ['DEM', 2],
    ['ITL', 0],
    ['HRK', 2],
    ['BYR', 0],
    ['XAU', 18],
  ])('%s has %i minor units, as ISO 4217 says', (code, minorUnits) =>
    expect(minorUnitsOf(code)).toBe(minorUnits),
  );

  it.each(['', 'eur', 'EURO', 'ABC', 'XXX', 'XTS', 'hours', 'constructor'])('is not %j', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(problemOf(() => minorUnitsOf(code))).toMatchObject({
      code: 'kernel.currency-unknown',
      details: { found: code },
    });
    expect(problemOf(() => assertCurrencyValidOn(code, parseDate('2026-01-01'))).code).toBe(
      'kernel.currency-unknown',
    );
  });

  it.each([
    ['EUR', '1999-01-01', '2026-07-01'],
    ['HRK', '2023-01-14', '1994-05-30'],
    ['DEM', '2002-02-28', '1950-01-01'],
    ['USD', '1900-01-01', '2200-12-31'],
    ['BGN', '2026-01-31', '2025-01-01'],
    ['ANG', '2025-06-30', '2010-10-10'],
    ['SVC', '2026-01-01', '1990-01-01'],
  ])('%s is valid on %s and on %s', (code, one, other) => {
    for (const date of [one, other]) expect(() => assertCurrencyValidOn(code, parseDate(date))).not.toThrow();
  });

  it.each([
    ['HRK', '2023-01-15'],
    ['DEM', '2002-03-01'],
    ['BGN', '2026-02-01'],
    ['EUR', '1998-12-31'],
    ['XCG', '2025-03-30'],
    ['BYR', '2017-01-01'],
  ])('%s is not valid on %s', (code, date) =>
    expect(problemOf(() => assertCurrencyValidOn(code, parseDate(date)))).toMatchObject({
      code: 'kernel.currency-not-valid',
      details: { found: code, date },
    }),
  );

  it('tells until when it was valid', () =>
    expect(problemOf(() => assertCurrencyValidOn('HRK', parseDate('2024-01-01'))).details['validUntil']).toBe(
      '2023-01-14',
    ));

  it('is known to Intl, and so to the rest of the world', () => {
    const displayed = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
    // Too young for the tables of an older Node, or of no interest to them.
    const unknownToIntl = ['CHC', 'XAD', 'ZWN', 'XCG', 'ZWG', 'SLE', 'VED'];
    expect(
      currencyCodes().filter((code) => displayed.of(code) === undefined && !unknownToIntl.includes(code)),
    ).toEqual([]);
  });

  it('is missing none that Intl knows: where a newer Node fails here, ISO has added one', () =>
    expect(
      Intl.supportedValuesOf('currency')
        .filter((code) => !isCurrency(code))
        .filter((code) => !notIsoSince1990.has(code)),
    ).toEqual([]));
});

/** What Intl lists beyond ISO 4217 since 1990: withdrawn earlier, never ISO's, or no money. */
const notIsoSince1990 = new Set(
  `ALK ARL ARM ARP ARY BAN BGM BGO BOL BOP BRB BRC BRZ CLE CNH CNX ESA GNS GQE GWE ILP ILR ISJ KRH KRO LSM LTT MAF MCF MDC
   MKN MLF MTP MVP MZE PES RHD UGS VNN XTS XXX YUR GHP`.split(/\s+/),
);

describe('a unit', () => {
  it.each([
    ['EUR', 2, true],
    ['JPY', 0, true],
    ['TND', 3, true],
    ['ITL', 0, true],
    ['XAU', 18, true],
    ['hours', 2, false],
    ['credits', 2, false],
    ['m²', 18, false],
    ['eur', 18, false],
    ['XXX', 18, false],
    ['constructor', 18, false],
  ])('%s has scale %i, and to be money is %s', (code, scale, currency) => {
    for (const _ of ['first', 'again']) expect(unitOf(code)).toEqual({ code, scale, currency });
  });

  it.each(['', ' ', ' EUR', 'EUR ', 'a\nb', 'a\u0000', '\ud800', 'x'.repeat(101)])('may not be %j', (code) =>
    expect(problemOf(() => unitOf(code)).code).toBe('kernel.unit-malformed'),
  );

  it('is the same in either Unicode form', () => expect(unitOf('cafe\u0301s').code).toBe('caf\u00e9s'));

  it('is remembered rightly however many there are', () => {
    for (let index = 0; index < 5000; index++) unitOf(`unit ${index}`);
    expect(unitOf('EUR').scale).toBe(2);
    expect(unitOf('unit 1')).toEqual({ code: 'unit 1', scale: 18, currency: false });
  });
});

describe('a quantity', () => {
  it.each([
    ['1234.5', 'EUR', '1234.50 EUR'],
    ['-7', 'hours', '-7.00 hours'],
    ['1.5', 'credits', '1.50 credits'],
    ['1000', 'JPY', '1000 JPY'],
    ['3.50', 'm²', '3.5 m²'],
    ['0.031103', 'XAU', '0.031103 XAU'],
  ])('of %s %s prints as %s', (amount, unit, printed) =>
    expect(quantity(amount, unit).toString()).toBe(printed),
  );

  it.each([
    ['0.001', 'EUR', 2],
    ['0.5', 'JPY', 0],
    ['0.0001', 'TND', 3],
    ['0.125', 'hours', 2],
    ['0.005', 'credits', 2],
  ])('of %s %s is refused, for its scale is %i', (amount, unit, scale) =>
    expect(problemOf(() => quantity(amount, unit))).toMatchObject({
      code: 'kernel.amount-too-precise',
      details: { found: amount, unit, scale },
    }),
  );

  it('keeps its value through print', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.constantFrom('EUR', 'JPY', 'TND', 'CLF', 'hours', 'items'),
        (units, code) => {
          const unit = unitOf(code);
          const amount = Amount.ofAtto((units * 10n ** BigInt(18 - unit.scale)) % 10n ** 38n);
          expect(Amount.parse(formatAmount(amount, unit)).equals(amount)).toBe(true);
        },
      ),
    ));
});
