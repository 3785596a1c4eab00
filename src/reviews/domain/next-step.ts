import { SIGNING_ROLES, type Signature } from './events.js';
import type { ReviewState } from './review.js';
import { counted } from './words.js';

/** What decides how a review goes on. */
export interface ReviewSoFar {
  readonly quarter: string;
  /** The quarter’s last day. */
  readonly to: string;
  readonly today: string;
  readonly stage: ReviewState['stage'];
  /** Supplies that were not withdrawn. */
  readonly supplies: number;
  /** The last run of proposals; 0 before the first. */
  readonly run: number;
  /** Whether figures were frozen anew since that run, so that nothing can be decided on it. */
  readonly isOutdated: boolean;
  /** Ids of proposals that nothing was decided on, in their order. */
  readonly undecided: readonly string[];
  /** Decisions whose reasons are not published. */
  readonly unpublished: number;
  readonly participants: number;
  readonly pulses: number;
  readonly signatures: readonly Signature[];
  /** Whether the report was published. */
  readonly isPublished: boolean;
  /** Whether one person asks that the closed quarter be reopened. */
  readonly isReopeningAsked: boolean;
}

/** How a review goes on, in words. */
export interface NextStep {
  readonly step: string;
  /** What should be there before that, and is not. */
  readonly missing: readonly string[];
}

export function nextStepOf(so: ReviewSoFar): NextStep {
  switch (so.stage) {
    case 'opened':
      return so.today > so.to
        ? { step: 'Prepare it: figures are frozen, so that all speak of the same ones.', missing: [] }
        : {
            step: `List what can be given next; prepare the review after ${so.to}.`,
            missing: [`${so.quarter} is not over: it lasts to ${so.to}.`],
          };
    case 'preparing':
      return {
        step: 'Open the discussion: members say from then on where they stand.',
        missing: [...pulsesMissing(so), ...proposalsOutdated(so)],
      };
    case 'discussing':
      return {
        step: 'Go on to deciding: pulses and supplies are closed then.',
        missing: [...pulsesMissing(so), ...proposalsMissing(so), ...proposalsOutdated(so)],
      };
    case 'deciding':
      return deciding(so);
    case 'closed':
      return closed(so);
    default:
      return so.stage satisfies never;
  }
}

function closed({ isPublished, isReopeningAsked }: ReviewSoFar): NextStep {
  if (!isPublished) return { step: 'Publish the report.', missing: [] };
  return isReopeningAsked
    ? { step: 'Reopen the quarter, if a second person agrees to what one asks.', missing: [] }
    : { step: 'Nothing is left to do: the review is over.', missing: [] };
}

function deciding(so: ReviewSoFar): NextStep {
  const { undecided, unpublished, signatures, quarter } = so;
  if (so.isOutdated) {
    return { step: 'Make proposals again: figures were frozen anew since they were made.', missing: [] };
  }
  if (undecided.length > 0) {
    return {
      step: `Decide on proposal ${undecided[0]!}.`,
      missing: [`${counted(undecided.length, 'proposal')} undecided.`, ...reasonsMissing(unpublished)],
    };
  }
  const missing = SIGNING_ROLES.filter((role) => !signatures.some((signed) => signed.role === role));
  if (missing.length > 0) {
    return {
      step: `Sign the close as ${missing.join(', and as ')}.`,
      missing: [
        ...(signatures.length === 0 ? proposalsMissing(so) : []),
        ...reasonsMissing(unpublished),
        ...missing.map((role) => `Nobody signed as ${role}.`),
      ],
    };
  }
  return { step: `Close ${quarter}.`, missing: reasonsMissing(unpublished) };
}

function pulsesMissing({ participants, pulses }: ReviewSoFar): string[] {
  if (pulses >= participants) return [];
  return [
    `${String(participants - pulses)} of ${counted(participants, 'member')} did not say how fair they find the quarter.`,
  ];
}

function proposalsMissing({ supplies, run }: ReviewSoFar): string[] {
  if (supplies === 0 || run > 0) return [];
  return [`No proposals were made for ${counted(supplies, 'supply', 'supplies')}.`];
}

function proposalsOutdated({ isOutdated }: ReviewSoFar): string[] {
  return isOutdated ? ['Figures were frozen anew since proposals were made; make them again.'] : [];
}

function reasonsMissing(unpublished: number): string[] {
  if (unpublished === 0) return [];
  return [`The reasons of ${counted(unpublished, 'decision')} are not published.`];
}
