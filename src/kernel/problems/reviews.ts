import type { ProblemSection } from './definition.js';

export const reviewsProblems = {
  'reviews.supply-malformed': {
    title: 'Malformed supply',
    status: 422,
    retry: 'never',
    detail: 'The supply “{supply}” cannot be handed out: {reason}.',
  },
  'reviews.claimant-malformed': {
    title: 'Malformed claimant',
    status: 422,
    retry: 'never',
    detail: 'Nothing can be proposed to the member “{member}”: {reason}.',
  },
  'reviews.amounts-too-large': {
    title: 'Amounts too large for proposals',
    status: 422,
    retry: 'never',
    detail:
      'What the members have and what can be handed out come to {found} {currency}; proposals are made for up to {limit}.',
  },
  'reviews.proposals-busy': {
    title: 'Proposals busy',
    status: 503,
    retry: 'later',
    detail: 'Proposals are being made, and those of {waiting} more quarters wait. Try again shortly.',
  },
  'reviews.proposals-took-too-long': {
    title: 'Proposals took too long',
    status: 503,
    retry: 'later',
    detail:
      'No proposals were found within {seconds} seconds. Nothing was changed; try again when there is less to do, or with fewer supplies.',
  },
  'reviews.proposals-failed': {
    title: 'Proposals failed',
    status: 503,
    retry: 'later',
    detail: 'The work on the proposals ended early ({reason}). Nothing was changed; try again.',
  },
  'reviews.balances-uneven': {
    title: 'Balances do not cancel out',
    status: 422,
    retry: 'never',
    detail:
      'The balances to settle sum to {found} {currency}, not to zero, so no transfers can clear them. Agree on balances that cancel out.',
  },
} as const satisfies ProblemSection;
