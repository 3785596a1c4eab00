// Made from the description of the API by `npm run client`; never edited by hand.

export type AcceptInvitationBody = {
  /** The token of the invitation, as it stands in its link. */
  readonly token: string;
};

export type AchievementAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  /** What was achieved, as a headline. */
  readonly title: string;
  /** The day of the achievement. */
  readonly achievedOn: string;
  /** `open`: members are asked to consent. `published`: its statement may be used. `retracted`: it must not. */
  readonly stage: 'open' | 'published' | 'retracted';
  /** The last edition. */
  readonly edition: number;
  /** How many members that edition names. */
  readonly named: number;
  /** How many of them have consented to it. */
  readonly agreed: number;
  /** When it was published. */
  readonly publishedOn: string | null;
  /** When it was retracted. */
  readonly retractedOn: string | null;
};

export type AchievementDetailAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  /** What was achieved, as a headline. */
  readonly title: string;
  /** The day of the achievement. */
  readonly achievedOn: string;
  /** `open`: members are asked to consent. `published`: its statement may be used. `retracted`: it must not. */
  readonly stage: 'open' | 'published' | 'retracted';
  /** The last edition. */
  readonly edition: number;
  /** How many members that edition names. */
  readonly named: number;
  /** How many of them have consented to it. */
  readonly agreed: number;
  /** When it was published. */
  readonly publishedOn: string | null;
  /** When it was retracted. */
  readonly retractedOn: string | null;
  /** What was achieved, in a few sentences. */
  readonly story: string | null;
  /** Whether the statement tells the shares. */
  readonly sharesShown: boolean;
  /** Who recorded it: `backbone` or `member:ID`; null where only what was published is told. */
  readonly recordedBy: string | null;
  /** What the recognition is worth to all together, in base currency; null where that is not said. */
  readonly value: string | null;
  /** Why it was retracted. */
  readonly reason: string | null;
  /** Who did what: the largest share first, ties by id. */
  readonly attributions: readonly AttributionAnswer[];
  /** The members whose consent is missing. */
  readonly missing: readonly string[];
  /** Who can bring it further now: `member:ID` for each answer that is missing, `backbone` to publish what all agreed to, or to amend what somebody declined. */
  readonly waitsFor: readonly string[];
  /** Every edition, oldest first. */
  readonly editions: readonly AchievementEditionAnswer[];
};

export type AchievementEditionAnswer = {
  /** Its number. */
  readonly edition: number;
  /** Where it was recorded. */
  readonly position: number;
  /** When it was told; of the first, the day of the achievement. */
  readonly toldOn: string;
  /** Why it was amended; null for the first. */
  readonly reason: string | null;
};

export type AchievementsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By the day of the achievement, and id. */
  readonly items: readonly AchievementAnswer[];
};

export type AddSecondFactorBody = {
  /** The password, once more. */
  readonly password: string;
  /** The secret that was offered. */
  readonly secret: string;
  /** What the authenticator shows now. */
  readonly code: string;
};

export type AdjustmentAnswer = {
  /** How much, in the entry’s unit. */
  readonly quantity: string;
  /** In base currency; null where it was unvalued. */
  readonly value: string | null;
  /** How its quantity became its value. */
  readonly valuation:
    | {
        readonly method: 'own-value';
      }
    | {
        readonly method: 'stated';
        readonly basis: string | null;
      }
    | {
        readonly method: 'exchange-rate';
        readonly rate: string;
        readonly validOn: string;
        readonly source: string;
      }
    | {
        readonly method: 'rate';
        readonly rateMethod: string;
        readonly rate: string;
        readonly category: string;
        readonly validFrom: string;
        readonly source: string;
      }
    | {
        readonly method: 'in-proportion';
        readonly value: string;
        readonly quantity: string;
      }
    | null;
  /** What it came to before. */
  readonly before: AmountsAnswer;
};

export type AdoptPolicyBody = {
  /** The first day on which it holds. Quarters that begin on it or later go by it. */
  readonly from: string;
  /** The rules that change; what is left out stays as in the policy in force on that day before. */
  readonly rules: PolicyRulesBody;
  /** Why, as members will read it. */
  readonly reason: string;
};

export type AdoptRateBody = {
  /** The kind it values. */
  readonly kind: 'in-kind' | 'knowledge' | 'staff-time' | 'access' | 'recognition' | 'service';
  /** A role or category; without it the rate is for the whole kind. */
  readonly category?: string | null;
  /** The unit, such as hours. */
  readonly unit: string;
  /** Base currency for one unit. */
  readonly rate: string;
  /** `actual-cost`, `comparable-market`, `volunteer-standard`, or the coalition’s own word. */
  readonly method: string;
  /** The first day on which it holds. */
  readonly validFrom: string;
  /** The last day on which it holds; open without it. */
  readonly validTo?: string | null;
  /** Where it comes from. */
  readonly source: string;
};

export type AgainstBody = {
  /** With `hash`: the position of a head that was kept elsewhere. History up to it must be the same. */
  readonly position?: number | null;
  /** The hash of that head. */
  readonly hash?: string | null;
};

export type AgendaAnswer = {
  /** The coalition. */
  readonly coalition: ReportCoalitionAnswer;
  /** The quarter under review. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** The ledger’s position that figures are known at. */
  readonly position: number;
  /** When the event at that position was recorded. */
  readonly knownAt: string;
  /** Whether that is the review’s frozen position; before it is prepared, it is the last one. */
  readonly isFrozen: boolean;
  /** Kind by kind, what weighs most first; up to ten of a kind. */
  readonly items: readonly AgendaItemAnswer[];
  /** How many there are of each kind in all. */
  readonly counts?: {
    readonly gap: number;
    readonly dispute: number;
    readonly 'overdue-pledge': number;
    readonly ring: number;
    readonly objection: number;
    readonly pulse: number;
  };
};

export type AgendaItemAnswer = {
  /** What it is about. */
  readonly kind: 'gap' | 'dispute' | 'overdue-pledge' | 'ring' | 'objection' | 'pulse';
  /** `member/ID`, `entry/ID`, `pledge/ID`, `proposal/ID` or `quarter/ID`. */
  readonly subject: string;
  /** In one sentence. */
  readonly words: string;
  /** The figure behind it, which can be explained; not there for objections and pulses. */
  readonly figure?: string | null;
};

export type AgreedActionAnswer = {
  /** What is to be done. */
  readonly what: string;
  /** Who does it. */
  readonly owner: string;
  /** Until when. */
  readonly dueOn: string;
};

export type AmendAchievementBody = {
  /** Another headline. */
  readonly title?: string | null;
  /** Another day of the achievement. */
  readonly achievedOn?: string | null;
  /** Another story; an empty one takes it away. */
  readonly story?: string | null;
  /** Whether the statement tells the shares. */
  readonly sharesShown?: boolean | null;
  /** Who did what: all of it, where any of it changes. */
  readonly attributions?: readonly AttributionBody[] | null;
  /** The edition that was read; where there is another by now, nothing is amended. */
  readonly knownEdition?: number | null;
  /** Why. */
  readonly reason: string;
};

export type AmendPledgeBody = {
  /** The day from which that is promised; not before an earlier amendment’s. */
  readonly on: string;
  /** How much is promised in all from then on; as it was without it. */
  readonly quantity?: string | null;
  /** What that is worth; at the price that it had without it. */
  readonly value?: string | null;
  /** When it is due from then on; as it was without it. */
  readonly dueOn?: string | null;
  /** How much was promised when it was read; where that is otherwise by now, nothing is amended. */
  readonly knownQuantity?: string | null;
  /** When it was due when it was read; the same. */
  readonly knownDueOn?: string | null;
  /** Why. */
  readonly reason: string;
};

export type AmountsAnswer = {
  /** How much, in the entry’s unit. */
  readonly quantity: string;
  /** In base currency; null where it was unvalued. */
  readonly value: string | null;
};

export type AnswerBody = {
  /** What this side says to it. */
  readonly answer: string;
};

export type ApplicationAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  /** The asset that was used. */
  readonly assetId: string;
  /** The member that used it. */
  readonly memberId: string;
  /** When it did. */
  readonly appliedOn: string;
  /** How deeply. */
  readonly depth: 'consulted' | 'adapted' | 'embedded';
  /** What came of it, in base currency; null where that is not known. */
  readonly outcomeValue: string | null;
  /** In words. */
  readonly description: string | null;
  /** How it stands; only what is confirmed counts. */
  readonly state: 'awaiting' | 'confirmed' | 'contested' | 'withdrawn';
  /** On whose behalf it was recorded: `backbone` or `member:ID`. */
  readonly recordedBy: string;
  /** The quarter in which it counts; null while it does not. */
  readonly quarter: string | null;
  /** Who last confirmed, contested or withdrew it. */
  readonly decidedBy: string | null;
  /** When it was confirmed; null while it does not count. */
  readonly confirmedOn: string | null;
  /** The entry of what its user got; null while it does not count. */
  readonly entryId: string | null;
};

export type ApplicationDetailAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  /** The asset that was used. */
  readonly assetId: string;
  /** The member that used it. */
  readonly memberId: string;
  /** When it did. */
  readonly appliedOn: string;
  /** How deeply. */
  readonly depth: 'consulted' | 'adapted' | 'embedded';
  /** What came of it, in base currency; null where that is not known. */
  readonly outcomeValue: string | null;
  /** In words. */
  readonly description: string | null;
  /** How it stands; only what is confirmed counts. */
  readonly state: 'awaiting' | 'confirmed' | 'contested' | 'withdrawn';
  /** On whose behalf it was recorded: `backbone` or `member:ID`. */
  readonly recordedBy: string;
  /** The quarter in which it counts; null while it does not. */
  readonly quarter: string | null;
  /** Who last confirmed, contested or withdrew it. */
  readonly decidedBy: string | null;
  /** When it was confirmed; null while it does not count. */
  readonly confirmedOn: string | null;
  /** The entry of what its user got; null while it does not count. */
  readonly entryId: string | null;
  /** Why it was contested or withdrawn; null where it is not. */
  readonly reason: string | null;
};

export type ApplicationsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By day and id. */
  readonly items: readonly ApplicationAnswer[];
};

export type ApplyKnowledgeBody = {
  /** The application’s id; one is made without it. */
  readonly id?: string | null;
  /** The asset that was used. */
  readonly assetId: string;
  /** The member that used it. */
  readonly memberId: string;
  /** The day on which it did. */
  readonly appliedOn: string;
  /** How deeply. */
  readonly depth: 'consulted' | 'adapted' | 'embedded';
  /** What came of it, in base currency. */
  readonly outcomeValue?: string | null;
  /** In words. */
  readonly description?: string | null;
};

export type AskPasswordResetBody = {
  /** The e-mail address of the account. */
  readonly email: string;
};

export type AssetAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was shared. */
  readonly position: number;
  /** What it is called. */
  readonly title: string;
  /** What it is, in the coalition’s own words. */
  readonly assetType: string | null;
  /** On what terms it may be used. */
  readonly licence: string | null;
  /** In words. */
  readonly description: string | null;
  /** When it was shared. */
  readonly sharedOn: string;
  /** Its authors and their shares, which sum to 1. */
  readonly authors: readonly WeightedAnswer[];
  /** What it was made from, and the weights, which sum to 1; empty where from nothing. */
  readonly derivesFrom: readonly WeightedAnswer[];
  /** Since when that counts. */
  readonly derivedOn: string | null;
  /** Its edition. */
  readonly edition: number;
  /** When that appeared; null of the first. */
  readonly revisedOn: string | null;
  /** Applications that count, over all time; null where that is not told. */
  readonly uses: number | null;
};

export type AssetDetailAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was shared. */
  readonly position: number;
  /** What it is called. */
  readonly title: string;
  /** What it is, in the coalition’s own words. */
  readonly assetType: string | null;
  /** On what terms it may be used. */
  readonly licence: string | null;
  /** In words. */
  readonly description: string | null;
  /** When it was shared. */
  readonly sharedOn: string;
  /** Its authors and their shares, which sum to 1. */
  readonly authors: readonly WeightedAnswer[];
  /** What it was made from, and the weights; empty where from nothing. */
  readonly derivesFrom: readonly RelatedAssetAnswer[];
  /** Since when that counts. */
  readonly derivedOn: string | null;
  /** Its edition. */
  readonly edition: number;
  /** When that appeared; null of the first. */
  readonly revisedOn: string | null;
  /** Applications that count, over all time; null where that is not told. */
  readonly uses: number | null;
  /** What was made from it, and the weight that it has there: the first 100 in the order of their ids. All of them: the list of assets with `derivesFrom`. */
  readonly derivedAssets: readonly RelatedAssetAnswer[];
  /** How many were made from it. */
  readonly derivedAssetsInAll: number;
  /** All of them, the first one first. */
  readonly editions: readonly EditionAnswer[];
  /** Quarters in which anything was said of it, in order. */
  readonly usesByQuarter: readonly QuarterOfAssetAnswer[];
};

export type AssetUseAnswer = {
  /** The asset. */
  readonly asset: string;
  /** The member that used it. */
  readonly user: string;
  /** How often it was consulted. */
  readonly consulted: number;
  /** How often it was adapted. */
  readonly adapted: number;
  /** How often it was embedded. */
  readonly embedded: number;
  /** What that was worth, in base currency. */
  readonly outcomes: string;
};

export type AssetsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of their ids. */
  readonly items: readonly AssetAnswer[];
};

export type AttributionAnswer = {
  /** The member. */
  readonly memberId: string;
  /** As it was called on the day of the publication, or is called today. */
  readonly name: string;
  /** Its part of the achievement; null where that is shown to nobody else. */
  readonly share: string | null;
  /** What it did, as the statement says it. */
  readonly wording: string;
  /** What it gave for that: `entry/ID` and `asset/ID`. */
  readonly behind: readonly string[];
  /** Those of them that were reversed or withdrawn since: `entry/ID`. */
  readonly takenBack: readonly string[];
  /** How it stands to the last edition. */
  readonly state: 'asked' | 'agreed' | 'declined';
  /** Who said so: the member, or the backbone for it. */
  readonly answeredBy: string | null;
  /** When. */
  readonly answeredOn: string | null;
  /** Why it declined. */
  readonly reason: string | null;
  /** The benefit by which it is recognised. */
  readonly entryId: string | null;
  /** The entry that took that benefit back. */
  readonly reversedBy: string | null;
};

export type AttributionBody = {
  /** The member. */
  readonly memberId: string;
  /** Its part of the achievement, above zero; all shares sum to 1 exactly. */
  readonly share: string;
  /** What it did, as the statement says it. */
  readonly wording: string;
  /** What it gave for that: accepted contributions as `entry/ID`, applied assets as `asset/ID`. */
  readonly behind: readonly string[];
};

export type AttributionStatementAnswer = {
  /** The achievement. */
  readonly achievementId: string;
  /** The edition that it is made from. */
  readonly edition: number;
  /** When it was published; null while it is a draft, which says so of itself in every form. */
  readonly publishedOn: string | null;
  /** One line. */
  readonly line: string;
  /** A paragraph with every member’s wording. */
  readonly paragraph: string;
  /** The same as HTML, to be set into a page. */
  readonly fragment: string;
  /** The same as a whole page that needs nothing else. */
  readonly page: string;
};

export type AwardAnswer = {
  /** The award. */
  readonly id: string;
  /** Its totals. */
  readonly totals: ClaimTotalsAnswer;
  /** By date and id. */
  readonly claims: readonly ClaimAnswer[];
};

export type BalanceFiguresAnswer = {
  /** Before the period. */
  readonly opening: string;
  /** Given less received in the period. */
  readonly period: string;
  /** Opening and period together. */
  readonly closing: string;
};

export type BalancesAnswer = {
  /** The quarter asked for. */
  readonly quarter?: string | null;
  /** The last day that counts, where it is not the quarter’s. */
  readonly asOf?: string | null;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The base currency. */
  readonly currency: string;
  /** In the order of their ids. */
  readonly members: readonly MemberBalanceAnswer[];
};

export type BaselineBody = {
  /** What it had given before it joined, in base currency. */
  readonly given: string;
  /** What it had received before it joined, in base currency. */
  readonly received: string;
  /** What that rests on. */
  readonly reason: string;
};

export type BySizeAnswer = {
  /** Up to the median budget. */
  readonly small: MembersOfSizeAnswer;
  /** Above it. */
  readonly large: MembersOfSizeAnswer;
};

export type CategoryAnswer = {
  /** The category; null where none is stated. */
  readonly category: string | null;
  /** How many gifts. */
  readonly entries: number;
  /** Their value. */
  readonly value: string;
  /** Native quantities. */
  readonly quantities: readonly UnitQuantityAnswer[];
  /** What was used. */
  readonly used: DispositionAnswer;
  /** What was turned into money. */
  readonly monetised: DispositionAnswer;
  /** What donors asked for. */
  readonly restrictions: readonly string[];
  /** How values were found. */
  readonly techniques: readonly TechniqueAnswer[];
  /** Gifts of which nothing is said about how their value was found. */
  readonly withoutTechnique: number;
};

export type ChangeAnswer = {
  /** Of which figure. */
  readonly of: 'given' | 'received' | 'balance' | 'alignment';
  /** In the quarter before; null where it could not be told. */
  readonly before: string | null;
  /** In this quarter. */
  readonly now: string | null;
  /** What it is more; below zero: less. */
  readonly difference: string | null;
};

export type ChangePasswordBody = {
  /** The password as it is. */
  readonly current: string;
  /** The password as it is to be: 12 to 128 characters. */
  readonly password: string;
};

export type ChangeSettingsBody = {
  /** Its new name. */
  readonly name?: string | null;
  /** Its new IANA time zone. */
  readonly timeZone?: string | null;
  /** What members see of each other: `open`, everything but what is not decided; `totals`, what each gave, received and holds in all; `own`, nothing but what is published. */
  readonly informationTier?: 'open' | 'totals' | 'own' | null;
  /** Who sees a dispute beside the backbone: the `parties` of the entry, or all `members` that see the entry. */
  readonly disputesShownTo?: 'parties' | 'members' | null;
  /** Who sees where members stand in a review: all `members`, or the `backbone` until decisions are published. */
  readonly positionsShownTo?: 'members' | 'backbone' | null;
  /** Why. */
  readonly reason: string;
};

export type ChangedAnswer = {
  /** False where it was so before. */
  readonly changed: boolean;
};

export type CheckAnswer = {
  /** What was looked at. */
  readonly name: string;
  /** How it is. */
  readonly state: 'ok' | 'warning' | 'fault';
  /** What was found, and what would be right where it is not. */
  readonly found: string;
};

export type ClaimAnswer = {
  /** The entry. */
  readonly id: string;
  /** What is claimed. */
  readonly item: string;
  /** Who gave it. */
  readonly memberId: string;
  /** When. */
  readonly occurredOn: string;
  /** How it stands; only what is accepted is in the totals. */
  readonly status: string;
  /** What changed hands. */
  readonly kind: string;
  /** How much. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued. */
  readonly value: string | null;
  /** How its quantity became its value. */
  readonly valuation: Record<string, never> | null;
  /** Each criterion of 2 CFR 200.306(b). */
  readonly criteria: readonly CriterionAnswer[];
  /** Whether all of them are met. */
  readonly meetsAll: boolean;
};

export type ClaimTotalsAnswer = {
  /** Value of accepted claims that meet all criteria. */
  readonly meetsAll: string;
  /** Value of accepted claims that do not. */
  readonly doesNot: string;
  /** Accepted claims without a value. */
  readonly unvaluedEntries: number;
};

export type CloseQuarterBody = {
  /** In which place whoever closes signs in the same step: `facilitator` is for a facilitator, `backbone` for a coordinator. Without it nobody does. An API key signs nothing. */
  readonly signAs?: 'facilitator' | 'backbone' | null;
};

export type CoalitionAnswer = {
  /** Its id in addresses. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its base currency (ISO 4217). */
  readonly currency: string;
  /** Its IANA time zone. */
  readonly timeZone: string;
  /** The first month of its fiscal year. */
  readonly fiscalStartMonth: number;
  /** What members see of each other: `open`, everything but what is not decided; `totals`, what each gave, received and holds in all; `own`, nothing but what is published. */
  readonly informationTier: 'open' | 'totals' | 'own';
  /** Who sees a dispute beside the backbone: the `parties` of the entry, or all `members` that see the entry. */
  readonly disputesShownTo: 'parties' | 'members';
  /** Who sees where members stand in a review: all `members`, or the `backbone` until decisions are published. */
  readonly positionsShownTo: 'members' | 'backbone';
  /** The day on which it was founded. */
  readonly foundedOn: string;
  /** The fiscal quarter that today lies in. */
  readonly currentQuarter: string;
  /** The last position of its ledger. */
  readonly position: number;
};

export type CoalitionInLineAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its base currency. */
  readonly currency: string;
};

export type CoalitionNameAnswer = {
  /** Its id in addresses. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
};

export type CoalitionsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of their ids. */
  readonly items: readonly CoalitionNameAnswer[];
};

export type ComparisonAnswer = {
  /** The quarter; null for all time. */
  readonly quarter: string | null;
  /** The base currency. */
  readonly currency: string;
  /** The first view. */
  readonly from?: {
    readonly view: string;
    readonly to: string;
    readonly position: number;
  };
  /** The second view. */
  readonly to?: {
    readonly view: string;
    readonly to: string;
    readonly position: number;
  };
  /** Those that differ, in the order of their ids. */
  readonly members: readonly MemberComparisonAnswer[];
};

export type CompletenessAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** The ledger’s position that figures are known at. */
  readonly position: number;
  /** Whether that is the review’s frozen position; before it is prepared, it is the last one. */
  readonly isFrozen: boolean;
  /** Entries of the quarter, without those that take one back. */
  readonly entries: number;
  /** Entries without a value. */
  readonly unvalued: LackingAnswer;
  /** Entries that are proposed, and not accepted yet. */
  readonly unaccepted: LackingAnswer;
  /** Disputed entries. */
  readonly disputed: LackingAnswer;
  /** Pledges that were made by the quarter’s last day. */
  readonly pledges: number;
  /** Pledges overdue on that day, longest first. */
  readonly overduePledges: LackingAnswer;
};

export type ConfirmApplicationBody = {
  /** The day of the confirmation; today without it. */
  readonly on?: string | null;
};

export type ConsentBody = {
  /** The member that consents. */
  readonly memberId: string;
  /** The edition that it read. */
  readonly edition: number;
  /** The day of its answer; today without it. */
  readonly on?: string | null;
};

export type CostShareAnswer = {
  /** The award. */
  readonly award: string;
  /** What is claimed. */
  readonly item: string;
  /** Whether it was stated as necessary and reasonable; null where nothing was. */
  readonly necessary: boolean | null;
  /** Whether it was stated as allowable; null where nothing was. */
  readonly allowable: boolean | null;
  /** Whether it was stated that another federal award pays for it; null where nothing was. */
  readonly federallyFunded: boolean | null;
  /** Whether it was stated that the approved budget provides for it; null where nothing was. */
  readonly inApprovedBudget: boolean | null;
  /** False once the entry was taken back or withdrawn; its item is free again. */
  readonly stands: boolean;
};

export type CostShareBody = {
  /** The award on which it is claimed. */
  readonly award: string;
  /** What is claimed: an invoice, a time sheet, an asset’s number. Each is claimed once, on one award. */
  readonly item: string;
  /** Whether it is necessary and reasonable for the award. */
  readonly necessary?: boolean | null;
  /** Whether it is allowable under the cost principles. */
  readonly allowable?: boolean | null;
  /** Whether the Federal Government pays for it under another award. */
  readonly federallyFunded?: boolean | null;
  /** Whether the approved budget provides for it. */
  readonly inApprovedBudget?: boolean | null;
};

export type CostShareLineUpAnswer = {
  /** The coalition. */
  readonly coalition: CoalitionInLineAnswer;
  /** The first day; null for all time. */
  readonly from: string | null;
  /** The last day; null for all time. */
  readonly to: string | null;
  /** The ledger’s position that it was read at. */
  readonly position: number;
  /** The standard. */
  readonly standard: 'cost-share';
  /** By id. */
  readonly awards: readonly AwardAnswer[];
  /** Of all awards. */
  readonly totals: ClaimTotalsAnswer;
};

export type CreditColumnsAnswer = {
  /** Held before the period. */
  readonly opening: string;
  /** Of a quarter, what its uses come to, which vests at the close; of all time, what has not vested yet. */
  readonly accrued: string;
  /** Vested in the period. */
  readonly vested: string;
  /** Reserved in the period, less what was redeemed of it or set free. */
  readonly reserved: string;
  /** Redeemed in the period. */
  readonly redeemed: string;
  /** Expired in the period. */
  readonly expired: string;
  /** Held: opening + vested − reserved − redeemed − expired. */
  readonly balance: string;
};

export type CreditFiguresAnswer = {
  /** Held before the period. */
  readonly opening: string;
  /** Of a quarter, what its uses come to, which vests at the close; of all time, what has not vested yet. */
  readonly accrued: string;
  /** Vested in the period. */
  readonly vested: string;
  /** Reserved in the period, less what was redeemed of it or set free. */
  readonly reserved: string;
  /** Redeemed in the period. */
  readonly redeemed: string;
  /** Expired in the period. */
  readonly expired: string;
  /** Held: opening + vested − reserved − redeemed − expired. */
  readonly closing: string;
  /** Its part of all vested credits; null where there are none. */
  readonly equityShare: string | null;
};

export type CreditsAnswer = {
  /** The quarter asked for. */
  readonly quarter: string | null;
  /** The last day that counts. */
  readonly asOf: string;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** In the order of their ids. */
  readonly members: readonly MemberCreditsAnswer[];
  /** All members together; null where their totals are not told. */
  readonly totals: CreditColumnsAnswer | null;
};

export type CreditsBetweenAnswer = {
  /** The member that used. */
  readonly from: string;
  /** The member that shared. */
  readonly to: string;
  /** Credits, to the hundredth. */
  readonly credits: string;
};

export type CreditsSupposedAnswer = {
  /** What the quarter came to, or would were it closed now. */
  readonly real: string;
  /** What it would come to under the other rules. */
  readonly supposed: string;
  /** Supposed less real. */
  readonly difference: string;
};

