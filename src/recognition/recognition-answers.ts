import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  Flag,
  Identifier,
  ListOf,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import { ACHIEVEMENT_STAGES, CONSENT_STATES } from './domain/achievement.js';
import { WORDING_LIMIT } from './domain/edition.js';
import type {
  AchievementDetail,
  AchievementView,
  AttributionView,
  EditionView,
} from './recognition.queries.js';
import type { AttributionStatement } from './statement.queries.js';

const LIMIT = Number.MAX_SAFE_INTEGER;
const TEXTS = { type: 'array', items: { type: 'string' } } as const;

export class AchievementAnswer implements AchievementView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, LIMIT, { about: 'Where it was recorded.' })
  position!: number;

  @Words(NAME_LIMIT, { about: 'What was achieved, as a headline.' })
  title!: string;

  @Day({ about: 'The day of the achievement.' })
  achievedOn!: string;

  @Choice(ACHIEVEMENT_STAGES, {
    about:
      '`open`: members are asked to consent. `published`: its statement may be used. `retracted`: it must not.',
  })
  stage!: AchievementView['stage'];

  @WholeNumber(1, LIMIT, { about: 'The last edition.' })
  edition!: number;

  @WholeNumber(1, LIMIT, { about: 'How many members that edition names.' })
  named!: number;

  @WholeNumber(0, LIMIT, { about: 'How many of them have consented to it.' })
  agreed!: number;

  @Day({ about: 'When it was published.', nullable: true })
  publishedOn!: string | null;

  @Day({ about: 'When it was retracted.', nullable: true })
  retractedOn!: string | null;
}

export class AchievementsAnswer extends PageAnswer {
  @ListOf(() => AchievementAnswer, { about: 'By the day of the achievement, and id.' })
  items!: AchievementAnswer[];
}

export class AttributionAnswer implements AttributionView {
  @Identifier({ about: 'The member.' })
  memberId!: string;

  @Words(NAME_LIMIT, { about: 'As it was called on the day of the publication, or is called today.' })
  name!: string;

  @Decimal({ about: 'Its part of the achievement; null where that is shown to nobody else.', nullable: true })
  share!: string | null;

  @Words(WORDING_LIMIT, { about: 'What it did, as the statement says it.' })
  wording!: string;

  @Shape(TEXTS, { about: 'What it gave for that: `entry/ID` and `asset/ID`.' })
  behind!: string[];

  @Shape(TEXTS, { about: 'Those of them that were reversed or withdrawn since: `entry/ID`.' })
  takenBack!: string[];

  @Choice(CONSENT_STATES, { about: 'How it stands to the last edition.' })
  state!: AttributionView['state'];

  @Words(220, { about: 'Who said so: the member, or the backbone for it.', nullable: true })
  answeredBy!: string | null;

  @Day({ about: 'When.', nullable: true })
  answeredOn!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why it declined.', nullable: true })
  reason!: string | null;

  @Identifier({ about: 'The benefit by which it is recognised.', nullable: true })
  entryId!: string | null;

  @Identifier({ about: 'The entry that took that benefit back.', nullable: true })
  reversedBy!: string | null;
}

export class AchievementEditionAnswer implements EditionView {
  @WholeNumber(1, LIMIT, { about: 'Its number.' })
  edition!: number;

  @WholeNumber(1, LIMIT, { about: 'Where it was recorded.' })
  position!: number;

  @Day({ about: 'When it was told; of the first, the day of the achievement.' })
  toldOn!: string;

  @Words(TEXT_LIMIT, { about: 'Why it was amended; null for the first.', nullable: true })
  reason!: string | null;
}

export class AchievementDetailAnswer extends AchievementAnswer implements AchievementDetail {
  @Words(TEXT_LIMIT, { about: 'What was achieved, in a few sentences.', nullable: true })
  story!: string | null;

  @Flag({ about: 'Whether the statement tells the shares.' })
  sharesShown!: boolean;

  @Words(220, {
    about: 'Who recorded it: `backbone` or `member:ID`; null where only what was published is told.',
    nullable: true,
  })
  recordedBy!: string | null;

  @Decimal({
    about: 'What the recognition is worth to all together, in base currency; null where that is not said.',
    nullable: true,
  })
  value!: string | null;

  @Words(TEXT_LIMIT, { about: 'Why it was retracted.', nullable: true })
  reason!: string | null;

  @ListOf(() => AttributionAnswer, { about: 'Who did what: the largest share first, ties by id.' })
  attributions!: AttributionAnswer[];

  @Shape(TEXTS, { about: 'The members whose consent is missing.' })
  missing!: string[];

  @Shape(TEXTS, {
    about:
      'Who can bring it further now: `member:ID` for each answer that is missing, `backbone` to publish what all agreed to, or to amend what somebody declined.',
  })
  waitsFor!: AchievementDetail['waitsFor'];

  @ListOf(() => AchievementEditionAnswer, { about: 'Every edition, oldest first.' })
  editions!: AchievementEditionAnswer[];
}

export class AttributionStatementAnswer implements AttributionStatement {
  @Identifier({ about: 'The achievement.' })
  achievementId!: string;

  @WholeNumber(1, LIMIT, { about: 'The edition that it is made from.' })
  edition!: number;

  @Day({
    about: 'When it was published; null while it is a draft, which says so of itself in every form.',
    nullable: true,
  })
  publishedOn!: string | null;

  @Shape({ type: 'string' }, { about: 'One line.' })
  line!: string;

  @Shape({ type: 'string' }, { about: 'A paragraph with every member’s wording.' })
  paragraph!: string;

  @Shape({ type: 'string' }, { about: 'The same as HTML, to be set into a page.' })
  fragment!: string;

  @Shape({ type: 'string' }, { about: 'The same as a whole page that needs nothing else.' })
  page!: string;
}
