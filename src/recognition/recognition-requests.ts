import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  Flag,
  Identifier,
  ListOfPartsIn,
  ListOfWords,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageQuery } from '../http/page.js';
import { ACHIEVEMENT_STAGES } from './domain/achievement.js';
import { MOST_BEHIND, MOST_NAMED, WORDING_LIMIT } from './domain/edition.js';

const LIMIT = Number.MAX_SAFE_INTEGER;

export class AttributionBody {
  @Identifier({ about: 'The member.' })
  memberId!: string;

  @Decimal({ about: 'Its part of the achievement, above zero; all shares sum to 1 exactly.', example: '0.6' })
  share!: string;

  @Words(WORDING_LIMIT, { about: 'What it did, as the statement says it.' })
  wording!: string;

  @ListOfWords(
    { least: 1, most: MOST_BEHIND, limit: 220 },
    {
      about: 'What it gave for that: accepted contributions as `entry/ID`, applied assets as `asset/ID`.',
      example: ['entry/e1', 'asset/guide'],
    },
  )
  behind!: string[];
}

export class RecordAchievementBody {
  @Identifier({ about: 'The achievement’s id; one is made without it.', optional: true })
  id!: string | null;

  @Words(NAME_LIMIT, { about: 'What was achieved, as a headline.' })
  title!: string;

  @Day({ about: 'The day of the achievement.' })
  achievedOn!: string;

  @Words(TEXT_LIMIT, { about: 'What was achieved, in a few sentences.', optional: true })
  story!: string | null;

  @Flag({ about: 'Whether the statement tells the shares; it does not without it.', optional: true })
  sharesShown!: boolean | null;

  @ListOfPartsIn(() => AttributionBody, { least: 1, most: MOST_NAMED }, { about: 'Who did what.' })
  attributions!: AttributionBody[];
}

export class AmendAchievementBody {
  @Words(NAME_LIMIT, { about: 'Another headline.', optional: true })
  title!: string | null;

  @Day({ about: 'Another day of the achievement.', optional: true })
  achievedOn!: string | null;

  @Words(TEXT_LIMIT, { about: 'Another story; an empty one takes it away.', optional: true })
  story!: string | null;

  @Flag({ about: 'Whether the statement tells the shares.', optional: true })
  sharesShown!: boolean | null;

  @ListOfPartsIn(
    () => AttributionBody,
    { least: 1, most: MOST_NAMED },
    { about: 'Who did what: all of it, where any of it changes.', optional: true },
  )
  attributions!: AttributionBody[] | null;

  @WholeNumber(1, LIMIT, {
    about: 'The edition that was read; where there is another by now, nothing is amended.',
    optional: true,
  })
  knownEdition!: number | null;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class ConsentBody {
  @Identifier({ about: 'The member that consents.' })
  memberId!: string;

  @WholeNumber(1, LIMIT, { about: 'The edition that it read.' })
  edition!: number;

  @Day({ about: 'The day of its answer; today without it.', optional: true })
  on!: string | null;
}

export class DeclineBody {
  @Identifier({ about: 'The member that does not consent.' })
  memberId!: string;

  @WholeNumber(1, LIMIT, { about: 'The edition that it read.' })
  edition!: number;

  @Words(TEXT_LIMIT, { about: 'Why, and what would be right.' })
  reason!: string;

  @Day({ about: 'The day of its answer; today without it.', optional: true })
  on!: string | null;
}

export class PublishRecognitionBody {
  @Day({ about: 'The day of the publication, and of the benefits; today without it.', optional: true })
  on!: string | null;

  @Decimal({
    about:
      'What it is worth to all named members together, in base currency; it is split by shares. Without it the benefits are unvalued.',
    optional: true,
  })
  value!: string | null;

  @Words(TEXT_LIMIT, { about: 'How that value was found.', optional: true })
  basis!: string | null;

  @Words(TEXT_LIMIT, {
    about: 'One value type, or weights; reputational without it.',
    example: 'reputational:0.7|strategic:0.3',
    optional: true,
  })
  valueType!: string | null;
}

export class RetractRecognitionBody {
  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;

  @Day({ about: 'The day on which the benefits are taken back; today without it.', optional: true })
  on!: string | null;
}

export class AchievementsQuery extends PageQuery {
  @Choice(ACHIEVEMENT_STAGES, { about: 'Those that stand so.', optional: true })
  stage!: string | null;

  @Identifier({
    about: 'Those that name this member, or a member that merged into it.',
    optional: true,
  })
  member!: string | null;

  @Words(220, {
    about:
      '`member:ID`: those that wait for its consent. `backbone`: those to which all have consented, so that they can be published.',
    optional: true,
  })
  waitingFor!: string | null;
}

export const STATEMENT_FORMATS = ['json', 'text', 'html'] as const;

export class StatementQuery {
  @Choice(STATEMENT_FORMATS, {
    about: '`json` (all forms of it), `text` (the paragraph) or `html` (a whole page).',
    optional: true,
  })
  format!: string | null;
}
