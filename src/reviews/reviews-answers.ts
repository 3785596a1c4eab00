import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  Flag,
  Identifier,
  ListOf,
  Part,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { AgreedAction, Dissent, Signature } from './domain/events.js';
import { OUTCOMES, SIGNING_ROLES, STAGES, STANCES } from './domain/events.js';
import type { NextStep } from './domain/next-step.js';
import { ReopeningAskedAnswer } from './reopening-answers.js';
import type {
  DecisionView,
  PositionView,
  ProposalRunView,
  ProposalView,
  PulsesView,
  PulseView,
  ReviewOutline,
  ReviewView,
  SupplyView,
} from './reviews.queries.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const PARTY_LIMIT = 220;
const PROPOSAL_LIMIT = 40;
/** Sentences that are made here, with names and reasons in them. */
const SENTENCE_LIMIT = 10_000;
const words = { type: 'array', items: { type: 'string' } };
const position = { type: 'integer', minimum: 1 };

export class ReviewOutlineAnswer implements ReviewOutline {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day.' })
  to!: string;

  @Choice([...STAGES, 'closed'], { about: 'How far it has come.' })
  stage!: string;

  @Words(NAME_LIMIT, { about: 'The person who leads it.' })
  facilitator!: string;

  @Day({ about: 'When it was opened.' })
  openedOn!: string;

  @Shape(position, { about: 'The position whose figures are looked at; null before.', nullable: true })
  preparedAt!: number | null;

  @Day({ about: 'When figures were frozen; null before.', nullable: true })
  preparedOn!: string | null;

  @Day({ about: 'When it was closed; null before.', nullable: true })
  closedOn!: string | null;

  @Words(64, { about: 'Hash of the published report; null before.', nullable: true })
  published!: string | null;
}

export class ReviewsAnswer extends PageAnswer {
  @ListOf(() => ReviewOutlineAnswer, { about: 'The oldest quarter first.' })
  items!: ReviewOutlineAnswer[];
}

class NextStepAnswer implements NextStep {
  @Words(SENTENCE_LIMIT, { about: 'What comes next, in words.' })
  step!: string;

  @Shape(words, { about: 'What should be there before that, and is not.' })
  missing!: string[];
}

class SignatureAnswer implements Signature {
  @Choice(SIGNING_ROLES, { about: 'In which role.' })
  role!: Signature['role'];

  @Words(NAME_LIMIT, { about: 'The person: an id, or the name that was given at the terminal.' })
  signer!: string;
}

class PulseAnswer implements PulseView {
  @Identifier({ about: 'The member.' })
  memberId!: string;

  @WholeNumber(1, 5, { about: '1 (not at all) to 5 (entirely).' })
  fairness!: number;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  comment!: string | null;
}

class PulsesAnswer implements PulsesView {
  @WholeNumber(0, LARGEST, { about: 'How many were given.' })
  count!: number;

  @Decimal({ about: 'Their mean, to two places; null where none was given.', nullable: true })
  mean!: string | null;

  @ListOf(() => PulseAnswer, { about: 'The last of each member.' })
  given!: PulseAnswer[];
}

class PositionAnswer implements PositionView {
  @Identifier({ about: 'The member.' })
  memberId!: string;

  @Words(PROPOSAL_LIMIT, { about: 'The proposal; null for the quarter as a whole.', nullable: true })
  proposalId!: string | null;

  @Choice(STANCES, { about: 'Where it stands.' })
  stance!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  words!: string;

  @Day({ about: 'When it said so.' })
  statedOn!: string;
}

class SupplyAnswer implements SupplyView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(NAME_LIMIT, { about: 'What it is.' })
  title!: string;

  @Words(PARTY_LIMIT, { about: '`pool:ID` or `member:ID`.' })
  source!: string;

  @Words(100, { about: 'What is given.' })
  kind!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'All of it.' })
  quantity!: string;

  @Decimal({ about: 'The least that is handed out.' })
  step!: string;

  @Decimal({ about: 'Of all of it, in base currency.' })
  value!: string;

  @Words(20, { about: 'The kind of value that it is.' })
  valueType!: string;

  @Shape(words, { about: 'The members that may have it; null means all.', nullable: true })
  openTo!: string[] | null;

  @Decimal({ about: 'What one member may have at most; null where there is no limit.', nullable: true })
  mostEach!: string | null;

  @Decimal({ about: 'What was decided to be given of it; null where that is not told.', nullable: true })
  decided!: string | null;

  @Decimal({ about: 'What is proposed, and not decided; null where that is not told.', nullable: true })
  proposed!: string | null;

  @Decimal({
    about: 'What is left of it: all but what is decided or proposed; null where that is not told.',
    nullable: true,
  })
  left!: string | null;

  @Flag({ about: 'Whether it was taken back.' })
  isWithdrawn!: boolean;
}

