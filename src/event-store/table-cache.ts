import { Amount } from '../kernel/amount.js';
import type { CellValue, Table } from './table.js';

/** What a working set knows of the rows of its tables. */
export type Cells = Record<string, CellValue>;
type Measure = Amount | number;

/**
 * A row of a sum table. What is added to it changes it in place, so that the many additions of a group, or of a replay,
 * cost little. Totals may be out of an amount's range for a while; they are checked before they are written.
 */
export class Sum {
  /** Whether there is such a row, in the database or staged. */
  exists = false;
  /** Whether the measures hold all there is, and not only what is still to be added to the database's row. */
  isWhole = false;
  isStaged = false;
  measures: Measure[];
  private shown: Cells | undefined;

  constructor(
    private readonly table: Table,
    /** Its key as one text. */
    readonly text: string,
    /** Any row with this key. */
    readonly key: Cells,
  ) {
    this.measures = table.measureTypes.map((type) => (type === 'amount' ? Amount.zero : 0));
  }

  /** Takes over the row that the database holds, where nothing is known of it yet. */
  adopt(row: Cells): void {
    this.measures = this.table.measureNames.map((name) => row[name] as Measure);
    this.exists = true;
    this.isWhole = true;
    this.shown = row;
  }

  add(row: Cells): void {
    const { measureNames } = this.table;
    const { measures } = this;
    for (let i = 0; i < measureNames.length; i += 1) {
      const cell = row[measureNames[i]!];
      if (cell === Amount.zero) continue;
      const measure = measures[i]!;
      measures[i] =
        typeof measure === 'number' ? measure + (cell as number) : measure.plusUnchecked(cell as Amount);
    }
    this.exists = true;
    this.shown = undefined;
  }

  /** Takes back what was added last. */
  takeBack(row: Cells, existed: boolean): void {
    this.measures = this.table.measureNames.map((name, i) => {
      const [measure, cell] = [this.measures[i]!, row[name]];
      return typeof measure === 'number'
        ? measure - (cell as number)
        : measure.plusUnchecked((cell as Amount).negated());
    });
    this.exists = existed;
    this.shown = undefined;
  }

  /** The row as it stands, for those who look at it again and again. */
  show(): Cells {
    return (this.shown ??= this.toRow());
  }

  toRow(): Cells {
    const { measureNames } = this.table;
    const row: Cells = { ...this.key };
    for (let i = 0; i < measureNames.length; i += 1) row[measureNames[i]!] = this.measures[i]!;
    return row;
  }

  /** Throws `kernel.amount-out-of-range` where a total does not fit an amount. */
  assertInRange(): void {
    for (const measure of this.measures) if (measure instanceof Amount) measure.assertInRange();
  }
}

/** A row of a state table; `null` where it is known to be absent, `undefined` where nothing is known of it. */
export class State {
  isStaged = false;
  /** Whether the database holds a row with this key, as it is or as it was. */
  isStored = false;
  row: Cells | null | undefined;

  found(row: Cells | null): void {
    this.row = row;
    this.isStored = row !== null;
  }
}

/** What is known of the rows under a prefix, from a key on, by their keys. */
export interface Range {
  from: string;
  readonly held: Map<string, Sum | State>;
}

export class TableCache {
  readonly states = new Map<string, State>();
  readonly sums = new Map<string, Sum>();
  appended: Cells[] = [];
  stagedStates: State[] = [];
  stagedSums: Sum[] = [];
  /** Ranges that were read, by their prefix. */
  readonly ranges = new Map<string, Range>();

  constructor(readonly table: Table) {}

  /** Whether nothing is known of the row under a key. */
  lacks(text: string): boolean {
    if (this.table.shape === 'sum') return !this.sums.get(text)?.isWhole;
    return this.states.get(text)?.row === undefined;
  }

  sumOf(text: string, keyRow: Cells): Sum {
    let sum = this.sums.get(text);
    if (!sum) {
      this.sums.set(text, (sum = new Sum(this.table, text, keyRow)));
      this.note(text, sum);
    }
    return sum;
  }

  /** The total that a row counts in. */
  totalOf(text: string, row: Cells): Sum {
    const known = this.sums.get(text);
    if (known) return known;
    const { column, is } = this.table.total!;
    return this.sumOf(text, { ...row, [column]: is });
  }

  stateOf(text: string): State {
    let state = this.states.get(text);
    if (!state) {
      this.states.set(text, (state = new State()));
    }
    return state;
  }

  /** Takes in what the database holds under a key; what was added meanwhile comes on top. */
  loaded(text: string, keyRow: Cells, row: Cells | null): Sum | State {
    if (this.table.shape !== 'sum') {
      const state = this.stateOf(text);
      if (state.row === undefined) state.found(row);
      return state;
    }
    const known = this.sums.get(text);
    if (known?.isWhole) return known;
    const sum = known ?? this.sumOf(text, keyRow);
    if (row && !known) sum.adopt(row);
    else if (row) sum.add(row);
    sum.isWhole = true;
    return sum;
  }

  /** Keeps the ranges complete to which a row is added. */
  note(text: string, held: Sum | State): void {
    for (const [prefix, range] of this.ranges) if (text.startsWith(prefix)) range.held.set(text, held);
  }

  /** What is known under a prefix, whether it is stored yet or not. */
  *heldUnder(prefixText: string): Iterable<[text: string, held: Sum | State]> {
    const known = this.table.shape === 'sum' ? this.sums : this.states;
    for (const entry of known) if (entry[0].startsWith(prefixText)) yield entry;
  }

  get size(): number {
    return this.states.size + this.sums.size;
  }

  forget(): void {
    this.states.clear();
    this.sums.clear();
    this.ranges.clear();
  }
}
