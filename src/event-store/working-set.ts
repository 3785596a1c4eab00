import { Amount } from '../kernel/amount.js';
import type { CellValue, Table } from './table.js';

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
  /** Known rows under a prefix, from a key on; the range must have been asked for. */
  from<Row extends object>(table: Table<Row>, prefix: Partial<Row>, from: string): Row[];
}

/** What a projection may do. It never refuses: what is recorded is a fact. */
export interface RowWriter extends RowView {
  append<Row extends object>(table: Table<Row>, row: Row): void;
  put<Row extends object>(table: Table<Row>, row: Row): void;
  /** Adds the measures of `row` to those stored under its key. */
  add<Row extends object>(table: Table<Row>, row: Row): void;
}

type Cells = Record<string, CellValue>;

const SEPARATOR = '\u001f';

class TableCache {
  /** Rows as in the database, or as they will be after the flush (state tables). `null`: known to be absent. */
  readonly rows = new Map<string, Cells | null>();
  readonly dirty = new Set<string>();
  appended: Cells[] = [];
  /** What is still to be added to the rows of a sum table. */
  deltas = new Map<string, Cells>();
  /** Ranges that were read, by their prefix, and the keys known under each. */
  readonly ranges = new Map<string, { from: string; readonly keys: Set<string> }>();

  /** Keeps the keys of a range complete when a row is added to it. */
  noteKey(text: string): void {
    if (this.ranges.size === 0) return;
    this.ranges.get(text.slice(0, text.lastIndexOf(SEPARATOR) + 1))?.keys.add(text);
  }
}

export interface WorkingSetOptions {
  /** The tables are known to be empty at first (a rebuild), so the base of a sum need not be looked up. */
  readonly startsEmpty?: boolean;
  /** Whether savepoints are wanted; a replay refuses nothing. */
  readonly savepoints?: boolean;
  /** Cached rows of one table beyond this are dropped after a flush; they are read again when wanted. */
  readonly cachedRowsLimit?: number;
}

/**
 * The rows that a lane's transaction works on: read once, changed in memory, written back in a few statements
 * just before the commit. Savepoints live here, so that a refused command leaves no trace and disturbs no
 * neighbour, at no cost in the database.
 *
 * Between transactions the rows stay as a cache; the lane drops them when the ledger's head was moved by anyone else.
 */
export class WorkingSet implements RowWriter {
  private readonly caches = new Map<Table, TableCache>();
  private readonly undo: (() => void)[] = [];
  private stagedRows = 0;
  private readonly startsEmpty: boolean;
  private readonly savepoints: boolean;
  private readonly cachedRowsLimit: number;

  constructor(
    private readonly coalitionId: string,
    options: WorkingSetOptions = {},
  ) {
    this.startsEmpty = options.startsEmpty ?? false;
    this.savepoints = options.savepoints ?? true;
    this.cachedRowsLimit = options.cachedRowsLimit ?? 100_000;
  }

  /** Rows waiting for the next flush; sums over the same key count once. */
  get staged(): number {
    return this.stagedRows;
  }

  private cacheOf(table: Table): TableCache {
    let cache = this.caches.get(table);
    if (!cache) this.caches.set(table, (cache = new TableCache()));
    return cache;
  }

  async load(access: RowAccess, wants: Wants): Promise<void> {
    for (const [table, keys] of wants.keys) {
      const cache = this.cacheOf(table);
      const missing: object[] = [];
      for (const [text, key] of keys) if (!cache.rows.has(text)) missing.push(key);
      await this.loadKeys(access, table, cache, missing);
    }
    for (const { table, prefix, from } of wants.ranges) {
      const cache = this.cacheOf(table);
      const prefixText = prefixTextOf(table, prefix);
      const known = cache.ranges.get(prefixText);
      if (known && known.from <= from) continue;
      const range = known ?? { from, keys: new Set<string>() };
      for (const row of await access.rowsFrom(table, this.coalitionId, prefix, from)) {
        const text = table.keyOf(row);
        if (!cache.rows.get(text)) cache.rows.set(text, row as Cells);
        range.keys.add(text);
      }
      if (!known) {
        for (const text of cache.deltas.keys()) if (text.startsWith(prefixText)) range.keys.add(text);
        cache.ranges.set(prefixText, range);
      }
      range.from = from;
    }
  }

  private async loadKeys(
    access: RowAccess,
    table: Table,
    cache: TableCache,
    keys: readonly object[],
  ): Promise<void> {
    if (keys.length === 0) return;
    for (const row of await access.rowsByKey(table, this.coalitionId, keys)) {
      cache.rows.set(table.keyOf(row), row as Cells);
    }
    for (const key of keys) {
      const text = table.keyOf(key);
      if (!cache.rows.has(text)) cache.rows.set(text, null);
    }
  }