export type CriterionAnswer = {
  /** Such as `200.306(b)(1)`. */
  readonly paragraph: string;
  /** What it asks. */
  readonly asks: string;
  /** Whether it is met, as far as the ledger knows. */
  readonly met: 'met' | 'not-met' | 'not-stated';
  /** What of the record decides it. */
  readonly because: string;
};

export type DeadLetterAnswer = {
  /** The event’s place in the ledger. */
  readonly position: number;
  /** The event’s type. */
  readonly type: string;
  /** The last status, or a word why there was none. */
  readonly outcome: string;
  /** How often it was sent. */
  readonly attempts: number;
  /** When it was last sent. */
  readonly lastAttemptAt: string;
  /** Whether it is about to be sent again. */
  readonly sendingAgain: boolean;
  /** The event as CloudEvents has it, just as it is sent. */
  readonly event: Readonly<Record<string, unknown>>;
};

export type DeadLetterOutlineAnswer = {
  /** The event’s place in the ledger. */
  readonly position: number;
  /** The event’s type. */
  readonly type: string;
  /** The last status, or a word why there was none. */
  readonly outcome: string;
  /** How often it was sent. */
  readonly attempts: number;
  /** When it was last sent. */
  readonly lastAttemptAt: string;
  /** Whether it is about to be sent again. */
  readonly sendingAgain: boolean;
};

export type DeadLettersAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of the ledger. */
  readonly items: readonly DeadLetterOutlineAnswer[];
};

export type DecideProposalBody = {
  /** What was decided. */
  readonly outcome: 'accepted' | 'amended' | 'rejected';
  /** What is given instead, in the supply’s unit; of an amendment only. */
  readonly quantity?: string | null;
  /** Why: all members will read it. */
  readonly reason: string;
  /** Who does not agree, and why. */
  readonly dissent?:
    | readonly {
        /** The member that does not agree. */
        readonly memberId: string;
        /** Why. */
        readonly words: string;
      }[]
    | null;
  /** What somebody does next. */
  readonly actions?:
    | readonly {
        /** What is to be done. */
        readonly what: string;
        /** Who does it. */
        readonly owner: string;
        /** Until when, `YYYY-MM-DD`. */
        readonly dueOn: string;
      }[]
    | null;
  /** When a member delivers what it promises; the end of the present quarter without it. */
  readonly dueOn?: string | null;
};

export type DecisionAnswer = {
  /** What was decided. */
  readonly outcome: 'accepted' | 'amended' | 'rejected';
  /** What is given; null where it was rejected. */
  readonly quantity: string | null;
  /** Its value in base currency. */
  readonly value: string | null;
  /** Why. */
  readonly reason: string;
  /** Who does not agree. */
  readonly dissent: readonly DissentAnswer[];
  /** What somebody does next. */
  readonly actions: readonly AgreedActionAnswer[];
  /** `entry/ID` or `pledge/ID`; null where it was rejected. */
  readonly becomes: string | null;
  /** When it was decided. */
  readonly decidedOn: string;
  /** Whether its reason was published to all members. */
  readonly isPublished: boolean;
};

export type DeclineBody = {
  /** The member that does not consent. */
  readonly memberId: string;
  /** The edition that it read. */
  readonly edition: number;
  /** Why, and what would be right. */
  readonly reason: string;
  /** The day of its answer; today without it. */
  readonly on?: string | null;
};

export type DeriveKnowledgeBody = {
  /** The day from which that counts. */
  readonly on: string;
  /** One asset, or assets and their weights. */
  readonly derivesFrom: string;
};

export type DispositionAnswer = {
  /** How many gifts. */
  readonly entries: number;
  /** Their value. */
  readonly value: string;
  /** The projects that they were for. */
  readonly projects: readonly string[];
};

export type DisputeAnswer = {
  /** For whom: `backbone` or `member:ID`. */
  readonly by: string;
  /** Who did it, by a name in the log. */
  readonly actor: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Its place in the ledger. */
  readonly position: number;
  /** Why. */
  readonly reason: string;
  /** How the entry stood before: `proposed` or `accepted`. */
  readonly heldFrom: string;
  /** What the other side said, oldest first. */
  readonly answers: readonly DisputeAnswerAnswer[];
  /** How it ended; null while it is open. */
  readonly resolution: ResolutionAnswer | null;
};

export type DisputeAnswerAnswer = {
  /** For whom: `backbone` or `member:ID`. */
  readonly by: string;
  /** Who did it, by a name in the log. */
  readonly actor: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Its place in the ledger. */
  readonly position: number;
  /** In words. */
  readonly answer: string;
};

export type DisputeBody = {
  /** Why; the other side will read it. */
  readonly reason: string;
};

export type DissentAnswer = {
  /** The member that does not agree. */
  readonly memberId: string;
  /** Why. */
  readonly words: string;
};

export type DoctorAnswer = {
  /** Everything that must be right. */
  readonly checks: readonly CheckAnswer[];
};

export type DoneAnswer = {
  /** True. */
  readonly done: boolean;
};

export type EditionAnswer = {
  /** Its number. */
  readonly edition: number;
  /** When it appeared. */
  readonly on: string;
  /** What is new in it; null of the first. */
  readonly note: string | null;
};

export type EntriesAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By date and id. */
  readonly items: readonly EntryAnswer[];
  /** The ledger’s position at the first page. What is recorded later is on no page that follows from it. */
  readonly position: number;
  /** The day up to which was looked, where so few entries match that the look ended before the page was full; `next` goes on from there. */
  readonly lookedTo: string | null;
};

export type EntriesFileAnswer = {
  /** The ledger’s position at which it was begun. */
  readonly position: number;
  /** All of them, by date and id. */
  readonly items: readonly EntryAnswer[];
};

export type EntryAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  /** `contribution`, `benefit` or `exchange`. */
  readonly direction: string;
  /** The member that gives; of a benefit, the one that gets. */
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** What changed hands. */
  readonly kind: string;
  /** The day on which it counts: when it happened, or of a late item, where it is booked. */
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  /** When the ledger learned of it. */
  readonly recordedAt: string;
  /** How much, in its own unit; a reversal’s is below zero. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  /** Weights that sum to 1. */
  readonly valueTypes: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
  /** `proposed`, `accepted`, `disputed` or `withdrawn`. Only what is accepted counts. */
  readonly status: string;
  /** Who recorded it: `backbone` or `member:ID`. */
  readonly recordedBy: string;
  /** Who can bring it further today, and how; nobody where it counts, was withdrawn or taken back. */
  readonly waitsFor: readonly WaitsForAnswer[];
  /** The project it belongs to. */
  readonly project: string | null;
  /** In words. */
  readonly description: string | null;
  /** The pledge it delivers. */
  readonly pledgeId: string | null;
  /** The award on which it is claimed as cost sharing. */
  readonly award: string | null;
  /** The entry that it takes back. */
  readonly reverses: string | null;
  /** The entry that takes it back. */
  readonly reversedBy: string | null;
};

export type EntryDetailAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was recorded. */
  readonly position: number;
  /** `contribution`, `benefit` or `exchange`. */
  readonly direction: string;
  /** The member that gives; of a benefit, the one that gets. */
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** What changed hands. */
  readonly kind: string;
  /** The day on which it counts: when it happened, or of a late item, where it is booked. */
  readonly occurredOn: string;
  /** The day in a closed quarter that it really belongs to, where it is a late item. */
  readonly lateFor: string | null;
  /** When the ledger learned of it. */
  readonly recordedAt: string;
  /** How much, in its own unit; a reversal’s is below zero. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  /** Weights that sum to 1. */
  readonly valueTypes: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
  /** `proposed`, `accepted`, `disputed` or `withdrawn`. Only what is accepted counts. */
  readonly status: string;
  /** Who recorded it: `backbone` or `member:ID`. */
  readonly recordedBy: string;
  /** Who can bring it further today, and how; nobody where it counts, was withdrawn or taken back. */
  readonly waitsFor: readonly WaitsForAnswer[];
  /** The project it belongs to. */
  readonly project: string | null;
  /** In words. */
  readonly description: string | null;
  /** The pledge it delivers. */
  readonly pledgeId: string | null;
  /** The award on which it is claimed as cost sharing. */
  readonly award: string | null;
  /** The entry that it takes back. */
  readonly reverses: string | null;
  /** The entry that takes it back. */
  readonly reversedBy: string | null;
  /** How its quantity became the value that it has now; null while it is unvalued, and for reversals. */
  readonly valuation:
    | {
        readonly method: 'own-value';
      }
    | {
        readonly method: 'stated';
        readonly basis: string | null;
      }
    | {
        readonly method: 'exchange-rate';
        readonly rate: string;
        readonly validOn: string;
        readonly source: string;
      }
    | {
        readonly method: 'rate';
        readonly rateMethod: string;
        readonly rate: string;
        readonly category: string;
        readonly validFrom: string;
        readonly source: string;
      }
    | {
        readonly method: 'in-proportion';
        readonly value: string;
        readonly quantity: string;
      }
    | null;
  /** Whether its value types were given with it, or are the default of its kind. */
  readonly valueTypesStated: boolean;
  /** The member whose account it is shown in today. */
  readonly survivor: string;
  /** More about a gift in kind. */
  readonly inKind: InKindAnswer | null;
  /** Its claim on an award. */
  readonly costShare: CostShareAnswer | null;
  /** The pledge that it delivers, as it stands today. */
  readonly pledge: PledgeOfEntryAnswer | null;
  /** Oldest first; only the last one can be open. */
  readonly disputes: readonly DisputeAnswer[];
  /** The files attached to it, oldest first. */
  readonly evidence: readonly EvidenceAnswer[];
  /** All that happened to it, and where it stands in the chain. */
  readonly events: readonly EntryEventAnswer[];
  /** Why it was taken back, where it was and that was said. */
  readonly reversalReason: string | null;
  /** The entry in whose place it was recorded. */
  readonly replaces: string | null;
  /** The entry that was recorded in its place. */
  readonly replacedBy: string | null;
};

export type EntryEventAnswer = {
  /** Its place in the ledger. */
  readonly position: number;
  /** Its id (UUIDv7). */
  readonly eventId: string;
  /** What happened. */
  readonly type: string;
  /** When it happened. */
  readonly occurredOn: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who did it, by a name in the log. */
  readonly actor: string;
  /** For whom: `backbone` or `member:ID`. */
  readonly by: string;
  /** The hash of the event before. */
  readonly prevHash: string;
  /** Its hash, SHA-256. */
  readonly hash: string;
};

export type EntryFiguresAnswer = {
  /** How many, less those that were reversed in the period. */
  readonly entries: number;
  /** Their value in base currency. */
  readonly value: string;
};

export type ErasedAnswer = {
  /** The id, which stays in events and trails. */
  readonly personId: string;
  /** When they were erased; the first time counts. */
  readonly erasedAt: string;
  /** How many roles they had. */
  readonly roles: number;
  /** Whether the database’s own files hold nothing of them any more. Where not, somebody was reading meanwhile, or the service may not rewrite its tables: erase once more, at the terminal as their owner. */
  readonly wiped: boolean;
};

export type EverybodyAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** People, in the order in which they came. */
  readonly items: readonly PersonHereAnswer[];
};

export type EvidenceAnswer = {
  /** For whom: `backbone` or `member:ID`. */
  readonly by: string;
  /** Who did it, by a name in the log. */
  readonly actor: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Its place in the ledger. */
  readonly position: number;
  /** The name that the file came with. */
  readonly name: string;
  /** Its type, by its content. */
  readonly mediaType: string;
  /** Its size. */
  readonly bytes: number;
  /** Its SHA-256. */
  readonly sha256: string;
};

export type ExchangeRateAnswer = {
  /** The currency (ISO 4217). */
  readonly currency: string;
  /** Base currency for one unit of it. */
  readonly rateToBase: string;
  /** The day from which it holds. */
  readonly validOn: string;
  /** Where it comes from. */
  readonly source: string;
};

export type ExchangeRateBody = {
  /** The currency (ISO 4217). */
  readonly currency: string;
  /** Base currency for one unit of it. */
  readonly rateToBase: string;
  /** The day from which it holds, until the next one’s. */
  readonly validOn: string;
  /** Where it comes from. */
  readonly source: string;
};

export type ExchangeRatesAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By currency and day. */
  readonly items: readonly ExchangeRateAnswer[];
};

export type ExplanationAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The figure; null where it cannot be told, and the formula says why. */
  readonly value: string | null;
  /** A currency or another unit, `entries` or `pledges`; null for ratios and weights. */
  readonly unit: string | null;
  /** The formula in words, with the place where it is rounded. */
  readonly formula: string;
  /** How the parts make it. */
  readonly rule:
    | 'sum'
    | 'ratio'
    | 'alignment'
    | 'gap'
    | 'median'
    | 'mean'
    | 'declared'
    | 'counted'
    | 'per-budget'
    | 'least'
    | 'fair-share'
    | 'target'
    | 'shortfall'
    | 'status'
    | 'count'
    | 'gini'
    | 'top-fifth';
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** The first day of its period; null for all time. */
  readonly from: string | null;
  /** The last day that counts. */
  readonly to: string;
  /** The ledger’s position that it is known at. */
  readonly position: number;
  /** A page of other figures, entries, pledges, uses of knowledge, agreed rules and other facts. Of a sum, the amounts of all pages add up to the value exactly. */
  readonly parts: readonly (
    | {
        readonly type: 'figure';
        readonly figure: string;
        readonly role:
          'plus' | 'minus' | 'numerator' | 'denominator' | 'weight' | 'whole' | 'share' | 'member';
        readonly value: string | null;
        readonly unit: string | null;
        readonly amount: string | null;
      }
    | {
        readonly type: 'entry';
        readonly entry: string;
        readonly amount: string;
        readonly occurredOn: string;
        readonly lateFor: string | null;
        readonly direction: string;
        readonly memberId: string;
        readonly counterparty: string;
        readonly kind: string;
        readonly quantity: string;
        readonly unit: string;
        readonly project: string | null;
        readonly description: string | null;
        readonly reverses: string | null;
        readonly valuation: Readonly<Record<string, unknown>> | null;
        readonly events: readonly {
          readonly position: number;
          readonly type: string;
          readonly recordedAt: string;
          readonly actor: string;
          readonly hash: string;
        }[];
        readonly evidence: readonly {
          readonly name: string;
          readonly mediaType: string;
          readonly bytes: number;
          readonly sha256: string;
        }[];
      }
    | {
        readonly type: 'pledge';
        readonly pledge: string;
        readonly amount: string;
        readonly memberId: string;
        readonly kind: string;
        readonly unit: string;
        readonly madeOn: string;
        readonly dueOn: string;
        readonly promised: string;
        readonly delivered: string;
        readonly ended: 'waived' | 'lapsed' | null;
        readonly events: readonly {
          readonly position: number;
          readonly type: string;
          readonly recordedAt: string;
          readonly actor: string;
          readonly hash: string;
        }[];
      }
    | {
        readonly type: 'fact';
        readonly what: string;
        readonly amount: string;
        readonly occurredOn: string;
        readonly event: {
          readonly position: number;
          readonly type: string;
          readonly recordedAt: string;
          readonly actor: string;
          readonly hash: string;
        };
      }
    | {
        readonly type: 'credit';
        readonly what:
          | 'use'
          | 'excluded'
          | 'pair-cap'
          | 'damping'
          | 'quarter-cap-and-rounding'
          | 'rounding'
          | 'written-down-otherwise';
        readonly amount: string;
        readonly factors: Readonly<Record<string, string | null>>;
        readonly applications: readonly string[];
        readonly events: readonly {
          readonly position: number;
          readonly type: string;
          readonly recordedAt: string;
          readonly actor: string;
          readonly hash: string;
        }[];
      }
    | {
        readonly type: 'policy';
        readonly rule: string;
        readonly value: string;
        readonly policyVersion: number;
        readonly amount: null;
        readonly event: {
          readonly position: number;
          readonly type: string;
          readonly recordedAt: string;
          readonly actor: string;
          readonly hash: string;
        } | null;
      }
  )[];
  /** Which of all parts they are. Of a sum, what is shown and what is not add up to the value exactly; null of anything else. */
  readonly page?: {
    readonly of: number;
    readonly first: number;
    readonly last: number;
    readonly shown: string | null;
    readonly notShown: string | null;
  };
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** The rates by which the entries shown were valued. */
  readonly rates: readonly {
    readonly method: 'rate' | 'exchange-rate';
    readonly rate: string;
    readonly validFrom: string;
    readonly source: string;
    readonly rateMethod: string | null;
    readonly category: string | null;
    readonly unit: string;
    readonly entries: number;
  }[];
};

export type FairDifferenceAnswer = {
  /** Its share of what counts of all that was given in the window. */
  readonly contributionShare: string;
  /** Its share of all need. */
  readonly needShare: string;
  /** Its fair share. */
  readonly share: string;
  /** What it received in the window. */
  readonly received: string;
  /** What it would have received by its fair share. */
  readonly target: string;
  /** What it lacks of that. */
  readonly shortfall: string;
};

export type FairExplanationAnswer = {
  /** Its share of what counts of all that was given in the window. */
  readonly contributionShare: string;
  /** Its share of all need. */
  readonly needShare: string;
  /** Its fair share. */
  readonly share: string;
  /** What it received in the window. */
  readonly received: string;
  /** What it would have received by its fair share. */
  readonly target: string;
  /** What it lacks of that. */
  readonly shortfall: string;
  /** Where it stands beside its target. */
  readonly status: 'in-balance' | 'under-served' | 'over-served';
  /** One part of as many as there are active members. */
  readonly equalShare: string;
  /** How much what members give weighs, 0 to 1. */
  readonly proportionality: string;
  /** How much their need weighs. */
  readonly need: string;
  /** How much it weighs that all are alike. */
  readonly equality: string;
  /** How far off its target, as a part of it, a member is in balance. */
  readonly tolerance: string;
  /** What counts of what it gave in the window. */
  readonly counted: string;
  /** What counts of what all active members gave. */
  readonly countedInAll: string;
  /** What all active members received in the window. */
  readonly receivedInAll: string;
  /** How many members are active. */
  readonly members: number;
  /** What need goes by: what was declared, how small budgets are, or nothing. */
  readonly needBasis: 'declared' | 'capacity' | 'equal';
  /** The quarters over which giving and getting are compared. */
  readonly window: FairWindowAnswer;
  /** The policy of the rules; 0 is the set of defaults. */
  readonly policyVersion: number;
};

export type FairFiguresAnswer = {
  /** Its fair share, 0 to 1; null where it is not active on the quarter’s last day. */
  readonly share: string | null;
  /** What it received in the window. */
  readonly received?: string | null;
  /** What it would have received in the window by its fair share. */
  readonly target: string | null;
  /** What it lacks of that. */
  readonly shortfall: string | null;
  /** `in-balance`, `over-served` or `under-served`. */
  readonly status: string | null;
};

export type FairSharesAnswer = {
  /** What need goes by: what was declared, how small budgets are, or nothing. */
  readonly needBasis: 'declared' | 'capacity' | 'equal';
  /** The quarters over which giving and getting are compared. */
  readonly window: FairWindowAnswer;
  /** All members together. */
  readonly totals: FairTotalsAnswer;
  /** The quarter. */
  readonly quarter: string;
  /** The base currency. */
  readonly currency: string;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The policy of the quarter; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** Those active on the quarter’s last day, in the order of their ids. */
  readonly members: readonly MemberFairShareAnswer[];
  /** What is supposed; null where no other rules are. */
  readonly supposed: FairSupposedAnswer | null;
};

export type FairStandingAnswer = {
  /** Its share of what counts of all that was given in the window. */
  readonly contributionShare: string;
  /** Its share of all need. */
  readonly needShare: string;
  /** Its fair share. */
  readonly share: string;
  /** What it received in the window. */
  readonly received: string;
  /** What it would have received by its fair share. */
  readonly target: string;
  /** What it lacks of that. */
  readonly shortfall: string;
  /** Where it stands beside its target. */
  readonly status: 'in-balance' | 'under-served' | 'over-served';
};

export type FairSupposedAnswer = {
  /** What need goes by: what was declared, how small budgets are, or nothing. */
  readonly needBasis: 'declared' | 'capacity' | 'equal';
  /** The quarters over which giving and getting are compared. */
  readonly window: FairWindowAnswer;
  /** All members together. */
  readonly totals: FairTotalsAnswer;
  /** The rules that are other; null is no cap. */
  readonly rules: readonly {
    readonly rule: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
};

export type FairTotalsAnswer = {
  /** What all of them received in the window. */
  readonly received: string;
  /** Their targets, which share that out. */
  readonly target: string;
  /** What those lack that are below their target. */
  readonly shortfall: string;
};

export type FairWindowAnswer = {
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** Its quarters, the oldest first. */
  readonly quarters: readonly string[];
};

export type FairnessAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** Gini coefficient of giving. */
  readonly giniGiven: string | null;
  /** Gini coefficient of receiving. */
  readonly giniReceived: string | null;
  /** What the largest fifth of givers gave of all. */
  readonly topFifthShareGiven: string | null;
  /** Mean alignment of those that have one. */
  readonly meanAlignment: string | null;
  /** Gini coefficient of giving by yearly budget, of those that stated one. */
  readonly giniGivenPerCapacity: string | null;
  /** Members that received nothing in the quarter. */
  readonly gotNothing: readonly string[];
  /** Active members that took no position in the quarter’s review; null where it has none. Not in reports that were sealed before it was shown. */
  readonly statedNoPosition?: readonly string[] | null;
  /** How many members are active on the quarter’s last day. */
  readonly members: number;
  /** The median of the yearly budgets that they stated. */
  readonly medianBudget: string | null;
  /** Members with a budget up to the median beside those above it. */
  readonly bySize: BySizeAnswer;
  /** What fair shares go by for need: what was declared, how small budgets are, or nothing. */
  readonly needBasis: 'declared' | 'capacity' | 'equal';
  /** What fair shares are over. */
  readonly window: FairWindowAnswer;
  /** The policy that fair shares go by; 0 is the set of defaults. */
  readonly policyVersion: number;
};

export type FairnessRulesAnswer = {
  /** α: how much of a fair share follows what a member gave. */
  readonly proportionality: string;
  /** β: how much of a fair share follows what a member needs. */
  readonly need: string;
  /** γ: how much of a fair share is the same for every member. */
  readonly equality: string;
  /** How much strategic value counts where contributions are compared. */
  readonly weightStrategic: string;
  /** How much operational value counts where contributions are compared. */
  readonly weightOperational: string;
  /** How much financial value counts where contributions are compared. */
  readonly weightFinancial: string;
  /** How much innovative value counts where contributions are compared. */
  readonly weightInnovative: string;
  /** How much reputational value counts where contributions are compared. */
  readonly weightReputational: string;
  /** Quarters over which giving and getting are compared, the present one included. */
  readonly fairWindowQuarters: number;
  /** How far from its target, as a share of it, a member is still in balance. */
  readonly tolerance: string;
  /** The share of its target that every member is to have before priorities count. */
  readonly floor: string;
};

export type FieldErrorAnswer = {
  /** The field, header or parameter. */
  readonly field?: string;
  /** The file. */
  readonly file?: string;
  /** The line of the file; null where the whole file is meant. */
  readonly line?: number | null;
  /** The column of the file. */
  readonly column?: string | null;
  /** The problem’s permanent code. */
  readonly code: string;
  /** Null where nothing was there. */
  readonly found: string | null;
  /** What would be right, in words. */
  readonly expected: string | null;
  /** All of it in one sentence. */
  readonly message?: string;
};

export type FileProgressAnswer = {
  /** What is done just now. */
  readonly stage: 'reading' | 'drawing' | 'keeping';
  /** Parts of the report that are read, or steps of its drawing that are done. */
  readonly done: number;
  /** How many there are in this stage. */
  readonly total: number;
};

export type FlowAnswer = {
  /** In base currency; of the valued entries. */
  readonly value: string;
  /** Entries without a value. They are unvalued, not worth zero. Reversals count against them: negative where more were reversed in the period than recorded. */
  readonly unvaluedEntries: number;
  /** By kind, with quantities in native units. */
  readonly byKind: Readonly<
    Record<
      string,
      {
        readonly value: string;
        readonly quantities: Readonly<Record<string, string>>;
        readonly entries: number;
      }
    >
  >;
  /** The value by value type. */
  readonly byValueType: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
};

export type FlowsAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** Credits from members to members. */
  readonly flows: readonly CreditsBetweenAnswer[];
  /** Up to ten, the most applied first. */
  readonly mostApplied: readonly UsedAssetAnswer[];
  /** Up to a hundred assets that nobody has used yet. */
  readonly unused: readonly {
    readonly id: string;
    readonly title: string;
    readonly sharedOn: string;
  }[];
  /** Members that praise each other in a circle; shown, never punished. */
  readonly rings: readonly {
    readonly members: readonly string[];
    readonly credits: string;
  }[];
};

export type FormerNameAnswer = {
  /** What it was called. */
  readonly name: string;
  /** The first day. */
  readonly from: string;
  /** The last day. */
  readonly to: string;
};

export type FoundCoalitionBody = {
  /** Its id in addresses: lower-case letters, digits, single hyphens. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its base currency (ISO 4217). */
  readonly currency: string;
  /** Its IANA time zone; decides on which date an instant falls. */
  readonly timeZone: string;
  /** The first month of its fiscal year; 1 without it. */
  readonly fiscalStartMonth?: number | null;
};

export type GiftApartAnswer = {
  /** The entry. */
  readonly id: string;
  /** Who gave it. */
  readonly memberId: string;
  /** When. */
  readonly occurredOn: string;
  /** How it stands. */
  readonly status: string;
  /** Its category; null where none is stated. */
  readonly category: string | null;
  /** How much. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued. */
  readonly value: string | null;
};

export type GiftTotalsAnswer = {
  /** How many gifts with a value. */
  readonly entries: number;
  /** Their value. */
  readonly value: string;
};

