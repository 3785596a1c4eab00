import { VALUE_TYPES, type ValueType } from '../coalition/domain/value-types.js';
import { Table } from '../event-store/table.js';
import type { Amount } from '../kernel/amount.js';

/** The period of life-to-date rows. Quarters sort before it. */
export const LIFE = 'life';
const OF_LIFE = { column: 'period', is: LIFE } as const;

/** What a member gave or received in a quarter, or in its life, in one kind and unit; its value by value type too. */
export type MemberFlowRow = {
  readonly period: string;
  readonly memberId: string;
  readonly standing: string;
  readonly direction: 'given' | 'received';
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
} & Readonly<Record<ValueType, Amount>>;

export const memberFlowsTable = new Table<MemberFlowRow>(
  'member_flows',
  'sum',
  {
    period: 'text',
    memberId: 'text',
    standing: 'text',
    direction: 'text',
    kind: 'text',
    unit: 'text',
    quantity: 'amount',
    value: 'amount',
    entries: 'integer',
    unvalued: 'integer',
    ...(Object.fromEntries(VALUE_TYPES.map((type) => [type, 'amount'])) as Record<ValueType, 'amount'>),
  },
  ['period', 'memberId', 'standing', 'direction', 'kind', 'unit'],
  [],
  OF_LIFE,
);

/**
 * What a member gave and received in a quarter, or in its life, over all kinds: so that medians and shares of a coalition
 * cost a row a member. Only what is accepted and has a value; the value types are those of what was received.
 */
export type MemberTotalsRow = {
  readonly period: string;
  readonly memberId: string;
  readonly given: Amount;
  readonly received: Amount;
} & Readonly<Record<ValueType, Amount>>;

export const memberTotalsTable = new Table<MemberTotalsRow>(
  'member_totals',
  'sum',
  {
    period: 'text',
    memberId: 'text',
    given: 'amount',
    received: 'amount',
    ...(Object.fromEntries(VALUE_TYPES.map((type) => [type, 'amount'])) as Record<ValueType, 'amount'>),
  },
  ['period', 'memberId'],
  [],
  OF_LIFE,
);

/**
 * What all members gave and received in a quarter, in one kind and unit, of what is accepted: so that a coalition of a thousand
 * members is shown its last quarters for a few rows each.
 */
export interface CoalitionFlowRow {
  readonly period: string;
  readonly direction: 'given' | 'received';
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
}

export const coalitionFlowsTable = new Table<CoalitionFlowRow>(
  'coalition_flows',
  'sum',
  {
    period: 'text',
    direction: 'text',
    kind: 'text',
    unit: 'text',
    quantity: 'amount',
    value: 'amount',
    entries: 'integer',
    unvalued: 'integer',
  },
  ['period', 'direction', 'kind', 'unit'],
);
