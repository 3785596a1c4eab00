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
import type { ExchangeEvent, PledgeMade } from './events.js';
import type { ExchangeFacts } from './facts.js';
import { checkedCounterparty, checkedKind, checkedUnit, text } from './field-checks.js';
import { outstandingOf, type PledgeState, type PledgeStatus } from './pledge.js';
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
  /** What was promised when whoever amends it read it; nothing is compared without it. */
  readonly knownQuantity?: string | null;
  readonly knownDueOn?: string | null;
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
  if (known && known.status !== 'retracted') {
    assertSamePledge(known, {
      memberId: member.id,
      kind,
      unit: unit.code,
      madeOn,
      counterparty,
      madeQuantity: quantity.toString(),
      madeDueOn: dueOn,
      // Where nothing is said of it, the rates of that day decided.
      madeValue: statedValue === null ? (known.madeValue?.toString() ?? '') : statedValue.toString(),
    });
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

/** What was promised at first, however it was amended since. */
interface AsMade extends Pick<
  PledgeState,
  'memberId' | 'kind' | 'unit' | 'madeOn' | 'counterparty' | 'madeDueOn'
> {
  readonly madeQuantity: string;
  readonly madeValue: string;
}

function assertSamePledge(known: PledgeState, found: AsMade): void {
  const recorded: AsMade = {
    ...known,
    madeQuantity: known.madeQuantity.toString(),
    madeValue: known.madeValue?.toString() ?? '',
  };
  const fields = [
    ['member_id', 'memberId'],
    ['kind', 'kind'],
    ['unit', 'unit'],
    ['quantity', 'madeQuantity'],
    ['value', 'madeValue'],
    ['made_on', 'madeOn'],
    ['due_on', 'madeDueOn'],
    ['counterparty', 'counterparty'],
  ] as const;
  for (const [field, key] of fields) {
    if (recorded[key] === found[key]) continue;
    throw new Problem('exchange.pledge-exists', {
      pledge: known.pledgeId,
      field,
      recorded: recorded[key] || 'nothing',
      found: found[key],
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
  assertAsKnown(pledge, command);
  const on = onOrAfter(pledge, command.on);
  const dueOn = command.dueOn === null ? pledge.dueOn : parseDate(command.dueOn);
  // A promise can't be made for a day that is over, or its keeping could be decided afterwards.
  if (dueOn !== pledge.dueOn && dueOn < on) {
    throw new Problem('coalition.period-malformed', { from: on, to: dueOn });
  }
  const quantity = command.quantity === null ? pledge.quantity : positive(command.quantity, pledge.unit);
  // More may have been delivered than was promised; only less than that can't be promised any more.
  if (!quantity.equals(pledge.quantity) && quantity.compare(pledge.delivered) < 0) {
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

/** Who amends a pledge must not take back unseen what somebody else has agreed to meanwhile. */
function assertAsKnown(
  { pledgeId, quantity, unit, dueOn }: PledgeState,
  { knownQuantity = null, knownDueOn = null }: AmendPledge,
): void {
  const isQuantity = knownQuantity === null || Amount.parse(knownQuantity).equals(quantity);
  if (isQuantity && (knownDueOn === null || parseDate(knownDueOn) === dueOn)) return;
  throw new Problem('exchange.pledge-amended-meanwhile', {
    pledge: pledgeId,
    quantity: quantity.toString(),
    unit,
    dueOn,
  });
}

function amendedValue(
  stated: string | null,
  pledge: PledgeState,
  quantity: Amount,
  directory: Directory,
): Amount | null {
  const base = directory.coalition.currency;
  const isOwnValue = pledge.kind === 'funds' && pledge.unit === base.code;
  if (stated === null) return isOwnValue ? quantity : valueInProportion(pledge, quantity, base).value;
  const value = Quantity.of(Amount.parse(stated), base.code).amount;
  if (value.isNegative()) throw new Problem('exchange.value-negative', { found: stated });
  if (isOwnValue && !value.equals(quantity)) {
    throw new Problem('exchange.value-of-funds-differs', { found: stated, expected: quantity.toString() });
  }
  return value;
}

/** The rest is no longer asked for. */
export function waivePledge(
  command: SettlePledge,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const settled = settling(command, 'waived', directory, facts);
  if (!settled) return [];
  const { on, ...data } = settled;
  return [{ type: 'PledgeWaived', occurredOn: on, data: { ...data, handedTo: null } }];
}

/** The rest of a pledge that fell due is no longer expected. */
export function lapsePledge(
  command: SettlePledge,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const settled = settling(command, 'lapsed', directory, facts);
  if (!settled) return [];
  const { on, ...data } = settled;
  const { dueOn } = knownPledge(command.pledgeId, facts);
  if (on <= dueOn) throw new Problem('exchange.pledge-not-due', { pledge: data.pledgeId, dueOn, found: on });
  return [{ type: 'PledgeLapsed', occurredOn: on, data }];
}

/** Takes a pledge back that an import told of by mistake. */
export interface RetractPledge {
  readonly pledgeId: string;
  readonly reason: string;
  readonly actingFor: string | null;
}

/**
 * A pledge was never made: an import that told of it is undone. It counts from no day on, so that its own day must be open.
 * @throws Problem `exchange.pledge-unknown`, `exchange.pledge-delivered`, `exchange.pledge-settled`
 */
export function retractPledge(
  command: RetractPledge,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const by = parseParty(command.actingFor, directory);
  assertMay('undo an import', by, new Set());
  const why = reason(command.reason, 'reason');
  const pledge = facts.pledge(identifier(command.pledgeId, 'pledge_id'));
  if (pledge?.status === 'retracted') return [];
  const { pledgeId, memberId, madeOn, delivered, unit } = openPledge(command.pledgeId, facts);
  if (!delivered.isZero()) {
    throw new Problem('exchange.pledge-delivered', { pledge: pledgeId, found: delivered.toString(), unit });
  }
  return [{ type: 'PledgeRetracted', occurredOn: madeOn, data: { pledgeId, memberId, by, reason: why } }];
}

/** What both ways to give up the rest of a pledge ask; nothing where it is given up so already. */
function settling(
  command: SettlePledge,
  status: PledgeStatus,
  directory: Directory,
  facts: ExchangeFacts,
): { on: string; pledgeId: string; memberId: string; by: Party; reason: string } | undefined {
  const by = parseParty(command.actingFor, directory);
  assertMay('settle a pledge', by, new Set());
  if (knownPledge(command.pledgeId, facts).status === status) return undefined;
  const pledge = openPledge(command.pledgeId, facts);
  const { pledgeId, memberId } = pledge;
  const why = reason(command.reason, 'reason');
  if (outstandingOf(pledge).isZero()) throw new Problem('exchange.pledge-fulfilled', { pledge: pledgeId });
  return { on: onOrAfter(pledge, command.on), pledgeId, memberId, by, reason: why };
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
  if (!pledge || pledge.status === 'retracted')
    throw new Problem('exchange.pledge-unknown', { pledge: pledgeId });
  return pledge;
}

function openPledge(text: string, facts: ExchangeFacts): PledgeState {
  const pledge = knownPledge(text, facts);
  const { pledgeId, status, settledOn } = pledge;
  if (status !== 'open')
    throw new Problem('exchange.pledge-settled', { pledge: pledgeId, state: status, on: settledOn });
  return pledge;
}

/**
 * The day on which something is done with a pledge. It is not before it was made, nor before it was last amended, so that
 * what was promised on a day has one answer.
 */
function onOrAfter({ promisedSince }: PledgeState, text: string): string {
  const on = parseDate(text);
  if (on < promisedSince) throw new Problem('coalition.period-malformed', { from: promisedSince, to: on });
  return on;
}

function positive(found: string, unit: string): Amount {
  const quantity = Quantity.of(Amount.parse(found), unit).amount;
  if (!quantity.isPositive()) throw new Problem('exchange.quantity-not-positive', { found });
  return quantity;
}
