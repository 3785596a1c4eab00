import type { ProblemSection } from './definition.js';

export const reportsProblems = {
  'reports.format-unknown': {
    title: 'Unknown report format',
    status: 400,
    retry: 'never',
    detail: 'The report format “{found}” is unknown; {expected} are known.',
  },
  'reports.no-statement': {
    title: 'No statement',
    status: 404,
    retry: 'never',
    detail:
      'The member “{member}” joined after {quarter}, and nothing is recorded of it there; its statements begin with the quarter in which it joined.',
  },
  'reports.same-quarter': {
    title: 'The same quarter twice',
    status: 422,
    retry: 'never',
    detail: 'Both quarters are {quarter}. Name another one to compare it with.',
  },
  'reports.quarter-and-days': {
    title: 'Both a quarter and days',
    status: 400,
    retry: 'never',
    detail:
      'The quarter {quarter} says which days are meant. Name either the quarter, or a first and a last day.',
  },
  'reports.whose-statement': {
    title: 'Whose papers?',
    status: 400,
    retry: 'never',
    detail:
      'Both a member and all of them were named, or neither. Name one with --member, or all with --all.',
  },
  'reports.folder-missing': {
    title: 'No folder for several files',
    status: 400,
    retry: 'never',
    detail: 'The formats {formats} make several files. Name a folder for them with --out.',
  },
  'reports.drawing-busy': {
    title: 'Drawing busy',
    status: 503,
    retry: 'later',
    detail: 'A file is being drawn, and {waiting} more wait. Try again shortly.',
  },
  'reports.drawing-took-too-long': {
    title: 'Drawing took too long',
    status: 503,
    retry: 'later',
    detail:
      'The file was not drawn within {seconds} seconds. Ask for it when there is less to do, or for less in it.',
  },
  'reports.drawing-failed': {
    title: 'Drawing failed',
    status: 503,
    retry: 'later',
    detail: 'The drawing of the file ended early ({reason}). Ask for it again.',
  },
  'reports.file-unknown': {
    title: 'Unknown file',
    status: 404,
    retry: 'never',
    detail: 'There is no file of a report “{file}” that you may see.',
  },
  'reports.file-not-ready': {
    title: 'File not ready',
    status: 409,
    retry: 'later',
    detail: 'The file “{file}” is not made yet: its job is {state}. Ask for the job until it is done.',
  },
  'reports.file-not-made': {
    title: 'File not made',
    status: 409,
    retry: 'never',
    detail: 'The file “{file}” was not made: its job is {state}. Order the file again.',
  },
  'reports.file-expired': {
    title: 'File expired',
    status: 410,
    retry: 'never',
    detail: 'The file “{file}” was made and is no longer kept. Order it again.',
  },
  'reports.file-ended': {
    title: 'Job ended',
    status: 409,
    retry: 'never',
    detail: 'The job of the file “{file}” is {state}; only one that waits or runs can be cancelled.',
  },
  'reports.file-given-up': {
    title: 'File given up',
    status: 503,
    retry: 'later',
    detail:
      'The making of the file was begun {attempts} times and never came to an end, as the service ended meanwhile. Order it again once the service has the memory that it needs.',
  },
  'reports.file-not-written': {
    title: 'File not written',
    status: 507,
    retry: 'later',
    detail:
      'The file could not be written ({reason}). Make room where files of reports are kept, or let the service write there, and order it again.',
  },
} as const satisfies ProblemSection;
