import type { Outlook } from '../coalition/domain/outlook.js';
import { FEWEST_OTHERS } from '../coalition/domain/told-together.js';
import type { PulseRow, ProposalRow, ReviewRow } from './reviews.tables.js';

/** What members see of each other in a review: its steps and what was published always; the rest as the coalition agreed. */

/** Whether all decisions of a review can be read by all, or it is over. */
function areDecisionsPublished({ stage }: ReviewRow, proposals: readonly ProposalRow[]): boolean {
  if (stage === 'closed') return true;
  return proposals.length > 0 && proposals.every(({ publishedAt }) => publishedAt !== null);
}

/** Where a member stands is shown to others at once, or when decisions are published. */
export function isPositionSeen(
  memberId: string,
  review: ReviewRow,
  proposals: readonly ProposalRow[],
  outlook: Outlook,
): boolean {
  if (outlook.isOwn(memberId) || outlook.seesPositionsEarly) return true;
  return outlook.isInside && areDecisionsPublished(review, proposals);
}

/** A proposal tells what a member received: it goes with totals, until all can read what was decided on it. */
export function isProposalSeen({ memberId, publishedAt }: ProposalRow, outlook: Outlook): boolean {
  return outlook.seesTotalsOfOthers || outlook.isOwn(memberId) || publishedAt !== null;
}

/** A decision and its reason are for whom they concern, until they are published. */
export function isDecisionSeen({ memberId, publishedAt }: ProposalRow, outlook: Outlook): boolean {
  return outlook.seesAll || outlook.isOwn(memberId) || publishedAt !== null;
}

/**
 * Whether the mean of pulses is told. Among few it tells what one said, and so it would between two looks, as long as
 * pulses come in.
 */
export function isMeanTold(pulses: readonly PulseRow[], { stage }: ReviewRow, outlook: Outlook): boolean {
  if (outlook.seesAll) return true;
  if (stage !== 'deciding' && stage !== 'closed') return false;
  return pulses.filter(({ memberId }) => !outlook.isOwn(memberId)).length >= FEWEST_OTHERS;
}
