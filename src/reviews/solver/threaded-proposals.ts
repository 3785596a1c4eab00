import { parentPort, Worker, workerData } from 'node:worker_threads';
import { isProblem, Problem } from '../../kernel/problem.js';
import type { Proposals, ProposalsAsked } from '../domain/proposals.js';
import { ProposalsHere, type ProposalsPort } from './proposals-port.js';

/** Longer than any quarter of a thousand members and two hundred supplies takes, several times over. */
export const LONGEST_SECONDS = 120;

/** Quarters that may wait for the one that is reckoned. */
export const WAITING_LIMIT = 10;

/**
 * Proposals in a thread, so that requests are not held up; one quarter after another. Every quarter has a thread of its
 * own: nothing of the one before is in it, its memory goes back to the system with it, and it can be ended at any moment.
 */
export class ThreadedProposals implements ProposalsPort {
  private readonly running = new Set<Worker>();
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private closed = false;

  constructor(private readonly longestSeconds = LONGEST_SECONDS) {}

  /**
   * @throws Problem what `propose` throws, `reviews.proposals-busy`, `reviews.proposals-took-too-long`,
   *   `reviews.proposals-failed` where the thread died or the server is closing
   */
  async propose(asked: ProposalsAsked): Promise<Proposals> {
    if (this.waiting > WAITING_LIMIT) throw new Problem('reviews.proposals-busy', { waiting: WAITING_LIMIT });
    this.waiting += 1;
    const proposals = this.last.then(() => this.inThread(asked)).finally(() => (this.waiting -= 1));
    this.last = proposals.catch(() => undefined);
    return proposals;
  }

  private async inThread(asked: ProposalsAsked): Promise<Proposals> {
    if (this.closed) throw new Problem('reviews.proposals-failed', { reason: 'the server is closing' });
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { evenhandProposals: asked } satisfies ThreadData,
      // Flags on memory hold for the whole process: a thread that is handed them again does not start.
      execArgv: [],
    });
    this.running.add(worker);
    let impatient: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<Answer>((answered, failed) => {
        worker.once('message', answered);
        worker.once('error', ({ message }) =>
          failed(new Problem('reviews.proposals-failed', { reason: message })),
        );
        worker.once('exit', () => {
          failed(new Problem('reviews.proposals-failed', { reason: 'its thread was ended' }));
        });
        impatient = setTimeout(() => {
          failed(new Problem('reviews.proposals-took-too-long', { seconds: this.longestSeconds }));
        }, this.longestSeconds * 1_000);
      });
      if ('problem' in answer) throw Problem.fromDocument(answer.problem);
      return answer.proposals;
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

interface ThreadData {
  readonly evenhandProposals?: ProposalsAsked;
}

type Answer = { readonly proposals: Proposals } | { readonly problem: Readonly<Record<string, unknown>> };

const { evenhandProposals } = (workerData ?? {}) as ThreadData;
if (parentPort && evenhandProposals) {
  let answer: Answer;
  try {
    answer = { proposals: await new ProposalsHere().propose(evenhandProposals) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    answer = { problem: error.toDocument() };
  }
  parentPort.postMessage(answer);
}
