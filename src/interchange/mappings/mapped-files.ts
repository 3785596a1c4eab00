import type { Directory } from '../../coalition/domain/directory.js';
import type { Ledger } from '../../event-store/ledger.js';
import { Amount } from '../../kernel/amount.js';
import { csvRecords, type CsvRecord } from '../csv-records.js';
import { faultErrors, fields } from '../file-rows.js';
import { fileError, type ErrorList } from '../import-errors.js';
import type { ImportFile } from '../import-file.js';
import { columnsOf } from '../import-tables.js';
import { assembled, ID_COLUMNS, type AssembledRow } from './assembled-row.js';
import type { Mapping, Source } from './mapping.js';
import { SourceColumns, SourceRow } from './read-row.js';
import { Refunds } from './refunds.js';
import { balanceFaults, type BalanceRow } from './running-balance.js';
import { sourceBytes } from './source-bytes.js';

/** Something that is no error, and that whoever imports should know. */
export interface ImportRemark {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly found: string | null;
  readonly expected: string | null;
  /** All of it in one sentence. */
  readonly message: string;
}

export interface MappedFiles {
  readonly files: readonly ImportFile[];
  /** The first thousand of them. */
  readonly remarks: readonly ImportRemark[];
  readonly remarkCount: number;
  /** Rows that the mapping leaves out, or by which nothing moved. */
  readonly leftOut: number;
}

const REMARKS_KEPT = 1_000;
/** Rows of one file that can be held against each other in memory. */
const ROWS_LIMIT = 1_000_000;

/**
 * What other programs' files come to by a mapping: files of an import, which then go the way of all others. Looks at every row once before
 * that, as a refund can stand before what it takes back, and a balance is one of all rows.
 * @throws Problem `ledger.coalition-unknown`
 */
export function mappedFiles(
  ledger: Pick<Ledger<Directory>, 'read' | 'directories'>,
  coalitionId: string,
  files: readonly ImportFile[],
  mapping: Mapping,
  errors: ErrorList,
): Promise<MappedFiles> {
  return ledger.read(async (snapshot) => {
    const { directory } = await ledger.directories.view(snapshot, coalitionId);
    const mapped: ImportFile[] = [];
    const remarks: ImportRemark[] = [];
    let leftOut = 0;
    for (const file of files) {
      const survey = new Survey(file, mapping, directory);
      if (!(await survey.read(errors))) continue;
      await survey.refunds.lookUp(snapshot, coalitionId);
      mapped.push(...survey.files());
      remarks.push(...survey.remarks());
      leftOut += survey.leftOut;
    }
    return { files: mapped, remarks: remarks.slice(0, REMARKS_KEPT), remarkCount: remarks.length, leftOut };
  });
}

interface Made {
  readonly name: string;
  readonly line: number;
  from: string;
}

/** One file, looked at from beginning to end. */
class Survey {
  leftOut = 0;
  private rows = 0;
  readonly refunds = new Refunds();
  private readonly members = new Map<string, Made>();
  private readonly pools = new Map<string, Made>();
  private readonly balances: BalanceRow[] = [];

  constructor(
    private readonly file: ImportFile,
    private readonly mapping: Mapping,
    private readonly directory: Directory,
  ) {}

  /** Whether the file can be read at all; what is wrong with its header is told. */
  async read(errors: ErrorList): Promise<boolean> {
    let columns: SourceColumns | undefined;
    for await (const records of this.records(this.file.open())) {
      for (const record of records) {
        if (!columns) {
          columns = this.header(record, errors);
          if (!columns) return false;
        } else if (!('fault' in record) && record.cells.length === columns.names.length)
          this.note(record, columns);
      }
    }
    if (!columns) errors.add(fileError(this.file.name, 'interchange.file-empty', {}, { line: 1 }));
    return columns !== undefined;
  }

