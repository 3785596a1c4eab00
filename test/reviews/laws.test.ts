import fc from 'fast-check';
import { Amount, sumOf } from '../../src/kernel/amount.js';
import { propose } from '../../src/reviews/domain/propose.js';
import type { Proposals, ProposalsAsked } from '../../src/reviews/domain/proposals.js';
import { HighsSolver } from '../../src/reviews/solver/highs-solver.js';
import { quarters } from './quarters.js';

let solver: HighsSolver;
beforeAll(async () => {
  solver = await HighsSolver.load();
});

const ANY = { members: 6, supplies: 6, worth: 5_000, whole: true };

const always = (law: (asked: ProposalsAsked, answer: Proposals) => void): void =>
  fc.assert(
    fc.property(quarters(ANY), (asked) => law(asked, propose(asked, solver))),
    { numRuns: 30 },
  );

const sum = (amounts: readonly string[]): Amount => sumOf(amounts.map((text) => Amount.parse(text)));
const upTo = (amount: Amount, most: string): void =>
  expect(amount.compare(Amount.parse(most))).toBeLessThanOrEqual(0);

/** The same with every amount of money, and every quantity of it, so many times as large. */
function times({ claimants, supplies, currency }: ProposalsAsked, factor: bigint): ProposalsAsked {
  const scaled = (text: string): string => Amount.ofAtto(Amount.parse(text).atto * factor).toFixed(2);
  return {
    currency,
    claimants: claimants.map((one) => ({
      ...one,
      received: scaled(one.received),
      floor: scaled(one.floor),
    })),
    supplies: supplies.map((one) => ({
      ...one,
      quantity: scaled(one.quantity),
      value: scaled(one.value),
      mostEach: one.mostEach && scaled(one.mostEach),
    })),
  };
}

describe('whatever is asked', () => {
  it('no supply is overdrawn, and what is left of it is told', () =>
    always(({ supplies }, { proposals, unused }) => {
      for (const { supplyId, quantity, value } of supplies) {
        const parts = [...proposals, ...unused].filter(({ supply }) => supply === supplyId);
        expect(sum(parts.map((part) => part.quantity))).toEqual(Amount.parse(quantity));
        expect(sum(parts.map((part) => part.value))).toEqual(Amount.parse(value));
      }
    }));

  it('only whole steps are handed out, and something with each', () =>
    always(({ supplies }, { proposals }) => {
      for (const { supply, quantity, value } of proposals) {
        const { step } = supplies.find(({ supplyId }) => supplyId === supply)!;
        expect(Amount.parse(quantity).atto % Amount.parse(step).atto).toBe(0n);
        expect([Amount.parse(quantity).isPositive(), Amount.parse(value).isPositive()]).toEqual([true, true]);
      }
    }));

  it('nobody gets more than its target, nor less than it had', () =>
    always((_, { targets, proposals }) => {
      for (const { member, target, before, after } of targets) {
        const got = proposals.filter((one) => one.member === member);
        expect(sum([before, ...got.map(({ value }) => value)])).toEqual(Amount.parse(after));
        if (got.length > 0) upTo(Amount.parse(after), target);
      }
    }));

  it('targets sum to what was received and what can be given', () =>
    always(({ claimants, supplies }, { targets }) => {
      const all = [...claimants.map(({ received }) => received), ...supplies.map(({ value }) => value)];
      expect(sum(targets.map(({ target }) => target))).toEqual(sum(all));
    }));

  it('nobody gets what is not open to it, what it offers itself, or more than the most for each', () =>
    always(({ supplies }, { proposals }) => {
      for (const { member, supply, quantity } of proposals) {
        const { openTo, source, mostEach } = supplies.find(({ supplyId }) => supplyId === supply)!;
        expect([openTo?.includes(member) ?? true, source === `member:${member}`]).toEqual([true, false]);
        if (mostEach !== null) upTo(Amount.parse(quantity), mostEach);
      }
    }));

  it('every member below its floor is told with what is missing, and nobody else', () =>
    always(({ claimants }, { targets, obstacles, goodness }) => {
      const missing = claimants.flatMap(({ memberId, floor }) => {
        const { after } = targets.find(({ member }) => member === memberId)!;
        const lacks = Amount.parse(floor).minus(Amount.parse(after));
        return lacks.isPositive() ? [[memberId, lacks.toFixed(2)]] : [];
      });
      expect(obstacles.map((one) => [one.member, one.missing])).toEqual(missing);
      expect(sum(missing.map(([, lacks]) => lacks!))).toEqual(Amount.parse(goodness.shortage));
    }));

  it('the same comes out in whatever order it is asked, and again', () =>
    always((asked, answer) => {
      const turned = {
        ...asked,
        claimants: asked.claimants.toReversed(),
        supplies: asked.supplies.toReversed().map((supply) => ({
          ...supply,
          openTo: supply.openTo && supply.openTo.toReversed(),
        })),
      };
      expect(propose(turned, solver)).toEqual(answer);
      expect(propose(asked, solver)).toEqual(answer);
    }));

  it('larger amounts of what can be divided give proposals that are larger by as much', () =>
    fc.assert(
      fc.property(
        quarters({ members: 5, supplies: 4, worth: 50, whole: false }),
        fc.constantFrom(3n, 7n, 1_000_000n),
        (small, factor) => {
          // Shares, tenths and thousandths of these come out even, so that nothing is rounded.
          const shares = small.claimants.reduce((all, { share }) => all + BigInt(share), 0n);
          const asked = times(small, 1_000n * shares);
          const answer = propose(asked, solver);
          const larger = propose(times(asked, factor), solver);
          expect(
            larger.proposals.map(({ id, value, quantity, after }) => [id, value, quantity, after]),
          ).toEqual(
            answer.proposals.map(({ id, ...one }) => [
              id,
              ...[one.value, one.quantity, one.after].map((text) =>
                Amount.ofAtto(Amount.parse(text).atto * factor).toFixed(2),
              ),
            ]),
          );
        },
      ),
      { numRuns: 30 },
    ));
});
