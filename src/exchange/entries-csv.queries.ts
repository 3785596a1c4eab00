import { stringify } from 'csv-stringify/sync';
import type { EntryView } from './exchange.queries.js';
import { spreadsheetSafe } from '../kernel/spreadsheet-text.js';

const COLUMNS = [
  'occurred_on',
  'entry_id',
  'direction',
  'member_id',
  'counterparty',
  'kind',
  'status',
  'recorded_by',
  'waits_for',
  'quantity',
  'unit',
  'value',
  'project',
  'description',
  'pledge_id',
  'award',
  'reverses',
  'reversed_by',
  'late_for',
] as const;

/** A list of entries for a spreadsheet: to look at, where the export is to be read back. */
export function entriesCsv(entries: readonly EntryView[]): string {
  return entriesCsvLines(entries, true);
}

/** A part of such a list; the first one with the names of its columns. */
export function entriesCsvLines(entries: readonly EntryView[], header: boolean): string {
  const rows = entries.map((entry): Record<(typeof COLUMNS)[number], string> => {
    const text = (said: string | null): string => spreadsheetSafe(said ?? '');
    return {
      occurred_on: entry.occurredOn,
      entry_id: text(entry.id),
      direction: entry.direction,
      member_id: text(entry.memberId),
      counterparty: text(entry.counterparty),
      kind: entry.kind,
      status: entry.status,
      recorded_by: text(entry.recordedBy),
      waits_for: text(entry.waitsFor.map(({ party }) => party).join(' ')),
      quantity: entry.quantity,
      unit: text(entry.unit),
      value: entry.value ?? '',
      project: text(entry.project),
      description: text(entry.description),
      pledge_id: text(entry.pledgeId),
      award: text(entry.award),
      reverses: text(entry.reverses),
      reversed_by: text(entry.reversedBy),
      late_for: entry.lateFor ?? '',
    };
  });
  return stringify(rows, { header, columns: [...COLUMNS], record_delimiter: '\r\n' });
}
