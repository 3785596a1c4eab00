import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { PAGE_DEFAULT, PAGE_LIMIT, type PageAsked } from '../event-store/cursor.js';
import { compareFigures } from '../portfolios/compare.queries.js';
import { explainFigure } from '../portfolios/explain.queries.js';
import { giveGetBalances, type GiveGetBalances } from '../portfolios/give-get.queries.js';
import { valuePortfolio } from '../portfolios/portfolio.queries.js';
import { balancesCsv } from '../reports/csv.js';
import { portfolioCsv } from '../reports/portfolio-csv.js';
import { REPORT_FORMATS, reportFile } from '../reports/report-file.js';
import { quarterlyReport } from '../reports/reports.queries.js';
import { reportWithStatements, type ReportWithStatements } from '../reports/statements.queries.js';
import { comparisonTable } from './comparison-table.js';
import { withLedger, type TerminalContext } from './context.js';
import { explanationTable } from './explanation-table.js';
import { formatsIn } from './formats.js';
import { pageLimit } from './page-option.js';
import { portfolioTable } from './portfolio-table.js';
import { print, say, textTable, writeOut } from './terminal.js';

interface ScopeOptions {
  readonly coalition: string;
  readonly quarter?: string;
  readonly asOf?: string;
  readonly asKnownAt?: string;
}

interface CompareOptions {
  readonly coalition: string;
  readonly format: 'table' | 'json';
  readonly member?: string;
  readonly quarter?: string;
  readonly fromAsOf?: string;
  readonly fromKnownAt?: string;
  readonly toAsOf?: string;
  readonly toKnownAt?: string;
}

interface ExplainOptions {
  readonly coalition: string;
  readonly format: 'table' | 'json';
  readonly limit?: number;
  readonly after?: string;
  readonly all?: true;
}

/**
 * People read a page at a time. A file for a program is whole unless it asks for a page: whoever adds up the parts of a sum
 * gets the sum.
 */
function pageOfParts(
  format: 'table' | 'json',
  { limit, after, all }: Pick<ExplainOptions, 'limit' | 'after' | 'all'>,
): PageAsked | undefined {
  const isWhole = all ?? (format === 'json' && limit === undefined && after === undefined);
  return isWhole ? undefined : { limit: limit ?? PAGE_DEFAULT, after: after ?? null };
}

