import type { Directory } from '../coalition/domain/directory.js';
import type { PageAsked } from '../event-store/cursor.js';

/** Which entries; null where a filter is not used. */
export interface EntryFilter {
  /** On either side; entries of members that merged into it too. */
  readonly member: string | null;
  readonly kind: string | null;
  readonly direction: string | null;
  /** First and last day. */
  readonly from: string | null;
  readonly to: string | null;
  /** A fiscal quarter, such as `2026-Q3`: the days that lie in it as well. */
  readonly quarter?: string | null;
  readonly project: string | null;
  readonly status: string | null;
  /** `backbone` or `member:ID`, and members that merged into it. */
  readonly recordedBy: string | null;
  /** `backbone` or `member:ID`: what that party can bring further today. */
  readonly waitingFor: string | null;
  readonly pledge: string | null;
  /** Claimed as cost sharing on this award. */
  readonly award: string | null;
  /** Given into or received from this pool. */
  readonly pool?: string | null;
  /** `true`: entries that should have a value and have none. */
  readonly unvalued?: string | null;
  /** Words that all stand in its id, its description, its project or the names of its members, in capitals or not. */
  readonly text?: string | null;
}

export type EntryOrder = 'oldest' | 'newest';

/** Which entries, in which order: the oldest first where nothing is said. */
export interface EntriesAsked extends EntryFilter, PageAsked {
  readonly order?: EntryOrder | null;
}

/** Days that hold nothing. */
const NO_DAYS = { from: '9999-12-31', to: '0000-01-01' };

/** The first and the last day of what was asked: those of the quarter where they lie within the others. */
export function daysOf(
  { from, to, quarter }: Pick<EntryFilter, 'from' | 'to' | 'quarter'>,
  directory: Directory,
): { readonly from: string | null; readonly to: string | null } {
  if (quarter === null || quarter === undefined) return { from, to };
  const whole = directory.coalition.fiscalCalendar.quarter(quarter);
  const days = {
    from: from === null || from < whole.from ? whole.from : from,
    to: to === null || to > whole.to ? whole.to : to,
  };
  return days.from > days.to ? NO_DAYS : days;
}
