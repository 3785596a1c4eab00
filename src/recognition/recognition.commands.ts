import type { Directory } from '../coalition/domain/directory.js';
import type { Party } from '../coalition/domain/party.js';
import type { NewEvent } from '../event-store/event.js';
import type { CommandDefinition, DecisionContext } from '../event-store/ledger-model.js';
import type { EntryState, RecordEntry } from '../exchange/domain/entry.js';
import { dateIn } from '../kernel/calendar.js';
import type { JsonObject } from '../kernel/canonical-json.js';
import { identifier } from '../kernel/ids.js';
import type { AssetState } from '../knowledge/domain/asset.js';
import type { AchievementStage, AchievementState, Consent, RecognitionFacts } from './domain/achievement.js';
import {
  agreeAttribution,
  declineAttribution,
  type AgreeAttribution,
  type DeclineAttribution,
} from './domain/decide-consent.js';
import {
  amendAchievement,
  recordAchievement,
  type AmendAchievement,
  type RecordAchievement,
} from './domain/decide-edition.js';
import {
  publishRecognition,
  retractRecognition,
  type PublishRecognition,
  type RetractRecognition,
} from './domain/decide-publication.js';
import type { Attribution, Edition } from './domain/events.js';
import {
  achievementEditionsTable,
  achievementsTable,
  attributionsTable,
  type AchievementEditionRow,
} from './recognition.tables.js';

type Context = DecisionContext<Directory>;
type Definition = CommandDefinition<Directory>;

/** What recognition rests on in other rooms: what they know within the lane, and the command that it orders. */
export interface RoomsOfOthers {
  entry(context: Context, entryId: string): EntryState | undefined;
  asset(context: Context, assetId: string): AssetState | undefined;
  /** Whether a confirmed use of an asset counts. */
  isApplied(context: Context, assetId: string): boolean;
  readonly recordEntry: Definition;
}

export function editionState(row: AchievementEditionRow): Edition {
  const { title, achievedOn, story, sharesShown, attributions } = row;
  return {
    ...{ title, achievedOn, story, sharesShown: sharesShown === 1 },
    attributions: JSON.parse(attributions) as Attribution[],
  };
}

/** @param isNew whether an id was just made, so that nothing needs to be read */
function factsOf(
  context: Context,
  others: RoomsOfOthers,
  isNew: (id: string) => boolean = () => false,
): RecognitionFacts {
  const { rows, directory, now } = context;
  return {
    today: () => dateIn(directory.coalition.timeZone, now),
    achievement: (achievementId) => {
      const row = isNew(achievementId) ? undefined : rows.get(achievementsTable, { achievementId });
      if (!row) return undefined;
      const { edition, publishedOn, value } = row;
      const stage = row.stage as AchievementStage;
      const state: AchievementState = {
        achievementId,
        edition,
        stage,
        publishedOn,
        value,
        recordedBy: row.recordedBy as Party,
      };
      return state;
    },
    edition: (achievementId, edition) =>
      editionState(rows.get(achievementEditionsTable, { achievementId, edition })!),
    consent: (achievementId, memberId) => {
      const row = rows.get(attributionsTable, { achievementId, memberId });
      if (!row) return undefined;
      const { state, reason, entryId } = row;
      return { memberId, state: state as Consent['state'], reason, entryId };
    },
    entry: (entryId) => others.entry(context, entryId),
    asset: (assetId) => others.asset(context, assetId),
    isApplied: (assetId) => others.isApplied(context, assetId),
  };
}

interface Stated {
  readonly type: string;
  readonly occurredOn: string;
  readonly data: object;
}

/** What an event is about: entries are about themselves, whoever makes them. */
function stated(events: readonly Stated[], achievementId: string): NewEvent[] {
  return events.map(({ type, occurredOn, data }) => ({
    type,
    subject: 'entryId' in data ? `entry/${data.entryId as string}` : `achievement/${achievementId}`,
    occurredOn,
    data: data as JsonObject,
  }));
}

/** A command about an achievement that is there, or to be. */
function about<Data extends { readonly achievementId: string | null }>(
  name: string,
  others: RoomsOfOthers,
  decide: (
    data: Data,
    context: Context,
    facts: RecognitionFacts,
    achievementId: string,
  ) => { readonly events: readonly Stated[]; readonly done?: readonly NewEvent[] },
): Definition {
  return {
    name,
    decide(data, context) {
      const request = data as unknown as Data;
      const isMade = request.achievementId === null;
      const achievementId = isMade ? context.newId() : identifier(request.achievementId, 'achievement_id');
      const facts = factsOf(context, others, (id) => isMade && id === achievementId);
      const { events, done = [] } = decide(request, context, facts, achievementId);
      const all = [...stated(events, achievementId), ...done];
      const { position } = context;
      return {
        events: all,
        answer: { achievementId, changed: all.length > 0, position: position + all.length },
      };
    },
  };
}

/** The benefits are recorded in the same step, by the rules of all entries, and go with their achievement from then on. */
function publishCommand(others: RoomsOfOthers): Definition {
  return about<PublishRecognition>('publish-recognition', others, (data, context, facts, achievementId) => {
    const done: NewEvent[] = [];
    const events = publishRecognition(data, context.directory, facts, (entry: RecordEntry) => {
      const { events: ordered, answer } = others.recordEntry.decide(entry as unknown as JsonObject, context);
      for (const event of ordered)
        done.push({ ...event, data: { ...event.data, arisesFrom: `achievement/${achievementId}` } });
      return answer['entryId'] as string;
    });
    return { events, done };
  });
}

/** The commands of recognition; what it rests on in other rooms is handed in where everything is put together. */
export function recognitionCommands(others: RoomsOfOthers): readonly Definition[] {
  return [
    about<RecordAchievement>('record-achievement', others, (data, { directory }, facts, id) => ({
      events: recordAchievement(data, id, directory, facts),
    })),
    about<AmendAchievement>('amend-achievement', others, (data, { directory }, facts) => ({
      events: amendAchievement(data, directory, facts),
    })),
    about<AgreeAttribution>('agree-attribution', others, (data, { directory }, facts) => ({
      events: agreeAttribution(data, directory, facts),
    })),
    about<DeclineAttribution>('decline-attribution', others, (data, { directory }, facts) => ({
      events: declineAttribution(data, directory, facts),
    })),
    publishCommand(others),
    about<RetractRecognition>('retract-recognition', others, (data, context, facts) => ({
      events: retractRecognition(data, context.directory, facts, () => context.newId()),
    })),
  ];
}
