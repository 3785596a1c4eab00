import { assertMay, parseParty } from '../../coalition/domain/authority.js';
import { isClosed } from '../../coalition/domain/closing.js';
import { statusOn, type Directory } from '../../coalition/domain/directory.js';
import { reason } from '../../coalition/domain/field-checks.js';
import { coreOf, type RecordEntry } from '../../exchange/domain/entry.js';
import type { EntryReversed } from '../../exchange/domain/events.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { split } from '../../kernel/split.js';
import { Quantity } from '../../kernel/unit.js';
import {
  assertIsOpen,
  knownAchievement,
  type AchievementState,
  type RecognitionFacts,
} from './achievement.js';
import { recorderIf } from './decide-edition.js';
import { assertCounts, malformed, RECOGNITION_UNIT } from './edition.js';
import type { Edition, Recognised, RecognitionEvent } from './events.js';

export interface PublishRecognition {
  readonly achievementId: string;
  /** The day of the publication, which is that of the benefits; null means today. */
  readonly on: string | null;
  /** What it is worth to all named members together, in base currency; null leaves the benefits unvalued. */
  readonly value: string | null;
  /** How that was found, in words. */
  readonly basis: string | null;
  /** One value type, or weights; null means reputational. */
  readonly valueType: string | null;
  readonly actingFor: string | null;
}

export interface RetractRecognition {
  readonly achievementId: string;
  /** Null means today. */
  readonly on: string | null;
  readonly reason: string;
  readonly actingFor: string | null;
}

/** An entry that is taken back together with what it follows from. */
export interface Reversal {
  readonly type: 'EntryReversed';
  readonly occurredOn: string;
  readonly data: EntryReversed;
}

/**
 * Publishes what everybody has consented to, and has a benefit recorded for every named member, which the room of entries
 * does (`benefit` answers the entry's id). A member that left gets none: its account is settled, its name stays. The same
 * again states nothing.
 */
export function publishRecognition(
  command: PublishRecognition,
  directory: Directory,
  facts: RecognitionFacts,
  benefit: (entry: RecordEntry) => string,
): RecognitionEvent[] {
  const achievement = knownAchievement(facts, command.achievementId);
  const { achievementId, edition: number } = achievement;
  const by = parseParty(command.actingFor, directory);
  assertMay('publish recognition', by, new Set());
  const on = command.on === null ? facts.today() : parseDate(command.on);
  const value = valueOf(command, directory);
  if (achievement.stage === 'published') {
    assertSame(achievement, command.on === null ? null : on, value);
    return [];
  }
  assertIsOpen(achievement);
  const edition = facts.edition(achievementId, number);
  const { achievedOn, attributions, title } = edition;
  if (on < achievedOn) {
    throw new Problem('recognition.before-it-was-achieved', { achievement: achievementId, achievedOn, on });
  }
  const missing = missingIn(achievementId, edition, facts);
  if (missing.length > 0) {
    throw new Problem('recognition.consent-missing', {
      achievement: achievementId,
      edition: number,
      missing,
    });
  }
  assertCounts(edition, directory, facts);
  const parts = value && split(value, partsOf(edition), directory.coalition.currency.scale);
  const recognised = attributions.map(({ memberId }): Recognised => {
    const survivor = directory.survivorOf(memberId, on);
    if (statusOn(directory.members.get(survivor)!, on) === 'left') return { memberId, entryId: null };
    const entryId = benefit({
      ...NOTHING_ELSE,
      memberId: survivor,
      occurredOn: on,
      value: parts && parts.get(memberId)!.toString(),
      valuationBasis: command.basis,
      valueType: command.valueType,
      description: title,
    });
    return { memberId, entryId };
  });
  const data = { achievementId, edition: number, recognised, value: value && value.toString(), by };
  return [{ type: 'RecognitionPublished', occurredOn: on, data }];
}

