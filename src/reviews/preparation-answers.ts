import { Flag, Part, QuarterId, Shape, WholeNumber } from '../http/fields.decorator.js';
import type { Completeness, Lacking } from './completeness.queries.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

class LackingAnswer implements Lacking {
  @WholeNumber(0, LARGEST, { about: 'How many.' })
  count!: number;

  @Shape({ type: 'array', items: { type: 'string' } }, { about: 'The ids of the first few.' })
  first!: string[];
}

class AtPositionAnswer {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position that figures are known at.' })
  position!: number;

  @Flag({ about: 'Whether that is the review’s frozen position; before it is prepared, it is the last one.' })
  isFrozen!: boolean;
}

export class CompletenessAnswer extends AtPositionAnswer implements Completeness {
  @WholeNumber(0, LARGEST, { about: 'Entries of the quarter, without those that take one back.' })
  entries!: number;

  @Part(() => LackingAnswer, { about: 'Entries without a value.' })
  unvalued!: LackingAnswer;

  @Part(() => LackingAnswer, { about: 'Entries that are proposed, and not accepted yet.' })
  unaccepted!: LackingAnswer;

  @Part(() => LackingAnswer, { about: 'Disputed entries.' })
  disputed!: LackingAnswer;

  @WholeNumber(0, LARGEST, { about: 'Pledges that were made by the quarter’s last day.' })
  pledges!: number;

  @Part(() => LackingAnswer, { about: 'Pledges overdue on that day, longest first.' })
  overduePledges!: LackingAnswer;
}
