import { Amount } from '../kernel/amount.js';
import { isProblem } from '../kernel/problem.js';
import type { CellValue, Table } from './table.js';
import { NotLoaded, type RowAccess, type RowWriter, type Wants } from './working-set.js';

type Cells = Record<string, CellValue>;
type Measure = Amount | number;

/**
 * Sums kept in memory at most, beside those that one page of events touches. Most of a history adds to its members' life
 * and to the quarter that it has come to, so that all others can wait in the database.
 */
const KEPT_SUMS = 60_000;

/** Sums looked up and written at once. */
const WRITTEN_SUMS = 1_000;

/**
 * The rows of a replay. Unlike a lane's working set it refuses nothing and takes nothing back, so it keeps no more than
 * the rows of a page and the sums that are added to now: its memory does not grow with the history.
 */
export class ReplayedRows implements RowWriter {
  private readonly appended = new Map<Table, Cells[]>();
  private readonly states = new Map<Table, PageOfStates>();
  private readonly sums = new Map<Table, Sums>();

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
    entryOf(this.sums, table, () => new Sums(table)).add(row as Cells);
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

/** What was added under one key since it was last written. */
interface Sum {
  readonly key: Cells;
  readonly measures: Measure[];
  /** Whether the database may hold a row under this key, which this is to be added to. */
  mayHaveBase: boolean;
  /** Whether it was added to since the last look for sums at rest. */
  isRecent: boolean;
}

/** The sums of one table. */
class Sums {
  private readonly kept = new Map<string, Sum>();
  private anyWritten = false;

  constructor(private readonly table: Table) {}

  get size(): number {
    return this.kept.size;
  }

  add(row: Cells): void {
    const { table } = this;
    const text = table.keyOf(row);
    let sum = this.kept.get(text);
    if (!sum) this.kept.set(text, (sum = this.newSum(row)));
    sum.isRecent = true;
    this.addTo(sum.measures, row);
  }

  private newSum(row: Cells): Sum {
    const { table } = this;
    const key: Cells = {};
    for (const column of table.key) key[column] = row[column]!;
    const measures = table.measureTypes.map((type) => (type === 'amount' ? Amount.zero : 0));
    return { key, measures, mayHaveBase: this.anyWritten, isRecent: true };
  }

  /** In range or not: what a group added and took away again may lie on both sides of a page's end. */
  private addTo(measures: Measure[], row: Cells): void {
    const { measureNames } = this.table;
    for (let i = 0; i < measureNames.length; i += 1) {
      const cell = row[measureNames[i]!];
      if (cell === Amount.zero) continue;
      const measure = measures[i]!;
      measures[i] =
        typeof measure === 'number' ? measure + (cell as number) : measure.plusUnchecked(cell as Amount);
    }
  }

  async write(access: RowAccess, coalitionId: string, which: 'all' | 'those-at-rest'): Promise<void> {
    let some: [text: string, sum: Sum][] = [];
    for (const entry of this.kept) {
      const [, sum] = entry;
      if (which === 'all' || !sum.isRecent) some.push(entry);
      sum.isRecent = false;
      if (some.length < WRITTEN_SUMS) continue;
      await this.writeSome(access, coalitionId, some, which);
      some = [];
    }
    await this.writeSome(access, coalitionId, some, which);
  }

  private async writeSome(
    access: RowAccess,
    coalitionId: string,
    some: readonly [text: string, sum: Sum][],
    which: 'all' | 'those-at-rest',
  ): Promise<void> {
    await this.addBases(access, coalitionId, some);
    // A total that is out of range for now could not be read back.
    const written = which === 'all' ? some : some.filter(([, sum]) => isInRange(sum));
    if (written.length === 0) return;
    const { table } = this;
    const rows = written.map(([, { key, measures }]) => {
      const row: Cells = { ...key };
      table.measureNames.forEach((name, i) => (row[name] = measures[i]!));
      return row;
    });
    await access.upsert(table, coalitionId, rows);
    for (const [text] of written) this.kept.delete(text);
    this.anyWritten = true;
  }

  /** Makes sums whole that are only what was added since the database's rows were written. */
  private async addBases(
    access: RowAccess,
    coalitionId: string,
    some: readonly [text: string, sum: Sum][],
  ): Promise<void> {
    const { table } = this;
    const keys: Cells[] = [];
    for (const [, sum] of some) {
      if (sum.mayHaveBase) keys.push(sum.key);
      sum.mayHaveBase = false;
    }
    if (keys.length === 0) return;
    for (const base of await access.rowsByKey(table, coalitionId, keys)) {
      this.addTo(this.kept.get(table.keyOf(base))!.measures, base as Cells);
    }
  }
}

/** A total out of an amount's range can't be read back once it is written. */
function isInRange({ measures }: Sum): boolean {
  try {
    for (const measure of measures) if (measure instanceof Amount) Amount.ofAtto(measure.atto);
    return true;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return false;
  }
}

function entryOf<Value>(map: Map<Table, Value>, table: Table, make: () => Value): Value {
  let value = map.get(table);
  if (value === undefined) map.set(table, (value = make()));
  return value;
}
