import type { Party } from '../../coalition/domain/authority.js';
import type { ValueTypeWeights } from '../../coalition/domain/value-types.js';

export type Direction = 'contribution' | 'benefit' | 'exchange';

/** Only what is accepted counts; what is proposed or disputed is shown apart; what was withdrawn counts nowhere. */
export type Standing = 'proposed' | 'accepted' | 'disputed' | 'withdrawn';

/** How a quantity became a value in base currency. Everything needed to redo it by hand stands here. */
export type Valuation =
  /** Funds in base currency. */
  | { readonly method: 'own-value' }
  /** Given with the entry; `basis` is the technique and its inputs, in words. */
  | { readonly method: 'stated'; readonly basis: string | null }
  | {
      readonly method: 'exchange-rate';
      readonly rate: string;
      readonly validOn: string;
      readonly source: string;
    }
  /** By a dated rate of the coalition; `rateMethod` is for example `comparable-market`. */
  | {
      readonly method: 'rate';
      readonly rateMethod: string;
      readonly rate: string;
      readonly category: string;
      readonly validFrom: string;
      readonly source: string;
    }
  /** Another quantity at the price that the entry had: `value` was the value of `quantity`. */
  | { readonly method: 'in-proportion'; readonly value: string; readonly quantity: string };

/**
 * What figures need of an entry. Every later fact about it says it again, so that they follow from that one fact.
 * Amounts are exact decimals; `value` is in base currency, and null while the entry is unvalued, which is not zero.
 */
export interface EntryCore {
  readonly entryId: string;
  readonly direction: Direction;
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly valueTypes: ValueTypeWeights;
}

/** What financial statements say of a gift in kind (FASB ASU 2020-07). */
export interface InKindDetails {
  /** Such as `medical supplies`, `use of premises`. */
  readonly category: string;
  /** How its fair value was found, and from what. */
  readonly technique: string | null;
  readonly inputs: string | null;
  /** The actor who approved the valuation; an id, never a person's name. */
  readonly approvedBy: string | null;
  readonly use: 'used' | 'monetised';
  /** What the giver asked for; null where the gift is unrestricted. */
  readonly restrictions: string | null;
}

/**
 * What US federal cost sharing asks of a contribution (2 CFR 200.306(b)). The statements are the recorder's own; null where it
 * said nothing.
 */
export interface CostShareClaim {
  /** The award on which it is claimed. */
  readonly award: string;
  /** What is claimed, so that it is claimed once: an invoice, a time sheet, an asset's number. */
  readonly item: string;
  readonly necessary: boolean | null;
  readonly allowable: boolean | null;
  /** Whether another federal award paid for it, which cost sharing forbids. */
  readonly federallyFunded: boolean | null;
  readonly inApprovedBudget: boolean | null;
}

/** One recorded contribution, benefit, or exchange between two members. */
export interface EntryRecorded extends EntryCore {
  readonly valuation: Valuation | null;
  /** Whether the split was given with the entry, or is the policy's default for the kind. */
  readonly valueTypesStated: boolean;
  readonly standing: 'proposed' | 'accepted';
  readonly recordedBy: Party;
  readonly project: string | null;
  readonly description: string | null;
  readonly pledgeId: string | null;
  /** The words by which a rate was chosen, where the entry named some. */
  readonly rateCategory: string | null;
  readonly inKind: InKindDetails | null;
  readonly costShare: CostShareClaim | null;
  /** The day in a closed quarter that this really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  /** What it follows from, where nobody recorded it by itself: `asset/ID`, `application/ID`, `redemption/ID`, `achievement/ID`. */
  readonly arisesFrom?: string;
}

