import { Option, type Command } from 'commander';
import { creditAccounts, type CreditAccounts } from '../knowledge/credits.queries.js';
import { knowledgeFlows, type KnowledgeFlows } from '../knowledge/flows.queries.js';
import { creditsWhatIf, type WhatIf } from '../knowledge/what-if.queries.js';
import { creditsCsv } from '../reports/credits-csv.js';
import { withLedger, type TerminalContext } from './context.js';
import { withRule, type Rules } from './policy.commands.js';
import { print, textTable } from './terminal.js';

interface CreditsOptions {
  readonly coalition: string;
  readonly quarter?: string;
  readonly asOf?: string;
  readonly asKnownAt?: string;
  readonly whatIf?: Rules;
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
    .option(
      '--what-if <rule=value>',
      'the quarter under another rule beside the real one; once for each. Nothing in the ledger changes',
      withRule,
    )
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand credits --coalition riverbend --quarter 2026-Q3')
    .action(async ({ format, whatIf, ...options }: CreditsOptions, command: Command) => {
      if (whatIf) {
        const { coalition, quarter, asOf, asKnownAt } = options;
        if (quarter === undefined) command.error('error: --what-if needs --quarter');
        if (format === 'csv' || asOf !== undefined || asKnownAt !== undefined) {
          command.error('error: --what-if goes with --quarter, and --format table or json, alone');
        }
        const supposed = await withLedger(context, (ledger) =>
          creditsWhatIf(ledger, coalition, quarter, whatIf),
        );
        await print(format === 'json' ? `${JSON.stringify(supposed, null, 2)}\n` : whatIfTable(supposed));
        return;
      }
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
  const all = ['', 'All members', ...columns.map((column) => totals?.[column] ?? '—'), ''];
  return textTable(['Member', 'Name', ...named, 'Equity share'], [...rows, all], columns.length + 1);
}

function whatIfTable({ rules, members, totals }: WhatIf): string {
  const changed = rules.map(({ rule, from, to }) => [rule, from ?? 'none', to ?? 'none']);
  const rows = members.map(({ id, name, real, supposed, difference }) => [
    id,
    name,
    real,
    supposed,
    difference,
  ]);
  const all = ['', 'All members', totals.real, totals.supposed, totals.difference];
  return [
    textTable(['Rule', 'Real', 'Supposed'], changed, 2),
    textTable(['Member', 'Name', 'Real', 'Supposed', 'Difference'], [...rows, all], 3),
  ].join('\n');
}

/** Who learns from whom: `knowledge-flows`. */
export function addKnowledgeFlowsCommand(program: Command, context: TerminalContext): void {
  program
    .command('knowledge-flows')
    .description(
      'Who learned from whom in a quarter, what nobody has used yet, and who praise each other in a circle.',
    )
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--quarter <YYYY-Qn>', 'the quarter of its fiscal year')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand knowledge-flows --coalition riverbend --quarter 2026-Q3')
    .action(
      async ({ coalition, quarter, format }: { coalition: string; quarter: string; format: string }) => {
        const flows = await withLedger(context, (ledger) => knowledgeFlows(ledger, coalition, quarter));
        await print(format === 'json' ? `${JSON.stringify(flows, null, 2)}\n` : flowsTable(flows));
      },
    );
}

function flowsTable({ flows, mostApplied, unused, rings }: KnowledgeFlows): string {
  return [
    textTable(
      ['From', 'To', 'Credits'],
      flows.map(({ from, to, credits }) => [from, to, credits]),
      1,
    ),
    textTable(
      ['Most applied', 'Title', 'Applications', 'Members'],
      mostApplied.map((one) => [one.id, one.title, String(one.applications), String(one.users)]),
      2,
    ),
    textTable(
      ['Not used yet', 'Title', 'Shared on'],
      unused.map((one) => [one.id, one.title, one.sharedOn]),
      0,
    ),
    textTable(
      ['Circle', 'Goes all the way round'],
      rings.map((ring) => [ring.members.join(' → '), ring.credits]),
      1,
    ),
  ].join('\n');
}
