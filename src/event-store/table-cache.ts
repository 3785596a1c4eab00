import { Amount } from '../kernel/amount.js';
import type { CellValue, Table } from './table.js';

/** What a working set knows of the rows of its tables. */
export type Cells = Record<string, CellValue>;
type Measure = Amount | number;

export const SEPARATOR = '\u001f';

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

  restore(measures: Measure[], exists: boolean): void {
    this.measures = measures;
    this.exists = exists;
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
    for (const measure of this.measures) if (measure instanceof Amount) Amount.ofAtto(measure.atto);
  }
}

/** A row of a state table; `null` where it is known to be absent, `undefined` where nothing is known of it. */
export class State {
  isStaged = false;
  /** Whether the database holds a row with this key, as it is or as it was. */
  isStored: boolean;

  constructor(public row: Cells | null | undefined) {
    this.isStored = row !== null && row !== undefined;
  }
}

export class TableCache {
  readonly states = new Map<string, State>();
  readonly sums = new Map<string, Sum>();
  appended: Cells[] = [];
  stagedStates: State[] = [];
  stagedSums: Sum[] = [];
  /** Ranges that were read, by their prefix, and the keys known under each. */
  readonly ranges = new Map<string, { from: string; readonly keys: Set<string> }>();

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
      this.noteKey(text);
    }
    return sum;
  }

  stateOf(text: string): State {
    let state = this.states.get(text);
    if (!state) {
      this.states.set(text, (state = new State(undefined)));
    }
    return state;
  }

  /** Takes in what the database holds under a key; what was added meanwhile comes on top. */
  loaded(text: string, keyRow: Cells, row: Cells | null): void {
    if (!this.lacks(text)) return;
    if (this.table.shape === 'sum') {
      const sum = this.sumOf(text, keyRow);
      if (row) sum.add(row);
      sum.isWhole = true;
    } else {
      this.states.set(text, new State(row));
    }
  }

  /** Keeps the keys of a range complete when a row is added to it. */
  noteKey(text: string): void {
    if (this.ranges.size === 0) return;
    this.ranges.get(text.slice(0, text.lastIndexOf(SEPARATOR) + 1))?.keys.add(text);
  }

  /** The keys known under a prefix, whether their rows are stored yet or not. */
  *keysUnder(prefixText: string): Iterable<string> {
    const known = this.table.shape === 'sum' ? this.sums : this.states;
    for (const text of known.keys()) if (text.startsWith(prefixText)) yield text;
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
