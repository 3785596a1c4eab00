import type { Random } from '../../../scripts/demo/random.js';
import { hostileTexts } from '../../interchange/hostile-texts.js';
import type { Json } from '../conformity.js';

/** What texts of a name may well be, such as ids that are really there: `memberId` → `clinic`, … */
export type KnownValues = ReadonlyMap<string, readonly string[]>;

/** A schema of the description, as JSON. */
export type Schema = Readonly<Record<string, Json>>;
export type Schemas = Readonly<Record<string, Schema>>;

export const DAYS = [
  ...[
    '2026-07-01',
    '2026-07-15',
    '2026-07-16',
    '2026-05-05',
    '2026-06-30',
    '2026-04-01',
    '2026-12-31',
    '2026-03-31',
  ],
  ...['2024-02-29', '1900-01-01', '2200-12-31', '2026-03-29', '2027-01-01', '2026-07-10', '2026-07-12'],
];
export const QUARTERS = [
  '2026-Q1',
  '2026-Q2',
  '2026-Q3',
  '2026-Q4',
  '2025-Q4',
  '1900-Q1',
  '2200-Q4',
  '2026-Q2',
];
const DECIMALS = [
  ...[
    '1',
    '0',
    '100.00',
    '12.5',
    '-3.25',
    '0.01',
    '1000000',
    '0.000000000000000001',
    '7',
    '0.5',
    '0.25',
    '2',
  ],
  ...[
    '99999999999999999999.999999999999999999',
    '-99999999999999999999.999999999999999999',
    '99999999999999999999',
  ],
];
const TEXTS = [
  'EUR',
  'hours',
  'backbone',
  'clinic',
  'something',
  'a few words',
  'Übermut',
  'x',
  'tolerance=0.2',
];

/** Numbers, dates and quarters as nobody should write them. */
const MISSPELT = [
  ...[
    'NaN',
    'Infinity',
    '1e999',
    '1e3',
    '-0',
    '+1',
    '01',
    '.5',
    '5.',
    '1,000.00',
    '1_000',
    '0x10',
    ' 1',
    '1 ',
    '١٢٣',
  ],
  ...[
    '１２３',
    '1.0000000000000000001',
    '123456789012345678901',
    '--1',
    '',
    ' ',
    '\u0000',
    '2026-02-30',
    '2026-13-01',
  ],
  ...['2025-02-29', '26-07-01', '2026-7-1', '20260701', '2026-07-01T00:00:00Z', '٢٠٢٦-٠٧-٠١', '2201-01-01'],
  ...['1899-12-31', '2026-Q5', '2026-Q0', '2026-q1', '2026Q1', '٢٠٢٦-Q1', '99999-Q1', 'Q1'],
];

export const HOSTILE: readonly string[] = [
  ...hostileTexts,
  ...[
    "'; DROP TABLE events; --",
    '" OR ""="',
    "' UNION SELECT * FROM people --",
    '%27%20OR%201=1',
    '\\',
    '$1',
    '?',
    '%',
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{7*7}}',
    '${7*7}',
    '=1+1',
    '@SUM(A1)',
    '-2+3',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'true',
    '[object Object]',
  ],
  ...[
    '\ud800',
    '\udc00x',
    'x\ud83d',
    '\u0000',
    'a\u0000b',
    '\u0007',
    '\u001b[31m',
    '\u202edetrever',
    '\u2066\u2069',
    '\ufeff',
    '\ufffe',
  ],
  ...[
    '💩',
    '𝕏',
    '\u{10ffff}',
    'e\u0301'.repeat(100),
    '../../etc/passwd',
    '..\\..\\x',
    'a/b',
    'a?b',
    'a#b',
    'a:b|c:d',
    ':',
    '|',
  ],
  ...[
    'member:',
    'pool:',
    'pool:nowhere',
    'member:nobody',
    ':0.5|:0.5',
    'clinic:0.5|clinic:0.5',
    'guide:1e9',
    'clinic:NaN',
  ],
  ...[
    'entry/nothing',
    'member/clinic/life',
    'member/clinic/2026-Q5',
    'x=y',
    'tolerance=1e9',
    'tolerance=',
    'tolerance=0.1,tolerance=0.2',
  ],
];

