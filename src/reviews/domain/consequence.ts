import type { Party } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import type { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import type { ProposalState, SupplyState } from './review.js';

/** What follows from a decision in the ledger of entries and pledges, as a command that is done in the same step. */
export interface Consequence {
  readonly command: 'record-entry' | 'make-pledge';
  readonly data: object;
}

/** What is given, of which supply, to whom, and on which day. */
export interface Given {
  readonly supply: SupplyState;
  readonly proposal: ProposalState;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly on: string;
}

/**
 * What is accepted of a pool becomes a benefit, and what a member is to give becomes its pledge.
 * @param dueOn when a member delivers; null means the end of the present quarter
 */
export function consequenceOf(
  { supply, proposal, quantity, value, on }: Given,
  dueOn: string | null,
  directory: Directory,
): Consequence {
  const { quarter, proposalId, memberId } = proposal;
  const { currency, fiscalCalendar } = directory.coalition;
  const isOwnValue = supply.kind === 'funds' && supply.unit === currency.code;
  const basis = `agreed in the review of ${quarter}`;
  const given = {
    kind: supply.kind,
    quantity: quantity.toString(),
    unit: supply.unit,
    value: isOwnValue ? null : value.toString(),
    description: `${supply.title} (review of ${quarter}, proposal ${proposalId})`,
    actingFor: null satisfies Party | null,
  };
  if (supply.source.startsWith('member:')) {
    const until = dueOn ?? fiscalCalendar.quarter(fiscalCalendar.quarterOf(parseDate(on))).to;
    const promised = { memberId: supply.source.slice('member:'.length), counterparty: `member:${memberId}` };
    return {
      command: 'make-pledge',
      data: { pledgeId: null, ...promised, ...given, madeOn: on, dueOn: until },
    };
  }
  return {
    command: 'record-entry',
    data: {
      entryId: null,
      direction: 'benefit',
      memberId,
      occurredOn: on,
      lateFor: null,
      ...given,
      valuationBasis: isOwnValue ? null : basis,
      valueType: supply.valueType,
      counterparty: supply.source,
      project: null,
      pledgeId: null,
      reverses: null,
      status: null,
      inKind: null,
      costShare: null,
    },
  };
}
