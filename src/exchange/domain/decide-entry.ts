import { assertActiveOn, knownMember, type Directory } from '../../coalition/domain/directory.js';
import { parseValueTypes } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { identifier } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity, unitOf } from '../../kernel/unit.js';
import {
  counterpartyText,
  parseCounterparty,
  type EntryState,
  type RecordEntry,
  type ValueEntry,
} from './entry.js';
import type { Direction, EntryRecorded, ExchangeEvent } from './events.js';
import {
  checkedCounterparty,
  checkedDirection,
  checkedKind,
  checkedStanding,
  checkedUnit,
  text,
} from './field-checks.js';
import { isHeld } from './postings.js';
import { defaultValueTypes, valueOf } from './valuation.js';

/** What a decision about an entry looks at beside the directory. */
export interface EntryFacts {
  /** The entry of that id, as it stands. */
  entry(entryId: string): EntryState | undefined;
  /**
   * The lowest balance of a pool at the end of any day from `on` onwards, as recorded so far. Undefined where it is not
   * to be checked now (an import checks its pools at its end, because the order of its rows means nothing).
   */
  lowestPoolBalance(poolId: string, kind: string, unit: string, on: string): Amount | undefined;
}

const EVENT_OF = {
  contribution: 'ContributionRecorded',
  benefit: 'BenefitRecorded',
  exchange: 'ExchangeRecorded',
} as const satisfies Record<Direction, ExchangeEvent['type']>;

/** Records a contribution, a benefit or an exchange; or, where it names the entry it `reverses`, takes that one back. */
export function recordEntry(
  command: RecordEntry,
  entryId: string,
  directory: Directory,
  facts: EntryFacts,
): ExchangeEvent[] {
  return command.reverses === null
    ? recordNewEntry(command, entryId, directory, facts)
    : reverseEntry(command, command.reverses, entryId, facts, directory);
}

function recordNewEntry(
  command: RecordEntry,
  entryId: string,
  directory: Directory,
  facts: EntryFacts,
): ExchangeEvent[] {
  const direction = checkedDirection(command.direction);
  const kind = checkedKind(command.kind, direction);
  const occurredOn = parseDate(command.occurredOn);
  const unit = checkedUnit(command.unit, kind, occurredOn);
  const quantity = Quantity.of(Amount.parse(command.quantity), unit.code).amount;
  if (!quantity.isPositive())
    throw new Problem('exchange.quantity-not-positive', { found: command.quantity });
  const statedValue = command.value === null ? null : Amount.parse(command.value);
  if (statedValue?.isNegative()) throw new Problem('exchange.value-negative', { found: command.value });
  const member = knownMember(directory, command.memberId);
  assertActiveOn(member, occurredOn);
  const counterparty = checkedCounterparty(command.counterparty, member.id, direction, occurredOn, directory);
  const standing = checkedStanding(command.status);
  const { value, valuation, rateCategory } = valueOf(
    { kind, unit, quantity, occurredOn, statedValue, basis: text(command.valuationBasis, 'valuation_basis') },
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
  };
  if (facts.entry(entryId)) throw new Problem('exchange.entry-exists', { entry: entryId });
  if (standing === 'accepted' && direction === 'benefit') {
    assertPoolHolds(counterparty, kind, unit.code, occurredOn, quantity, directory, facts);
  }
  return [{ type: EVENT_OF[direction], occurredOn, data }];
}

