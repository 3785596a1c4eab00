import type { JsonObject, JsonValue } from '../../kernel/canonical-json.js';
import { Problem } from '../../kernel/problem.js';
import { closest } from '../closest.js';
import { columnsOf, tableNames, type TableName } from '../import-tables.js';

/** How a file's dates are written. `utc-datetime` are moments in UTC, whose day is that of the coalition's zone. */
export const DATE_FORMATS = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'utc-datetime'] as const;
export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Where a text of a row comes from: the first of some columns that the file has, or several that are joined. */
export type Source =
  | { readonly column: readonly string[]; readonly first: number | null }
  | { readonly join: readonly (readonly string[])[]; readonly with: string };

/** Rows whose column says one of these; with `not`, those whose column says none. */
export interface Condition {
  readonly column: readonly string[];
  readonly is: readonly string[];
  readonly not: boolean;
}

type Cells = Readonly<Record<string, string>>;

/** How the rows of another program's file become rows of an import. What each part does stands in docs/mappings.md. */
export interface Mapping {
  readonly name: string;
  readonly about: string | null;
  readonly becomes: TableName;
  readonly file: {
    readonly delimiter: (typeof DELIMITERS)[number];
    readonly encoding: (typeof ENCODINGS)[number];
    readonly skipLines: number;
  };
  readonly dateFormat: (typeof DATE_FORMATS)[number];
  readonly decimalComma: boolean;
  readonly id: { readonly from: Source; readonly prefix: string } | null;
  readonly columns: Readonly<Record<string, Source>>;
  readonly prefixes: Cells;
  readonly constants: Cells;
  readonly values: Readonly<Record<string, Cells>>;
  readonly only: readonly Condition[];
  readonly sign: { readonly positive: Cells; readonly negative: Cells } | null;
  readonly refund: { readonly when: Condition; readonly of: Source } | null;
  readonly balance: { readonly column: Source; readonly account: Source | null } | null;
  readonly makes: {
    readonly members: {
      readonly name: Source;
      readonly only: Condition | null;
      /** The member that stands for all who are no members and are not made. */
      readonly others: { readonly id: string; readonly name: string } | null;
    } | null;
    readonly pools: { readonly name: Source; readonly allowNegative: boolean } | null;
  };
}

/** The longest mapping that is taken, in characters of JSON: value lists of some thousands of names. */
export const MAPPING_LIMIT_CHARACTERS = 256 * 1024;

/**
 * Reads a mapping, with everything that is left out as it is meant.
 * @throws Problem `interchange.mapping-malformed` {field, found, expected}
 */
export function parseMapping(value: JsonValue): Mapping {
  const fields = new Fields(value, 'mapping', [
    ...['name', 'about', 'becomes', 'file', 'dateFormat', 'decimalComma', 'id', 'columns', 'prefixes'],
    ...['constants', 'values', 'only', 'sign', 'refund', 'balance', 'makes'],
  ]);
  const becomes = fields.choice('becomes', tableNames, 'entries');
  const known = columnsOf(becomes).map(({ name }) => name);
  const file = fields.part('file', ['delimiter', 'encoding', 'skipLines']);
  const id = fields.part('id', ['from', 'prefix']);
  const sign = fields.part('sign', ['positive', 'negative']);
  const refund = fields.part('refund', ['when', 'of']);
  const balance = fields.part('balance', ['column', 'account']);
  const makes = fields.part('makes', ['members', 'pools']);
  const members = makes?.part('members', ['name', 'only', 'others']);
  const others = members?.part('others', ['id', 'name']);
  const pools = makes?.part('pools', ['name', 'allowNegative']);
  const cells = (part: Fields, field: string): Cells => part.texts(field, known);
  const mapping: Mapping = {
    name: mappingName(fields.text('name', '')),
    about: fields.text('about', '') || null,
    becomes,
    file: {
      delimiter: file?.choice('delimiter', DELIMITERS, ',') ?? ',',
      encoding: file?.choice('encoding', ENCODINGS, 'utf-8') ?? 'utf-8',
      skipLines: file?.count('skipLines', 100) ?? 0,
    },
    dateFormat: fields.choice('dateFormat', DATE_FORMATS, 'YYYY-MM-DD'),
    decimalComma: fields.flag('decimalComma'),
    id: id ? { from: id.source('from'), prefix: id.text('prefix', '') } : null,
    columns: Object.fromEntries(
      fields.names('columns', known).map((name) => [name, fields.part('columns', known)!.source(name)]),
    ),
    prefixes: cells(fields, 'prefixes'),
    constants: cells(fields, 'constants'),
    values: Object.fromEntries(
      fields.names('values', known).map((name) => [name, fields.part('values', known)!.texts(name)]),
    ),
    only: fields.list('only').map((one, at) => condition(one, `only[${String(at)}]`)),
    sign: sign ? { positive: cells(sign, 'positive'), negative: cells(sign, 'negative') } : null,
    refund: refund ? { when: refund.condition('when'), of: refund.source('of') } : null,
    balance: balance
      ? {
          column: balance.source('column'),
          account: balance.has('account') ? balance.source('account') : null,
        }
      : null,
    makes: {
      members: members
        ? {
            name: members.source('name'),
            only: members.has('only') ? members.condition('only') : null,
            others: others ? { id: others.text('id', ''), name: others.text('name', '') } : null,
          }
        : null,
      pools: pools ? { name: pools.source('name'), allowNegative: pools.flag('allowNegative') } : null,
    },
  };
  assertConsistent(mapping);
  return mapping;
}

