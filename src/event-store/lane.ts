import type { Clock } from '../kernel/clock.js';
import { isProblem, type Problem } from '../kernel/problem.js';
import { foldDirectory, foldDirectoryFurther } from './directory-reader.js';
import type { FiguresProgram } from './figures-program.js';
import type { LaneStatistics } from './lane-statistics.js';
import type { LedgerModel } from './ledger-model.js';
import {
  LedgerTransaction,
  type CommandRequest,
  type CommandResult,
  type LaneMemory,
} from './ledger-transaction.js';
import type { LedgerStore, WriteTransaction } from './store.js';
import { NotLoaded, WorkingSet, type Wants } from './working-set.js';

/** A long piece of work that has the ledger to itself for one transaction, such as an import. */
export type BatchWork<Directory, T> = (transaction: LedgerTransaction<Directory>) => Promise<T>;

interface Waiting {
  readonly request: CommandRequest;
  resolve(result: CommandResult): void;
  reject(reason: unknown): void;
}

interface WaitingBatch<Directory> {
  readonly run: BatchWork<Directory, unknown>;
  readonly outcome: (result: unknown) => 'commit' | 'rollback';
  resolve(result: never): void;
  reject(reason: unknown): void;
}

type Outcome =
  { readonly result: CommandResult } | { readonly refusal: Problem } | { readonly failure: unknown };

type Timed = ReturnType<LaneStatistics['transaction']>;

/** Commands taken into one transaction at most: bounds the time that one commit, and a follower's wait, can take. */
const GROUP_LIMIT = 1_000;

/**
 * The one way into a ledger: commands of a coalition run one after another. Whatever waited while the last transaction
 * committed goes into the next one together, so durability costs one sync for the whole group; and nobody is answered
 * before the commit.
 */
export class Lane<Directory> {
  private readonly queue: (Waiting | WaitingBatch<Directory>)[] = [];
  private running = false;
  private memory: LaneMemory<Directory> | undefined;

  constructor(
    private readonly coalitionId: string,
    private readonly model: LedgerModel<Directory>,
    private readonly store: LedgerStore,
    private readonly clock: Clock,
    private readonly statistics: LaneStatistics,
    private readonly program: FiguresProgram,
  ) {}

