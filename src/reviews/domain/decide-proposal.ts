import { assertMay, parseParty } from '../../coalition/domain/authority.js';
import { knownMember, type Directory } from '../../coalition/domain/directory.js';
import { name, reason } from '../../coalition/domain/field-checks.js';
import type { ValueType } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';
import { consequenceOf, type Consequence } from './consequence.js';
import { knownSupply } from './decide-supply.js';
import { OUTCOMES, type AgreedAction, type Dissent, type Outcome, type ReviewEvent } from './events.js';
import {
  assertStage,
  isOutdated,
  knownReview,
  takenOf,
  type ProposalState,
  type ReviewFacts,
  type ReviewState,
  type SupplyState,
} from './review.js';

/** One proposal as it was reckoned. Exact decimals as text; values in base currency. */
export interface ReckonedProposal {
  readonly memberId: string;
  readonly supplyId: string;
  readonly quantity: string;
  readonly value: string;
  readonly valueType: ValueType;
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

/** Records what was reckoned outside the lane, for figures and a run that are named, so that nothing moved in between. */
export interface RecordProposals {
  readonly quarter: string;
  readonly position: number;
  readonly run: number;
  readonly policyVersion: number;
  readonly proposals: readonly ReckonedProposal[];
  readonly obstacles: readonly string[];
  readonly actingFor: string | null;
}

export interface DecideProposal {
  readonly quarter: string;
  readonly proposalId: string;
  readonly outcome: string;
  /** What is given instead; only where it is amended. */
  readonly quantity: string | null;
  readonly reason: string;
  readonly dissent: readonly Dissent[];
  readonly actions: readonly AgreedAction[];
  /** When a member delivers what it promises; null means the end of the present quarter. */
  readonly dueOn: string | null;
  readonly actingFor: string | null;
}

/** The proposals of a run, which replace those before it, until something was decided. */
export function recordProposals(
  command: RecordProposals,
  directory: Directory,
  facts: ReviewFacts,
): ReviewEvent[] {
  const review = knownReview(facts, directory, command.quarter);
  const { quarter } = review;
  const by = parseParty(command.actingFor, directory);
  assertMay('hold a review', by, new Set());
  assertStage(review, 'make proposals', 'preparing', 'discussing', 'deciding');
  assertNothingDecided(review, facts);
  if (review.preparedAt !== command.position || review.run + 1 !== command.run) {
    throw new Problem('reviews.figures-changed', {
      quarter,
      found: command.position,
      run: command.run,
      position: review.preparedAt,
      last: review.run,
    });
  }
  assertWithinSupplies(command.proposals, facts.supplies(quarter));
  const { run, position, policyVersion, obstacles } = command;
  const on = facts.today();
  const made = { quarter, run, position, policyVersion, proposals: command.proposals.length, obstacles, by };
  return [
    { type: 'ProposalsMade', occurredOn: on, data: made },
    ...command.proposals.map((proposal, i): ReviewEvent => {
      const proposalId = `${String(run)}.${String(i + 1)}`;
      return { type: 'ProposalMade', occurredOn: on, data: { quarter, run, proposalId, ...proposal, by } };
    }),
  ];
}

/** @throws Problem `reviews.decisions-taken` */
export function assertNothingDecided({ quarter }: ReviewState, facts: ReviewFacts): void {
  const decided = facts.proposals(quarter).find(({ outcome }) => outcome !== null);
  if (!decided) return;
  const { proposalId: proposal, outcome } = decided;
  throw new Problem('reviews.decisions-taken', { quarter, proposal, outcome });
}

/** @throws Problem `reviews.proposal-outdated` */
function assertOfFrozenFigures(
  review: ReviewState,
  { proposalId: proposal, run }: ProposalState,
  facts: ReviewFacts,
): void {
  const { quarter, preparedAt: position, proposedAt: recorded } = review;
  if (!isOutdated(review, facts.proposals(quarter))) return;
  throw new Problem('reviews.proposal-outdated', { quarter, proposal, run, recorded, position });
}

/** Looks once more, exactly, at what a solver found: a supply that is overdrawn is a mistake of ours and not of the reader. */
function assertWithinSupplies(
  proposals: readonly ReckonedProposal[],
  supplies: readonly SupplyState[],
): void {
  const left = new Map(supplies.map((supply) => [supply.supplyId, supply.quantity]));
  for (const { supplyId, memberId, quantity: text } of proposals) {
    const supply = supplies.find((known) => known.supplyId === supplyId);
    const quantity = Amount.parse(text);
    const rest = left.get(supplyId)?.minus(quantity);
    const isRight =
      supply !== undefined &&
      !supply.isWithdrawn &&
      rest !== undefined &&
      !rest.isNegative() &&
      quantity.isPositive() &&
      quantity.atto % supply.step.atto === 0n &&
      (supply.openTo === null || supply.openTo.includes(memberId)) &&
      (supply.mostEach === null || quantity.compare(supply.mostEach) <= 0) &&
      supply.source !== `member:${memberId}`;
    if (!isRight) throw new Error(`A proposal of ${text} of ${supplyId} to ${memberId} breaks its supply.`);
    left.set(supplyId, rest);
  }
}

/**
 * Decides on a proposal, once, with the reason that all will read. What is accepted becomes an entry where it comes from a pool,
 * and a pledge where it comes from a member. The same again states nothing.
 * @param order has a consequence done, and says what it became: `entry/ID` or `pledge/ID`
 */
export function decideProposal(
  command: DecideProposal,
  directory: Directory,
  facts: ReviewFacts,
  order: (consequence: Consequence) => string,
): ReviewEvent[] {
  const review = knownReview(facts, directory, command.quarter);
  const { quarter } = review;
  const proposal = knownProposal(facts, review, command.proposalId);
  const by = parseParty(command.actingFor, directory);
  assertMay('hold a review', by, new Set());
  const outcome = outcomeOf(command.outcome);
  const why = reason(command.reason, 'reason');
  const supply = knownSupply(facts, quarter, proposal.supplyId);
  const quantity = decidedQuantity(command, outcome, proposal, supply, facts);
  if (proposal.outcome !== null) {
    const isSame =
      proposal.outcome === outcome &&
      proposal.reason === why &&
      (quantity === null || quantity.equals(proposal.decidedQuantity ?? Amount.zero));
    if (isSame) return [];
    const { proposalId, outcome: known } = proposal;
    throw new Problem('reviews.proposal-decided', { proposal: proposalId, known, found: outcome });
  }
  assertStage(review, 'decide on a proposal', 'deciding');
  assertOfFrozenFigures(review, proposal, facts);
  if (quantity && supply.isWithdrawn) {
    throw new Problem('reviews.supply-withdrawn', {
      supply: supply.supplyId,
      proposal: proposal.proposalId,
    });
  }
  const on = facts.today();
  const dissent = command.dissent.map(({ memberId, words }) => ({
    memberId: knownMember(directory, memberId).id,
    words: reason(words, 'words'),
  }));
  const actions = command.actions.map(({ what, owner, dueOn }) => ({
    what: reason(what, 'what'),
    owner: name(owner, 'owner'),
    dueOn: parseDate(dueOn),
  }));
  const value = quantity && valueOfPart(supply, quantity, directory);
  const becomes =
    quantity &&
    value &&
    order(consequenceOf({ supply, proposal, quantity, value, on }, command.dueOn, directory));
  const data = {
    quarter,
    proposalId: proposal.proposalId,
    outcome,
    quantity: quantity?.toString() ?? null,
    value: value?.toString() ?? null,
    reason: why,
    dissent,
    actions,
    becomes,
    by,
  };
  return [{ type: 'ProposalDecided', occurredOn: on, data }];
}

export function knownProposal(
  facts: ReviewFacts,
  { quarter, run }: ReviewState,
  text: string,
): ProposalState {
  const proposal = /^\d{1,9}\.\d{1,9}$/.test(text) ? facts.proposal(quarter, text) : undefined;
  if (proposal?.run !== run) throw new Problem('reviews.proposal-unknown', { quarter, proposal: text });
  return proposal;
}

function outcomeOf(text: string): Outcome {
  const outcome = OUTCOMES.find((known) => known === text);
  if (outcome) return outcome;
  throw new Problem('reviews.field-malformed', {
    field: 'outcome',
    found: text,
    expected: OUTCOMES.join(', '),
  });
}

/** As proposed, as amended, or nothing. What others were promised by the same run is not taken from them. */
function decidedQuantity(
  { quantity: text }: DecideProposal,
  outcome: Outcome,
  proposal: ProposalState,
  supply: SupplyState,
  facts: ReviewFacts,
): Amount | null {
  const malformed = (expected: string): Problem =>
    new Problem('reviews.amendment-malformed', { found: text ?? 'not said', expected });
  if (outcome !== 'amended') {
    if (text !== null) throw malformed('no quantity, as it is not amended,');
    return outcome === 'accepted' ? proposal.quantity : null;
  }
  if (text === null) throw malformed('what is given instead');
  const quantity = Quantity.of(Amount.parse(text), supply.unit).amount;
  if (!quantity.isPositive() || quantity.atto % supply.step.atto !== 0n) {
    throw malformed(`a quantity above zero, in steps of ${supply.step.toString()},`);
  }
  if (supply.mostEach && quantity.compare(supply.mostEach) > 0) {
    throw malformed(`at most ${supply.mostEach.toString()}, which one member may have,`);
  }
  const others = facts
    .proposals(proposal.quarter)
    .filter(({ proposalId }) => proposalId !== proposal.proposalId);
  const { decided, proposed } = takenOf(supply.supplyId, others);
  const left = supply.quantity.minus(decided).minus(proposed);
  if (quantity.compare(left) > 0) {
    throw new Problem('reviews.supply-exhausted', {
      supply: supply.supplyId,
      left: left.toString(),
      unit: supply.unit,
      found: quantity.toString(),
    });
  }
  return quantity;
}

/** The value of part of a supply, in proportion, to the minor unit. */
function valueOfPart(supply: SupplyState, quantity: Amount, directory: Directory): Amount {
  return supply.value.inProportion(quantity, supply.quantity, directory.coalition.currency.scale);
}
