import fc from 'fast-check';
import type { Circulation, Guess, Solver, SolverSession } from '../../src/reviews/domain/circulation.js';
import { propose } from '../../src/reviews/domain/propose.js';
import type { Proposals, ProposalsAsked } from '../../src/reviews/domain/proposals.js';
import { HighsSolver } from '../../src/reviews/solver/highs-solver.js';
import { exhaustiveBest } from './exhaustive.js';
import { quarters } from './quarters.js';
import { amountsIn, type Amounts, read, scoreOf, type Score, secondOpinion } from './second-opinion.js';

let solver: HighsSolver;
beforeAll(async () => {
  solver = await HighsSolver.load();
});

const DIVISIBLE = { members: 5, supplies: 4, worth: 30, whole: false };

function scoreIn(
  asked: ProposalsAsked,
  answer: Proposals,
  amounts: Amounts = amountsIn(asked, answer),
): Score {
  return scoreOf(read(asked, answer), amounts);
}

describe('what can be divided is shared out best', () => {
  it('as good by every aim as what another solver finds, on 500 quarters', () =>
    fc.assert(
      fc.property(quarters(DIVISIBLE), (asked) => {
        const answer = propose(asked, solver);
        expect(scoreIn(asked, answer)).toEqual(scoreIn(asked, answer, secondOpinion(read(asked, answer))));
        const { shortageAtMostTooHigh, servedAtMostTooLow } = answer.goodness;
        expect([shortageAtMostTooHigh, servedAtMostTooLow]).toEqual(['0.00', '0']);
      }),
      { numRuns: 500 },
    ));

  it('as good as the best of all ways there are, on 200 small quarters', () =>
    fc.assert(
      fc.property(quarters({ members: 3, supplies: 2, worth: 5, whole: false }), (asked) => {
        const answer = propose(asked, solver);
        const best = exhaustiveBest(asked, answer);
        expect(scoreIn(asked, answer)).toEqual(scoreIn(asked, answer, best));
      }),
      { numRuns: 200 },
    ));
});

describe('whole steps', () => {
  it('are no further from the best than the answer says, on 300 quarters', () =>
    fc.assert(
      fc.property(quarters({ members: 3, supplies: 3, worth: 12, whole: true }), (asked) => {
        const answer = propose(asked, solver);
        const best = scoreIn(asked, answer, exhaustiveBest(asked, answer));
        const [shortage, , served] = scoreIn(asked, answer);
        const { shortageAtMostTooHigh, servedAtMostTooLow } = answer.goodness;
        expect(shortage - Math.round(Number(shortageAtMostTooHigh) * 100)).toBeLessThanOrEqual(best[0]);
        // What is served counts only where as little is missing below floors.
        const distance = Math.round(Number(servedAtMostTooLow) * 1_000_000);
        if (best[0] === shortage) expect(served + distance).toBeGreaterThanOrEqual(best[2]);
      }),
      { numRuns: 300 },
    ));
});

/** A solver that answers what it likes. */
class Unreliable implements Solver {
  constructor(private readonly answer: (circulation: Circulation, guess: () => Guess) => Guess) {}

  open(circulation: Circulation): SolverSession {
    const session = solver.open(circulation);
    return {
      guess: (gains, bounds) => this.answer(circulation, () => session.guess(gains, bounds)),
      close: () => {
        session.close();
      },
    };
  }
}

describe('a solver that is wrong', () => {
  it.each<[string, Unreliable]>([
    ['finds nothing', new Unreliable(() => ({ flow: [], potentials: [] }))],
    [
      'gives a flow that loses something on the way',
      new Unreliable((_, guess) => {
        const { flow, potentials } = guess();
        return { flow: flow.map((amount, arc) => (arc % 3 === 0 ? amount + 1n : amount)), potentials };
      }),
    ],
    [
      'gives a flow that is not the best',
      new Unreliable(({ from }, guess) => ({ flow: from.map(() => 0n), potentials: guess().potentials })),
    ],
    [
      'proves it wrongly',
      new Unreliable((_, guess) => {
        const { flow, potentials } = guess();
        return { flow, potentials: potentials.map((potential, node) => potential * 3n - BigInt(node)) };
      }),
    ],
    [
      'gives the best flow of something else',
      new Unreliable(({ from }, guess) => {
        const { potentials } = guess();
        return { flow: from.map(() => -5n), potentials: potentials.map(() => 10n ** 30n) };
      }),
    ],
  ])('and %s changes nothing about how good the answer is', (_, unreliable) =>
    fc.assert(
      fc.property(quarters(DIVISIBLE), (asked) => {
        const answer = propose(asked, unreliable);
        expect(scoreIn(asked, answer)).toEqual(scoreIn(asked, propose(asked, solver)));
      }),
      { numRuns: 40 },
    ),
  );
});

describe('another solver', () => {
  it('comes to the very same proposals where nothing is restricted, as ties go by id', () =>
    fc.assert(
      fc.property(quarters(DIVISIBLE), (made) => {
        const supplies = made.supplies.map((supply) => ({
          ...supply,
          source: 'pool:a',
          openTo: null,
          mostEach: null,
        }));
        const asked = { ...made, supplies };
        expect(propose(asked, new Unreliable(() => ({ flow: [], potentials: [] })))).toEqual(
          propose(asked, solver),
        );
      }),
      { numRuns: 60 },
    ));
});
