import { Logger } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import type { CommandResult } from '../event-store/ledger-transaction.js';
import type { LongWorkPort } from '../event-store/threaded-ledger.js';
import { LedgerCommand } from '../http/bus.js';
import type { Caller } from '../http/caller.decorator.js';
import type { Signature } from '../reviews/domain/events.js';

const log = new Logger('Closing');

/** Closes a quarter, by those who sign in the same step, and seals its report: for every door of the service. */
export async function closeAndSeal(
  commands: CommandBus,
  longWork: LongWorkPort,
  caller: Caller,
  quarter: string,
  signatures: readonly Signature[],
): Promise<CommandResult> {
  const { actingFor, coalitionId, actor } = caller;
  const data = { quarter, signatures: signatures.map((signature) => ({ ...signature })), actingFor };
  const result = await commands.execute(new LedgerCommand('close-quarter', caller, data));
  try {
    await longWork.run('seal', { coalitionId, quarter, actor });
  } catch (error) {
    // The quarter is closed all the same, and its report is the one that the next try seals.
    log.warn(`The report of ${coalitionId} ${quarter} was not sealed yet: ${String(error)}`);
  }
  return result;
}