/** A name by which a mapping is asked for. @throws Problem `interchange.mapping-malformed` */
export function mappingName(name: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= 60) return name;
  throw malformed('name', name, 'a name of small letters, digits and hyphens, at most 60 characters');
}

function assertConsistent({ becomes, sign, refund, balance, makes, id, columns, constants }: Mapping): void {
  const isOfEntries = becomes === 'entries';
  for (const [field, part] of Object.entries({
    sign,
    refund,
    balance,
    'makes.members': makes.members,
    'makes.pools': makes.pools,
  }))
    if (part !== null && !isOfEntries) throw malformed(field, 'it', 'nothing, as only entries have it');
  if (refund && !id) throw malformed('id', 'nothing', 'an id, as refunds name what they take back by it');
  if (balance && !('quantity' in columns))
    throw malformed('columns.quantity', 'nothing', 'the column that moves the balance');
  const given = new Set([
    ...Object.keys(columns),
    ...Object.keys(constants),
    ...Object.keys(sign?.positive ?? {}),
  ]);
  const missing = columnsOf(becomes).find(({ name, required }) => required && !given.has(name));
  if (missing) throw malformed(`columns.${missing.name}`, 'nothing', missing.expected);
}

const malformed = (field: string, found: string, expected: string): Problem =>
  new Problem('interchange.mapping-malformed', { field, found, expected });

const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2_000;

function columnNames(value: JsonValue | undefined, field: string): string[] {
  const names = (Array.isArray(value) ? value : [value]) as readonly (JsonValue | undefined)[];
  const texts = names.filter(isText).filter((name) => name !== '');
  if (names.length > 0 && texts.length === names.length) return texts;
  throw malformed(field, shown(value), 'the name of a column, or a list of names of which the file has one');
}

function condition(value: JsonValue | undefined, field: string): Condition {
  const part = new Fields(value, field, ['column', 'is', 'isNot']);
  const not = part.has('isNot');
  const is = part.list(not ? 'isNot' : 'is');
  if (is.length === 0 || !is.every(isText) || (not && part.has('is')))
    throw malformed(field, shown(value), 'a column, and either `is` or `isNot` with a list of texts');
  return { column: columnNames(part.value('column'), `${field}.column`), is: is.filter(isText), not };
}

/** The fields of one part of a mapping; those that nobody knows are refused by name. */
class Fields {
  private readonly object: Readonly<Record<string, JsonValue>>;

  constructor(
    value: JsonValue | undefined,
    private readonly path: string,
    known: readonly string[] | null,
  ) {
    if (!isJsonObject(value)) throw malformed(path, shown(value), 'an object');
    this.object = value;
    for (const field of Object.keys(this.object)) {
      if (known === null || known.includes(field)) continue;
      const meant = closest(field, known);
      throw malformed(this.at(field), 'it', meant ? `${meant}, perhaps` : `one of ${known.join(', ')}`);
    }
  }

  private at(field: string): string {
    return this.path === 'mapping' ? field : `${this.path}.${field}`;
  }

  value(field: string): JsonValue | undefined {
    return Object.hasOwn(this.object, field) ? this.object[field] : undefined;
  }

  has(field: string): boolean {
    return (this.value(field) ?? null) !== null;
  }

  part(field: string, known: readonly string[] | null): Fields | undefined {
    return this.has(field) ? new Fields(this.value(field), this.at(field), known) : undefined;
  }

  names(field: string, known: readonly string[]): string[] {
    return Object.keys(this.part(field, known)?.object ?? {});
  }

  text(field: string, otherwise: string): string {
    const value = this.value(field) ?? otherwise;
    if (!isText(value)) throw malformed(this.at(field), shown(value), 'a text of at most 2 000 characters');
    return value;
  }

  flag(field: string): boolean {
    const value = this.value(field) ?? false;
    if (typeof value !== 'boolean') throw malformed(this.at(field), shown(value), 'true or false');
    return value;
  }

  count(field: string, most: number): number {
    const value = this.value(field) ?? 0;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
    throw malformed(this.at(field), shown(value), `a whole number from 0 to ${String(most)}`);
  }

  choice<Known extends string>(field: string, known: readonly Known[], otherwise: Known): Known {
    const value = this.value(field) ?? otherwise;
    const chosen = known.find((one) => one === value);
    if (chosen === undefined)
      throw malformed(this.at(field), shown(value), known.map((one) => JSON.stringify(one)).join(', '));
    return chosen;
  }

  list(field: string): readonly JsonValue[] {
    const value = this.value(field) ?? [];
    if (!Array.isArray(value)) throw malformed(this.at(field), shown(value), 'a list');
    return value as readonly JsonValue[];
  }

  texts(field: string, known: readonly string[] | null = null): Cells {
    const part = this.part(field, known);
    if (!part) return {};
    for (const name of Object.keys(part.object)) part.text(name, '');
    return part.object as Cells;
  }

  condition(field: string): Condition {
    return condition(this.value(field), this.at(field));
  }

  source(field: string): Source {
    const value = this.value(field);
    const path = this.at(field);
    if (!isJsonObject(value)) return { column: columnNames(value, path), first: null };
    if ('join' in value) {
      const part = new Fields(value, path, ['join', 'with']);
      const join = part.list('join').map((one, at) => columnNames(one, `${path}.join[${String(at)}]`));
      return { join, with: part.text('with', ', ') };
    }
    const part = new Fields(value, path, ['column', 'first']);
    const first = part.has('first') ? part.count('first', 200) : null;
    return { column: columnNames(part.value('column'), `${path}.column`), first };
  }
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
