import { once } from 'node:events';
import type { MessagePort, Worker } from 'node:worker_threads';
import { isProblem, Problem } from '../kernel/problem.js';
import type { Progress } from './projector.js';

/**
 * Calls from one thread to another. A message wakes the other thread, which costs more than all that is in it; so calls
 * wait for each other: those of one turn of the event loop travel together, and while two messages are unseen, which
 * keeps the thread busy, all that come meanwhile. All answers of one commit travel together too.
 *
 * Callers who all wait for one commit ask again together, and each thread would stand still while the other works for all
 * of them. So a thread with nothing to do gets half of a turn's calls ahead, and from then on both have something to do.
 */
interface Call {
  readonly id: number;
  readonly argument: unknown;
}

type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly problem: Readonly<Record<string, unknown>> }
  | { readonly id: number; readonly fault: string }
  | { readonly id: number; readonly done: number; readonly total: number };

type ToThread = { readonly number: number; readonly calls: readonly Call[] } | 'stop';
type FromThread =
  | { readonly answers: readonly Answer[]; /** The last message taken. */ readonly seen: number }
  | 'ready'
  | { readonly notReady: Readonly<Record<string, unknown>> | string };

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
  readonly progress: Progress | undefined;
}

/** Calls under way at most. Whoever comes then is told that the ledger is busy, before memory runs out. */
const WAITING_LIMIT = 10_000;

/** One message is being worked on, the next one lies ready. */
const UNSEEN_LIMIT = 2;
/** Fewer calls than these are not worth a message ahead of the others. */
const AHEAD_LEAST = 8;
/** A thread that has nothing to answer yet says nothing of what it has seen: calls wait for that no longer than this. */
const LONGEST_WAIT_MS = 5;

/** The calling side. Calls fail clearly when the thread dies, and the owner is told. */
export class ThreadCalls {
  private readonly waiting = new Map<number, Waiting>();
  private outbox: Call[] = [];
  private lastId = 0;
  private sent = 0;
  private seen = 0;
  /** Calls in the last message. */
  private lastSize = 0;
  private overdue: NodeJS.Timeout | undefined;
  private state: 'open' | 'stopping' | 'ended' = 'open';
  private crash: Error | undefined;
  private abandoned = false;
  private readonly exit: Promise<unknown>;

  private constructor(
    private readonly worker: Worker,
    private readonly crashed: (reason: Error) => void,
  ) {
    this.exit = new Promise((exited) => worker.once('exit', exited));
    worker.on('message', (message: FromThread) => {
      this.receive(message);
    });
    worker.on('error', (error: Error) => (this.crash = error));
    worker.once('exit', (code) => {
      this.ended(code);
    });
  }

  /** Waits until the thread is ready. Rejects with the Problem that keeps it from being so. */
  static async start(worker: Worker, crashed: (reason: Error) => void): Promise<ThreadCalls> {
    const ended = once(worker, 'exit').then((): [FromThread] => [{ notReady: 'the thread ended at once' }]);
    const [message] = (await Promise.race([once(worker, 'message'), ended])) as [FromThread];
    if (typeof message === 'object' && 'notReady' in message) {
      const { notReady } = message;
      throw typeof notReady === 'string' ? new Error(notReady) : Problem.fromDocument(notReady);
    }
    return new ThreadCalls(worker, crashed);
  }

