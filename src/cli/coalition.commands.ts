import { InvalidArgumentError, type Command } from 'commander';
import { coalitionSettings } from '../coalition/coalition.queries.js';
import { DISPUTE_READERS, INFORMATION_TIERS, POSITION_READERS } from '../coalition/domain/sight.js';
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
  addSettingsCommand(program, context);
}

interface SettingsOptions {
  readonly coalition: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly informationTier?: string;
  readonly disputesShownTo?: string;
  readonly positionsShownTo?: string;
  readonly reason?: string;
}

/** `settings`: shows what is agreed of a coalition, or changes it. */
function addSettingsCommand(program: Command, context: TerminalContext): void {
  const oneOf = (choices: readonly string[]): string => choices.join(', ');
  program
    .command('settings')
    .description('Show the settings of a coalition; with a reason, change them.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--name <name>', 'its new name')
    .option('--time-zone <zone>', 'its new IANA time zone')
    .option('--information-tier <tier>', `what members see of each other: ${oneOf(INFORMATION_TIERS)}`)
    .option('--disputes-shown-to <who>', `who sees a dispute: ${oneOf(DISPUTE_READERS)}`)
    .option('--positions-shown-to <who>', `who sees positions in a review: ${oneOf(POSITION_READERS)}`)
    .option('--reason <text>', 'why it changes')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand settings --coalition riverbend --information-tier open --reason "agreed by all in May"',
    )
    .action(async ({ coalition: coalitionId, reason, ...wanted }: SettingsOptions, command: Command) => {
      const isChange = Object.keys(wanted).length > 0;
      if (isChange && reason === undefined) command.error('error: --reason <text> says why settings change');
      const settings = await withLedger(context, async (ledger) => {
        if (isChange) {
          const data = { name: null, timeZone: null, ...wanted, reason: reason! };
          const actor = terminalActor();
          const { answer } = await ledger.execute({ coalitionId, command: 'change-settings', data, actor });
          say(answer['changed'] ? `Changed ${coalitionId}.` : 'It was so before; nothing changed.');
        }
        return (await coalitionSettings(ledger, coalitionId)).answer;
      });
      await print(`${JSON.stringify(settings, null, 2)}\n`);
    });
}

function month(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 12) {
    throw new InvalidArgumentError('a month from 1 to 12 is right.');
  }
  return number;
}
