import {
  BENEFIT_KINDS,
  isKind,
  isValueType,
  VALUE_TYPES,
  type ValueType,
} from '../../coalition/domain/value-types.js';
import type { Standing } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { isIdentifierText } from '../../kernel/ids.js';
import type { FlowChange } from './flows.js';

/** What a figure of give/get counts of each fact: which facts, and what of them. */
export interface Measure {
  /** Null for both sides. */
  readonly direction: 'given' | 'received' | null;
  readonly standing: Standing;
  /** Null for all kinds. */
  readonly kind: string | null;
  /** The unit of a native quantity; null for everything else. */
  readonly unit: string | null;
  /** The part of the value that counts as this type; null for all of it. */
  readonly type: ValueType | null;
  readonly of: 'value' | 'quantity' | 'entries' | 'unvalued';
}

/** What a fact adds to a measure; nothing where it is about something else. */
export function amountIn(change: FlowChange, measure: Measure): Amount {
  const { direction, standing, kind, unit, type, of } = measure;
  const isMeant =
    change.standing === standing &&
    (direction === null || change.direction === direction) &&
    (kind === null || change.kind === kind) &&
    (unit === null || change.unit === unit);
  if (!isMeant) return Amount.zero;
  if (type !== null) return change.byValueType[type] ?? Amount.zero;
  if (of === 'value' || of === 'quantity') return change[of];
  return countOf(change[of]);
}

/** A number of entries as an amount. */
export function countOf(entries: number): Amount {
  return Amount.ofAtto(BigInt(entries) * Amount.one.atto);
}

/** A path below `given` or `received` as the JSON has it, and what it measures; or what could stand in its place. */
export type FlowFigure =
  | { readonly path: readonly string[]; readonly measure: Omit<Measure, 'direction' | 'standing'> }
  | { readonly expected: string };

const EVERYTHING = { kind: null, unit: null, type: null, of: 'value' } as const;

/**
 * Reads a path below `given` or `received`. Short forms: nothing is its value, a kind is its value of that kind, a value type
 * is its value of that type, and below a kind a unit is the quantity in it.
 */
export function flowFigure(path: readonly string[]): FlowFigure {
  const [head = 'value', ...rest] = path;
  if (head === 'byKind') return rest.length === 0 ? kindsExpected() : kindFigure(rest[0]!, rest.slice(1));
  if (isKind(head)) return kindFigure(head, rest);
  if (head === 'value' && rest.length === 0) return { path: ['value'], measure: EVERYTHING };
  if (head === 'unvaluedEntries' && rest.length === 0) {
    return { path: [head], measure: { ...EVERYTHING, of: 'unvalued' } };
  }
  const type = head === 'byValueType' ? rest.shift() : head;
  if (type !== undefined && isValueType(type) && rest.length === 0) {
    return { path: ['byValueType', type], measure: { ...EVERYTHING, type } };
  }
  if (head === 'byValueType') return { expected: VALUE_TYPES.join(', ') };
  return { expected: 'value, unvaluedEntries, byKind/KIND, byValueType/TYPE, a kind or a value type' };
}

function kindFigure(kind: string, path: readonly string[]): FlowFigure {
  if (!isKind(kind)) return kindsExpected();
  const [head = 'value', ...rest] = path;
  const below = ['byKind', kind];
  const ofKind = { ...EVERYTHING, kind };
  if (rest.length === 0) {
    if (head === 'value') return { path: [...below, head], measure: ofKind };
    if (head === 'entries') return { path: [...below, head], measure: { ...ofKind, of: head } };
    if (head === 'unvaluedEntries') return { path: [...below, head], measure: { ...ofKind, of: 'unvalued' } };
  }
  const name = head === 'byValueType' || head === 'quantities' ? rest.shift() : head;
  if (rest.length > 0 || name === undefined) {
    return { expected: 'value, entries, unvaluedEntries, quantities/UNIT or byValueType/TYPE' };
  }
  if (head !== 'quantities' && isValueType(name)) {
    return { path: [...below, 'byValueType', name], measure: { ...ofKind, type: name } };
  }
  if (head === 'byValueType' || !isIdentifierText(name, 100)) return { expected: VALUE_TYPES.join(', ') };
  return { path: [...below, 'quantities', name], measure: { ...ofKind, unit: name, of: 'quantity' } };
}

function kindsExpected(): FlowFigure {
  return { expected: BENEFIT_KINDS.join(', ') };
}
