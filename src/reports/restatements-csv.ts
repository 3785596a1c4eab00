import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import type { Restatement } from './domain/restatements.js';
import type { LongTable } from './long-table.js';

/** What late items change in closed quarters: the figures of each member, then a quantity and an entry for each item. */
export function emitRestatements(table: LongTable, restatements: readonly Restatement[], unit: string): void {
  for (const restatement of restatements) {
    const { quarter, member, name, items } = restatement;
    const emit = table.about('restatement', member, name);
    for (const figure of ['given', 'received', 'balance'] as const) {
      for (const part of ['sealed', 'earlier', 'change', 'difference', 'restated'] as const) {
        emit(`${quarter}.${figure}.${part}`, restatement[figure][part], { unit });
      }
    }
    for (const { entry, direction, kind, quantity, unit: native } of items) {
      const about = { kind, unit: spreadsheetSafe(native) };
      emit(`${quarter}.${direction}.late-quantity`, quantity, about);
      emit(`${quarter}.${direction}.late-entry`, spreadsheetSafe(entry), { kind });
    }
  }
}
