import { Choice, Day, Shape, WholeNumber, Words } from '../http/fields.decorator.js';
import { FAIR_RULES, ROLES } from '../portfolios/domain/explanation.js';
import { FigureAnswer } from './reports-answers.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const decimal = { type: 'string', pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' };
const decimalOrNull = { ...decimal, type: ['string', 'null'] };
const day = { type: 'string', format: 'date' };
const whole = { type: 'integer' };

const allOf = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const event = allOf({
  position: whole,
  type: text,
  recordedAt: { type: 'string', format: 'date-time' },
  actor: text,
  hash: text,
});

const figure = allOf({
  type: { type: 'string', enum: ['figure'] },
  figure: text,
  role: {
    type: 'string',
    enum: [...ROLES],
  },
  value: textOrNull,
  unit: textOrNull,
  amount: textOrNull,
});

const entry = allOf({
  type: { type: 'string', enum: ['entry'] },
  entry: text,
  amount: decimal,
  occurredOn: day,
  lateFor: { ...day, type: ['string', 'null'] },
  direction: text,
  memberId: text,
  counterparty: text,
  kind: text,
  quantity: decimal,
  unit: text,
  project: textOrNull,
  description: textOrNull,
  reverses: textOrNull,
  valuation: { type: ['object', 'null'], additionalProperties: true },
  events: { type: 'array', items: event },
  evidence: {
    type: 'array',
    items: allOf({ name: text, mediaType: text, bytes: whole, sha256: text }),
  },
});

const pledge = allOf({
  type: { type: 'string', enum: ['pledge'] },
  pledge: text,
  amount: decimal,
  memberId: text,
  kind: text,
  unit: text,
  madeOn: day,
  dueOn: day,
  promised: decimal,
  delivered: decimal,
  ended: { type: ['string', 'null'], enum: ['waived', 'lapsed', null] },
  events: { type: 'array', items: event },
});

const fact = allOf({
  type: { type: 'string', enum: ['fact'] },
  what: text,
  amount: decimal,
  occurredOn: day,
  event,
});

const credit = allOf({
  type: { type: 'string', enum: ['credit'] },
  what: {
    type: 'string',
    enum: [
      'use',
      'excluded',
      'pair-cap',
      'damping',
      'quarter-cap-and-rounding',
      'rounding',
      'written-down-otherwise',
    ],
  },
  amount: decimal,
  factors: { type: 'object', additionalProperties: textOrNull },
  applications: { type: 'array', items: text },
  events: { type: 'array', items: event },
});

const policy = allOf({
  type: { type: 'string', enum: ['policy'] },
  rule: text,
  value: text,
  policyVersion: whole,
  amount: { type: 'null' },
  event: { anyOf: [event, { type: 'null' }] },
});

const rate = allOf({
  method: { type: 'string', enum: ['rate', 'exchange-rate'] },
  rate: decimal,
  validFrom: day,
  source: text,
  rateMethod: textOrNull,
  category: textOrNull,
  unit: text,
  entries: whole,
});

const page = allOf({ of: whole, first: whole, last: whole, shown: decimalOrNull, notShown: decimalOrNull });

/** How a figure came to be. */
export class ExplanationAnswer extends FigureAnswer {
  @Shape(text, {
    about: 'The figure; null where it cannot be told, and the formula says why.',
    nullable: true,
  })
  value!: string | null;

  @Shape(text, {
    about: 'A currency or another unit, `entries` or `pledges`; null for ratios and weights.',
    nullable: true,
  })
  unit!: string | null;

  @Words(2_000, { about: 'The formula in words, with the place where it is rounded.' })
  formula!: string;

  @Choice(['sum', 'ratio', 'alignment', 'gap', 'median', 'mean', 'declared', ...FAIR_RULES], {
    about: 'How the parts make it.',
  })
  rule!: string;

  @WholeNumber(0, LARGEST, { about: 'The policy in force; 0 is the set of defaults.' })
  policyVersion!: number;

  @Shape(day, { about: 'The first day of its period; null for all time.', nullable: true })
  from!: string | null;

  @Day({ about: 'The last day that counts.' })
  to!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that it is known at.' })
  position!: number;

  @Shape(
    { type: 'array', items: { anyOf: [figure, entry, pledge, fact, credit, policy] } },
    {
      about:
        'A page of other figures, entries, pledges, uses of knowledge, agreed rules and other facts. Of a sum, the amounts of all pages add up to the value exactly.',
    },
  )
  parts!: readonly object[];

  @Shape(page, {
    about:
      'Which of all parts they are. Of a sum, what is shown and what is not add up to the value exactly; null of anything else.',
  })
  page!: object;

  @Shape(text, { about: 'Goes into `after` for the next page; null on the last one.', nullable: true })
  next!: string | null;

  @Shape({ type: 'array', items: rate }, { about: 'The rates by which the entries shown were valued.' })
  rates!: readonly object[];
}
