import type { CommandRequest, CommandResult } from '../src/event-store/ledger-transaction.js';

/** What commands are handed to; `Ledger` itself, or anything that answers like it. */
export interface Executes {
  execute(request: CommandRequest): Promise<CommandResult>;
}

/** Lets `callers` callers send one command after another, each waiting for its answer, until the list is used up. */
export async function runCallers(
  ledger: Executes,
  commands: readonly CommandRequest[],
  callers: number,
): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < commands.length) {
      const command = commands[next]!;
      next += 1;
      await ledger.execute(command);
    }
  };
  await Promise.all(Array.from({ length: Math.min(callers, commands.length) }, caller));
}
