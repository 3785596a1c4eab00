/** What knowledge did in a quarter, as reports show it. Credits to the hundredth, each rounded half-even on its own. */
export interface KnowledgeInQuarter {
  /** Assets that were used, in the order of their ids. */
  readonly assets: readonly UsedAsset[];
  /** What counted, by user and asset. */
  readonly applications: readonly AssetUse[];
  /** From the member that used to the one that shared, by their ids. */
  readonly flows: readonly CreditsBetween[];
}

export interface UsedAsset {
  readonly id: string;
  readonly title: string;
  /** Applications that count. */
  readonly applications: number;
  /** Members that used it. */
  readonly users: number;
}

/** What one member's uses of one asset in one quarter come to. */
export interface AssetUse {
  readonly asset: string;
  readonly user: string;
  readonly consulted: number;
  readonly adapted: number;
  readonly embedded: number;
  /** In base currency. */
  readonly outcomes: string;
}

export interface CreditsBetween {
  readonly from: string;
  readonly to: string;
  readonly credits: string;
}
