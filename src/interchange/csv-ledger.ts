import type { Directory } from '../coalition/domain/directory.js';
import type { CoalitionEvent } from '../coalition/domain/events.js';
import { VALUE_TYPES } from '../coalition/domain/value-types.js';
import type { EventRegistry } from '../event-store/event.js';
import { eventOf, EVENT_SELECT } from '../event-store/log-reader.js';
import type { ReadSnapshot } from '../event-store/store.js';
import type { EntryRecorded, Valuation } from '../exchange/domain/events.js';
import { valueOf } from '../exchange/domain/valuation.js';
import { Amount } from '../kernel/amount.js';
import { parseDate } from '../kernel/calendar.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';
import { formatAmount, unitOf } from '../kernel/unit.js';
import { csvLine } from './csv-text.js';
import { basisOf, statementText, valueTypesText } from './entry-rows.js';
import type { ExportedEntry } from './exported-entries.js';
import type { ExportedPledge } from './exported-pledges.js';
import { columnsOf, type TableName } from './import-tables.js';
import { PRIORITY_PREFIX } from './row-checks.js';

/** The header of a table's file. */
export function csvHead(table: TableName): string {
  return csvLine(columnsOf(table).map(({ name }) => name));
}

/** One row of a table; columns that are not named stay empty. Texts never pass for a spreadsheet's formula. */
export function csvRow(table: TableName, cells: Readonly<Record<string, string | null>>): string {
  return csvLine(
    columnsOf(table).map(({ name, text }) => {
      const cell = cells[name] ?? '';
      return text ? spreadsheetSafe(cell) : cell;
    }),
  );
}

/** Members as they joined. What changed since stands in `member_changes.csv`, as far as that file can say it. */
export function membersCsv(directory: Directory): string {
  let csv = csvHead('members');
  for (const { id, joinedAs, baseline, takenBack } of directory.members.values()) {
    if (takenBack) continue;
    const { profile, priorities } = joinedAs;
    csv += csvRow('members', {
      member_id: id,
      name: joinedAs.name,
      joined_on: joinedAs.on,
      parent_group: profile.parentGroup,
      capacity_budget: profile.capacityBudget,
      capacity_fte: profile.capacityFte,
      need: profile.need,
      ...Object.fromEntries(
        VALUE_TYPES.map((type) => [`${PRIORITY_PREFIX}${type}`, priorities?.[type] ?? null]),
      ),
      baseline_given: baseline && formatAmount(baseline.given, directory.coalition.currency),
      baseline_received: baseline && formatAmount(baseline.received, directory.coalition.currency),
    });
  }
  return csv;
}

export function poolsCsv(directory: Directory): string {
  let csv = csvHead('pools');
  for (const pool of directory.pools.values()) {
    if (pool.takenBack) continue;
    const { poolId, name, restrictedTo, allowNegative, openedOn } = pool;
    csv += csvRow('pools', {
      pool_id: poolId,
      name,
      restricted_to: restrictedTo,
      allow_negative: String(allowNegative),
      opened_on: openedOn,
    });
  }
  return csv;
}

export function ratesCsv(directory: Directory): string {
  let csv = csvHead('rates');
  for (const { kind, category, unit, rate, method, validFrom, validTo, source } of directory.rates) {
    const dates = { valid_from: validFrom, valid_to: validTo };
    csv += csvRow('rates', { kind, category, unit, rate: rate.toString(), method, ...dates, source });
  }
  return csv;
}

export function exchangeRatesCsv(directory: Directory): string {
  let csv = csvHead('exchange_rates');
  for (const { currency, rateToBase, validOn, source } of [...directory.exchangeRates.values()].flat()) {
    csv += csvRow('exchange_rates', {
      currency,
      rate_to_base: rateToBase.toString(),
      valid_on: validOn,
      source,
    });
  }
  return csv;
}

/** Renames, mergers, departures and returns, in the order in which they were recorded. */
export async function memberChangesCsv(
  snapshot: ReadSnapshot,
  events: EventRegistry,
  coalitionId: string,
): Promise<string> {
  const rows = await snapshot.query(
    `SELECT ${EVENT_SELECT} FROM events WHERE coalition_id = ? AND is_directory = 1 ORDER BY position`,
    [coalitionId],
  );
  let changes: Record<string, string>[] = [];
  for (const row of rows) {
    const event = eventOf(row, events) as unknown as CoalitionEvent;
    const change = changeOf(event);
    if (change) changes.push(change);
    // What was said of a member that was taken back went with it.
    if (event.type === 'CoalitionFactReversed' && event.data.fact === 'member') {
      const { memberId } = event.data;
      changes = changes.filter(({ member_id: id }) => id !== memberId);
    }
  }
  return csvHead('member_changes') + changes.map((change) => csvRow('member_changes', change)).join('');
}

