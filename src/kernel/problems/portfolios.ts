import type { ProblemSection } from './definition.js';

export const portfoliosProblems = {
  'portfolios.figure-malformed': {
    title: 'Malformed figure',
    status: 400,
    retry: 'never',
    detail:
      'The figure “{found}” is not one such as member/ID/2026-Q3/given/value; {expected} would be right.',
  },
  'portfolios.figure-unknown': {
    title: 'Unknown figure',
    status: 404,
    retry: 'never',
    detail: 'There is no figure “{found}” here; known in its place are {expected}.',
  },
} as const satisfies ProblemSection;
