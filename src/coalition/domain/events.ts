import type { Party } from './party.js';
import type { FairnessRules, KnowledgeRules } from './policy.js';
import type { Disclosure } from './sight.js';
import type { ValueTypeWeights } from './value-types.js';

/** Founds the ledger: its settings on the first day. */
export interface CoalitionFounded {
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** An IANA zone; decides on which date an instant falls. */
  readonly timeZone: string;
  /** 1 to 12. */
  readonly fiscalStartMonth: number;
}

/** Only what changed is there. */
export interface CoalitionSettingsChanged extends Partial<Disclosure> {
  readonly name?: string;
  readonly timeZone?: string;
  readonly reason: string;
}

export interface PoolOpened {
  readonly poolId: string;
  readonly name: string;
  /** The purpose its money may be used for; null where there is no restriction. */
  readonly restrictedTo: string | null;
  readonly allowNegative: boolean;
}

/** One dated price of a unit of a kind, for example an hour of a nurse. In force from its first to its last day. */
export interface RateAdopted {
  readonly kind: string;
  /** A role or a category; empty where the rate is for the whole kind. */
  readonly category: string;
  readonly unit: string;
  /** Base currency for one unit, as an exact decimal. */
  readonly rate: string;
  /** `actual-cost`, `comparable-market`, `volunteer-standard`, or the coalition's own word. */
  readonly method: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
}

export interface ExchangeRateRecorded {
  readonly currency: string;
  /** Base currency for one unit of this currency. In force from its date until the next one's. */
  readonly rateToBase: string;
  readonly validOn: string;
  readonly source: string;
}

/** What a coalition knows of a member beside its name. Amounts as exact decimals; null where it said nothing. */
export interface MemberProfile {
  readonly parentGroup: string | null;
  /** Yearly budget in base currency. */
  readonly capacityBudget: string | null;
  /** Staff in full-time equivalents. */
  readonly capacityFte: string | null;
  /** Declared need, as a weight beside other members' needs. */
  readonly need: string | null;
}

/** `occurredOn` is the day it joined. */
export interface MemberJoined extends MemberProfile {
  readonly memberId: string;
  readonly name: string;
}

export interface MemberRenamed {
  readonly memberId: string;
  readonly name: string;
}

/** From this day on the member's history follows the surviving member; its id still resolves. */
export interface MemberMerged {
  readonly memberId: string;
  readonly into: string;
}

export interface MemberProfileChanged extends MemberProfile {
  readonly memberId: string;
}

export interface PrioritiesDeclared {
  readonly memberId: string;
  /** Weights over the five value types, summing to 1. */
  readonly priorities: ValueTypeWeights;
}

/** `occurredOn` is its last day as a member. */
export interface MemberLeft {
  readonly memberId: string;
}

/** `occurredOn` is its first day back. */
export interface MemberRejoined {
  readonly memberId: string;
}

/**
 * What a member had given and got before it joined, as both sides agree: it starts from there. `occurredOn` is the day it
 * joined. Amounts in base currency.
 */
export interface BaselineStated {
  readonly memberId: string;
  readonly given: string;
  readonly received: string;
  readonly reason: string;
}

/** Which fact about the coalition an undone import takes back, by what names it. */
export type FactOfImport =
  | { readonly fact: 'member'; readonly memberId: string }
  | { readonly fact: 'pool'; readonly poolId: string }
  | {
      readonly fact: 'rate';
      readonly kind: string;
      readonly category: string;
      readonly unit: string;
      readonly validFrom: string;
    }
  | { readonly fact: 'exchange-rate'; readonly currency: string; readonly validOn: string };

/**
 * What was stated about the coalition by mistake counts no more, with all that was said of it at first: a member never was one, a
 * pool was never open. Its id can be used anew. `occurredOn` is the day of the fact itself, or, of rates, which value nothing
 * that is recorded already, the day of the reversal.
 */
export type CoalitionFactReversed = FactOfImport & {
  /** Where the fact stands. */
  readonly reverses: number;
  readonly reason: string;
  readonly by: Party;
};

