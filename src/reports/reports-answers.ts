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
import { ReportDecisionAnswer, ReportProposalAnswer } from './report-review-answers.js';
import type { FairnessFigures, MembersOfSize } from './domain/fairness.js';
import { KnowledgeAnswer } from './knowledge-answers.js';
import { RestatementAnswer } from './restatements-answers.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const decimal = { type: 'string', pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' };

/** An object whose figures have ids: its own, a slash, and their place below it. */
export class FigureAnswer {
  @Words(2_000, { about: 'The id of this object; a figure’s is this, a slash, and its place below it.' })
  figure!: string;
}

/** What was given, or received, in a period. */
export class FlowAnswer {
  @Decimal({ about: 'In base currency; of the valued entries.' })
  value!: string;

  @WholeNumber(-LARGEST, LARGEST, {
    about:
      'Entries without a value. They are unvalued, not worth zero. Reversals count against them: negative where more were reversed in the period than recorded.',
  })
  unvaluedEntries!: number;

  @Shape(
    {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['value', 'quantities', 'entries'],
        properties: {
          value: decimal,
          quantities: { type: 'object', additionalProperties: decimal },
          entries: { type: 'integer' },
        },
      },
    },
    { about: 'By kind, with quantities in native units.' },
  )
  byKind!: object;

  @DecimalsByName(VALUE_TYPES, { about: 'The value by value type.' })
  byValueType!: object;
}

export class BalanceFiguresAnswer {
  @Decimal({ about: 'Before the period.' })
  opening!: string;

  @Decimal({ about: 'Given less received in the period.' })
  period!: string;

  @Decimal({ about: 'Opening and period together.' })
  closing!: string;
}

class GiveGetAnswer extends FigureAnswer {
  @Identifier({ about: 'The member’s id.' })
  id!: string;

  @Words(300, { about: 'Its name at the end of the period.' })
  name!: string;

  @Part(() => FlowAnswer, { about: 'What it gave.' })
  given!: FlowAnswer;

  @Part(() => FlowAnswer, { about: 'What it received.' })
  received!: FlowAnswer;

  @Part(() => BalanceFiguresAnswer, { about: 'Above zero: it has given more than it got.' })
  balance!: BalanceFiguresAnswer;
}

export class MemberBalanceAnswer extends GiveGetAnswer {}

export class BalancesAnswer {
  @QuarterId({ about: 'The quarter asked for.', optional: true })
  quarter?: string;

  @Day({ about: 'The last day that counts, where it is not the quarter’s.', optional: true })
  asOf?: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @Words(3, { about: 'The base currency.' })
  currency!: string;

  @ListOf(() => MemberBalanceAnswer, { about: 'In the order of their ids.' })
  members!: MemberBalanceAnswer[];
}

export class ReportCoalitionAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Words(3, { about: 'Its base currency.' })
  currency!: string;

  @Words(100, { about: 'Its IANA time zone.' })
  timeZone!: string;
}

export class ReportTrendAnswer extends FigureAnswer {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Part(() => FlowAnswer, { about: 'What was given.' })
  given!: FlowAnswer;

  @Part(() => FlowAnswer, { about: 'What was received.' })
  received!: FlowAnswer;
}

export class ReportTotalsAnswer extends FigureAnswer {
  @Part(() => FlowAnswer, { about: 'What all members gave.' })
  given!: FlowAnswer;

  @Part(() => FlowAnswer, { about: 'What all members received.' })
  received!: FlowAnswer;

  @Part(() => BalanceFiguresAnswer, { about: 'All members’ balances together.' })
  balance!: BalanceFiguresAnswer;
}

export class PledgeFiguresAnswer {
  @Decimal({
    about: 'Promised: in base currency, of the valued pledges. What was waived or lapsed is not in it.',
  })
  pledged!: string;

  @Decimal({ about: 'Delivered, up to what is promised.' })
  delivered!: string;

  @Decimal({ about: 'Promised and not delivered.' })
  outstanding!: string;

  @Decimal({ about: 'Outstanding past its due date.' })
  overdue!: string;

  @Decimal({ about: 'Mean share delivered by the due date; null where nothing fell due.', nullable: true })
  reliability!: string | null;

  @WholeNumber(0, LARGEST, { about: 'How many pledges.' })
  pledges!: number;

  @WholeNumber(0, LARGEST, { about: 'Pledges without a value. They are unvalued, not worth zero.' })
  unvaluedPledges!: number;

