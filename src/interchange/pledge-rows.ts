import { counterpartyText, parseCounterparty } from '../exchange/domain/entry.js';
import type { PledgeMade } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import type { Difference } from './entry-differences.js';
import type { Row } from './import-row.js';
import { plainText } from './row-ids.js';

/** The pledge that a row asks for, under the id that it has or is given. */
export function pledgeRequest(row: Row, pledgeId: string): JsonObject {
  return {
    pledgeId,
    memberId: row.cell('member_id'),
    kind: row.cell('kind'),
    quantity: row.cell('quantity'),
    unit: row.cell('unit'),
    value: row.optional('value'),
    madeOn: row.cell('made_on'),
    dueOn: row.cell('due_on'),
    counterparty: row.optional('counterparty'),
    description: row.optional('description'),
    actingFor: null,
  };
}

/**
 * What a row says otherwise than the pledge of its id was made, however it was amended since. What the row leaves open agrees
 * with whatever was decided then: a value by the rates of the day, the default pool. Throws a Problem where a cell can't be
 * read.
 */
export function differencesFromPledge(row: Row, madeOn: string, made: PledgeMade): Difference[] {
  const found: Difference[] = [];
  const compare = (column: string, recorded: string, cell: string): void => {
    if (recorded !== cell) found.push({ column, recorded, found: cell });
  };
  const amount = (column: string, recorded: string): void => {
    compare(column, recorded, Amount.parse(row.cell(column)).toString());
  };
  compare('member_id', made.memberId, plainText(row.cell('member_id')));
  compare('kind', made.kind, row.cell('kind'));
  amount('quantity', made.quantity);
  compare('unit', made.unit, plainText(row.cell('unit')));
  if (row.cell('value') !== '') amount('value', made.value ?? '');
  else if (made.valuation?.method === 'stated') compare('value', made.value ?? '', '');
  compare('made_on', madeOn, row.cell('made_on'));
  compare('due_on', made.dueOn, row.cell('due_on'));
  compare(
    'counterparty',
    made.counterparty,
    counterpartyText(parseCounterparty(row.optional('counterparty'))),
  );
  compare('description', made.description ?? '', plainText(row.cell('description')));
  return found;
}
