import { Table } from '../event-store/table.js';
import type { Amount } from '../kernel/amount.js';

/** An asset of the library as it stands now. */
export interface AssetRow {
  readonly assetId: string;
  readonly position: number;
  readonly title: string;
  readonly assetType: string | null;
  readonly licence: string | null;
  readonly description: string | null;
  readonly sharedOn: string;
  /** JSON: `[{"id","weight"}]`. */
  readonly authors: string;
  /** JSON of the same shape; null where it derives from nothing. */
  readonly parents: string | null;
  readonly derivedOn: string | null;
  readonly edition: number;
  readonly revisedOn: string | null;
  /** Confirmed uses, over all time. */
  readonly uses: number;
  /** Title, type and description as they are searched (`domain/search.ts`). */
  readonly words: string;
}

export const assetsTable = new Table<AssetRow>(
  'assets',
  'state',
  {
    assetId: 'text',
    position: 'integer',
    title: 'text',
    assetType: { type: 'text', nullable: true },
    licence: { type: 'text', nullable: true },
    description: { type: 'text', nullable: true },
    sharedOn: 'text',
    authors: 'text',
    parents: { type: 'text', nullable: true },
    derivedOn: { type: 'text', nullable: true },
    edition: 'integer',
    revisedOn: { type: 'text', nullable: true },
    uses: 'integer',
    words: 'text',
  },
  ['assetId'],
  [{ name: 'by_uses', columns: ['uses', 'assetId'] }],
);

/** The assets that a member is an author of. */
export interface AuthoredAssetRow {
  readonly memberId: string;
  readonly assetId: string;
}

export const authoredAssetsTable = new Table<AuthoredAssetRow>(
  'authored_assets',
  'append',
  { memberId: 'text', assetId: 'text' },
  ['memberId', 'assetId'],
);

/** What was made from an asset: its lineage, looked at from the other end. */
export interface DerivedAssetRow {
  readonly parentId: string;
  readonly assetId: string;
  readonly weight: string;
}

export const derivedAssetsTable = new Table<DerivedAssetRow>(
  'derived_assets',
  'append',
  { parentId: 'text', assetId: 'text', weight: 'text' },
  ['parentId', 'assetId'],
);

/** The editions of an asset after its first. */
export interface EditionRow {
  readonly assetId: string;
  readonly edition: number;
  readonly revisedOn: string;
  readonly note: string;
}

export const editionsTable = new Table<EditionRow>(
  'asset_editions',
  'append',
  { assetId: 'text', edition: 'integer', revisedOn: 'text', note: 'text' },
  ['assetId', 'edition'],
);

/** An application as it stands now. */
export interface ApplicationRow {
  readonly applicationId: string;
  readonly position: number;
  readonly assetId: string;
  readonly memberId: string;
  readonly appliedOn: string;
  readonly depth: string;
  readonly outcomeValue: Amount | null;
  readonly description: string | null;
  readonly standing: string;
  readonly recordedBy: string;
  /** The quarter in which it counts; null while it does not. */
  readonly quarter: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  readonly decidedPosition: number | null;
  /** The entry by which its user got something; null while it does not count. */
  readonly entryId: string | null;
}

/** Most are confirmed: what is not stands in indexes of its own, which stay small. */
const CONFIRMED = { column: 'standing', is: 'confirmed' } as const;

export const applicationsTable = new Table<ApplicationRow>(
  'applications',
  'state',
  {
    applicationId: 'text',
    position: 'integer',
    assetId: 'text',
    memberId: 'text',
    appliedOn: 'text',
    depth: 'text',
    outcomeValue: { type: 'amount', nullable: true },
    description: { type: 'text', nullable: true },
    standing: 'text',
    recordedBy: 'text',
    quarter: { type: 'text', nullable: true },
    decidedBy: { type: 'text', nullable: true },
    decidedOn: { type: 'text', nullable: true },
    decidedPosition: { type: 'integer', nullable: true },
    entryId: { type: 'text', nullable: true },
  },
  ['applicationId'],
  [
    { name: 'by_date', columns: ['appliedOn', 'applicationId'] },
    { name: 'by_asset', columns: ['assetId', 'appliedOn', 'applicationId'] },
    { name: 'by_member', columns: ['memberId', 'appliedOn', 'applicationId'] },
    { name: 'apart', columns: ['standing', 'appliedOn', 'applicationId'], whereNot: CONFIRMED },
    {
      name: 'apart_by_asset',
      columns: ['assetId', 'standing', 'appliedOn', 'applicationId'],
      whereNot: CONFIRMED,
    },
  ],
);

