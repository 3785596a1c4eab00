import type { Kind, ValueType, ValueTypeWeights } from '../../coalition/domain/value-types.js';

/**
 * What proposals are made from and what they say (domain.md §8; docs/rebalancing.md explains it to a board). Plain data
 * with exact decimals as text, so that it travels to a thread, into an event and out of a door as it is.
 */
export interface ProposalsAsked {
  /** The coalition's base currency, in whose minor units everything is reckoned. */
  readonly currency: string;
  readonly claimants: readonly Claimant[];
  readonly supplies: readonly Supply[];
}

/** A member that was active on the quarter's last day. */
export interface Claimant {
  readonly memberId: string;
  /** R: valued benefits that it received in the window, in base currency. */
  readonly received: string;
  /** τ: its fair share. Shares are taken in proportion to each other, as they may have been rounded. */
  readonly share: string;
  /** What it should at least have after the proposals, in base currency. */
  readonly floor: string;
  /** What it declared; null where it never did, which weighs each of the five value types alike. */
  readonly priorities: ValueTypeWeights | null;
}

/** Something that can be given next. */
export interface Supply {
  readonly supplyId: string;
  /** `pool:ID` or `member:ID`. What a member offers never goes to itself. */
  readonly source: string;
  readonly kind: Kind;
  readonly quantity: string;
  readonly unit: string;
  /** The least quantity that can be handed out: a minor unit of money, an hour or a quarter of one, a place. */
  readonly step: string;
  /** Of the whole quantity, in base currency. */
  readonly value: string;
  readonly valueType: ValueType;
  /** The members that may have it; null where all may. */
  readonly openTo: readonly string[] | null;
  /** The most that one member may get; null where nothing limits it. */
  readonly mostEach: string | null;
}

/** One supply, or a part of it, for one member. */
export interface Proposal {
  /** Follows from supply and member alone. */
  readonly id: string;
  readonly member: string;
  readonly supply: string;
  readonly quantity: string;
  readonly unit: string;
  /** In base currency. */
  readonly value: string;
  readonly valueType: ValueType;
  /** What the member has received in the window, without any proposal. */
  readonly before: string;
  /** What it will have received with all proposals to it. */
  readonly after: string;
  readonly why: string;
}

/** A member that stays below its floor, and what stands in the way. */
export interface Obstacle {
  readonly member: string;
  readonly floor: string;
  readonly after: string;
  readonly missing: string;
  readonly because: string;
}

/** What is left of a supply. */
export interface UnusedSupply {
  readonly supply: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string;
  readonly because: string;
}

/**
 * How good the proposals are, in base currency. Without supplies that only go in whole steps nothing better is possible,
 * and both distances are zero. With them they say how far at most the proposals are from the best there is.
 */
export interface Goodness {
  /** What members lack below their floors. */
  readonly shortage: string;
  /** Served value, each unit weighted by the priority that the member gives its type. */
  readonly servedWeighted: string;
  readonly shortageAtMostTooHigh: string;
  readonly servedAtMostTooLow: string;
}

export interface Proposals {
  readonly currency: string;
  readonly targets: readonly {
    readonly member: string;
    readonly target: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly proposals: readonly Proposal[];
  readonly obstacles: readonly Obstacle[];
  readonly unused: readonly UnusedSupply[];
  readonly goodness: Goodness;
}
