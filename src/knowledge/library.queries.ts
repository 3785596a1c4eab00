import { idsOfMember, outlookIn, type CoalitionReads } from '../coalition/coalition.queries.js';
import type { Directory } from '../coalition/domain/directory.js';
import type { Outlook } from '../coalition/domain/outlook.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import type { CursorPage, PageAsked } from '../event-store/cursor.js';
import { pageOfRows, placesFor, rowById, type Conditions } from '../event-store/row-search.js';
import type { ReadSnapshot } from '../event-store/store.js';
import { Amount } from '../kernel/amount.js';
import { dateIn, parseDate } from '../kernel/calendar.js';
import { freeText, identifier } from '../kernel/ids.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount } from '../kernel/unit.js';
import type { WeightedId } from './domain/events.js';
import { LIKE_ESCAPE, patternsOf } from './domain/search.js';
import { assetState } from './knowledge-facts.js';
import { assetsTable, editionsTable, usesTable, type AssetRow } from './knowledge.tables.js';

/** Which assets; null where a filter is not used. */
export interface AssetsAsked extends PageAsked {
  /** Words that all stand in its title, type or description, whatever their accents and capitals; parts of words too. */
  readonly search: string | null;
  /** Those that nobody is confirmed to have used. */
  readonly unused: boolean;
  /** By this member, or by members that merged into it. */
  readonly author: string | null;
  /** Made from this asset. */
  readonly derivesFrom: string | null;
  /** Of this type, as it was told. */
  readonly assetType?: string | null;
}

/** An asset as it stands now. */
export interface AssetView {
  readonly id: string;
  /** Where it was shared. */
  readonly position: number;
  readonly title: string;
  readonly assetType: string | null;
  readonly licence: string | null;
  readonly description: string | null;
  readonly sharedOn: string;
  /** Members and their shares, which sum to 1. */
  readonly authors: readonly WeightedId[];
  /** Assets and their weights, which sum to 1; empty where it derives from nothing. */
  readonly derivesFrom: readonly WeightedId[];
  readonly derivedOn: string | null;
  readonly edition: number;
  readonly revisedOn: string | null;
  /** Applications that count; null where that is not told. */
  readonly uses: number | null;
}

/** Another asset, up or down the lineage. */
export interface RelatedAsset extends WeightedId {
  readonly title: string;
}

export interface EditionView {
  readonly edition: number;
  readonly on: string;
  /** What is new in it; null of the first. */
  readonly note: string | null;
}

/** What became of an asset in a quarter. */
export interface QuarterOfAsset {
  readonly quarter: string;
  /** Members whose applications count. */
  readonly users: number;
  /** Applications that count, by depth. */
  readonly consulted: number;
  readonly adapted: number;
  readonly embedded: number;
  /** In base currency; null where that is not told, like what follows. */
  readonly outcomes: string | null;
  /** Applications of the quarter's days that wait to be confirmed, or are contested. */
  readonly awaiting: number | null;
  readonly contested: number | null;
}

export interface AssetDetail extends AssetView {
  readonly derivesFrom: readonly RelatedAsset[];
  /** What was made from it, in the order of their ids: the first of them, where there are very many. */
  readonly derivedAssets: readonly RelatedAsset[];
  readonly derivedAssetsInAll: number;
  readonly editions: readonly EditionView[];
  readonly usesByQuarter: readonly QuarterOfAsset[];
}

/** Of what was made from an asset, so many are shown with it. The list of assets has all. */
export const DERIVED_SHOWN = 100;

export const SEARCH_LIMIT = 200;

/**
 * Assets in the order of their ids. The library is every member's; how much an asset is used goes with what members see of each
 * other.
 * @throws Problem `coalition.member-unknown`, `knowledge.asset-unknown`, `request.cursor-malformed`
 */
