import { VALUE_TYPES, type ValueType } from '../../coalition/domain/value-types.js';
import { Amount } from '../../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../../kernel/unit.js';

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
  readonly quantities: Map<string, Amount>;
}

/** Adds rows of sums up, and takes some away again. */
export class FlowSum {
  value = Amount.zero;
  entries = 0;
  unvalued = 0;
  private readonly kinds = new Map<string, KindSum>();
  private readonly types = new Map<ValueType, Amount>();

  add(row: FlowMeasures, sign: 1 | -1 = 1): void {
    const signed = (amount: Amount): Amount => (sign === 1 ? amount : amount.negated());
    this.value = this.value.plus(signed(row.value));
    this.entries += sign * row.entries;
    this.unvalued += sign * row.unvalued;
    const kind = this.kindOf(row.kind);
    kind.value = kind.value.plus(signed(row.value));
    kind.entries += sign * row.entries;
    addTo(kind.quantities, row.unit, signed(row.quantity));
    for (const [type, amount] of Object.entries(row.byValueType) as [ValueType, Amount][]) {
      addTo(this.types, type, signed(amount));
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
      for (const [unit, amount] of kind.quantities) addTo(own.quantities, unit, amount);
    }
    for (const [type, amount] of other.types) addTo(this.types, type, amount);
  }

  private kindOf(name: string): KindSum {
    let kind = this.kinds.get(name);
    if (!kind) this.kinds.set(name, (kind = { value: Amount.zero, entries: 0, quantities: new Map() }));
    return kind;
  }

  /** As the report shows it. Kinds and units in the order of their names; those that came to nothing are left out. */
  toFlow(base: Unit): Flow {
    const money = (amount: Amount): string => formatAmount(amount, base);
    const byKind: Record<string, KindFlow> = {};
    for (const [name, kind] of [...this.kinds].sort(byName)) {
      const quantities: Record<string, string> = {};
      for (const [unit, amount] of [...kind.quantities].sort(byName)) {
        if (!amount.isZero()) quantities[unit] = formatAmount(amount, unitOf(unit));
      }
      const nothing = kind.entries === 0 && kind.value.isZero() && Object.keys(quantities).length === 0;
      if (!nothing) byKind[name] = { value: money(kind.value), quantities, entries: kind.entries };
    }
    const byValueType = {} as Record<ValueType, string>;
    for (const type of VALUE_TYPES) byValueType[type] = money(this.types.get(type) ?? Amount.zero);
    return { value: money(this.value), unvaluedEntries: this.unvalued, byKind, byValueType };
  }
}

function addTo<Key>(sums: Map<Key, Amount>, key: Key, amount: Amount): void {
  sums.set(key, (sums.get(key) ?? Amount.zero).plus(amount));
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
