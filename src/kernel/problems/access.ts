import type { ProblemSection } from './definition.js';

/** What is told to somebody who may come in, but not see what is asked for. */
export const accessProblems = {
  'access.not-published-yet': {
    title: 'Not published yet',
    status: 403,
    retry: 'later',
    detail:
      'The report of {quarter} is not published yet: {because}. Members and observers see it as soon as it is.',
  },
  'access.no-report': {
    title: 'No report',
    status: 404,
    retry: 'never',
    detail: 'There is no report of {quarter} that you may see.',
  },
  'access.tier-withholds': {
    title: 'Withheld by the information tier',
    status: 403,
    retry: 'never',
    detail:
      'The coalition agreed on the information tier “{tier}”, under which {what} would tell what other members come to. What was published tells it.',
  },
} as const satisfies ProblemSection;
