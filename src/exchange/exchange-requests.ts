import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { BENEFIT_KINDS } from '../coalition/domain/value-types.js';
import {
  Choice,
  Day,
  Decimal,
  Flag,
  Identifier,
  PartIn,
  QuarterId,
  Words,
} from '../http/fields.decorator.js';
import { AfterCursor, OnPage } from '../http/page.js';

/** `member:` and an id. */
const COUNTERPARTY_LIMIT = 220;
const VALUE_TYPES_LIMIT = 300;
const UNIT_LIMIT = 100;
const DIRECTIONS = ['contribution', 'benefit', 'exchange'];
const RECORDED_STANDINGS = ['accepted', 'proposed'];
const STANDINGS = [...RECORDED_STANDINGS, 'disputed', 'withdrawn'];
/** `member:` and an id. */
const PARTY_LIMIT = 220;
const USES = ['used', 'monetised'];
const OUTCOMES = ['upheld', 'adjusted', 'withdrawn'];

/** What financial statements say of a gift in kind (FASB ASU 2020-07). */
export class InKindBody {
  @Words(NAME_LIMIT, { about: 'Such as `medical supplies` or `use of premises`.' })
  category!: string;

  @Words(TEXT_LIMIT, { about: 'How its fair value was found.', optional: true })
  technique!: string | null;

  @Words(TEXT_LIMIT, { about: 'What it was found from.', optional: true })
  inputs!: string | null;

  @Identifier({
    about: 'The actor who approved the valuation: an id, never a person’s name.',
    optional: true,
  })
  approvedBy!: string | null;

  @Choice(USES, { about: 'Whether it was used, or turned into money; `used` without it.', optional: true })
  use!: string | null;

  @Words(TEXT_LIMIT, { about: 'What the giver asked for; unrestricted without it.', optional: true })
  restrictions!: string | null;
}

/** What US federal cost sharing asks of a contribution (2 CFR 200.306(b)). The statements are the recorder’s own; without one it is not stated. */
export class CostShareBody {
  @Identifier({ about: 'The award on which it is claimed.' })
  award!: string;

  @Identifier({
    about:
      'What is claimed: an invoice, a time sheet, an asset’s number. Each is claimed once, on one award.',
  })
  item!: string;

  @Flag({ about: 'Whether it is necessary and reasonable for the award.', optional: true })
  necessary!: boolean | null;

  @Flag({ about: 'Whether it is allowable under the cost principles.', optional: true })
  allowable!: boolean | null;

  @Flag({ about: 'Whether the Federal Government pays for it under another award.', optional: true })
  federallyFunded!: boolean | null;

  @Flag({ about: 'Whether the approved budget provides for it.', optional: true })
  inApprovedBudget!: boolean | null;
}

export class RecordEntryBody {
  @Identifier({ about: 'The entry’s id; one is made without it.', optional: true })
  id!: string | null;

  @Choice(DIRECTIONS, {
    about: 'A contribution is given, a benefit received; an exchange is both, between two members.',
  })
  direction!: string;

  @Identifier({ about: 'The member that gives; of a benefit, the one that gets.' })
  memberId!: string;

  @Choice(BENEFIT_KINDS, { about: 'What changed hands.' })
  kind!: string;

  @Day({ about: 'When it happened, in the coalition’s zone. It alone decides the quarter.' })
  occurredOn!: string;

  @Day({
    about:
      'For a late item: the day in a closed quarter on which it happened. It is booked on `occurredOn`, in an open quarter, and restates the closed one.',
    optional: true,
  })
  lateFor!: string | null;

  @Decimal({ about: 'How much, in its own unit; above zero.' })
  quantity!: string;

  @Words(UNIT_LIMIT, { about: 'A currency code, `hours`, or any unit’s name.', example: 'EUR' })
  unit!: string;

  @Decimal({ about: 'In base currency; by the rates in force without it, else unvalued.', optional: true })
  value!: string | null;

  @Words(TEXT_LIMIT, {
    about: 'With a value, its basis in words; without one, the category of the rate to use.',
    optional: true,
  })
  valuationBasis!: string | null;

  @Words(VALUE_TYPES_LIMIT, {
    about: 'One value type, or weights that sum to 1; the default of the kind without it.',
    example: 'strategic:0.5|innovative:0.5',
    optional: true,
  })
  valueType!: string | null;

  @Words(COUNTERPARTY_LIMIT, {
    about: '`pool`, `pool:ID` or `member:ID`; `pool` without it.',
    optional: true,
  })
  counterparty!: string | null;

  @Words(TEXT_LIMIT, { about: 'The project it belongs to.', optional: true })
  project!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', optional: true })
  description!: string | null;

