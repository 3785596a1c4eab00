import type { RowWriter, Wants } from '../event-store/working-set.js';
import { Amount } from '../kernel/amount.js';
import { outstandingOf, type PledgeState } from './domain/pledge.js';
import type { PledgeEvent } from './domain/events.js';
import {
  memberPledgesTable,
  pledgeFactsTable,
  pledgesTable,
  type PledgeFactRow,
  type PledgeRow,
} from './pledges.tables.js';

/** Asks for the row that a later fact about a pledge changes. */
export function wantPledge(fact: PledgeEvent, wants: Wants): void {
  if (fact.type !== 'PledgeMade') wants.row(pledgesTable, { pledgeId: fact.data.pledgeId });
}

/** What one event about a pledge does to the rows. */
export function applyPledgeEvent(fact: PledgeEvent, position: number, rows: RowWriter): void {
  const { occurredOn, type } = fact;
  const { memberId, pledgeId } = fact.data;
  const nothing = { kind: null, unit: null, quantity: null, value: null, dueOn: null, entryId: null };
  const note = (said: Partial<PledgeFactRow>): void => {
    rows.append(pledgeFactsTable, { memberId, pledgeId, position, type, occurredOn, ...nothing, ...said });
  };
  const put = (row: PledgeRow): void => {
    const waits = outstandingOf(pledgeState(row)).isPositive();
    rows.put(pledgesTable, { ...row, openDueOn: waits ? row.dueOn : null });
  };
  const change = (changed: Partial<PledgeRow>): void => {
    put({ ...rows.get(pledgesTable, { pledgeId })!, ...changed });
  };
  switch (fact.type) {
    case 'PledgeMade': {
      const { kind, unit, counterparty, dueOn, takenOverFrom, by } = fact.data;
      const promised = promiseOf(fact.data);
      put({
        pledgeId,
        position,
        memberId,
        kind,
        unit,
        ...promised,
        counterparty,
        madeOn: occurredOn,
        dueOn,
        delivered: Amount.zero,
        status: 'open',
        settledOn: null,
        handedTo: null,
        takenOverFrom,
        madeBy: by,
        promisedSince: occurredOn,
        madeQuantity: promised.quantity,
        madeValue: promised.value,
        madeDueOn: dueOn,
        openDueOn: null,
      });
      rows.put(memberPledgesTable, { memberId, pledgeId, position });
      note({ kind, unit, ...promised, dueOn });
      break;
    }
    case 'PledgeAmended': {
      const promised = { ...promiseOf(fact.data), dueOn: fact.data.dueOn };
      change({ ...promised, promisedSince: occurredOn });
      note(promised);
      break;
    }
    case 'PledgeDelivered': {
      const quantity = Amount.parse(fact.data.quantity);
      const { delivered } = rows.get(pledgesTable, { pledgeId })!;
      change({ delivered: delivered.plus(quantity) });
      note({ quantity, entryId: fact.data.entryId });
      break;
    }
    case 'PledgeWaived':
      change({ status: 'waived', settledOn: occurredOn, handedTo: fact.data.handedTo });
      note({});
      break;
    case 'PledgeLapsed':
      change({ status: 'lapsed', settledOn: occurredOn });
      note({});
      break;
    case 'PledgeRetracted':
      change({ status: 'retracted', settledOn: occurredOn });
      note({});
      break;
    default:
      fact satisfies never;
  }
}

function promiseOf({ quantity, value }: { readonly quantity: string; readonly value: string | null }) {
  return { quantity: Amount.parse(quantity), value: value === null ? null : Amount.parse(value) };
}

/** The pledge behind a row, as deciders see it. */
export function pledgeState(row: PledgeRow): PledgeState {
  return row as PledgeState;
}
