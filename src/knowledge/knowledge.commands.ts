import type { Directory } from '../coalition/domain/directory.js';
import type { CommandDefinition, Decision, DecisionContext } from '../event-store/ledger-model.js';
import type { NewEvent } from '../event-store/event.js';
import { FiscalCalendar } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { identifier } from '../kernel/ids.js';
import type { Wants } from '../event-store/working-set.js';
import {
  applyKnowledge,
  confirmApplication,
  contestApplication,
  withdrawApplication,
  type ApplyKnowledge,
  type ConfirmApplication,
  type RefuseApplication,
} from './domain/decide-application.js';
import { closedWith, closeQuarter, type CloseQuarter } from './domain/decide-close.js';
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
  releaseLapsed,
  reserveCredits,
  type EndReservation,
  type RedemptionFacts,
  type ReleaseLapsed,
  type ReserveCredits,
} from './domain/decide-redemption.js';
import type { LibraryFacts } from './domain/facts.js';
import { windowBefore } from './domain/quarter-credits.js';
import { closeFacts, libraryFacts, redemptionFacts, want } from './knowledge-facts.js';
import {
  accrualsTable,
  applicationsTable,
  assetsTable,
  creditLotsTable,
  memberReservationsTable,
  offersTable,
  redemptionsTable,
  useQuartersTable,
  usedQuartersTable,
  usesTable,
} from './knowledge.tables.js';

type Context = DecisionContext<Directory>;

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

/** What an event is about: entries are about themselves, whoever makes them, and so is what was set free. */
function subject(type: string, data: object, otherwise: string): string {
  const { entryId, memberId, redemptionId } = data as Partial<
    Record<'entryId' | 'memberId' | 'redemptionId', string>
  >;
  switch (type) {
    case 'ReservationReleased':
      return `redemption/${redemptionId!}`;
    case 'ContributionRecorded':
    case 'BenefitRecorded':
    case 'EntryReversed':
      return `entry/${entryId!}`;
    case 'CreditsAccrued':
    case 'CreditsVested':
    case 'CreditsExpired':
      return `member/${memberId!}`;
    default:
      return otherwise;
  }
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

const releaseLapsedCommand: CommandDefinition<Directory> = {
  name: 'release-lapsed',
  wants(_, wants) {
    wants.rowsFrom(memberReservationsTable, {}, '');
  },
  decide(data, context) {
    const facts = redemptionFacts(context, neverNew);
    const events = releaseLapsed(data as unknown as ReleaseLapsed, context.directory, facts);
    const released = events.flatMap((event) =>
      event.type === 'ReservationReleased' ? [event.data.redemptionId] : [],
    );
    return decision(events, 'redemptions', { released }, context);
  },
};

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
  releaseLapsedCommand,
  closeQuarterCommand,
];
