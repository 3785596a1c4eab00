import { hash as digest } from 'node:crypto';
import type { InKindInput } from '../exchange/domain/entry.js';
import type { CostShareClaim, EntryRecorded } from '../exchange/domain/events.js';
import type { RecordEntryRequest } from '../exchange/exchange.commands.js';
import { Amount } from '../kernel/amount.js';
import { isProblem } from '../kernel/problem.js';
import { columnsOf } from './import-tables.js';
import type { Row } from './import-row.js';

/** The entry that a row asks for, under the id that it has or is given. Pools are checked once all rows are in. */
export function entryRequest(row: Row, entryId: string): RecordEntryRequest {
  return {
    entryId,
    direction: row.cell('direction'),
    memberId: row.cell('member_id'),
    kind: row.cell('kind'),
    occurredOn: row.cell('occurred_on'),
    quantity: row.cell('quantity'),
    unit: row.cell('unit'),
    value: row.optional('value'),
    valuationBasis: row.optional('valuation_basis'),
    valueType: row.optional('value_type'),
    counterparty: row.optional('counterparty'),
    project: row.optional('project'),
    description: row.optional('description'),
    pledgeId: row.optional('pledge_id'),
    reverses: row.optional('reverses'),
    status: isAcceptedForMember(row) ? 'proposed' : row.optional('status'),
    actingFor: row.optional('recorded_by'),
    inKind: inKindOf(row),
    costShare: costShareOf(row),
    poolsCheckedLater: true,
  };
}

/** Whether a row says that a member recorded an entry which was accepted since: it is proposed for it, and then accepted. */
export function isAcceptedForMember(row: Row): boolean {
  const status = row.cell('status');
  const recordedBy = row.cell('recorded_by');
  const isNew = row.cell('reverses') === '';
  return isNew && recordedBy !== '' && recordedBy !== 'backbone' && (status === '' || status === 'accepted');
}

function inKindOf(row: Row): InKindInput | null {
  const details = {
    technique: row.optional('technique'),
    inputs: row.optional('inputs'),
    approvedBy: row.optional('approved_by'),
    use: row.optional('use'),
    restrictions: row.optional('restrictions'),
  };
  const category = row.cell('category');
  const isSaid = category !== '' || Object.values(details).some((said) => said !== null);
  return isSaid ? { category, ...details } : null;
}

function costShareOf(row: Row): CostShareClaim | null {
  const statements = {
    necessary: statementOf(row, 'necessary'),
    allowable: statementOf(row, 'allowable'),
    federallyFunded: statementOf(row, 'federally_funded'),
    inApprovedBudget: statementOf(row, 'in_approved_budget'),
  };
  const [award, item] = [row.cell('award'), row.cell('item')];
  const isSaid = award !== '' || item !== '' || Object.values(statements).some((said) => said !== null);
  return isSaid ? { award, item, ...statements } : null;
}

/** The columns that hold true, false, or nothing where it is not stated. */
export const STATEMENTS = ['necessary', 'allowable', 'federally_funded', 'in_approved_budget'] as const;

/** What a cell states; null where it states nothing, or can't be read, which its check tells. */
export function statementOf(row: Row, column: (typeof STATEMENTS)[number]): boolean | null {
  const cell = row.cell(column);
  return cell === '' ? null : (trueOrFalse(cell) ?? null);
}

export function trueOrFalse(cell: string): boolean | undefined {
  const text = cell.toLowerCase();
  return text === 'true' ? true : text === 'false' || text === '' ? false : undefined;
}

export function statementText(stated: boolean | null | undefined): string {
  return stated === null || stated === undefined ? '' : String(stated);
}

const hashedColumns = columnsOf('entries')
  .map(({ name }) => name)
  .filter((name) => name !== 'entry_id');

/**
 * Gives ids to rows that have none: from a row's whole content and its occurrence in its file, so that equal rows stay
 * apart and a file that is read again gives the same ids. What counts is what a row says, not how: texts in NFC, amounts
 * without idle zeros, empty columns not at all. **The ids stand in ledgers: how they are made never changes.**
 */
export class RowIds {
  private readonly occurrences = new Map<string, number>();

  idOf(row: Row): string {
    const content: [string, string][] = [];
    for (const column of hashedColumns) {
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
  if (column !== 'quantity' && column !== 'value') return plainText(cell);
  try {
    return Amount.parse(cell).toString();
  } catch (error) {
    // A row that can't be recorded needs an id all the same, until it is refused.
    if (isProblem(error)) return cell;
    throw error;
  }
}

/** A text in the form in which it is recorded. */
export function plainText(cell: string): string {
  return cell.replace(/\r\n?/g, '\n').normalize('NFC');
}

/** The words that stand in `valuation_basis`: what a stated value rests on, or the category of rate that was asked for. */
export function basisOf(data: Pick<EntryRecorded, 'valuation' | 'rateCategory'>): string {
  return (data.valuation?.method === 'stated' ? data.valuation.basis : data.rateCategory) ?? '';
}

/** `financial`, or `innovative:0.5|strategic:0.5`. */
export function valueTypesText(weights: Readonly<Record<string, string>>): string {
  const parts = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  if (parts.length === 1) return parts[0]![0];
  return parts.map(([type, weight]) => `${type}:${weight}`).join('|');
}
