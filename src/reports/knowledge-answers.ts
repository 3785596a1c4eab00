import { Decimal, Identifier, ListOf, WholeNumber, Words } from '../http/fields.decorator.js';
import type {
  AssetUse,
  CreditsBetween,
  KnowledgeInQuarter,
  UsedAsset,
} from '../knowledge/domain/knowledge-figures.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class UsedAssetAnswer implements UsedAsset {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its title.' })
  title!: string;

  @WholeNumber(0, LARGEST, { about: 'Applications that count.' })
  applications!: number;

  @WholeNumber(0, LARGEST, { about: 'Members that used it.' })
  users!: number;
}

export class AssetUseAnswer implements AssetUse {
  @Identifier({ about: 'The asset.' })
  asset!: string;

  @Identifier({ about: 'The member that used it.' })
  user!: string;

  @WholeNumber(0, LARGEST, { about: 'How often it was consulted.' })
  consulted!: number;

  @WholeNumber(0, LARGEST, { about: 'How often it was adapted.' })
  adapted!: number;

  @WholeNumber(0, LARGEST, { about: 'How often it was embedded.' })
  embedded!: number;

  @Decimal({ about: 'What that was worth, in base currency.' })
  outcomes!: string;
}

export class CreditsBetweenAnswer implements CreditsBetween {
  @Identifier({ about: 'The member that used.' })
  from!: string;

  @Identifier({ about: 'The member that shared.' })
  to!: string;

  @Decimal({ about: 'Credits, to the hundredth.' })
  credits!: string;
}

export class KnowledgeAnswer implements KnowledgeInQuarter {
  @ListOf(() => UsedAssetAnswer, { about: 'Assets that were used, in the order of their ids.' })
  assets!: UsedAssetAnswer[];

  @ListOf(() => AssetUseAnswer, { about: 'What counted, by asset and user.' })
  applications!: AssetUseAnswer[];

  @ListOf(() => CreditsBetweenAnswer, { about: 'Credits from members to members.' })
  flows!: CreditsBetweenAnswer[];
}
