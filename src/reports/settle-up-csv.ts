import type { NamedTransfer, SettleUp } from '../reviews/settle-up.queries.js';
import { fieldOf, listCsv } from './list-csv.js';

/** The transfers, one a row. */
export function settleUpCsv({ transfers, currency }: SettleUp): string {
  return listCsv<NamedTransfer>(
    [
      fieldOf('from', true),
      fieldOf('fromName', true),
      fieldOf('to', true),
      fieldOf('toName', true),
      fieldOf('amount'),
      { name: 'currency', cell: () => currency },
    ],
    transfers,
  );
}
