import { NAME_LIMIT, TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { RecordedAnswer } from '../http/answers.js';
import { Day, Flag, Part, QuarterId, Words } from '../http/fields.decorator.js';
import type { ReopeningAskedView, ReopeningView } from './reopening.queries.js';

export class ReopeningAskedAnswer implements ReopeningAskedView {
  @Words(NAME_LIMIT, { about: 'The person who asks: an id.' })
  signer!: string;

  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;

  @Day({ about: 'Since when.' })
  askedOn!: string;
}

export class ReopeningAnswer implements ReopeningView {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Flag({ about: 'Whether it is closed.' })
  isClosed!: boolean;

  @Part(() => ReopeningAskedAnswer, {
    about: 'Who asks that it be reopened, to which a second person may agree; null where nobody does.',
    nullable: true,
  })
  asked!: ReopeningAskedAnswer | null;
}

export class ReopeningRecordedAnswer extends RecordedAnswer {
  @Flag({
    about: 'Whether the quarter is open again with this; false while a second person has not asked for it.',
  })
  isReopened!: boolean;
}
