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
  readonly handedTo: string | null;
  readonly takenOverFrom: string | null;
  readonly madeBy: string;
  readonly promisedSince: string;
  readonly madeQuantity: Amount;
  readonly madeValue: Amount | null;
  readonly madeDueOn: string;
  /** When what is outstanding is due; null where nothing is: an index of pledges that wait. */
  readonly openDueOn: string | null;
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
    handedTo: { type: 'text', nullable: true },
    takenOverFrom: { type: 'text', nullable: true },
    madeBy: 'text',
    promisedSince: 'text',
    madeQuantity: 'amount',
    madeValue: { type: 'amount', nullable: true },
    madeDueOn: 'text',
    openDueOn: { type: 'text', nullable: true },
  },
  ['pledgeId'],
  [{ name: 'open', columns: ['pledgeId'], whereNotNull: 'openDueOn' }],
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
  /** What was promised; only where it was made, as it never changes. */
  readonly kind: string | null;
  readonly unit: string | null;
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
    kind: { type: 'text', nullable: true },
    unit: { type: 'text', nullable: true },
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
  /** What became of which pledge, as JSON: a repeat is told from another settlement by it. */
  readonly outcomes: string;
}

export const departuresTable = new Table<DepartureRow>(
  'departures',
  'state',
  { memberId: 'text', leftOn: 'text', position: 'integer', outcomes: 'text' },
  ['memberId', 'leftOn'],
);
