/**
 * No aggregate that a member is shown has fewer others behind it: with four or less, those who talk with each other could tell
 * the rest (domain.md §6).
 */
export const FEWEST_OTHERS = 5;

/** Who stands behind what all members come to together in one quarter: those with anything in it at all. */
export type Behind = ReadonlySet<string>;

/**
 * Whether a sum over all members may be told to one of them, who knows its own part and can take it away. Such sums are made of
 * cells, one for each quarter; that of a cell is told only where at least five others stand behind it. So nothing that can be
 * reckoned from sums that are told, however they are added up or taken from each other, has fewer behind it. For that to hold,
 * sums are told by whole quarters that are closed, and of everything at once: not by day, by kind, or as known earlier, where
 * one look could be taken from another.
 * @param quarters those that the sum is made of; none is no sum
 * @param own the reader's ids
 */
export function isToldTogether(quarters: readonly Behind[], own: ReadonlySet<string>): boolean {
  return (
    quarters.length > 0 &&
    quarters.every((behind) => [...behind].filter((id) => !own.has(id)).length >= FEWEST_OTHERS)
  );
}
