import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import type { Directory } from './directory.js';

/** Whether a date lies in a closed quarter. The first quarter that closes closes whatever came before it. */
export function isClosed(directory: Directory, date: string): boolean {
  const last = directory.closings.at(-1);
  return last !== undefined && date <= last.lastDay;
}

/** The quarter after the last one that is closed; null while none is, for then every quarter is open. */
export function firstOpenQuarter({ closedThrough, coalition }: Directory): string | null {
  return closedThrough === null ? null : coalition.fiscalCalendar.next(closedThrough);
}

/** @throws Problem `coalition.quarter-closed`, which says from when on dates are open */
export function assertOpen(directory: Directory, date: string): void {
  if (!isClosed(directory, date)) return;
  const { fiscalCalendar } = directory.coalition;
  throw new Problem('coalition.quarter-closed', {
    on: date,
    quarter: fiscalCalendar.quarterOf(parseDate(date)),
    openFrom: fiscalCalendar.quarter(firstOpenQuarter(directory)!).from,
  });
}
