import { NAME_LIMIT, TEXT_LIMIT } from './domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  DecimalsByName,
  Flag,
  Identifier,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageQuery } from '../http/page.js';
import { DISPUTE_READERS, INFORMATION_TIERS, POSITION_READERS } from './domain/sight.js';
import { BENEFIT_KINDS, VALUE_TYPES } from './domain/value-types.js';

export const informationTierAbout =
  'What members see of each other: `open`, everything but what is not decided; `totals`, what each gave, received and holds in all; `own`, nothing but what is published.';
export const disputesShownToAbout =
  'Who sees a dispute beside the backbone: the `parties` of the entry, or all `members` that see the entry.';
export const positionsShownToAbout =
  'Who sees where members stand in a review: all `members`, or the `backbone` until decisions are published.';

export class FoundCoalitionBody {
  @Words(60, {
    about: 'Its id in addresses: lower-case letters, digits, single hyphens.',
    example: 'riverbend',
  })
  id!: string;

  @Words(NAME_LIMIT, { about: 'Its name.', example: 'Riverbend Health Partners' })
  name!: string;

  @Words(3, { about: 'Its base currency (ISO 4217).', example: 'EUR' })
  currency!: string;

  @Words(100, {
    about: 'Its IANA time zone; decides on which date an instant falls.',
    example: 'Europe/Brussels',
  })
  timeZone!: string;

  @WholeNumber(1, 12, { about: 'The first month of its fiscal year; 1 without it.', optional: true })
  fiscalStartMonth!: number | null;
}

export class ChangeSettingsBody {
  @Words(NAME_LIMIT, { about: 'Its new name.', optional: true })
  name!: string | null;

  @Words(100, { about: 'Its new IANA time zone.', optional: true })
  timeZone!: string | null;

  @Choice(INFORMATION_TIERS, { about: informationTierAbout, optional: true })
  informationTier!: string | null;

  @Choice(DISPUTE_READERS, { about: disputesShownToAbout, optional: true })
  disputesShownTo!: string | null;

  @Choice(POSITION_READERS, { about: positionsShownToAbout, optional: true })
  positionsShownTo!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

/** What a coalition knows of a member beside its name. */
class ProfileFields {
  @Identifier({ about: 'The group it belongs to.', optional: true })
  parentGroup!: string | null;

  @Decimal({ about: 'Yearly budget in base currency.', optional: true })
  capacityBudget!: string | null;

  @Decimal({ about: 'Staff in full-time equivalents.', optional: true })
  capacityFte!: string | null;

  @Decimal({ about: 'Declared need, as a weight beside other members’ needs.', optional: true })
  need!: string | null;
}

const prioritiesAbout =
  'Declared weights by value type, which sum to 1; types that are left out weigh nothing.';

export class JoinMemberBody extends ProfileFields {
  @Identifier({ about: 'The member’s id.', example: 'north-clinic' })
  id!: string;

  @Words(NAME_LIMIT, { about: 'Its name.', example: 'North Clinic' })
  name!: string;

  @Day({ about: 'Its first day as a member.' })
  joinedOn!: string;

  @Day({ about: 'Its last day as a member.', optional: true })
  leftOn!: string | null;

  @DecimalsByName(VALUE_TYPES, { about: prioritiesAbout, optional: true })
  priorities!: Record<string, string> | null;
}

export class ProfileBody extends ProfileFields {
  @Day({ about: 'The day from which it holds.' })
  on!: string;
}

export class PrioritiesBody {
  @Day({ about: 'The day from which they hold.' })
  on!: string;

  @DecimalsByName(VALUE_TYPES, { about: prioritiesAbout })
  priorities!: Record<string, string>;
}

export class RenameBody {
  @Day({ about: 'The day from which it bears the name.' })
  on!: string;

  @Words(NAME_LIMIT, { about: 'The new name.' })
  name!: string;
}

export class MergeBody {
  @Day({ about: 'The first day on which it is part of the other.' })
  on!: string;

  @Identifier({ about: 'The surviving member.' })
  into!: string;
}

export class LeaveBody {
  @Day({ about: 'Its last day as a member.' })
  on!: string;
}

export class RejoinBody {
  @Day({ about: 'Its first day back.' })
  on!: string;
}

export class BaselineBody {
  @Decimal({ about: 'What it had given before it joined, in base currency.' })
  given!: string;

  @Decimal({ about: 'What it had received before it joined, in base currency.' })
  received!: string;

  @Words(TEXT_LIMIT, { about: 'What that rests on.' })
  reason!: string;
}

export class OpenPoolBody {
  @Identifier({ about: 'The pool’s id.', example: 'fund' })
  id!: string;

  @Words(NAME_LIMIT, { about: 'Its name.' })
  name!: string;

  @Words(NAME_LIMIT, { about: 'The purpose it is restricted to.', optional: true })
  restrictedTo!: string | null;

  @Flag({ about: 'Whether it may go below zero; false without it.', optional: true })
  allowNegative!: boolean | null;

  @Day({ about: 'Its first day.' })
  openedOn!: string;
}

export class AdoptRateBody {
  @Choice(BENEFIT_KINDS.filter((kind) => kind !== 'funds'), { about: 'The kind it values.' })
  kind!: string;

  @Words(200, { about: 'A role or category; without it the rate is for the whole kind.', optional: true })
  category!: string | null;

  @Words(100, { about: 'The unit, such as hours.' })
  unit!: string;

  @Decimal({ about: 'Base currency for one unit.' })
  rate!: string;

  @Identifier({
    about: '`actual-cost`, `comparable-market`, `volunteer-standard`, or the coalition’s own word.',
  })
  method!: string;

  @Day({ about: 'The first day on which it holds.' })
  validFrom!: string;

  @Day({ about: 'The last day on which it holds; open without it.', optional: true })
  validTo!: string | null;

  @Words(TEXT_LIMIT, { about: 'Where it comes from.' })
  source!: string;
}

export class ExchangeRateBody {
  @Words(3, { about: 'The currency (ISO 4217).', example: 'USD' })
  currency!: string;

  @Decimal({ about: 'Base currency for one unit of it.' })
  rateToBase!: string;

  @Day({ about: 'The day from which it holds, until the next one’s.' })
  validOn!: string;

  @Words(TEXT_LIMIT, { about: 'Where it comes from.' })
  source!: string;
}

export class OnQuery {
  @Day({ about: 'As it is on this day; today without it.', optional: true })
  on!: string | null;
}

export class MembersQuery extends PageQuery {
  @Day({ about: 'Members as they are on this day; today without it.', optional: true })
  on!: string | null;
}

export class RatesQuery extends PageQuery {
  @Day({ about: 'Only rates in force on this day.', optional: true })
  on!: string | null;
}

export class ExchangeRatesQuery extends PageQuery {
  @Day({ about: 'Only the latest rate of each currency on this day.', optional: true })
  on!: string | null;

  @Words(3, { about: 'Only this currency.', optional: true })
  currency!: string | null;
}
