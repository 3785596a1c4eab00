import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  Flag,
  Identifier,
  Instant,
  ListOf,
  Part,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { AGENDA_KINDS, type ReviewAgenda } from '../reviews/agenda.queries.js';
import type { Change, FairStandingView, PreparationSheet } from '../reviews/sheets.queries.js';
import { MatrixFlowAnswer } from './portfolio-answers.js';
import {
  BalanceFiguresAnswer,
  CreditFiguresAnswer,
  EntryFiguresAnswer,
  FigureAnswer,
  PledgeFiguresAnswer,
  ReportCoalitionAnswer,
} from './reports-answers.js';

type Asked = PreparationSheet['questions'][number];
const ABOUT: readonly Asked['about'][] = [
  'disputed',
  'pending',
  'overdue',
  'fair-share',
  'priorities',
  'unvalued',
  'received',
  'open',
];

class AgendaItemAnswer {
  @Choice(AGENDA_KINDS, { about: 'What it is about.' })
  kind!: ReviewAgenda['items'][number]['kind'];

  @Words(220, { about: '`member/ID`, `entry/ID`, `pledge/ID`, `proposal/ID` or `quarter/ID`.' })
  subject!: string;

  @Words(10_000, { about: 'In one sentence.' })
  words!: string;

  @Words(2_000, {
    about: 'The figure behind it, which can be explained; not there for objections and pulses.',
    optional: true,
  })
  figure?: string;
}

export class AgendaAnswer implements ReviewAgenda {
  @Part(() => ReportCoalitionAnswer, { about: 'The coalition.' })
  coalition!: ReportCoalitionAnswer;

  @QuarterId({ about: 'The quarter under review.' })
  quarter!: string;

  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day.' })
  to!: string;

  @WholeNumber(1, Number.MAX_SAFE_INTEGER, { about: 'The ledger’s position that figures are known at.' })
  position!: number;

  @Instant({ about: 'When the event at that position was recorded.' })
  knownAt!: string;

  @Flag({ about: 'Whether that is the review’s frozen position; before it is prepared, it is the last one.' })
  isFrozen!: boolean;

  @ListOf(() => AgendaItemAnswer, { about: 'Kind by kind, what weighs most first; up to ten of a kind.' })
  items!: AgendaItemAnswer[];

  @Shape(
    {
      type: 'object',
      required: [...AGENDA_KINDS],
      properties: Object.fromEntries(AGENDA_KINDS.map((kind) => [kind, { type: 'integer' }])),
    },
    { about: 'How many there are of each kind in all.' },
  )
  counts!: ReviewAgenda['counts'];
}

class SheetMemberAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name on the quarter’s last day.' })
  name!: string;

  @Words(20, { about: 'How it stands on that day.' })
  status!: string;
}

class SheetFairAnswer implements FairStandingView {
  @Decimal({ about: 'What it received in the window, in base currency.' })
  received!: string;

  @Decimal({ about: 'What its fair share of all that was received would be.' })
  target!: string;

  @Decimal({ about: 'What it lacks of that.' })
  shortfall!: string;

  @Choice(['in-balance', 'under-served', 'over-served'], { about: 'How it stands.' })
  status!: FairStandingView['status'];
}

class ChangeAnswer implements Change {
  @Choice(['given', 'received', 'balance', 'alignment'], { about: 'Of which figure.' })
  of!: Change['of'];

  @Decimal({ about: 'In the quarter before; null where it could not be told.', nullable: true })
  before!: string | null;

  @Decimal({ about: 'In this quarter.', nullable: true })
  now!: string | null;

  @Decimal({ about: 'What it is more; below zero: less.', nullable: true })
  difference!: string | null;
}

class SheetQuestionAnswer implements Asked {
  @Choice(ABOUT, { about: 'What it is about.' })
  about!: Asked['about'];

  @Words(10_000, { about: 'The question.' })
  words!: string;

  @Words(2_000, { about: 'The figure behind it; null where none is.', nullable: true })
  figure!: string | null;
}

class SheetPulseAnswer {
  @WholeNumber(1, 5, { about: '1 (not at all) to 5 (entirely).' })
  fairness!: number;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  comment!: string | null;
}

export class PreparationSheetAnswer extends FigureAnswer {
  @QuarterId({ about: 'The quarter under review.' })
  quarter!: string;

  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day.' })
  to!: string;

  @WholeNumber(1, Number.MAX_SAFE_INTEGER, { about: 'The ledger’s position that figures are known at.' })
  position!: number;

  @Instant({ about: 'When the event at that position was recorded.' })
  knownAt!: string;

  @Flag({ about: 'Whether that is the review’s frozen position; before it is prepared, it is the last one.' })
  isFrozen!: boolean;

  @Part(() => ReportCoalitionAnswer, { about: 'The coalition.' })
  coalition!: ReportCoalitionAnswer;

  @Part(() => SheetMemberAnswer, { about: 'Whose sheet it is.' })
  member!: SheetMemberAnswer;

  @Part(() => MatrixFlowAnswer, { about: 'What it gave.' })
  given!: MatrixFlowAnswer;

  @Part(() => MatrixFlowAnswer, { about: 'What it received.' })
  received!: MatrixFlowAnswer;

  @Part(() => BalanceFiguresAnswer, { about: 'Above zero: it has given more than it got.' })
  balance!: BalanceFiguresAnswer;

  @Decimal({ about: 'Received by given; null where nothing was given.', nullable: true })
  return!: string | null;

  @Part(() => PledgeFiguresAnswer, { about: 'Pledges.' })
  pledges!: PledgeFiguresAnswer;

  @Part(() => CreditFiguresAnswer, { about: 'Knowledge-equity credits.' })
  credits!: CreditFiguresAnswer;

  @Part(() => EntryFiguresAnswer, { about: 'Proposed and not accepted yet.' })
  pending!: EntryFiguresAnswer;

  @Part(() => EntryFiguresAnswer, { about: 'Disputed.' })
  disputed!: EntryFiguresAnswer;

  @Part(() => SheetFairAnswer, {
    about: 'Its fair share; null where it was not active on the quarter’s last day.',
    nullable: true,
  })
  fair!: SheetFairAnswer | null;

  @Shape({ type: 'string' }, { about: 'The quarter before; null where it has none.', nullable: true })
  before!: string | null;

  @ListOf(() => ChangeAnswer, { about: 'What changed since the quarter before.' })
  changes!: ChangeAnswer[];

  @ListOf(() => SheetQuestionAnswer, { about: 'Three questions, chosen from its figures.' })
  questions!: SheetQuestionAnswer[];

  @Part(() => SheetPulseAnswer, { about: 'How fair it finds the quarter; null before.', nullable: true })
  pulse!: SheetPulseAnswer | null;
}
