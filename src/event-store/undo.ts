import type { Cells, State, Sum, TableCache } from './table-cache.js';

/** Something that a savepoint can take back. A class for each kind, as very many are made and closures take several times as much. */
export interface Undo {
  /** Returns how many rows are staged no more. */
  undo(): number;
}

/** Rows that were appended to one table, one after another. */
export class Appended implements Undo {
  rows = 1;
  constructor(readonly cache: TableCache) {}

  undo(): number {
    this.cache.appended.length -= this.rows;
    return this.rows;
  }
}

export class Put implements Undo {
  constructor(
    private readonly cache: TableCache,
    private readonly state: State,
    private readonly before: Cells | null | undefined,
    private readonly wasStaged: boolean,
  ) {}

  undo(): number {
    this.state.row = this.before;
    if (this.wasStaged) return 0;
    this.state.isStaged = false;
    this.cache.stagedStates.pop();
    return 1;
  }
}

export class Added implements Undo {
  constructor(
    private readonly cache: TableCache,
    private readonly sum: Sum,
    private readonly row: Cells,
    private readonly existed: boolean,
    private readonly wasStaged: boolean,
  ) {}

  undo(): number {
    this.sum.takeBack(this.row, this.existed);
    if (this.wasStaged) return 0;
    this.sum.isStaged = false;
    this.cache.stagedSums.pop();
    return 1;
  }
}
