/**
 * What can be asked of a coalition, as doors hand it over: texts as they came, dates as YYYY-MM-DD, amounts as plain
 * decimals, absent values as null. Deciders check and normalise them.
 */
export interface FoundCoalition {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly fiscalStartMonth: number;
}

export interface ChangeSettings {
  readonly name: string | null;
  readonly timeZone: string | null;
  /** One of `INFORMATION_TIERS`; as it is without it, like what follows. */
  readonly informationTier?: string | null;
  /** One of `DISPUTE_READERS`. */
  readonly disputesShownTo?: string | null;
  /** One of `POSITION_READERS`. */
  readonly positionsShownTo?: string | null;
  readonly reason: string;
}

export interface OpenPool {
  readonly poolId: string;
  readonly name: string;
  readonly restrictedTo: string | null;
  readonly allowNegative: boolean;
  readonly openedOn: string;
}

export interface AdoptRate {
  readonly kind: string;
  readonly category: string;
  readonly unit: string;
  readonly rate: string;
  readonly method: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
}

export interface RecordExchangeRate {
  readonly currency: string;
  readonly rateToBase: string;
  readonly validOn: string;
  readonly source: string;
}

export interface ProfileInput {
  readonly parentGroup: string | null;
  readonly capacityBudget: string | null;
  readonly capacityFte: string | null;
  readonly need: string | null;
}

/** All five weights, or null. Types that are not named weigh nothing. */
export type PrioritiesInput = Readonly<Record<string, string>>;

export interface JoinMember extends ProfileInput {
  readonly memberId: string;
  readonly name: string;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly priorities: PrioritiesInput | null;
}

export interface RenameMember {
  readonly memberId: string;
  readonly on: string;
  readonly name: string;
}

export interface MergeMember {
  readonly memberId: string;
  readonly on: string;
  readonly into: string;
}

export interface MemberLeaves {
  readonly memberId: string;
  readonly on: string;
}

export interface MemberRejoins {
  readonly memberId: string;
  readonly on: string;
}

export interface ChangeMemberProfile extends ProfileInput {
  readonly memberId: string;
  readonly on: string;
}

export interface DeclarePriorities {
  readonly memberId: string;
  readonly on: string;
  readonly priorities: PrioritiesInput;
}

export interface StateBaseline {
  readonly memberId: string;
  /** In base currency. */
  readonly given: string;
  readonly received: string;
  readonly reason: string;
  /** `backbone` or `member:ID`; null means the backbone. */
  readonly actingFor: string | null;
}

export interface AdoptPolicy {
  /** The first day on which it holds. */
  readonly from: string;
  /**
   * Rules by name; what is not named, or null, stays as in the policy before. Decimals are text, whole numbers are numbers, and
   * no cap is `none`.
   */
  readonly rules: Readonly<Record<string, string | number | null>>;
  readonly reason: string;
  /** `backbone` or `member:ID`; null means the backbone. */
  readonly actingFor: string | null;
}

/** Opens the last closed quarter again. */
export interface ReopenQuarter {
  readonly quarter: string;
  readonly reason: string;
  /** Two different people. */
  readonly signers: readonly string[];
  readonly actingFor: string | null;
}

/** One person’s word for opening the last closed quarter again. */
export interface AskForReopening {
  readonly quarter: string;
  readonly reason: string;
  readonly signer: string;
  readonly actingFor: string | null;
}
