import { stringify } from 'csv-stringify/sync';
import type { PledgeFigures } from '../exchange/domain/pledge-figures.js';
import type { PledgeView } from '../exchange/pledges.queries.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import type { Emit } from './long-table.js';

const PLEDGE_PARTS = ['pledged', 'delivered', 'outstanding', 'overdue'] as const;

/** Pledges in long format: values in base currency, and native quantities by kind and unit. */
export function emitPledges(emit: Emit, pledges: PledgeFigures, currency: string): void {
  for (const part of PLEDGE_PARTS) emit(`pledges.${part}`, pledges[part], { unit: currency });
  emit('pledges.reliability', pledges.reliability);
  emit('pledges.count', pledges.pledges);
  emit('pledges.unvalued', pledges.unvaluedPledges);
  emit('pledges.fell-due', pledges.fellDue);
  for (const [kind, units] of Object.entries(pledges.byKind)) {
    for (const [unit, quantities] of Object.entries(units)) {
      for (const part of PLEDGE_PARTS) {
        emit(`pledges.kind.${part}`, quantities[part], { kind, unit: spreadsheetSafe(unit) });
      }
    }
  }
}

const LIST_COLUMNS = [
  'id',
  'memberId',
  'state',
  'kind',
  'unit',
  'quantity',
  'value',
  'delivered',
  'outstanding',
  'madeOn',
  'dueOn',
  'settledOn',
  'counterparty',
  'handedTo',
  'takenOverFrom',
  'description',
] as const satisfies readonly (keyof PledgeView)[];

const LIST_TEXTS: ReadonlySet<string> = new Set([
  'id',
  'memberId',
  'unit',
  'counterparty',
  'handedTo',
  'takenOverFrom',
  'description',
]);

/** Pledges as they stand, one a row. */
export function pledgeListCsv(pledges: readonly PledgeView[]): string {
  const rows = pledges.map((pledge) =>
    LIST_COLUMNS.map((column) => {
      const cell = pledge[column] ?? '';
      return LIST_TEXTS.has(column) ? spreadsheetSafe(cell) : cell;
    }),
  );
  return stringify([[...LIST_COLUMNS], ...rows], { record_delimiter: '\r\n' });
}
