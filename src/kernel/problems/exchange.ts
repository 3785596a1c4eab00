import type { ProblemSection } from './definition.js';

export const exchangeProblems = {
  'exchange.entry-unknown': {
    title: 'Unknown entry',
    status: 404,
    retry: 'never',
    detail: 'There is no entry “{entry}” in this coalition.',
  },
  'exchange.entry-exists': {
    title: 'Entry exists already',
    status: 409,
    retry: 'never',
    detail: 'The entry “{entry}” was recorded before, with other content. Reverse it, or choose another id.',
  },
  'exchange.entry-already-reversed': {
    title: 'Entry reversed already',
    status: 409,
    retry: 'never',
    detail: 'The entry “{entry}” was reversed before, by “{reversedBy}”. Record a new entry instead.',
  },
  'exchange.entry-already-valued': {
    title: 'Entry valued already',
    status: 409,
    retry: 'never',
    detail:
      'The entry “{entry}” has the value {value} already. Reverse it and record it anew to value it otherwise.',
  },
  'exchange.reversal-differs': {
    title: 'Reversal differs from its entry',
    status: 422,
    retry: 'never',
    detail:
      'The reversal of “{entry}” has {found} as its {field}; {expected} is right, so that both add up to nothing.',
  },
  'exchange.reversal-of-reversal': {
    title: 'A reversal cannot be reversed',
    status: 422,
    retry: 'never',
    detail: 'The entry “{entry}” is itself a reversal. Record the reversed entry anew instead.',
  },
  'exchange.quantity-not-positive': {
    title: 'Quantity not positive',
    status: 422,
    retry: 'never',
    detail: 'The quantity is {found}; it must be above zero, unless the entry reverses another.',
  },
  'exchange.unit-not-allowed': {
    title: 'Unit not allowed for this kind',
    status: 422,
    retry: 'never',
    detail: 'The unit of {kind} is {found}; {expected} is right.',
  },
  'exchange.kind-not-allowed': {
    title: 'Kind not allowed for this direction',
    status: 422,
    retry: 'never',
    detail: 'The kind “{found}” cannot be a {direction}; {expected} can.',
  },
  'exchange.pool-overdrawn': {
    title: 'Pool overdrawn',
    status: 422,
    retry: 'never',
    detail:
      'The pool “{pool}” holds {balance} {unit} on {on}, which is less than the {wanted} {unit} wanted.',
  },
  'exchange.counterparty-malformed': {
    title: 'Malformed counterparty',
    status: 422,
    retry: 'never',
    detail: 'The counterparty “{found}” is not pool, pool:ID or member:ID.',
  },
  'exchange.exchange-with-itself': {
    title: 'Exchange with itself',
    status: 422,
    retry: 'never',
    detail: 'The member “{member}” cannot be its own counterparty. Name another member, or a pool.',
  },
  'exchange.value-negative': {
    title: 'Negative value',
    status: 422,
    retry: 'never',
    detail: 'The value is {found}; it must be zero or more, unless the entry reverses another.',
  },
  'exchange.value-of-funds-differs': {
    title: 'Value differs from the funds',
    status: 422,
    retry: 'never',
    detail:
      'The value of funds in base currency is {found}; {expected} is right, as such funds are their own value.',
  },
  'exchange.value-types-malformed': {
    title: 'Malformed value types',
    status: 422,
    retry: 'never',
    detail:
      'The value types “{found}” are not one of the five types, nor weights such as strategic:0.5|innovative:0.5 that make 1.',
  },
  'exchange.direction-unknown': {
    title: 'Unknown direction',
    status: 422,
    retry: 'never',
    detail: 'The direction “{found}” is unknown; contribution, benefit and exchange are known.',
  },
  'exchange.status-unknown': {
    title: 'Unknown status',
    status: 422,
    retry: 'never',
    detail: 'The status “{found}” is unknown; an entry is recorded as accepted or as proposed.',
  },
  'exchange.exchange-with-pool': {
    title: 'Exchange with a pool',
    status: 422,
    retry: 'never',
    detail:
      'An exchange is between two members, but its counterparty is “{found}”. Write member:ID, or record a contribution.',
  },
  'exchange.evidence-empty': {
    title: 'Empty file',
    status: 422,
    retry: 'never',
    detail: 'The file “{name}” is empty. Attach one that shows something.',
  },
  'exchange.evidence-too-large': {
    title: 'File too large',
    status: 413,
    retry: 'never',
    detail: 'The file “{name}” is larger than {max} bytes. Make it smaller, or attach its parts.',
  },
  'exchange.evidence-type-not-allowed': {
    title: 'Kind of file not allowed',
    status: 415,
    retry: 'never',
    detail: 'The file “{name}” is {found} by its content, whatever its name says; {expected} is right.',
  },
  'exchange.evidence-missing': {
    title: 'Evidence file missing',
    status: 404,
    retry: 'never',
    detail: 'The file with the SHA-256 {sha256} is not where evidence is kept. Restore it from a backup.',
  },
  'exchange.evidence-altered': {
    title: 'Evidence file altered from outside',
    status: 500,
    retry: 'never',
    detail:
      'The file with the SHA-256 {sha256} now has {found}. Restore it from a backup, or attach the same file again.',
  },
  'exchange.evidence-storage-full': {
    title: 'Storage for evidence full',
    status: 507,
    retry: 'later',
    detail:
      'There is no room left to keep files of evidence. Nothing was kept; make room, then send the file again.',
  },
  'exchange.evidence-not-written': {
    title: 'Evidence not written',
    status: 503,
    retry: 'later',
    detail:
      'The folder for evidence cannot be written ({reason}). Nothing was kept; ask `doctor` what is wrong, then send the file again.',
  },
} as const satisfies ProblemSection;
