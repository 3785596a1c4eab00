import { Option, type Command } from 'commander';
import { costShareCsv, giftsInKindCsv } from '../reports/line-ups-csv.js';
import { costShareLineUp, giftsInKindLineUp, type LineUpScope } from '../reports/line-ups.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { costShareTables, giftsInKindTables } from './lineup-tables.js';
import { print } from './terminal.js';

interface LineUpOptions {
  readonly coalition: string;
  readonly standard: 'cost-share' | 'gifts-in-kind';
  readonly quarter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly award?: string;
  readonly format: Format;
}

type Format = 'table' | 'json' | 'csv';

/** `lineup`: contributions against what a grant's rules or an accounting standard ask of them. */
export function addLineUpCommand(program: Command, context: TerminalContext): void {
  program
    .command('lineup')
    .description('Contributions, line by line, against what a grant’s rules or an accounting standard ask.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(
      new Option('--standard <standard>', '2 CFR 200.306(b), or FASB ASU 2020-07')
        .choices(['cost-share', 'gifts-in-kind'])
        .makeOptionMandatory(),
    )
    .option('--quarter <YYYY-Qn>', 'what happened in this fiscal quarter')
    .option('--from <date>', 'the first day')
    .option('--to <date>', 'the last day')
    .option('--award <id>', 'of cost sharing: claims on this award')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText(
      'after',
      '\nExample:\n  evenhand lineup --coalition riverbend --standard cost-share --quarter 2026-Q3 --award NSF-2412345',
    )
    .action(async (options: LineUpOptions, command: Command) => {
      const { coalition, standard, format, quarter = null, from = null, to = null, award = null } = options;
      if (standard === 'gifts-in-kind' && award !== null) {
        command.error('error: --award belongs to the standard cost-share');
      }
      const scope = { quarter, from, to };
      const text =
        standard === 'cost-share'
          ? await costShare(context, coalition, { ...scope, award }, format)
          : await giftsInKind(context, coalition, scope, format);
      await print(text);
    });
}

async function costShare(
  context: TerminalContext,
  coalition: string,
  scope: LineUpScope & { readonly award: string | null },
  format: Format,
): Promise<string> {
  const lineUp = await withLedger(context, (ledger) => costShareLineUp(ledger, coalition, scope));
  if (format === 'json') return `${JSON.stringify(lineUp, null, 2)}\n`;
  return format === 'csv' ? costShareCsv(lineUp) : costShareTables(lineUp);
}

async function giftsInKind(
  context: TerminalContext,
  coalition: string,
  scope: LineUpScope,
  format: Format,
): Promise<string> {
  const lineUp = await withLedger(context, (ledger) => giftsInKindLineUp(ledger, coalition, scope));
  if (format === 'json') return `${JSON.stringify(lineUp, null, 2)}\n`;
  return format === 'csv' ? giftsInKindCsv(lineUp) : giftsInKindTables(lineUp);
}
