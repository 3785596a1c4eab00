import type { EngineName, ReadSnapshot } from '../event-store/store.js';
import { parseCounterparty } from '../exchange/domain/entry.js';
import { DISPUTED_PREFIX } from '../exchange/domain/postings.js';
import { unitOf } from '../kernel/unit.js';
import type { ExportedEntry } from './exported-entries.js';

/**
 * An account of the double entry, in its parts: what members gave and got, what of it is disputed, what pools hold, and what
 * went from one member (`ids[0]`) to another (`ids[1]`) but was recorded by one of them only. Of credits, the kind is what
 * became of them: `held`, `reserved`, `redeemed`, `expired`; or `issued`, which is nobody's and has no id.
 */
export interface Account {
  readonly role:
    'given' | 'received' | 'disputed-given' | 'disputed-received' | 'pool' | 'direct' | 'credits';
  readonly kind: string;
  readonly ids: readonly string[];
}

export interface ChartedAccount extends Account {
  /** The first day on which anything moved. */
  readonly openedOn: string;
}

export interface ChartedUnit {
  readonly unit: string;
  /** The most decimal places of any quantity in it. */
  readonly places: number;
}

/** Every account of a ledger, in order, with its first day; and every unit. */
export interface Chart {
  readonly accounts: readonly ChartedAccount[];
  readonly units: readonly ChartedUnit[];
}

/** The unit of credits, whose amounts all have the same places. */
export const CREDITS = 'credits';

/** Reads the chart from the postings: as many rows as there are accounts, however long the history. */
export async function chartOf(
  snapshot: ReadSnapshot,
  engine: EngineName,
  coalitionId: string,
): Promise<Chart> {
  const accounts = await accountsIn(snapshot, 'postings', coalitionId);
  const ofCredits = await accountsIn(snapshot, 'credit_postings', coalitionId);
  const point = engine === 'sqlite' ? "INSTR(quantity, '.')" : "STRPOS(quantity, '.')";
  const units = await snapshot.rows(
    `SELECT unit, MAX(CASE ${point} WHEN 0 THEN 0 ELSE LENGTH(quantity) - ${point} END) FROM postings ` +
      'WHERE coalition_id = ? GROUP BY unit ORDER BY unit',
    [coalitionId],
  );
  // Entries may be counted in a unit of that name too.
  const others = units.filter(([unit]) => ofCredits.length === 0 || unit !== CREDITS);
  const charted = others.map(([unit, places]) => ({ unit: unit as string, places: Number(places) }));
  return {
    accounts: [...accounts, ...ofCredits],
    units: ofCredits.length === 0 ? charted : [...charted, { unit: CREDITS, places: unitOf(CREDITS).scale }],
  };
}

async function accountsIn(
  snapshot: ReadSnapshot,
  table: 'postings' | 'credit_postings',
  coalitionId: string,
): Promise<ChartedAccount[]> {
  const accounts = await snapshot.rows(
    'SELECT account, MIN(first_on) FROM (' +
      `SELECT source AS account, MIN(occurred_on) AS first_on FROM ${table} WHERE coalition_id = ? GROUP BY source UNION ALL ` +
      `SELECT destination, MIN(occurred_on) FROM ${table} WHERE coalition_id = ? GROUP BY destination` +
      ') AS sides GROUP BY account ORDER BY account',
    [coalitionId, coalitionId],
  );
  return accounts.map(([account, openedOn]) => ({
    ...accountNamed(account as string),
    openedOn: openedOn as string,
  }));
}

/** The parts of an account's name in the ledger: `given:funds:ID`, `direct:KIND:GIVER>RECEIVER`, `credits:held:ID`, `credits:issued`. */
export function accountNamed(name: string): Account {
  const [role, kind] = name.split(':', 2) as [Account['role'], string];
  const id = name.slice(role.length + kind.length + 2);
  if (id === '') return { role, kind, ids: [] };
  return { role, kind, ids: role === 'direct' ? id.split('>').map(decodeURIComponent) : [id] };
}

/**
 * From where to where an entry moves its quantity; a reversal has a negative one. While it is disputed, its members' sides
 * stand in accounts of their own, and what a pool gave or got stays with it.
 */
export function sidesOf({ data, isHeldApart }: Pick<ExportedEntry, 'data' | 'isHeldApart'>): Sides {
  const { source, destination } = acceptedSides(data);
  return isHeldApart
    ? { source: heldApart(source), destination: heldApart(destination) }
    : { source, destination };
}

interface Sides {
  readonly source: Account;
  readonly destination: Account;
}

function heldApart(account: Account): Account {
  const { role } = account;
  return role === 'given' || role === 'received'
    ? { ...account, role: `${DISPUTED_PREFIX}${role}` }
    : account;
}

function acceptedSides({ direction, kind, memberId, ...data }: ExportedEntry['data']): Sides {
  const counterparty = parseCounterparty(data.counterparty);
  const account = (role: Account['role'], ...ids: string[]): Account => ({ role, kind, ids });
  if ('pool' in counterparty) {
    const pool = account('pool', counterparty.pool);
    return direction === 'benefit'
      ? { source: pool, destination: account('received', memberId) }
      : { source: account('given', memberId), destination: pool };
  }
  const other = counterparty.member;
  switch (direction) {
    case 'benefit':
      return { source: account('direct', other, memberId), destination: account('received', memberId) };
    case 'exchange':
      return { source: account('given', memberId), destination: account('received', other) };
    default:
      return { source: account('given', memberId), destination: account('direct', memberId, other) };
  }
}
