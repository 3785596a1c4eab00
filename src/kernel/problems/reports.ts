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
} as const satisfies ProblemSection;
