import { Option, type Command } from 'commander';
import { fairSharesCsv } from '../reports/fair-shares-csv.js';
import { fairSharesOf, type FairBasis, type FairSharesInQuarter } from '../reviews/fair-standings.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { withRule, type Rules } from './policy.commands.js';
import { print, textTable } from './terminal.js';

interface FairSharesOptions {
  readonly coalition: string;
  readonly quarter: string;
  readonly whatIf?: Rules;
  readonly format: 'table' | 'json' | 'csv';
}

/** What each member is due: `fair-shares`. */
export function addFairSharesCommand(program: Command, context: TerminalContext): void {
  program
    .command('fair-shares')
    .description('What each active member is due of what all received, beside what it had.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--quarter <YYYY-Qn>', 'the quarter of its fiscal year')
    .option(
      '--what-if <rule=value>',
      'the quarter under another rule beside the real one; once for each. Nothing in the ledger changes',
      withRule,
    )
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText(
      'after',
      '\nExample:\n  evenhand fair-shares --coalition riverbend --quarter 2026-Q3 --what-if proportionality=0.2 --what-if need=0.6',
    )
    .action(async ({ coalition, quarter, whatIf, format }: FairSharesOptions) => {
      const shares = await withLedger(context, (ledger) =>
        fairSharesOf(ledger, coalition, quarter, whatIf ?? null),
      );
      if (format === 'json') await print(`${JSON.stringify(shares, null, 2)}\n`);
      else await print(format === 'csv' ? fairSharesCsv(shares) : fairSharesTable(shares));
    });
}

const NEED_IN_WORDS = {
  declared: 'need as members declared it',
  capacity: 'need by how small budgets are',
  equal: 'the same need for all',
} as const;

function basisOf({ window: { from, to }, needBasis }: FairBasis): string {
  return `${from} to ${to}, ${NEED_IN_WORDS[needBasis]}`;
}

function fairSharesTable(shares: FairSharesInQuarter): string {
  const { members, totals, supposed, currency, policyVersion } = shares;
  const head = `${basisOf(shares)}, ${currency}, policy ${String(policyVersion)}\n`;
  if (!supposed) {
    const rows = members.map((member) => [
      member.id,
      member.name,
      member.status,
      member.contributionShare,
      member.needShare,
      member.share,
      member.received,
      member.target,
      member.shortfall,
    ]);
    const all = ['', 'All members', '', '', '', '', totals.received, totals.target, totals.shortfall];
    const columns = [
      'Member',
      'Name',
      'Status',
      'Given',
      'Need',
      'Fair share',
      'Received',
      'Target',
      'Shortfall',
    ];
    return [head, textTable(columns, [...rows, all], 6)].join('\n');
  }
  const changed = supposed.rules.map(({ rule, from, to }) => [rule, from ?? 'none', to ?? 'none']);
  const rows = members.map(({ difference, supposed: beside, ...real }) => [
    real.id,
    real.name,
    real.status,
    beside!.status,
    real.share,
    beside!.share,
    difference!.share,
    real.target,
    beside!.target,
    difference!.target,
  ]);
  const all = ['', 'All members', '', '', '', '', '', totals.target, supposed.totals.target, ''];
  const columns = [
    ...['Member', 'Name', 'Status', 'Supposed'],
    ...['Fair share', 'Supposed', 'Difference'],
    ...['Target', 'Supposed', 'Difference'],
  ];
  return [
    `${head}Supposed: ${basisOf(supposed)}\n`,
    textTable(['Rule', 'Real', 'Supposed'], changed, 2),
    textTable(columns, [...rows, all], 6),
  ].join('\n');
}
