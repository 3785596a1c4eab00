import { ListOf, Shape, Words } from '../http/fields.decorator.js';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const decimal = { type: 'string', pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' };
const day = { type: 'string', format: 'date' };
const whole = { type: 'integer' };

const allOf = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const figures = allOf({
  opening: decimal,
  given: decimal,
  received: decimal,
  closing: decimal,
  entries: whole,
  pending: decimal,
  disputed: decimal,
  undecided: whole,
});

const member = { anyOf: [allOf({ figure: text, name: text, figures }), { type: 'null' }] };

const reason = allOf({
  why: {
    type: 'string',
    enum: [
      'recorded',
      'reversed',
      'occurred',
      'valued',
      'accepted',
      'disputed',
      'upheld',
      'adjusted',
      'withdrawn',
      'merged',
    ],
  },
  on: { anyOf: [day, { type: 'null' }] },
  event: {
    anyOf: [
      allOf({
        position: whole,
        type: text,
        recordedAt: { type: 'string', format: 'date-time' },
        actor: text,
        hash: text,
      }),
      { type: 'null' },
    ],
  },
});

const line = allOf({
  entry: textOrNull,
  memberId: text,
  occurredOn: day,
  direction: textOrNull,
  kind: textOrNull,
  description: textOrNull,
  reverses: textOrNull,
  difference: figures,
  why: { type: 'array', items: reason },
});

const view = allOf({ view: text, to: day, position: whole });

class MemberComparisonAnswer {
  @Words(200, { about: 'The member’s id.' })
  id!: string;

  @Shape(member, { about: 'In the first view; null where it is none of the members shown there.' })
  from!: object | null;

  @Shape(member, { about: 'In the second view.' })
  to!: object | null;

  @Shape(figures, { about: 'The second less the first.' })
  difference!: object;

  @Shape({ type: 'array', items: line }, { about: 'Entry by entry; they add up to the difference exactly.' })
  lines!: readonly object[];
}

/** What differs between two views. */
export class ComparisonAnswer {
  @Shape(text, { about: 'The quarter; null for all time.', nullable: true })
  quarter!: string | null;

  @Words(3, { about: 'The base currency.' })
  currency!: string;

  @Shape(view, { about: 'The first view.' })
  from!: object;

  @Shape(view, { about: 'The second view.' })
  to!: object;

  @ListOf(() => MemberComparisonAnswer, { about: 'Those that differ, in the order of their ids.' })
  members!: MemberComparisonAnswer[];
}
