import type { Directory } from '../coalition/domain/directory.js';
import { weightsOf } from '../coalition/domain/value-types.js';
import type { DecisionContext } from '../event-store/ledger-model.js';
import type { RowView, Wants } from '../event-store/working-set.js';
import { dateIn } from '../kernel/calendar.js';
import { IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import { expiryOf, spendableQuarters, type CreditLot } from './domain/account.js';
import type { ApplicationState } from './domain/application.js';
import type { AssetState } from './domain/asset.js';
import { compareIds } from './domain/credits.js';
import type { CloseFacts } from './domain/decide-close.js';
import type { RedemptionFacts } from './domain/decide-redemption.js';
import type { FromLot, WeightedId } from './domain/events.js';
import type { LibraryFacts } from './domain/facts.js';
import { hasLapsed, type OfferState, type OpenReservation, type RedemptionState } from './domain/offer.js';
import { creditsOfQuarter, mergedWithIn, remembered, windowBefore } from './domain/quarter-credits.js';
import {
  accrualsTable,
  applicationsTable,
  assetsTable,
  creditLotsTable,
  memberReservationsTable,
  offersTable,
  redemptionsTable,
  usedQuartersTable,
  useQuartersTable,
  usesTable,
  type ApplicationRow,
  type AssetRow,
  type OfferRow,
  type RedemptionRow,
  type UseRow,
} from './knowledge.tables.js';

type Context = DecisionContext<Directory>;

/** The asset behind a row, as deciders see it. */
export function assetState(row: AssetRow): AssetState {
  const { assetId, title, assetType, licence, description, sharedOn, derivedOn, edition } = row;
  const authors = weightedIdsOf(row.authors);
  const parents = row.parents === null ? null : weightedIdsOf(row.parents);
  return { assetId, title, assetType, licence, description, sharedOn, authors, parents, derivedOn, edition };
}

/** Texts that were read lately: an import reads those of the same assets again and again. */
const READ_TEXTS = 10_000;
const readTexts = new Map<string, readonly WeightedId[]>();

function weightedIdsOf(text: string): readonly WeightedId[] {
  let read = readTexts.get(text);
  if (!read) {
    read = JSON.parse(text) as WeightedId[];
    if (readTexts.size >= READ_TEXTS) readTexts.clear();
    readTexts.set(text, read);
  }
  return read;
}

export function offerState({ open, valueTypes, ...row }: OfferRow): OfferState {
  return { ...row, valueTypes: weightsOf(valueTypes), open: JSON.parse(open) as OpenReservation[] };
}

export function redemptionState({ lots, ...row }: RedemptionRow): RedemptionState {
  return { ...row, lots: JSON.parse(lots) as FromLot[] } as RedemptionState;
}

export function applicationState(row: ApplicationRow): ApplicationState {
  return row as ApplicationState;
}

/** What deciders of the library look at. `isNew` says of an id that it was just made, so that nothing needs to be read. */
export function libraryFacts(
  { rows, directory, now }: Context,
  isNew: (id: string) => boolean,
): LibraryFacts {
  const assets = (assetIds: readonly string[]): (AssetState | undefined)[] =>
    rows
      .getAll(
        assetsTable,
        assetIds.map((assetId) => ({ assetId })),
      )
      .map((row) => row && assetState(row));
  return {
    today: () => dateIn(directory.coalition.timeZone, now),
    asset: (assetId) => (isId(assetId) && !isNew(assetId) ? assets([assetId])[0] : undefined),
    assets,
    application: (applicationId) => {
      const row = isNew(applicationId) ? undefined : rows.get(applicationsTable, { applicationId });
      return row && applicationState(row);
    },
  };
}

export function redemptionFacts(context: Context, isNew: (id: string) => boolean): RedemptionFacts {
  const { rows, directory, now } = context;
  const today = dateIn(directory.coalition.timeZone, now);
  return {
    today: () => today,
    offer: (offerId) => {
      const row = isNew(offerId) ? undefined : rows.get(offersTable, { offerId });
      return row && offerState(row);
    },
    redemption: (redemptionId) => {
      const row = isNew(redemptionId) ? undefined : rows.get(redemptionsTable, { redemptionId });
      return row && redemptionState(row);
    },
    openReservationsOf: (memberId) => {
      const row = rows.get(memberReservationsTable, { memberId });
      return row ? (JSON.parse(row.open) as OpenReservation[]).map(({ redemptionId }) => redemptionId) : [];
    },
    lapsedBefore: (on) => {
      const open = rows
        .from(memberReservationsTable, {}, '')
        .flatMap((row) => JSON.parse(row.open) as OpenReservation[]);
      const ids = open.filter((one) => hasLapsed(one, on)).map(({ redemptionId }) => redemptionId);
      const keys = ids.sort(compareIds).map((redemptionId) => ({ redemptionId }));
      return rows.getAll(redemptionsTable, keys).map((row) => redemptionState(row!));
    },
    lotsOf: (memberId) => {
      const keys = lotKeysOf(memberId, directory, today);
      return rows.getAll(creditLotsTable, keys).filter((row) => row !== undefined);
    },
  };
}

/** The lots that can still be redeemed by a member: its own, and those of members that merged into it; oldest first. */
export function lotKeysOf(memberId: string, directory: Directory, today: string) {
  const ids = directory.carriedOnBy(memberId, today);
  return spendableQuarters(directory).flatMap((vestedIn) => {
    const expiresIn = expiryOf(directory, vestedIn);
    return ids.map((id) => ({ expiresIn, memberId: id, vestedIn }));
  });
}

export function closeFacts({ rows, directory, now }: Context): CloseFacts {
  return {
    today: () => dateIn(directory.coalition.timeZone, now),
    usedQuarters: () =>
      rows
        .from(usedQuartersTable, { scope: 'all' }, '')
        .filter(({ applications }) => applications > 0)
        .map(({ quarter }) => quarter)
        .sort(),
    credits: (quarter) => {
      const uses = rows.from(usesTable, { quarter }, '');
      const hasEarlier = rows
        .from(usedQuartersTable, { scope: 'all' }, '')
        .some((used) => used.quarter < quarter && used.applications > 0);
      const earlierPairs = windowBefore(directory, quarter).flatMap((before) =>
        rows.from(accrualsTable, { quarter: before }, ''),
      );
      const assets = new Map(rows.from(assetsTable, {}, '').map((row) => [row.assetId, row]));
      return creditsOfQuarter({
        quarter,
        directory,
        uses,
        usedIn: hasEarlier ? quartersOfUse(rows, uses, mergedWithIn(directory, quarter)) : () => [],
        asset: (assetId) => {
          const row = assets.get(assetId);
          return row && assetState(row);
        },
        earlierPairs,
      });
    },
    lotsExpiringIn: (expiresIn): readonly CreditLot[] => rows.from(creditLotsTable, { expiresIn }, ''),
  };
}

/** The quarters in which the users of some uses, and those who merged with them, used the same. */
function quartersOfUse(
  rows: RowView,
  uses: readonly UseRow[],
  mergedWith: (memberId: string) => readonly string[],
): (userId: string, assetId: string) => readonly string[] {
  const keys: UseKey[] = [];
  for (const { userId, assetId } of uses)
    for (const memberId of mergedWith(userId)) keys.push({ userId: memberId, assetId });
  const usedIn = new Map<string, Map<string, readonly string[]>>();
  // Few texts are behind very many rows.
  const quartersOf = remembered((text) => Object.keys(JSON.parse(text) as object));
  for (const row of rows.getAll(useQuartersTable, keys)) {
    if (!row) continue;
    let ofUser = usedIn.get(row.userId);
    if (!ofUser) usedIn.set(row.userId, (ofUser = new Map<string, readonly string[]>()));
    ofUser.set(row.assetId, quartersOf(row.quarters));
  }
  return (userId, assetId) => usedIn.get(userId)?.get(assetId) ?? [];
}

type UseKey = Pick<UseRow, 'userId' | 'assetId'>;

/** Asks for a row by ids that came from outside; what can't be an id is in no row. */
export function want<Row extends object>(
  wants: Wants,
  table: Parameters<Wants['row']>[0],
  key: Record<string, string | null>,
): void {
  const normal: Record<string, string> = {};
  for (const [column, id] of Object.entries(key)) {
    if (id === null || !isId(id)) return;
    normal[column] = id.normalize('NFC');
  }
  wants.row(table as never, normal as Partial<Row>);
}

function isId(text: string): boolean {
  return isIdentifierText(text, IDENTIFIER_LIMIT);
}
