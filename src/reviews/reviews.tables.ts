import { Table } from '../event-store/table.js';
import type { Amount } from '../kernel/amount.js';

/** A review as it stands now. */
export interface ReviewRow {
  readonly quarter: string;
  /** Where it was opened. */
  readonly position: number;
  readonly openedOn: string;
  readonly stage: string;
  readonly facilitator: string;
  /** The position whose figures are looked at; null before it was prepared. */
  readonly preparedAt: number | null;
  readonly preparedOn: string | null;
  readonly run: number;
  /** Where the last run of proposals is recorded; null before the first. */
  readonly proposedAt: number | null;
  /** JSON: `[{"role","signer"}]`. */
  readonly signatures: string;
  readonly closedOn: string | null;
  /** Hash of the sealed report that was published; null before. */
  readonly published: string | null;
}

export const reviewsTable = new Table<ReviewRow>(
  'reviews',
  'state',
  {
    quarter: 'text',
    position: 'integer',
    openedOn: 'text',
    stage: 'text',
    facilitator: 'text',
    preparedAt: { type: 'integer', nullable: true },
    preparedOn: { type: 'text', nullable: true },
    run: 'integer',
    proposedAt: { type: 'integer', nullable: true },
    signatures: 'text',
    closedOn: { type: 'text', nullable: true },
    published: { type: 'text', nullable: true },
  },
  ['quarter'],
);

/** Something that can be given next, listed for a review. */
export interface SupplyRow {
  readonly quarter: string;
  readonly supplyId: string;
  readonly position: number;
  readonly title: string;
  readonly source: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly step: Amount;
  readonly value: Amount;
  readonly valueType: string;
  /** JSON: the ids of the members that may have it; null means all. */
  readonly openTo: string | null;
  readonly mostEach: Amount | null;
  readonly withdrawnAt: number | null;
}

export const suppliesTable = new Table<SupplyRow>(
  'supplies',
  'state',
  {
    quarter: 'text',
    supplyId: 'text',
    position: 'integer',
    title: 'text',
    source: 'text',
    kind: 'text',
    unit: 'text',
    quantity: 'amount',
    step: 'amount',
    value: 'amount',
    valueType: 'text',
    openTo: { type: 'text', nullable: true },
    mostEach: { type: 'amount', nullable: true },
    withdrawnAt: { type: 'integer', nullable: true },
  },
  ['quarter', 'supplyId'],
);

/** A run of proposals. */
export interface ProposalRunRow {
  readonly quarter: string;
  readonly run: number;
  readonly position: number;
  /** The position whose figures it was made from. */
  readonly figuresAt: number;
  readonly policyVersion: number;
  readonly proposals: number;
  /** JSON: what stands in the way of a better answer, in words. */
  readonly obstacles: string;
}

export const proposalRunsTable = new Table<ProposalRunRow>(
  'proposal_runs',
  'append',
  {
    quarter: 'text',
    run: 'integer',
    position: 'integer',
    figuresAt: 'integer',
    policyVersion: 'integer',
    proposals: 'integer',
    obstacles: 'text',
  },
  ['quarter', 'run'],
);

/** A proposal, and what was decided on it. By run, so that one run is read and no other. */
export interface ProposalRow {
  readonly quarter: string;
  /** The run as text, so that rows are found under it. */
  readonly run: string;
  readonly proposalId: string;
  readonly position: number;
  readonly memberId: string;
  readonly supplyId: string;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly valueType: string;
  readonly before: Amount;
  readonly after: Amount;
  readonly why: string;
  readonly outcome: string | null;
  readonly decidedQuantity: Amount | null;
  readonly decidedValue: Amount | null;
  readonly reason: string | null;
  /** JSON: `[{"memberId","words"}]`. */
  readonly dissent: string | null;
  /** JSON: `[{"what","owner","dueOn"}]`. */
  readonly actions: string | null;
  readonly becomes: string | null;
  readonly decidedOn: string | null;
  /** Where the decision and its publication are recorded. */
  readonly decidedAt: number | null;
  readonly publishedAt: number | null;
}

export const proposalsTable = new Table<ProposalRow>(
  'proposals',
  'state',
  {
    quarter: 'text',
    run: 'text',
    proposalId: 'text',
    position: 'integer',
    memberId: 'text',
    supplyId: 'text',
    quantity: 'amount',
    value: 'amount',
    valueType: 'text',
    before: 'amount',
    after: 'amount',
    why: 'text',
    outcome: { type: 'text', nullable: true },
    decidedQuantity: { type: 'amount', nullable: true },
    decidedValue: { type: 'amount', nullable: true },
    reason: { type: 'text', nullable: true },
    dissent: { type: 'text', nullable: true },
    actions: { type: 'text', nullable: true },
    becomes: { type: 'text', nullable: true },
    decidedOn: { type: 'text', nullable: true },
    decidedAt: { type: 'integer', nullable: true },
    publishedAt: { type: 'integer', nullable: true },
  },
  ['quarter', 'run', 'proposalId'],
);

/** How fair a member finds the quarter: the last it said. */
export interface PulseRow {
  readonly quarter: string;
  readonly memberId: string;
  readonly position: number;
  readonly fairness: number;
  readonly comment: string | null;
}

export const pulsesTable = new Table<PulseRow>(
  'pulses',
  'state',
  {
    quarter: 'text',
    memberId: 'text',
    position: 'integer',
    fairness: 'integer',
    comment: { type: 'text', nullable: true },
  },
  ['quarter', 'memberId'],
);

/** Where a member stands: the last it said. */
export interface VoiceRow {
  readonly quarter: string;
  readonly memberId: string;
  /** Empty for the quarter as a whole. */
  readonly proposalId: string;
  readonly position: number;
  readonly statedOn: string;
  readonly stance: string;
  readonly words: string;
}

export const voicesTable = new Table<VoiceRow>(
  'voices',
  'state',
  {
    quarter: 'text',
    memberId: 'text',
    proposalId: 'text',
    position: 'integer',
    statedOn: 'text',
    stance: 'text',
    words: 'text',
  },
  ['quarter', 'memberId', 'proposalId'],
);

/** The report that was sealed for a close, but for the members' statements. */
export interface SealRow {
  readonly quarter: string;
  /** The position of the close. */
  readonly closedAt: number;
  readonly position: number;
  /** JSON. */
  readonly report: string;
  readonly hash: string;
}

export const sealsTable = new Table<SealRow>(
  'seals',
  'state',
  { quarter: 'text', closedAt: 'integer', position: 'integer', report: 'text', hash: 'text' },
  ['quarter', 'closedAt'],
);

export interface SealedStatementRow {
  readonly quarter: string;
  readonly closedAt: number;
  readonly memberId: string;
  readonly position: number;
  /** JSON. */
  readonly statement: string;
  readonly hash: string;
}

export const sealedStatementsTable = new Table<SealedStatementRow>(
  'sealed_statements',
  'append',
  {
    quarter: 'text',
    closedAt: 'integer',
    memberId: 'text',
    position: 'integer',
    statement: 'text',
    hash: 'text',
  },
  ['quarter', 'closedAt', 'memberId'],
);
