import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import { directoryEventsOf } from '../event-store/directory-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { dateIn, parseDate, type Quarter } from '../kernel/calendar.js';
import { isProblem } from '../kernel/problem.js';
import { knownLedger, outlookOf, type KnownLedger, type LedgerReads } from '../portfolios/view.queries.js';
import type { Restatement } from './domain/restatements.js';
import { outlineOf, versionsOf, type ReportOutline, type ReportVersion } from './report-outlines.queries.js';
import { restatementsOfClosed } from './restatements.queries.js';
import { assertReportSeen, firstDayOf } from './seen-reports.queries.js';

const LIST = 'reports';

/**
 * Reports of quarters, the latest first: from the present quarter back to the first in which anything can have happened. Who
 * reads what is published is told of those alone.
 * @throws Problem `ledger.coalition-unknown`, `request.cursor-malformed`
 */
export function reportsListed(
  ledger: LedgerReads,
  coalitionId: string,
  { after, limit }: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<ReportOutline> & { readonly currency: string }> {
  return ledger.read(async (snapshot) => {
    const about = await quartersAbout(ledger, snapshot, coalitionId, sight);
    const { known, outlook } = about;
    const { found, next } = await quartersFound(ledger, snapshot, about, { after, limit });
    const items: ReportOutline[] = [];
    for (const { quarter, isSeen } of found)
      items.push(await outlineOf(ledger, snapshot, known, quarter, outlook, isSeen));
    return { items, next, currency: known.directory.coalition.currency.code };
  });
}

/** The quarters of those reports that can be read, the latest first, without a look at their figures. */
export function reportQuarters(
  ledger: LedgerReads,
  coalitionId: string,
  page: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<string>> {
  return ledger.read(async (snapshot) => {
    const about = await quartersAbout(ledger, snapshot, coalitionId, sight);
    const { found, next } = await quartersFound(ledger, snapshot, about, page);
    return { items: found.filter(({ isSeen }) => isSeen).map(({ quarter: { id } }) => id), next };
  });
}

interface QuartersAbout {
  readonly known: KnownLedger;
  readonly outlook: Outlook;
}

async function quartersAbout(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  coalitionId: string,
  sight: Sight,
): Promise<QuartersAbout> {
  const known = await knownLedger(ledger, snapshot, coalitionId);
  return { known, outlook: outlookOf(ledger, known, sight) };
}

interface QuartersFound {
  readonly found: readonly { readonly quarter: Quarter; readonly isSeen: boolean }[];
  readonly next: string | null;
}

/** Back from the present quarter, as far as a page goes; those that an outsider cannot read are passed over. */
async function quartersFound(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  { known, outlook }: QuartersAbout,
  { after, limit }: PageAsked,
): Promise<QuartersFound> {
  const { fiscalCalendar } = known.directory.coalition;
  const first = fiscalCalendar.quarterOf(parseDate(firstDayOf(known.directory)));
  const back = (quarter: string): string | null =>
    quarter > first ? fiscalCalendar.previous(quarter) : null;
  const shown = after === null ? null : (partsOfCursor(LIST, after, ['string'])[0] as string);
  const found: { quarter: Quarter; isSeen: boolean }[] = [];
  let id = shown === null ? latestQuarter(known.directory, ledger.now()) : back(shown);
  for (; id !== null; id = back(id)) {
    const quarter = fiscalCalendar.quarter(id);
    const isSeen = await isReportSeen(ledger, snapshot, known, quarter, outlook);
    if (!isSeen && !outlook.isInside) continue;
    if (found.length === limit) break;
    found.push({ quarter, isSeen });
  }
  const next = id === null ? null : cursorOf(LIST, [found.at(-1)!.quarter.id]);
  return { found, next };
}

/** Why a quarter is open again, and since when. */
export interface Reopened {
  readonly on: string;
  readonly reason: string;
}

/** A report, with what is told beside it where it is read. */
export interface ReportStanding extends ReportOutline {
  /** What was sealed with every close of the quarter, the first one first. */
  readonly versions: readonly ReportVersion[];
  readonly reopened: readonly Reopened[];
  /** What late items change of the closed quarter by now, of those whose accounts the reader sees. */
  readonly restated: readonly Restatement[];
  /** The quarters before and after it whose reports can be read. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whose accounts the reader sees in detail: everybody’s, or those of these members. */
  readonly detailOf: 'all' | readonly string[];
}

/**
 * How the report of a quarter stands.
 * @throws Problem `request.quarter-malformed`, `access.not-published-yet`, `access.no-report`
 */
export function reportStanding(
  ledger: LedgerReads,
  coalitionId: string,
  quarterText: string,
  sight: Sight = SEES_ALL,
): Promise<ReportStanding> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const { directory } = known;
    const { fiscalCalendar } = directory.coalition;
    const quarter = fiscalCalendar.quarter(quarterText);
    const outlook = outlookOf(ledger, known, sight);
    await assertReportSeen(ledger, snapshot, known, quarter, outlook);
    const beside = async (id: string): Promise<string | null> => {
      const isWithin =
        id <= latestQuarter(directory, ledger.now()) &&
        fiscalCalendar.quarter(id).to >= firstDayOf(directory);
      const isSeen =
        isWithin && (await isReportSeen(ledger, snapshot, known, fiscalCalendar.quarter(id), outlook));
      return isSeen ? id : null;
    };
    const restated = outlook.isInside ? await restatementsOfClosed(ledger, snapshot, known, quarter) : [];
    return {
      ...(await outlineOf(ledger, snapshot, known, quarter, outlook, true)),
      versions: await versionsOf(snapshot, known, quarter.id),
      reopened: outlook.isInside ? await reopenedOf(ledger, snapshot, known, quarter.id) : [],
      restated: restated.filter(({ member }) => outlook.seesDetailOf(member)),
      before: await beside(fiscalCalendar.previous(quarter.id)),
      after: await beside(fiscalCalendar.next(quarter.id)),
      detailOf: outlook.isInside && outlook.seesOthersInDetail ? 'all' : [...outlook.own],
    };
  });
}

/** The quarter that today lies in, or the last one that was closed where that is a later one. */
function latestQuarter({ coalition, closedThrough }: Directory, now: string): string {
  const present = coalition.fiscalCalendar.quarterOf(dateIn(coalition.timeZone, now));
  return closedThrough !== null && closedThrough > present ? closedThrough : present;
}

async function isReportSeen(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
  outlook: Outlook,
): Promise<boolean> {
  try {
    await assertReportSeen(ledger, snapshot, known, quarter, outlook);
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

async function reopenedOf(
  { events }: LedgerReads,
  snapshot: ReadSnapshot,
  { head: { coalitionId, position: upTo } }: KnownLedger,
  quarter: string,
): Promise<Reopened[]> {
  const found = await directoryEventsOf(snapshot, events, coalitionId, { type: 'QuarterReopened', upTo });
  const ofQuarter = found.filter(({ subject }) => subject === `quarter/${quarter}`);
  return ofQuarter.map(({ occurredOn, data }) => ({
    on: occurredOn,
    reason: data['reason'] as string,
  }));
}