export async function assetsOf(
  reads: CoalitionReads,
  coalitionId: string,
  asked: AssetsAsked,
  sight: Sight = SEES_ALL,
): Promise<CursorPage<AssetView>> {
  return reads.read(async (snapshot) => {
    const { head, directory } = await reads.directories.view(snapshot, coalitionId);
    const { search, unused, author, derivesFrom, assetType = null } = asked;
    const outlook = outlookIn(directory, sight, reads.now());
    const today = dateIn(directory.coalition.timeZone, reads.now());
    const authors = author === null ? null : idsOfMember(directory, author, today);
    const parent =
      derivesFrom === null || !outlook.isInside ? null : await assetRow(snapshot, coalitionId, derivesFrom);
    const ofAuthors = (where: Conditions, ids: readonly string[]): void => {
      const authored = `SELECT asset_id FROM authored_assets WHERE coalition_id = ? AND member_id IN (${placesFor(ids)})`;
      where.only(`asset_id IN (${authored})`, coalitionId, ...ids);
    };
    const only = (where: Conditions): void => {
      // Nobody is told by a filter what it is not told by the list.
      if (unused && !outlook.seesTotalsOfOthers) ofAuthors(where, [...outlook.own]);
      if (authors !== null) ofAuthors(where, authors);
      if (assetType !== null) where.only('asset_type = ?', assetType);
      if (parent !== null) {
        const derived = 'SELECT asset_id FROM derived_assets WHERE coalition_id = ? AND parent_id = ?';
        where.only(`asset_id IN (${derived})`, coalitionId, parent.assetId);
      }
      for (const pattern of search === null ? [] : patternsOf(freeText(search, 'search', SEARCH_LIMIT)))
        where.only(`words LIKE ? ESCAPE '${LIKE_ESCAPE}'`, pattern);
    };
    const { rows, next } = await pageOfRows(
      snapshot,
      head,
      {
        list: 'knowledge',
        table: assetsTable,
        order: ['asset_id'],
        keyOf: ({ assetId }) => [assetId],
        ways: outlook.isInside ? [{ along: unused ? { uses: 0 } : {}, only }] : [],
      },
      asked,
    );
    return { items: rows.map((row) => assetView(row, outlook)), next };
  });
}

/** How far uses of an asset are told: to its authors all, to others as they see totals of each other, or what members do. */
function usesTold({ authors }: Pick<AssetView, 'authors'>, outlook: Outlook): 'all' | 'counts' | 'none' {
  if (outlook.seesAll || authors.some(({ id }) => outlook.isOwn(id))) return 'all';
  return outlook.seesTotalsOfOthers ? 'counts' : 'none';
}

function assetView(row: AssetRow, outlook: Outlook): AssetView {
  const { assetId: id, parents, uses, ...asset } = { ...assetState(row), uses: row.uses };
  const { title, assetType, licence, description, sharedOn, authors, derivedOn, edition } = asset;
  return {
    ...{ id, position: row.position, title, assetType, licence, description, sharedOn, authors },
    derivesFrom: parents ?? [],
    ...{ derivedOn, edition, revisedOn: row.revisedOn },
    uses: usesTold({ authors }, outlook) === 'none' ? null : uses,
  };
}

async function assetRow(snapshot: ReadSnapshot, coalitionId: string, text: string): Promise<AssetRow> {
  const assetId = identifier(text, 'asset_id');
  const row = await rowById(snapshot, assetsTable, coalitionId, 'asset_id', assetId);
  if (!row) throw new Problem('knowledge.asset-unknown', { asset: assetId });
  return row;
}

/**
 * One asset: where it comes from, what was made of it, its editions, and how it was used.
 * @throws Problem `knowledge.asset-unknown`
 */
export async function assetOf(
  reads: CoalitionReads,
  coalitionId: string,
  assetId: string,
  sight: Sight = SEES_ALL,
): Promise<AssetDetail> {
  return reads.read(async (snapshot) => {
    const { directory } = await reads.directories.view(snapshot, coalitionId);
    const outlook = outlookIn(directory, sight, reads.now());
    const row = await assetRow(snapshot, coalitionId, assetId);
    if (!outlook.isInside) throw new Problem('knowledge.asset-unknown', { asset: row.assetId });
    const view = assetView(row, outlook);
    const told = usesTold(view, outlook);
    return {
      ...view,
      derivesFrom: await titled(snapshot, coalitionId, view.derivesFrom),
      ...(await derivedFrom(snapshot, coalitionId, row.assetId)),
      editions: await editionsOf(snapshot, coalitionId, row),
      usesByQuarter:
        told === 'none'
          ? []
          : (await usesByQuarter(snapshot, directory, row.assetId))
              .filter(({ users }) => told === 'all' || users > 0)
              .map((quarter) => quarterTold(quarter, told, outlook)),
    };
  });
}

/** What others gained by an asset is a figure of each, and what is not confirmed is theirs until it is. */
function quarterTold(quarter: QuarterOfAsset, told: 'all' | 'counts', outlook: Outlook): QuarterOfAsset {
  if (told === 'all') return quarter;
  const undecided = { awaiting: null, contested: null };
  return outlook.seesOthersInDetail
    ? { ...quarter, ...undecided }
    : { ...quarter, ...undecided, outcomes: null };
}

