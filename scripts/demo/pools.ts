import { FIRST_DAY } from './calendar.js';
import type { Row } from './tables.js';

const POOLS = [
  { id: 'common', name: 'Common Fund', openedOn: FIRST_DAY },
  { id: 'store', name: 'Shared Store', openedOn: FIRST_DAY },
  {
    id: 'cross-border',
    name: 'Cross-border Fund',
    openedOn: '2024-11-04',
    restrictedTo: 'work shared with partners in Northern Ireland',
  },
  {
    id: 'maternal',
    name: 'Maternal Health Fund',
    openedOn: '2025-01-06',
    restrictedTo: 'maternal health only',
  },
  { id: 'bridging', name: 'Bridging Fund', openedOn: '2025-04-01', allowNegative: true },
] as const;

export type PoolId = (typeof POOLS)[number]['id'];

export function poolRows(): Row<'pools.csv'>[] {
  return POOLS.map((pool) => ({
    pool_id: pool.id,
    name: pool.name,
    restricted_to: 'restrictedTo' in pool ? pool.restrictedTo : undefined,
    allow_negative: String(mayGoNegative(pool.id)),
    opened_on: pool.openedOn,
  }));
}

export function openedOn(id: PoolId): string {
  return POOLS.find((pool) => pool.id === id)!.openedOn;
}

export function isOpenOn(id: PoolId, day: string): boolean {
  return openedOn(id) <= day;
}

export function mayGoNegative(id: PoolId): boolean {
  return POOLS.some((pool) => pool.id === id && 'allowNegative' in pool && pool.allowNegative);
}
