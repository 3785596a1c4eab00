import { Amount, sumOf } from '../../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../../kernel/unit.js';
import type { PledgeEvent } from './events.js';

/** One fact about a pledge, as figures need it. What a fact says nothing about is null. */
export interface PledgeFact {
  readonly memberId: string;
  readonly pledgeId: string;
  readonly position: number;
  readonly type: PledgeEvent['type'];
  readonly occurredOn: string;
  readonly kind: string | null;
  readonly unit: string | null;
  /** What is promised from then on; of a delivery, what was delivered. */
  readonly quantity: Amount | null;
  readonly value: Amount | null;
  readonly dueOn: string | null;
  readonly entryId: string | null;
}

/** A quantity in its own unit, and what it is worth in base currency: null where the pledge is unvalued. */
export interface Measure {
  readonly quantity: Amount;
  readonly value: Amount | null;
}

/**
 * A pledge at the end of a day. pledged − delivered = outstanding, exactly, in quantity and in value.
 *
 * - `pledged` is what is promised on that day, by the last amendment up to it. Once the rest is waived or has lapsed, it is
 *   what was delivered: the rest is asked of nobody any more.
 * - `delivered` goes up to what is pledged; what was given beyond it is a contribution like any other.
 * - `overdue` is what is outstanding after its due date: on the due date itself it is in time.
 */
export interface PledgeOn {
  readonly pledgeId: string;
  readonly memberId: string;
  readonly kind: string;
  readonly unit: string;
  readonly madeOn: string;
  readonly dueOn: string;
  /** By the last amendment up to that day, whatever became of it. */
  readonly promised: Measure;
  /** How the rest was given up by then; null where it was not. */
  readonly ended: 'waived' | 'lapsed' | null;
  readonly pledged: Measure;
  readonly delivered: Measure;
  readonly outstanding: Measure;
  readonly isOverdue: boolean;
  /**
   * min(1, delivered by the due date / promised), to 18 places; null where it has not fallen due. A pledge falls due once, on
   * the first day that is its due date as promised on that day, and what was promised then counts: an amendment of a later
   * day changes nothing about it. Waived by its due date, it never fell due; waived or lapsed later, it did. A delivery
   * counts on its entry's day, and not at all once the entry is taken back.
   */
  readonly kept: Amount | null;
}

interface Terms extends Measure {
  readonly dueOn: string;
}

const EXACT_PLACES = 18;
const RELIABILITY_PLACES = 4;

/**
 * A pledge at the end of a day, folded from its facts in the order of their positions. Undefined where it was not made by
 * then. Leave facts out from the end, and it is as it was known at that position.
 * @param scale minor units of the base currency
 */
export function pledgeOn(facts: readonly PledgeFact[], on: string, scale: number): PledgeOn | undefined {
  // What was retracted was never promised; only what was said since counts.
  const retracted = facts.findLastIndex(({ type }) => type === 'PledgeRetracted');
  const [made, ...later] = facts.slice(retracted + 1);
  if (made?.type !== 'PledgeMade' || made.occurredOn > on) return undefined;
  let terms = termsOf(made);
  let fellDueWith: Terms | null = null;
  let ended: PledgeOn['ended'] = null;
  const deliveries = new Deliveries();
  for (const fact of later) {
    if (fact.type === 'PledgeDelivered') {
      deliveries.add(fact, on);
      continue;
    }
    if (fact.occurredOn > on || ended !== null) continue;
    if (terms.dueOn < fact.occurredOn) fellDueWith ??= terms;
    if (fact.type === 'PledgeAmended') terms = termsOf(fact);
    else ended = fact.type === 'PledgeWaived' ? 'waived' : 'lapsed';
  }
  if (ended === null && terms.dueOn <= on) fellDueWith ??= terms;
  const quantity = least(deliveries.by(on), terms.quantity);
  const delivered: Measure = { quantity, value: valueOfDelivered(terms, quantity, scale) };
  const promised: Measure = { quantity: terms.quantity, value: terms.value };
  const pledged = ended === null ? promised : delivered;
  const outstanding = difference(pledged, delivered);
  return {
    pledgeId: made.pledgeId,
    memberId: made.memberId,
    kind: made.kind!,
    unit: made.unit!,
    madeOn: made.occurredOn,
    dueOn: terms.dueOn,
    promised,
    ended,
    pledged,
    delivered,
    outstanding,
    isOverdue: terms.dueOn < on && outstanding.quantity.isPositive(),
    kept: fellDueWith && keptOf(fellDueWith, deliveries),
  };
}

function termsOf(fact: PledgeFact): Terms {
  return { quantity: fact.quantity!, value: fact.value, dueOn: fact.dueOn! };
}

/** What entries delivered. All that is said of one entry counts on the day of the entry, however late it is said. */
class Deliveries {
  private readonly byEntry = new Map<string, { readonly on: string; quantity: Amount }>();

  add({ entryId, occurredOn, quantity }: PledgeFact, by: string): void {
    let delivery = this.byEntry.get(entryId!);
    if (!delivery) this.byEntry.set(entryId!, (delivery = { on: occurredOn, quantity: Amount.zero }));
    // A reversal takes the delivery back from its own day on.
    if (occurredOn <= by) delivery.quantity = delivery.quantity.plus(quantity!);
  }

