import { stringify } from 'csv-stringify/sync';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';

/** A column of a list, and what stands in it: text that people wrote is made safe for spreadsheets, amounts stand as they are. */
export interface ListColumn<Item> {
  readonly name: string;
  readonly cell: (item: Item) => string | number | null;
  readonly isText?: true;
}

/** A list for a spreadsheet, one thing a row. */
export function listCsv<Item>(columns: readonly ListColumn<Item>[], items: readonly Item[]): string {
  const rows = items.map((item) =>
    columns.map(({ cell, isText }) => {
      const said = String(cell(item) ?? '');
      return isText ? spreadsheetSafe(said) : said;
    }),
  );
  return stringify([columns.map(({ name }) => name), ...rows], { record_delimiter: '\r\n' });
}

/** A column that bears the name of its field. */
export function fieldOf<Item>(name: keyof Item & string, isText?: true): ListColumn<Item> {
  const cell = (item: Item): string | number | null => item[name] as string | number | null;
  return { name, cell, ...(isText ? { isText } : {}) };
}