/** What every benefit of recognition has in common. */
const NOTHING_ELSE = {
  entryId: null,
  direction: 'benefit',
  kind: 'recognition',
  quantity: '1',
  unit: RECOGNITION_UNIT,
  counterparty: null,
  project: null,
  pledgeId: null,
  reverses: null,
  status: null,
  actingFor: null,
  inKind: null,
  costShare: null,
} as const;

/**
 * Retracts what was published by mistake, and takes its benefits back; or ends what will not be published. The same again
 * states nothing.
 */
export function retractRecognition(
  command: RetractRecognition,
  directory: Directory,
  facts: RecognitionFacts,
  newId: () => string,
): (RecognitionEvent | Reversal)[] {
  const achievement = knownAchievement(facts, command.achievementId);
  const { achievementId, edition, stage, publishedOn } = achievement;
  const by = parseParty(command.actingFor, directory);
  const act = publishedOn === null ? 'retract an unpublished achievement' : 'retract recognition';
  assertMay(act, by, recorderIf(by, achievement, directory, facts.today()));
  const on = command.on === null ? facts.today() : parseDate(command.on);
  const why = reason(command.reason, 'reason');
  if (stage === 'retracted') return [];
  if (publishedOn !== null && on < publishedOn) {
    throw new Problem('recognition.before-it-was-published', { achievement: achievementId, publishedOn, on });
  }
  const reversals: Reversal[] = [];
  const recognised = facts.edition(achievementId, edition).attributions.map(({ memberId }): Recognised => {
    const { entryId: benefitId } = facts.consent(achievementId, memberId)!;
    if (benefitId === null) return { memberId, entryId: null };
    const entry = facts.entry(benefitId)!;
    const entryId = newId();
    const data: EntryReversed = {
      ...coreOf(entry),
      entryId,
      reverses: benefitId,
      quantity: entry.quantity.negated().toString(),
      value: entry.value?.negated().toString() ?? null,
      standing: 'accepted',
      project: null,
      description: why,
      // What was counted in a quarter that is closed is taken back in an open one, for that quarter (domain.md §2, law 7).
      lateFor: isClosed(directory, entry.occurredOn) ? entry.occurredOn : null,
      carriedFrom: null,
      by,
    };
    reversals.push({ type: 'EntryReversed', occurredOn: on, data });
    return { memberId, entryId };
  });
  const data = { achievementId, edition, recognised, reason: why, by };
  return [{ type: 'RecognitionRetracted', occurredOn: on, data }, ...reversals];
}

/** The members that have not consented to the last edition, in the order of their ids. */
function missingIn(achievementId: string, { attributions }: Edition, facts: RecognitionFacts): string[] {
  return attributions
    .map(({ memberId }) => memberId)
    .filter((memberId) => facts.consent(achievementId, memberId)!.state !== 'agreed');
}

function partsOf({ attributions }: Edition): { id: string; weight: Amount }[] {
  return attributions.map(({ memberId, share }) => ({ id: memberId, weight: Amount.parse(share) }));
}

function valueOf({ value: text, basis }: PublishRecognition, directory: Directory): Amount | null {
  if (text === null) {
    if (basis !== null) throw malformed('basis of the value', basis, 'a basis only beside a value');
    return null;
  }
  const value = Quantity.of(Amount.parse(text), directory.coalition.currency.code).amount;
  if (value.isNegative()) throw malformed('value', text, 'a value of zero or more');
  return value;
}

/** @param on null where the repeat does not say it */
function assertSame(
  { achievementId, publishedOn, value: before }: AchievementState,
  on: string | null,
  value: Amount | null,
): void {
  const differs = (field: string, known: string, found: string): Problem =>
    new Problem('recognition.published-otherwise', { achievement: achievementId, field, known, found });
  if (on !== null && on !== publishedOn) throw differs('day', publishedOn!, on);
  const texts = [before, value].map((amount) => amount?.toString() ?? 'no value') as [string, string];
  if (texts[0] !== texts[1]) throw differs('value', ...texts);
}
