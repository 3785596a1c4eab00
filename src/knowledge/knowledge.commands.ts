import type { Directory } from '../coalition/domain/directory.js';
import { weightsOf } from '../coalition/domain/value-types.js';
import type { CommandDefinition, Decision, DecisionContext } from '../event-store/ledger-model.js';
import type { NewEvent } from '../event-store/event.js';
import { dateIn, FiscalCalendar } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { identifier, IDENTIFIER_LIMIT, isIdentifierText } from '../kernel/ids.js';
import type { Wants } from '../event-store/working-set.js';
import { spendableQuarters, expiryOf, type CreditLot } from './domain/account.js';
import type { ApplicationState } from './domain/application.js';
import type { AssetState } from './domain/asset.js';
import {
  applyKnowledge,
  confirmApplication,
  contestApplication,
  withdrawApplication,
  type ApplyKnowledge,
  type ConfirmApplication,
  type RefuseApplication,
} from './domain/decide-application.js';
import { closedWith, closeQuarter, type CloseFacts, type CloseQuarter } from './domain/decide-close.js';
import {
  deriveKnowledge,
  reviseKnowledge,
  shareKnowledge,
  type DeriveKnowledge,
  type ReviseKnowledge,
  type ShareKnowledge,
} from './domain/decide-library.js';
import { listOffer, withdrawOffer, type ListOffer, type WithdrawOffer } from './domain/decide-offer.js';
import {
  redeemCredits,
  releaseCredits,
  reserveCredits,
  type EndReservation,
  type RedemptionFacts,
  type ReserveCredits,
} from './domain/decide-redemption.js';
import type { FromLot, WeightedId } from './domain/events.js';
import type { LibraryFacts } from './domain/facts.js';
import type { OfferState, OpenReservation, RedemptionState } from './domain/offer.js';
import { creditsOfQuarter, mergedWithIn, windowBefore } from './domain/quarter-credits.js';
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
} from './knowledge.tables.js';

type Context = DecisionContext<Directory>;

