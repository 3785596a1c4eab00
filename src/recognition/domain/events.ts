import type { Party } from '../../coalition/domain/party.js';

/** What an edition says of one member. */
export interface Attribution {
  readonly memberId: string;
  /** Its part of the achievement, above zero; an edition's shares sum to 1. */
  readonly share: string;
  /** What the member did, as the statement says it. */
  readonly wording: string;
  /** What it gave for that: `entry/ID` and `asset/ID`, in order, each once. */
  readonly behind: readonly string[];
}

/** What an achievement is said to be: the very thing that members consent to. */
export interface Edition {
  readonly title: string;
  readonly achievedOn: string;
  /** What was achieved, in a few sentences. */
  readonly story: string | null;
  /** Whether the statement tells the shares. */
  readonly sharesShown: boolean;
  /** In the order of the members' ids. */
  readonly attributions: readonly Attribution[];
}

interface OfAchievement {
  readonly achievementId: string;
  /** On whose behalf. */
  readonly by: Party;
}

/** The first edition. `occurredOn` is the day of the achievement. */
export interface AchievementRecorded extends OfAchievement, Edition {}

/** Another edition, to which everybody is asked to consent anew. */
export interface AchievementAmended extends OfAchievement, Edition {
  /** 2 for the first amendment. */
  readonly edition: number;
  /** Members that the edition before named and this one does not. */
  readonly dropped: readonly string[];
  readonly reason: string;
}

/** A member consents to an edition, and so to these words and this share in it. */
export interface AttributionAgreed extends OfAchievement {
  readonly memberId: string;
  readonly edition: number;
  readonly share: string;
  readonly wording: string;
}

/** A member does not consent to an edition, or takes its consent back. */
export interface AttributionDeclined extends OfAchievement {
  readonly memberId: string;
  readonly edition: number;
  readonly reason: string;
}

/** The benefit by which a member is recognised; null where it had left by then. */
export interface Recognised {
  readonly memberId: string;
  readonly entryId: string | null;
}

/** The statement may be used from now on. */
export interface RecognitionPublished extends OfAchievement {
  readonly edition: number;
  /** Every member that the edition names, in the order of their ids. */
  readonly recognised: readonly Recognised[];
  /** What the recognition is worth to all of them together, in base currency; null where that is not said. */
  readonly value: string | null;
}

/** The statement must not be used, or never will be where it was not published. */
export interface RecognitionRetracted extends OfAchievement {
  readonly edition: number;
  /** Every member that the edition names; the entries are the reversals of their benefits. */
  readonly recognised: readonly Recognised[];
  readonly reason: string;
}

type Stated<Type extends string, Data> = {
  readonly type: Type;
  readonly occurredOn: string;
  readonly data: Data;
};

export type RecognitionEvent =
  | Stated<'AchievementRecorded', AchievementRecorded>
  | Stated<'AchievementAmended', AchievementAmended>
  | Stated<'AttributionAgreed', AttributionAgreed>
  | Stated<'AttributionDeclined', AttributionDeclined>
  | Stated<'RecognitionPublished', RecognitionPublished>
  | Stated<'RecognitionRetracted', RecognitionRetracted>;

/** Today's version of each event's shape. */
export const recognitionEventVersions: Readonly<Record<RecognitionEvent['type'], number>> = {
  AchievementRecorded: 1,
  AchievementAmended: 1,
  AttributionAgreed: 1,
  AttributionDeclined: 1,
  RecognitionPublished: 1,
  RecognitionRetracted: 1,
};

export function isRecognitionEvent(event: { readonly type: string }): boolean {
  return Object.hasOwn(recognitionEventVersions, event.type);
}
