import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '../kernel/problem.js';
import { closest } from './closest.js';
import type { CsvRecord } from './csv-records.js';
import { faultErrors, recordsOf, unreadable } from './file-rows.js';
import type { ImportFile, PlannedFile } from './import-file.js';
import { fileError, type ErrorList, type ImportError } from './import-errors.js';
import { Header } from './import-row.js';
import {
  columnsOf,
  looksLikeTable,
  tableFitting,
  tableNamedBy,
  tableNames,
  tablesWithin,
  type TableName,
} from './import-tables.js';
import { sheetFiles } from './workbook/sheet-files.js';

const CHUNK_BYTES = 256 * 1024;

/** A file that somebody handed over as it is, such as an upload. */
export function fileOf(name: string, content: Uint8Array | string): ImportFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    size: bytes.length,
    named: true,
    archive: { content: bytes },
    open: async function* () {
      for (let from = 0; from < bytes.length; from += CHUNK_BYTES)
        yield bytes.subarray(from, from + CHUNK_BYTES);
    },
  };
}

/**
 * The files behind paths: a file is itself; a folder stands for all its CSV files and workbooks, in the order of their names.
 * @throws Problem `interchange.file-not-found`
 */
export async function filesAt(paths: readonly string[]): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const path of paths) {
    try {
      const { size } = await stat(path).then((found) => (found.isDirectory() ? { size: -1 } : found));
      if (size >= 0) files.push(fileAt(path, basename(path), size, true));
      else files.push(...(await filesIn(path)));
    } catch (error) {
      throw new Problem('interchange.file-not-found', { file: path, reason: (error as Error).message });
    }
  }
  return files;
}

async function filesIn(folder: string): Promise<ImportFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.(csv|xlsx)$/i.test(name)).sort();
  if (names.length === 0) throw new Error('the folder has no CSV file and no workbook');
  const files: ImportFile[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name));
    if (found.isFile()) files.push(fileAt(join(folder, name), name, found.size, false));
  }
  return files;
}

/** A file on disk, under the name that errors give it. */
export function fileAt(path: string, name: string, size: number, named: boolean): ImportFile {
  const open = () => createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return { name, size, named, archive: { path }, open };
}

/** Which file is which table, in the order of the import. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  /** Files of a folder that have nothing to do with an import. */
  readonly ignored: readonly string[];
}

/** Finds out which table each file holds, and what is wrong with their headers. */
export async function planOf(files: readonly ImportFile[], errors: ErrorList): Promise<Plan> {
  const planned: PlannedFile[] = [];
  const ignored: string[] = [];
  for (const file of files) {
    const isWorkbook = /\.xlsx$/i.test(file.name) && file.archive !== undefined;
    const tables = isWorkbook ? await sheetsIn(file, errors) : [file];
    const plans: PlannedFile[] = [];
    for (const table of tables) {
      const plan = await planFile(table, errors);
      if (plan === 'ignored') ignored.push(table.name);
      else if (plan) plans.push(plan);
    }
    if (isWorkbook && file.named && plans.length === 0 && errors.count === 0)
      errors.add(unknownTable(file.name, tableNames.join(', ')));
    planned.push(...plans);
  }
  planned.sort((a, b) => tableNames.indexOf(a.table) - tableNames.indexOf(b.table));
  return { files: planned, ignored };
}

/** The sheets of a workbook, each to be looked at as a file; none where it can't be read, which is told. */
async function sheetsIn(file: ImportFile, errors: ErrorList): Promise<ImportFile[]> {
  try {
    return await sheetFiles(file.name, file.archive!);
  } catch (error) {
    errors.add(unreadable(file.name, error));
    return [];
  }
}

function unknownTable(name: string, expected: string): ImportError {
  return fileError(name, 'interchange.file-unknown', { expected }, { found: name, expected });
}

async function planFile(file: ImportFile, errors: ErrorList): Promise<PlannedFile | 'ignored' | undefined> {
  const { name } = file;
  const byName = tableNamedBy(file.sheet ?? name);
  const looksMeant = file.named || looksLikeTable(file.sheet ?? name);
  let first: CsvRecord | undefined;
  try {
    first = await firstRecord(file);
  } catch (error) {
    if (byName === undefined && !looksMeant) return 'ignored';
    errors.add(unreadable(name, error));
    return undefined;
  }
  if (!first) {
    if (byName === undefined && !looksMeant) return 'ignored';
    errors.add(fileError(name, 'interchange.file-empty', {}, { line: 1 }));
    return undefined;
  }
  if ('fault' in first) {
    if (byName === undefined && !looksMeant) return 'ignored';
    for (const error of faultErrors(name, first)) errors.add(error);
    return undefined;
  }
  const names = first.cells.map((cell) => cell.trim());
  const table = byName ?? tableFitting(names) ?? nearlyFitting(names);
  if (table === undefined) {
    if (!looksMeant) return 'ignored';
    const ending = file.sheet === undefined ? '.csv' : '';
    const meant = closest((file.sheet ?? name).replace(/\.csv$/i, ''), tableNames);
    const all = tableNames.map((known) => known + ending).join(', ');
    errors.add(unknownTable(name, meant ? `${meant}${ending}, perhaps` : all));
    return undefined;
  }
  const readable = checkHeader(name, names, first.line, table, errors);
  const header = new Header(name, names, columnsOf(table));
  return { table, file, readable, header };
}

/** The table whose required columns are all there, though beside others that it does not know. */
function nearlyFitting(header: readonly string[]): TableName | undefined {
  const within = tablesWithin(header);
  return within.length === 1 ? within[0] : undefined;
}

async function firstRecord(file: ImportFile): Promise<CsvRecord | undefined> {
  for await (const some of recordsOf(file)) if (some[0]) return some[0];
  return undefined;
}

/** Tells every wrong column; whether the rows can be read in spite of them. */
function checkHeader(
  file: string,
  names: readonly string[],
  line: number,
  table: TableName,
  errors: ErrorList,
): boolean {
  const columns = columnsOf(table);
  const known = columns.map(({ name }) => name);
  let readable = true;
  names.forEach((column, place) => {
    if (!known.includes(column)) {
      const meant = closest(
        column,
        known.filter((name) => !names.includes(name)),
      );
      const expected = meant ? `${meant} (did you mean that?), ${known.join(', ')}` : known.join(', ');
      errors.add(
        fileError(
          file,
          'interchange.column-unknown',
          { column, expected },
          { line, column, found: column, expected },
        ),
      );
    } else if (names.indexOf(column) !== place) {
      readable = false;
      errors.add(
        fileError(
          file,
          'interchange.column-duplicate',
          { column },
          { line, column, found: column, expected: 'it once' },
        ),
      );
    }
  });
  for (const { name: column, required, expected } of columns) {
    if (!required || names.includes(column)) continue;
    readable = false;
    errors.add(fileError(file, 'interchange.column-missing', { column }, { line, column, expected }));
  }
  return readable;
}
