import { Table } from '../event-store/table.js';
import type { Amount } from '../kernel/amount.js';

/** An entry as it stands now. Its words stay in the event at `position`. */
export interface EntryRow {
  readonly entryId: string;
  readonly position: number;
  readonly direction: string;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly quantity: Amount;
  readonly unit: string;
  readonly value: Amount | null;
  /** `financial:1`, or `innovative:0.5|strategic:0.5`. */
  readonly valueTypes: string;
  readonly standing: string;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  /** The member on the other side, where there is one. */
  readonly otherMember: string | null;
  readonly project: string | null;
  /** Where it got its value, if that was after it was recorded. */
  readonly valuedPosition: number | null;
}

export const entriesTable = new Table<EntryRow>(
  'entries',
  'state',
  {
    entryId: 'text',
    position: 'integer',
    direction: 'text',
    memberId: 'text',
    counterparty: 'text',
    kind: 'text',
    occurredOn: 'text',
    quantity: 'amount',
    unit: 'text',
    value: { type: 'amount', nullable: true },
    valueTypes: 'text',
    standing: 'text',
    reverses: { type: 'text', nullable: true },
    reversedBy: { type: 'text', nullable: true },
    otherMember: { type: 'text', nullable: true },
    project: { type: 'text', nullable: true },
    valuedPosition: { type: 'integer', nullable: true },
  },
  ['entryId'],
  [
    { name: 'by_date', columns: ['occurredOn', 'entryId'] },
    { name: 'by_member', columns: ['memberId', 'occurredOn'] },
    { name: 'by_other_member', columns: ['otherMember', 'occurredOn'], whereNotNull: 'otherMember' },
    { name: 'by_project', columns: ['project', 'occurredOn'], whereNotNull: 'project' },
  ],
);

/** One movement between two accounts, as the double entry that an event makes. */
export interface PostingRow {
  readonly position: number;
  readonly line: number;
  readonly occurredOn: string;
  readonly source: string;
  readonly destination: string;
  readonly unit: string;
  readonly quantity: Amount;
}

export const postingsTable = new Table<PostingRow>(
  'postings',
  'append',
  {
    position: 'integer',
    line: 'integer',
    occurredOn: 'text',
    source: 'text',
    destination: 'text',
    unit: 'text',
    quantity: 'amount',
  },
  ['position', 'line'],
);

/** What went into a pool and out of it, by day, by quarter, and in its life. */
export interface PoolFlowRow {
  readonly grain: 'day' | 'quarter' | 'life';
  readonly poolId: string;
  readonly kind: string;
  readonly unit: string;
  readonly period: string;
  readonly inflow: Amount;
  readonly outflow: Amount;
}

export const poolFlowsTable = new Table<PoolFlowRow>(
  'pool_flows',
  'sum',
  {
    grain: 'text',
    poolId: 'text',
    kind: 'text',
    unit: 'text',
    period: 'text',
    inflow: 'amount',
    outflow: 'amount',
  },
  ['grain', 'poolId', 'kind', 'unit', 'period'],
);