export type GiftsInKindLineUpAnswer = {
  /** The coalition. */
  readonly coalition: CoalitionInLineAnswer;
  /** The first day; null for all time. */
  readonly from: string | null;
  /** The last day; null for all time. */
  readonly to: string | null;
  /** The ledger’s position that it was read at. */
  readonly position: number;
  /** The standard. */
  readonly standard: 'gifts-in-kind';
  /** By name; without a category last. */
  readonly categories: readonly CategoryAnswer[];
  /** Of all categories. */
  readonly totals: GiftTotalsAnswer;
  /** Accepted and not valued yet, in no total. */
  readonly unvalued: readonly GiftApartAnswer[];
  /** Proposed or disputed, in no total. */
  readonly notAccepted: readonly GiftApartAnswer[];
};

export type GivePulseBody = {
  /** The member. */
  readonly memberId: string;
  /** How fair it finds the quarter: 1 (not at all) to 5 (entirely). */
  readonly fairness: number;
  /** In words. */
  readonly comment?: string | null;
};

export type HealthAnswer = {
  /** The service answers. */
  readonly status: 'ok';
};

export type HeirAnswer = {
  /** The member that promises the rest. */
  readonly memberId: string;
  /** Its pledge. */
  readonly pledgeId: string;
};

export type HeldRoleAnswer = {
  /** The coalition; empty where the role is for the whole service. */
  readonly coalitionId: string;
  /** The role. */
  readonly role: 'coordinator' | 'facilitator' | 'representative' | 'auditor' | 'observer' | 'operator';
  /** The member that a representative speaks for. */
  readonly memberId: string | null;
};

export type HookAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where events are sent. */
  readonly url: string;
  /** Types of events that are sent; null for all. */
  readonly types: readonly string[] | null;
  /** Whether it delivers. */
  readonly state: 'active' | 'paused';
  /** Why it is paused: somebody asked; its receiver answered 410; nothing was delivered for three days; it keeps as many events aside as it can. */
  readonly pausedFor: 'asked' | 'gone' | 'failing' | 'dead-letters' | null;
  /** Up to this position all is delivered, kept aside, or of no type that is wanted. */
  readonly position: number;
  /** Events that were recorded since; some may be of other types. */
  readonly behind: number;
  /** How often the next event failed by now. */
  readonly failures: number;
  /** Since when nothing was delivered, where the last attempt failed. */
  readonly failingSince: string | null;
  /** When the next attempt is due, after one that failed. */
  readonly nextAttemptAt: string | null;
  /** The last status, or a word why there was none. */
  readonly lastOutcome: string | null;
  /** When the last attempt was made. */
  readonly lastAttemptAt: string | null;
  /** Events that were not delivered and are kept aside. */
  readonly deadLetters: number;
  /** Until when the secret before this one signs as well. */
  readonly oldSecretUntil: string | null;
  /** Who made it. */
  readonly createdBy: string;
  /** When. */
  readonly createdAt: string;
};

export type HookChangedAnswer = {
  /** Whether this changed anything. */
  readonly changed: boolean;
};

export type HookSecretAnswer = {
  /** The new secret, `whsec_…`: told here and never again. */
  readonly secret: string;
  /** Until then the secret before signs as well. */
  readonly oldSecretUntil: string;
};

export type HooksAnswer = {
  /** Oldest first. */
  readonly items: readonly HookAnswer[];
};

export type ImportAnswer = {
  /** The coalition. */
  readonly coalitionId: string;
  /** Whether all was taken back. */
  readonly dryRun: boolean;
  /** Rows read by table: how many were new, and how many known with the same content. */
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly rows: number;
        readonly new: number;
        readonly unchanged: number;
        readonly takenBack?: number;
      }
    >
  >;
  /** The ledger’s position. */
  readonly position: PositionsAnswer;
  /** Files that are no tables of an import. */
  readonly ignored: readonly string[];
  /** Empty: an import with errors is refused, with its errors. */
  readonly errors: readonly ImportErrorAnswer[];
  /** Zero. */
  readonly errorCount: number;
  /** The batch, by which it can be undone; null where nothing was recorded. */
  readonly batchId: string | null;
  /** The files that were read. */
  readonly files: readonly ImportedFileAnswer[];
  /** In a dry run, the first new rows of each table. */
  readonly sample: readonly SampleRowAnswer[];
  /** What is no error, and should be known, such as a balance that is not what the rows come to: the first thousand. */
  readonly remarks: readonly ImportRemarkAnswer[];
  /** All remarks. */
  readonly remarkCount: number;
  /** Rows that the mapping leaves out, or by which nothing moved. */
  readonly leftOut: number;
};

export type ImportBatchAnswer = {
  /** Where it stands in the ledger. */
  readonly position: number;
  /** The day, in the coalition’s zone. */
  readonly on: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who did it. */
  readonly actor: string;
  /** On whose behalf: `backbone`. */
  readonly by: string;
  /** The batch. */
  readonly id: string;
  /** The first of its facts in the log. */
  readonly firstPosition: number;
  /** The last of them. */
  readonly lastPosition: number;
  /** The files. */
  readonly files: readonly ImportedFileAnswer[];
  /** Rows by table. */
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly rows: number;
        readonly new: number;
        readonly unchanged: number;
      }
    >
  >;
  /** How it was undone; null while it stands. */
  readonly undone: UndoneAnswer | null;
};

export type ImportErrorAnswer = {
  /** The file. */
  readonly file: string;
  /** The line; null where the whole file is meant. */
  readonly line: number | null;
  /** The column. */
  readonly column: string | null;
  /** What was found. */
  readonly found: string | null;
  /** What would be right. */
  readonly expected: string | null;
  /** The problem’s permanent code. */
  readonly code: string;
  /** All of it in one sentence. */
  readonly message: string;
};

export type ImportRemarkAnswer = {
  /** The file. */
  readonly file: string;
  /** The line; null where the whole file is meant. */
  readonly line: number | null;
  /** The column. */
  readonly column: string | null;
  /** What was found. */
  readonly found: string | null;
  /** What the rows come to. */
  readonly expected: string | null;
  /** All of it in one sentence. */
  readonly message: string;
};

export type ImportedFileAnswer = {
  /** Its name. */
  readonly name: string;
  /** How long it is. */
  readonly bytes: number;
  /** The SHA-256 of its content. */
  readonly sha256: string;
};

export type ImportsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** The last one first. */
  readonly items: readonly ImportBatchAnswer[];
};

export type InKindAnswer = {
  /** Its category. */
  readonly category: string;
  /** How its fair value was found. */
  readonly technique: string | null;
  /** What it was found from. */
  readonly inputs: string | null;
  /** The actor who approved the valuation. */
  readonly approvedBy: string | null;
  /** `used` or `monetised`. */
  readonly use: string;
  /** What the giver asked for; null where it is unrestricted. */
  readonly restrictions: string | null;
};

export type InKindBody = {
  /** Such as `medical supplies` or `use of premises`. */
  readonly category: string;
  /** How its fair value was found. */
  readonly technique?: string | null;
  /** What it was found from. */
  readonly inputs?: string | null;
  /** The actor who approved the valuation: an id, never a person’s name. */
  readonly approvedBy?: string | null;
  /** Whether it was used, or turned into money; `used` without it. */
  readonly use?: 'used' | 'monetised' | null;
  /** What the giver asked for; unrestricted without it. */
  readonly restrictions?: string | null;
};

export type InvitationAnswer = {
  /** The role. */
  readonly role: 'coordinator' | 'facilitator' | 'representative' | 'auditor' | 'observer';
  /** The member that a representative speaks for. */
  readonly memberId: string | null;
  /** The invitation’s id. */
  readonly id: string;
  /** To whom it goes, where that was said. */
  readonly email: string | null;
  /** Who invited: the id of a person. */
  readonly invitedBy: string;
  /** Since when it holds. */
  readonly invitedAt: string;
  /** Until when it holds. */
  readonly expiresAt: string;
};

export type InvitationBody = {
  /** The role. */
  readonly role: 'coordinator' | 'facilitator' | 'representative' | 'auditor' | 'observer';
  /** The member that a representative speaks for; for that role only. */
  readonly memberId?: string | null;
  /** To whom it goes: for a letter where this service sends mail, and as a note for coordinators. It is forgotten once the invitation is used. */
  readonly email?: string | null;
};

export type InvitationsAnswer = {
  /** Invitations that can still be taken up, newest first. */
  readonly items: readonly InvitationAnswer[];
};

export type InvitedAnswer = {
  /** The invitation’s id. */
  readonly id: string;
  /** The link, which holds once. It is told here and never again. */
  readonly link: string;
  /** Until when it holds. */
  readonly expiresAt: string;
  /** What became of the letter: the server for mail took it, or did not, or this service sends no mail; null where no address was named. Where it was not sent, hand over the link. */
  readonly mail: 'sent' | 'not-sent' | 'no-mail' | null;
};

export type JobAnswer = {
  /** Its id. */
  readonly id: string;
  /** `verify` or `rebuild`. */
  readonly kind: string;
  /** How it is doing. */
  readonly state: 'running' | 'done' | 'failed';
  /** Events done, and events there are; null before the first of them. */
  readonly progress?: {
    readonly done: number;
    readonly total: number;
  } | null;
  /** What came out; null while it runs, and where there is nothing to tell. */
  readonly result: {
    readonly coalitionId: string;
    readonly ok: boolean;
    readonly position: number;
    readonly hash: string;
    readonly events: number;
    readonly rowsCompared: number;
    readonly evidenceFiles: number;
    readonly trail: {
      readonly position: number;
      readonly hash: string;
    };
    readonly serviceTrail: {
      readonly position: number;
      readonly hash: string;
    };
    readonly findings: readonly {
      readonly where: string;
      readonly position: number | null;
      readonly found: string;
      readonly expected: string;
    }[];
  } | null;
  /** Why it failed (RFC 9457). */
  readonly problem: Record<string, never> | null;
};

export type JoinBody = {
  /** The token of the invitation, as it stands in its link. */
  readonly token: string;
  /** The e-mail address to sign in with. */
  readonly email: string;
  /** The name that others see. */
  readonly name: string;
  /** A password of 12 to 128 characters. */
  readonly password: string;
};

export type JoinMemberBody = {
  /** The group it belongs to. */
  readonly parentGroup?: string | null;
  /** Yearly budget in base currency. */
  readonly capacityBudget?: string | null;
  /** Staff in full-time equivalents. */
  readonly capacityFte?: string | null;
  /** Declared need, as a weight beside other members’ needs. */
  readonly need?: string | null;
  /** The member’s id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its first day as a member. */
  readonly joinedOn: string;
  /** Its last day as a member. */
  readonly leftOn?: string | null;
  /** Declared weights by value type, which sum to 1; types that are left out weigh nothing. */
  readonly priorities?: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  } | null;
};

export type KeyAnswer = {
  /** The key’s id, which events and the trail name as their actor. */
  readonly id: string;
  /** What it is for. */
  readonly name: string;
  /** Whether it may change things. */
  readonly writes: boolean;
  /** As what it comes in; nothing once it is revoked. */
  readonly roles: readonly RoleAnswer[];
  /** Who made it. */
  readonly createdBy: string;
  /** When it was made. */
  readonly createdAt: string;
  /** Until when it holds. */
  readonly expiresAt: string;
  /** When it was revoked. */
  readonly revokedAt: string | null;
  /** When it was used last, give or take five minutes. */
  readonly usedAt: string | null;
};

export type KeyBody = {
  /** The role. */
  readonly role: 'coordinator' | 'facilitator' | 'representative' | 'auditor' | 'observer';
  /** The member that a representative speaks for; for that role only. */
  readonly memberId?: string | null;
  /** What it is for. */
  readonly name: string;
  /** Whether it may change things; it may only read without it. */
  readonly writes?: boolean | null;
  /** Days until it expires; 90 without it. */
  readonly days?: number | null;
};

export type KeysAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** Keys of this coalition, newest first. */
  readonly items: readonly KeyAnswer[];
};

export type KnowledgeAnswer = {
  /** Assets that were used, in the order of their ids. */
  readonly assets: readonly UsedAssetAnswer[];
  /** What counted, by asset and user. */
  readonly applications: readonly AssetUseAnswer[];
  /** Credits from members to members. */
  readonly flows: readonly CreditsBetweenAnswer[];
};

export type KnowledgeRulesAnswer = {
  /** Credits for one use at depth 1. */
  readonly base: string;
  /** How many times the base counts for an asset that was consulted. */
  readonly depthConsulted: string;
  /** How many times the base counts for an asset that was adapted. */
  readonly depthAdapted: string;
  /** How many times the base counts for an asset that was embedded. */
  readonly depthEmbedded: string;
  /** Credits for one unit of base currency of outcome. */
  readonly outcomeRate: string;
  /** The outcome of one use in a quarter that counts at most, in base currency. */
  readonly outcomeCap: string;
  /** Credits from one user to one author in a quarter that count at most. */
  readonly pairCap: string;
  /** M: what two members can gain in a quarter at most by using each other’s assets. */
  readonly mutualLimit: string;
  /** Quarters over which mutual use is looked at, the present one included. */
  readonly windowQuarters: number;
  /** λ: the share of its credit that an asset passes on to what it derives from. */
  readonly lineageShare: string;
  /** Credits that vest in a quarter at most, over all members. Null where there is no cap. */
  readonly quarterCap: string | null;
  /** Quarters after the one they vested in, at whose end credits expire. */
  readonly expiryQuarters: number;
  /** Days for which credits stay reserved for an offer at most. */
  readonly reservationDays: number;
};

export type LackingAnswer = {
  /** How many. */
  readonly count: number;
  /** The ids of the first few. */
  readonly first: readonly string[];
};

export type LapsedAnswer = {
  /** The ids of the redemptions that were set free. */
  readonly released: readonly string[];
  /** The ledger’s position after it. */
  readonly position: number;
  /** False where nothing had lapsed. */
  readonly changed: boolean;
};

export type LateItemAnswer = {
  /** The entry. */
  readonly entry: string;
  /** Where the fact about it stands in the ledger. */
  readonly position: number;
  /** What that fact is, such as `ContributionRecorded`, `EntryAccepted` or `EntryReversed`. */
  readonly type: string;
  /** On which side it changes the member’s figures. */
  readonly direction: 'given' | 'received';
  /** What changed hands. */
  readonly kind: string;
  /** How much it changes, in its own unit; below zero where it takes away. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null where it is unvalued, which is not zero. */
  readonly value: string | null;
  /** The day in the closed quarter that it belongs to. */
  readonly lateFor: string;
  /** The day on which it is booked. */
  readonly occurredOn: string;
};

export type LeaveBody = {
  /** Its last day as a member. */
  readonly on: string;
};

export type LedgerHeadAnswer = {
  /** The coalition. */
  readonly coalitionId: string;
  /** The last position. */
  readonly position: number;
  /** The hash of the event there. */
  readonly hash: string;
  /** When it was recorded. */
  readonly recordedAt: string;
};

export type LinkProviderBody = {
  /** The path of this site to return to; `/` without it. */
  readonly returnTo?: string | null;
};

export type LinkedProviderAnswer = {
  /** The provider’s name in addresses. */
  readonly name: string;
  /** What stands on the button. */
  readonly label: string;
  /** Since when it vouches for the person; null where it does not. */
  readonly linkedAt: string | null;
};

export type LinkedProvidersAnswer = {
  /** OpenID Connect providers, by name. */
  readonly items: readonly LinkedProviderAnswer[];
};

export type LinkingBegunAnswer = {
  /** The provider’s address to send the browser to. It brings it back here. */
  readonly url: string;
};

export type ListOfferBody = {
  /** The offer’s id; one is made without it. */
  readonly id?: string | null;
  /** What it is. */
  readonly title: string;
  /** Who offers it: `pool`, `pool:ID` or `member:ID`. */
  readonly offeredBy: string;
  /** What one costs, in credits; above zero, to the hundredth. */
  readonly price: string;
  /** How often it can be had; no limit without it. */
  readonly capacity?: number | null;
  /** One value type, or weights. */
  readonly valueType?: string | null;
  /** What one is worth, in base currency. */
  readonly value?: string | null;
  /** The first day on which it can be reserved. */
  readonly validFrom: string;
  /** The last day on which it can be reserved. */
  readonly validTo?: string | null;
};

export type ListSupplyBody = {
  /** The supply’s id; one is made without it. */
  readonly id?: string | null;
  /** What it is. */
  readonly title: string;
  /** Who gives it: `pool`, `pool:ID` or `member:ID`. */
  readonly source: string;
  /** What is given; of a member, only what can be given as a contribution. */
  readonly kind: 'funds' | 'in-kind' | 'knowledge' | 'staff-time' | 'access' | 'recognition' | 'service';
  /** How much, in its own unit; above zero. */
  readonly quantity: string;
  /** A currency code, `hours`, or any unit’s name but `credits`, which are not handed out. */
  readonly unit: string;
  /** The least that is handed out; the minor unit of money, and one of all else, without it. */
  readonly step?: string | null;
  /** Of all of it, in base currency; needed but for money in base currency. */
  readonly value?: string | null;
  /** The kind of value that it is. */
  readonly valueType: 'financial' | 'innovative' | 'operational' | 'reputational' | 'strategic';
  /** The members that may have it; all without it. */
  readonly openTo?: readonly string[] | null;
  /** What one member may have at most; no limit without it. */
  readonly mostEach?: string | null;
};

export type LotAnswer = {
  /** Whose credits they are. */
  readonly memberId: string;
  /** The quarter in which they vested. */
  readonly vestedIn: string;
  /** The quarter at whose end they expire. */
  readonly expiresIn: string;
  /** How many of them. */
  readonly credits: string;
};

export type MadeFileAnswer = {
  /** Its name. */
  readonly name: string;
  /** Its media type. */
  readonly mediaType: string;
  /** Its size. */
  readonly bytes: number;
  /** The SHA-256 of its content, in hexadecimal digits. */
  readonly sha256: string;
  /** Where it can be downloaded. */
  readonly href: string;
  /** Until when it is kept. */
  readonly keptUntil: string;
};

export type MadeKeyAnswer = {
  /** The key’s id. */
  readonly id: string;
  /** The key itself, for the header `Authorization: Bearer`. It is told here and never again. */
  readonly key: string;
  /** Until when it holds. */
  readonly expiresAt: string;
};

export type MakePledgeBody = {
  /** The pledge’s id; one is made without it. */
  readonly id?: string | null;
  /** The member that promises. */
  readonly memberId: string;
  /** What is promised. */
  readonly kind: 'funds' | 'in-kind' | 'knowledge' | 'staff-time';
  /** How much, in its own unit; above zero. */
  readonly quantity: string;
  /** A currency code, `hours`, or any unit’s name. */
  readonly unit: string;
  /** In base currency; by the rates of that day without it, else unvalued. */
  readonly value?: string | null;
  /** The day on which it is made. */
  readonly madeOn: string;
  /** The last day on which a delivery is in time. */
  readonly dueOn: string;
  /** `pool`, `pool:ID` or `member:ID`; `pool` without it. */
  readonly counterparty?: string | null;
  /** In words. */
  readonly description?: string | null;
};

export type MappingAnswer = {
  /** Its name, by which an import asks for it. */
  readonly name: string;
  /** What it is for. */
  readonly about: string | null;
  /** Whether it came with the program. */
  readonly builtIn: boolean;
  /** How often it was saved; null of one that came with the program. */
  readonly revision: number | null;
  /** Who saved it last. */
  readonly changedBy: string | null;
  /** When. */
  readonly changedAt: string | null;
  /** The mapping; docs/mappings.md says what its parts do. */
  readonly mapping: Readonly<Record<string, unknown>>;
};

export type MappingBody = {
  /** The mapping; its name is that of the address. */
  readonly mapping: Readonly<Record<string, unknown>>;
  /** The revision that was read; left out for a new one. What others changed since is not replaced. */
  readonly revision?: number | null;
};

export type MappingOutlineAnswer = {
  /** Its name, by which an import asks for it. */
  readonly name: string;
  /** What it is for. */
  readonly about: string | null;
  /** Whether it came with the program. */
  readonly builtIn: boolean;
  /** How often it was saved; null of one that came with the program. */
  readonly revision: number | null;
  /** Who saved it last. */
  readonly changedBy: string | null;
  /** When. */
  readonly changedAt: string | null;
};

export type MappingsAnswer = {
  /** By name. */
  readonly items: readonly MappingOutlineAnswer[];
};

export type MatrixFlowAnswer = {
  /** In base currency; of the valued entries. */
  readonly value: string;
  /** Entries without a value. They are unvalued, not worth zero. Reversals count against them: negative where more were reversed in the period than recorded. */
  readonly unvaluedEntries: number;
  /** By kind and value type, with quantities in native units. */
  readonly byKind: Readonly<
    Record<
      string,
      {
        readonly value: string;
        readonly quantities: Readonly<Record<string, string>>;
        readonly entries: number;
        readonly unvaluedEntries: number;
        readonly byValueType: {
          readonly financial: string;
          readonly innovative: string;
          readonly operational: string;
          readonly reputational: string;
          readonly strategic: string;
        };
      }
    >
  >;
  /** The value by value type. */
  readonly byValueType: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
};

export type MediansAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** Of what members gave; null where fewer than five are active. */
  readonly given: string | null;
  /** Of what they received. */
  readonly received: string | null;
  /** Of their closing balances. */
  readonly balance: string | null;
  /** Of their alignments; null where fewer than five have one. */
  readonly alignment: string | null;
};

export type MemberAnswer = {
  /** Its id. */
  readonly id: string;
  /** What it is called on the day asked for. */
  readonly name: string;
  /** On the day asked for. */
  readonly status: 'active' | 'left' | 'merged' | 'not-yet-joined';
  /** Its stretches of membership. */
  readonly spells: readonly SpellAnswer[];
  /** All its names, oldest first. */
  readonly names: readonly NameSinceAnswer[];
  /** The group it belongs to. */
  readonly parentGroup: string | null;
  /** Yearly budget in base currency. */
  readonly capacityBudget: string | null;
  /** Staff in full-time equivalents. */
  readonly capacityFte: string | null;
  /** Declared need, as a weight. */
  readonly need: string | null;
  /** Declared weights by value type; null where none were. */
  readonly priorities: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  } | null;
  /** Where its history went; null where it did not merge. */
  readonly merged: MergedAnswer | null;
  /** Whom its account is shown with: itself, unless it merged. */
  readonly survivor: string;
};

export type MemberBalanceAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The member’s id. */
  readonly id: string;
  /** Its name at the end of the period. */
  readonly name: string;
  /** What it gave. */
  readonly given: FlowAnswer;
  /** What it received. */
  readonly received: FlowAnswer;
  /** Above zero: it has given more than it got. */
  readonly balance: BalanceFiguresAnswer;
};

export type MemberComparisonAnswer = {
  /** The member’s id. */
  readonly id: string;
  /** In the first view; null where it is none of the members shown there. */
  readonly from: {
    readonly figure: string;
    readonly name: string;
    readonly figures: {
      readonly opening: string;
      readonly given: string;
      readonly received: string;
      readonly closing: string;
      readonly entries: number;
      readonly pending: string;
      readonly disputed: string;
      readonly undecided: number;
    };
  } | null;
  /** In the second view. */
  readonly to: {
    readonly figure: string;
    readonly name: string;
    readonly figures: {
      readonly opening: string;
      readonly given: string;
      readonly received: string;
      readonly closing: string;
      readonly entries: number;
      readonly pending: string;
      readonly disputed: string;
      readonly undecided: number;
    };
  } | null;
  /** The second less the first. */
  readonly difference?: {
    readonly opening: string;
    readonly given: string;
    readonly received: string;
    readonly closing: string;
    readonly entries: number;
    readonly pending: string;
    readonly disputed: string;
    readonly undecided: number;
  };
  /** Entry by entry; they add up to the difference exactly. */
  readonly lines: readonly {
    readonly entry: string | null;
    readonly memberId: string;
    readonly occurredOn: string;
    readonly direction: string | null;
    readonly kind: string | null;
    readonly description: string | null;
    readonly reverses: string | null;
    readonly difference: {
      readonly opening: string;
      readonly given: string;
      readonly received: string;
      readonly closing: string;
      readonly entries: number;
      readonly pending: string;
      readonly disputed: string;
      readonly undecided: number;
    };
    readonly why: readonly {
      readonly why:
        | 'recorded'
        | 'reversed'
        | 'occurred'
        | 'valued'
        | 'accepted'
        | 'disputed'
        | 'upheld'
        | 'adjusted'
        | 'withdrawn'
        | 'merged';
      readonly on: string | null;
      readonly event: {
        readonly position: number;
        readonly type: string;
        readonly recordedAt: string;
        readonly actor: string;
        readonly hash: string;
      } | null;
    }[];
  }[];
};

export type MemberCreditsAnswer = {
  /** Held before the period. */
  readonly opening: string;
  /** Of a quarter, what its uses come to, which vests at the close; of all time, what has not vested yet. */
  readonly accrued: string;
  /** Vested in the period. */
  readonly vested: string;
  /** Reserved in the period, less what was redeemed of it or set free. */
  readonly reserved: string;
  /** Redeemed in the period. */
  readonly redeemed: string;
  /** Expired in the period. */
  readonly expired: string;
  /** Held: opening + vested − reserved − redeemed − expired. */
  readonly balance: string;
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The member’s id. */
  readonly id: string;
  /** Its name at the end of the period. */
  readonly name: string;
  /** Its part of all credits that ever vested; null where none did, or it is not told. */
  readonly equityShare: string | null;
};

export type MemberFairShareAnswer = {
  /** Its share of what counts of all that was given in the window. */
  readonly contributionShare: string;
  /** Its share of all need. */
  readonly needShare: string;
  /** Its fair share. */
  readonly share: string;
  /** What it received in the window. */
  readonly received: string;
  /** What it would have received by its fair share. */
  readonly target: string;
  /** What it lacks of that. */
  readonly shortfall: string;
  /** Where it stands beside its target. */
  readonly status: 'in-balance' | 'under-served' | 'over-served';
  /** The member’s id. */
  readonly id: string;
  /** Its name at the end of the quarter. */
  readonly name: string;
  /** The same under the other rules; null where none are supposed. */
  readonly supposed: FairStandingAnswer | null;
  /** Supposed less real. */
  readonly difference: FairDifferenceAnswer | null;
};

