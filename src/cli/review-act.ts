import type { Command } from 'commander';
import { withOrderOptions } from './orders.js';

/** An act within a review. */
export function reviewAct(group: Command, name: string, description: string, example: string): Command {
  return withOrderOptions(group.command(name), true)
    .description(description)
    .requiredOption('--quarter <quarter>', 'the quarter under review, such as 2026-Q2')
    .addHelpText('after', `\nExample:\n  evenhand ${example}`);
}
