import {
  Choice,
  Flag,
  Identifier,
  ListOf,
  Part,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import type { ImportedFile } from './domain/events.js';
import type { ImportResult, SampleRow } from './import.js';
import { tableNames, type TableName } from './import-tables.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class ImportQuery {
  @Choice(['true', 'false'], { about: '`true` does everything, and then takes it back.', optional: true })
  dryRun!: string | null;

  @Choice(['true', 'false'], {
    about:
      '`true` records entries anew that an undone import had recorded, under ids that follow from theirs.',
    optional: true,
  })
  anew!: string | null;
  @Words(60, {
    about: 'The mapping by which the files are read, where they are another program’s.',
    optional: true,
  })
  mapping!: string | null;
}

export class PositionsAnswer {
  @WholeNumber(0, LARGEST, { about: 'Before the import.' })
  before!: number;

  @WholeNumber(0, LARGEST, { about: 'After it; the same where nothing was recorded.' })
  after!: number;
}

const count = { type: 'integer', minimum: 0 };

export class ImportAnswer implements ImportResult {
  @Identifier({ about: 'The coalition.' })
  coalitionId!: string;

  @Flag({ about: 'Whether all was taken back.' })
  dryRun!: boolean;

  @Shape(
    {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['rows', 'new', 'unchanged'],
        properties: { rows: count, new: count, unchanged: count, takenBack: count },
      },
    },
    { about: 'Rows read by table: how many were new, and how many known with the same content.' },
  )
  tables!: ImportResult['tables'];

  @Part(() => PositionsAnswer, { about: 'The ledger’s position.' })
  position!: PositionsAnswer;

  @Shape({ type: 'array', items: { type: 'string' } }, { about: 'Files that are no tables of an import.' })
  ignored!: string[];

  @ListOf(() => ImportErrorAnswer, { about: 'Empty: an import with errors is refused, with its errors.' })
  errors!: ImportErrorAnswer[];

  @WholeNumber(0, LARGEST, { about: 'Zero.' })
  errorCount!: number;

  @Shape(
    { type: 'string' },
    { about: 'The batch, by which it can be undone; null where nothing was recorded.', nullable: true },
  )
  batchId!: string | null;

  @ListOf(() => ImportedFileAnswer, { about: 'The files that were read.' })
  files!: ImportedFileAnswer[];

  @ListOf(() => SampleRowAnswer, { about: 'In a dry run, the first new rows of each table.' })
  sample!: SampleRowAnswer[];

  @ListOf(() => ImportRemarkAnswer, {
    about:
      'What is no error, and should be known, such as a balance that is not what the rows come to: the first thousand.',
  })
  remarks!: ImportRemarkAnswer[];

  @WholeNumber(0, LARGEST, { about: 'All remarks.' })
  remarkCount!: number;

  @WholeNumber(0, LARGEST, { about: 'Rows that the mapping leaves out, or by which nothing moved.' })
  leftOut!: number;
}

export class ImportedFileAnswer implements ImportedFile {
  @Words(200, { about: 'Its name.' })
  name!: string;

  @WholeNumber(0, LARGEST, { about: 'How long it is.' })
  bytes!: number;

  @Shape({ type: 'string', pattern: '^[0-9a-f]{64}$' }, { about: 'The SHA-256 of its content.' })
  sha256!: string;
}

export class SampleRowAnswer implements SampleRow {
  @Choice(tableNames, { about: 'The table.' })
  table!: TableName;

  @Words(200, { about: 'The file.' })
  file!: string;

  @WholeNumber(1, LARGEST, { about: 'The line.' })
  line!: number;

  @Shape(
    { type: 'object', additionalProperties: { type: 'string' } },
    { about: 'What its cells say, by column.' },
  )
  cells!: Record<string, string>;
}

export class ImportRemarkAnswer {
  @Words(200, { about: 'The file.' })
  file!: string;

  @WholeNumber(1, LARGEST, { about: 'The line; null where the whole file is meant.', nullable: true })
  line!: number | null;

  @Words(200, { about: 'The column.', nullable: true })
  column!: string | null;

  @Words(500, { about: 'What was found.', nullable: true })
  found!: string | null;

  @Words(1_000, { about: 'What the rows come to.', nullable: true })
  expected!: string | null;

  @Words(2_000, { about: 'All of it in one sentence.' })
  message!: string;
}

export class ImportErrorAnswer {
  @Words(200, { about: 'The file.' })
  file!: string;

  @WholeNumber(1, LARGEST, { about: 'The line; null where the whole file is meant.', nullable: true })
  line!: number | null;

  @Words(200, { about: 'The column.', nullable: true })
  column!: string | null;

  @Words(500, { about: 'What was found.', nullable: true })
  found!: string | null;

  @Words(1_000, { about: 'What would be right.', nullable: true })
  expected!: string | null;

  @Words(100, { about: 'The problem’s permanent code.' })
  code!: ImportResult['errors'][number]['code'];

  @Words(2_000, { about: 'All of it in one sentence.' })
  message!: string;
}
