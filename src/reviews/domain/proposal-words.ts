import type { Claimant, Proposals, ProposalsAsked } from './proposals.js';
import { atLeastZero, type Good, type Taker } from './demand.js';
import { type Handed, moneyText, type Outcome } from './outcome.js';

/** Proposals in words that a board reads, made from the figures behind them. */

/** Names told at most; the others are counted. */
const NAMES_LIMIT = 5;

/** What stands in the way of a better answer: floors that are missed, and supplies that are left. */
export function obstaclesIn({ obstacles, unused }: Pick<Proposals, 'obstacles' | 'unused'>): string[] {
  return [
    ...obstacles.map(({ member, because }) => `${member}: ${because}`),
    ...unused.map(({ supply, because }) => `${supply}: ${because}`),
  ];
}

/** Why a member gets a part of a supply: what it lacked, what it prefers, what its floor needed, and who else could have it. */
export function whyProposed({ demand, handed: all }: Outcome, handed: Handed, asked: ProposalsAsked): string {
  const { takers, goods, currency } = demand;
  const money = (minorUnits: bigint): string => `${moneyText(minorUnits, currency)} ${currency.code}`;
  const good = goods[handed.good]!;
  const taker = takers[handed.taker]!;
  const { memberId, target, received, gap, floor, need } = taker;
  const type = good.supply.valueType;
  const claimant = asked.claimants.find((one) => one.memberId === memberId)!;
  const sentences = [
    `Its target is ${money(target)} and it had ${money(received)}: ${money(gap)} were missing.`,
    taker.weights[type] > 0n
      ? `${priorityOf(claimant, type)}.`
      : `It gives ${type} value no priority, and gets it only because its floor needs it.`,
  ];
  if (need > 0n) sentences.push(`Its floor is ${money(floor)}, which took ${money(need)} of that.`);
  const rivals = takers
    .map((other, i) => ({ ...other, weight: other.weights[type], i }))
    .filter(
      (other) =>
        other.i !== handed.taker && other.gap > 0n && other.weight > 0n && good.isFor(other.memberId),
    )
    .toSorted((one, other) => (one.weight === other.weight ? 0 : one.weight > other.weight ? -1 : 1));
  const getting = new Set(all.flatMap((one) => (one.good === handed.good ? [one.taker] : [])));
  const inWords = (rival: (typeof rivals)[number]): string =>
    `${rival.memberId} (${weightText(rival.weight)}${getting.has(rival.i) ? ', gets some too' : ''})`;
  sentences.push(
    rivals.length === 0
      ? 'Nobody else with a gap may have this supply and wants it.'
      : `Others that may have it and want it, with their priority for it: ${listOf(rivals, inWords)}.`,
  );
  return sentences.join(' ');
}

function priorityOf({ priorities }: Claimant, type: Good['supply']['valueType']): string {
  return priorities
    ? `It gives ${type} value a priority of ${priorities[type] ?? '0'}`
    : `It declared no priorities, so ${type} value counts 0.2, as every type does`;
}

function weightText(tenThousandths: bigint): string {
  const digits = tenThousandths.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}

/** What stands between a member and its floor. */
export function ofTheFloor({ demand, handed, after, left }: Outcome, takerAt: number): string {
  const { takers, goods, currency } = demand;
  const taker = takers[takerAt]!;
  const { memberId, target, floor } = taker;
  const reasons: string[] = [];
  if (target < floor)
    reasons.push(
      `its fair share comes to ${moneyText(target, currency)} ${currency.code}, which is below its floor`,
    );
  if (after[takerAt]! < target) {
    const told = new Map<string, string[]>();
    for (const [i, good] of goods.entries()) {
      const has = handed.find((one) => one.good === i && one.taker === takerAt)?.steps ?? 0n;
      const hindrance = hindranceOf(good, memberId, has, left[i]!.steps);
      told.set(hindrance, [...(told.get(hindrance) ?? []), good.supply.supplyId]);
    }
    if (told.size === 0) reasons.push('nothing is there to be handed out');
    for (const [hindrance, supplies] of told)
      reasons.push(`${hindrance}: ${listOf(supplies, (supply) => supply)}`);
  }
  return sentenceOf(reasons);
}

function hindranceOf(
  { supply, value, stepsEach, isFor }: Good,
  memberId: string,
  has: bigint,
  left: bigint,
): string {
  if (value === 0n) return 'worth nothing';
  if (supply.source === `member:${memberId}`) return 'offered by itself';
  if (!isFor(memberId)) return 'restricted to others';
  if (has >= stepsEach && left > 0n) return 'limited to what it gets already';
  if (left > 0n) return 'handed out in steps larger than what it may still take';
  return 'used up';
}

/** Why some of a supply stays where it is. */
export function ofTheRest({ demand, handed, after }: Outcome, goodAt: number): string {
  const { takers, goods } = demand;
  const good = goods[goodAt]!;
  const { supply, value, stepsEach, whole, isFor } = good;
  if (value === 0n) return 'It is worth nothing in base currency, so it fills no gap.';
  const mayHave = takers.filter(({ memberId }) => isFor(memberId));
  if (mayHave.length === 0) return 'No member may have it.';
  const wanting = mayHave.filter(({ weights }) => weights[supply.valueType] > 0n);
  if (wanting.length === 0)
    return `Nobody that may have it gives ${supply.valueType} value a priority, and no floor needs it.`;
  const isFull = (taker: Taker): boolean => atLeastZero(taker.target - after[takers.indexOf(taker)]!) === 0n;
  const isLimited = (taker: Taker): boolean =>
    handed.some((one) => one.good === goodAt && takers[one.taker] === taker && one.steps >= stepsEach);
  const limited = wanting.filter((taker) => !isFull(taker) && isLimited(taker));
  const short = wanting.filter((taker) => !isFull(taker) && !isLimited(taker));
  const reasons: string[] = [];
  if (wanting.some(isFull)) reasons.push('members that may have it and want it have reached their targets');
  if (limited.length > 0)
    reasons.push(`the most that one member may get is reached by ${listOf(limited, idOf)}`);
  if (short.length > 0 && whole)
    reasons.push(`a step is more than what may still go to ${listOf(short, idOf)}`);
  return sentenceOf(reasons);
}

function listOf<Item>(items: readonly Item[], inWords: (item: Item) => string): string {
  const told = items.slice(0, NAMES_LIMIT).map(inWords).join(', ');
  return items.length <= NAMES_LIMIT ? told : `${told} and ${items.length - NAMES_LIMIT} more`;
}

function idOf({ memberId }: Taker): string {
  return memberId;
}

function sentenceOf(reasons: readonly string[]): string {
  const text = reasons.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
