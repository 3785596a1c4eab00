import type { Directory } from '../coalition/domain/directory.js';
import type { CommandDefinition } from '../event-store/ledger-model.js';
import type { Wants } from '../event-store/working-set.js';
import { identifier } from '../kernel/ids.js';
import { settleDeparture, type SettleDeparture } from './domain/decide-departure.js';
import {
  amendPledge,
  lapsePledge,
  makePledge,
  retractPledge,
  waivePledge,
  type MakePledge,
} from './domain/decide-pledge.js';
import type { ExchangeEvent } from './domain/events.js';
import type { ExchangeFacts } from './domain/facts.js';
import { decision, factsOf, isId } from './exchange.commands.js';
import { memberPledgesTable, pledgesTable } from './pledges.tables.js';

function wantPledge(wants: Wants, pledgeId: string): void {
  if (isId(pledgeId)) wants.row(pledgesTable, { pledgeId: pledgeId.normalize('NFC') });
}

const makePledgeCommand: CommandDefinition<Directory> = {
  name: 'make-pledge',
  wants(data, wants) {
    const { pledgeId } = data as unknown as MakePledge;
    if (pledgeId !== null) wantPledge(wants, pledgeId);
  },
  decide(data, context) {
    const request = data as unknown as MakePledge;
    const pledgeId = request.pledgeId === null ? context.newId() : identifier(request.pledgeId, 'pledge_id');
    const facts = factsOf(context);
    // An id that was made just now can't be known.
    const known = request.pledgeId === null ? { ...facts, pledge: () => undefined } : facts;
    const events = makePledge(request, pledgeId, context.directory, known);
    return decision(events, `pledge/${pledgeId}`, { pledgeId }, context);
  },
};

/** A command about one pledge that was made already. */
function aboutPledge<Data extends { readonly pledgeId: string }>(
  name: string,
  decide: (data: Data, directory: Directory, facts: ExchangeFacts) => ExchangeEvent[],
): CommandDefinition<Directory> {
  return {
    name,
    wants(data, wants) {
      wantPledge(wants, (data as unknown as Data).pledgeId);
    },
    decide(data, context) {
      const request = data as unknown as Data;
      const events = decide(request, context.directory, factsOf(context));
      const pledgeId = request.pledgeId.normalize('NFC');
      return decision(events, `pledge/${pledgeId}`, { pledgeId }, context);
    },
  };
}

const settleDepartureCommand: CommandDefinition<Directory> = {
  name: 'settle-departure',
  wants(data, wants) {
    const { memberId } = data as unknown as SettleDeparture;
    if (isId(memberId)) wants.rowsFrom(memberPledgesTable, { memberId: memberId.normalize('NFC') }, '');
  },
  decide(data, context) {
    const request = data as unknown as SettleDeparture;
    const events = settleDeparture(request, context.directory, factsOf(context), () => context.newId());
    const memberId = request.memberId.normalize('NFC');
    return decision(events, `member/${memberId}`, { memberId }, context);
  },
};

export const pledgeCommands: readonly CommandDefinition<Directory>[] = [
  makePledgeCommand,
  aboutPledge('amend-pledge', amendPledge),
  aboutPledge('waive-pledge', waivePledge),
  aboutPledge('lapse-pledge', lapsePledge),
  aboutPledge('retract-pledge', retractPledge),
  settleDepartureCommand,
];
