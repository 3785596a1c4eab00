import {
  baselineStated,
  exchangeRateRecorded,
  memberJoined,
  memberLeft,
  memberMerged,
  memberRejoined,
  memberRenamed,
  poolOpened,
  rateAdopted,
  type Told,
} from '../support/builders.js';
import type { Deed } from './deeds.js';
import {
  absence,
  BACKBONE,
  dateOf,
  decimal,
  isActive,
  memberOf,
  survivorOf,
  type SimpleMember,
  type SimpleState,
} from './simple-state.js';

/** What is told, everything that stands against it, and what it does where nothing does. */
export interface Plan {
  readonly told: Told;
  /** Codes of problems; whichever is named first is right. */
  readonly reasons: readonly string[];
  /** What it changes; nothing where it only says again what is recorded. */
  readonly change: (() => void) | null;
}

export const plan = (told: Told, reasons: readonly string[], change: (() => void) | null): Plan => ({
  told,
  reasons,
  change,
});

/** Why somebody can't act at all. */
export function actingReasons(state: SimpleState, acting: string | null): string[] {
  return acting === null || acting === BACKBONE || memberOf(state, acting)
    ? []
    : ['coalition.member-unknown'];
}

export const actingFor = (acting: string | null): string | null =>
  acting === null || acting === BACKBONE ? acting : `member:${acting}`;

export function nameOf({ names }: SimpleMember, day: number): string {
  const begun = names.filter(({ from }) => from <= day);
  const first = Math.min(...names.map(({ from }) => from));
  const from = begun.length > 0 ? Math.max(...begun.map((one) => one.from)) : first;
  return names.findLast((one) => one.from === from)!.name;
}

export type CoalitionDeed = Extract<
  Deed,
  {
    does: 'join' | 'rename' | 'leave' | 'rejoin' | 'merge' | 'baseline' | 'open' | 'adopt' | 'quote';
  }
>;

export function planCoalitionDeed(state: SimpleState, deed: CoalitionDeed, acting: string | null): Plan {
  switch (deed.does) {
    case 'join':
      return join(state, deed);
    case 'rename':
      return rename(state, deed);
    case 'leave':
      return leave(state, deed);
    case 'rejoin':
      return rejoin(state, deed);
    case 'merge':
      return merge(state, deed);
    case 'baseline':
      return baseline(state, deed, acting);
    case 'open':
      return open(state, deed);
    case 'adopt':
      return adopt(state, deed);
    case 'quote':
      return quote(state, deed);
    default:
      return deed satisfies never;
  }
}

type DeedOf<Does> = Extract<CoalitionDeed, { does: Does }>;

function join(state: SimpleState, { who, day, name }: DeedOf<'join'>): Plan {
  const told = memberJoined(who, { joinedOn: dateOf(day), name });
  const known = memberOf(state, who);
  if (known) {
    const same = known.joinedOn === day && known.names[0]!.name === name;
    return plan(told, same ? [] : ['coalition.member-exists'], null);
  }
  return plan(told, [], () => {
    state.members.push({
      id: who,
      joinedOn: day,
      names: [{ from: day, name }],
      spells: [{ from: day, to: null }],
      merged: null,
      baseline: null,
    });
  });
}

function rename(state: SimpleState, { who, day, name }: DeedOf<'rename'>): Plan {
  const told = memberRenamed(who, dateOf(day), name);
  const member = memberOf(state, who);
  if (!member) return plan(told, ['coalition.member-unknown'], null);
  if (nameOf(member, day) === name) return plan(told, [], null);
  return plan(told, absence(state, who, day), () => member.names.push({ from: day, name }));
}

function leave(state: SimpleState, { who, day }: DeedOf<'leave'>): Plan {
  const told = memberLeft(who, dateOf(day));
  const member = memberOf(state, who);
  if (!member) return plan(told, ['coalition.member-unknown'], null);
  if (member.spells.some(({ to }) => to === day)) return plan(told, [], null);
  const last = member.spells.at(-1)!;
  const reasons = absence(state, who, day);
  // A merger is a departure of its own, and nobody leaves within a stay that has ended.
  if (member.merged || last.to !== null || day < last.from) reasons.push('coalition.member-left');
  return plan(told, reasons, () => {
    last.to = day;
  });
}

