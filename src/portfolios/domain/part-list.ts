import { Amount, sumOf } from '../../kernel/amount.js';
import type { EntryFacts, EntryOutline } from './entry-facts.js';
import {
  entryPart,
  shownIn,
  type FactPart,
  type Part,
  type PartList,
  type PartsShown,
} from './explanation.js';
import type { FlowChange } from './flows.js';

/** Parts that are known in full, in the order in which they come. */
export function partsAtHand(parts: readonly Part[]): PartList {
  const amounts = parts.map(({ amount }) => amount).filter((amount) => amount !== null);
  return {
    length: parts.length,
    amounts: amounts.length === parts.length ? amounts.map((amount) => Amount.parse(amount)) : null,
    read: (from, to) => Promise.resolve(parts.slice(from, to)),
  };
}

/** What counts as a part of a sum, and what it adds. */
export interface Counted<Item> {
  readonly item: Item;
  readonly amount: Amount;
}

/**
 * Drops what adds nothing, and puts first what adds or takes away most, so that a page says as much of the whole as a page
 * can. Items that move it alike, such as an entry and its reversal, stay in the order in which they come.
 */
export function largestFirst<Item>(counted: readonly Counted<Item>[]): Counted<Item>[] {
  return counted
    .filter(({ amount }) => !amount.isZero())
    .sort((one, other) => compareSizes(other.amount.atto, one.amount.atto));
}

function compareSizes(one: bigint, other: bigint): number {
  const [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads all that the log says of some entries. */
export type ReadEntries = (entries: readonly EntryOutline[]) => Promise<readonly EntryFacts[]>;

/**
 * What entries, and perhaps other facts before them, add to a figure. What all add is known from their outlines; of those
 * that are shown it is reckoned again from the log.
 * @param entries in the order of their days and ids
 */
export function partsByEntries(
  entries: readonly EntryOutline[],
  amountIn: (change: FlowChange) => Amount,
  unit: string,
  readEntries: ReadEntries,
  facts: readonly FactPart[],
): PartList & { readonly amounts: readonly Amount[] } {
  const amountOf = (changes: readonly FlowChange[]): Amount => sumOf(changes.map(amountIn));
  const counted = largestFirst(entries.map((entry) => ({ item: entry, amount: amountOf(entry.changes) })));
  return {
    length: facts.length + counted.length,
    amounts: [...facts.map(({ amount }) => Amount.parse(amount)), ...counted.map(({ amount }) => amount)],
    async read(from, to) {
      const place = (of: number): number => Math.max(0, of - facts.length);
      const shown = counted.slice(place(from), place(to)).map(({ item }) => item);
      const read = new Map((await readEntries(shown)).map((entry) => [entry.entryId, entry]));
      const parts = shown.map(({ entryId }) => {
        const entry = read.get(entryId)!;
        return entryPart(entry, shownIn(amountOf(entry.facts.flatMap(({ changes }) => changes)), unit));
      });
      return [...facts.slice(from, to), ...parts];
    },
  };
}

/** Says which parts of a list are shown, what they add up to, and what those that are not shown do. */
export function partsShown(
  { length, amounts }: PartList,
  parts: readonly Part[],
  from: number,
  unit: string | null,
): PartsShown {
  const to = from + parts.length;
  const added = (of: readonly Amount[]): string => {
    const sum = sumOf(of);
    return unit === null ? sum.toString() : shownIn(sum, unit);
  };
  return {
    of: length,
    first: parts.length === 0 ? 0 : from + 1,
    last: parts.length === 0 ? 0 : to,
    shown: amounts && added(parts.map(({ amount }) => Amount.parse(amount!))),
    notShown: amounts && added([...amounts.slice(0, from), ...amounts.slice(to)]),
  };
}
