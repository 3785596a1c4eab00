import type { Directory } from '../coalition/domain/directory.js';
import type { ValueType } from '../coalition/domain/value-types.js';
import type { Projection } from '../event-store/projection.js';
import { isEntryEvent, type EntryEvent } from '../exchange/domain/events.js';
import { Amount } from '../kernel/amount.js';
import { flowChangesOf, type FlowChange } from './domain/flows.js';
import {
  coalitionFlowsTable,
  memberFlowsTable,
  memberTotalsTable,
  type CoalitionFlowRow,
  type MemberFlowRow,
  type MemberTotalsRow,
} from './portfolios.tables.js';

/** The row that a change adds to, for one period. */
export function flowRowOf(change: FlowChange, period: string): MemberFlowRow {
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
    ...columnsOf(change.byValueType),
  };
}

/** The totals that a change adds to. What does not count, or has no value, adds nothing. */
function totalsRowOf(change: FlowChange, period: string): MemberTotalsRow | undefined {
  const { standing, value, memberId, direction, byValueType } = change;
  if (standing !== 'accepted' || value.isZero()) return undefined;
  return direction === 'given'
    ? { period, memberId, given: value, received: Amount.zero, ...columnsOf({}) }
    : { period, memberId, given: Amount.zero, received: value, ...columnsOf(byValueType) };
}

/** What a change that counts adds to what all gave or received in its quarter. */
function coalitionRowOf(change: FlowChange, period: string): CoalitionFlowRow {
  const { direction, kind, unit, quantity, value, entries, unvalued } = change;
  return { period, direction, kind, unit, quantity, value, entries, unvalued };
}

function columnsOf(byValueType: Readonly<Partial<Record<ValueType, Amount>>>): Record<ValueType, Amount> {
  return {
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
  version: 5,
  tables: [memberFlowsTable, memberTotalsTable, coalitionFlowsTable],
  apply(event, rows, { directory }) {
    if (!isEntryEvent(event)) return;
    const { coalition } = directory;
    const fact = event as unknown as EntryEvent;
    for (const change of flowChangesOf(fact, coalition.currency.scale)) {
      const quarter = coalition.fiscalCalendar.quarterOf(change.occurredOn as never);
      rows.add(memberFlowsTable, flowRowOf(change, quarter));
      const totals = totalsRowOf(change, quarter);
      if (totals) rows.add(memberTotalsTable, totals);
      if (change.standing === 'accepted') rows.add(coalitionFlowsTable, coalitionRowOf(change, quarter));
    }
  },
};
