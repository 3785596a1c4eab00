import type { Directory } from '../src/coalition/domain/directory.js';
import type { Ledger } from '../src/event-store/ledger.js';
import { COALITION, EntryGenerator, foundingCommands } from './workload.js';

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

/** Commands that share a transaction. */
const FILLED_AT_ONCE = 5_000;

/** Fills a ledger with so many entries over two years, in large transactions, as imports do. */
export async function fill(ledger: BenchLedger, entries: number): Promise<void> {
  const generator = new EntryGenerator(entries);
  for (let done = 0; done < entries; done += FILLED_AT_ONCE) {
    const count = Math.min(FILLED_AT_ONCE, entries - done);
    const commands = Array.from({ length: count }, () => generator.next());
    await ledger.batch(COALITION, async (transaction) => {
      await transaction.prepare(commands);
      for (const command of commands) transaction.execute(command);
    });
  }
}
