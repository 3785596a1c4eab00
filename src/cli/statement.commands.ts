import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../kernel/problem.js';
import { STATEMENT_FORMATS, statementFile, type StatementFormat } from '../reports/document-file.js';
import type { MemberStatement } from '../reports/domain/statement.js';
import { nameInFiles } from '../reports/file-names.js';
import { memberStatement, reportWithStatements } from '../reports/statements.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { formatsIn } from './formats.js';
import { print, withProgress, writeOut } from './terminal.js';

interface StatementOptions {
  readonly coalition: string;
  readonly quarter: string;
  readonly member?: string;
  readonly all?: true;
  readonly format: string;
  readonly out?: string;
  readonly asKnownAt?: string;
}

/** Statements of account: `statement`. */
export function addStatementCommand(program: Command, context: TerminalContext): void {
  program
    .command('statement')
    .description('A member’s statement of account for a quarter: opening, every line, closing.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--quarter <YYYY-Qn>', 'the quarter of its fiscal year')
    .option('--member <id>', 'the member')
    .option('--all', 'every member, a file for each')
    .option('--format <list>', `${STATEMENT_FORMATS.join(', ')}, or several with commas between`, 'json')
    .option('--out <dir>', 'the folder for the files; without it one file goes to standard output')
    .option('--as-known-at <position|instant>', 'count what was recorded by then')
    .addHelpText(
      'after',
      '\nExamples:\n  evenhand statement --coalition riverbend --quarter 2026-Q3 --member alder --format pdf --out statements' +
        '\n  evenhand statement --coalition riverbend --quarter 2026-Q3 --all --format pdf,xlsx --out statements',
    )
    .action(async (options: StatementOptions) => {
      const { member, all, out } = options;
      if ((member === undefined) === (all === undefined)) throw new Problem('reports.whose-statement');
      const formats = formatsIn(options.format, STATEMENT_FORMATS, out);
      if (all && out === undefined)
        throw new Problem('reports.folder-missing', { formats: formats.join(', ') });
      const statements = await statementsAsked(context, options);
      if (out !== undefined) await mkdir(out, { recursive: true });
      await withProgress('Drawing statements', async (progress) => {
        for (const [index, statement] of statements.entries()) {
          for (const format of formats) await write(statement, format, out);
          progress(index + 1, statements.length);
        }
      });
    });
}

function statementsAsked(
  context: TerminalContext,
  { coalition, quarter, member, asKnownAt }: StatementOptions,
): Promise<readonly MemberStatement[]> {
  return withLedger(context, async (ledger) => {
    if (member !== undefined) return [await memberStatement(ledger, coalition, member, quarter, asKnownAt)];
    return (await reportWithStatements(ledger, coalition, quarter, asKnownAt)).statements;
  });
}

async function write(
  statement: MemberStatement,
  format: StatementFormat,
  out: string | undefined,
): Promise<void> {
  const { coalition, quarter, member } = statement;
  const name = `${coalition.id}-${quarter}-statement-${nameInFiles(member.id)}.${format}`;
  const file = out === undefined ? undefined : join(out, name);
  const content = await statementFile(statement, format);
  await writeOut(file, (chunk) => chunk(content));
  if (file !== undefined) await print(`${file}\n`);
}
