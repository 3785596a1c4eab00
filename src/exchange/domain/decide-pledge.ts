import {
  assertMay,
  isSameParty,
  parseParty,
  type Party,
  type Standpoint,
} from '../../coalition/domain/authority.js';
import { assertActiveOn, knownMember, type Directory } from '../../coalition/domain/directory.js';
import { reason } from '../../coalition/domain/field-checks.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';
import type { DepartureSettled, ExchangeEvent, PledgeEvent, PledgeMade } from './events.js';
import type { ExchangeFacts } from './facts.js';
import { checkedCounterparty, checkedKind, checkedUnit, text } from './field-checks.js';
import { outstandingOf, type PledgeState } from './pledge.js';
import { valueInProportion, valueOf } from './valuation.js';

/** What can be asked about pledges, as doors hand it over: texts as they came; null where nothing was said. */
export interface MakePledge {
  readonly pledgeId: string | null;
  readonly memberId: string;
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  readonly value: string | null;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly counterparty: string | null;
  readonly description: string | null;
  readonly actingFor: string | null;
}

export interface AmendPledge {
  readonly pledgeId: string;
  readonly on: string;
  /** What is promised from then on; null leaves it as it was. */
  readonly quantity: string | null;
  readonly value: string | null;
  readonly dueOn: string | null;
  readonly reason: string;
  readonly actingFor: string | null;
}

