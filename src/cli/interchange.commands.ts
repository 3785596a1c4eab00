import { Argument, Option, type Command } from 'commander';
import type { Directory } from '../coalition/domain/directory.js';
import type { Ledger } from '../event-store/ledger.js';
import { exportFormats, exportLedger, type ExportFormat, type ExportResult } from '../interchange/export.js';
import { importFiles, type ImportResult } from '../interchange/import.js';
import { errorsCsv } from '../interchange/import-errors.js';
import { filesAt } from '../interchange/import-files.js';
import { Problem } from '../kernel/problem.js';
import { mappingOf } from './mappings.commands.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { print, printable, say, textTable, withProgress, writeOut, writeOutFolder } from './terminal.js';

/** Errors that a terminal shows; the file of `--errors` has more of them. */
const ERRORS_SHOWN = 1_000;

interface ImportOptions {
  readonly coalition: string;
  readonly dryRun?: boolean;
  readonly errors?: string;
  readonly anew?: boolean;
  readonly json?: boolean;
  readonly mapping?: string;
}

/** The commands that take files in and give the ledger out: `import` and `export`. */
export function addInterchangeCommands(program: Command, context: TerminalContext): void {
  program
    .command('import')
    .description('Take files in: all of them or nothing; the same again changes nothing.')
    .addArgument(new Argument('<files...>', 'CSV files, XLSX workbooks, or folders of them'))
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--dry-run', 'do everything, and then take it back')
    .option('--errors <file.csv>', 'write what is wrong as a table')
    .option('--anew', 'record entries anew that an undone import had recorded')
    .option('--mapping <name|file.json>', 'read the files as another program’s, by this mapping')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand import --coalition riverbend data/2026-Q3 --dry-run --errors wrong.csv\n  evenhand import --coalition riverbend --mapping open-collective transactions.csv',
    )
    .action(async (paths: string[], options: ImportOptions) => {
      const files = await filesAt(paths);
      const result = await withLedger(context, async (ledger) => {
        const { mapping: named, dryRun = false } = options;
        const mapping = named === undefined ? null : await mappingOf(ledger, options.coalition, named);
        return withProgress('Importing', (update) =>
          importFiles(
            ledger,
            options.coalition,
            files,
            { actor: terminalActor(), dryRun, mapping, anew: options.anew ?? false },
            ({ bytes, totalBytes }) => {
              update(bytes, totalBytes);
            },
          ),
        );
      });
      if (options.json) await print(`${JSON.stringify(result, null, 2)}\n`);
      if (options.errors !== undefined) await writeOut(options.errors, (write) => write(errorsCsv(result)));
      if (result.errorCount > 0) {
        if (!options.json) sayErrors(result);
        throw new Problem('interchange.import-refused', { count: result.errorCount });
      }
      sayImported(result);
    });

  program
    .command('export')
    .description('The whole ledger in a form that others read.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .addOption(new Option('--format <format>').choices([...exportFormats]).makeOptionMandatory())
    .option('--out <file|folder>', 'the file to write, or for csv the folder; standard output without it')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand export --coalition riverbend --format hledger --out riverbend.journal',
    )
    .action(async (options: ExportCommandOptions) => {
      const { entries, position, notes } = await withLedger(context, (ledger) =>
        withProgress('Exporting', (progress) => exportTo(ledger, options, progress)),
      );
      const what = options.format === 'cloudevents' ? 'events' : 'entries';
      say(`Exported ${String(entries)} ${what}, as of position ${String(position)}.`);
      for (const note of notes) say(printable(note));
    });
}

interface ExportCommandOptions {
  readonly coalition: string;
  readonly format: ExportFormat;
  readonly out?: string;
}

/**
 * An export is one file. csv is the files of an import, in a folder; to standard output, or to a name that ends in .csv,
 * go its entries alone, as one table.
 */
async function exportTo(
  ledger: Ledger<Directory>,
  { coalition, format, out }: ExportCommandOptions,
  progress: (done: number, total: number) => void,
): Promise<ExportResult> {
  const inFolder = format === 'csv' && out !== undefined && !out.toLowerCase().endsWith('.csv');
  const options = { progress, csvFiles: inFolder ? 'all' : 'entries' } as const;
  if (inFolder) {
    return writeOutFolder(out, (write) => exportLedger(ledger, coalition, format, write, options));
  }
  return writeOut(out, (write) => exportLedger(ledger, coalition, format, (chunk) => write(chunk), options));
}

function sayErrors({ errors, errorCount }: ImportResult): void {
  for (const { file, line, column, message } of errors.slice(0, ERRORS_SHOWN)) {
    const place = [file, line === null ? null : `line ${String(line)}`, column].filter(
      (part) => part !== null,
    );
    say(printable(`${place.join(', ')}: ${message}`));
  }
  const more = errorCount - errors.length;
  if (more > 0) say(`… and ${String(more)} more.`);
}

function sayImported(result: ImportResult): void {
  const { tables, dryRun, position, ignored, batchId, remarks, remarkCount, leftOut } = result;
  const rows = Object.entries(tables).map(([name, { rows: read, new: fresh, unchanged }]) =>
    [name, read, fresh, unchanged].map(String),
  );
  say(textTable(['Table', 'Rows', dryRun ? 'Would be new' : 'New', 'Unchanged'], rows, 3).trimEnd());
  if (ignored.length > 0) say(`Not part of an import: ${ignored.map(printable).join(', ')}.`);
  const takenBack = Object.values(tables).reduce((sum, table) => sum + (table.takenBack ?? 0), 0);
  if (takenBack > 0) {
    say(
      `${String(takenBack)} of them were recorded by an import that is undone, and stay taken back; --anew records them anew.`,
    );
  }
  for (const { message } of remarks) say(printable(message));
  if (remarkCount > remarks.length) say(`… and ${String(remarkCount - remarks.length)} more.`);
  if (leftOut > 0) say(`Rows that the mapping leaves out, or by which nothing moved: ${String(leftOut)}.`);
  if (dryRun) say('Nothing was recorded: this was a dry run.');
  else if (position.before === position.after) say('Nothing was new; the ledger is as it was.');
  else {
    say(`The ledger is at position ${String(position.after)}. To undo it: evenhand imports undo ${batchId!}`);
  }
}
