import type { AgreedAction } from './events.js';

/** Amounts as text; values in base currency. */
export interface ReportProposal {
  /** Of its review: run and number. */
  readonly id: string;
  readonly member: string;
  readonly supply: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string;
  readonly valueType: string;
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

export interface ReportDecision {
  readonly proposal: string;
  readonly outcome: string;
  /** What was decided on; null where it was rejected. */
  readonly quantity: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly dissent: readonly { readonly member: string; readonly words: string }[];
  readonly actions: readonly AgreedAction[];
  /** `entry/ID` or `pledge/ID`; null where it was rejected. */
  readonly becomes: string | null;
  readonly decidedAt: string;
  /** When its reason could be read by all; null while it can't. */
  readonly publishedAt: string | null;
  /** Whether that was within 48 hours of the decision; null while it is open. */
  readonly publishedInTime: boolean | null;
}

/** What a quarter's review proposed and decided. */
export interface ReviewInReport {
  readonly proposals: readonly ReportProposal[];
  readonly decisions: readonly ReportDecision[];
}
