import type { Command } from 'commander';
import { sealQuarter } from '../reports/sealing.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { order, withOrderOptions, type OrderOptions } from './orders.js';

interface CloseOptions extends OrderOptions {
  readonly quarter: string;
  readonly facilitator?: string;
  readonly backbone?: string;
}

/** The end of a quarter: `close`, with which its report is sealed. */
export function addCloseCommand(program: Command, context: TerminalContext): void {
  withOrderOptions(program.command('close'), true)
    .description(
      'Close a quarter: its credits vest, its report is sealed, and nothing in it changes any more. A quarter under review needs two signatures.',
    )
    .requiredOption('--quarter <quarter>', 'a fiscal quarter such as 2026-Q1, which is over')
    .option('--facilitator <name>', 'the person who signs as facilitator, if nobody did yet')
    .option('--backbone <name>', 'the person who signs for the backbone, if nobody did yet')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand close --coalition riverbend --quarter 2026-Q1 --facilitator "Ana Ruiz" --backbone "Bo Chen"',
    )
    .action(async ({ coalition, as, quarter, facilitator, backbone }: CloseOptions) => {
      const named = { facilitator, backbone };
      const signatures = Object.entries(named).flatMap(([role, signer]) =>
        signer === undefined ? [] : [{ role, signer }],
      );
      const data = { quarter, signatures, actingFor: as ?? null };
      await order(context, coalition, 'close-quarter', data, 'quarter');
      await withLedger(context, (ledger) => sealQuarter(ledger, coalition, quarter, terminalActor()));
    });
}
