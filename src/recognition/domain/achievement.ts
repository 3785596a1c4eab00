import type { Party } from '../../coalition/domain/authority.js';
import type { EntryState } from '../../exchange/domain/entry.js';
import type { Amount } from '../../kernel/amount.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { AssetState } from '../../knowledge/domain/asset.js';
import type { Edition } from './events.js';

/** `open`: members are asked to consent; `published`: its statement may be used; `retracted`: it must not. */
export const ACHIEVEMENT_STAGES = ['open', 'published', 'retracted'] as const;
export type AchievementStage = (typeof ACHIEVEMENT_STAGES)[number];

/** How a member stands to an edition. */
export const CONSENT_STATES = ['asked', 'agreed', 'declined'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** An achievement as it stands now. */
export interface AchievementState {
  readonly achievementId: string;
  /** The last edition: 1 as it was recorded. */
  readonly edition: number;
  readonly stage: AchievementStage;
  readonly recordedBy: Party;
  readonly publishedOn: string | null;
  /** What it was published with. */
  readonly value: Amount | null;
}

/** What a member said of the last edition that names it; another edition asks anew. */
export interface Consent {
  readonly memberId: string;
  readonly state: ConsentState | 'dropped';
  readonly reason: string | null;
  /** The benefit by which it is recognised; null before, and where it had left by then. */
  readonly entryId: string | null;
}

/** What decisions about achievements look at beside the directory. */
export interface RecognitionFacts {
  /** Today, in the coalition's zone. */
  today(): string;
  achievement(achievementId: string): AchievementState | undefined;
  /** An edition that there is. */
  edition(achievementId: string, edition: number): Edition;
  /** Of a member that the achievement named at some time. */
  consent(achievementId: string, memberId: string): Consent | undefined;
  entry(entryId: string): EntryState | undefined;
  asset(assetId: string): AssetState | undefined;
  /** Whether a confirmed use of an asset counts. */
  isApplied(assetId: string): boolean;
}

export function knownAchievement(facts: RecognitionFacts, text: string): AchievementState {
  const achievementId = identifier(text, 'achievement_id');
  const achievement = facts.achievement(achievementId);
  if (!achievement) throw new Problem('recognition.achievement-unknown', { achievement: achievementId });
  return achievement;
}

/** @throws Problem `recognition.not-open` where it was published or retracted */
export function assertIsOpen({ achievementId, stage }: AchievementState): void {
  if (stage === 'open') return;
  throw new Problem('recognition.not-open', { achievement: achievementId, stage });
}

/** By code units, as everywhere. */
export function byId(one: { readonly memberId: string }, other: { readonly memberId: string }): number {
  return one.memberId < other.memberId ? -1 : 1;
}
