import {
  Choice,
  Day,
  Decimal,
  DecimalsByName,
  Flag,
  Identifier,
  ListOf,
  Part,
  QuarterId,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type {
  CoalitionName,
  CoalitionSettingsView,
  ExchangeRateView,
  MemberView,
  PoolView,
  RateView,
} from './coalition.queries.js';
import { disputesShownToAbout, informationTierAbout, positionsShownToAbout } from './coalition-requests.js';
import type { MemberStatus } from './domain/directory.js';
import {
  DISPUTE_READERS,
  INFORMATION_TIERS,
  POSITION_READERS,
  type DisputeReaders,
  type InformationTier,
  type PositionReaders,
} from './domain/sight.js';
import { VALUE_TYPES } from './domain/value-types.js';

const POSITION_LIMIT = Number.MAX_SAFE_INTEGER;

export class CoalitionNameAnswer implements CoalitionName {
  @Identifier({ about: 'Its id in addresses.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;
}

export class CoalitionsAnswer extends PageAnswer {
  @ListOf(() => CoalitionNameAnswer, { about: 'In the order of their ids.' })
  items!: CoalitionNameAnswer[];
}

export class CoalitionAnswer implements CoalitionSettingsView {
  @Identifier({ about: 'Its id in addresses.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Words(3, { about: 'Its base currency (ISO 4217).' })
  currency!: string;

  @Words(100, { about: 'Its IANA time zone.' })
  timeZone!: string;

  @WholeNumber(1, 12, { about: 'The first month of its fiscal year.' })
  fiscalStartMonth!: number;

  @Choice(INFORMATION_TIERS, { about: informationTierAbout })
  informationTier!: InformationTier;

  @Choice(DISPUTE_READERS, { about: disputesShownToAbout })
  disputesShownTo!: DisputeReaders;

  @Choice(POSITION_READERS, { about: positionsShownToAbout })
  positionsShownTo!: PositionReaders;

  @Day({ about: 'The day on which it was founded.' })
  foundedOn!: string;

  @QuarterId({ about: 'The fiscal quarter that today lies in.' })
  currentQuarter!: string;

  @WholeNumber(1, POSITION_LIMIT, { about: 'The last position of its ledger.' })
  position!: number;
}

export class SpellAnswer {
  @Day({ about: 'First day.' })
  from!: string;

  @Day({ about: 'Last day; null while it lasts.', nullable: true })
  to!: string | null;
}

export class NameSinceAnswer {
  @Day({ about: 'The first day of the name.' })
  from!: string;

  @Words(300, { about: 'The name.' })
  name!: string;
}

export class MergedAnswer {
  @Identifier({ about: 'The member it merged into.' })
  into!: string;

  @Day({ about: 'Since when.' })
  on!: string;
}

export class MemberAnswer implements MemberView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'What it is called on the day asked for.' })
  name!: string;

  @Choice(['active', 'left', 'merged', 'not-yet-joined'], { about: 'On the day asked for.' })
  status!: MemberStatus;

  @ListOf(() => SpellAnswer, { about: 'Its stretches of membership.' })
  spells!: SpellAnswer[];

  @ListOf(() => NameSinceAnswer, { about: 'All its names, oldest first.' })
  names!: NameSinceAnswer[];

  @Identifier({ about: 'The group it belongs to.', nullable: true })
  parentGroup!: string | null;

  @Decimal({ about: 'Yearly budget in base currency.', nullable: true })
  capacityBudget!: string | null;

  @Decimal({ about: 'Staff in full-time equivalents.', nullable: true })
  capacityFte!: string | null;

  @Decimal({ about: 'Declared need, as a weight.', nullable: true })
  need!: string | null;

  @DecimalsByName(VALUE_TYPES, {
    about: 'Declared weights by value type; null where none were.',
    nullable: true,
  })
  priorities!: MemberView['priorities'];

  @Part(() => MergedAnswer, { about: 'Where its history went; null where it did not merge.', nullable: true })
  merged!: MergedAnswer | null;

  @Identifier({ about: 'Whom its account is shown with: itself, unless it merged.' })
  survivor!: string;
}

export class MembersAnswer extends PageAnswer {
  @ListOf(() => MemberAnswer, { about: 'In the order of their ids.' })
  items!: MemberAnswer[];
}

export class PoolAnswer implements PoolView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Words(300, { about: 'The purpose it is restricted to; null where there is none.', nullable: true })
  restrictedTo!: string | null;

  @Flag({ about: 'Whether it may go below zero.' })
  allowNegative!: boolean;

  @Day({ about: 'Its first day.' })
  openedOn!: string;
}

export class PoolsAnswer extends PageAnswer {
  @ListOf(() => PoolAnswer, { about: 'In the order of their ids.' })
  items!: PoolAnswer[];
}

export class RateAnswer implements RateView {
  @Words(100, { about: 'The kind it values.' })
  kind!: string;

  @Words(200, { about: 'A role or category; empty where the rate is for the whole kind.' })
  category!: string;

  @Words(100, { about: 'The unit.' })
  unit!: string;

  @Decimal({ about: 'Base currency for one unit.' })
  rate!: string;

  @Identifier({ about: 'How it was found.' })
  method!: string;

  @Day({ about: 'The first day on which it holds.' })
  validFrom!: string;

  @Day({ about: 'The last day on which it holds; null while it is open.', nullable: true })
  validTo!: string | null;

  @Words(4_000, { about: 'Where it comes from.' })
  source!: string;
}

export class RatesAnswer extends PageAnswer {
  @ListOf(() => RateAnswer, { about: 'By kind, category, unit and first day.' })
  items!: RateAnswer[];
}

export class ExchangeRateAnswer implements ExchangeRateView {
  @Words(3, { about: 'The currency (ISO 4217).' })
  currency!: string;

  @Decimal({ about: 'Base currency for one unit of it.' })
  rateToBase!: string;

  @Day({ about: 'The day from which it holds.' })
  validOn!: string;

  @Words(4_000, { about: 'Where it comes from.' })
  source!: string;
}

export class ExchangeRatesAnswer extends PageAnswer {
  @ListOf(() => ExchangeRateAnswer, { about: 'By currency and day.' })
  items!: ExchangeRateAnswer[];
}
