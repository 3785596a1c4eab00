import type { ValueType, ValueTypeWeights } from '../../coalition/domain/value-types.js';
import { parseCounterparty } from '../../exchange/domain/entry.js';
import type {
  Direction,
  EntryAccepted,
  EntryCore,
  EntryEvent,
  Standing,
} from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { split } from '../../kernel/split.js';

/** What one fact adds to what one member gave or received. Measures are signed: a reversal takes away. */
export interface FlowChange {
  readonly memberId: string;
  readonly direction: 'given' | 'received';
  readonly standing: Standing;
  readonly kind: string;
  readonly unit: string;
  /** The day on which it counts. */
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
export function flowChangesOf(event: EntryEvent, scale: number): FlowChange[] {
  switch (event.type) {
    case 'ContributionRecorded':
    case 'BenefitRecorded':
    case 'ExchangeRecorded':
      return changes(event, event.data, event.data.standing, 1, scale);
    case 'EntryReversed':
      return changes(stoodIn(event, event.data), event.data, event.data.standing, -1, scale);
    case 'EntryValued':
      return changes(event, { ...event.data, quantity: '0' }, event.data.standing, 0, scale);
    case 'EntryAccepted':
      return moved(event, event.data, 'proposed', 'accepted', scale);
    case 'EntryDisputed':
      return moved(event, event.data, event.data.heldFrom, 'disputed', scale);
    case 'DisputeResolved': {
      const { outcome, adjusted } = event.data;
      const released = takenAway(changes(stoodIn(event, event.data), event.data, 'disputed', 1, scale));
      if (outcome === 'withdrawn') return released;
      const counted = adjusted === null ? event.data : { ...event.data, ...adjusted };
      return [...released, ...changes(event, counted, 'accepted', 1, scale)];
    }
    default:
      return event satisfies never;
  }
}

/** An entry that counted here, and counts there. */
function moved(
  event: EntryEvent,
  core: EntryCore & Pick<EntryAccepted, 'carriedFrom'>,
  from: Standing,
  to: Standing,
  scale: number,
): FlowChange[] {
  const left = takenAway(changes(stoodIn(event, core), core, from, 1, scale));
  return [...left, ...changes(event, core, to, 1, scale)];
}

/** Where an entry stood before a fact: what was carried over leaves the day that it stood on, where it never counted. */
function stoodIn(
  { occurredOn }: EntryEvent,
  { carriedFrom }: Pick<EntryAccepted, 'carriedFrom'>,
): Pick<EntryEvent, 'occurredOn'> {
  return { occurredOn: carriedFrom ?? occurredOn };
}

/** @param sign what the fact does to the number of entries: one more, one less, or none where it only gives a value */
function changes(
  { occurredOn }: Pick<EntryEvent, 'occurredOn'>,
  core: EntryCore,
  standing: Standing,
  sign: 1 | 0 | -1,
  scale: number,
): FlowChange[] {
  const value = core.value === null ? Amount.zero : Amount.parse(core.value);
  const quantity = Amount.parse(core.quantity);
  const byValueType = splitByValueType(value, core.valueTypes, scale);
  const unvalued = sign === 0 ? -1 : core.value === null ? sign : 0;
  // Written out, as this runs for every entry and spreading objects takes several times as long.
  return sidesOf(core).map(({ memberId, direction }) => ({
    memberId,
    direction,
    standing,
    kind: core.kind,
    unit: core.unit,
    occurredOn,
    quantity,
    value,
    entries: sign,
    unvalued,
    byValueType,
  }));
}

function takenAway(flows: readonly FlowChange[]): FlowChange[] {
  return flows.map((flow) => ({
    ...flow,
    quantity: flow.quantity.negated(),
    value: flow.value.negated(),
    entries: -flow.entries,
    unvalued: -flow.unvalued,
    byValueType: Object.fromEntries(
      Object.entries(flow.byValueType).map(([type, amount]) => [type, amount.negated()]),
    ),
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
