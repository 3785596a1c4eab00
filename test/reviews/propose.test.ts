import { propose } from '../../src/reviews/domain/propose.js';
import type { Claimant, Proposals, Supply } from '../../src/reviews/domain/proposals.js';
import { HighsSolver } from '../../src/reviews/solver/highs-solver.js';
import { problemOf } from '../kernel/problem-of.js';
import { claimant, money, places, quarter } from './quarters.js';

let solver: HighsSolver;
beforeAll(async () => {
  solver = await HighsSolver.load();
});

const proposals = (claimants: readonly Claimant[], supplies: readonly Supply[]): Proposals =>
  propose(quarter(claimants, supplies), solver);

/** Who gets what, in short. */
const handedOut = (answer: Proposals): string[] =>
  answer.proposals.map(({ member, supply, quantity }) => `${supply} to ${member}: ${quantity}`);

const toBoth = { financial: '0.5', strategic: '0.5' };

describe('what is proposed', () => {
  it('goes to who lacks most of its fair share, and nothing is taken from who has more', () =>
    expect(
      handedOut(proposals([claimant('alder', '500'), claimant('birch', '0')], [money('fund', '300.00')])),
    ).toEqual(['fund to birch: 300.00']));

  it('goes to the higher priority', () =>
    expect(
      handedOut(
        proposals(
          [
            claimant('alder', '0', { priorities: { financial: '0.4', strategic: '0.6' } }),
            claimant('birch', '0', { priorities: { financial: '0.6', strategic: '0.4' } }),
          ],
          [money('fund', '100.00'), money('talks', '100.00', { valueType: 'strategic' })],
        ),
      ),
    ).toEqual(['fund to birch: 100.00', 'talks to alder: 100.00']));

  it('fills equal claims evenly, to a thousandth of their gaps', () =>
    expect(
      handedOut(
        proposals(
          [claimant('alder', '0'), claimant('birch', '0'), claimant('cedar', '5300')],
          [money('fund', '700.00')],
        ),
      ),
    ).toEqual(['fund to alder: 350.00', 'fund to birch: 350.00']));

  it('goes by id where all else is equal', () =>
    expect(
      handedOut(proposals([claimant('birch', '0'), claimant('alder', '0')], [money('fund', '0.01')])),
    ).toEqual(['fund to alder: 0.01']));

  it('the first supply to the first member, where supplies are not alike', () =>
    expect(
      handedOut(
        proposals(
          [claimant('birch', '0'), claimant('alder', '0')],
          [money('talks', '100.00', { valueType: 'strategic' }), money('fund', '100.00')],
        ),
      ),
    ).toEqual(['fund to alder: 100.00', 'talks to birch: 100.00']));

  it('meets a floor before it serves a priority', () =>
    expect(
      handedOut(
        proposals(
          [
            claimant('alder', '0', { priorities: { financial: '1' } }),
            claimant('birch', '0', { floor: '60' }),
            claimant('cedar', '200'),
          ],
          [money('fund', '100.00')],
        ),
      ),
    ).toEqual(['fund to alder: 40.00', 'fund to birch: 60.00']));

  it('brings nobody what it gives no priority', () =>
    expect(
      proposals([claimant('alder', '0', { priorities: { strategic: '1' } })], [money('fund', '100.00')]),
    ).toMatchObject({
      proposals: [],
      unused: [
        {
          supply: 'fund',
          quantity: '100.00',
          because: 'Nobody that may have it gives financial value a priority, and no floor needs it.',
        },
      ],
    }));

  it('unless its floor needs it, and then no more of it than that', () => {
    const answer = proposals(
      [claimant('alder', '0', { priorities: { strategic: '1' }, floor: '30' })],
      [money('fund', '100.00'), money('talks', '10.00', { valueType: 'strategic' })],
    );
    expect(handedOut(answer)).toEqual(['fund to alder: 20.00', 'talks to alder: 10.00']);
    expect(answer.proposals[0]!.why).toBe(
      'Its target is 110.00 EUR and it had 0.00 EUR: 110.00 EUR were missing. ' +
        'It gives financial value no priority, and gets it only because its floor needs it. ' +
        'Its floor is 30.00 EUR, which took 30.00 EUR of that. ' +
        'Nobody else with a gap may have this supply and wants it.',
    );
  });

  it('nor a whole step that its floor no longer needs', () =>
    expect(
      handedOut(
        proposals(
          [
            claimant('alder', '0', { priorities: { innovative: '0.5', strategic: '0.5' }, floor: '170' }),
            claimant('birch', '0', { priorities: { strategic: '1' }, floor: '150' }),
          ],
          [
            places('desks', '5', '500.00', { openTo: ['alder'] }),
            places('talks', '2', '200.00', { valueType: 'strategic' }),
          ],
        ),
      ),
    ).toEqual(['desks to alder: 1', 'talks to alder: 1', 'talks to birch: 1']));

  it('leaves a place unused rather than displace what is wanted more', () =>
    expect(
      handedOut(
        proposals(
          [
            claimant('alder', '0', { priorities: { financial: '0.1', strategic: '0.9' } }),
            claimant('birch', '0', { priorities: { operational: '1' } }),
          ],
          [places('desk', '1', '100.00'), money('talks', '100.00', { valueType: 'strategic' })],
        ),
      ),
    ).toEqual(['talks to alder: 100.00']));

  it('is counted in the supply’s own unit', () =>
    expect(
      proposals(
        [claimant('alder', '0'), claimant('birch', '0')],
        [
          money('dollars', '92.00', { quantity: '100.00', unit: 'USD', mostEach: '50.00' }),
          money('yen', '1.00', { quantity: '160', unit: 'JPY', step: '1' }),
          places('hours', '10', '250.00', { unit: 'hours', step: '0.25' }),
        ],
      ).proposals.map(({ supply, quantity, unit, value }) => `${supply}: ${quantity} ${unit}, ${value}`),
    ).toEqual([
      'dollars: 50.00 USD, 46.00',
      'dollars: 50.00 USD, 46.00',
      'hours: 5.00 hours, 125.00',
      'hours: 5.00 hours, 125.00',
      'yen: 80 JPY, 0.50',
      'yen: 80 JPY, 0.50',
    ]));

  it('says why: target, gap, priority, and who else could have it', () =>
    expect(
      proposals(
        [
          claimant('alder', '0', { priorities: toBoth }),
          claimant('birch', '20'),
          claimant('cedar', '500'),
          claimant('dune', '0', { priorities: { strategic: '1' } }),
        ],
        [money('fund', '280.00')],
      ).proposals.map(({ member, why }) => `${member}: ${why}`),
    ).toEqual([
      'alder: Its target is 200.00 EUR and it had 0.00 EUR: 200.00 EUR were missing. It gives financial value a priority of 0.5. Others that may have it and want it, with their priority for it: birch (0.2, gets some too).',
      'birch: Its target is 200.00 EUR and it had 20.00 EUR: 180.00 EUR were missing. It declared no priorities, so financial value counts 0.2, as every type does. Others that may have it and want it, with their priority for it: alder (0.5, gets some too).',
    ]));

  it('names those with the highest priority, and counts the others', () => {
    const others = ['b', 'c', 'd', 'e', 'f', 'g'].map((id, i) =>
      claimant(id, '0', { priorities: { financial: `0.${i + 1}`, strategic: `0.${9 - i}` } }),
    );
    const alder = claimant('alder', '0', { priorities: { financial: '1' } });
    expect(proposals([alder, ...others], [money('fund', '7.00')]).proposals[0]!.why).toContain(
      'with their priority for it: g (0.6, gets some too), f (0.5, gets some too), e (0.4, gets some too), d (0.3, gets some too), c (0.2, gets some too) and 1 more.',
    );
  });

  it('has ids that follow from supply and member, and never meet', () =>
    expect(
      proposals(
        [claimant('a:b', '0'), claimant('b', '0')],
        [money('s', '10.00', { openTo: ['a:b'] }), money('s:a', '10.00', { openTo: ['b'] })],
      ).proposals.map(({ id }) => id),
    ).toEqual(['1:s:a:b', '3:s:a:b']));
});