  @WholeNumber(0, LARGEST, { about: 'Pledges that fell due: those behind the reliability.' })
  fellDue!: number;

  @Shape(
    {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          required: ['pledged', 'delivered', 'outstanding', 'overdue'],
          properties: { pledged: decimal, delivered: decimal, outstanding: decimal, overdue: decimal },
        },
      },
    },
    { about: 'The same in native units, by kind and unit; of all pledges.' },
  )
  byKind!: object;
}

export class CreditFiguresAnswer {
  @Decimal({ about: 'Held before the period.' })
  opening!: string;

  @Decimal({
    about:
      'Of a quarter, what its uses come to, which vests at the close; of all time, what has not vested yet.',
  })
  accrued!: string;

  @Decimal({ about: 'Vested in the period.' })
  vested!: string;

  @Decimal({ about: 'Reserved in the period, less what was redeemed of it or set free.' })
  reserved!: string;

  @Decimal({ about: 'Redeemed in the period.' })
  redeemed!: string;

  @Decimal({ about: 'Expired in the period.' })
  expired!: string;

  @Decimal({ about: 'Held: opening + vested − reserved − redeemed − expired.' })
  closing!: string;

  @Decimal({ about: 'Its part of all vested credits; null where there are none.', nullable: true })
  equityShare!: string | null;
}

export class FairFiguresAnswer {
  @Decimal({
    about: 'Its fair share, 0 to 1; null where it is not active on the quarter’s last day.',
    nullable: true,
  })
  share!: string | null;

  @Decimal({ about: 'What it received in the window.', nullable: true, optional: true })
  received?: string | null;

  @Decimal({ about: 'What it would have received in the window by its fair share.', nullable: true })
  target!: string | null;

  @Decimal({ about: 'What it lacks of that.', nullable: true })
  shortfall!: string | null;

  @Words(20, { about: '`in-balance`, `over-served` or `under-served`.', nullable: true })
  status!: string | null;
}

export class EntryFiguresAnswer {
  @WholeNumber(-LARGEST, LARGEST, { about: 'How many, less those that were reversed in the period.' })
  entries!: number;

  @Decimal({ about: 'Their value in base currency.' })
  value!: string;
}

export class ReportMemberAnswer extends GiveGetAnswer {
  @Words(20, { about: 'On the quarter’s last day.' })
  status!: string;

  @Decimal({ about: 'Received by given, to four places; null where nothing was given.', nullable: true })
  return!: string | null;

  @Part(() => PledgeFiguresAnswer, { about: 'Pledges.' })
  pledges!: PledgeFiguresAnswer;

  @Part(() => CreditFiguresAnswer, { about: 'Knowledge-equity credits.' })
  credits!: CreditFiguresAnswer;

  @DecimalsByName(VALUE_TYPES, { about: 'Declared weights on the quarter’s last day.' })
  priorities!: object;

  @Decimal({ about: 'How far what it received fits its priorities, 0 to 1.', nullable: true })
  alignment!: string | null;

  @Part(() => FairFiguresAnswer, { about: 'Its fair share.' })
  fair!: FairFiguresAnswer;

  @Part(() => EntryFiguresAnswer, { about: 'Proposed and not accepted yet.' })
  pending!: EntryFiguresAnswer;

  @Part(() => EntryFiguresAnswer, { about: 'Disputed.' })
  disputed!: EntryFiguresAnswer;
}

class StockAnswer extends FigureAnswer {
  @Decimal({ about: 'Before the quarter.' })
  opening!: string;

  @Decimal({ about: 'Put in.' })
  in!: string;

  @Decimal({ about: 'Taken out.' })
  out!: string;

  @Decimal({ about: 'After the quarter.' })
  closing!: string;
}

export class PoolHoldingAnswer extends StockAnswer {
  @Words(100, { about: 'The kind held.' })
  kind!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;
}

export class ReportPoolAnswer extends StockAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Words(300, { about: 'The purpose it is restricted to.', nullable: true })
  restrictedTo!: string | null;

  @ListOf(() => PoolHoldingAnswer, { about: 'All that it holds, in native units.' })
  holdings!: PoolHoldingAnswer[];
}

export class MembersOfSizeAnswer implements MembersOfSize {
  @WholeNumber(0, LARGEST, { about: 'How many.' })
  count!: number;

  @Decimal({ about: 'What they gave in the quarter.' })
  given!: string;

  @Decimal({ about: 'What they received in it.' })
  received!: string;

