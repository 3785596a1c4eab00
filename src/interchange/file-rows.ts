import { csvRecords, type CsvRecord } from './csv-records.js';
import { cellError, fileError, type ErrorList, type ImportError } from './import-errors.js';
import type { ImportFile, PlannedFile } from './import-file.js';
import { Row, type Header } from './import-row.js';
import { WorkbookFault } from './workbook/xml-reader.js';

/** The records of a file or a sheet, in batches. @throws WorkbookFault of a sheet */
export function recordsOf(
  file: ImportFile,
  bytes: AsyncIterable<Uint8Array> = file.open(),
): AsyncIterable<CsvRecord[]> {
  return (file.records ?? csvRecords)(bytes);
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
      yield chunk;
      read(chunk.length);
    }
  };
  let headerSeen = false;
  try {
    for await (const records of recordsOf(file, counted())) {
      const rows: Row[] = [];
      for (const record of records) {
        if (!headerSeen) {
          headerSeen = true;
          continue;
        }
        const faults = faultsOf(header, record);
        if (faults.length > 0) {
          for (const error of faults) errors.add(error);
          refused();
        } else {
          rows.push(new Row(header, record.line, (record as { cells: readonly string[] }).cells));
        }
      }
      if (rows.length > 0) yield rows;
    }
  } catch (error) {
    errors.add(unreadable(file.name, error));
    refused();
  }
}

function faultsOf(header: Header, record: CsvRecord): ImportError[] {
  if ('fault' in record) return faultErrors(header.file, record, header.names);
  if (record.cells.length === header.names.length) return [];
  const found = fields(record.cells.length);
  const expected = fields(header.names.length);
  const { line } = record;
  return [
    fileError(header.file, 'interchange.row-malformed', { line, found, expected }, { line, found, expected }),
  ];
}

/** How many fields there are, in words. */
export function fields(count: number): string {
  return count === 1 ? '1 field' : `${String(count)} fields`;
}

/** What is wrong with a record, by the names of the columns where they are known. */
export function faultErrors(
  file: string,
  record: Extract<CsvRecord, { fault: string }>,
  columns: readonly string[] = [],
): ImportError[] {
  const { line } = record;
  if (record.fault === 'cells') {
    return record.faults.map(({ place, found, expected }) =>
      cellError({ file, line }, columns[place] ?? null, found, expected),
    );
  }
  if (record.fault === 'not-utf8') {
    const place = record.cells.findIndex((cell) => cell.includes('\ufffd'));
    const column = columns[place] ?? null;
    const found = 'bytes that are not UTF-8';
    return [
      fileError(
        file,
        'interchange.file-not-utf8',
        { offset: `line ${String(line)}` },
        { line, column, found, expected: 'text in UTF-8' },
      ),
    ];
  }
  const { found, expected } = record;
  return [fileError(file, 'interchange.row-malformed', { line, found, expected }, { line, found, expected })];
}

/** @throws what is no fault of a workbook */
export function unreadable(file: string, error: unknown): ImportError {
  if (!(error instanceof WorkbookFault)) throw error;
  const { message: reason } = error;
  return fileError(file, 'interchange.workbook-unreadable', { reason }, { found: reason });
}
