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

/** One stock of a pool: a kind in a unit. */
export interface Stock {
  readonly poolId: string;
  readonly kind: string;
  readonly unit: string;
}

/** What went into a stock and out of it in each quarter before one, oldest first; quarters without either are left out. */
export async function poolFlowsBefore(
  events: EventRegistry,
  snapshot: ReadSnapshot,
  { coalitionId, position, headPosition }: KnownUpTo,
  { poolId, kind, unit }: Stock,
  quarter: Quarter,
  quarterOf: (on: string) => string,
): Promise<{ readonly quarter: string; readonly inflow: Amount; readonly outflow: Amount }[]> {
  const flows = new Map<string, { inflow: Amount; outflow: Amount }>();
  const add = (id: string, inflow: Amount, outflow: Amount): void => {
    const flow = flows.get(id) ?? { inflow: Amount.zero, outflow: Amount.zero };
    flows.set(id, { inflow: flow.inflow.plus(inflow), outflow: flow.outflow.plus(outflow) });
  };
  const rows = await snapshot.rows(
    "SELECT period, inflow, outflow FROM pool_flows WHERE coalition_id = ? AND grain = 'quarter' AND pool_id = ? AND kind = ? AND unit = ? AND period < ?",
    [coalitionId, poolId, kind, unit, quarter.id],
  );
  for (const [id, inflow, outflow] of rows as string[][]) {
    add(id!, Amount.parse(inflow!), Amount.parse(outflow!));
  }
  for await (const page of eventPages(snapshot, events, coalitionId, position, headPosition)) {
    for (const event of page) {
      if (!isEntryEvent(event) || event.occurredOn >= quarter.from) continue;
      const flow = poolFlowOf(event as unknown as EntryEvent);
      if (flow?.poolId !== poolId || flow.kind !== kind || flow.unit !== unit) continue;
      add(quarterOf(event.occurredOn), flow.inflow.negated(), flow.outflow.negated());
    }
  }
  return [...flows]
    .filter(([, { inflow, outflow }]) => !inflow.isZero() || !outflow.isZero())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, flow]) => ({ quarter: id, ...flow }));
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