  @Decimal({ about: 'Received by given, to four places; null where nothing was given.', nullable: true })
  return!: string | null;
}

export class BySizeAnswer {
  @Part(() => MembersOfSizeAnswer, { about: 'Up to the median budget.' })
  small!: MembersOfSizeAnswer;

  @Part(() => MembersOfSizeAnswer, { about: 'Above it.' })
  large!: MembersOfSizeAnswer;
}

export class FairWindowAnswer {
  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day.' })
  to!: string;

  @Shape({ type: 'array', items: { type: 'string' } }, { about: 'Its quarters, the oldest first.' })
  quarters!: readonly string[];
}

export class FairnessAnswer extends FigureAnswer implements FairnessFigures {
  @Decimal({ about: 'Gini coefficient of giving.', nullable: true })
  giniGiven!: string | null;

  @Decimal({ about: 'Gini coefficient of receiving.', nullable: true })
  giniReceived!: string | null;

  @Decimal({ about: 'What the largest fifth of givers gave of all.', nullable: true })
  topFifthShareGiven!: string | null;

  @Decimal({ about: 'Mean alignment of those that have one.', nullable: true })
  meanAlignment!: string | null;

  @Decimal({
    about: 'Gini coefficient of giving by yearly budget, of those that stated one.',
    nullable: true,
  })
  giniGivenPerCapacity!: string | null;

  @Shape(
    { type: 'array', items: { type: 'string' } },
    { about: 'Members that received nothing in the quarter.' },
  )
  gotNothing!: readonly string[];

  @Shape(
    { type: 'array', items: { type: 'string' } },
    {
      about:
        'Active members that took no position in the quarter’s review; null where it has none. Not in reports that were sealed before it was shown.',
      nullable: true,
      optional: true,
    },
  )
  statedNoPosition!: readonly string[] | null;

  @WholeNumber(0, LARGEST, { about: 'How many members are active on the quarter’s last day.' })
  members!: number;

  @Decimal({ about: 'The median of the yearly budgets that they stated.', nullable: true })
  medianBudget!: string | null;

  @Part(() => BySizeAnswer, { about: 'Members with a budget up to the median beside those above it.' })
  bySize!: BySizeAnswer;

  @Choice(['declared', 'capacity', 'equal'], {
    about: 'What fair shares go by for need: what was declared, how small budgets are, or nothing.',
  })
  needBasis!: FairnessFigures['needBasis'];

  @Part(() => FairWindowAnswer, { about: 'What fair shares are over.' })
  window!: FairWindowAnswer;

  @WholeNumber(0, LARGEST, { about: 'The policy that fair shares go by; 0 is the set of defaults.' })
  policyVersion!: number;
}

export class ReportAnswer {
  @Part(() => ReportCoalitionAnswer, { about: 'Whose report it is.' })
  coalition!: ReportCoalitionAnswer;

  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Day({ about: 'Its first day.' })
  from!: string;

  @Day({ about: 'Its last day.' })
  to!: string;

  @Choice(['closed', 'open'], { about: 'Where the quarter stands.' })
  status!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @Words(64, { about: 'The hash of the event there.' })
  headHash!: string;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @Instant({ about: 'When this was made. Nothing else depends on that.' })
  generatedAt!: string;

  @Part(() => ReportTotalsAnswer, { about: 'All members together.' })
  totals!: ReportTotalsAnswer;

  @ListOf(() => ReportTrendAnswer, { about: 'The four quarters before, and this one.', optional: true })
  trend?: ReportTrendAnswer[];

  @ListOf(() => ReportMemberAnswer, { about: 'In the order of their ids.' })
  members!: ReportMemberAnswer[];

  @ListOf(() => ReportPoolAnswer, { about: 'In the order of their ids.' })
  pools!: ReportPoolAnswer[];

  @Part(() => FairnessAnswer, { about: 'How evenly members give and receive.' })
  fairness!: FairnessAnswer;

  @Part(() => KnowledgeAnswer, { about: 'What knowledge did.' })
  knowledge!: KnowledgeAnswer;

  @ListOf(() => ReportProposalAnswer, { about: 'What the review proposes, as its last run made it.' })
  proposals!: ReportProposalAnswer[];

  @ListOf(() => ReportDecisionAnswer, { about: 'What it decided on them.' })
  decisions!: ReportDecisionAnswer[];

  @ListOf(() => RestatementAnswer, {
    about: 'What late items that this quarter books change in quarters that were closed before.',
  })
  restatements!: RestatementAnswer[];
}
