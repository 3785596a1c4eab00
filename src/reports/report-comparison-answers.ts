import { Shape, Words } from '../http/fields.decorator.js';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const amount = { type: ['string', 'null'], pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' };
const day = { type: 'string', format: 'date' };
const whole = { type: 'integer' };

const allOf = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const compared = allOf({ before: amount, after: amount, difference: amount });
const both = allOf({ before: textOrNull, after: textOrNull });
const sides = { given: compared, received: compared };
const quarter = allOf({
  quarter: text,
  from: day,
  to: day,
  status: { type: 'string', enum: ['open', 'closed'] },
  position: whole,
  headHash: text,
  policyVersion: whole,
});

/** Two quarters side by side. */
export class ReportComparisonAnswer {
  @Shape(allOf({ id: text, name: text, currency: text, timeZone: text }), { about: 'The coalition.' })
  coalition!: object;

  @Shape(quarter, { about: 'The earlier quarter.' })
  before!: object;

  @Shape(quarter, { about: 'The later quarter.' })
  after!: object;

  @Words(40, { about: 'When the younger of the two reports was made.' })
  madeAt!: string;

  @Shape(allOf(sides), { about: 'All members together; a difference is after less before.' })
  totals!: object;

  @Shape({ type: 'array', items: allOf({ kind: text, ...sides }) }, { about: 'The same by kind.' })
  kinds!: object[];

  @Shape(
    allOf({
      giniGiven: compared,
      giniReceived: compared,
      topFifthShareGiven: compared,
      meanAlignment: compared,
      underServed: compared,
      gotNothing: compared,
    }),
    { about: 'The fairness panel, and how many members are under-served and received nothing of value.' },
  )
  fairness!: object;

  @Shape(
    { type: 'array', items: allOf({ rule: text, from: textOrNull, to: textOrNull, inWords: text }) },
    { about: 'Rules that are other in the later quarter.' },
  )
  rules!: object[];

  @Shape(
    {
      type: 'array',
      items: allOf({
        id: text,
        name: text,
        figures: both,
        ...sides,
        closing: compared,
        share: compared,
        status: both,
      }),
    },
    { about: 'Members that either quarter has, in the order of their ids.' },
  )
  members!: object[];
}
