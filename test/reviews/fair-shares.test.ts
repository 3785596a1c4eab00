import fc from 'fast-check';
import { DEFAULT_FAIRNESS, DEFAULT_POLICY, inAmounts, inTexts } from '../../src/coalition/domain/policy.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { FairShares, type FairMember, type FairRules } from '../../src/reviews/domain/fair-shares.js';
import { giniOf, topFifthShareOf } from '../../src/reviews/domain/fairness.js';
import { fraction, over, plus, times, type Fraction } from '../support/fraction.js';

const rulesOf = (over: Partial<typeof DEFAULT_FAIRNESS> = {}): FairRules =>
  inAmounts({ ...inTexts(DEFAULT_POLICY), fairness: { ...DEFAULT_FAIRNESS, ...over } }).fairness;

const cents = (whole: bigint): Amount => Amount.ofAtto(whole * 10n ** 16n);
const inCents = (amount: Amount): bigint => amount.atto / 10n ** 16n;

/** A member in cents: what it gave and received, its need in hundredths and its budget. */
interface Plain {
  readonly id: string;
  readonly given: bigint;
  readonly received: bigint;
  readonly need: bigint | null;
  readonly budget: bigint | null;
}

const memberOf = ({ id, given, received, need, budget }: Plain): FairMember => ({
  id,
  counted: cents(given),
  received: cents(received),
  need: need === null ? null : cents(need),
  capacityBudget: budget === null ? null : cents(budget),
});

const small = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 9n }));
const orNull = (of: fc.Arbitrary<bigint>): fc.Arbitrary<bigint | null> => fc.option(of, { nil: null });
const plain = (need: fc.Arbitrary<bigint | null>): fc.Arbitrary<Plain[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      given: small,
      received: fc.oneof(small, fc.bigInt({ min: -(10n ** 6n), max: 0n })),
      need,
      budget: orNull(small),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 9 },
  );
const anyMembers = fc.oneof(plain(orNull(small)), plain(fc.constant(null)));
const anyRules = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
  .map(([low, high]) =>
    rulesOf({
      proportionality: String(low / 100),
      need: String((high - low) / 100),
      equality: String((100 - high) / 100),
    }),
  );

const sharesOf = (members: readonly Plain[], rules: FairRules = rulesOf()): FairShares =>
  new FairShares(members.map(memberOf), rules);
const told = (shares: FairShares) =>
  [...shares.standings(2)].map(([id, { target, shortfall, status }]) => [
    id,
    `${target}`,
    `${shortfall}`,
    status,
  ]);

/** τ by plain fractions, and what it goes by for need; written anew, from the words of the document. */
function reckoned(members: readonly Plain[], rules: FairRules): Map<string, Fraction> {
  const one = (weight: Amount): Fraction => fraction(weight.atto, 10n ** 18n);
  const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, fraction(0n));
  const byCount = fraction(1n, BigInt(members.length));
  const partOf = (weights: readonly Fraction[], i: number): Fraction => {
    const all = sum(weights);
    return all.n === 0n ? byCount : over(weights[i]!, all);
  };
  const stated = members.map(({ budget }) => budget ?? 0n).filter((budget) => budget > 0n);
  stated.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const median = fraction((stated[(stated.length - 1) >> 1] ?? 0n) + (stated[stated.length >> 1] ?? 0n), 2n);
  // To eighteen places, half-even, as the document has it.
  const rounded = (exact: Fraction): Fraction =>
    fraction(Amount.ofQuotient(exact.n, exact.d, 18).atto, 10n ** 18n);
  const needs = members.some(({ need }) => need !== null && need > 0n)
    ? members.map(({ need }) => fraction(need ?? 0n))
    : members.map(({ budget }) => {
        if (stated.length === 0) return fraction(0n);
        const own = budget !== null && budget > 0n ? fraction(budget) : median;
        return rounded(over(fraction(stated[0]!), own));
      });
  const given = members.map((member) => fraction(member.given));
  return new Map(
    members.map(({ id }, i) => [
      id,
      sum([
        times(one(rules.proportionality), partOf(given, i)),
        times(one(rules.need), partOf(needs, i)),
        times(one(rules.equality), byCount),
      ]),
    ]),
  );
}

