import { policyAdopted, quarterClosed, type Told } from '../support/builders.js';
import type { Deed } from './deeds.js';
import { actingFor, actingReasons, plan, type Plan } from './simple-coalition.js';
import {
  BACKBONE,
  dateOf,
  memberOf,
  movementsOf,
  quarterOf,
  TODAY,
  type SimpleEntry,
  type SimpleState,
} from './simple-state.js';

export const isClosed = ({ closings }: SimpleState, day: number): boolean =>
  closings.some(({ lastDay }) => day <= lastDay);

export const firstOpenDay = ({ closings }: SimpleState): number =>
  Math.max(-Infinity, ...closings.map(({ lastDay }) => lastDay + 1));

/** The days on which a deed changes what somebody's figures are; none where it only says something about them. */
export function daysChanged(state: SimpleState, deed: Deed, { data }: Told): number[] {
  switch (deed.does) {
    case 'record':
      return [deed.entry.day];
    case 'value': {
      const { entryId } = data as { entryId: string };
      return [state.entries.find(({ id }) => id === entryId)!.day];
    }
    case 'dispute': {
      const { entryId } = data as { entryId: string };
      const { standing, day } = state.entries.find(({ id }) => id === entryId)!;
      // What does not count yet is carried over, as it is where it is accepted or resolved.
      return standing === 'accepted' ? [day] : [];
    }
    case 'reverse':
    case 'pledge':
    case 'amend':
    case 'waive':
    case 'lapse':
    case 'join':
    case 'rename':
    case 'leave':
    case 'rejoin':
    case 'merge':
    case 'open':
      return [deed.day];
    case 'baseline':
      return [memberOf(state, deed.who)!.joinedOn];
    case 'policy':
      return [deed.from];
    default:
      // What becomes of a pledge of a member that left is dated in the open; rates value what is recorded after them.
      return [];
  }
}

/** Where what was undecided when its quarter closed goes with the decision: its pool keeps what it had of it. */
export function carriedOver(state: SimpleState, entry: SimpleEntry): Pick<SimpleEntry, 'day' | 'kept'> {
  const { day, kept } = entry;
  if (!isClosed(state, day)) return { day, kept };
  return { day: firstOpenDay(state), kept: movementsOf(entry) };
}

export type ClosingDeed = Extract<Deed, { does: 'policy' | 'close' }>;

export function planClosingDeed(state: SimpleState, deed: ClosingDeed): Plan {
  const acting = ['who', 'with', 'recorder', 'disputer'].includes(deed.acting ?? '') ? null : deed.acting;
  const reasons = actingReasons(state, acting);
  if (acting !== null && acting !== BACKBONE) reasons.push('coalition.act-not-permitted');
  const by = { actingFor: actingFor(acting) };
  if (deed.does === 'policy') {
    const { from, pairCap } = deed;
    const told = policyAdopted({ pairCap: String(pairCap) }, { from: dateOf(from), ...by });
    const before = state.policies.findLast((policy) => policy.from === from);
    const isSame = before?.pairCap === pairCap;
    return plan(told, reasons, isSame ? null : () => state.policies.push({ from, pairCap }));
  }
  const { quarter } = deed;
  const told = quarterClosed(quarter, by);
  const [firstDay, lastDay] = [daysOf(quarter)[0]!, daysOf(quarter).at(-1)!];
  if (isClosed(state, lastDay)) return plan(told, reasons, null);
  if (TODAY <= lastDay) reasons.push('knowledge.quarter-not-over');
  return plan(told, reasons, () =>
    state.closings.push({ quarter, lastDay, policyVersion: policyOn(state, firstDay) }),
  );
}

/** The policy that holds on a day: of those that have begun, the one that began last, and of several the one adopted last. */
function policyOn({ policies }: SimpleState, day: number): number {
  const begun = policies.filter(({ from }) => from <= day);
  const latest = Math.max(...begun.map(({ from }) => from));
  return policies.findLastIndex(({ from }) => from <= day && from === latest) + 1;
}

const daysOf = (quarter: string): number[] =>
  Array.from({ length: 500 }, (_, i) => i - 120).filter((day) => quarterOf(day) === quarter);
