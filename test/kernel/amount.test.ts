import fc from 'fast-check';
import { Decimal as DecimalJs } from 'decimal.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { Decimal, amountOf, decimalOf } from '../../src/kernel/decimal.js';
import { problemOf } from './problem-of.js';

const max = 10n ** 38n - 1n;
const anyAmount = fc.bigInt({ min: -max, max }).map((atto) => Amount.ofAtto(atto));
const smallAmount = fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }).map((atto) => Amount.ofAtto(atto));
const anyScale = fc.integer({ min: 0, max: 18 });
const amount = (text: string) => Amount.parse(text);

/** An independent witness with room for every exact product. */
const Witness = DecimalJs.clone({ precision: 200, rounding: DecimalJs.ROUND_HALF_EVEN });
const halfEven = (value: DecimalJs, scale: number) =>
  value.toDecimalPlaces(scale, DecimalJs.ROUND_HALF_EVEN).toFixed();
const withoutMinusZero = (text: string) => (/^-0(\.0+)?$/.test(text) ? '0' : text);

describe('an amount is read from a plain decimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['1', '1'],
    ['-1234.50', '-1234.5'],
    ['007.10', '7.1'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['99999999999999999999.999999999999999999', '99999999999999999999.999999999999999999'],
    ['123456789012345', '123456789012345'],
    ['1234567890123456', '1234567890123456'],
    ['9007199254740993', '9007199254740993'],
  ])('reads %s as %s', (text, printed) => expect(amount(text).toString()).toBe(printed));

  it.each([
    '',
    '-',
    '.',
    '.5',
    '5.',
    '-.5',
    '1.2.3',
    '+1',
    '--1',
    '1-',
    ' 1',
    '1 ',
    '1\n',
    '1,234.5',
    '1_000',
    '1e3',
    '1E3',
    '0x10',
    'NaN',
    'Infinity',
    '１２',
    '٣',
    '1e999',
    '−5',
    '\u00001',
  ])('refuses %j as malformed', (text) => {
    expect(problemOf(() => amount(text))).toMatchObject({
      code: 'kernel.amount-malformed',
      details: { found: text },
    });
  });

  it.each([[12], [null], [undefined], [{}], [['1']]])('refuses %j, which is no text', (value) => {
    expect(problemOf(() => Amount.parse(value as unknown as string)).code).toBe('kernel.amount-malformed');
  });

  it.each(['100000000000000000000', '0.0000000000000000001', '-100000000000000000000.5'])(
    'refuses %s as out of range',
    (text) => expect(problemOf(() => amount(text)).code).toBe('kernel.amount-out-of-range'),
  );

  it('says in words what was found', () => {
    expect(problemOf(() => amount('1,234.5')).message).toBe(
      'The amount “1,234.5” is not a plain decimal such as -1234.50.',
    );
  });

  it('gives back every amount that was printed', () =>
    fc.assert(fc.property(anyAmount, (one) => expect(amount(one.toString()).atto).toBe(one.atto))));

  it('reads whatever decimal.js prints in plain form the same way', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: -max, max }), anyScale, (digits, places) => {
        const text = new Witness(digits.toString()).div(new Witness(10).pow(places)).toFixed();
        fc.pre(text.replace(/^-|\..*$/g, '').length <= 20);
        expect(new Witness(amount(text).toString()).equals(new Witness(text))).toBe(true);
      }),
    ));
});

