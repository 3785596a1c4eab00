import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { BENEFIT_KINDS } from '../coalition/domain/value-types.js';
import { Choice, Day, Decimal, Identifier, Words } from '../http/fields.decorator.js';
import { PageQuery } from '../http/page.js';

/** `member:` and an id. */
const COUNTERPARTY_LIMIT = 220;
const VALUE_TYPES_LIMIT = 300;
const UNIT_LIMIT = 100;
const DIRECTIONS = ['contribution', 'benefit', 'exchange'];
const STANDINGS = ['accepted', 'proposed'];

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

  @Choice(STANDINGS, { about: '`accepted` without it. Only accepted entries count.', optional: true })
  status!: string | null;
}

export class ReverseEntryBody {
  @Identifier({ about: 'The reversal’s own id; one is made without it.', optional: true })
  id!: string | null;

  @Day({ about: 'The day on which it was put right.' })
  occurredOn!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  description!: string;
}

export class ValueEntryBody {
  @Decimal({ about: 'In base currency.' })
  value!: string;

  @Words(TEXT_LIMIT, { about: 'The technique and its inputs.', optional: true })
  basis!: string | null;
}

export class EntriesQuery extends PageQuery {
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

  @Words(TEXT_LIMIT, { about: 'Entries of this project.', optional: true })
  project!: string | null;

  @Choice(STANDINGS, { about: 'Entries that stand so.', optional: true })
  status!: string | null;
}
