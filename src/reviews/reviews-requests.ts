import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { BENEFIT_KINDS, VALUE_TYPES } from '../coalition/domain/value-types.js';
import {
  Choice,
  Day,
  Decimal,
  Identifier,
  ListOfTexts,
  ListOfWords,
  QuarterId,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import {
  OUTCOMES,
  SIGNING_ROLES,
  STANCES,
  type AgreedAction,
  type Dissent,
  type SigningRole,
} from './domain/events.js';

/** Most members that one supply can be kept for, by name. */
const MOST_MEMBERS = 10_000;
const MOST_DISSENT = 1_000;
const MOST_ACTIONS = 100;
const ID_LIMIT = 200;
/** 2026-12-31. */
const DAY_LENGTH = 10;

export class OpenReviewBody {
  @QuarterId({ about: 'The quarter that is reviewed.', example: '2026-Q2' })
  quarter!: string;

  @Words(NAME_LIMIT, { about: 'The person who leads it.' })
  facilitator!: string;
}

export class GivePulseBody {
  @Identifier({ about: 'The member.' })
  memberId!: string;

  @WholeNumber(1, 5, { about: 'How fair it finds the quarter: 1 (not at all) to 5 (entirely).' })
  fairness!: number;

  @Words(TEXT_LIMIT, { about: 'In words.', optional: true })
  comment!: string | null;
}

export class StatePositionBody {
  @Identifier({ about: 'The member.' })
  memberId!: string;

  @Words(40, { about: 'A proposal such as `1.2`; the quarter as a whole without it.', optional: true })
  proposalId!: string | null;

  @Choice(STANCES, { about: 'Where it stands.' })
  stance!: string;

  @Words(TEXT_LIMIT, { about: 'Why, in words.' })
  words!: string;
}

export class ListSupplyBody {
  @Identifier({ about: 'The supply’s id; one is made without it.', optional: true })
  id!: string | null;

  @Words(NAME_LIMIT, { about: 'What it is.' })
  title!: string;

  @Words(220, { about: 'Who gives it: `pool`, `pool:ID` or `member:ID`.', example: 'pool:fund' })
  source!: string;

  @Choice(BENEFIT_KINDS, { about: 'What is given; of a member, only what can be given as a contribution.' })
  kind!: string;

  @Decimal({ about: 'How much, in its own unit; above zero.' })
  quantity!: string;

  @Words(100, {
    about: 'A currency code, `hours`, or any unit’s name but `credits`, which are not handed out.',
    example: 'EUR',
  })
  unit!: string;

  @Decimal({
    about: 'The least that is handed out; the minor unit of money, and one of all else, without it.',
    optional: true,
  })
  step!: string | null;

  @Decimal({
    about: 'Of all of it, in base currency; needed but for money in base currency.',
    optional: true,
  })
  value!: string | null;

  @Choice(VALUE_TYPES, { about: 'The kind of value that it is.' })
  valueType!: string;

  @ListOfWords(
    { least: 0, most: MOST_MEMBERS, limit: ID_LIMIT },
    { about: 'The members that may have it; all without it.', optional: true },
  )
  openTo!: string[] | null;

  @Decimal({ about: 'What one member may have at most; no limit without it.', optional: true })
  mostEach!: string | null;
}

export class WithdrawSupplyBody {
  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class DecideProposalBody {
  @Choice(OUTCOMES, { about: 'What was decided.' })
  outcome!: string;

  @Decimal({ about: 'What is given instead, in the supply’s unit; of an amendment only.', optional: true })
  quantity!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why: all members will read it.' })
  reason!: string;

  @ListOfTexts(
    MOST_DISSENT,
    {
      memberId: { about: 'The member that does not agree.', limit: ID_LIMIT },
      words: { about: 'Why.', limit: TEXT_LIMIT },
    },
    { about: 'Who does not agree, and why.', optional: true },
  )
  dissent!: Dissent[] | null;

  @ListOfTexts(
    MOST_ACTIONS,
    {
      what: { about: 'What is to be done.', limit: TEXT_LIMIT },
      owner: { about: 'Who does it.', limit: NAME_LIMIT },
      dueOn: { about: 'Until when, `YYYY-MM-DD`.', limit: DAY_LENGTH },
    },
    { about: 'What somebody does next.', optional: true },
  )
  actions!: AgreedAction[] | null;

  @Day({
    about: 'When a member delivers what it promises; the end of the present quarter without it.',
    optional: true,
  })
  dueOn!: string | null;
}

export class SignCloseBody {
  @Choice(SIGNING_ROLES, {
    about: 'In which place: `facilitator` is for a facilitator, `backbone` for a coordinator.',
  })
  role!: SigningRole;
}

export class ReopenQuarterBody {
  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}
