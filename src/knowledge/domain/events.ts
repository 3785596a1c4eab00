import type { Party } from '../../coalition/domain/party.js';
import type { ValueTypeWeights } from '../../coalition/domain/value-types.js';

/** A part of a whole, by id; weights are exact decimals and sum to 1. */
export type WeightedId = {
  readonly id: string;
  readonly weight: string;
};

/** Something known, shared with the coalition. `occurredOn` is the day it was shared. */
export interface KnowledgeShared {
  readonly assetId: string;
  readonly title: string;
  /** Members and their shares, in the order of their ids. */
  readonly authors: readonly WeightedId[];
  /** Such as `method`, `dataset`, `software`; the coalition's own word. */
  readonly assetType: string | null;
  readonly licence: string | null;
  readonly description: string | null;
  readonly by: Party;
}

/** What an asset was made from. Said once for an asset; counts for credits from the quarter of `occurredOn` on. */
export interface KnowledgeDerived {
  readonly assetId: string;
  /** Assets and their weights, in the order of their ids. */
  readonly parents: readonly WeightedId[];
  readonly by: Party;
}

/** Another edition of an asset. Uses and credit stay with the asset. */
export interface KnowledgeRevised {
  readonly assetId: string;
  /** 2, 3, …: an asset is shared as edition 1. */
  readonly edition: number;
  readonly note: string;
  readonly by: Party;
}

export type Depth = 'consulted' | 'adapted' | 'embedded';

/** A member used an asset. `occurredOn` is the day it did. It counts once it is confirmed. */
export interface KnowledgeApplied {
  readonly applicationId: string;
  readonly assetId: string;
  readonly memberId: string;
  readonly depth: Depth;
  /** What came of it, in base currency; null where that is not known. */
  readonly outcomeValue: string | null;
  readonly description: string | null;
  readonly by: Party;
}

/** What credits need of an application. Every later fact about it says it again, so that they follow from that one fact. */
export interface ApplicationCore {
  readonly applicationId: string;
  readonly assetId: string;
  readonly memberId: string;
  readonly depth: Depth;
  readonly outcomeValue: string | null;
}

/** Somebody outside the authors' organisations says that it is so. `occurredOn` is the day on which it counts. */
export interface ApplicationConfirmed extends ApplicationCore {
  /** The quarter in which it counts: that of its own day, or the first open one where that is closed. */
  readonly quarter: string;
  readonly confirmedOn: string;
  /** The entry that records what the user got. */
  readonly entryId: string;
  readonly by: Party;
}

/** Somebody outside the authors' organisations says that it is not so. It counts no more until it is confirmed. */
export interface ApplicationContested extends ApplicationCore {
  /** The quarter in which it counted until now; null where it did not. */
  readonly countedIn: string | null;
  readonly by: Party;
  readonly reason: string;
}

/** Recorded by mistake. */
export interface ApplicationWithdrawn extends ApplicationCore {
  readonly countedIn: string | null;
  readonly by: Party;
  readonly reason: string;
}

/** What one user's uses send to one author in a quarter. Credits as exact decimals of up to 18 places. */
export interface AccruedFrom {
  readonly user: string;
  /** By the uses alone. */
  readonly raw: string;
  /** Up to the pair's cap. */
  readonly counted: string;
  /** After damping: what the author has of it. */
  readonly credits: string;
}

/** A quarter's credits of one author, as they were when it closed. `occurredOn` is the quarter's last day. */
export interface CreditsAccrued {
  readonly memberId: string;
  readonly quarter: string;
  readonly policyVersion: number;
  readonly from: readonly AccruedFrom[];
  /** The sum of what comes from each user. */
  readonly credits: string;
}

/** What an author may redeem of it, to the hundredth. `occurredOn` is the quarter's last day. */
export interface CreditsVested {
  readonly memberId: string;
  readonly quarter: string;
  /** The quarter at whose end they expire. */
  readonly expiresIn: string;
  readonly policyVersion: number;
  readonly credits: string;
}

