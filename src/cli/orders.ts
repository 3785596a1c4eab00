import type { Command } from 'commander';
import type { JsonObject } from '../kernel/canonical-json.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { print, printable, say } from './terminal.js';

/** The options that every command about one thing in a ledger has. */
export interface OrderOptions {
  readonly coalition: string;
  readonly as?: string;
}

/** Adds the options of every order: in which coalition, and where it matters on whose behalf. */
export function withOrderOptions(command: Command, actsFor: boolean): Command {
  command.requiredOption('--coalition <slug>', 'the coalition');
  return actsFor
    ? command.option('--as <party>', 'on whose behalf: backbone (the default), or member:ID')
    : command;
}

/** Sends one command to its ledger; prints what was recorded as JSON, and says it in words. */
export async function order(
  context: TerminalContext,
  coalitionId: string,
  command: string,
  data: JsonObject,
  idField:
    | 'memberId'
    | 'pledgeId'
    | 'assetId'
    | 'applicationId'
    | 'offerId'
    | 'redemptionId'
    | 'quarter'
    | 'supplyId'
    | 'proposalId'
    | 'achievementId',
): Promise<void> {
  const { answer, position } = await withLedger(context, (ledger) =>
    ledger.execute({ coalitionId, command, data, actor: terminalActor() }),
  );
  const id = answer[idField] as string;
  const changed = answer['changed'] === true;
  const place = String(position);
  say(
    changed
      ? `Recorded for ${printable(id)}, at position ${place}.`
      : `Recorded so before for ${printable(id)}; nothing changed.`,
  );
  await print(`${JSON.stringify({ id, position, changed })}\n`);
}