describe('an amount in millionths', () => {
  const asRead = fc
    .tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: 0, max: 8 }))
    .map(([digits, places]) => Amount.ofAtto(digits * 10n ** BigInt(18 - places)).toString());

  it('is exact, or there is none', () =>
    fc.assert(
      fc.property(asRead, (text) => {
        const { millionths, atto } = amount(text);
        if (millionths !== undefined) expect([BigInt(millionths) * 10n ** 12n, text]).toEqual([atto, text]);
        if (millionths !== undefined) expect(Number.isSafeInteger(millionths)).toBe(true);
      }),
    ));

  it('is there for amounts of everyday size, read or negated, and not for finer or larger ones', () => {
    expect(amount('-1250.75').millionths).toBe(-1_250_750_000);
    expect(amount('1250.75').negated().millionths).toBe(-1_250_750_000);
    expect(Amount.zero.millionths).toBe(0);
    expect(amount('999999999.99').millionths).toBe(999_999_999_990_000);
    expect(amount('0.0000001').millionths).toBeUndefined();
    expect(amount('9999999999').millionths).toBeUndefined();
  });

  it('is written, and added up, as its units of 10^-18 are', () => {
    const anyMillionths = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    fc.assert(
      fc.property(anyMillionths, anyMillionths, fc.constantFrom('0', '0.0000001', '-0.1'), (a, b, more) => {
        const [one, other] = [Amount.ofMillionths(a), Amount.ofMillionths(b)];
        expect(one.toString()).toBe(Amount.ofAtto(one.atto).toString());
        const sum = one.plusUnchecked(other).plusUnchecked(amount(more));
        expect(sum.atto).toBe(one.atto + other.atto + amount(more).atto);
        expect(sum.toString()).toBe(Amount.ofAtto(sum.atto).toString());
      }),
    );
    expect(Amount.ofMillionths(2 ** 52 - 1).plusUnchecked(Amount.ofMillionths(1)).millionths).toBeUndefined();
  });
});

describe('an amount prints', () => {
  it.each([
    ['1234.5', 2, '1234.50'],
    ['-0.05', 2, '-0.05'],
    ['0', 2, '0.00'],
    ['7', 0, '7'],
    ['-0.000000000000000001', 18, '-0.000000000000000001'],
  ])('%s with %i places as %s', (text, scale, printed) => expect(amount(text).toFixed(scale)).toBe(printed));

  it('never with digits lost: that is a programmer’s mistake', () =>
    expect(() => amount('0.005').toFixed(2)).toThrow(RangeError));

  it('the same value with any scale it fits', () =>
    fc.assert(
      fc.property(anyAmount, anyScale, (one, scale) => {
        const cut = Amount.ofAtto(one.atto - (one.atto % 10n ** BigInt(18 - scale)));
        expect(cut.fits(scale)).toBe(true);
        expect(amount(cut.toFixed(scale)).equals(cut)).toBe(true);
      }),
    ));

  it('as text in JSON', () => expect(JSON.stringify({ value: amount('1.50') })).toBe('{"value":"1.5"}'));
});

describe('amounts add up exactly', () => {
  it('in any grouping and any order', () =>
    fc.assert(
      fc.property(smallAmount, smallAmount, smallAmount, (one, two, three) => {
        const sum = one.plus(two).plus(three);
        expect(one.plus(two.plus(three)).equals(sum)).toBe(true);
        expect(sumOf([three, one, two]).equals(sum)).toBe(true);
        expect(sum.minus(three).minus(two).equals(one)).toBe(true);
        expect(one.plus(one.negated()).isZero()).toBe(true);
      }),
    ));

  it('to zero where there are none', () => expect(sumOf([])).toEqual(Amount.zero));

  it('even where a sum in between would leave the range', () => {
    const greatest = Amount.ofAtto(max);
    expect(sumOf([greatest, greatest, greatest.negated()]).equals(greatest)).toBe(true);
  });

  it('and refuse to leave the range', () => {
    const greatest = Amount.ofAtto(max);
    const tiny = Amount.ofAtto(1n);
    for (const act of [
      () => greatest.plus(tiny),
      () => greatest.negated().minus(tiny),
      () => greatest.times(amount('2'), 0),
      () => greatest.dividedBy(amount('0.5'), 0),
      () => greatest.rounded(0),
      () => sumOf([greatest, tiny]),
      () => Amount.ofAtto(max + 1n),
      () => Amount.ofAtto(-max - 1n),
    ])
      expect(problemOf(act).code).toBe('kernel.amount-out-of-range');
  });

  it('and compare as numbers do', () =>
    fc.assert(
      fc.property(anyAmount, anyAmount, (one, other) => {
        expect(one.compare(other)).toBe(one.atto === other.atto ? 0 : one.atto < other.atto ? -1 : 1);
        expect(one.equals(other)).toBe(one.compare(other) === 0);
        expect(one.compare(Amount.zero)).toBe(one.isNegative() ? -1 : one.isPositive() ? 1 : 0);
        expect(one.abs().isNegative()).toBe(false);
      }),
    ));
});

