import type { JsonObject } from '../../src/kernel/canonical-json.js';
import type {
  AdoptPolicy,
  AdoptRate,
  ChangeMemberProfile,
  ChangeSettings,
  FoundCoalition,
  JoinMember,
  OpenPool,
  ProfileInput,
  RecordExchangeRate,
  StateBaseline,
} from '../../src/coalition/domain/commands.js';
import type { FactOfImport } from '../../src/coalition/domain/events.js';
import type { CompleteImport } from '../../src/interchange/imports.commands.js';
import type { SettleDeparture } from '../../src/exchange/domain/decide-departure.js';
import type { AmendPledge, MakePledge } from '../../src/exchange/domain/decide-pledge.js';
import type {
  AttachEvidence,
  RecordEntry,
  ResolveDispute,
  ValueEntry,
} from '../../src/exchange/domain/entry.js';
import type {
  ApplyKnowledge,
  ConfirmApplication,
  RefuseApplication,
} from '../../src/knowledge/domain/decide-application.js';
import type { CloseQuarter } from '../../src/knowledge/domain/decide-close.js';
import type { ReviseKnowledge, ShareKnowledge } from '../../src/knowledge/domain/decide-library.js';
import type { ListOffer, WithdrawOffer } from '../../src/knowledge/domain/decide-offer.js';
import type {
  EndReservation,
  ReleaseLapsed,
  ReserveCredits,
} from '../../src/knowledge/domain/decide-redemption.js';

/** The coalition of every test that needs only one. */
export const COALITION = 'river-basin';

/** A command in words: what is asked, without who asks and of which coalition. */
export interface Told {
  readonly command: string;
  readonly data: JsonObject;
}

const told = (command: string, data: object): Told => ({ command, data: data as JsonObject });

/** Founded in Brussels in euro, with the calendar year as its fiscal year. */
export const coalitionFounded = (over: Partial<FoundCoalition> = {}): Told =>
  told('found-coalition', {
    name: 'River Basin Alliance',
    currency: 'EUR',
    timeZone: 'Europe/Brussels',
    fiscalStartMonth: 1,
    ...over,
  });

export const settingsChanged = (over: Partial<ChangeSettings>): Told =>
  told('change-settings', { name: null, timeZone: null, reason: 'decided in July', ...over });

export const poolOpened = (poolId: string, over: Partial<OpenPool> = {}): Told =>
  told('open-pool', {
    poolId,
    name: `The ${poolId} pool`,
    restrictedTo: null,
    allowNegative: false,
    openedOn: '2026-01-01',
    ...over,
  });

export const rateAdopted = (over: Partial<AdoptRate> = {}): Told =>
  told('adopt-rate', {
    kind: 'staff-time',
    category: '',
    unit: 'hours',
    rate: '30',
    method: 'comparable-market',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    source: 'agreed by the board',
    ...over,
  });

export const exchangeRateRecorded = (
  currency: string,
  rateToBase: string,
  validOn: string,
  over: Partial<RecordExchangeRate> = {},
): Told =>
  told('record-exchange-rate', { currency, rateToBase, validOn, source: 'the central bank', ...over });

const nothingSaid: ProfileInput = { parentGroup: null, capacityBudget: null, capacityFte: null, need: null };

/** Joined on the first day of 2026, unless said otherwise. */
export const memberJoined = (memberId: string, over: Partial<JoinMember> = {}): Told =>
  told('join-member', {
    memberId,
    name: `The ${memberId} association`,
    joinedOn: '2026-01-01',
    leftOn: null,
    priorities: null,
    ...nothingSaid,
    ...over,
  });

export const memberRenamed = (memberId: string, on: string, name: string): Told =>
  told('rename-member', { memberId, on, name });
export const memberMerged = (memberId: string, into: string, on: string): Told =>
  told('merge-member', { memberId, into, on });
export const memberLeft = (memberId: string, on: string): Told => told('member-leaves', { memberId, on });
export const memberRejoined = (memberId: string, on: string): Told =>
  told('member-rejoins', { memberId, on });
export const profileChanged = (memberId: string, on: string, over: Partial<ChangeMemberProfile> = {}): Told =>
  told('change-member-profile', { memberId, on, ...nothingSaid, ...over });
export const prioritiesDeclared = (
  memberId: string,
  on: string,
  priorities: Readonly<Record<string, string>>,
): Told => told('declare-priorities', { memberId, on, priorities });

/** A founded coalition with three members from the first day of 2026, and a pool called `fund` beside the common one. */
export const aCoalition = (): Told[] => [
  coalitionFounded(),
  memberJoined('alder'),
  memberJoined('birch'),
  memberJoined('cedar'),
  poolOpened('fund'),
];

