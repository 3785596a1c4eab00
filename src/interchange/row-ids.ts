import { hash as digest } from 'node:crypto';
import { Amount } from '../kernel/amount.js';
import { isProblem } from '../kernel/problem.js';
import { columnsOf, STATEMENTS } from './import-tables.js';
import type { Row } from './import-row.js';

const ID_COLUMNS = {
  entries: 'entry_id',
  pledges: 'pledge_id',
  knowledge: 'asset_id',
  applications: 'application_id',
  offers: 'offer_id',
  redemptions: 'redemption_id',
} as const;

const AMOUNTS: readonly string[] = ['quantity', 'value', 'outcome_value', 'price_credits'];

/** The tables whose rows may come without an id. */
export type IdentifiedTable = keyof typeof ID_COLUMNS;

/**
 * Gives ids to rows that have none: from a row's whole content and its occurrence in its file, so that equal rows stay
 * apart and a file that is read again gives the same ids. What counts is what a row says, not how: texts in NFC, amounts
 * without idle zeros, empty columns not at all. **The ids stand in ledgers: how they are made never changes.**
 */
export class RowIds {
  private readonly occurrences = new Map<string, number>();
  private readonly idColumn: string;
  private readonly hashedColumns: readonly string[];

  constructor(table: IdentifiedTable) {
    this.idColumn = ID_COLUMNS[table];
    this.hashedColumns = columnsOf(table)
      .map(({ name }) => name)
      .filter((name) => name !== this.idColumn);
  }

  /** The id that a row has, or is given. */
  idOf(row: Row): string {
    const id = row.cell(this.idColumn);
    return id === '' ? this.idFromContent(row) : id.normalize('NFC');
  }

  private idFromContent(row: Row): string {
    const content: [string, string][] = [];
    for (const column of this.hashedColumns) {
      const cell = row.cell(column);
      if (cell !== '') content.push([column, normalised(column, cell)]);
    }
    const hash = digest('sha256', JSON.stringify(content), 'hex').slice(0, 32);
    const occurrence = (this.occurrences.get(hash) ?? 0) + 1;
    this.occurrences.set(hash, occurrence);
    return occurrence === 1 ? `row-${hash}` : `row-${hash}-${String(occurrence)}`;
  }
}

function normalised(column: string, cell: string): string {
  if ((STATEMENTS as readonly string[]).includes(column)) return cell.toLowerCase();
  if (!AMOUNTS.includes(column)) return plainText(cell);
  try {
    return Amount.parse(cell).toString();
  } catch (error) {
    // A row that can't be recorded needs an id all the same, until it is refused.
    if (isProblem(error)) return cell;
    throw error;
  }
}

/** A text as it is compared: line ends as `\n`, in NFC. */
export function plainText(cell: string): string {
  return cell.replace(/\r\n?/g, '\n').normalize('NFC');
}
