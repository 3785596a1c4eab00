import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  Identifier,
  ListOf,
  QuarterId,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import { APPLICATION_STATES, type ApplicationDetail, type ApplicationView } from './applications.queries.js';
import { DEPTHS } from './domain/application.js';
import type { WeightedId } from './domain/events.js';
import {
  DERIVED_SHOWN,
  type AssetDetail,
  type AssetView,
  type EditionView,
  type QuarterOfAsset,
  type RelatedAsset,
} from './library.queries.js';

const LIMIT = Number.MAX_SAFE_INTEGER;

export class WeightedAnswer implements WeightedId {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Decimal({ about: 'Its part of the whole, which is 1.' })
  weight!: string;
}

export class RelatedAssetAnswer extends WeightedAnswer implements RelatedAsset {
  @Words(NAME_LIMIT, { about: 'What it is called.' })
  title!: string;
}

export class AssetAnswer implements AssetView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, LIMIT, { about: 'Where it was shared.' })
  position!: number;

  @Words(NAME_LIMIT, { about: 'What it is called.' })
  title!: string;

  @Words(NAME_LIMIT, { about: 'What it is, in the coalition’s own words.', nullable: true })
  assetType!: string | null;

  @Words(NAME_LIMIT, { about: 'On what terms it may be used.', nullable: true })
  licence!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  description!: string | null;

  @Day({ about: 'When it was shared.' })
  sharedOn!: string;

  @ListOf(() => WeightedAnswer, { about: 'Its authors and their shares, which sum to 1.' })
  authors!: WeightedAnswer[];

  @ListOf(() => WeightedAnswer, {
    about: 'What it was made from, and the weights, which sum to 1; empty where from nothing.',
  })
  derivesFrom!: WeightedAnswer[];

  @Day({ about: 'Since when that counts.', nullable: true })
  derivedOn!: string | null;

  @WholeNumber(1, LIMIT, { about: 'Its edition.' })
  edition!: number;

  @Day({ about: 'When that appeared; null of the first.', nullable: true })
  revisedOn!: string | null;

  @WholeNumber(0, LIMIT, {
    about: 'Applications that count, over all time; null where that is not told.',
    nullable: true,
  })
  uses!: number | null;
}

export class AssetsAnswer extends PageAnswer {
  @ListOf(() => AssetAnswer, { about: 'In the order of their ids.' })
  items!: AssetAnswer[];
}

export class EditionAnswer implements EditionView {
  @WholeNumber(1, LIMIT, { about: 'Its number.' })
  edition!: number;

  @Day({ about: 'When it appeared.' })
  on!: string;

  @Words(TEXT_LIMIT, { about: 'What is new in it; null of the first.', nullable: true })
  note!: string | null;
}

export class QuarterOfAssetAnswer implements QuarterOfAsset {
  @QuarterId({
    about: 'The quarter in which applications count; of those that do not, the one of their day.',
  })
  quarter!: string;

  @WholeNumber(0, LIMIT, { about: 'Members whose applications count.' })
  users!: number;

  @WholeNumber(0, LIMIT, { about: 'Applications that count: consulted.' })
  consulted!: number;

  @WholeNumber(0, LIMIT, { about: 'Applications that count: adapted.' })
  adapted!: number;

  @WholeNumber(0, LIMIT, { about: 'Applications that count: embedded.' })
  embedded!: number;

  @Decimal({
    about: 'What came of those that count, in base currency; null where that is not told.',
    nullable: true,
  })
  outcomes!: string | null;

  @WholeNumber(0, LIMIT, {
    about: 'Applications that wait to be confirmed; null where that is not told.',
    nullable: true,
  })
  awaiting!: number | null;

  @WholeNumber(0, LIMIT, {
    about: 'Applications that are contested; null where that is not told.',
    nullable: true,
  })
  contested!: number | null;
}

export class AssetDetailAnswer extends AssetAnswer implements AssetDetail {
  @ListOf(() => RelatedAssetAnswer, {
    about: 'What it was made from, and the weights; empty where from nothing.',
  })
  override derivesFrom!: RelatedAssetAnswer[];

  @ListOf(() => RelatedAssetAnswer, {
    about: `What was made from it, and the weight that it has there: the first ${String(DERIVED_SHOWN)} in the order of their ids. All of them: the list of assets with \`derivesFrom\`.`,
  })
  derivedAssets!: RelatedAssetAnswer[];

  @WholeNumber(0, LIMIT, { about: 'How many were made from it.' })
  derivedAssetsInAll!: number;

  @ListOf(() => EditionAnswer, { about: 'All of them, the first one first.' })
  editions!: EditionAnswer[];

  @ListOf(() => QuarterOfAssetAnswer, { about: 'Quarters in which anything was said of it, in order.' })
  usesByQuarter!: QuarterOfAssetAnswer[];
}

export class ApplicationAnswer implements ApplicationView {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @WholeNumber(1, LIMIT, { about: 'Where it was recorded.' })
  position!: number;

  @Identifier({ about: 'The asset that was used.' })
  assetId!: string;

  @Identifier({ about: 'The member that used it.' })
  memberId!: string;

  @Day({ about: 'When it did.' })
  appliedOn!: string;

  @Choice(DEPTHS, { about: 'How deeply.' })
  depth!: string;

  @Decimal({ about: 'What came of it, in base currency; null where that is not known.', nullable: true })
  outcomeValue!: string | null;

  @Words(TEXT_LIMIT, { about: 'In words.', nullable: true })
  description!: string | null;

  @Choice(APPLICATION_STATES, { about: 'How it stands; only what is confirmed counts.' })
  state!: ApplicationView['state'];

  @Words(220, { about: 'On whose behalf it was recorded: `backbone` or `member:ID`.' })
  recordedBy!: string;

  @QuarterId({ about: 'The quarter in which it counts; null while it does not.', nullable: true })
  quarter!: string | null;

  @Words(220, { about: 'Who last confirmed, contested or withdrew it.', nullable: true })
  decidedBy!: string | null;

  @Day({ about: 'When it was confirmed; null while it does not count.', nullable: true })
  confirmedOn!: string | null;

  @Identifier({ about: 'The entry of what its user got; null while it does not count.', nullable: true })
  entryId!: string | null;
}

export class ApplicationsAnswer extends PageAnswer {
  @ListOf(() => ApplicationAnswer, { about: 'By day and id.' })
  items!: ApplicationAnswer[];
}

export class ApplicationDetailAnswer extends ApplicationAnswer implements ApplicationDetail {
  @Words(TEXT_LIMIT, { about: 'Why it was contested or withdrawn; null where it is not.', nullable: true })
  reason!: string | null;
}
