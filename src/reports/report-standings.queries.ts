import { closingThat } from '../coalition/domain/closing.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import { eventsAt } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { dateIn, parseDate, type Quarter } from '../kernel/calendar.js';
import { isProblem } from '../kernel/problem.js';
import { formatAmount } from '../kernel/unit.js';
import { flowsByQuarter } from '../portfolios/give-get.queries.js';
import { togetherTold } from '../portfolios/seen.queries.js';
import {
  knownLedger,
  outlookOf,
  periodOf,
  type KnownLedger,
  type LedgerReads,
} from '../portfolios/view.queries.js';
import type { Signature } from '../reviews/domain/events.js';
import { recordedAt } from '../reviews/review-in-report.queries.js';
import type { QuarterlyReport } from './domain/report.js';
import type { Restatement } from './domain/restatements.js';
import { restatementsOfClosed } from './restatements.queries.js';
import { assertReportSeen, firstDayOf } from './seen-reports.queries.js';

/** A report as it was sealed with one close of its quarter. The first is version 1; each close after a reopening makes one more. */
export interface ReportVersion {
  readonly version: number;
  /** Where in the ledger the quarter was closed. */
  readonly position: number;
  readonly closedOn: string;
  /** SHA-256 of the report as its JSON file has it. */
  readonly hash: string;
}

/** The report of a quarter in a line. */
export interface ReportOutline {
  readonly quarter: string;
  readonly from: string;
  readonly to: string;
  /** `running` while today lies in it, `open` where it is over and not closed. */
  readonly state: 'closed' | 'open' | 'running';
  /** Whether its reader can read it. */
  readonly isSeen: boolean;
  /** The day of the close that holds; null while it is open. */
  readonly closedOn: string | null;
  /** What was sealed with that close; null of an open quarter, and of one that was closed together with a later one. */
  readonly version: ReportVersion | null;
  /** Who signed the close, by their ids; nobody where it was closed without a review. */
  readonly signatures: readonly Signature[];
  /** What all gave and received, as it was sealed or as far as is known, in base currency; null where that is not told. */
  readonly given: string | null;
  readonly received: string | null;
}

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
  const shown = after === null ? null : (partsOfCursor(LIST, after, ['string'])[0] as string);
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const outlook = outlookOf(ledger, known, sight);
    const { fiscalCalendar, currency } = known.directory.coalition;
    const first = fiscalCalendar.quarterOf(parseDate(firstDayOf(known.directory)));
    const back = (quarter: string): string | null =>
      quarter > first ? fiscalCalendar.previous(quarter) : null;
    const items: ReportOutline[] = [];
    let id = shown === null ? latestQuarter(known.directory, ledger.now()) : back(shown);
    for (; id !== null; id = back(id)) {
      const quarter = fiscalCalendar.quarter(id);
      const isSeen = await isReportSeen(ledger, snapshot, known, quarter, outlook);
      if (!isSeen && !outlook.isInside) continue;
      if (items.length === limit) break;
      items.push(await outlineOf(ledger, snapshot, known, quarter, outlook, isSeen));
    }
    const next = id === null ? null : cursorOf(LIST, [items.at(-1)!.quarter]);
    return { items, next, currency: currency.code };
  });
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

async function outlineOf(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
  outlook: Outlook,
  isSeen: boolean,
): Promise<ReportOutline> {
  const { directory, head } = known;
  const { id, from, to } = quarter;
  const closing = closingThat(directory, id);
  const versions = await versionsOf(snapshot, known, id);
  const version = versions.find(({ position }) => position === closing?.position) ?? null;
  const closedOn = closing ? await dayAt(snapshot, known, closing.position) : null;
  const isRunning = to >= dateIn(directory.coalition.timeZone, ledger.now());
  return {
    ...{ quarter: id, from, to, isSeen, closedOn, version },
    state: closing ? 'closed' : isRunning ? 'running' : 'open',
    signatures: closing && isSeen ? await signaturesOf(snapshot, head.coalitionId, id) : [],
    ...(version && isSeen
      ? await sealedTotals(snapshot, head.coalitionId, id, version.position)
      : await totalsSoFar(ledger, snapshot, known, quarter, outlook)),
  };
}

async function versionsOf(
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: string,
): Promise<ReportVersion[]> {
  const rows = await snapshot.rows(
    'SELECT closed_at, hash FROM seals WHERE coalition_id = ? AND quarter = ? ORDER BY closed_at',
    [known.head.coalitionId, quarter],
  );
  const versions: ReportVersion[] = [];
  for (const [closedAt, hash] of rows as [number, string][]) {
    const position = Number(closedAt);
    const closedOn = await dayAt(snapshot, known, position);
    versions.push({ version: versions.length + 1, position, closedOn, hash });
  }
  return versions;
}

/** The day on which an event was recorded, where the coalition is. */
async function dayAt(
  snapshot: ReadSnapshot,
  { head, directory }: KnownLedger,
  position: number,
): Promise<string> {
  const instant = await recordedAt(snapshot, head.coalitionId, position);
  return dateIn(directory.coalition.timeZone, instant!);
}

async function signaturesOf(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
): Promise<Signature[]> {
  const [row] = await snapshot.rows('SELECT signatures FROM reviews WHERE coalition_id = ? AND quarter = ?', [
    coalitionId,
    quarter,
  ]);
  return row ? (JSON.parse(row[0] as string) as Signature[]) : [];
}

interface Totals {
  readonly given: string | null;
  readonly received: string | null;
}

async function sealedTotals(
  snapshot: ReadSnapshot,
  coalitionId: string,
  quarter: string,
  closedAt: number,
): Promise<Totals> {
  const [row] = await snapshot.rows(
    'SELECT report FROM seals WHERE coalition_id = ? AND quarter = ? AND closed_at = ?',
    [coalitionId, quarter, closedAt],
  );
  const { totals } = JSON.parse(row![0] as string) as Pick<QuarterlyReport, 'totals'>;
  return { given: totals.given.value, received: totals.received.value };
}

async function totalsSoFar(
  ledger: LedgerReads,
  snapshot: ReadSnapshot,
  known: KnownLedger,
  quarter: Quarter,
  outlook: Outlook,
): Promise<Totals> {
  const period = await periodOf(ledger, snapshot, known, { quarter: quarter.id });
  const told = await togetherTold(snapshot, known, period, outlook);
  if (!told.given && !told.received) return { given: null, received: null };
  const [flows] = await flowsByQuarter(ledger, snapshot, known, [quarter]);
  const { currency } = known.directory.coalition;
  return {
    given: told.given ? formatAmount(flows!.given.value, currency) : null,
    received: told.received ? formatAmount(flows!.received.value, currency) : null,
  };
}

async function reopenedOf(
  { events }: LedgerReads,
  snapshot: ReadSnapshot,
  { head: { coalitionId } }: KnownLedger,
  quarter: string,
): Promise<Reopened[]> {
  const rows = await snapshot.rows(
    "SELECT position FROM events WHERE coalition_id = ? AND is_directory = 1 AND type = 'QuarterReopened' AND subject = ? ORDER BY position",
    [coalitionId, `quarter/${quarter}`],
  );
  const found = await eventsAt(
    snapshot,
    events,
    coalitionId,
    rows.map(([position]) => Number(position)),
  );
  return [...found.values()].map(({ occurredOn, data }) => ({
    on: occurredOn,
    reason: String(data['reason']),
  }));
}