/** Waives the rest of a pledge, or lets it lapse. */
export interface SettlePledge {
  readonly pledgeId: string;
  readonly on: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

export interface SettleDeparture {
  readonly memberId: string;
  /** What becomes of each pledge that is still open; all of them must be named. */
  readonly pledges: readonly {
    readonly pledgeId: string;
    /** `keep`, `waive`, or `hand-over` to the member of `to`. */
    readonly how: string;
    readonly to: string | null;
  }[];
  readonly reason: string;
  readonly actingFor: string | null;
}

/** Promises something. The same again states nothing. */
export function makePledge(
  command: MakePledge,
  pledgeId: string,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const member = knownMember(directory, command.memberId);
  const kind = checkedKind(command.kind, 'contribution');
  const madeOn = parseDate(command.madeOn);
  const dueOn = parseDate(command.dueOn);
  if (dueOn < madeOn) throw new Problem('coalition.period-malformed', { from: madeOn, to: dueOn });
  const unit = checkedUnit(command.unit, kind, madeOn);
  const quantity = positive(command.quantity, unit.code);
  const statedValue = command.value === null ? null : Amount.parse(command.value);
  if (statedValue?.isNegative()) throw new Problem('exchange.value-negative', { found: command.value });
  assertActiveOn(member, madeOn);
  const counterparty = checkedCounterparty(
    command.counterparty,
    member.id,
    'contribution',
    madeOn,
    directory,
  );
  const by = parseParty(command.actingFor, directory);
  assertMay('make a pledge', by, pledgerIf(by, member.id, directory, facts));
  const { value, valuation } = valueOf(
    { kind, unit, quantity, occurredOn: madeOn, statedValue, basis: null },
    directory,
  );
  const known = facts.pledge(pledgeId);
  if (known) {
    assertSamePledge(known, { memberId: member.id, kind, unit: unit.code, madeOn, counterparty });
    return [];
  }
  const data: PledgeMade = {
    pledgeId,
    memberId: member.id,
    kind,
    quantity: quantity.toString(),
    unit: unit.code,
    value: value?.toString() ?? null,
    valuation,
    counterparty,
    dueOn,
    description: text(command.description, 'description'),
    takenOverFrom: null,
    by,
  };
  return [{ type: 'PledgeMade', occurredOn: madeOn, data }];
}

/** A pledge changes by amendments, so only what never changes tells whether it is the same one. */
function assertSamePledge(
  known: PledgeState,
  found: Pick<PledgeState, 'memberId' | 'kind' | 'unit' | 'madeOn' | 'counterparty'>,
): void {
  for (const field of ['memberId', 'kind', 'unit', 'madeOn', 'counterparty'] as const) {
    if (known[field] === found[field]) continue;
    throw new Problem('exchange.pledge-exists', {
      pledge: known.pledgeId,
      field,
      recorded: known[field],
      found: found[field],
    });
  }
}

/** Changes what is promised, or by when. Another quantity keeps its price, unless a value is stated for it. */
export function amendPledge(
  command: AmendPledge,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const pledge = openPledge(command.pledgeId, facts);
  const { pledgeId, memberId } = pledge;
  const by = parseParty(command.actingFor, directory);
  assertMay('amend a pledge', by, pledgerIf(by, memberId, directory, facts));
  const why = reason(command.reason, 'reason');
  const on = onOrAfter(pledge, command.on);
  const dueOn = command.dueOn === null ? pledge.dueOn : parseDate(command.dueOn);
  if (dueOn < pledge.madeOn) {
    throw new Problem('coalition.period-malformed', { from: pledge.madeOn, to: dueOn });
  }
  const quantity = command.quantity === null ? pledge.quantity : positive(command.quantity, pledge.unit);
  if (quantity.compare(pledge.delivered) < 0) {
    const { unit, delivered } = pledge;
    throw new Problem('exchange.pledge-below-delivered', {
      pledge: pledgeId,
      delivered: delivered.toString(),
      unit,
      found: command.quantity,
    });
  }
  const value = amendedValue(command.value, pledge, quantity, directory);
  const isSameValue = (value?.toString() ?? null) === (pledge.value?.toString() ?? null);
  if (dueOn === pledge.dueOn && quantity.equals(pledge.quantity) && isSameValue) return [];
  return [
    {
      type: 'PledgeAmended',
      occurredOn: on,
      data: {
        pledgeId,
        memberId,
        quantity: quantity.toString(),
        value: value?.toString() ?? null,
        dueOn,
        by,
        reason: why,
      },
    },
  ];
}

function amendedValue(
  stated: string | null,
  pledge: PledgeState,
  quantity: Amount,
  directory: Directory,
): Amount | null {
  const base = directory.coalition.currency;
  if (pledge.kind === 'funds' && pledge.unit === base.code) return quantity;
  if (stated === null) return valueInProportion(pledge, quantity, base).value;
  const value = Quantity.of(Amount.parse(stated), base.code).amount;
  if (value.isNegative()) throw new Problem('exchange.value-negative', { found: stated });
  return value;
}

/** The rest is no longer asked for. */
export function waivePledge(
  command: SettlePledge,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const known = knownPledge(command.pledgeId, facts);
  if (known.status === 'waived') return [];
  const pledge = openPledge(command.pledgeId, facts);
  const by = parseParty(command.actingFor, directory);
  assertMay('settle a pledge', by, new Set());
  const why = reason(command.reason, 'reason');
  const { pledgeId, memberId } = pledge;
  const data = { pledgeId, memberId, handedTo: null, by, reason: why };
  return [{ type: 'PledgeWaived', occurredOn: onOrAfter(pledge, command.on), data }];
}

/** The rest of a pledge that fell due is no longer expected. */
export function lapsePledge(
  command: SettlePledge,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const known = knownPledge(command.pledgeId, facts);
  if (known.status === 'lapsed') return [];
  const pledge = openPledge(command.pledgeId, facts);
  const by = parseParty(command.actingFor, directory);
  assertMay('settle a pledge', by, new Set());
  const why = reason(command.reason, 'reason');
  const on = onOrAfter(pledge, command.on);
  const { pledgeId, memberId, dueOn } = pledge;
  if (on <= dueOn) throw new Problem('exchange.pledge-not-due', { pledge: pledgeId, dueOn, found: on });
  return [{ type: 'PledgeLapsed', occurredOn: on, data: { pledgeId, memberId, by, reason: why } }];
}

/**
 * Settles what a member that left had promised (domain.md §10): each open pledge is kept, waived, or handed over to another
 * member, who promises the rest anew. Its history, credits and attributions stay.
 */
export function settleDeparture(
  command: SettleDeparture,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const member = knownMember(directory, command.memberId);
  const by = parseParty(command.actingFor, directory);
  assertMay('settle a departure', by, new Set());
  const why = reason(command.reason, 'reason');
  const leftOn = member.spells.at(-1)!.to;
  if (leftOn === null) throw new Problem('exchange.member-not-left', { member: member.id });
  const open = facts.pledgesOf(member.id).filter((pledge) => outstandingOf(pledge).isPositive());
  const named = new Map(command.pledges.map((one) => [identifier(one.pledgeId, 'pledge_id'), one]));
  const undecided = open.filter(({ pledgeId }) => !named.has(pledgeId)).map(({ pledgeId }) => pledgeId);
  if (undecided.length > 0) {
    throw new Problem('exchange.pledges-undecided', { member: member.id, pledges: undecided.join(', ') });
  }
  const events: ExchangeEvent[] = [];
  const settled: DepartureSettled['pledges'][number][] = [];
  for (const [pledgeId, { how, to }] of named) {
    const pledge = open.find((one) => one.pledgeId === pledgeId);
    if (!pledge) throw new Problem('exchange.pledge-not-open', { pledge: pledgeId, member: member.id });
    if (how === 'keep') {
      settled.push({ pledgeId, outcome: 'kept' });
    } else if (how === 'waive') {
      const data = { pledgeId, memberId: member.id, handedTo: null, by, reason: why };
      events.push({ type: 'PledgeWaived', occurredOn: leftOn, data });
      settled.push({ pledgeId, outcome: 'waived' });
    } else if (how === 'hand-over') {
      events.push(...handedOver(pledge, to, leftOn, { by, why }, directory, facts));
      settled.push({ pledgeId, outcome: 'handed-over' });
    } else {
      throw new Problem('exchange.settlement-unknown', { pledge: pledgeId, found: how });
    }
  }
  const data = { memberId: member.id, pledges: settled, by, reason: why };
  return [...events, { type: 'DepartureSettled', occurredOn: leftOn, data }];
}

/** The rest of a pledge, promised by another member under an id that tells where it came from. */
function handedOver(
  pledge: PledgeState,
  to: string | null,
  on: string,
  { by, why }: { readonly by: Party; readonly why: string },
  directory: Directory,
  facts: ExchangeFacts,
): PledgeEvent[] {
  const { pledgeId, memberId, kind, unit, counterparty } = pledge;
  if (to === null)
    throw new Problem('exchange.settlement-unknown', { pledge: pledgeId, found: 'hand-over to nobody' });
  const heir = knownMember(directory, to);
  assertActiveOn(heir, on);
  if (counterparty === `member:${heir.id}`) {
    throw new Problem('exchange.exchange-with-itself', { member: heir.id });
  }
  const newId = identifier(`${pledgeId}/${heir.id}`, 'pledge_id');
  const known = facts.pledge(newId);
  if (known) {
    throw new Problem('exchange.pledge-exists', {
      pledge: newId,
      field: 'memberId',
      recorded: known.memberId,
      found: heir.id,
    });
  }
  const rest = outstandingOf(pledge);
  const { value, valuation } = valueInProportion(pledge, rest, directory.coalition.currency);
  const made: PledgeMade = {
    pledgeId: newId,
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

function pledgerIf(
  party: Party,
  memberId: string,
  directory: Directory,
  { today }: Pick<ExchangeFacts, 'today'>,
): ReadonlySet<Standpoint> {
  return new Set(isSameParty(party, `member:${memberId}`, directory, today()) ? ['pledger'] : []);
}

function knownPledge(text: string, facts: ExchangeFacts): PledgeState {
  const pledgeId = identifier(text, 'pledge_id');
  const pledge = facts.pledge(pledgeId);
  if (!pledge) throw new Problem('exchange.pledge-unknown', { pledge: pledgeId });
  return pledge;
}

function openPledge(text: string, facts: ExchangeFacts): PledgeState {
  const pledge = knownPledge(text, facts);
  const { pledgeId, status, settledOn } = pledge;
  if (status !== 'open')
    throw new Problem('exchange.pledge-settled', { pledge: pledgeId, state: status, on: settledOn });
  return pledge;
}

/** The day on which something is done with a pledge, which is not before it was made. */
function onOrAfter(pledge: PledgeState, text: string): string {
  const on = parseDate(text);
  if (on < pledge.madeOn) throw new Problem('coalition.period-malformed', { from: pledge.madeOn, to: on });
  return on;
}

function positive(found: string, unit: string): Amount {
  const quantity = Quantity.of(Amount.parse(found), unit).amount;
  if (!quantity.isPositive()) throw new Problem('exchange.quantity-not-positive', { found });
  return quantity;
}
