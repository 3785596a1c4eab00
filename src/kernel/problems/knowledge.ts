import type { ProblemSection } from './definition.js';

export const knowledgeProblems = {
  'knowledge.asset-unknown': {
    title: 'Unknown asset',
    status: 404,
    retry: 'never',
    detail: 'There is no knowledge asset “{asset}” in this coalition.',
  },
  'knowledge.asset-exists': {
    title: 'Asset exists already',
    status: 409,
    retry: 'never',
    detail:
      'The asset “{asset}” was shared before, with another {field}: “{known}”, not “{found}”. Revise it, or choose another id.',
  },
  'knowledge.weights-malformed': {
    title: 'Malformed weights',
    status: 422,
    retry: 'never',
    detail:
      'The list “{found}” for {field} is malformed: {reason}. Write one id, or ids with weights that sum to 1, such as A:0.6|B:0.4.',
  },
  'knowledge.lineage-stated': {
    title: 'Lineage stated already',
    status: 409,
    retry: 'never',
    detail:
      'The asset “{asset}” derives from {known}, as was stated on {on}. What an asset comes from does not change.',
  },
  'knowledge.lineage-cycle': {
    title: 'Lineage goes in a circle',
    status: 422,
    retry: 'never',
    detail: 'The asset “{asset}” can’t derive from “{parent}”, which comes from it: {path}.',
  },
  'knowledge.before-it-was-shared': {
    title: 'Too early for this asset',
    status: 422,
    retry: 'never',
    detail: 'The asset “{asset}” was shared on {sharedOn}; {on} is before that.',
  },
  'knowledge.application-unknown': {
    title: 'Unknown application',
    status: 404,
    retry: 'never',
    detail: 'There is no application “{application}” in this coalition.',
  },
  'knowledge.application-exists': {
    title: 'Application exists already',
    status: 409,
    retry: 'never',
    detail:
      'The application “{application}” was recorded before, with another {field}: “{known}”, not “{found}”. Withdraw it, or choose another id.',
  },
  'knowledge.application-withdrawn': {
    title: 'Application withdrawn',
    status: 409,
    retry: 'never',
    detail: 'The application “{application}” was withdrawn. Record it anew under another id.',
  },
  'knowledge.depth-unknown': {
    title: 'Unknown depth of use',
    status: 422,
    retry: 'never',
    detail: 'There is no depth of use “{found}”. Expected: {expected}.',
  },
  'knowledge.outcome-negative': {
    title: 'Negative outcome',
    status: 422,
    retry: 'never',
    detail: 'The outcome value {found} is below zero.',
  },
  'knowledge.confirmed-before-use': {
    title: 'Confirmed before it was used',
    status: 422,
    retry: 'never',
    detail: 'A use of {appliedOn} can’t be confirmed on {confirmedOn}, which is before it.',
  },
  'knowledge.offer-unknown': {
    title: 'Unknown offer',
    status: 404,
    retry: 'never',
    detail: 'There is no offer “{offer}” in this coalition.',
  },
  'knowledge.offer-exists': {
    title: 'Offer exists already',
    status: 409,
    retry: 'never',
    detail:
      'The offer “{offer}” was listed before, with another {field}: “{known}”, not “{found}”. Withdraw it, or choose another id.',
  },
  'knowledge.offer-malformed': {
    title: 'Malformed offer',
    status: 422,
    retry: 'never',
    detail: 'The {field} of an offer can’t be “{found}”. Expected: {expected}.',
  },
  'knowledge.offer-not-open': {
    title: 'Offer not open',
    status: 409,
    retry: 'never',
    detail: 'The offer “{offer}” can’t be had on {on}: it is open from {validFrom} to {validTo}.',
  },
  'knowledge.offer-exhausted': {
    title: 'Nothing left of this offer',
    status: 409,
    retry: 'later',
    detail:
      'All {capacity} of “{offer}” are taken: {redeemed} redeemed, {reserved} reserved. One may be set free.',
  },
  'knowledge.credits-insufficient': {
    title: 'Not enough credits',
    status: 409,
    retry: 'later',
    detail: 'The member “{member}” has {held} credits to redeem; “{offer}” costs {price}.',
  },
  'knowledge.redemption-unknown': {
    title: 'Unknown redemption',
    status: 404,
    retry: 'never',
    detail: 'There is no redemption “{redemption}” in this coalition.',
  },
  'knowledge.redemption-exists': {
    title: 'Redemption exists already',
    status: 409,
    retry: 'never',
    detail:
      'The redemption “{redemption}” was recorded before, with another {field}: “{known}”, not “{found}”. Choose another id.',
  },
  'knowledge.redemption-ended': {
    title: 'Redemption ended already',
    status: 409,
    retry: 'never',
    detail: 'The redemption “{redemption}” was {state} on {on}.',
  },
  'knowledge.reservation-lapsed': {
    title: 'Reservation lapsed',
    status: 409,
    retry: 'never',
    detail: 'The reservation “{redemption}” held until {until}. Reserve again.',
  },
  'knowledge.quarter-not-over': {
    title: 'Quarter not over',
    status: 409,
    retry: 'later',
    detail: 'The quarter {quarter} ends on {to}; it can be closed from the day after on. Today is {today}.',
  },
  'knowledge.earlier-quarter-open': {
    title: 'An earlier quarter is open',
    status: 409,
    retry: 'later',
    detail:
      'Quarters close in order. {earlier} has uses of knowledge and is open: close it before {quarter}.',
  },
} as const satisfies ProblemSection;
