import { Amount } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';

/** The largest limit that an offer can have. */
export const MOST_CAPACITY = 1_000_000_000;

/** @throws Problem `knowledge.offer-malformed` */
export function parsePrice(text: string): Amount {
  const price = Quantity.of(Amount.parse(text), 'credits').amount;
  if (!price.isPositive()) throw malformedOffer('price', text, 'credits above zero');
  return price;
}

/** @throws Problem `knowledge.offer-malformed` */
export function parseCapacity(text: string): number {
  const capacity = /^\d{1,10}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (capacity < 1 || capacity > MOST_CAPACITY) {
    throw malformedOffer(
      'capacity',
      text,
      `a whole number from 1 to ${String(MOST_CAPACITY)}, or nothing for no limit`,
    );
  }
  return capacity;
}

export function malformedOffer(field: string, found: string, expected: string): Problem {
  return new Problem('knowledge.offer-malformed', { field, found, expected });
}
