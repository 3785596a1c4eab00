import type { Amount } from '../kernel/amount.js';
import { Sums } from './sums.js';
import type { CellValue, Table, TableTotal } from './table.js';
import { NotLoaded, type RowAccess, type RowWriter, type Wants } from './working-set.js';

type Cells = Record<string, CellValue>;

/**
 * Sums kept in memory at most, beside those that one page of events touches. Most of a history adds to its members' life
 * and to the quarter that it has come to, so that all others can wait in the database.
 */
const KEPT_SUMS = 120_000;

/** Sums looked up and written at once. */
const WRITTEN_SUMS = 1_000;

/**
 * The rows of a replay. Unlike a lane's working set it refuses nothing and takes nothing back, so it keeps no more than
 * the rows of a page and the sums that are added to now: its memory does not grow with the history.
 */
export class ReplayedRows implements RowWriter {
  private readonly appended = new Map<Table, Cells[]>();
  private readonly states = new Map<Table, PageOfStates>();
  private readonly sums = new Map<Table, TableSums>();

  constructor(private readonly coalitionId: string) {}

  /** Reads what a page of events wants to look at. */
  async load(access: RowAccess, wants: Wants): Promise<void> {
    for (const [table, keys] of wants.keys) {
      const { rows } = entryOf(this.states, table, () => new PageOfStates());
      const found = await access.rowsByKey(table, this.coalitionId, [...keys.values()]);
      for (const text of keys.keys()) rows.set(text, null);
      for (const row of found) rows.set(table.keyOf(row), row as Cells);
    }
  }

  /** A row of state that was asked for, or put by this page. Sums are never whole in memory. */
  get<Row extends object>(table: Table<Row>, key: Partial<Row>): Row | undefined {
    if (table.shape === 'sum') throw new Error(`no projection can look at the sums of ${table.name}`);
    const text = table.keyOf(key);
    const row = this.states.get(table)?.rows.get(text);
    if (row === undefined) throw new NotLoaded(table, `row ${text}`);
    return (row ?? undefined) as Row | undefined;
  }

  append<Row extends object>(table: Table<Row>, row: Row): void {
    entryOf(this.appended, table, () => [] as Cells[]).push(row as Cells);
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    entryOf(this.states, table, () => new PageOfStates()).put(table.keyOf(row), row as Cells);
  }

  add<Row extends object>(table: Table<Row>, row: Row): void {
    entryOf(this.sums, table, () => new TableSums(table)).add(row);
  }

  /** Writes the rows of a page, and sums that were not added to lately where there are too many of them. */
  async flush(access: RowAccess): Promise<void> {
    for (const [table, rows] of this.appended) await access.insert(table, this.coalitionId, rows);
    for (const [table, { changed }] of this.states) {
      if (changed.size > 0) await access.upsert(table, this.coalitionId, [...changed.values()]);
    }
    this.appended.clear();
    this.states.clear();
    let kept = 0;
    for (const sums of this.sums.values()) kept += sums.size;
    if (kept <= KEPT_SUMS) return;
    for (const sums of this.sums.values()) await sums.write(access, this.coalitionId, 'those-at-rest');
  }

  /** Writes all that is kept. More events may follow. */
  async finish(access: RowAccess): Promise<void> {
    await this.flush(access);
    for (const sums of this.sums.values()) await sums.write(access, this.coalitionId, 'all');
  }
}

/** The rows of a state table that a page of events looks at or puts, by the text of their keys. */
class PageOfStates {
  /** `null` where there is no such row. */
  readonly rows = new Map<string, Cells | null>();
  readonly changed = new Map<string, Cells>();

  put(text: string, row: Cells): void {
    this.rows.set(text, row);
    this.changed.set(text, row);
  }
}

/** The sums of one table: those that are kept in memory, beside those that were written and forgotten. */
class TableSums {
  private readonly kept: Sums;
  /**
   * What those that were written come to together, where the table keeps that: it follows from them then, which is far less
   * to do than to add twice for every event. What is read back to be added to is taken away again until it is written.
   */
  private readonly totals: TableSums | undefined;
  /** By slot, whether it was added to since the last look for sums at rest. */
  private recent = new Uint8Array(KEPT_SUMS);
  /** Sums in this slot and later ones may have a row in the database, which is theirs too. */
  private firstPartial = Infinity;

  constructor(
    private readonly table: Table,
    private readonly total: TableTotal | null = table.total ?? null,
  ) {
    this.kept = new Sums(table);
    if (total) this.totals = new TableSums(table, null);
  }

  get size(): number {
    return this.kept.size + (this.totals?.size ?? 0);
  }

  add(row: object): void {
    const slot = this.kept.add(row);
    if (slot >= this.recent.length) {
      const longer = new Uint8Array(2 * this.recent.length);
      longer.set(this.recent);
      this.recent = longer;
    }
    this.recent[slot] = 1;
  }

  async write(access: RowAccess, coalitionId: string, which: 'all' | 'those-at-rest'): Promise<void> {
    await this.completePartial(access, coalitionId);
    const written = new Set<number>();
    let rows: Cells[] = [];
    for (let slot = 0; slot < this.kept.size; slot += 1) {
      if (which === 'those-at-rest' && this.recent[slot] === 1) continue;
      const row = this.kept.rowAt(slot);
      if (!row) {
        // It could not be read back. What a group adds and takes away again may lie on both sides of a page's end.
        if (which === 'those-at-rest') continue;
        throw new Error(`a sum of ${this.table.name} is out of range at the end of a history`);
      }
      rows.push(row);
      this.addToTotal(row);
      written.add(slot);
      if (rows.length < WRITTEN_SUMS) continue;
      await access.upsert(this.table, coalitionId, rows);
      rows = [];
    }
    if (rows.length > 0) await access.upsert(this.table, coalitionId, rows);
    this.kept.forget(written);
    this.recent.fill(0);
    this.firstPartial = this.kept.size;
    await this.totals?.write(access, coalitionId, which);
  }

  private addToTotal(row: Cells): void {
    if (this.total) this.totals!.add({ ...row, [this.total.column]: this.total.is });
  }

  /** Adds to what came after a sum was written what was written then. */
  private async completePartial(access: RowAccess, coalitionId: string): Promise<void> {
    const { size } = this.kept;
    for (let from = this.firstPartial; from < size; from += WRITTEN_SUMS) {
      const length = Math.min(WRITTEN_SUMS, size - from);
      const keys = Array.from({ length }, (_, i) => this.kept.keyAt(from + i));
      for (const row of await access.rowsByKey(this.table, coalitionId, keys)) {
        this.kept.add(row);
        if (this.total) this.addToTotal(this.negated(row as Cells));
      }
    }
  }

  private negated(row: Cells): Cells {
    const negated: Cells = { ...row };
    for (const name of this.table.measureNames) {
      const measure = row[name] as Amount | number;
      negated[name] = typeof measure === 'number' ? -measure : measure.negated();
    }
    return negated;
  }
}

function entryOf<Value>(map: Map<Table, Value>, table: Table, make: () => Value): Value {
  let value = map.get(table);
  if (value === undefined) map.set(table, (value = make()));
  return value;
}
