import {
  Decimal,
  Flag,
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
  MemberProposals,
  ProposalsWhatIf,
  ProposedFigures,
  ProposedPart,
  ProposedStanding,
  ProposedTotals,
} from './proposals-what-if.queries.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

class ProposedPartAnswer implements ProposedPart {
  @Identifier({ about: 'The supply.' })
  supply!: string;

  @Decimal({ about: 'How much of it.' })
  quantity!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'Its value in base currency.' })
  value!: string;
}

class ProposedFiguresAnswer implements ProposedFigures {
  @Decimal({ about: 'Its fair share, to four places.' })
  share!: string;

  @Decimal({ about: 'That share of all that was received in the window, and of all that can be given next.' })
  target!: string;

  @Decimal({ about: 'What it received in the window.' })
  before!: string;

  @Decimal({ about: 'What it lacks of its target before proposals.' })
  shortfallBefore!: string;

  @Decimal({ about: 'The value of all that would be proposed to it.' })
  proposed!: string;

  @Decimal({ about: 'What it would have received with that.' })
  after!: string;

  @Decimal({ about: 'What it would still lack of its target.' })
  shortfallAfter!: string;
}

class ProposedStandingAnswer extends ProposedFiguresAnswer implements ProposedStanding {
  @ListOf(() => ProposedPartAnswer, { about: 'What would be proposed to it, in the order of supplies.' })
  parts!: ProposedPartAnswer[];
}

class MemberProposalsAnswer implements MemberProposals {
  @Identifier({ about: 'The member’s id.' })
  id!: string;

  @Words(300, { about: 'Its name at the end of the quarter.' })
  name!: string;

  @Part(() => ProposedStandingAnswer, { about: 'By the policy of the quarter.' })
  real!: ProposedStandingAnswer;

  @Part(() => ProposedStandingAnswer, { about: 'Under the other rules.' })
  supposed!: ProposedStandingAnswer;

  @Part(() => ProposedFiguresAnswer, { about: 'Supposed less real.' })
  difference!: ProposedFiguresAnswer;
}

class ProposedTotalsAnswer implements ProposedTotals {
  @Decimal({ about: 'Their targets.' })
  target!: string;

  @Decimal({ about: 'What those lack that are below their targets.' })
  shortfallBefore!: string;

  @Decimal({ about: 'The value of all that would be proposed.' })
  proposed!: string;

  @Decimal({ about: 'What would still be lacking.' })
  shortfallAfter!: string;

  @Shape(
    { type: 'array', items: { type: 'string' } },
    { about: 'Floors that would be missed, and supplies that would be left, with the reason.' },
  )
  obstacles!: string[];
}

export class ProposalsWhatIfAnswer implements ProposalsWhatIf {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that figures are known at.' })
  position!: number;

  @Flag({ about: 'Whether that is the review’s frozen position; before it is prepared, it is the last one.' })
  isFrozen!: boolean;

  @Words(3, { about: 'The base currency.' })
  currency!: string;

  @WholeNumber(0, LARGEST, { about: 'The policy of the quarter; 0 is the set of defaults.' })
  policyVersion!: number;

  @Shape(OTHER_RULES, { about: 'The rules that are other; null is no cap.' })
  rules!: ProposalsWhatIf['rules'];

  @ListOf(() => MemberProposalsAnswer, {
    about: 'Those active on the quarter’s last day, in the order of their ids.',
  })
  members!: MemberProposalsAnswer[];

  @Part(() => ProposedTotalsAnswer, { about: 'All members together, by the policy of the quarter.' })
  real!: ProposedTotalsAnswer;

  @Part(() => ProposedTotalsAnswer, { about: 'All members together, under the other rules.' })
  supposed!: ProposedTotalsAnswer;
}
