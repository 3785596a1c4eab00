import {
  departureSettled,
  pledgeAmended,
  pledgeLapsed,
  pledgeMade,
  pledgeWaived,
} from '../support/builders.js';
import type { AmendDeed, Deed, PledgeDeed, SettleDeed } from './deeds.js';
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
  if (known) {
    const same =
      known.who === who &&
      known.what === what &&
      known.madeOn === day &&
      known.with === other &&
      known.isPool === isPool;
    return plan(told, same ? reasons : [...reasons, 'exchange.pledge-exists'], null);
  }
  const cents = centsOf(state, { what, quantity, worth, category: null, day });
  return plan(told, reasons, () =>
    state.pledges.push({
      ...{ id, who, what, quantity, cents, with: other, isPool, madeOn: day, dueOn },
      ...{ status: 'open', settledOn: null },
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
  if (deed.day < pledge.madeOn) reasons.push(MALFORMED);
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
  if (dueOn < pledge.madeOn) reasons.push(MALFORMED);
  if (amended <= 0) reasons.push('exchange.quantity-not-positive');
  if (pledge.what === 'euros' && worth !== null && worth !== amended) {
    reasons.push('exchange.value-of-funds-differs');
  }
  // More may have been delivered than was promised; only less than that can't be promised any more.
  if (amended !== pledge.quantity && amended < deliveredOf(state, pledge.id)) {
    reasons.push('exchange.pledge-below-delivered');
  }
  const same = amended === pledge.quantity && dueOn === pledge.dueOn && cents === pledge.cents;
  return plan(told, reasons, same ? null : () => Object.assign(pledge, { quantity: amended, dueOn, cents }));
}

/** What becomes of each open pledge of a member that left. */
export function planSettlement(state: SimpleState, deed: Omit<SettleDeed, 'who'> & { who: string }): Plan {
  const { who, hows, heir } = deed;
  const acting = sideOf(deed.acting, {
    ...{ who, with: heir, isPool: false, recordedBy: BACKBONE, disputedBy: null },
  });
  const mine = state.pledges.filter((pledge) => pledge.who === who);
  const open = mine.filter(
    (pledge) => pledge.status === 'open' && pledge.quantity > deliveredOf(state, pledge.id),
  );
  const decided = open.map((pledge, i) => ({ pledge, how: hows[i % hows.length]! }));
  const told = departureSettled(
    who,
    decided
      .filter(({ how }) => how !== 'forget')
      .map(({ pledge, how }) => ({ pledgeId: pledge.id, how, to: how === 'hand-over' ? heir : null })),
    actingFor(acting),
  );
  const member = memberOf(state, who);
  if (!member) return plan(told, ['coalition.member-unknown'], null);
  const reasons = actingReasons(state, acting);
  if (partyOf(acting) !== BACKBONE) reasons.push(NOT_PERMITTED);
  const lastDay = member.merged
    ? Math.min(member.merged.on - 1, member.spells.at(-1)!.to ?? Infinity)
    : member.spells.at(-1)!.to;
  if (lastDay === null) return plan(told, [...reasons, 'exchange.member-not-left'], null);
  if (decided.some(({ how }) => how === 'forget')) reasons.push('exchange.pledges-undecided');
  const heirs = decided.filter(({ how }) => how === 'hand-over').map(({ pledge }) => pledge);
  for (const pledge of heirs) {
    reasons.push(...absence(state, heir, settledOn(pledge, lastDay)));
    if (!pledge.isPool && pledge.with === heir) reasons.push('exchange.exchange-with-itself');
    if (state.pledges.some(({ id }) => id === `${pledge.id}/${heir}`)) reasons.push('exchange.pledge-exists');
  }
  return plan(told, reasons, () => {
    for (const { pledge, how } of decided) {
      if (how === 'keep') continue;
      const on = settledOn(pledge, lastDay);
      if (how === 'hand-over') state.pledges.push(handedOver(state, pledge, heir, on));
      Object.assign(pledge, { status: 'waived', settledOn: on });
    }
  });
}

/** Nothing becomes of a pledge before it was made. */
const settledOn = (pledge: SimplePledge, lastDay: number): number => Math.max(pledge.madeOn, lastDay);

function handedOver(state: SimpleState, pledge: SimplePledge, heir: string, on: number): SimplePledge {
  const rest = pledge.quantity - deliveredOf(state, pledge.id);
  return {
    ...pledge,
    ...{ id: `${pledge.id}/${heir}`, who: heir, quantity: rest, madeOn: on },
    cents: adjustedCents(pledge, rest, null),
    dueOn: Math.max(pledge.dueOn, on),
  };
}
