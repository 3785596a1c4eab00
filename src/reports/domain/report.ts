import type { ValueType } from '../../coalition/domain/value-types.js';
import type { KnowledgeInQuarter } from '../../knowledge/domain/knowledge-figures.js';
import type { PledgeFigures } from '../../exchange/domain/pledge-figures.js';
import type { Flow } from '../../portfolios/domain/flow.js';
import type { ReviewInReport } from '../../reviews/domain/review-in-report.js';
import type { BalanceFigures, CreditFigures } from '../../portfolios/domain/portfolio.js';
import type { FairFigures, FairnessFigures } from './fairness.js';
import type { Restatement } from './restatements.js';

export interface ReportMember {
  /** Its id as `explain` knows it; a figure's is this, a slash, and its place below. */
  readonly figure: string;
  readonly id: string;
  /** As it was called on the quarter's last day. */
  readonly name: string;
  readonly status: string;
  readonly given: Flow;
  readonly received: Flow;
  readonly balance: BalanceFigures;
  /** received / given, to four places; null where nothing was given. */
  readonly return: string | null;
  readonly pledges: PledgeFigures;
  readonly credits: CreditFigures;
  readonly priorities: Readonly<Partial<Record<ValueType, string>>>;
  readonly alignment: string | null;
  readonly fair: FairFigures;
  readonly pending: { readonly entries: number; readonly value: string };
  readonly disputed: { readonly entries: number; readonly value: string };
}

/** One pool in one unit of what it holds. */
export interface PoolHolding {
  readonly figure: string;
  readonly kind: string;
  readonly unit: string;
  readonly opening: string;
  readonly in: string;
  readonly out: string;
  readonly closing: string;
}

/** A pool's funds in base currency, and beside them all it holds in native units. */
export interface ReportPool {
  readonly figure: string;
  readonly id: string;
  readonly name: string;
  readonly restrictedTo: string | null;
  readonly opening: string;
  readonly in: string;
  readonly out: string;
  readonly closing: string;
  readonly holdings: readonly PoolHolding[];
}

/** What all members gave and received in one quarter. */
export interface TrendQuarter {
  readonly figure: string;
  readonly quarter: string;
  readonly given: Flow;
  readonly received: Flow;
}

/**
 * The quarterly report as a value (contracts.md §3). Every renderer draws this and computes nothing. Nothing in it
 * depends on when it was made, but `generatedAt`.
 */
export interface QuarterlyReport {
  readonly coalition: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'open' | 'closed';
  readonly position: number;
  readonly headHash: string;
  /** The policy in force; 0 is the set of defaults that a coalition starts with. */
  readonly policyVersion: number;
  readonly generatedAt: string;
  readonly totals: {
    readonly figure: string;
    readonly given: Flow;
    readonly received: Flow;
    readonly balance: BalanceFigures;
  };
  /** The four quarters before, and this one. Reports that were sealed before it was reported have none. */
  readonly trend?: readonly TrendQuarter[];
  readonly members: readonly ReportMember[];
  readonly pools: readonly ReportPool[];
  readonly fairness: { readonly figure: string } & FairnessFigures;
  readonly knowledge: KnowledgeInQuarter;
  /** Of the review, as its last run made them. */
  readonly proposals: ReviewInReport['proposals'];
  readonly decisions: ReviewInReport['decisions'];
  /** What late items that the quarter books change in quarters that were closed before. */
  readonly restatements: readonly Restatement[];
}
