import type { Party } from '../../coalition/domain/authority.js';
import { Amount } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import type { EntryState } from './entry.js';
import type { Direction, PledgeEvent } from './events.js';

/** `retracted`: it was never promised, and nothing but its id is left of it. */
export type PledgeStatus = 'open' | 'waived' | 'lapsed' | 'retracted';

/** A pledge as it stands now, as far as decisions need it. */
export interface PledgeState {
  readonly pledgeId: string;
  /** Where it was made. */
  readonly position: number;
  readonly memberId: string;
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly value: Amount | null;
  readonly counterparty: string;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly delivered: Amount;
  readonly status: PledgeStatus;
  /** The day on which it was waived or lapsed. */
  readonly settledOn: string | null;
  /** The member that took the rest over, if one did. */
  readonly handedTo: string | null;
  readonly madeBy: Party;
  /** The day from which what is promised now holds: the last amendment's, or the one on which it was made. */
  readonly promisedSince: string;
  /** What was promised at first, by which a repeat is told from another pledge. */
  readonly madeQuantity: Amount;
  readonly madeValue: Amount | null;
  readonly madeDueOn: string;
}

/** Promised and not delivered; nothing where more was delivered than promised, or the rest is no longer asked for. */
export function outstandingOf(pledge: Pick<PledgeState, 'quantity' | 'delivered' | 'status'>): Amount {
  if (pledge.status !== 'open' || pledge.delivered.compare(pledge.quantity) >= 0) return Amount.zero;
  return pledge.quantity.minus(pledge.delivered);
}

/**
 * What an entry must be to deliver a pledge: given by the member that promised, of the kind and in the unit that it
 * promised.
 * @throws Problem `exchange.pledge-unknown`, `exchange.pledge-settled`, `exchange.pledge-differs`
 */
export function assertDelivers(
  entry: {
    readonly direction: Direction;
    readonly memberId: string;
    readonly kind: string;
    readonly unit: string;
  },
  pledgeId: string,
  pledge: PledgeState | undefined,
  survivorOf: (memberId: string) => string,
): void {
  if (!pledge || pledge.status === 'retracted')
    throw new Problem('exchange.pledge-unknown', { pledge: pledgeId });
  const differs = (field: string, found: string, expected: string): Problem =>
    new Problem('exchange.pledge-differs', { pledge: pledgeId, field, found, expected });
  if (entry.direction === 'benefit')
    throw differs('direction', entry.direction, 'a contribution or exchange');
  // Most pledges are delivered by who made them; whom a member merged into costs a look at the calendar.
  const isPledger =
    entry.memberId === pledge.memberId || survivorOf(entry.memberId) === survivorOf(pledge.memberId);
  if (!isPledger) {
    throw differs('member_id', entry.memberId, pledge.memberId);
  }
  if (entry.kind !== pledge.kind) throw differs('kind', entry.kind, pledge.kind);
  if (entry.unit !== pledge.unit) throw differs('unit', entry.unit, pledge.unit);
  if (pledge.status !== 'open') {
    throw new Problem('exchange.pledge-settled', {
      pledge: pledgeId,
      state: pledge.status,
      on: pledge.settledOn,
    });
  }
}

/**
 * The delivery that goes with a change of what is accepted of an entry: nothing where it serves no pledge. A pledge that was
 * made after the entry was recorded had never counted it.
 */
export function deliveryOf(
  entry: Pick<EntryState, 'entryId' | 'pledgeId' | 'position'>,
  pledge: PledgeState | undefined,
  occurredOn: string,
  quantity: Amount,
): PledgeEvent[] {
  if (!pledge || pledge.position > entry.position || quantity.isZero()) return [];
  const { pledgeId, memberId } = pledge;
  const data = { pledgeId, memberId, entryId: entry.entryId, quantity: quantity.toString() };
  return [{ type: 'PledgeDelivered', occurredOn, data }];
}
