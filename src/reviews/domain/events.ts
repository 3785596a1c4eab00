import type { Party } from '../../coalition/domain/party.js';
import type { ValueType } from '../../coalition/domain/value-types.js';

/** The steps of a review before the close, in their order. */
export const STAGES = ['opened', 'preparing', 'discussing', 'deciding'] as const;
export type Stage = (typeof STAGES)[number];

export const STANCES = ['support', 'concern', 'object'] as const;
export type Stance = (typeof STANCES)[number];

export const OUTCOMES = ['accepted', 'amended', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** In which role somebody signs a close; there is one signature for each. */
export const SIGNING_ROLES = ['facilitator', 'backbone'] as const;
export type SigningRole = (typeof SIGNING_ROLES)[number];

/** What all events of a review say. */
interface OfReview {
  /** The quarter under review, such as 2026-Q3. */
  readonly quarter: string;
  readonly by: Party;
}

export interface ReviewOpened extends OfReview {
  /** The person who leads it. */
  readonly facilitator: string;
}

/** From here on figures are looked at as they were known at this position, so that everybody speaks of the same ones. */
export interface ReviewPrepared extends OfReview {
  readonly position: number;
}

export type DiscussionOpened = OfReview;
export type DecidingOpened = OfReview;

/** How fair a member finds the quarter, 1 to 5. What it says later replaces what it said. */
export interface PulseGiven extends OfReview {
  readonly memberId: string;
  readonly fairness: number;
  readonly comment: string | null;
}

/** Where a member stands on the quarter as a whole, or on a proposal. What it says later replaces what it said. */
export interface PositionStated extends OfReview {
  readonly memberId: string;
  /** Null for the quarter as a whole. */
  readonly proposalId: string | null;
  readonly stance: Stance;
  readonly words: string;
}

/** Something that can be given next. */
export interface SupplyListed extends OfReview {
  readonly supplyId: string;
  readonly title: string;
  /** `pool:ID` or `member:ID`. */
  readonly source: string;
  readonly kind: string;
  readonly unit: string;
  /** Exact decimal, a whole number of steps. */
  readonly quantity: string;
  /** The least that can be handed out, and what quantities are multiples of. */
  readonly step: string;
  /** Of the whole quantity, in base currency. */
  readonly value: string;
  readonly valueType: ValueType;
  /** The members that may have it; null means all. */
  readonly openTo: readonly string[] | null;
  /** The quantity that one member may have at most; null where there is no limit. */
  readonly mostEach: string | null;
}

export interface SupplyWithdrawn extends OfReview {
  readonly supplyId: string;
  readonly reason: string;
}

/** Proposals replace those before them. `position` says which figures they were made from. */
export interface ProposalsMade extends OfReview {
  /** 1, 2, 3… */
  readonly run: number;
  readonly position: number;
  readonly policyVersion: number;
  readonly proposals: number;
  /** What stands in the way of a better answer, in words. */
  readonly obstacles: readonly string[];
}

/** Amounts are exact decimals; values in base currency. */
export interface ProposalMade extends OfReview {
  readonly run: number;
  readonly proposalId: string;
  readonly memberId: string;
  readonly supplyId: string;
  readonly quantity: string;
  readonly value: string;
  readonly valueType: ValueType;
  /** What the member received in the window before, and would have with this run's proposals. */
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

/** A member that does not agree, and why. */
export interface Dissent {
  readonly memberId: string;
  readonly words: string;
}

/** What somebody does next. */
export interface AgreedAction {
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
}

export interface ProposalDecided extends OfReview {
  readonly proposalId: string;
  readonly outcome: Outcome;
  /** What was decided on: as proposed, or amended; null where it was rejected. */
  readonly quantity: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly dissent: readonly Dissent[];
  readonly actions: readonly AgreedAction[];
  /** What it became: `entry/ID` or `pledge/ID`; null where it was rejected. */
  readonly becomes: string | null;
}

/** The reasons of these decisions are for all members to read. */
export interface DecisionsPublished extends OfReview {
  readonly proposals: readonly string[];
}

export interface CloseSigned extends OfReview {
  readonly role: SigningRole;
  /** The person. */
  readonly signer: string;
}

export interface Signature {
  readonly role: SigningRole;
  readonly signer: string;
}

export interface ReviewClosed extends OfReview {
  readonly signatures: readonly Signature[];
}

/** One member's figures in the report of a closed quarter, as they will be shown for ever. */
export interface StatementSealed extends OfReview {
  /** The position of the close whose figures these are. */
  readonly position: number;
  readonly memberId: string;
  /** The member's part of the report (contracts.md §3), as JSON text: keys keep their order in it. */
  readonly statement: string;
  /** SHA-256 of that text, in hexadecimal digits. */
  readonly hash: string;
}

/** All that is not of one member. */
export interface ReportSealed extends OfReview {
  readonly position: number;
  /** The report without members, as JSON text. */
  readonly report: string;
  /** SHA-256 of the whole report as its JSON file has it, members included. */
  readonly hash: string;
}

export interface ReportPublished extends OfReview {
  /** Of the report that was sealed. */
  readonly hash: string;
}

type Stated<Type extends string, Data> = {
  readonly type: Type;
  readonly occurredOn: string;
  readonly data: Data;
};

export type ReviewEvent =
  | Stated<'ReviewOpened', ReviewOpened>
  | Stated<'ReviewPrepared', ReviewPrepared>
  | Stated<'DiscussionOpened', DiscussionOpened>
  | Stated<'DecidingOpened', DecidingOpened>
  | Stated<'PulseGiven', PulseGiven>
  | Stated<'PositionStated', PositionStated>
  | Stated<'SupplyListed', SupplyListed>
  | Stated<'SupplyWithdrawn', SupplyWithdrawn>
  | Stated<'ProposalsMade', ProposalsMade>
  | Stated<'ProposalMade', ProposalMade>
  | Stated<'ProposalDecided', ProposalDecided>
  | Stated<'DecisionsPublished', DecisionsPublished>
  | Stated<'CloseSigned', CloseSigned>
  | Stated<'ReviewClosed', ReviewClosed>
  | Stated<'StatementSealed', StatementSealed>
  | Stated<'ReportSealed', ReportSealed>
  | Stated<'ReportPublished', ReportPublished>;

/** Today's version of each event's shape. */
export const reviewEventVersions: Readonly<Record<ReviewEvent['type'], number>> = {
  ReviewOpened: 1,
  ReviewPrepared: 1,
  DiscussionOpened: 1,
  DecidingOpened: 1,
  PulseGiven: 1,
  PositionStated: 1,
  SupplyListed: 1,
  SupplyWithdrawn: 1,
  ProposalsMade: 1,
  ProposalMade: 1,
  ProposalDecided: 1,
  DecisionsPublished: 1,
  CloseSigned: 1,
  ReviewClosed: 1,
  StatementSealed: 1,
  ReportSealed: 1,
  ReportPublished: 1,
};

export function isReviewEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(reviewEventVersions, event.type);
}
