import type { Directory } from '../coalition/domain/directory.js';
import type { LedgerTransaction } from '../event-store/ledger-transaction.js';
import { Wants } from '../event-store/working-set.js';
import { parseCounterparty } from '../exchange/domain/entry.js';
import type { EntryRecorded, EntryReversed } from '../exchange/domain/events.js';
import { isHeld } from '../exchange/domain/postings.js';
import { lowestDay, wantPoolBalance } from '../exchange/exchange.commands.js';
import { Problem, type ProblemCode } from '../kernel/problem.js';
import { cellError, type ImportError } from './import-errors.js';

interface Place {
  readonly file: string;
  readonly line: number;
}

interface Outflow extends Place {
  readonly quantity: string;
}

interface Touched {
  readonly poolId: string;
  readonly kind: string;
  readonly unit: string;
  /** The earliest day on which anything moved. */
  from: string;
  /** The last row of each day that takes something out. */
  readonly outflows: Map<string, Outflow>;
}

/**
 * The pools that an import moves. As the order of its rows means nothing, a pool may be overdrawn while they are read; what
 * counts is the end of every day once all are in.
 */
export class PoolsTouched {
  private readonly touched = new Map<string, Touched>();
  /** Pools that a refused row names: what they hold can't be told. */
  private readonly unsure = new Set<string>();
  private allUnsure = false;

  /** A row was refused that would have moved a pool, perhaps one that can't be told. */
  refused(moved: { readonly pool: string } | 'none' | 'unknown'): void {
    if (moved === 'unknown') this.allUnsure = true;
    else if (moved !== 'none') this.unsure.add(moved.pool);
  }

  recorded(
    occurredOn: string,
    data: EntryRecorded | EntryReversed,
    place: Place,
    directory: Directory,
  ): void {
    if (data.standing !== 'accepted' || !isHeld(data.kind)) return;
    const counterparty = parseCounterparty(data.counterparty);
    if (!('pool' in counterparty) || directory.pool(counterparty.pool)?.allowNegative !== false) return;
    const { kind, unit, quantity } = data;
    const key = `${counterparty.pool}\n${kind}\n${unit}`;
    let touched = this.touched.get(key);
    if (!touched) {
      touched = { poolId: counterparty.pool, kind, unit, from: occurredOn, outflows: new Map() };
      this.touched.set(key, touched);
    }
    if (occurredOn < touched.from) touched.from = occurredOn;
    const takesOut = (data.direction === 'benefit') !== quantity.startsWith('-');
    if (takesOut) touched.outflows.set(occurredOn, { file: place.file, line: place.line, quantity });
  }

  /** The pools that go below zero at the end of some day, each with the last row that took something out by then. */
  async overdrawn(
    transaction: LedgerTransaction<Directory>,
    code: ProblemCode = 'interchange.pool-overdrawn',
  ): Promise<ImportError[]> {
    if (this.allUnsure) return [];
    const pools = [...this.touched.values()].filter(({ poolId }) => !this.unsure.has(poolId));
    const errors: ImportError[] = [];
    for (const { poolId, kind, unit, from, outflows } of pools) {
      const wants = new Wants();
      wantPoolBalance(wants, poolId, kind, unit, from);
      await transaction.load(wants);
      const lowest = lowestDay(transaction.rows, poolId, kind, unit, from);
      const outflow = lastBy(lowest.on, outflows);
      if (!lowest.balance.isNegative() || !outflow) continue;
      const { on, balance } = lowest;
      const problem = new Problem(code, { pool: poolId, unit, on, balance });
      const expected = 'a pool that holds nothing less than zero at the end of every day';
      errors.push(cellError(outflow, 'quantity', outflow.quantity, expected, problem));
    }
    return errors;
  }
}

function lastBy(on: string, outflows: ReadonlyMap<string, Outflow>): Outflow | undefined {
  let last: string | undefined;
  for (const day of outflows.keys()) if (day <= on && (last === undefined || day > last)) last = day;
  return last === undefined ? undefined : outflows.get(last);
}
