import type { ValueType, ValueTypeWeights } from '../../coalition/domain/value-types.js';
import { parseCounterparty } from '../../exchange/domain/entry.js';
import type { Direction, ExchangeEvent } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { split } from '../../kernel/split.js';

/** What one fact adds to what one member gave or received. Measures are signed: a reversal takes away. */
export interface FlowChange {
  readonly memberId: string;
  readonly direction: 'given' | 'received';
  readonly standing: string;
  readonly kind: string;
  readonly unit: string;
  readonly occurredOn: string;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
  readonly byValueType: Readonly<Partial<Record<ValueType, Amount>>>;
}

/** The sides of an entry: a contribution is given, a benefit received; an exchange is both, by two members. */
export function sidesOf(entry: {
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
}): { readonly memberId: string; readonly direction: 'given' | 'received' }[] {
  if (entry.direction === 'contribution') return [{ memberId: entry.memberId, direction: 'given' }];
  if (entry.direction === 'benefit') return [{ memberId: entry.memberId, direction: 'received' }];
  const counterparty = parseCounterparty(entry.counterparty);
  return [
    { memberId: entry.memberId, direction: 'given' },
    { memberId: 'member' in counterparty ? counterparty.member : entry.memberId, direction: 'received' },
  ];
}

/**
 * What a recorded fact changes in the give/get figures (domain.md §5). A function of the fact alone, so that figures as
 * known at an earlier position are those of today less the changes since. `scale`: minor units of the base currency.
 */
export function flowChangesOf(event: ExchangeEvent, scale: number): FlowChange[] {
  const { data } = event;
  const valuing = event.type === 'EntryValued';
  const sign = event.type === 'EntryReversed' ? -1 : 1;
  const value = data.value === null ? Amount.zero : Amount.parse(data.value);
  const unvalued = data.value === null ? sign : 0;
  const byValueType = splitByValueType(value, data.valueTypes, scale);
  const quantity = valuing ? Amount.zero : Amount.parse(event.data.quantity);
  // Written out, because spreads are what a replay would spend most of its time on.
  return sidesOf(data).map((side) => ({
    memberId: side.memberId,
    direction: side.direction,
    standing: data.standing,
    kind: data.kind,
    unit: data.unit,
    occurredOn: event.occurredOn,
    quantity,
    value,
    entries: valuing ? 0 : sign,
    unvalued: valuing ? -1 : unvalued,
    byValueType,
  }));
}

/** A value split over its value types, exact to the currency's minor unit; ties by the type's name. */
export function splitByValueType(
  value: Amount,
  weights: ValueTypeWeights,
  scale: number,
): Partial<Record<ValueType, Amount>> {
  if (value.isZero()) return {};
  const parts = Object.entries(weights);
  // Most entries are wholly of one type.
  if (parts.length === 1) return { [parts[0]![0]]: value };
  const shares = split(
    value,
    parts.map(([id, weight]) => ({ id, weight: Amount.parse(weight) })),
    scale,
  );
  return Object.fromEntries(shares);
}