/** A reversal mirrors its entry exactly, so that both add up to nothing. Its date is its own: the day it was put right. */
function reverseEntry(
  command: RecordEntry,
  reverses: string,
  entryId: string,
  facts: EntryFacts,
  directory: Directory,
): ExchangeEvent[] {
  const reversedId = identifier(reverses, 'reverses');
  const entry = facts.entry(reversedId);
  if (!entry) throw new Problem('exchange.entry-unknown', { entry: reversedId });
  if (entry.reverses !== null) throw new Problem('exchange.reversal-of-reversal', { entry: reversedId });
  if (entry.reversedBy !== null) {
    throw new Problem('exchange.entry-already-reversed', { entry: reversedId, reversedBy: entry.reversedBy });
  }
  const occurredOn = parseDate(command.occurredOn);
  const differs = (field: string, found: string, expected: string): Problem =>
    new Problem('exchange.reversal-differs', { entry: reversedId, field, found, expected });
  if (command.direction !== entry.direction) throw differs('direction', command.direction, entry.direction);
  if (command.memberId.normalize('NFC') !== entry.memberId)
    throw differs('member_id', command.memberId, entry.memberId);
  if (command.kind !== entry.kind) throw differs('kind', command.kind, entry.kind);
  const unit = unitOf(command.unit).code;
  if (unit !== entry.unit) throw differs('unit', unit, entry.unit);
  const quantity = entry.quantity.negated();
  if (!Amount.parse(command.quantity).equals(quantity)) {
    throw differs('quantity', command.quantity, quantity.toString());
  }
  const value = entry.value?.negated() ?? null;
  if (command.value !== null && (value === null || !Amount.parse(command.value).equals(value))) {
    throw differs('value', command.value, value?.toString() ?? 'no value');
  }
  if (command.counterparty !== null) {
    const found = counterpartyText(parseCounterparty(command.counterparty));
    if (found !== entry.counterparty) throw differs('counterparty', found, entry.counterparty);
  }
  if (facts.entry(entryId)) throw new Problem('exchange.entry-exists', { entry: entryId });
  if (entry.standing === 'accepted' && entry.direction === 'contribution') {
    assertPoolHolds(entry.counterparty, entry.kind, entry.unit, occurredOn, entry.quantity, directory, facts);
  }
  return [
    {
      type: 'EntryReversed',
      occurredOn,
      data: {
        entryId,
        reverses: reversedId,
        direction: entry.direction,
        memberId: entry.memberId,
        counterparty: entry.counterparty,
        kind: entry.kind,
        quantity: quantity.toString(),
        unit: entry.unit,
        value: value?.toString() ?? null,
        valueTypes: entry.valueTypes,
        standing: entry.standing,
        project: text(command.project, 'project'),
        description: text(command.description, 'description'),
      },
    },
  ];
}

/** Values an entry that has no value yet. What was recorded stays as it was; the value is a fact of its own. */
export function valueEntry(command: ValueEntry, directory: Directory, facts: EntryFacts): ExchangeEvent[] {
  const entryId = identifier(command.entryId, 'entry_id');
  const entry = facts.entry(entryId);
  if (!entry) throw new Problem('exchange.entry-unknown', { entry: entryId });
  if (entry.reversedBy !== null) {
    throw new Problem('exchange.entry-already-reversed', { entry: entryId, reversedBy: entry.reversedBy });
  }
  // A reversal takes back what its entry was worth then; a value of its own would leave a remainder.
  if (entry.reverses !== null) {
    throw new Problem('exchange.entry-already-reversed', { entry: entry.reverses, reversedBy: entryId });
  }
  const value = Quantity.of(Amount.parse(command.value), directory.coalition.currency.code).amount;
  if (value.isNegative()) throw new Problem('exchange.value-negative', { found: command.value });
  if (entry.value !== null) {
    if (entry.value.equals(value)) return [];
    throw new Problem('exchange.entry-already-valued', { entry: entryId, value: entry.value.toString() });
  }
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
      },
    },
  ];
}

/**
 * A pool never goes below zero at the end of any day, however late the entry of an earlier day is recorded, unless the
 * coalition allows that pool to.
 */
function assertPoolHolds(
  counterparty: string,
  kind: string,
  unit: string,
  on: string,
  wanted: Amount,
  directory: Directory,
  facts: EntryFacts,
): void {
  const parsed = parseCounterparty(counterparty);
  if (!('pool' in parsed) || !isHeld(kind) || directory.pool(parsed.pool)?.allowNegative) return;
  const balance = facts.lowestPoolBalance(parsed.pool, kind, unit, on);
  if (balance !== undefined && balance.compare(wanted) < 0) {
    throw new Problem('exchange.pool-overdrawn', {
      pool: parsed.pool,
      unit,
      on,
      balance: balance.toString(),
      wanted: wanted.toString(),
    });
  }
}