  call<Result>(argument: unknown, progress?: Progress): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.state !== 'open') {
        reject(new Problem('ledger.write-failed', { reason: 'the ledger has been closed' }));
        return;
      }
      if (this.waiting.size >= WAITING_LIMIT) {
        reject(new Problem('ledger.busy'));
        return;
      }
      this.lastId += 1;
      this.waiting.set(this.lastId, { resolve, reject, progress });
      this.outbox.push({ id: this.lastId, argument });
      // After all requests that have arrived by now.
      if (this.outbox.length === 1) setImmediate(() => this.sendWhenSeen());
      else if (this.isIdle() && this.outbox.length >= Math.max(AHEAD_LEAST, this.lastSize / 2)) this.send();
    });
  }

  /** Whether the thread has answered all that was sent to it, at least in part. */
  private isIdle(): boolean {
    return this.sent === this.seen;
  }

  private sendWhenSeen(): void {
    if (this.sent - this.seen < UNSEEN_LIMIT) this.send();
    else this.overdue ??= setTimeout(() => this.send(), LONGEST_WAIT_MS);
  }

  private send(): void {
    clearTimeout(this.overdue);
    this.overdue = undefined;
    const calls = this.outbox;
    if (calls.length === 0 || this.state === 'ended') return;
    this.outbox = [];
    this.lastSize = calls.length;
    this.sent += 1;
    this.worker.postMessage({ number: this.sent, calls } satisfies ToThread);
  }

  private receive(message: FromThread): void {
    if (typeof message === 'string' || !('answers' in message)) return;
    this.seen = message.seen;
    // First of all the thread gets its next work.
    if (this.outbox.length > 0) this.sendWhenSeen();
    for (const answer of message.answers) this.settle(answer);
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    if ('done' in answer) {
      waiting.progress?.(answer.done, answer.total);
      return;
    }
    this.waiting.delete(answer.id);
    if ('result' in answer) waiting.resolve(answer.result);
    else if ('problem' in answer) waiting.reject(Problem.fromDocument(answer.problem));
    else waiting.reject(new Error(answer.fault));
  }

  /** Finishes what was called, lets the thread close what it opened, and waits for its end. */
  async stop(): Promise<void> {
    if (this.state === 'open') {
      this.send();
      this.state = 'stopping';
      this.worker.postMessage('stop' satisfies ToThread);
    }
    await this.exit;
  }

  /** Ends the thread whatever it does. What it had begun in a transaction is rolled back. */
  async abandon(): Promise<void> {
    this.state = 'stopping';
    this.abandoned = true;
    await this.worker.terminate();
  }

  private ended(code: number): void {
    const expected = this.state === 'stopping' && (code === 0 || this.abandoned) && !this.crash;
    this.state = 'ended';
    const reason = this.crash ?? new Error(`the thread ended with code ${String(code)}`);
    // What was called may have been done before the thread died: nobody knows any more.
    for (const waiting of this.waiting.values()) waiting.reject(new Problem('ledger.outcome-unknown'));
    this.waiting.clear();
    if (!expected) this.crashed(reason);
  }
}

/** What a thread does: answers calls, and closes what it opened. */
export interface ThreadWork {
  answer(argument: unknown, progress: Progress): Promise<unknown>;
  close(): Promise<void>;
}

/** The answering side, inside the thread. Opens, says whether that went well, and answers until it is told to stop. */
export async function answerCalls(port: MessagePort, open: () => Promise<ThreadWork>): Promise<void> {
  let work: ThreadWork;
  try {
    work = await open();
  } catch (error) {
    port.postMessage({
      notReady: isProblem(error) ? error.toDocument() : textOf(error),
    } satisfies FromThread);
    return;
  }
  const answering = new Answering(port, work);
  port.on('message', (message: ToThread) => {
    if (message === 'stop') void answering.stop();
    else answering.take(message.number, message.calls);
  });
  port.postMessage('ready' satisfies FromThread);
}

class Answering {
  private outbox: Answer[] = [];
  private underWay = 0;
  private seen = 0;
  private stopping = false;

  constructor(
    private readonly port: MessagePort,
    private readonly work: ThreadWork,
  ) {}

  take(number: number, calls: readonly Call[]): void {
    this.seen = number;
    for (const call of calls) void this.answer(call);
  }

  private async answer({ id, argument }: Call): Promise<void> {
    this.underWay += 1;
    try {
      // Sent at once: long work may not let go of its thread before it is done.
      const progress: Progress = (done, total) => {
        this.post([{ id, done, total }]);
      };
      const result = await this.work.answer(argument, progress);
      this.say({ id, result });
    } catch (error) {
      if (isProblem(error)) this.say({ id, problem: error.toDocument() });
      else this.say({ id, fault: textOf(error) });
    }
    this.underWay -= 1;
    if (this.stopping && this.underWay === 0) await this.end();
  }

  private say(answer: Answer): void {
    this.outbox.push(answer);
    // Runs once all promises that the commit settled have had their turn.
    if (this.outbox.length === 1) process.nextTick(() => this.send());
  }

  private send(): void {
    const answers = this.outbox;
    this.outbox = [];
    if (answers.length > 0) this.post(answers);
  }

  private post(answers: readonly Answer[]): void {
    this.port.postMessage({ answers, seen: this.seen } satisfies FromThread);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.underWay === 0) await this.end();
  }

  private async end(): Promise<void> {
    await this.work.close();
    this.send();
    this.port.close();
  }
}

/** For the log of the thread that called; nobody outside sees it. */
function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
