import type { Directory } from '../../coalition/domain/directory.js';
import { columnsOf, type TableName } from '../import-tables.js';
import type { Mapping } from './mapping.js';
import type { ReadFault, SourceRow } from './read-row.js';

const DATES = /(?:_on|^on|^valid_from|^valid_to|^late_for)$/;
const AMOUNTS: ReadonlySet<string> = new Set([
  ...['quantity', 'value', 'outcome_value', 'price_credits', 'rate', 'rate_to_base', 'capacity_budget'],
  ...['capacity_fte', 'need', 'baseline_given', 'baseline_received', 'share'],
]);

/** A row of ours that a row of theirs becomes, before anything is known of the rows around it. */
export interface AssembledRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly ReadFault[];
  /** The amount with its sign, as the file has it; undefined where it has none that can be read. */
  readonly signed: string | undefined;
  /** The id of the row that it takes back; null where it takes back none. */
  readonly refunds: string | null;
  /** Of a member that is not known: what it is made with, where it may be made. */
  readonly newMember: { readonly id: string; readonly name: string } | null;
  readonly newPool: { readonly id: string; readonly name: string } | null;
}

/** The columns that hold the ids of rows, where rows have some of their own. */
export const ID_COLUMNS: Partial<Record<TableName, string>> = {
  entries: 'entry_id',
  pledges: 'pledge_id',
  applications: 'application_id',
  knowledge: 'asset_id',
  offers: 'offer_id',
  redemptions: 'redemption_id',
  achievements: 'achievement_id',
};

/** Undefined where the mapping takes no such rows, or nothing moved by it. */
export function assembled(row: SourceRow, mapping: Mapping, directory: Directory): AssembledRow | undefined {
  if (mapping.only.some((condition) => row.holds(condition) !== true)) return undefined;
  const cells: Record<string, string> = { ...mapping.constants };
  const faults: ReadFault[] = [];
  for (const [column, source] of Object.entries(mapping.columns)) {
    const written = valued(mapping, column, row.text(source));
    const read = readCell(row, column, written);
    if (read === undefined) faults.push({ column, found: written, expected: expectedIn(mapping, column) });
    const cell = read ?? '';
    if (cell !== '') cells[column] = (mapping.prefixes[column] ?? '') + cell;
  }
  const signed = cells['quantity'];
  if (mapping.sign && signed !== undefined) {
    if (signed === '0') return undefined;
    const isNegative = signed.startsWith('-');
    Object.assign(cells, isNegative ? mapping.sign.negative : mapping.sign.positive);
    cells['quantity'] = isNegative ? signed.slice(1) : signed;
  }
  const { id, refund } = mapping;
  const idColumn = ID_COLUMNS[mapping.becomes];
  const own = id ? row.text(id.from) : '';
  if (id && idColumn !== undefined && own !== '') cells[idColumn] = id.prefix + own;
  if (id && own === '') faults.push({ column: idColumn ?? 'id', found: '', expected: 'the id of the row' });
  const target = refund && row.holds(refund.when) === true ? row.text(refund.of) : '';
  const newMember = resolveMember(row, cells, mapping, directory);
  return {
    cells,
    faults,
    signed,
    refunds: target === '' ? null : id!.prefix + target,
    newMember,
    newPool: newPool(row, cells, mapping, directory),
  };
}

function valued({ values }: Mapping, column: string, written: string): string {
  const known = values[column];
  if (!known) return written;
  if (Object.hasOwn(known, written)) return known[written]!;
  return known['*'] ?? written;
}

function readCell(row: SourceRow, column: string, written: string): string | undefined {
  if (written === '') return '';
  if (DATES.test(column)) return row.day(written);
  return AMOUNTS.has(column) ? row.amount(written) : written;
}

function expectedIn({ becomes, dateFormat, decimalComma }: Mapping, column: string): string {
  if (DATES.test(column)) return `a date, written ${dateFormat}`;
  if (AMOUNTS.has(column)) return `an amount, such as ${decimalComma ? '1.234,50' : '1,234.50'}`;
  return columnsOf(becomes).find(({ name }) => name === column)?.expected ?? 'something else';
}

/** Whoever is a member stays so; who may be one is made; all others are the one that stands for them. */
function resolveMember(
  row: SourceRow,
  cells: Record<string, string>,
  { makes: { members } }: Mapping,
  directory: Directory,
): AssembledRow['newMember'] {
  const memberId = cells['member_id'] ?? '';
  if (!members || directory.members.has(memberId.normalize('NFC'))) return null;
  if (memberId !== '' && (!members.only || row.holds(members.only) === true))
    return { id: memberId, name: row.text(members.name) || memberId };
  if (!members.others) return null;
  cells['member_id'] = members.others.id;
  return directory.members.has(members.others.id) ? null : members.others;
}

function newPool(
  row: SourceRow,
  cells: Readonly<Record<string, string>>,
  { makes: { pools } }: Mapping,
  directory: Directory,
): AssembledRow['newPool'] {
  const counterparty = cells['counterparty'] ?? '';
  if (!pools || !counterparty.startsWith('pool:')) return null;
  const id = counterparty.slice('pool:'.length);
  if (id === '' || directory.pool(id.normalize('NFC'))) return null;
  return { id, name: row.text(pools.name) || id };
}
