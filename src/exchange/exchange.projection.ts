import type { Directory } from '../coalition/domain/directory.js';
import { weightsOf, weightsText } from '../coalition/domain/value-types.js';
import type { RecordedEvent } from '../event-store/event.js';
import type { Projection, ProjectionContext } from '../event-store/projection.js';
import type { RowWriter } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { parseCounterparty, type EntryState } from './domain/entry.js';
import {
  isExchangeEvent,
  type EntryRecorded,
  type EntryReversed,
  type ExchangeEvent,
} from './domain/events.js';
import { accountOf, isHeld, movementOf, type Movement } from './domain/postings.js';
import { entriesTable, poolFlowsTable, postingsTable, type EntryRow } from './exchange.tables.js';

/** Entries as they stand, the double entry behind them, and what pools hold. */
export const exchangeProjection: Projection<Directory> = {
  name: 'exchange',
  version: 2,
  tables: [entriesTable, postingsTable, poolFlowsTable],
  wants(event, wants) {
    const fact = event as unknown as ExchangeEvent;
    if (fact.type === 'EntryReversed') wants.row(entriesTable, { entryId: fact.data.reverses });
    else if (fact.type === 'EntryValued') wants.row(entriesTable, { entryId: fact.data.entryId });
  },
  apply(event, rows, context) {
    if (!isExchangeEvent(event)) return;
    const fact = event as unknown as ExchangeEvent;
    switch (fact.type) {
      case 'ContributionRecorded':
      case 'BenefitRecorded':
      case 'ExchangeRecorded':
        rows.put(entriesTable, entryRow(event, fact.data, null));
        post(event, fact.data, rows, context);
        break;
      case 'EntryReversed': {
        rows.put(entriesTable, entryRow(event, fact.data, fact.data.reverses));
        const reversed = rows.get(entriesTable, { entryId: fact.data.reverses })!;
        rows.put(entriesTable, { ...reversed, reversedBy: fact.data.entryId });
        post(event, fact.data, rows, context);
        break;
      }
      case 'EntryValued': {
        const valued = rows.get(entriesTable, { entryId: fact.data.entryId })!;
        const value = Amount.parse(fact.data.value);
        rows.put(entriesTable, { ...valued, value, valuedPosition: event.position });
        break;
      }
      default:
        fact satisfies never;
    }
  },
};

function entryRow(
  event: RecordedEvent,
  data: EntryRecorded | EntryReversed,
  reverses: string | null,
): EntryRow {
  const counterparty = parseCounterparty(data.counterparty);
  return {
    entryId: data.entryId,
    position: event.position,
    direction: data.direction,
    memberId: data.memberId,
    counterparty: data.counterparty,
    kind: data.kind,
    occurredOn: event.occurredOn,
    quantity: Amount.parse(data.quantity),
    unit: data.unit,
    value: data.value === null ? null : Amount.parse(data.value),
    valueTypes: weightsText(data.valueTypes),
    standing: data.standing,
    reverses,
    reversedBy: null,
    otherMember: 'member' in counterparty ? counterparty.member : null,
    project: data.project,
    valuedPosition: null,
  };
}

/** The entry behind a row, as deciders see it. */
export function entryState(row: EntryRow): EntryState {
  const { valueTypes, otherMember: _, project: __, valuedPosition: ___, ...rest } = row;
  return { ...rest, valueTypes: weightsOf(valueTypes) } as EntryState;
}

/** Double entry for what is accepted: one posting, and the flows of the pools it touches. */
function post(
  event: RecordedEvent,
  data: EntryRecorded | EntryReversed,
  rows: RowWriter,
  context: ProjectionContext<Directory>,
): void {
  if (data.standing !== 'accepted') return;
  const movement = movementOf({
    direction: data.direction,
    memberId: data.memberId,
    counterparty: data.counterparty,
    kind: data.kind,
    quantity: Amount.parse(data.quantity),
  });
  rows.append(postingsTable, {
    position: event.position,
    line: 1,
    occurredOn: event.occurredOn,
    source: movement.source,
    destination: movement.destination,
    unit: data.unit,
    quantity: movement.quantity,
  });
  const counterparty = parseCounterparty(data.counterparty);
  if ('pool' in counterparty && isHeld(data.kind)) {
    addPoolFlow(event, data, counterparty.pool, movement, rows, context.directory);
  }
}

function addPoolFlow(
  event: RecordedEvent,
  { kind, unit }: EntryRecorded | EntryReversed,
  poolId: string,
  movement: Movement,
  rows: RowWriter,
  directory: Directory,
): void {
  const into = movement.destination === accountOf.pool(kind, poolId);
  const inflow = into ? movement.quantity : Amount.zero;
  const outflow = into ? Amount.zero : movement.quantity;
  const quarter = directory.coalition.fiscalCalendar.quarterOf(event.occurredOn as never);
  rows.add(poolFlowsTable, { grain: 'day', poolId, kind, unit, period: event.occurredOn, inflow, outflow });
  rows.add(poolFlowsTable, { grain: 'quarter', poolId, kind, unit, period: quarter, inflow, outflow });
  rows.add(poolFlowsTable, { grain: 'life', poolId, kind, unit, period: 'life', inflow, outflow });
}
