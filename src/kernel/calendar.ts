import { Temporal } from 'temporal-polyfill';
import { Problem } from './problem.js';

/** A real date of 1900 to 2200, written YYYY-MM-DD, so that dates compare as text does. Only `parseDate` makes one. */
export type CalendarDate = string & { readonly __date: unique symbol };

const firstYear = 1900;
const lastYear = 2200;

/** The first date there is. */
export const FIRST_DAY = `${firstYear}-01-01` as CalendarDate;

const zeroCode = 48;

/** Only real dates are remembered, and there are about 110 000 of them: the memory cannot grow without end. */
const knownDates = new Set<string>();

/** @throws Problem `kernel.date-malformed` */
export function parseDate(text: string): CalendarDate {
  if (knownDates.has(text)) return text as CalendarDate;
  if (!isRealDate(text)) throw new Problem('kernel.date-malformed', { found: text });
  knownDates.add(text);
  return text as CalendarDate;
}

/** @throws Problem `kernel.date-malformed` where the sum leaves the years 1900 to 2200 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return parseDate(Temporal.PlainDate.from(date).add({ days }).toString());
}

/** How many days lie between two dates: 1 from a day to the next one; below zero where the other is earlier. */
export function daysBetween(date: CalendarDate, other: CalendarDate): number {
  return Temporal.PlainDate.from(date).until(Temporal.PlainDate.from(other)).days;
}

/**
 * The date in a zone at an instant. It alone decides the quarter, so the zone's own history of offsets counts.
 * @throws Problem `kernel.time-zone-unknown`, `kernel.instant-malformed`
 */
export function dateIn(timeZone: string, instant: string): CalendarDate {
  if (lastDated.timeZone === timeZone && lastDated.instant === instant) return lastDated.date;
  assertTimeZone(timeZone);
  const zoned = Temporal.Instant.from(parseInstant(instant)).toZonedDateTimeISO(timeZone);
  const date = parseDate(zoned.toPlainDate().toString());
  lastDated = { timeZone, instant, date };
  return date;
}

/**
 * The instant at which a date begins in a zone, with the offset that holds there then: `2026-07-01T00:00:00+02:00`. Where clocks
 * skip midnight it is the first moment after it.
 * @throws Problem `kernel.time-zone-unknown`
 */
export function beginningOf(date: CalendarDate, timeZone: string): string {
  assertTimeZone(timeZone);
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toString({ timeZoneName: 'never' });
}

/** What was asked last: the many decisions of an import all ask for the same instant. */
let lastDated = { timeZone: '', instant: '', date: '' as CalendarDate };

/** Only known zones are remembered, and there are about 600 of them. */
const knownTimeZones = new Set<string>();
const timeZoneName = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/**
 * Holds for IANA names, written as IANA writes them; not for offsets such as +01:00, which forget summer time.
 * @throws Problem `kernel.time-zone-unknown`
 */
export function assertTimeZone(id: string): void {
  if (knownTimeZones.has(id)) return;
  if (!isTimeZone(id)) throw new Problem('kernel.time-zone-unknown', { found: id });
  knownTimeZones.add(id);
}

const canonicalInstant = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const rfc3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * An RFC 3339 instant in its one canonical form: UTC, milliseconds, `Z`. Finer fractions are cut, never rounded up, so
 * that no instant moves into the next day. Leap seconds (`:60`) are refused: no clock that Evenhand meets shows them.
 * @throws Problem `kernel.instant-malformed`
 */
export function parseInstant(text: string): string {
  if (typeof text === 'string') {
    if (canonicalInstant.test(text) && isRealDate(text.slice(0, 10))) return text;
    const written = rfc3339.exec(text);
    if (written && isRealDate(written[1]!)) {
      const instant = Temporal.Instant.from(text.toUpperCase());
      const canonical = instant.toString({ fractionalSecondDigits: 3, roundingMode: 'floor' });
      if (isRealDate(canonical.slice(0, 10))) return canonical;
    }
  }
  throw new Problem('kernel.instant-malformed', { found: text });
}

