import { assertMay, parseParty, type Party } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { name, personOf } from '../../coalition/domain/field-checks.js';
import { assertOpen } from '../../coalition/domain/closing.js';
import { Problem } from '../../kernel/problem.js';
import { SIGNING_ROLES, type ReviewEvent, type Signature, type SigningRole } from './events.js';
import { assertStage, isBefore, knownReview, type ReviewFacts, type ReviewState } from './review.js';

/** What can be asked about a review, as doors hand it over: texts as they came; null where nothing was said. */
export interface OpenReview {
  readonly quarter: string;
  readonly facilitator: string;
  readonly actingFor: string | null;
}

/** Takes a review to its next step. */
export interface MoveReview {
  readonly quarter: string;
  readonly actingFor: string | null;
}

export interface SignClose {
  readonly quarter: string;
  readonly role: string;
  readonly signer: string;
  readonly actingFor: string | null;
}

/** Closes the review with its quarter; people may sign in the same step. */
export interface CloseReview extends MoveReview {
  readonly signatures?: readonly { readonly role: string; readonly signer: string }[];
}

/** Opens the review of a quarter that has begun. The same again states nothing. */
export function openReview(command: OpenReview, directory: Directory, facts: ReviewFacts): ReviewEvent[] {
  const { id: quarter, from, to } = directory.coalition.fiscalCalendar.quarter(command.quarter);
  const facilitator = name(command.facilitator, 'facilitator');
  const by = parseParty(command.actingFor, directory);
  assertMay('hold a review', by, new Set());
  const known = facts.review(quarter);
  if (known) {
    if (known.facilitator === facilitator) return [];
    throw new Problem('reviews.review-exists', { quarter, known: known.facilitator, found: facilitator });
  }
  assertOpen(directory, to);
  const today = facts.today();
  if (today < from) throw new Problem('reviews.quarter-not-begun', { quarter, from, today });
  return [{ type: 'ReviewOpened', occurredOn: today, data: { quarter, facilitator, by } }];
}

/**
 * Freezes the figures that the review looks at. It can be done again, for figures that were mended meanwhile, until something is
 * decided.
 * @param position the ledger's last one
 */
export function prepareReview(
  command: MoveReview,
  directory: Directory,
  facts: ReviewFacts,
  position: number,
): ReviewEvent[] {
  const { review, by } = moved(command, directory, facts);
  assertStage(review, 'prepare it', 'opened', 'preparing', 'discussing');
  const { quarter } = review;
  const { to } = directory.coalition.fiscalCalendar.quarter(quarter);
  const today = facts.today();
  if (today <= to) throw new Problem('reviews.quarter-not-over', { quarter, to, today });
  return [{ type: 'ReviewPrepared', occurredOn: today, data: { quarter, position, by } }];
}

/** Members speak from here on about what was prepared. The same again states nothing. */
export function openDiscussion(command: MoveReview, directory: Directory, facts: ReviewFacts): ReviewEvent[] {
  const { review, by } = moved(command, directory, facts);
  if (!isBefore(review, 'discussing')) return [];
  assertStage(review, 'discuss it', 'preparing');
  return [{ type: 'DiscussionOpened', occurredOn: facts.today(), data: { quarter: review.quarter, by } }];
}

/** Proposals are decided on from here on. The same again states nothing. */
export function openDeciding(command: MoveReview, directory: Directory, facts: ReviewFacts): ReviewEvent[] {
  const { review, by } = moved(command, directory, facts);
  if (!isBefore(review, 'deciding')) return [];
  assertStage(review, 'decide in it', 'discussing');
  return [{ type: 'DecidingOpened', occurredOn: facts.today(), data: { quarter: review.quarter, by } }];
}

/**
 * Signs the close of a quarter, once everything is decided. Two different people sign, one in each role. The same again states
 * nothing.
 */
export function signClose(command: SignClose, directory: Directory, facts: ReviewFacts): ReviewEvent[] {
  const { review, by } = moved(command, directory, facts);
  return signed(review, [command], facts, by).events;
}

/**
 * What closing a quarter does to its review: it is signed by those who are named, the reasons of all decisions are published, and
 * it is over. Nothing, where no review of the quarter was opened.
 * @throws Problem `reviews.signatures-missing`
 */
