import type { Directory } from '../coalition/domain/directory.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { Table } from '../event-store/table.js';
import { parseWeightedIds, weightedIdsText } from '../knowledge/domain/asset.js';
import type { WeightedId } from '../knowledge/domain/events.js';
import {
  applicationsTable,
  assetsTable,
  offersTable,
  redemptionsTable,
  type ApplicationRow,
  type AssetRow,
  type OfferRow,
  type RedemptionRow,
} from '../knowledge/knowledge.tables.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { isProblem } from '../kernel/problem.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { csvHead, csvRow } from './csv-ledger.js';
import { partyCell, type KnowledgeTable } from './knowledge-rows.js';

const PAGE_ROWS = 1_000;

/** Writes the library, its uses, offers and redemptions. Answers what the files can't carry, in sentences. */
export async function writeLibrary(
  snapshot: ReadSnapshot,
  directory: Directory,
  sink: (chunk: string, file: string) => Promise<void> | void,
): Promise<string[]> {
  const { currency, id: coalitionId } = directory.coalition;
  const lost = {
    derivedLater: 0,
    revised: 0,
    mistakable: 0,
    contested: 0,
    withdrawn: 0,
    recordedByMembers: 0,
    withdrawnOffers: 0,
    redemptions: 0,
  };
  const write = async <Row extends object>(
    name: KnowledgeTable,
    table: Table<Row>,
    cellsOf: (row: Row) => Readonly<Record<string, string | null>> | undefined,
  ): Promise<void> => {
    await sink(csvHead(name), `${name}.csv`);
    for await (const page of pagesOf(snapshot, coalitionId, table)) {
      const cells = page.map(cellsOf).filter((row) => row !== undefined);
      await sink(cells.map((row) => csvRow(name, row)).join(''), `${name}.csv`);
    }
  };
  const lists = await assetsNamedLikeLists(snapshot, coalitionId);
  await write('knowledge', assetsTable, (asset: AssetRow) => {
    const authors = JSON.parse(asset.authors) as WeightedId[];
    const parents = JSON.parse(asset.parents ?? '[]') as WeightedId[];
    const isAsset = (id: string): boolean => parents.length === 1 || lists.has(id);
    if (!comeBack(authors, (id) => directory.members.has(id)) || !comeBack(parents, isAsset))
      lost.mistakable += 1;
    if (asset.derivedOn !== null && asset.derivedOn !== asset.sharedOn) lost.derivedLater += 1;
    if (asset.edition > 1) lost.revised += 1;
    return {
      asset_id: asset.assetId,
      title: asset.title,
      shared_on: asset.sharedOn,
      authors: weightedIdsText(authors),
      derives_from: weightedIdsText(parents),
      asset_type: asset.assetType,
      licence: asset.licence,
      description: asset.description,
    };
  });
  await write('applications', applicationsTable, (application: ApplicationRow) => {
    const { standing, outcomeValue } = application;
    if (standing === 'contested') lost.contested += 1;
    if (standing === 'withdrawn') lost.withdrawn += 1;
    if (standing === 'withdrawn') return undefined;
    if (application.recordedBy !== 'backbone') lost.recordedByMembers += 1;
    const isConfirmed = standing === 'confirmed';
    return {
      application_id: application.applicationId,
      asset_id: application.assetId,
      member_id: application.memberId,
      applied_on: application.appliedOn,
      depth: application.depth,
      outcome_value: outcomeValue && formatAmount(outcomeValue, currency),
      confirmed_by: isConfirmed ? partyCell(application.decidedBy!) : null,
      confirmed_on: isConfirmed ? application.decidedOn : null,
      description: application.description,
    };
  });
  await write('offers', offersTable, (offer: OfferRow) => {
    if (offer.withdrawnOn !== null) lost.withdrawnOffers += 1;
    return {
      offer_id: offer.offerId,
      title: offer.title,
      offered_by: offer.offeredBy,
      price_credits: formatAmount(offer.price, unitOf('credits')),
      capacity: offer.capacity === null ? null : String(offer.capacity),
      value_type: offer.valueTypes,
      value: offer.value && formatAmount(offer.value, currency),
      valid_from: offer.validFrom,
      valid_to: offer.validTo,
    };
  });
  await write('redemptions', redemptionsTable, (redemption: RedemptionRow) => {
    lost.redemptions += 1;
    return {
      redemption_id: redemption.redemptionId,
      offer_id: redemption.offerId,
      member_id: redemption.memberId,
      on: redemption.reservedOn,
      state: redemption.state,
    };
  });
  const sentences: [count: number, sentence: string][] = [
    [
      lost.derivedLater,
      'assets were said to derive from others after they were shared; the files say it from their first day.',
    ],
    [lost.revised, 'assets have later editions, which stay here.'],
    [
      lost.mistakable,
      'assets name ids that hold signs of a list of weights, such as |; their rows would be read otherwise, or refused.',
    ],
    [lost.contested, 'contested applications go out as not confirmed.'],
    [lost.withdrawn, 'applications that were withdrawn are left out.'],
    [
      lost.recordedByMembers,
      'applications were recorded by members; whoever imports the files records them, and may withdraw them, instead.',
    ],
    [lost.withdrawnOffers, 'offers were withdrawn; the file holds them as they were listed.'],
    [
      lost.redemptions,
      'redemptions need credits, which vest elsewhere once quarters are closed there: import redemptions.csv after that. Each stands there as ended on the day on which it was reserved.',
    ],
  ];
  return sentences.filter(([count]) => count > 0).map(([count, sentence]) => `${String(count)} ${sentence}`);
}

/** Whether the very same ids and weights are read from the text that the files have of them. */
function comeBack(weighted: readonly WeightedId[], isKnown: (id: string) => boolean): boolean {
  if (weighted.length === 0) return true;
  try {
    const read = parseWeightedIds(weightedIdsText(weighted), 'authors', isKnown);
    return canonicalJson(read) === canonicalJson(weighted);
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

/** Assets whose own ids could be lists of assets and weights. */
async function assetsNamedLikeLists(snapshot: ReadSnapshot, coalitionId: string): Promise<Set<string>> {
  const rows = await snapshot.rows(
    "SELECT asset_id FROM assets WHERE coalition_id = ? AND asset_id LIKE '%|%'",
    [coalitionId],
  );
  return new Set(rows.map(([id]) => id as string));
}

/** A table's rows in the order of their ids, which stand first in each, page by page: memory does not grow with the library. */
export async function* pagesOf<Row extends object>(
  snapshot: ReadSnapshot,
  coalitionId: string,
  table: Table<Row>,
): AsyncGenerator<Row[]> {
  const [idColumn] = table.sqlColumns;
  for (let after = ''; ;) {
    const rows = await snapshot.rows(
      `SELECT ${idColumn!}, ${table.sqlColumns.join(', ')} FROM ${table.name} WHERE coalition_id = ? AND ${idColumn!} > ? ` +
        `ORDER BY ${idColumn!} LIMIT ${String(PAGE_ROWS)}`,
      [coalitionId, after],
    );
    if (rows.length === 0) return;
    yield rows.map(([, ...values]) => table.decode(values));
    after = rows.at(-1)![0] as string;
  }
}
