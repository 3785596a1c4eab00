import { closingThat } from '../coalition/domain/closing.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import { cursorOf, partsOfCursor, type CursorPage, type PageAsked } from '../event-store/cursor.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { isProblem, Problem } from '../kernel/problem.js';
import { knownLedger, outlookOf, type LedgerReads } from '../portfolios/view.queries.js';
import {
  endOfQuestion,
  FILE_JOB_COLUMNS,
  fileJobOf,
  type FileAsked,
  type FileJob,
  type FileJobRef,
} from './jobs/file-job.js';
import type { ReportFormat } from './report-file.js';
import { assertReportSeen } from './seen-reports.queries.js';

const LIST = 'report-files';

/** What is asked for, before it is known at which position. */
export interface FileWanted {
  readonly quarter: string;
  readonly format: ReportFormat;
  readonly asKnownAt: string | null;
}

/**
 * What a job has to make. The report of an open quarter is that of the last position where none is asked for: it says so, and
 * stays what it is. The report of a closed one is the same however much is known, so it is that of the close.
 * @throws Problem `ledger.coalition-unknown`, `ledger.position-unknown`, `kernel.instant-malformed`, `request.quarter-malformed`, and
 *   those of `assertReportSeen`
 */
export function fileAsked(
  ledger: LedgerReads,
  coalitionId: string,
  { quarter: quarterId, format, asKnownAt }: FileWanted,
  sight: Sight = SEES_ALL,
): Promise<FileAsked> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId, asKnownAt ?? undefined);
    const quarter = known.directory.coalition.fiscalCalendar.quarter(quarterId);
    const outlook = outlookOf(ledger, known, sight);
    await assertReportSeen(ledger, snapshot, known, quarter, outlook);
    const position = closingThat(known.directory, quarter.id)?.position ?? known.position;
    const seenAs = outlook.key;
    return { kind: 'report', quarter: quarter.id, format, position, ...(seenAs ? { seenAs } : {}) };
  });
}

/**
 * @throws Problem `reports.file-unknown`, also for one of another coalition, or that was made for another outlook than the
 *   reader's
 */
export function fileJob(
  ledger: LedgerReads,
  coalitionId: string,
  id: string,
  sight: Sight = SEES_ALL,
): Promise<FileJob> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const { key } = outlookOf(ledger, known, sight);
    const [row] = await snapshot.query(
      `SELECT ${FILE_JOB_COLUMNS} FROM file_jobs WHERE coalition_id = ? AND id = ?`,
      [coalitionId, id],
    );
    if (!row || (key && !(row['question'] as string).endsWith(endOfQuestion(key))))
      throw new Problem('reports.file-unknown', { file: id });
    return fileJobOf(row);
  });
}

/**
 * The same, of which the file is to be read: only as long as its reader sees the report that it holds.
 * @throws Problem `reports.file-unknown`
 */
export async function fileJobToOpen(
  ledger: LedgerReads,
  coalitionId: string,
  id: string,
  sight: Sight,
): Promise<FileJob> {
  const job = await fileJob(ledger, coalitionId, id, sight);
  await ledger.read(async (snapshot) => {
    const { quarter, position } = job.asked;
    const known = await knownLedger(ledger, snapshot, coalitionId, String(position));
    const { fiscalCalendar } = known.directory.coalition;
    const outlook = outlookOf(ledger, known, sight);
    try {
      await assertReportSeen(ledger, snapshot, known, fiscalCalendar.quarter(quarter), outlook);
    } catch (error) {
      if (isProblem(error)) throw new Problem('reports.file-unknown', { file: id });
      throw error;
    }
  });
  return job;
}

/**
 * Jobs of a coalition, those that were asked for last come first.
 * @throws Problem `ledger.coalition-unknown`, `request.cursor-malformed`
 */
export function fileJobs(
  ledger: LedgerReads,
  coalitionId: string,
  { after, limit }: PageAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<FileJob>> {
  return ledger.read(async (snapshot) => {
    const known = await knownLedger(ledger, snapshot, coalitionId);
    const { key } = outlookOf(ledger, known, sight);
    const end = key && endOfQuestion(key);
    const ofReader = end === null ? '' : ' AND substr(question, length(question) - ?) = ?';
    const from = after === null ? null : (partsOfCursor(LIST, after, ['string'])[0] as string);
    const rows = await snapshot.query(
      `SELECT ${FILE_JOB_COLUMNS} FROM file_jobs WHERE coalition_id = ?${from === null ? '' : ' AND id < ?'}${ofReader} ` +
        `ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      [
        coalitionId,
        ...(from === null ? [] : [from]),
        // Counted in characters, as the databases do.
        ...(end === null ? [] : [[...end].length - 1, end]),
      ],
    );
    const items = rows.slice(0, limit).map(fileJobOf);
    const last = items.at(-1);
    return { items, next: last && rows.length > limit ? cursorOf(LIST, [last.id]) : null };
  });
}

/** How many jobs of all coalitions wait, run, and have failed since they were last forgotten. */
export async function fileJobCounts(
  snapshot: ReadSnapshot,
): Promise<{ readonly waiting: number; readonly running: number; readonly failed: number }> {
  const rows = await snapshot.query('SELECT state, count(*) AS jobs FROM file_jobs GROUP BY state');
  const of = (state: string): number => Number(rows.find((row) => row['state'] === state)?.['jobs'] ?? 0);
  return { waiting: of('waiting'), running: of('running'), failed: of('failed') };
}

/** Whether anybody's job is to be begun, or begun again: see `take`. */
export async function isJobDue(snapshot: ReadSnapshot, databaseNow: string): Promise<boolean> {
  const [row] = await snapshot.query(
    `SELECT 1 AS due FROM file_jobs WHERE state IN ('waiting', 'running') AND (state = 'waiting' OR lease_until < ${databaseNow}) LIMIT 1`,
  );
  return row !== undefined;
}

/** Files whose time is over. */
export async function filesDoneBefore(snapshot: ReadSnapshot, instant: string): Promise<FileJobRef[]> {
  const rows = await snapshot.query(
    "SELECT coalition_id, id FROM file_jobs WHERE state = 'done' AND finished_at < ?",
    [instant],
  );
  return rows.map((row) => ({ coalitionId: row['coalition_id'] as string, id: row['id'] as string }));
}
