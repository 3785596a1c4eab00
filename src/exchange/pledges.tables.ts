import { Table } from '../event-store/table.js';
import type { Amount } from '../kernel/amount.js';

/** A pledge as it stands now. Its words stand in the event at `position`. */
export interface PledgeRow {
  readonly pledgeId: string;
  readonly position: number;
  readonly memberId: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly value: Amount | null;
  readonly counterparty: string;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly delivered: Amount;
  readonly status: string;
  readonly settledOn: string | null;
  readonly madeBy: string;
}

export const pledgesTable = new Table<PledgeRow>(
  'pledges',
  'state',
  {
    pledgeId: 'text',
    position: 'integer',
    memberId: 'text',
    kind: 'text',
    unit: 'text',
    quantity: 'amount',
    value: { type: 'amount', nullable: true },
    counterparty: 'text',
    madeOn: 'text',
    dueOn: 'text',
    delivered: 'amount',
    status: 'text',
    settledOn: { type: 'text', nullable: true },
    madeBy: 'text',
  },
  ['pledgeId'],
  [{ name: 'by_due', columns: ['dueOn', 'pledgeId'] }],
);

/** The pledges that a member made, whatever became of them. */
export interface MemberPledgeRow {
  readonly memberId: string;
  readonly pledgeId: string;
  /** Where it was made. */
  readonly position: number;
}

export const memberPledgesTable = new Table<MemberPledgeRow>(
  'member_pledges',
  'state',
  { memberId: 'text', pledgeId: 'text', position: 'integer' },
  ['memberId', 'pledgeId'],
);

/**
 * All that was said about pledges, fact by fact and by member: figures of any day, as known at any position, are folded from
 * them. Columns that a fact says nothing about are null.
 */
export interface PledgeFactRow {
  readonly memberId: string;
  readonly pledgeId: string;
  readonly position: number;
  readonly type: string;
  readonly occurredOn: string;
  /** What is promised from then on; of a delivery, what was delivered. */
  readonly quantity: Amount | null;
  readonly value: Amount | null;
  readonly dueOn: string | null;
  readonly entryId: string | null;
}

export const pledgeFactsTable = new Table<PledgeFactRow>(
  'pledge_facts',
  'append',
  {
    memberId: 'text',
    pledgeId: 'text',
    position: 'integer',
    type: 'text',
    occurredOn: 'text',
    quantity: { type: 'amount', nullable: true },
    value: { type: 'amount', nullable: true },
    dueOn: { type: 'text', nullable: true },
    entryId: { type: 'text', nullable: true },
  },
  ['memberId', 'pledgeId', 'position'],
);

/** The departures that were settled: of whom, and where it is recorded. */
export interface DepartureRow {
  readonly memberId: string;
  readonly leftOn: string;
  readonly position: number;
}

export const departuresTable = new Table<DepartureRow>(
  'departures',
  'state',
  { memberId: 'text', leftOn: 'text', position: 'integer' },
  ['memberId', 'leftOn'],
);
