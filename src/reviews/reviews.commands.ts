import type { Directory } from '../coalition/domain/directory.js';
import type { ValueType } from '../coalition/domain/value-types.js';
import type { NewEvent } from '../event-store/event.js';
import type { CommandDefinition, Decision, DecisionContext } from '../event-store/ledger-model.js';
import { dateIn } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { identifier } from '../kernel/ids.js';
import {
  decideProposal,
  recordProposals,
  type DecideProposal,
  type RecordProposals,
} from './domain/decide-proposal.js';
import {
  closeReview,
  openDeciding,
  openDiscussion,
  openReview,
  prepareReview,
  publishDecisions,
  signClose,
  type CloseReview,
  type MoveReview,
  type OpenReview,
  type SignClose,
} from './domain/decide-review.js';
import {
  publishReport,
  sealReport,
  type PublishReport,
  type SealFacts,
  type SealReport,
} from './domain/decide-seal.js';
import { listSupply, withdrawSupply, type ListSupply, type WithdrawSupply } from './domain/decide-supply.js';
import { givePulse, statePosition, type GivePulse, type StatePosition } from './domain/decide-voice.js';
import type { Outcome, ReviewEvent, Signature } from './domain/events.js';
import type { ProposalState, ReviewFacts, ReviewState, SupplyState, VoiceState } from './domain/review.js';
import { proposalKey } from './reviews.projection.js';
import {
  proposalsTable,
  pulsesTable,
  reviewsTable,
  sealsTable,
  suppliesTable,
  voicesTable,
  type ProposalRow,
  type ReviewRow,
  type SupplyRow,
} from './reviews.tables.js';

type Context = DecisionContext<Directory>;
type Definition = CommandDefinition<Directory>;

/** The commands of other rooms that a review orders, so that what it decides is done in the same step. */
export interface CommandsOfOthers {
  readonly recordEntry: Definition;
  readonly makePledge: Definition;
  readonly closeQuarter: Definition;
  readonly reopenQuarter: Definition;
  readonly askForReopening: Definition;
}

export function reviewState({ stage, signatures, ...row }: ReviewRow): ReviewState {
  return {
    ...row,
    stage: stage as ReviewState['stage'],
    signatures: JSON.parse(signatures) as Signature[],
  };
}

export function supplyState({ openTo, withdrawnAt, valueType, ...row }: SupplyRow): SupplyState {
  return {
    ...row,
    valueType: valueType as ValueType,
    openTo: openTo === null ? null : (JSON.parse(openTo) as string[]),
    isWithdrawn: withdrawnAt !== null,
  };
}

export function proposalState({ run, valueType, outcome, publishedAt, ...row }: ProposalRow): ProposalState {
  return {
    ...row,
    run: Number.parseInt(run, 10),
    valueType: valueType as ValueType,
    outcome: outcome as Outcome | null,
    isPublished: publishedAt !== null,
  };
}

function factsOf({ rows, directory, now }: Context): ReviewFacts & SealFacts {
  const review = (quarter: string): ReviewState | undefined => {
    const row = rows.get(reviewsTable, { quarter });
    return row && reviewState(row);
  };
  return {
    today: () => dateIn(directory.coalition.timeZone, now),
    review,
    supply: (quarter, supplyId) => {
      const row = rows.get(suppliesTable, { quarter, supplyId });
      return row && supplyState(row);
    },
    supplies: (quarter) => rows.from(suppliesTable, { quarter }, '').map(supplyState),
    proposal: (quarter, proposalId) => {
      const row = rows.get(proposalsTable, proposalKey(quarter, proposalId));
      return row && proposalState(row);
    },
    proposals: (quarter) => {
      const run = review(quarter)?.run ?? 0;
      return rows.from(proposalsTable, { quarter, run: String(run) }, '').map(proposalState);
    },
    pulse: (quarter, memberId) => rows.get(pulsesTable, { quarter, memberId }),
    voice: (quarter, memberId, proposalId) =>
      rows.get(voicesTable, { quarter, memberId, proposalId: proposalId ?? '' }) as VoiceState | undefined,
    seal: (quarter, closedAt) => rows.get(sealsTable, { quarter, closedAt }),
    published: (quarter) => rows.get(reviewsTable, { quarter })?.published ?? null,
  };
}

function stated(events: readonly ReviewEvent[]): NewEvent[] {
  return events.map(({ type, occurredOn, data }) => ({
    type,
    subject: `review/${data.quarter}`,
    occurredOn,
    data: data as unknown as JsonObject,
  }));
}