/** A fiscal quarter: its id such as 2026-Q3, its first and its last day. */
export interface Quarter {
  readonly id: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * A coalition's fiscal year, in quarters. A fiscal year is named after the calendar year in which it *ends*: with
 * `startMonth` 1 it is the calendar year itself; with 7, 2026-Q1 is 2025-07-01 to 2025-09-30.
 */
export class FiscalCalendar {
  /** Quarter ids by month, counted from January 1900; filled as they are asked for. */
  readonly #idsByMonth: (string | undefined)[] = new Array<string | undefined>(
    (lastYear - firstYear + 1) * 12,
  ).fill(undefined);
  readonly #quarters = new Map<string, Quarter>();

  constructor(
    /** The fiscal year's first month, 1 to 12. */
    readonly startMonth: number,
  ) {
    if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12)
      throw new RangeError(`A fiscal year begins in month 1 to 12, not ${startMonth}.`);
  }

  /** Whether a text has the form of a quarter's id, 1900-Q1 to 2201-Q4. */
  static isQuarterId(text: unknown): text is string {
    if (typeof text !== 'string' || !/^\d{4}-Q[1-4]$/.test(text)) return false;
    const year = digitsAt(text, 0, 4);
    return year >= firstYear && year <= lastYear + 1;
  }

  quarterOf(date: CalendarDate): string {
    const month = (digitsAt(date, 0, 4) - firstYear) * 12 + digitsAt(date, 5, 2) - 1;
    return (this.#idsByMonth[month] ??= this.#idOfMonth(month));
  }

  /** Quarters that follow each other, so many, the last of them this one; fewer where time begins. */
  quartersUpTo(id: string, count: number): Quarter[] {
    const quarters = [this.quarter(id)];
    const first = this.quarterOf(FIRST_DAY);
    while (quarters.length < count && quarters[0]!.id > first)
      quarters.unshift(this.quarter(this.previous(quarters[0]!.id)));
    return quarters;
  }

  /** @throws Problem `request.quarter-malformed` */
  quarter(id: string): Quarter {
    const known = this.#quarters.get(id);
    if (known) return known;
    const ordinal = ordinalOf(id);
    const quarter = Object.freeze({
      id,
      from: `${this.#firstMonthOf(ordinal)}-01` as CalendarDate,
      to: lastDayOf(this.#firstMonthOf(ordinal, 2)),
    });
    this.#quarters.set(id, quarter);
    return quarter;
  }

  /** @throws Problem `request.quarter-malformed` */
  next(id: string): string {
    return idOf(ordinalOf(id) + 1);
  }

  /** @throws Problem `request.quarter-malformed` */
  previous(id: string): string {
    return idOf(ordinalOf(id) - 1);
  }

  /** With a start in January months count as they are; else the year that ends later is reached early. */
  get #monthsAhead(): number {
    return (13 - this.startMonth) % 12;
  }

  #idOfMonth(month: number): string {
    return idOf(Math.floor((firstYear * 12 + month + this.#monthsAhead) / 3));
  }

  #firstMonthOf(ordinal: number, later = 0): string {
    const month = ordinal * 3 + later - this.#monthsAhead;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  }
}

/** Quarters counted through: four times the fiscal year, plus 0 to 3. */
function ordinalOf(id: string): number {
  if (!FiscalCalendar.isQuarterId(id)) throw new Problem('request.quarter-malformed', { found: id });
  return digitsAt(id, 0, 4) * 4 + digitsAt(id, 6, 1) - 1;
}

function idOf(ordinal: number): string {
  const id = `${Math.floor(ordinal / 4)}-Q${(ordinal % 4) + 1}`;
  if (!FiscalCalendar.isQuarterId(id)) throw new Problem('request.quarter-malformed', { found: id });
  return id;
}

function lastDayOf(month: string): CalendarDate {
  return `${month}-${daysIn(digitsAt(month, 0, 4), digitsAt(month, 5, 2))}` as CalendarDate;
}

function isRealDate(text: string): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  return (
    year >= firstYear &&
    year <= lastYear &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month)
  );
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isTimeZone(id: string): boolean {
  if (typeof id !== 'string' || !timeZoneName.test(id)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id).timeZoneId === id;
  } catch {
    return false;
  }
}

function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index++)
    value = value * 10 + (text.charCodeAt(index) - zeroCode);
  return value;
}
