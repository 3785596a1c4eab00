import type { ProblemSection } from './definition.js';

export const hooksProblems = {
  'hooks.hook-unknown': {
    title: 'Unknown web hook',
    status: 404,
    retry: 'never',
    detail: 'No web hook has the id “{hook}” in this coalition.',
  },
  'hooks.address-refused': {
    title: 'Address of a web hook refused',
    status: 422,
    retry: 'never',
    detail:
      'Events are not delivered to “{found}”: {reason} An https address on the public Internet is right, without a name, a password or a fragment.',
  },
  'hooks.type-unknown': {
    title: 'Unknown type of events',
    status: 422,
    retry: 'never',
    detail:
      'No event has the type “{found}”. docs/reference/events.md has them all; {example} is one of them.',
  },
  'hooks.too-many': {
    title: 'Too many web hooks',
    status: 422,
    retry: 'never',
    detail: 'A coalition can have {max} web hooks. Remove one that is no longer needed.',
  },
  'hooks.dead-letter-unknown': {
    title: 'Unknown dead letter',
    status: 404,
    retry: 'never',
    detail: 'The web hook keeps no event of position {found} aside.',
  },
} as const satisfies ProblemSection;
