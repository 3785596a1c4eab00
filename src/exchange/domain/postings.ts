import type { Amount } from '../../kernel/amount.js';
import type { Direction } from './events.js';
import { parseCounterparty } from './entry.js';

/**
 * One movement of a quantity from one account to another. Both sides stand in one posting, so that for each unit the
 * sum over all accounts is zero by construction (as in Formance's and TigerBeetle's ledgers).
 */
export interface Movement {
  readonly source: string;
  readonly destination: string;
  /** Above zero; a reversal moves it back. */
  readonly quantity: Amount;
}

/**
 * The chart of accounts, KIND before ID because ids may hold any text:
 * `given:KIND:MEMBER` and `received:KIND:MEMBER` are what members gave and got, `pool:KIND:POOL` what is held in
 * common, and `direct:KIND:GIVER>RECEIVER` what one member gave another but only one of them recorded.
 */
export const accountOf = {
  given: (kind: string, member: string): string => `given:${kind}:${member}`,
  received: (kind: string, member: string): string => `received:${kind}:${member}`,
  pool: (kind: string, pool: string): string => `pool:${kind}:${pool}`,
  direct: (kind: string, giver: string, receiver: string): string =>
    `direct:${kind}:${encodeURIComponent(giver)}>${encodeURIComponent(receiver)}`,
};

/** How an accepted entry moves its quantity; negative quantities (reversals) move it back. */
export function movementOf(entry: {
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly quantity: Amount;
}): Movement {
  const { direction, memberId, kind, quantity } = entry;
  const counterparty = parseCounterparty(entry.counterparty);
  let source: string;
  let destination: string;
  if ('pool' in counterparty) {
    const pool = accountOf.pool(kind, counterparty.pool);
    source = direction === 'benefit' ? pool : accountOf.given(kind, memberId);
    destination = direction === 'benefit' ? accountOf.received(kind, memberId) : pool;
  } else {
    const other = counterparty.member;
    source =
      direction === 'benefit' ? accountOf.direct(kind, other, memberId) : accountOf.given(kind, memberId);
    if (direction === 'benefit') destination = accountOf.received(kind, memberId);
    else if (direction === 'exchange') destination = accountOf.received(kind, other);
    else destination = accountOf.direct(kind, memberId, other);
  }
  if (quantity.isNegative())
    return { source: destination, destination: source, quantity: quantity.negated() };
  return { source, destination, quantity };
}

/**
 * Kinds that a pool holds in stock, so that it can run out of them. Hours, know-how, services, access and mentions
 * can't be put by: they are given as they arise.
 */
export function isHeld(kind: string): boolean {
  return kind === 'funds' || kind === 'in-kind';
}
