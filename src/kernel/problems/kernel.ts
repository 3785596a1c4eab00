import type { ProblemSection } from './definition.js';

export const kernelProblems = {
  'kernel.amount-malformed': {
    title: 'Malformed amount',
    status: 422,
    retry: 'never',
    detail: 'The amount “{found}” is not a plain decimal such as -1234.50.',
  },
  'kernel.amount-out-of-range': {
    title: 'Amount out of range',
    status: 422,
    retry: 'never',
    detail: 'The amount {found} needs more than 20 digits before the point or 18 after it.',
  },
  'kernel.amount-too-precise': {
    title: 'Amount too precise for its unit',
    status: 422,
    retry: 'never',
    detail: 'The amount {found} has more decimal places than {unit} allows, which is {scale}.',
  },
  'kernel.divided-by-zero': {
    title: 'Division by zero',
    status: 422,
    retry: 'never',
    detail: 'The amount {found} cannot be divided by zero.',
  },
  'kernel.unit-malformed': {
    title: 'Malformed unit',
    status: 422,
    retry: 'never',
    detail:
      'The unit “{found}” is not a currency code, hours, credits or a name of 1 to 100 characters without control characters or white space at either end.',
  },
  'kernel.currency-unknown': {
    title: 'Unknown currency',
    status: 422,
    retry: 'never',
    detail: 'The currency “{found}” is not an ISO 4217 code such as EUR, written in capitals.',
  },
  'kernel.currency-not-valid': {
    title: 'Currency not valid on that date',
    status: 422,
    retry: 'never',
    detail:
      'The currency {found} was not valid on {date}: it is valid from {validFrom} until {validUntil}. Use the currency that was in force on that date.',
  },
  'kernel.date-malformed': {
    title: 'Malformed date',
    status: 422,
    retry: 'never',
    detail: 'The date “{found}” is not a real date from 1900-01-01 to 2200-12-31, written YYYY-MM-DD.',
  },
  'kernel.instant-malformed': {
    title: 'Malformed instant',
    status: 422,
    retry: 'never',
    detail:
      'The instant “{found}” is not an RFC 3339 date and time with its offset, such as 2026-07-01T09:30:00Z.',
  },
  'kernel.time-zone-unknown': {
    title: 'Unknown time zone',
    status: 422,
    retry: 'never',
    detail: 'The time zone “{found}” is not an IANA time zone such as Europe/Brussels.',
  },
  'kernel.weights-malformed': {
    title: 'Malformed weights',
    status: 422,
    retry: 'never',
    detail: 'The weights {found} do not serve: {expected}.',
  },
  'kernel.id-malformed': {
    title: 'Malformed identifier',
    status: 422,
    retry: 'never',
    detail:
      'The {field} “{found}” is not an identifier of 1 to 200 characters without control characters or white space at either end.',
  },
  'kernel.text-malformed': {
    title: 'Malformed text',
    status: 422,
    retry: 'never',
    detail:
      'The {field} “{found}” is not a text of at most {max} characters without control characters other than tabs and new lines.',
  },
  'kernel.json-malformed': {
    title: 'Not a JSON value',
    status: 422,
    retry: 'never',
    detail:
      'The value holds {found}, for which JSON has no canonical form; text, finite numbers, true, false, null, lists and objects do.',
  },
} as const satisfies ProblemSection;
