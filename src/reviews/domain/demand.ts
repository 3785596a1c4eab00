import { VALUE_TYPES, type ValueType, type ValueTypeWeights } from '../../coalition/domain/value-types.js';
import { Amount, amountPlaces } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import { split } from '../../kernel/split.js';
import { type Unit, unitOf } from '../../kernel/unit.js';
import type { Claimant, ProposalsAsked, Supply } from './proposals.js';

/** What was asked, in whole numbers: money in minor units of the base currency, quantities in steps. In order of ids. */
export interface Demand {
  readonly currency: Unit;
  readonly takers: readonly Taker[];
  readonly goods: readonly Good[];
}

export interface Taker {
  readonly memberId: string;
  readonly received: bigint;
  readonly target: bigint;
  readonly floor: bigint;
  /** max(0, target − received): the most that it can take. */
  readonly gap: bigint;
  /** What it lacks below its floor, as far as its gap reaches. */
  readonly need: bigint;
  /** Its priorities in ten-thousandths; 0 for what it does not want. */
  readonly weights: Readonly<Record<ValueType, bigint>>;
}

export interface Good {
  readonly supply: Supply;
  readonly unit: Unit;
  readonly step: bigint;
  readonly steps: bigint;
  readonly value: bigint;
  /** The most steps that one member may get. */
  readonly stepsEach: bigint;
  /** A step is worth more than a minor unit, so that not every value can be handed out. */
  readonly whole: boolean;
  /** May it go to that member at all? */
  readonly isFor: (memberId: string) => boolean;
}

/** Whole numbers below this are exact in the solver's floating point. */
const LARGEST = 2n ** 52n;
/** Priorities are told apart to this many places. */
const WEIGHT_PLACES = 4;
const WEIGHT_STEP = 10n ** BigInt(amountPlaces - WEIGHT_PLACES);

/**
 * @throws Problem `reviews.supply-malformed`, `reviews.claimant-malformed`, `reviews.amounts-too-large`,
 *   `kernel.weights-malformed` where no share is above zero
 */
export function demandOf({ currency: code, claimants, supplies }: ProposalsAsked): Demand {
  const currency = unitOf(code);
  const minor = (text: string): bigint => Amount.parse(text).atto / minorUnit(currency);
  const goods = inOrder(supplies, ({ supplyId }) => supplyId).map((supply) => goodOf(supply, currency));
  const members = inOrder(claimants, ({ memberId }) => memberId);
  for (const claimant of members) assertClaimant(claimant, currency);
  const received = sum(members.map((claimant) => minor(claimant.received)));
  const all = received + sum(goods.map(({ value }) => value));
  const floors = members.map(({ floor }) => minor(floor));
  for (const found of [all, ...floors]) assertExact(found, currency);
  if (members.length === 0) return { currency, takers: [], goods };
  const targets = split(
    Amount.ofAtto(all * minorUnit(currency)),
    members.map(({ memberId, share }) => ({ id: memberId, weight: Amount.parse(share) })),
    currency.scale,
  );
  const takers = members.map(({ memberId, priorities, ...claimant }, i): Taker => {
    const has = minor(claimant.received);
    const target = targets.get(memberId)!.atto / minorUnit(currency);
    const gap = atLeastZero(target - has);
    const need = least(gap, atLeastZero(floors[i]! - has));
    return { memberId, received: has, target, floor: floors[i]!, gap, need, weights: weightsOf(priorities) };
  });
  return { currency, takers, goods };
}

/** One minor unit of a currency, or the last place of another unit. */
export function minorUnit({ scale }: Unit): bigint {
  return 10n ** BigInt(amountPlaces - scale);
}

export function amountOf(minorUnits: bigint, currency: Unit): Amount {
  return Amount.ofAtto(minorUnits * minorUnit(currency));
}

export function quantityOf(steps: bigint, { step }: Good): Amount {
  return Amount.ofAtto(steps * step);
}

export function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n);
}

export function least(one: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((smallest, other) => (other < smallest ? other : smallest), one);
}

export function atLeastZero(number: bigint): bigint {
  return number > 0n ? number : 0n;
}

function inOrder<Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] {
  const sorted = items.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  if (new Set(items.map(idOf)).size !== items.length)
    throw new TypeError('Two claimants, or two supplies, bear the same id.');
  return sorted;
}

function assertClaimant({ memberId, received, share, floor }: Claimant, currency: Unit): void {
  for (const [name, text] of Object.entries({ received, share, floor })) {
    const amount = Amount.parse(text);
    if (amount.isNegative()) throw claimantMalformed(memberId, `its ${name} ${text} is below zero`);
    if (name !== 'share' && !amount.fits(currency.scale))
      throw claimantMalformed(memberId, `its ${name} ${text} is finer than a minor unit of ${currency.code}`);
  }
}

function claimantMalformed(member: string, reason: string): Problem {
  return new Problem('reviews.claimant-malformed', { member, reason });
}

function assertExact(found: bigint, currency: Unit): void {
  if (found <= LARGEST) return;
  throw new Problem('reviews.amounts-too-large', {
    found: amountOf(found, currency).toFixed(currency.scale),
    currency: currency.code,
    limit: amountOf(LARGEST, currency).toFixed(currency.scale),
  });
}

function goodOf(supply: Supply, currency: Unit): Good {
  const refuse = (reason: string): Problem =>
    new Problem('reviews.supply-malformed', { supply: supply.supplyId, reason });
  const unit = unitOf(supply.unit);
  const quantity = Amount.parse(supply.quantity);
  const step = Amount.parse(supply.step);
  const value = Amount.parse(supply.value);
  const most = supply.mostEach === null ? quantity : Amount.parse(supply.mostEach);
  if (!step.isPositive()) throw refuse('its step is not above zero');
  if (!step.fits(unit.scale))
    throw refuse(`its step ${supply.step} is finer than ${unit.code} can be counted`);
  if (quantity.isNegative() || value.isNegative() || most.isNegative())
    throw refuse('its quantity, its value or its limit is below zero');
  if (quantity.atto % step.atto !== 0n)
    throw refuse(`its quantity ${supply.quantity} is not a whole number of steps of ${supply.step}`);
  if (!value.fits(currency.scale))
    throw refuse(`its value ${supply.value} is finer than a minor unit of ${currency.code}`);
  if (quantity.isZero() && !value.isZero()) throw refuse('it has a value and no quantity');
  const steps = quantity.atto / step.atto;
  const minorValue = value.atto / minorUnit(currency);
  const openTo = supply.openTo && new Set(supply.openTo);
  return {
    ...{ supply, unit, step: step.atto, steps, value: minorValue },
    stepsEach: least(steps, most.atto / step.atto),
    whole: steps < minorValue,
    isFor: (memberId) => supply.source !== `member:${memberId}` && (!openTo || openTo.has(memberId)),
  };
}

/** In ten-thousandths, half-even; whatever was given any weight keeps at least one of them. */
function weightsOf(priorities: ValueTypeWeights | null): Record<ValueType, bigint> {
  const weights = { financial: 0n, innovative: 0n, operational: 0n, reputational: 0n, strategic: 0n };
  for (const type of VALUE_TYPES) {
    const declared = Amount.parse(priorities ? (priorities[type] ?? '0') : '0.2');
    const tenThousandths = declared.rounded(WEIGHT_PLACES).atto / WEIGHT_STEP;
    weights[type] = declared.isPositive() && tenThousandths === 0n ? 1n : tenThousandths;
  }
  return weights;
}
