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

/** What of an entry decides between which accounts it moves. */
export interface Moved {
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
}

/**
 * The chart of accounts, KIND before ID because ids may hold any text:
 * `given:KIND:MEMBER` and `received:KIND:MEMBER` are what members gave and got, `pool:KIND:POOL` what is held in
 * common, and `direct:KIND:GIVER>RECEIVER` what one member gave another but only one of them recorded. While an entry is
 * disputed, what its members gave or got by it stands in `disputed-given:KIND:MEMBER` and `disputed-received:KIND:MEMBER`.
 */
export const accountOf = {
  given: (kind: string, member: string): string => `given:${kind}:${member}`,
  received: (kind: string, member: string): string => `received:${kind}:${member}`,
  pool: (kind: string, pool: string): string => `pool:${kind}:${pool}`,
  direct: (kind: string, giver: string, receiver: string): string =>
    `direct:${kind}:${encodeURIComponent(giver)}>${encodeURIComponent(receiver)}`,
};

/** What stands before the name of a member's account while what it holds is disputed. */
export const DISPUTED_PREFIX = 'disputed-' as const;

/** Between which accounts an entry moves its quantity, from the first to the second. */
function accountsOf({
  direction,
  memberId,
  counterparty,
  kind,
}: Moved): [source: string, destination: string] {
  const parsed = parseCounterparty(counterparty);
  const given = accountOf.given(kind, memberId);
  const received = accountOf.received(kind, memberId);
  if ('pool' in parsed) {
    const pool = accountOf.pool(kind, parsed.pool);
    return direction === 'benefit' ? [pool, received] : [given, pool];
  }
  const other = parsed.member;
  if (direction === 'benefit') return [accountOf.direct(kind, other, memberId), received];
  if (direction === 'exchange') return [given, accountOf.received(kind, other)];
  return [given, accountOf.direct(kind, memberId, other)];
}

/** How an accepted entry moves its quantity; negative quantities (reversals) move it back. */
export function movementOf(entry: Moved & { readonly quantity: Amount }): Movement {
  const [source, destination] = accountsOf(entry);
  return movement(source, destination, entry.quantity);
}

/**
 * How the members' sides of an entry are held apart while it is disputed, and with a negative quantity set free again. What a
 * pool gave or got stays with it: the goods or the money are there, whoever is right.
 */
export function holdingsOf(entry: Moved & { readonly quantity: Amount }): Movement[] {
  const [source, destination] = accountsOf(entry);
  const movements: Movement[] = [];
  if (source.startsWith('given:')) movements.push(movement(DISPUTED_PREFIX + source, source, entry.quantity));
  if (destination.startsWith('received:')) {
    movements.push(movement(destination, DISPUTED_PREFIX + destination, entry.quantity));
  }
  return movements;
}

function movement(source: string, destination: string, quantity: Amount): Movement {
  if (!quantity.isNegative()) return { source, destination, quantity };
  return { source: destination, destination: source, quantity: quantity.negated() };
}

/**
 * Kinds that a pool holds in stock, so that it can run out of them. Hours, know-how, services, access and mentions
 * can't be put by: they are given as they arise.
 */
export function isHeld(kind: string): boolean {
  return kind === 'funds' || kind === 'in-kind';
}
