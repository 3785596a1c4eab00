import { writeXlsx } from 'hucre/xlsx';
import {
  isNumeric,
  type Block,
  type Cell,
  type Column,
  type ReadingDocument,
  type Table,
} from '../document/document.js';

type Sheet = Parameters<typeof writeXlsx>[0]['sheets'][number];
type SheetCell = NonNullable<Sheet['cells']> extends Map<string, infer Own> ? Own : never;
type CellStyle = NonNullable<SheetCell['style']>;

/** A spreadsheet counts in doubles, which hold this many digits exactly. What has more stays text, so that nothing is lost. */
const EXACT_DIGITS = 15;

const DEFAULT_SHEET = 'Report';

/** The longest name that a sheet may have. */
const NAME_LETTERS = 31;
const WIDEST = 60;

/** Of the sheet with words, in letters. */
const WORDS_WIDE = [90, 60];
const LINE_POINTS = 15.5;

/** Table rows that a chart of a sheet shows. */
const CHARTED = 24;

const BOLD: CellStyle = { font: { bold: true } };
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0F5F6B' } },
  alignment: { wrapText: true, vertical: 'center' },
};
const TOTAL: CellStyle = { font: { bold: true }, border: { top: { style: 'thin' } } };

/** How many decimal places a column of money has is told by its cells; the format shows all. */
function formatOf({ kind }: Column, cells: readonly Cell[]): string | undefined {
  const places = Math.max(0, ...cells.map((cell) => (cell?.split('.')[1] ?? '').length));
  const decimals = places === 0 ? '' : `.${'0'.repeat(places)}`;
  switch (kind) {
    case 'words':
      return undefined;
    case 'date':
    case 'day':
      return 'yyyy-mm-dd';
    case 'share':
      return '0.0%';
    case 'ratio':
      return '#,##0.00';
    case 'count':
      return '#,##0';
    case 'money':
    case 'credits':
      return `#,##0${decimals};[Red]-#,##0${decimals}`;
    case 'quantity':
      // Quantities of several units stand in one column, each with the places it has.
      return '#,##0.##################';
  }
}

/**
 * A document as a workbook: its words and facts on the first sheet, then a sheet for each table, with numbers as numbers, heads that stay,
 * filters, and totals that a spreadsheet adds up itself. The same document gives the same bytes.
 */
