import { parseValueTypes } from '../coalition/domain/value-types.js';
import type { RecordedEvent } from '../event-store/event.js';
import { counterpartyText, parseCounterparty } from '../exchange/domain/entry.js';
import type { EntryRecorded, EntryReversed } from '../exchange/domain/events.js';
import { defaultValueTypes } from '../exchange/domain/valuation.js';
import type { EntryRow } from '../exchange/exchange.tables.js';
import { Amount } from '../kernel/amount.js';
import { basisOf, statementOf, statementText, valueTypesText } from './entry-rows.js';
import { STATEMENTS } from './import-tables.js';
import { plainText } from './row-ids.js';
import type { Row } from './import-row.js';

export interface Difference {
  readonly column: string;
  readonly recorded: string;
  readonly found: string;
}

/** What of an entry changes in the course of its life. */
interface State {
  readonly occurredOn: string;
  readonly lateFor: string | null;
  readonly quantity: string;
  readonly value: string;
  readonly standing: string;
  /** Whether its value is another one than it was recorded with, for reasons that stand elsewhere. */
  readonly isRevalued: boolean;
}

/**
 * What a row says otherwise than the entry of its id: neither as it was recorded, nor as it stands now, as which an export
 * shows it. What the row leaves open agrees with whatever was decided then: a value by the rates of the day, the policy's value
 * types, the default pool, an accepted entry. Throws a Problem where a cell can't be read.
 */
export function differencesFrom(row: Row, event: RecordedEvent, current: EntryRow): Difference[] {
  const data = event.data as unknown as EntryRecorded | EntryReversed;
  const now: State = {
    occurredOn: current.reverses === null ? current.occurredOn : event.occurredOn,
    lateFor: current.lateFor,
    quantity: current.quantity.toString(),
    value: current.value?.toString() ?? '',
    standing: current.standing === 'disputed' ? 'proposed' : current.standing,
    isRevalued: current.value?.toString() !== data.value,
  };
  // A value that it got later counts too, so that a ledger which was exported before still reads back.
  const then: State = {
    occurredOn: event.occurredOn,
    lateFor: data.lateFor,
    quantity: data.quantity,
    value: data.value ?? now.value,
    standing: data.standing,
    isRevalued: data.value === null && row.cell('value') !== '',
  };
  const asRecorded = differences(row, event, current.reverses, then);
  if (asRecorded.length === 0) return asRecorded;
  const asItStands = differences(row, event, current.reverses, now);
  return asItStands.length < asRecorded.length ? asItStands : asRecorded;
}

type Compare = (column: string, recorded: string, cell: string) => void;

function differences(row: Row, event: RecordedEvent, reverses: string | null, state: State): Difference[] {
  const found: Difference[] = [];
  const compare: Compare = (column, recorded, cell) => {
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
  compare('occurred_on', state.occurredOn, row.cell('occurred_on'));
  amount('quantity', state.quantity);
  compare('unit', data.unit, plainText(row.cell('unit')));
  compare('project', data.project ?? '', plainText(row.cell('project')));
  compare('description', data.description ?? '', plainText(row.cell('description')));
  compare('reverses', reverses ?? '', plainText(row.cell('reverses')));
  // What a reversal is late for follows from its entry.
  const lateFor = row.cell('late_for');
  if (!('reverses' in data) || lateFor !== '') compare('late_for', state.lateFor ?? '', lateFor);
  if (row.cell('value') !== '') amount('value', state.value);
  if (row.cell('value_type') !== '') {
    const valueTypes = valueTypesText(parseValueTypes(row.cell('value_type')));
    compare('value_type', valueTypesText(data.valueTypes), valueTypes);
  }
  const recorder = plainText(row.cell('recorded_by'));
  compare(
    'recorded_by',
    'reverses' in data ? data.by : data.recordedBy,
    recorder === '' ? 'backbone' : recorder,
  );
  if ('reverses' in data) {
    if (row.cell('counterparty') !== '') compare('counterparty', data.counterparty, counterpartyOf(row));
  } else {
    compare('counterparty', data.counterparty, counterpartyOf(row));
    compareEntryOnly(row, data, state, compare);
  }
  return found;
}

/** What only an entry has, and the reversal of one has not. */
function compareEntryOnly(row: Row, data: EntryRecorded, state: State, compare: Compare): void {
  const valueTypes = valueTypesText(data.valueTypes);
  const isDefault = !data.valueTypesStated || valueTypes === valueTypesText(defaultValueTypes(data.kind));
  if (row.cell('value_type') === '' && !isDefault) compare('value_type', valueTypes, '');
  compare('pledge_id', data.pledgeId ?? '', plainText(row.cell('pledge_id')));
  compare('status', state.standing, row.cell('status') === '' ? 'accepted' : row.cell('status'));
  compareDetails(row, data, compare);
  // Funds in base currency keep no basis; and what a later value rests on was said with it.
  if (data.valuation?.method === 'own-value' || state.isRevalued) return;
  compare('valuation_basis', basisOf(data), plainText(row.cell('valuation_basis')));
  if (row.cell('value') === '' && data.valuation?.method === 'stated') compare('value', data.value ?? '', '');
}

function compareDetails(row: Row, { inKind, costShare }: EntryRecorded, compare: Compare): void {
  const text = (column: string, recorded: string | null | undefined): void => {
    compare(column, recorded ?? '', plainText(row.cell(column)));
  };
  text('category', inKind?.category);
  text('technique', inKind?.technique);
  text('inputs', inKind?.inputs);
  text('approved_by', inKind?.approvedBy);
  const use = row.cell('use');
  compare('use', inKind?.use ?? '', use === '' && inKind ? 'used' : use);
  text('restrictions', inKind?.restrictions);
  text('award', costShare?.award);
  text('item', costShare?.item);
  const { necessary, allowable, federallyFunded, inApprovedBudget } = costShare ?? NO_CLAIM;
  const stated = [necessary, allowable, federallyFunded, inApprovedBudget];
  STATEMENTS.forEach((column, place) => {
    compare(column, statementText(stated[place]), statementText(statementOf(row, column)));
  });
}

const NO_CLAIM = { necessary: null, allowable: null, federallyFunded: null, inApprovedBudget: null };

function counterpartyOf(row: Row): string {
  return counterpartyText(parseCounterparty(row.optional('counterparty')));
}
