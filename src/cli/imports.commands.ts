import { Option, type Command } from 'commander';
import type { CursorPage } from '../event-store/cursor.js';
import { PAGE_DEFAULT, PAGE_LIMIT } from '../event-store/cursor.js';
import { importsOf, type ImportView } from '../interchange/imports.queries.js';
import { undoImport, type UndoResult } from '../interchange/undo-import.js';
import { undoingRefused } from '../interchange/undoing-orders.js';
import { terminalActor, withLedger, type TerminalContext } from './context.js';
import { pageLimit } from './page-option.js';
import { print, printable, say, textTable, withProgress } from './terminal.js';

interface ListOptions {
  readonly coalition: string;
  readonly limit: number;
  readonly after?: string;
  readonly format: 'table' | 'json';
}

interface UndoOptions {
  readonly coalition: string;
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What was imported, and taking it back: `imports`, and `imports undo`. */
export function addImportsCommands(program: Command, context: TerminalContext): void {
  const imports = program.command('imports').description('Past imports, and undoing one.');
  addList(imports, context);
  addUndo(imports, context);
}

function addList(imports: Command, context: TerminalContext): void {
  imports
    .command('list', { isDefault: true })
    .description('Past imports, the last one first.')
    .requiredOption('--coalition <slug>', 'the coalition')
    .option('--limit <number>', `so many at most, up to ${String(PAGE_LIMIT)}`, pageLimit, PAGE_DEFAULT)
    .option('--after <cursor>', 'those that follow, as the list before says')
    .addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  evenhand imports --coalition riverbend')
    .action(async ({ coalition, limit, after, format }: ListOptions) => {
      const page = await withLedger(context, (ledger) =>
        importsOf(ledger, coalition, { after: after ?? null, limit }),
      );
      await print(format === 'json' ? `${JSON.stringify(page, null, 2)}\n` : importsTable(page));
      if (page.next !== null) say(`There are more: --after ${page.next}`);
    });
}

function importsTable({ items }: CursorPage<ImportView>): string {
  const rows = items.map(({ id, recordedAt, actor, files, tables, undone }: ImportView) => [
    id,
    recordedAt,
    actor,
    files.map(({ name }) => name).join(', '),
    Object.entries(tables)
      .map(([table, { new: fresh }]) => `${String(fresh)} ${table}`)
      .join(', '),
    undone ? `undone ${undone.recordedAt}: ${undone.reason}` : 'stands',
  ]);
  return textTable(['Import', 'At', 'Actor', 'Files', 'New', 'State'], rows, 0);
}

function addUndo(imports: Command, context: TerminalContext): void {
  imports
    .command('undo')
    .description('Take back all that an import stated, by reversals; all of it or nothing.')
    .argument('<import>', 'its id, as the list shows it')
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--reason <text>', 'why; it stands with every reversal')
    .option('--dry-run', 'do everything, and then take it back')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  evenhand imports undo 0199a5c2-7f31-7c44-9d0e-2b6f7a1c0e55 --coalition riverbend --reason "the wrong year" --dry-run',
    )
    .action(async (batchId: string, { coalition, reason, dryRun = false, json }: UndoOptions) => {
      const result = await withLedger(context, (ledger) =>
        withProgress('Undoing', (update) =>
          undoImport(
            ledger,
            coalition,
            { batchId, reason, dryRun, actor: terminalActor(), actingFor: null },
            update,
          ),
        ),
      );
      if (json) await print(`${JSON.stringify(result, null, 2)}\n`);
      if (result.stayingCount > 0) {
        if (!json) sayStaying(result);
        throw undoingRefused(result);
      }
      sayUndone(result);
    });
}

function sayStaying({ staying, stayingCount }: UndoResult): void {
  for (const { position, subject, message } of staying) {
    say(printable(`${subject}, position ${String(position)}: ${message}`));
  }
  const more = stayingCount - staying.length;
  if (more > 0) say(`… and ${String(more)} more.`);
}

function sayUndone({ changed, dryRun, reversed, position }: UndoResult): void {
  if (!changed) {
    say('It is undone already; nothing changed.');
    return;
  }
  const counts = Object.entries(reversed).map(([kind, count]) => `${String(count)} ${kind}`);
  say(`${dryRun ? 'Would take back' : 'Took back'}: ${counts.join(', ') || 'nothing that still stood'}.`);
  if (dryRun) say('Nothing was recorded: this was a dry run.');
  else say(`The ledger is at position ${String(position.after)}.`);
}
