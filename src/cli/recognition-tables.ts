import type {
  AchievementDetail,
  AchievementView,
  AttributionView,
} from '../recognition/recognition.queries.js';
import { printable, textTable } from './terminal.js';

/** Achievements, one a line. */
export function achievementsTable(achievements: readonly AchievementView[]): string {
  return textTable(
    ['Achievement', 'Title', 'Achieved', 'Stage', 'Published', 'Edition', 'Consents', 'Of'],
    achievements.map(({ id, title, achievedOn, stage, publishedOn, edition, agreed, named }) => [
      ...[id, title, achievedOn, stage, publishedOn ?? '—', String(edition), String(agreed), String(named)],
    ]),
    3,
  );
}

/** What stands behind a member, and whether it still counts. */
const standing =
  ({ takenBack }: AttributionView) =>
  (behind: string): string =>
    takenBack.includes(behind) ? `${behind} (taken back)` : behind;

/** One achievement as a page. */
export function achievementStory(achievement: AchievementDetail): string {
  const { id, title, achievedOn, stage, edition, story, sharesShown, value, attributions } = achievement;
  const { publishedOn, retractedOn, reason, waitsFor, editions } = achievement;
  const facts = [
    `${id}: ${title}`,
    `Achieved on ${achievedOn}; edition ${String(edition)}; ${stage}`,
    ...(story === null ? [] : [story]),
    `Shares are ${sharesShown ? '' : 'not '}told in the statement.`,
    ...(publishedOn === null
      ? []
      : [`Published on ${publishedOn}${value === null ? '' : `, worth ${value}`}.`]),
    ...(retractedOn === null ? [] : [`Retracted on ${retractedOn}: ${reason!}`]),
    ...(waitsFor.length === 0 ? [] : [`Waits for: ${waitsFor.join(', ')}.`]),
    ...editions.flatMap(({ edition: number, toldOn, reason: why }) =>
      why === null ? [] : [`Edition ${String(number)}, ${toldOn}: ${why}`],
    ),
  ];
  const rows = attributions.map((one) => [
    ...[one.memberId, one.name, one.wording, one.behind.map(standing(one)).join(', '), one.state],
    ...[one.answeredBy ?? '—', one.answeredOn ?? '—', one.reason ?? '', one.entryId ?? '—', one.share ?? '—'],
  ]);
  const table = textTable(
    ['Member', 'Name', 'Wording', 'Behind it', 'Consent', 'By', 'On', 'Why not', 'Benefit', 'Share'],
    rows,
    1,
  );
  return `${facts.map(printable).join('\n')}\n\n${table}`;
}
