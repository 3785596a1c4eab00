import type {
  AchievementDetail,
  AchievementView,
  AttributionView,
} from '../recognition/recognition.queries.js';
import { fieldOf, listCsv } from './list-csv.js';

/** Achievements as they stand, one a row. */
export function achievementListCsv(achievements: readonly AchievementView[]): string {
  return listCsv(
    [
      fieldOf('id', true),
      fieldOf('title', true),
      fieldOf('achievedOn'),
      fieldOf('stage'),
      fieldOf('edition'),
      fieldOf('named'),
      fieldOf('agreed'),
      fieldOf('publishedOn'),
      fieldOf('retractedOn'),
    ],
    achievements,
  );
}

/** Who did what of one achievement, one member a row. */
export function attributionListCsv({ attributions }: AchievementDetail): string {
  return listCsv<AttributionView>(
    [
      fieldOf('memberId', true),
      fieldOf('name', true),
      fieldOf('share'),
      fieldOf('wording', true),
      { name: 'behind', cell: ({ behind }) => behind.join('|'), isText: true },
      { name: 'taken_back', cell: ({ takenBack }) => takenBack.join('|'), isText: true },
      fieldOf('state'),
      fieldOf('answeredBy', true),
      fieldOf('answeredOn'),
      fieldOf('reason', true),
      fieldOf('entryId', true),
      fieldOf('reversedBy', true),
    ],
    attributions,
  );
}
