import {
  Choice,
  Day,
  Decimal,
  Identifier,
  ListOf,
  Part,
  QuarterId,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import type { LateItem, RestatedFigure, Restatement } from './domain/restatements.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class RestatedFigureAnswer implements RestatedFigure {
  @Decimal({ about: 'What the quarter said when it was closed, and says for ever; in base currency.' })
  sealed!: string;

  @Decimal({ about: 'What late items change that were booked before the quarter of this report.' })
  earlier!: string;

  @Decimal({ about: 'What late items change that are booked in the quarter of this report.' })
  change!: string;

  @Decimal({ about: 'The restatement difference: earlier and change together.' })
  difference!: string;

  @Decimal({
    about: 'Sealed and difference together: what the quarter would say, had all been known in time.',
  })
  restated!: string;
}

export class LateItemAnswer implements LateItem {
  @Identifier({ about: 'The entry.' })
  entry!: string;

  @WholeNumber(1, LARGEST, { about: 'Where the fact about it stands in the ledger.' })
  position!: number;

  @Words(100, {
    about: 'What that fact is, such as `ContributionRecorded`, `EntryAccepted` or `EntryReversed`.',
  })
  type!: string;

  @Choice(['given', 'received'], { about: 'On which side it changes the member’s figures.' })
  direction!: LateItem['direction'];

  @Words(100, { about: 'What changed hands.' })
  kind!: string;

  @Decimal({ about: 'How much it changes, in its own unit; below zero where it takes away.' })
  quantity!: string;

  @Words(100, { about: 'Its unit.' })
  unit!: string;

  @Decimal({ about: 'In base currency; null where it is unvalued, which is not zero.', nullable: true })
  value!: string | null;

  @Day({ about: 'The day in the closed quarter that it belongs to.' })
  lateFor!: string;

  @Day({ about: 'The day on which it is booked.' })
  occurredOn!: string;
}

export class RestatementAnswer implements Restatement {
  @QuarterId({ about: 'The closed quarter that is restated.' })
  quarter!: string;

  @Identifier({ about: 'The member that its late items concern.' })
  member!: string;

  @Words(300, { about: 'Its name on that quarter’s last day.' })
  name!: string;

  @WholeNumber(1, LARGEST, { about: 'The ledger’s position at which that quarter was closed.' })
  closedAt!: number;

  @Words(2_000, { about: 'The id of the member’s figures as they were sealed.' })
  figure!: string;

  @Part(() => RestatedFigureAnswer, { about: 'What it gave in that quarter.' })
  given!: RestatedFigureAnswer;

  @Part(() => RestatedFigureAnswer, { about: 'What it received in that quarter.' })
  received!: RestatedFigureAnswer;

  @Part(() => RestatedFigureAnswer, { about: 'Given less received in that quarter.' })
  balance!: RestatedFigureAnswer;

  @ListOf(() => LateItemAnswer, {
    about: 'The late items booked in the quarter of this report, as they were recorded.',
  })
  items!: LateItemAnswer[];
}
