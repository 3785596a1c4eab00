import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import { knownMember, type Directory } from '../../coalition/domain/directory.js';
import { reason } from '../../coalition/domain/field-checks.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import {
  assertIsOpen,
  knownAchievement,
  type AchievementState,
  type Consent,
  type RecognitionFacts,
} from './achievement.js';
import type { Attribution, RecognitionEvent } from './events.js';

export interface AgreeAttribution {
  readonly achievementId: string;
  readonly memberId: string;
  /** The edition that was read; another one is not consented to by it. */
  readonly edition: number;
  /** Null means today. */
  readonly on: string | null;
  readonly actingFor: string | null;
}

export interface DeclineAttribution extends AgreeAttribution {
  readonly reason: string;
}

/** A member consents to an edition: its words, and everybody's shares. The same again states nothing. */
export function agreeAttribution(
  command: AgreeAttribution,
  directory: Directory,
  facts: RecognitionFacts,
): RecognitionEvent[] {
  const { achievement, attribution, consent, on, by } = answering(command, directory, facts);
  if (consent.state === 'agreed') return [];
  assertIsOpen(achievement);
  const { achievementId, edition } = achievement;
  const { memberId, share, wording } = attribution;
  const data = { achievementId, memberId, edition, share, wording, by };
  return [{ type: 'AttributionAgreed', occurredOn: on, data }];
}

/** A member does not consent, or takes its consent back while nothing is published. The same again states nothing. */
export function declineAttribution(
  command: DeclineAttribution,
  directory: Directory,
  facts: RecognitionFacts,
): RecognitionEvent[] {
  const { achievement, attribution, consent, on, by } = answering(command, directory, facts);
  const why = reason(command.reason, 'reason');
  if (consent.state === 'declined' && consent.reason === why) return [];
  assertIsOpen(achievement);
  const { achievementId, edition } = achievement;
  const data = { achievementId, memberId: attribution.memberId, edition, reason: why, by };
  return [{ type: 'AttributionDeclined', occurredOn: on, data }];
}

/** A member answers for itself, to the edition that it read; the backbone may write down what it said. */
function answering(
  command: AgreeAttribution,
  directory: Directory,
  facts: RecognitionFacts,
): { achievement: AchievementState; attribution: Attribution; consent: Consent; on: string; by: Party } {
  const achievement = knownAchievement(facts, command.achievementId);
  const { achievementId, edition } = achievement;
  const { id: memberId } = knownMember(directory, command.memberId);
  const by = parseParty(command.actingFor, directory);
  const isOwn = isSameParty(by, `member:${memberId}`, directory, facts.today());
  assertMay('consent or decline', by, new Set<Standpoint>(isOwn ? ['participant'] : []));
  const on = command.on === null ? facts.today() : parseDate(command.on);
  if (command.edition !== edition) {
    throw new Problem('recognition.edition-replaced', {
      achievement: achievementId,
      edition,
      found: command.edition,
    });
  }
  const attribution = facts
    .edition(achievementId, edition)
    .attributions.find((one) => one.memberId === memberId);
  if (!attribution) {
    throw new Problem('recognition.not-named', { achievement: achievementId, edition, member: memberId });
  }
  const consent = facts.consent(achievementId, memberId)!;
  return { achievement, attribution, consent, on, by };
}
