import {
  departureSettled,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
} from '../support/builders.js';
import type { AmendDeed, Deed, PledgeDeed, SettleDeed } from './deeds.js';
import { firstOpenDay } from './simple-closings.js';
import { actingFor, actingReasons, plan, type Plan } from './simple-coalition.js';
import { adjustedCents, isMemberName, partyOf, sideOf, thingReasons, wholeOrNull } from './simple-entries.js';
import {
  absence,
  BACKBONE,
  centsOf,
  dateOf,
  deliveredOf,
  isSame,
  memberOf,
  survivorOf,
  whats,
  type SimplePledge,
  type SimpleState,
} from './simple-state.js';

const NOT_PERMITTED = 'coalition.act-not-permitted';
const MALFORMED = 'coalition.period-malformed';

export type AboutPledge = Extract<Deed, { does: 'amend' | 'waive' | 'lapse' }>;

const pledger = (acting: string | null, pledge: { who: string; with: string; isPool: boolean }) =>
  sideOf(acting, { ...pledge, recordedBy: pledge.who, disputedBy: null });

export function planPledge(state: SimpleState, deed: PledgeDeed, id: string): Plan {
  const { who, what, quantity, worth, day, due: dueOn, with: other } = deed;
  const isPool = !isMemberName(other);
  const acting = pledger(deed.acting, { who, with: other, isPool });
  const { kind, unit } = whats[what];
  const told = pledgeMade(id, {
    ...{ memberId: who, kind, unit, quantity: String(quantity), value: wholeOrNull(worth) },
    ...{ madeOn: dateOf(day), dueOn: dateOf(dueOn), actingFor: actingFor(acting) },
    counterparty: `${isPool ? 'pool' : 'member'}:${other}`,
  });
  const thing = { direction: 'contribution', who, with: other, isPool, what, quantity, day } as never;
  const reasons = [...thingReasons(state, thing, worth), ...actingReasons(state, acting)];
  if (dueOn < day) reasons.push(MALFORMED);
  const party = partyOf(acting);
  if (party !== BACKBONE && !isSame(state, party, who)) reasons.push(NOT_PERMITTED);
  const known = state.pledges.find((pledge) => pledge.id === id);
  const worthCents = worth === null ? null : worth * 100;
  if (known) {
    const same =
      known.who === who &&
      known.what === what &&
      known.madeOn === day &&
      known.with === other &&
      known.isPool === isPool &&
      known.made.quantity === quantity &&
      known.made.dueOn === dueOn &&
      (worthCents === null || worthCents === known.made.cents);
    return plan(told, same ? reasons : [...reasons, 'exchange.pledge-exists'], null);
  }
  const cents = centsOf(state, { what, quantity, worth, category: null, day });
  return plan(told, reasons, () =>
    state.pledges.push({
      ...{ id, who, what, quantity, cents, with: other, isPool, madeOn: day, dueOn },
      ...{ status: 'open', settledOn: null, promisedSince: day, made: { quantity, cents, dueOn } },
    }),
  );
}

export function planAboutPledge(
  state: SimpleState,
  deed: AboutPledge,
  pledge: SimplePledge | undefined,
): Plan {
  if (!pledge) return plan(pledgeWaived('nothing'), ['exchange.pledge-unknown'], null);
  const acting = pledger(deed.acting, pledge);
  const party = partyOf(acting);
  const reasons = actingReasons(state, acting);
  if (deed.day < pledge.promisedSince) reasons.push(MALFORMED);
  if (deed.does === 'amend') {
    if (pledge.status !== 'open') reasons.push('exchange.pledge-settled');
    if (party !== BACKBONE && !isSame(state, party, pledge.who)) reasons.push(NOT_PERMITTED);
    return amend(state, deed, pledge, reasons, actingFor(acting));
  }
  const status = deed.does === 'waive' ? 'waived' : 'lapsed';
  const told = { waive: pledgeWaived, lapse: pledgeLapsed }[deed.does](
    pledge.id,
    dateOf(deed.day),
    actingFor(acting),
  );
  if (party !== BACKBONE) reasons.push(NOT_PERMITTED);
  // The same again, on whatever day.
  if (pledge.status === status)
    return plan(
      told,
      reasons.filter((code) => code !== MALFORMED),
      null,
    );
  if (pledge.status !== 'open') reasons.push('exchange.pledge-settled');
  if (pledge.quantity <= deliveredOf(state, pledge.id)) reasons.push('exchange.pledge-fulfilled');
  if (deed.does === 'lapse' && deed.day <= pledge.dueOn) reasons.push('exchange.pledge-not-due');
  return plan(told, reasons, () => Object.assign(pledge, { status, settledOn: deed.day }));
}

