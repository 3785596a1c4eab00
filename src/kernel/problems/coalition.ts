import type { ProblemSection } from './definition.js';

export const coalitionProblems = {
  'coalition.member-unknown': {
    title: 'Unknown member',
    status: 404,
    retry: 'never',
    detail: 'There is no member “{member}” in this coalition.',
  },
  'coalition.disclosure-malformed': {
    title: 'Unknown choice of who sees what',
    status: 400,
    retry: 'never',
    detail: 'The setting {field} is “{found}”; one of {expected} is right.',
  },
  'coalition.member-exists': {
    title: 'Member exists already',
    status: 409,
    retry: 'never',
    detail: 'The member “{member}” joined before. Choose another id, or change the one that exists.',
  },
  'coalition.member-not-active': {
    title: 'Member not active on that date',
    status: 422,
    retry: 'never',
    detail:
      'The member “{member}” is not active on {on}; it joined on {joinedOn} and left on {leftOn}. Use a date in between.',
  },
  'coalition.member-left': {
    title: 'Member has left',
    status: 422,
    retry: 'never',
    detail: 'The member “{member}” left on {leftOn}. Let it rejoin first.',
  },
  'coalition.member-merged': {
    title: 'Member has merged into another',
    status: 422,
    retry: 'never',
    detail: 'The member “{member}” merged into “{into}” on {mergedOn}. Use the surviving member.',
  },
  'coalition.merge-into-itself': {
    title: 'Member cannot merge into itself',
    status: 422,
    retry: 'never',
    detail:
      'The member “{member}” cannot merge into “{into}”, which is, or ends in, the same member. Name another survivor.',
  },
  'coalition.pool-unknown': {
    title: 'Unknown pool',
    status: 404,
    retry: 'never',
    detail: 'There is no pool “{pool}” in this coalition.',
  },
  'coalition.pool-exists': {
    title: 'Pool exists already',
    status: 409,
    retry: 'never',
    detail: 'The pool “{pool}” was opened before. Choose another id, or use the one that exists.',
  },
  'coalition.pool-not-open': {
    title: 'Pool not open on that date',
    status: 422,
    retry: 'never',
    detail:
      'The pool “{pool}” is not open on {on}; it was opened on {openedOn}. Use that date or a later one.',
  },
  'coalition.pool-restricted': {
    title: 'Pool restricted to a purpose',
    status: 422,
    retry: 'never',
    detail:
      'The pool “{pool}” is restricted to “{restrictedTo}”, and cannot serve “{found}”. Use another pool.',
  },
  'coalition.settings-locked': {
    title: 'Setting can no longer change',
    status: 422,
    retry: 'never',
    detail: 'The {setting} cannot change from {found} to {wanted}, because entries rely on it already.',
  },
  'coalition.rate-exists': {
    title: 'Rate exists already',
    status: 409,
    retry: 'never',
    detail:
      'A rate for {kind} “{category}” in {unit} from {validFrom} is recorded already, as {found} and not {wanted}.',
  },
  'coalition.rate-overlaps': {
    title: 'Rates overlap',
    status: 422,
    retry: 'never',
    detail:
      'The rate for {kind} “{category}” in {unit} from {validFrom} to {validTo} overlaps the one from {otherFrom} to {otherTo}. Let one end before the other begins.',
  },
  'coalition.exchange-rate-exists': {
    title: 'Exchange rate exists already',
    status: 409,
    retry: 'never',
    detail: 'An exchange rate for {currency} on {validOn} is recorded already, as {found} and not {wanted}.',
  },
  'coalition.priorities-malformed': {
    title: 'Malformed priorities',
    status: 422,
    retry: 'never',
    detail:
      'The priorities of “{member}” are {found}; each of the five value types needs a weight from 0 to 1, and together they make 1.',
  },
  'coalition.slug-malformed': {
    title: 'Malformed coalition id',
    status: 422,
    retry: 'never',
    detail:
      'The coalition id “{found}” is not made of lower-case letters, digits and single hyphens, at most 60 of them.',
  },
  'coalition.fiscal-start-malformed': {
    title: 'Malformed start of the fiscal year',
    status: 422,
    retry: 'never',
    detail: 'The fiscal year begins in month {found}; a number from 1 (January) to 12 is right.',
  },
  'coalition.rate-negative': {
    title: 'Rate not allowed',
    status: 422,
    retry: 'never',
    detail: 'The rate is {found}; it must not be below zero, and an exchange rate must be above it.',
  },
  'coalition.period-malformed': {
    title: 'Period ends before it begins',
    status: 422,
    retry: 'never',
    detail: 'The period begins on {from} and ends on {to}; its end must not come first.',
  },
  'coalition.exchange-rate-of-base': {
    title: 'Exchange rate of the base currency',
    status: 422,
    retry: 'never',
    detail:
      'The currency {currency} is the base, whose exchange rate is always 1. Record rates of other currencies.',
  },
  'coalition.profile-negative': {
    title: 'Negative capacity or need',
    status: 422,
    retry: 'never',
    detail: 'The {field} is {found}; it must be zero or more.',
  },
  'coalition.party-malformed': {
    title: 'Malformed party',
    status: 422,
    retry: 'never',
    detail: 'Nobody can act for “{found}”; backbone or member:ID is right.',
  },
  'coalition.act-not-permitted': {
    title: 'Not permitted to this party',
    status: 403,
    retry: 'never',
    detail: 'Who acts for {party} may not {act}; {expected} may.',
  },
  'coalition.reason-missing': {
    title: 'Reason missing',
    status: 422,
    retry: 'never',
    detail: 'The {field} is empty; say in words why, as the other side will read it.',
  },
  'coalition.baseline-stated': {
    title: 'Baseline stated already',
    status: 409,
    retry: 'never',
    detail: 'The baseline of “{member}” was stated before, with {field} {recorded} and not {found}.',
  },
  'coalition.baseline-negative': {
    title: 'Negative baseline',
    status: 422,
    retry: 'never',
    detail: 'The {field} of a baseline is {found}; it must be zero or more.',
  },
  'coalition.policy-rule-unknown': {
    title: 'Unknown rule of a policy',
    status: 422,
    retry: 'never',
    detail: 'There is no rule “{found}” in a policy; its rules are {expected}.',
  },
  'coalition.policy-rule-malformed': {
    title: 'Malformed rule of a policy',
    status: 422,
    retry: 'never',
    detail: 'The rule {rule} is {found}; {expected} is right.',
  },
  'coalition.policy-principles': {
    title: 'Principles do not make a whole',
    status: 422,
    retry: 'never',
    detail:
      'The principles proportionality {proportionality}, need {need} and equality {equality} sum to {found}; they have to sum to 1. Name those that change together.',
  },
  'coalition.signers-malformed': {
    title: 'Two different people have to sign',
    status: 422,
    retry: 'never',
    detail: 'Reopening a quarter takes the names of two different people; found were {found}.',
  },
  'coalition.quarter-not-last-closed': {
    title: 'Not the last closed quarter',
    status: 422,
    retry: 'never',
    detail: 'Only the last closed quarter can be reopened, which is {last}, not {quarter}.',
  },
  'coalition.quarter-closed': {
    title: 'Quarter is closed',
    status: 422,
    retry: 'never',
    detail:
      'The date {on} belongs to {quarter}, which is closed; what is recorded now may be dated from {openFrom} on{remedy}.',
  },
  'coalition.member-still-active': {
    title: 'Member still active',
    status: 409,
    retry: 'never',
    detail:
      'The member “{member}” cannot rejoin on {on}; it has been a member since {joinedOn}. It must have left before.',
  },
} as const satisfies ProblemSection;
