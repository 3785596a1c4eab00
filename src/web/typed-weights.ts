import { Amount, amountPlaces, sumOf } from '../kernel/amount.js';
import { split } from '../kernel/split.js';
import type { Form } from './form.js';
import { typedAmount } from './typed-fields.js';
import type { View } from './view.js';

const HUNDRED = Amount.parse('100');

/** The names of the fields of a list with parts: `author1` and `author1Part`. */
export const partField = (name: string, place: number): string => `${name}${String(place)}Part`;
export const idField = (name: string, place: number): string => `${name}${String(place)}`;

/** Somebody or something, and its part of the whole as an exact decimal; all parts sum to 1. */
export interface Weighted {
  readonly id: string;
  readonly weight: string;
}

/**
 * A list with parts in per cent, which sum to 100; where no part is typed, all are the same, to the last place by largest remainder.
 * What is not right is said beside its field. Rows without an id are none.
 */
export function typedWeights(view: View, form: Form, name: string, rows: number): Weighted[] {
  const { words } = view;
  const places = Array.from({ length: rows }, (_, i) => i + 1).filter(
    (place) => form.typed(idField(name, place)).trim() !== '',
  );
  const ids = places.map((place) => form.text(idField(name, place)).trim());
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) form.add(idField(name, places[i]!), words.knowledge.twice);
  });
  const typed = places.filter((place) => form.typed(partField(name, place)).trim() !== '');
  if (form.errors.length > 0 || places.length === 0) return [];
  if (typed.length === 0)
    return weighted(
      ids,
      ids.map(() => Amount.one),
    );
  const missing = places.find((place) => !typed.includes(place));
  if (missing !== undefined) {
    form.add(partField(name, missing), words.knowledge.partMissing);
    return [];
  }
  const parts = places.map((place) => typedAmount(view, form, partField(name, place)));
  if (form.errors.length > 0) return [];
  const amounts = parts.map((part) => Amount.parse(part));
  const sum = sumOf(amounts);
  if (!sum.equals(HUNDRED) || amounts.some((amount) => !amount.isPositive())) {
    form.add(partField(name, places[0]!), words.knowledge.sumOff(view.reader.amount(sum.toString())));
    return [];
  }
  return weighted(ids, amounts);
}

function weighted(ids: readonly string[], amounts: readonly Amount[]): Weighted[] {
  const parts = ids.map((id, i) => ({ id, weight: amounts[i]! }));
  return [...split(Amount.one, parts, amountPlaces)].map(([id, weight]) => ({
    id,
    weight: weight.toString(),
  }));
}

/** As commands take it: `ID:0.6|ID:0.4`; null where nothing was typed. */
export function weightsText(weights: readonly Weighted[]): string | null {
  if (weights.length === 0) return null;
  if (weights.length === 1) return weights[0]!.id;
  return weights.map(({ id, weight }) => `${id}:${weight}`).join('|');
}
