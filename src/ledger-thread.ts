import { parentPort, Worker, workerData } from 'node:worker_threads';
import { acts } from './acts.js';
import { actsOn, isActCall } from './event-store/acts.js';
import type { DatabaseLocation } from './event-store/database.js';
import { LANE_FIGURES } from './event-store/lane-statistics.js';
import { Ledger } from './event-store/ledger.js';
import type { CommandRequest } from './event-store/ledger-transaction.js';
import { answerCalls, ThreadCalls } from './event-store/thread-calls.js';
import type { LongWorkCall } from './event-store/threaded-ledger.js';
import { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { ledgerModel } from './ledger-model.js';
import { runLongWork } from './long-work.js';

/** What a thread is for: the lanes of all ledgers, or one of the two kinds of work that takes long. Each has connections of its own. */
export type ThreadRole = 'lanes' | 'questions' | 'labours';

interface ThreadData {
  readonly role: ThreadRole;
  readonly location: DatabaseLocation;
  /** The folder for files of evidence. */
  readonly evidence: string;
}

/** Starts this file as a thread. Resolves once its database is open, made and migrated. */
export function startLedgerThread(data: ThreadData, crashed: (reason: Error) => void): Promise<ThreadCalls> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { evenhandThread: data },
    // The flags of the command line are not for threads: those on memory hold for the whole process, and a thread that is
    // handed them again does not start.
    execArgv: [],
  });
  return ThreadCalls.start(worker, crashed);
}

const { evenhandThread } = (workerData ?? {}) as { readonly evenhandThread?: ThreadData };
if (parentPort && evenhandThread) {
  const { role, location, evidence } = evenhandThread;
  const evidenceFiles = new EvidenceFiles(evidence);
  await answerCalls(parentPort, async () => {
    const ledger = await Ledger.open(location, ledgerModel);
    const runAct = actsOn(ledger.store, acts);
    return {
      answer: (argument, progress) => {
        if (role === 'lanes') {
          if (isActCall(argument)) return runAct(argument);
          if (argument === LANE_FIGURES) return ledger.figures();
          return ledger.execute(argument as CommandRequest);
        }
        const { name, argument: about } = argument as LongWorkCall;
        return runLongWork(ledger, evidenceFiles, name, about, progress);
      },
      close: () => ledger.close(),
    };
  });
}
