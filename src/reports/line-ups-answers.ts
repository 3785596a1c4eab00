import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import {
  Choice,
  Day,
  Decimal,
  Flag,
  Identifier,
  ListOf,
  Part,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import type { Criterion } from './domain/cost-share.js';
import type {
  CategoryInLine,
  ClaimInLine,
  ClaimTotals,
  CostShareLineUp,
  DispositionInLine,
  GiftApart,
  GiftsInKindLineUp,
} from './line-ups.queries.js';

const MOST = Number.MAX_SAFE_INTEGER;
const TEXTS = { type: 'array', items: { type: 'string' } };

export class CoalitionInLineAnswer {
  @Identifier({ about: 'Its id.' })
  id!: string;

  @Words(300, { about: 'Its name.' })
  name!: string;

  @Words(3, { about: 'Its base currency.' })
  currency!: string;
}

class LineUpAnswer {
  @Part(() => CoalitionInLineAnswer, { about: 'The coalition.' })
  coalition!: CoalitionInLineAnswer;

  @Day({ about: 'The first day; null for all time.', nullable: true })
  from!: string | null;

  @Day({ about: 'The last day; null for all time.', nullable: true })
  to!: string | null;

  @WholeNumber(1, MOST, { about: 'The ledger’s position that it was read at.' })
  position!: number;
}

export class CriterionAnswer implements Criterion {
  @Words(30, { about: 'Such as `200.306(b)(1)`.' })
  paragraph!: string;

  @Words(200, { about: 'What it asks.' })
  asks!: string;

  @Choice(['met', 'not-met', 'not-stated'], { about: 'Whether it is met, as far as the ledger knows.' })
  met!: Criterion['met'];

  @Words(TEXT_LIMIT, { about: 'What of the record decides it.' })
  because!: string;
}

export class ClaimAnswer implements ClaimInLine {
  @Identifier({ about: 'The entry.' })
  id!: string;

  @Identifier({ about: 'What is claimed.' })
  item!: string;

  @Identifier({ about: 'Who gave it.' })
  memberId!: string;

  @Day({ about: 'When.' })
  occurredOn!: string;

  @Words(20, { about: 'How it stands; only what is accepted is in the totals.' })
  status!: string;

  @Words(100, { about: 'What changed hands.' })
  kind!: string;

  @Decimal({ about: 'How much.' })
  quantity!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'In base currency; null while it is unvalued.', nullable: true })
  value!: string | null;

  @Shape({ type: 'object' }, { about: 'How its quantity became its value.', nullable: true })
  valuation!: ClaimInLine['valuation'];

  @ListOf(() => CriterionAnswer, { about: 'Each criterion of 2 CFR 200.306(b).' })
  criteria!: CriterionAnswer[];

  @Flag({ about: 'Whether all of them are met.' })
  meetsAll!: boolean;
}

export class ClaimTotalsAnswer implements ClaimTotals {
  @Decimal({ about: 'Value of accepted claims that meet all criteria.' })
  meetsAll!: string;

  @Decimal({ about: 'Value of accepted claims that do not.' })
  doesNot!: string;

  @WholeNumber(0, MOST, { about: 'Accepted claims without a value.' })
  unvaluedEntries!: number;
}

export class AwardAnswer {
  @Identifier({ about: 'The award.' })
  id!: string;

  @Part(() => ClaimTotalsAnswer, { about: 'Its totals.' })
  totals!: ClaimTotalsAnswer;

  @ListOf(() => ClaimAnswer, { about: 'By date and id.' })
  claims!: ClaimAnswer[];
}

export class CostShareLineUpAnswer extends LineUpAnswer implements CostShareLineUp {
  @Choice(['cost-share'], { about: 'The standard.' })
  standard!: 'cost-share';

  @ListOf(() => AwardAnswer, { about: 'By id.' })
  awards!: AwardAnswer[];

  @Part(() => ClaimTotalsAnswer, { about: 'Of all awards.' })
  totals!: ClaimTotalsAnswer;
}

export class DispositionAnswer implements DispositionInLine {
  @WholeNumber(0, MOST, { about: 'How many gifts.' })
  entries!: number;

  @Decimal({ about: 'Their value.' })
  value!: string;

  @Shape(TEXTS, { about: 'The projects that they were for.' })
  projects!: string[];
}

export class UnitQuantityAnswer {
  @Words(100, { about: 'A unit.' })
  unit!: string;

  @Decimal({ about: 'How much in it.' })
  quantity!: string;
}

export class TechniqueAnswer {
  @Words(TEXT_LIMIT, { about: 'How fair value was found.' })
  technique!: string;

  @Shape(TEXTS, { about: 'From what.' })
  inputs!: string[];
}

export class CategoryAnswer implements CategoryInLine {
  @Words(300, { about: 'The category; null where none is stated.', nullable: true })
  category!: string | null;

  @WholeNumber(1, MOST, { about: 'How many gifts.' })
  entries!: number;

  @Decimal({ about: 'Their value.' })
  value!: string;

  @ListOf(() => UnitQuantityAnswer, { about: 'Native quantities.' })
  quantities!: UnitQuantityAnswer[];

  @Part(() => DispositionAnswer, { about: 'What was used.' })
  used!: DispositionAnswer;

  @Part(() => DispositionAnswer, { about: 'What was turned into money.' })
  monetised!: DispositionAnswer;

  @Shape(TEXTS, { about: 'What donors asked for.' })
  restrictions!: string[];

  @ListOf(() => TechniqueAnswer, { about: 'How values were found.' })
  techniques!: TechniqueAnswer[];

  @WholeNumber(0, MOST, { about: 'Gifts of which nothing is said about how their value was found.' })
  withoutTechnique!: number;
}

export class GiftApartAnswer implements GiftApart {
  @Identifier({ about: 'The entry.' })
  id!: string;

  @Identifier({ about: 'Who gave it.' })
  memberId!: string;

  @Day({ about: 'When.' })
  occurredOn!: string;

  @Words(20, { about: 'How it stands.' })
  status!: string;

  @Words(300, { about: 'Its category; null where none is stated.', nullable: true })
  category!: string | null;

  @Decimal({ about: 'How much.' })
  quantity!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'In base currency; null while it is unvalued.', nullable: true })
  value!: string | null;
}

export class GiftTotalsAnswer {
  @WholeNumber(0, MOST, { about: 'How many gifts with a value.' })
  entries!: number;

  @Decimal({ about: 'Their value.' })
  value!: string;
}

export class GiftsInKindLineUpAnswer extends LineUpAnswer implements GiftsInKindLineUp {
  @Choice(['gifts-in-kind'], { about: 'The standard.' })
  standard!: 'gifts-in-kind';

  @ListOf(() => CategoryAnswer, { about: 'By name; without a category last.' })
  categories!: CategoryAnswer[];

  @Part(() => GiftTotalsAnswer, { about: 'Of all categories.' })
  totals!: GiftTotalsAnswer;

  @ListOf(() => GiftApartAnswer, { about: 'Accepted and not valued yet, in no total.' })
  unvalued!: GiftApartAnswer[];

  @ListOf(() => GiftApartAnswer, { about: 'Proposed or disputed, in no total.' })
  notAccepted!: GiftApartAnswer[];
}
