import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';

/** What a pool holds of one kind in one unit, and what moved in a quarter. closing = opening + inflow − outflow. */
export interface Holding {
  readonly kind: string;
  readonly unit: string;
  opening: Amount;
  inflow: Amount;
  outflow: Amount;
}

/** A moment of a ledger: its last position, and the one up to which facts count. */
export interface KnownUpTo {
  readonly coalitionId: string;
  readonly position: number;
  readonly headPosition: number;
}

/**
 * Every pool's holdings in a quarter, by pool id, in the order of kind and unit. Read from the sums kept by quarter: the
 * balance of today, walked back over later quarters.
 */
export async function poolHoldings(
  snapshot: ReadSnapshot,
  known: KnownUpTo,
  quarter: Quarter,
): Promise<Map<string, Holding[]>> {
  const holdings = new Holdings();
  const rows = await snapshot.rows(
    "SELECT pool_id, kind, unit, period, inflow, outflow FROM pool_flows WHERE coalition_id = ? AND (grain = 'life' OR (grain = 'quarter' AND period >= ?))",
    [known.coalitionId, quarter.id],
  );
  for (const row of rows) {
    const [poolId, kind, unit, period, inflow, outflow] = row as string[];
    const net = Amount.parse(inflow!).minus(Amount.parse(outflow!));
    const holding = holdings.of(poolId!, kind!, unit!);
    if (period === 'life') {
      holding.opening = holding.opening.plus(net);
    } else {
      holding.opening = holding.opening.minus(net);
      if (period === quarter.id) {
        holding.inflow = holding.inflow.plus(Amount.parse(inflow!));
        holding.outflow = holding.outflow.plus(Amount.parse(outflow!));
      }
    }
  }
  await takeBackLaterPostings(snapshot, known, quarter, holdings);
  return holdings.byPool();
}

/** What was recorded after the position is taken out again: movements of the quarter, and of the days before it. */
async function takeBackLaterPostings(
  snapshot: ReadSnapshot,
  known: KnownUpTo,
  quarter: Quarter,
  holdings: Holdings,
): Promise<void> {
  if (known.position === known.headPosition) return;
  const rows = await snapshot.rows(
    'SELECT source, destination, unit, quantity, postings.occurred_on, type FROM postings ' +
      'JOIN events ON events.coalition_id = postings.coalition_id AND events.position = postings.position ' +
      'WHERE postings.coalition_id = ? AND postings.position > ? AND postings.occurred_on <= ?',
    [known.coalitionId, known.position, quarter.to],
  );
  for (const row of rows) {
    const [source, destination, unit, quantity, occurredOn, type] = row as string[];
    const inQuarter = occurredOn! >= quarter.from;
    for (const [account, other, amount] of [
      [source!, destination!, Amount.parse(quantity!).negated()],
      [destination!, source!, Amount.parse(quantity!)],
    ] as const) {
      const pool = poolAccount(account);
      if (!pool) continue;
      const holding = holdings.of(pool.poolId, pool.kind, unit!);
      if (!inQuarter) holding.opening = holding.opening.minus(amount);
      // A reversal flows back; a dispute's outcome is taken off, or added to, the flow that its entry is part of.
      else if (other.startsWith('given:') === (type !== 'EntryReversed')) {
        holding.inflow = holding.inflow.minus(amount);
      } else {
        holding.outflow = holding.outflow.plus(amount);
      }
    }
  }
}

/** The pool behind an account `pool:KIND:ID` of a kind that pools hold. */
function poolAccount(account: string): { readonly kind: string; readonly poolId: string } | undefined {
  const parts = /^pool:(funds|in-kind):(.*)$/s.exec(account);
  return parts ? { kind: parts[1]!, poolId: parts[2]! } : undefined;
}

class Holdings {
  private readonly holdings = new Map<string, Map<string, Holding>>();

  of(poolId: string, kind: string, unit: string): Holding {
    let pool = this.holdings.get(poolId);
    if (!pool) this.holdings.set(poolId, (pool = new Map<string, Holding>()));
    const key = `${kind} ${unit}`;
    let holding = pool.get(key);
    if (!holding) {
      pool.set(
        key,
        (holding = { kind, unit, opening: Amount.zero, inflow: Amount.zero, outflow: Amount.zero }),
      );
    }
    return holding;
  }

  /** What came to nothing is left out, or a report as known at a position would tell of what was recorded later. */
  byPool(): Map<string, Holding[]> {
    const sorted = new Map<string, Holding[]>();
    for (const [poolId, pool] of this.holdings) {
      const moved = [...pool].filter(
        ([, { opening, inflow, outflow }]) => !(opening.isZero() && inflow.isZero() && outflow.isZero()),
      );
      if (moved.length === 0) continue;
      sorted.set(
        poolId,
        moved.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, holding]) => holding),
      );
    }
    return sorted;
  }
}
