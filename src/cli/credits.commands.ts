import { Option, type Command } from 'commander';
import { creditAccounts, type CreditAccounts } from '../knowledge/credits.queries.js';
import { creditsCsv } from '../reports/credits-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { print, textTable } from './terminal.js';

interface CreditsOptions {
  readonly coalition: string;
  readonly quarter?: string;
  readonly asOf?: string;
  readonly asKnownAt?: string;
  readonly format: 'table' | 'json' | 'csv';
}

/** Knowledge-equity accounts: `credits`. */
export function addCreditCommands(program: Command, context: TerminalContext): void {
  program
    .command('credits')
    .description(
      'Knowledge-equity accounts: what each member’s knowledge earned by the use that others made of it.',
    )
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--quarter <YYYY-Qn>', 'movements of one quarter of its fiscal year; all time without it')
    .option('--as-of <date>', 'count what happened by this date')
    .option('--as-known-at <position|instant>', 'count what was recorded by then')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand credits --coalition riverbend --quarter 2026-Q3')
    .action(async ({ format, ...options }: CreditsOptions) => {
      const credits = await withLedger(context, (ledger) =>
        creditAccounts(ledger, options.coalition, options),
      );
      if (format === 'json') await print(`${JSON.stringify(credits, null, 2)}\n`);
      else await print(format === 'csv' ? creditsCsv(credits) : creditsTable(credits));
    });
}

const COLUMNS = ['opening', 'accrued', 'vested', 'reserved', 'redeemed', 'expired', 'balance'] as const;

function creditsTable({ quarter, members, totals }: CreditAccounts): string {
  const columns = COLUMNS.filter((column) => quarter !== null || column !== 'opening');
  const named = columns.map((column) => column.charAt(0).toUpperCase() + column.slice(1));
  const rows = members.map((member) => [
    member.id,
    member.name,
    ...columns.map((column) => member[column]),
    member.equityShare ?? '—',
  ]);
  const all = ['', 'All members', ...columns.map((column) => totals[column]), ''];
  return textTable(['Member', 'Name', ...named, 'Equity share'], [...rows, all], columns.length + 1);
}
