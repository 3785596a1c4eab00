import type { ProblemCode } from '../kernel/problem.js';
import type { ImportError } from './import-errors.js';
import { behindIn } from './behind-cell.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';

/** Beyond this many refused rows of a table, it is not remembered which they were. */
const REMEMBERED_LIMIT = 100_000;

const ID_COLUMNS: Partial<Record<TableName, string>> = {
  members: 'member_id',
  pools: 'pool_id',
  pledges: 'pledge_id',
  entries: 'entry_id',
  knowledge: 'asset_id',
  // Of uses it is remembered which asset they are of: by them it counts, or does not.
  applications: 'asset_id',
  offers: 'offer_id',
  achievements: 'achievement_id',
};

/** Which table's rows a problem says are not known. */
const UNKNOWN: Partial<Record<ProblemCode, TableName>> = {
  'coalition.member-unknown': 'members',
  'coalition.pool-unknown': 'pools',
  'exchange.pledge-unknown': 'pledges',
  'exchange.entry-unknown': 'entries',
  'knowledge.asset-unknown': 'knowledge',
  'knowledge.offer-unknown': 'offers',
  'recognition.achievement-unknown': 'achievements',
};

/** What stands behind an achievement, and does so no more where its own row was refused. */
const BEHIND: ReadonlySet<ProblemCode> = new Set([
  'recognition.behind-unknown',
  'recognition.behind-does-not-count',
]);

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

  /** Whether rows of a table are missing, nobody knows which. */
  isUnsure(table: TableName): boolean {
    return this.unknown.has(table);
  }

  private has(table: TableName, id: string): boolean {
    return this.unknown.has(table) || (this.ids.get(table)?.has(id.normalize('NFC')) ?? false);
  }

  /** Errors that do not merely follow from what was refused before. */
  newOf(errors: readonly ImportError[]): ImportError[] {
    return errors.filter(({ code, found }) => {
      if (BEHIND.has(code)) return !behindIn(found ?? '').some((thing) => this.isMissing(thing));
      const table = UNKNOWN[code];
      if (!table) return true;
      const ids = idsIn((found ?? '').replace(/^(member|pool):/, ''));
      return !ids.some((id) => this.has(table, id));
    });
  }

  /** Whether the row of `entry/ID` or `asset/ID` was refused, or one by which it would count. */
  private isMissing(thing: string): boolean {
    const id = thing.slice(thing.indexOf('/') + 1);
    if (thing.startsWith('entry/')) return this.has('entries', id);
    return this.has('knowledge', id) || this.has('applications', id);
  }
}

/** The ids that a cell can name: itself, or those of a list with weights. */
export function idsIn(cell: string): string[] {
  if (!/[|:]/.test(cell)) return [cell];
  return [cell, ...cell.split('|').map((part) => part.replace(/:[^:]*$/, ''))];
}
