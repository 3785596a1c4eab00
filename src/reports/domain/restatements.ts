import { Amount } from '../../kernel/amount.js';
import { formatAmount, unitOf, type Unit } from '../../kernel/unit.js';
import type { FlowChange } from '../../portfolios/domain/flows.js';

/**
 * One figure of a closed quarter, in base currency: restated = sealed + earlier + change. The quarter itself keeps what was sealed
 * (domain.md §2, law 7); late items count in the quarters that book them.
 */
export interface RestatedFigure {
  /** What the quarter said when it was closed. */
  readonly sealed: string;
  /** What late items change that were booked before the quarter of the report. */
  readonly earlier: string;
  /** What late items change that are booked in the quarter of the report. */
  readonly change: string;
  /** The restatement difference: what all of them change. */
  readonly difference: string;
  /** What the quarter would say, had all of it been known in time. */
  readonly restated: string;
}

/** What a fact about an entry that is booked in the quarter of the report changes in a closed one. */
export interface LateItem {
  readonly entry: string;
  /** Where the fact stands in the ledger, and what it is, such as `EntryAccepted`. */
  readonly position: number;
  readonly type: string;
  readonly direction: 'given' | 'received';
  readonly kind: string;
  readonly quantity: string;
  readonly unit: string;
  /** In base currency; null where it is unvalued, which is not zero. */
  readonly value: string | null;
  /** The day that it belongs to, and the one on which it is booked. */
  readonly lateFor: string;
  readonly occurredOn: string;
}

/** What late items of a quarter change for one member in a quarter that was closed before. */
export interface Restatement {
  readonly quarter: string;
  readonly member: string;
  /** As it was called on the restated quarter's last day. */
  readonly name: string;
  /** The ledger's position at which the restated quarter was closed. */
  readonly closedAt: number;
  /** The member as it was sealed, as `explain` knows it. */
  readonly figure: string;
  readonly given: RestatedFigure;
  readonly received: RestatedFigure;
  /** given − received in the restated quarter. */
  readonly balance: RestatedFigure;
  readonly items: readonly LateItem[];
}

/** A fact that came late, with what it changes. */
export interface LateFact {
  readonly entryId: string;
  readonly position: number;
  readonly type: string;
  readonly lateFor: string;
  readonly occurredOn: string;
  readonly changes: readonly FlowChange[];
}

/** Values of what was given and received. */
export interface Sides {
  given: Amount;
  received: Amount;
}

export function nothing(): Sides {
  return { given: Amount.zero, received: Amount.zero };
}

/** What one account adds up: what late items changed earlier, and what they change now. */
export class RestatedAccount {
  private readonly earlier = nothing();
  private readonly change = nothing();
  private readonly items: LateItem[] = [];

  /** @param isNow whether the fact is booked in the quarter of the report */
  add(fact: LateFact, change: FlowChange, isNow: boolean, base: Unit): void {
    const sides = isNow ? this.change : this.earlier;
    sides[change.direction] = sides[change.direction].plus(change.value);
    if (isNow) this.items.push(lateItem(fact, change, base));
  }

  get isTouched(): boolean {
    return this.items.length > 0;
  }

  restated(sealed: Sides, base: Unit): Pick<Restatement, 'given' | 'received' | 'balance' | 'items'> {
    const figure = (of: (sides: Sides) => Amount): RestatedFigure => {
      const [was, before, now] = [of(sealed), of(this.earlier), of(this.change)];
      const shown = (amount: Amount): string => formatAmount(amount, base);
      const difference = before.plus(now);
      return {
        sealed: shown(was),
        earlier: shown(before),
        change: shown(now),
        difference: shown(difference),
        restated: shown(was.plus(difference)),
      };
    };
    return {
      given: figure(({ given }) => given),
      received: figure(({ received }) => received),
      balance: figure(({ given, received }) => given.minus(received)),
      items: this.items,
    };
  }
}

function lateItem(fact: LateFact, change: FlowChange, base: Unit): LateItem {
  const { entryId: entry, position, type, lateFor, occurredOn } = fact;
  const { direction, kind, unit, quantity, value } = change;
  // A value that is given later makes an unvalued entry a valued one: that is no quantity, but a value.
  const isUnvalued = change.unvalued !== 0 && change.entries !== 0;
  return {
    entry,
    position,
    type,
    direction,
    kind,
    quantity: formatAmount(quantity, unitOf(unit)),
    unit,
    value: isUnvalued ? null : formatAmount(value, base),
    lateFor,
    occurredOn,
  };
}
