import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '../kernel/problem.js';
import type { ImportedFile } from './domain/events.js';
import { closest } from './closest.js';
import { csvRecords, type CsvRecord } from './csv-records.js';
import { fileError, type ErrorList } from './import-errors.js';
import { Header, Row } from './import-row.js';
import {
  columnsOf,
  looksLikeTable,
  tableFitting,
  tableNamedBy,
  tableNames,
  tablesWithin,
  type TableName,
} from './import-tables.js';

/** A file to be imported. It is opened once to see what it is, and again when its turn comes. */
export interface ImportFile {
  /** As errors name it; its last part may say which table it holds. */
  readonly name: string;
  readonly size: number;
  /** Whether somebody named this very file, or it was found in a folder, among others that may not be meant. */
  readonly named: boolean;
  open(): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 256 * 1024;

/** A file that somebody handed over as it is, such as an upload. */
export function fileOf(name: string, content: Uint8Array | string): ImportFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    size: bytes.length,
    named: true,
    open: async function* () {
      for (let from = 0; from < bytes.length; from += CHUNK_BYTES)
        yield bytes.subarray(from, from + CHUNK_BYTES);
    },
  };
}

/**
 * The files behind paths: a file is itself; a folder stands for all its CSV files, in the order of their names.
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
  if (!names.some((name) => /\.csv$/i.test(name))) throw new Error('the folder has no CSV file');
  const files: ImportFile[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name));
    if (found.isFile()) files.push(fileAt(join(folder, name), name, found.size, false));
  }
  return files;
}

/** A file on disk, under the name that errors give it. */
export function fileAt(path: string, name: string, size: number, named: boolean): ImportFile {
  return { name, size, named, open: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) };
}

/** Which file is which table, in the order of the import. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  /** Files of a folder that have nothing to do with an import. */
  readonly ignored: readonly string[];
  /** What was read of them, in the order of the import; to be asked when all rows are in. */
  read(): ImportedFile[];
}

export interface PlannedFile {
  readonly table: TableName;
  readonly header: Header;
  readonly file: ImportFile;
  /** Whether its rows can be read: they can't where a required column is missing. */
  readonly readable: boolean;
  /** Of what was read of it. */
  readonly hash: Hash;
}

/** Finds out which table each file holds, and what is wrong with their headers. */
export async function planOf(files: readonly ImportFile[], errors: ErrorList): Promise<Plan> {
  const planned: PlannedFile[] = [];
  const ignored: string[] = [];
  for (const file of files) {
    const plan = await planFile(file, errors);
    if (plan === 'ignored') ignored.push(file.name);
    else if (plan) planned.push(plan);
  }
  planned.sort((a, b) => tableNames.indexOf(a.table) - tableNames.indexOf(b.table));
  const read = (): ImportedFile[] =>
    planned.map(({ file: { name, size: bytes }, hash }) => ({
      name,
      bytes,
      sha256: hash.copy().digest('hex'),
    }));
  return { files: planned, ignored, read };
}

async function planFile(file: ImportFile, errors: ErrorList): Promise<PlannedFile | 'ignored' | undefined> {
  const { name } = file;
  const byName = tableNamedBy(name);
  if (/\.xlsx$/i.test(name)) {
    const found = 'a workbook';
    errors.add(
      fileError(
        name,
        'interchange.table-not-importable',
        { found, expected: tableNames.join(', ') },
        { found },
      ),
    );
    return undefined;
  }
  const first = await firstRecord(file);
  if (!first) {
    if (byName === undefined && !file.named && !looksLikeTable(name)) return 'ignored';
    errors.add(fileError(name, 'interchange.file-empty', {}, { line: 1 }));
    return undefined;
  }
  if ('fault' in first) {
    if (byName === undefined && !file.named && !looksLikeTable(name)) return 'ignored';
    errors.add(faultError(name, first));
    return undefined;
  }
  const names = first.cells.map((cell) => cell.trim());
  const table = byName ?? tableFitting(names) ?? nearlyFitting(names);
  if (table === undefined) {
    if (!file.named && !looksLikeTable(name)) return 'ignored';
    const meant = closest(name.replace(/\.csv$/i, ''), tableNames);
    const expected = meant ? `${meant}.csv, perhaps` : tableNames.map((known) => `${known}.csv`).join(', ');
    errors.add(fileError(name, 'interchange.file-unknown', { expected }, { found: name, expected }));
    return undefined;
  }
  const readable = checkHeader(name, names, first.line, table, errors);
  const header = new Header(name, names, columnsOf(table));
  return { table, file, readable, header, hash: createHash('sha256') };
}

/** The table whose required columns are all there, though beside others that it does not know. */
function nearlyFitting(header: readonly string[]): TableName | undefined {
  const within = tablesWithin(header);
  return within.length === 1 ? within[0] : undefined;
}

async function firstRecord(file: ImportFile): Promise<CsvRecord | undefined> {
  for await (const records of csvRecords(file.open())) if (records[0]) return records[0];
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

/** Told while a file is read: how many of its bytes are behind. */
export type BytesRead = (bytes: number) => void;

/** The rows of a file in batches. What can't be read is told, and passed over. */
export async function* rowsOf(
  planned: PlannedFile,
  errors: ErrorList,
  refused: () => void,
  read: BytesRead,
): AsyncGenerator<Row[]> {
  const { file, header } = planned;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.open()) {
      planned.hash.update(chunk);
      yield chunk;
      read(chunk.length);
    }
  };
  let headerSeen = false;
  for await (const records of csvRecords(counted())) {
    const rows: Row[] = [];
    for (const record of records) {
      if (!headerSeen) {
        headerSeen = true;
        continue;
      }
      const error = faultOf(header, record);
      if (error) {
        errors.add(error);
        refused();
      } else {
        rows.push(new Row(header, record.line, (record as { cells: readonly string[] }).cells));
      }
    }
    if (rows.length > 0) yield rows;
  }
}

function faultOf(header: Header, record: CsvRecord): ReturnType<typeof fileError> | undefined {
  if ('fault' in record) {
    const place = 'cells' in record ? record.cells.findIndex((cell) => cell.includes('\ufffd')) : -1;
    return faultError(header.file, record, place < 0 ? null : (header.names[place] ?? null));
  }
  if (record.cells.length === header.names.length) return undefined;
  const found = fields(record.cells.length);
  const expected = fields(header.names.length);
  const { line } = record;
  return fileError(
    header.file,
    'interchange.row-malformed',
    { line, found, expected },
    { line, found, expected },
  );
}

function fields(count: number): string {
  return count === 1 ? '1 field' : `${String(count)} fields`;
}

function faultError(
  file: string,
  record: Extract<CsvRecord, { fault: string }>,
  column: string | null = null,
): ReturnType<typeof fileError> {
  const { line } = record;
  if (record.fault === 'not-utf8') {
    const found = 'bytes that are not UTF-8';
    return fileError(
      file,
      'interchange.file-not-utf8',
      { offset: `line ${String(line)}` },
      { line, column, found, expected: 'text in UTF-8' },
    );
  }
  const { found, expected } = record;
  return fileError(
    file,
    'interchange.row-malformed',
    { line, found, expected },
    { line, column, found, expected },
  );
}
