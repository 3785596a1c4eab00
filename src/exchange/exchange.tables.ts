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
  /** The day on which it is booked. */
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  readonly quantity: Amount;
  readonly unit: string;
  readonly value: Amount | null;
  /** `financial:1`, or `innovative:0.5|strategic:0.5`. */
  readonly valueTypes: string;
  readonly standing: string;
  readonly recordedBy: string;
  readonly pledgeId: string | null;
  /** The award on which it is claimed, and as what; see `ClaimRow`. */
  readonly award: string | null;
  readonly claimedItem: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  /** The member on the other side, where there is one. */
  readonly otherMember: string | null;
  readonly project: string | null;
  /** `asset/ID`, `application/ID`, `redemption/ID`, where it follows from that. */
  readonly arisesFrom: string | null;
}

const RECORDED_BY_BACKBONE = { column: 'recordedBy', is: 'backbone' } as const;
const ACCEPTED = { column: 'standing', is: 'accepted' } as const;

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
    lateFor: { type: 'text', nullable: true },
    quantity: 'amount',
    unit: 'text',
    value: { type: 'amount', nullable: true },
    valueTypes: 'text',
    standing: 'text',
    recordedBy: 'text',
    pledgeId: { type: 'text', nullable: true },
    award: { type: 'text', nullable: true },
    claimedItem: { type: 'text', nullable: true },
    reverses: { type: 'text', nullable: true },
    reversedBy: { type: 'text', nullable: true },
    otherMember: { type: 'text', nullable: true },
    project: { type: 'text', nullable: true },
    arisesFrom: { type: 'text', nullable: true },
  },
  ['entryId'],
  [
    { name: 'by_date', columns: ['occurredOn', 'entryId'] },
    { name: 'by_member', columns: ['memberId', 'occurredOn'] },
    { name: 'by_other_member', columns: ['otherMember', 'occurredOn'], whereNotNull: 'otherMember' },
    { name: 'by_project', columns: ['project', 'occurredOn'], whereNotNull: 'project' },
    { name: 'by_pledge', columns: ['pledgeId', 'occurredOn'], whereNotNull: 'pledgeId' },
    { name: 'by_award', columns: ['award', 'occurredOn'], whereNotNull: 'award' },
    // Most entries are recorded by the backbone and accepted at once: these cost the others only.
    { name: 'by_recorder', columns: ['recordedBy', 'occurredOn'], whereNot: RECORDED_BY_BACKBONE },
    { name: 'apart', columns: ['standing', 'occurredOn'], whereNot: ACCEPTED },
    { name: 'apart_by_member', columns: ['memberId', 'standing', 'occurredOn'], whereNot: ACCEPTED },
    { name: 'apart_by_other', columns: ['otherMember', 'standing', 'occurredOn'], whereNot: ACCEPTED },
  ],
);

/** What happened to an entry after it was recorded: the places of those events. Most entries have none. */
export interface EntryEventRow {
  readonly entryId: string;
  readonly position: number;
  readonly type: string;
}

export const entryEventsTable = new Table<EntryEventRow>(
  'entry_events',
  'append',
  { entryId: 'text', position: 'integer', type: 'text' },
  ['entryId', 'position'],
);

/**
 * A fact about an entry that is booked in a later quarter than the one that it belongs to, which was closed. There are few: they are
 * what restatements are made of, and how entries are found where they stood before they were carried over.
 */
export interface LateItemRow {
  readonly position: number;
  readonly entryId: string;
  /** The day on which it is booked. */
  readonly occurredOn: string;
  /** The day that it belongs to. */
  readonly lateFor: string;
  /** Where the entry stood undecided until then; null where it is not carried over. */
  readonly carriedFrom: string | null;
}

export const lateItemsTable = new Table<LateItemRow>(
  'late_items',
  'append',
  {
    position: 'integer',
    entryId: 'text',
    occurredOn: 'text',
    lateFor: 'text',
    carriedFrom: { type: 'text', nullable: true },
  },
  ['position'],
  [
    { name: 'by_booking', columns: ['occurredOn'] },
    { name: 'by_quarter', columns: ['lateFor'] },
    { name: 'by_origin', columns: ['carriedFrom'], whereNotNull: 'carriedFrom' },
  ],
);

/** The last dispute about an entry. Its words stand in the events at these positions. */
export interface DisputeRow {
  readonly entryId: string;
  readonly heldFrom: string;
  readonly disputedBy: string;
  readonly disputedPosition: number;
  readonly resolvedPosition: number | null;
  /** The position while it is open: an index of those that wait. */
  readonly openSince: number | null;
}

export const disputesTable = new Table<DisputeRow>(
  'disputes',
  'state',
  {
    entryId: 'text',
    heldFrom: 'text',
    disputedBy: 'text',
    disputedPosition: 'integer',
    resolvedPosition: { type: 'integer', nullable: true },
    openSince: { type: 'integer', nullable: true },
  },
  ['entryId'],
  [{ name: 'open', columns: ['openSince'], whereNotNull: 'openSince' }],
);

/** A file attached to an entry. */
export interface EvidenceRow {
  readonly entryId: string;
  readonly sha256: string;
  readonly position: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export const evidenceTable = new Table<EvidenceRow>(
  'evidence',
  'state',
  { entryId: 'text', sha256: 'text', position: 'integer', name: 'text', mediaType: 'text', bytes: 'integer' },
  ['entryId', 'sha256'],
);

/** An item of a member that was claimed on an award; `entryId` is null once the claim has ended. */
export interface ClaimRow {
  readonly memberId: string;
  readonly item: string;
  readonly award: string;
  readonly entryId: string | null;
}

export const claimsTable = new Table<ClaimRow>(
  'claims',
  'state',
  { memberId: 'text', item: 'text', award: 'text', entryId: { type: 'text', nullable: true } },
  ['memberId', 'item'],
  [{ name: 'by_award', columns: ['award', 'memberId'], whereNotNull: 'entryId' }],
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
