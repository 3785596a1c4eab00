import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../src/coalition/domain/policy.js';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { pairCredits, sentCredits, type Rules, type Use } from '../../src/knowledge/domain/credits.js';
import { Lineage, type Source } from '../../src/knowledge/domain/lineage.js';

/** EVENHAND_TEST_RUNS asks for more, EVENHAND_TEST_SEED for the same again. */
const RUNS = Number(process.env.EVENHAND_TEST_RUNS ?? 200);
const SEED = Number(process.env.EVENHAND_TEST_SEED ?? 20261124);

const always = <T>(arbitrary: fc.Arbitrary<T>, law: (made: T) => void): void => {
  fc.assert(fc.property(arbitrary, law), { numRuns: RUNS, seed: SEED });
};

const weight = fc.bigInt({ min: 1n, max: 10n ** 18n }).map((atto) => Amount.ofAtto(atto));
const share = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((atto) => Amount.ofAtto(atto));
const weighted = (most: number, minLength: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(most), weight), { selector: ([number]) => number, minLength, maxLength: 4 })
    .map((parts) => parts.map(([number, part]) => ({ id: String(number), weight: part })));

describe('the credit of a use', () => {
  /** Each asset derives from some before it. */
  const sources = fc
    .tuple(
      ...Array.from({ length: 12 }, (_, older) =>
        fc.record<Source>({
          authors: weighted(6, 1),
          parents: older === 0 ? fc.constant([]) : weighted(older - 1, 0),
        }),
      ),
    )
    .map((assets) => new Map(assets.map((source, i) => [String(i), source])));

  it('is shared out whole, to the last place, however many ways lead back, and again for the next use', () =>
    always(
      fc.tuple(
        sources,
        share,
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 23n }), { minLength: 2, maxLength: 4 }),
      ),
      ([assets, passed, credits]) => {
        const lineage = new Lineage(assets, passed, (id) => id);
        const descent = lineage.descentOf('11');
        for (const credit of credits) {
          const parts: Amount[] = [];
          lineage.distribute(descent, credit, (_, __, part) => parts.push(Amount.ofAtto(part)));
          for (const part of parts) expect(part.isNegative()).toBe(false);
          expect(sumOf(parts).atto).toBe(credit);
        }
      },
    ));

  it('goes to each author of an asset without parents by its share, less than one last place apart', () =>
    always(fc.tuple(weighted(6, 1), fc.bigInt({ min: 1n, max: 10n ** 23n })), ([authors, credit]) => {
      const lineage = new Lineage(new Map([['a', { authors, parents: [] }]]), Amount.zero, (id) => id);
      const whole = sumOf(authors.map((author) => author.weight)).atto;
      lineage.distribute(lineage.descentOf('a'), credit, (author, _, part) => {
        const exact = credit * authors.find(({ id }) => id === author)!.weight.atto;
        const apart = part * whole - exact;
        expect(apart < whole && apart > -whole).toBe(true);
      });
    }));
});

/** docs/knowledge-equity.md, “What a colluding pair can gain”. */
describe('two members that confirm each other’s uses', () => {
  interface Quarter {
    readonly one: readonly number[];
    readonly other: readonly number[];
  }
  const outcomes = fc.array(fc.nat(60_000), { maxLength: 12 });
  const quarters = fc.array(fc.record<Quarter>({ one: outcomes, other: outcomes }), {
    minLength: 1,
    maxLength: DEFAULT_POLICY.knowledge.windowQuarters,
  });
  const rules = fc
    .record({ pairCap: fc.integer({ min: 1, max: 300 }), mutualLimit: fc.integer({ min: 1, max: 300 }) })
    .map(({ pairCap, mutualLimit }): Rules => ({
      ...DEFAULT_POLICY.knowledge,
      pairCap: Amount.parse(String(pairCap)),
      mutualLimit: Amount.parse(String(mutualLimit)),
    }));

  const usesOf = (userId: string, author: string, values: readonly number[]): Use[] =>
    values.map((value, i) => ({
      ...{ userId, assetId: `${author}-${String(i)}`, deepest: 'consulted', earlierQuarters: 0 },
      outcomes: Amount.parse(String(value)),
    }));
  const sources = new Map<string, Source>(
    ['one', 'other'].flatMap((author) =>
      Array.from({ length: 12 }, (_, i): [string, Source] => [
        `${author}-${String(i)}`,
        { authors: [{ id: author, weight: Amount.one }], parents: [] },
      ]),
    ),
  );

  /** What each has counted so far (F), and earned, after every quarter of a window that begins with nothing. */
  function* window(made: readonly Quarter[], by: Rules) {
    const counted = { one: Amount.zero, other: Amount.zero };
    const earned = { one: Amount.zero, other: Amount.zero };
    for (const { one, other } of made) {
      const uses = [...usesOf('other', 'one', one), ...usesOf('one', 'other', other)];
      const from = { uses, sources, rules: by, accountOf: (id: string) => id, exclusionOf: () => null };
      const pairs = pairCredits(sentCredits(from), by, (author) => counted[author as 'one' | 'other']);
      const quarter = { one: Amount.zero, other: Amount.zero };
      for (const pair of pairs) {
        const author = pair.authorId as 'one' | 'other';
        counted[author] = counted[author].plus(pair.counted);
        earned[author] = earned[author].plus(pair.credits);
        quarter[author] = pair.credits;
      }
      yield { counted, earned, quarter };
    }
  }

  it('gain in a quarter less than M on the side that is praised less, and no more than pairCap on either', () =>
    always(fc.tuple(quarters, rules), ([made, by]) => {
      for (const { counted, quarter } of window(made, by)) {
        const lesser = counted.one.compare(counted.other) <= 0 ? 'one' : 'other';
        expect(quarter[lesser].compare(by.mutualLimit)).toBe(-1);
        for (const credits of [quarter.one, quarter.other])
          expect(credits.compare(by.pairCap)).toBeLessThanOrEqual(0);
      }
    }));

  it('gain over a window no more than M ln(1 + F / M) on the side that was praised less in every quarter', () =>
    always(fc.tuple(quarters, rules), ([made, by]) => {
      const limit = Number(by.mutualLimit.toString());
      let isLesser = true;
      for (const { counted, earned } of window(made, by)) {
        isLesser &&= counted.one.compare(counted.other) <= 0;
        if (!isLesser) return;
        const bound = limit * Math.log(1 + Number(counted.one.toString()) / limit);
        expect(Number(earned.one.toString())).toBeLessThanOrEqual(bound * (1 + 1e-12));
      }
    }));

  it('can gain more than M on the side that is praised more, where a policy has a pairCap above M', () => {
    const by = { ...DEFAULT_POLICY.knowledge, pairCap: Amount.parse('300'), mutualLimit: Amount.parse('10') };
    const [last] = window([{ one: [10_000, 10_000], other: [] }], by);
    expect(last!.quarter.one.compare(by.mutualLimit)).toBe(1);
  });
});
