import type { ProblemSection } from './definition.js';

export const reviewProblems = {
  'reviews.review-unknown': {
    title: 'No review of this quarter',
    status: 404,
    retry: 'never',
    detail: 'There is no review of {quarter}; open it first.',
  },
  'reviews.review-exists': {
    title: 'Review is open already',
    status: 409,
    retry: 'never',
    detail: 'The review of {quarter} was opened before, with {known} as its facilitator, not {found}.',
  },
  'reviews.quarter-not-begun': {
    title: 'Quarter has not begun',
    status: 422,
    retry: 'later',
    detail: 'The quarter {quarter} begins on {from}, and today is {today}: there is nothing to review yet.',
  },
  'reviews.quarter-not-over': {
    title: 'Quarter is not over',
    status: 422,
    retry: 'later',
    detail: 'The quarter {quarter} lasts to {to}, and today is {today}: its figures are not complete.',
  },
  'reviews.not-at-this-stage': {
    title: 'Not at this stage of the review',
    status: 409,
    retry: 'after-refresh',
    detail: 'The review of {quarter} is {found}; to {act}, it has to be {expected}.',
  },
  'reviews.not-a-participant': {
    title: 'Not a participant of the review',
    status: 422,
    retry: 'never',
    detail: 'The organisation “{member}” was not a member at any time in {quarter}.',
  },
  'reviews.field-malformed': {
    title: 'Malformed field of a review',
    status: 422,
    retry: 'never',
    detail: 'The {field} is “{found}”; {expected} is right.',
  },
  'reviews.supply-unknown': {
    title: 'Unknown supply',
    status: 404,
    retry: 'never',
    detail: 'The review of {quarter} has no supply “{supply}”.',
  },
  'reviews.supply-of-credits': {
    title: 'Credits are no supply',
    status: 422,
    retry: 'never',
    detail:
      'The supply “{supply}” is of credits, which only confirmed uses of knowledge earn: they are not handed out. List what they would be redeemed for, such as places.',
  },
  'reviews.supply-exists': {
    title: 'Supply exists already',
    status: 409,
    retry: 'never',
    detail:
      'The supply “{supply}” was listed before, with another {field}: “{known}”, not “{found}”. Withdraw it, or choose another id.',
  },
  'reviews.supply-in-use': {
    title: 'Supply is in use',
    status: 409,
    retry: 'never',
    detail:
      'The proposal {proposal} of “{supply}” was decided on: {outcome}. It can’t be withdrawn any more.',
  },
  'reviews.supply-withdrawn': {
    title: 'Supply was withdrawn',
    status: 409,
    retry: 'never',
    detail:
      'The supply “{supply}” was withdrawn after proposal {proposal} was made: nothing can be given of it. Reject the proposal.',
  },
  'reviews.proposal-unknown': {
    title: 'Unknown proposal',
    status: 404,
    retry: 'never',
    detail:
      'The review of {quarter} has no proposal {proposal} that stands; those of an earlier run were replaced.',
  },
  'reviews.proposal-decided': {
    title: 'Proposal is decided already',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The proposal {proposal} was {known} before, and not {found}. What was decided is not decided again.',
  },
  'reviews.proposal-outdated': {
    title: 'Proposal is of other figures',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The proposal {proposal} is of run {run}, recorded at position {recorded}; the figures of {quarter} were frozen anew after that, at position {position}. Have proposals made again (`review propose`), and decide on those.',
  },
  'reviews.decisions-taken': {
    title: 'Decisions were taken',
    status: 409,
    retry: 'never',
    detail: 'The proposal {proposal} was {outcome}: proposals of {quarter} are not made anew after that.',
  },
  'reviews.figures-changed': {
    title: 'Review moved on',
    status: 409,
    retry: 'after-refresh',
    detail:
      'The proposals were made for position {found} and run {run} of the review of {quarter}, which is at position {position} and run {last} now. Make them again.',
  },
  'reviews.amendment-malformed': {
    title: 'Malformed amendment',
    status: 422,
    retry: 'never',
    detail: 'The amended quantity is {found}; {expected} is right.',
  },
  'reviews.supply-exhausted': {
    title: 'Supply is exhausted',
    status: 422,
    retry: 'never',
    detail: 'Of “{supply}” {left} {unit} are left, as others have the rest; {found} can’t be given.',
  },
  'reviews.undecided': {
    title: 'Proposals are undecided',
    status: 409,
    retry: 'later',
    detail:
      'So many proposals of {quarter} are undecided: {count}, first {proposal}. Decide on them before signing.',
  },
  'reviews.same-signer': {
    title: 'Signed by the same person twice',
    status: 422,
    retry: 'never',
    detail: 'The person “{signer}” signed as {role} before. Two different people sign a close.',
  },
  'reviews.signed-otherwise': {
    title: 'Signed already',
    status: 409,
    retry: 'never',
    detail: 'The person “{known}” signed as {role} before, not “{found}”.',
  },
  'reviews.signatures-missing': {
    title: 'Signatures are missing',
    status: 409,
    retry: 'later',
    detail:
      'The review of {quarter} is not signed as {missing}. Two different people sign: facilitator and backbone.',
  },
  'reviews.not-closed': {
    title: 'Quarter is not closed',
    status: 409,
    retry: 'later',
    detail: 'The quarter {quarter} is not closed; its report is provisional.',
  },
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
