import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { CONTRIBUTION_KINDS } from '../coalition/domain/value-types.js';
import { Choice, Day, Decimal, Identifier, Words } from '../http/fields.decorator.js';
import { PageQuery } from '../http/page.js';
import { PLEDGE_STATES } from './pledges.queries.js';

export class MakePledgeBody {
  @Identifier({ about: 'The pledge’s id; one is made without it.', optional: true })
  id!: string | null;

  @Identifier({ about: 'The member that promises.' })
  memberId!: string;

  @Choice(CONTRIBUTION_KINDS, { about: 'What is promised.' })
  kind!: string;

  @Decimal({ about: 'How much, in its own unit; above zero.' })
  quantity!: string;

  @Words(100, { about: 'A currency code, `hours`, or any unit’s name.', example: 'EUR' })
  unit!: string;

  @Decimal({ about: 'In base currency; by the rates of that day without it, else unvalued.', optional: true })
  value!: string | null;

  @Day({ about: 'The day on which it is made.' })
  madeOn!: string;

  @Day({ about: 'The last day on which a delivery is in time.' })
  dueOn!: string;

  @Words(220, { about: '`pool`, `pool:ID` or `member:ID`; `pool` without it.', optional: true })
  counterparty!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', optional: true })
  description!: string | null;
}

export class AmendPledgeBody {
  @Day({ about: 'The day from which that is promised; not before an earlier amendment’s.' })
  on!: string;

  @Decimal({ about: 'How much is promised in all from then on; as it was without it.', optional: true })
  quantity!: string | null;

  @Decimal({ about: 'What that is worth; at the price that it had without it.', optional: true })
  value!: string | null;

  @Day({ about: 'When it is due from then on; as it was without it.', optional: true })
  dueOn!: string | null;

  @Decimal({
    about: 'How much was promised when it was read; where that is otherwise by now, nothing is amended.',
    optional: true,
  })
  knownQuantity!: string | null;

  @Day({ about: 'When it was due when it was read; the same.', optional: true })
  knownDueOn!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class SettlePledgeBody {
  @Day({ about: 'The day from which the rest is no longer asked for.' })
  on!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class PledgesQuery extends PageQuery {
  @Identifier({ about: 'Pledges of this member, and of members that merged into it.', optional: true })
  member!: string | null;

  @Choice(PLEDGE_STATES, {
    about: '`open`: something is outstanding; `overdue`: since before today; `settled`: nothing is any more.',
    optional: true,
  })
  state!: string | null;

  @Day({ about: 'Open pledges that are due by this day.', optional: true })
  dueBy!: string | null;
}
