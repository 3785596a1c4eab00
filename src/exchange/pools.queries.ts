import type { EventRegistry } from '../event-store/event.js';
import { eventPages } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import type { Quarter } from '../kernel/calendar.js';
import { isEntryEvent, type EntryEvent } from './domain/events.js';
import { poolFlowOf } from './domain/pool-flows.js';

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
  events: EventRegistry,
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
  await takeBackLaterFlows(events, snapshot, known, quarter, holdings);
  return holdings.byPool();
}

/** What was recorded after the position is taken out again: movements of the quarter, and of the days before it. */
async function takeBackLaterFlows(
  events: EventRegistry,
  snapshot: ReadSnapshot,
  { coalitionId, position, headPosition }: KnownUpTo,
  quarter: Quarter,
  holdings: Holdings,
): Promise<void> {
  if (position === headPosition) return;
  for await (const page of eventPages(snapshot, events, coalitionId, position, headPosition)) {
    for (const event of page) {
      if (!isEntryEvent(event) || event.occurredOn > quarter.to) continue;
      const flow = poolFlowOf(event as unknown as EntryEvent);
      if (!flow) continue;
      const holding = holdings.of(flow.poolId, flow.kind, flow.unit);
      if (event.occurredOn < quarter.from) {
        holding.opening = holding.opening.minus(flow.inflow).plus(flow.outflow);
      } else {
        holding.inflow = holding.inflow.minus(flow.inflow);
        holding.outflow = holding.outflow.minus(flow.outflow);
      }
    }
  }
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

  byPool(): Map<string, Holding[]> {
    const sorted = new Map<string, Holding[]>();
    for (const [poolId, pool] of this.holdings) {
      sorted.set(
        poolId,
        [...pool].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, holding]) => holding),
      );
    }
    return sorted;
  }
}