/** Halves of characters have no bytes in UTF-8: each becomes U+FFFD. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

const WRONG_TYPES: readonly unknown[] = [
  0,
  -1,
  1.5,
  1e308,
  true,
  false,
  null,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  '',
  'x',
  [1, 2, 3],
];

/** Draws values for schemas of one description. */
export class Values {
  constructor(
    private readonly schemas: Schemas,
    private readonly known: KnownValues,
  ) {}

  /** The schema behind references, without what only joins it. */
  resolved(schema: Schema): Schema {
    const reference = (schema['$ref'] ?? schema['allOf']?.[0]?.['$ref']) as string | undefined;
    return reference === undefined ? schema : this.resolved(this.schemas[reference.split('/').at(-1)!]!);
  }

  /** One that its schema allows; null stands for what was left out. */
  valid(schema: Schema, name: string, random: Random): unknown {
    const { anyOf, ...of } = this.resolved(schema);
    if (anyOf) return this.valid(random.pick(anyOf as Schema[]), name, random);
    const types = [of['type']].flat() as string[];
    if (types.includes('null') && random.percent(25)) return null;
    if (of['enum']) return random.pick(of['enum'] as unknown[]);
    switch (types.find((type) => type !== 'null')) {
      case 'object':
        return this.object(of, random);
      case 'array':
        return this.list(of, name, random);
      case 'integer':
        return this.whole(of, random);
      case 'boolean':
        return random.percent(50);
      case 'null':
      case undefined:
        return types.includes('null') ? null : this.text(of, name, random);
      default:
        return this.text(of, name, random);
    }
  }

  private object(of: Schema, random: Random): Record<string, unknown> {
    const required = (of['required'] ?? []) as string[];
    const found: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries((of['properties'] ?? {}) as Schemas)) {
      if (required.includes(name) || random.percent(40)) found[name] = this.valid(schema, name, random);
    }
    return found;
  }

  private list(of: Schema, name: string, random: Random): unknown[] {
    const least = Number(of['minItems'] ?? 0);
    const length = Math.min(random.between(least, least + 2), Number(of['maxItems'] ?? 3));
    return Array.from({ length }, () => this.valid(of['items'] as Schema, name, random));
  }

  private whole({ minimum = 0, maximum = 1000 }: Schema, random: Random): number {
    const [least, most] = [Number(minimum), Number(maximum)];
    return random.pick([
      least,
      most,
      Math.min(most, least + 1),
      random.between(least, Math.min(most, least + 50)),
    ]);
  }

  private text(of: Schema, name: string, random: Random): string {
    const pattern = String(of['pattern'] ?? '');
    if (of['format'] === 'date') return random.pick(DAYS);
    if (pattern.includes('Q')) return random.pick(QUARTERS);
    if (pattern.startsWith('^-?')) return random.pick(DECIMALS);
    const known = this.known.get(name) ?? [];
    if (known.length > 0 && random.percent(70)) return random.pick(known);
    const [least, most] = [Number(of['minLength'] ?? 0), Number(of['maxLength'] ?? 60)];
    const edge = random.pick([least, Math.max(least, 1), Math.min(most, 200), most, -1, -1, -1]);
    return edge === -1 ? random.pick(TEXTS).slice(0, most) : 'm'.repeat(edge);
  }

  /** One that may well not do: another type, too long, outside its range, or badly spelt. */
  wrong(schema: Schema, random: Random): unknown {
    const of = this.resolved(schema);
    const most = of['maxLength'] as number | undefined;
    const beyond: unknown[] = [];
    if (most !== undefined) beyond.push('m'.repeat(most + 1), '💩'.repeat(Math.ceil(most / 2) + 1));
    if (of['minimum'] !== undefined) beyond.push(Number(of['minimum']) - 1);
    if (of['maximum'] !== undefined) beyond.push(Number(of['maximum']) + 1, 1e21);
    if (of['maxItems'] !== undefined && Number(of['maxItems']) < 2000)
      beyond.push(Array.from({ length: Number(of['maxItems']) + 1 }, () => 'x'));
    if (beyond.length > 0 && random.percent(25)) return random.pick(beyond);
    return random.percent(50) ? random.pick(WRONG_TYPES) : random.pick(MISSPELT);
  }
}