  @Identifier({ about: 'The pledge it delivers.', optional: true })
  pledgeId!: string | null;

  @Choice(RECORDED_STANDINGS, {
    about:
      '`accepted` without it where the backbone records, `proposed` where a member does. Only accepted entries count.',
    optional: true,
  })
  status!: string | null;

  @PartIn(() => InKindBody, { about: 'More about a gift in kind.', optional: true })
  inKind!: InKindBody | null;

  @PartIn(() => CostShareBody, { about: 'Claims it as cost sharing on an award.', optional: true })
  costShare!: CostShareBody | null;
}

export class DisputeBody {
  @Words(TEXT_LIMIT, { about: 'Why; the other side will read it.' })
  reason!: string;
}

export class AnswerBody {
  @Words(TEXT_LIMIT, { about: 'What this side says to it.' })
  answer!: string;
}

export class ResolutionBody {
  @Choice(OUTCOMES, {
    about:
      '`upheld`: it counts as it was. `adjusted`: it counts with another quantity or value. `withdrawn`: it counts no more.',
  })
  outcome!: string;

  @Decimal({ about: 'With `adjusted`: another quantity, above zero.', optional: true })
  quantity!: string | null;

  @Decimal({
    about: 'With `adjusted`: another value in base currency; at the price that it had without it.',
    optional: true,
  })
  value!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why; both sides will read it.' })
  reason!: string;
}

export class ReverseEntryBody {
  @Identifier({ about: 'The reversal’s own id; one is made without it.', optional: true })
  id!: string | null;

  @Day({ about: 'The day on which it was put right.' })
  occurredOn!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  description!: string;
}

export class ReplaceEntryBody extends RecordEntryBody {
  @Identifier({
    about: 'The id of the reversal that takes the wrong entry back; one is made without it.',
    optional: true,
  })
  reversalId!: string | null;

  @Day({ about: 'The day on which it was put right.' })
  reversedOn!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class ValueEntryBody {
  @Decimal({ about: 'In base currency.' })
  value!: string;

  @Words(TEXT_LIMIT, { about: 'The technique and its inputs.', optional: true })
  basis!: string | null;
}

/** Which entries, in which order. */
export class EntriesFilterQuery {
  @Identifier({
    about: 'Entries of this member, on either side, and of members that merged into it.',
    optional: true,
  })
  member!: string | null;

  @Choice(BENEFIT_KINDS, { about: 'Entries of this kind.', optional: true })
  kind!: string | null;

  @Choice(DIRECTIONS, { about: 'Entries of this direction.', optional: true })
  direction!: string | null;

  @Day({ about: 'The first day.', optional: true })
  from!: string | null;

  @Day({ about: 'The last day.', optional: true })
  to!: string | null;

  @QuarterId({ about: 'Entries of this fiscal quarter.', optional: true })
  quarter!: string | null;

  @Words(TEXT_LIMIT, { about: 'Entries of this project.', optional: true })
  project!: string | null;

  @Identifier({ about: 'Entries that went into this pool, or came from it.', optional: true })
  pool!: string | null;

  @Choice(['true'], { about: 'Entries that should have a value and have none.', optional: true })
  unvalued!: string | null;

  @Words(TEXT_LIMIT, {
    about:
      'Entries with all these words in their id, description, project or the names of their members, in capitals or not.',
    optional: true,
  })
  text!: string | null;

  @Choice(STANDINGS, { about: 'Entries that stand so.', optional: true })
  status!: string | null;

  @Words(PARTY_LIMIT, {
    about: '`backbone` or `member:ID`: entries that this party recorded.',
    optional: true,
  })
  recordedBy!: string | null;

  @Words(PARTY_LIMIT, {
    about: '`backbone` or `member:ID`: entries that this party can accept, answer for or resolve today.',
    optional: true,
  })
  waitingFor!: string | null;

  @Identifier({ about: 'Entries that deliver this pledge.', optional: true })
  pledge!: string | null;

  @Identifier({ about: 'Entries that are claimed as cost sharing on this award.', optional: true })
  award!: string | null;

  @Choice(['oldest', 'newest'], { about: 'Which come first; `oldest` without it.', optional: true })
  order!: 'oldest' | 'newest' | null;
}

/** Which entries, and which page of them. */
export class EntriesQuery extends EntriesFilterQuery {
  @AfterCursor()
  after!: string | null;

  @OnPage()
  limit!: string | null;
}

/** Which entries, and how they are written into one file. */
export class EntriesFileQuery extends EntriesFilterQuery {
  @Choice(['json', 'csv'], { about: '`json` without it.', optional: true })
  format!: string | null;
}