describe('a product or quotient is rounded once, half-even', () => {
  it.each([
    ['0.5', '1', 0, '0'],
    ['1.5', '1', 0, '2'],
    ['2.5', '1', 0, '2'],
    ['-0.5', '1', 0, '0'],
    ['-1.5', '1', 0, '-2'],
    ['-2.5', '1', 0, '-2'],
    ['0.125', '1', 2, '0.12'],
    ['0.135', '1', 2, '0.14'],
    ['31.80', '7.25', 2, '230.55'],
    ['0.000000000000000001', '0.5', 18, '0'],
    ['0.000000000000000003', '0.5', 18, '0.000000000000000002'],
  ])('%s × %s to %i places is %s', (one, other, scale, product) =>
    expect(amount(one).times(amount(other), scale).toString()).toBe(product),
  );

  it.each([
    ['1', '3', 2, '0.33'],
    ['2', '3', 2, '0.67'],
    ['1', '8', 2, '0.12'],
    ['3', '8', 2, '0.38'],
    ['-1', '8', 2, '-0.12'],
    ['1', '-8', 2, '-0.12'],
    ['-3', '-8', 2, '0.38'],
    ['-0.001', '1000', 2, '0'],
  ])('%s ÷ %s to %i places is %s', (one, other, scale, quotient) =>
    expect(amount(one).dividedBy(amount(other), scale).toString()).toBe(quotient),
  );

  it('as decimal.js has it, for any product', () =>
    fc.assert(
      fc.property(smallAmount, smallAmount, anyScale, (one, other, scale) => {
        const exact = new Witness(one.toString()).times(new Witness(other.toString()));
        expect(one.times(other, scale).toString()).toBe(withoutMinusZero(halfEven(exact, scale)));
      }),
    ));

  it('as decimal.js has it, for products that end in a half', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        fc.integer({ min: 0, max: 17 }),
        (units, scale) => {
          const half = Amount.ofAtto((2n * units + 1n) * (10n ** BigInt(18 - scale) / 2n));
          const expected = withoutMinusZero(halfEven(new Witness(half.toString()), scale));
          expect(half.times(Amount.one, scale).toString()).toBe(expected);
          expect(half.rounded(scale).toString()).toBe(expected);
          expect(half.dividedBy(Amount.one, scale).toString()).toBe(expected);
        },
      ),
    ));

  it('as decimal.js has it, for any quotient', () =>
    fc.assert(
      fc.property(smallAmount, smallAmount, anyScale, (one, other, scale) => {
        fc.pre(other.abs().compare(amount('0.0000000001')) > 0);
        const exact = new Witness(one.toString()).div(new Witness(other.toString()));
        expect(one.dividedBy(other, scale).toString()).toBe(withoutMinusZero(halfEven(exact, scale)));
      }),
    ));

  it('but nothing is divided by zero', () =>
    expect(problemOf(() => Amount.one.dividedBy(Amount.zero, 2)).code).toBe('kernel.divided-by-zero'));

  it.each([-1, 19, 1.5, Number.NaN])('and a scale of %d is a programmer’s mistake', (scale) => {
    for (const act of [
      () => Amount.one.times(Amount.one, scale),
      () => Amount.one.dividedBy(Amount.one, scale),
      () => Amount.one.fits(scale),
    ])
      expect(act).toThrow(RangeError);
  });
});

describe('decimals for formulas', () => {
  it('hold 60 digits and never print an exponent', () => {
    expect(new Decimal('1e-30').toString()).toBe(`0.${'0'.repeat(29)}1`);
    expect(new Decimal(1).div(3).toString()).toBe(`0.${'3'.repeat(60)}`);
  });

  it('give every amount back unchanged', () =>
    fc.assert(fc.property(anyAmount, (one) => expect(amountOf(decimalOf(one), 18).equals(one)).toBe(true))));

  it('round half-even on the way back', () => {
    expect(amountOf(new Decimal('0.125'), 2).toString()).toBe('0.12');
    expect(amountOf(new Decimal('-0.001'), 2).toString()).toBe('0');
  });

  it('refuse what is no amount', () => {
    expect(() => amountOf(new Decimal(1).div(0), 2)).toThrow(RangeError);
    expect(problemOf(() => amountOf(new Decimal('1e20'), 2)).code).toBe('kernel.amount-out-of-range');
  });
});
