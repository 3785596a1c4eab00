import type { Directory } from '../coalition/domain/directory.js';
import type { Projection } from '../event-store/projection.js';
import type { RowWriter, Wants } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.js';
import { isRecognitionEvent, type Edition, type RecognitionEvent } from './domain/events.js';
import {
  achievementEditionsTable,
  achievementsTable,
  attributionsTable,
  type AchievementRow,
  type AttributionRow,
} from './recognition.tables.js';

/** Achievements as they stand, every edition of them, and how each named member stands to it. */
export const recognitionProjection: Projection<Directory> = {
  name: 'recognition',
  version: 1,
  tables: [achievementsTable, achievementEditionsTable, attributionsTable],
  wants(event, wants) {
    if (isRecognitionEvent(event)) wantRows(event as unknown as RecognitionEvent, wants);
  },
  apply(event, rows) {
    if (isRecognitionEvent(event)) apply(event as unknown as RecognitionEvent, event.position, rows);
  },
};

function wantRows({ type, data }: RecognitionEvent, wants: Wants): void {
  const { achievementId } = data;
  wants.row(achievementsTable, { achievementId });
  for (const memberId of membersIn({ type, data } as RecognitionEvent))
    wants.row(attributionsTable, { achievementId, memberId });
}

/** The members whose rows change with a fact. */
function membersIn({ type, data }: RecognitionEvent): readonly string[] {
  switch (type) {
    case 'AchievementRecorded':
      return [];
    case 'AchievementAmended':
      return data.dropped;
    case 'AttributionAgreed':
    case 'AttributionDeclined':
      return [data.memberId];
    case 'RecognitionPublished':
    case 'RecognitionRetracted':
      return data.recognised.map(({ memberId }) => memberId);
  }
}

function apply({ type, data, occurredOn }: RecognitionEvent, position: number, rows: RowWriter): void {
  const { achievementId } = data;
  const achievement = (changed: Partial<AchievementRow>): void => {
    rows.put(achievementsTable, { ...rows.get(achievementsTable, { achievementId })!, ...changed });
  };
  const attribution = (memberId: string, changed: Partial<AttributionRow>): AttributionRow => {
    const row = rows.get(attributionsTable, { achievementId, memberId })!;
    rows.put(attributionsTable, { ...row, ...changed });
    return row;
  };
  switch (type) {
    case 'AchievementRecorded': {
      const { by, title, achievedOn, attributions } = data;
      rows.put(achievementsTable, {
        ...{ achievementId, position, recordedBy: by, edition: 1, title, achievedOn, stage: 'open' },
        ...{ named: attributions.length, agreed: 0 },
        ...{ publishedOn: null, value: null, retractedOn: null, reason: null },
      });
      const first = { achievementId, recordedAt: position, edition: 1, position };
      tell(rows, data, { ...first, toldOn: occurredOn, reason: null });
      break;
    }
    case 'AchievementAmended': {
      const { edition, title, achievedOn, attributions, dropped, reason } = data;
      achievement({ edition, title, achievedOn, named: attributions.length, agreed: 0 });
      const recordedAt = rows.get(achievementsTable, { achievementId })!.position;
      tell(rows, data, { achievementId, recordedAt, edition, position, toldOn: occurredOn, reason });
      for (const memberId of dropped) attribution(memberId, { state: 'dropped', waits: null });
      break;
    }
    case 'AttributionAgreed': {
      const answer = { answeredBy: data.by, answeredOn: occurredOn, reason: null };
      attribution(data.memberId, { state: 'agreed', waits: null, ...answer });
      achievement({ agreed: rows.get(achievementsTable, { achievementId })!.agreed + 1 });
      break;
    }
    case 'AttributionDeclined': {
      const answer = { answeredBy: data.by, answeredOn: occurredOn, reason: data.reason };
      const { state } = attribution(data.memberId, { state: 'declined', waits: null, ...answer });
      if (state === 'agreed')
        achievement({ agreed: rows.get(achievementsTable, { achievementId })!.agreed - 1 });
      break;
    }
    case 'RecognitionPublished': {
      const { value, recognised } = data;
      const inBase = value === null ? null : Amount.parse(value);
      achievement({ stage: 'published', publishedOn: occurredOn, value: inBase });
      const published = { publishedOn: occurredOn, publishedAt: position };
      for (const { memberId, entryId } of recognised) attribution(memberId, { ...published, entryId });
      break;
    }
    case 'RecognitionRetracted': {
      achievement({ stage: 'retracted', retractedOn: occurredOn, reason: data.reason });
      const retracted = { retractedOn: occurredOn, retractedAt: position, waits: null };
      for (const { memberId, entryId } of data.recognised)
        attribution(memberId, { ...retracted, reversedBy: entryId });
      break;
    }
    default:
      (type) satisfies never;
  }
}

/** Keeps an edition, and asks every member that it names. */
function tell(
  rows: RowWriter,
  { title, achievedOn, story, sharesShown, attributions }: Edition,
  { achievementId, recordedAt, edition, position, toldOn, reason }: Told,
): void {
  rows.put(achievementEditionsTable, {
    ...{ achievementId, edition, position, toldOn, title, achievedOn, story, reason },
    sharesShown: sharesShown ? 1 : 0,
    attributions: canonicalJson(attributions as unknown as JsonValue),
  });
  for (const { memberId, share, wording } of attributions) {
    rows.put(attributionsTable, {
      ...{ achievementId, memberId, position: recordedAt, achievedOn, edition, state: 'asked' },
      ...{ share: Amount.parse(share), wording, waits: 'yes' },
      ...{ answeredBy: null, answeredOn: null, reason: null },
      ...{ publishedOn: null, publishedAt: null, retractedOn: null, retractedAt: null },
      ...{ entryId: null, reversedBy: null },
    });
  }
}

interface Told {
  readonly achievementId: string;
  /** Where its first edition was recorded. */
  readonly recordedAt: number;
  readonly edition: number;
  readonly position: number;
  readonly toldOn: string;
  readonly reason: string | null;
}
