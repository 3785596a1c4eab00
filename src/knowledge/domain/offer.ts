import type { ValueTypeWeights } from '../../coalition/domain/value-types.js';
import type { Amount } from '../../kernel/amount.js';
import type { FromLot } from './events.js';

/** A reservation that is open. */
export interface OpenReservation {
  readonly redemptionId: string;
  /** The last day on which it can be redeemed. */
  readonly until: string;
}

/** An offer as it stands now. */
export interface OfferState {
  readonly offerId: string;
  readonly title: string;
  readonly offeredBy: string;
  readonly price: Amount;
  readonly capacity: number | null;
  readonly valueTypes: ValueTypeWeights;
  readonly value: Amount | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly withdrawnOn: string | null;
  readonly redeemed: number;
  readonly open: readonly OpenReservation[];
}

export type RedemptionStatus = 'reserved' | 'redeemed' | 'released';

/** One of an offer, as it stands now. */
export interface RedemptionState {
  readonly redemptionId: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: Amount;
  readonly lots: readonly FromLot[];
  readonly state: RedemptionStatus;
  readonly reservedOn: string;
  readonly until: string;
  readonly endedOn: string | null;
}

/** What nobody fetched by its last day. */
export function hasLapsed({ until }: { readonly until: string }, on: string): boolean {
  return until < on;
}
