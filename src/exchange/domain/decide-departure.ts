import { assertMay, parseParty, type Party } from '../../coalition/domain/authority.js';
import {
  assertActiveOn,
  knownMember,
  type Directory,
  type Member,
} from '../../coalition/domain/directory.js';
import { firstOpenDay } from '../../coalition/domain/closing.js';
import { reason } from '../../coalition/domain/field-checks.js';
import { identifier, IDENTIFIER_LIMIT, isIdentifierText } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import type { DepartureSettled, ExchangeEvent, PledgeEvent, PledgeMade } from './events.js';
import type { ExchangeFacts } from './facts.js';
import { outstandingOf, type PledgeState } from './pledge.js';
import { valueInProportion } from './valuation.js';

/** What becomes of a pledge when its member leaves. */
export interface PledgeDecision {
  readonly pledgeId: string;
  /** `keep`, `waive`, or `hand-over` to the member of `to`. */
  readonly how: string;
  readonly to: string | null;
}

export interface SettleDeparture {
  readonly memberId: string;
  /** What becomes of each pledge that is still open; all of them must be named. */
  readonly pledges: readonly PledgeDecision[];
  readonly reason: string;
  readonly actingFor: string | null;
}

type Outcome = DepartureSettled['pledges'][number]['outcome'];

const OUTCOME_OF: Readonly<Record<string, Outcome>> = {
  keep: 'kept',
  waive: 'waived',
  'hand-over': 'handed-over',
};

/**
 * Settles what a member that left had promised (domain.md §10): each open pledge, also of members that merged into it, is
 * kept, waived, or handed over to another member, who promises the rest anew. Its history, credits and attributions stay.
 * The same again states nothing; each departure is settled once.
 * @param newId gives a pledge that is handed over an id where its own can't tell where it came from
 */
export function settleDeparture(
  command: SettleDeparture,
  directory: Directory,
  facts: ExchangeFacts,
  newId: () => string,
): ExchangeEvent[] {
  const member = knownMember(directory, command.memberId);
  const by = parseParty(command.actingFor, directory);
  assertMay('settle a departure', by, new Set());
  const why = reason(command.reason, 'reason');
  const leftOn = lastDayOf(member);
  const decisions = command.pledges.map(({ pledgeId, ...decision }) => ({
    ...decision,
    pledgeId: identifier(pledgeId, 'pledge_id'),
    outcome: outcomeOf(pledgeId, decision.how, decision.to),
  }));
  if (isSettled(member.id, leftOn, decisions, facts)) return [];
  const open = pledgesHeldBy(member.id, leftOn, directory, facts);
  const named = new Set(decisions.map(({ pledgeId }) => pledgeId));
  const undecided = open.filter(({ pledgeId }) => !named.has(pledgeId)).map(({ pledgeId }) => pledgeId);
  if (undecided.length > 0) {
    throw new Problem('exchange.pledges-undecided', { member: member.id, pledges: undecided.join(', ') });
  }
  const events: ExchangeEvent[] = [];
  for (const { pledgeId, outcome, to } of decisions) {
    const pledge = open.find((one) => one.pledgeId === pledgeId);
    if (!pledge || !named.delete(pledgeId)) {
      throw new Problem('exchange.pledge-not-open', { pledge: pledgeId, member: member.id });
    }
    // Nothing becomes of a pledge before it was made, nor before it was last amended, nor in a quarter that is closed.
    const on = latestOf(pledge.promisedSince, leftOn, firstOpenDay(directory));
    if (outcome === 'handed-over') {
      events.push(...handedOver(pledge, to!, on, { member, by, why, newId }, directory, facts));
    } else if (outcome === 'waived') {
      const data = { pledgeId, memberId: pledge.memberId, handedTo: null, by, reason: why };
      events.push({ type: 'PledgeWaived', occurredOn: on, data });
    }
  }
  const pledges = decisions.map(({ pledgeId, outcome }) => ({ pledgeId, outcome }));
  const data: DepartureSettled = { memberId: member.id, pledges, by, reason: why };
  return [...events, { type: 'DepartureSettled', occurredOn: leftOn, data }];
}

