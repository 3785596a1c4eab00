import {
  Choice,
  Identifier,
  Instant,
  ListOf,
  Part,
  QuarterId,
  Shape,
  WholeNumber,
  Words,
} from '../http/fields.decorator.js';
import { PageAnswer } from '../http/page.js';
import {
  FILE_STAGES,
  FILE_STATES,
  type FileJob,
  type FileProgress,
  type FileState,
} from './jobs/file-job.js';
import { REPORT_FORMATS, type ReportFormat } from './report-file.js';
import { MOMENT_LIMIT } from './scope-query.js';

/** The file of a report that is ordered. */
export class ReportFileBody {
  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Choice(REPORT_FORMATS, { about: 'The format.' })
  format!: ReportFormat;

  @Words(MOMENT_LIMIT, {
    about:
      'Count what was recorded by this position or instant; the last position without it. Of a closed quarter the report is the same whatever stands here.',
    optional: true,
  })
  asKnownAt!: string | null;
}

export class FileProgressAnswer implements FileProgress {
  @Choice(FILE_STAGES, { about: 'What is done just now.' })
  stage!: FileProgress['stage'];

  @WholeNumber(0, Number.MAX_SAFE_INTEGER, {
    about: 'Parts of the report that are read, or steps of its drawing that are done.',
  })
  done!: number;

  @WholeNumber(0, Number.MAX_SAFE_INTEGER, { about: 'How many there are in this stage.' })
  total!: number;
}

export class MadeFileAnswer {
  @Words(200, { about: 'Its name.' })
  name!: string;

  @Words(200, { about: 'Its media type.' })
  mediaType!: string;

  @WholeNumber(0, Number.MAX_SAFE_INTEGER, { about: 'Its size.' })
  bytes!: number;

  @Words(64, { about: 'The SHA-256 of its content, in hexadecimal digits.' })
  sha256!: string;

  @Words(300, { about: 'Where it can be downloaded.' })
  href!: string;

  @Instant({ about: 'Until when it is kept.' })
  keptUntil!: string;
}

export class ReportFileAnswer {
  @Identifier({ about: 'The id of the file, and of the job that makes it.' })
  id!: string;

  @QuarterId({ about: 'The quarter.' })
  quarter!: string;

  @Choice(REPORT_FORMATS, { about: 'The format.' })
  format!: ReportFormat;

  @WholeNumber(1, Number.MAX_SAFE_INTEGER, {
    about:
      'The position up to which the report counts what was recorded; of a closed quarter that of its close.',
  })
  position!: number;

  @Words(200, { about: 'Who asked for it first.' })
  askedBy!: string;

  @Choice(FILE_STATES, {
    about:
      'How its job is doing. A job that was under way when the service ended waits again; a file is `expired` once it is no longer kept.',
  })
  state!: FileState;

  @Part(() => FileProgressAnswer, { about: 'How far it is; null unless it is running.', nullable: true })
  progress!: FileProgressAnswer | null;

  @Instant({ about: 'When it was asked for.' })
  askedAt!: string;

  @Shape({ type: 'string', format: 'date-time' }, { about: 'When it was begun last.', nullable: true })
  startedAt!: string | null;

  @Shape(
    { type: 'string', format: 'date-time' },
    { about: 'When it was done, failed or was cancelled.', nullable: true },
  )
  finishedAt!: string | null;

  @Part(() => MadeFileAnswer, { about: 'The file, once it is done.', nullable: true })
  file!: MadeFileAnswer | null;

  @Shape({ type: 'object' }, { about: 'Why it failed (RFC 9457).', nullable: true })
  problem!: FileJob['problem'];
}

export class ReportFilesAnswer extends PageAnswer {
  @ListOf(() => ReportFileAnswer, { about: 'Those that were asked for last come first.' })
  items!: ReportFileAnswer[];
}
