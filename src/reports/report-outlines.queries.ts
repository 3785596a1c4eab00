import { closingThat } from '../coalition/domain/closing.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { sumOf } from '../kernel/amount.js';
import { dateIn, type Quarter } from '../kernel/calendar.js';
import { formatAmount } from '../kernel/unit.js';
import { sumsOfAll } from '../portfolios/coalition-flows.queries.js';
import { togetherTold } from '../portfolios/seen.queries.js';
import { periodOf, type KnownLedger, type LedgerReads } from '../portfolios/view.queries.js';
import type { Signature } from '../reviews/domain/events.js';
import { recordedAt } from '../reviews/review-in-report.queries.js';
import type { QuarterlyReport } from './domain/report.js';

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

/** A quarter’s report in a line, as its reader sees it. */
export async function outlineOf(
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

/** What was sealed with every close of a quarter, the first one first. */
export async function versionsOf(
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

/** As it is now: outlines are of the ledger as it is. */
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
  const { head, directory } = known;
  const sums = await sumsOfAll(snapshot, head.coalitionId, quarter.id, quarter.id);
  const valueOf = (asked: 'given' | 'received'): string => {
    const values = sums.filter(({ direction }) => direction === asked).map(({ value }) => value);
    return formatAmount(sumOf(values), directory.coalition.currency);
  };
  return {
    given: told.given ? valueOf('given') : null,
    received: told.received ? valueOf('received') : null,
  };
}
