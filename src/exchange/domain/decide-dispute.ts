import { assertMay, isSameParty, parseParty, type Act } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { NAME_LIMIT, reason } from '../../coalition/domain/field-checks.js';
import { Amount } from '../../kernel/amount.js';
import { freeText, identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity, unitOf } from '../../kernel/unit.js';
import {
  coreOf,
  type AcceptEntry,
  type AnswerDispute,
  type AttachEvidence,
  type DisputeEntry,
  type DisputeState,
  type EntryState,
  type ResolveDispute,
} from './entry.js';
import type { DisputeOutcome, DisputeResolved, ExchangeEvent } from './events.js';
import {
  assertPoolHolds,
  assertRecordedByItself,
  assertStands,
  knownEntry,
  standpointsOf,
  type ExchangeFacts,
} from './facts.js';
import { assertNotCountedInClosed, bookingOf } from './late.js';
import { deliveryOf } from './pledge.js';
import { valueInProportion, valueOf, type Valued } from './valuation.js';

/** Accepts a proposed entry, so that it counts. The same again states nothing. */
export function acceptEntry(
  command: AcceptEntry,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const entry = knownEntry(facts, command.entryId);
  const party = parseParty(command.actingFor, directory);
  assertMay('accept', party, standpointsOf(party, entry, directory, facts));
  assertStands(entry);
  if (entry.standing === 'accepted') return [];
  if (entry.standing === 'disputed') throw new Problem('exchange.entry-disputed', { entry: entry.entryId });
  const { occurredOn, ...late } = bookingOf(entry, directory);
  if (entry.direction === 'benefit') assertPoolHolds(entry, occurredOn, entry.quantity, directory, facts);
  return [
    { type: 'EntryAccepted', occurredOn, data: { ...coreOf(entry), ...late, by: party } },
    ...deliveryOf(entry, pledgeOf(entry, facts), occurredOn, entry.quantity),
  ];
}

/** Disputes an entry: its amount counts no more, and is held apart until the dispute is resolved. */
export function disputeEntry(
  command: DisputeEntry,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const entry = knownEntry(facts, command.entryId);
  const party = parseParty(command.actingFor, directory);
  const why = reason(command.reason, 'reason');
  assertMay('dispute', party, standpointsOf(party, entry, directory, facts));
  assertStands(entry);
  assertRecordedByItself(entry);
  const { entryId, standing } = entry;
  if (standing === 'disputed') {
    const dispute = facts.dispute(entryId)!;
    if (isSameParty(dispute.disputedBy, party, directory, facts.today())) return [];
    throw new Problem('exchange.entry-disputed', { entry: entryId });
  }
  // Who made a mistake itself takes it back; only another side can disagree with what it says.
  if (party !== 'backbone' && isSameParty(entry.recordedBy, party, directory, facts.today())) {
    throw new Problem('exchange.own-entry-disputed', { entry: entryId, party });
  }
  if (standing === 'accepted') assertNotCountedInClosed(entry.occurredOn, directory);
  const { occurredOn, ...late } = bookingOf(entry, directory);
  const held = standing === 'accepted' ? entry.quantity.negated() : Amount.zero;
  return [
    {
      type: 'EntryDisputed',
      occurredOn,
      data: { ...coreOf(entry), ...late, heldFrom: standing, by: party, reason: why },
    },
    ...deliveryOf(entry, pledgeOf(entry, facts), occurredOn, held),
  ];
}

/** The other side of a dispute says what it thinks, as often as it likes. */
export function answerDispute(
  command: AnswerDispute,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const entry = knownEntry(facts, command.entryId);
  const party = parseParty(command.actingFor, directory);
  const answer = reason(command.answer, 'answer');
  const dispute = openDispute(entry, facts);
  assertMay('answer a dispute', party, standpointsOf(party, entry, directory, facts, dispute));
  const data = { entryId: entry.entryId, by: party, answer };
  return [{ type: 'DisputeAnswered', occurredOn: entry.occurredOn, data }];
}

const ACT_OF = {
  upheld: 'uphold in a dispute',
  adjusted: 'adjust in a dispute',
  withdrawn: 'withdraw in a dispute',
} as const satisfies Record<DisputeOutcome, Act>;

