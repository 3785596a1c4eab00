import { Option, type Command } from 'commander';
import { proposalsWhatIfHere } from '../reviews/proposals-what-if.queries.js';
import { proposeHere } from '../reviews/proposing.commands.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { withOrderOptions, type OrderOptions } from './orders.js';
import { withRule, type Rules } from './policy.commands.js';
import { whatIfOfProposals } from './proposals-table.js';
import { print, say } from './terminal.js';

interface ProposeOptions extends OrderOptions {
  readonly quarter: string;
  readonly whatIf?: Rules;
  readonly format?: 'table' | 'json';
}

/** `review propose`: has proposals reckoned for a review, and records them; or shows what they would be under other rules. */
export function addPropose(review: Command, context: TerminalContext): void {
  withOrderOptions(review.command('propose'), true)
    .description(
      'Propose who gets what of the supplies, from the frozen figures and by the policy of the quarter.',
    )
    .requiredOption('--quarter <quarter>', 'the quarter under review')
    .option(
      '--what-if <rule=value>',
      'what would be proposed under another rule, beside what is by the real one; once for each. Nothing is recorded',
      withRule,
    )
    .addOption(new Option('--format <format>', 'of --what-if; table without it').choices(['table', 'json']))
    .addHelpText(
      'after',
      '\nExamples:\n  evenhand review propose --coalition riverbend --quarter 2026-Q2' +
        '\n  evenhand review propose --coalition riverbend --quarter 2026-Q2 --what-if need=0.6 --what-if equality=0.1 --what-if proportionality=0.3',
    )
    .action(async (options: ProposeOptions, command: Command) => {
      const { coalition: coalitionId, as, quarter, whatIf, format } = options;
      if (whatIf) {
        if (as !== undefined) command.error('error: --what-if records nothing, so it goes without --as');
        const found = await withLedger(context, (ledger) =>
          proposalsWhatIfHere(ledger, coalitionId, quarter, whatIf),
        );
        await print(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : whatIfOfProposals(found));
        return;
      }
      if (format !== undefined) command.error('error: --format goes with --what-if');
      const asked = { coalitionId, quarter, actingFor: as ?? null };
      const { answer, position } = await withLedger(context, (ledger) =>
        proposeHere(ledger, asked, (data) =>
          ledger.execute({ coalitionId, command: 'record-proposals', data, actor: terminalActor() }),
        ),
      );
      const count = answer['proposals'] as number;
      say(`${String(count)} proposals for ${quarter}; \`review show\` has them, with their reasons.`);
      await print(`${JSON.stringify({ quarter, proposals: count, position })}\n`);
    });
}