describe('what stands in the way is told', () => {
  it.each<[string, Partial<Claimant>, readonly Supply[], string]>([
    [
      'its own fair share',
      { floor: '900', share: '0.1' },
      [money('fund', '100.00')],
      'Its fair share comes to 100.00 EUR, which is below its floor.',
    ],
    [
      'restrictions, its own offers, limits, steps and what is used up',
      { floor: '500', share: '1' },
      [
        money('closed', '100.00', { openTo: ['birch'] }),
        money('each', '100.00', { mostEach: '10.00', openTo: ['alder'] }),
        money('free', '30.00'),
        places('large', '1', '2000.00'),
        money('own', '100.00', { source: 'member:alder' }),
        places('worthless', '10', '0.00'),
      ],
      'Restricted to others: closed; limited to what it gets already: each; used up: free; ' +
        'handed out in steps larger than what it may still take: large; offered by itself: own; worth nothing: worthless.',
    ],
    ['that there is nothing', { floor: '500', share: '5' }, [], 'Nothing is there to be handed out.'],
  ])('%s', (_, alder, supplies, because) => {
    const answer = proposals(
      [claimant('alder', '0', alder), claimant('birch', '900', { share: '0.9' })],
      supplies,
    );
    expect(answer.obstacles.map((obstacle) => [obstacle.member, obstacle.because])).toEqual([
      ['alder', because],
    ]);
  });

  it.each<[string, Supply, string]>([
    [
      'worth nothing',
      places('talks', '3', '0.00'),
      'It is worth nothing in base currency, so it fills no gap.',
    ],
    ['closed to all', money('fund', '10.00', { openTo: ['zed'] }), 'No member may have it.'],
    [
      'limited',
      money('fund', '10.00', { mostEach: '1.00' }),
      'Members that may have it and want it have reached their targets; the most that one member may get is reached by alder.',
    ],
    ['too large', places('hall', '1', '1500.00'), 'A step is more than what may still go to alder, birch.'],
    [
      'more than it takes',
      money('fund', '10.00', { openTo: ['birch'] }),
      'Members that may have it and want it have reached their targets.',
    ],
  ])('of a supply that is left because it is %s', (_, supply, because) =>
    expect(
      proposals([claimant('alder', '0'), claimant('birch', '900')], [supply]).unused.map(
        (one) => one.because,
      ),
    ).toEqual([because]),
  );
});

