import type { SettledEntry, SettlementStatement } from './domain/settlement.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import { emitBalance, emitFlow, LongTable } from './long-table.js';
import { emitPledges } from './pledges-csv.js';

/** A settlement statement in the long format of reports: one figure a row. */
export function settlementCsv(statement: SettlementStatement): string {
  const table = new LongTable();
  const { coalition, member } = statement;
  const unit = coalition.currency;
  const head = table.about('settlement', member.id, member.name);
  for (const key of ['joinedOn', 'leftOn', 'settledBy', 'recordedAt', 'position', 'headHash'] as const) {
    head(key, typeof statement[key] === 'string' ? spreadsheetSafe(statement[key]) : statement[key]);
  }
  head('reason', spreadsheetSafe(statement.reason));
  emitFlow(head, 'given', statement.given, unit);
  emitFlow(head, 'received', statement.received, unit);
  emitBalance(head, statement.balance, unit);
  emitPledges(head, statement.pledges.figures, unit);
  for (const part of [
    'opening',
    'accrued',
    'vested',
    'reserved',
    'redeemed',
    'expired',
    'closing',
  ] as const) {
    head(`credits.${part}`, statement.credits[part], { unit: 'credits' });
  }
  head('credits.equity-share', statement.credits.equityShare);
  for (const pledge of statement.pledges.items) {
    const emit = table.about('pledge', pledge.id, pledge.description ?? '');
    const native = { kind: pledge.kind, unit: spreadsheetSafe(pledge.unit) };
    emit('outcome', pledge.outcome);
    emit('member', spreadsheetSafe(pledge.memberId));
    emit('counterparty', spreadsheetSafe(pledge.counterparty));
    emit('madeOn', pledge.madeOn);
    emit('dueOn', pledge.dueOn);
    emit('promised', pledge.promised, native);
    emit('promised.value', pledge.promisedValue, { unit });
    emit('delivered', pledge.delivered, native);
    emit('delivered.value', pledge.deliveredValue, { unit });
    emit('rest', pledge.rest, native);
    emit('rest.value', pledge.restValue, { unit });
    if (!pledge.handedTo) continue;
    emit('handedTo.member', spreadsheetSafe(pledge.handedTo.memberId));
    emit('handedTo.pledge', spreadsheetSafe(pledge.handedTo.pledgeId));
  }
  for (const standing of ['pending', 'disputed'] as const) {
    head(`${standing}.entries`, statement[standing].entries);
    head(`${standing}.value`, statement[standing].value, { unit });
    for (const entry of statement[standing].items) emitEntry(table, standing, entry, unit);
  }
  return table.toString();
}

function emitEntry(table: LongTable, standing: string, entry: SettledEntry, currency: string): void {
  const emit = table.about(`${standing}-entry`, entry.id, '');
  emit('direction', entry.direction);
  emit('counterparty', spreadsheetSafe(entry.counterparty));
  emit('occurredOn', entry.occurredOn);
  emit('quantity', entry.quantity, { kind: entry.kind, unit: spreadsheetSafe(entry.unit) });
  emit('value', entry.value, { unit: currency });
}
