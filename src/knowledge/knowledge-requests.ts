import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { Choice, Day, Decimal, Identifier, QuarterId, Words } from '../http/fields.decorator.js';
import { PageQuery } from '../http/page.js';
import { APPLICATION_STATES } from './applications.queries.js';
import { DEPTHS } from './domain/application.js';
import { SEARCH_LIMIT } from './library.queries.js';

/** Room for some ids of 200 characters with their weights. */
const WEIGHTED_LIMIT = 10_000;

export class ShareKnowledgeBody {
  @Identifier({ about: 'The asset’s id; one is made without it.', optional: true })
  id!: string | null;

  @Words(NAME_LIMIT, { about: 'What it is called.' })
  title!: string;

  @Day({ about: 'The day on which it is shared.' })
  sharedOn!: string;

  @Words(WEIGHTED_LIMIT, {
    about: 'One member, or members and their shares.',
    example: 'alder:0.6|birch:0.4',
  })
  authors!: string;

  @Words(WEIGHTED_LIMIT, {
    about: 'What it was made from: one asset, or assets and their weights.',
    example: 'guide:0.5|atlas:0.5',
    optional: true,
  })
  derivesFrom!: string | null;

  @Words(NAME_LIMIT, { about: 'Such as `method`, `dataset` or `software`.', optional: true })
  assetType!: string | null;

  @Words(NAME_LIMIT, { about: 'Such as `CC-BY-4.0`.', optional: true })
  licence!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', optional: true })
  description!: string | null;
}

export class DeriveKnowledgeBody {
  @Day({ about: 'The day from which that counts.' })
  on!: string;

  @Words(WEIGHTED_LIMIT, {
    about: 'One asset, or assets and their weights.',
    example: 'guide:0.5|atlas:0.5',
  })
  derivesFrom!: string;
}

export class ReviseKnowledgeBody {
  @Day({ about: 'The day of the edition.' })
  on!: string;

  @Words(TEXT_LIMIT, { about: 'What is new in it.' })
  note!: string;
}

export class ApplyKnowledgeBody {
  @Identifier({ about: 'The application’s id; one is made without it.', optional: true })
  id!: string | null;

  @Identifier({ about: 'The asset that was used.' })
  assetId!: string;

  @Identifier({ about: 'The member that used it.' })
  memberId!: string;

  @Day({ about: 'The day on which it did.' })
  appliedOn!: string;

  @Choice(DEPTHS, { about: 'How deeply.' })
  depth!: string;

  @Decimal({ about: 'What came of it, in base currency.', optional: true })
  outcomeValue!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', optional: true })
  description!: string | null;
}

export class ConfirmApplicationBody {
  @Day({ about: 'The day of the confirmation; today without it.', optional: true })
  on!: string | null;
}

export class RefuseApplicationBody {
  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class AssetsQuery extends PageQuery {
  @Words(SEARCH_LIMIT, {
    about:
      'Words, or parts of words, that all stand in its title, type or description, whatever their capitals and accents.',
    optional: true,
  })
  search!: string | null;

  @Choice(['true', 'false'], { about: 'Only those that nobody is confirmed to have used.', optional: true })
  unused!: string | null;

  @Identifier({ about: 'By this member, or by members that merged into it.', optional: true })
  author!: string | null;

  @Identifier({ about: 'Made from this asset.', optional: true })
  derivesFrom!: string | null;

  @Words(NAME_LIMIT, { about: 'Of this type, as it was told.', optional: true })
  assetType!: string | null;
}

export class ApplicationsQuery extends PageQuery {
  @Identifier({ about: 'Of this asset.', optional: true })
  asset!: string | null;

  @Identifier({ about: 'By this member, or by members that merged into it.', optional: true })
  member!: string | null;

  @Choice(APPLICATION_STATES, {
    about: '`awaiting`: nobody has confirmed it yet; only `confirmed` ones count.',
    optional: true,
  })
  state!: string | null;

  @QuarterId({ about: 'Of the days of this quarter, whichever one they count in.', optional: true })
  quarter!: string | null;
}