const entry = (over: Partial<RecordEntry>): Told =>
  told('record-entry', {
    entryId: null,
    direction: 'contribution',
    memberId: 'alder',
    kind: 'funds',
    occurredOn: '2026-03-02',
    lateFor: null,
    quantity: '100.00',
    unit: 'EUR',
    value: null,
    valuationBasis: null,
    valueType: null,
    counterparty: null,
    project: null,
    description: null,
    pledgeId: null,
    reverses: null,
    status: null,
    actingFor: null,
    inKind: null,
    costShare: null,
    ...over,
  });

/** Alder gives the common pool 100 euro on 2026-03-02, unless said otherwise. */
export const contribution = (entryId: string | null, over: Partial<RecordEntry> = {}): Told =>
  entry({ entryId, ...over });
/** Birch gets 100 euro from the common pool on 2026-03-02, unless said otherwise. */
export const benefit = (entryId: string | null, over: Partial<RecordEntry> = {}): Told =>
  entry({ entryId, direction: 'benefit', memberId: 'birch', ...over });
/** Alder gives Birch ten hours on 2026-03-02, unless said otherwise. */
export const exchange = (entryId: string | null, over: Partial<RecordEntry> = {}): Told =>
  entry({
    entryId,
    direction: 'exchange',
    kind: 'staff-time',
    quantity: '10',
    unit: 'hours',
    counterparty: 'member:birch',
    ...over,
  });

/** Takes an entry back, word for word, on 2026-03-31 unless said otherwise. */
export const reversalOf = (of: Told, entryId: string, over: Partial<RecordEntry> = {}): Told => {
  const data = of.data as unknown as RecordEntry;
  return entry({
    ...data,
    entryId,
    reverses: data.entryId,
    quantity: `-${data.quantity}`,
    value: data.value === null ? null : `-${data.value}`,
    valuationBasis: null,
    valueType: null,
    description: 'recorded by mistake',
    status: null,
    pledgeId: null,
    inKind: null,
    costShare: null,
    lateFor: null,
    occurredOn: '2026-03-31',
    ...over,
  });
};

export const entryValued = (entryId: string, value: string, over: Partial<ValueEntry> = {}): Told =>
  told('value-entry', { entryId, value, basis: 'two quotations', actingFor: null, ...over });

export const entryAccepted = (entryId: string, actingFor: string | null = null): Told =>
  told('accept-entry', { entryId, actingFor });

/** Birch disputes an entry, unless somebody else does. */
export const entryDisputed = (entryId: string, actingFor: string | null = 'member:birch'): Told =>
  told('dispute-entry', { entryId, reason: 'we count fewer', actingFor });
export const disputeAnswered = (entryId: string, actingFor: string | null = null): Told =>
  told('answer-dispute', { entryId, answer: 'the delivery note says otherwise', actingFor });
/** The backbone upholds what is disputed, unless said otherwise. */
export const disputeResolved = (entryId: string, over: Partial<ResolveDispute> = {}): Told =>
  told('resolve-dispute', {
    entryId,
    outcome: 'upheld',
    quantity: null,
    value: null,
    reason: 'counted again together',
    actingFor: null,
    ...over,
  });

/** A receipt of 1 200 bytes whose hash is made of one digit. */
export const evidenceAttached = (entryId: string, over: Partial<AttachEvidence> = {}): Told =>
  told('attach-evidence', {
    entryId,
    name: 'receipt.pdf',
    mediaType: 'application/pdf',
    bytes: 1_200,
    sha256: 'a'.repeat(64),
    actingFor: null,
    ...over,
  });

/** Alder promises the common pool 300 euro on 2026-01-10, due by the end of March, unless said otherwise. */
export const pledgeMade = (pledgeId: string | null, over: Partial<MakePledge> = {}): Told =>
  told('make-pledge', {
    pledgeId,
    memberId: 'alder',
    kind: 'funds',
    quantity: '300.00',
    unit: 'EUR',
    value: null,
    madeOn: '2026-01-10',
    dueOn: '2026-03-31',
    counterparty: null,
    description: null,
    actingFor: null,
    ...over,
  });
export const pledgeAmended = (pledgeId: string, over: Partial<AmendPledge> = {}): Told =>
  told('amend-pledge', {
    pledgeId,
    on: '2026-02-01',
    quantity: null,
    value: null,
    dueOn: null,
    reason: 'agreed by the board',
    actingFor: null,
    ...over,
  });
export const pledgeWaived = (pledgeId: string, on = '2026-04-15', actingFor: string | null = null): Told =>
  told('waive-pledge', { pledgeId, on, reason: 'no longer needed', actingFor });
export const pledgeLapsed = (pledgeId: string, on = '2026-04-15', actingFor: string | null = null): Told =>
  told('lapse-pledge', { pledgeId, on, reason: 'it will not come', actingFor });
export const departureSettled = (
  memberId: string,
  pledges: SettleDeparture['pledges'] = [],
  actingFor: string | null = null,
): Told => told('settle-departure', { memberId, pledges, reason: 'parted as friends', actingFor });

/** What a member had given and got before it joined. */
export const baselineStated = (memberId: string, over: Partial<StateBaseline> = {}): Told =>
  told('state-baseline', {
    memberId,
    given: '1000.00',
    received: '400.00',
    reason: 'the years before',
    actingFor: null,
    ...over,
  });