export type MemberProposalsAnswer = {
  /** The member’s id. */
  readonly id: string;
  /** Its name at the end of the quarter. */
  readonly name: string;
  /** By the policy of the quarter. */
  readonly real: ProposedStandingAnswer;
  /** Under the other rules. */
  readonly supposed: ProposedStandingAnswer;
  /** Supposed less real. */
  readonly difference: ProposedFiguresAnswer;
};

export type MemberSupposedAnswer = {
  /** What the quarter came to, or would were it closed now. */
  readonly real: string;
  /** What it would come to under the other rules. */
  readonly supposed: string;
  /** Supposed less real. */
  readonly difference: string;
  /** The member’s id. */
  readonly id: string;
  /** Its name at the end of the quarter. */
  readonly name: string;
};

export type MembersAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of their ids. */
  readonly items: readonly MemberAnswer[];
};

export type MembersOfSizeAnswer = {
  /** How many. */
  readonly count: number;
  /** What they gave in the quarter. */
  readonly given: string;
  /** What they received in it. */
  readonly received: string;
  /** Received by given, to four places; null where nothing was given. */
  readonly return: string | null;
};

export type MergeBody = {
  /** The first day on which it is part of the other. */
  readonly on: string;
  /** The surviving member. */
  readonly into: string;
};

export type MergedAnswer = {
  /** The member it merged into. */
  readonly into: string;
  /** Since when. */
  readonly on: string;
};

export type MergedMemberAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** The member it merged into. */
  readonly into: string;
  /** The first day on which it was part of that one. */
  readonly on: string;
};

export type NameSinceAnswer = {
  /** The first day of the name. */
  readonly from: string;
  /** The name. */
  readonly name: string;
};

export type NewHookAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its secret, `whsec_…`: told here and never again. */
  readonly secret: string;
};

export type NewHookBody = {
  /** Where events are sent: an https address on the public Internet. */
  readonly url: string;
  /** Types of events, such as `evenhand.ContributionRecorded`; all without it. */
  readonly types?: readonly string[] | null;
  /** Events after this position are delivered; those that are recorded from now on without it. */
  readonly after?: number | null;
};

export type NextStepAnswer = {
  /** What comes next, in words. */
  readonly step: string;
  /** What should be there before that, and is not. */
  readonly missing: readonly string[];
};

export type NoBody = Record<string, never>;

export type OfferAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was listed. */
  readonly position: number;
  /** What it is. */
  readonly title: string;
  /** Who offers it: `pool:ID` or `member:ID`. */
  readonly offeredBy: string;
  /** What one costs, in credits. */
  readonly price: string;
  /** How often it can be had in all; null where there is no limit. */
  readonly capacity: number | null;
  /** How many were redeemed. */
  readonly redeemed: number;
  /** How many are reserved, and can still be redeemed today. */
  readonly reserved: number;
  /** How many are left today; null where there is no limit. */
  readonly left: number | null;
  /** Weights that sum to 1. */
  readonly valueTypes: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
  /** What one is worth, in base currency; null where that is not said. */
  readonly value: string | null;
  /** The first day on which it can be reserved. */
  readonly validFrom: string;
  /** The last one; null where none is set. */
  readonly validTo: string | null;
  /** The first day on which it was offered no longer. */
  readonly withdrawnOn: string | null;
};

export type OfferedSecondFactorAnswer = {
  /** The secret, for an authenticator that takes no link. */
  readonly secret: string;
  /** The secret as a link: `otpauth://…`. */
  readonly uri: string;
};

export type OffersAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of their ids. */
  readonly items: readonly OfferAnswer[];
};

export type OpenPoolBody = {
  /** The pool’s id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** The purpose it is restricted to. */
  readonly restrictedTo?: string | null;
  /** Whether it may go below zero; false without it. */
  readonly allowNegative?: boolean | null;
  /** Its first day. */
  readonly openedOn: string;
};

export type OpenReviewBody = {
  /** The quarter that is reviewed. */
  readonly quarter: string;
  /** The person who leads it. */
  readonly facilitator: string;
};

export type OpenSessionAnswer = {
  /** What the session is called where it is ended; nobody signs in with it. */
  readonly id: string;
  /** How the person came in. */
  readonly method: 'password' | 'provider' | 'invitation' | 'reset';
  /** When it began. */
  readonly startedAt: string;
  /** When it was used last, to a minute. */
  readonly seenAt: string;
  /** When it ends at the latest; an hour without a request ends it sooner. */
  readonly expiresAt: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
};

export type OpenSessionsAnswer = {
  /** Where the person is signed in, the latest first. */
  readonly items: readonly OpenSessionAnswer[];
};

export type PeopleAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** People with a role here, by id. */
  readonly items: readonly PersonAnswer[];
};

export type PersonAnswer = {
  /** The person’s id, which events and the trail name as their actor. */
  readonly id: string;
  /** The name. */
  readonly name: string;
  /** The e-mail address. */
  readonly email: string;
  /** The roles in this coalition. */
  readonly roles: readonly RoleAnswer[];
};

export type PersonHereAnswer = {
  /** The person’s id, which events and the trail name as their actor. */
  readonly id: string;
  /** The e-mail address; null once they are erased. */
  readonly email: string | null;
  /** The name; null once they are erased. */
  readonly name: string | null;
  /** When they came. */
  readonly createdAt: string;
  /** When they were erased. */
  readonly erasedAt: string | null;
  /** Whether signing in takes a code as well. */
  readonly hasSecondFactor: boolean;
  /** All roles, by coalition. */
  readonly roles: readonly HeldRoleAnswer[];
};

export type PledgeAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was made. */
  readonly position: number;
  /** The member that promised. */
  readonly memberId: string;
  /** The member with whom it is shown today. */
  readonly survivor: string;
  /** What is promised. */
  readonly kind: string;
  /** Its unit. */
  readonly unit: string;
  /** How much is promised now. */
  readonly quantity: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** When it was made. */
  readonly madeOn: string;
  /** The last day on which a delivery is in time, as promised now. */
  readonly dueOn: string;
  /** All that was delivered, also beyond what is promised. */
  readonly delivered: string;
  /** Promised and not delivered; zero once the rest is waived or has lapsed. */
  readonly outstanding: string;
  /** `open`, `overdue`, `fulfilled`, `waived` or `lapsed`. */
  readonly state: string;
  /** When the rest was waived or lapsed. */
  readonly settledOn: string | null;
  /** The member that took the rest over. */
  readonly handedTo: string | null;
  /** The pledge whose rest it took over. */
  readonly takenOverFrom: string | null;
  /** In words. */
  readonly description: string | null;
  /** On whose behalf it was made: `backbone` or `member:ID`. */
  readonly madeBy: string;
};

export type PledgeDeliveryAnswer = {
  /** The entry. */
  readonly entryId: string;
  /** Its day. */
  readonly occurredOn: string;
  /** What it delivers now; zero where it was taken back or is disputed. */
  readonly quantity: string;
};

export type PledgeDetailAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was made. */
  readonly position: number;
  /** The member that promised. */
  readonly memberId: string;
  /** The member with whom it is shown today. */
  readonly survivor: string;
  /** What is promised. */
  readonly kind: string;
  /** Its unit. */
  readonly unit: string;
  /** How much is promised now. */
  readonly quantity: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** When it was made. */
  readonly madeOn: string;
  /** The last day on which a delivery is in time, as promised now. */
  readonly dueOn: string;
  /** All that was delivered, also beyond what is promised. */
  readonly delivered: string;
  /** Promised and not delivered; zero once the rest is waived or has lapsed. */
  readonly outstanding: string;
  /** `open`, `overdue`, `fulfilled`, `waived` or `lapsed`. */
  readonly state: string;
  /** When the rest was waived or lapsed. */
  readonly settledOn: string | null;
  /** The member that took the rest over. */
  readonly handedTo: string | null;
  /** The pledge whose rest it took over. */
  readonly takenOverFrom: string | null;
  /** In words. */
  readonly description: string | null;
  /** On whose behalf it was made: `backbone` or `member:ID`. */
  readonly madeBy: string;
  /** How what was promised at first became its value; null where it has none. */
  readonly valuation:
    | {
        readonly method: 'own-value';
      }
    | {
        readonly method: 'stated';
        readonly basis: string | null;
      }
    | {
        readonly method: 'exchange-rate';
        readonly rate: string;
        readonly validOn: string;
        readonly source: string;
      }
    | {
        readonly method: 'rate';
        readonly rateMethod: string;
        readonly rate: string;
        readonly category: string;
        readonly validFrom: string;
        readonly source: string;
      }
    | {
        readonly method: 'in-proportion';
        readonly value: string;
        readonly quantity: string;
      }
    | null;
  /** What entries delivered, in the order in which they first did. */
  readonly deliveries: readonly PledgeDeliveryAnswer[];
  /** All that happened to it. */
  readonly events: readonly PledgeEventAnswer[];
};

export type PledgeEventAnswer = {
  /** Its place in the ledger. */
  readonly position: number;
  /** What happened. */
  readonly type: string;
  /** When it happened. */
  readonly occurredOn: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who recorded it. */
  readonly actor: string;
  /** Its hash, SHA-256. */
  readonly hash: string;
  /** On whose behalf. */
  readonly by: string | null;
  /** Why. */
  readonly reason: string | null;
  /** What is promised from then on; of a delivery, what was delivered. */
  readonly quantity: string | null;
  /** What that is worth in base currency. */
  readonly value: string | null;
  /** When it is due from then on. */
  readonly dueOn: string | null;
  /** The entry that delivers. */
  readonly entryId: string | null;
  /** The member that took the rest over. */
  readonly handedTo: string | null;
};

export type PledgeFiguresAnswer = {
  /** Promised: in base currency, of the valued pledges. What was waived or lapsed is not in it. */
  readonly pledged: string;
  /** Delivered, up to what is promised. */
  readonly delivered: string;
  /** Promised and not delivered. */
  readonly outstanding: string;
  /** Outstanding past its due date. */
  readonly overdue: string;
  /** Mean share delivered by the due date; null where nothing fell due. */
  readonly reliability: string | null;
  /** How many pledges. */
  readonly pledges: number;
  /** Pledges without a value. They are unvalued, not worth zero. */
  readonly unvaluedPledges: number;
  /** Pledges that fell due: those behind the reliability. */
  readonly fellDue: number;
  /** The same in native units, by kind and unit; of all pledges. */
  readonly byKind: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly pledged: string;
            readonly delivered: string;
            readonly outstanding: string;
            readonly overdue: string;
          }
        >
      >
    >
  >;
};

export type PledgeOfEntryAnswer = {
  /** Its id. */
  readonly id: string;
  /** Who promised. */
  readonly memberId: string;
  /** What is promised. */
  readonly quantity: string;
  /** What was delivered of it, by this entry and others. */
  readonly delivered: string;
  /** What is still to come. */
  readonly outstanding: string;
  /** Its unit. */
  readonly unit: string;
  /** By when. */
  readonly dueOn: string;
  /** `open`, `waived` or `lapsed`. */
  readonly status: string;
};

export type PledgesAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of their ids. */
  readonly items: readonly PledgeAnswer[];
};

export type PoliciesAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By first day, and of one day in the order of adoption. */
  readonly items: readonly PolicyAnswer[];
};

export type PolicyAnswer = {
  /** In the order of adoption; 0 is the default. */
  readonly version: number;
  /** The first day on which it holds. */
  readonly from: string;
  /** Why it was adopted. */
  readonly reason: string;
  /** Who adopted it: `backbone`. */
  readonly by: string;
  /** Whether it is the one in force today. */
  readonly inForce: boolean;
  /** Whether the present quarter goes by it: whether it was in force on that quarter’s first day. */
  readonly ofThisQuarter: boolean;
  /** All its rules for knowledge-equity accounts. */
  readonly knowledge: KnowledgeRulesAnswer;
  /** All its rules for fair shares and rebalancing. */
  readonly fairness: FairnessRulesAnswer;
  /** What it changed of the policy that stands before it. */
  readonly changes: readonly RuleChangeAnswer[];
};

export type PolicyRulesBody = {
  /** Credits for one use at depth 1. */
  readonly base?: string | null;
  /** How many times the base counts for an asset that was consulted. */
  readonly depthConsulted?: string | null;
  /** How many times the base counts for an asset that was adapted. */
  readonly depthAdapted?: string | null;
  /** How many times the base counts for an asset that was embedded. */
  readonly depthEmbedded?: string | null;
  /** Credits for one unit of base currency of outcome. */
  readonly outcomeRate?: string | null;
  /** The outcome of one use in a quarter that counts at most, in base currency. */
  readonly outcomeCap?: string | null;
  /** Credits from one user to one author in a quarter that count at most. */
  readonly pairCap?: string | null;
  /** M: what two members can gain in a quarter at most by using each other’s assets. */
  readonly mutualLimit?: string | null;
  /** Quarters over which mutual use is looked at, the present one included. */
  readonly windowQuarters?: number | null;
  /** λ: the share of its credit that an asset passes on to what it derives from. */
  readonly lineageShare?: string | null;
  /** Credits that vest in a quarter at most, over all members. A plain decimal, or `none`. */
  readonly quarterCap?: string | null;
  /** Quarters after the one they vested in, at whose end credits expire. */
  readonly expiryQuarters?: number | null;
  /** Days for which credits stay reserved for an offer at most. */
  readonly reservationDays?: number | null;
  /** α: how much of a fair share follows what a member gave. */
  readonly proportionality?: string | null;
  /** β: how much of a fair share follows what a member needs. */
  readonly need?: string | null;
  /** γ: how much of a fair share is the same for every member. */
  readonly equality?: string | null;
  /** How much strategic value counts where contributions are compared. */
  readonly weightStrategic?: string | null;
  /** How much operational value counts where contributions are compared. */
  readonly weightOperational?: string | null;
  /** How much financial value counts where contributions are compared. */
  readonly weightFinancial?: string | null;
  /** How much innovative value counts where contributions are compared. */
  readonly weightInnovative?: string | null;
  /** How much reputational value counts where contributions are compared. */
  readonly weightReputational?: string | null;
  /** Quarters over which giving and getting are compared, the present one included. */
  readonly fairWindowQuarters?: number | null;
  /** How far from its target, as a share of it, a member is still in balance. */
  readonly tolerance?: string | null;
  /** The share of its target that every member is to have before priorities count. */
  readonly floor?: string | null;
};

export type PoolAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** The purpose it is restricted to; null where there is none. */
  readonly restrictedTo: string | null;
  /** Whether it may go below zero. */
  readonly allowNegative: boolean;
  /** Its first day. */
  readonly openedOn: string;
};

export type PoolHoldingAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** Before the quarter. */
  readonly opening: string;
  /** Put in. */
  readonly in: string;
  /** Taken out. */
  readonly out: string;
  /** After the quarter. */
  readonly closing: string;
  /** The kind held. */
  readonly kind: string;
  /** Its unit. */
  readonly unit: string;
};

export type PoolsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** In the order of their ids. */
  readonly items: readonly PoolAnswer[];
};

export type PortfolioAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The coalition. */
  readonly coalition: ReportCoalitionAnswer;
  /** Whose portfolio it is. */
  readonly member: PortfolioMemberAnswer;
  /** The member that was asked for, where it merged into this one: its history went here. */
  readonly movedFrom?: {
    readonly id: string;
    readonly name: string;
    readonly into: string;
    readonly on: string;
  } | null;
  /** The quarter; null for all time. */
  readonly quarter: string | null;
  /** Its first day; null for all time. */
  readonly from: string | null;
  /** The last day that counts. */
  readonly to: string;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** What it gave. */
  readonly given: MatrixFlowAnswer;
  /** What it received. */
  readonly received: MatrixFlowAnswer;
  /** Above zero: it has given more than it got. */
  readonly balance: BalanceFiguresAnswer;
  /** Received by given; null where nothing was given. */
  readonly return: string | null;
  /** Declared weights on the period’s last day. */
  readonly priorities: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
  /** The share of each value type in what it received; null where no mix can be told. */
  readonly mix?: {
    readonly financial: string;
    readonly innovative: string;
    readonly operational: string;
    readonly reputational: string;
    readonly strategic: string;
  } | null;
  /** Declared weight less realised share: above zero, this is what to look for. */
  readonly gap?: {
    readonly financial: string;
    readonly innovative: string;
    readonly operational: string;
    readonly reputational: string;
    readonly strategic: string;
  } | null;
  /** Σ min(share, weight), 0 to 1; null without priorities or a mix. */
  readonly alignment: string | null;
  /** Its part of what all members gave and received. */
  readonly shares: SharesAnswer;
  /** Over the members active on the period’s last day. */
  readonly medians: MediansAnswer;
  /** Up to eight quarters, oldest first. */
  readonly trend: readonly TrendQuarterAnswer[];
  /** Pledges. */
  readonly pledges: PledgeFiguresAnswer;
  /** Knowledge-equity credits. */
  readonly credits: CreditFiguresAnswer;
  /** Achievements whose statement was published in the period, and not retracted by its end. */
  readonly recognition: readonly RecognisedForAnswer[];
  /** Proposed and not accepted yet: counted nowhere else. */
  readonly pending: UndecidedFiguresAnswer;
  /** Disputed: held apart until it is resolved. */
  readonly disputed: UndecidedFiguresAnswer;
};

export type PortfolioMemberAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name on the period’s last day. */
  readonly name: string;
  /** How it stands on that day. */
  readonly status: 'active' | 'left' | 'merged' | 'not-yet-joined';
  /** What it was called before, oldest first. */
  readonly formerNames: readonly FormerNameAnswer[];
  /** Members whose history is shown here. */
  readonly joinedBy: readonly MergedMemberAnswer[];
};

export type PositionAnswer = {
  /** The member. */
  readonly memberId: string;
  /** The proposal; null for the quarter as a whole. */
  readonly proposalId: string | null;
  /** Where it stands. */
  readonly stance: 'support' | 'concern' | 'object';
  /** Why. */
  readonly words: string;
  /** When it said so. */
  readonly statedOn: string;
};

export type PositionsAnswer = {
  /** Before the import. */
  readonly before: number;
  /** After it; the same where nothing was recorded. */
  readonly after: number;
};

export type PreparationSheetAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The quarter under review. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** The ledger’s position that figures are known at. */
  readonly position: number;
  /** When the event at that position was recorded. */
  readonly knownAt: string;
  /** Whether that is the review’s frozen position; before it is prepared, it is the last one. */
  readonly isFrozen: boolean;
  /** The coalition. */
  readonly coalition: ReportCoalitionAnswer;
  /** Whose sheet it is. */
  readonly member: SheetMemberAnswer;
  /** What it gave. */
  readonly given: MatrixFlowAnswer;
  /** What it received. */
  readonly received: MatrixFlowAnswer;
  /** Above zero: it has given more than it got. */
  readonly balance: BalanceFiguresAnswer;
  /** Received by given; null where nothing was given. */
  readonly return: string | null;
  /** Pledges. */
  readonly pledges: PledgeFiguresAnswer;
  /** Knowledge-equity credits. */
  readonly credits: CreditFiguresAnswer;
  /** Proposed and not accepted yet. */
  readonly pending: EntryFiguresAnswer;
  /** Disputed. */
  readonly disputed: EntryFiguresAnswer;
  /** Its fair share; null where it was not active on the quarter’s last day. */
  readonly fair: SheetFairAnswer | null;
  /** The quarter before; null where it has none. */
  readonly before: string | null;
  /** What changed since the quarter before. */
  readonly changes: readonly ChangeAnswer[];
  /** Three questions, chosen from its figures. */
  readonly questions: readonly SheetQuestionAnswer[];
  /** How fair it finds the quarter; null before. */
  readonly pulse: SheetPulseAnswer | null;
};

export type PrioritiesBody = {
  /** The day from which they hold. */
  readonly on: string;
  /** Declared weights by value type, which sum to 1; types that are left out weigh nothing. */
  readonly priorities: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
};

export type ProblemAnswer = {
  /** An identifier of the kind of problem. */
  readonly type: string;
  /** The same few words every time. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** What was found, where, and what would be right. */
  readonly detail: string;
  /** The permanent code that programs branch on. */
  readonly code:
    | 'kernel.amount-malformed'
    | 'kernel.amount-out-of-range'
    | 'kernel.amount-too-precise'
    | 'kernel.divided-by-zero'
    | 'kernel.unit-malformed'
    | 'kernel.currency-unknown'
    | 'kernel.currency-not-valid'
    | 'kernel.date-malformed'
    | 'kernel.instant-malformed'
    | 'kernel.time-zone-unknown'
    | 'kernel.weights-malformed'
    | 'kernel.id-malformed'
    | 'kernel.text-malformed'
    | 'kernel.json-malformed'
    | 'ledger.coalition-unknown'
    | 'ledger.coalition-exists'
    | 'ledger.idempotency-key-reused'
    | 'ledger.position-conflict'
    | 'ledger.position-unknown'
    | 'ledger.busy'
    | 'ledger.write-failed'
    | 'ledger.outcome-unknown'
    | 'ledger.storage-full'
    | 'ledger.chain-broken'
    | 'ledger.engine-too-old'
    | 'ledger.schema-newer'
    | 'ledger.program-replaced'
    | 'ledger.restore-target-not-empty'
    | 'ledger.backup-malformed'
    | 'ledger.database-url-malformed'
    | 'ledger.database-not-opened'
    | 'ledger.owner-needed'
    | 'ledger.service-role-missing'
    | 'ledger.head-malformed'
    | 'coalition.member-unknown'
    | 'coalition.disclosure-malformed'
    | 'coalition.member-exists'
    | 'coalition.member-not-active'
    | 'coalition.member-left'
    | 'coalition.member-merged'
    | 'coalition.merge-into-itself'
    | 'coalition.pool-unknown'
    | 'coalition.pool-exists'
    | 'coalition.pool-not-open'
    | 'coalition.pool-restricted'
    | 'coalition.settings-locked'
    | 'coalition.rate-exists'
    | 'coalition.rate-overlaps'
    | 'coalition.exchange-rate-exists'
    | 'coalition.priorities-malformed'
    | 'coalition.slug-malformed'
    | 'coalition.fiscal-start-malformed'
    | 'coalition.rate-negative'
    | 'coalition.period-malformed'
    | 'coalition.exchange-rate-of-base'
    | 'coalition.profile-negative'
    | 'coalition.party-malformed'
    | 'coalition.act-not-permitted'
    | 'coalition.reason-missing'
    | 'coalition.baseline-stated'
    | 'coalition.baseline-negative'
    | 'coalition.policy-rule-unknown'
    | 'coalition.policy-rule-malformed'
    | 'coalition.policy-principles'
    | 'coalition.signers-malformed'
    | 'coalition.quarter-not-last-closed'
    | 'coalition.quarter-closed'
    | 'coalition.member-still-active'
    | 'exchange.entry-unknown'
    | 'exchange.entry-exists'
    | 'exchange.entry-already-reversed'
    | 'exchange.entry-already-valued'
    | 'exchange.entry-arises'
    | 'exchange.reversal-differs'
    | 'exchange.late-for-not-earlier'
    | 'exchange.late-for-open'
    | 'exchange.reversal-of-reversal'
    | 'exchange.quantity-not-positive'
    | 'exchange.unit-not-allowed'
    | 'exchange.kind-not-allowed'
    | 'exchange.pool-overdrawn'
    | 'exchange.counterparty-malformed'
    | 'exchange.exchange-with-itself'
    | 'exchange.value-negative'
    | 'exchange.value-of-funds-differs'
    | 'exchange.value-types-malformed'
    | 'exchange.direction-unknown'
    | 'exchange.status-unknown'
    | 'exchange.exchange-with-pool'
    | 'exchange.entry-disputed'
    | 'exchange.entry-not-disputed'
    | 'exchange.entry-withdrawn'
    | 'exchange.own-entry-disputed'
    | 'exchange.outcome-unknown'
    | 'exchange.adjustment-missing'
    | 'exchange.adjustment-unwanted'
    | 'exchange.in-kind-detail-malformed'
    | 'exchange.claim-not-allowed'
    | 'exchange.item-claimed-twice'
    | 'exchange.evidence-hash-malformed'
    | 'exchange.pledge-unknown'
    | 'exchange.pledge-exists'
    | 'exchange.pledge-settled'
    | 'exchange.pledge-differs'
    | 'exchange.pledge-not-open'
    | 'exchange.pledges-undecided'
    | 'exchange.settlement-unknown'
    | 'exchange.departure-settled'
    | 'exchange.departure-not-settled'
    | 'exchange.pledge-delivered'
    | 'exchange.pledge-fulfilled'
    | 'exchange.member-not-left'
    | 'exchange.pledge-not-due'
    | 'exchange.pledge-amended-meanwhile'
    | 'exchange.pledge-below-delivered'
    | 'exchange.evidence-empty'
    | 'exchange.evidence-too-large'
    | 'exchange.evidence-type-not-allowed'
    | 'exchange.evidence-unknown'
    | 'exchange.evidence-missing'
    | 'exchange.evidence-altered'
    | 'exchange.evidence-storage-full'
    | 'exchange.evidence-not-written'
    | 'knowledge.asset-unknown'
    | 'knowledge.asset-exists'
    | 'knowledge.weights-malformed'
    | 'knowledge.lineage-stated'
    | 'knowledge.lineage-cycle'
    | 'knowledge.before-it-was-shared'
    | 'knowledge.application-unknown'
    | 'knowledge.application-exists'
    | 'knowledge.application-withdrawn'
    | 'knowledge.depth-unknown'
    | 'knowledge.outcome-negative'
    | 'knowledge.confirmed-before-use'
    | 'knowledge.offer-unknown'
    | 'knowledge.offer-exists'
    | 'knowledge.offer-malformed'
    | 'knowledge.offer-not-open'
    | 'knowledge.offer-exhausted'
    | 'knowledge.credits-insufficient'
    | 'knowledge.redemption-unknown'
    | 'knowledge.redemption-exists'
    | 'knowledge.redemption-ended'
    | 'knowledge.reservation-lapsed'
    | 'knowledge.quarter-not-over'
    | 'knowledge.earlier-quarter-open'
    | 'interchange.file-unknown'
    | 'interchange.workbook-unreadable'
    | 'interchange.mapping-malformed'
    | 'interchange.mapping-unknown'
    | 'interchange.mapping-changed'
    | 'interchange.too-many-mappings'
    | 'interchange.file-not-found'
    | 'interchange.file-empty'
    | 'interchange.file-not-utf8'
    | 'interchange.column-unknown'
    | 'interchange.column-missing'
    | 'interchange.column-duplicate'
    | 'interchange.row-malformed'
    | 'interchange.field-malformed'
    | 'interchange.row-conflicts'
    | 'interchange.pool-overdrawn'
    | 'interchange.import-refused'
    | 'interchange.import-unknown'
    | 'interchange.undoing-refused'
    | 'interchange.fact-stays'
    | 'interchange.fact-named-since'
    | 'interchange.pool-overdrawn-by-undoing'
    | 'interchange.preview-outdated'
    | 'interchange.upload-gone'
    | 'interchange.export-format-unknown'
    | 'portfolios.figure-malformed'
    | 'portfolios.figure-unknown'
    | 'reviews.review-unknown'
    | 'reviews.review-exists'
    | 'reviews.quarter-not-begun'
    | 'reviews.quarter-not-over'
    | 'reviews.not-at-this-stage'
    | 'reviews.not-a-participant'
    | 'reviews.field-malformed'
    | 'reviews.supply-unknown'
    | 'reviews.supply-of-credits'
    | 'reviews.supply-exists'
    | 'reviews.supply-in-use'
    | 'reviews.supply-withdrawn'
    | 'reviews.proposal-unknown'
    | 'reviews.proposal-decided'
    | 'reviews.proposal-outdated'
    | 'reviews.decisions-taken'
    | 'reviews.figures-changed'
    | 'reviews.amendment-malformed'
    | 'reviews.supply-exhausted'
    | 'reviews.undecided'
    | 'reviews.same-signer'
    | 'reviews.signed-otherwise'
    | 'reviews.signatures-missing'
    | 'reviews.not-closed'
    | 'reviews.supply-malformed'
    | 'reviews.claimant-malformed'
    | 'reviews.amounts-too-large'
    | 'reviews.proposals-busy'
    | 'reviews.proposals-took-too-long'
    | 'reviews.proposals-failed'
    | 'reviews.balances-uneven'
    | 'recognition.achievement-unknown'
    | 'recognition.achievement-exists'
    | 'recognition.field-malformed'
    | 'recognition.behind-unknown'
    | 'recognition.behind-not-its-own'
    | 'recognition.behind-does-not-count'
    | 'recognition.not-open'
    | 'recognition.not-named'
    | 'recognition.edition-replaced'
    | 'recognition.consent-missing'
    | 'recognition.before-it-was-achieved'
    | 'recognition.before-it-was-published'
    | 'recognition.published-otherwise'
    | 'recognition.statement-retracted'
    | 'reports.format-unknown'
    | 'reports.no-statement'
    | 'reports.same-quarter'
    | 'reports.quarter-and-days'
    | 'reports.whose-statement'
    | 'reports.folder-missing'
    | 'reports.drawing-busy'
    | 'reports.drawing-took-too-long'
    | 'reports.drawing-failed'
    | 'reports.file-unknown'
    | 'reports.file-not-ready'
    | 'reports.file-not-made'
    | 'reports.file-expired'
    | 'reports.file-ended'
    | 'reports.file-given-up'
    | 'reports.file-not-written'
    | 'hooks.hook-unknown'
    | 'hooks.address-refused'
    | 'hooks.type-unknown'
    | 'hooks.too-many'
    | 'hooks.dead-letter-unknown'
    | 'access.not-signed-in'
    | 'access.not-permitted'
    | 'access.role-needed'
    | 'access.read-only-key'
    | 'access.party-not-yours'
    | 'access.party-needed'
    | 'access.password-length'
    | 'access.password-malformed'
    | 'access.password-common'
    | 'access.password-telling'
    | 'access.passwords-busy'
    | 'access.secret-unusable'
    | 'access.sealed-unreadable'
    | 'access.sign-in-refused'
    | 'access.second-factor-needed'
    | 'access.second-factor-not-right'
    | 'access.second-factor-there'
    | 'access.password-not-right'
    | 'access.link-not-valid'
    | 'access.email-malformed'
    | 'access.email-taken'
    | 'access.identity-taken'
    | 'access.person-unknown'
    | 'access.invitation-unknown'
    | 'access.key-unknown'
    | 'access.member-needed'
    | 'access.member-not-taken'
    | 'access.last-coordinator'
    | 'access.too-many-keys'
    | 'access.too-many-invitations'
    | 'access.person-needed'
    | 'access.restore-target-not-empty'
    | 'access.erasures-malformed'
    | 'access.provider-unknown'
    | 'access.provider-unavailable'
    | 'access.sign-in-elsewhere-refused'
    | 'access.provider-not-known-here'
    | 'access.provider-without-email'
    | 'access.provider-not-linked'
    | 'access.last-way-in'
    | 'access.session-not-fresh'
    | 'access.no-mail'
    | 'access.return-elsewhere'
    | 'access.not-published-yet'
    | 'access.no-report'
    | 'access.tier-withholds'
    | 'request.malformed'
    | 'request.field-unknown'
    | 'request.not-found'
    | 'request.method-not-allowed'
    | 'request.too-large'
    | 'request.unsupported-media-type'
    | 'request.precondition-failed'
    | 'request.precondition-required'
    | 'request.misdirected'
    | 'request.cross-site'
    | 'request.timed-out'
    | 'request.too-many'
    | 'request.internal'
    | 'request.quarter-malformed'
    | 'request.job-unknown'
    | 'request.too-many-streams'
    | 'request.too-many-jobs'
    | 'request.cursor-malformed'
    | 'request.as-of-before-quarter';
  /** Whether the same request can help. */
  readonly retry: 'never' | 'later' | 'after-refresh';
  /** All that is wrong with the fields of a request, or with its files. */
  readonly errors?: readonly FieldErrorAnswer[];
};

