import { FIRST_DAY, parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import type { Closing, Directory } from './directory.js';

/** Whether a date lies in a closed quarter. The first quarter that closes closes whatever came before it. */
export function isClosed(directory: Directory, date: string): boolean {
  const last = directory.closings.at(-1);
  return last !== undefined && date <= last.lastDay;
}

/** The close with which a quarter was closed, its own or that of a later one; undefined while it is open. */
export function closingThat({ closings }: Directory, quarter: string): Closing | undefined {
  return closings.find((closing) => closing.quarter >= quarter);
}

/** The quarter after the last one that is closed; null while none is, for then every quarter is open. */
export function firstOpenQuarter({ closedThrough, coalition }: Directory): string | null {
  return closedThrough === null ? null : coalition.fiscalCalendar.next(closedThrough);
}

/** The first day on which something that changes a figure may be dated; the first day there is while nothing is closed. */
export function firstOpenDay(directory: Directory): string {
  const quarter = firstOpenQuarter(directory);
  return quarter === null ? FIRST_DAY : directory.coalition.fiscalCalendar.quarter(quarter).from;
}

/** The first day on which uses of knowledge may still count: credits of the quarters before it were written down. */
export function firstUnvestedDay(directory: Directory): string {
  const { vestedThrough, coalition } = directory;
  if (vestedThrough === null) return FIRST_DAY;
  return coalition.fiscalCalendar.quarter(coalition.fiscalCalendar.next(vestedThrough)).from;
}

/** @throws Problem `coalition.quarter-closed`, which says from when on dates are open */
export function assertOpen(directory: Directory, date: string): void {
  if (!isClosed(directory, date)) return;
  throw new Problem('coalition.quarter-closed', {
    on: date,
    quarter: directory.coalition.fiscalCalendar.quarterOf(parseDate(date)),
    openFrom: firstOpenDay(directory),
    remedy: '',
  });
}

/**
 * Facts that change no figure of the quarter they are dated in, so that they may be dated in a closed one: words and files
 * about an entry; how a member parted (what becomes of its pledges says so itself); rates, which value only what is recorded
 * after them, and that in an open quarter; settings, which have no date that counts; knowledge and its uses, which earn
 * nothing before they are confirmed, and then in an open quarter; and offers, which cost nothing before they are redeemed.
 */
const CHANGES_NO_FIGURE: ReadonlySet<string> = new Set([
  'DisputeAnswered',
  'EvidenceAttached',
  'DepartureSettled',
  'RateAdopted',
  'ExchangeRateRecorded',
  'CoalitionSettingsChanged',
  'KnowledgeShared',
  'KnowledgeDerived',
  'KnowledgeRevised',
  'KnowledgeApplied',
  'OfferListed',
  'OfferWithdrawn',
  // What was imported, and that it was undone: the facts and their reversals have days of their own.
  'FilesImported',
  'ImportUndone',
  // Said about a quarter when it is over, or closed.
  'QuarterReopeningAsked',
  'QuarterReopened',
  'ReviewOpened',
  'ReviewPrepared',
  'DiscussionOpened',
  'DecidingOpened',
  'PulseGiven',
  'PositionStated',
  'SupplyListed',
  'SupplyWithdrawn',
  'ProposalsMade',
  'ProposalMade',
  'ProposalDecided',
  'DecisionsPublished',
  'CloseSigned',
  'ReviewClosed',
  'StatementSealed',
  'ReportSealed',
  'ReportPublished',
  // Words that wait for consent; what is published is a benefit, whose day counts.
  'AchievementRecorded',
  'AttributionAgreed',
  'AttributionDeclined',
  // Dated on the last day of the quarter that closes with them.
  'CreditsAccrued',
  'CreditsVested',
  'CreditsExpired',
]);

/**
 * The lock on what is closed (domain.md §2, law 7): what changes a figure is dated in an open quarter.
 * @throws Problem `coalition.quarter-closed`
 */
export function assertAllOpen(
  directory: Directory,
  events: readonly { readonly type: string; readonly occurredOn: string }[],
): void {
  for (const { type, occurredOn } of events) {
    if (!CHANGES_NO_FIGURE.has(type)) assertOpen(directory, occurredOn);
  }
}
