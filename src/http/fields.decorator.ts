import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';
import { Amount } from '../kernel/amount.js';
import { FiscalCalendar, parseDate } from '../kernel/calendar.js';
import { freeText, isIdentifierText } from '../kernel/ids.js';
import { isProblem, type ProblemCode } from '../kernel/problem.js';

/** What all fields can say about themselves. */
export interface FieldAbout {
  readonly about: string;
  readonly example?: unknown;
  /** May be left out. In a body it may then be null as well, which means the same. */
  readonly optional?: true;
  /** Stands there always, but may be null. For answers. */
  readonly nullable?: true;
}

/** Says why a value does not serve: its problem's code where the catalogue has one. Undefined where it serves. */
type Check = (value: unknown) => ProblemCode | undefined;

type Schema = Readonly<Record<string, unknown>>;

/** The check of a field, as class-validator keeps it for `checkerOf` to find. */
export interface FieldCheck {
  readonly expected: string;
  readonly check: Check;
  /** Of an object inside a body, or of each in a list: the class that says what it may hold. */
  readonly part?: () => Type;
}

/** Validation and schema of one field, in one line above it. */
function field(
  check: Check,
  expected: string,
  schema: Schema,
  { about, example, optional, nullable }: FieldAbout,
  part?: () => Type,
): PropertyDecorator {
  const presence = { required: !optional, nullable: (nullable ?? optional ?? false) as true };
  const example_ = example === undefined ? {} : { examples: [example] };
  return applyDecorators(
    ...(optional ? [IsOptional()] : []),
    ValidateBy({
      name: 'field',
      constraints: [{ expected, check, ...(part ? { part } : {}) } satisfies FieldCheck],
      validator: { validate: (value) => check(value) === undefined, defaultMessage: () => expected },
    }),
    ApiProperty({ description: about, ...example_, ...schema, ...presence }),
  );
}

/** `malformed` unless the value passes; the code of the problem where the kernel throws one. */
function refusedBy(read: (text: string) => unknown): Check {
  return (value) => {
    if (typeof value !== 'string') return 'request.malformed';
    try {
      read(value);
      return undefined;
    } catch (error) {
      if (isProblem(error)) return error.code;
      throw error;
    }
  };
}

function unless(passes: (value: unknown) => boolean): Check {
  return (value) => (passes(value) ? undefined : 'request.malformed');
}

/** An id: any text of 1 to 200 characters without control characters. */
export const Identifier = (about: FieldAbout): PropertyDecorator =>
  field(
    (value) => (isIdentifierText(value, 200) ? undefined : 'kernel.id-malformed'),
    'a text of 1 to 200 characters without control characters or white space at either end',
    { type: 'string', minLength: 1, maxLength: 200 },
    about,
  );

/** Words of at most so many characters. */
export const Words = (limit: number, about: FieldAbout): PropertyDecorator =>
  field(
    refusedBy((text) => freeText(text, '', limit)),
    `a text of at most ${String(limit)} characters`,
    { type: 'string', maxLength: limit },
    about,
  );

/** An exact decimal as text. */
export const Decimal = (about: FieldAbout): PropertyDecorator =>
  field(
    refusedBy((text) => Amount.parse(text)),
    'a plain decimal in quotes such as "-1234.50", of at most 20 digits before the point and 18 after it',
    { type: 'string', pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$', example: '1234.50' },
    about,
  );

/** A calendar date. */
export const Day = (about: FieldAbout): PropertyDecorator =>
  field(
    refusedBy((text) => parseDate(text)),
    'a real date from 1900-01-01 to 2200-12-31, written YYYY-MM-DD',
    { type: 'string', format: 'date' },
    about,
  );

export const Instant = (about: FieldAbout): PropertyDecorator =>
  field(
    unless((value) => typeof value === 'string'),
    'an RFC 3339 instant',
    { type: 'string', format: 'date-time' },
    about,
  );

export const QuarterId = (about: FieldAbout): PropertyDecorator =>
  field(
    (value) => (FiscalCalendar.isQuarterId(value) ? undefined : 'request.quarter-malformed'),
    'a fiscal quarter such as 2026-Q3',
    { type: 'string', pattern: '^[0-9]{4}-Q[1-4]$' },
    about,
  );

/** One of a few words. */
export const Choice = (choices: readonly string[], about: FieldAbout): PropertyDecorator =>
  field(
    unless((value) => typeof value === 'string' && choices.includes(value)),
    `one of ${choices.join(', ')}`,
    { type: 'string', enum: [...choices] },
    about,
  );

export const Flag = (about: FieldAbout): PropertyDecorator =>
  field(
    unless((value) => typeof value === 'boolean'),
    'true or false',
    { type: 'boolean' },
    about,
  );

export const WholeNumber = (least: number, most: number, about: FieldAbout): PropertyDecorator =>
  field(
    unless((value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most),
    `a whole number from ${String(least)} to ${String(most)}`,
    { type: 'integer', minimum: least, maximum: most },
    about,
  );

/** A whole number in an address, where everything is text. Nothing is converted: handlers read it themselves. */
export const DigitsInQuery = (least: number, most: number, about: FieldAbout): PropertyDecorator =>
  field(
    unless((value) => isDigits(value) && Number(value) >= least && Number(value) <= most),
    `a whole number from ${String(least)} to ${String(most)}`,
    { type: 'integer', minimum: least, maximum: most },
    about,
  );

function isDigits(value: unknown): value is string {
  return typeof value === 'string' && /^(0|[1-9][0-9]{0,15})$/.test(value);
}

/** Names with exact decimals, such as weights by value type. */
export const DecimalsByName = (names: readonly string[], about: FieldAbout): PropertyDecorator => {
  const decimal = { type: 'string', pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' };
  const isDecimal = refusedBy((text) => Amount.parse(text));
  return field(
    unless(
      (value) =>
        isPlainObject(value) &&
        Object.entries(value).every(([name, text]) => names.includes(name) && isDecimal(text) === undefined),
    ),
    `an object with plain decimals in quotes, by some of ${names.join(', ')}`,
    {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, decimal])),
      additionalProperties: false,
    },
    about,
  );
};

