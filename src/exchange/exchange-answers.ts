import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import {
  Day,
  Decimal,
  DecimalsByName,
  Identifier,
  Instant,
  ListOf,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import type { EntryView } from './exchange.queries.js';

export const POSITION_LIMIT = Number.MAX_SAFE_INTEGER;
/** `member:` and an id. */
export const PARTY_LIMIT = 220;

export class WaitsForAnswer {
  @Words(PARTY_LIMIT, { about: '`backbone` or `member:ID`.' })
  party!: EntryView['waitsFor'][number]['party'];

  @Shape(
    { type: 'array', items: { enum: ['accept', 'answer', 'uphold', 'adjust', 'withdraw'] } },
    { about: 'What it can do.' },
  )
  steps!: EntryView['waitsFor'][number]['steps'];
}

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

  @Day({ about: 'The day on which it counts: when it happened, or of a late item, where it is booked.' })
  occurredOn!: string;

  @Day({
    about: 'The day in a closed quarter that it really belongs to, where it is a late item.',
    nullable: true,
  })
  lateFor!: string | null;

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

  @Words(20, { about: '`proposed`, `accepted`, `disputed` or `withdrawn`. Only what is accepted counts.' })
  status!: string;

  @Words(PARTY_LIMIT, { about: 'Who recorded it: `backbone` or `member:ID`.' })
  recordedBy!: string;

  @ListOf(() => WaitsForAnswer, {
    about: 'Who can bring it further today, and how; nobody where it counts, was withdrawn or taken back.',
  })
  waitsFor!: EntryView['waitsFor'];

  @Words(TEXT_LIMIT, { about: 'The project it belongs to.', nullable: true })
  project!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  description!: string | null;

  @Identifier({ about: 'The pledge it delivers.', nullable: true })
  pledgeId!: string | null;

  @Identifier({ about: 'The award on which it is claimed as cost sharing.', nullable: true })
  award!: string | null;

  @Identifier({ about: 'The entry that it takes back.', nullable: true })
  reverses!: string | null;

  @Identifier({ about: 'The entry that takes it back.', nullable: true })
  reversedBy!: string | null;
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

export class EntriesAnswer extends PageAnswer {
  @ListOf(() => EntryAnswer, { about: 'By date and id.' })
  items!: EntryAnswer[];

  @WholeNumber(1, POSITION_LIMIT, {
    about:
      'The ledger’s position at the first page. What is recorded later is on no page that follows from it.',
  })
  position!: number;

  @Day({
    about:
      'The day up to which was looked, where so few entries match that the look ended before the page was full; `next` goes on from there.',
    nullable: true,
  })
  lookedTo!: string | null;
}

export class EntriesFileAnswer {
  @WholeNumber(1, POSITION_LIMIT, { about: 'The ledger’s position at which it was begun.' })
  position!: number;

  @ListOf(() => EntryAnswer, { about: 'All of them, by date and id.' })
  items!: EntryAnswer[];
}