function amend(
  state: SimpleState,
  { day, quantity, worth, due }: AmendDeed,
  pledge: SimplePledge,
  reasons: string[],
  by: string | null,
): Plan {
  const told = pledgeAmended(pledge.id, {
    ...{ on: dateOf(day), quantity: wholeOrNull(quantity), value: wholeOrNull(worth), actingFor: by },
    dueOn: due === null ? null : dateOf(due),
  });
  const amended = quantity ?? pledge.quantity;
  const dueOn = due ?? pledge.dueOn;
  const cents = adjustedCents(pledge, amended, worth);
  // A promise can't be made for a day that is over.
  if (dueOn !== pledge.dueOn && dueOn < day) reasons.push(MALFORMED);
  if (amended <= 0) reasons.push('exchange.quantity-not-positive');
  if (pledge.what === 'euros' && worth !== null && worth !== amended) {
    reasons.push('exchange.value-of-funds-differs');
  }
  // More may have been delivered than was promised; only less than that can't be promised any more.
  if (amended !== pledge.quantity && amended < deliveredOf(state, pledge.id)) {
    reasons.push('exchange.pledge-below-delivered');
  }
  const same = amended === pledge.quantity && dueOn === pledge.dueOn && cents === pledge.cents;
  return plan(
    told,
    reasons,
    same ? null : () => Object.assign(pledge, { quantity: amended, dueOn, cents, promisedSince: day }),
  );
}

/** What becomes of each open pledge of a member that left. */
export function planSettlement(state: SimpleState, deed: Omit<SettleDeed, 'who'> & { who: string }): Plan {
  const { who, heir } = deed;
  const acting = sideOf(deed.acting, {
    ...{ who, with: heir, isPool: false, recordedBy: BACKBONE, disputedBy: null },
  });
  const member = memberOf(state, who);
  const lastDay = member?.spells.at(-1)?.to ?? null;
  // Its own, and those of members whose history it carried on when it left.
  const mine = state.pledges.filter((pledge) => survivorOf(state, pledge.who, lastDay ?? 0) === who);
  const open = mine.filter(
    (pledge) => pledge.status === 'open' && pledge.quantity > deliveredOf(state, pledge.id),
  );
  const decided = open.map((pledge, i) => ({ pledge, how: deed.hows[i % deed.hows.length]! }));
  const told = departureSettled(
    who,
    decided
      .filter(({ how }) => how !== 'forget')
      .map(({ pledge, how }) => ({ pledgeId: pledge.id, how, to: how === 'hand-over' ? heir : null })),
    actingFor(acting),
  );
  if (!member) return plan(told, ['coalition.member-unknown'], null);
  const reasons = actingReasons(state, acting);
  if (partyOf(acting) !== BACKBONE) reasons.push(NOT_PERMITTED);
  if (member.merged) return plan(told, [...reasons, 'coalition.member-merged'], null);
  if (lastDay === null) return plan(told, [...reasons, 'exchange.member-not-left'], null);
  const hows = new Map(
    decided.filter(({ how }) => how !== 'forget').map(({ pledge, how }) => [pledge.id, how]),
  );
  const settled = state.departures.find((one) => one.who === who && one.lastDay === lastDay);
  if (settled) {
    const same =
      settled.hows.size === hows.size && [...hows].every(([id, how]) => settled.hows.get(id) === how);
    return plan(told, same ? reasons : [...reasons, 'exchange.departure-settled'], null);
  }
  if (decided.some(({ how }) => how === 'forget')) reasons.push('exchange.pledges-undecided');
  const heirs = decided.filter(({ how }) => how === 'hand-over').map(({ pledge }) => pledge);
  for (const pledge of heirs) {
    reasons.push(...absence(state, heir, settledOn(state, pledge, lastDay)));
    if (heir === who || (!pledge.isPool && pledge.with === heir))
      reasons.push('exchange.exchange-with-itself');
  }
  return plan(told, reasons, () => {
    state.departures.push({ who, lastDay, hows });
    for (const { pledge, how } of decided) {
      if (how === 'keep') continue;
      const on = settledOn(state, pledge, lastDay);
      if (how === 'hand-over') state.pledges.push(handedOver(state, pledge, heir, on));
      Object.assign(pledge, { status: 'waived', settledOn: on });
    }
  });
}

/** Nothing becomes of a pledge before it was made, nor before it was last amended, nor in a closed quarter. */
const settledOn = (state: SimpleState, pledge: SimplePledge, lastDay: number): number =>
  Math.max(pledge.promisedSince, lastDay, firstOpenDay(state));

function handedOver(state: SimpleState, pledge: SimplePledge, heir: string, on: number): SimplePledge {
  const rest = pledge.quantity - deliveredOf(state, pledge.id);
  const cents = adjustedCents(pledge, rest, null);
  const dueOn = Math.max(pledge.dueOn, on);
  return {
    ...pledge,
    ...{ id: `${pledge.id}/${heir}`, who: heir, quantity: rest, madeOn: on, cents, dueOn },
    ...{ promisedSince: on, made: { quantity: rest, cents, dueOn } },
  };
}
