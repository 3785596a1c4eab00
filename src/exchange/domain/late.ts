import { firstOpenDay, isClosed } from '../../coalition/domain/closing.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { parseDate, type CalendarDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';

/**
 * Where a fact about an entry is booked. A closed quarter does not change (domain.md §2, law 7): what arrives late is a
 * prior-period item of the first quarter that is open, and remembers the day that it really belongs to.
 */
export interface Booking {
  /** The day on which it counts: an open one. */
  readonly occurredOn: string;
  /** The day that it really belongs to, in a quarter that was closed; null where that is the day on which it counts. */
  readonly lateFor: string | null;
  /** The day in a closed quarter where the entry stood undecided until now; null where it stays on its own day. */
  readonly carriedFrom: string | null;
}

type Dated = Pick<Booking, 'occurredOn' | 'lateFor'>;

/** The day that an entry really belongs to, wherever it is booked. */
export function happenedOn({ occurredOn, lateFor }: Dated): string {
  return lateFor ?? occurredOn;
}

/**
 * Where a decision about an entry that does not count yet is booked: on the entry's own day, or, once its quarter is closed, on the
 * first open day. Nothing of it counted in the closed quarter, so that all of it can be carried over.
 */
export function bookingOf(entry: Dated, directory: Directory): Booking {
  const { occurredOn, lateFor } = entry;
  if (!isClosed(directory, occurredOn)) return { occurredOn, lateFor, carriedFrom: null };
  return { occurredOn: firstOpenDay(directory), lateFor: happenedOn(entry), carriedFrom: occurredOn };
}

/** What taking an entry back restates: nothing where it counts in an open quarter of its own. */
export function restatedBy(entry: Dated, directory: Directory): string | null {
  return entry.lateFor ?? (isClosed(directory, entry.occurredOn) ? entry.occurredOn : null);
}

/**
 * Reads the day that a late item really belongs to: a day of a quarter before the one in which it is booked, and of a closed one; but
 * what is read from a file may be late in a ledger that has closed nothing yet, as files don't carry closes.
 * @throws Problem `kernel.date-malformed`, `exchange.late-for-not-earlier`, `exchange.late-for-open`
 */
export function checkedLateFor(
  found: string | null | undefined,
  occurredOn: CalendarDate,
  directory: Directory,
  isFromFile: boolean,
): CalendarDate | null {
  if (found === null || found === undefined) return null;
  const day = parseDate(found);
  const { fiscalCalendar } = directory.coalition;
  const [quarter, bookedIn] = [fiscalCalendar.quarterOf(day), fiscalCalendar.quarterOf(occurredOn)];
  if (quarter >= bookedIn) {
    throw new Problem('exchange.late-for-not-earlier', { found: day, quarter, on: occurredOn, bookedIn });
  }
  if (!isFromFile && !isClosed(directory, day)) {
    throw new Problem('exchange.late-for-open', { found: day, quarter, on: occurredOn });
  }
  return day;
}

/**
 * An entry is dated in an open quarter; how else it is recorded, its refusal says.
 * @throws Problem `coalition.quarter-closed`
 */
export function assertBookable(on: CalendarDate, directory: Directory): void {
  refuseIn(on, directory, (openFrom) => {
    return `To record it as a late item, date it from ${openFrom} on, and say that it is late for ${on}`;
  });
}

/**
 * What counts in a closed quarter is neither disputed nor valued there.
 * @throws Problem `coalition.quarter-closed`
 */
export function assertNotCountedInClosed(on: string, directory: Directory): void {
  refuseIn(on, directory, (openFrom) => {
    return `What counted there is put right by a reversal dated from ${openFrom} on and, where needed, a new entry that is late for ${on}`;
  });
}

function refuseIn(on: string, directory: Directory, remedyFrom: (openFrom: string) => string): void {
  if (!isClosed(directory, on)) return;
  const openFrom = firstOpenDay(directory);
  const quarter = directory.coalition.fiscalCalendar.quarterOf(parseDate(on));
  // Goes before the point that ends the detail.
  const remedy = `. ${remedyFrom(openFrom)}`;
  throw new Problem('coalition.quarter-closed', { on, quarter, openFrom, remedy });
}
