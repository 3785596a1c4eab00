import { Amount } from '../../kernel/amount.js';
import { parseCounterparty } from './entry.js';
import type { EntryCore, EntryEvent } from './events.js';
import { isHeld } from './postings.js';

/** What a fact adds to what went into a pool, or out of it, on the day of its entry. */
export interface PoolFlow {
  readonly poolId: string;
  readonly kind: string;
  readonly unit: string;
  readonly inflow: Amount;
  readonly outflow: Amount;
}

/**
 * What a recorded fact moves in a pool's stock, if it moves any. A function of the fact alone, so that figures as known at
 * an earlier position are those of today less the flows since. A reversal flows back; what was never right is taken off the
 * flow that it was part of. What is disputed stays with the pool: the goods or the money are there, whoever is right.
 */
export function poolFlowOf(event: EntryEvent): PoolFlow | undefined {
  switch (event.type) {
    case 'ContributionRecorded':
    case 'BenefitRecorded':
    case 'ExchangeRecorded':
      return event.data.standing === 'accepted'
        ? flow(event.data, quantityOf(event.data), 'forth')
        : undefined;
    case 'EntryReversed':
      if (event.data.standing !== 'accepted') return undefined;
      return flow(event.data, quantityOf(event.data).negated(), 'back');
    case 'EntryAccepted':
      return flow(event.data, quantityOf(event.data), 'forth');
    case 'DisputeResolved': {
      const { heldFrom, outcome, adjusted } = event.data;
      const held = quantityOf(event.data);
      const before = heldFrom === 'accepted' ? held : Amount.zero;
      const after = outcome === 'withdrawn' ? Amount.zero : adjusted ? quantityOf(adjusted) : held;
      return flow(event.data, after.minus(before), 'forth');
    }
    case 'EntryValued':
    case 'EntryDisputed':
      return undefined;
    default:
      return event satisfies never;
  }
}

function quantityOf({ quantity }: { readonly quantity: string }): Amount {
  return Amount.parse(quantity);
}

function flow(
  { direction, counterparty, kind, unit }: EntryCore,
  quantity: Amount,
  way: 'forth' | 'back',
): PoolFlow | undefined {
  const parsed = parseCounterparty(counterparty);
  if (!('pool' in parsed) || !isHeld(kind) || quantity.isZero()) return undefined;
  const isInflow = (direction !== 'benefit') === (way === 'forth');
  const [inflow, outflow] = isInflow ? [quantity, Amount.zero] : [Amount.zero, quantity];
  return { poolId: parsed.pool, kind, unit, inflow, outflow };
}