export type ProfileBody = {
  /** The group it belongs to. */
  readonly parentGroup?: string | null;
  /** Yearly budget in base currency. */
  readonly capacityBudget?: string | null;
  /** Staff in full-time equivalents. */
  readonly capacityFte?: string | null;
  /** Declared need, as a weight beside other members’ needs. */
  readonly need?: string | null;
  /** The day from which it holds. */
  readonly on: string;
};

export type ProposalAnswer = {
  /** Its id: the run, a point, and its number in it. */
  readonly id: string;
  /** The member that gets it. */
  readonly memberId: string;
  /** The supply that it comes from. */
  readonly supplyId: string;
  /** The supply’s unit. */
  readonly unit: string;
  /** How much. */
  readonly quantity: string;
  /** Its value in base currency. */
  readonly value: string;
  /** The kind of value that it is. */
  readonly valueType: string;
  /** What the member received before, in base currency. */
  readonly before: string;
  /** What it would have with all that is proposed to it. */
  readonly after: string;
  /** Why; null where that is not told. */
  readonly why: string | null;
  /** What was decided on it; null before. */
  readonly decision: DecisionAnswer | null;
};

export type ProposalRunAnswer = {
  /** The run: 1, 2, 3… */
  readonly run: number;
  /** Where it is recorded. */
  readonly position: number;
  /** The position whose figures it was made from. */
  readonly figuresAt: number;
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** How many were made. */
  readonly proposals: number;
  /** What stands in the way of a better answer. */
  readonly obstacles: readonly string[];
};

export type ProposalsWhatIfAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** The ledger’s position that figures are known at. */
  readonly position: number;
  /** Whether that is the review’s frozen position; before it is prepared, it is the last one. */
  readonly isFrozen: boolean;
  /** The base currency. */
  readonly currency: string;
  /** The policy of the quarter; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** The rules that are other; null is no cap. */
  readonly rules: readonly {
    readonly rule: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  /** Those active on the quarter’s last day, in the order of their ids. */
  readonly members: readonly MemberProposalsAnswer[];
  /** All members together, by the policy of the quarter. */
  readonly real: ProposedTotalsAnswer;
  /** All members together, under the other rules. */
  readonly supposed: ProposedTotalsAnswer;
};

export type ProposedFiguresAnswer = {
  /** Its fair share, to four places. */
  readonly share: string;
  /** That share of all that was received in the window, and of all that can be given next. */
  readonly target: string;
  /** What it received in the window. */
  readonly before: string;
  /** What it lacks of its target before proposals. */
  readonly shortfallBefore: string;
  /** The value of all that would be proposed to it. */
  readonly proposed: string;
  /** What it would have received with that. */
  readonly after: string;
  /** What it would still lack of its target. */
  readonly shortfallAfter: string;
};

export type ProposedPartAnswer = {
  /** The supply. */
  readonly supply: string;
  /** How much of it. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** Its value in base currency. */
  readonly value: string;
};

export type ProposedStandingAnswer = {
  /** Its fair share, to four places. */
  readonly share: string;
  /** That share of all that was received in the window, and of all that can be given next. */
  readonly target: string;
  /** What it received in the window. */
  readonly before: string;
  /** What it lacks of its target before proposals. */
  readonly shortfallBefore: string;
  /** The value of all that would be proposed to it. */
  readonly proposed: string;
  /** What it would have received with that. */
  readonly after: string;
  /** What it would still lack of its target. */
  readonly shortfallAfter: string;
  /** What would be proposed to it, in the order of supplies. */
  readonly parts: readonly ProposedPartAnswer[];
};

export type ProposedTotalsAnswer = {
  /** Their targets. */
  readonly target: string;
  /** What those lack that are below their targets. */
  readonly shortfallBefore: string;
  /** The value of all that would be proposed. */
  readonly proposed: string;
  /** What would still be lacking. */
  readonly shortfallAfter: string;
  /** Floors that would be missed, and supplies that would be left, with the reason. */
  readonly obstacles: readonly string[];
};

export type ProviderAnswer = {
  /** The provider’s name in addresses. */
  readonly name: string;
  /** What stands on the button. */
  readonly label: string;
  /** Where a browser goes to sign in with it; `?returnTo=` and `?invitation=` are taken. */
  readonly path: string;
};

export type PublishRecognitionBody = {
  /** The day of the publication, and of the benefits; today without it. */
  readonly on?: string | null;
  /** What it is worth to all named members together, in base currency; it is split by shares. Without it the benefits are unvalued. */
  readonly value?: string | null;
  /** How that value was found. */
  readonly basis?: string | null;
  /** One value type, or weights; reputational without it. */
  readonly valueType?: string | null;
};

export type PulseAnswer = {
  /** The member. */
  readonly memberId: string;
  /** 1 (not at all) to 5 (entirely). */
  readonly fairness: number;
  /** In words. */
  readonly comment: string | null;
};

export type PulsesAnswer = {
  /** How many were given. */
  readonly count: number;
  /** Their mean, to two places; null where none was given. */
  readonly mean: string | null;
  /** The last of each member. */
  readonly given: readonly PulseAnswer[];
};

export type QuarterOfAssetAnswer = {
  /** The quarter in which applications count; of those that do not, the one of their day. */
  readonly quarter: string;
  /** Members whose applications count. */
  readonly users: number;
  /** Applications that count: consulted. */
  readonly consulted: number;
  /** Applications that count: adapted. */
  readonly adapted: number;
  /** Applications that count: embedded. */
  readonly embedded: number;
  /** What came of those that count, in base currency; null where that is not told. */
  readonly outcomes: string | null;
  /** Applications that wait to be confirmed; null where that is not told. */
  readonly awaiting: number | null;
  /** Applications that are contested; null where that is not told. */
  readonly contested: number | null;
};

export type RateAnswer = {
  /** The kind it values. */
  readonly kind: string;
  /** A role or category; empty where the rate is for the whole kind. */
  readonly category: string;
  /** The unit. */
  readonly unit: string;
  /** Base currency for one unit. */
  readonly rate: string;
  /** How it was found. */
  readonly method: string;
  /** The first day on which it holds. */
  readonly validFrom: string;
  /** The last day on which it holds; null while it is open. */
  readonly validTo: string | null;
  /** Where it comes from. */
  readonly source: string;
};

export type RatesAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By kind, category, unit and first day. */
  readonly items: readonly RateAnswer[];
};

export type ReassuranceBody = {
  /** The password, once more. */
  readonly password: string;
};

export type RecognisedForAnswer = {
  /** The achievement. */
  readonly achievementId: string;
  /** Its headline. */
  readonly title: string;
  /** Under whose id: its own, or that of a member that merged into it. */
  readonly memberId: string;
  /** Its part of the achievement; the shares of all sum to 1. */
  readonly share: string;
  /** What it did, as it consented to it. */
  readonly wording: string;
  /** When the statement was published. */
  readonly publishedOn: string;
  /** The benefit that the publication was; null where the member had left by then. */
  readonly entry: string | null;
  /** `entry/ID`: what it gave for that, and was reversed or withdrawn by the end of the period. */
  readonly takenBack: readonly string[];
};

export type RecordAchievementBody = {
  /** The achievement’s id; one is made without it. */
  readonly id?: string | null;
  /** What was achieved, as a headline. */
  readonly title: string;
  /** The day of the achievement. */
  readonly achievedOn: string;
  /** What was achieved, in a few sentences. */
  readonly story?: string | null;
  /** Whether the statement tells the shares; it does not without it. */
  readonly sharesShown?: boolean | null;
  /** Who did what. */
  readonly attributions: readonly AttributionBody[];
};

export type RecordEntryBody = {
  /** The entry’s id; one is made without it. */
  readonly id?: string | null;
  /** A contribution is given, a benefit received; an exchange is both, between two members. */
  readonly direction: 'contribution' | 'benefit' | 'exchange';
  /** The member that gives; of a benefit, the one that gets. */
  readonly memberId: string;
  /** What changed hands. */
  readonly kind: 'funds' | 'in-kind' | 'knowledge' | 'staff-time' | 'access' | 'recognition' | 'service';
  /** When it happened, in the coalition’s zone. It alone decides the quarter. */
  readonly occurredOn: string;
  /** For a late item: the day in a closed quarter on which it happened. It is booked on `occurredOn`, in an open quarter, and restates the closed one. */
  readonly lateFor?: string | null;
  /** How much, in its own unit; above zero. */
  readonly quantity: string;
  /** A currency code, `hours`, or any unit’s name. */
  readonly unit: string;
  /** In base currency; by the rates in force without it, else unvalued. */
  readonly value?: string | null;
  /** With a value, its basis in words; without one, the category of the rate to use. */
  readonly valuationBasis?: string | null;
  /** One value type, or weights that sum to 1; the default of the kind without it. */
  readonly valueType?: string | null;
  /** `pool`, `pool:ID` or `member:ID`; `pool` without it. */
  readonly counterparty?: string | null;
  /** The project it belongs to. */
  readonly project?: string | null;
  /** In words. */
  readonly description?: string | null;
  /** The pledge it delivers. */
  readonly pledgeId?: string | null;
  /** `accepted` without it where the backbone records, `proposed` where a member does. Only accepted entries count. */
  readonly status?: 'accepted' | 'proposed' | null;
  /** More about a gift in kind. */
  readonly inKind?: InKindBody | null;
  /** Claims it as cost sharing on an award. */
  readonly costShare?: CostShareBody | null;
};

export type RecordedAnswer = {
  /** The id of what was recorded. */
  readonly id: string;
  /** The ledger’s position after it. */
  readonly position: number;
  /** False where it was recorded just so before. */
  readonly changed: boolean;
};

export type RedeemCreditsBody = {
  /** The day on which the member got it. */
  readonly on: string;
};

export type RedemptionAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was reserved. */
  readonly position: number;
  /** The offer. */
  readonly offerId: string;
  /** The member that redeems. */
  readonly memberId: string;
  /** Its price, in credits. */
  readonly credits: string;
  /** How it stands today. `lapsed`: nobody fetched it in time, and it waits to be set free. */
  readonly state: 'reserved' | 'lapsed' | 'redeemed' | 'released';
  /** When it was reserved. */
  readonly reservedOn: string;
  /** The last day on which it can be redeemed. */
  readonly until: string;
  /** When it was redeemed or set free. */
  readonly endedOn: string | null;
  /** The entry of what the member got. */
  readonly entryId: string | null;
};

export type RedemptionDetailAnswer = {
  /** Its id. */
  readonly id: string;
  /** Where it was reserved. */
  readonly position: number;
  /** The offer. */
  readonly offerId: string;
  /** The member that redeems. */
  readonly memberId: string;
  /** Its price, in credits. */
  readonly credits: string;
  /** How it stands today. `lapsed`: nobody fetched it in time, and it waits to be set free. */
  readonly state: 'reserved' | 'lapsed' | 'redeemed' | 'released';
  /** When it was reserved. */
  readonly reservedOn: string;
  /** The last day on which it can be redeemed. */
  readonly until: string;
  /** When it was redeemed or set free. */
  readonly endedOn: string | null;
  /** The entry of what the member got. */
  readonly entryId: string | null;
  /** The credits that pay for it, oldest first. */
  readonly lots: readonly LotAnswer[];
};

export type RedemptionsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** By the day of their reservation, and id. */
  readonly items: readonly RedemptionAnswer[];
};

export type RefuseApplicationBody = {
  /** Why. */
  readonly reason: string;
};

export type RejoinBody = {
  /** Its first day back. */
  readonly on: string;
};

export type RelatedAssetAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its part of the whole, which is 1. */
  readonly weight: string;
  /** What it is called. */
  readonly title: string;
};

export type ReleaseCreditsBody = {
  /** The day on which the credits are free again. */
  readonly on: string;
  /** Why. */
  readonly reason?: string | null;
};

export type RemoveSecondFactorBody = {
  /** The password, once more. */
  readonly password: string;
  /** What the authenticator shows now. */
  readonly code: string;
};

export type RemovedMappingAnswer = {
  /** Whether there was one. */
  readonly changed: boolean;
};

export type RenameBody = {
  /** The day from which it bears the name. */
  readonly on: string;
  /** The new name. */
  readonly name: string;
};

export type ReopenQuarterBody = {
  /** Why. */
  readonly reason: string;
};

export type ReopeningAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** Whether it is closed. */
  readonly isClosed: boolean;
  /** Who asks that it be reopened, to which a second person may agree; null where nobody does. */
  readonly asked: ReopeningAskedAnswer | null;
};

export type ReopeningAskedAnswer = {
  /** The person who asks: an id. */
  readonly signer: string;
  /** Why. */
  readonly reason: string;
  /** Since when. */
  readonly askedOn: string;
};

export type ReopeningRecordedAnswer = {
  /** The id of what was recorded. */
  readonly id: string;
  /** The ledger’s position after it. */
  readonly position: number;
  /** False where it was recorded just so before. */
  readonly changed: boolean;
  /** Whether the quarter is open again with this; false while a second person has not asked for it. */
  readonly isReopened: boolean;
};

export type ReplaceEntryBody = {
  /** The entry’s id; one is made without it. */
  readonly id?: string | null;
  /** A contribution is given, a benefit received; an exchange is both, between two members. */
  readonly direction: 'contribution' | 'benefit' | 'exchange';
  /** The member that gives; of a benefit, the one that gets. */
  readonly memberId: string;
  /** What changed hands. */
  readonly kind: 'funds' | 'in-kind' | 'knowledge' | 'staff-time' | 'access' | 'recognition' | 'service';
  /** When it happened, in the coalition’s zone. It alone decides the quarter. */
  readonly occurredOn: string;
  /** For a late item: the day in a closed quarter on which it happened. It is booked on `occurredOn`, in an open quarter, and restates the closed one. */
  readonly lateFor?: string | null;
  /** How much, in its own unit; above zero. */
  readonly quantity: string;
  /** A currency code, `hours`, or any unit’s name. */
  readonly unit: string;
  /** In base currency; by the rates in force without it, else unvalued. */
  readonly value?: string | null;
  /** With a value, its basis in words; without one, the category of the rate to use. */
  readonly valuationBasis?: string | null;
  /** One value type, or weights that sum to 1; the default of the kind without it. */
  readonly valueType?: string | null;
  /** `pool`, `pool:ID` or `member:ID`; `pool` without it. */
  readonly counterparty?: string | null;
  /** The project it belongs to. */
  readonly project?: string | null;
  /** In words. */
  readonly description?: string | null;
  /** The pledge it delivers. */
  readonly pledgeId?: string | null;
  /** `accepted` without it where the backbone records, `proposed` where a member does. Only accepted entries count. */
  readonly status?: 'accepted' | 'proposed' | null;
  /** More about a gift in kind. */
  readonly inKind?: InKindBody | null;
  /** Claims it as cost sharing on an award. */
  readonly costShare?: CostShareBody | null;
  /** The id of the reversal that takes the wrong entry back; one is made without it. */
  readonly reversalId?: string | null;
  /** The day on which it was put right. */
  readonly reversedOn: string;
  /** Why. */
  readonly reason: string;
};

export type ReportActionAnswer = {
  /** What is to be done. */
  readonly what: string;
  /** Who does it. */
  readonly owner: string;
  /** Until when. */
  readonly dueOn: string;
};

export type ReportAnswer = {
  /** Whose report it is. */
  readonly coalition: ReportCoalitionAnswer;
  /** The quarter. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** Where the quarter stands. */
  readonly status: 'closed' | 'open';
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The hash of the event there. */
  readonly headHash: string;
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** When this was made. Nothing else depends on that. */
  readonly generatedAt: string;
  /** All members together. */
  readonly totals: ReportTotalsAnswer;
  /** The four quarters before, and this one. */
  readonly trend: readonly ReportTrendAnswer[];
  /** In the order of their ids. */
  readonly members: readonly ReportMemberAnswer[];
  /** In the order of their ids. */
  readonly pools: readonly ReportPoolAnswer[];
  /** How evenly members give and receive. */
  readonly fairness: FairnessAnswer;
  /** What knowledge did. */
  readonly knowledge: KnowledgeAnswer;
  /** What the review proposes, as its last run made it. */
  readonly proposals: readonly ReportProposalAnswer[];
  /** What it decided on them. */
  readonly decisions: readonly ReportDecisionAnswer[];
  /** What late items that this quarter books change in quarters that were closed before. */
  readonly restatements: readonly RestatementAnswer[];
};

export type ReportCoalitionAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its base currency. */
  readonly currency: string;
  /** Its IANA time zone. */
  readonly timeZone: string;
};

export type ReportComparisonAnswer = {
  /** The coalition. */
  readonly coalition?: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  /** The earlier quarter. */
  readonly before?: {
    readonly quarter: string;
    readonly from: string;
    readonly to: string;
    readonly status: 'open' | 'closed';
    readonly position: number;
    readonly headHash: string;
    readonly policyVersion: number;
  };
  /** The later quarter. */
  readonly after?: {
    readonly quarter: string;
    readonly from: string;
    readonly to: string;
    readonly status: 'open' | 'closed';
    readonly position: number;
    readonly headHash: string;
    readonly policyVersion: number;
  };
  /** When the younger of the two reports was made. */
  readonly madeAt: string;
  /** All members together; a difference is after less before. */
  readonly totals?: {
    readonly given: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly received: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
  };
  /** The same by kind. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly given: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly received: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
  }[];
  /** The fairness panel, and how many members are under-served and received nothing of value. */
  readonly fairness?: {
    readonly giniGiven: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly giniReceived: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly topFifthShareGiven: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly meanAlignment: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly underServed: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly gotNothing: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
  };
  /** Rules that are other in the later quarter. */
  readonly rules: readonly {
    readonly rule: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly inWords: string;
  }[];
  /** Members that either quarter has, in the order of their ids. */
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly figures: {
      readonly before: string | null;
      readonly after: string | null;
    };
    readonly given: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly received: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly closing: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly share: {
      readonly before: string | null;
      readonly after: string | null;
      readonly difference: string | null;
    };
    readonly status: {
      readonly before: string | null;
      readonly after: string | null;
    };
  }[];
};

export type ReportDecisionAnswer = {
  /** The proposal that was decided on. */
  readonly proposal: string;
  /** What was decided. */
  readonly outcome: 'accepted' | 'amended' | 'rejected';
  /** What is given, in the supply’s unit; null where it was rejected. */
  readonly quantity: string | null;
  /** Its value in base currency; null where it was rejected. */
  readonly value: string | null;
  /** Why. */
  readonly reason: string;
  /** Who does not agree. */
  readonly dissent: readonly ReportDissentAnswer[];
  /** What somebody does next. */
  readonly actions: readonly ReportActionAnswer[];
  /** `entry/ID` or `pledge/ID`; null where it was rejected. */
  readonly becomes: string | null;
  /** When it was decided. */
  readonly decidedAt: string;
  /** When its reason could be read by all; null while it can’t. */
  readonly publishedAt: string | null;
  /** Whether that was within 48 hours of the decision; null while it is open. */
  readonly publishedInTime: boolean | null;
};

export type ReportDissentAnswer = {
  /** The member that does not agree. */
  readonly member: string;
  /** Why. */
  readonly words: string;
};

export type ReportFileAnswer = {
  /** The id of the file, and of the job that makes it. */
  readonly id: string;
  /** The quarter. */
  readonly quarter: string;
  /** The format. */
  readonly format: 'json' | 'csv' | 'xlsx' | 'pdf' | 'html';
  /** The position up to which the report counts what was recorded; of a closed quarter that of its close. */
  readonly position: number;
  /** Who asked for it first. */
  readonly askedBy: string;
  /** How its job is doing. A job that was under way when the service ended waits again; a file is `expired` once it is no longer kept. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
  /** How far it is; null unless it is running. */
  readonly progress: FileProgressAnswer | null;
  /** When it was asked for. */
  readonly askedAt: string;
  /** When it was begun last. */
  readonly startedAt: string | null;
  /** When it was done, failed or was cancelled. */
  readonly finishedAt: string | null;
  /** The file, once it is done. */
  readonly file: MadeFileAnswer | null;
  /** Why it failed (RFC 9457). */
  readonly problem: Record<string, never> | null;
};

export type ReportFileBody = {
  /** The quarter. */
  readonly quarter: string;
  /** The format. */
  readonly format: 'json' | 'csv' | 'xlsx' | 'pdf' | 'html';
  /** Count what was recorded by this position or instant; the last position without it. Of a closed quarter the report is the same whatever stands here. */
  readonly asKnownAt?: string | null;
};

