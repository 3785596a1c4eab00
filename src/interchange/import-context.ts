import type { Directory } from '../coalition/domain/directory.js';
import type { LedgerTransaction } from '../event-store/ledger-transaction.js';
import type { ErrorList } from './import-errors.js';
import type { Row } from './import-row.js';
import type { TableName } from './import-tables.js';
import type { Refused } from './refused.js';

export interface TableCount {
  /** Rows read, refused ones among them. */
  rows: number;
  /** Rows that stated something; in a dry run, that would. */
  new: number;
  /** Rows that were known, with the same content. */
  unchanged: number;
  /** Of these, the ones that an undone import had recorded: they stay taken back. Not there where none is. */
  takenBack?: number;
}

/** What the parts of one import share. */
export interface ImportContext {
  readonly transaction: LedgerTransaction<Directory>;
  readonly errors: ErrorList;
  readonly refused: Refused;
  readonly countOf: (table: TableName) => TableCount;
  /** Whether rows that an undone import had recorded are recorded anew. */
  readonly anew: boolean;
  /** A row stated something. */
  readonly stated: (table: TableName, row: Row) => void;
  request(command: string, data: unknown): Parameters<LedgerTransaction<Directory>['execute']>[0];
}
