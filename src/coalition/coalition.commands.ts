import type { JsonObject } from '../kernel/canonical-json.js';
import type { CommandDefinition, DecisionContext } from '../event-store/ledger-model.js';
import type * as commands from './domain/commands.js';
import * as coalition from './domain/decide-coalition.js';
import * as member from './domain/decide-member.js';
import { reverseFact, type ReverseFact } from './domain/decide-fact-reversal.js';
import { adoptPolicy } from './domain/decide-policy.js';
import { askForReopening, reopenQuarter } from './domain/decide-reopening.js';
import type { Directory } from './domain/directory.js';
import type { CoalitionEvent, FactOfImport } from './domain/events.js';
import { policyOn } from './domain/policy.js';

function subjectOf(event: CoalitionEvent): string {
  switch (event.type) {
    case 'CoalitionFounded':
    case 'CoalitionSettingsChanged':
      return 'coalition';
    case 'PoolOpened':
      return `pool/${event.data.poolId}`;
    case 'RateAdopted':
      return `rate/${event.data.kind}`;
    case 'ExchangeRateRecorded':
      return `exchange-rate/${event.data.currency}`;
    case 'PolicyAdopted':
      return `policy/${String(event.data.policyVersion)}`;
    case 'CoalitionFactReversed':
      return subjectOfFact(event.data);
    case 'QuarterClosed':
    case 'QuarterReopeningAsked':
    case 'QuarterReopened':
      return `quarter/${event.data.quarter}`;
    default:
      return `member/${event.data.memberId}`;
  }
}

function subjectOfFact(of: FactOfImport): string {
  switch (of.fact) {
    case 'member':
      return `member/${of.memberId}`;
    case 'pool':
      return `pool/${of.poolId}`;
    case 'rate':
      return `rate/${of.kind}`;
    case 'exchange-rate':
      return `exchange-rate/${of.currency}`;
  }
}

/** A command whose decider needs nothing but the directory and the time. */
function command<Data>(
  name: string,
  decide: (data: Data, directory: Directory, now: string) => CoalitionEvent[],
  answer: (data: Data, context: DecisionContext<Directory>, events: readonly CoalitionEvent[]) => JsonObject,
  founds = false,
): CommandDefinition<Directory> {
  return {
    name,
    founds,
    decide: (data, context) => {
      const input = data as unknown as Data;
      const events = decide(input, context.directory, context.now);
      return {
        events: events.map((event) => ({
          type: event.type,
          subject: subjectOf(event),
          occurredOn: event.occurredOn,
          data: event.data as unknown as JsonObject,
        })),
        answer: { ...answer(input, context, events), changed: events.length > 0 },
      };
    },
  };
}

const forMember = ({ memberId }: { readonly memberId: string }): JsonObject => ({
  memberId: memberId.normalize('NFC'),
});

/** The version that was adopted, or that said the same before. */
function policyAnswer(
  { from }: commands.AdoptPolicy,
  { directory }: DecisionContext<Directory>,
  events: readonly CoalitionEvent[],
): JsonObject {
  const [event] = events;
  const adopted = event?.type === 'PolicyAdopted' ? event.data.policyVersion : undefined;
  return { version: adopted ?? policyOn(directory, from).version, from };
}

/** Everything that can be asked of a coalition and its members, by the names the buses and imports use. */
export const coalitionCommands: readonly CommandDefinition<Directory>[] = [
  command<commands.FoundCoalition>(
    'found-coalition',
    coalition.foundCoalition,
    (_, { coalitionId }) => ({ id: coalitionId }),
    true,
  ),
  command<commands.ChangeSettings>('change-settings', coalition.changeSettings, (_, { coalitionId }) => ({
    id: coalitionId,
  })),
  command<commands.OpenPool>('open-pool', coalition.openPool, ({ poolId }) => ({
    poolId: poolId.normalize('NFC'),
  })),
  command<commands.AdoptRate>('adopt-rate', coalition.adoptRate, ({ kind, unit, category, validFrom }) => ({
    kind,
    unit,
    category,
    validFrom,
  })),
  command<commands.RecordExchangeRate>(
    'record-exchange-rate',
    coalition.recordExchangeRate,
    ({ currency, validOn }) => ({ currency, validOn }),
  ),
  command<commands.JoinMember>('join-member', member.joinMember, forMember),
  command<commands.RenameMember>('rename-member', member.renameMember, forMember),
  command<commands.MergeMember>('merge-member', member.mergeMember, forMember),
  command<commands.MemberLeaves>('member-leaves', member.memberLeaves, forMember),
  command<commands.MemberRejoins>('member-rejoins', member.memberRejoins, forMember),
  command<commands.ChangeMemberProfile>('change-member-profile', member.changeMemberProfile, forMember),
  command<commands.DeclarePriorities>('declare-priorities', member.declarePriorities, forMember),
  command<commands.StateBaseline>('state-baseline', member.stateBaseline, forMember),
  command<ReverseFact>('reverse-coalition-fact', reverseFact, ({ reverses }) => ({ reverses })),
  command<commands.AdoptPolicy>('adopt-policy', adoptPolicy, policyAnswer),
  command<commands.ReopenQuarter>('reopen-quarter', reopenQuarter, ({ quarter }) => ({ quarter })),
  command<commands.AskForReopening>('ask-for-reopening', askForReopening, ({ quarter }, _, events) => ({
    quarter,
    isReopened: events.some(({ type }) => type === 'QuarterReopened'),
  })),
];