  private records(bytes: AsyncIterable<Uint8Array>): AsyncIterable<CsvRecord[]> {
    const { delimiter, encoding, skipLines } = this.mapping.file;
    const records = csvRecords(sourceBytes(bytes, encoding, skipLines), delimiter);
    return skipLines === 0 ? records : shifted(records, skipLines);
  }

  private header(record: CsvRecord, errors: ErrorList): SourceColumns | undefined {
    const { name } = this.file;
    if ('fault' in record) {
      for (const error of faultErrors(name, record)) errors.add(error);
      return undefined;
    }
    const columns = new SourceColumns(record.cells);
    const missing = columns.missing(this.mapping);
    for (const names of missing) {
      const column = names.join(' or ');
      errors.add(
        fileError(
          name,
          'interchange.column-missing',
          { column },
          { line: record.line, column, expected: column },
        ),
      );
    }
    if (missing.length > 0) return undefined;
    errors.nameColumns(name, (column) => calledIn(columns, this.mapping, column));
    return columns;
  }

  private note(
    record: { readonly line: number; readonly cells: readonly string[] },
    columns: SourceColumns,
  ): void {
    const row = new SourceRow(columns, record.cells, this.mapping, this.directory.coalition.timeZone);
    const taken = assembled(row, this.mapping, this.directory);
    this.noteBalance(row, record.line, taken);
    if (!taken) {
      this.leftOut += 1;
      return;
    }
    this.rows += 1;
    const { cells, faults, newMember, newPool } = taken;
    if (faults.length > 0) return;
    const { occurred_on: on = '' } = cells;
    if (this.mapping.refund && this.rows <= ROWS_LIMIT) this.refunds.note(taken);
    noteMade(this.members, newMember, record.line, on);
    noteMade(this.pools, newPool, record.line, on);
  }

  private noteBalance(row: SourceRow, line: number, taken: AssembledRow | undefined): void {
    const { balance, columns } = this.mapping;
    if (!balance || this.balances.length >= ROWS_LIMIT) return;
    // A row that is left out moves the balance like the others.
    const moved = taken?.signed ?? row.amount(row.text(columns['quantity']!));
    const written = row.text(balance.column);
    const stated = row.amount(written);
    this.balances.push({
      line,
      account: balance.account ? row.text(balance.account) : '',
      at: row.text(columns['occurred_on'] ?? columns['quantity']!),
      moved: moved === undefined ? Amount.zero : Amount.parse(moved),
      stated: stated === undefined ? null : Amount.parse(stated),
      written,
    });
  }

  files(): ImportFile[] {
    const { file, mapping, members, pools } = this;
    const made = (
      table: string,
      columns: readonly string[],
      rows: readonly (readonly [number, string[]])[],
    ): ImportFile[] => {
      if (rows.length === 0) return [];
      const records: CsvRecord[] = [
        { line: 1, cells: columns },
        ...rows.map(([line, cells]) => ({ line, cells })),
      ];
      return [{ ...fromFile(file, table), size: 0, open: nothing, records: () => once(records) }];
    };
    const allowNegative = String(mapping.makes.pools?.allowNegative ?? false);
    return [
      ...made(
        'members',
        ['member_id', 'name', 'joined_on'],
        [...members].map(([id, { name, from, line }]) => [line, [id, name, from]]),
      ),
      ...made(
        'pools',
        ['pool_id', 'name', 'opened_on', 'allow_negative'],
        [...pools].map(([id, { name, from, line }]) => [line, [id, name, from, allowNegative]]),
      ),
      { ...fromFile(file, mapping.becomes), records: (bytes) => this.mapped(bytes) },
    ];
  }

