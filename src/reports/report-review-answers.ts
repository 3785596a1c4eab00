import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import { Choice, Day, Decimal, Flag, Identifier, Instant, ListOf, Words } from '../http/fields.decorator.js';
import { OUTCOMES } from '../reviews/domain/events.js';
import type { ReportDecision, ReportProposal } from '../reviews/domain/review-in-report.js';

/** `12.345`: a run, a point, and a number in it. */
const PROPOSAL_LIMIT = 40;
const WHY_LIMIT = 10_000;

export class ReportProposalAnswer implements ReportProposal {
  @Words(PROPOSAL_LIMIT, { about: 'Its id in the review: the run, a point, and its number in it.' })
  id!: string;

  @Identifier({ about: 'The member that would get it.' })
  member!: string;

  @Identifier({ about: 'The supply that it comes from.' })
  supply!: string;

  @Decimal({ about: 'How much.' })
  quantity!: string;

  @Words(100, { about: 'The supply’s unit.' })
  unit!: string;

  @Decimal({ about: 'Its value in base currency.' })
  value!: string;

  @Choice(VALUE_TYPES, { about: 'The kind of value that it is.' })
  valueType!: string;

  @Decimal({ about: 'What the member received in the window before, in base currency.' })
  before!: string;

  @Decimal({ about: 'What it would have with all that is proposed to it.' })
  after!: string;

  @Words(WHY_LIMIT, { about: 'Why.' })
  why!: string;
}

export class ReportDissentAnswer {
  @Identifier({ about: 'The member that does not agree.' })
  member!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  words!: string;
}

export class ReportActionAnswer {
  @Words(TEXT_LIMIT, { about: 'What is to be done.' })
  what!: string;

  @Words(NAME_LIMIT, { about: 'Who does it.' })
  owner!: string;

  @Day({ about: 'Until when.' })
  dueOn!: string;
}

export class ReportDecisionAnswer implements ReportDecision {
  @Words(PROPOSAL_LIMIT, { about: 'The proposal that was decided on.' })
  proposal!: string;

  @Choice(OUTCOMES, { about: 'What was decided.' })
  outcome!: string;

  @Decimal({ about: 'What is given, in the supply’s unit; null where it was rejected.', nullable: true })
  quantity!: string | null;

  @Decimal({ about: 'Its value in base currency; null where it was rejected.', nullable: true })
  value!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;

  @ListOf(() => ReportDissentAnswer, { about: 'Who does not agree.' })
  dissent!: ReportDissentAnswer[];

  @ListOf(() => ReportActionAnswer, { about: 'What somebody does next.' })
  actions!: ReportActionAnswer[];

  @Words(220, { about: '`entry/ID` or `pledge/ID`; null where it was rejected.', nullable: true })
  becomes!: string | null;

  @Instant({ about: 'When it was decided.' })
  decidedAt!: string;

  @Instant({ about: 'When its reason could be read by all; null while it can’t.', nullable: true })
  publishedAt!: string | null;

  @Flag({ about: 'Whether that was within 48 hours of the decision; null while it is open.', nullable: true })
  publishedInTime!: boolean | null;
}
