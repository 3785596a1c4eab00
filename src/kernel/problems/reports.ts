import type { ProblemSection } from './definition.js';

export const reportsProblems = {
  'reports.format-unknown': {
    title: 'Unknown report format',
    status: 400,
    retry: 'never',
    detail: 'The report format “{found}” is unknown; {expected} are known.',
  },
  'reports.folder-missing': {
    title: 'No folder for several files',
    status: 400,
    retry: 'never',
    detail: 'The formats {formats} make several files. Name a folder for them with --out.',
  },
} as const satisfies ProblemSection;
