import type { InKindInput } from '../exchange/domain/entry.js';
import type { CostShareClaim, EntryRecorded } from '../exchange/domain/events.js';
import type { RecordEntryRequest } from '../exchange/exchange.commands.js';
import type { Row } from './import-row.js';
import type { STATEMENTS } from './import-tables.js';

/** The entry that a row asks for, under the id that it has or is given. Pools are checked once all rows are in. */
export function entryRequest(row: Row, entryId: string): RecordEntryRequest {
  return {
    entryId,
    direction: row.cell('direction'),
    memberId: row.cell('member_id'),
    kind: row.cell('kind'),
    occurredOn: row.cell('occurred_on'),
    lateFor: row.optional('late_for'),
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