class ProposalRunAnswer implements ProposalRunView {
  @WholeNumber(1, LARGEST, { about: 'The run: 1, 2, 3…' })
  run!: number;

  @WholeNumber(1, LARGEST, { about: 'Where it is recorded.' })
  position!: number;

  @WholeNumber(1, LARGEST, { about: 'The position whose figures it was made from.' })
  figuresAt!: number;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @WholeNumber(0, LARGEST, { about: 'How many were made.' })
  proposals!: number;

  @Shape(words, { about: 'What stands in the way of a better answer.' })
  obstacles!: string[];
}

class DissentAnswer implements Dissent {
  @Identifier({ about: 'The member that does not agree.' })
  memberId!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  words!: string;
}

class AgreedActionAnswer implements AgreedAction {
  @Words(TEXT_LIMIT, { about: 'What is to be done.' })
  what!: string;

  @Words(NAME_LIMIT, { about: 'Who does it.' })
  owner!: string;

  @Day({ about: 'Until when.' })
  dueOn!: string;
}

class DecisionAnswer implements DecisionView {
  @Choice(OUTCOMES, { about: 'What was decided.' })
  outcome!: string;

  @Decimal({ about: 'What is given; null where it was rejected.', nullable: true })
  quantity!: string | null;

  @Decimal({ about: 'Its value in base currency.', nullable: true })
  value!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;

  @ListOf(() => DissentAnswer, { about: 'Who does not agree.' })
  dissent!: DissentAnswer[];

  @ListOf(() => AgreedActionAnswer, { about: 'What somebody does next.' })
  actions!: AgreedActionAnswer[];

  @Words(PARTY_LIMIT, { about: '`entry/ID` or `pledge/ID`; null where it was rejected.', nullable: true })
  becomes!: string | null;

  @Day({ about: 'When it was decided.' })
  decidedOn!: string;

  @Flag({ about: 'Whether its reason was published to all members.' })
  isPublished!: boolean;
}

class ProposalAnswer implements ProposalView {
  @Words(PROPOSAL_LIMIT, { about: 'Its id: the run, a point, and its number in it.' })
  id!: string;

  @Identifier({ about: 'The member that gets it.' })
  memberId!: string;

  @Identifier({ about: 'The supply that it comes from.' })
  supplyId!: string;

  @Words(100, { about: 'The supply’s unit.' })
  unit!: string;

  @Decimal({ about: 'How much.' })
  quantity!: string;

  @Decimal({ about: 'Its value in base currency.' })
  value!: string;

  @Words(20, { about: 'The kind of value that it is.' })
  valueType!: string;

  @Decimal({ about: 'What the member received before, in base currency.' })
  before!: string;

  @Decimal({ about: 'What it would have with all that is proposed to it.' })
  after!: string;

  @Words(SENTENCE_LIMIT, { about: 'Why; null where that is not told.', nullable: true })
  why!: string | null;

  @Part(() => DecisionAnswer, { about: 'What was decided on it; null before.', nullable: true })
  decision!: DecisionAnswer | null;
}

export class ReviewAnswer extends ReviewOutlineAnswer implements ReviewView {
  @Words(3, { about: 'The base currency.' })
  currency!: string;

  @Part(() => NextStepAnswer, { about: 'How it goes on.' })
  next!: NextStepAnswer;

  @ListOf(() => SignatureAnswer, { about: 'Who signed the close.' })
  signatures!: SignatureAnswer[];

  @Part(() => ReopeningAskedAnswer, {
    about: 'Who asks that the closed quarter be reopened; null where nobody does.',
    nullable: true,
  })
  reopeningAsked!: ReopeningAskedAnswer | null;

  @WholeNumber(0, LARGEST, { about: 'How many members take part.' })
  participants!: number;

  @Part(() => PulsesAnswer, { about: 'How fair members find the quarter.' })
  pulses!: PulsesAnswer;

  @ListOf(() => PositionAnswer, { about: 'Where members stand, on the quarter and on proposals.' })
  positions!: PositionAnswer[];

  @ListOf(() => SupplyAnswer, { about: 'What can be given next.' })
  supplies!: SupplyAnswer[];

  @Part(() => ProposalRunAnswer, { about: 'The last run of proposals; null before.', nullable: true })
  run!: ProposalRunAnswer | null;

  @ListOf(() => ProposalAnswer, { about: 'The proposals of that run.' })
  proposals!: ProposalAnswer[];
}
