import type { ProblemSection } from './definition.js';

export const requestProblems = {
  'request.malformed': {
    title: 'Malformed request',
    status: 400,
    retry: 'never',
    detail: 'The {field} of the request is “{found}”; {expected} is right.',
  },
  'request.field-unknown': {
    title: 'Unknown field',
    status: 400,
    retry: 'never',
    detail: 'The request has a field “{field}” that is not known here. Known are {expected}.',
  },
  'request.not-found': {
    title: 'Not found',
    status: 404,
    retry: 'never',
    detail: 'There is nothing at “{found}” that you may see.',
  },
  'request.method-not-allowed': {
    title: 'Method not allowed',
    status: 405,
    retry: 'never',
    detail: 'The method {found} is not allowed here; {expected} is.',
  },
  'request.too-large': {
    title: 'Request too large',
    status: 413,
    retry: 'never',
    detail: 'The request is larger than {max} bytes. Send it in smaller parts.',
  },
  'request.unsupported-media-type': {
    title: 'Unsupported media type',
    status: 415,
    retry: 'never',
    detail: 'The content type “{found}” is not supported here; {expected} is.',
  },
  'request.precondition-failed': {
    title: 'Changed in the meantime',
    status: 412,
    retry: 'after-refresh',
    detail: 'If-Match names {found}, but {expected} is current. Read again, then decide again.',
  },
  'request.precondition-required': {
    title: 'If-Match needed',
    status: 428,
    retry: 'after-refresh',
    detail: 'This change needs an If-Match header with the ETag that was last read.',
  },
  'request.misdirected': {
    title: 'Meant for another site',
    status: 421,
    retry: 'never',
    detail:
      'The request was sent to “{found}”; this site is {expected}. EVENHAND_PUBLIC_URL says under which name it is reached.',
  },
  'request.cross-site': {
    title: 'Sent by another site',
    status: 403,
    retry: 'never',
    detail:
      'The request comes from “{found}”, and with the cookie of a session only pages of {expected} may change anything.',
  },
  'request.timed-out': {
    title: 'Too slow',
    status: 408,
    retry: 'later',
    detail: 'The request was not sent to its end in time, so the connection is closed. Nothing was recorded.',
  },
  'request.too-many': {
    title: 'Too many requests',
    status: 429,
    retry: 'later',
    detail:
      'There were more than {limit} in {windowSeconds} seconds ({counted}). Try again in {retryAfterSeconds} seconds.',
  },
  'request.internal': {
    title: 'Internal error',
    status: 500,
    retry: 'later',
    detail: 'Something went wrong inside, and it is logged under {correlationId}. Nothing was recorded.',
  },
  'request.quarter-malformed': {
    title: 'Malformed quarter',
    status: 400,
    retry: 'never',
    detail: 'The quarter “{found}” is not a fiscal quarter such as 2026-Q3.',
  },
  'request.job-unknown': {
    title: 'Unknown job',
    status: 404,
    retry: 'never',
    detail: 'There is no job “{job}” that you may see; jobs are kept until the service stops.',
  },
  'request.too-many-streams': {
    title: 'Too many streams',
    status: 429,
    retry: 'later',
    detail:
      'You follow the ledger in {max} streams already, and no more can be open at once. Close one, or read pages.',
  },
  'request.too-many-jobs': {
    title: 'Too many jobs',
    status: 429,
    retry: 'later',
    detail: 'There are {max} jobs under way already. Try again when one of them has ended.',
  },
  'request.cursor-malformed': {
    title: 'Malformed cursor',
    status: 400,
    retry: 'never',
    detail: 'The cursor “{found}” does not come from an earlier page. Begin without one.',
  },
  'request.as-of-before-quarter': {
    title: 'Date before the quarter',
    status: 400,
    retry: 'never',
    detail:
      'The date {asOf} lies before {quarter}, which begins on {from}. Ask for a date in the quarter, or for an earlier quarter.',
  },
} as const satisfies ProblemSection;
