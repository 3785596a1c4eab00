import { outlookIn } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import type { Sight } from '../coalition/domain/sight.js';
import type { DirectoryCache } from '../event-store/directory-cache.js';
import type { EventRegistry } from '../event-store/event.js';
import { positionAt } from '../event-store/log-reader.js';
import type { LedgerHead, ReadSnapshot } from '../event-store/store.js';
import { dateIn, FiscalCalendar, parseDate, parseInstant, type Quarter } from '../kernel/calendar.js';
import { Problem } from '../kernel/problem.js';
import type { FigureView } from './domain/figure-id.js';

/** What the read side needs of a ledger. */
export interface LedgerReads {
  read<T>(work: (snapshot: ReadSnapshot) => Promise<T>, reach?: 'across'): Promise<T>;
  readonly directories: DirectoryCache<Directory>;
  readonly events: EventRegistry;
  now(): string;
}

/** Which figures: of a quarter or of all time; as of a date; as known at a position or an instant. */
export interface FigureScope {
  readonly quarter?: string | undefined;
  readonly asOf?: string | undefined;
  readonly asKnownAt?: string | undefined;
}

/** A moment of the ledger, with what was known of the coalition then. */
export interface KnownLedger {
  readonly head: LedgerHead;
  readonly directory: Directory;
  /** What is known of the coalition now, which decides who may look. */
  readonly directoryNow: Directory;
  /** The position up to which facts count. */
  readonly position: number;
  /** Whether that position was asked for; otherwise it is the last one, and moves on. */
  readonly isPinned: boolean;
}

/** The period asked for, in dates of the coalition. */
export interface Period {
  readonly quarter: Quarter | null;
  /** The first day; null for all time. */
  readonly from: string | null;
  readonly to: string;
  /** The last day that counts, where it was asked for and is not the quarter's own. */
  readonly asOf: string | null;
  /** Whether nothing recorded lies after `to`, so that sums for life can be used as they are. */
  readonly isOpenEnded: boolean;
}

/** The ledger as it is, or as it was known at a position or an instant. */
export async function knownLedger(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  asKnownAt?: string,
): Promise<KnownLedger> {
  const { head, directory } = await ledger.directories.view(snapshot, coalitionId);
  if (asKnownAt === undefined)
    return { head, directory, directoryNow: directory, position: head.position, isPinned: false };
  const position = /^\d{1,15}$/.test(asKnownAt)
    ? Number(asKnownAt)
    : await positionAt(snapshot, head, parseInstant(asKnownAt));
  if (position > head.position || position < 1) {
    throw new Problem('ledger.position-unknown', { found: asKnownAt, last: head.position });
  }
  if (position >= head.directoryPosition)
    return { head, directory, directoryNow: directory, position, isPinned: true };
  const earlier = await ledger.directories.directoryKnownAt(snapshot, coalitionId, position);
  return { head, directory: earlier, directoryNow: directory, position, isPinned: true };
}

/** Turns a scope into dates. Without a quarter and a date it is all time, up to today or the last deed, if that is later. */
export async function periodOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { directory, head }: KnownLedger,
  scope: FigureScope,
): Promise<Period> {
  const asOf = scope.asOf === undefined ? undefined : parseDate(scope.asOf);
  const { coalition } = directory;
  if (scope.quarter !== undefined) {
    if (!FiscalCalendar.isQuarterId(scope.quarter)) {
      throw new Problem('request.quarter-malformed', { found: scope.quarter });
    }
    const quarter = coalition.fiscalCalendar.quarter(scope.quarter);
    if (asOf !== undefined && asOf < quarter.from) {
      throw new Problem('request.as-of-before-quarter', { asOf, quarter: quarter.id, from: quarter.from });
    }
    const within = asOf !== undefined && asOf < quarter.to ? asOf : null;
    return { quarter, from: quarter.from, to: within ?? quarter.to, asOf: within, isOpenEnded: false };
  }
  const lastDeed = await lastDate(snapshot, head.coalitionId);
  const today = dateIn(coalition.timeZone, ledger.now());
  const latest = lastDeed !== undefined && lastDeed > today ? lastDeed : today;
  const to = asOf ?? latest;
  const isOpenEnded = lastDeed === undefined || to >= lastDeed;
  return { quarter: null, from: null, to, asOf: asOf ?? null, isOpenEnded };
}

/** What a reader sees today, of whatever moment of the ledger. */
export function outlookOf(ledger: LedgerReads, { directoryNow }: KnownLedger, sight: Sight): Outlook {
  return outlookIn(directoryNow, sight, ledger.now());
}

/**
 * Whether figures are of a whole quarter or of all time, as known now: those of days, and of what was known earlier, tell single
 * entries where one is taken from the other.
 */
export function isWhole({ isPinned }: KnownLedger, { asOf }: Period): boolean {
  return !isPinned && asOf === null;
}

/** The view as figures' ids have it. */
export function figureViewOf(
  { isPinned, position }: KnownLedger,
  { quarter, asOf }: Pick<Period, 'quarter' | 'asOf'>,
): FigureView {
  return { quarter: quarter?.id ?? null, asOf, asKnownAt: isPinned ? position : null };
}

/** Whether the sums that are kept are the figures of this view as they stand. */
export function isKeptAsSums({ head, position }: KnownLedger, period: Period): boolean {
  if (position !== head.position) return false;
  return period.quarter ? period.asOf === null : period.isOpenEnded;
}

async function lastDate(snapshot: ReadSnapshot, coalitionId: string): Promise<string | undefined> {
  const [row] = await snapshot.query(
    'SELECT occurred_on FROM entries WHERE coalition_id = ? ORDER BY occurred_on DESC LIMIT 1',
    [coalitionId],
  );
  return row?.['occurred_on'] as string | undefined;
}
