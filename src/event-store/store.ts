import type { RowAccess } from './working-set.js';
import type { RecordedEvent } from './event.js';
import type { SqlValue } from './table.js';
import type { Reach } from './walls.js';

/** Where a ledger stands: its last position and hash. Position 0 and the genesis hash before its first event. */
export interface LedgerHead {
  readonly coalitionId: string;
  readonly position: number;
  readonly hash: string;
  /** The position of the last event that changed the directory. */
  readonly directoryPosition: number;
  /** When the last event was recorded; instants never run backwards within a ledger. */
  readonly recordedAt: string;
}

/** A head that is locked, and how often figures were made anew: see `FiguresProgram`. */
export interface LockedHead extends LedgerHead {
  readonly generation: number;
}

/** An event together with its data as the canonical JSON that its hash covers. */
export interface StampedEvent extends RecordedEvent {
  readonly canonicalData: string;
  readonly directory: boolean;
}

export interface StoredAnswer {
  readonly requestHash: string;
  /** What was answered, as JSON text. */
  readonly answer: string;
}

/** What every transaction has. */
export interface Walled {
  /**
   * Names the coalition whose rows this transaction is about; on PostgreSQL it sees none before, and no others. It may be named again,
   * but another one only where the transaction goes across coalitions. SQLite has no walls.
   * @throws Problem `ledger.coalition-unknown` where the id is none
   */
  within(coalitionId: string): Promise<void>;
}

/** One write transaction. Only lanes, imports, rebuilds and migrations hold one. */
export interface WriteTransaction extends RowAccess, Walled {
  /** Locks the ledger's head for this transaction, which is `within` it; makes it at position 0 where there is none yet. */
  lockHead(coalitionId: string): Promise<LockedHead>;
  moveHead(head: LedgerHead): Promise<void>;
  appendEvents(events: readonly StampedEvent[]): Promise<void>;
  answersTo(coalitionId: string, keys: readonly string[]): Promise<Map<string, StoredAnswer>>;
  keepAnswers(coalitionId: string, answers: ReadonlyMap<string, StoredAnswer>): Promise<void>;
  /**
   * Keeps every writer and every reader out until this transaction ends, so that tables can be put in the place of these.
   * Where somebody is still at work it gives up soon, with `ledger.busy`, rather than hold up all who come after.
   */
  lockOut(tables: readonly string[]): Promise<void>;
  /** Makes an index of rows that are there already, in memory that does not grow with them. */
  createIndex(sql: string): Promise<void>;
  /** For everything that is not hot. Placeholders are `?` on every engine. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<void>;
  query(sql: string, parameters?: readonly SqlValue[]): Promise<Record<string, SqlValue>[]>;
}

/** A consistent view of the database: all its queries see the same moment. */
export interface ReadSnapshot extends Walled {
  /** Where a ledger stands; the snapshot is `within` it from here on. */
  head(coalitionId: string): Promise<LedgerHead>;
  query(sql: string, parameters?: readonly SqlValue[]): Promise<Record<string, SqlValue>[]>;
  /** Rows as arrays, for large reads. */
  rows(sql: string, parameters?: readonly SqlValue[]): Promise<SqlValue[][]>;
}

export type EngineName = 'sqlite' | 'postgres';

/** What SQLite and PostgreSQL both do for the ledger. One contract suite holds them to the same behaviour. */
export interface LedgerStore {
  readonly engine: EngineName;
  /** Commits when `work` returns, durably; rolls everything back when it throws, or returns `rollback`. */
  write<T>(
    work: (transaction: WriteTransaction) => Promise<T>,
    outcome?: (result: T) => 'commit' | 'rollback',
    reach?: Reach,
  ): Promise<T>;
  read<T>(work: (snapshot: ReadSnapshot) => Promise<T>, reach?: Reach): Promise<T>;
  /** One question that is asked very often: a single statement needs no snapshot to see one moment, and costs one round trip. */
  lookUp(sql: string, parameters?: readonly SqlValue[]): Promise<Record<string, SqlValue>[]>;
  /**
   * Leaves nothing in the database's own files of what was deleted from these tables or replaced in them, by transactions
   * that are committed. It waits for readers of an earlier moment, without holding up writers; false where some were still
   * reading when its patience ended, and it has to be called again.
   */
  wipe(tables: readonly string[], patienceMs?: number): Promise<boolean>;
  /** Runs `work` while nobody else, in this or another process, runs any work in this way on the database. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
