import { assertMay, parseParty } from '../../coalition/domain/authority.js';
import type { Directory } from '../../coalition/domain/directory.js';
import { Amount } from '../../kernel/amount.js';
import { parseDate } from '../../kernel/calendar.js';
import { Problem } from '../../kernel/problem.js';
import { unitOf } from '../../kernel/unit.js';
import { coreOf, counterpartyText, parseCounterparty, type RecordEntry } from './entry.js';
import type { ExchangeEvent } from './events.js';
import {
  assertPoolHolds,
  assertRecordedByItself,
  knownEntry,
  standpointsOf,
  type ExchangeFacts,
} from './facts.js';
import { text } from './field-checks.js';
import { bookingOf, checkedLateFor, happenedOn, restatedBy } from './late.js';
import { deliveryOf } from './pledge.js';

/** A reversal mirrors its entry exactly, so that both add up to nothing. Its date is its own: the day it was put right. */
export function reverseEntry(
  command: RecordEntry,
  reverses: string,
  entryId: string,
  facts: ExchangeFacts,
  directory: Directory,
  isFromFile: boolean,
): ExchangeEvent[] {
  const entry = knownEntry(facts, reverses);
  const reversedId = entry.entryId;
  if (entry.reverses !== null) throw new Problem('exchange.reversal-of-reversal', { entry: reversedId });
  if (entry.reversedBy !== null) {
    throw new Problem('exchange.entry-already-reversed', { entry: reversedId, reversedBy: entry.reversedBy });
  }
  assertRecordedByItself(entry);
  const { standing } = entry;
  if (standing === 'disputed') throw new Problem('exchange.entry-disputed', { entry: reversedId });
  if (standing === 'withdrawn') throw new Problem('exchange.entry-withdrawn', { entry: reversedId });
  const party = parseParty(command.actingFor, directory);
  const act = standing === 'accepted' ? 'reverse what was accepted' : 'reverse what was proposed';
  assertMay(act, party, standpointsOf(party, entry, directory, facts));
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
  const stated = checkedLateFor(command.lateFor, occurredOn, directory, isFromFile);
  if (stated !== null && stated !== happenedOn(entry)) throw differs('late_for', stated, happenedOn(entry));
  if (facts.entry(entryId)) throw new Problem('exchange.entry-exists', { entry: entryId });
  const isAccepted = standing === 'accepted';
  if (isAccepted && entry.direction === 'contribution') {
    assertPoolHolds(entry, occurredOn, entry.quantity, directory, facts);
  }
  const pledge = isAccepted && entry.pledgeId !== null ? facts.pledge(entry.pledgeId) : undefined;
  return [
    {
      type: 'EntryReversed',
      occurredOn,
      data: {
        ...coreOf(entry),
        entryId,
        reverses: reversedId,
        quantity: quantity.toString(),
        value: value?.toString() ?? null,
        standing,
        project: text(command.project, 'project'),
        description: text(command.description, 'description'),
        lateFor: stated ?? restatedBy(entry, directory),
        carriedFrom: isAccepted ? null : bookingOf(entry, directory).carriedFrom,
        by: party,
      },
    },
    ...deliveryOf(entry, pledge, occurredOn, quantity),
  ];
}
