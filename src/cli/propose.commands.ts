import type { Command } from 'commander';
import { proposeHere } from '../reviews/proposing.commands.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { withOrderOptions, type OrderOptions } from './orders.js';
import { print, say } from './terminal.js';

interface ProposeOptions extends OrderOptions {
  readonly quarter: string;
}

/** `review propose`: has proposals reckoned for a review, and records them. */
export function addPropose(review: Command, context: TerminalContext): void {
  withOrderOptions(review.command('propose'), true)
    .description(
      'Propose who gets what of the supplies, from the frozen figures and by the policy of the quarter.',
    )
    .requiredOption('--quarter <quarter>', 'the quarter under review')
    .addHelpText('after', '\nExample:\n  evenhand review propose --coalition riverbend --quarter 2026-Q2')
    .action(async ({ coalition: coalitionId, as, quarter }: ProposeOptions) => {
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
