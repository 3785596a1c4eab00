import { acts } from './acts.js';
import type { Directory } from './coalition/domain/directory.js';
import { actsOn, type RunAct } from './event-store/acts.js';
import { Ledger, type CommandPort } from './event-store/ledger.js';
import { ThreadedLedger, ThreadedLongWork, type LongWorkPort } from './event-store/threaded-ledger.js';
import type { EvidenceFiles } from './exchange/evidence/evidence-files.js';
import { ledgerModel } from './ledger-model.js';
import type { ThreadRole } from './ledger-thread.js';
import { isQuestion, longWorkHere } from './long-work.js';
import type { AppOptions } from './app-options.js';
import { DrawingHere, type DrawingPort } from './reports/drawing/drawing-port.js';
import { ThreadedDrawing } from './reports/drawing/threaded-drawing.js';
import { ProposalsHere, type ProposalsPort } from './reviews/solver/proposals-port.js';
import { ThreadedProposals } from './reviews/solver/threaded-proposals.js';

/** How long work that can be done again is waited for once the service is told to stop. */
const STOP_PATIENCE_MS = 10_000;
/** What a job draws is waited for by nobody: all statements of a very large coalition may take their time. */
const JOB_DRAWING_SECONDS = 60 * 60;

/** What stands behind the door: the ledgers, and the threads that work for it. */
export interface Backend {
  /** The read side. Where there are no threads, the lanes too. */
  readonly ledger: Ledger<Directory>;
  readonly commands: CommandPort;
  readonly longWork: LongWorkPort;
  readonly solver: ProposalsPort;
  readonly drawing: DrawingPort;
  /** Where jobs draw. */
  readonly jobDrawing: DrawingPort;
  /** Does what is written beside the ledgers. */
  readonly runAct: RunAct;
  readonly opened: Ledger<Directory>['opened'];
  close(): Promise<void>;
}

/** Opens the database and starts the threads. */
export async function openBackend(
  { location, threads = true, clock, crashed }: AppOptions,
  evidence: EvidenceFiles,
): Promise<Backend> {
  const open = (): Promise<Ledger<Directory>> => Ledger.open(location, ledgerModel, clock ? { clock } : {});
  if (!threads) {
    const ledger = await open();
    const { opened } = ledger;
    return {
      ledger,
      opened,
      commands: ledger,
      longWork: longWorkHere(ledger, evidence),
      solver: new ProposalsHere(),
      drawing: new DrawingHere(),
      jobDrawing: new DrawingHere(),
      runAct: actsOn(ledger.store, acts),
      close: () => ledger.close(),
    };
  }
  const { startLedgerThread } = await import('./ledger-thread.js');
  const place = { location, evidence: evidence.folder };
  const whenCrashed = crashed ?? ((): void => undefined);
  // The read side comes first, for it brings the database up to date, and what it had to do is worth telling.
  const ledger = await open();
  try {
    const calls = await startLedgerThread({ role: 'lanes', ...place }, whenCrashed);
    const lanes = new ThreadedLedger(calls);
    const solver = new ThreadedProposals();
    const drawing = new ThreadedDrawing();
    const thread = (role: ThreadRole): ThreadedLongWork =>
      new ThreadedLongWork(() => startLedgerThread({ role, ...place }, whenCrashed));
    // Whoever asks for a report does not wait for somebody's import of an hour.
    const [questions, labours] = [thread('questions'), thread('labours')];
    const longWork: LongWorkPort = {
      run: (name, argument, progress) =>
        (isQuestion(name) ? questions : labours).run(name, argument, progress),
    };
    return {
      ledger,
      opened: ledger.opened,
      commands: lanes,
      longWork,
      solver,
      drawing,
      jobDrawing: new ThreadedDrawing(JOB_DRAWING_SECONDS),
      runAct: (call) => calls.call(call),
      close: async () => {
        await solver.close();
        await drawing.close();
        await lanes.close();
        await Promise.all([questions.close(STOP_PATIENCE_MS), labours.close(STOP_PATIENCE_MS)]);
        await ledger.close();
      },
    };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}
