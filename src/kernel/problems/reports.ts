import type { ProblemSection } from './definition.js';

export const reportsProblems = {
  'reports.format-unknown': {
    title: 'Unknown report format',
    status: 400,
    retry: 'never',
    detail: 'The report format “{found}” is unknown; {expected} are known.',
  },
  'reports.quarter-and-days': {
    title: 'Both a quarter and days',
    status: 400,
    retry: 'never',
    detail:
      'The quarter {quarter} says which days are meant. Name either the quarter, or a first and a last day.',
  },
  'reports.folder-missing': {
    title: 'No folder for several files',
    status: 400,
    retry: 'never',
    detail: 'The formats {formats} make several files. Name a folder for them with --out.',
  },
} as const satisfies ProblemSection;
