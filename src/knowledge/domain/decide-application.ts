import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import { firstUnvestedDay } from '../../coalition/domain/closing.js';
import { assertActiveOn, knownMember, type Directory } from '../../coalition/domain/directory.js';
import { reason, TEXT_LIMIT } from '../../coalition/domain/field-checks.js';
import type { EntryRecorded, EntryReversed } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';
import { coreOfApplication, parseDepth, type ApplicationState } from './application.js';
import type { AssetState } from './asset.js';
import { assertShared, knowledgeEntry, later, words } from './decide-library.js';
import type { KnowledgeEvent } from './events.js';
import { assertToldAsBefore } from './same.js';
import { knownApplication, knownAsset, standpointsOf, type LibraryFacts } from './facts.js';

/** What can be asked about applications, as doors hand it over: texts as they came; null where nothing was said. */
export interface ApplyKnowledge {
  readonly applicationId: string | null;
  readonly assetId: string;
  readonly memberId: string;
  readonly appliedOn: string;
  readonly depth: string;
  readonly outcomeValue: string | null;
  readonly description: string | null;
  /** `backbone` or `member:ID`: who confirms it at once; null leaves it to be confirmed. */
  readonly confirmedBy: string | null;
  readonly confirmedOn: string | null;
  readonly actingFor: string | null;
}

export interface ConfirmApplication {
  readonly applicationId: string;
  /** Null means today. */
  readonly on: string | null;
  readonly actingFor: string | null;
}

