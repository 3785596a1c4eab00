import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { reason } from '../../coalition/domain/field-checks.js';
import { Problem } from '../../kernel/problem.js';
import {
  assertIsOpen,
  knownAchievement,
  type AchievementState,
  type RecognitionFacts,
} from './achievement.js';
import { assertCounts, differenceOf, editionOf, type TellAttribution, type TellEdition } from './edition.js';
import type { RecognitionEvent } from './events.js';

/** What can be asked, as doors hand it over: texts as they came. */
export interface RecordAchievement extends TellEdition {
  readonly achievementId: string | null;
  readonly actingFor: string | null;
}

/** Null where something stays as it was; an empty story is none. */
export interface AmendAchievement {
  readonly achievementId: string;
  readonly title: string | null;
  readonly achievedOn: string | null;
  readonly story: string | null;
  readonly sharesShown: boolean | null;
  /** All of them, where any changes. */
  readonly attributions: readonly TellAttribution[] | null;
  /** The edition that whoever amends it read; none is compared without it. */
  readonly knownEdition?: number | null;
  readonly reason: string;
  readonly actingFor: string | null;
}

/** Records an achievement: its first edition, to which every named member is asked to consent. The same again states nothing. */
export function recordAchievement(
  command: RecordAchievement,
  achievementId: string,
  directory: Directory,
  facts: RecognitionFacts,
): RecognitionEvent[] {
  const by = parseParty(command.actingFor, directory);
  const edition = editionOf(command, directory);
  const named = edition.attributions.map(({ memberId }) => memberId);
  assertMay('record an achievement', by, namedIf(by, named, directory, facts.today()));
  if (facts.achievement(achievementId)) {
    const differing = differenceOf(facts.edition(achievementId, 1), edition);
    if (!differing) return [];
    throw new Problem('recognition.achievement-exists', { achievement: achievementId, ...differing });
  }
  assertCounts(edition, directory, facts);
  const data = { achievementId, ...edition, by };
  return [{ type: 'AchievementRecorded', occurredOn: edition.achievedOn, data }];
}

/** Makes another edition, and asks everybody anew, whatever they said before. What changes nothing states nothing. */
export function amendAchievement(
  command: AmendAchievement,
  directory: Directory,
  facts: RecognitionFacts,
): RecognitionEvent[] {
  const achievement = knownAchievement(facts, command.achievementId);
  const { achievementId } = achievement;
  const by = parseParty(command.actingFor, directory);
  assertMay('amend an achievement', by, recorderIf(by, achievement, directory, facts.today()));
  const why = reason(command.reason, 'reason');
  assertIsOpen(achievement);
  const { knownEdition: found = null } = command;
  if (found !== null && found !== achievement.edition) {
    const { edition } = achievement;
    throw new Problem('recognition.edition-replaced', { achievement: achievementId, edition, found });
  }
  const before = facts.edition(achievementId, achievement.edition);
  const told: TellEdition = {
    title: command.title ?? before.title,
    achievedOn: command.achievedOn ?? before.achievedOn,
    story: command.story ?? before.story,
    sharesShown: command.sharesShown ?? before.sharesShown,
    attributions: command.attributions ?? before.attributions,
  };
  const edition = editionOf(told, directory);
  if (!differenceOf(before, edition)) return [];
  assertCounts(edition, directory, facts);
  const named = new Set(edition.attributions.map(({ memberId }) => memberId));
  const dropped = before.attributions.map(({ memberId }) => memberId).filter((id) => !named.has(id));
  const number = achievement.edition + 1;
  const data = { achievementId, edition: number, ...edition, dropped, reason: why, by };
  return [{ type: 'AchievementAmended', occurredOn: facts.today(), data }];
}

function namedIf(
  party: Party,
  named: readonly string[],
  directory: Directory,
  today: string,
): ReadonlySet<Standpoint> {
  const isNamed = named.some((id) => isSameParty(party, `member:${id}`, directory, today));
  return new Set<Standpoint>(isNamed ? ['named'] : []);
}

export function recorderIf(
  party: Party,
  { recordedBy }: AchievementState,
  directory: Directory,
  today: string,
): ReadonlySet<Standpoint> {
  return new Set<Standpoint>(isSameParty(party, recordedBy, directory, today) ? ['recorder'] : []);
}
