import type { ValueType } from '../../coalition/domain/value-types.js';
import { type Good, least, type Taker } from './demand.js';

/** Goods that are one to everybody: of one value type, open to the same members, without a limit for each. */
export interface Alike {
  /** Places in the list of goods. */
  readonly goods: readonly number[];
  readonly valueType: ValueType;
  readonly value: bigint;
  /** The most that each taker may get of it; by the places of those that may have it. */
  readonly each: bigint;
  readonly takers: readonly number[];
}

/**
 * Goods with a value in groups that are alike, in order of their first. A quarter with a thousand members and two hundred
 * supplies has a few dozen groups, and with them a fraction of the arcs; nothing is lost, as whatever a group gives can be
 * cut into its goods in any way.
 */
export function alikeIn(goods: readonly Good[], takers: readonly Taker[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const [i, good] of goods.entries()) {
    const { supply, value, steps, stepsEach, whole, isFor } = good;
    if (value === 0n) continue;
    const mayHave = takers.flatMap(({ memberId }, taker) => (isFor(memberId) ? [taker] : []));
    const limited = stepsEach < steps;
    const key = limited ? `limited ${i}` : `${supply.valueType} ${mayHave.join()}`;
    const group = groups.get(key);
    const all = value + (group?.value ?? 0n);
    groups.set(key, {
      goods: [...(group?.goods ?? []), i],
      valueType: supply.valueType,
      value: all,
      // A whole step may be worth a minor unit more than its exact share.
      each: limited ? (value * stepsEach + (whole ? steps - 1n : 0n)) / steps : all,
      takers: mayHave,
    });
  }
  return [...groups.values()];
}

/** Cuts what a group gives into its goods: the first goods to the first takers. */
export function cutIntoGoods(
  { goods }: Alike,
  all: readonly Good[],
  given: readonly { readonly taker: number; readonly value: bigint }[],
): { readonly good: number; readonly taker: number; readonly value: bigint }[] {
  const cut: { good: number; taker: number; value: bigint }[] = [];
  let at = 0;
  let left = all[goods[0]!]!.value;
  for (const { taker, value } of given) {
    for (let open = value; open > 0n;) {
      if (left === 0n) left = all[goods[++at]!]!.value;
      const part = least(open, left);
      cut.push({ good: goods[at]!, taker, value: part });
      open -= part;
      left -= part;
    }
  }
  return cut;
}