/**
 * What nobody redeemed in time. `occurredOn` is the last day of the quarter at whose end it expired; or the day on which it was
 * set free, where it was reserved until then.
 */
export type CreditsExpired = FromLot;

/** Something that credits can be redeemed for. `occurredOn` is its first day. */
export interface OfferListed {
  readonly offerId: string;
  readonly title: string;
  /** `pool:ID` or `member:ID`. */
  readonly offeredBy: string;
  readonly price: string;
  /** How often it can be had; null where there is no limit. */
  readonly capacity: number | null;
  readonly valueTypes: ValueTypeWeights;
  /** What one is worth, in base currency; null where that is not said. */
  readonly value: string | null;
  /** Its last day; null where none is set. */
  readonly validTo: string | null;
  readonly by: Party;
}

/** Can't be reserved any more; what is reserved stays so. */
export interface OfferWithdrawn {
  readonly offerId: string;
  readonly by: Party;
  readonly reason: string;
}

/** Credits of a lot: what a member's credits of one quarter give towards something. */
export type FromLot = {
  readonly memberId: string;
  readonly vestedIn: string;
  readonly expiresIn: string;
  readonly credits: string;
};

/** One of an offer is kept for a member, and its price with it. */
export interface CreditsReserved {
  readonly redemptionId: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: string;
  /** Oldest first. */
  readonly lots: readonly FromLot[];
  /** The last day on which it can be redeemed. */
  readonly until: string;
  readonly by: Party;
}

/** The member got what it reserved. */
export interface CreditsRedeemed {
  readonly redemptionId: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: string;
  readonly lots: readonly FromLot[];
  /** The entry that records the benefit. */
  readonly entryId: string;
  readonly by: Party;
}

/** The credits are free again. Those that expired meanwhile say so in facts of their own. */
export interface ReservationReleased {
  readonly redemptionId: string;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: string;
  readonly lots: readonly FromLot[];
  readonly lapsed: boolean;
  readonly by: Party;
  readonly reason: string | null;
}

interface Fact<Type extends string, Data> {
  readonly type: Type;
  readonly occurredOn: string;
  readonly data: Data;
}

export type KnowledgeEvent =
  | Fact<'KnowledgeShared', KnowledgeShared>
  | Fact<'KnowledgeDerived', KnowledgeDerived>
  | Fact<'KnowledgeRevised', KnowledgeRevised>
  | Fact<'KnowledgeApplied', KnowledgeApplied>
  | Fact<'ApplicationConfirmed', ApplicationConfirmed>
  | Fact<'ApplicationContested', ApplicationContested>
  | Fact<'ApplicationWithdrawn', ApplicationWithdrawn>
  | Fact<'CreditsAccrued', CreditsAccrued>
  | Fact<'CreditsVested', CreditsVested>
  | Fact<'CreditsExpired', CreditsExpired>
  | Fact<'OfferListed', OfferListed>
  | Fact<'OfferWithdrawn', OfferWithdrawn>
  | Fact<'CreditsReserved', CreditsReserved>
  | Fact<'CreditsRedeemed', CreditsRedeemed>
  | Fact<'ReservationReleased', ReservationReleased>;

/** Today's version of each event's shape. */
export const knowledgeEventVersions: Readonly<Record<KnowledgeEvent['type'], number>> = {
  KnowledgeShared: 1,
  KnowledgeDerived: 1,
  KnowledgeRevised: 1,
  KnowledgeApplied: 1,
  ApplicationConfirmed: 1,
  ApplicationContested: 1,
  ApplicationWithdrawn: 1,
  CreditsAccrued: 1,
  CreditsVested: 1,
  CreditsExpired: 1,
  OfferListed: 1,
  OfferWithdrawn: 1,
  CreditsReserved: 1,
  CreditsRedeemed: 1,
  ReservationReleased: 1,
};

export function isKnowledgeEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(knowledgeEventVersions, event.type);
}