function changeOf(event: CoalitionEvent): Record<string, string> | undefined {
  switch (event.type) {
    case 'MemberRenamed':
      return { on: event.occurredOn, member_id: event.data.memberId, change: 'renamed', to: event.data.name };
    case 'MemberMerged':
      return { on: event.occurredOn, member_id: event.data.memberId, change: 'merged', to: event.data.into };
    case 'MemberLeft':
      return { on: event.occurredOn, member_id: event.data.memberId, change: 'left' };
    case 'MemberRejoined':
      return { on: event.occurredOn, member_id: event.data.memberId, change: 'rejoined' };
    default:
      return undefined;
  }
}

/** A pledge as it was made, with the value that it got then. */
export function pledgeCsv({ madeOn, data }: ExportedPledge, directory: Directory): string {
  const { currency } = directory.coalition;
  return csvRow('pledges', {
    pledge_id: data.pledgeId,
    member_id: data.memberId,
    kind: data.kind,
    quantity: formatAmount(Amount.parse(data.quantity), unitOf(data.unit)),
    unit: data.unit,
    value: data.value === null ? null : formatAmount(Amount.parse(data.value), currency),
    made_on: madeOn,
    due_on: data.dueOn,
    counterparty: data.counterparty,
    description: data.description,
  });
}

/**
 * An entry in the columns of `entries.csv`, as it stands now: what it comes to, and with every value that is known written out,
 * so that figures which are read back come out the same, whatever rates were adopted since. What is disputed is proposed anew.
 */
export function entryCsv(entry: ExportedEntry, directory: Directory): string {
  const { data, value, quantity, recordedBy } = entry;
  return csvRow('entries', {
    entry_id: data.entryId,
    direction: data.direction,
    member_id: data.memberId,
    kind: data.kind,
    occurred_on: entry.occurredOn,
    late_for: entry.lateFor,
    quantity: formatAmount(quantity, unitOf(data.unit)),
    unit: data.unit,
    value: value === null ? null : formatAmount(value, directory.coalition.currency),
    value_type: valueTypesText(data.valueTypes),
    counterparty: data.counterparty,
    project: data.project,
    description: data.description,
    reverses: entry.reverses,
    status: entry.standing === 'disputed' ? 'proposed' : entry.standing,
    recorded_by: recordedBy === 'backbone' ? null : recordedBy,
    pledge_id: entry.pledgeId,
    ...('reverses' in data ? {} : onlyOfEntries(data, entry.valuation)),
  });
}

/** What only an entry has, and the reversal of one has not. */
function onlyOfEntries(data: EntryRecorded, valuation: Valuation | null): Record<string, string | null> {
  const { inKind, costShare } = data;
  return {
    valuation_basis: basisOf({ ...data, valuation }),
    category: inKind?.category ?? null,
    technique: inKind?.technique ?? null,
    inputs: inKind?.inputs ?? null,
    approved_by: inKind?.approvedBy ?? null,
    use: inKind?.use ?? null,
    restrictions: inKind?.restrictions ?? null,
    award: costShare?.award ?? null,
    item: costShare?.item ?? null,
    necessary: statementText(costShare?.necessary),
    allowable: statementText(costShare?.allowable),
    federally_funded: statementText(costShare?.federallyFunded),
    in_approved_budget: statementText(costShare?.inApprovedBudget),
  };
}

/** Whether an entry without a value would get one by today's rates when it is read back. */
export function wouldBeValued(
  { data, quantity, value, occurredOn, lateFor }: ExportedEntry,
  directory: Directory,
): boolean {
  if (value !== null || 'reverses' in data) return false;
  const asked = { kind: data.kind, unit: unitOf(data.unit), quantity, statedValue: null };
  return (
    valueOf({ ...asked, occurredOn: parseDate(lateFor ?? occurredOn), basis: data.rateCategory }, directory)
      .value !== null
  );
}
