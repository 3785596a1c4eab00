import { type Amount, amountPlaces } from './amount.js';
import { isCurrency, minorUnitsOf } from './currency.js';
import { isIdentifierText } from './ids.js';
import { Problem } from './problem.js';

/** What a quantity is counted in, and how many decimal places it may have. */
export interface Unit {
  readonly code: string;
  readonly scale: number;
  readonly currency: boolean;
}

const unitLimit = 100;
const rememberedLimit = 2_000;
const remembered = new Map<string, Unit>();

/**
 * The unit of that name: an ISO 4217 code in capitals has its minor units, `hours` and `credits` have two places, and
 * any other name (items, m², days…) is free, with 18 places. Names are compared exactly: `eur` or `cup` is free.
 * @throws Problem `kernel.unit-malformed`
 */
export function unitOf(code: string): Unit {
  const known = remembered.get(code);
  if (known) return known;
  if (!isIdentifierText(code, unitLimit)) throw new Problem('kernel.unit-malformed', { found: code });
  const normal = code.normalize('NFC');
  const currency = isCurrency(normal);
  const scale = currency
    ? minorUnitsOf(normal)
    : normal === 'hours' || normal === 'credits'
      ? 2
      : amountPlaces;
  const unit: Unit = Object.freeze({ code: normal, scale, currency });
  // Names come from outside: the memory of them starts anew rather than grow without end.
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(code, unit);
  return unit;
}

/** An amount of something. */
export class Quantity {
  private constructor(
    readonly amount: Amount,
    readonly unit: Unit,
  ) {}

  /** @throws Problem `kernel.unit-malformed`, or `kernel.amount-too-precise` {found, unit, scale} */
  static of(amount: Amount, unitCode: string): Quantity {
    const unit = unitOf(unitCode);
    if (!amount.fits(unit.scale))
      throw new Problem('kernel.amount-too-precise', {
        found: amount.toString(),
        unit: unit.code,
        scale: unit.scale,
      });
    return new Quantity(amount, unit);
  }

  /** `1234.50 EUR`, `3.5 m²` */
  toString(): string {
    return `${formatAmount(this.amount, this.unit)} ${this.unit.code}`;
  }
}

/** All the unit's places for money, hours and credits; the shortest form for what has no scale of its own. */
export function formatAmount(amount: Amount, unit: Unit): string {
  return unit.scale === amountPlaces ? amount.toString() : amount.toFixed(unit.scale);
}