  /** The rows as those of a file of an import, on the lines on which they stand. */
  private async *mapped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord[]> {
    const { mapping, directory } = this;
    const header = headerOf(mapping);
    let columns: SourceColumns | undefined;
    for await (const records of this.records(bytes)) {
      const out: CsvRecord[] = [];
      for (const record of records) {
        if (!columns) {
          columns = new SourceColumns((record as { cells: readonly string[] }).cells);
          out.push({ line: record.line, cells: header });
        } else if ('fault' in record) out.push('cells' in record ? { ...record, cells: [] } : record);
        else if (record.cells.length !== columns.names.length) {
          const [found, expected] = [record.cells, columns.names].map(({ length }) => fields(length)) as [
            string,
            string,
          ];
          out.push({ line: record.line, fault: 'malformed', found, expected });
        } else {
          const row = new SourceRow(columns, record.cells, mapping, directory.coalition.timeZone);
          const taken = assembled(row, mapping, directory);
          if (taken) out.push(this.record(record.line, taken, header));
        }
      }
      if (out.length > 0) yield out;
    }
  }

  private record(line: number, taken: AssembledRow, header: readonly string[]): CsvRecord {
    const own = { ...taken.cells, ...this.refunds.takenBack(taken) };
    const cells = header.map((column) => own[column] ?? '');
    if (taken.faults.length === 0) return { line, cells };
    const faults = taken.faults.map(({ column, ...fault }) => ({ place: header.indexOf(column), ...fault }));
    return { line, fault: 'cells', cells, faults };
  }

  remarks(): ImportRemark[] {
    const { balance } = this.mapping;
    if (!balance) return [];
    const column = 'join' in balance.column ? null : balance.column.column[0]!;
    return balanceFaults(this.balances).map(({ line, found, expected }) => ({
      file: this.file.name,
      line,
      column,
      found,
      expected,
      message: `Line ${String(line)} of ${this.file.name} says that the balance is ${found}, where its rows come to ${expected}. The rows count.`,
    }));
  }
}

function noteMade(
  all: Map<string, Made>,
  made: { readonly id: string; readonly name: string } | null,
  line: number,
  on: string,
): void {
  if (!made) return;
  const known = all.get(made.id);
  if (!known) all.set(made.id, { name: made.name, line, from: on });
  else if (on < known.from) known.from = on;
}

/** `Amount (quantity)`; of what is in no column of the file, `kind (by the mapping)`. */
function calledIn(columns: SourceColumns, mapping: Mapping, column: string): string | undefined {
  if (!columnsOf(mapping.becomes).some(({ name }) => name === column) && !MADE_COLUMNS.has(column))
    return undefined;
  const source = sourceOf(mapping, column);
  const names = source && columns.called(source);
  return names ? `${names} (${column})` : `${column} (by the mapping)`;
}

function sourceOf({ columns, id, refund, becomes, makes }: Mapping, column: string): Source | undefined {
  if (id && ID_COLUMNS[becomes] === column) return id.from;
  if (refund && column === 'reverses') return refund.of;
  // Of a member or a pool that is made.
  if (column === 'pool_id') return columns['counterparty'];
  if (column === 'name') return makes.members?.name ?? makes.pools?.name;
  if (MADE_COLUMNS.has(column)) return columns[column] ?? columns['occurred_on'];
  return columns[column];
}

const MADE_COLUMNS: ReadonlySet<string> = new Set(['member_id', 'name', 'joined_on', 'pool_id', 'opened_on']);

function headerOf({ columns, constants, sign, id, refund, becomes }: Mapping): string[] {
  const names = new Set([
    ...Object.keys(columns),
    ...Object.keys(constants),
    ...Object.keys(sign?.positive ?? {}),
    ...Object.keys(sign?.negative ?? {}),
    ...(refund ? ['reverses'] : []),
    ...(id && becomes in ID_COLUMNS ? [ID_COLUMNS[becomes]!] : []),
  ]);
  return [...names];
}

const fromFile = (file: ImportFile, table: string): ImportFile => ({
  name: file.name,
  size: file.size,
  open: () => file.open(),
  sheet: table,
  named: true,
});

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // No bytes.
}

async function* shifted(records: AsyncIterable<CsvRecord[]>, lines: number): AsyncGenerator<CsvRecord[]> {
  for await (const some of records) yield some.map((record) => ({ ...record, line: record.line + lines }));
}
