import { LAST_DAY } from './calendar.js';
import { detailsOf, type Claim, type GiftDetails } from './gifts.js';
import { isMemberOn, type MemberId } from './members.js';
import { isOpenOn, mayGoNegative, type PoolId } from './pools.js';
import type { Price } from './prices.js';
import { decimalOf, type Row } from './tables.js';

export const BASE_CURRENCY = 'EUR';
const CURRENCIES: readonly string[] = [BASE_CURRENCY, 'GBP'];

export type ContributionKind = 'funds' | 'staff-time' | 'in-kind' | 'knowledge';
export type BenefitKind = ContributionKind | 'service' | 'access' | 'recognition';

/**
 * One line of the story before it is numbered. `quantity` counts the smallest step of its unit: cents for a currency,
 * hundredths for hours, whole things for everything else. A `price` values the quantity; without one the line is worth
 * what the rates say, or stays unvalued.
 */
export interface Draft {
  /** An id that people call it by; the others are numbered. */
  readonly id?: string;
  readonly on: string;
  readonly direction: 'contribution' | 'benefit' | 'exchange';
  readonly member: MemberId;
  readonly kind: BenefitKind;
  readonly quantity: number;
  readonly unit: string;
  readonly price?: Price;
  /** The rate's category, for hours. */
  readonly role?: string;
  readonly valueType?: string;
  /** The pool that receives or hands out; none means the coalition's own. */
  readonly pool?: PoolId;
  /** The member that receives, in an exchange. */
  readonly to?: MemberId;
  readonly project?: string;
  readonly description: string;
  readonly status?: 'proposed';
  /** The member that entered it; the partnership's office without one. */
  readonly recordedBy?: MemberId;
  /** The pledge that it delivers. */
  readonly pledge?: string;
  /** What is said of a gift in kind beside what goes with its unit. */
  readonly gift?: Partial<GiftDetails>;
  readonly claim?: Claim;
  /** Handed out from a pool in whole multiples of this; what is left over stays in the pool. */
  readonly step?: number;
  /** Rows that keep no id of their own, as some members' sheets do. */
  readonly withoutId?: boolean;
  /** The draft that this one takes back. */
  readonly reverses?: Draft;
}

export function placesOf(unit: string): number {
  return unit === 'hours' || CURRENCIES.includes(unit) ? 2 : 0;
}

/** Whether everyone named was a member, and the pool open, that day; what was not simply did not happen. */
export function couldHappen(draft: Draft): boolean {
  return (
    draft.on <= LAST_DAY &&
    isMemberOn(draft.member, draft.on) &&
    (draft.to === undefined || isMemberOn(draft.to, draft.on)) &&
    (draft.pool === undefined || isOpenOn(draft.pool, draft.on))
  );
}

/** By day; on one day what comes in before what goes out; otherwise as the strands told it. */
export function inOrder(drafts: readonly Draft[]): Draft[] {
  const rank = (draft: Draft): number => (draft.direction === 'contribution' ? 0 : 1);
  return [...drafts].sort((one, other) =>
    one.on === other.on ? rank(one) - rank(other) : one.on < other.on ? -1 : 1,
  );
}

/**
 * Walks through the days and hands out from each pool no more than it holds: a request that asks for too much gets
 * what is there, in whole steps, and one that would get less than a third of what it asked for is turned down.
 */
export function withinPools(drafts: readonly Draft[]): Draft[] {
  const holdings = new Map<string, number>();
  const served: Draft[] = [];
  for (const draft of inOrder(drafts)) {
    const isStocked = draft.kind === 'funds' || draft.kind === 'in-kind' || draft.kind === 'staff-time';
    if (!isStocked || draft.direction === 'exchange') {
      served.push(draft);
      continue;
    }
    const shelf = `${draft.pool ?? ''}/${draft.kind}/${draft.unit}`;
    const held = holdings.get(shelf) ?? 0;
    if (draft.direction === 'contribution') {
      // What is only proposed is not there yet.
      if (draft.status !== 'proposed') holdings.set(shelf, held + draft.quantity);
      served.push(draft);
      continue;
    }
    const unlimited = draft.pool !== undefined && mayGoNegative(draft.pool);
    const step = draft.step ?? 1;
    const available = unlimited ? draft.quantity : Math.min(draft.quantity, held - (held % step));
    if (available * 3 < draft.quantity) continue;
    holdings.set(shelf, held - available);
    served.push({ ...draft, quantity: available });
  }
  return served;
}

/** The rows of entries.csv; those without a name of their own are numbered in their order. */
export function entryRows(drafts: readonly Draft[]): Row<'entries.csv'>[] {
  const ids = new Map<Draft, string>();
  let number = 0;
  return drafts.map((draft) => {
    if (draft.id !== undefined) ids.set(draft, draft.id);
    else {
      number += 1;
      if (!draft.withoutId) ids.set(draft, `E-${String(number).padStart(4, '0')}`);
    }
    return {
      entry_id: ids.get(draft),
      direction: draft.direction,
      member_id: draft.member,
      kind: draft.kind,
      occurred_on: draft.on,
      quantity: decimalOf(draft.quantity, placesOf(draft.unit)),
      unit: draft.unit,
      value: draft.price && decimalOf(draft.quantity * draft.price.cents, 2),
      valuation_basis: draft.price?.basis ?? draft.role,
      value_type: draft.valueType,
      counterparty: draft.to ? `member:${draft.to}` : draft.pool && `pool:${draft.pool}`,
      project: draft.project,
      description: draft.description,
      reverses: draft.reverses && ids.get(draft.reverses),
      status: draft.status ?? 'accepted',
      ...detailsOf(draft),
      // What takes an entry back takes its delivery back with it.
      pledge_id: draft.reverses ? undefined : draft.pledge,
      recorded_by: draft.recordedBy && `member:${draft.recordedBy}`,
    };
  });
}
