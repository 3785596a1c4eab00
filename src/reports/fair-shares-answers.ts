import {
  Choice,
  Decimal,
  Identifier,
  ListOf,
  Part,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { OTHER_RULES } from '../http/other-rules.js';
import type {
  FairBasis,
  FairDifference,
  FairSharesInQuarter,
  FairStandingFigures,
  FairTotals,
  MemberFairShare,
} from '../reviews/fair-standings.queries.js';
import { FairWindowAnswer } from './reports-answers.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
export const NEED_BASES = ['declared', 'capacity', 'equal'] as const;

export class FairDifferenceAnswer implements FairDifference {
  @Decimal({ about: 'Its share of what counts of all that was given in the window.' })
  contributionShare!: string;

  @Decimal({ about: 'Its share of all need.' })
  needShare!: string;

  @Decimal({ about: 'Its fair share.' })
  share!: string;

  @Decimal({ about: 'What it received in the window.' })
  received!: string;

  @Decimal({ about: 'What it would have received by its fair share.' })
  target!: string;

  @Decimal({ about: 'What it lacks of that.' })
  shortfall!: string;
}

export class FairStandingAnswer extends FairDifferenceAnswer implements FairStandingFigures {
  @Choice(['in-balance', 'under-served', 'over-served'], { about: 'Where it stands beside its target.' })
  status!: FairStandingFigures['status'];
}

export class MemberFairShareAnswer extends FairStandingAnswer implements MemberFairShare {
  @Identifier({ about: 'The member’s id.' })
  id!: string;

  @Words(300, { about: 'Its name at the end of the quarter.' })
  name!: string;

  @Part(() => FairStandingAnswer, {
    about: 'The same under the other rules; null where none are supposed.',
    nullable: true,
  })
  supposed!: FairStandingAnswer | null;

  @Part(() => FairDifferenceAnswer, { about: 'Supposed less real.', nullable: true })
  difference!: FairDifferenceAnswer | null;
}

export class FairTotalsAnswer implements FairTotals {
  @Decimal({ about: 'What all of them received in the window.' })
  received!: string;

  @Decimal({ about: 'Their targets, which share that out.' })
  target!: string;

  @Decimal({ about: 'What those lack that are below their target.' })
  shortfall!: string;
}

class FairBasisAnswer implements FairBasis {
  @Choice([...NEED_BASES], {
    about: 'What need goes by: what was declared, how small budgets are, or nothing.',
  })
  needBasis!: FairBasis['needBasis'];

  @Part(() => FairWindowAnswer, { about: 'The quarters over which giving and getting are compared.' })
  window!: FairWindowAnswer;

  @Part(() => FairTotalsAnswer, { about: 'All members together.' })
  totals!: FairTotalsAnswer;
}

export class FairSupposedAnswer extends FairBasisAnswer {
  @Shape(OTHER_RULES, { about: 'The rules that are other; null is no cap.' })
  rules!: NonNullable<FairSharesInQuarter['supposed']>['rules'];
}

export class FairSharesAnswer extends FairBasisAnswer implements FairSharesInQuarter {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Words(3, { about: 'The base currency.' })
  currency!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that the figures are known at.' })
  position!: number;

  @WholeNumber(0, LARGEST, { about: 'The policy of the quarter; 0 is the set of defaults.' })
  policyVersion!: number;

  @ListOf(() => MemberFairShareAnswer, {
    about: 'Those active on the quarter’s last day, in the order of their ids.',
  })
  members!: MemberFairShareAnswer[];

  @Part(() => FairSupposedAnswer, {
    about: 'What is supposed; null where no other rules are.',
    nullable: true,
  })
  supposed!: FairSupposedAnswer | null;
}
