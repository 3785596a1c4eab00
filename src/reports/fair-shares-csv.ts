import type { FairSharesInQuarter, FairStandingFigures } from '../reviews/fair-standings.queries.js';
import { LongTable, type Emit } from './long-table.js';

const SHARES = ['contributionShare', 'needShare', 'share'] as const;
const AMOUNTS = ['received', 'target', 'shortfall'] as const;

/** Fair shares in the same long format as balances; what is supposed has `supposed.` before it. */
export function fairSharesCsv({ members, currency }: FairSharesInQuarter): string {
  const table = new LongTable();
  for (const member of members) {
    const emit = table.about('member', member.id, member.name);
    emitStanding(emit, '', member, currency);
    if (member.supposed) emitStanding(emit, 'supposed.', member.supposed, currency);
  }
  return table.toString();
}

function emitStanding(emit: Emit, before: string, standing: FairStandingFigures, unit: string): void {
  for (const figure of SHARES) emit(`${before}${figure}`, standing[figure]);
  for (const figure of AMOUNTS) emit(`${before}${figure}`, standing[figure], { unit });
  emit(`${before}status`, standing.status);
}
