import type { ProblemSection } from './definition.js';

export const accessProblems = {
  'access.not-signed-in': {
    title: 'Not signed in',
    status: 401,
    retry: 'never',
    detail:
      'This needs somebody who has signed in, or an API key in the header Authorization: Bearer. What came with the request, if anything did, is unknown, has expired or was withdrawn.',
  },
  'access.not-permitted': {
    title: 'Not permitted to this role',
    status: 403,
    retry: 'never',
    detail: 'To {need} is for {expected}. Ask a coordinator for that role.',
  },
  'access.read-only-key': {
    title: 'Key for reading only',
    status: 403,
    retry: 'never',
    detail: 'This API key is for reading. Use one that may change things.',
  },
  'access.party-not-yours': {
    title: 'Not yours to speak for',
    status: 403,
    retry: 'never',
    detail: 'Nobody here lets you speak for “{found}”. Name a party that you have a role for, or ask a coordinator for one.',
  },
  'access.party-needed': {
    title: 'For whom is not said',
    status: 400,
    retry: 'never',
    detail: 'You speak for several members. Say for which in the header Evenhand-Acting-For: {expected}.',
  },
} as const satisfies ProblemSection;
