import { TableCache, type Cells, type State, Sum } from './table-cache.js';
import { SEPARATOR, type Table } from './table.js';
import { Added, Appended, Put, type Undo } from './undo.js';

/** Reads and writes rows of one coalition inside the lane's transaction. Implemented for each engine. */
export interface RowAccess {
  rowsByKey<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    keys: readonly Partial<Row>[],
  ): Promise<Row[]>;
  /** Rows whose first key columns equal `prefix` and whose next key column is `from` or later. */
  rowsFrom<Row extends object>(
    table: Table<Row>,
    coalitionId: string,
    prefix: Partial<Row>,
    from: string,
  ): Promise<Row[]>;
  insert<Row extends object>(table: Table<Row>, coalitionId: string, rows: readonly Row[]): Promise<void>;
  upsert<Row extends object>(table: Table<Row>, coalitionId: string, rows: readonly Row[]): Promise<void>;
}

/** Collects what a decision or a projection wants to read, so that a whole group is read in a few statements. */
export class Wants {
  readonly keys = new Map<Table, Map<string, object>>();
  readonly ranges: { table: Table; prefix: object; from: string }[] = [];

  row<Row extends object>(table: Table<Row>, key: Partial<Row>): void {
    let wanted = this.keys.get(table);
    if (!wanted) this.keys.set(table, (wanted = new Map<string, object>()));
    wanted.set(table.keyOf(key), key);
  }

  rowsFrom<Row extends object>(table: Table<Row>, prefix: Partial<Row>, from: string): void {
    this.ranges.push({ table, prefix, from });
  }
}

/** A row or a range that nobody asked for before it was looked at. Whoever runs the decision reads it, and decides again. */
export class NotLoaded extends Error {
  readonly wants = new Wants();

  constructor(table: Table, what: string) {
    super(`${what} of ${table.name} was not asked for before it was read`);
    this.name = 'NotLoaded';
  }
}

/** What a decider may look at: rows that were asked for, as they stand after everything staged before. */
export interface RowView {
  get<Row extends object>(table: Table<Row>, key: Partial<Row>): Row | undefined;
  /** The same for many keys at once, in their order: what is missing is read together. */
  getAll<Row extends object>(table: Table<Row>, keys: readonly Partial<Row>[]): (Row | undefined)[];
  /** Known rows under a prefix, from a key on; the range must have been asked for. */
  from<Row extends object>(table: Table<Row>, prefix: Partial<Row>, from: string): Row[];
}

/** What a projection may do. It never refuses: what is recorded is a fact. */
export interface RowWriter extends Pick<RowView, 'get'> {
  append<Row extends object>(table: Table<Row>, row: Row): void;
  put<Row extends object>(table: Table<Row>, row: Row): void;
  /** Adds the measures of `row` to those stored under its key, and to the table's total where it keeps one. */
  add<Row extends object>(table: Table<Row>, row: Row): void;
}

/** Sums that are made into rows at once: a replay ends with very many. */
const FLUSHED_SUMS = 1_000;

export interface WorkingSetOptions {
  /** Cached sums of one table beyond this are dropped after a flush; they are read again when wanted. */
  readonly cachedRowsLimit?: number;
  /** The same for rows of state: decisions mostly look back at what is recent. */
  readonly cachedStateRowsLimit?: number;
}

/**
 * The rows that a lane's transaction works on: read once, changed in memory, written back in a few statements
 * just before the commit. Savepoints live here, so that a refused command leaves no trace and disturbs no
 * neighbour, at no cost in the database.
 *
 * Between transactions the rows stay as a cache; the lane drops them when the ledger's head was moved by anyone else.
 */
export class WorkingSet implements RowView, RowWriter {
  private readonly caches = new Map<Table, TableCache>();
  private readonly undo: Undo[] = [];
  private stagedRows = 0;
  /** Whether a savepoint is open, so that changes must be taken back perhaps. */
  private undoable = false;
  private lastSavepoint = 0;
  private readonly cachedRowsLimit: number;
  private readonly cachedStateRowsLimit: number;

  constructor(
    private readonly coalitionId: string,
    options: WorkingSetOptions = {},
  ) {
    this.cachedRowsLimit = options.cachedRowsLimit ?? 100_000;
    this.cachedStateRowsLimit = options.cachedStateRowsLimit ?? Math.min(20_000, this.cachedRowsLimit);
  }

  /** Rows waiting for the next flush; sums over the same key count once. */
  get staged(): number {
    return this.stagedRows;
  }