/** A list of texts, of at most `limit` characters each, in bodies. */
export const ListOfWords = (
  { least, most, limit }: { readonly least: number; readonly most: number; readonly limit: number },
  about: FieldAbout,
): PropertyDecorator =>
  field(
    unless(
      (value) =>
        Array.isArray(value) &&
        value.length >= least &&
        value.length <= most &&
        value.every((item) => isIdentifierText(item, limit)),
    ),
    `a list of ${String(least)} to ${String(most)} texts of at most ${String(limit)} characters`,
    {
      type: 'array',
      minItems: least,
      maxItems: most,
      items: { type: 'string', minLength: 1, maxLength: limit },
    },
    about,
  );

/** A text in an object of a list. */
export interface TextField {
  readonly about: string;
  /** Characters. */
  readonly limit: number;
  /** Only these words, where they are named. */
  readonly choices?: readonly string[];
  readonly optional?: true;
}

/** A list of at most so many objects of texts, in bodies. */
export const ListOfTexts = (
  limit: number,
  fields: Readonly<Record<string, TextField>>,
  about: FieldAbout,
): PropertyDecorator => {
  const names = Object.keys(fields);
  const required = names.filter((name) => !fields[name]!.optional);
  return field(
    unless(
      (value) =>
        Array.isArray(value) && value.length <= limit && value.every((item) => isOfTexts(item, fields)),
    ),
    `a list of at most ${String(limit)} objects with ${names.join(', ')}`,
    {
      type: 'array',
      maxItems: limit,
      items: {
        type: 'object',
        additionalProperties: false,
        required,
        properties: Object.fromEntries(
          Object.entries(fields).map(
            ([name, { about: description, limit: maxLength, choices, optional }]) => [
              name,
              {
                description,
                type: optional ? ['string', 'null'] : 'string',
                maxLength,
                ...(choices ? { enum: optional ? [...choices, null] : choices } : {}),
              },
            ],
          ),
        ),
      },
    },
    about,
  );
};

function isOfTexts(item: unknown, fields: Readonly<Record<string, TextField>>): boolean {
  if (!isPlainObject(item) || Object.keys(item).some((name) => !Object.hasOwn(fields, name))) return false;
  return Object.entries(fields).every(([name, { limit, choices, optional }]) => {
    const text = Object.hasOwn(item, name) ? item[name] : undefined;
    if (text === undefined || text === null) return optional === true;
    return isIdentifierText(text, limit) && (choices?.includes(text) ?? true);
  });
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object inside a body, with a class of its own, which stands above it. */
export const PartIn = (part: () => Type, about: FieldAbout): PropertyDecorator =>
  field(unless(isPlainObject), 'an object', { type: part() }, about, part);

/** An object of any shape inside a body, of at most so many characters of JSON: whoever takes it says what it may hold. */
export const JsonIn = (limit: number, about: FieldAbout): PropertyDecorator =>
  field(
    unless((value) => isPlainObject(value) && JSON.stringify(value).length <= limit),
    `an object of at most ${String(limit)} characters as JSON`,
    { type: 'object', additionalProperties: true },
    about,
  );

/** A list of objects inside a body, with a class of their own, which stands above it. */
export const ListOfPartsIn = (
  part: () => Type,
  { least, most }: { readonly least: number; readonly most: number },
  about: FieldAbout,
): PropertyDecorator =>
  field(
    unless(
      (value) =>
        Array.isArray(value) &&
        value.length >= least &&
        value.length <= most &&
        value.every((item) => isPlainObject(item)),
    ),
    `a list of ${String(least)} to ${String(most)} objects`,
    { type: () => [part()], minItems: least, maxItems: most },
    about,
    part,
  );

/** A part with a class of its own, which stands above it, in answers. */
export const Part = (part: () => Type, about: FieldAbout): PropertyDecorator =>
  ApiProperty({
    type: part(),
    description: about.about,
    required: !about.optional,
    ...(about.nullable ? { nullable: true } : {}),
  });

/** A list of parts, in answers. */
export const ListOf = (part: () => Type, about: FieldAbout): PropertyDecorator =>
  ApiProperty({ type: () => [part()], description: about.about });

/** Anything that has a schema but no check, in answers. */
export const Shape = (schema: Schema, about: FieldAbout): PropertyDecorator =>
  ApiProperty({
    description: about.about,
    required: !about.optional,
    ...(about.nullable ? { nullable: true } : {}),
    ...schema,
  });
