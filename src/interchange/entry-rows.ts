import { parseValueTypes } from '../coalition/domain/value-types.js';
import type { RecordedEvent } from '../event-store/event.js';
import { counterpartyText, parseCounterparty } from '../exchange/domain/entry.js';
import type { EntryRecorded, EntryReversed } from '../exchange/domain/events.js';
import { defaultValueTypes } from '../exchange/domain/valuation.js';
import type { RecordEntryRequest } from '../exchange/exchange.commands.js';
import type { EntryRow } from '../exchange/exchange.tables.js';
import { Amount } from '../kernel/amount.js';
import type { Row } from './import-row.js';
import { plainText } from './row-ids.js';

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
    status: row.optional('status'),
    actingFor: null,
    inKind: null,
    costShare: null,
    poolsCheckedLater: true,
  };
}

export interface Difference {
  readonly column: string;
  readonly recorded: string;
  readonly found: string;
}

/**
 * What a row says otherwise than the entry of its id was recorded. What the row leaves open agrees with whatever was
 * decided then: a value by the rates of the day, the policy's value types, the default pool, an accepted entry. A value
 * that the entry got later counts too, so that an exported ledger reads back. Throws a Problem where a cell can't be read.
 */
export function differencesFrom(row: Row, event: RecordedEvent, current: EntryRow): Difference[] {
  const found: Difference[] = [];
  const compare = (column: string, recorded: string, cell: string): void => {
    if (recorded !== cell) found.push({ column, recorded, found: cell });
  };
  const amount = (column: string, recorded: string): void => {
    const cell = row.cell(column);
    if (recorded !== cell) compare(column, recorded, Amount.parse(cell).toString());
  };
  const data = event.data as unknown as EntryRecorded | EntryReversed;
  compare('direction', data.direction, row.cell('direction'));
  compare('member_id', data.memberId, plainText(row.cell('member_id')));
  compare('kind', data.kind, row.cell('kind'));
  compare('occurred_on', event.occurredOn, row.cell('occurred_on'));
  amount('quantity', data.quantity);
  compare('unit', data.unit, plainText(row.cell('unit')));
  compare('project', data.project ?? '', plainText(row.cell('project')));
  compare('description', data.description ?? '', plainText(row.cell('description')));
  compare('reverses', current.reverses ?? '', plainText(row.cell('reverses')));
  const value = data.value ?? current.value?.toString() ?? '';
  if (row.cell('value') !== '') amount('value', value);
  if (row.cell('value_type') !== '') {
    compare(
      'value_type',
      valueTypesText(data.valueTypes),
      valueTypesText(parseValueTypes(row.cell('value_type'))),
    );
  }
  if ('reverses' in data) {
    if (row.cell('counterparty') !== '') compare('counterparty', data.counterparty, counterpartyOf(row));
  } else {
    compare('counterparty', data.counterparty, counterpartyOf(row));
    compareEntryOnly(row, data, compare);
  }
  return found;
}

/** What only an entry has, and the reversal of one has not. */
function compareEntryOnly(
  row: Row,
  data: EntryRecorded,
  compare: (column: string, recorded: string, cell: string) => void,
): void {
  const valueTypes = valueTypesText(data.valueTypes);
  const isDefault = !data.valueTypesStated || valueTypes === valueTypesText(defaultValueTypes(data.kind));
  if (row.cell('value_type') === '' && !isDefault) compare('value_type', valueTypes, '');
  compare('pledge_id', data.pledgeId ?? '', plainText(row.cell('pledge_id')));
  compare('status', data.standing, row.cell('status') === '' ? 'accepted' : row.cell('status'));
  // Funds in base currency keep no basis; and an entry that was valued later was given its basis then.
  if (data.valuation?.method === 'own-value') return;
  if (data.value === null && row.cell('value') !== '') return;
  compare('valuation_basis', basisOf(data), plainText(row.cell('valuation_basis')));
  if (row.cell('value') === '' && data.valuation?.method === 'stated') compare('value', data.value ?? '', '');
}

/** The words that stand in `valuation_basis`: what a stated value rests on, or the category of rate that was asked for. */
export function basisOf(data: EntryRecorded): string {
  return (data.valuation?.method === 'stated' ? data.valuation.basis : data.rateCategory) ?? '';
}

function counterpartyOf(row: Row): string {
  return counterpartyText(parseCounterparty(row.optional('counterparty')));
}

/** `financial`, or `innovative:0.5|strategic:0.5`. */
export function valueTypesText(weights: Readonly<Record<string, string>>): string {
  const parts = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  if (parts.length === 1) return parts[0]![0];
  return parts.map(([type, weight]) => `${type}:${weight}`).join('|');
}