/** The commands that answer with figures: `balances`, `portfolio`, `explain`, `compare` and `report`. */
export function addFigureCommands(program: Command, context: TerminalContext): void {
  program
    .command('balances')
    .description('Give/get per member: what each gave, what it got, and its balance.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--quarter <YYYY-Qn>', 'movements of one quarter of its fiscal year; all time without it')
    .option('--as-of <date>', 'count what happened by this date')
    .option('--as-known-at <position|instant>', 'count what was recorded by then')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText(
      'after',
      '\nExample:\n  evenhand balances --coalition riverbend --quarter 2026-Q3 --format table',
    )
    .action(async ({ format, ...options }: ScopeOptions & { format: 'table' | 'json' | 'csv' }) => {
      const balances = await withLedger(context, (ledger) =>
        giveGetBalances(ledger, options.coalition, options),
      );
      if (format === 'json') await print(`${JSON.stringify(balances, null, 2)}\n`);
      else await print(format === 'csv' ? balancesCsv(balances) : balancesTable(balances));
    });

  program
    .command('portfolio')
    .description(
      'One member’s value portfolio: what it gave, what it got, and how that fits what it looks for.',
    )
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--member <id>', 'the member')
    .option('--quarter <YYYY-Qn>', 'one quarter of the coalition’s fiscal year; all time without it')
    .option('--as-of <date>', 'count what happened by this date')
    .option('--as-known-at <position|instant>', 'count what was recorded by then')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText(
      'after',
      '\nExample:\n  evenhand portfolio --coalition riverbend --member alder --quarter 2026-Q3',
    )
    .action(
      async ({
        format,
        member,
        ...options
      }: ScopeOptions & { member: string; format: 'table' | 'json' | 'csv' }) => {
        const portfolio = await withLedger(context, (ledger) =>
          valuePortfolio(ledger, options.coalition, member, options),
        );
        if (format === 'json') await print(`${JSON.stringify(portfolio, null, 2)}\n`);
        else await print(format === 'csv' ? portfolioCsv(portfolio) : portfolioTable(portfolio));
      },
    );

  program
    .command('explain')
    .description('How a figure came to be: formula, rates, entries, events, evidence. JSON carries the ids.')
    .argument('<figure>', 'its id, such as member/alder/2026-Q3/given/staff-time')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(
      new Option(
        '--limit <number>',
        `so many parts at most, up to ${String(PAGE_LIMIT)}; a table has ${String(PAGE_DEFAULT)} without it, JSON all`,
      ).argParser(pageLimit),
    )
    .option('--after <cursor>', 'the parts that follow, as the page before says')
    .addOption(new Option('--all', 'all parts, however many').conflicts(['limit', 'after']))
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText(
      'after',
      '\nExample:\n  evenhand explain --coalition riverbend member/alder/2026-Q3/given/staff-time',
    )
    .action(async (figure: string, { coalition, format, ...options }: ExplainOptions) => {
      const page = pageOfParts(format, options);
      const explanation = await withLedger(context, (ledger) =>
        explainFigure(ledger, coalition, figure, page),
      );
      if (format === 'json') await print(`${JSON.stringify(explanation, null, 2)}\n`);
      else await print(explanationTable(explanation));
      if (explanation.next !== null) say(`There are more: --after ${explanation.next}`);
    });

  program
    .command('compare')
    .description('What differs between two views of the same figures, entry by entry, and why.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--member <id>', 'one member; everybody whose figures differ without it')
    .option('--quarter <YYYY-Qn>', 'one quarter of the coalition’s fiscal year; all time without it')
    .option('--from-as-of <date>', 'first view: count what happened by this date')
    .option('--from-known-at <position|instant>', 'first view: count what was recorded by then')
    .option('--to-as-of <date>', 'second view: count what happened by this date')
    .option('--to-known-at <position|instant>', 'second view: count what was recorded by then')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText(
      'after',
      '\nExample:\n  evenhand compare --coalition riverbend --quarter 2026-Q3 --from-known-at 2026-10-15T12:00:00Z',
    )
    .action(async ({ coalition, format, member, quarter, ...views }: CompareOptions) => {
      const comparison = await withLedger(context, (ledger) =>
        compareFigures(ledger, coalition, {
          member,
          quarter,
          from: { asOf: views.fromAsOf, asKnownAt: views.fromKnownAt },
          to: { asOf: views.toAsOf, asKnownAt: views.toKnownAt },
        }),
      );
      await print(
        format === 'json' ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonTable(comparison),
      );
    });

  program
    .command('report')
    .description('The quarterly report, one file for each format.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--quarter <YYYY-Qn>', 'the quarter of its fiscal year')
    .option('--format <list>', `${REPORT_FORMATS.join(', ')}, or several with commas between`, 'json')
    .option('--out <dir>', 'the folder for the files; without it one format goes to standard output')
    .option('--as-known-at <position|instant>', 'count what was recorded by then')
    .option('--without-statements', 'leave the statements of members out of the PDF')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand report --coalition riverbend --quarter 2026-Q3 --format pdf,xlsx,csv --out reports',
    )
    .action(
      async ({
        format,
        out,
        withoutStatements,
        ...options
      }: ScopeOptions & { quarter: string; format: string; out?: string; withoutStatements?: true }) => {
        const formats = formatsIn(format, REPORT_FORMATS, out);
        const { coalition, quarter, asKnownAt } = options;
        const withStatements = formats.includes('pdf') && withoutStatements === undefined;
        const { report, statements } = await withLedger(
          context,
          async (ledger): Promise<ReportWithStatements> =>
            withStatements
              ? reportWithStatements(ledger, coalition, quarter, asKnownAt)
              : { report: await quarterlyReport(ledger, coalition, quarter, asKnownAt), statements: [] },
        );
        if (out !== undefined) await mkdir(out, { recursive: true });
        for (const name of formats) {
          const file =
            out === undefined ? undefined : join(out, `${report.coalition.id}-${report.quarter}.${name}`);
          const content = await reportFile(report, name, statements);
          await writeOut(file, (write) => write(content));
          if (file !== undefined) await print(`${file}\n`);
        }
      },
    );
}

function balancesTable(balances: GiveGetBalances): string {
  const inQuarter = 'quarter' in balances;
  const unit = balances.currency;
  // All of a life opens with what was stated of the time before, where that was.
  const opens = inQuarter || balances.members.some(({ balance }) => !/^-?[0.]+$/.test(balance.opening));
  const head = opens
    ? ['Member', 'Name', 'Opening', `Given ${unit}`, `Received ${unit}`, 'Closing', 'Unvalued']
    : ['Member', 'Name', `Given ${unit}`, `Received ${unit}`, `Balance ${unit}`, 'Unvalued'];
  const rows = balances.members.map(({ id, name, given, received, balance }) => {
    const unvalued = String(given.unvaluedEntries + received.unvaluedEntries);
    const moved = [given.value, received.value, balance.closing, unvalued];
    return opens ? [id, name, balance.opening, ...moved] : [id, name, ...moved];
  });
  return textTable(head, rows, head.length - 2);
}
