import type { CsvRecord } from '../csv-records.js';
import { cellValue, type CellValue } from './cell-value.js';
import { TextReading, type Workbook } from './workbook.js';
import { WorkbookFault, XmlReader, type Attributes } from './xml-reader.js';

/** Columns and rows that a sheet can have (Excel’s own limits). */
const COLUMNS_LIMIT = 16_384;
const ROWS_LIMIT = 1_048_576;

/** Characters that one row can hold: as a record of CSV. */
const ROW_CHARACTERS_LIMIT = 200_000;

/**
 * Reads the rows of a sheet as it comes, in batches, as records of CSV would be: the first row with anything in it tells how many
 * columns there are, blank rows are passed over, and a row's line is its number in the sheet.
 * @throws WorkbookFault
 */
export async function* sheetRecords(
  bytes: AsyncIterable<Uint8Array>,
  workbook: Workbook,
): AsyncGenerator<CsvRecord[]> {
  const sheet = new SheetReading(workbook);
  const reader = new XmlReader(sheet);
  for await (const chunk of bytes) {
    reader.read(chunk);
    const records = sheet.taken();
    if (records.length > 0) yield records;
  }
  reader.end();
  yield sheet.taken();
}

class SheetReading {
  private records: CsvRecord[] = [];
  private width = 0;
  private row = 0;
  private column = 0;
  private cells: CellValue[] = [];
  private characters = 0;
  private cell: Attributes | undefined;
  private value = '';
  private hasFormula = false;
  private within = '';
  private readonly inline = new TextReading();

  constructor(private readonly workbook: Workbook) {}

  taken(): CsvRecord[] {
    const { records } = this;
    this.records = [];
    return records;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'is') this.inline.begin();
    else this.inline.open(name);
    this.within = name;
  }

  text(text: string): void {
    if (this.cell === undefined) return;
    if (this.within === 'v') this.value += text;
    this.inline.text(text);
  }

  close(name: string): void {
    this.within = '';
    this.inline.close(name);
    if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  }

  private beginRow(attributes: Attributes): void {
    const row = numberOf(attributes.get('r'), this.row + 1);
    if (!(row > this.row && row <= ROWS_LIMIT))
      throw new WorkbookFault(`row ${String(attributes.get('r'))} stands after row ${String(this.row)}`);
    this.row = row;
    this.column = 0;
    this.cells = [];
    this.characters = 0;
  }

  private beginCell(attributes: Attributes): void {
    const column = columnOf(attributes.get('r'), this.column + 1);
    if (!(column > this.column && column <= COLUMNS_LIMIT))
      throw new WorkbookFault(`cell ${String(attributes.get('r'))} stands where it cannot be`);
    this.column = column;
    this.cell = attributes;
    this.value = '';
    this.hasFormula = false;
    this.inline.begin();
  }

  private endCell(): void {
    const { cell, hasFormula, workbook } = this;
    this.cell = undefined;
    if (!cell) return;
    const type = cell.get('t') ?? 'n';
    const value = type === 'inlineStr' ? this.inline.all : this.value;
    const style = numberOf(cell.get('s'), -1);
    const read = cellValue({ type, value, hasFormula, isDate: workbook.dateStyles.has(style) }, workbook);
    if (read === '') return;
    this.characters += typeof read === 'string' ? read.length : 0;
    if (this.characters > ROW_CHARACTERS_LIMIT) throw new WorkbookFault(`row ${String(this.row)} has no end`);
    while (this.cells.length < this.column - 1) this.cells.push('');
    this.cells.push(read);
  }

  private endRow(): void {
    const { cells, row: line } = this;
    if (cells.length === 0) return;
    if (this.width === 0) this.width = cells.length;
    while (cells.length < this.width) cells.push('');
    const faults = cells.flatMap((cell, place) => (typeof cell === 'string' ? [] : [{ place, ...cell }]));
    const texts = cells.map((cell) => (typeof cell === 'string' ? cell : cell.found));
    this.records.push(
      faults.length > 0 ? { line, fault: 'cells', faults, cells: texts } : { line, cells: texts },
    );
  }
}

/** The number of a column in a reference such as `AB12`; the one that follows where there is none. */
function columnOf(reference: string | undefined, next: number): number {
  if (reference === undefined) return next;
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) return NaN;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN;
}
