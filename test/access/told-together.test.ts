import fc from 'fast-check';
import { giveGetBalances } from '../../src/portfolios/give-get.queries.js';
import { explainFigure } from '../../src/portfolios/explain.queries.js';
import { valuePortfolio } from '../../src/portfolios/portfolio.queries.js';
import { FEWEST_OTHERS, isToldTogether, type Behind } from '../../src/coalition/domain/told-together.js';
import {
  COALITION,
  coalitionFounded,
  contribution,
  memberJoined,
  memberMerged,
  quarterClosed,
  settingsChanged,
} from '../support/builders.js';
import { onBothEngines } from '../support/engines.js';
import { ledgersOn, type TestLedger } from '../support/ledgers.js';
import { quarterReopened } from '../support/review-builders.js';

const MEMBERS = ['own', ...'abcdefgh'];

/** What each gave in each quarter; nothing where it gave nothing. */
const amounts = fc.array(fc.dictionary(fc.constantFrom(...MEMBERS), fc.integer({ min: 1, max: 1_000 })), {
  minLength: 1,
  maxLength: 5,
});

describe('what is told of all together', () => {
  /**
   * A sum is told for each quarter, or not at all, so that whatever is reckoned from sums is some of this quarter, some of that one.
   * Of the reader it is known what it gave itself. Two histories of the others that differ by what one of them gave, and by what
   * another gave less, give the same answers: so no combination of answers tells one from the other.
   */
  it('leaves open what any one of the others gave, whatever is added up or taken away', () => {
    fc.assert(
      fc.property(amounts, fc.nat(), (quarters, at) => {
        const answersTo = (history: readonly Readonly<Record<string, number>>[]): (number | null)[] =>
          history.map((given) => {
            const behind: Behind = new Set(Object.keys(given));
            const total = Object.values(given).reduce((sum, one) => sum + one, 0);
            return isToldTogether([behind], new Set(['own'])) ? total : null;
          });
        const quarter = at % quarters.length;
        const others = Object.keys(quarters[quarter]!).filter((id) => id !== 'own');
        const answers = answersTo(quarters);
        if (answers[quarter] === null) return;
        expect(others.length).toBeGreaterThanOrEqual(FEWEST_OTHERS);
        for (const [i, id] of others.entries()) {
          const other = others[(i + 1) % others.length]!;
          const given = quarters[quarter]!;
          const swapped = { ...given, [id]: given[other]!, [other]: given[id]! };
          const shifted = { ...given, [id]: given[id]! + given[other]! - 0.5, [other]: 0.5 };
          for (const history of [swapped, shifted])
            expect(answersTo(quarters.with(quarter, history))).toEqual(answers);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('needs enough others in every quarter of a sum, and some quarter', () => {
    const five = new Set(['own', ...'abcde']);
    const own = new Set(['own']);
    expect(isToldTogether([five, five], own)).toBe(true);
    expect(isToldTogether([five, new Set(['own', ...'abcd'])], own)).toBe(false);
    expect(isToldTogether([new Set('abcd').add('own')], own)).toBe(false);
    expect(isToldTogether([], own)).toBe(false);
    expect(isToldTogether([five], new Set(['own', 'a']))).toBe(false);
  });
});

onBothEngines('what is told of all together in a coalition where each sees its own', (engine) => {
  const ledgers = ledgersOn(engine);
  const sight = { from: 'member', memberId: 'own' } as const;
  const givenBy = (ids: readonly string[], on: string) =>
    ids.map((id) => contribution(`${id}-${on}`, { memberId: id, occurredOn: on, quantity: '100.00' }));
  const told = async ({ ledger }: TestLedger, quarter: string): Promise<unknown[]> => {
    const { shares, medians } = await valuePortfolio(ledger, COALITION, 'own', { quarter }, sight);
    const figure = explainFigure(ledger, COALITION, `coalition/${quarter}/given/value`, undefined, sight);
    const value = await figure.then(
      ({ value: found, parts }) => [found, parts.length],
      () => 'unknown',
    );
    return [shares.given, medians.given, value];
  };

  it('is a sum of a closed quarter with five others behind it, never opened again', async () => {
    const ledger = await ledgers.with(
      coalitionFounded(),
      settingsChanged({ informationTier: 'own' }),
      ...MEMBERS.map((id) => memberJoined(id, { joinedOn: '2025-01-01' })),
      ...givenBy(['own', ...'abcde'], '2025-02-01'),
      ...givenBy(['own', ...'abcd'], '2025-05-01'),
      // Two that merge are one.
      ...givenBy(['own', ...'abcdf'], '2025-08-01'),
      memberMerged('f', 'a', '2025-10-01'),
      ...givenBy(['own', ...'abcde'], '2026-02-01'),
      ...givenBy(['own', ...'abcde'], '2026-05-01'),
      ...['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'].map((quarter) => quarterClosed(quarter)),
    );
    const sixth = '0.1667';
    expect(await told(ledger, '2025-Q1')).toEqual([sixth, null, ['600.00', 1]]);
    expect(await told(ledger, '2025-Q2')).toEqual([null, null, 'unknown']);
    expect(await told(ledger, '2025-Q3')).toEqual([null, null, 'unknown']);
    expect(await told(ledger, '2026-Q1')).toEqual([sixth, null, ['600.00', 1]]);
    expect(await told(ledger, '2026-Q2')).toEqual([null, null, 'unknown']);
    await ledger.tellAll(quarterReopened({ quarter: '2026-Q1' }), quarterClosed('2026-Q1'));
    expect(await told(ledger, '2026-Q1')).toEqual([null, null, 'unknown']);
  });

  it('goes by what was agreed and merged now, also of figures as known earlier', async () => {
    const ledger = await ledgers.with(
      coalitionFounded(),
      ...MEMBERS.map((id) => memberJoined(id)),
      ...givenBy(MEMBERS, '2026-02-01'),
      memberMerged('a', 'own', '2026-03-01'),
      settingsChanged({ informationTier: 'own' }),
    );
    const seen = async (scope: object): Promise<string[]> =>
      (await giveGetBalances(ledger.ledger, COALITION, scope, sight)).members.map(({ id }) => id);
    // Before it merged, `a` stood in an account of its own, which is its survivor's to see.
    expect(await seen({ asKnownAt: '15' })).toEqual(['a', 'own']);
    expect(await seen({ asOf: '2026-02-28' })).toEqual(['a', 'own']);
    expect(await seen({})).toEqual(['own']);
    await ledger.tell(settingsChanged({ informationTier: 'totals' }));
    expect(await seen({ asKnownAt: '15' })).toEqual(['a', 'own']);
    expect((await seen({})).length).toBe(8);
  });
});
