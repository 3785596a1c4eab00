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
    detail:
      'Nobody here lets you speak for “{found}”. Name a party that you have a role for, or ask a coordinator for one.',
  },
  'access.party-needed': {
    title: 'For whom is not said',
    status: 400,
    retry: 'never',
    detail: 'You speak for several members. Say for which in the header Evenhand-Acting-For: {expected}.',
  },
  'access.password-length': {
    title: 'Password too short or too long',
    status: 422,
    retry: 'never',
    detail: 'The password has {found} characters; from {min} to {max} are right.',
  },
  'access.password-malformed': {
    title: 'Malformed password',
    status: 422,
    retry: 'never',
    detail:
      'The password holds half of a character, which no keyboard makes. Any whole characters are right.',
  },
  'access.password-common': {
    title: 'Password too common',
    status: 422,
    retry: 'never',
    detail:
      'The password is one of those that are tried first, or little more than one of them. Several words that have nothing to do with each other are right, and so is what a password manager makes.',
  },
  'access.password-telling': {
    title: 'Password made of what others know',
    status: 422,
    retry: 'never',
    detail:
      'The password holds “{found}”, which others know of you or of this service. One without names and addresses is right.',
  },
  'access.passwords-busy': {
    title: 'Too many passwords to check',
    status: 503,
    retry: 'later',
    detail: 'More than {max} passwords wait to be checked. Try again in a moment.',
  },
  'access.secret-unusable': {
    title: 'Secret of the installation unusable',
    status: 500,
    retry: 'never',
    detail: 'The secret of this installation in the {where} is {found}; {expected} is right.',
  },
  'access.sealed-unreadable': {
    title: 'Sealed under another secret',
    status: 500,
    retry: 'never',
    detail:
      'What was sealed here does not open under the secret of this installation. Give the service the secret that it was sealed under, or make it anew.',
  },
} as const satisfies ProblemSection;
