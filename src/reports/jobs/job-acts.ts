import { DATABASE_NOW, type ActsPort } from '../../event-store/acts.js';
import type { LedgerStore, WriteTransaction } from '../../event-store/store.js';
import type { SqlValue } from '../../event-store/table.js';
import { Problem, type ProblemDocument } from '../../kernel/problem.js';
import {
  FILE_JOB_COLUMNS,
  fileJobOf,
  questionOf,
  type FileAsked,
  type FileJob,
  type FileJobRef,
  type FileProgress,
  type MadeFile,
} from './file-job.js';

/** Jobs of one coalition that may wait at once: whoever asks for more has to wait himself. */
export const WAITING_LIMIT = 100;
/** A job that ended its instance of the service so often is not begun once more. */
export const ATTEMPTS = 3;

export interface FileAsking {
  readonly coalitionId: string;
  /** Of the job, where it is a new one. */
  readonly id: string;
  readonly asked: FileAsked;
  readonly askedBy: string;
  readonly now: string;
  /** With what was asked for under it, as a text. */
  readonly key: { readonly text: string; readonly request: string } | null;
}

/** A job as one instance of the service has begun it. */
export interface HeldJob extends FileJobRef {
  readonly holder: string;
  readonly attempt: number;
}

/**
 * All that changes jobs. What somebody else has taken over meanwhile, or cancelled, is no longer changed by who held it before.
 */
export const jobActs = {
  /**
   * The job that makes a file: that which makes it already, or a new one.
   * @throws Problem `ledger.idempotency-key-reused`, `request.too-many-jobs`
   */
  ask: (store: LedgerStore, asking: FileAsking): Promise<FileJob> =>
    store.write(async (transaction) => {
      await transaction.within(asking.coalitionId);
      const known = await askedWithKey(transaction, asking);
      if (known) return known;
      const job = (await liveJob(transaction, asking)) ?? (await newJob(transaction, asking));
      if (asking.key !== null) {
        await transaction.run(
          'INSERT INTO file_job_keys (coalition_id, idempotency_key, request, job_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          [asking.coalitionId, asking.key.text, asking.key.request, job.id],
        );
        // Somebody who came with the same key at the same moment may have been first.
        return (await askedWithKey(transaction, asking)) ?? job;
      }
      return job;
    }),

  /** Takes the job that has waited longest, or one whose holder has not been heard of; null where there is none. */
  take: (
    store: LedgerStore,
    { holder, leaseMs, now }: { holder: string; leaseMs: number; now: string },
  ): Promise<FileJob | null> =>
    store.write(
      async (transaction) => {
        const clock = DATABASE_NOW[store.engine];
        await giveUp(transaction, clock, now);
        const [next] = await transaction.query(
          `SELECT coalition_id, id FROM file_jobs WHERE state IN ('waiting', 'running') AND (state = 'waiting' OR lease_until < ${clock}) ` +
            `ORDER BY id LIMIT 1${store.engine === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : ''}`,
        );
        if (!next) return null;
        const [row] = await transaction.query(
          `UPDATE file_jobs SET state = 'running', holder = ?, lease_until = ${clock} + ${String(leaseMs)}, attempt = attempt + 1, ` +
            `started_at = ?, stage = NULL, done = NULL, total = NULL WHERE coalition_id = ? AND id = ? RETURNING ${FILE_JOB_COLUMNS}`,
          [holder, now, next['coalition_id']!, next['id']!],
        );
        return fileJobOf(row!);
      },
      undefined,
      'across',
    ),

  /** Says that a job is still at work, and how far it is. False where it is no longer the holder's. */
  beat: (
    store: LedgerStore,
    { job, progress, leaseMs }: { job: HeldJob; progress: FileProgress | null; leaseMs: number },
  ): Promise<boolean> =>
    held(
      store,
      job,
      `stage = ?, done = ?, total = ?, lease_until = ${DATABASE_NOW[store.engine]} + ${String(leaseMs)}`,
      [progress?.stage ?? null, progress?.done ?? null, progress?.total ?? null],
    ),

  /** False where the job is no longer the holder's: the file is nobody's then. */
  finish: (
    store: LedgerStore,
    { job, file, now }: { job: HeldJob; file: MadeFile; now: string },
  ): Promise<boolean> =>
    held(store, job, `state = 'done', ${NOT_RUNNING}, finished_at = ?, place = ?, bytes = ?, sha256 = ?`, [
      now,
      file.place,
      file.bytes,
      file.sha256,
    ]),

  fail: (
    store: LedgerStore,
    { job, problem, now }: { job: HeldJob; problem: ProblemDocument; now: string },
  ): Promise<boolean> =>
    held(store, job, `state = 'failed', ${NOT_RUNNING}, finished_at = ?, problem = ?`, [
      now,
      JSON.stringify(problem),
    ]),

  /** Lets others begin it again, or this service once it is started again; it counts as not begun. */
  release: (store: LedgerStore, { job }: { job: HeldJob }): Promise<boolean> =>
    held(store, job, `state = 'waiting', ${NOT_RUNNING}, started_at = NULL, attempt = attempt - 1`, []),

  /** Null where the job is not waiting and not running. */
  cancel: (
    store: LedgerStore,
    { coalitionId, id, now }: FileJobRef & { now: string },
  ): Promise<FileJob | null> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      const [row] = await transaction.query(
        `UPDATE file_jobs SET state = 'cancelled', ${NOT_RUNNING}, finished_at = ? ` +
          `WHERE coalition_id = ? AND id = ? AND state IN ('waiting', 'running') RETURNING ${FILE_JOB_COLUMNS}`,
        [now, coalitionId, id],
      );
      return row ? fileJobOf(row) : null;
    }),

  /** The file is gone; the job tells that it was there. */
  expire: (store: LedgerStore, { coalitionId, id }: FileJobRef): Promise<void> =>
    store.write(async (transaction) => {
      await transaction.within(coalitionId);
      await transaction.run(
        "UPDATE file_jobs SET state = 'expired', place = NULL WHERE coalition_id = ? AND id = ? AND state = 'done'",
        [coalitionId, id],
      );
    }),

  /** Jobs that ended before an instant are forgotten, those with a file excepted, and so are their keys. */
  forget: (store: LedgerStore, { before }: { before: string }): Promise<void> =>
    store.write(
      async (transaction) => {
        await transaction.run(
          "DELETE FROM file_jobs WHERE state IN ('failed', 'cancelled', 'expired') AND finished_at < ?",
          [before],
        );
        await transaction.run(
          'DELETE FROM file_job_keys WHERE NOT EXISTS (SELECT 1 FROM file_jobs WHERE file_jobs.coalition_id = file_job_keys.coalition_id AND file_jobs.id = file_job_keys.job_id)',
        );
      },
      undefined,
      'across',
    ),
} as const;

