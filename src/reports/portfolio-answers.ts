import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import {
  Choice,
  Day,
  Decimal,
  DecimalsByName,
  Identifier,
  Instant,
  ListOf,
  Part,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import {
  BalanceFiguresAnswer,
  CreditFiguresAnswer,
  FigureAnswer,
  FlowAnswer,
  PledgeFiguresAnswer,
  ReportCoalitionAnswer,
} from './reports-answers.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const decimal = { type: 'string', pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' };
export const byValueType = {
  type: 'object',
  required: [...VALUE_TYPES],
  properties: Object.fromEntries(VALUE_TYPES.map((type) => [type, decimal])),
};

/** A flow with the value types of each kind. */
export class MatrixFlowAnswer extends FlowAnswer {
  @Shape(
    {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['value', 'quantities', 'entries', 'unvaluedEntries', 'byValueType'],
        properties: {
          value: decimal,
          quantities: { type: 'object', additionalProperties: decimal },
          entries: { type: 'integer' },
          unvaluedEntries: { type: 'integer' },
          byValueType,
        },
      },
    },
    { about: 'By kind and value type, with quantities in native units.' },
  )
  declare byKind: object;
}

class FormerNameAnswer {
  @Words(300, { about: 'What it was called.' })
  name!: string;

  @Day({ about: 'The first day.' })
  from!: string;

  @Day({ about: 'The last day.' })
  to!: string;
}

class MergedMemberAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Identifier({ about: 'The member it merged into.' })
  into!: string;

  @Day({ about: 'The first day on which it was part of that one.' })
  on!: string;
}

class PortfolioMemberAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name on the period’s last day.' })
  name!: string;

  @Choice(['active', 'left', 'merged', 'not-yet-joined'], { about: 'How it stands on that day.' })
  status!: string;

  @ListOf(() => FormerNameAnswer, { about: 'What it was called before, oldest first.' })
  formerNames!: FormerNameAnswer[];

  @ListOf(() => MergedMemberAnswer, { about: 'Members whose history is shown here.' })
  joinedBy!: MergedMemberAnswer[];
}

class SharesAnswer {
  @Decimal({ about: 'Of all that was given, 0 to 1; null where fewer than five gave.', nullable: true })
  given!: string | null;

  @Decimal({ about: 'Of all that was received; null where fewer than five received.', nullable: true })
  received!: string | null;
}

class MediansAnswer extends FigureAnswer {
  @Decimal({ about: 'Of what members gave; null where fewer than five are active.', nullable: true })
  given!: string | null;

  @Decimal({ about: 'Of what they received.', nullable: true })
  received!: string | null;

  @Decimal({ about: 'Of their closing balances.', nullable: true })
  balance!: string | null;

  @Decimal({ about: 'Of their alignments; null where fewer than five have one.', nullable: true })
  alignment!: string | null;
}

class TrendQuarterAnswer extends FigureAnswer {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day that counts.' })
  to!: string;

  @Decimal({ about: 'What was given, in base currency.' })
  given!: string;

  @Decimal({ about: 'What was received.' })
  received!: string;

  @Part(() => BalanceFiguresAnswer, { about: 'The balance.' })
  balance!: BalanceFiguresAnswer;

  @Decimal({ about: 'How far what was received fits the priorities of then.', nullable: true })
  alignment!: string | null;
}

export class UndecidedItemAnswer {
  @Identifier({ about: 'The entry.' })
  entry!: string;

  @Choice(['given', 'received'], { about: 'The side that is this member’s.' })
  side!: string;

  @Identifier({ about: 'The member under whose id it was recorded.' })
  memberId!: string;

  @Words(220, { about: '`pool:ID` or `member:ID`.' })
  counterparty!: string;

  @Words(100, { about: 'What changes hands.' })
  kind!: string;

  @Day({ about: 'When it happened.' })
  occurredOn!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;

  @Words(200, { about: 'Who recorded it.' })
  actor!: string;

  @Decimal({ about: 'How much, in its own unit; below zero where it takes an entry back.' })
  quantity!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'In base currency; null while it is unvalued.', nullable: true })
  value!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  description!: string | null;

  @Shape({ type: 'string' }, { about: 'The entry that it takes back.', nullable: true })
  reverses!: string | null;
}

export class UndecidedFiguresAnswer {
  @WholeNumber(-LARGEST, LARGEST, { about: 'How many; a reversal takes one away.' })
  entries!: number;

