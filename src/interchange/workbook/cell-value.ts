import { Temporal } from 'temporal-polyfill';

/** What a cell says, as an import reads it; or why it says nothing that could be recorded. */
export type CellValue = string | { readonly found: string; readonly expected: string };

/** A cell as it is stored. */
export interface StoredCell {
  /** `n`, `s`, `str`, `inlineStr`, `b`, `d`, `e`. */
  readonly type: string;
  readonly value: string;
  readonly isDate: boolean;
  readonly hasFormula: boolean;
}

/** What holds in the whole workbook. */
export interface WorkbookRules {
  /** Whether days count from 1904 on, as on old Macintoshes. */
  readonly from1904: boolean;
  /** Whether the program that wrote it left its formulas to be computed by whoever opens it. */
  readonly formulasPending: boolean;
  readonly texts: readonly string[];
}

/** A spreadsheet counts in binary fractions, which hold so many digits exactly. */
const EXACT_DIGITS = 15;

/** Digits before and after the point that an amount can have at most: beyond, zeros would only be written out to be refused. */
const LARGEST_EXPONENT = 40;

const NUMBER = /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d{1,4}))?$/;

/** Reads a stored cell. Dates come as `YYYY-MM-DD`, numbers as plain decimals, truth as `true` and `false`. */
export function cellValue(cell: StoredCell, rules: WorkbookRules): CellValue {
  const { type, value, hasFormula } = cell;
  if (hasFormula && (value === '' || rules.formulasPending) && type !== 'inlineStr')
    return {
      found: 'a formula that was not computed',
      expected: 'its value: open the file in a spreadsheet program and save it, or paste values',
    };
  switch (type) {
    case 's':
      return (
        rules.texts[wholeNumber(value)] ?? { found: `text ${value}, which is not there`, expected: 'a text' }
      );
    case 'str':
    case 'inlineStr':
      return value;
    case 'b':
      return value === '1' ? 'true' : value === '0' ? 'false' : { found: value, expected: 'true or false' };
    case 'e':
      return { found: value, expected: 'a value; the cell’s formula has an error' };
    case 'd':
      return isoDay(value);
    case 'n':
    case '':
      if (value === '') return '';
      return cell.isDate ? dayOf(value, rules.from1904) : plainNumber(value);
    default:
      return { found: `a cell of kind “${type}”`, expected: 'a text, a number or a date' };
  }
}

/**
 * The decimal that somebody typed, from what is stored. Programs store binary fractions, some with all seventeen digits that
 * tell them apart (1.1 as 1.1000000000000001): such a number is read as the shortest decimal that it is nearest to, where that has
 * digits enough to be told apart from all others. Where it has not (0.30000000000000004), it was computed and not rounded.
 */
export function plainNumber(stored: string): CellValue {
  const asTyped = digitsOf(stored);
  if (!asTyped) return { found: stored, expected: 'a number' };
  if (asTyped.digits.length <= EXACT_DIGITS) return written(asTyped, stored);
  const shortest = digitsOf(String(Number(stored)));
  if (shortest && shortest.digits.length <= EXACT_DIGITS) return written(shortest, stored);
  return {
    found: stored,
    expected: `a number of at most ${String(EXACT_DIGITS)} digits, as =ROUND(…, 2) gives it, or the amount as text`,
  };
}

interface Digits {
  readonly sign: string;
  /** Without zeros at either end; empty for zero. */
  readonly digits: string;
  /** Where the point stands, counted from the first digit. */
  readonly point: number;
}

function digitsOf(text: string): Digits | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const all = whole! + fraction;
  const leading = /^0*/.exec(all)![0].length;
  const digits = all.slice(leading).replace(/0+$/, '');
  return { sign: sign === '-' ? '-' : '', digits, point: whole!.length - leading + Number(exponent) };
}

function written({ sign, digits, point }: Digits, stored: string): CellValue {
  if (digits === '') return '0';
  if (Math.abs(point) > LARGEST_EXPONENT)
    return { found: stored, expected: 'an amount of at most 38 digits' };
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const A_DAY = 'a day without a time, as YYYY-MM-DD';

/**
 * The day behind a number that is shown as a date. Days count from 1900, with a 29 February that year which never was; those
 * before it would be told wrong by half of all programs, and are refused.
 */
export function dayOf(stored: string, from1904: boolean): CellValue {
  const days = digitsOf(stored);
  if (!days || days.sign === '-') return { found: stored, expected: A_DAY };
  if (days.digits.length > days.point) return { found: `${stored}, a day with a time`, expected: A_DAY };
  const serial = days.digits === '' ? 0 : wholeNumber(written(days, stored));
  const first = from1904 ? 0 : 61;
  // 2200-12-31 in either count, beyond which no date is taken.
  if (!(serial >= first && serial <= 110_000))
    return { found: `day ${stored}`, expected: 'a day from 1900-03-01 on' };
  const epoch = from1904 ? '1904-01-01' : '1899-12-30';
  return Temporal.PlainDate.from(epoch).add({ days: serial }).toString();
}

function isoDay(text: string): CellValue {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)?.[1];
  return day ?? { found: text, expected: A_DAY };
}

/** A whole number in digits; NaN where it is none. */
function wholeNumber(text: unknown): number {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}

/** Formats that programs have from the start and that show days or times, by their numbers (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number format shows a day or a time: it has letters for years, months, days or hours outside of quoted text. */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';');
  return /[ymdhs]/i.test(positive) && !/general|[0#?]/i.test(positive.replace(/[ymdhs]+[.,]0+/gi, ''));
}
