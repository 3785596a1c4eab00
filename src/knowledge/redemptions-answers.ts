import { NAME_LIMIT } from '../coalition/domain/field-checks.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import {
  Choice,
  Day,
  Decimal,
  DecimalsByName,
  Flag,
  Identifier,
  ListOf,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { FromLot } from './domain/events.js';
import type { OfferView } from './offers.queries.js';
import { REDEMPTION_STATUSES, type RedemptionDetail, type RedemptionView } from './redemptions.queries.js';

const LIMIT = Number.MAX_SAFE_INTEGER;

export class OfferAnswer implements OfferView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, LIMIT, { about: 'Where it was listed.' })
  position!: number;

  @Words(NAME_LIMIT, { about: 'What it is.' })
  title!: string;

  @Words(220, { about: 'Who offers it: `pool:ID` or `member:ID`.' })
  offeredBy!: string;

  @Decimal({ about: 'What one costs, in credits.' })
  price!: string;

  @WholeNumber(1, LIMIT, {
    about: 'How often it can be had in all; null where there is no limit.',
    nullable: true,
  })
  capacity!: number | null;

  @WholeNumber(0, LIMIT, { about: 'How many were redeemed.' })
  redeemed!: number;

  @WholeNumber(0, LIMIT, { about: 'How many are reserved, and can still be redeemed today.' })
  reserved!: number;

  @WholeNumber(0, LIMIT, { about: 'How many are left today; null where there is no limit.', nullable: true })
  left!: number | null;

  @DecimalsByName(VALUE_TYPES, { about: 'Weights that sum to 1.' })
  valueTypes!: OfferView['valueTypes'];

  @Decimal({ about: 'What one is worth, in base currency; null where that is not said.', nullable: true })
  value!: string | null;

  @Day({ about: 'The first day on which it can be reserved.' })
  validFrom!: string;

  @Day({ about: 'The last one; null where none is set.', nullable: true })
  validTo!: string | null;

  @Day({ about: 'The first day on which it was offered no longer.', nullable: true })
  withdrawnOn!: string | null;
}

export class OffersAnswer extends PageAnswer {
  @ListOf(() => OfferAnswer, { about: 'In the order of their ids.' })
  items!: OfferAnswer[];
}

export class RedemptionAnswer implements RedemptionView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, LIMIT, { about: 'Where it was reserved.' })
  position!: number;

  @Identifier({ about: 'The offer.' })
  offerId!: string;

  @Identifier({ about: 'The member that redeems.' })
  memberId!: string;

  @Decimal({ about: 'Its price, in credits.' })
  credits!: string;

  @Choice(REDEMPTION_STATUSES, {
    about: 'How it stands today. `lapsed`: nobody fetched it in time, and it waits to be set free.',
  })
  state!: RedemptionView['state'];

  @Day({ about: 'When it was reserved.' })
  reservedOn!: string;

  @Day({ about: 'The last day on which it can be redeemed.' })
  until!: string;

  @Day({ about: 'When it was redeemed or set free.', nullable: true })
  endedOn!: string | null;

  @Identifier({ about: 'The entry of what the member got.', nullable: true })
  entryId!: string | null;
}

export class RedemptionsAnswer extends PageAnswer {
  @ListOf(() => RedemptionAnswer, { about: 'By the day of their reservation, and id.' })
  items!: RedemptionAnswer[];
}

export class LotAnswer implements FromLot {
  @Identifier({ about: 'Whose credits they are.' })
  memberId!: string;

  @QuarterId({ about: 'The quarter in which they vested.' })
  vestedIn!: string;

  @QuarterId({ about: 'The quarter at whose end they expire.' })
  expiresIn!: string;

  @Decimal({ about: 'How many of them.' })
  credits!: string;
}

export class RedemptionDetailAnswer extends RedemptionAnswer implements RedemptionDetail {
  @ListOf(() => LotAnswer, { about: 'The credits that pay for it, oldest first.' })
  lots!: LotAnswer[];
}

/** What was set free. */
export class LapsedAnswer {
  @Shape(
    { type: 'array', items: { type: 'string' } },
    { about: 'The ids of the redemptions that were set free.' },
  )
  released!: string[];

  @WholeNumber(1, LIMIT, { about: 'The ledger’s position after it.' })
  position!: number;

  @Flag({ about: 'False where nothing had lapsed.' })
  changed!: boolean;
}
