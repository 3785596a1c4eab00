import type { Directory } from '../coalition/domain/directory.js';
import { weightsText } from '../coalition/domain/value-types.js';
import type { ProjectedEvent } from '../event-store/event.js';
import type { Projection } from '../event-store/projection.js';
import type { RowWriter, Wants } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { applyCreditFact, wantCreditRows } from './credits.projection.js';
import {
  isKnowledgeEvent,
  type ApplicationCore,
  type KnowledgeApplied,
  type KnowledgeEvent,
  type OfferListed,
} from './domain/events.js';
import { folded } from './domain/search.js';
import {
  accrualsTable,
  applicationsTable,
  assetsTable,
  authoredAssetsTable,
  creditFlowsTable,
  creditLotsTable,
  creditPostingsTable,
  derivedAssetsTable,
  editionsTable,
  memberReservationsTable,
  offersTable,
  redemptionsTable,
  usedQuartersTable,
  useQuartersTable,
  usesTable,
  type ApplicationRow,
  type AssetRow,
} from './knowledge.tables.js';

/** The library, its uses, and the accounts of credits with the double entry behind them. */
export const knowledgeProjection: Projection<Directory> = {
  name: 'knowledge',
  version: 2,
  tables: [
    assetsTable,
    authoredAssetsTable,
    derivedAssetsTable,
    editionsTable,
    applicationsTable,
    usesTable,
    useQuartersTable,
    usedQuartersTable,
    accrualsTable,
    creditLotsTable,
    creditPostingsTable,
    creditFlowsTable,
    offersTable,
    redemptionsTable,
    memberReservationsTable,
  ],
  wants(event, wants) {
    if (!isKnowledgeEvent(event)) return;
    const fact = event as unknown as KnowledgeEvent;
    switch (fact.type) {
      case 'KnowledgeShared':
      case 'KnowledgeApplied':
      case 'OfferListed':
        break;
      case 'KnowledgeDerived':
      case 'KnowledgeRevised':
        wants.row(assetsTable, { assetId: fact.data.assetId });
        break;
      case 'ApplicationConfirmed':
      case 'ApplicationContested':
      case 'ApplicationWithdrawn':
        wantUse(fact.data, wants);
        break;
      case 'OfferWithdrawn':
        wants.row(offersTable, { offerId: fact.data.offerId });
        break;
      default:
        wantCreditRows(fact, wants);
    }
  },
  apply(event, rows, { directory }) {
    if (!isKnowledgeEvent(event)) return;
    const fact = event as unknown as KnowledgeEvent;
    if (!applyLibraryFact(fact, event, rows)) applyCreditFact(fact, event, rows, directory);
  },
};

/** What a fact does to the library. Answers whether it is one of the library's. */
function applyLibraryFact(fact: KnowledgeEvent, event: ProjectedEvent, rows: RowWriter): boolean {
  const { occurredOn, position } = event;
  const change = (assetId: string, changed: Partial<AssetRow>): void => {
    rows.put(assetsTable, { ...rows.get(assetsTable, { assetId })!, ...changed });
  };
  switch (fact.type) {
    case 'KnowledgeShared': {
      const { assetId, title, assetType, licence, description, authors } = fact.data;
      rows.put(assetsTable, {
        ...{ assetId, position, title, assetType, licence, description, sharedOn: occurredOn },
        authors: canonicalJson(authors),
        parents: null,
        derivedOn: null,
        edition: 1,
        revisedOn: null,
        uses: 0,
        words: folded([title, assetType, description].filter((text) => text !== null).join(' ')),
      });
      for (const { id: memberId } of authors) rows.append(authoredAssetsTable, { memberId, assetId });
      return true;
    }
    case 'KnowledgeDerived': {
      const { assetId, parents } = fact.data;
      change(assetId, { parents: canonicalJson(parents), derivedOn: occurredOn });
      for (const { id: parentId, weight } of parents)
        rows.append(derivedAssetsTable, { parentId, assetId, weight });
      return true;
    }
    case 'KnowledgeRevised': {
      const { assetId, edition, note } = fact.data;
      change(assetId, { edition, revisedOn: occurredOn });
      rows.append(editionsTable, { assetId, edition, revisedOn: occurredOn, note });
      return true;
    }
    case 'KnowledgeApplied':
      rows.put(applicationsTable, applicationRow(fact.data, event));
      return true;
    case 'ApplicationConfirmed': {
      const { quarter, by, confirmedOn, entryId } = fact.data;
      count(fact.data, quarter, 1, rows);
      decide(fact.data, event, rows, {
        ...{ standing: 'confirmed', quarter, decidedBy: by, decidedOn: confirmedOn, entryId },
      });
      return true;
    }
    case 'ApplicationContested':
    case 'ApplicationWithdrawn': {
      const { countedIn, by } = fact.data;
      if (countedIn !== null) count(fact.data, countedIn, -1, rows);
      const standing = fact.type === 'ApplicationContested' ? 'contested' : 'withdrawn';
      decide(fact.data, event, rows, {
        ...{ standing, quarter: null, decidedBy: by, decidedOn: null, entryId: null },
      });
      return true;
    }
    case 'OfferListed':
      rows.put(offersTable, offerRow(fact.data, event));
      return true;
    case 'OfferWithdrawn': {
      const offer = rows.get(offersTable, { offerId: fact.data.offerId })!;
      rows.put(offersTable, { ...offer, withdrawnOn: occurredOn });
      return true;
    }
    default:
      return false;
  }
}

