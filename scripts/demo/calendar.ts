import { Temporal } from 'temporal-polyfill';
import type { Random } from './random.js';

/** The partnership's eight full quarters and the one that is running, in the calendar year it keeps. */
export interface Quarter {
  readonly index: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly season: 'autumn' | 'winter' | 'spring' | 'summer';
}

export const FIRST_DAY = '2024-10-01';
/** The story stops here, in the middle of the ninth quarter. */
export const LAST_DAY = '2026-11-13';

const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;

export const QUARTERS: readonly Quarter[] = Array.from({ length: 9 }, (_, index) => {
  const from = Temporal.PlainDate.from(FIRST_DAY).add({ months: 3 * index });
  const ofYear = (from.month - 1) / 3;
  return {
    index,
    name: `${from.year}-Q${ofYear + 1}`,
    from: from.toString(),
    to: from.add({ months: 3 }).subtract({ days: 1 }).toString(),
    season: SEASONS[ofYear] as Quarter['season'],
  };
});

export function quarterAt(index: number): Quarter {
  const quarter = QUARTERS[index];
  if (quarter === undefined) throw new RangeError(`The story has no quarter ${index}`);
  return quarter;
}

export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Offices are shut at weekends, from Christmas Eve to the second of January, and on Saint Patrick's Day. */
export function isWorkingDay(day: string): boolean {
  const monthAndDay = day.slice(5);
  if (monthAndDay >= '12-24' || monthAndDay <= '01-02' || monthAndDay === '03-17') return false;
  return Temporal.PlainDate.from(day).dayOfWeek <= 5;
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: string): string {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = daysAfter(candidate, 1);
  return candidate;
}

/** A working day of the quarter, counted from its first day: `[0, 20]` is its first three weeks. */
export function workingDayIn(
  random: Random,
  quarter: Quarter,
  days: readonly [number, number] = [0, 88],
): string {
  for (;;) {
    const day = daysAfter(quarter.from, random.between(days[0], days[1]));
    if (day <= quarter.to && isWorkingDay(day)) return day;
  }
}

/** A Saturday of the quarter, for what people do when the offices are shut. */
export function saturdayIn(random: Random, quarter: Quarter): string {
  const first = Temporal.PlainDate.from(quarter.from);
  const toSaturday = (6 - first.dayOfWeek + 7) % 7;
  return first.add({ days: toSaturday + 7 * random.between(0, 10) }).toString();
}
