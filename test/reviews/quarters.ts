import fc from 'fast-check';
import { VALUE_TYPES, type ValueTypeWeights } from '../../src/coalition/domain/value-types.js';
import type { Claimant, ProposalsAsked, Supply } from '../../src/reviews/domain/proposals.js';

/** Quarters for tests: by hand, and made up. */

export function claimant(memberId: string, received: string, rest: Partial<Claimant> = {}): Claimant {
  return { memberId, received, share: '1', floor: '0', priorities: null, ...rest };
}

/** Money that can be divided, from a pool, worth what it says. */
export function money(supplyId: string, value: string, rest: Partial<Supply> = {}): Supply {
  return {
    ...{ supplyId, source: 'pool:fund', kind: 'funds', quantity: value, unit: 'EUR', step: '0.01', value },
    ...{ valueType: 'financial', openTo: null, mostEach: null, ...rest },
  };
}

/** Places, worth so much together, that can't be divided. */
export function places(
  supplyId: string,
  quantity: string,
  value: string,
  rest: Partial<Supply> = {},
): Supply {
  return money(supplyId, value, { kind: 'service', quantity, unit: 'places', step: '1', ...rest });
}

export function quarter(claimants: readonly Claimant[], supplies: readonly Supply[]): ProposalsAsked {
  return { currency: 'EUR', claimants, supplies };
}

export interface Sizes {
  readonly members: number;
  readonly supplies: number;
  /** The most that a supply is worth, in cents. */
  readonly worth: number;
  /** Whether some supplies only go in whole steps. */
  readonly whole: boolean;
}

const euros = (cents: number): string =>
  `${Math.floor(cents / 100)}.${(cents % 100).toString().padStart(2, '0')}`;

/** Quarters with ties, floors that can and can't be met, restrictions, limits, unwanted types and members' own offers. */
export function quarters({ members, supplies, worth, whole }: Sizes): fc.Arbitrary<ProposalsAsked> {
  const ids = Array.from({ length: members }, (_, i) => `m${i}`);
  const some = <T>(one: T, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> =>
    fc.oneof({ arbitrary: fc.constant(one), weight: 2 }, { arbitrary, weight: 1 });
  const claimants = fc
    .array(
      fc.record({
        received: fc.nat(2 * worth).map(euros),
        share: fc.constantFrom('0', '1', '1', '2', '3'),
        floor: some('0', fc.nat(3 * worth).map(euros)),
        priorities: some<ValueTypeWeights | null>(null, priorities),
      }),
      { minLength: members, maxLength: members },
    )
    .map((all) => all.map((one, i) => claimant(ids[i]!, one.received, one)))
    .filter((all) => all.some(({ share }) => share !== '0'));
  const supply = fc
    .record({
      value: fc.integer({ min: 1, max: worth }),
      steps: whole ? fc.constantFrom(0, 1, 2, 3, 5) : fc.constant(0),
      valueType: fc.constantFrom(...VALUE_TYPES),
      source: some('pool:fund', fc.constantFrom(...ids.map((id) => `member:${id}`))),
      openTo: some<readonly string[] | null>(null, fc.subarray(ids)),
      most: some<number | null>(null, fc.nat(100)),
    })
    .map(({ value, steps, most, ...rest }): Omit<Supply, 'supplyId'> => {
      // A step that is worth less than a cent could be divided.
      const count = steps === 0 ? value : Math.min(steps, value);
      const each = most === null ? null : Math.floor((count * most) / 100);
      return steps === 0
        ? { ...money('', euros(value), rest), mostEach: each === null ? null : euros(each) }
        : { ...places('', String(count), euros(value), rest), mostEach: each === null ? null : String(each) };
    });
  return fc.tuple(claimants, fc.array(supply, { minLength: 1, maxLength: supplies })).map(([all, goods]) =>
    quarter(
      all,
      goods.map((good, i) => ({ ...good, supplyId: `s${i}` })),
    ),
  );
}

/** In tenths, some of them zero, so that ties and types that nobody wants are frequent. */
const priorities: fc.Arbitrary<ValueTypeWeights> = fc
  .array(fc.nat(4), { minLength: 9, maxLength: 9 })
  .map((draws) => {
    const tenths = [1, 0, 0, 0, 0];
    for (const draw of draws) tenths[draw]! += 1;
    return Object.fromEntries(VALUE_TYPES.map((type, i) => [type, `0.${tenths[i]!}`.replace('0.10', '1')]));
  });
