import {
  Day,
  Flag,
  Identifier,
  Instant,
  ListOf,
  Part,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import { TEXT_LIMIT } from '../coalition/domain/field-checks.js';
import { REVERSED } from './compensations.js';
import type { ImportView } from './imports.queries.js';
import { ImportedFileAnswer, PositionsAnswer } from './interchange-answers.js';
import type { Staying, UndoResult } from './undo-import.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const count = { type: 'integer', minimum: 0 };

class ImportFactAnswer {
  @WholeNumber(1, LARGEST, { about: 'Where it stands in the ledger.' })
  position!: number;

  @Day({ about: 'The day, in the coalition’s zone.' })
  on!: string;

  @Instant({ about: 'When it was recorded.' })
  recordedAt!: string;

  @Identifier({ about: 'Who did it.' })
  actor!: string;

  @Words(300, { about: 'On whose behalf: `backbone`.' })
  by!: string;
}

export class UndoneAnswer extends ImportFactAnswer {
  @Words(TEXT_LIMIT, { about: 'Why.' })
  reason!: string;
}

export class ImportBatchAnswer extends ImportFactAnswer implements ImportView {
  @Identifier({ about: 'The batch.' })
  id!: string;

  @WholeNumber(1, LARGEST, { about: 'The first of its facts in the log.' })
  firstPosition!: number;

  @WholeNumber(1, LARGEST, { about: 'The last of them.' })
  lastPosition!: number;

  @ListOf(() => ImportedFileAnswer, { about: 'The files.' })
  files!: ImportedFileAnswer[];

  @Shape(
    {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['rows', 'new', 'unchanged'],
        properties: { rows: count, new: count, unchanged: count },
      },
    },
    { about: 'Rows by table.' },
  )
  tables!: ImportView['tables'];

  @Part(() => UndoneAnswer, { about: 'How it was undone; null while it stands.', nullable: true })
  undone!: UndoneAnswer | null;
}

export class ImportsAnswer extends PageAnswer {
  @ListOf(() => ImportBatchAnswer, { about: 'The last one first.' })
  items!: ImportBatchAnswer[];
}

export class StayingAnswer implements Staying {
  @WholeNumber(1, LARGEST, { about: 'Where the fact stands in the ledger.' })
  position!: number;

  @Words(300, { about: 'What it is about: `entry/ID`, `member/ID` and the like.' })
  subject!: string;

  @Words(100, { about: 'The problem’s permanent code.' })
  code!: Staying['code'];

  @Words(2_000, { about: 'Why it stays, and what to do.' })
  message!: string;
}

/** What undoing would do; nothing of it is done. */
export class UndoPreviewAnswer implements Omit<UndoResult, 'repeated' | 'changed' | 'dryRun'> {
  @Identifier({ about: 'The batch.' })
  batchId!: string;

  @Flag({ about: 'Whether it would be undone by it, or is already.' })
  isUndone!: boolean;

  @Shape(
    {
      type: 'object',
      properties: Object.fromEntries(REVERSED.map((kind) => [kind, count])),
      additionalProperties: false,
    },
    { about: 'What would be taken back.' },
  )
  reversed!: UndoResult['reversed'];

  @Part(() => PositionsAnswer, { about: 'The ledger’s position.' })
  position!: PositionsAnswer;

  @ListOf(() => StayingAnswer, {
    about: 'The first thousand facts that stay. With any, nothing would be undone.',
  })
  staying!: StayingAnswer[];

  @WholeNumber(0, LARGEST, { about: 'How many stay in all.' })
  stayingCount!: number;
}

export class UndoImportBody {
  @Words(TEXT_LIMIT, { about: 'Why. It stands with every reversal.' })
  reason!: string;
}