export function closeReview(command: CloseReview, directory: Directory, facts: ReviewFacts): ReviewEvent[] {
  const { id: quarter } = directory.coalition.fiscalCalendar.quarter(command.quarter);
  const signing = command.signatures ?? [];
  if (!facts.review(quarter) && signing.length === 0) return [];
  const { review, by } = moved(command, directory, facts);
  if (review.stage === 'closed') return [];
  const { events, signatures } = signed(review, signing, facts, by);
  const missing = SIGNING_ROLES.filter((role) => !signatures.some((signature) => signature.role === role));
  if (missing.length > 0) {
    throw new Problem('reviews.signatures-missing', { quarter, missing: missing.join(', and as ') });
  }
  const on = facts.today();
  return [
    ...events,
    ...publishedNow(review, facts, on, by),
    { type: 'ReviewClosed', occurredOn: on, data: { quarter, signatures, by } },
  ];
}

/** The signatures of a review with those that are new, and what states those. */
function signed(
  review: ReviewState,
  signing: readonly { readonly role: string; readonly signer: string }[],
  facts: ReviewFacts,
  by: Party,
): { events: ReviewEvent[]; signatures: Signature[] } {
  const { quarter } = review;
  const signatures = [...review.signatures];
  const events: ReviewEvent[] = [];
  for (const asked of signing) {
    const role = signingRole(asked.role);
    const signer = name(asked.signer, 'signer');
    const before = signatures.find((signature) => signature.role === role);
    if (before?.signer === signer) continue;
    assertStage(review, 'sign its close', 'deciding');
    if (before) throw new Problem('reviews.signed-otherwise', { role, known: before.signer, found: signer });
    signatures.push({ role, signer });
    events.push({ type: 'CloseSigned', occurredOn: facts.today(), data: { quarter, role, signer, by } });
  }
  if (events.length === 0) return { events, signatures };
  assertDifferentPeople(signatures);
  const undecided = facts.proposals(quarter).filter(({ outcome }) => outcome === null);
  if (undecided.length > 0) {
    throw new Problem('reviews.undecided', {
      quarter,
      count: undecided.length,
      proposal: undecided[0]!.proposalId,
    });
  }
  return { events, signatures };
}

/** Lets all members read the reasons of what was decided so far. The same again states nothing. */
export function publishDecisions(
  command: MoveReview,
  directory: Directory,
  facts: ReviewFacts,
): ReviewEvent[] {
  const { review, by } = moved(command, directory, facts);
  return publishedNow(review, facts, facts.today(), by);
}

function publishedNow(
  { quarter }: ReviewState,
  facts: ReviewFacts,
  occurredOn: string,
  by: Party,
): ReviewEvent[] {
  const proposals = facts
    .proposals(quarter)
    .filter(({ outcome, isPublished }) => outcome !== null && !isPublished)
    .map(({ proposalId }) => proposalId);
  if (proposals.length === 0) return [];
  return [{ type: 'DecisionsPublished', occurredOn, data: { quarter, proposals, by } }];
}

function moved(
  command: MoveReview,
  directory: Directory,
  facts: ReviewFacts,
): { review: ReviewState; by: Party } {
  const review = knownReview(facts, directory, command.quarter);
  const by = parseParty(command.actingFor, directory);
  assertMay('hold a review', by, new Set());
  return { review, by };
}

/** @throws Problem `reviews.field-malformed` */
export function signingRole(text: string): SigningRole {
  const role = SIGNING_ROLES.find((known) => known === text);
  if (role) return role;
  throw new Problem('reviews.field-malformed', {
    field: 'role',
    found: text,
    expected: SIGNING_ROLES.join(' or '),
  });
}

/** @throws Problem `reviews.same-signer` */
export function assertDifferentPeople(signatures: readonly Signature[]): void {
  const seen = new Map<string, SigningRole>();
  for (const { role, signer } of signatures) {
    const person = personOf(signer);
    const as = seen.get(person);
    if (as) throw new Problem('reviews.same-signer', { signer, role: as });
    seen.set(person, role);
  }
}