  private cacheOf(table: Table): TableCache {
    let cache = this.caches.get(table);
    if (!cache) this.caches.set(table, (cache = new TableCache(table)));
    return cache;
  }

  async load(access: RowAccess, wants: Wants): Promise<void> {
    for (const [table, keys] of wants.keys) {
      const cache = this.cacheOf(table);
      const missing: [text: string, key: object][] = [];
      for (const wanted of keys) if (cache.lacks(wanted[0])) missing.push(wanted);
      await this.loadKeys(access, cache, missing);
    }
    for (const { table, prefix, from } of wants.ranges) {
      const cache = this.cacheOf(table);
      const prefixText = prefixTextOf(table, prefix);
      const known = cache.ranges.get(prefixText);
      if (known && known.from <= from) continue;
      const range = known ?? { from, held: new Map<string, Sum | State>() };
      for (const row of await access.rowsFrom(table, this.coalitionId, prefix, from)) {
        const text = table.keyOf(row);
        range.held.set(text, cache.loaded(text, row as Cells, row as Cells));
      }
      if (!known) {
        for (const [text, held] of cache.heldUnder(prefixText)) range.held.set(text, held);
        cache.ranges.set(prefixText, range);
      }
      range.from = from;
    }
  }

  private async loadKeys(
    access: RowAccess,
    cache: TableCache,
    keys: readonly (readonly [text: string, key: object])[],
  ): Promise<void> {
    if (keys.length === 0) return;
    const { table } = cache;
    const rows = await access.rowsByKey(
      table,
      this.coalitionId,
      keys.map(([, key]) => key),
    );
    for (const row of rows) cache.loaded(table.keyOf(row), row as Cells, row as Cells);
    for (const [text, key] of keys) cache.loaded(text, key as Cells, null);
  }

  /** The row under a key as it stands; `null` where there is none, `undefined` where nothing is known of it. */
  private known(cache: TableCache, text: string): Cells | null | undefined {
    if (cache.table.shape !== 'sum') return cache.states.get(text)?.row;
    const sum = cache.sums.get(text);
    if (sum?.isWhole) return sum.exists ? sum.show() : null;
    return undefined;
  }

  get<Row extends object>(table: Table<Row>, key: Partial<Row>): Row | undefined {
    const text = table.keyOf(key);
    const row = this.known(this.cacheOf(table), text);
    if (row !== undefined) return (row ?? undefined) as Row | undefined;
    const missing = new NotLoaded(table, `row ${text}`);
    missing.wants.row(table, key);
    throw missing;
  }

  getAll<Row extends object>(table: Table<Row>, keys: readonly Partial<Row>[]): (Row | undefined)[] {
    const cache = this.cacheOf(table);
    let missing: NotLoaded | undefined;
    const rows = keys.map((key) => {
      const text = table.keyOf(key);
      const row = this.known(cache, text);
      if (row === undefined) {
        missing ??= new NotLoaded(table, `row ${text}`);
        missing.wants.row(table, key);
      }
      return (row ?? undefined) as Row | undefined;
    });
    if (missing) throw missing;
    return rows;
  }

  from<Row extends object>(table: Table<Row>, prefix: Partial<Row>, from: string): Row[] {
    const cache = this.cacheOf(table);
    const prefixText = prefixTextOf(table, prefix);
    const range = cache.ranges.get(prefixText);
    if (!range || range.from > from) {
      const missing = new NotLoaded(table, `range ${prefixText}${from}`);
      missing.wants.rowsFrom(table, prefix, from);
      throw missing;
    }
    const start = `${prefixText}${from}`;
    const found: Row[] = [];
    for (const [text, held] of range.held) {
      if (text < start) continue;
      const row = held instanceof Sum ? (held.exists ? held.show() : null) : held.row;
      if (row) found.push(row as Row);
    }
    return found;
  }

  append<Row extends object>(table: Table<Row>, row: Row): void {
    const cache = this.cacheOf(table);
    cache.appended.push(row as Cells);
    this.stagedRows += 1;
    if (this.undoable) this.noteAppended(cache);
  }

  private noteAppended(cache: TableCache): void {
    const last = this.undo.length > this.lastSavepoint ? this.undo.at(-1) : undefined;
    if (last instanceof Appended && last.cache === cache) last.rows += 1;
    else this.undo.push(new Appended(cache));
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    const cache = this.cacheOf(table);
    const text = table.keyOf(row);
    const state = cache.stateOf(text);
    const { row: before, isStaged: wasStaged } = state;
    if (!before) cache.note(text, state);
    state.row = row as Cells;
    if (!wasStaged) {
      state.isStaged = true;
      cache.stagedStates.push(state);
      this.stagedRows += 1;
    }
    if (this.undoable) this.undo.push(new Put(cache, state, before, wasStaged));
  }

