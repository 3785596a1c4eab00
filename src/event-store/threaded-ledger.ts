import { LANE_FIGURES, type LaneFigures } from './lane-statistics.js';
import type { CommandPort } from './ledger.js';
import type { CommandRequest, CommandResult } from './ledger-transaction.js';
import type { Progress } from './projector.js';
import type { ThreadCalls } from './thread-calls.js';

/** Lanes in a thread of their own, so that commits never hold up the event loop that answers requests. */
export class ThreadedLedger implements CommandPort {
  constructor(private readonly calls: ThreadCalls) {}

  execute(request: CommandRequest): Promise<CommandResult> {
    return this.calls.call(request);
  }

  figures(): Promise<LaneFigures> {
    return this.calls.call(LANE_FIGURES);
  }

  /** Finishes what was accepted, and closes the thread's database. */
  close(): Promise<void> {
    return this.calls.stop();
  }
}

/** Work that takes long, by name: verification, rebuilds, imports, exports. Where it runs, requests are not held up. */
export interface LongWorkPort {
  run<Result>(name: string, argument: unknown, progress?: Progress): Promise<Result>;
}

/** Long work in a thread of its own, which is started when it is first needed. */
export class ThreadedLongWork implements LongWorkPort {
  private started: Promise<ThreadCalls> | undefined;

  constructor(private readonly start: () => Promise<ThreadCalls>) {}

  async run<Result>(name: string, argument: unknown, progress?: Progress): Promise<Result> {
    this.started ??= this.start();
    const calls = await this.started.catch((error: unknown) => {
      this.started = undefined;
      throw error;
    });
    return calls.call<Result>({ name, argument } satisfies LongWorkCall, progress);
  }

  /** What still runs can be done again: after a while it is abandoned, with nothing changed. */
  async close(patienceMs: number): Promise<void> {
    const calls = await this.started?.catch(() => undefined);
    if (!calls) return;
    const impatient = setTimeout(() => void calls.abandon(), patienceMs);
    await calls.stop();
    clearTimeout(impatient);
  }
}

/** How long work travels to its thread. */
export interface LongWorkCall {
  readonly name: string;
  readonly argument: unknown;
}
