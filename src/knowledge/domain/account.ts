import { policyFor } from '../../coalition/domain/policy.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { sumOf, type Amount } from '../../kernel/amount.js';
import { least } from './credits.js';
import type { FromLot } from './events.js';

/** A member's credits of one quarter: vested = held + reserved + redeemed + expired. */
export interface CreditLot {
  readonly memberId: string;
  readonly vestedIn: string;
  readonly expiresIn: string;
  readonly vested: Amount;
  readonly reserved: Amount;
  readonly redeemed: Amount;
  readonly expired: Amount;
}

export function heldOf({ vested, reserved, redeemed, expired }: CreditLot): Amount {
  return vested.minus(reserved).minus(redeemed).minus(expired);
}

/** The quarter at whose end credits expire: so many quarters after the one they vested in as its policy says. */
export function expiryOf(directory: Directory, vestedIn: string): string {
  const { fiscalCalendar } = directory.coalition;
  let quarter = vestedIn;
  const { expiryQuarters } = policyFor(directory, vestedIn).knowledge;
  for (let i = 0; i < expiryQuarters; i += 1) quarter = fiscalCalendar.next(quarter);
  return quarter;
}

/** The longest that credits can last, which bounds how far back one has to look. */
const LONGEST_EXPIRY = 80;

/** The quarters whose credits can still be redeemed, oldest first: closed, and not expired. */
export function spendableQuarters(directory: Directory): string[] {
  const { vestedThrough, vestings, coalition } = directory;
  const quarters: string[] = [];
  const first = vestings[0];
  if (vestedThrough === null || first === undefined) return quarters;
  let quarter = vestedThrough;
  for (let i = 0; i <= LONGEST_EXPIRY; i += 1) {
    if (expiryOf(directory, quarter) > vestedThrough) quarters.unshift(quarter);
    if (quarter === first) break;
    quarter = coalition.fiscalCalendar.previous(quarter);
  }
  return quarters;
}

/**
 * What pays a price: the oldest credits first.
 * @param lots oldest first
 * @returns nothing where they do not suffice
 */
export function payFrom(lots: readonly CreditLot[], price: Amount): FromLot[] | undefined {
  const paid: FromLot[] = [];
  let left = price;
  for (const lot of lots) {
    if (left.isZero()) break;
    const part = least(heldOf(lot), left);
    if (!part.isPositive()) continue;
    const { memberId, vestedIn, expiresIn } = lot;
    paid.push({ memberId, vestedIn, expiresIn, credits: part.toString() });
    left = left.minus(part);
  }
  return left.isZero() ? paid : undefined;
}

export function heldIn(lots: readonly CreditLot[]): Amount {
  return sumOf(lots.map(heldOf));
}