/** From the first day of April 2026 on, unless said otherwise. */
export const policyAdopted = (rules: AdoptPolicy['rules'], over: Partial<AdoptPolicy> = {}): Told =>
  told('adopt-policy', {
    from: '2026-04-01',
    rules,
    reason: 'agreed by the board',
    actingFor: null,
    ...over,
  });

export const knowledgeShared = (assetId: string | null, over: Partial<ShareKnowledge> = {}): Told =>
  told('share-knowledge', {
    assetId,
    title: `The ${String(assetId)} method`,
    sharedOn: '2026-01-10',
    authors: 'alder',
    derivesFrom: null,
    assetType: null,
    licence: null,
    description: null,
    actingFor: null,
    ...over,
  });

export const knowledgeDerived = (assetId: string, derivesFrom: string, on = '2026-01-20'): Told =>
  told('derive-knowledge', { assetId, on, derivesFrom, actingFor: null });

export const knowledgeRevised = (assetId: string, over: Partial<ReviseKnowledge> = {}): Told =>
  told('revise-knowledge', { assetId, on: '2026-02-01', note: 'clearer tables', actingFor: null, ...over });

/** Consulted in February by birch, and not yet confirmed, unless said otherwise. */
export const knowledgeApplied = (
  applicationId: string | null,
  assetId: string,
  over: Partial<ApplyKnowledge> = {},
): Told =>
  told('apply-knowledge', {
    applicationId,
    assetId,
    memberId: 'birch',
    appliedOn: '2026-02-10',
    depth: 'consulted',
    outcomeValue: null,
    description: null,
    confirmedBy: null,
    confirmedOn: null,
    actingFor: null,
    ...over,
  });

export const applicationConfirmed = (applicationId: string, over: Partial<ConfirmApplication> = {}): Told =>
  told('confirm-application', { applicationId, on: '2026-02-20', actingFor: null, ...over });

export const applicationContested = (applicationId: string, over: Partial<RefuseApplication> = {}): Told =>
  told('contest-application', { applicationId, reason: 'we never used it', actingFor: null, ...over });

export const applicationWithdrawn = (applicationId: string, over: Partial<RefuseApplication> = {}): Told =>
  told('withdraw-application', { applicationId, reason: 'a slip', actingFor: null, ...over });

export const offerListed = (offerId: string | null, over: Partial<ListOffer> = {}): Told =>
  told('list-offer', {
    offerId,
    title: `A place: ${String(offerId)}`,
    offeredBy: 'pool',
    price: '5',
    capacity: null,
    valueType: null,
    value: null,
    validFrom: '2026-01-01',
    validTo: null,
    actingFor: null,
    ...over,
  });

export const offerWithdrawn = (offerId: string, on: string, over: Partial<WithdrawOffer> = {}): Told =>
  told('withdraw-offer', { offerId, on, reason: 'no longer held', actingFor: null, ...over });

export const creditsReserved = (
  redemptionId: string | null,
  offerId: string,
  over: Partial<ReserveCredits> = {},
): Told =>
  told('reserve-credits', {
    redemptionId,
    offerId,
    memberId: 'alder',
    on: '2026-04-10',
    actingFor: null,
    ...over,
  });

export const creditsRedeemed = (redemptionId: string, over: Partial<EndReservation> = {}): Told =>
  told('redeem-credits', { redemptionId, on: '2026-04-12', reason: null, actingFor: null, ...over });

export const creditsReleased = (redemptionId: string, over: Partial<EndReservation> = {}): Told =>
  told('release-credits', { redemptionId, on: '2026-04-12', reason: null, actingFor: null, ...over });

export const lapsedReleased = (over: Partial<ReleaseLapsed> = {}): Told =>
  told('release-lapsed', { actingFor: null, ...over });

/** Closes a quarter, where it is over. */
export const quarterClosed = (quarter: string, over: Partial<CloseQuarter> = {}): Told =>
  told('close-quarter', { quarter, actingFor: null, ...over });

/** A batch, as an import states it of facts that stand there already. */
export const filesImported = (batchId: string, over: Partial<CompleteImport> = {}): Told =>
  told('complete-import', {
    batchId,
    firstPosition: 1,
    lastPosition: 1,
    files: [{ name: 'members.csv', bytes: 64, sha256: 'a'.repeat(64) }],
    tables: { members: { rows: 1, new: 1, unchanged: 0 } },
    actingFor: null,
    ...over,
  });
export const importUndone = (batchId: string): Told =>
  told('undo-import', { batchId, reason: 'the wrong file', actingFor: null });
export const factReversed = (of: FactOfImport, reverses: number): Told =>
  told('reverse-coalition-fact', { of, reverses, reason: 'the wrong file', actingFor: null });
export const pledgeRetracted = (pledgeId: string): Told =>
  told('retract-pledge', { pledgeId, reason: 'the wrong file', actingFor: null });
