import fc from 'fast-check';
import { propose } from '../../src/reviews/domain/propose.js';
import type { ProposalsAsked } from '../../src/reviews/domain/proposals.js';
import { HighsSolver } from '../../src/reviews/solver/highs-solver.js';
import { quarters } from './quarters.js';
import { amountsIn, compareScores, read, scoreOf, secondOpinion } from './second-opinion.js';

let solver: HighsSolver;
beforeAll(async () => {
  solver = await HighsSolver.load();
});

const scores = (asked: ProposalsAsked): { ours: readonly number[]; theirs: readonly number[] } => {
  const answer = propose(asked, solver);
  const reading = read(asked, answer);
  return {
    ours: scoreOf(reading, amountsIn(asked, answer)),
    theirs: scoreOf(reading, secondOpinion(reading)),
  };
};

describe('what can be divided is shared out best', () => {
  it('as good by every aim as what another solver finds, on 500 quarters', () =>
    fc.assert(
      fc.property(quarters({ members: 5, supplies: 4, worth: 30, whole: false }), (asked) => {
        const { ours, theirs } = scores(asked);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 500, seed: 1 },
    ));
});
void compareScores;