function wantUse({ applicationId, assetId, memberId: userId }: ApplicationCore, wants: Wants): void {
  wants.row(applicationsTable, { applicationId });
  wants.row(assetsTable, { assetId });
  wants.row(useQuartersTable, { userId, assetId });
}

/** Counts a confirmed use, or one less. */
function count(application: ApplicationCore, quarter: string, sign: 1 | -1, rows: RowWriter): void {
  const { assetId, memberId: userId, depth, outcomeValue } = application;
  const outcome = Amount.parse(outcomeValue ?? '0');
  const none = { consulted: 0, adapted: 0, embedded: 0 };
  const outcomes = sign === 1 ? outcome : outcome.negated();
  rows.add(usesTable, { quarter, userId, assetId, ...none, [depth]: sign, outcomes });
  rows.add(usedQuartersTable, { scope: 'all', quarter, applications: sign });
  const known = rows.get(useQuartersTable, { userId, assetId });
  rows.put(useQuartersTable, { userId, assetId, quarters: recounted(known?.quarters, quarter, sign) });
  const asset = rows.get(assetsTable, { assetId })!;
  rows.put(assetsTable, { ...asset, uses: asset.uses + sign });
}

/** The quarters in which a member used an asset, with one use more or less in one of them. */
function recounted(quarters: string | undefined, quarter: string, sign: 1 | -1): string {
  // Mostly it is the first use.
  if (quarters === undefined) return canonicalJson({ [quarter]: sign });
  const { [quarter]: before = 0, ...others } = JSON.parse(quarters) as Record<string, number>;
  const left = before + sign;
  return canonicalJson(left === 0 ? others : { ...others, [quarter]: left });
}

function decide(
  { applicationId }: ApplicationCore,
  { position }: ProjectedEvent,
  rows: RowWriter,
  decided: Pick<ApplicationRow, 'standing' | 'quarter' | 'decidedBy' | 'decidedOn' | 'entryId'>,
): void {
  const row = rows.get(applicationsTable, { applicationId })!;
  rows.put(applicationsTable, { ...row, ...decided, decidedPosition: position });
}

function applicationRow(data: KnowledgeApplied, { position, occurredOn }: ProjectedEvent): ApplicationRow {
  const { applicationId, assetId, memberId, depth, outcomeValue, description, by } = data;
  // Written out, as this runs for every application and spreading an object takes several times as long.
  return {
    applicationId,
    position,
    assetId,
    memberId,
    appliedOn: occurredOn,
    depth,
    outcomeValue: outcomeValue === null ? null : Amount.parse(outcomeValue),
    description,
    standing: 'recorded',
    recordedBy: by,
    quarter: null,
    decidedBy: null,
    decidedOn: null,
    decidedPosition: null,
    entryId: null,
  };
}

function offerRow(data: OfferListed, { position, occurredOn }: ProjectedEvent) {
  const { offerId, title, offeredBy, price, capacity, valueTypes, value, validTo } = data;
  return {
    ...{ offerId, position, title, offeredBy, capacity, validTo },
    price: Amount.parse(price),
    valueTypes: weightsText(valueTypes),
    value: value === null ? null : Amount.parse(value),
    validFrom: occurredOn,
    withdrawnOn: null,
    redeemed: 0,
    open: '[]',
  };
}
