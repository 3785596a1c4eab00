import highsModule, { type Highs } from 'highs';
import type { Bounds, Circulation, Guess, Solver, SolverSession } from '../domain/circulation.js';

/** The package's types describe its CommonJS form, in which the loader is a member; the ES module is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * HiGHS as a solver of circulations: nodes are rows, arcs are columns. It is always asked in the same way, by one thread,
 * and without presolve, which takes longer than it spares here.
 */
export class HighsSolver implements Solver {
  private constructor(private readonly highs: Highs) {}

  static async load(): Promise<HighsSolver> {
    return new HighsSolver(await loadHighs());
  }

  open(circulation: Circulation): SolverSession {
    return new HighsSession(this.highs, circulation);
  }
}

/** Later guesses begin where the one before ended, which spares most of the work. */
class HighsSession implements SolverSession {
  private readonly model: ReturnType<Highs['createModel']>;

  constructor(
    private readonly highs: Highs,
    private readonly circulation: Circulation,
  ) {
    const { nodes, from } = circulation;
    const [rows, columns] = [nodes - 1, from.length];
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off', random_seed: 0 });
    this.model.passModel({
      numCols: columns,
      numRows: rows,
      colCost: new Float64Array(columns),
      colLower: new Float64Array(columns),
      colUpper: new Float64Array(columns),
      rowLower: new Float64Array(rows),
      rowUpper: new Float64Array(rows),
      matrix: { format: 'csc', numRows: rows, numCols: columns, ...columnsOf(circulation) },
    });
  }

  guess(gains: readonly bigint[], { low, high }: Bounds): Guess {
    const { model, circulation } = this;
    const all = { kind: 'range', from: 0, to: circulation.from.length - 1 } as const;
    // HiGHS looks for the least cost.
    model.changeColsCost(
      all,
      Float64Array.from(gains, (gain) => -Number(gain)),
    );
    model.changeColsBounds(all, Float64Array.from(low, Number), Float64Array.from(high, Number));
    model.run();
    const found = model.getModelStatus() === this.highs.constants.modelStatus.optimal;
    if (!found) return { flow: [], potentials: [] };
    const { colValue, rowDual } = model.getSolution();
    return {
      flow: Array.from(colValue, wholeNear),
      // The root has no row: what goes round the others goes round it too.
      potentials: [0n, ...Array.from(rowDual, (dual) => -wholeNear(dual))],
    };
  }

  close(): void {
    this.model.dispose();
  }
}

function wholeNear(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.round(value)) : 0n;
}

/** What flows into a node counts for its row, and what flows out counts against it. */
function columnsOf({ from, to }: Circulation): {
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
} {
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (let arc = 0; arc < from.length; arc++) {
    if (from[arc]! > 0) {
      indices.push(from[arc]! - 1);
      values.push(-1);
    }
    if (to[arc]! > 0) {
      indices.push(to[arc]! - 1);
      values.push(1);
    }
    starts.push(indices.length);
  }
  return {
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