export type ReportFilesAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** Those that were asked for last come first. */
  readonly items: readonly ReportFileAnswer[];
};

export type ReportMemberAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The member’s id. */
  readonly id: string;
  /** Its name at the end of the period. */
  readonly name: string;
  /** What it gave. */
  readonly given: FlowAnswer;
  /** What it received. */
  readonly received: FlowAnswer;
  /** Above zero: it has given more than it got. */
  readonly balance: BalanceFiguresAnswer;
  /** On the quarter’s last day. */
  readonly status: string;
  /** Received by given, to four places; null where nothing was given. */
  readonly return: string | null;
  /** Pledges. */
  readonly pledges: PledgeFiguresAnswer;
  /** Knowledge-equity credits. */
  readonly credits: CreditFiguresAnswer;
  /** Declared weights on the quarter’s last day. */
  readonly priorities: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
  /** How far what it received fits its priorities, 0 to 1. */
  readonly alignment: string | null;
  /** Its fair share. */
  readonly fair: FairFiguresAnswer;
  /** Proposed and not accepted yet. */
  readonly pending: EntryFiguresAnswer;
  /** Disputed. */
  readonly disputed: EntryFiguresAnswer;
};

export type ReportPoolAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** Before the quarter. */
  readonly opening: string;
  /** Put in. */
  readonly in: string;
  /** Taken out. */
  readonly out: string;
  /** After the quarter. */
  readonly closing: string;
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** The purpose it is restricted to. */
  readonly restrictedTo: string | null;
  /** All that it holds, in native units. */
  readonly holdings: readonly PoolHoldingAnswer[];
};

export type ReportProposalAnswer = {
  /** Its id in the review: the run, a point, and its number in it. */
  readonly id: string;
  /** The member that would get it. */
  readonly member: string;
  /** The supply that it comes from. */
  readonly supply: string;
  /** How much. */
  readonly quantity: string;
  /** The supply’s unit. */
  readonly unit: string;
  /** Its value in base currency. */
  readonly value: string;
  /** The kind of value that it is. */
  readonly valueType: 'financial' | 'innovative' | 'operational' | 'reputational' | 'strategic';
  /** What the member received in the window before, in base currency. */
  readonly before: string;
  /** What it would have with all that is proposed to it. */
  readonly after: string;
  /** Why. */
  readonly why: string;
};

export type ReportTotalsAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** What all members gave. */
  readonly given: FlowAnswer;
  /** What all members received. */
  readonly received: FlowAnswer;
  /** All members’ balances together. */
  readonly balance: BalanceFiguresAnswer;
};

export type ReportTrendAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The quarter. */
  readonly quarter: string;
  /** What was given. */
  readonly given: FlowAnswer;
  /** What was received. */
  readonly received: FlowAnswer;
};

export type ReserveCreditsBody = {
  /** The redemption’s id; one is made without it. */
  readonly id?: string | null;
  /** The offer. */
  readonly offerId: string;
  /** The member whose credits pay for it. */
  readonly memberId: string;
  /** The day of the reservation. */
  readonly on: string;
};

export type ResetLinkAnswer = {
  /** The link, which holds once. It is told here and never again. */
  readonly link: string;
  /** Until when it holds. */
  readonly expiresAt: string;
};

export type ResetPasswordBody = {
  /** The token of the link. */
  readonly token: string;
  /** The password as it is to be: 12 to 128 characters. */
  readonly password: string;
};

export type ResolutionAnswer = {
  /** For whom: `backbone` or `member:ID`. */
  readonly by: string;
  /** Who did it, by a name in the log. */
  readonly actor: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Its place in the ledger. */
  readonly position: number;
  /** `upheld`, `adjusted` or `withdrawn`. */
  readonly outcome: string;
  /** Why. */
  readonly reason: string;
  /** What it comes to instead, where it was adjusted. */
  readonly adjusted: AdjustmentAnswer | null;
};

export type ResolutionBody = {
  /** `upheld`: it counts as it was. `adjusted`: it counts with another quantity or value. `withdrawn`: it counts no more. */
  readonly outcome: 'upheld' | 'adjusted' | 'withdrawn';
  /** With `adjusted`: another quantity, above zero. */
  readonly quantity?: string | null;
  /** With `adjusted`: another value in base currency; at the price that it had without it. */
  readonly value?: string | null;
  /** Why; both sides will read it. */
  readonly reason: string;
};

export type RestatedFigureAnswer = {
  /** What the quarter said when it was closed, and says for ever; in base currency. */
  readonly sealed: string;
  /** What late items change that were booked before the quarter of this report. */
  readonly earlier: string;
  /** What late items change that are booked in the quarter of this report. */
  readonly change: string;
  /** The restatement difference: earlier and change together. */
  readonly difference: string;
  /** Sealed and difference together: what the quarter would say, had all been known in time. */
  readonly restated: string;
};

export type RestatementAnswer = {
  /** The closed quarter that is restated. */
  readonly quarter: string;
  /** The member that its late items concern. */
  readonly member: string;
  /** Its name on that quarter’s last day. */
  readonly name: string;
  /** The ledger’s position at which that quarter was closed. */
  readonly closedAt: number;
  /** The id of the member’s figures as they were sealed. */
  readonly figure: string;
  /** What it gave in that quarter. */
  readonly given: RestatedFigureAnswer;
  /** What it received in that quarter. */
  readonly received: RestatedFigureAnswer;
  /** Given less received in that quarter. */
  readonly balance: RestatedFigureAnswer;
  /** The late items booked in the quarter of this report, as they were recorded. */
  readonly items: readonly LateItemAnswer[];
};

export type ResumptionBody = {
  /** Whether the event that it failed at is kept aside, so that it goes on behind it; false without it. */
  readonly putAside?: boolean | null;
};

export type RetractRecognitionBody = {
  /** Why. */
  readonly reason: string;
  /** The day on which the benefits are taken back; today without it. */
  readonly on?: string | null;
};

export type ReverseEntryBody = {
  /** The reversal’s own id; one is made without it. */
  readonly id?: string | null;
  /** The day on which it was put right. */
  readonly occurredOn: string;
  /** Why. */
  readonly description: string;
};

export type ReviewAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** How far it has come. */
  readonly stage: 'opened' | 'preparing' | 'discussing' | 'deciding' | 'closed';
  /** The person who leads it. */
  readonly facilitator: string;
  /** When it was opened. */
  readonly openedOn: string;
  /** The position whose figures are looked at; null before. */
  readonly preparedAt: number | null;
  /** When figures were frozen; null before. */
  readonly preparedOn: string | null;
  /** When it was closed; null before. */
  readonly closedOn: string | null;
  /** Hash of the published report; null before. */
  readonly published: string | null;
  /** The base currency. */
  readonly currency: string;
  /** How it goes on. */
  readonly next: NextStepAnswer;
  /** Who signed the close. */
  readonly signatures: readonly SignatureAnswer[];
  /** Who asks that the closed quarter be reopened; null where nobody does. */
  readonly reopeningAsked: ReopeningAskedAnswer | null;
  /** How many members take part. */
  readonly participants: number;
  /** How fair members find the quarter. */
  readonly pulses: PulsesAnswer;
  /** Where members stand, on the quarter and on proposals. */
  readonly positions: readonly PositionAnswer[];
  /** What can be given next. */
  readonly supplies: readonly SupplyAnswer[];
  /** The last run of proposals; null before. */
  readonly run: ProposalRunAnswer | null;
  /** The proposals of that run. */
  readonly proposals: readonly ProposalAnswer[];
};

export type ReviewOutlineAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** How far it has come. */
  readonly stage: 'opened' | 'preparing' | 'discussing' | 'deciding' | 'closed';
  /** The person who leads it. */
  readonly facilitator: string;
  /** When it was opened. */
  readonly openedOn: string;
  /** The position whose figures are looked at; null before. */
  readonly preparedAt: number | null;
  /** When figures were frozen; null before. */
  readonly preparedOn: string | null;
  /** When it was closed; null before. */
  readonly closedOn: string | null;
  /** Hash of the published report; null before. */
  readonly published: string | null;
};

export type ReviewsAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** The oldest quarter first. */
  readonly items: readonly ReviewOutlineAnswer[];
};

export type ReviseKnowledgeBody = {
  /** The day of the edition. */
  readonly on: string;
  /** What is new in it. */
  readonly note: string;
};

export type RoleAnswer = {
  /** The role. */
  readonly role: 'coordinator' | 'facilitator' | 'representative' | 'auditor' | 'observer';
  /** The member that a representative speaks for. */
  readonly memberId: string | null;
};

export type RoleBody = {
  /** The role. */
  readonly role: 'coordinator' | 'facilitator' | 'representative' | 'auditor' | 'observer';
  /** The member that a representative speaks for; for that role only. */
  readonly memberId?: string | null;
};

export type RuleChangeAnswer = {
  /** The rule that changed. */
  readonly rule:
    | 'base'
    | 'depthConsulted'
    | 'depthAdapted'
    | 'depthEmbedded'
    | 'outcomeRate'
    | 'outcomeCap'
    | 'pairCap'
    | 'mutualLimit'
    | 'windowQuarters'
    | 'lineageShare'
    | 'quarterCap'
    | 'expiryQuarters'
    | 'reservationDays'
    | 'proportionality'
    | 'need'
    | 'equality'
    | 'weightStrategic'
    | 'weightOperational'
    | 'weightFinancial'
    | 'weightInnovative'
    | 'weightReputational'
    | 'fairWindowQuarters'
    | 'tolerance'
    | 'floor';
  /** What it was; null where there was no cap. */
  readonly from: string | null;
  /** What it became; null where there is no cap any more. */
  readonly to: string | null;
  /** The change, and what the rule says. */
  readonly inWords: string;
};

export type SampleRowAnswer = {
  /** The table. */
  readonly table:
    | 'members'
    | 'pools'
    | 'rates'
    | 'exchange_rates'
    | 'member_changes'
    | 'pledges'
    | 'entries'
    | 'knowledge'
    | 'applications'
    | 'offers'
    | 'redemptions'
    | 'achievements'
    | 'attributions';
  /** The file. */
  readonly file: string;
  /** The line. */
  readonly line: number;
  /** What its cells say, by column. */
  readonly cells: Readonly<Record<string, string>>;
};

export type SavedMappingAnswer = {
  /** Its name. */
  readonly name: string;
  /** How often it was saved. */
  readonly revision: number;
  /** Whether this changed it. */
  readonly changed: boolean;
};

export type SessionAnswer = {
  /** The id of the person who signed in. */
  readonly personId: string;
  /** When the session ends at the latest; an hour without a request ends it sooner. */
  readonly expiresAt: string;
};

export type SettlePledgeBody = {
  /** The day from which the rest is no longer asked for. */
  readonly on: string;
  /** Why. */
  readonly reason: string;
};

export type SettleUpAnswer = {
  /** The quarter at whose end balances are settled; null without one. */
  readonly quarter: string | null;
  /** The last day that counts. */
  readonly asOf: string;
  /** The ledger’s position that balances are known at. */
  readonly position: number;
  /** The base currency. */
  readonly currency: string;
  /** Whether no way has fewer transfers. It is not looked for among more than 15 parties with a balance: then whoever owes most pays whoever is owed most. */
  readonly isFewest: boolean;
  /** Members in the order of their ids, then the commons; balances sum to zero. */
  readonly parties: readonly SettledPartyAnswer[];
  /** In order of who pays and who is paid. */
  readonly transfers: readonly TransferAnswer[];
  /** What all transfers move. */
  readonly moved: string;
};

export type SettledEntriesAnswer = {
  /** How many. */
  readonly entries: number;
  /** Their value in base currency. */
  readonly value: string;
  /** One by one, by day and id. */
  readonly items: readonly SettledEntryAnswer[];
};

export type SettledEntryAnswer = {
  /** Its id. */
  readonly id: string;
  /** `contribution`, `benefit` or `exchange`. */
  readonly direction: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** When it happened. */
  readonly occurredOn: string;
  /** What changed hands. */
  readonly kind: string;
  /** Its unit. */
  readonly unit: string;
  /** How much. */
  readonly quantity: string;
  /** In base currency; null while it is unvalued, which is not zero. */
  readonly value: string | null;
};

export type SettledPartyAnswer = {
  /** `member:ID`, or `commons` for what is held in common. */
  readonly party: string;
  /** Its name on the last day that counts. */
  readonly name: string;
  /** In base currency: positive, it is owed; negative, it owes. */
  readonly balance: string;
  /** Accepted entries without a value, which no transfer of money settles; less those that were reversed in the period. */
  readonly unvaluedEntries: number;
  /** The figure behind it; of the commons, the balance of all members, whose negative it is. */
  readonly figure: string;
};

export type SettledPledgeAnswer = {
  /** Its id. */
  readonly id: string;
  /** Who promised it: the member itself, or one that merged into it. */
  readonly memberId: string;
  /** What was promised. */
  readonly kind: string;
  /** Its unit. */
  readonly unit: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** In words. */
  readonly description: string | null;
  /** When it was made. */
  readonly madeOn: string;
  /** When it was due. */
  readonly dueOn: string;
  /** What was promised. */
  readonly promised: string;
  /** What that is worth; null where it is unvalued. */
  readonly promisedValue: string | null;
  /** What was delivered of it. */
  readonly delivered: string;
  /** What that is worth; null where it is unvalued. */
  readonly deliveredValue: string | null;
  /** What was not. */
  readonly rest: string;
  /** What that is worth; null where it is unvalued. */
  readonly restValue: string | null;
  /** What became of it. */
  readonly outcome: 'kept' | 'waived' | 'handed-over' | 'fulfilled' | 'lapsed';
  /** With whom the rest went on. */
  readonly handedTo: HeirAnswer | null;
};

export type SettledPledgesAnswer = {
  /** All of them together, on its last day. */
  readonly figures: PledgeFiguresAnswer;
  /** One by one. */
  readonly items: readonly SettledPledgeAnswer[];
};

export type SettlementAnswer = {
  /** The coalition it left. */
  readonly coalition: SettlementCoalitionAnswer;
  /** The member that left. */
  readonly member: SettlementMemberAnswer;
  /** The first day of the membership that ended. */
  readonly joinedOn: string;
  /** Its last day. */
  readonly leftOn: string;
  /** On whose behalf it was settled. */
  readonly settledBy: string;
  /** In words. */
  readonly reason: string;
  /** When it was settled. */
  readonly recordedAt: string;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The hash of the event there. */
  readonly headHash: string;
  /** What it gave in its whole life. */
  readonly given: FlowAnswer;
  /** What it received in its whole life. */
  readonly received: FlowAnswer;
  /** Opens with the baseline that it joined with. */
  readonly balance: BalanceFiguresAnswer;
  /** What it had promised, and what became of it. */
  readonly pledges: SettledPledgesAnswer;
  /** Entries that nobody had accepted yet. */
  readonly pending: SettledEntriesAnswer;
  /** Entries that were disputed. */
  readonly disputed: SettledEntriesAnswer;
  /** Knowledge-equity credits. */
  readonly credits: CreditFiguresAnswer;
  /** What it is named for, and still will be. */
  readonly attributions: readonly Record<string, never>[];
};

export type SettlementBody = {
  /** What becomes of each pledge of which something is outstanding; none without it. */
  readonly pledges?:
    | readonly {
        /** The pledge. */
        readonly pledgeId: string;
        /** What becomes of it. */
        readonly how: 'keep' | 'waive' | 'hand-over';
        /** With `hand-over`: the member that promises the rest. */
        readonly to?: string | null;
      }[]
    | null;
  /** Why, or in which spirit. */
  readonly reason: string;
};

export type SettlementCoalitionAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Its base currency. */
  readonly currency: string;
};

export type SettlementMemberAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name on its last day. */
  readonly name: string;
};

export type ShareKnowledgeBody = {
  /** The asset’s id; one is made without it. */
  readonly id?: string | null;
  /** What it is called. */
  readonly title: string;
  /** The day on which it is shared. */
  readonly sharedOn: string;
  /** One member, or members and their shares. */
  readonly authors: string;
  /** What it was made from: one asset, or assets and their weights. */
  readonly derivesFrom?: string | null;
  /** Such as `method`, `dataset` or `software`. */
  readonly assetType?: string | null;
  /** Such as `CC-BY-4.0`. */
  readonly licence?: string | null;
  /** In words. */
  readonly description?: string | null;
};

export type SharesAnswer = {
  /** Of all that was given, 0 to 1; null where fewer than five gave. */
  readonly given: string | null;
  /** Of all that was received; null where fewer than five received. */
  readonly received: string | null;
};

export type SheetFairAnswer = {
  /** What it received in the window, in base currency. */
  readonly received: string;
  /** What its fair share of all that was received would be. */
  readonly target: string;
  /** What it lacks of that. */
  readonly shortfall: string;
  /** How it stands. */
  readonly status: 'in-balance' | 'under-served' | 'over-served';
};

export type SheetMemberAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name on the quarter’s last day. */
  readonly name: string;
  /** How it stands on that day. */
  readonly status: string;
};

export type SheetPulseAnswer = {
  /** 1 (not at all) to 5 (entirely). */
  readonly fairness: number;
  /** In words. */
  readonly comment: string | null;
};

export type SheetQuestionAnswer = {
  /** What it is about. */
  readonly about:
    'disputed' | 'pending' | 'overdue' | 'fair-share' | 'priorities' | 'unvalued' | 'received' | 'open';
  /** The question. */
  readonly words: string;
  /** The figure behind it; null where none is. */
  readonly figure: string | null;
};

export type SignCloseBody = {
  /** In which place: `facilitator` is for a facilitator, `backbone` for a coordinator. */
  readonly role: 'facilitator' | 'backbone';
};

export type SignInBody = {
  /** The e-mail address. */
  readonly email: string;
  /** The password. */
  readonly password: string;
  /** What the second factor shows now, where there is one. */
  readonly code?: string | null;
};

export type SignatureAnswer = {
  /** In which role. */
  readonly role: 'facilitator' | 'backbone';
  /** The person: an id, or the name that was given at the terminal. */
  readonly signer: string;
};

export type SpellAnswer = {
  /** First day. */
  readonly from: string;
  /** Last day; null while it lasts. */
  readonly to: string | null;
};

export type StatePositionBody = {
  /** The member. */
  readonly memberId: string;
  /** A proposal such as `1.2`; the quarter as a whole without it. */
  readonly proposalId?: string | null;
  /** Where it stands. */
  readonly stance: 'support' | 'concern' | 'object';
  /** Why, in words. */
  readonly words: string;
};

export type StatementAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The coalition. */
  readonly coalition: ReportCoalitionAnswer;
  /** Whose statement it is. */
  readonly member: StatementMemberAnswer;
  /** The quarter. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** Closed once nothing in it changes any more. */
  readonly status: 'open' | 'closed';
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The hash of the event there. */
  readonly headHash: string;
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** When it was made; of a closed quarter, when that was closed. */
  readonly generatedAt: string;
  /** Above zero: it has given more than it got. */
  readonly balance: BalanceFiguresAnswer;
  /** Received by given; null where nothing was given. */
  readonly return: string | null;
  /** Each accepted entry, by date and id. Opening, and what they add and take, is closing. */
  readonly lines: readonly StatementLineAnswer[];
  /** What it gave. */
  readonly given: MatrixFlowAnswer;
  /** What it received. */
  readonly received: MatrixFlowAnswer;
  /** Declared weights on the quarter’s last day. */
  readonly priorities: {
    readonly financial?: string;
    readonly innovative?: string;
    readonly operational?: string;
    readonly reputational?: string;
    readonly strategic?: string;
  };
  /** The share of each value type in what it received; null where no mix can be told. */
  readonly mix?: {
    readonly financial: string;
    readonly innovative: string;
    readonly operational: string;
    readonly reputational: string;
    readonly strategic: string;
  } | null;
  /** Declared weight less realised share: above zero, this is what to look for. */
  readonly gap?: {
    readonly financial: string;
    readonly innovative: string;
    readonly operational: string;
    readonly reputational: string;
    readonly strategic: string;
  } | null;
  /** Σ min(share, weight), 0 to 1; null without priorities or a mix. */
  readonly alignment: string | null;
  /** This quarter and those before it, oldest first. */
  readonly trend: readonly ReportTrendAnswer[];
  /** Pledges, on the quarter’s last day. */
  readonly pledges: StatementPledgesAnswer;
  /** Knowledge-equity credits. */
  readonly credits: CreditFiguresAnswer;
  /** Its fair share with what it is made of; null where it is not active on the quarter’s last day. */
  readonly fair: FairExplanationAnswer | null;
  /** Proposed and not accepted yet: counted nowhere else. */
  readonly pending: StatementItemsAnswer;
  /** Disputed: held apart until it is resolved. */
  readonly disputed: StatementItemsAnswer;
};

export type StatementItemAnswer = {
  /** The entry. */
  readonly entry: string;
  /** The side that is this member’s. */
  readonly side: 'given' | 'received';
  /** The member under whose id it was recorded. */
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** What changes hands. */
  readonly kind: string;
  /** When it happened. */
  readonly occurredOn: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who recorded it. */
  readonly actor: string;
  /** How much, in its own unit; below zero where it takes an entry back. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued. */
  readonly value: string | null;
  /** In words. */
  readonly description: string | null;
  /** The entry that it takes back. */
  readonly reverses: string | null;
  /** `pool:ID` or `member:ID`: with whom it was. Who received in an exchange sees who gave. */
  readonly party: string;
  /** What that is called on the quarter’s last day. */
  readonly partyName: string;
};

export type StatementItemsAnswer = {
  /** How many; a reversal takes one away. */
  readonly entries: number;
  /** Their value in base currency. */
  readonly value: string;
  /** Each of them, by date. */
  readonly items: readonly StatementItemAnswer[];
};

export type StatementLineAnswer = {
  /** The entry. */
  readonly entry: string;
  /** The side that is this member’s. */
  readonly side: 'given' | 'received';
  /** The member under whose id it was recorded. */
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** What changes hands. */
  readonly kind: string;
  /** When it happened. */
  readonly occurredOn: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who recorded it. */
  readonly actor: string;
  /** How much, in its own unit; below zero where it takes an entry back. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued. */
  readonly value: string | null;
  /** In words. */
  readonly description: string | null;
  /** The entry that it takes back. */
  readonly reverses: string | null;
  /** `pool:ID` or `member:ID`: with whom it was. Who received in an exchange sees who gave. */
  readonly party: string;
  /** What that is called on the quarter’s last day. */
  readonly partyName: string;
  /** The balance with this line and all before it. */
  readonly balance: string;
};

export type StatementMemberAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its name on the quarter’s last day. */
  readonly name: string;
  /** How it stands on that day. */
  readonly status: 'active' | 'left' | 'merged' | 'not-yet-joined';
};

export type StatementPledgeAnswer = {
  /** Its id. */
  readonly id: string;
  /** What is promised. */
  readonly kind: string;
  /** Its unit, which the quantities are in. */
  readonly unit: string;
  /** When it was made. */
  readonly madeOn: string;
  /** When it is due. */
  readonly dueOn: string;
  /** Promised. What was waived or lapsed is not in it. */
  readonly pledged: string;
  /** Delivered, up to what is promised. */
  readonly delivered: string;
  /** Promised and not delivered. */
  readonly outstanding: string;
  /** Outstanding past its due date. */
  readonly overdue: string;
  /** What is promised, in base currency; null where it is unvalued. */
  readonly value: string | null;
  /** How it stands. */
  readonly state: 'open' | 'overdue' | 'delivered' | 'waived' | 'lapsed';
};

export type StatementPledgesAnswer = {
  /** Promised: in base currency, of the valued pledges. What was waived or lapsed is not in it. */
  readonly pledged: string;
  /** Delivered, up to what is promised. */
  readonly delivered: string;
  /** Promised and not delivered. */
  readonly outstanding: string;
  /** Outstanding past its due date. */
  readonly overdue: string;
  /** Mean share delivered by the due date; null where nothing fell due. */
  readonly reliability: string | null;
  /** How many pledges. */
  readonly pledges: number;
  /** Pledges without a value. They are unvalued, not worth zero. */
  readonly unvaluedPledges: number;
  /** Pledges that fell due: those behind the reliability. */
  readonly fellDue: number;
  /** The same in native units, by kind and unit; of all pledges. */
  readonly byKind: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly pledged: string;
            readonly delivered: string;
            readonly outstanding: string;
            readonly overdue: string;
          }
        >
      >
    >
  >;
  /** Each of them, by due date. */
  readonly items: readonly StatementPledgeAnswer[];
};

export type StayingAnswer = {
  /** Where the fact stands in the ledger. */
  readonly position: number;
  /** What it is about: `entry/ID`, `member/ID` and the like. */
  readonly subject: string;
  /** The problem’s permanent code. */
  readonly code: string;
  /** Why it stays, and what to do. */
  readonly message: string;
};

export type SupplyAnswer = {
  /** Its id. */
  readonly id: string;
  /** What it is. */
  readonly title: string;
  /** `pool:ID` or `member:ID`. */
  readonly source: string;
  /** What is given. */
  readonly kind: string;
  /** Its unit. */
  readonly unit: string;
  /** All of it. */
  readonly quantity: string;
  /** The least that is handed out. */
  readonly step: string;
  /** Of all of it, in base currency. */
  readonly value: string;
  /** The kind of value that it is. */
  readonly valueType: string;
  /** The members that may have it; null means all. */
  readonly openTo: readonly string[] | null;
  /** What one member may have at most; null where there is no limit. */
  readonly mostEach: string | null;
  /** What was decided to be given of it; null where that is not told. */
  readonly decided: string | null;
  /** What is proposed, and not decided; null where that is not told. */
  readonly proposed: string | null;
  /** What is left of it: all but what is decided or proposed; null where that is not told. */
  readonly left: string | null;
  /** Whether it was taken back. */
  readonly isWithdrawn: boolean;
};

export type TechniqueAnswer = {
  /** How fair value was found. */
  readonly technique: string;
  /** From what. */
  readonly inputs: readonly string[];
};

export type TrailAnswer = {
  /** Goes into `after` for the next page; null on the last one. */
  readonly next: string | null;
  /** Newest first. */
  readonly items: readonly TrailEntryAnswer[];
};

