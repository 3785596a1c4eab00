import { excerpt } from '../kernel/excerpt.js';
import { Problem, type ProblemCode } from '../kernel/problem.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import { csvLine } from './csv-text.js';

/** What is wrong with one cell, row or file of an import. */
export interface ImportError {
  readonly file: string;
  /** The physical line on which the row begins; `null` where the whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  readonly found: string | null;
  readonly expected: string | null;
  readonly code: ProblemCode;
  /** All of it in one sentence. */
  readonly message: string;
}

/** Errors that an import keeps; of more it keeps the count. */
export const ERRORS_KEPT = 1_000;

const TEXT_LIMIT = 500;

/** Collects what is wrong, in whatever order it is found. */
export class ErrorList {
  private readonly errors: { readonly error: ImportError; readonly file: number }[] = [];
  private readonly files: string[] = [];
  private readonly columns = new Map<string, ColumnNames>();
  count = 0;

  /** From here on, errors of a file name its columns as they are called there. */
  nameColumns(file: string, names: ColumnNames): void {
    this.columns.set(file, names);
  }

  add(told: ImportError): void {
    this.count += 1;
    if (this.errors.length >= ERRORS_KEPT) return;
    const error = asTheyAreCalled(told, this.columns.get(told.file));
    let file = this.files.indexOf(error.file);
    if (file < 0) file = this.files.push(error.file) - 1;
    this.errors.push({ error, file });
  }

  /** What was kept, by file and line. */
  kept(): ImportError[] {
    return this.errors
      .toSorted((a, b) => a.file - b.file || (a.error.line ?? 0) - (b.error.line ?? 0))
      .map(({ error }) => error);
  }
}

/** What a column of ours is called in a file of another program, with ours beside it; undefined for one that is none of ours. */
export type ColumnNames = (column: string) => string | undefined;

function asTheyAreCalled(error: ImportError, names: ColumnNames | undefined): ImportError {
  const column = error.column === null ? undefined : names?.(error.column);
  if (column === undefined) return error;
  // The one sentence that says a column's name.
  const message = error.message.replace(` in column ${error.column!};`, ` in column ${column};`);
  return { ...error, column, message };
}

/** An error that concerns a file, told by the catalogue's sentence. */
export function fileError(
  file: string,
  code: ProblemCode,
  details: Readonly<Record<string, unknown>> = {},
  at: Partial<Pick<ImportError, 'line' | 'column' | 'found' | 'expected'>> = {},
): ImportError {
  const { message } = new Problem(code, { file, ...details });
  return { file, line: null, column: null, found: null, expected: null, ...at, code, message };
}

/** An error in one cell. Where a problem says what is wrong, its sentence is the message. */
export function cellError(
  place: { readonly file: string; readonly line: number },
  column: string | null,
  found: string | null,
  expected: string | null,
  problem?: Problem,
): ImportError {
  const { file, line } = place;
  const shown = found === null ? null : excerpt(found, TEXT_LIMIT);
  const told =
    problem ??
    new Problem('interchange.field-malformed', {
      file,
      line,
      column,
      found: shown === '' ? 'nothing' : shown,
      expected,
    });
  return { file, line, column, found: shown, expected, code: told.code, message: told.message };
}

/** A row whose id is known with other content: shows both. */
export function conflictError(
  place: { readonly file: string; readonly line: number },
  id: string,
  column: string,
  recorded: string,
  found: string,
): ImportError {
  const quoted = (value: string): string => (value === '' ? `no ${column}` : `${column} “${value}”`);
  const { file, line } = place;
  const { code, message } = new Problem('interchange.row-conflicts', {
    file,
    line,
    id,
    found: quoted(found),
    expected: quoted(recorded),
  });
  return { file, line, column, found, expected: recorded, code, message };
}

/** Errors as a CSV file, for whoever corrects the rows in a spreadsheet. */
export function errorsCsv(result: {
  readonly errors: readonly ImportError[];
  readonly errorCount: number;
}): string {
  let csv = csvLine(['file', 'line', 'column', 'code', 'found', 'expected', 'message']);
  for (const { file, line, column, code, found, expected, message } of result.errors) {
    const texts = [column ?? '', code, found ?? '', expected ?? '', message].map(spreadsheetSafe);
    csv += csvLine([spreadsheetSafe(file), line === null ? '' : String(line), ...texts]);
  }
  const more = result.errorCount - result.errors.length;
  if (more > 0) csv += csvLine(['', '', '', '', '', '', `${String(more)} more errors are not shown`]);
  return csv;
}