export async function documentXlsx(document: ReadingDocument): Promise<Buffer> {
  const tables = document.blocks.filter((block): block is Table => block.block === 'table');
  const names = sheetNames(tables, document.sheet ?? DEFAULT_SHEET);
  const made = new Date(document.madeAt);
  const bytes = await writeXlsx({
    sheets: [summary(document), ...tables.map((table, index) => tableSheet(table, names[index]!))],
    properties: {
      title: document.runningHead,
      creator: 'Evenhand',
      description: document.provenance,
      created: made,
      modified: made,
    },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return Buffer.from(bytes);
}

function summary(document: ReadingDocument): Sheet {
  const rows: (string | null)[][] = [[document.title], [document.subtitle], [document.kicker]];
  const cells = new Map<string, SheetCell>([['0,0', { style: { font: { bold: true, size: 18 } } }]]);
  const add = (row: string[], style: CellStyle): void => {
    row.forEach((_, column) => cells.set(`${String(rows.length)},${String(column)}`, { style }));
    rows.push(row);
  };
  for (const block of document.blocks)
    for (const row of wordsOf(block)) add(row, block.block === 'heading' ? BOLD : WRAPPED);
  rows.push([]);
  add([document.provenance], WRAPPED);
  for (const [place, cell] of cells) {
    const [row, column] = place.split(',').map(Number) as [number, number];
    cells.set(place, { ...cell, ...typed(rows[row]![column] ?? '') });
  }
  const heights = new Map(rows.map((row, at) => [at, { height: heightOf(row) }]));
  heights.set(0, { height: 28 });
  return {
    name: document.sheet ?? DEFAULT_SHEET,
    rows,
    cells,
    columns: WORDS_WIDE.map((width) => ({ width })),
    rowDefs: heights,
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Programs do not measure wrapped text when they open a file, so a row says how high its lines are. */
function heightOf(row: readonly (string | null)[]): number {
  const lines = row.map((text, column) => Math.ceil((text?.length ?? 0) / WORDS_WIDE[column]!));
  return LINE_POINTS * Math.max(1, ...lines);
}

function wordsOf(block: Block): string[][] {
  switch (block.block) {
    case 'heading':
      return block.level === 1 ? [[], [block.text]] : [];
    case 'paragraph':
      return [[block.text]];
    case 'list':
      return block.items.map((item) => [item]);
    case 'facts':
      return block.facts.map(({ name, value }) => [name, value]);
    case 'picture':
    case 'contents':
    case 'table':
      return [];
  }
}

function tableSheet({ title, columns, rows, total, note, parts }: Table, name: string): Sheet {
  const cells = new Map<string, SheetCell>();
  const values = [columns.map((column) => column.title), ...rows].map((row, at) =>
    row.map((cell, index) => (at === 0 ? (cell as string) : valueOf(cell, columns[index]!))),
  );
  const formats = columns.map((column, index) =>
    formatOf(column, [...rows.map((row) => row[index]!), total?.[index] ?? null]),
  );
  const style = (row: number, column: number, more?: CellStyle): CellStyle => ({
    ...(formats[column] && row > 0 ? { numFmt: formats[column] } : {}),
    ...more,
  });
  values.forEach((row, at) => {
    row.forEach((value, column) => {
      cells.set(`${String(at)},${String(column)}`, {
        ...typed(value),
        style: style(at, column, at === 0 ? HEAD : undefined),
      });
    });
  });
  if (total) {
    const at = values.length;
    total.forEach((cell, column) => {
      const of = columns[column]!;
      // The first cell says what is summed up, whatever stands above it.
      const value = column === 0 ? cell : valueOf(cell, of);
      const letter = letterOf(column);
      const isSum = cell !== null && isNumeric(of.kind) && rows.length > 0 && typeof value === 'number';
      cells.set(`${String(at)},${String(column)}`, {
        ...(isSum
          ? {
              value,
              type: 'formula' as const,
              formula: `SUM(${letter}2:${letter}${String(rows.length + 1)})`,
              formulaResult: value,
            }
          : typed(value)),
        style: style(at, column, TOTAL),
      });
    });
    values.push(total.map((cell, column) => (column === 0 ? cell : valueOf(cell, columns[column]!))));
  }
  if (note !== null) values.push([], [note]);
  const last = `${letterOf(columns.length - 1)}${String(rows.length + 1)}`;
  return {
    name,
    rows: values,
    cells,
    columns: columns.map((column, index) => ({ width: widthOf(column, rows, index) })),
    freezePane: { rows: 1, columns: 1 },
    ...(rows.length > 0 ? { autoFilter: { range: `A1:${last}` } } : {}),
    charts: chartsOf(name, title, columns, rows.length, parts ?? false),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Of given and received, and of the parts of a whole. */
const SERIES = ['0F5F6B', 'C8792A', '7A4E8A', '4F8A4C', 'A33B3B', '5B6F8F', '9A8B2F'];

/** Given beside received, and parts upon each other, are worth a picture that follows the cells. */
function chartsOf(
  name: string,
  title: string,
  columns: readonly Column[],
  rows: number,
  parts: boolean,
): NonNullable<Sheet['charts']> {
  const series = parts
    ? columns.map((_, index) => index).slice(1)
    : ['Given', 'Received'].map((word) => columns.findIndex((column) => column.title === word));
  if (rows === 0 || series.some((index) => index < 0)) return [];
  const last = String(Math.min(rows, CHARTED) + 1);
  const range = (column: number): string => `'${name}'!$${letterOf(column)}$2:$${letterOf(column)}$${last}`;
  return [
    {
      type: 'column',
      ...(parts ? { barGrouping: 'stacked', overlap: 100 } : {}),
      title,
      series: series.map((index, at) => ({
        name: columns[index]!.title,
        values: range(index),
        categories: range(0),
        color: SERIES[at % SERIES.length]!,
      })),
      anchor: { from: { row: 1, col: columns.length + 1 }, to: { row: 24, col: columns.length + 12 } },
    },
  ];
}

type Value = string | number | Date | null;

function valueOf(cell: Cell, { kind }: Column): Value {
  if (cell === null || kind === 'words') return cell;
  if (kind === 'date' || kind === 'day') return new Date(`${cell}T00:00:00Z`);
  return cell.replace(/[-.]/g, '').replace(/^0+/, '').length > EXACT_DIGITS ? cell : Number(cell);
}

/** The type is said, so that no text is ever taken for a formula. */
function typed(value: Value): SheetCell {
  if (value === null) return { value, type: 'empty' };
  if (typeof value === 'string') return { value, type: 'string' };
  return typeof value === 'number' ? { value, type: 'number' } : { value, type: 'date' };
}

function widthOf({ title, kind }: Column, rows: readonly (readonly Cell[])[], index: number): number {
  if (kind !== 'words') return 16;
  return Math.min(WIDEST, Math.max(title.length, 10, ...rows.map((row) => (row[index] ?? '').length)) + 2);
}

function letterOf(column: number): string {
  return String.fromCharCode(65 + column);
}

/** Titles without what a sheet's name may not have, told apart by a number where two are alike. */
function sheetNames(tables: readonly Table[], first: string): string[] {
  const taken = new Set([first.toLowerCase()]);
  return tables.map(({ title }) => {
    const plain =
      title
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim()
        .slice(0, NAME_LETTERS) || 'Table';
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      const ending = ` ${String(number)}`;
      name = plain.slice(0, NAME_LETTERS - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}