/** Contests or withdraws an application. */
export interface RefuseApplication {
  readonly applicationId: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

/** The entry that a confirmation makes, and the one that takes it back. */
export type ApplicationEvent =
  | KnowledgeEvent
  | { readonly type: 'BenefitRecorded'; readonly occurredOn: string; readonly data: EntryRecorded }
  | { readonly type: 'EntryReversed'; readonly occurredOn: string; readonly data: EntryReversed };

/**
 * Records that a member used an asset, and confirms it where somebody does so at once: whoever records it, for itself, or
 * anybody whose word the backbone has. The same again states nothing.
 */
export function applyKnowledge(
  command: ApplyKnowledge,
  applicationId: string,
  directory: Directory,
  facts: LibraryFacts,
  newId: () => string,
): ApplicationEvent[] {
  const asset = knownAsset(facts, command.assetId);
  const appliedOn = parseDate(command.appliedOn);
  assertShared(asset, appliedOn);
  const member = knownMember(directory, command.memberId);
  assertActiveOn(member, appliedOn);
  const depth = parseDepth(command.depth);
  const outcomeValue = outcomeOf(command.outcomeValue, directory);
  const by = parseParty(command.actingFor, directory);
  const made: ApplicationState = {
    applicationId,
    assetId: asset.assetId,
    memberId: member.id,
    appliedOn,
    depth,
    outcomeValue,
    description: words(command.description, 'description', TEXT_LIMIT),
    standing: 'recorded',
    recordedBy: by,
    quarter: null,
    decidedBy: null,
    decidedOn: null,
    entryId: null,
  };
  assertMay('record an application', by, standpointsOf(by, made, asset, directory, facts.today()));
  const known = facts.application(applicationId);
  if (known) assertSame(known, made);
  const { description } = made;
  const events: ApplicationEvent[] = known
    ? []
    : [
        {
          type: 'KnowledgeApplied',
          occurredOn: appliedOn,
          data: { ...coreOfApplication(made), description, by },
        },
      ];
  if (command.confirmedBy === null) return events;
  const confirmer = parseParty(command.confirmedBy, directory);
  if (!isSameParty(by, confirmer, directory, facts.today()))
    assertMay('record an application as confirmed by another', by, new Set());
  return [
    ...events,
    ...confirmed(known ?? made, asset, confirmer, command.confirmedOn ?? appliedOn, directory, facts, newId),
  ];
}

/** The application that a command is about, its asset, and on whose behalf the command is given. */
function askedAbout(
  command: { readonly applicationId: string; readonly actingFor: string | null },
  directory: Directory,
  facts: LibraryFacts,
): { application: ApplicationState; asset: AssetState; by: Party } {
  const application = knownApplication(facts, command.applicationId);
  const asset = knownAsset(facts, application.assetId);
  return { application, asset, by: parseParty(command.actingFor, directory) };
}

/** Confirms an application, so that it counts. The same again states nothing. */
export function confirmApplication(
  command: ConfirmApplication,
  directory: Directory,
  facts: LibraryFacts,
  newId: () => string,
): ApplicationEvent[] {
  const { application, asset, by } = askedAbout(command, directory, facts);
  return confirmed(application, asset, by, command.on ?? facts.today(), directory, facts, newId);
}

function confirmed(
  application: ApplicationState,
  asset: AssetState,
  by: Party,
  on: string,
  directory: Directory,
  facts: LibraryFacts,
  newId: () => string,
): ApplicationEvent[] {
  const { applicationId, appliedOn, standing, memberId } = application;
  const confirmedOn = parseDate(on);
  if (confirmedOn < appliedOn)
    throw new Problem('knowledge.confirmed-before-use', { appliedOn, confirmedOn });
  const standpoints = new Set<Standpoint>(standpointsOf(by, application, asset, directory, facts.today()));
  const { decidedBy } = application;
  if (decidedBy && isSameParty(by, decidedBy, directory, facts.today())) standpoints.add('disputer');
  assertMay('confirm or contest an application', by, standpoints);
  if (standing === 'confirmed') return [];
  if (standing === 'withdrawn')
    throw new Problem('knowledge.application-withdrawn', { application: applicationId });
  if (standing === 'contested') assertMay('confirm a contested application', by, standpoints);
  // What is confirmed once its quarter is closed counts in the first one that is open (domain.md §2, law 7).
  const countsOn = later(appliedOn, firstUnvestedDay(directory));
  const quarter = directory.coalition.fiscalCalendar.quarterOf(parseDate(countsOn));
  const entryId = newId();
  const data: EntryRecorded = {
    entryId,
    direction: 'benefit',
    memberId,
    ...knowledgeEntry('1'),
    standing: 'accepted',
    recordedBy: by,
    description: asset.title,
    arisesFrom: `application/${applicationId}`,
  };
  return [
    {
      type: 'ApplicationConfirmed',
      occurredOn: countsOn,
      data: { ...coreOfApplication(application), quarter, confirmedOn, entryId, by },
    },
    { type: 'BenefitRecorded', occurredOn: countsOn, data },
  ];
}

/** Says that it is not so: the application counts no more, until it is confirmed. The same again states nothing. */
export function contestApplication(
  command: RefuseApplication,
  directory: Directory,
  facts: LibraryFacts,
  newId: () => string,
): ApplicationEvent[] {
  const { application, asset, by } = askedAbout(command, directory, facts);
  const why = reason(command.reason, 'reason');
  const standpoints = standpointsOf(by, application, asset, directory, facts.today());
  assertMay('confirm or contest an application', by, standpoints);
  const { applicationId, standing } = application;
  if (standing === 'withdrawn')
    throw new Problem('knowledge.application-withdrawn', { application: applicationId });
  if (standing === 'contested') return [];
  return refused('ApplicationContested', application, by, why, directory, newId);
}

/** Takes back what was recorded by mistake. The same again states nothing. */
export function withdrawApplication(
  command: RefuseApplication,
  directory: Directory,
  facts: LibraryFacts,
  newId: () => string,
): ApplicationEvent[] {
  const { application, asset, by } = askedAbout(command, directory, facts);
  const why = reason(command.reason, 'reason');
  const { standing } = application;
  const act =
    standing === 'confirmed'
      ? 'withdraw a confirmed application'
      : 'withdraw an application that does not count';
  assertMay(act, by, standpointsOf(by, application, asset, directory, facts.today()));
  if (standing === 'withdrawn') return [];
  return refused('ApplicationWithdrawn', application, by, why, directory, newId);
}

/** Dated where it counted, so that what counted in a closed quarter stays as it is. */
function refused(
  type: 'ApplicationContested' | 'ApplicationWithdrawn',
  application: ApplicationState,
  by: Party,
  why: string,
  directory: Directory,
  newId: () => string,
): ApplicationEvent[] {
  const { quarter, entryId, appliedOn, memberId } = application;
  const { fiscalCalendar } = directory.coalition;
  const occurredOn =
    quarter === null
      ? later(appliedOn, firstUnvestedDay(directory))
      : later(appliedOn, fiscalCalendar.quarter(quarter).from);
  const events: ApplicationEvent[] = [
    {
      type,
      occurredOn,
      data: { ...coreOfApplication(application), countedIn: quarter, by, reason: why },
    },
  ];
  if (entryId === null) return events;
  const { counterparty, kind, unit, value, valueTypes, project, lateFor } = knowledgeEntry('1');
  const data: EntryReversed = {
    ...{ counterparty, kind, unit, value, valueTypes, project, lateFor },
    entryId: newId(),
    carriedFrom: null,
    reverses: entryId,
    direction: 'benefit',
    memberId,
    quantity: '-1',
    standing: 'accepted',
    description: why,
    by,
  };
  return [...events, { type: 'EntryReversed', occurredOn, data }];
}

function outcomeOf(text: string | null, directory: Directory): Amount | null {
  if (text === null) return null;
  const outcome = Quantity.of(Amount.parse(text), directory.coalition.currency.code).amount;
  if (outcome.isNegative()) throw new Problem('knowledge.outcome-negative', { found: text });
  return outcome;
}

function assertSame(known: ApplicationState, told: ApplicationState): void {
  const texts = (application: ApplicationState): Record<string, string> => ({
    asset_id: application.assetId,
    member_id: application.memberId,
    applied_on: application.appliedOn,
    depth: application.depth,
    outcome_value: application.outcomeValue?.toString() ?? '',
    description: application.description ?? '',
  });
  const { applicationId: application } = known;
  assertToldAsBefore(
    texts(known),
    texts(told),
    (differing) => new Problem('knowledge.application-exists', { application, ...differing }),
  );
}
