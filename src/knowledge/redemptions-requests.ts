import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { Choice, Day, Decimal, Identifier, WholeNumber, Words } from '../http/fields.decorator.js';
import { PageQuery } from '../http/page.js';
import { MOST_CAPACITY } from './domain/field-checks.js';
import { REDEMPTION_STATUSES } from './redemptions.queries.js';

export class ListOfferBody {
  @Identifier({ about: 'The offer’s id; one is made without it.', optional: true })
  id!: string | null;

  @Words(NAME_LIMIT, { about: 'What it is.' })
  title!: string;

  @Words(220, { about: 'Who offers it: `pool`, `pool:ID` or `member:ID`.', example: 'member:alder' })
  offeredBy!: string;

  @Decimal({ about: 'What one costs, in credits; above zero, to the hundredth.' })
  price!: string;

  @WholeNumber(1, MOST_CAPACITY, { about: 'How often it can be had; no limit without it.', optional: true })
  capacity!: number | null;

  @Words(TEXT_LIMIT, {
    about: 'One value type, or weights.',
    example: 'strategic:0.5|innovative:0.5',
    optional: true,
  })
  valueType!: string | null;

  @Decimal({ about: 'What one is worth, in base currency.', optional: true })
  value!: string | null;

  @Day({ about: 'The first day on which it can be reserved.' })
  validFrom!: string;

  @Day({ about: 'The last day on which it can be reserved.', optional: true })
  validTo!: string | null;
}

export class WithdrawOfferBody {
  @Day({ about: 'The first day on which it can be reserved no longer.' })
  on!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class ReserveCreditsBody {
  @Identifier({ about: 'The redemption’s id; one is made without it.', optional: true })
  id!: string | null;

  @Identifier({ about: 'The offer.' })
  offerId!: string;

  @Identifier({ about: 'The member whose credits pay for it.' })
  memberId!: string;

  @Day({ about: 'The day of the reservation.' })
  on!: string;
}

export class RedeemCreditsBody {
  @Day({ about: 'The day on which the member got it.' })
  on!: string;
}

export class ReleaseCreditsBody {
  @Day({ about: 'The day on which the credits are free again.' })
  on!: string;

  @Words(TEXT_LIMIT, { about: 'Why.', optional: true })
  reason!: string | null;
}

export class OffersQuery extends PageQuery {
  @Day({
    about: 'Those that can be reserved on this day, as far as their dates go; they may have no places left.',
    optional: true,
  })
  openOn!: string | null;
}

export class RedemptionsQuery extends PageQuery {
  @Identifier({ about: 'By this member, or by members that merged into it.', optional: true })
  member!: string | null;

  @Identifier({ about: 'Of this offer.', optional: true })
  offer!: string | null;

  @Choice(REDEMPTION_STATUSES, {
    about: '`lapsed`: nobody fetched it in time, and it waits to be set free.',
    optional: true,
  })
  state!: string | null;
}
