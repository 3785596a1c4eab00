import type { Directory } from '../coalition/domain/directory.js';
import type { Projection } from '../event-store/projection.js';
import { isEntryEvent, type EntryEvent } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { flowChangesOf, type FlowChange } from './domain/flows.js';
import { LIFE, memberFlowsTable, type MemberFlowRow } from './portfolios.tables.js';

/** The row that a change adds to, for one period. */
export function flowRowOf(change: FlowChange, period: string): MemberFlowRow {
  const { byValueType } = change;
  return {
    period,
    memberId: change.memberId,
    standing: change.standing,
    direction: change.direction,
    kind: change.kind,
    unit: change.unit,
    quantity: change.quantity,
    value: change.value,
    entries: change.entries,
    unvalued: change.unvalued,
    financial: byValueType.financial ?? Amount.zero,
    innovative: byValueType.innovative ?? Amount.zero,
    operational: byValueType.operational ?? Amount.zero,
    reputational: byValueType.reputational ?? Amount.zero,
    strategic: byValueType.strategic ?? Amount.zero,
  };
}

/** Give/get figures by member and quarter and for life, kept as sums so that a report costs what it shows. */
export const portfoliosProjection: Projection<Directory> = {
  name: 'portfolios',
  version: 2,
  tables: [memberFlowsTable],
  apply(event, rows, { directory }) {
    if (!isEntryEvent(event)) return;
    const { coalition } = directory;
    const fact = event as unknown as EntryEvent;
    const quarter = coalition.fiscalCalendar.quarterOf(fact.occurredOn as never);
    for (const change of flowChangesOf(fact, coalition.currency.scale)) {
      rows.add(memberFlowsTable, flowRowOf(change, quarter));
      rows.add(memberFlowsTable, flowRowOf(change, LIFE));
    }
  },
};
