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
import type { FairExplanation, MemberStatement, StatementPledge } from './domain/statement.js';
import { FairStandingAnswer, NEED_BASES } from './fair-shares-answers.js';
import { byValueType, MatrixFlowAnswer, UndecidedItemAnswer } from './portfolio-answers.js';
import {
  BalanceFiguresAnswer,
  CreditFiguresAnswer,
  FairWindowAnswer,
  FigureAnswer,
  PledgeFiguresAnswer,
  ReportCoalitionAnswer,
  ReportTrendAnswer,
} from './reports-answers.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

class StatementMemberAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name on the quarter’s last day.' })
  name!: string;

  @Choice(['active', 'left', 'merged', 'not-yet-joined'], { about: 'How it stands on that day.' })
  status!: string;
}

class StatementItemAnswer extends UndecidedItemAnswer {
  @Words(220, {
    about: '`pool:ID` or `member:ID`: with whom it was. Who received in an exchange sees who gave.',
  })
  party!: string;

  @Words(300, { about: 'What that is called on the quarter’s last day.' })
  partyName!: string;
}

class StatementLineAnswer extends StatementItemAnswer {
  @Decimal({ about: 'The balance with this line and all before it.' })
  balance!: string;
}

class StatementItemsAnswer {
  @WholeNumber(-LARGEST, LARGEST, { about: 'How many; a reversal takes one away.' })
  entries!: number;

  @Decimal({ about: 'Their value in base currency.' })
  value!: string;

  @ListOf(() => StatementItemAnswer, { about: 'Each of them, by date.' })
  items!: StatementItemAnswer[];
}

class StatementPledgeAnswer implements StatementPledge {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(100, { about: 'What is promised.' })
  kind!: string;

  @Words(100, { about: 'Its unit, which the quantities are in.' })
  unit!: string;

  @Day({ about: 'When it was made.' })
  madeOn!: string;

  @Day({ about: 'When it is due.' })
  dueOn!: string;

  @Decimal({ about: 'Promised. What was waived or lapsed is not in it.' })
  pledged!: string;

  @Decimal({ about: 'Delivered, up to what is promised.' })
  delivered!: string;

  @Decimal({ about: 'Promised and not delivered.' })
  outstanding!: string;

  @Decimal({ about: 'Outstanding past its due date.' })
  overdue!: string;

  @Decimal({ about: 'What is promised, in base currency; null where it is unvalued.', nullable: true })
  value!: string | null;

  @Choice(['open', 'overdue', 'delivered', 'waived', 'lapsed'], { about: 'How it stands.' })
  state!: StatementPledge['state'];
}

class StatementPledgesAnswer extends PledgeFiguresAnswer {
  @ListOf(() => StatementPledgeAnswer, { about: 'Each of them, by due date.' })
  items!: StatementPledgeAnswer[];
}

class FairExplanationAnswer extends FairStandingAnswer implements FairExplanation {
  @Decimal({ about: 'One part of as many as there are active members.' })
  equalShare!: string;

  @Decimal({ about: 'How much what members give weighs, 0 to 1.' })
  proportionality!: string;

  @Decimal({ about: 'How much their need weighs.' })
  need!: string;

  @Decimal({ about: 'How much it weighs that all are alike.' })
  equality!: string;

  @Decimal({ about: 'How far off its target, as a part of it, a member is in balance.' })
  tolerance!: string;

  @Decimal({ about: 'What counts of what it gave in the window.' })
  counted!: string;

  @Decimal({ about: 'What counts of what all active members gave.' })
  countedInAll!: string;

  @Decimal({ about: 'What all active members received in the window.' })
  receivedInAll!: string;

  @WholeNumber(1, LARGEST, { about: 'How many members are active.' })
  members!: number;

  @Choice([...NEED_BASES], {
    about: 'What need goes by: what was declared, how small budgets are, or nothing.',
  })
  needBasis!: FairExplanation['needBasis'];

  @Part(() => FairWindowAnswer, { about: 'The quarters over which giving and getting are compared.' })
  window!: FairWindowAnswer;

  @WholeNumber(0, LARGEST, { about: 'The policy of the rules; 0 is the set of defaults.' })
  policyVersion!: number;
}

/** One member’s account for one quarter: opening + lines = closing. */
export class StatementAnswer extends FigureAnswer {
  @Part(() => ReportCoalitionAnswer, { about: 'The coalition.' })
  coalition!: ReportCoalitionAnswer;

  @Part(() => StatementMemberAnswer, { about: 'Whose statement it is.' })
  member!: StatementMemberAnswer;

  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day.' })
  to!: string;

  @Choice(['open', 'closed'], { about: 'Closed once nothing in it changes any more.' })
  status!: MemberStatement['status'];

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @Words(64, { about: 'The hash of the event there.' })
  headHash!: string;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @Instant({ about: 'When it was made; of a closed quarter, when that was closed.' })
  generatedAt!: string;

  @Part(() => BalanceFiguresAnswer, { about: 'Above zero: it has given more than it got.' })
  balance!: BalanceFiguresAnswer;

  @Decimal({ about: 'Received by given; null where nothing was given.', nullable: true })
  return!: string | null;

  @ListOf(() => StatementLineAnswer, {
    about: 'Each accepted entry, by date and id. Opening, and what they add and take, is closing.',
  })
  lines!: StatementLineAnswer[];

  @Part(() => MatrixFlowAnswer, { about: 'What it gave.' })
  given!: MatrixFlowAnswer;

  @Part(() => MatrixFlowAnswer, { about: 'What it received.' })
  received!: MatrixFlowAnswer;

  @DecimalsByName(VALUE_TYPES, { about: 'Declared weights on the quarter’s last day.' })
  priorities!: object;

  @Shape(byValueType, {
    about: 'The share of each value type in what it received; null where no mix can be told.',
    nullable: true,
  })
  mix!: MemberStatement['mix'];

  @Shape(byValueType, {
    about: 'Declared weight less realised share: above zero, this is what to look for.',
    nullable: true,
  })
  gap!: MemberStatement['gap'];

  @Decimal({ about: 'Σ min(share, weight), 0 to 1; null without priorities or a mix.', nullable: true })
  alignment!: string | null;

  @ListOf(() => ReportTrendAnswer, { about: 'This quarter and those before it, oldest first.' })
  trend!: ReportTrendAnswer[];

  @Part(() => StatementPledgesAnswer, { about: 'Pledges, on the quarter’s last day.' })
  pledges!: StatementPledgesAnswer;

  @Part(() => CreditFiguresAnswer, { about: 'Knowledge-equity credits.' })
  credits!: CreditFiguresAnswer;

  @Part(() => FairExplanationAnswer, {
    about: 'Its fair share with what it is made of; null where it is not active on the quarter’s last day.',
    nullable: true,
  })
  fair!: FairExplanationAnswer | null;

  @Part(() => StatementItemsAnswer, { about: 'Proposed and not accepted yet: counted nowhere else.' })
  pending!: StatementItemsAnswer;

  @Part(() => StatementItemsAnswer, { about: 'Disputed: held apart until it is resolved.' })
  disputed!: StatementItemsAnswer;
}
