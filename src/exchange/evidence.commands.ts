import type { CommandBus } from '@nestjs/cqrs';
import type { CommandResult } from '../event-store/ledger-transaction.js';
import { LedgerCommand } from '../http/bus.js';
import type { Caller } from '../http/caller.decorator.js';
import { isProblem } from '../kernel/problem.js';
import type { EvidenceFiles, KeptEvidence } from './evidence/evidence-files.js';

/** Tells the ledger of a file that is kept already; where it will not know of it, the file goes again. */
export async function attachKept(
  commands: CommandBus,
  files: EvidenceFiles,
  caller: Caller,
  entryId: string,
  kept: KeptEvidence,
): Promise<CommandResult> {
  const { name, mediaType, bytes, sha256 } = kept;
  const { actingFor } = caller;
  try {
    const data = { entryId, name, mediaType, bytes, sha256, actingFor };
    return await commands.execute(new LedgerCommand('attach-evidence', caller, data));
  } catch (error) {
    // What may have been recorded must stay.
    if (isProblem(error) && error.code !== 'ledger.outcome-unknown') {
      await files.forget(caller.coalitionId, kept);
    }
    throw error;
  }
}
