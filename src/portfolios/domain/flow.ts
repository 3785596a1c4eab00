import { VALUE_TYPES, type ValueType } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../../kernel/unit.js';
import { countOf, type Measure } from './measure.js';

/** What somebody gave, or received, in a period: exact sums, native quantities beside the value (contracts.md §3). */
export interface Flow {
  /** In base currency; of the valued entries. */
  readonly value: string;
  /** Entries that carry no value. They are unvalued, not worth zero. */
  readonly unvaluedEntries: number;
  readonly byKind: Readonly<Record<string, KindFlow>>;
  readonly byValueType: Readonly<Record<ValueType, string>>;
}

export interface KindFlow {
  readonly value: string;
  readonly quantities: Readonly<Record<string, string>>;
  readonly entries: number;
}

/** A flow as a matrix of kinds and value types, as the portfolio shows it (domain.md §6). */
export interface MatrixFlow extends Flow {
  readonly byKind: Readonly<Record<string, MatrixRow>>;
}

export interface MatrixRow extends KindFlow {
  readonly unvaluedEntries: number;
  readonly byValueType: Readonly<Record<ValueType, string>>;
}

/** Measures of one row of sums, as `FlowSum` takes them in. */
export interface FlowMeasures {
  readonly kind: string;
  readonly unit: string;
  readonly quantity: Amount;
  readonly value: Amount;
  readonly entries: number;
  readonly unvalued: number;
  readonly byValueType: Readonly<Partial<Record<ValueType, Amount>>>;
}

interface KindSum {
  value: Amount;
  entries: number;
  unvalued: number;
  readonly quantities: Map<string, Amount>;
  readonly types: Map<ValueType, Amount>;
}

/** Adds rows of sums up, and takes some away again. */
export class FlowSum {
  value = Amount.zero;
  entries = 0;
  unvalued = 0;
  private readonly kinds = new Map<string, KindSum>();

  add(row: FlowMeasures, sign: 1 | -1 = 1): void {
    const signed = (amount: Amount): Amount => (sign === 1 ? amount : amount.negated());
    this.value = this.value.plus(signed(row.value));
    this.entries += sign * row.entries;
    this.unvalued += sign * row.unvalued;
    const kind = this.kindOf(row.kind);
    kind.value = kind.value.plus(signed(row.value));
    kind.entries += sign * row.entries;
    kind.unvalued += sign * row.unvalued;
    addTo(kind.quantities, row.unit, signed(row.quantity));
    for (const [type, amount] of Object.entries(row.byValueType) as [ValueType, Amount][]) {
      addTo(kind.types, type, signed(amount));
    }
  }

  /** Adds another sum to this one. */
  addAll(other: FlowSum): void {
    this.value = this.value.plus(other.value);
    this.entries += other.entries;
    this.unvalued += other.unvalued;
    for (const [name, kind] of other.kinds) {
      const own = this.kindOf(name);
      own.value = own.value.plus(kind.value);
      own.entries += kind.entries;
      own.unvalued += kind.unvalued;
      for (const [unit, amount] of kind.quantities) addTo(own.quantities, unit, amount);
      for (const [type, amount] of kind.types) addTo(own.types, type, amount);
    }
  }

  /** The value of all kinds, by value type. */
  get byValueType(): Record<ValueType, Amount> {
    const sums = noValue();
    for (const { types } of this.kinds.values()) {
      for (const [type, amount] of types) sums[type] = sums[type].plus(amount);
    }
    return sums;
  }

  /** What a figure of this flow counts, as an amount. */
  amountOf({ kind, unit, type, of }: Omit<Measure, 'direction' | 'standing'>): Amount {
    if (kind === null) {
      if (type !== null) return this.byValueType[type];
      return of === 'value' ? this.value : countOf(of === 'unvalued' ? this.unvalued : this.entries);
    }
    const sum = this.kinds.get(kind);
    if (!sum) return Amount.zero;
    if (type !== null) return sum.types.get(type) ?? Amount.zero;
    if (unit !== null) return sum.quantities.get(unit) ?? Amount.zero;
    return of === 'value' ? sum.value : countOf(of === 'unvalued' ? sum.unvalued : sum.entries);
  }

  private kindOf(name: string): KindSum {
    let kind = this.kinds.get(name);
    if (!kind) {
      kind = { value: Amount.zero, entries: 0, unvalued: 0, quantities: new Map(), types: new Map() };
      this.kinds.set(name, kind);
    }
    return kind;
  }

  /** As the report shows it. Kinds and units in the order of their names; those that came to nothing are left out. */
  toFlow(base: Unit): Flow {
    return this.shown(base, (kind) => kindFlow(kind, base));
  }

  /** The same with the value types of each kind. */
  toMatrix(base: Unit): MatrixFlow {
    return this.shown(base, (kind) => ({
      ...kindFlow(kind, base),
      unvaluedEntries: kind.unvalued,
      byValueType: moneyByType({ ...noValue(), ...Object.fromEntries(kind.types) }, base),
    })) as MatrixFlow;
  }

  private shown(base: Unit, show: (kind: KindSum) => KindFlow): Flow {
    const byKind: Record<string, KindFlow> = {};
    for (const [name, kind] of [...this.kinds].sort(byName)) {
      if (!isNothing(kind)) byKind[name] = show(kind);
    }
    return {
      value: formatAmount(this.value, base),
      unvaluedEntries: this.unvalued,
      byKind,
      byValueType: moneyByType(this.byValueType, base),
    };
  }
}

/** What came and went in equal parts, in every measure. */
function isNothing({ value, entries, unvalued, quantities, types }: KindSum): boolean {
  if (entries !== 0 || unvalued !== 0 || !value.isZero()) return false;
  return [...quantities.values(), ...types.values()].every((amount) => amount.isZero());
}

function kindFlow(kind: KindSum, base: Unit): KindFlow {
  const quantities: Record<string, string> = {};
  for (const [unit, amount] of [...kind.quantities].sort(byName)) {
    if (!amount.isZero()) quantities[unit] = formatAmount(amount, unitOf(unit));
  }
  return { value: formatAmount(kind.value, base), quantities, entries: kind.entries };
}

function noValue(): Record<ValueType, Amount> {
  const none = {} as Record<ValueType, Amount>;
  for (const type of VALUE_TYPES) none[type] = Amount.zero;
  return none;
}

function moneyByType(amounts: Record<ValueType, Amount>, base: Unit): Record<ValueType, string> {
  const money = {} as Record<ValueType, string>;
  for (const type of VALUE_TYPES) money[type] = formatAmount(amounts[type], base);
  return money;
}

function addTo<Key>(sums: Map<Key, Amount>, key: Key, amount: Amount): void {
  sums.set(key, (sums.get(key) ?? Amount.zero).plus(amount));
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
