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
  'exchange.entry-arises': {
    title: 'Entry follows from something else',
    status: 409,
    retry: 'never',
    detail:
      'The entry “{entry}” follows from {arisesFrom}, and goes with it. Contest, withdraw or retract that instead.',
  },
  'exchange.reversal-differs': {
    title: 'Reversal differs from its entry',
    status: 422,
    retry: 'never',
    detail:
      'The reversal of “{entry}” has {found} as its {field}; {expected} is right, so that both add up to nothing.',
  },
  'exchange.late-for-not-earlier': {
    title: 'Not late',
    status: 422,
    retry: 'never',
    detail:
      'An entry that is booked on {on}, in {bookedIn}, can only be late for an earlier quarter; the day {found} lies in {quarter}.',
  },
  'exchange.late-for-open': {
    title: 'Late for an open quarter',
    status: 422,
    retry: 'never',
    detail:
      'The quarter {quarter} is still open: an entry of {found} is dated on that day itself, and not on {on} as a late item.',
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
  'exchange.entry-disputed': {
    title: 'Entry is disputed',
    status: 409,
    retry: 'never',
    detail:
      'The entry “{entry}” is disputed; its dispute must be resolved before anything else is done with it.',
  },
  'exchange.entry-not-disputed': {
    title: 'Entry not disputed',
    status: 409,
    retry: 'never',
    detail: 'The entry “{entry}” is {standing}; only a disputed entry can be answered for or resolved.',
  },
  'exchange.entry-withdrawn': {
    title: 'Entry withdrawn',
    status: 409,
    retry: 'never',
    detail: 'The entry “{entry}” was withdrawn in a dispute and counts no more. Record a new entry instead.',
  },
  'exchange.own-entry-disputed': {
    title: 'Own entry disputed',
    status: 422,
    retry: 'never',
    detail:
      'The entry “{entry}” was recorded by {party} itself. While it is only proposed {party} can reverse it; after that the backbone can.',
  },
  'exchange.outcome-unknown': {
    title: 'Unknown outcome',
    status: 422,
    retry: 'never',
    detail: 'The outcome “{found}” is unknown; upheld, adjusted and withdrawn are known.',
  },
  'exchange.adjustment-missing': {
    title: 'Adjustment missing',
    status: 422,
    retry: 'never',
    detail: 'The dispute about “{entry}” is to be adjusted, but neither quantity nor value would change.',
  },
  'exchange.adjustment-unwanted': {
    title: 'Adjustment not wanted',
    status: 422,
    retry: 'never',
    detail: 'The dispute about “{entry}” is to be {outcome}; quantity and value only belong to adjusted.',
  },
  'exchange.in-kind-detail-malformed': {
    title: 'Malformed detail of a gift in kind',
    status: 422,
    retry: 'never',
    detail: 'The {field} is {found}; {expected} is right.',
  },
  'exchange.claim-not-allowed': {
    title: 'Nothing that could be claimed',
    status: 422,
    retry: 'never',
    detail: 'A {found} cannot be claimed as cost sharing; only a contribution or an exchange can.',
  },
  'exchange.item-claimed-twice': {
    title: 'Item claimed on two awards',
    status: 409,
    retry: 'never',
    detail:
      'The item “{item}” of “{member}” is claimed on the award “{award}” already, by {claimedBy}. An item counts on one award, once.',
  },
  'exchange.evidence-hash-malformed': {
    title: 'Malformed hash of evidence',
    status: 422,
    retry: 'never',
    detail: 'The hash of a file is “{found}”; its SHA-256 as 64 lower-case hexadecimal digits is right.',
  },
  'exchange.pledge-unknown': {
    title: 'Unknown pledge',
    status: 404,
    retry: 'never',
    detail: 'There is no pledge “{pledge}” in this coalition.',
  },
  'exchange.pledge-exists': {
    title: 'Pledge exists already',
    status: 409,
    retry: 'never',
    detail: 'The pledge “{pledge}” was made before, with {field} {recorded} and not {found}.',
  },
  'exchange.pledge-settled': {
    title: 'Pledge settled already',
    status: 409,
    retry: 'never',
    detail: 'The pledge “{pledge}” is {state} since {on}; nothing more can be done with it.',
  },
  'exchange.pledge-differs': {
    title: 'Entry differs from its pledge',
    status: 422,
    retry: 'never',
    detail: 'The entry has {found} as its {field}, but its pledge “{pledge}” promises {expected}.',
  },
  'exchange.pledge-not-open': {
    title: 'Pledge not open',
    status: 422,
    retry: 'never',
    detail: 'The pledge “{pledge}” is no open pledge of “{member}”. Name only those that are.',
  },
  'exchange.pledges-undecided': {
    title: 'Pledges undecided',
    status: 422,
    retry: 'never',
    detail:
      'The member “{member}” has open pledges of which nothing is said: {pledges}. Keep, waive or hand over each.',
  },
  'exchange.settlement-unknown': {
    title: 'Unknown settlement of a pledge',
    status: 422,
    retry: 'never',
    detail:
      'The pledge “{pledge}” cannot be settled by “{found}”; keep, waive, or hand-over to a member is right.',
  },
  'exchange.departure-settled': {
    title: 'Departure settled already',
    status: 409,
    retry: 'never',
    detail:
      'The departure of “{member}” on {leftOn} was settled before, in another way. What was kept can still be waived.',
  },
  'exchange.departure-not-settled': {
    title: 'Departure not settled',
    status: 404,
    retry: 'never',
    detail: 'The departure of “{member}” ({leftOn}) is not settled; its statement can be read once it is.',
  },
  'exchange.pledge-delivered': {
    title: 'Pledge delivered',
    status: 409,
    retry: 'never',
    detail:
      'Of the pledge “{pledge}”, {found} {unit} are delivered. Take those entries back first, and then the pledge.',
  },
  'exchange.pledge-fulfilled': {
    title: 'Pledge fulfilled already',
    status: 409,
    retry: 'never',
    detail: 'All of the pledge “{pledge}” was delivered; there is nothing left to give up.',
  },
  'exchange.member-not-left': {
    title: 'Member has not left',
    status: 409,
    retry: 'never',
    detail: 'The member “{member}” has not left; a departure is settled once its last day is recorded.',
  },
  'exchange.pledge-not-due': {
    title: 'Pledge not due yet',
    status: 422,
    retry: 'never',
    detail:
      'The pledge “{pledge}” is due on {dueOn} and can lapse only after that day; {found} is not after it.',
  },
  'exchange.pledge-amended-meanwhile': {
    title: 'Pledge amended meanwhile',
    status: 409,
    retry: 'never',
    detail:
      'The pledge “{pledge}” was amended since it was read: {quantity} {unit} by {dueOn} are promised now. Read it again, and amend that.',
  },
  'exchange.pledge-below-delivered': {
    title: 'Pledge below what was delivered',
    status: 422,
    retry: 'never',
    detail:
      'Of the pledge “{pledge}” {delivered} {unit} were delivered already; it cannot be amended to {found}.',
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
  'exchange.evidence-unknown': {
    title: 'Unknown evidence',
    status: 404,
    retry: 'never',
    detail: 'There is no such file of evidence at the entry “{entry}” in this coalition.',
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