/** Agreed rules, whole: also those that stayed as they were. `occurredOn` is the first day on which they hold. */
export interface PolicyAdopted {
  /** 1, 2, 3… in the order of adoption. */
  readonly policyVersion: number;
  readonly knowledge: KnowledgeRules;
  readonly fairness: FairnessRules;
  readonly reason: string;
  readonly by: Party;
}

/** From now on nothing that changes a figure may be dated in this quarter, or before it. `occurredOn` is its last day. */
export interface QuarterClosed {
  /** Such as 2026-Q3. */
  readonly quarter: string;
  /** The policy by which it was closed. */
  readonly policyVersion: number;
  readonly by: Party;
}

/**
 * Somebody wants the last closed quarter open again, which takes one more person. It holds until the quarter is reopened or the next
 * one is closed. `occurredOn` is the day on which it was asked.
 */
export interface QuarterReopeningAsked {
  readonly quarter: string;
  readonly reason: string;
  readonly signer: string;
  readonly by: Party;
}

/** The last closed quarter is open again. `occurredOn` is the day on which that was decided. */
export interface QuarterReopened {
  readonly quarter: string;
  readonly reason: string;
  /** The two people who agreed on it. */
  readonly signers: readonly string[];
  readonly by: Party;
}

export type CoalitionEvent =
  | { readonly type: 'CoalitionFounded'; readonly occurredOn: string; readonly data: CoalitionFounded }
  | {
      readonly type: 'CoalitionSettingsChanged';
      readonly occurredOn: string;
      readonly data: CoalitionSettingsChanged;
    }
  | { readonly type: 'PoolOpened'; readonly occurredOn: string; readonly data: PoolOpened }
  | { readonly type: 'RateAdopted'; readonly occurredOn: string; readonly data: RateAdopted }
  | {
      readonly type: 'ExchangeRateRecorded';
      readonly occurredOn: string;
      readonly data: ExchangeRateRecorded;
    }
  | { readonly type: 'MemberJoined'; readonly occurredOn: string; readonly data: MemberJoined }
  | { readonly type: 'MemberRenamed'; readonly occurredOn: string; readonly data: MemberRenamed }
  | { readonly type: 'MemberMerged'; readonly occurredOn: string; readonly data: MemberMerged }
  | {
      readonly type: 'MemberProfileChanged';
      readonly occurredOn: string;
      readonly data: MemberProfileChanged;
    }
  | { readonly type: 'PrioritiesDeclared'; readonly occurredOn: string; readonly data: PrioritiesDeclared }
  | { readonly type: 'MemberLeft'; readonly occurredOn: string; readonly data: MemberLeft }
  | { readonly type: 'MemberRejoined'; readonly occurredOn: string; readonly data: MemberRejoined }
  | { readonly type: 'BaselineStated'; readonly occurredOn: string; readonly data: BaselineStated }
  | {
      readonly type: 'CoalitionFactReversed';
      readonly occurredOn: string;
      readonly data: CoalitionFactReversed;
    }
  | { readonly type: 'PolicyAdopted'; readonly occurredOn: string; readonly data: PolicyAdopted }
  | { readonly type: 'QuarterClosed'; readonly occurredOn: string; readonly data: QuarterClosed }
  | {
      readonly type: 'QuarterReopeningAsked';
      readonly occurredOn: string;
      readonly data: QuarterReopeningAsked;
    }
  | { readonly type: 'QuarterReopened'; readonly occurredOn: string; readonly data: QuarterReopened };

/** Today's version of each event's shape. All of them belong to the directory: every decision needs them. */
export const coalitionEventVersions: Readonly<Record<CoalitionEvent['type'], number>> = {
  CoalitionFounded: 1,
  CoalitionSettingsChanged: 2,
  PoolOpened: 1,
  RateAdopted: 1,
  ExchangeRateRecorded: 1,
  MemberJoined: 1,
  MemberRenamed: 1,
  MemberMerged: 1,
  MemberProfileChanged: 1,
  PrioritiesDeclared: 1,
  MemberLeft: 1,
  MemberRejoined: 1,
  BaselineStated: 1,
  CoalitionFactReversed: 1,
  PolicyAdopted: 2,
  QuarterClosed: 1,
  QuarterReopeningAsked: 1,
  QuarterReopened: 1,
};
