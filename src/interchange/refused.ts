import type { ImportError } from './import-errors.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';

/** Beyond this many refused rows of a table, it is not remembered which they were. */
const REMEMBERED_LIMIT = 100_000;

const ID_COLUMNS: Partial<Record<TableName, string>> = {
  members: 'member_id',
  pools: 'pool_id',
  pledges: 'pledge_id',
  entries: 'entry_id',
};

/**
 * What was refused already, so that it is told once: an entry of a member whose own row is refused is not at fault itself.
 */
export class Refused {
  private readonly ids = new Map<TableName, Set<string>>();
  private readonly unknown = new Set<TableName>();

  /** A file can't be read, so nobody knows what it holds. */
  wholeTable(table: TableName): void {
    this.unknown.add(table);
  }

  /** A row can't be read, so nobody knows whom it names. */
  unknownRow(table: TableName): void {
    this.unknown.add(table);
  }

  row(table: TableName, row: Row): void {
    const column = ID_COLUMNS[table];
    if (column === undefined) return;
    let ids = this.ids.get(table);
    if (!ids) this.ids.set(table, (ids = new Set()));
    if (ids.size < REMEMBERED_LIMIT) ids.add(row.cell(column).normalize('NFC'));
    else this.unknown.add(table);
  }

  private has(table: TableName, id: string): boolean {
    return this.unknown.has(table) || (this.ids.get(table)?.has(id.normalize('NFC')) ?? false);
  }

  /** Errors that do not merely follow from what was refused before. */
  newOf(errors: readonly ImportError[]): ImportError[] {
    return errors.filter(({ code, found }) => {
      const id = (found ?? '').replace(/^(member|pool):/, '');
      if (code === 'coalition.member-unknown') return !this.has('members', id);
      if (code === 'coalition.pool-unknown') return !this.has('pools', id);
      if (code === 'exchange.pledge-unknown') return !this.has('pledges', id);
      if (code === 'exchange.entry-unknown') return !this.has('entries', id);
      return true;
    });
  }
}