/** What one member's confirmed uses of one asset in one quarter come to. Sums, so that their order means nothing. */
export interface UseRow {
  readonly quarter: string;
  readonly userId: string;
  readonly assetId: string;
  readonly consulted: number;
  readonly adapted: number;
  readonly embedded: number;
  /** In base currency. */
  readonly outcomes: Amount;
}

export const usesTable = new Table<UseRow>(
  'uses',
  'sum',
  {
    quarter: 'text',
    userId: 'text',
    assetId: 'text',
    consulted: 'integer',
    adapted: 'integer',
    embedded: 'integer',
    outcomes: 'amount',
  },
  ['quarter', 'userId', 'assetId'],
  [{ name: 'by_asset', columns: ['assetId', 'quarter'] }],
);

/** The quarters in which a member used an asset, and how many confirmed applications count in each. JSON: `{"2026-Q1":3}`. */
export interface UseQuartersRow {
  readonly userId: string;
  readonly assetId: string;
  readonly quarters: string;
}

export const useQuartersTable = new Table<UseQuartersRow>(
  'use_quarters',
  'state',
  { userId: 'text', assetId: 'text', quarters: 'text' },
  ['userId', 'assetId'],
);

/** How many applications count in a quarter: says which quarters have any. */
export interface UsedQuarterRow {
  readonly scope: 'all';
  readonly quarter: string;
  readonly applications: number;
}

export const usedQuartersTable = new Table<UsedQuarterRow>(
  'used_quarters',
  'sum',
  { scope: 'text', quarter: 'text', applications: 'integer' },
  ['scope', 'quarter'],
);

/** What a user's uses sent to an author in a closed quarter. */
export interface AccrualRow {
  readonly quarter: string;
  readonly authorId: string;
  readonly userId: string;
  readonly raw: Amount;
  readonly counted: Amount;
  readonly credits: Amount;
  readonly policyVersion: number;
}

export const accrualsTable = new Table<AccrualRow>(
  'accruals',
  'append',
  {
    quarter: 'text',
    authorId: 'text',
    userId: 'text',
    raw: 'amount',
    counted: 'amount',
    credits: 'amount',
    policyVersion: 'integer',
  },
  ['quarter', 'authorId', 'userId'],
);

/**
 * A member's credits of one quarter: vested = held + reserved + redeemed + expired. By the quarter at whose end they expire,
 * which follows from the one they vested in and its policy, so that a close reads what expires and nothing else.
 */
export interface CreditLotRow {
  readonly expiresIn: string;
  readonly memberId: string;
  readonly vestedIn: string;
  readonly vested: Amount;
  readonly reserved: Amount;
  readonly redeemed: Amount;
  readonly expired: Amount;
  readonly policyVersion: number;
}

export const creditLotsTable = new Table<CreditLotRow>(
  'credit_lots',
  'state',
  {
    expiresIn: 'text',
    memberId: 'text',
    vestedIn: 'text',
    vested: 'amount',
    reserved: 'amount',
    redeemed: 'amount',
    expired: 'amount',
    policyVersion: 'integer',
  },
  ['expiresIn', 'memberId', 'vestedIn'],
);

/** One movement of credits between two accounts (`postings.ts` has the chart). */
export interface CreditPostingRow {
  readonly position: number;
  readonly line: number;
  readonly occurredOn: string;
  readonly source: string;
  readonly destination: string;
  readonly credits: Amount;
}

