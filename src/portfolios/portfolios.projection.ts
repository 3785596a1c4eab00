import type { Directory } from '../coalition/domain/directory.js';
import { VALUE_TYPES, type ValueType } from '../coalition/domain/value-types.js';
import type { Projection } from '../event-store/projection.js';
import { isExchangeEvent, type ExchangeEvent } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { flowChangesOf, type FlowChange } from './domain/flows.js';
import { LIFE, memberFlowsTable, type MemberFlowRow } from './portfolios.tables.js';

/** The row that a change adds to, for one period. */
export function flowRowOf(change: FlowChange, period: string): MemberFlowRow {
  const { memberId, standing, direction, kind, unit, quantity, value, entries, unvalued } = change;
  const byType = {} as Record<ValueType, Amount>;
  for (const type of VALUE_TYPES) byType[type] = change.byValueType[type] ?? Amount.zero;
  return { period, memberId, standing, direction, kind, unit, quantity, value, entries, unvalued, ...byType };
}

/** Give/get figures by member and quarter and for life, kept as sums so that a report costs what it shows. */
export const portfoliosProjection: Projection<Directory> = {
  name: 'portfolios',
  version: 1,
  tables: [memberFlowsTable],
  apply(event, rows, { directory }) {
    if (!isExchangeEvent(event)) return;
    const { coalition } = directory;
    const fact = event as unknown as ExchangeEvent;
    const quarter = coalition.fiscalCalendar.quarterOf(fact.occurredOn as never);
    for (const change of flowChangesOf(fact, coalition.currency.scale)) {
      rows.add(memberFlowsTable, flowRowOf(change, quarter));
      rows.add(memberFlowsTable, flowRowOf(change, LIFE));
    }
  },
};
