import type { CreditAccounts } from '../knowledge/credits.queries.js';
import { LongTable } from './long-table.js';

const CREDIT_PARTS = ['opening', 'accrued', 'vested', 'reserved', 'redeemed', 'expired', 'balance'] as const;

/** Accounts of credits in the same long format as balances. */
export function creditsCsv({ members }: CreditAccounts): string {
  const table = new LongTable();
  for (const member of members) {
    const emit = table.about('member', member.id, member.name);
    for (const part of CREDIT_PARTS) emit(`credits.${part}`, member[part], { unit: 'credits' });
    emit('credits.equity-share', member.equityShare);
  }
  return table.toString();
}