const NOT_RUNNING = 'holder = NULL, lease_until = NULL, stage = NULL, done = NULL, total = NULL';

/** Changes a job that is still the holder's. */
function held(
  store: LedgerStore,
  { coalitionId, id, holder, attempt }: HeldJob,
  changes: string,
  values: readonly SqlValue[],
): Promise<boolean> {
  return store.write(async (transaction) => {
    await transaction.within(coalitionId);
    const [row] = await transaction.query(
      `UPDATE file_jobs SET ${changes} WHERE coalition_id = ? AND id = ? AND state = 'running' AND holder = ? AND attempt = ? RETURNING id`,
      [...values, coalitionId, id, holder, attempt],
    );
    return row !== undefined;
  });
}

async function askedWithKey(
  transaction: WriteTransaction,
  { coalitionId, key }: FileAsking,
): Promise<FileJob | undefined> {
  if (key === null) return undefined;
  const [kept] = await transaction.query(
    'SELECT request, job_id FROM file_job_keys WHERE coalition_id = ? AND idempotency_key = ?',
    [coalitionId, key.text],
  );
  if (!kept) return undefined;
  if (kept['request'] !== key.request) throw new Problem('ledger.idempotency-key-reused', { key: key.text });
  const [row] = await transaction.query(
    `SELECT ${FILE_JOB_COLUMNS} FROM file_jobs WHERE coalition_id = ? AND id = ?`,
    [coalitionId, kept['job_id']!],
  );
  return row && fileJobOf(row);
}

async function liveJob(
  transaction: WriteTransaction,
  { coalitionId, asked }: FileAsking,
): Promise<FileJob | undefined> {
  const [row] = await transaction.query(
    `SELECT ${FILE_JOB_COLUMNS} FROM file_jobs WHERE coalition_id = ? AND question = ? AND state IN ('waiting', 'running', 'done')`,
    [coalitionId, questionOf(asked)],
  );
  return row && fileJobOf(row);
}

async function newJob(transaction: WriteTransaction, asking: FileAsking): Promise<FileJob> {
  const { coalitionId, id, asked, askedBy, now } = asking;
  const [waiting] = await transaction.query(
    "SELECT count(*) AS jobs FROM file_jobs WHERE coalition_id = ? AND state = 'waiting'",
    [coalitionId],
  );
  if (Number(waiting!['jobs']) >= WAITING_LIMIT) {
    throw new Problem('request.too-many-jobs', { max: WAITING_LIMIT });
  }
  // Somebody who asks the same at the same moment is waited for here, and then was first.
  await transaction.run(
    "INSERT INTO file_jobs (coalition_id, id, question, asked_by, state, asked_at, attempt) VALUES (?, ?, ?, ?, 'waiting', ?, 0) " +
      "ON CONFLICT (coalition_id, question) WHERE state IN ('waiting', 'running', 'done') DO NOTHING",
    [coalitionId, id, questionOf(asked), askedBy, now],
  );
  const job = await liveJob(transaction, asking);
  // It was, and has been cancelled since.
  if (!job) throw new Problem('ledger.busy');
  return job;
}

/** What was begun too often and never ended takes its instance of the service with it, and would do so for ever. */
async function giveUp(transaction: WriteTransaction, clock: string, now: string): Promise<void> {
  const problem = new Problem('reports.file-given-up', { attempts: ATTEMPTS }).toDocument();
  await transaction.run(
    `UPDATE file_jobs SET state = 'failed', ${NOT_RUNNING}, finished_at = ?, problem = ? ` +
      `WHERE state = 'running' AND attempt >= ${String(ATTEMPTS)} AND lease_until < ${clock}`,
    [now, JSON.stringify(problem)],
  );
}

export type JobActs = typeof jobActs;

/** Where jobs are changed. */
export type JobsPort = ActsPort<JobActs>;