export type TrailEntryAnswer = {
  /** Its place in the trail, without a gap from 1. */
  readonly position: number;
  /** When it was done. */
  readonly at: string;
  /** Who did it: a person’s id or a key’s; `nobody`, `terminal` or `service` where it was neither. */
  readonly actor: string;
  /** What was done. */
  readonly act:
    | 'signed-in'
    | 'sign-in-failed'
    | 'signed-out'
    | 'signed-out-everywhere'
    | 'password-changed'
    | 'password-reset-asked'
    | 'password-reset'
    | 'second-factor-added'
    | 'second-factor-removed'
    | 'provider-linked'
    | 'provider-unlinked'
    | 'person-invited'
    | 'invitation-accepted'
    | 'invitation-withdrawn'
    | 'role-granted'
    | 'role-withdrawn'
    | 'key-made'
    | 'key-revoked'
    | 'web-hook-made'
    | 'web-hook-secret-changed'
    | 'web-hook-removed'
    | 'first-operator-made'
    | 'request-denied'
    | 'more-requests-denied'
    | 'limit-hit'
    | 'person-erased'
    | 'backup-restored';
  /** To what and by which way: ids, roles, members, problems and routes; no name of a person. */
  readonly about: Readonly<Record<string, string | number | boolean>>;
  /** The hash of the entry before; 64 zeros before the first. */
  readonly prevHash: string;
  /** SHA-256 of `prevHash` and the canonical JSON (RFC 8785) of `about`, `act`, `actor`, `at`, `coalitionId` and `position`. */
  readonly hash: string;
};

export type TransferAnswer = {
  /** Who would pay. */
  readonly from: string;
  /** Its name. */
  readonly fromName: string;
  /** Who would be paid. */
  readonly to: string;
  /** Its name. */
  readonly toName: string;
  /** How much, in base currency; above zero. */
  readonly amount: string;
};

export type TrendQuarterAnswer = {
  /** The id of this object; a figure’s is this, a slash, and its place below it. */
  readonly figure: string;
  /** The quarter. */
  readonly quarter: string;
  /** Its first day. */
  readonly from: string;
  /** Its last day that counts. */
  readonly to: string;
  /** What was given, in base currency. */
  readonly given: string;
  /** What was received. */
  readonly received: string;
  /** The balance. */
  readonly balance: BalanceFiguresAnswer;
  /** How far what was received fits the priorities of then. */
  readonly alignment: string | null;
};

export type UndecidedFiguresAnswer = {
  /** How many; a reversal takes one away. */
  readonly entries: number;
  /** Their value in base currency. */
  readonly value: string;
  /** Each of them, by date. */
  readonly items: readonly UndecidedItemAnswer[];
};

export type UndecidedItemAnswer = {
  /** The entry. */
  readonly entry: string;
  /** The side that is this member’s. */
  readonly side: 'given' | 'received';
  /** The member under whose id it was recorded. */
  readonly memberId: string;
  /** `pool:ID` or `member:ID`. */
  readonly counterparty: string;
  /** What changes hands. */
  readonly kind: string;
  /** When it happened. */
  readonly occurredOn: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who recorded it. */
  readonly actor: string;
  /** How much, in its own unit; below zero where it takes an entry back. */
  readonly quantity: string;
  /** Its unit. */
  readonly unit: string;
  /** In base currency; null while it is unvalued. */
  readonly value: string | null;
  /** In words. */
  readonly description: string | null;
  /** The entry that it takes back. */
  readonly reverses: string | null;
};

export type UndoImportBody = {
  /** Why. It stands with every reversal. */
  readonly reason: string;
};

export type UndoPreviewAnswer = {
  /** The batch. */
  readonly batchId: string;
  /** Whether it would be undone by it, or is already. */
  readonly isUndone: boolean;
  /** What would be taken back. */
  readonly reversed: {
    readonly entries?: number;
    readonly pledges?: number;
    readonly members?: number;
    readonly pools?: number;
    readonly rates?: number;
    readonly applications?: number;
    readonly offers?: number;
    readonly reservations?: number;
    readonly achievements?: number;
  };
  /** The ledger’s position. */
  readonly position: PositionsAnswer;
  /** The first thousand facts that stay. With any, nothing would be undone. */
  readonly staying: readonly StayingAnswer[];
  /** How many stay in all. */
  readonly stayingCount: number;
};

export type UndoneAnswer = {
  /** Where it stands in the ledger. */
  readonly position: number;
  /** The day, in the coalition’s zone. */
  readonly on: string;
  /** When it was recorded. */
  readonly recordedAt: string;
  /** Who did it. */
  readonly actor: string;
  /** On whose behalf: `backbone`. */
  readonly by: string;
  /** Why. */
  readonly reason: string;
};

export type UnitQuantityAnswer = {
  /** A unit. */
  readonly unit: string;
  /** How much in it. */
  readonly quantity: string;
};

export type UsedAssetAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its title. */
  readonly title: string;
  /** Applications that count. */
  readonly applications: number;
  /** Members that used it. */
  readonly users: number;
};

export type ValueEntryBody = {
  /** In base currency. */
  readonly value: string;
  /** The technique and its inputs. */
  readonly basis?: string | null;
};

export type WaitsForAnswer = {
  /** `backbone` or `member:ID`. */
  readonly party: string;
  /** What it can do. */
  readonly steps: readonly ('accept' | 'answer' | 'uphold' | 'adjust' | 'withdraw')[];
};

export type WaysInAnswer = {
  /** OpenID Connect providers, by name. */
  readonly providers: readonly ProviderAnswer[];
  /** Whether a forgotten password can be set anew by mail. Where not, operators give links. */
  readonly passwordResetsByMail: boolean;
};

export type WeightedAnswer = {
  /** Its id. */
  readonly id: string;
  /** Its part of the whole, which is 1. */
  readonly weight: string;
};

export type WhatIfAnswer = {
  /** The quarter. */
  readonly quarter: string;
  /** The ledger’s position that the figures are known at. */
  readonly position: number;
  /** The policy in force; 0 is the set of defaults. */
  readonly policyVersion: number;
  /** The rules that are other; null is no cap. */
  readonly rules: readonly {
    readonly rule: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  /** In the order of their ids. */
  readonly members: readonly MemberSupposedAnswer[];
  /** All members together. */
  readonly totals: CreditsSupposedAnswer;
};

export type WhoAnswer = {
  /** The id of a person or a key, which events and the trail name as their actor. */
  readonly id: string;
  /** How the request showed it. */
  readonly by: 'session' | 'key';
  /** The person’s name; null for a key. */
  readonly name: string | null;
  /** The person’s e-mail address; null for a key. */
  readonly email: string | null;
  /** Whether signing in takes a second factor. */
  readonly secondFactor: boolean;
  /** All roles, by coalition. */
  readonly roles: readonly HeldRoleAnswer[];
};

export type WithdrawOfferBody = {
  /** The first day on which it can be reserved no longer. */
  readonly on: string;
  /** Why. */
  readonly reason: string;
};

export type WithdrawSupplyBody = {
  /** Why. */
  readonly reason: string;
};

/** What each operation takes and answers. */

export interface Operations {
  /** Accept a proposed entry, so that it counts */
  acceptEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: RecordedAnswer;
  };
  /** Take up an invitation as who is signed in */
  acceptInvitation: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: AcceptInvitationBody;
    answer: HeldRoleAnswer;
  };
  /** Add a second factor, with a first code from it; all other sessions end */
  addSecondFactor: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: AddSecondFactorBody;
    answer: SessionAnswer;
  };
  /** Adopt agreed rules from a day on */
  adoptPolicy: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: AdoptPolicyBody;
    answer: RecordedAnswer;
  };
  /** Adopt a dated rate */
  adoptRate: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: AdoptRateBody;
    answer: RecordedAnswer;
  };
  /** Amend an achievement that is not published */
  amendAchievement: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: AmendAchievementBody;
    answer: RecordedAnswer;
  };
  /** Promise more, less, or by another day */
  amendPledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: AmendPledgeBody;
    answer: RecordedAnswer;
  };
  /** Answer for an entry that is disputed */
  answerDispute: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: AnswerBody;
    answer: RecordedAnswer;
  };
  /** Record that a member used an asset */
  applyKnowledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ApplyKnowledgeBody;
    answer: RecordedAnswer;
  };
  /** Ask for a letter with a link to set a new password */
  askPasswordReset: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: AskPasswordResetBody;
    answer: DoneAnswer;
  };
  /** Cancel a job that waits or runs */
  cancelReportFile: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ReportFileAnswer;
  };
  /** Give a web hook another secret; for a day the one before signs as well */
  changeHookSecret: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: HookSecretAnswer;
  };
  /** Change the password; all other sessions end */
  changePassword: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: ChangePasswordBody;
    answer: SessionAnswer;
  };
  /** Replace what is known of it from a day on */
  changeProfile: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ProfileBody;
    answer: RecordedAnswer;
  };
  /** Change its name, its time zone, or who sees what */
  changeSettings: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ChangeSettingsBody;
    answer: RecordedAnswer;
  };
  /** Close a quarter */
  closeQuarter: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: CloseQuarterBody;
    answer: RecordedAnswer;
  };
  /** What differs between two views of the same figures, entry by entry, and why */
  compareFigures: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** One member; everybody whose figures differ without it. */
      readonly member?: string | null;
      /** A fiscal quarter; all time without it. */
      readonly quarter?: string | null;
      /** First view: count what happened by this day. */
      readonly fromAsOf?: string | null;
      /** First view: count what was recorded by then. */
      readonly fromKnownAt?: string | null;
      /** Second view: count what happened by this day. */
      readonly toAsOf?: string | null;
      /** Second view: count what was recorded by then. */
      readonly toKnownAt?: string | null;
    };
    body: undefined;
    answer: ComparisonAnswer;
  };
  /** Two quarters side by side, with the differences */
  compareReports: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: {
      /** The other quarter; whichever is the earlier comes first. */
      readonly with: string;
      /** `json` without it. */
      readonly format?: 'json' | 'xlsx' | 'pdf' | 'html' | null;
    };
    body: undefined;
    answer: ReportComparisonAnswer;
  };
  /** Confirm an application */
  confirmApplication: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ConfirmApplicationBody;
    answer: RecordedAnswer;
  };
  /** A member consents to an edition: its words, and all shares in it */
  consentToAttribution: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ConsentBody;
    answer: RecordedAnswer;
  };
  /** Say that an application is not so */
  contestApplication: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RefuseApplicationBody;
    answer: RecordedAnswer;
  };
  /** Decide on a proposal */
  decideProposal: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: DecideProposalBody;
    answer: RecordedAnswer;
  };
  /** Replace its priorities from a day on */
  declarePriorities: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: PrioritiesBody;
    answer: RecordedAnswer;
  };
  /** A member does not consent, or takes its consent back */
  declineAttribution: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: DeclineBody;
    answer: RecordedAnswer;
  };
  /** Say what an asset was made from */
  deriveKnowledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: DeriveKnowledgeBody;
    answer: RecordedAnswer;
  };
  /** Dispute an entry */
  disputeEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: DisputeBody;
    answer: RecordedAnswer;
  };
  /** Download all entries of a filter as one file */
  downloadEntries: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** Entries of this member, on either side, and of members that merged into it. */
      readonly member?: string | null;
      /** Entries of this kind. */
      readonly kind?:
        'funds' | 'in-kind' | 'knowledge' | 'staff-time' | 'access' | 'recognition' | 'service' | null;
      /** Entries of this direction. */
      readonly direction?: 'contribution' | 'benefit' | 'exchange' | null;
      /** The first day. */
      readonly from?: string | null;
      /** The last day. */
      readonly to?: string | null;
      /** Entries of this fiscal quarter. */
      readonly quarter?: string | null;
      /** Entries of this project. */
      readonly project?: string | null;
      /** Entries that went into this pool, or came from it. */
      readonly pool?: string | null;
      /** Entries that should have a value and have none. */
      readonly unvalued?: 'true' | null;
      /** Entries with all these words in their id, description, project or the names of their members, in capitals or not. */
      readonly text?: string | null;
      /** Entries that stand so. */
      readonly status?: 'accepted' | 'proposed' | 'disputed' | 'withdrawn' | null;
      /** `backbone` or `member:ID`: entries that this party recorded. */
      readonly recordedBy?: string | null;
      /** `backbone` or `member:ID`: entries that this party can accept, answer for or resolve today. */
      readonly waitingFor?: string | null;
      /** Entries that deliver this pledge. */
      readonly pledge?: string | null;
      /** Entries that are claimed as cost sharing on this award. */
      readonly award?: string | null;
      /** Which come first; `oldest` without it. */
      readonly order?: 'oldest' | 'newest' | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: EntriesFileAnswer;
  };
  /** Download the file of a report */
  downloadReportFile: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: Readonly<Record<string, unknown>>;
  };
  /** End one of one’s own sessions */
  endSession: {
    path: {
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChangedAnswer;
  };
  /** Erase a person: all that is known of them goes, their id stays in events and trails */
  erasePerson: {
    path: {
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ErasedAnswer;
  };
  /** Look at everything that must be right */
  examine: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: DoctorAnswer;
  };
  /** How a figure came to be: formula, rates, entries, events, evidence */
  explainFigure: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** The figure’s id, such as `member/alder/2026-Q3/given/staff-time`. */
      readonly figure: string;
    };
    body: undefined;
    answer: ExplanationAnswer;
  };
  /** Forget an event that is kept aside; it is in the ledger as before */
  forgetDeadLetter: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
      readonly position: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: HookChangedAnswer;
  };
  /** Found a coalition */
  foundCoalition: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: FoundCoalitionBody;
    answer: RecordedAnswer;
  };
  /** Read one achievement: who did what, and whose consent is missing */
  getAchievement: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: AchievementDetailAnswer;
  };
  /** What to talk about in a review, made from the data */
  getAgenda: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: {
      /** `json` without it. */
      readonly format?: 'json' | 'pdf' | 'html' | null;
    };
    body: undefined;
    answer: AgendaAnswer;
  };
  /** Read one application */
  getApplication: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ApplicationDetailAnswer;
  };
  /** The attribution statement, to print */
  getAttributionStatement: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: {
      /** `json` (all forms of it), `text` (the paragraph) or `html` (a whole page). */
      readonly format?: 'json' | 'text' | 'html' | null;
    };
    body: undefined;
    answer: AttributionStatementAnswer;
  };
  /** What each member gave and received, and its balance */
  getBalances: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** Movements of this fiscal quarter; all time without it. */
      readonly quarter?: string | null;
      /** Count what happened by this day. */
      readonly asOf?: string | null;
      /** Count what was recorded by this position or instant. */
      readonly asKnownAt?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: BalancesAnswer;
  };
  /** Read its settings */
  getCoalition: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CoalitionAnswer;
  };
  /** What is missing in a quarter under review */
  getCompleteness: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: CompletenessAnswer;
  };
  /** The knowledge-equity account of each member */
  getCredits: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** Movements of this fiscal quarter; all time without it. */
      readonly quarter?: string | null;
      /** Count what happened by this day. */
      readonly asOf?: string | null;
      /** Count what was recorded by this position or instant. */
      readonly asKnownAt?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: CreditsAnswer;
  };
  /** A quarter’s credits under other rules, beside the real ones */
  getCreditsWhatIf: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The fiscal quarter. */
      readonly quarter: string;
      /** The rules that are other, with commas between: `base=12,lineageShare=0.3`. */
      readonly rule: string;
    };
    body: undefined;
    answer: WhatIfAnswer;
  };
  /** Read an event that is kept aside, and why */
  getDeadLetter: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
      readonly position: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: DeadLetterAnswer;
  };
  /** Read one entry, with its disputes, evidence, history and hashes */
  getEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: EntryDetailAnswer;
  };
  /** The fair share of each member, and beside it what it would be under other rules */
  getFairShares: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: {
      /** Rules that are other, with commas between: `proportionality=0.2,need=0.6`. */
      readonly rule?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: FairSharesAnswer;
  };
  /** Read where the ledger stands */
  getHead: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: LedgerHeadAnswer;
  };
  /** Whether the service answers */
  getHealth: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: HealthAnswer;
  };
  /** Read how a web hook is doing */
  getHook: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: HookAnswer;
  };
  /** One import */
  getImport: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ImportBatchAnswer;
  };
  /** Read how a job is doing */
  getJob: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: JobAnswer;
  };
  /** Read one asset: its lineage, editions and uses */
  getKnowledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: AssetDetailAnswer;
  };
  /** Who learned from whom in a quarter, and what nobody has used yet */
  getKnowledgeFlows: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The fiscal quarter. */
      readonly quarter: string;
    };
    body: undefined;
    answer: FlowsAnswer;
  };
  /** Read a mapping */
  getMapping: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      readonly name: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: MappingAnswer;
  };
  /** Read one member */
  getMember: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: {
      /** As it is on this day; today without it. */
      readonly on?: string | null;
    };
    body: undefined;
    answer: MemberAnswer;
  };
  /** Read one offer */
  getOffer: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: OfferAnswer;
  };
  /** Read one pledge, with its story and deliveries */
  getPledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: PledgeDetailAnswer;
  };
  /** One member’s value portfolio */
  getPortfolio: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: {
      /** Movements of this fiscal quarter; all time without it. */
      readonly quarter?: string | null;
      /** Count what happened by this day. */
      readonly asOf?: string | null;
      /** Count what was recorded by this position or instant. */
      readonly asKnownAt?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: PortfolioAnswer;
  };
  /** A member’s preparation sheet: its lines, what changed, three questions, its pulse */
  getPreparationSheet: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
      readonly member: string;
    };
    query: {
      /** `json` without it. */
      readonly format?: 'json' | 'pdf' | 'html' | null;
    };
    body: undefined;
    answer: PreparationSheetAnswer;
  };
  /** What would be proposed under other rules, beside what is proposed by the policy of the quarter */
  getProposalsWhatIf: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: {
      /** The rules that are other, with commas between: `proportionality=0.2,need=0.6`. */
      readonly rule: string;
    };
    body: undefined;
    answer: ProposalsWhatIfAnswer;
  };
  /** Whether this instance can do its work: its database answers, and no other version of the program has taken over */
  getReadiness: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: HealthAnswer;
  };
  /** Read one redemption */
  getRedemption: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: RedemptionDetailAnswer;
  };
  /** Whether a quarter is closed, and who asks that it be reopened */
  getReopening: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ReopeningAnswer;
  };
  /** The quarterly report */
  getReport: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: {
      /** Count what was recorded by this position or instant. */
      readonly asKnownAt?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | 'xlsx' | 'pdf' | 'html' | null;
      /** Whether a PDF has the statements of members after the report; `true` without it. */
      readonly statements?: 'true' | 'false' | null;
    };
    body: undefined;
    answer: ReportAnswer;
  };
  /** How the making of a file is doing */
  getReportFile: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ReportFileAnswer;
  };
  /** Read a review: its stage, what comes next, and all that was said and decided */
  getReview: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ReviewAnswer;
  };
  /** Who is behind this session or key, and what they are where */
  getSession: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: WhoAnswer;
  };
  /** Who would pay whom how much, so that all balances are settled */
  getSettleUp: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** Movements of this fiscal quarter; all time without it. */
      readonly quarter?: string | null;
      /** Count what happened by this day. */
      readonly asOf?: string | null;
      /** Count what was recorded by this position or instant. */
      readonly asKnownAt?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: SettleUpAnswer;
  };
  /** The statement of its departure */
  getSettlement: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: {
      /** Of the departure on this day; of the last one that was settled without it. */
      readonly leftOn?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: SettlementAnswer;
  };
  /** A member’s statement of account for a quarter: opening, every line, closing */
  getStatement: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
      readonly member: string;
    };
    query: {
      /** Count what was recorded by this position or instant. */
      readonly asKnownAt?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'xlsx' | 'pdf' | 'html' | null;
    };
    body: undefined;
    answer: StatementAnswer;
  };
  /** Read how a job is doing */
  getUpkeepJob: {
    path: {
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: JobAnswer;
  };
  /** Say how fair a member finds the quarter */
  givePulse: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: GivePulseBody;
    answer: RecordedAnswer;
  };
  /** Give one more role to somebody who has one here; it holds from the next request on */
  grantRole: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RoleBody;
    answer: ChangedAnswer;
  };
  /** Invite somebody to a role */
  invitePerson: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: InvitationBody;
    answer: InvitedAnswer;
  };
  /** Take up an invitation as somebody new */
  joinByInvitation: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: JoinBody;
    answer: SessionAnswer;
  };
  /** Let a member join */
  joinMember: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: JoinMemberBody;
    answer: RecordedAnswer;
  };
  /** Expect the rest no longer, after its due date */
  lapsePledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: SettlePledgeBody;
    answer: RecordedAnswer;
  };
  /** Let it leave */
  letMemberLeave: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: LeaveBody;
    answer: RecordedAnswer;
  };
  /** Let it come back */
  letMemberRejoin: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RejoinBody;
    answer: RecordedAnswer;
  };
  /** What is claimed as US federal cost sharing, against 2 CFR 200.306(b) */
  lineUpCostShare: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** What happened in this fiscal quarter. */
      readonly quarter?: string | null;
      /** The first day; not with a quarter. */
      readonly from?: string | null;
      /** The last day; not with a quarter. */
      readonly to?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
      /** Claims on this award only. */
      readonly award?: string | null;
    };
    body: undefined;
    answer: CostShareLineUpAnswer;
  };
  /** Gifts in kind by category, as FASB ASU 2020-07 discloses them */
  lineUpGiftsInKind: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** What happened in this fiscal quarter. */
      readonly quarter?: string | null;
      /** The first day; not with a quarter. */
      readonly from?: string | null;
      /** The last day; not with a quarter. */
      readonly to?: string | null;
      /** `json` without it. */
      readonly format?: 'json' | 'csv' | null;
    };
    body: undefined;
    answer: GiftsInKindLineUpAnswer;
  };
  /** Begin to link a provider to one’s own account */
  linkProvider: {
    path: {
      readonly name: string;
    };
    query: Record<never, never>;
    body: LinkProviderBody;
    answer: LinkingBegunAnswer;
  };
  /** List achievements by day */
  listAchievements: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Those that stand so. */
      readonly stage?: 'open' | 'published' | 'retracted' | null;
      /** Those that name this member, or a member that merged into it. */
      readonly member?: string | null;
      /** `member:ID`: those that wait for its consent. `backbone`: those to which all have consented, so that they can be published. */
      readonly waitingFor?: string | null;
    };
    body: undefined;
    answer: AchievementsAnswer;
  };
  /** List applications by day */
  listApplications: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Of this asset. */
      readonly asset?: string | null;
      /** By this member, or by members that merged into it. */
      readonly member?: string | null;
      /** `awaiting`: nobody has confirmed it yet; only `confirmed` ones count. */
      readonly state?: 'awaiting' | 'confirmed' | 'contested' | 'withdrawn' | null;
      /** Of the days of this quarter, whichever one they count in. */
      readonly quarter?: string | null;
    };
    body: undefined;
    answer: ApplicationsAnswer;
  };
  /** List coalitions */
  listCoalitions: {
    path: Record<never, never>;
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: CoalitionsAnswer;
  };
  /** List events that were not delivered and are kept aside */
  listDeadLetters: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: DeadLettersAnswer;
  };
  /** List entries by date */
  listEntries: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** Entries of this member, on either side, and of members that merged into it. */
      readonly member?: string | null;
      /** Entries of this kind. */
      readonly kind?:
        'funds' | 'in-kind' | 'knowledge' | 'staff-time' | 'access' | 'recognition' | 'service' | null;
      /** Entries of this direction. */
      readonly direction?: 'contribution' | 'benefit' | 'exchange' | null;
      /** The first day. */
      readonly from?: string | null;
      /** The last day. */
      readonly to?: string | null;
      /** Entries of this fiscal quarter. */
      readonly quarter?: string | null;
      /** Entries of this project. */
      readonly project?: string | null;
      /** Entries that went into this pool, or came from it. */
      readonly pool?: string | null;
      /** Entries that should have a value and have none. */
      readonly unvalued?: 'true' | null;
      /** Entries with all these words in their id, description, project or the names of their members, in capitals or not. */
      readonly text?: string | null;
      /** Entries that stand so. */
      readonly status?: 'accepted' | 'proposed' | 'disputed' | 'withdrawn' | null;
      /** `backbone` or `member:ID`: entries that this party recorded. */
      readonly recordedBy?: string | null;
      /** `backbone` or `member:ID`: entries that this party can accept, answer for or resolve today. */
      readonly waitingFor?: string | null;
      /** Entries that deliver this pledge. */
      readonly pledge?: string | null;
      /** Entries that are claimed as cost sharing on this award. */
      readonly award?: string | null;
      /** Which come first; `oldest` without it. */
      readonly order?: 'oldest' | 'newest' | null;
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: EntriesAnswer;
  };
  /** Everybody whom this service knows, erased people too */
  listEverybody: {
    path: Record<never, never>;
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: EverybodyAnswer;
  };
  /** List exchange rates */
  listExchangeRates: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Only the latest rate of each currency on this day. */
      readonly on?: string | null;
      /** Only this currency. */
      readonly currency?: string | null;
    };
    body: undefined;
    answer: ExchangeRatesAnswer;
  };
  /** List web hooks, and how each is doing */
  listHooks: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: HooksAnswer;
  };
  /** Past imports, the last one first */
  listImports: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: ImportsAnswer;
  };
  /** Invitations that can still be taken up */
  listInvitations: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: InvitationsAnswer;
  };
  /** API keys, without what is secret of them */
  listKeys: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: KeysAnswer;
  };
  /** List the assets of the library */
  listKnowledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Words, or parts of words, that all stand in its title, type or description, whatever their capitals and accents. */
      readonly search?: string | null;
      /** Only those that nobody is confirmed to have used. */
      readonly unused?: 'true' | 'false' | null;
      /** By this member, or by members that merged into it. */
      readonly author?: string | null;
      /** Made from this asset. */
      readonly derivesFrom?: string | null;
      /** Of this type, as it was told. */
      readonly assetType?: string | null;
    };
    body: undefined;
    answer: AssetsAnswer;
  };
  /** List the mappings by which other programs’ files can be imported */
  listMappings: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: MappingsAnswer;
  };
  /** List members */
  listMembers: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Members as they are on this day; today without it. */
      readonly on?: string | null;
    };
    body: undefined;
    answer: MembersAnswer;
  };
  /** Offer something for credits */
  listOffer: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ListOfferBody;
    answer: RecordedAnswer;
  };
  /** List offers, and the places they have left */
  listOffers: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Those that can be reserved on this day, as far as their dates go; they may have no places left. */
      readonly openOn?: string | null;
    };
    body: undefined;
    answer: OffersAnswer;
  };
  /** Which providers vouch for whoever is signed in */
  listOwnProviders: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: LinkedProvidersAnswer;
  };
  /** Who has a role here */
  listPeople: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: PeopleAnswer;
  };
  /** List pledges as they stand */
  listPledges: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Pledges of this member, and of members that merged into it. */
      readonly member?: string | null;
      /** `open`: something is outstanding; `overdue`: since before today; `settled`: nothing is any more. */
      readonly state?: 'open' | 'overdue' | 'settled' | null;
      /** Open pledges that are due by this day. */
      readonly dueBy?: string | null;
    };
    body: undefined;
    answer: PledgesAnswer;
  };
  /** List policies, each with what it changed */
  listPolicies: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: PoliciesAnswer;
  };
  /** List pools */
  listPools: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: PoolsAnswer;
  };
  /** List rates */
  listRates: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** Only rates in force on this day. */
      readonly on?: string | null;
    };
    body: undefined;
    answer: RatesAnswer;
  };
  /** List redemptions by day */
  listRedemptions: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
      /** By this member, or by members that merged into it. */
      readonly member?: string | null;
      /** Of this offer. */
      readonly offer?: string | null;
      /** `lapsed`: nobody fetched it in time, and it waits to be set free. */
      readonly state?: 'reserved' | 'lapsed' | 'redeemed' | 'released' | null;
    };
    body: undefined;
    answer: RedemptionsAnswer;
  };
  /** Files of reports that were ordered */
  listReportFiles: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: ReportFilesAnswer;
  };
  /** List reviews */
  listReviews: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: ReviewsAnswer;
  };
  /** Where one is signed in at this moment; a key has no sessions */
  listSessions: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: OpenSessionsAnswer;
  };
  /** List something that can be given next */
  listSupply: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: ListSupplyBody;
    answer: RecordedAnswer;
  };
  /** Read what was done about access, newest first */
  listTrail: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: {
      /** The `next` of the page before; the first page without it. */
      readonly after?: string | null;
      /** Items on a page; 100 without it. */
      readonly limit?: number | null;
    };
    body: undefined;
    answer: TrailAnswer;
  };
  /** By which ways people sign in here */
  listWaysIn: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: WaysInAnswer;
  };
  /** Subscribe an address to the coalition’s events */
  makeHook: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: NewHookBody;
    answer: NewHookAnswer;
  };
  /** Make an API key for a program */
  makeKey: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: KeyBody;
    answer: MadeKeyAnswer;
  };
  /** Promise something */
  makePledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: MakePledgeBody;
    answer: RecordedAnswer;
  };
  /** Propose who gets what of the supplies */
  makeProposals: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: RecordedAnswer;
  };
  /** Merge it into another */
  mergeMember: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: MergeBody;
    answer: RecordedAnswer;
  };
  /** A link with which somebody sets a new password */
  offerPasswordReset: {
    path: {
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ResetLinkAnswer;
  };
  /** A new secret for an authenticator, of which nothing is kept yet */
  offerSecondFactor: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: ReassuranceBody;
    answer: OfferedSecondFactorAnswer;
  };
  /** Go on to deciding: pulses and supplies are closed from then on */
  openDeciding: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: RecordedAnswer;
  };
  /** Open the discussion: members state positions from then on */
  openDiscussion: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: RecordedAnswer;
  };
  /** Open a pool */
  openPool: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: OpenPoolBody;
    answer: RecordedAnswer;
  };
  /** Open the review of a quarter */
  openReview: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: OpenReviewBody;
    answer: RecordedAnswer;
  };
  /** Order the quarterly report as a file */
  orderReportFile: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ReportFileBody;
    answer: ReportFileAnswer;
  };
  /** Pause a web hook; nothing is lost meanwhile */
  pauseHook: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: HookChangedAnswer;
  };
  /** Freeze the figures that a review looks at */
  prepareReview: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: RecordedAnswer;
  };
  /** What undoing an import would do */
  previewUndoingOfImport: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: UndoPreviewAnswer;
  };
  /** Publish the reasons of what was decided so far */
  publishDecisions: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: RecordedAnswer;
  };
  /** Publish what every named member has consented to */
  publishRecognition: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: PublishRecognitionBody;
    answer: RecordedAnswer;
  };
  /** Make all figures anew from the log; reads and writes go on meanwhile */
  rebuild: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: NoBody;
    answer: JobAnswer;
  };
  /** Record an achievement, and ask every named member to consent */
  recordAchievement: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: RecordAchievementBody;
    answer: RecordedAnswer;
  };
  /** Record an entry */
  recordEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: RecordEntryBody;
    answer: RecordedAnswer;
  };
  /** Record an exchange rate */
  recordExchangeRate: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ExchangeRateBody;
    answer: RecordedAnswer;
  };
  /** Say that a member got what it reserved */
  redeemCredits: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RedeemCreditsBody;
    answer: RecordedAnswer;
  };
  /** Set reserved credits free again */
  releaseCredits: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ReleaseCreditsBody;
    answer: RecordedAnswer;
  };
  /** Set free every reservation that nobody fetched in time */
  releaseLapsed: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: LapsedAnswer;
  };
  /** Remove a web hook, with the events that it keeps aside */
  removeHook: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: HookChangedAnswer;
  };
  /** Remove a mapping of the coalition’s own */
  removeMapping: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      readonly name: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: RemovedMappingAnswer;
  };
  /** Remove the second factor, with a last code from it; all other sessions end */
  removeSecondFactor: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: RemoveSecondFactorBody;
    answer: SessionAnswer;
  };
  /** Give it another name */
  renameMember: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RenameBody;
    answer: RecordedAnswer;
  };
  /** Ask that the last closed quarter be reopened, or agree to it */
  reopenQuarter: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: ReopenQuarterBody;
    answer: ReopeningRecordedAnswer;
  };
  /** Take an entry back, and record it as it should have been */
  replaceEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ReplaceEntryBody;
    answer: RecordedAnswer;
  };
  /** Keep one of an offer, and its price, for a member */
  reserveCredits: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ReserveCreditsBody;
    answer: RecordedAnswer;
  };
  /** Set a new password with a link */
  resetPassword: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: ResetPasswordBody;
    answer: DoneAnswer;
  };
  /** Resolve the open dispute about an entry */
  resolveDispute: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ResolutionBody;
    answer: RecordedAnswer;
  };
  /** Let a paused web hook go on where it stopped */
  resumeHook: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ResumptionBody;
    answer: HookChangedAnswer;
  };
  /** Retract what was published, with its benefits; or end what will not be */
  retractRecognition: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RetractRecognitionBody;
    answer: RecordedAnswer;
  };
  /** Take an entry back */
  reverseEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ReverseEntryBody;
    answer: RecordedAnswer;
  };
  /** Record another edition of an asset */
  reviseKnowledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ReviseKnowledgeBody;
    answer: RecordedAnswer;
  };
  /** Revoke an API key, from the next request on */
  revokeKey: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChangedAnswer;
  };
  /** Save a mapping under its name */
  saveMapping: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      readonly name: string;
    };
    query: Record<never, never>;
    body: MappingBody;
    answer: SavedMappingAnswer;
  };
  /** Send an event that is kept aside once more */
  sendDeadLetterAgain: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
      readonly position: string;
    };
    query: Record<never, never>;
    body: NoBody;
    answer: HookChangedAnswer;
  };
  /** Settle its departure */
  settleDeparture: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: SettlementBody;
    answer: RecordedAnswer;
  };
  /** Share an asset */
  shareKnowledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: ShareKnowledgeBody;
    answer: RecordedAnswer;
  };
  /** Sign the close of a quarter, as who is signed in */
  signClose: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: SignCloseBody;
    answer: RecordedAnswer;
  };
  /** Sign in with a password */
  signIn: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: SignInBody;
    answer: SessionAnswer;
  };
  /** Sign out */
  signOut: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: DoneAnswer;
  };
  /** Sign out everywhere: all sessions end, in whatever browser */
  signOutEverywhere: {
    path: Record<never, never>;
    query: Record<never, never>;
    body: undefined;
    answer: DoneAnswer;
  };
  /** End all sessions of somebody, in whatever browser */
  signOutPerson: {
    path: {
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: DoneAnswer;
  };
  /** State what it had given and received before it joined */
  stateBaseline: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: BaselineBody;
    answer: RecordedAnswer;
  };
  /** Say where a member stands, on the quarter or on a proposal */
  statePosition: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
    };
    query: Record<never, never>;
    body: StatePositionBody;
    answer: RecordedAnswer;
  };
  /** Take the second factor off somebody who lost it; all their sessions end */
  takeSecondFactor: {
    path: {
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChangedAnswer;
  };
  /** Undo an import */
  undoImport: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: UndoImportBody;
    answer: RecordedAnswer;
  };
  /** Take a provider off one’s own account, within ten minutes of signing in */
  unlinkProvider: {
    path: {
      readonly name: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: DoneAnswer;
  };
  /** Value an entry that has no value yet */
  valueEntry: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: ValueEntryBody;
    answer: RecordedAnswer;
  };
  /** Read everything again: the chain, all figures against a replay, the trails of access, and files of evidence */
  verifyLedger: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
    };
    query: Record<never, never>;
    body: AgainstBody;
    answer: JobAnswer;
  };
  /** Ask for the rest no longer */
  waivePledge: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: SettlePledgeBody;
    answer: RecordedAnswer;
  };
  /** Take back an application that was recorded by mistake */
  withdrawApplication: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RefuseApplicationBody;
    answer: RecordedAnswer;
  };
  /** Withdraw an invitation that nobody has taken up */
  withdrawInvitation: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: undefined;
    answer: ChangedAnswer;
  };
  /** Offer something no longer */
  withdrawOffer: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: WithdrawOfferBody;
    answer: RecordedAnswer;
  };
  /** Take a role from somebody, from the next request on */
  withdrawRole: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: RoleBody;
    answer: ChangedAnswer;
  };
  /** Take a supply back of which nothing was decided */
  withdrawSupply: {
    path: {
      /** The coalition’s id. */
      readonly slug: string;
      /** A fiscal quarter such as 2026-Q3. */
      readonly quarter: string;
      /** An id: any text of 1 to 200 characters, percent-encoded. */
      readonly id: string;
    };
    query: Record<never, never>;
    body: WithdrawSupplyBody;
    answer: RecordedAnswer;
  };
}

