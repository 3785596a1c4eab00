import type { LoggerService } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DATABASE_NOW } from '../../event-store/acts.js';
import { SEES_ALL, type Sight } from '../../coalition/domain/sight.js';
import type { LongWorkPort } from '../../event-store/threaded-ledger.js';
import type { EngineName } from '../../event-store/store.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { systemClock } from '../../kernel/clock.js';
import { newEventId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { LedgerReads } from '../../portfolios/view.queries.js';
import type { QuarterlyReport } from '../domain/report.js';
import type { DrawingPort } from '../drawing/drawing-port.js';
import type { PackedReport } from '../drawing/packed-statements.js';
import {
  fileAsked,
  fileJob,
  fileJobToOpen,
  filesDoneBefore,
  isJobDue,
  type FileWanted,
} from '../report-files.queries.js';
import type { FileJob, MadeFile } from './file-job.js';
import type { JobsPort } from './job-acts.js';
import { JobRunner, RUNNER_SETTINGS, type MakeFile, type RunnerSettings } from './job-runner.js';
import type { MadeFiles } from './made-files.js';

export interface ReportFilesParts {
  readonly engine: EngineName;
  readonly reads: LedgerReads;
  readonly jobs: JobsPort;
  readonly longWork: LongWorkPort;
  /** For jobs alone: what they draw may take long, and nobody who waits should have to wait for that. */
  readonly drawing: DrawingPort;
  readonly files: MadeFiles;
  readonly logger: LoggerService;
  /** How long files are kept once they are done. */
  readonly keepDays: number;
  readonly runner?: Partial<RunnerSettings>;
}

export interface OrderedFile extends FileWanted {
  readonly coalitionId: string;
  readonly askedBy: string;
  readonly sight: Sight;
  readonly idempotencyKey?: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const UPKEEP_MS = 60 * 60 * 1_000;
/** How long after its end a job without a file is told of. */
const REMEMBERED_DAYS = 90;
/** What was not written to for a day will not be finished: its process is gone. */
const UNFINISHED_DAYS = 1;

/** Reports as files that jobs make, so that nobody has to wait at an open connection, and a restart loses nothing. */
export class ReportFiles {
  private readonly runner: JobRunner;
  private upkeep: NodeJS.Timeout | undefined;

  constructor(private readonly parts: ReportFilesParts) {
    const { engine, reads, jobs, files, logger, runner } = parts;
    this.runner = new JobRunner(
      {
        jobs,
        files,
        logger,
        isDue: () => reads.read((snapshot) => isJobDue(snapshot, DATABASE_NOW[engine]), 'across'),
        make: makeReport(parts),
        now: () => reads.now(),
      },
      { ...RUNNER_SETTINGS, ...runner },
    );
  }

  /** Where they lie. */
  get files(): MadeFiles {
    return this.parts.files;
  }

  /** Takes up what was left, and keeps in order what is kept. */
  async start(): Promise<void> {
    await this.keepInOrder();
    this.upkeep = setInterval(() => void this.keepInOrder(), UPKEEP_MS);
    this.upkeep.unref();
    this.runner.start();
  }

  /** Ends what is under way; it is begun again after the next start, or by another instance. */
  async stop(): Promise<void> {
    clearInterval(this.upkeep);
    await this.runner.stop();
    await this.parts.drawing.close();
  }

  /**
   * The job that makes the file, new or not: the same is asked once.
   * @throws Problem `request.too-many-jobs`, `ledger.idempotency-key-reused`, and those of `fileAsked`
   */
  async order({ coalitionId, askedBy, idempotencyKey, sight, ...wanted }: OrderedFile): Promise<FileJob> {
    const { reads, jobs } = this.parts;
    const asked = await fileAsked(reads, coalitionId, wanted, sight);
    const key =
      idempotencyKey === undefined ? null : { text: idempotencyKey, request: canonicalJson({ ...wanted }) };
    const now = reads.now();
    const job = await jobs.run('ask', { coalitionId, id: newEventId(), asked, askedBy, now, key });
    this.runner.look();
    return job;
  }

  /** @throws Problem `reports.file-unknown`, `reports.file-ended` */
  async cancel(coalitionId: string, id: string, sight: Sight): Promise<FileJob> {
    const { reads, jobs } = this.parts;
    const known = await fileJob(reads, coalitionId, id, sight);
    // A retry finds what its first try did.
    if (known.state === 'cancelled') return known;
    const cancelled = await jobs.run('cancel', { coalitionId, id, now: reads.now() });
    if (!cancelled) {
      const { state } = await fileJob(reads, coalitionId, id);
      throw new Problem('reports.file-ended', { file: id, state });
    }
    this.runner.abandon({ coalitionId, id });
    return cancelled;
  }

  /** @throws Problem `reports.file-unknown`, `reports.file-not-ready`, `reports.file-not-made`, `reports.file-expired` */
  async open(
    coalitionId: string,
    id: string,
    sight: Sight,
  ): Promise<{ job: FileJob; file: MadeFile; content: Readable }> {
    const job = await fileJobToOpen(this.parts.reads, coalitionId, id, sight);
    const { state, file } = job;
    if (state === 'waiting' || state === 'running')
      throw new Problem('reports.file-not-ready', { file: id, state });
    if (state === 'failed' || state === 'cancelled')
      throw new Problem('reports.file-not-made', { file: id, state });
    const content = file && (await this.parts.files.open(file));
    if (file && content) return { job, file, content };
    // What is lost or damaged on disk can be made again, once its job no longer says that it is there.
    await this.parts.jobs.run('expire', { coalitionId, id });
    throw new Problem('reports.file-expired', { file: id });
  }

  /** Until when a file is kept; null for a job without one. */
  keptUntil({ state, finishedAt }: FileJob): string | null {
    if (state !== 'done' || finishedAt === null) return null;
    return instantAfter(finishedAt, this.parts.keepDays);
  }

  private async keepInOrder(): Promise<void> {
    const { reads, jobs, files, keepDays, logger } = this.parts;
    try {
      const now = reads.now();
      const before = instantAfter(now, -keepDays);
      const over = await reads.read((snapshot) => filesDoneBefore(snapshot, before), 'across');
      for (const job of over) {
        // The file first: a crash in between leaves a job whose file is found missing, and not a file that nobody knows.
        await files.removeAllOf(job);
        await jobs.run('expire', job);
      }
      await jobs.run('forget', { before: instantAfter(now, -Math.max(keepDays, REMEMBERED_DAYS)) });
      // The disk dates files by the machine's clock, whatever clock the ledger goes by.
      await files.removeUnfinished(new Date(instantAfter(systemClock.now(), -UNFINISHED_DAYS)));
    } catch (error) {
      logger.warn(`report files: ${(error as Error).message}`, 'Jobs');
    }
  }
}

function instantAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString();
}

/** Reads the report in the thread of long work, and draws it in one of its own. */
function makeReport({ longWork, drawing }: ReportFilesParts): MakeFile {
  return async ({ coalitionId, asked: { quarter, format, position, seenAs } }, told, signal) => {
    const sight = seenAs?.sight ?? SEES_ALL;
    const where = { coalitionId, sight, quarter, asKnownAt: String(position) };
    const reading = (done: number, total: number): void => {
      told({ stage: 'reading', done, total });
    };
    // Statements of members stand in the PDF, as they do where it is drawn at once.
    const read =
      format === 'pdf'
        ? await longWork.run<PackedReport>('report-with-statements', where, reading)
        : { report: await longWork.run<QuarterlyReport>('report', where, reading) };
    return drawing.draw(
      { ...read, format },
      { signal, progress: (done, total) => told({ stage: 'drawing', done, total }) },
    );
  };
}
