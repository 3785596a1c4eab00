import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import {
  Day,
  Decimal,
  DecimalsByName,
  Flag,
  Identifier,
  Instant,
  ListOf,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { EntryDetail, EntryEvent, EntryView } from './exchange.queries.js';

const POSITION_LIMIT = Number.MAX_SAFE_INTEGER;

export class EntryAnswer implements EntryView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, POSITION_LIMIT, { about: 'Where it was recorded.' })
  position!: number;

  @Words(20, { about: '`contribution`, `benefit` or `exchange`.' })
  direction!: string;

  @Identifier({ about: 'The member that gives; of a benefit, the one that gets.' })
  memberId!: string;

  @Words(220, { about: '`pool:ID` or `member:ID`.' })
  counterparty!: string;

  @Words(100, { about: 'What changed hands.' })
  kind!: string;

  @Day({ about: 'When it happened.' })
  occurredOn!: string;

  @Instant({ about: 'When the ledger learned of it.' })
  recordedAt!: string;

  @Decimal({ about: 'How much, in its own unit; a reversal’s is below zero.' })
  quantity!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'In base currency; null while it is unvalued, which is not zero.', nullable: true })
  value!: string | null;

  @DecimalsByName(VALUE_TYPES, { about: 'Weights that sum to 1.' })
  valueTypes!: EntryView['valueTypes'];

  @Words(20, { about: '`accepted` or `proposed`.' })
  status!: string;

  @Words(TEXT_LIMIT, { about: 'The project it belongs to.', nullable: true })
  project!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  description!: string | null;

  @Identifier({ about: 'The pledge it delivers.', nullable: true })
  pledgeId!: string | null;

  @Identifier({ about: 'The entry that it takes back.', nullable: true })
  reverses!: string | null;

  @Identifier({ about: 'The entry that takes it back.', nullable: true })
  reversedBy!: string | null;
}

export class EntryEventAnswer implements EntryEvent {
  @WholeNumber(1, POSITION_LIMIT, { about: 'Its place in the ledger.' })
  position!: number;

  @Identifier({ about: 'Its id (UUIDv7).' })
  eventId!: string;

  @Words(100, { about: 'What happened.' })
  type!: string;

  @Day({ about: 'When it happened.' })
  occurredOn!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;

  @Words(200, { about: 'Who recorded it.' })
  actor!: string;

  @Words(64, { about: 'The hash of the event before.' })
  prevHash!: string;

  @Words(64, { about: 'Its hash, SHA-256.' })
  hash!: string;
}

const method = (name: string, ...fields: string[]): Record<string, unknown> => ({
  type: 'object',
  required: ['method', ...fields],
  properties: {
    method: { type: 'string', const: name },
    ...Object.fromEntries(
      fields.map((field) => [field, { type: field === 'basis' ? ['string', 'null'] : 'string' }]),
    ),
  },
});

/** How a quantity became a value. */
export const Valued = (about: string): PropertyDecorator =>
  Shape(
    {
      oneOf: [
        method('own-value'),
        method('stated', 'basis'),
        method('exchange-rate', 'rate', 'validOn', 'source'),
        method('rate', 'rateMethod', 'rate', 'category', 'validFrom', 'source'),
        method('in-proportion', 'value', 'quantity'),
        { type: 'null' },
      ],
    },
    { about },
  );

export class EntryDetailAnswer extends EntryAnswer implements EntryDetail {
  @Valued('How its quantity became its value; null while it is unvalued, and for reversals.')
  valuation!: EntryDetail['valuation'];

  @Flag({ about: 'Whether its value types were given with it, or are the default of its kind.' })
  valueTypesStated!: boolean;

  @Identifier({ about: 'The member whose account it is shown in today.' })
  survivor!: string;

  @ListOf(() => EntryEventAnswer, { about: 'All that happened to it: recorded, valued, reversed.' })
  events!: EntryEventAnswer[];
}

export class EntriesAnswer extends PageAnswer {
  @ListOf(() => EntryAnswer, { about: 'By date and id.' })
  items!: EntryAnswer[];

  @WholeNumber(1, POSITION_LIMIT, {
    about:
      'The ledger’s position at the first page. What is recorded later is on no page that follows from it.',
  })
  position!: number;
}
