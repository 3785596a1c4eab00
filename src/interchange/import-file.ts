import type { CsvRecord } from './csv-records.js';
import type { Header } from './import-row.js';
import type { TableName } from './import-tables.js';
import type { Archive } from './workbook/zip-parts.js';

/** A file to be imported. It is opened once to see what it is, and again when its turn comes. */
export interface ImportFile {
  /** As errors name it; its last part may say which table it holds. */
  readonly name: string;
  readonly size: number;
  /** Whether somebody named this very file, or it was found in a folder, among others that may not be meant. */
  readonly named: boolean;
  /** Where its bytes can be had in any order, as those of a workbook must be. */
  readonly archive?: Archive;
  /** Of a sheet: its name, which may say which table it holds. */
  readonly sheet?: string;
  open(): AsyncIterable<Uint8Array>;
  /** How its rows are read; as CSV where nothing is said. */
  readonly records?: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<CsvRecord[]>;
}

/** A file whose table is known. */
export interface PlannedFile {
  readonly table: TableName;
  readonly header: Header;
  readonly file: ImportFile;
  /** Whether its rows can be read: they can't where a required column is missing. */
  readonly readable: boolean;
}