  @Decimal({ about: 'Their value in base currency.' })
  value!: string;

  @ListOf(() => UndecidedItemAnswer, { about: 'Each of them, by date.' })
  items!: UndecidedItemAnswer[];
}

/** An achievement for which a member is recognised in public. */
export class RecognisedForAnswer {
  @Identifier({ about: 'The achievement.' })
  achievementId!: string;

  @Words(NAME_LIMIT, { about: 'Its headline.' })
  title!: string;

  @Identifier({ about: 'Under whose id: its own, or that of a member that merged into it.' })
  memberId!: string;

  @Decimal({ about: 'Its part of the achievement; the shares of all sum to 1.' })
  share!: string;

  @Words(TEXT_LIMIT, { about: 'What it did, as it consented to it.' })
  wording!: string;

  @Day({ about: 'When the statement was published.' })
  publishedOn!: string;

  @Identifier({
    about: 'The benefit that the publication was; null where the member had left by then.',
    nullable: true,
  })
  entry!: string | null;

  @Shape(
    { type: 'array', items: { type: 'string' } },
    { about: '`entry/ID`: what it gave for that, and was reversed or withdrawn by the end of the period.' },
  )
  takenBack!: string[];
}

export class PortfolioAnswer extends FigureAnswer {
  @Part(() => ReportCoalitionAnswer, { about: 'The coalition.' })
  coalition!: ReportCoalitionAnswer;

  @Part(() => PortfolioMemberAnswer, { about: 'Whose portfolio it is.' })
  member!: PortfolioMemberAnswer;

  @Shape(
    {
      type: 'object',
      required: ['id', 'name', 'into', 'on'],
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        into: { type: 'string' },
        on: { type: 'string', format: 'date' },
      },
    },
    {
      about: 'The member that was asked for, where it merged into this one: its history went here.',
      nullable: true,
    },
  )
  movedFrom!: object | null;

  @Shape({ type: 'string' }, { about: 'The quarter; null for all time.', nullable: true })
  quarter!: string | null;

  @Shape({ type: 'string', format: 'date' }, { about: 'Its first day; null for all time.', nullable: true })
  from!: string | null;

  @Day({ about: 'The last day that counts.' })
  to!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @Part(() => MatrixFlowAnswer, { about: 'What it gave.' })
  given!: MatrixFlowAnswer;

  @Part(() => MatrixFlowAnswer, { about: 'What it received.' })
  received!: MatrixFlowAnswer;

  @Part(() => BalanceFiguresAnswer, { about: 'Above zero: it has given more than it got.' })
  balance!: BalanceFiguresAnswer;

  @Decimal({ about: 'Received by given; null where nothing was given.', nullable: true })
  return!: string | null;

  @DecimalsByName(VALUE_TYPES, { about: 'Declared weights on the period’s last day.' })
  priorities!: object;

  @Shape(byValueType, {
    about: 'The share of each value type in what it received; null where no mix can be told.',
    nullable: true,
  })
  mix!: object | null;

  @Shape(byValueType, {
    about: 'Declared weight less realised share: above zero, this is what to look for.',
    nullable: true,
  })
  gap!: object | null;

  @Decimal({ about: 'Σ min(share, weight), 0 to 1; null without priorities or a mix.', nullable: true })
  alignment!: string | null;

  @Part(() => SharesAnswer, { about: 'Its part of what all members gave and received.' })
  shares!: SharesAnswer;

  @Part(() => MediansAnswer, { about: 'Over the members active on the period’s last day.' })
  medians!: MediansAnswer;

  @ListOf(() => TrendQuarterAnswer, { about: 'Up to eight quarters, oldest first.' })
  trend!: TrendQuarterAnswer[];

  @Part(() => PledgeFiguresAnswer, { about: 'Pledges.' })
  pledges!: PledgeFiguresAnswer;

  @Part(() => CreditFiguresAnswer, { about: 'Knowledge-equity credits.' })
  credits!: CreditFiguresAnswer;

  @ListOf(() => RecognisedForAnswer, {
    about: 'Achievements whose statement was published in the period, and not retracted by its end.',
  })
  recognition!: RecognisedForAnswer[];

  @Part(() => UndecidedFiguresAnswer, { about: 'Proposed and not accepted yet: counted nowhere else.' })
  pending!: UndecidedFiguresAnswer;

  @Part(() => UndecidedFiguresAnswer, { about: 'Disputed: held apart until it is resolved.' })
  disputed!: UndecidedFiguresAnswer;
}
