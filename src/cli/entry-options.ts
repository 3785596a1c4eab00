import { Option, type Command } from 'commander';
import type { JsonObject } from '../kernel/canonical-json.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { print, printable, say } from './terminal.js';

/** What every command about entries is told. */
export interface EntryOptions {
  readonly coalition: string;
  /** The party that is acted for: `backbone`, or `member:ID`. */
  readonly as: string;
  readonly json?: boolean;
}

/** A command that does something to entries: of which coalition, and for whom. */
export function addEntryCommand(program: Command, name: string, about: string, example: string): Command {
  return program
    .command(name)
    .description(about)
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(
      new Option(
        '--as <party>',
        'act for the backbone, or for member:ID; it decides what is permitted',
      ).default('backbone'),
    )
    .option('--json', 'the result as JSON')
    .addHelpText('after', `\nExample:\n  evenhand ${example}`);
}

/** A command of the ledger, in the name of the party of `--as`, and what to say where it changed something. */
interface Asked {
  readonly command: string;
  readonly data: JsonObject;
  readonly done: (entryId: string) => string;
}

/** Sends a command; says what it did, and prints the entry's id, or with `--json` all of the answer. */
export async function act(context: TerminalContext, options: EntryOptions, asked: Asked): Promise<void> {
  const { answer } = await withLedger(context, (ledger) =>
    ledger.execute({
      coalitionId: options.coalition,
      command: asked.command,
      data: { ...asked.data, actingFor: options.as },
      actor: terminalActor(),
    }),
  );
  const {
    entryId: id,
    changed,
    position,
  } = answer as { entryId: string; changed: boolean; position: number };
  say(printable(changed ? asked.done(id) : `It was recorded so before; nothing changed.`));
  await print(options.json ? `${JSON.stringify({ id, position, changed })}\n` : `${printable(id)}\n`);
}
