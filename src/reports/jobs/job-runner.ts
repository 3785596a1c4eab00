import type { LoggerService } from '@nestjs/common';
import { tellable } from '../../http/unforeseen.js';
import { newEventId } from '../../kernel/ids.js';
import { isProblem } from '../../kernel/problem.js';
import type { FileJob, FileJobRef, FileProgress } from './file-job.js';
import type { HeldJob, JobsPort } from './job-acts.js';
import type { MadeFiles } from './made-files.js';

/** Makes the content of a file. Says how far it is; ends early where the signal says so. */
export type MakeFile = (
  job: FileJob,
  told: (progress: FileProgress) => void,
  signal: AbortSignal,
) => Promise<string | Uint8Array>;

export interface RunnerSettings {
  /** A job whose holder was not heard of for so long is begun again by whoever sees it. */
  readonly leaseMs: number;
  /** Between two looks for jobs that others left, or that other instances were asked for. */
  readonly pollMs: number;
}

/** As said by whoever runs the service, for a lease that outlives a busy moment. */
export const RUNNER_SETTINGS: RunnerSettings = { leaseMs: 60_000, pollMs: 5_000 };

/** Progress is written no more often: whoever waits asks about as often. */
const TOLD_EACH_MS = 500;
const BEATS_IN_LEASE = 4;

export interface RunnerParts {
  readonly jobs: JobsPort;
  /** Whether any job is to be begun. */
  readonly isDue: () => Promise<boolean>;
  readonly make: MakeFile;
  readonly files: MadeFiles;
  /** The ledger's clock. */
  readonly now: () => string;
  readonly logger: LoggerService;
}

/**
 * Begins jobs and sees them to their end, one after another. Whose instance of the service ends in the middle leaves its job to
 * the next that looks: at once where it was told to stop, and once its lease is over where it was killed.
 */
export class JobRunner {
  private readonly holder = newEventId();
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> | undefined;
  private isWanted = false;
  private stopping = false;
  private current: { readonly job: FileJobRef; readonly abort: AbortController } | undefined;

  constructor(
    private readonly parts: RunnerParts,
    private readonly settings: RunnerSettings,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.look(), this.settings.pollMs);
    this.timer.unref();
    this.look();
  }

  /** There may be something to do; nothing is done before `start`. */
  look(): void {
    if (this.stopping || this.timer === undefined) return;
    this.isWanted = true;
    this.turn ??= this.work().finally(() => {
      this.turn = undefined;
      // Asked for since it last looked.
      if (this.isWanted) this.look();
    });
  }

  /** Ends the job where it is under way here; elsewhere its holder sees so when it next says that it is at work. */
  abandon({ coalitionId, id }: FileJobRef): void {
    const { current } = this;
    if (current?.job.id === id && current.job.coalitionId === coalitionId) current.abort.abort();
  }

  /** Ends what is under way, and leaves it waiting for whoever looks next. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.isWanted = false;
    clearInterval(this.timer);
    this.current?.abort.abort();
    await this.turn;
  }

  private async work(): Promise<void> {
    try {
      while (this.isWanted) {
        this.isWanted = false;
        while (!this.stopping && (await this.one()));
      }
    } catch (error) {
      // The database may be held by a long import, or be away for a moment: the next look comes.
      this.isWanted = false;
      if (!isBusy(error)) this.parts.logger.error(`jobs: ${String((error as Error).stack)}`, 'Jobs');
    }
  }

  /** Whether there was one to do. */
  private async one(): Promise<boolean> {
    if (!(await this.parts.isDue())) return false;
    const { jobs, now } = this.parts;
    const job = await jobs.run('take', {
      holder: this.holder,
      leaseMs: this.settings.leaseMs,
      now: now(),
    });
    if (job) await this.see(job);
    return job !== null;
  }

  private async see(job: FileJob): Promise<void> {
    const { coalitionId, id, attempt } = job;
    const held: HeldJob = { coalitionId, id, attempt, holder: this.holder };
    const abort = new AbortController();
    this.current = { job, abort };
    if (this.stopping) abort.abort();
    const pulse = new Pulse(this.parts.jobs, held, this.settings.leaseMs, () => abort.abort());
    try {
      const content = await orAborted(
        this.parts.make(job, (progress) => pulse.tell(progress), abort.signal),
        abort.signal,
      );
      pulse.tell({ stage: 'keeping', done: 0, total: 1 });
      await this.finish(held, job, content);
    } catch (error) {
      if (!abort.signal.aborted) await this.fail(held, error);
      else if (this.stopping) await this.parts.jobs.run('release', { job: held });
      // Otherwise it was cancelled, or is somebody else's: nothing is left to say.
    } finally {
      pulse.stop();
      this.current = undefined;
    }
  }

  private async finish(held: HeldJob, job: FileJob, content: string | Uint8Array): Promise<void> {
    const { files, jobs, now } = this.parts;
    await files.removeEarlier(held);
    const file = await files.keep(held, job.asked.format, content);
    const isOurs = await this.persistently(() => jobs.run('finish', { job: held, file, now: now() }));
    if (!isOurs) await files.remove(file);
  }

  private async fail(held: HeldJob, error: unknown): Promise<void> {
    const { jobs, now, logger } = this.parts;
    const log = { error: (line: string): void => void logger.error(line, 'Jobs') };
    const problem = tellable(error, log).toDocument();
    await this.persistently(() => jobs.run('fail', { job: held, problem, now: now() }));
  }

  /** An import may have the database to itself for longer than a change waits; what is done need not be done again for that. */
  private async persistently<Result>(change: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await change();
      } catch (error) {
        if (!isBusy(error) || this.stopping) throw error;
      }
    }
  }
}

const isBusy = (error: unknown): boolean => isProblem(error) && error.code === 'ledger.busy';

/** Says now and then that a job is still at work, and how far it is. */
class Pulse {
  private readonly timer: NodeJS.Timeout;
  private next: NodeJS.Timeout | undefined;
  private progress: FileProgress | null = null;
  private toldAt = -Infinity;

  constructor(
    private readonly jobs: JobsPort,
    private readonly job: HeldJob,
    private readonly leaseMs: number,
    private readonly lost: () => void,
  ) {
    this.timer = setInterval(() => void this.beat(), leaseMs / BEATS_IN_LEASE);
    this.timer.unref();
  }

  tell(progress: FileProgress): void {
    this.progress = progress;
    this.next ??= setTimeout(
      () => {
        this.next = undefined;
        void this.beat();
      },
      Math.max(0, this.toldAt + TOLD_EACH_MS - performance.now()),
    );
  }

  private async beat(): Promise<void> {
    this.toldAt = performance.now();
    const { job, progress, leaseMs } = this;
    try {
      if (!(await this.jobs.run('beat', { job, progress, leaseMs }))) this.lost();
    } catch {
      // Nobody heard it this time. Whether the job was taken over meanwhile shows at the next.
    }
  }

  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.next);
  }
}

/** What comes of the work, unless it is ended first; then its outcome is nobody's concern. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(new Error('the job was ended'));
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
    work.then(resolve, reject);
  });
}
