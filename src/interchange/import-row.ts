import { textFromCell } from '../kernel/spreadsheet-text.js';
import type { Column } from './import-tables.js';

/** Where the columns of a file stand. */
export class Header {
  private readonly places: Readonly<Record<string, number>>;
  private readonly texts: ReadonlySet<string>;

  constructor(
    readonly file: string,
    readonly names: readonly string[],
    readonly columns: readonly Column[],
  ) {
    this.places = Object.fromEntries(names.map((name, place) => [name, place]));
    this.texts = new Set(columns.filter(({ text }) => text).map(({ name }) => name));
  }

  placeOf(column: string): number | undefined {
    return this.places[column];
  }

  isText(column: string): boolean {
    return this.texts.has(column);
  }
}

/** One row of an import file. */
export class Row {
  constructor(
    private readonly header: Header,
    /** The physical line on which it begins. */
    readonly line: number,
    private readonly cells: readonly string[],
  ) {}

  get file(): string {
    return this.header.file;
  }

  get columns(): readonly Column[] {
    return this.header.columns;
  }

  /** What a cell says; nothing where the file has no such column. */
  cell(column: string): string {
    const place = this.header.placeOf(column);
    if (place === undefined) return '';
    const cell = this.cells[place]!;
    return cell.charCodeAt(0) === 39 && this.header.isText(column) ? textFromCell(cell) : cell;
  }

  /** What a cell says; `null` where it says nothing. */
  optional(column: string): string | null {
    const cell = this.cell(column);
    return cell === '' ? null : cell;
  }
}
