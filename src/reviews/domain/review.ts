import { knownMember, type Directory, type Member } from '../../coalition/domain/directory.js';
import type { ValueType } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import type { Quarter } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { STAGES, type Outcome, type Signature, type Stage, type Stance } from './events.js';

/** A review as it stands now. */
export interface ReviewState {
  readonly quarter: string;
  readonly stage: Stage | 'closed';
  readonly facilitator: string;
  /** The position whose figures are looked at; null before it was prepared. */
  readonly preparedAt: number | null;
  /** The last run of proposals; 0 before the first. */
  readonly run: number;
  /** Where that is recorded; null before the first. */
  readonly proposedAt: number | null;
  readonly signatures: readonly Signature[];
  /** Hash of the sealed report that was published; null before. */
  readonly published: string | null;
}

export interface SupplyState {
  readonly quarter: string;
  readonly supplyId: string;
  readonly title: string;
  readonly source: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly step: Amount;
  readonly value: Amount;
  readonly valueType: ValueType;
  readonly openTo: readonly string[] | null;
  readonly mostEach: Amount | null;
  readonly isWithdrawn: boolean;
}

export interface ProposalState {
  readonly quarter: string;
  readonly proposalId: string;
  readonly run: number;
  readonly memberId: string;
  readonly supplyId: string;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly valueType: ValueType;
  readonly outcome: Outcome | null;
  readonly decidedQuantity: Amount | null;
  readonly reason: string | null;
  readonly isPublished: boolean;
}

export interface VoiceState {
  readonly stance: Stance;
  readonly words: string;
}

/** What decisions about a review look at beside the directory. */
export interface ReviewFacts {
  /** Today, in the coalition's zone. */
  today(): string;
  review(quarter: string): ReviewState | undefined;
  supply(quarter: string, supplyId: string): SupplyState | undefined;
  supplies(quarter: string): readonly SupplyState[];
  proposal(quarter: string, proposalId: string): ProposalState | undefined;
  /** Those of the last run. */
  proposals(quarter: string): readonly ProposalState[];
  pulse(
    quarter: string,
    memberId: string,
  ): { readonly fairness: number; readonly comment: string | null } | undefined;
  voice(quarter: string, memberId: string, proposalId: string | null): VoiceState | undefined;
}

/** @throws Problem `request.quarter-malformed`, `reviews.review-unknown` */
export function knownReview(facts: ReviewFacts, directory: Directory, quarterText: string): ReviewState {
  const { id: quarter } = directory.coalition.fiscalCalendar.quarter(quarterText);
  const review = facts.review(quarter);
  if (!review) throw new Problem('reviews.review-unknown', { quarter });
  return review;
}

/**
 * Holds an act to the steps in which it has its place.
 * @throws Problem `reviews.not-at-this-stage`
 */
export function assertStage(review: ReviewState, act: string, ...stages: readonly Stage[]): void {
  if ((stages as readonly string[]).includes(review.stage)) return;
  throw new Problem('reviews.not-at-this-stage', {
    quarter: review.quarter,
    act,
    found: review.stage,
    expected: stages.join(', or '),
  });
}

export function isBefore(review: ReviewState, stage: Stage): boolean {
  return review.stage !== 'closed' && STAGES.indexOf(review.stage) < STAGES.indexOf(stage);
}

/**
 * Whether figures were frozen anew since the last run of proposals was recorded, so that these are of figures that the review looks
 * at no more. Nothing is outdated that was decided on in part: what is left of it can't be made anew, and so is decided.
 */
export function isOutdated(
  { preparedAt, proposedAt }: Pick<ReviewState, 'preparedAt' | 'proposedAt'>,
  proposals: readonly { readonly outcome: string | null }[],
): boolean {
  if (preparedAt === null || proposedAt === null) return false;
  // What is frozen is the position before the freeze, so a run of these figures always stands behind it.
  return proposedAt <= preparedAt && proposals.every(({ outcome }) => outcome === null);
}

/** Takes part in a review: whoever was a member on some day of its quarter. */
export function tookPart({ spells }: Member, quarter: Quarter): boolean {
  return spells.some(({ from, to }) => from <= quarter.to && (to === null || to >= quarter.from));
}

/** @throws Problem `coalition.member-unknown`, `reviews.not-a-participant` */
export function participant(directory: Directory, memberId: string, quarterText: string): string {
  const member = knownMember(directory, memberId);
  const quarter = directory.coalition.fiscalCalendar.quarter(quarterText);
  if (!tookPart(member, quarter)) {
    throw new Problem('reviews.not-a-participant', { member: member.id, quarter: quarter.id });
  }
  return member.id;
}

/** What proposals take of a supply: what was decided, and what is proposed until then. Rejected, they take nothing. */
export function takenOf(
  supplyId: string,
  proposals: readonly (Pick<ProposalState, 'supplyId' | 'quantity' | 'decidedQuantity'> & {
    readonly outcome: string | null;
  })[],
): { readonly decided: Amount; readonly proposed: Amount } {
  let [decided, proposed] = [Amount.zero, Amount.zero];
  for (const proposal of proposals) {
    if (proposal.supplyId !== supplyId) continue;
    if (proposal.outcome === null) proposed = proposed.plus(proposal.quantity);
    else decided = decided.plus(proposal.decidedQuantity ?? Amount.zero);
  }
  return { decided, proposed };
}
