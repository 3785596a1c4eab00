import type { PledgeFigures } from '../exchange/domain/pledge-figures.js';
import type { PledgeView } from '../exchange/pledges.queries.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import { fieldOf, listCsv } from './list-csv.js';
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

/** Pledges as they stand, one a row. */
export function pledgeListCsv(pledges: readonly PledgeView[]): string {
  return listCsv(
    [
      fieldOf('id', true),
      fieldOf('memberId', true),
      fieldOf('state'),
      fieldOf('kind'),
      fieldOf('unit', true),
      fieldOf('quantity'),
      fieldOf('value'),
      fieldOf('delivered'),
      fieldOf('outstanding'),
      fieldOf('madeOn'),
      fieldOf('dueOn'),
      fieldOf('settledOn'),
      fieldOf('counterparty', true),
      fieldOf('handedTo', true),
      fieldOf('takenOverFrom', true),
      fieldOf('description', true),
    ],
    pledges,
  );
}
