import fc from 'fast-check';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { assertWeightsSumToOne, split } from '../../src/kernel/split.js';
import { problemOf } from './problem-of.js';

const parts = (weights: Record<string, string>) =>
  Object.entries(weights).map(([id, weight]) => ({ id, weight: Amount.parse(weight) }));
const cut = (total: string, weights: Record<string, string>, scale = 2) =>
  Object.fromEntries(
    [...split(Amount.parse(total), parts(weights), scale)].map(([id, share]) => [id, `${share}`]),
  );

const anyParts = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.bigInt({ min: 0n, max: 10n ** 20n })), {
    selector: ([id]) => id,
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some(([, weight]) => weight > 0n))
  .map((list) => list.map(([id, weight]) => ({ id, weight: Amount.ofAtto(weight) })));
const anyCase = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), anyParts, fc.integer({ min: 0, max: 18 }))
  .map(([units, list, scale]) => ({ total: Amount.ofAtto(units * 10n ** BigInt(18 - scale)), list, scale }));

describe('a split', () => {
  it('gives what is left over to the largest remainder', () =>
    expect(cut('100.00', { a: '1', b: '2', c: '4' })).toEqual({ a: '14.29', b: '28.57', c: '57.14' }));

  it('settles ties by id, in code-unit order, wherever the parts stand', () => {
    expect(cut('0.02', { c: '1', b: '1', a: '1' })).toEqual({ c: '0', b: '0.01', a: '0.01' });
    expect(cut('0.01', { ä: '1', z: '1', a: '1', Z: '1' })).toEqual({ ä: '0', z: '0', a: '0', Z: '0.01' });
  });

  it('of a negative total mirrors that of the positive one', () =>
    expect(cut('-0.02', { c: '1', b: '1', a: '1' })).toEqual({ c: '0', b: '-0.01', a: '-0.01' }));

  it('gives a part of weight zero nothing, even of what is left over', () =>
    expect(cut('0.05', { a: '0', b: '1', c: '1' })).toEqual({ a: '0', b: '0.03', c: '0.02' }));

  it('always sums to the whole, in whole units, each less than one unit from its exact share', () =>
    fc.assert(
      fc.property(anyCase, ({ total, list, scale }) => {
        const shares = split(total, list, scale);
        expect(sumOf(shares.values()).equals(total)).toBe(true);
        const weights = sumOf(list.map(({ weight }) => weight)).atto;
        const unit = 10n ** BigInt(18 - scale);
        for (const { id, weight } of list) {
          const share = shares.get(id)!;
          expect(share.fits(scale)).toBe(true);
          const off = share.atto * weights - total.atto * weight.atto;
          expect((off < 0n ? -off : off) < unit * weights).toBe(true);
        }
      }),
    ));

  it('does not depend on the order of the parts, nor on the size of the weights', () =>
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 2, max: 9 }), ({ total, list, scale }, factor) => {
        const shares = split(total, list, scale);
        const turned = split(total, list.toReversed(), scale);
        const grown = list.map(({ id, weight }) => ({
          id,
          weight: Amount.ofAtto(weight.atto * BigInt(factor)),
        }));
        const enlarged = split(total, grown, scale);
        for (const [id, share] of shares) {
          expect(turned.get(id)!.equals(share)).toBe(true);
          expect(enlarged.get(id)!.equals(share)).toBe(true);
        }
      }),
    ));

  it('and its mirror image add up to nothing, part by part', () =>
    fc.assert(
      fc.property(anyCase, ({ total, list, scale }) => {
        const there = split(total, list, scale);
        for (const [id, back] of split(total.negated(), list, scale))
          expect(back.plus(there.get(id)!).isZero()).toBe(true);
      }),
    ));

  it.each([
    ['no parts', {}],
    ['weights that are all zero', { a: '0', b: '0' }],
    ['a negative weight', { a: '2', b: '-1' }],
  ])('refuses %s', (_, weights) =>
    expect(problemOf(() => cut('1', weights as Record<string, string>)).code).toBe(
      'kernel.weights-malformed',
    ),
  );

  it('takes a total that does not fit its scale, or an id given twice, for a programmer’s mistake', () => {
    expect(() => cut('0.001', { a: '1' })).toThrow(RangeError);
    expect(() => split(Amount.one, [...parts({ a: '1' }), ...parts({ a: '1' })], 2)).toThrow(TypeError);
  });
});

describe('weights that must sum to one', () => {
  it('pass where they do, to the last place', () => {
    expect(() => assertWeightsSumToOne(parts({ a: '0.3', b: '0.7' }))).not.toThrow();
    expect(() =>
      assertWeightsSumToOne(
        parts({ a: '0.333333333333333333', b: '0.333333333333333333', c: '0.333333333333333334' }),
      ),
    ).not.toThrow();
  });

  it.each([[{}], [{ a: '0.5' }], [{ a: '0.5', b: '0.500000000000000001' }], [{ a: '1.5', b: '-0.5' }]])(
    'are refused as %j',
    (weights) => {
      const problem = problemOf(() => assertWeightsSumToOne(parts(weights)));
      expect(problem.code).toBe('kernel.weights-malformed');
    },
  );

  it('are shown in the refusal', () =>
    expect(problemOf(() => assertWeightsSumToOne(parts({ a: '0.5', b: '0.4' }))).message).toBe(
      'The weights a:0.5, b:0.4 do not serve: together they make exactly 1.',
    ));
});
