import { stringify } from 'csv-stringify/sync';
import type { Flow } from '../portfolios/domain/flow.js';
import type { GiveGetBalances } from '../portfolios/give-get.queries.js';
import type { QuarterlyReport } from './domain/report.js';

/**
 * One figure of a report in long format: one row each, so that a spreadsheet can filter and pivot, and a new kind or
 * member is a row more and never a column more.
 */
interface Row {
  readonly section: string;
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  readonly kind: string;
  readonly unit: string;
  readonly value_type: string;
  readonly amount: string;
}

const COLUMNS = ['section', 'id', 'name', 'figure', 'kind', 'unit', 'value_type', 'amount'] as const;

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises; amounts do not, for a
 * negative one begins with a minus.
 */
export function spreadsheetSafe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

type Emit = (figure: string, amount: string | number | null, about?: Partial<Row>) => void;

class LongTable {
  private readonly rows: Row[] = [];

  /** Figures of one thing; those that are empty are left out. */
  about(section: string, id: string, name: string): Emit {
    const [safeId, safeName] = [spreadsheetSafe(id), spreadsheetSafe(name)];
    return (figure, amount, about = {}) => {
      if (amount === null) return;
      const row = { section, id: safeId, name: safeName, figure, kind: '', unit: '', value_type: '' };
      this.rows.push({ ...row, ...about, amount: String(amount) });
    };
  }

  toString(): string {
    return stringify(this.rows, { header: true, columns: [...COLUMNS], record_delimiter: '\r\n' });
  }
}

function emitFlow(emit: Emit, side: 'given' | 'received', flow: Flow, currency: string): void {
  emit(`${side}.value`, flow.value, { unit: currency });
  emit(`${side}.unvalued-entries`, flow.unvaluedEntries);
  for (const [kind, { value, entries, quantities }] of Object.entries(flow.byKind)) {
    emit(`${side}.kind.value`, value, { kind, unit: currency });
    emit(`${side}.kind.entries`, entries, { kind });
    for (const [unit, quantity] of Object.entries(quantities)) {
      emit(`${side}.kind.quantity`, quantity, { kind, unit: spreadsheetSafe(unit) });
    }
  }
  for (const [type, value] of Object.entries(flow.byValueType)) {
    emit(`${side}.value-type.value`, value, { value_type: type, unit: currency });
  }
}

function emitBalance(
  emit: Emit,
  balance: { readonly opening: string; readonly period: string; readonly closing: string },
  unit: string,
): void {
  for (const part of ['opening', 'period', 'closing'] as const)
    emit(`balance.${part}`, balance[part], { unit });
}

/** The report in long format. The columns are explained in `docs/report.md`. */
export function reportCsv(report: QuarterlyReport): string {
  const table = new LongTable();
  const { coalition } = report;
  const unit = coalition.currency;
  const head = table.about('report', coalition.id, coalition.name);
  for (const key of [
    'quarter',
    'from',
    'to',
    'status',
    'position',
    'headHash',
    'policyVersion',
    'generatedAt',
  ] as const) {
    head(key, report[key]);
  }
  const totals = table.about('coalition', coalition.id, coalition.name);
  emitFlow(totals, 'given', report.totals.given, unit);
  emitFlow(totals, 'received', report.totals.received, unit);
  emitBalance(totals, report.totals.balance, unit);
  for (const member of report.members) {
    const emit = table.about('member', member.id, member.name);
    emit('status', member.status);
    emitFlow(emit, 'given', member.given, unit);
    emitFlow(emit, 'received', member.received, unit);
    emitBalance(emit, member.balance, unit);
    emit('return', member.return);
    for (const part of ['pledged', 'delivered', 'outstanding', 'overdue'] as const) {
      emit(`pledges.${part}`, member.pledges[part], { unit });
    }
    emit('pledges.reliability', member.pledges.reliability);
    for (const part of ['opening', 'accrued', 'vested', 'redeemed', 'expired', 'closing'] as const) {
      emit(`credits.${part}`, member.credits[part], { unit: 'credits' });
    }
    emit('credits.equity-share', member.credits.equityShare);
    for (const [type, weight] of Object.entries(member.priorities))
      emit('priority', weight, { value_type: type });
    emit('pending.entries', member.pending.entries);
    emit('pending.value', member.pending.value, { unit });
    emit('disputed.entries', member.disputed.entries);
    emit('disputed.value', member.disputed.value, { unit });
  }
  for (const pool of report.pools) {
    const emit = table.about('pool', pool.id, pool.name);
    for (const part of ['opening', 'in', 'out', 'closing'] as const)
      emit(part, pool[part], { kind: 'funds', unit });
    for (const { kind, unit: held, ...amounts } of pool.holdings) {
      if (kind === 'funds' && held === unit) continue;
      for (const part of ['opening', 'in', 'out', 'closing'] as const) {
        emit(part, amounts[part], { kind, unit: spreadsheetSafe(held) });
      }
    }
  }
  return table.toString();
}

/** Balances in the same long format. */
export function balancesCsv(balances: GiveGetBalances): string {
  const table = new LongTable();
  const unit = balances.currency;
  for (const member of balances.members) {
    const emit = table.about('member', member.id, member.name);
    emitFlow(emit, 'given', member.given, unit);
    emitFlow(emit, 'received', member.received, unit);
    emitBalance(emit, member.balance, unit);
  }
  return table.toString();
}
