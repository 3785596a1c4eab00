import type { Directory } from '../src/coalition/domain/directory.js';
import type { Ledger } from '../src/event-store/ledger.js';
import { COALITION, foundingCommands } from './workload.js';

export type BenchLedger = Ledger<Directory>;

/** Founds the coalition of `workload.ts`. */
export async function found(ledger: BenchLedger): Promise<void> {
  await ledger.batch(COALITION, async (transaction) => {
    for (const command of foundingCommands()) {
      await transaction.prepare([command]);
      transaction.execute(command);
    }
  });
}

/** The position of the ledger's last event. */
export async function headOf(ledger: BenchLedger): Promise<number> {
  return ledger.read(async (snapshot) => {
    const { head } = await ledger.directories.view(snapshot, COALITION);
    return head.position;
  });
}