export async function titled(
  snapshot: ReadSnapshot,
  coalitionId: string,
  assets: readonly WeightedId[],
): Promise<RelatedAsset[]> {
  if (assets.length === 0) return [];
  const rows = await snapshot.rows(
    `SELECT asset_id, title FROM assets WHERE coalition_id = ? AND asset_id IN (${placesFor(assets)})`,
    [coalitionId, ...assets.map(({ id }) => id)],
  );
  const titles = new Map(rows as [string, string][]);
  return assets.map(({ id, weight }) => ({ id, title: titles.get(id)!, weight }));
}

async function derivedFrom(
  snapshot: ReadSnapshot,
  coalitionId: string,
  assetId: string,
): Promise<Pick<AssetDetail, 'derivedAssets' | 'derivedAssetsInAll'>> {
  const from = 'FROM derived_assets WHERE coalition_id = ? AND parent_id = ?';
  const rows = await snapshot.rows(
    `SELECT asset_id, weight ${from} ORDER BY asset_id LIMIT ${String(DERIVED_SHOWN)}`,
    [coalitionId, assetId],
  );
  const [count] = await snapshot.rows(`SELECT COUNT(*) ${from}`, [coalitionId, assetId]);
  const derived = (rows as [string, string][]).map(([id, weight]) => ({ id, weight }));
  return {
    derivedAssets: await titled(snapshot, coalitionId, derived),
    derivedAssetsInAll: Number(count![0]),
  };
}

async function editionsOf(
  snapshot: ReadSnapshot,
  coalitionId: string,
  { assetId, sharedOn }: AssetRow,
): Promise<EditionView[]> {
  const rows = await snapshot.rows(
    `SELECT ${editionsTable.sqlColumns.join(', ')} FROM asset_editions ` +
      'WHERE coalition_id = ? AND asset_id = ? ORDER BY edition',
    [coalitionId, assetId],
  );
  const later = rows
    .map((row) => editionsTable.decode(row))
    .map(({ edition, revisedOn: on, note }) => ({ edition, on, note }));
  return [{ edition: 1, on: sharedOn, note: null }, ...later];
}

/** From sums of what counts, and an index of what does not: the applications themselves are not looked at. */
async function usesByQuarter(
  snapshot: ReadSnapshot,
  { coalition }: Directory,
  assetId: string,
): Promise<QuarterOfAsset[]> {
  const none = { users: 0, consulted: 0, adapted: 0, embedded: 0, awaiting: 0, contested: 0 };
  const quarters = new Map<string, typeof none & { readonly quarter: string; outcomes: Amount }>();
  const of = (quarter: string) => quarters.get(quarter) ?? { quarter, ...none, outcomes: Amount.zero };
  // Bounds of a range, as in `row-search.ts`: with an equality SQLite would read the uses of all assets.
  const counted = await snapshot.rows(
    `SELECT ${usesTable.sqlColumns.join(', ')} FROM uses WHERE coalition_id = ? AND asset_id >= ? AND asset_id <= ? ` +
      'AND consulted + adapted + embedded > 0',
    [coalition.id, assetId, assetId],
  );
  for (const { quarter, consulted, adapted, embedded, outcomes } of counted.map((row) =>
    usesTable.decode(row),
  )) {
    const known = of(quarter);
    quarters.set(quarter, {
      ...known,
      users: known.users + 1,
      consulted: known.consulted + consulted,
      adapted: known.adapted + adapted,
      embedded: known.embedded + embedded,
      outcomes: known.outcomes.plus(outcomes),
    });
  }
  const apart = await snapshot.rows(
    "SELECT standing, applied_on, COUNT(*) FROM applications WHERE coalition_id = ? AND standing <> 'confirmed' " +
      "AND asset_id = ? AND standing IN ('recorded', 'contested') GROUP BY standing, applied_on",
    [coalition.id, assetId],
  );
  for (const [standing, day, number] of apart as [string, string, number][]) {
    const known = of(coalition.fiscalCalendar.quarterOf(parseDate(day)));
    const column = standing === 'contested' ? 'contested' : 'awaiting';
    quarters.set(known.quarter, { ...known, [column]: known[column] + Number(number) });
  }
  return [...quarters.values()]
    .sort((one, other) => (one.quarter < other.quarter ? -1 : 1))
    .map((row) => ({ ...row, outcomes: formatAmount(row.outcomes, coalition.currency) }));
}
