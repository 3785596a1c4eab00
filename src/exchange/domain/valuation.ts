import type { Directory } from '../../coalition/domain/directory.js';
import type { ValueType, ValueTypeWeights } from '../../coalition/domain/value-types.js';
import type { Amount } from '../../kernel/amount.js';
import { Problem } from '../../kernel/problem.js';
import { Quantity, type Unit } from '../../kernel/unit.js';
import type { Valuation } from './events.js';

/** The split of a kind's value where an entry says nothing: whole types, so that nothing looks more exact than it is. */
const DEFAULT_VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  funds: 'financial',
  'in-kind': 'operational',
  knowledge: 'innovative',
  'staff-time': 'operational',
  access: 'strategic',
  recognition: 'reputational',
  service: 'operational',
};

export function defaultValueTypes(kind: string): ValueTypeWeights {
  return { [DEFAULT_VALUE_TYPES[kind]!]: '1' };
}

export interface Valued {
  readonly value: Amount | null;
  readonly valuation: Valuation | null;
  /** The category of rate that the entry asked for, where it did. */
  readonly rateCategory: string | null;
}

/**
 * Turns a quantity into base currency (domain.md §4). Stated values are taken as they are; otherwise the rate in force on
 * the day decides, rounded once, half-even, to the currency's minor unit; where no rate is in force the entry stays
 * unvalued. In base currency, funds are their own value.
 */
export function valueOf(
  entry: {
    readonly kind: string;
    readonly unit: Unit;
    readonly quantity: Amount;
    readonly occurredOn: string;
    readonly statedValue: Amount | null;
    readonly basis: string | null;
  },
  directory: Directory,
): Valued {
  const { kind, unit, quantity, occurredOn, statedValue, basis } = entry;
  const base = directory.coalition.currency;
  if (statedValue !== null) Quantity.of(statedValue, base.code);
  if (kind === 'funds' && unit.code === base.code) {
    if (statedValue !== null && !statedValue.equals(quantity)) {
      throw new Problem('exchange.value-of-funds-differs', {
        found: statedValue.toString(),
        expected: quantity.toString(),
      });
    }
    return { value: quantity, valuation: { method: 'own-value' }, rateCategory: null };
  }
  if (statedValue !== null) {
    return { value: statedValue, valuation: { method: 'stated', basis }, rateCategory: null };
  }
  if (kind === 'funds') {
    const rate = directory.exchangeRateOn(unit.code, occurredOn);
    if (!rate) return { value: null, valuation: null, rateCategory: basis };
    return {
      value: quantity.times(rate.rateToBase, base.scale),
      valuation: {
        method: 'exchange-rate',
        rate: rate.rateToBase.toString(),
        validOn: rate.validOn,
        source: rate.source,
      },
      rateCategory: basis,
    };
  }
  const rate = directory.rateOn(kind, unit.code, basis ?? '', occurredOn);
  if (!rate) return { value: null, valuation: null, rateCategory: basis };
  return {
    value: quantity.times(rate.rate, base.scale),
    valuation: {
      method: 'rate',
      rateMethod: rate.method,
      rate: rate.rate.toString(),
      category: rate.category,
      validFrom: rate.validFrom,
      source: rate.source,
    },
    rateCategory: basis,
  };
}

/**
 * Values another quantity of an entry at the price that it had, rounded once, half-even, to the currency's minor unit. What had
 * no value still has none.
 */
export function valueInProportion(
  entry: { readonly quantity: Amount; readonly value: Amount | null },
  quantity: Amount,
  { scale }: Unit,
): Pick<Valued, 'value' | 'valuation'> {
  if (entry.value === null) return { value: null, valuation: null };
  const value = entry.value.inProportion(quantity, entry.quantity, scale);
  const of = { value: entry.value.toString(), quantity: entry.quantity.toString() };
  return { value, valuation: { method: 'in-proportion', ...of } };
}