describe('fair shares', () => {
  it('are those of plain fractions, and sum to exactly 1', () =>
    fc.assert(
      fc.property(anyMembers, anyRules, (members, rules) => {
        const expected = reckoned(members, rules);
        let all = fraction(0n);
        for (const [id, { share }] of sharesOf(members, rules).shares()) {
          const own = fraction(share.over, share.under);
          expect([id, own]).toEqual([id, expected.get(id)]);
          all = plus(all, own);
        }
        expect(all).toEqual(fraction(1n));
      }),
    ));

  it('have targets that sum to all that was received, each less than a cent from its exact one', () =>
    fc.assert(
      fc.property(anyMembers, anyRules, (members, rules) => {
        const all = members.reduce((sum, { received }) => sum + received, 0n);
        const whole = all > 0n ? all : 0n;
        const shares = sharesOf(members, rules);
        const standings = [...shares.standings(2)];
        expect(inCents(sumOf(standings.map(([, { target }]) => target)))).toBe(whole);
        for (const [id, { n, d }] of reckoned(members, rules)) {
          const off = inCents(shares.standings(2).get(id)!.target) * d - whole * n;
          expect(off < d && -off < d).toBe(true);
        }
      }),
    ));

  it('say what is lacking, and stand by the tolerance', () =>
    fc.assert(
      fc.property(anyMembers, (members) => {
        const received = new Map(members.map((member) => [member.id, member.received]));
        for (const [id, { target, shortfall, status }] of sharesOf(members).standings(2)) {
          const [due, got] = [inCents(target), received.get(id)!];
          expect(inCents(shortfall)).toBe(due > got ? due - got : 0n);
          const isNear = 10n * (due > got ? due - got : got - due) <= due;
          expect(status).toBe(isNear ? 'in-balance' : due > got ? 'under-served' : 'over-served');
        }
      }),
    ));

  it('are the same in any order of members', () =>
    fc.assert(
      fc.property(anyMembers, (members) => {
        expect(told(sharesOf(members.toReversed()))).toEqual(told(sharesOf(members)));
      }),
    ));

  it('stay as they are where all amounts grow alike', () =>
    fc.assert(
      fc.property(anyMembers, fc.bigInt({ min: 2n, max: 1000n }), (members, factor) => {
        const grown = members.map((member) => ({
          ...member,
          given: member.given * factor,
          received: member.received * factor,
          need: member.need && member.need * factor,
          budget: member.budget && member.budget * factor,
        }));
        const shares = (of: readonly Plain[]) =>
          [...sharesOf(of).shares()].map(([id, { share }]) => [id, fraction(share.over, share.under)]);
        expect(shares(grown)).toEqual(shares(members));
      }),
    ));

  it('by contribution alone never make a target smaller for who gives more', () =>
    fc.assert(
      fc.property(anyMembers, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 9n }), (members, at, more) => {
        const rules = rulesOf({ proportionality: '1', need: '0', equality: '0' });
        const place = at % members.length;
        const grown = members.map((member, i) =>
          i === place ? { ...member, given: member.given + more } : member,
        );
        const { id } = members[place]!;
        // Where nobody gave, all were alike; and who gives alone is then due everything.
        const target = (of: readonly Plain[]) => sharesOf(of, rules).standings(2).get(id)!.target;
        expect(target(grown).compare(target(members))).toBeGreaterThanOrEqual(0);
      }),
    ));

  it('by contribution alone never make a target smaller than that of who gave less', () =>
    fc.assert(
      fc.property(anyMembers, (members) => {
        const rules = rulesOf({ proportionality: '1', need: '0', equality: '0' });
        const standings = sharesOf(members, rules).standings(2);
        const targetOf = ({ id }: Plain): Amount => standings.get(id)!.target;
        for (const one of members)
          for (const other of members)
            if (one.given > other.given)
              expect(targetOf(one).compare(targetOf(other))).toBeGreaterThanOrEqual(0);
      }),
    ));

  it('of nobody are nothing', () => {
    const shares = sharesOf([]);
    expect([shares.shares().size, shares.standings(2).size, shares.needBasis]).toEqual([0, 0, 'equal']);
  });

  const nobody = { given: 0n, received: 0n, need: null, budget: null };
  const share = (shares: FairShares, id: string): string => {
    const { over, under } = shares.shares().get(id)!.share;
    return Amount.ofQuotient(over, under, 4).toFixed(4);
  };

  it('go by the median budget for who stated none, where nobody declared a need', () => {
    const rules = rulesOf({ proportionality: '0', need: '1', equality: '0' });
    const budgets = { a: 100n, b: 300n, c: null, d: 0n };
    const members = Object.entries(budgets).map(([id, budget]) => ({ ...nobody, id, budget }));
    const shares = sharesOf(members, rules);
    expect(shares.needBasis).toBe('capacity');
    // 1, 1/3, 1/2 and 1/2.
    expect(['a', 'b', 'c', 'd'].map((id) => share(shares, id))).toEqual([
      ...['0.4286', '0.1429', '0.2143', '0.2143'],
    ]);
  });

  it('hold with budgets of a cent beside the largest there are', () => {
    const members = [1n, 10n ** 21n].map((budget, i) => ({ ...nobody, id: `m${String(i)}`, budget }));
    expect(sharesOf(members).needBasis).toBe('capacity');
  });

  it('owe nothing where more was taken back than given out', () => {
    const shares = sharesOf([
      { ...nobody, id: 'a', received: -500n },
      { ...nobody, id: 'b', received: 100n },
    ]);
    expect(told(shares)).toEqual([
      ['a', '0', '5', 'under-served'],
      ['b', '0', '0', 'over-served'],
    ]);
  });
});

describe('the panel', () => {
  const anyAmounts = fc.array(fc.bigInt({ min: -100n, max: 10n ** 9n }), { maxLength: 12 });

  it('has the Gini coefficient of the double sum', () =>
    fc.assert(
      fc.property(anyAmounts, (amounts) => {
        const sum = amounts.reduce((all, one) => all + one, 0n);
        let differences = 0n;
        for (const one of amounts)
          for (const other of amounts) differences += one > other ? one - other : other - one;
        const expected =
          sum > 0n ? Amount.ofQuotient(differences, 2n * BigInt(amounts.length) * sum, 4).toString() : null;
        expect(giniOf(amounts.map(cents))?.toString() ?? null).toBe(expected);
      }),
    ));

  it('is even where all give the same, and all but uneven where one gives everything', () => {
    expect(`${giniOf([5n, 5n, 5n].map(cents))!}`).toBe('0');
    expect(`${giniOf([0n, 0n, 0n, 0n, 7n].map(cents))!}`).toBe('0.8');
    expect(giniOf([0n, 0n].map(cents))).toBeNull();
  });

  it.each([
    [[1n, 1n, 1n, 1n, 6n], '0.6'],
    [[1n, 1n, 1n, 1n, 1n, 5n], '0.6'],
    [[4n], '1'],
  ])('has what the largest fifth, rounded up, gave: of %s %s', (amounts, expected) => {
    expect(`${topFifthShareOf(amounts.map(cents))!}`).toBe(expected);
  });
});
