import fc from 'fast-check';
import { VALUE_TYPES, type ValueType } from '../../src/coalition/domain/value-types.js';
import { alignmentOf, fitOf, ratioOf } from '../../src/portfolios/domain/fit.js';
import { Amount } from '../../src/kernel/amount.js';
import { Decimal, decimalOf } from '../../src/kernel/decimal.js';

const received = (amounts: Partial<Record<ValueType, string>>): Record<ValueType, Amount> =>
  Object.fromEntries(VALUE_TYPES.map((type) => [type, Amount.parse(amounts[type] ?? '0')])) as Record<
    ValueType,
    Amount
  >;

describe('how what was received fits what was looked for', () => {
  it('is the share of each type, the gap to its weight, and the sum of the lesser of both', () => {
    expect(
      fitOf(received({ financial: '60', strategic: '40' }), { strategic: '0.7', innovative: '0.3' }),
    ).toEqual({
      mix: {
        financial: '0.6000',
        innovative: '0.0000',
        operational: '0.0000',
        reputational: '0.0000',
        strategic: '0.4000',
      },
      gap: {
        financial: '-0.6000',
        innovative: '0.3000',
        operational: '0.0000',
        reputational: '0.0000',
        strategic: '0.3000',
      },
      alignment: '0.4000',
    });
  });

  it('rounds each figure once, from the exact fraction and not from another’s rounded figure', () => {
    const thirds = received({ financial: '1', strategic: '1', innovative: '1' });
    const { mix, gap, alignment } = fitOf(thirds, { financial: '0.33336', strategic: '0.66664' });
    expect(mix?.financial).toBe('0.3333');
    // 0.33336 − 1/3 = 0.0000266…, where the rounded share would leave 0.00006.
    expect(gap?.financial).toBe('0.0000');
    expect(alignment).toBe('0.6667');
  });

  it.each([
    ['nothing was received', received({}), { strategic: '1' }],
    [
      'more of a type was taken back than was got',
      received({ financial: '3', strategic: '-1' }),
      { strategic: '1' },
    ],
  ] as const)('cannot be told where %s', (_, amounts, weights) => {
    expect(fitOf(amounts, weights)).toEqual({ mix: null, gap: null, alignment: null });
  });

  it('has a mix and no more where nothing was declared', () => {
    expect(fitOf(received({ strategic: '5' }), undefined)).toMatchObject({
      mix: { strategic: '1.0000' },
      gap: null,
      alignment: null,
    });
  });

  it('equals Σ min(share, weight) reckoned with sixty digits, and lies between 0 and 1', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 30n });
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 5, maxLength: 5 }), weights, (got, cuts) => {
        const amounts = Object.fromEntries(
          VALUE_TYPES.map((type, i) => [type, Amount.ofAtto(got[i]!)]),
        ) as Record<ValueType, Amount>;
        const ends = [0, ...cuts.toSorted((a, b) => a - b), 1000];
        const declared = Object.fromEntries(
          VALUE_TYPES.map((type, i) => [type, ((ends[i + 1]! - ends[i]!) / 1000).toFixed(3)]),
        );
        const total = VALUE_TYPES.reduce((sum, type) => sum.plus(decimalOf(amounts[type])), new Decimal(0));
        const alignment = alignmentOf(amounts, declared);
        if (total.isZero()) {
          expect(alignment).toBeUndefined();
          return;
        }
        let expected = new Decimal(0);
        for (const type of VALUE_TYPES) {
          expected = expected.plus(Decimal.min(decimalOf(amounts[type]).div(total), declared[type]!));
        }
        expect(alignment!.toFixed(4)).toBe(expected.toFixed(4));
        expect(alignment!.isNegative() || alignment!.compare(Amount.one) > 0).toBe(false);
      }),
    );
  });

  it('has no ratio to nothing', () => {
    expect(ratioOf(Amount.parse('2'), Amount.parse('3'))).toBe('0.6667');
    expect(ratioOf(Amount.parse('2'), Amount.zero)).toBeNull();
  });
});
