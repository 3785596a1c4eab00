import { Amount } from '../../kernel/amount.js';
import { formatAmount } from '../../kernel/unit.js';
import type { Solver } from './circulation.js';
import { atLeastZero, demandOf, minorUnit, quantityOf, sum } from './demand.js';
import { moneyText, type Outcome, outcomeOf } from './outcome.js';
import { ofTheFloor, ofTheRest, whyProposed } from './proposal-words.js';
import type { Goodness, Proposals, ProposalsAsked } from './proposals.js';
import { handOut, type HandedOut } from './whole-steps.js';

/**
 * The proposals for a quarter: the same for the same claimants and supplies, in whatever order they come and whatever the
 * solver guesses. See `shareOut` for what is best, and `handOut` for supplies that go in whole steps.
 * @throws Problem `reviews.supply-malformed`, `reviews.claimant-malformed`, `reviews.amounts-too-large`,
 *   `kernel.weights-malformed` where no share is above zero
 */
export function propose(asked: ProposalsAsked, solver: Solver): Proposals {
  const demand = demandOf(asked);
  const handedOut = handOut(demand, solver);
  const outcome = outcomeOf(demand, handedOut);
  const { currency, takers, goods } = demand;
  const money = (minorUnits: bigint): string => moneyText(minorUnits, currency);
  return {
    currency: currency.code,
    targets: takers.map(({ memberId, target, received }, i) => ({
      member: memberId,
      target: money(target),
      before: money(received),
      after: money(outcome.after[i]!),
    })),
    proposals: outcome.handed.map((handed) => {
      const { supply, unit } = goods[handed.good]!;
      const { memberId, received } = takers[handed.taker]!;
      return {
        id: proposalId(supply.supplyId, memberId),
        member: memberId,
        supply: supply.supplyId,
        quantity: formatAmount(quantityOf(handed.steps, goods[handed.good]!), unit),
        unit: unit.code,
        value: money(handed.value),
        valueType: supply.valueType,
        before: money(received),
        after: money(outcome.after[handed.taker]!),
        why: whyProposed(outcome, handed, asked),
      };
    }),
    obstacles: takers.flatMap(({ memberId, floor }, i) => {
      const missing = atLeastZero(floor - outcome.after[i]!);
      if (missing === 0n) return [];
      const after = money(outcome.after[i]!);
      const because = ofTheFloor(outcome, i);
      return [{ member: memberId, floor: money(floor), after, missing: money(missing), because }];
    }),
    unused: goods.flatMap((good, i) => {
      const { steps, value } = outcome.left[i]!;
      if (steps === 0n) return [];
      const quantity = formatAmount(quantityOf(steps, good), good.unit);
      return [
        {
          ...{ supply: good.supply.supplyId, quantity, unit: good.unit.code },
          ...{ value: money(value), because: ofTheRest(outcome, i) },
        },
      ];
    }),
    goodness: goodnessOf(outcome, handedOut),
  };
}

/** Both ids whole, with the length of the first, so that no two pairs of ids make the same one. */
function proposalId(supplyId: string, memberId: string): string {
  return `${supplyId.length}:${supplyId}:${memberId}`;
}

function goodnessOf({ demand, handed, after }: Outcome, { divisible }: HandedOut): Goodness {
  const { takers, goods, currency } = demand;
  const shortageOf = (afterwards: readonly bigint[]): bigint =>
    sum(takers.map(({ floor }, i) => atLeastZero(floor - afterwards[i]!)));
  const servedBy = (parts: readonly { good: number; taker: number; value: bigint }[]): bigint =>
    sum(parts.map(({ good, taker, value }) => takers[taker]!.weights[goods[good]!.supply.valueType] * value));
  const best = takers.map(({ received }) => received);
  for (const { taker, value } of divisible) best[taker]! += value;
  const weighted = (tenThousandths: bigint): string =>
    Amount.ofAtto((tenThousandths * minorUnit(currency)) / 10_000n).toString();
  const [shortage, served] = [shortageOf(after), servedBy(handed)];
  return {
    shortage: moneyText(shortage, currency),
    servedWeighted: weighted(served),
    shortageAtMostTooHigh: moneyText(atLeastZero(shortage - shortageOf(best)), currency),
    servedAtMostTooLow: weighted(atLeastZero(servedBy(divisible) - served)),
  };
}