/** Takes an entry back, whole. Quantity and value are those of the entry, negated. */
export interface EntryReversed extends EntryCore {
  /** The entry that is taken back; `entryId` is the reversal's own. */
  readonly reverses: string;
  readonly standing: 'proposed' | 'accepted';
  readonly project: string | null;
  /** Why, in words. */
  readonly description: string | null;
  /** The day in a closed quarter that this really belongs to, where the entry counts in it, or is late for it itself. */
  readonly lateFor: string | null;
  /** The day in a closed quarter where the entry stood undecided, and is taken away undecided; null where it did not. */
  readonly carriedFrom: string | null;
  readonly by: Party;
}

/** Gives an unvalued entry its value. `occurredOn` is the entry's own date: it is that day's deed that is worth something. */
export interface EntryValued {
  readonly entryId: string;
  readonly direction: Direction;
  readonly memberId: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly unit: string;
  readonly value: string;
  readonly valuation: Valuation;
  readonly valueTypes: ValueTypeWeights;
  readonly standing: 'proposed' | 'accepted';
  /** The day in a closed quarter that this really belongs to, where it is a late item. */
  readonly lateFor: string | null;
}

/**
 * A proposed entry counts from now on, on its own day. `occurredOn` of this and all that follows is the entry's own date; or, once the
 * quarter of that is closed, the first open day, to which the entry is carried over.
 */
export interface EntryAccepted extends EntryCore {
  /** The day in a closed quarter that this really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  /** The day in a closed quarter where the entry stood undecided until now; null where it stays on its own day. */
  readonly carriedFrom: string | null;
  readonly by: Party;
}

/** The amount is held apart until the dispute is resolved. */
export interface EntryDisputed extends EntryCore {
  /** The day in a closed quarter that this really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  /** The day in a closed quarter where the entry stood undecided until now; null where it stays on its own day. */
  readonly carriedFrom: string | null;
  /** How it stood before. */
  readonly heldFrom: 'proposed' | 'accepted';
  readonly by: Party;
  readonly reason: string;
}

export interface DisputeAnswered {
  readonly entryId: string;
  readonly by: Party;
  readonly answer: string;
}

export type DisputeOutcome = 'upheld' | 'adjusted' | 'withdrawn';

/**
 * `upheld`: the entry is accepted as it was. `adjusted`: it is accepted with another quantity or value.
 * `withdrawn`: it counts no more. The amounts of the entry itself are those that were held.
 */
export interface DisputeResolved extends EntryCore {
  /** The day in a closed quarter that this really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  /** The day in a closed quarter where the entry stood undecided until now; null where it stays on its own day. */
  readonly carriedFrom: string | null;
  readonly heldFrom: 'proposed' | 'accepted';
  readonly outcome: DisputeOutcome;
  readonly adjusted: {
    readonly quantity: string;
    readonly value: string | null;
    readonly valuation: Valuation | null;
  } | null;
  readonly by: Party;
  readonly reason: string;
}

/** A file that proves an entry. The file itself lies outside the log; its hash says that it is still the same. */
export interface EvidenceAttached {
  readonly entryId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly by: Party;
}

