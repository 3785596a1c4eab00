import type { ProblemSection } from './definition.js';

export const accessProblems = {
  'access.person-unknown': {
    title: 'Unknown person',
    status: 404,
    retry: 'never',
    detail: 'There is no person “{person}” that you may see. The list of people shows their ids.',
  },
  'access.restore-target-not-empty': {
    title: 'Restore target knows people',
    status: 409,
    retry: 'never',
    detail: 'The table {table} of the database has rows already. Restore into an empty database.',
  },
  'access.erasures-malformed': {
    title: 'Malformed list of erasures',
    status: 422,
    retry: 'never',
    detail:
      'The file {file} is no list of erasures ({reason}). One that “evenhand people erasures” or “evenhand backup” wrote is right.',
  },
} as const satisfies ProblemSection;
