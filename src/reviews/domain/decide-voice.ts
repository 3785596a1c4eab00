import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { reason, TEXT_LIMIT } from '../../coalition/domain/field-checks.js';
import { freeText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { knownProposal } from './decide-proposal.js';
import { STANCES, type ReviewEvent } from './events.js';
import { assertStage, knownReview, participant, type ReviewFacts, type ReviewState } from './review.js';

/** How fair a member finds the quarter. */
export interface GivePulse {
  readonly quarter: string;
  readonly memberId: string;
  /** 1 (not at all) to 5 (entirely). */
  readonly fairness: number;
  readonly comment: string | null;
  readonly actingFor: string | null;
}

/** Where a member stands, on the quarter as a whole or on a proposal. */
export interface StatePosition {
  readonly quarter: string;
  readonly memberId: string;
  readonly proposalId: string | null;
  readonly stance: string;
  readonly words: string;
  readonly actingFor: string | null;
}

/** A member says how fair it finds the quarter. The same again states nothing. */
export function givePulse(command: GivePulse, directory: Directory, facts: ReviewFacts): ReviewEvent[] {
  const { review, memberId, by } = speaking(command, directory, facts);
  assertStage(review, 'give a pulse', 'preparing', 'discussing');
  const { fairness } = command;
  if (!Number.isInteger(fairness) || fairness < 1 || fairness > 5) {
    throw new Problem('reviews.field-malformed', {
      field: 'fairness',
      found: String(fairness),
      expected: 'a whole number from 1 (not at all) to 5 (entirely)',
    });
  }
  const said = command.comment === null ? '' : freeText(command.comment, 'comment', TEXT_LIMIT).trim();
  const comment = said === '' ? null : said;
  const { quarter } = review;
  const before = facts.pulse(quarter, memberId);
  if (before?.fairness === fairness && before.comment === comment) return [];
  const data = { quarter, memberId, fairness, comment, by };
  return [{ type: 'PulseGiven', occurredOn: facts.today(), data }];
}

/** A member says where it stands. The same again states nothing. */
export function statePosition(
  command: StatePosition,
  directory: Directory,
  facts: ReviewFacts,
): ReviewEvent[] {
  const { review, memberId, by } = speaking(command, directory, facts);
  assertStage(review, 'state a position', 'discussing', 'deciding');
  const { quarter } = review;
  const stance = STANCES.find((known) => known === command.stance);
  if (!stance) {
    throw new Problem('reviews.field-malformed', {
      field: 'stance',
      found: command.stance,
      expected: STANCES.join(', '),
    });
  }
  const words = reason(command.words, 'words');
  const proposalId =
    command.proposalId === null ? null : knownProposal(facts, review, command.proposalId).proposalId;
  const before = facts.voice(quarter, memberId, proposalId);
  if (before?.stance === stance && before.words === words) return [];
  const data = { quarter, memberId, proposalId, stance, words, by };
  return [{ type: 'PositionStated', occurredOn: facts.today(), data }];
}

/** A member speaks for itself; the backbone may write down what it said. */
function speaking(
  command: { readonly quarter: string; readonly memberId: string; readonly actingFor: string | null },
  directory: Directory,
  facts: ReviewFacts,
): { review: ReviewState; memberId: string; by: Party } {
  const review = knownReview(facts, directory, command.quarter);
  const memberId = participant(directory, command.memberId, review.quarter);
  const by = parseParty(command.actingFor, directory);
  const isOwn = isSameParty(by, `member:${memberId}`, directory, facts.today());
  assertMay('speak in a review', by, new Set<Standpoint>(isOwn ? ['participant'] : []));
  return { review, memberId, by };
}
