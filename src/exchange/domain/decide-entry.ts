import { assertMay, parseParty, type Act } from '../../coalition/domain/authority.js';
import { assertActiveOn, knownMember, type Directory } from '../../coalition/domain/directory.js';
import { parseValueTypes } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity } from '../../kernel/unit.js';
import { reverseEntry } from './decide-reversal.js';
import type { RecordEntry, ValueEntry } from './entry.js';
import type { Direction, EntryRecorded, ExchangeEvent } from './events.js';
import { assertPoolHolds, assertStands, knownEntry, standpointsOf, type ExchangeFacts } from './facts.js';
import {
  checkedCounterparty,
  checkedDirection,
  checkedKind,
  checkedStanding,
  checkedUnit,
  text,
} from './field-checks.js';
import { checkedClaim, checkedInKind } from './in-kind.js';
import { assertBookable, assertNotCountedInClosed, checkedLateFor } from './late.js';
import { assertDelivers, deliveryOf } from './pledge.js';
import { defaultValueTypes, valueOf } from './valuation.js';

const EVENT_OF = {
  contribution: 'ContributionRecorded',
  benefit: 'BenefitRecorded',
  exchange: 'ExchangeRecorded',
} as const satisfies Record<Direction, ExchangeEvent['type']>;

/**
 * Records a contribution, a benefit or an exchange; or, where it names the entry it `reverses`, takes that one back.
 * @param isFromFile whether an import asks, whose ledger may have closed less than the one that its rows come from
 */
export function recordEntry(
  command: RecordEntry,
  entryId: string,
  directory: Directory,
  facts: ExchangeFacts,
  isFromFile = false,
): ExchangeEvent[] {
  return command.reverses === null
    ? recordNewEntry(command, entryId, directory, facts, isFromFile)
    : reverseEntry(command, command.reverses, entryId, facts, directory, isFromFile);
}

function recordNewEntry(
  command: RecordEntry,
  entryId: string,
  directory: Directory,
  facts: ExchangeFacts,
  isFromFile: boolean,
): ExchangeEvent[] {
  const direction = checkedDirection(command.direction);
  const kind = checkedKind(command.kind, direction);
  const occurredOn = parseDate(command.occurredOn);
  const lateFor = checkedLateFor(command.lateFor, occurredOn, directory, isFromFile);
  // Who was a member, which rate held: that hangs on the day when it happened, wherever it is booked.
  const happened = lateFor ?? occurredOn;
  const unit = checkedUnit(command.unit, kind, happened);
  const quantity = Quantity.of(Amount.parse(command.quantity), unit.code).amount;
  if (!quantity.isPositive())
    throw new Problem('exchange.quantity-not-positive', { found: command.quantity });
  const statedValue = command.value === null ? null : Amount.parse(command.value);
  if (statedValue?.isNegative()) throw new Problem('exchange.value-negative', { found: command.value });
  const member = knownMember(directory, command.memberId);
  assertActiveOn(member, happened);
  const counterparty = checkedCounterparty(command.counterparty, member.id, direction, happened, directory);
  const recordedBy = parseParty(command.actingFor, directory);
  // A member proposes (domain.md §4): what it says nothing about is not accepted yet.
  const standing = checkedStanding(command.status ?? (recordedBy === 'backbone' ? null : 'proposed'));
  const entry = { direction, memberId: member.id, counterparty, kind, unit: unit.code, recordedBy };
  const act: Act = standing === 'accepted' ? 'record as accepted' : 'record as proposed';
  assertMay(act, recordedBy, standpointsOf(recordedBy, entry, directory, facts));
  const { value, valuation, rateCategory } = valueOf(
    {
      kind,
      unit,
      quantity,
      occurredOn: happened,
      statedValue,
      basis: text(command.valuationBasis, 'valuation_basis'),
    },
    directory,
  );
  const data: EntryRecorded = {
    entryId,
    direction,
    memberId: member.id,
    counterparty,
    kind,
    quantity: quantity.toString(),
    unit: unit.code,
    value: value?.toString() ?? null,
    valuation,
    valueTypes: command.valueType === null ? defaultValueTypes(kind) : parseValueTypes(command.valueType),
    valueTypesStated: command.valueType !== null,
    standing,
    project: text(command.project, 'project'),
    description: text(command.description, 'description'),
    pledgeId: command.pledgeId === null ? null : identifier(command.pledgeId, 'pledge_id'),
    rateCategory,
    recordedBy,
    inKind: checkedInKind(command.inKind, kind),
    costShare: checkedClaim(command.costShare, entry, facts),
    lateFor,
  };
  if (facts.entry(entryId)) throw new Problem('exchange.entry-exists', { entry: entryId });
  assertBookable(occurredOn, directory);
  const events: ExchangeEvent[] = [{ type: EVENT_OF[direction], occurredOn, data }];
  const { pledgeId } = data;
  const pledge = pledgeId === null ? undefined : facts.pledge(pledgeId);
  if (pledgeId !== null) {
    const survivorOf = (id: string): string => directory.survivorOf(id, facts.today());
    assertDelivers(entry, pledgeId, pledge, survivorOf);
  }
  if (standing === 'proposed') return events;
  if (direction === 'benefit') assertPoolHolds(entry, occurredOn, quantity, directory, facts);
  const recorded = { entryId, pledgeId, position: Number.MAX_SAFE_INTEGER };
  return [...events, ...deliveryOf(recorded, pledge, occurredOn, quantity)];
}

/** Values an entry that has no value yet. What was recorded stays as it was; the value is a fact of its own. */
export function valueEntry(command: ValueEntry, directory: Directory, facts: ExchangeFacts): ExchangeEvent[] {
  const entry = knownEntry(facts, command.entryId);
  const { entryId } = entry;
  assertMay('value', parseParty(command.actingFor, directory), new Set());
  assertStands(entry);
  if (entry.standing === 'disputed') throw new Problem('exchange.entry-disputed', { entry: entryId });
  const value = Quantity.of(Amount.parse(command.value), directory.coalition.currency.code).amount;
  if (value.isNegative()) throw new Problem('exchange.value-negative', { found: command.value });
  if (entry.value !== null) {
    if (entry.value.equals(value)) return [];
    throw new Problem('exchange.entry-already-valued', { entry: entryId, value: entry.value.toString() });
  }
  assertNotCountedInClosed(entry.occurredOn, directory);
  const { direction, memberId, counterparty, kind, unit, valueTypes, standing } = entry;
  return [
    {
      type: 'EntryValued',
      occurredOn: entry.occurredOn,
      data: {
        entryId,
        direction,
        memberId,
        counterparty,
        kind,
        unit,
        value: value.toString(),
        valuation: { method: 'stated', basis: text(command.basis, 'basis') },
        valueTypes,
        standing,
        lateFor: entry.lateFor,
      },
    },
  ];
}
