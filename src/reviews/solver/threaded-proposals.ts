import { parentPort, workerData } from 'node:worker_threads';
import { SingleUseThreads, type ThreadAnswer } from '../../event-store/single-use-threads.js';
import { isProblem } from '../../kernel/problem.js';
import type { Proposals, ProposalsAsked } from '../domain/proposals.js';
import { ProposalsHere, type ProposalsPort } from './proposals-port.js';

/** Longer than any quarter of a thousand members and two hundred supplies takes, several times over. */
export const LONGEST_SECONDS = 120;

/** Quarters that may wait for the one that is reckoned. */
export const WAITING_LIMIT = 10;

const TASK = 'evenhandProposals';

/** Proposals in a thread, one quarter after another. */
export class ThreadedProposals implements ProposalsPort {
  private readonly threads: SingleUseThreads<ProposalsAsked, Proposals>;

  constructor(longestSeconds = LONGEST_SECONDS) {
    this.threads = new SingleUseThreads(
      new URL(import.meta.url),
      TASK,
      { longestSeconds, waiting: WAITING_LIMIT },
      {
        busy: 'reviews.proposals-busy',
        tookTooLong: 'reviews.proposals-took-too-long',
        failed: 'reviews.proposals-failed',
      },
    );
  }

  /**
   * @throws Problem what `propose` throws, `reviews.proposals-busy`, `reviews.proposals-took-too-long`,
   *   `reviews.proposals-failed` where the thread died or the server is closing
   */
  propose(asked: ProposalsAsked): Promise<Proposals> {
    return this.threads.run(asked);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}

const task = ((workerData ?? {}) as Record<string, ProposalsAsked | undefined>)[TASK];
if (parentPort && task) {
  let answer: ThreadAnswer<Proposals>;
  try {
    answer = { result: await new ProposalsHere().propose(task) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    answer = { problem: error.toDocument() };
  }
  parentPort.postMessage(answer);
}
