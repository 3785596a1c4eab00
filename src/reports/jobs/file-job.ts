import type { OutlookKey } from '../../coalition/domain/outlook.js';
import type { SqlValue } from '../../event-store/table.js';
import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.js';
import type { ProblemDocument } from '../../kernel/problem.js';
import type { ReportFormat } from '../report-file.js';

/** What a job makes: the report of a quarter in a format, as known at a position. Of a closed quarter that is its close. */
export interface FileAsked {
  readonly kind: 'report';
  readonly quarter: string;
  readonly format: ReportFormat;
  readonly position: number;
  /** How whoever asked saw the coalition, where that was not all of it: the file is made so, and is for nobody who sees it otherwise. */
  readonly seenAs?: OutlookKey;
}

export const FILE_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type FileState = (typeof FILE_STATES)[number];

export const FILE_STAGES = ['reading', 'drawing', 'keeping'] as const;

/** How far a job is within its stage: parts of the report read, steps of its drawing done. */
export interface FileProgress {
  readonly stage: (typeof FILE_STAGES)[number];
  readonly done: number;
  readonly total: number;
}

/** A file that is whole, as its job tells of it. */
export interface MadeFile {
  /** Where it lies, below the folder of all files. */
  readonly place: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FileJob {
  readonly coalitionId: string;
  readonly id: string;
  readonly asked: FileAsked;
  readonly askedBy: string;
  readonly state: FileState;
  /** While it runs; null otherwise. */
  readonly progress: FileProgress | null;
  /** Instants of the ledger's clock. */
  readonly askedAt: string;
  readonly startedAt: string | null;
  /** When it was done, failed or was cancelled. */
  readonly finishedAt: string | null;
  /** How often it was begun: what an instance of the service began and did not end is begun again by another. */
  readonly attempt: number;
  readonly file: MadeFile | null;
  readonly problem: ProblemDocument | null;
}

/** By which a job is known. */
export interface FileJobRef {
  readonly coalitionId: string;
  readonly id: string;
}

/** By which two askers of the same are known to ask the same. */
export function questionOf(asked: FileAsked): string {
  return canonicalJson({ ...asked } as unknown as JsonValue);
}

/** How such a question ends that was asked with an outlook: its keys stand in their order, and this one is the last. */
export function endOfQuestion(seenAs: OutlookKey): string {
  return `,"seenAs":${canonicalJson({ ...seenAs, sight: { ...seenAs.sight } })}}`;
}

export const FILE_JOB_COLUMNS =
  'coalition_id, id, question, asked_by, state, stage, done, total, asked_at, started_at, finished_at, attempt, place, bytes, sha256, problem';

export function fileJobOf(row: Readonly<Record<string, SqlValue>>): FileJob {
  const text = (column: string): string => row[column] as string;
  const maybe = (column: string): string | null => row[column] as string | null;
  const { stage, place, problem } = row;
  return {
    coalitionId: text('coalition_id'),
    id: text('id'),
    asked: JSON.parse(text('question')) as FileAsked,
    askedBy: text('asked_by'),
    state: text('state') as FileState,
    progress:
      stage === null
        ? null
        : {
            stage: stage as FileProgress['stage'],
            done: Number(row['done']),
            total: Number(row['total']),
          },
    askedAt: text('asked_at'),
    startedAt: maybe('started_at'),
    finishedAt: maybe('finished_at'),
    attempt: Number(row['attempt']),
    file:
      place === null ? null : { place: place as string, bytes: Number(row['bytes']), sha256: text('sha256') },
    problem: problem === null ? null : (JSON.parse(problem as string) as ProblemDocument),
  };
}
