import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../kernel/problem.js';
import {
  agendaFile,
  REVIEW_PAPER_FORMATS,
  sheetFile,
  type ReviewPaperFormat,
} from '../reports/document-file.js';
import { nameInFiles } from '../reports/file-names.js';
import { reviewAgenda } from '../reviews/agenda.queries.js';
import { preparationSheet, preparationSheets } from '../reviews/sheets.queries.js';
import { withLedger, type TerminalContext } from './context.js';
import { formatsIn } from './formats.js';
import { agendaTable } from './review-tables.js';
import { sheetText } from './sheet-text.js';
import { print, withProgress, writeOut } from './terminal.js';

interface PaperOptions {
  readonly coalition: string;
  readonly quarter: string;
  readonly format: string;
  readonly out?: string;
}

const FORMATS = ['table', 'json', ...REVIEW_PAPER_FORMATS] as const;
type Format = (typeof FORMATS)[number];

/** What people bring to a review: `review agenda|sheet`. */
export function addReviewPapers(review: Command, context: TerminalContext): void {
  paper(
    review,
    'agenda',
    'What to talk about, made from the data.',
    'review agenda --coalition riverbend --quarter 2026-Q2 --format pdf --out review',
  ).action(async ({ coalition, quarter, format, out }: PaperOptions) => {
    const formats = formatsIn(format, FORMATS, out);
    const agenda = await withLedger(context, (ledger) => reviewAgenda(ledger, coalition, quarter));
    const name = `${agenda.coalition.id}-${agenda.quarter}-agenda`;
    const draw = drawing(agenda, agendaTable, agendaFile);
    for (const one of formats) await write(name, one, out, draw);
  });
  paper(
    review,
    'sheet',
    'What a member brings to the review, as a page.',
    'review sheet --coalition riverbend --quarter 2026-Q2 --all --format pdf --out review',
  )
    .option('--member <id>', 'the member')
    .option('--all', 'every member that was one in the quarter, a file for each')
    .action(
      async ({
        coalition,
        quarter,
        format,
        out,
        member,
        all,
      }: PaperOptions & { readonly member?: string; readonly all?: true }) => {
        if ((member === undefined) === (all === undefined)) throw new Problem('reports.whose-statement');
        const formats = formatsIn(format, FORMATS, out);
        if (all && out === undefined)
          throw new Problem('reports.folder-missing', { formats: formats.join(', ') });
        const sheets = await withProgress('Preparing sheets', (progress) =>
          withLedger(context, async (ledger) =>
            member === undefined
              ? preparationSheets(ledger, coalition, quarter, progress)
              : [await preparationSheet(ledger, coalition, quarter, member)],
          ),
        );
        for (const sheet of sheets) {
          const name = `${sheet.coalition.id}-${sheet.quarter}-preparation-${nameInFiles(sheet.member.id)}`;
          const draw = drawing(sheet, sheetText, sheetFile);
          for (const one of formats) await write(name, one, out, draw);
        }
      },
    );
}

function paper(review: Command, name: string, description: string, example: string): Command {
  return review
    .command(name)
    .description(description)
    .requiredOption('--coalition <slug>', 'the coalition')
    .requiredOption('--quarter <quarter>', 'the quarter under review, such as 2026-Q2')
    .option('--format <list>', `${FORMATS.join(', ')}, or several with commas between`, 'table')
    .option('--out <dir>', 'the folder for the files; without it one file goes to standard output')
    .addHelpText('after', `\nExample:\n  evenhand ${example}`);
}

type Draw = (format: Format) => Promise<string | Buffer>;

function drawing<Value>(
  value: Value,
  table: (value: Value) => string,
  file: (value: Value, format: ReviewPaperFormat) => Promise<string | Buffer>,
): Draw {
  return async (format) => {
    if (format === 'table') return table(value);
    return format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : file(value, format);
  };
}

/** A table is text to read. */
const endingOf = (format: Format): string => (format === 'table' ? 'txt' : format);

async function write(name: string, format: Format, out: string | undefined, draw: Draw): Promise<void> {
  const content = await draw(format);
  if (out === undefined) return print(content);
  await mkdir(out, { recursive: true });
  const file = join(out, `${name}.${endingOf(format)}`);
  await writeOut(file, (chunk) => chunk(content));
  await print(`${file}\n`);
}