function decision(
  events: readonly NewEvent[],
  answer: JsonObject,
  { position }: Context,
): Decision<JsonObject> {
  return {
    events,
    answer: { ...answer, changed: events.length > 0, position: position + events.length },
  };
}

/** A command about a review, whose answer names the quarter, and whatever else it is about. */
function about<Data extends { readonly quarter: string }>(
  name: string,
  decide: (
    data: Data,
    directory: Directory,
    facts: ReviewFacts & SealFacts,
    context: Context,
  ) => ReviewEvent[],
  alsoAbout: (data: Data) => JsonObject = () => ({}),
): Definition {
  return {
    name,
    decide(data, context) {
      const request = data as unknown as Data;
      const events = stated(decide(request, context.directory, factsOf(context), context));
      return decision(events, { quarter: request.quarter, ...alsoAbout(request) }, context);
    },
  };
}

const listSupplyCommand: Definition = {
  name: 'list-supply',
  decide(data, context) {
    const request = data as unknown as ListSupply;
    const isNew = request.supplyId === null;
    const supplyId = isNew ? context.newId() : identifier(request.supplyId, 'supply_id');
    const facts = factsOf(context);
    const known = isNew ? { ...facts, supply: () => undefined } : facts;
    const events = listSupply(request, supplyId, context.directory, known);
    return decision(stated(events), { quarter: request.quarter, supplyId }, context);
  },
};

/** What is decided is done in the same step: an entry is recorded, or a pledge made, or the decision is refused with it. */
function decideProposalCommand({ recordEntry, makePledge }: CommandsOfOthers): Definition {
  return {
    name: 'decide-proposal',
    decide(data, context) {
      const request = data as unknown as DecideProposal;
      const done: NewEvent[] = [];
      const events = decideProposal(request, context.directory, factsOf(context), (consequence) => {
        const isEntry = consequence.command === 'record-entry';
        const { events: ordered, answer } = (isEntry ? recordEntry : makePledge).decide(
          consequence.data as JsonObject,
          context,
        );
        done.push(...ordered);
        return isEntry ? `entry/${answer['entryId'] as string}` : `pledge/${answer['pledgeId'] as string}`;
      });
      const { quarter, proposalId } = request;
      return decision([...stated(events), ...done], { quarter, proposalId }, context);
    },
  };
}

/** Closes a quarter by the rules of its review, where it has one: all in one step. */
function closeQuarterCommand({ closeQuarter }: CommandsOfOthers): Definition {
  return {
    ...closeQuarter,
    decide(data, context) {
      const closed = closeQuarter.decide(data, context);
      if (closed.events.length === 0) return closed;
      const review = closeReview(data as unknown as CloseReview, context.directory, factsOf(context));
      // The close stands last, as the directory can't take a fact back.
      return decision([...stated(review), ...closed.events], closed.answer, context);
    },
  };
}

/** What may reopen a quarter. Its review is read before, as the directory can't take back a fact of which it turns out late what it changes. */
function reopening(command: Definition): Definition {
  return {
    ...command,
    decide(data, context) {
      const reopened = command.decide(data, context);
      context.rows.get(reviewsTable, { quarter: reopened.answer['quarter'] as string });
      return reopened;
    },
  };
}

/** The commands of reviews; those of others, which they order, are handed in where everything is put together. */
export function reviewCommands(others: CommandsOfOthers): readonly Definition[] {
  return [
    about<OpenReview>('open-review', openReview),
    about<MoveReview>('prepare-review', (data, directory, facts, { position }) =>
      prepareReview(data, directory, facts, position),
    ),
    about<MoveReview>('open-discussion', openDiscussion),
    about<MoveReview>('open-deciding', openDeciding),
    about<GivePulse>('give-pulse', givePulse),
    about<StatePosition>('state-position', statePosition),
    listSupplyCommand,
    about<WithdrawSupply>('withdraw-supply', withdrawSupply, ({ supplyId }) => ({
      supplyId: identifier(supplyId, 'supply_id'),
    })),
    about<RecordProposals>('record-proposals', recordProposals, ({ proposals }) => ({
      proposals: proposals.length,
    })),
    decideProposalCommand(others),
    about<MoveReview>('publish-decisions', publishDecisions),
    about<SignClose>('sign-close', signClose),
    closeQuarterCommand(others),
    reopening(others.reopenQuarter),
    reopening(others.askForReopening),
    about<SealReport>('seal-report', sealReport),
    about<PublishReport>('publish-report', publishReport),
  ];
}