  add<Row extends object>(table: Table<Row>, row: Row): void {
    const cache = this.cacheOf(table);
    const cells = row as Cells;
    this.addTo(cache, cache.sumOf(table.keyOf(row), cells), cells);
    const total = table.totalKeyOf(row);
    if (total !== undefined) this.addTo(cache, cache.totalOf(total, cells), cells);
  }

  private addTo(cache: TableCache, sum: Sum, row: Cells): void {
    const { isStaged: wasStaged, exists: existed } = sum;
    sum.add(row);
    if (!wasStaged) {
      sum.isStaged = true;
      cache.stagedSums.push(sum);
      this.stagedRows += 1;
    }
    if (this.undoable) this.undo.push(new Added(cache, sum, row, existed, wasStaged));
  }

  /** A place to come back to. Valid until it is released, and at most until the next flush. */
  savepoint(): number {
    this.undoable = true;
    this.lastSavepoint = this.undo.length;
    return this.lastSavepoint;
  }

  rollbackTo(savepoint: number): void {
    while (this.undo.length > savepoint) this.stagedRows -= this.undo.pop()!.undo();
  }

  /** What was changed stays, and how to take it back is forgotten. */
  release(): void {
    this.undo.length = 0;
    this.undoable = false;
  }

  /** Reads what sums are added to, so that the writing that follows is one piece. */
  private async loadBases(access: RowAccess): Promise<void> {
    for (const cache of this.caches.values()) {
      const partial: [text: string, key: object][] = [];
      for (const sum of cache.stagedSums) if (!sum.isWhole) partial.push([sum.text, sum.key]);
      await this.loadKeys(access, cache, partial);
      for (const sum of cache.stagedSums) sum.assertInRange();
    }
  }

  /** Writes everything staged. Savepoints taken before are gone. */
  async flush(access: RowAccess): Promise<void> {
    await this.loadBases(access);
    for (const cache of this.caches.values()) {
      await this.flushRows(access, cache, cache.stagedStates);
      cache.stagedStates = [];
      await this.flushSums(access, cache);
    }
    this.flushed();
  }

  /** Writes what grows with what is recorded, and keeps staged what is changed again and again: sums, and rows that are there already. */
  async flushNewRows(access: RowAccess): Promise<void> {
    for (const cache of this.caches.values()) {
      const known = cache.stagedStates.filter(({ isStored }) => isStored);
      await this.flushRows(
        access,
        cache,
        cache.stagedStates.filter(({ isStored }) => !isStored),
      );
      cache.stagedStates = known;
    }
    this.flushed();
  }

  private async flushRows(access: RowAccess, cache: TableCache, states: readonly State[]): Promise<void> {
    if (cache.appended.length > 0) {
      await access.insert(cache.table, this.coalitionId, cache.appended);
      cache.appended = [];
    }
    if (states.length === 0) return;
    const rows = states.map((state) => state.row!);
    await access.upsert(cache.table, this.coalitionId, rows);
    for (const state of states) {
      state.isStaged = false;
      state.isStored = true;
    }
  }

  private async flushSums(access: RowAccess, cache: TableCache): Promise<void> {
    const staged = cache.stagedSums;
    if (staged.length === 0) return;
    for (let from = 0; from < staged.length; from += FLUSHED_SUMS) {
      const rows = staged.slice(from, from + FLUSHED_SUMS).map((sum) => sum.toRow());
      await access.upsert(cache.table, this.coalitionId, rows);
    }
    for (const sum of staged) sum.isStaged = false;
    cache.stagedSums = [];
  }

  private flushed(): void {
    this.undo.length = 0;
    this.stagedRows = 0;
    for (const cache of this.caches.values()) {
      const staged = cache.stagedSums.length + cache.stagedStates.length;
      this.stagedRows += staged;
      // What is staged is nowhere else yet.
      if (staged > 0) continue;
      const limit = cache.table.shape === 'state' ? this.cachedStateRowsLimit : this.cachedRowsLimit;
      if (cache.size > limit) cache.forget();
    }
  }
}

function prefixTextOf(table: Table, prefix: object): string {
  const cells = prefix as Cells;
  let text = '';
  for (const column of table.key) {
    if (!(column in cells)) break;
    text += `${String(cells[column])}${SEPARATOR}`;
  }
  return text;
}
