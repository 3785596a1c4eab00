import { userInfo } from 'node:os';
import type { Directory } from '../coalition/domain/directory.js';
import { Ledger } from '../event-store/ledger.js';
import type { LedgerModel } from '../event-store/ledger-model.js';
import type { DatabaseLocation } from '../event-store/database.js';
import type { EvidenceFiles } from '../exchange/evidence/evidence-files.js';
import type { HookTools } from '../hooks/hooks.commands.js';
import type { Clock } from '../kernel/clock.js';
import type { MadeFiles } from '../reports/jobs/made-files.js';
import { withProgress } from './terminal.js';

/** What the terminal's commands are given: where the ledgers are, and what they can do. */
export interface TerminalContext {
  readonly location: DatabaseLocation;
  readonly evidence: EvidenceFiles;
  /** Where files of reports lie that the service makes. */
  readonly reportFiles: MadeFiles;
  readonly model: LedgerModel<Directory>;
  /** What secrets of web hooks are sealed with, and the calls that they may make. */
  readonly webHooks: Pick<HookTools, 'sealing' | 'calls'>;
  /** `https://evenhand.example`: what links begin with; null where the site has no name of its own. */
  readonly publicUrl: string | null;
  /** What time it is; the machine's time without it. */
  readonly clock?: Clock;
  /** Serves the site and the API until it is told to stop. */
  serve(options: { readonly host?: string; readonly port?: number }): Promise<ServedAddress>;
}

export interface ServedAddress {
  readonly address: string;
  /** Stops taking requests, finishes those that were taken, and closes the database. */
  close(): Promise<void>;
}

/** Who acts at the terminal: a name for the log, never a credential. */
export function terminalActor(): string {
  try {
    return `terminal:${userInfo().username}`;
  } catch {
    return 'terminal';
  }
}

/** Opens the ledgers for one command, and closes them whatever happens. */
export async function withLedger<T>(
  context: TerminalContext,
  work: (ledger: Ledger<Directory>) => Promise<T>,
): Promise<T> {
  const ledger = await withProgress('Rebuilding figures', (progress) =>
    Ledger.open(context.location, context.model, {
      progress,
      ...(context.clock ? { clock: context.clock } : {}),
    }),
  );
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
