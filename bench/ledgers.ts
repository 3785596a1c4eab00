import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../src/coalition/domain/directory.js';
import { Ledger } from '../src/event-store/ledger.js';
import type { CommandRequest } from '../src/event-store/ledger-transaction.js';
import { ledgerModel } from '../src/ledger-model.js';
import { RESULTS } from './places.js';
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
export async function headOf(ledger: BenchLedger, coalitionId = COALITION): Promise<number> {
  return ledger.read(async (snapshot) => {
    const { head } = await ledger.directories.view(snapshot, coalitionId);
    return head.position;
  });
}

/** Entries that are decided and written together while a ledger is made. */
const BATCH_ENTRIES = 1_000;
const BATCHES_IN_A_TRANSACTION = 40;

/**
 * A database whose one ledger holds so many events of the workload: made once, as a large import would, and kept for the
 * next run. Pools are not checked on the way, as no benchmark that reads it is about that.
 */
export async function ledgerOfEvents(events: number): Promise<string> {
  const path = join(RESULTS, `ledger-${String(events)}.sqlite`);
  if (existsSync(path)) return path;
  mkdirSync(RESULTS, { recursive: true });
  const unfinished = `${path}.unfinished`;
  removeDatabase(unfinished);
  const ledger = await Ledger.open({ engine: 'sqlite', path: unfinished }, ledgerModel);
  await found(ledger);
  await enterWithoutPoolChecks(ledger, new EntryGenerator(events), events);
  await ledger.close();
  removeDatabase(path);
  renameSync(unfinished, path);
  removeDatabase(unfinished);
  return path;
}

/** Enters what the generator makes until the ledger has come to a position. */
export async function enterWithoutPoolChecks(
  ledger: BenchLedger,
  entries: EntryGenerator,
  position: number,
): Promise<void> {
  while ((await headOf(ledger)) < position) {
    await ledger.batch(COALITION, async (transaction) => {
      for (let batch = 0; batch < BATCHES_IN_A_TRANSACTION && transaction.position < position; batch += 1) {
        const missing = Math.min(BATCH_ENTRIES, position - transaction.position);
        const commands = Array.from({ length: missing }, () => withoutPoolCheck(entries.next()));
        await transaction.prepare(commands);
        for (const command of commands) transaction.execute(command);
        await transaction.flush();
      }
    });
  }
}

function withoutPoolCheck({ data, ...request }: CommandRequest): CommandRequest {
  return { ...request, data: { ...data, poolsCheckedLater: true } };
}

/** Removes a database with the files beside it. */
export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-alone']) rmSync(`${path}${end}`, { force: true });
}
