import { Amount } from '../../kernel/amount.js';
import { split } from '../../kernel/split.js';
import { formatAmount, type Unit } from '../../kernel/unit.js';
import { amountOf, type Demand, type Good, sum } from './demand.js';
import type { HandedOut } from './whole-steps.js';

/** What is handed out of each good to each taker, in steps and in minor units. */
export interface Handed {
  readonly good: number;
  readonly taker: number;
  readonly steps: bigint;
  readonly value: bigint;
}

/** Who gets what, and what is left, told by places in the demand. */
export interface Outcome {
  readonly demand: Demand;
  readonly handed: readonly Handed[];
  /** By taker, in minor units: what it will have received. */
  readonly after: readonly bigint[];
  /** By good. */
  readonly left: readonly { readonly steps: bigint; readonly value: bigint }[];
}

export function moneyText(minorUnits: bigint, currency: Unit): string {
  return formatAmount(amountOf(minorUnits, currency), currency);
}

/** Gives shares their quantities, and whole steps their values. */
export function outcomeOf(demand: Demand, { parts, shares }: HandedOut): Outcome {
  const { takers, goods } = demand;
  const handed = goods.flatMap((good, i) =>
    good.whole
      ? valued(
          good,
          i,
          parts.filter((part) => part.good === i),
        )
      : measured(
          good,
          i,
          shares.filter((share) => share.good === i),
        ),
  );
  const after = takers.map(({ received }) => received);
  const left = goods.map(({ steps, value }) => ({ steps, value }));
  for (const { good, taker, steps, value } of handed) {
    after[taker]! += value;
    left[good] = { steps: left[good]!.steps - steps, value: left[good]!.value - value };
  }
  return { demand, handed, after, left };
}

/** Steps are worth their part of the whole value, by largest remainder; what is left over keeps its own part. */
function valued(
  { steps: all, value: total }: Good,
  good: number,
  parts: readonly { readonly taker: number; readonly steps: bigint }[],
): Handed[] {
  const values = sharesOf(total, [
    ...parts.map(({ steps }) => steps),
    all - sum(parts.map(({ steps }) => steps)),
  ]);
  return parts.map(({ taker, steps }, i) => ({ good, taker, steps, value: values[i]! }));
}

/** Values take their part of the whole quantity, in steps, by largest remainder. */
function measured(
  { steps: total, value: all }: Good,
  good: number,
  shares: readonly { readonly taker: number; readonly value: bigint }[],
): Handed[] {
  const steps = sharesOf(total, [
    ...shares.map(({ value }) => value),
    all - sum(shares.map(({ value }) => value)),
  ]);
  return shares.map(({ taker, value }, i) => ({ good, taker, steps: steps[i]!, value }));
}

/** A whole number in parts, by largest remainder; of equal ones the earlier get more. */
function sharesOf(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.every((weight) => weight === 0n)) return weights.map(() => 0n);
  const one = Amount.one.atto;
  const digits = weights.length.toString().length;
  const parts = weights.map((weight, i) => ({
    id: i.toString().padStart(digits, '0'),
    weight: Amount.ofAtto(weight),
  }));
  return [...split(Amount.ofAtto(total * one), parts, 0).values()].map(({ atto }) => atto / one);
}
