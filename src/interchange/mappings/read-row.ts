import { Amount } from '../../kernel/amount.js';
import { dateIn, parseDate } from '../../kernel/calendar.js';
import { isProblem } from '../../kernel/problem.js';
import type { Condition, Mapping, Source } from './mapping.js';

/** A cell of the other program's file that can't be read, by the column of ours that it was meant for. */
export interface ReadFault {
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** The columns of a file, by name. */
export class SourceColumns {
  private readonly places: ReadonlyMap<string, number>;

  constructor(readonly names: readonly string[]) {
    this.places = new Map(names.map((name, place) => [name.trim(), place] as const).toReversed());
  }

  placeOf(names: readonly string[]): number | undefined {
    return names.map((name) => this.places.get(name)).find((place) => place !== undefined);
  }

  /** What a source is called in this file; undefined where it has none of its columns. */
  called(source: Source): string | undefined {
    const places = namesIn(source).map((names) => this.placeOf(names));
    const names = places.flatMap((place) => (place === undefined ? [] : [this.names[place]!.trim()]));
    return names.length === 0 ? undefined : names.join(' + ');
  }

  /** The lists of names of which the file has none, of those that a mapping can't do without. */
  missing({ columns, id, refund, only, sign }: Mapping): string[][] {
    const sources = [
      ...Object.values(columns),
      ...(id ? [id.from] : []),
      ...(refund && sign ? [refund.of] : []),
    ];
    const asked = [...sources.flatMap(namesIn), ...only.map(({ column }) => [...column])];
    return asked.filter((names) => this.placeOf(names) === undefined);
  }
}

function namesIn(source: Source): string[][] {
  return 'join' in source ? source.join.map((names) => [...names]) : [[...source.column]];
}

const JOINED_LIMIT = 2_000;

/** One row of another program's file, read as a mapping says. */
export class SourceRow {
  constructor(
    private readonly columns: SourceColumns,
    private readonly cells: readonly string[],
    private readonly mapping: Mapping,
    private readonly timeZone: string,
  ) {}

  /** What a source says; nothing where the file has no such column. */
  text(source: Source): string {
    if ('join' in source) {
      const texts = source.join.map((names) => this.cell(names)).filter((text) => text !== '');
      return texts.join(source.with).slice(0, JOINED_LIMIT);
    }
    const text = this.cell(source.column);
    return source.first === null ? text : [...text].slice(0, source.first).join('');
  }

  /** Undefined where the file has no such column, so that nobody can tell. */
  holds({ column, is, not }: Condition): boolean | undefined {
    if (this.columns.placeOf(column) === undefined) return undefined;
    return is.includes(this.cell(column)) !== not;
  }

  private cell(names: readonly string[]): string {
    const place = this.columns.placeOf(names);
    return place === undefined ? '' : (this.cells[place] ?? '').trim();
  }

  /** A day as `YYYY-MM-DD`. */
  day(written: string): string | undefined {
    const { dateFormat } = this.mapping;
    try {
      if (dateFormat === 'utc-datetime' && written.length > 10)
        return dateIn(
          this.timeZone,
          /Z|[+-]\d\d:\d\d$/.test(written) ? written : `${written.replace(' ', 'T')}Z`,
        );
      const day = dayIn(written, dateFormat);
      return day === undefined ? undefined : parseDate(day);
    } catch (error) {
      if (isProblem(error)) return undefined;
      throw error;
    }
  }

  /** An amount as a plain decimal, from one with separators of thousands, a sign on either side, or parentheses for less than zero. */
  amount(written: string): string | undefined {
    const [point, thousands] = this.mapping.decimalComma ? [',', '.'] : ['.', ','];
    const inParentheses = /^\((.*)\)$/.exec(written);
    let text = (inParentheses?.[1] ?? written).replace(/[\s\u00a0\u202f']/g, '').replace('−', '-');
    const isNegative = inParentheses !== null || text.startsWith('-') || text.endsWith('-');
    text = text.replace(/^[-+]|[-+]$/, '');
    const [whole = '', fraction, ...rest] = text.split(point);
    const groups = whole.split(thousands);
    if (rest.length > 0 || groups.slice(1).some((group) => !/^\d{3}$/.test(group))) return undefined;
    const plain = groups.join('') + (fraction === undefined ? '' : `.${fraction}`);
    if (!/^\d+(\.\d+)?$/.test(plain) || (groups.length > 1 && !/^\d{1,3}$/.test(groups[0]!)))
      return undefined;
    const amount = tried(() => Amount.parse(plain));
    return amount && (isNegative ? amount.negated() : amount).toString();
  }
}

function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isProblem(error)) return undefined;
    throw error;
  }
}

function dayIn(written: string, format: Mapping['dateFormat']): string | undefined {
  const found = /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})$/.exec(written);
  if (!found) return undefined;
  const [, one, two, three] = found as unknown as [string, string, string, string];
  const parts = {
    'DD.MM.YYYY': [three, two, one],
    'DD/MM/YYYY': [three, two, one],
    'MM/DD/YYYY': [three, one, two],
  };
  const [year, month, day] = (format in parts ? parts[format as keyof typeof parts] : [one, two, three]) as [
    string,
    string,
    string,
  ];
  const separator =
    { 'DD.MM.YYYY': '.', 'DD/MM/YYYY': '/', 'MM/DD/YYYY': '/' }[format as keyof typeof parts] ?? '-';
  // A year of two digits could be of either century.
  if (year.length !== 4 || written.split(separator).length !== 3) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
