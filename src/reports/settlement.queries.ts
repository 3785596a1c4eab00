import { knownMember, nameOn, statusOn, type Member } from '../coalition/domain/directory.js';
import { SEES_ALL, type Sight } from '../coalition/domain/sight.js';
import {
  entriesApart,
  partingPledges,
  settledDeparture,
  type EntryApart,
  type PartingPledge,
} from '../exchange/departures.queries.js';
import { noPledges } from '../exchange/domain/pledge-figures.js';
import { pledgeFigures } from '../exchange/pledge-figures.queries.js';
import type { Amount } from '../kernel/amount.js';
import { creditFigures } from '../knowledge/credits.queries.js';
import { Problem } from '../kernel/problem.js';
import { formatAmount, unitOf, type Unit } from '../kernel/unit.js';
import { MemberFigures } from '../portfolios/domain/give-get.js';
import { giveGetFigures } from '../portfolios/give-get.queries.js';
import { creditsTold } from '../portfolios/portfolio.queries.js';
import { undecidedTold } from '../portfolios/seen.queries.js';
import { knownLedger, outlookOf, periodOf, type LedgerReads } from '../portfolios/view.queries.js';
import type { SettledEntry, SettledPledge, SettlementStatement } from './domain/settlement.js';

/**
 * The statement of a member's departure: of the last one that was settled, or of the one on a day.
 * @throws Problem `coalition.member-unknown`, also of a member whose account the reader does not see, `exchange.departure-not-settled`
 */
export async function settlementStatement(
  ledger: LedgerReads,
  coalitionId: string,
  memberId: string,
  leftOn: string | null = null,
  sight: Sight = SEES_ALL,
): Promise<SettlementStatement> {
  return ledger.read(async (snapshot) => {
    const now = await knownLedger(ledger, snapshot, coalitionId);
    const { id } = knownMember(now.directory, memberId);
    const outlook = outlookOf(ledger, now, sight);
    if (!outlook.seesDetailOf(id)) throw new Problem('coalition.member-unknown', { member: memberId });
    const reads = { snapshot, events: ledger.events, coalitionId };
    const departure = await settledDeparture(reads, id, leftOn);
    const { event, data } = departure;
    const to = departure.leftOn;
    const known = await knownLedger(ledger, snapshot, coalitionId, String(event.position));
    const period = await periodOf(ledger, snapshot, known, { asOf: to });
    const member = knownMember(known.directory, id);
    const figures =
      (await giveGetFigures(ledger, snapshot, known, period)).members.find((one) => one.id === id) ??
      new MemberFigures(id, nameOn(member, to), statusOn(member, to));
    const { coalition } = known.directory;
    const { currency } = coalition;
    const money = (amount: Amount): string => formatAmount(amount, currency);
    const pledges = await partingPledges(reads, known, id, departure);
    const apart = await entriesApart(reads, known, id, to);
    const shownApart = (standing: EntryApart['standing'], of: MemberFigures['pending']) => {
      const items = apart
        .filter((entry) => entry.standing === standing)
        .map((entry) => ({ memberId: id, ...settledEntry(entry, currency) }));
      const all = { entries: of.entries, value: money(of.value), items };
      const told = undecidedTold(
        all,
        standing === 'disputed' ? 'disputed' : 'pending',
        id,
        outlook,
        currency,
      );
      return { ...told, items: told.items.map(({ memberId: _, ...entry }) => entry) };
    };
    return {
      coalition: { id: coalition.id, name: coalition.name, currency: currency.code },
      member: { id, name: figures.name },
      joinedOn: firstDayOfSpell(member, to),
      leftOn: to,
      settledBy: data.by,
      reason: data.reason,
      recordedAt: event.recordedAt,
      position: event.position,
      headHash: event.hash,
      given: figures.given.toFlow(currency),
      received: figures.received.toFlow(currency),
      balance: {
        opening: money(figures.opening),
        period: money(figures.period),
        closing: money(figures.closing),
      },
      pledges: {
        figures: (await pledgeFigures(snapshot, known, { to }, [id])).get(id) ?? noPledges(currency),
        items: pledges.map((pledge) => settledPledge(pledge, currency)),
      },
      pending: shownApart('proposed', figures.pending),
      disputed: shownApart('disputed', figures.disputed),
      credits: creditsTold((await creditFigures(ledger, snapshot, known, period)).columns(id), {
        medians: outlook.seesOthersInDetail,
      }),
      attributions: [],
    };
  });
}

/** The first day of the membership that ended on a day. */
function firstDayOfSpell({ spells }: Member, leftOn: string): string {
  return spells.find(({ to }) => to === leftOn)!.from;
}

function settledPledge(pledge: PartingPledge, currency: Unit): SettledPledge {
  const { promised, delivered } = pledge;
  const amount = (quantity: Amount): string => formatAmount(quantity, unitOf(pledge.unit));
  const money = (value: Amount | null): string | null => value && formatAmount(value, currency);
  return {
    id: pledge.pledgeId,
    memberId: pledge.memberId,
    kind: pledge.kind,
    unit: pledge.unit,
    counterparty: pledge.counterparty,
    description: pledge.description,
    madeOn: pledge.madeOn,
    dueOn: pledge.dueOn,
    promised: amount(promised.quantity),
    promisedValue: money(promised.value),
    delivered: amount(delivered.quantity),
    deliveredValue: money(delivered.value),
    rest: amount(promised.quantity.minus(delivered.quantity)),
    restValue: money(promised.value && delivered.value && promised.value.minus(delivered.value)),
    outcome: pledge.outcome,
    handedTo: pledge.handedTo,
  };
}

function settledEntry(entry: EntryApart, currency: Unit): SettledEntry {
  const { entryId, direction, counterparty, occurredOn, kind, unit, quantity, value } = entry;
  return {
    id: entryId,
    direction,
    counterparty,
    occurredOn,
    kind,
    unit,
    quantity: formatAmount(quantity, unitOf(unit)),
    value: value && formatAmount(value, currency),
  };
}
