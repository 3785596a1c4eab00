import { Amount } from '../kernel/amount.js';
import { isProblem } from '../kernel/problem.js';
import type { CellValue, Table } from './table.js';

type Cells = Record<string, CellValue>;

/** Whole numbers below this, and the sum of two of them, are exact in a double. */
const EXACT_LIMIT = 2 ** 52;
const ATTO_IN_A_MILLIONTH = 10n ** 12n;

const FIRST_CAPACITY = 1_024;

/**
 * Many sums of one table, as plain numbers side by side: a replay adds to several of them for every event, and an object
 * for each would cost most of its time and memory. Amounts stay exact: whole millionths are added up as far as a double
 * holds them, and what is finer or larger is kept beside them.
 *
 * A sum is known by its slot, which it keeps until others are forgotten.
 */
export class Sums {
  /** For each column of the key: a number for each value, and the value behind each number. */
  private readonly numbers: Map<CellValue, number>[];
  private readonly values: CellValue[][];
  /** The numbers of the key that is looked for. */
  private readonly wanted: Int32Array;
  private used = 0;
  private keys: Int32Array;
  private totals: Float64Array;
  /** What the totals lack, in units of 10^-18, by its place among them. */
  private rests = new Map<number, bigint>();
  /** For each hash, or in the next free place behind it: the slot of its key, plus one. Half of it is free. */
  private places: Int32Array;

  constructor(private readonly table: Table) {
    this.numbers = table.key.map(() => new Map<CellValue, number>());
    this.values = table.key.map(() => []);
    this.wanted = new Int32Array(table.key.length);
    this.keys = new Int32Array(FIRST_CAPACITY * table.key.length);
    this.totals = new Float64Array(FIRST_CAPACITY * table.measureNames.length);
    this.places = new Int32Array(2 * FIRST_CAPACITY);
  }

  /** Slots are numbered from 0 to one less than this. */
  get size(): number {
    return this.used;
  }

  /** Adds a row's measures to those under its key, which may leave an amount's range for a while. Answers the slot. */
  add(row: object): number {
    const cells = row as Cells;
    const { measureNames } = this.table;
    const slot = this.slotOf(cells);
    for (let i = 0, at = slot * measureNames.length; i < measureNames.length; i += 1, at += 1) {
      const cell = cells[measureNames[i]!] as Amount | number;
      if (cell === Amount.zero) continue;
      const total = this.totals[at]! + (typeof cell === 'number' ? cell : millionthsOf(cell));
      if (total < EXACT_LIMIT && total > -EXACT_LIMIT) this.totals[at] = total;
      else this.rests.set(at, (this.rests.get(at) ?? 0n) + (cell as Amount).atto);
    }
    return slot;
  }

  keyAt(slot: number): Cells {
    const { key } = this.table;
    const cells: Cells = {};
    for (let i = 0; i < key.length; i += 1) {
      cells[key[i]!] = this.values[i]![this.keys[slot * key.length + i]!]!;
    }
    return cells;
  }

  /** The whole row; `undefined` where a total is out of an amount's range for now. */
  rowAt(slot: number): Cells | undefined {
    const row = this.keyAt(slot);
    const { measureNames, measureTypes } = this.table;
    try {
      for (let i = 0, at = slot * measureNames.length; i < measureNames.length; i += 1, at += 1) {
        const total = this.totals[at]!;
        row[measureNames[i]!] = measureTypes[i] === 'amount' ? this.amountAt(at, total) : total;
      }
      return row;
    } catch (error) {
      if (!isProblem(error)) throw error;
      return undefined;
    }
  }

  private amountAt(place: number, total: number): Amount {
    const rest = this.rests.get(place);
    if (rest === undefined) return total === 0 ? Amount.zero : Amount.ofMillionths(total);
    return Amount.ofAtto(BigInt(total) * ATTO_IN_A_MILLIONTH + rest);
  }

  /** Makes room: the keys in these slots begin again from nothing. The others move up, in their order. */
  forget(slots: ReadonlySet<number>): void {
    const { keys, totals } = this;
    const [keyWidth, width] = [this.table.key.length, this.table.measureNames.length];
    const rests = new Map<number, bigint>();
    let to = 0;
    for (let slot = 0; slot < this.used; slot += 1) {
      if (slots.has(slot)) continue;
      keys.copyWithin(to * keyWidth, slot * keyWidth, (slot + 1) * keyWidth);
      totals.copyWithin(to * width, slot * width, (slot + 1) * width);
      for (let i = 0; i < width && this.rests.size > 0; i += 1) {
        const rest = this.rests.get(slot * width + i);
        if (rest !== undefined) rests.set(to * width + i, rest);
      }
      to += 1;
    }
    totals.fill(0, to * width, this.used * width);
    this.rests = rests;
    this.used = to;
    this.placeAll(this.places.length);
  }

  /** The slot of a row's key; a new one, with nothing in it, where it has none yet. */
  private slotOf(row: Cells): number {
    const { key } = this.table;
    for (let i = 0; i < key.length; i += 1) this.wanted[i] = this.numberOf(i, row[key[i]!]!);
    const mask = this.places.length - 1;
    for (let place = hashOf(this.wanted, 0, key.length) & mask; ; place = (place + 1) & mask) {
      const slot = this.places[place]! - 1;
      if (slot < 0) return this.newSlot(place);
      if (this.isWanted(slot)) return slot;
    }
  }

  private numberOf(column: number, value: CellValue): number {
    const numbers = this.numbers[column]!;
    let number = numbers.get(value);
    if (number === undefined) {
      number = this.values[column]!.push(value) - 1;
      numbers.set(value, number);
    }
    return number;
  }

  private isWanted(slot: number): boolean {
    const { wanted, keys } = this;
    for (let i = 0, at = slot * wanted.length; i < wanted.length; i += 1, at += 1) {
      if (keys[at] !== wanted[i]) return false;
    }
    return true;
  }

  private newSlot(place: number): number {
    const slot = this.used;
    this.used += 1;
    if (2 * this.used > this.places.length) {
      this.keys = grown(this.keys, new Int32Array(2 * this.keys.length));
      this.totals = grown(this.totals, new Float64Array(2 * this.totals.length));
      this.keys.set(this.wanted, slot * this.wanted.length);
      this.placeAll(2 * this.places.length);
    } else {
      this.keys.set(this.wanted, slot * this.wanted.length);
      this.places[place] = slot + 1;
    }
    return slot;
  }

  private placeAll(places: number): void {
    this.places = new Int32Array(places);
    const mask = places - 1;
    const width = this.wanted.length;
    for (let slot = 0; slot < this.used; slot += 1) {
      let place = hashOf(this.keys, slot * width, width) & mask;
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = slot + 1;
    }
  }
}

function hashOf(numbers: Int32Array, from: number, length: number): number {
  let hash = 0;
  for (let i = from; i < from + length; i += 1) {
    hash = Math.imul(hash ^ numbers[i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function grown<Numbers extends Int32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** An amount in whole millionths; not a number where it is finer. */
function millionthsOf(amount: Amount): number {
  if (amount.millionths !== undefined) return amount.millionths;
  const whole = amount.atto / ATTO_IN_A_MILLIONTH;
  return whole * ATTO_IN_A_MILLIONTH === amount.atto ? Number(whole) : NaN;
}
