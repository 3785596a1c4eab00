import type { PledgeFigures } from '../exchange/domain/pledge-figures.js';
import { spreadsheetSafe, type Emit } from './long-table.js';

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
