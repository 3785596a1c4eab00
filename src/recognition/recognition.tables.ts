import { Table } from '../event-store/table.js';
import type { Amount } from '../kernel/amount.js';

/** An achievement as it stands now. */
export interface AchievementRow {
  readonly achievementId: string;
  /** Where it was recorded. */
  readonly position: number;
  readonly recordedBy: string;
  /** The last edition. */
  readonly edition: number;
  readonly title: string;
  readonly achievedOn: string;
  readonly stage: string;
  /** How many members the last edition names, and how many of them have consented to it. */
  readonly named: number;
  readonly agreed: number;
  readonly publishedOn: string | null;
  /** In base currency; null where it was published without one, or not at all. */
  readonly value: Amount | null;
  readonly retractedOn: string | null;
  /** Why it was retracted. */
  readonly reason: string | null;
}

export const achievementsTable = new Table<AchievementRow>(
  'achievements',
  'state',
  {
    achievementId: 'text',
    position: 'integer',
    recordedBy: 'text',
    edition: 'integer',
    title: 'text',
    achievedOn: 'text',
    stage: 'text',
    named: 'integer',
    agreed: 'integer',
    publishedOn: { type: 'text', nullable: true },
    value: { type: 'amount', nullable: true },
    retractedOn: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
  },
  ['achievementId'],
  [{ name: 'by_date', columns: ['achievedOn', 'achievementId'] }],
);

/** What an achievement is said to be, edition by edition. */
export interface AchievementEditionRow {
  readonly achievementId: string;
  readonly edition: number;
  readonly position: number;
  /** The day on which it was told; of the first edition, that of the achievement. */
  readonly toldOn: string;
  readonly title: string;
  readonly achievedOn: string;
  readonly story: string | null;
  /** 1 where the statement tells the shares. */
  readonly sharesShown: number;
  /** JSON: `[{"behind","memberId","share","wording"}]`. */
  readonly attributions: string;
  /** Why it was amended; null for the first. */
  readonly reason: string | null;
}

export const achievementEditionsTable = new Table<AchievementEditionRow>(
  'achievement_editions',
  // Decisions look at them, as they do at no rows that are only appended.
  'state',
  {
    achievementId: 'text',
    edition: 'integer',
    position: 'integer',
    toldOn: 'text',
    title: 'text',
    achievedOn: 'text',
    story: { type: 'text', nullable: true },
    sharesShown: 'integer',
    attributions: 'text',
    reason: { type: 'text', nullable: true },
  },
  ['achievementId', 'edition'],
);

/** What an achievement says of a member that it named at some time, and how that member stands to it. */
export interface AttributionRow {
  readonly achievementId: string;
  readonly memberId: string;
  /** Where the achievement was recorded, and its day. */
  readonly position: number;
  readonly achievedOn: string;
  /** The last edition that names the member. */
  readonly edition: number;
  /** `asked`, `agreed` or `declined`; `dropped` where the last edition does not name it. */
  readonly state: string;
  readonly share: Amount;
  readonly wording: string;
  /** Of what the member said last: by whom, on which day, and why where it declined. */
  readonly answeredBy: string | null;
  readonly answeredOn: string | null;
  readonly reason: string | null;
  /** `yes` while its answer is waited for. */
  readonly waits: string | null;
  /** When and where its recognition was published, and retracted. */
  readonly publishedOn: string | null;
  readonly publishedAt: number | null;
  readonly retractedOn: string | null;
  readonly retractedAt: number | null;
  /** The benefit by which it is recognised, and the entry that took it back. */
  readonly entryId: string | null;
  readonly reversedBy: string | null;
}

export const attributionsTable = new Table<AttributionRow>(
  'attributions',
  'state',
  {
    achievementId: 'text',
    memberId: 'text',
    position: 'integer',
    achievedOn: 'text',
    edition: 'integer',
    state: 'text',
    share: 'amount',
    wording: 'text',
    answeredBy: { type: 'text', nullable: true },
    answeredOn: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
    waits: { type: 'text', nullable: true },
    publishedOn: { type: 'text', nullable: true },
    publishedAt: { type: 'integer', nullable: true },
    retractedOn: { type: 'text', nullable: true },
    retractedAt: { type: 'integer', nullable: true },
    entryId: { type: 'text', nullable: true },
    reversedBy: { type: 'text', nullable: true },
  },
  ['achievementId', 'memberId'],
  [
    { name: 'by_member', columns: ['memberId', 'achievedOn', 'achievementId'] },
    { name: 'waiting', columns: ['memberId', 'achievedOn', 'achievementId'], whereNotNull: 'waits' },
    { name: 'published', columns: ['memberId', 'publishedOn', 'achievementId'], whereNotNull: 'publishedOn' },
  ],
);