function latestOf(...dates: readonly string[]): string {
  return dates.reduce((latest, date) => (date > latest ? date : latest));
}

function lastDayOf({ id, merged, spells }: Member): string {
  if (merged) {
    throw new Problem('coalition.member-merged', { member: id, into: merged.into, mergedOn: merged.on });
  }
  const leftOn = spells.at(-1)!.to;
  if (leftOn === null) throw new Problem('exchange.member-not-left', { member: id });
  return leftOn;
}

function outcomeOf(pledgeId: string, how: string, to: string | null): Outcome {
  const outcome = Object.hasOwn(OUTCOME_OF, how) ? OUTCOME_OF[how] : undefined;
  const isHandedOver = outcome === 'handed-over';
  if (outcome && isHandedOver === (to !== null)) return outcome;
  const found = outcome ? `${how} to ${to ?? 'nobody'}` : how;
  throw new Problem('exchange.settlement-unknown', { pledge: pledgeId, found });
}

/** Whether this departure was settled just so before. */
function isSettled(
  memberId: string,
  leftOn: string,
  decisions: readonly (PledgeDecision & { readonly outcome: Outcome })[],
  facts: ExchangeFacts,
): boolean {
  const settled = facts.departure(memberId, leftOn);
  if (!settled) return false;
  const known = new Map(settled.map(({ pledgeId, outcome }) => [pledgeId, outcome]));
  const isSame =
    known.size === decisions.length &&
    decisions.every(
      ({ pledgeId, outcome, to }) =>
        known.get(pledgeId) === outcome &&
        (to === null || facts.pledge(pledgeId)?.handedTo === to.normalize('NFC')),
    );
  if (isSame) return true;
  throw new Problem('exchange.departure-settled', { member: memberId, leftOn });
}

/** Pledges of which something is outstanding: a member's own, and those of members whose history it carries on. */
function pledgesHeldBy(
  memberId: string,
  on: string,
  directory: Directory,
  facts: ExchangeFacts,
): PledgeState[] {
  return directory
    .carriedOnBy(memberId, on)
    .flatMap((id) => facts.pledgesOf(id))
    .filter((pledge) => outstandingOf(pledge).isPositive());
}

interface Parting {
  readonly member: Member;
  readonly by: Party;
  readonly why: string;
  readonly newId: () => string;
}

/**
 * The rest of a pledge, promised by another member under an id that tells where it came from. It is due when it was; where
 * that day is over, on the day on which it is handed over.
 */
function handedOver(
  pledge: PledgeState,
  to: string,
  on: string,
  { member, by, why, newId }: Parting,
  directory: Directory,
  facts: ExchangeFacts,
): PledgeEvent[] {
  const { pledgeId, memberId, kind, unit, counterparty } = pledge;
  const heir = knownMember(directory, to);
  assertActiveOn(heir, on);
  if (heir.id === member.id || counterparty === `member:${heir.id}`) {
    throw new Problem('exchange.exchange-with-itself', { member: heir.id });
  }
  const rest = outstandingOf(pledge);
  const { value, valuation } = valueInProportion(pledge, rest, directory.coalition.currency);
  const made: PledgeMade = {
    pledgeId: heirsId(`${pledgeId}/${heir.id}`, facts) ?? newId(),
    memberId: heir.id,
    kind,
    quantity: rest.toString(),
    unit,
    value: value?.toString() ?? null,
    valuation,
    counterparty,
    dueOn: pledge.dueOn < on ? on : pledge.dueOn,
    description: null,
    takenOverFrom: pledgeId,
    by,
  };
  const waived = { pledgeId, memberId, handedTo: heir.id, by, reason: why };
  return [
    { type: 'PledgeWaived', occurredOn: on, data: waived },
    { type: 'PledgeMade', occurredOn: on, data: made },
  ];
}

/** An id that can be one and is not taken. */
function heirsId(text: string, facts: ExchangeFacts): string | undefined {
  if (!isIdentifierText(text, IDENTIFIER_LIMIT)) return undefined;
  const id = text.normalize('NFC');
  return facts.pledge(id) ? undefined : id;
}
