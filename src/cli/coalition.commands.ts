import { InvalidArgumentError, type Command } from 'commander';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { print, say } from './terminal.js';

interface InitOptions {
  readonly coalition: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly fiscalStartMonth: number;
}

/** `init`: founds a coalition. */
export function addCoalitionCommands(program: Command, context: TerminalContext): void {
  program
    .command('init')
    .description('Found a coalition: its ledger begins here.')
    .requiredOption('--coalition <slug>', 'its id in addresses: lower-case letters, digits, hyphens')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--currency <code>', 'its base currency (ISO 4217)')
    .requiredOption('--time-zone <zone>', 'its IANA time zone; decides on which date an instant falls')
    .option('--fiscal-start-month <1-12>', 'the first month of its fiscal year', month, 1)
    .addHelpText(
      'after',
      '\nExample:\n  evenhand init --coalition riverbend --name "Riverbend Health Partners" --currency EUR --time-zone Europe/Brussels',
    )
    .action(async ({ coalition, ...data }: InitOptions) => {
      const { answer, position } = await withLedger(context, (ledger) =>
        ledger.execute({
          coalitionId: coalition,
          command: 'found-coalition',
          data: { ...data },
          actor: terminalActor(),
        }),
      );
      say(
        answer['changed'] ? `Founded ${coalition}.` : `${coalition} was founded so before; nothing changed.`,
      );
      await print(`${JSON.stringify({ coalition, position })}\n`);
    });
}

function month(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 12) {
    throw new InvalidArgumentError('a month from 1 to 12 is right.');
  }
  return number;
}