/** Where each operation is: its method, its address, and whether it takes an `Idempotency-Key`. */

export const ROUTES: {
  readonly [Id in keyof Operations]: readonly [method: string, path: string, takesKey: boolean];
} = {
  acceptEntry: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/acceptance', true],
  acceptInvitation: ['POST', '/api/v1/account/invitations', false],
  addSecondFactor: ['POST', '/api/v1/account/second-factor', false],
  adoptPolicy: ['POST', '/api/v1/coalitions/{slug}/policies', true],
  adoptRate: ['POST', '/api/v1/coalitions/{slug}/rates', true],
  amendAchievement: ['POST', '/api/v1/coalitions/{slug}/achievements/{id}/amendments', true],
  amendPledge: ['POST', '/api/v1/coalitions/{slug}/pledges/{id}/amendments', true],
  answerDispute: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/disputes/answers', true],
  applyKnowledge: ['POST', '/api/v1/coalitions/{slug}/applications', true],
  askPasswordReset: ['POST', '/api/v1/password-resets', false],
  cancelReportFile: ['DELETE', '/api/v1/coalitions/{slug}/report-files/{id}', false],
  changeHookSecret: ['POST', '/api/v1/coalitions/{slug}/hooks/{id}/secret', false],
  changePassword: ['POST', '/api/v1/account/password', false],
  changeProfile: ['PUT', '/api/v1/coalitions/{slug}/members/{id}/profile', true],
  changeSettings: ['PATCH', '/api/v1/coalitions/{slug}', true],
  closeQuarter: ['POST', '/api/v1/coalitions/{slug}/quarters/{quarter}/close', true],
  compareFigures: ['GET', '/api/v1/coalitions/{slug}/comparison', false],
  compareReports: ['GET', '/api/v1/coalitions/{slug}/reports/{quarter}/comparison', false],
  confirmApplication: ['POST', '/api/v1/coalitions/{slug}/applications/{id}/confirmation', true],
  consentToAttribution: ['POST', '/api/v1/coalitions/{slug}/achievements/{id}/consents', true],
  contestApplication: ['POST', '/api/v1/coalitions/{slug}/applications/{id}/contest', true],
  decideProposal: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/proposals/{id}/decision', true],
  declarePriorities: ['PUT', '/api/v1/coalitions/{slug}/members/{id}/priorities', true],
  declineAttribution: ['POST', '/api/v1/coalitions/{slug}/achievements/{id}/refusals', true],
  deriveKnowledge: ['POST', '/api/v1/coalitions/{slug}/knowledge/{id}/lineage', true],
  disputeEntry: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/disputes', true],
  downloadEntries: ['GET', '/api/v1/coalitions/{slug}/entries-file', false],
  downloadReportFile: ['GET', '/api/v1/coalitions/{slug}/report-files/{id}/file', false],
  endSession: ['DELETE', '/api/v1/sessions/{id}', false],
  erasePerson: ['DELETE', '/api/v1/people/{id}', false],
  examine: ['GET', '/api/v1/doctor', false],
  explainFigure: ['GET', '/api/v1/coalitions/{slug}/figures', false],
  forgetDeadLetter: ['DELETE', '/api/v1/coalitions/{slug}/hooks/{id}/dead-letters/{position}', false],
  foundCoalition: ['POST', '/api/v1/coalitions', true],
  getAchievement: ['GET', '/api/v1/coalitions/{slug}/achievements/{id}', false],
  getAgenda: ['GET', '/api/v1/coalitions/{slug}/reviews/{quarter}/agenda', false],
  getApplication: ['GET', '/api/v1/coalitions/{slug}/applications/{id}', false],
  getAttributionStatement: ['GET', '/api/v1/coalitions/{slug}/achievements/{id}/statement', false],
  getBalances: ['GET', '/api/v1/coalitions/{slug}/balances', false],
  getCoalition: ['GET', '/api/v1/coalitions/{slug}', false],
  getCompleteness: ['GET', '/api/v1/coalitions/{slug}/reviews/{quarter}/completeness', false],
  getCredits: ['GET', '/api/v1/coalitions/{slug}/credits', false],
  getCreditsWhatIf: ['GET', '/api/v1/coalitions/{slug}/credits/what-if', false],
  getDeadLetter: ['GET', '/api/v1/coalitions/{slug}/hooks/{id}/dead-letters/{position}', false],
  getEntry: ['GET', '/api/v1/coalitions/{slug}/entries/{id}', false],
  getFairShares: ['GET', '/api/v1/coalitions/{slug}/reports/{quarter}/fair-shares', false],
  getHead: ['GET', '/api/v1/coalitions/{slug}/head', false],
  getHealth: ['GET', '/api/v1/health', false],
  getHook: ['GET', '/api/v1/coalitions/{slug}/hooks/{id}', false],
  getImport: ['GET', '/api/v1/coalitions/{slug}/imports/{id}', false],
  getJob: ['GET', '/api/v1/coalitions/{slug}/jobs/{id}', false],
  getKnowledge: ['GET', '/api/v1/coalitions/{slug}/knowledge/{id}', false],
  getKnowledgeFlows: ['GET', '/api/v1/coalitions/{slug}/knowledge-flows', false],
  getMapping: ['GET', '/api/v1/coalitions/{slug}/mappings/{name}', false],
  getMember: ['GET', '/api/v1/coalitions/{slug}/members/{id}', false],
  getOffer: ['GET', '/api/v1/coalitions/{slug}/offers/{id}', false],
  getPledge: ['GET', '/api/v1/coalitions/{slug}/pledges/{id}', false],
  getPortfolio: ['GET', '/api/v1/coalitions/{slug}/members/{id}/portfolio', false],
  getPreparationSheet: ['GET', '/api/v1/coalitions/{slug}/reviews/{quarter}/sheets/{member}', false],
  getProposalsWhatIf: ['GET', '/api/v1/coalitions/{slug}/reviews/{quarter}/proposals/what-if', false],
  getReadiness: ['GET', '/api/v1/readiness', false],
  getRedemption: ['GET', '/api/v1/coalitions/{slug}/redemptions/{id}', false],
  getReopening: ['GET', '/api/v1/coalitions/{slug}/quarters/{quarter}/reopening', false],
  getReport: ['GET', '/api/v1/coalitions/{slug}/reports/{quarter}', false],
  getReportFile: ['GET', '/api/v1/coalitions/{slug}/report-files/{id}', false],
  getReview: ['GET', '/api/v1/coalitions/{slug}/reviews/{quarter}', false],
  getSession: ['GET', '/api/v1/session', false],
  getSettleUp: ['GET', '/api/v1/coalitions/{slug}/settle-up', false],
  getSettlement: ['GET', '/api/v1/coalitions/{slug}/members/{id}/settlement', false],
  getStatement: ['GET', '/api/v1/coalitions/{slug}/statements/{quarter}/{member}', false],
  getUpkeepJob: ['GET', '/api/v1/jobs/{id}', false],
  givePulse: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/pulses', true],
  grantRole: ['POST', '/api/v1/coalitions/{slug}/people/{id}/roles', false],
  invitePerson: ['POST', '/api/v1/coalitions/{slug}/invitations', false],
  joinByInvitation: ['POST', '/api/v1/invitations/acceptance', false],
  joinMember: ['POST', '/api/v1/coalitions/{slug}/members', true],
  lapsePledge: ['POST', '/api/v1/coalitions/{slug}/pledges/{id}/lapse', true],
  letMemberLeave: ['POST', '/api/v1/coalitions/{slug}/members/{id}/leave', true],
  letMemberRejoin: ['POST', '/api/v1/coalitions/{slug}/members/{id}/rejoin', true],
  lineUpCostShare: ['GET', '/api/v1/coalitions/{slug}/line-ups/cost-share', false],
  lineUpGiftsInKind: ['GET', '/api/v1/coalitions/{slug}/line-ups/gifts-in-kind', false],
  linkProvider: ['POST', '/api/v1/account/providers/{name}', false],
  listAchievements: ['GET', '/api/v1/coalitions/{slug}/achievements', false],
  listApplications: ['GET', '/api/v1/coalitions/{slug}/applications', false],
  listCoalitions: ['GET', '/api/v1/coalitions', false],
  listDeadLetters: ['GET', '/api/v1/coalitions/{slug}/hooks/{id}/dead-letters', false],
  listEntries: ['GET', '/api/v1/coalitions/{slug}/entries', false],
  listEverybody: ['GET', '/api/v1/people', false],
  listExchangeRates: ['GET', '/api/v1/coalitions/{slug}/exchange-rates', false],
  listHooks: ['GET', '/api/v1/coalitions/{slug}/hooks', false],
  listImports: ['GET', '/api/v1/coalitions/{slug}/imports', false],
  listInvitations: ['GET', '/api/v1/coalitions/{slug}/invitations', false],
  listKeys: ['GET', '/api/v1/coalitions/{slug}/keys', false],
  listKnowledge: ['GET', '/api/v1/coalitions/{slug}/knowledge', false],
  listMappings: ['GET', '/api/v1/coalitions/{slug}/mappings', false],
  listMembers: ['GET', '/api/v1/coalitions/{slug}/members', false],
  listOffer: ['POST', '/api/v1/coalitions/{slug}/offers', true],
  listOffers: ['GET', '/api/v1/coalitions/{slug}/offers', false],
  listOwnProviders: ['GET', '/api/v1/account/providers', false],
  listPeople: ['GET', '/api/v1/coalitions/{slug}/people', false],
  listPledges: ['GET', '/api/v1/coalitions/{slug}/pledges', false],
  listPolicies: ['GET', '/api/v1/coalitions/{slug}/policies', false],
  listPools: ['GET', '/api/v1/coalitions/{slug}/pools', false],
  listRates: ['GET', '/api/v1/coalitions/{slug}/rates', false],
  listRedemptions: ['GET', '/api/v1/coalitions/{slug}/redemptions', false],
  listReportFiles: ['GET', '/api/v1/coalitions/{slug}/report-files', false],
  listReviews: ['GET', '/api/v1/coalitions/{slug}/reviews', false],
  listSessions: ['GET', '/api/v1/sessions', false],
  listSupply: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/supplies', true],
  listTrail: ['GET', '/api/v1/coalitions/{slug}/trail', false],
  listWaysIn: ['GET', '/api/v1/sign-in/ways', false],
  makeHook: ['POST', '/api/v1/coalitions/{slug}/hooks', false],
  makeKey: ['POST', '/api/v1/coalitions/{slug}/keys', false],
  makePledge: ['POST', '/api/v1/coalitions/{slug}/pledges', true],
  makeProposals: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/proposals', true],
  mergeMember: ['POST', '/api/v1/coalitions/{slug}/members/{id}/merge', true],
  offerPasswordReset: ['POST', '/api/v1/people/{id}/password-reset', false],
  offerSecondFactor: ['POST', '/api/v1/account/second-factor/offer', false],
  openDeciding: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/deciding', true],
  openDiscussion: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/discussion', true],
  openPool: ['POST', '/api/v1/coalitions/{slug}/pools', true],
  openReview: ['POST', '/api/v1/coalitions/{slug}/reviews', true],
  orderReportFile: ['POST', '/api/v1/coalitions/{slug}/report-files', true],
  pauseHook: ['POST', '/api/v1/coalitions/{slug}/hooks/{id}/pausing', false],
  prepareReview: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/preparation', true],
  previewUndoingOfImport: ['GET', '/api/v1/coalitions/{slug}/imports/{id}/undoing', false],
  publishDecisions: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/publication', true],
  publishRecognition: ['POST', '/api/v1/coalitions/{slug}/achievements/{id}/publication', true],
  rebuild: ['POST', '/api/v1/rebuilds', true],
  recordAchievement: ['POST', '/api/v1/coalitions/{slug}/achievements', true],
  recordEntry: ['POST', '/api/v1/coalitions/{slug}/entries', true],
  recordExchangeRate: ['POST', '/api/v1/coalitions/{slug}/exchange-rates', true],
  redeemCredits: ['POST', '/api/v1/coalitions/{slug}/redemptions/{id}/redemption', true],
  releaseCredits: ['POST', '/api/v1/coalitions/{slug}/redemptions/{id}/release', true],
  releaseLapsed: ['POST', '/api/v1/coalitions/{slug}/redemptions/lapse', true],
  removeHook: ['DELETE', '/api/v1/coalitions/{slug}/hooks/{id}', false],
  removeMapping: ['DELETE', '/api/v1/coalitions/{slug}/mappings/{name}', false],
  removeSecondFactor: ['POST', '/api/v1/account/second-factor/removal', false],
  renameMember: ['POST', '/api/v1/coalitions/{slug}/members/{id}/rename', true],
  reopenQuarter: ['POST', '/api/v1/coalitions/{slug}/quarters/{quarter}/reopening', true],
  replaceEntry: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/replacement', true],
  reserveCredits: ['POST', '/api/v1/coalitions/{slug}/redemptions', true],
  resetPassword: ['POST', '/api/v1/password-resets/completion', false],
  resolveDispute: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/disputes/resolution', true],
  resumeHook: ['POST', '/api/v1/coalitions/{slug}/hooks/{id}/resumption', false],
  retractRecognition: ['POST', '/api/v1/coalitions/{slug}/achievements/{id}/retraction', true],
  reverseEntry: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/reversals', true],
  reviseKnowledge: ['POST', '/api/v1/coalitions/{slug}/knowledge/{id}/editions', true],
  revokeKey: ['DELETE', '/api/v1/coalitions/{slug}/keys/{id}', false],
  saveMapping: ['PUT', '/api/v1/coalitions/{slug}/mappings/{name}', false],
  sendDeadLetterAgain: [
    'POST',
    '/api/v1/coalitions/{slug}/hooks/{id}/dead-letters/{position}/sending',
    false,
  ],
  settleDeparture: ['POST', '/api/v1/coalitions/{slug}/members/{id}/settlement', true],
  shareKnowledge: ['POST', '/api/v1/coalitions/{slug}/knowledge', true],
  signClose: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/signatures', true],
  signIn: ['POST', '/api/v1/sessions', false],
  signOut: ['DELETE', '/api/v1/session', false],
  signOutEverywhere: ['DELETE', '/api/v1/sessions', false],
  signOutPerson: ['DELETE', '/api/v1/people/{id}/sessions', false],
  stateBaseline: ['POST', '/api/v1/coalitions/{slug}/members/{id}/baseline', true],
  statePosition: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/positions', true],
  takeSecondFactor: ['DELETE', '/api/v1/people/{id}/second-factor', false],
  undoImport: ['POST', '/api/v1/coalitions/{slug}/imports/{id}/undoing', true],
  unlinkProvider: ['DELETE', '/api/v1/account/providers/{name}', false],
  valueEntry: ['POST', '/api/v1/coalitions/{slug}/entries/{id}/valuation', true],
  verifyLedger: ['POST', '/api/v1/coalitions/{slug}/verifications', true],
  waivePledge: ['POST', '/api/v1/coalitions/{slug}/pledges/{id}/waiver', true],
  withdrawApplication: ['POST', '/api/v1/coalitions/{slug}/applications/{id}/withdrawal', true],
  withdrawInvitation: ['DELETE', '/api/v1/coalitions/{slug}/invitations/{id}', false],
  withdrawOffer: ['POST', '/api/v1/coalitions/{slug}/offers/{id}/withdrawal', true],
  withdrawRole: ['POST', '/api/v1/coalitions/{slug}/people/{id}/roles/withdrawal', false],
  withdrawSupply: ['POST', '/api/v1/coalitions/{slug}/reviews/{quarter}/supplies/{id}/withdrawal', true],
};
