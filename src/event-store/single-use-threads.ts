import { Worker } from 'node:worker_threads';
import { Problem, type ProblemCode } from '../kernel/problem.js';
import type { Progress } from './projector.js';

/** What a thread says at its end. */
export type ThreadAnswer<Result> =
  { readonly result: Result } | { readonly problem: Readonly<Record<string, unknown>> };

/** What it may say before, as often as it likes. */
export interface ThreadProgress {
  readonly done: number;
  readonly total: number;
}

/** How whoever asked follows a task, and how it ends it. */
export interface Watch {
  readonly progress?: Progress;
  /** Ends the task, also while it waits for its turn. */
  readonly signal?: AbortSignal;
}

interface Limits {
  /** A task that takes longer is ended. */
  readonly longestSeconds: number;
  /** Tasks that may wait for the one under way. */
  readonly waiting: number;
  /** Megabytes of what a thread has just made: fewer are cleared away more often. As many as is usual without it. */
  readonly youngMegabytes?: number;
  /** Megabytes of what it keeps. */
  readonly oldMegabytes?: number;
}

/** The codes of the problems that a task may end with, beside its own. */
interface Codes {
  readonly busy: ProblemCode;
  readonly tookTooLong: ProblemCode;
  readonly failed: ProblemCode;
}

const GIVEN_UP = 'it was given up';

/**
 * Tasks in threads, so that requests are not held up; one after another. Every task has a thread of its own: nothing of the one before is
 * in it, its memory goes back to the system with it, and it can be ended at any moment. The module of the thread finds the task
 * in `workerData[name]` and posts one `ThreadAnswer`, and `ThreadProgress` before it.
 */
export class SingleUseThreads<Task, Result> {
  private readonly running = new Set<Worker>();
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private closed = false;

  constructor(
    private readonly module: URL,
    private readonly name: string,
    private readonly limits: Limits,
    private readonly codes: Codes,
  ) {}

  /** @throws Problem what the task throws, or one of the codes */
  async run(task: Task, watch: Watch = {}): Promise<Result> {
    if (this.waiting > this.limits.waiting)
      throw new Problem(this.codes.busy, { waiting: this.limits.waiting });
    this.waiting += 1;
    const result = this.last.then(() => this.inThread(task, watch)).finally(() => (this.waiting -= 1));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async inThread(task: Task, { progress, signal }: Watch): Promise<Result> {
    const failure = (reason: string): Problem => new Problem(this.codes.failed, { reason });
    if (this.closed) throw failure('the server is closing');
    if (signal?.aborted) throw failure(GIVEN_UP);
    const { youngMegabytes, oldMegabytes } = this.limits;
    const worker = new Worker(this.module, {
      workerData: { [this.name]: task },
      // Flags on memory hold for the whole process: a thread that is handed them again does not start.
      execArgv: [],
      resourceLimits: {
        ...(youngMegabytes === undefined ? {} : { maxYoungGenerationSizeMb: youngMegabytes }),
        ...(oldMegabytes === undefined ? {} : { maxOldGenerationSizeMb: oldMegabytes }),
      },
    });
    this.running.add(worker);
    let impatient: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<ThreadAnswer<Result>>((answered, failed) => {
        worker.on('message', (message: ThreadAnswer<Result> | ThreadProgress) => {
          if ('done' in message) progress?.(message.done, message.total);
          else answered(message);
        });
        worker.once('error', ({ message }) => {
          failed(failure(message));
        });
        worker.once('exit', () => {
          failed(failure('its thread was ended'));
        });
        signal?.addEventListener('abort', () => failed(failure(GIVEN_UP)), { once: true });
        const seconds = this.limits.longestSeconds;
        impatient = setTimeout(() => {
          failed(new Problem(this.codes.tookTooLong, { seconds }));
        }, seconds * 1_000);
      });
      if ('problem' in answer) throw Problem.fromDocument(answer.problem);
      return answer.result;
    } finally {
      clearTimeout(impatient);
      await worker.terminate();
      this.running.delete(worker);
    }
  }

  /** Ends what is under way: nothing is recorded by it, so it can be asked for again. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.running].map((worker) => worker.terminate()));
    await this.last;
  }
}