describe('what cannot be reckoned with is refused', () => {
  it.each<[string, Partial<Supply>, string]>([
    ['no step', { step: '0' }, 'its step is not above zero'],
    [
      'a step that its unit does not have',
      { step: '0.001' },
      'its step 0.001 is finer than EUR can be counted',
    ],
    [
      'a part of a step',
      { quantity: '10.50', step: '1' },
      'its quantity 10.50 is not a whole number of steps of 1',
    ],
    ['a value below a cent', { value: '0.001' }, 'its value 0.001 is finer than a minor unit of EUR'],
    ['less than nothing', { value: '-1' }, 'its quantity, its value or its limit is below zero'],
    ['a value of nothing', { quantity: '0' }, 'it has a value and no quantity'],
  ])('a supply with %s', (_, rest, reason) => {
    expect(
      problemOf(() => proposals([claimant('alder', '0')], [money('fund', '10.00', rest)])),
    ).toMatchObject({
      code: 'reviews.supply-malformed',
      details: { supply: 'fund', reason },
    });
  });

  it.each<[string, Claimant, string]>([
    ['received less than nothing', claimant('alder', '-1'), 'its received -1 is below zero'],
    [
      'a floor below a cent',
      claimant('alder', '0', { floor: '0.001' }),
      'its floor 0.001 is finer than a minor unit of EUR',
    ],
  ])('a claimant with %s', (_, alder, reason) => {
    expect(problemOf(() => proposals([alder], []))).toMatchObject({
      code: 'reviews.claimant-malformed',
      details: { member: 'alder', reason },
    });
  });

  it.each([
    [[claimant('alder', '0')], [money('fund', '45035996273704.97')]],
    [[claimant('alder', '0', { floor: '45035996273704.97' })], []],
  ])('amounts that floating point does not hold', (claimants, supplies) => {
    expect(problemOf(() => proposals(claimants, supplies))).toMatchObject({
      code: 'reviews.amounts-too-large',
    });
  });

  it('and the largest amounts that it holds are shared out to the cent', () =>
    expect(
      handedOut(
        proposals([claimant('alder', '0'), claimant('birch', '0')], [money('fund', '45035996273704.96')]),
      ),
    ).toEqual(['fund to alder: 22517998136852.48', 'fund to birch: 22517998136852.48']));

  it('members without any share', () => {
    expect(problemOf(() => proposals([claimant('alder', '0', { share: '0' })], []))).toMatchObject({
      code: 'kernel.weights-malformed',
    });
  });

  it('two of the same id', () => {
    expect(() => proposals([claimant('alder', '0'), claimant('alder', '0')], [])).toThrow(TypeError);
    expect(() => proposals([claimant('alder', '0')], [money('fund', '1'), money('fund', '1')])).toThrow(
      TypeError,
    );
  });

  it('and where nobody is there, nothing is proposed', () =>
    expect(proposals([], [money('fund', '1')])).toMatchObject({
      proposals: [],
      unused: [{ because: 'No member may have it.' }],
    }));
});