export const creditPostingsTable = new Table<CreditPostingRow>(
  'credit_postings',
  'append',
  {
    position: 'integer',
    line: 'integer',
    occurredOn: 'text',
    source: 'text',
    destination: 'text',
    credits: 'amount',
  },
  ['position', 'line'],
  [{ name: 'by_date', columns: ['occurredOn', 'position'] }],
);

/** What moved in a member's account in a quarter, and in its life (`life`). Reserved is what was reserved less what was set free. */
export interface CreditFlowRow {
  readonly period: string;
  readonly memberId: string;
  readonly vested: Amount;
  readonly reserved: Amount;
  readonly redeemed: Amount;
  readonly expired: Amount;
}

export const creditFlowsTable = new Table<CreditFlowRow>(
  'credit_flows',
  'sum',
  {
    period: 'text',
    memberId: 'text',
    vested: 'amount',
    reserved: 'amount',
    redeemed: 'amount',
    expired: 'amount',
  },
  ['period', 'memberId'],
);

/** An offer as it stands now. */
export interface OfferRow {
  readonly offerId: string;
  readonly position: number;
  readonly title: string;
  readonly offeredBy: string;
  readonly price: Amount;
  readonly capacity: number | null;
  readonly valueTypes: string;
  readonly value: Amount | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly withdrawnOn: string | null;
  /** How many were redeemed. */
  readonly redeemed: number;
  /** The reservations that are open. JSON: `[{"redemptionId","until"}]`. */
  readonly open: string;
}

export const offersTable = new Table<OfferRow>(
  'offers',
  'state',
  {
    offerId: 'text',
    position: 'integer',
    title: 'text',
    offeredBy: 'text',
    price: 'amount',
    capacity: { type: 'integer', nullable: true },
    valueTypes: 'text',
    value: { type: 'amount', nullable: true },
    validFrom: 'text',
    validTo: { type: 'text', nullable: true },
    withdrawnOn: { type: 'text', nullable: true },
    redeemed: 'integer',
    open: 'text',
  },
  ['offerId'],
);

/** One of an offer, reserved, redeemed or released. */
export interface RedemptionRow {
  readonly redemptionId: string;
  readonly position: number;
  readonly offerId: string;
  readonly memberId: string;
  readonly credits: Amount;
  /** JSON: `[{"memberId","vestedIn","credits"}]`. */
  readonly lots: string;
  readonly state: string;
  readonly reservedOn: string;
  readonly until: string;
  readonly endedOn: string | null;
  readonly entryId: string | null;
  /** The last day while it is reserved: an index of those that wait. */
  readonly openUntil: string | null;
}

export const redemptionsTable = new Table<RedemptionRow>(
  'redemptions',
  'state',
  {
    redemptionId: 'text',
    position: 'integer',
    offerId: 'text',
    memberId: 'text',
    credits: 'amount',
    lots: 'text',
    state: 'text',
    reservedOn: 'text',
    until: 'text',
    endedOn: { type: 'text', nullable: true },
    entryId: { type: 'text', nullable: true },
    openUntil: { type: 'text', nullable: true },
  },
  ['redemptionId'],
  [
    { name: 'by_date', columns: ['reservedOn', 'redemptionId'] },
    { name: 'by_offer', columns: ['offerId', 'reservedOn', 'redemptionId'] },
    { name: 'by_member', columns: ['memberId', 'reservedOn', 'redemptionId'] },
    { name: 'open', columns: ['openUntil'], whereNotNull: 'openUntil' },
  ],
);

/** The reservations of a member that are open, so that those which lapsed are set free when it reserves again. */
export interface MemberReservationsRow {
  readonly memberId: string;
  /** JSON, as in `OfferRow.open`. */
  readonly open: string;
}

export const memberReservationsTable = new Table<MemberReservationsRow>(
  'member_reservations',
  'state',
  { memberId: 'text', open: 'text' },
  ['memberId'],
);