/** Facts that change what entries come to. */
export type EntryEvent =
  | { readonly type: 'ContributionRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'BenefitRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'ExchangeRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'EntryReversed'; readonly occurredOn: string; readonly data: EntryReversed }
  | { readonly type: 'EntryValued'; readonly occurredOn: string; readonly data: EntryValued }
  | { readonly type: 'EntryAccepted'; readonly occurredOn: string; readonly data: EntryAccepted }
  | { readonly type: 'EntryDisputed'; readonly occurredOn: string; readonly data: EntryDisputed }
  | { readonly type: 'DisputeResolved'; readonly occurredOn: string; readonly data: DisputeResolved };

/** A promise. `occurredOn` is the day on which it was made. */
export interface PledgeMade {
  readonly pledgeId: string;
  readonly memberId: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  /** In base currency; null where it can't be told yet. */
  readonly value: string | null;
  readonly valuation: Valuation | null;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  readonly dueOn: string;
  readonly description: string | null;
  /** The pledge of a member that left, which this one takes over. */
  readonly takenOverFrom: string | null;
  readonly by: Party;
}

/** What is promised from this day on. */
export interface PledgeAmended {
  readonly pledgeId: string;
  readonly memberId: string;
  readonly quantity: string;
  readonly value: string | null;
  readonly dueOn: string;
  readonly by: Party;
  readonly reason: string;
}

/** What an entry delivers of a pledge, on the entry's day; below zero where the entry is taken back or held apart. */
export interface PledgeDelivered {
  readonly pledgeId: string;
  readonly memberId: string;
  readonly entryId: string;
  readonly quantity: string;
}

/** The rest of a pledge is no longer asked for. */
export interface PledgeWaived {
  readonly pledgeId: string;
  readonly memberId: string;
  /** The member that took the rest over, if one did. */
  readonly handedTo: string | null;
  readonly by: Party;
  readonly reason: string;
}

/** The rest of a pledge that fell due is no longer expected. It stays undelivered. */
export interface PledgeLapsed {
  readonly pledgeId: string;
  readonly memberId: string;
  readonly by: Party;
  readonly reason: string;
}

/** It was never promised: an import that told of it is undone. It counts in no figure, and its id can be used anew. */
export interface PledgeRetracted {
  readonly pledgeId: string;
  readonly memberId: string;
  readonly by: Party;
  readonly reason: string;
}

/** How a member parted: what became of each of its open pledges. `occurredOn` is its last day. */
export interface DepartureSettled {
  readonly memberId: string;
  readonly pledges: readonly {
    readonly pledgeId: string;
    readonly outcome: 'kept' | 'waived' | 'handed-over';
  }[];
  readonly by: Party;
  readonly reason: string;
}

export type PledgeEvent =
  | { readonly type: 'PledgeMade'; readonly occurredOn: string; readonly data: PledgeMade }
  | { readonly type: 'PledgeAmended'; readonly occurredOn: string; readonly data: PledgeAmended }
  | { readonly type: 'PledgeDelivered'; readonly occurredOn: string; readonly data: PledgeDelivered }
  | { readonly type: 'PledgeWaived'; readonly occurredOn: string; readonly data: PledgeWaived }
  | { readonly type: 'PledgeLapsed'; readonly occurredOn: string; readonly data: PledgeLapsed }
  | { readonly type: 'PledgeRetracted'; readonly occurredOn: string; readonly data: PledgeRetracted };

export type ExchangeEvent =
  | EntryEvent
  | PledgeEvent
  | { readonly type: 'DisputeAnswered'; readonly occurredOn: string; readonly data: DisputeAnswered }
  | { readonly type: 'EvidenceAttached'; readonly occurredOn: string; readonly data: EvidenceAttached }
  | { readonly type: 'DepartureSettled'; readonly occurredOn: string; readonly data: DepartureSettled };

/** Today's version of each event's shape. */
const entryEventVersions: Readonly<Record<EntryEvent['type'], number>> = {
  ContributionRecorded: 3,
  BenefitRecorded: 3,
  ExchangeRecorded: 3,
  EntryReversed: 3,
  EntryValued: 2,
  EntryAccepted: 2,
  EntryDisputed: 2,
  DisputeResolved: 2,
};

const pledgeEventVersions: Readonly<Record<PledgeEvent['type'], number>> = {
  PledgeMade: 1,
  PledgeAmended: 1,
  PledgeDelivered: 1,
  PledgeWaived: 1,
  PledgeLapsed: 1,
  PledgeRetracted: 1,
};

export const exchangeEventVersions: Readonly<Record<ExchangeEvent['type'], number>> = {
  ...entryEventVersions,
  ...pledgeEventVersions,
  DisputeAnswered: 1,
  EvidenceAttached: 1,
  DepartureSettled: 1,
};

/** Whether a recorded event is one of this room's. */
export function isExchangeEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(exchangeEventVersions, event.type);
}

/** Whether a recorded event changes what an entry comes to. */
export function isEntryEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(entryEventVersions, event.type);
}

export function isPledgeEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(pledgeEventVersions, event.type);
}
