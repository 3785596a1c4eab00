import { Amount } from '../../kernel/amount.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { SplitPart } from '../../kernel/split.js';
import { compareIds } from './credits.js';
import type { WeightedId } from './events.js';

/** An asset as it stands now, as far as decisions need it. */
export interface AssetState {
  readonly assetId: string;
  readonly title: string;
  readonly assetType: string | null;
  readonly licence: string | null;
  readonly description: string | null;
  readonly sharedOn: string;
  readonly authors: readonly WeightedId[];
  /** Null where it derives from nothing. */
  readonly parents: readonly WeightedId[] | null;
  readonly derivedOn: string | null;
  readonly edition: number;
}

/**
 * Reads one id, or `ID:0.6|ID:0.4`, into weights above zero that sum to 1, in the order of their ids. An id that is known whole
 * is taken whole, whatever signs it holds.
 * @throws Problem `knowledge.weights-malformed`
 */
export function parseWeightedIds(
  text: string,
  field: string,
  isKnown: (id: string) => boolean,
): WeightedId[] {
  const whole = text.normalize('NFC');
  if (isKnown(whole)) return [{ id: identifier(whole, field), weight: '1' }];
  const malformed = (reason: string): Problem =>
    new Problem('knowledge.weights-malformed', { field, found: text, reason });
  const parts = text.split('|');
  const found = new Map<string, Amount>();
  for (const part of parts) {
    const colon = part.lastIndexOf(':');
    if (colon < 0 && parts.length > 1) throw malformed(`“${part}” has no weight`);
    const id = identifier(colon < 0 ? part : part.slice(0, colon), field);
    if (found.has(id)) throw malformed(`“${id}” stands there twice`);
    const weight = colon < 0 ? Amount.one : Amount.parse(part.slice(colon + 1));
    if (!weight.isPositive()) throw malformed(`the weight of “${id}” is not above zero`);
    found.set(id, weight);
  }
  let sum = Amount.zero;
  for (const weight of found.values()) sum = sum.plus(weight);
  if (!sum.equals(Amount.one)) throw malformed(`the weights sum to ${sum.toString()}, not to 1`);
  return [...found]
    .map(([id, weight]) => ({ id, weight: weight.toString() }))
    .sort((a, b) => compareIds(a.id, b.id));
}

/** As files have it: one id alone, or `ID:0.6|ID:0.4`. */
export function weightedIdsText(weighted: readonly WeightedId[]): string {
  if (weighted.length === 1) return weighted[0]!.id;
  return weighted.map(({ id, weight }) => `${id}:${weight}`).join('|');
}

export function splitParts(weighted: readonly WeightedId[]): SplitPart[] {
  return weighted.map(({ id, weight }) => ({ id, weight: Amount.parse(weight) }));
}
