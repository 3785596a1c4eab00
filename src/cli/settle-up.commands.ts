import { Option, type Command } from 'commander';
import { settleUpCsv } from '../reports/settle-up-csv.js';
import { settleUpOf, type SettleUp } from '../reviews/settle-up.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { print, textTable } from './terminal.js';

interface SettleUpOptions {
  readonly coalition: string;
  readonly quarter?: string;
  readonly asOf?: string;
  readonly asKnownAt?: string;
  readonly format: 'table' | 'json' | 'csv';
}

/** Who would pay whom: `settle-up`. */
export function addSettleUpCommand(program: Command, context: TerminalContext): void {
  program
    .command('settle-up')
    .description(
      'Who would pay whom how much, so that all balances are settled in the fewest transfers. Nothing is recorded.',
    )
    .requiredOption('--coalition <slug>', 'the coalition')
    .option(
      '--quarter <YYYY-Qn>',
      'balances at the end of a quarter of its fiscal year; those of today without it',
    )
    .option('--as-of <date>', 'count what happened by this date')
    .option('--as-known-at <position|instant>', 'count what was recorded by then')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand settle-up --coalition riverbend --quarter 2026-Q3')
    .action(async ({ coalition, format, ...scope }: SettleUpOptions) => {
      const found = await withLedger(context, (ledger) => settleUpOf(ledger, coalition, scope));
      if (format === 'json') await print(`${JSON.stringify(found, null, 2)}\n`);
      else await print(format === 'csv' ? settleUpCsv(found) : settleUpTable(found));
    });
}

function settleUpTable({ asOf, currency, parties, transfers, moved, isFewest }: SettleUp): string {
  const unvalued = parties.filter(({ unvaluedEntries }) => unvaluedEntries > 0);
  const way = isFewest
    ? 'the fewest there can be'
    : 'the largest balances first; there may be a way with fewer';
  return [
    `Balances up to ${asOf}. Transfers: ${String(transfers.length)}, ${way}; ${moved} ${currency} in all.\n`,
    transfers.length === 0
      ? 'Nobody owes anything.\n'
      : textTable(
          ['Pays', 'Name', 'Is paid', 'Name', currency],
          transfers.map(({ from, fromName, to, toName, amount }) => [from, fromName, to, toName, amount]),
          1,
        ),
    ...(unvalued.length === 0
      ? []
      : [
          'Entries without a value, which no transfer settles\n' +
            textTable(
              ['Party', 'Name', 'Entries'],
              unvalued.map(({ party, name, unvaluedEntries }) => [party, name, String(unvaluedEntries)]),
              1,
            ),
        ]),
  ].join('\n');
}