/** The asset behind a row, as deciders see it. */
export function assetState(row: AssetRow): AssetState {
  const { assetId, title, assetType, licence, description, sharedOn, derivedOn, edition } = row;
  const authors = JSON.parse(row.authors) as WeightedId[];
  const parents = row.parents === null ? null : (JSON.parse(row.parents) as WeightedId[]);
  return { assetId, title, assetType, licence, description, sharedOn, authors, parents, derivedOn, edition };
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

function libraryFacts({ rows, directory, now }: Context, isNew: (id: string) => boolean): LibraryFacts {
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

function redemptionFacts(context: Context, isNew: (id: string) => boolean): RedemptionFacts {
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
    lotsOf: (memberId) => {
      const keys = lotKeysOf(memberId, directory, today);
      return rows.getAll(creditLotsTable, keys).filter((row) => row !== undefined);
    },
  };
}

/** The lots that can still be redeemed by a member: its own, and those of members that merged into it; oldest first. */
function lotKeysOf(memberId: string, directory: Directory, today: string) {
  const ids = directory.carriedOnBy(memberId, today);
  return spendableQuarters(directory).flatMap((vestedIn) => {
    const expiresIn = expiryOf(directory, vestedIn);
    return ids.map((id) => ({ expiresIn, memberId: id, vestedIn }));
  });
}

function closeFacts({ rows, directory, now }: Context): CloseFacts {
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
      const earlierPairs = windowBefore(directory, quarter).flatMap((before) =>
        rows.from(accrualsTable, { quarter: before }, ''),
      );
      const assets = new Map(rows.from(assetsTable, {}, '').map((row) => [row.assetId, row]));
      const mergedWith = mergedWithIn(directory, quarter);
      const keys = uses.flatMap(({ userId, assetId }) =>
        mergedWith(userId).map((memberId) => ({ userId: memberId, assetId })),
      );
      const usedIn = new Map<string, string[]>();
      for (const row of rows.getAll(useQuartersTable, keys)) {
        if (row) usedIn.set(useQuartersTable.keyOf(row), Object.keys(JSON.parse(row.quarters) as object));
      }
      return creditsOfQuarter({
        quarter,
        directory,
        uses,
        usedIn: (userId, assetId) => usedIn.get(useQuartersTable.keyOf({ userId, assetId })) ?? [],
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

function isId(text: string): boolean {
  return isIdentifierText(text, IDENTIFIER_LIMIT);
}

function decision(
  events: readonly { readonly type: string; readonly occurredOn: string; readonly data: object }[],
  subjectOf: string,
  answer: JsonObject,
  { position }: Context,
): Decision<JsonObject> {
  const stated: NewEvent[] = events.map(({ type, occurredOn, data }) => ({
    type,
    subject: subject(type, data, subjectOf),
    occurredOn,
    data: data as JsonObject,
  }));
  return {
    events: stated,
    answer: { ...answer, changed: events.length > 0, position: position + events.length },
  };
}

/** What an event is about: entries are about themselves, whoever makes them. */
function subject(type: string, data: object, otherwise: string): string {
  const { entryId, memberId } = data as { entryId?: string; memberId?: string };
  if (['ContributionRecorded', 'BenefitRecorded', 'EntryReversed'].includes(type)) return `entry/${entryId!}`;
  return /^Credits(Accrued|Vested|Expired)$/.test(type) ? `member/${memberId!}` : otherwise;
}

/** A command about something that its id, where one is given, names; ids that are made here are new. */
function command<Data>(
  commandName: string,
  idField: string,
  kind: string,
  wants: (data: Data, wants: Wants) => void,
  decide: (
    data: Data,
    id: string,
    context: Context,
    isNew: (id: string) => boolean,
  ) => readonly { readonly type: string; readonly occurredOn: string; readonly data: object }[],
): CommandDefinition<Directory> {
  const field = idField.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    name: commandName,
    wants(data, collected) {
      wants(data as unknown as Data, collected);
    },
    decide(data, context) {
      const given = (data as Record<string, unknown>)[idField] as string | null;
      const id = given === null ? context.newId() : identifier(given, field);
      const isNew = (other: string): boolean => given === null && other === id;
      const events = decide(data as unknown as Data, id, context, isNew);
      return decision(events, `${kind}/${id}`, { [idField]: id }, context);
    },
  };
}

function want<Row extends object>(
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

const shareKnowledgeCommand = command<ShareKnowledge>(
  'share-knowledge',
  'assetId',
  'asset',
  ({ assetId }, wants) => {
    want(wants, assetsTable, { assetId });
  },
  (data, id, context, isNew) =>
    shareKnowledge(data, id, context.directory, libraryFacts(context, isNew), () => context.newId()),
);

function aboutAsset<Data extends { readonly assetId: string }>(
  commandName: string,
  decide: (data: Data, directory: Directory, facts: LibraryFacts) => readonly NewKnowledge[],
): CommandDefinition<Directory> {
  return command<Data>(
    commandName,
    'assetId',
    'asset',
    ({ assetId }, wants) => {
      want(wants, assetsTable, { assetId });
    },
    (data, _, context) => decide(data, context.directory, libraryFacts(context, neverNew)),
  );
}

interface NewKnowledge {
  readonly type: string;
  readonly occurredOn: string;
  readonly data: object;
}

function neverNew(): boolean {
  return false;
}

const applyKnowledgeCommand = command<ApplyKnowledge>(
  'apply-knowledge',
  'applicationId',
  'application',
  ({ applicationId, assetId, memberId }, wants) => {
    want(wants, applicationsTable, { applicationId });
    want(wants, assetsTable, { assetId });
    want(wants, useQuartersTable, { userId: memberId, assetId });
  },
  (data, id, context, isNew) =>
    applyKnowledge(data, id, context.directory, libraryFacts(context, isNew), () => context.newId()),
);

function aboutApplication<Data extends { readonly applicationId: string }>(
  commandName: string,
  decide: (
    data: Data,
    directory: Directory,
    facts: LibraryFacts,
    newId: () => string,
  ) => readonly NewKnowledge[],
): CommandDefinition<Directory> {
  return command<Data>(
    commandName,
    'applicationId',
    'application',
    ({ applicationId }, wants) => {
      want(wants, applicationsTable, { applicationId });
    },
    (data, _, context) =>
      decide(data, context.directory, libraryFacts(context, neverNew), () => context.newId()),
  );
}

const listOfferCommand = command<ListOffer>(
  'list-offer',
  'offerId',
  'offer',
  ({ offerId }, wants) => {
    want(wants, offersTable, { offerId });
  },
  (data, id, context, isNew) => listOffer(data, id, context.directory, redemptionFacts(context, isNew)),
);

const withdrawOfferCommand = command<WithdrawOffer>(
  'withdraw-offer',
  'offerId',
  'offer',
  ({ offerId }, wants) => {
    want(wants, offersTable, { offerId });
  },
  (data, _, context) => withdrawOffer(data, context.directory, redemptionFacts(context, neverNew)),
);

const reserveCreditsCommand = command<ReserveCredits>(
  'reserve-credits',
  'redemptionId',
  'redemption',
  ({ redemptionId, offerId, memberId }, wants) => {
    want(wants, redemptionsTable, { redemptionId });
    want(wants, offersTable, { offerId });
    want(wants, memberReservationsTable, { memberId });
  },
  (data, id, context, isNew) => reserveCredits(data, id, context.directory, redemptionFacts(context, isNew)),
);

function aboutRedemption(
  commandName: string,
  decide: (
    data: EndReservation,
    directory: Directory,
    facts: RedemptionFacts,
    newId: () => string,
  ) => readonly NewKnowledge[],
): CommandDefinition<Directory> {
  return command<EndReservation>(
    commandName,
    'redemptionId',
    'redemption',
    ({ redemptionId }, wants) => {
      want(wants, redemptionsTable, { redemptionId });
    },
    (data, _, context) =>
      decide(data, context.directory, redemptionFacts(context, neverNew), () => context.newId()),
  );
}

const closeQuarterCommand: CommandDefinition<Directory> = {
  name: 'close-quarter',
  // All that can be foreseen is read at once, as a close decides anew whenever it misses something.
  wants(data, wants, directory) {
    const { quarter } = data as unknown as CloseQuarter;
    wants.rowsFrom(usedQuartersTable, { scope: 'all' }, '');
    if (!FiscalCalendar.isQuarterId(quarter)) return;
    wants.rowsFrom(usesTable, { quarter }, '');
    wants.rowsFrom(assetsTable, {}, '');
    for (const before of windowBefore(directory, quarter))
      wants.rowsFrom(accrualsTable, { quarter: before }, '');
    for (const closed of closedWith(quarter, directory))
      wants.rowsFrom(creditLotsTable, { expiresIn: closed }, '');
  },
  decide(data, context) {
    const request = data as unknown as CloseQuarter;
    const events = closeQuarter(request, context.directory, closeFacts(context));
    return decision(events, `quarter/${request.quarter}`, { quarter: request.quarter }, context);
  },
};

export const knowledgeCommands: readonly CommandDefinition<Directory>[] = [
  shareKnowledgeCommand,
  aboutAsset<DeriveKnowledge>('derive-knowledge', deriveKnowledge),
  aboutAsset<ReviseKnowledge>('revise-knowledge', reviseKnowledge),
  applyKnowledgeCommand,
  aboutApplication<ConfirmApplication>('confirm-application', confirmApplication),
  aboutApplication<RefuseApplication>('contest-application', contestApplication),
  aboutApplication<RefuseApplication>('withdraw-application', withdrawApplication),
  listOfferCommand,
  withdrawOfferCommand,
  reserveCreditsCommand,
  aboutRedemption('redeem-credits', redeemCredits),
  aboutRedemption('release-credits', releaseCredits),
  closeQuarterCommand,
];
