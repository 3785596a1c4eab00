import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { Day, Decimal, Identifier, Instant, ListOf, WholeNumber, Words } from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import { Valued } from './exchange-answers.js';
import type { PledgeDelivery, PledgeDetail, PledgeEventView, PledgeView } from './pledges.queries.js';

const POSITION_LIMIT = Number.MAX_SAFE_INTEGER;

export class PledgeAnswer implements PledgeView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, POSITION_LIMIT, { about: 'Where it was made.' })
  position!: number;

  @Identifier({ about: 'The member that promised.' })
  memberId!: string;

  @Identifier({ about: 'The member with whom it is shown today.' })
  survivor!: string;

  @Words(100, { about: 'What is promised.' })
  kind!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'How much is promised now.' })
  quantity!: string;

  @Decimal({ about: 'In base currency; null while it is unvalued, which is not zero.', nullable: true })
  value!: string | null;

  @Words(220, { about: '`pool:ID` or `member:ID`.' })
  counterparty!: string;

  @Day({ about: 'When it was made.' })
  madeOn!: string;

  @Day({ about: 'The last day on which a delivery is in time, as promised now.' })
  dueOn!: string;

  @Decimal({ about: 'All that was delivered, also beyond what is promised.' })
  delivered!: string;

  @Decimal({ about: 'Promised and not delivered; zero once the rest is waived or has lapsed.' })
  outstanding!: string;

  @Words(20, { about: '`open`, `overdue`, `fulfilled`, `waived` or `lapsed`.' })
  state!: PledgeView['state'];

  @Day({ about: 'When the rest was waived or lapsed.', nullable: true })
  settledOn!: string | null;

  @Identifier({ about: 'The member that took the rest over.', nullable: true })
  handedTo!: string | null;

  @Identifier({ about: 'The pledge whose rest it took over.', nullable: true })
  takenOverFrom!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  description!: string | null;

  @Words(220, { about: 'On whose behalf it was made: `backbone` or `member:ID`.' })
  madeBy!: string;
}

export class PledgesAnswer extends PageAnswer {
  @ListOf(() => PledgeAnswer, { about: 'In the order of their ids.' })
  items!: PledgeAnswer[];
}

export class PledgeDeliveryAnswer implements PledgeDelivery {
  @Identifier({ about: 'The entry.' })
  entryId!: string;

  @Day({ about: 'Its day.' })
  occurredOn!: string;

  @Decimal({ about: 'What it delivers now; zero where it was taken back or is disputed.' })
  quantity!: string;
}

export class PledgeEventAnswer implements PledgeEventView {
  @WholeNumber(1, POSITION_LIMIT, { about: 'Its place in the ledger.' })
  position!: number;

  @Words(100, { about: 'What happened.' })
  type!: string;

  @Day({ about: 'When it happened.' })
  occurredOn!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;

  @Words(200, { about: 'Who recorded it.' })
  actor!: string;

  @Words(64, { about: 'Its hash, SHA-256.' })
  hash!: string;

  @Words(220, { about: 'On whose behalf.', nullable: true })
  by!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why.', nullable: true })
  reason!: string | null;

  @Decimal({ about: 'What is promised from then on; of a delivery, what was delivered.', nullable: true })
  quantity!: string | null;

  @Decimal({ about: 'What that is worth in base currency.', nullable: true })
  value!: string | null;

  @Day({ about: 'When it is due from then on.', nullable: true })
  dueOn!: string | null;

  @Identifier({ about: 'The entry that delivers.', nullable: true })
  entryId!: string | null;

  @Identifier({ about: 'The member that took the rest over.', nullable: true })
  handedTo!: string | null;
}

export class PledgeDetailAnswer extends PledgeAnswer implements PledgeDetail {
  @Valued('How what was promised at first became its value; null where it has none.')
  valuation!: PledgeDetail['valuation'];

  @ListOf(() => PledgeDeliveryAnswer, {
    about: 'What entries delivered, in the order in which they first did.',
  })
  deliveries!: PledgeDeliveryAnswer[];

  @ListOf(() => PledgeEventAnswer, { about: 'All that happened to it.' })
  events!: PledgeEventAnswer[];
}