  get<Row extends object>(table: Table<Row>, key: Partial<Row>): Row | undefined {
    const cache = this.cacheOf(table);
    const text = table.keyOf(key);
    const row = cache.rows.get(text);
    const delta = cache.deltas.get(text);
    if (row === undefined && !(this.startsEmpty && table.shape === 'sum')) {
      const missing = new NotLoaded(table, `row ${text}`);
      missing.wants.row(table, key);
      throw missing;
    }
    if (!delta) return (row ?? undefined) as Row | undefined;
    return (row ? added(table, row, delta) : delta) as Row;
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
    for (const text of range.keys) {
      if (text < start) continue;
      const row = cache.rows.get(text);
      const delta = cache.deltas.get(text);
      if (row && delta) found.push(added(table, row, delta) as Row);
      else if (row ?? delta) found.push((row ?? delta) as Row);
    }
    return found;
  }

  append<Row extends object>(table: Table<Row>, row: Row): void {
    const cache = this.cacheOf(table);
    cache.appended.push(row as Cells);
    this.stagedRows += 1;
    if (!this.savepoints) return;
    this.undo.push(() => {
      cache.appended.pop();
      this.stagedRows -= 1;
    });
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    const cache = this.cacheOf(table);
    const text = table.keyOf(row);
    const before = cache.rows.get(text);
    const wasDirty = cache.dirty.has(text);
    cache.rows.set(text, row as Cells);
    if (!wasDirty) {
      cache.dirty.add(text);
      this.stagedRows += 1;
    }
    if (!this.savepoints) return;
    this.undo.push(() => {
      if (before === undefined) cache.rows.delete(text);
      else cache.rows.set(text, before);
      if (!wasDirty) {
        cache.dirty.delete(text);
        this.stagedRows -= 1;
      }
    });
  }

  add<Row extends object>(table: Table<Row>, row: Row): void {
    const cache = this.cacheOf(table);
    const text = table.keyOf(row);
    const before = cache.deltas.get(text);
    cache.deltas.set(text, before ? added(table, before, row as Cells) : (row as Cells));
    if (!before) {
      this.stagedRows += 1;
      cache.noteKey(text);
    }
    if (!this.savepoints) return;
    this.undo.push(() => {
      if (before) cache.deltas.set(text, before);
      else {
        cache.deltas.delete(text);
        this.stagedRows -= 1;
      }
    });
  }

  /** A place to come back to. Valid until the next flush. */
  savepoint(): number {
    return this.undo.length;
  }

  rollbackTo(savepoint: number): void {
    while (this.undo.length > savepoint) this.undo.pop()!();
  }

  /** Writes everything staged. Savepoints taken before are gone. */
  async flush(access: RowAccess): Promise<void> {
    for (const [table, cache] of this.caches) {
      if (cache.appended.length > 0) {
        await access.insert(table, this.coalitionId, cache.appended);
        cache.appended = [];
      }
      if (cache.deltas.size > 0) {
        const missing = this.startsEmpty ? [] : [...cache.deltas].filter(([text]) => !cache.rows.has(text));
        await this.loadKeys(
          access,
          table,
          cache,
          missing.map(([, delta]) => delta),
        );
        const changed: Cells[] = [];
        for (const [text, delta] of cache.deltas) {
          const base = cache.rows.get(text);
          const row = base ? added(table, base, delta) : delta;
          // A replay's sums may be out of range for a while, where the live ledger never was between two of its groups.
          if (!this.startsEmpty) assertInRange(table, row);
          cache.rows.set(text, row);
          cache.noteKey(text);
          changed.push(row);
        }
        await access.upsert(table, this.coalitionId, changed);
        cache.deltas = new Map();
      }
      if (cache.dirty.size > 0) {
        await access.upsert(
          table,
          this.coalitionId,
          [...cache.dirty].map((text) => cache.rows.get(text)!),
        );
        cache.dirty.clear();
      }
    }
    this.undo.length = 0;
    this.stagedRows = 0;
    this.forgetWhenLarge();
  }

  private forgetWhenLarge(): void {
    for (const [table, cache] of this.caches) {
      // A rebuild relies on its sums staying in memory: they are the report's figures, not the history.
      if (this.startsEmpty && table.shape === 'sum') continue;
      if (cache.rows.size > this.cachedRowsLimit) {
        cache.rows.clear();
        cache.ranges.clear();
      }
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

/** Throws `kernel.amount-out-of-range` where a sum does not fit an amount. */
function assertInRange(table: Table, row: Cells): void {
  for (const measure of table.measureNames) {
    const cell = row[measure];
    if (cell instanceof Amount) Amount.ofAtto(cell.atto);
  }
}

/** The measures of two rows of one key, added; amounts perhaps out of range. Sums hold amounts and counts only. */
function added(table: Table, one: Cells, other: Cells): Cells {
  const sum: Cells = { ...one };
  for (const measure of table.measureNames) {
    const a = one[measure];
    const b = other[measure];
    if (a instanceof Amount) sum[measure] = b === Amount.zero ? a : a.plusUnchecked(b as Amount);
    else sum[measure] = (a as number) + (b as number);
  }
  return sum;
}
