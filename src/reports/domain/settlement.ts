import type { PledgeFigures } from '../../exchange/domain/pledge-figures.js';
import type { Flow } from '../../portfolios/domain/flow.js';
import type { BalanceFigures } from '../../portfolios/domain/portfolio.js';
import type { ReportMember } from './report.js';

/** A pledge of the member that left, and what became of it. Amounts in its own unit, values in base currency. */
export interface SettledPledge {
  readonly id: string;
  /** Who promised it: the member itself, or one that merged into it. */
  readonly memberId: string;
  readonly kind: string;
  readonly unit: string;
  readonly counterparty: string;
  readonly description: string | null;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly promised: string;
  readonly promisedValue: string | null;
  readonly delivered: string;
  readonly deliveredValue: string | null;
  /** Promised and not delivered: what was kept, waived or handed over. */
  readonly rest: string;
  readonly restValue: string | null;
  readonly outcome: 'kept' | 'waived' | 'handed-over' | 'fulfilled' | 'lapsed';
  /** With whom the rest went on, and under which id. */
  readonly handedTo: { readonly memberId: string; readonly pledgeId: string } | null;
}

/** An entry that counted nowhere, because nobody had accepted it or somebody disputed it. */
export interface SettledEntry {
  readonly id: string;
  readonly direction: string;
  readonly counterparty: string;
  readonly occurredOn: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: string;
  /** Null while it is unvalued, which is not zero. */
  readonly value: string | null;
}

/**
 * How a member parted (domain.md §10): its account on its last day, as it was known when the departure was settled. Nothing
 * that is recorded later changes it, and nothing in it depends on when it was made.
 */
export interface SettlementStatement {
  readonly coalition: { readonly id: string; readonly name: string; readonly currency: string };
  /** As it was called on its last day. */
  readonly member: { readonly id: string; readonly name: string };
  /** The first and the last day of the membership that ended. */
  readonly joinedOn: string;
  readonly leftOn: string;
  readonly settledBy: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly position: number;
  readonly headHash: string;
  /** In its whole life as a member. */
  readonly given: Flow;
  readonly received: Flow;
  /** Opens with the baseline that it joined with. */
  readonly balance: BalanceFigures;
  readonly pledges: { readonly figures: PledgeFigures; readonly items: readonly SettledPledge[] };
  readonly pending: {
    readonly entries: number;
    readonly value: string;
    readonly items: readonly SettledEntry[];
  };
  readonly disputed: {
    readonly entries: number;
    readonly value: string;
    readonly items: readonly SettledEntry[];
  };
  readonly credits: ReportMember['credits'];
  /** What it is named for, and still will be. */
  readonly attributions: readonly never[];
}