/** Ends a dispute, with a reason: the entry counts as it was, or with other amounts, or no more. */
export function resolveDispute(
  command: ResolveDispute,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const entry = knownEntry(facts, command.entryId);
  const { outcome } = command;
  if (!Object.hasOwn(ACT_OF, outcome)) throw new Problem('exchange.outcome-unknown', { found: outcome });
  const party = parseParty(command.actingFor, directory);
  const why = reason(command.reason, 'reason');
  const dispute = openDispute(entry, facts);
  const standpoints = standpointsOf(party, entry, directory, facts, dispute);
  assertMay(ACT_OF[outcome as DisputeOutcome], party, standpoints);
  // To give in about what was only proposed is to accept it, which not everybody may who may disagree with it.
  if (outcome === 'upheld' && dispute.heldFrom === 'proposed') assertMay('accept', party, standpoints);
  const adjusted = adjustmentOf(command, entry, directory);
  const counted =
    outcome === 'withdrawn' ? Amount.zero : Amount.parse(adjusted?.quantity ?? coreOf(entry).quantity);
  const before = dispute.heldFrom === 'accepted' ? entry.quantity : Amount.zero;
  // What the pool gave or got stays with it while a dispute lasts; only now may that change.
  const leaving = entry.direction === 'contribution' ? before.minus(counted) : counted.minus(before);
  const { occurredOn, ...late } = bookingOf(entry, directory);
  assertPoolHolds(entry, occurredOn, leaving, directory, facts);
  return [
    {
      type: 'DisputeResolved',
      occurredOn,
      data: {
        ...coreOf(entry),
        ...late,
        heldFrom: dispute.heldFrom,
        outcome: outcome as DisputeOutcome,
        adjusted,
        by: party,
        reason: why,
      },
    },
    ...deliveryOf(entry, pledgeOf(entry, facts), occurredOn, counted),
  ];
}

/** What a disputed entry is to come to instead. Another quantity keeps its price, unless a value is stated for it. */
function adjustmentOf(
  { outcome, quantity, value, reason: basis }: ResolveDispute,
  entry: EntryState,
  directory: Directory,
): DisputeResolved['adjusted'] {
  const { entryId } = entry;
  if (outcome !== 'adjusted') {
    if (quantity === null && value === null) return null;
    throw new Problem('exchange.adjustment-unwanted', { entry: entryId, outcome });
  }
  const adjusted =
    quantity === null ? entry.quantity : Quantity.of(Amount.parse(quantity), entry.unit).amount;
  if (!adjusted.isPositive()) throw new Problem('exchange.quantity-not-positive', { found: quantity });
  const statedValue = value === null ? null : Amount.parse(value);
  if (statedValue?.isNegative()) throw new Problem('exchange.value-negative', { found: value });
  const valued = adjustedValue(entry, adjusted, statedValue, basis, directory);
  const isSameValue = (valued.value?.toString() ?? null) === (entry.value?.toString() ?? null);
  if (adjusted.equals(entry.quantity) && isSameValue) {
    throw new Problem('exchange.adjustment-missing', { entry: entryId });
  }
  return {
    quantity: adjusted.toString(),
    value: valued.value?.toString() ?? null,
    valuation: valued.valuation,
  };
}

function adjustedValue(
  entry: EntryState,
  quantity: Amount,
  statedValue: Amount | null,
  basis: string,
  directory: Directory,
): Pick<Valued, 'value' | 'valuation'> {
  const base = directory.coalition.currency;
  const isOwnValue = entry.kind === 'funds' && entry.unit === base.code;
  if (statedValue === null && !isOwnValue) return valueInProportion(entry, quantity, base);
  const { kind, occurredOn } = entry;
  const unit = unitOf(entry.unit);
  return valueOf({ kind, unit, quantity, occurredOn, statedValue, basis }, directory);
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Attaches a file to an entry. The same file again states nothing. */
export function attachEvidence(
  command: AttachEvidence,
  directory: Directory,
  facts: ExchangeFacts,
): ExchangeEvent[] {
  const entry = knownEntry(facts, command.entryId);
  const party = parseParty(command.actingFor, directory);
  assertMay('attach evidence', party, standpointsOf(party, entry, directory, facts));
  const { entryId, occurredOn } = entry;
  const { bytes, sha256 } = command;
  const mediaType = identifier(command.mediaType, 'media_type');
  if (!SHA256.test(sha256)) throw new Problem('exchange.evidence-hash-malformed', { found: sha256 });
  if (facts.hasEvidence(entryId, sha256)) return [];
  const name = freeText(command.name, 'name', NAME_LIMIT);
  return [
    {
      type: 'EvidenceAttached',
      occurredOn,
      data: { entryId, name, mediaType, bytes, sha256, by: party },
    },
  ];
}

function openDispute(entry: EntryState, facts: ExchangeFacts): DisputeState {
  const { entryId, standing } = entry;
  if (standing !== 'disputed') throw new Problem('exchange.entry-not-disputed', { entry: entryId, standing });
  return facts.dispute(entryId)!;
}

function pledgeOf(entry: EntryState, facts: ExchangeFacts) {
  return entry.pledgeId === null ? undefined : facts.pledge(entry.pledgeId);
}