function rejoin(state: SimpleState, { who, day }: DeedOf<'rejoin'>): Plan {
  const told = memberRejoined(who, dateOf(day));
  const member = memberOf(state, who);
  if (!member) return plan(told, ['coalition.member-unknown'], null);
  if (member.spells.slice(1).some(({ from }) => from === day)) return plan(told, [], null);
  const { to } = member.spells.at(-1)!;
  const reasons = member.merged ? ['coalition.member-merged'] : [];
  if (to === null || day <= to) reasons.push('coalition.member-still-active');
  return plan(told, reasons, () => member.spells.push({ from: day, to: null }));
}

function merge(state: SimpleState, { who, into, day }: DeedOf<'merge'>): Plan {
  const told = memberMerged(who, into, dateOf(day));
  const member = memberOf(state, who);
  if (!member || !memberOf(state, into)) return plan(told, ['coalition.member-unknown'], null);
  const { merged } = member;
  if (merged) {
    const same = merged.into === into && merged.on === day;
    return plan(told, same ? [] : ['coalition.member-merged'], null);
  }
  const reasons = [...absence(state, who, day), ...absence(state, into, day)];
  if (survivorOf(state, into, Infinity) === who) reasons.push('coalition.merge-into-itself');
  return plan(told, reasons, () => {
    member.merged = { into, on: day };
  });
}

function baseline(
  state: SimpleState,
  { who, given, received }: DeedOf<'baseline'>,
  acting: string | null,
): Plan {
  const told = baselineStated(who, {
    given: String(given),
    received: decimal(received * 100, 2),
    actingFor: actingFor(acting),
  });
  const member = memberOf(state, who);
  if (!member) return plan(told, ['coalition.member-unknown'], null);
  const reasons = actingReasons(state, acting);
  if (acting !== null && acting !== BACKBONE) reasons.push('coalition.act-not-permitted');
  const stated = member.baseline;
  if (stated) {
    if (stated.given !== given || stated.received !== received) reasons.push('coalition.baseline-stated');
    return plan(told, reasons, null);
  }
  return plan(told, reasons, () => {
    member.baseline = { given, received };
  });
}

function open(state: SimpleState, { pool: id, day, allowNegative }: DeedOf<'open'>): Plan {
  const told = poolOpened(id, { openedOn: dateOf(day), allowNegative });
  const known = state.pools.find((pool) => pool.id === id);
  if (known) {
    const same = known.openedOn === day && known.allowNegative === allowNegative;
    return plan(told, same ? [] : ['coalition.pool-exists'], null);
  }
  return plan(told, [], () => state.pools.push({ id, openedOn: day, allowNegative }));
}

function adopt(state: SimpleState, { category, from, days, cents }: DeedOf<'adopt'>): Plan {
  const to = from + days - 1;
  const told = rateAdopted({
    category,
    rate: decimal(cents, 2),
    validFrom: dateOf(from),
    validTo: dateOf(to),
  });
  const related = state.hourRates.filter((rate) => rate.category === category);
  const same = related.find((rate) => rate.from === from);
  if (same) {
    return plan(told, same.to === to && same.cents === cents ? [] : ['coalition.rate-exists'], null);
  }
  const overlaps = related.some((rate) => rate.from <= to && from <= rate.to);
  return plan(told, overlaps ? ['coalition.rate-overlaps'] : [], () =>
    state.hourRates.push({ category, from, to, cents }),
  );
}

function quote(state: SimpleState, { day: on, tenThousandths }: DeedOf<'quote'>): Plan {
  const told = exchangeRateRecorded('USD', decimal(tenThousandths, 4), dateOf(on));
  const known = state.dollarRates.find((rate) => rate.on === on);
  if (known) {
    const same = known.tenThousandths === tenThousandths;
    return plan(told, same ? [] : ['coalition.exchange-rate-exists'], null);
  }
  return plan(told, [], () => state.dollarRates.push({ on, tenThousandths }));
}

export const isMemberActive = (state: SimpleState, id: string, day: number): boolean => {
  const member = memberOf(state, id);
  return member !== undefined && isActive(member, day);
};