  execute(request: CommandRequest): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject });
      this.statistics.queued();
      this.start();
    });
  }

  batch<T>(
    run: BatchWork<Directory, T>,
    outcome: (result: T) => 'commit' | 'rollback' = () => 'commit',
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({
        run,
        outcome: outcome as (result: unknown) => 'commit' | 'rollback',
        resolve: resolve as (result: never) => void,
        reject,
      });
      this.statistics.queued();
      this.start();
    });
  }

  get idle(): boolean {
    return !this.running;
  }

  private start(): void {
    if (this.running) return;
    this.running = true;
    // Callers of this turn of the event loop, and those whose messages have arrived, share the first transaction.
    setImmediate(() => void this.run());
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      const first = this.queue[0]!;
      if ('run' in first) {
        this.queue.shift();
        this.statistics.taken(1);
        await this.runBatch(first);
      } else {
        await this.runGroup(this.takeGroup());
      }
      // SQLite commits without yielding: let the messages in that came meanwhile, so that they form the next group.
      await new Promise((resume) => setImmediate(resume));
    }
    this.running = false;
  }

  private takeGroup(): Waiting[] {
    let size = 0;
    while (size < this.queue.length && size < GROUP_LIMIT && !('run' in this.queue[size]!)) size += 1;
    this.statistics.taken(size);
    return this.queue.splice(0, size) as Waiting[];
  }

  private async runGroup(group: readonly Waiting[]): Promise<void> {
    let outcomes: Outcome[];
    try {
      outcomes = await this.commitGroup(group.map(({ request }) => request));
    } catch (error) {
      // The transaction failed as a whole. One command may be to blame (a sum that leaves its range is only seen when it
      // is written): alone, only that one fails. A database that is busy or full would be so for each of them.
      const forAll = isProblem(error) && error.retry === 'later';
      if (group.length > 1 && !forAll) {
        for (const waiting of group) await this.runGroup([waiting]);
        return;
      }
      outcomes = group.map(() => ({ failure: error }));
    }
    group.forEach((waiting, i) => {
      const outcome = outcomes[i]!;
      if ('result' in outcome) {
        this.statistics.answered('done');
        waiting.resolve(outcome.result);
        return;
      }
      const isRefused = 'refusal' in outcome;
      this.statistics.answered(isRefused ? 'refused' : 'failed');
      waiting.reject(isRefused ? outcome.refusal : outcome.failure);
    });
  }

  private commitGroup(requests: readonly CommandRequest[]): Promise<Outcome[]> {
    return this.inTransaction(
      async (transaction, timed) => {
        await transaction.prepare(requests);
        const outcomes: Outcome[] = [];
        for (const request of requests) {
          let outcome = decideOne(transaction, request);
          // Seldom: what a command looks at could not be foreseen, as it depends on a row, or on its neighbours.
          while ('missing' in outcome) {
            await transaction.load(outcome.missing);
            outcome = decideOne(transaction, request);
          }
          outcomes.push(outcome);
        }
        timed.ended('decide');
        await transaction.flush();
        timed.ended('write');
        return outcomes;
      },
      (outcomes) => (outcomes.some((outcome) => 'result' in outcome) ? 'commit' : 'rollback'),
    );
  }

  private async runBatch(batch: WaitingBatch<Directory>): Promise<void> {
    try {
      const result = await this.inTransaction(async (transaction, timed) => {
        const value = await batch.run(transaction);
        timed.ended('decide');
        if (batch.outcome(value) === 'commit') await transaction.flush();
        timed.ended('write');
        return value;
      }, batch.outcome);
      batch.resolve(result as never);
    } catch (error) {
      batch.reject(error);
    }
  }

  private async inTransaction<T>(
    work: (transaction: LedgerTransaction<Directory>, timed: Timed) => Promise<T>,
    outcome: (result: T) => 'commit' | 'rollback',
  ): Promise<T> {
    let transaction: LedgerTransaction<Directory> | undefined;
    let before = 0;
    const timed = this.statistics.transaction();
    try {
      const result = await this.store.write(async (writes) => {
        const memory = await this.recall(writes);
        timed.ended('lock');
        before = memory.head.position;
        transaction = new LedgerTransaction(this.model, writes, memory, this.clock.now());
        return work(transaction, timed);
      }, outcome);
      timed.ended('commit');
      const { position } = transaction!;
      if (outcome(result) === 'commit') {
        this.statistics.appended(position - before);
        transaction!.committed();
      } else if (position !== this.memory?.head.position) this.memory = undefined;
      return result;
    } catch (error) {
      this.memory = undefined;
      throw error;
    } finally {
      timed.over();
    }
  }

  /** What the lane remembers, brought up to the head that it has just locked. */
  private async recall(writes: WriteTransaction): Promise<LaneMemory<Directory>> {
    const { generation, ...head } = await writes.lockHead(this.coalitionId);
    await this.program.assertOurs(generation, (sql) => writes.query(sql));
    const { memory } = this;
    if (memory && memory.head.position === head.position && memory.head.hash === head.hash) return memory;
    if (memory && memory.head.position < head.position && memory.head.position > 0) {
      // Another process wrote: its rows are unknown here, but the directory only needs the events since.
      if (memory.head.directoryPosition !== head.directoryPosition) {
        await foldDirectoryFurther(
          this.model,
          writes,
          this.coalitionId,
          memory.directory,
          memory.head.position,
        );
      }
      this.memory = { head, directory: memory.directory, rows: new WorkingSet(this.coalitionId) };
    } else {
      const directory = await foldDirectory(this.model, writes, this.coalitionId);
      this.memory = { head, directory, rows: new WorkingSet(this.coalitionId) };
    }
    return this.memory;
  }
}

/** One command, which either stages all that follows from it, or nothing. */
function decideOne<Directory>(
  transaction: LedgerTransaction<Directory>,
  request: CommandRequest,
): Outcome | { readonly missing: Wants } {
  try {
    return { result: transaction.execute(request) };
  } catch (error) {
    if (isProblem(error)) return { refusal: error };
    if (error instanceof NotLoaded) return { missing: error.wants };
    throw error;
  }
}