  by(day: string): Amount {
    return sumOf([...this.byEntry.values()].filter(({ on }) => on <= day).map(({ quantity }) => quantity));
  }
}

/** What was delivered is worth its share of the pledge's value, rounded here, once, half-even, to the minor unit. */
function valueOfDelivered({ quantity, value }: Measure, delivered: Amount, scale: number): Amount | null {
  return value && value.inProportion(delivered, quantity, scale);
}

function difference(one: Measure, other: Measure): Measure {
  return {
    quantity: one.quantity.minus(other.quantity),
    value: one.value && one.value.minus(other.value ?? Amount.zero),
  };
}

function keptOf({ quantity, dueOn }: Terms, deliveries: Deliveries): Amount {
  return least(Amount.one, deliveries.by(dueOn).dividedBy(quantity, EXACT_PLACES));
}

function least(one: Amount, other: Amount): Amount {
  return one.compare(other) < 0 ? one : other;
}

/** Pledges of one kind in one unit. */
export interface PledgeQuantities {
  readonly pledged: string;
  readonly delivered: string;
  readonly outstanding: string;
  readonly overdue: string;
}

/**
 * The pledges of one member, or of many, as shown (contracts.md §3): values in base currency, of the valued pledges; beside
 * them native quantities, of all. pledged − delivered = outstanding, in every unit.
 */
export interface PledgeFigures extends PledgeQuantities {
  /** The mean over pledges that fell due of what was delivered by then, to four places; null where none did. */
  readonly reliability: string | null;
  readonly pledges: number;
  /** Those that carry no value. They are unvalued, not worth zero. */
  readonly unvaluedPledges: number;
  /** Those behind the mean. */
  readonly fellDue: number;
  readonly byKind: Readonly<Record<string, Readonly<Record<string, PledgeQuantities>>>>;
}

class QuantitySum {
  private pledged = Amount.zero;
  private delivered = Amount.zero;
  private overdue = Amount.zero;

  add(pledged: Amount, delivered: Amount, isOverdue: boolean): void {
    this.pledged = this.pledged.plus(pledged);
    this.delivered = this.delivered.plus(delivered);
    if (isOverdue) this.overdue = this.overdue.plus(pledged.minus(delivered));
  }

  toQuantities(unit: Unit): PledgeQuantities {
    const { pledged, delivered, overdue } = this;
    return {
      pledged: formatAmount(pledged, unit),
      delivered: formatAmount(delivered, unit),
      outstanding: formatAmount(pledged.minus(delivered), unit),
      overdue: formatAmount(overdue, unit),
    };
  }
}

/** Adds pledges up. */
class PledgeSum {
  private readonly values = new QuantitySum();
  private readonly kinds = new Map<string, Map<string, QuantitySum>>();
  private readonly kept: Amount[] = [];
  private pledges = 0;
  private unvalued = 0;

  add({ kind, unit, pledged, delivered, isOverdue, kept }: PledgeOn): void {
    this.pledges += 1;
    if (kept) this.kept.push(kept);
    if (pledged.value && delivered.value) this.values.add(pledged.value, delivered.value, isOverdue);
    else this.unvalued += 1;
    let units = this.kinds.get(kind);
    if (!units) this.kinds.set(kind, (units = new Map<string, QuantitySum>()));
    let sum = units.get(unit);
    if (!sum) units.set(unit, (sum = new QuantitySum()));
    sum.add(pledged.quantity, delivered.quantity, isOverdue);
  }

  toFigures(base: Unit): PledgeFigures {
    const byKind: Record<string, Record<string, PledgeQuantities>> = {};
    for (const [kind, units] of [...this.kinds].sort(byName)) {
      const quantities = [...units].sort(byName).map(([unit, sum]) => [unit, sum.toQuantities(unitOf(unit))]);
      byKind[kind] = Object.fromEntries(quantities) as Record<string, PledgeQuantities>;
    }
    return {
      ...this.values.toQuantities(base),
      reliability: this.reliability?.toFixed(RELIABILITY_PLACES) ?? null,
      pledges: this.pledges,
      unvaluedPledges: this.unvalued,
      fellDue: this.kept.length,
      byKind,
    };
  }

  /** The mean of what was kept of each pledge, rounded here, once, half-even. */
  private get reliability(): Amount | null {
    const { length } = this.kept;
    return length === 0 ? null : sumOf(this.kept).dividedBy(Amount.parse(String(length)), RELIABILITY_PLACES);
  }
}

function byName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  return one[0] < other[0] ? -1 : 1;
}

/**
 * The pledges of each member at the end of a day, by member id. What a member that merged had promised stands with its
 * survivor.
 * @param survivorOf the member with whom a member's history is shown on that day
 */
export function pledgeFiguresOf(
  pledges: Iterable<PledgeOn>,
  survivorOf: (memberId: string) => string,
  base: Unit,
): Map<string, PledgeFigures> {
  const sums = new Map<string, PledgeSum>();
  for (const pledge of pledges) {
    const memberId = survivorOf(pledge.memberId);
    let sum = sums.get(memberId);
    if (!sum) sums.set(memberId, (sum = new PledgeSum()));
    sum.add(pledge);
  }
  return new Map([...sums].map(([memberId, sum]) => [memberId, sum.toFigures(base)]));
}

/** The figures of whoever never promised anything. */
export function noPledges(base: Unit): PledgeFigures {
  return new PledgeSum().toFigures(base);
}
