import { stringify } from 'csv-stringify/sync';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import type { SeenFlow } from '../portfolios/give-get.queries.js';

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

export type Emit = (figure: string, amount: string | number | null, about?: Partial<Row>) => void;

export class LongTable {
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

export function emitFlow(emit: Emit, side: 'given' | 'received', flow: SeenFlow, currency: string): void {
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

export function emitBalance(
  emit: Emit,
  balance: { readonly opening: string; readonly period: string; readonly closing: string },
  unit: string,
): void {
  for (const part of ['opening', 'period', 'closing'] as const)
    emit(`balance.${part}`, balance[part], { unit });
}
